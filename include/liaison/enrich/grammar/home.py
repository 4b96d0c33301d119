"""Whose officials and bodies a report means where it names no country."""

from __future__ import annotations

import re

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.gazetteer import cities_of
from liaison.enrich.grammar.tokens import tokens_of
from liaison.enrich.sections import NOISE
from liaison.enrich.text import Text
from liaison.model.vocabulary import Vocabulary

WORLDWIDE = frozenset(
    {"Reuters", "AFP", "AP", "Xinhua", "Sputnik", "BBC", "DW", "Anadolu", "MENAFN", "Agence France-Presse"}
)
"""Agencies that write from everywhere: their own country says nothing about the report."""
STATE = re.compile(
    r", (?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|N\.H|N\.J|N\.M|N\.Y|N\.C|N\.D|Okla|Ore|Pa|R\.I|S\.C|S\.D|Tenn|Tex|Texas|Vt|Va|Wash|W\.Va|Wis|Wyo)\b"
)
GERMAN = frozenset({"DE", "AT", "CH", "LI", "LU"})
"""Where reports in German come from; Germany's own name none of the others beside it need."""
BY_LANGUAGE = {"uk": "UA", "pl": "PL"}


def home_country(text: Text, findings: Findings, vocabulary: Vocabulary) -> str | None:
    """The publisher's country, else the language's, the dateline's, the first medium's; else the country most named."""
    told = home_told(text, findings, vocabulary)
    if told is not None:
        return told
    named = [m.value for m in findings.of("countries_mentioned")]
    named += _towns(text, vocabulary)
    if text.language == "de":
        named += [str(m.properties["country"]) for m in findings.of("organizations") if m.properties.get("country")]
        named = [country for country in named if country in GERMAN]
        if "DE" in named or not named:
            return "DE"
    return max(dict.fromkeys(named), key=named.count) if named else None


def home_told(text: Text, findings: Findings, vocabulary: Vocabulary) -> str | None:
    """The same by what the report tells: publisher, language, dateline, first medium; None where these are silent."""
    if text.publisher_country:
        return text.publisher_country
    if text.language in BY_LANGUAGE:
        return BY_LANGUAGE[text.language]
    opening = next((s for s in text.sentences if s.where != "headline"), None)
    if opening is not None:
        tokens = tokens_of(opening.text[:60], text.language)
        if text.language == "en" and STATE.search(opening.text[:60]):
            return "US"
        cities = cities_of(vocabulary, text.language)
        for index in range(min(4, len(tokens))):
            city = cities.at(tokens, index)
            if city is not None:
                return city[1].country
    for mention in findings.of("organizations"):
        if mention.properties["kind"] == "media" and mention.properties["country"] and mention.value not in WORLDWIDE:
            return str(mention.properties["country"])
    return None


def _towns(text: Text, vocabulary: Vocabulary) -> list[str]:
    """The countries of the towns that stand after "in", "at" and the like, one for each time."""
    cities = cities_of(vocabulary, text.language)
    found = []
    for sentence in text.sentences:
        tokens = tokens_of(sentence.text, text.language) if sentence.section != NOISE else ()
        for index in range(1, len(tokens)):
            if tokens[index].upper and tokens[index - 1].key in ("in", "at", "near", "from", "в", "во", "à", "de"):
                city = cities.at(tokens, index)
                found += [city[1].country] if city is not None else []
    return found
