"""Countries that the report names: by name, by what its people and things are called, in whatever form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.phrases import Hit, Phrases, listed
from liaison.enrich.grammar.tokens import Token, tokens_of
from liaison.enrich.sections import NOISE, dateline_end
from liaison.enrich.text import Sentence, Text
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary

_NO_COUNTRIES_WORDS = """
EU EZ UN QO XA XB ZZ AC CP DG EA IC TA CQ
"""
NO_COUNTRIES = frozenset(_NO_COUNTRIES_WORDS.split())
"""Codes in CLDR that are no country or ISO territory."""
SHORT_NAME = 5
"""Names of CLDR shorter than this are taken as they stand: the stem of «Куба» or «Мали» meets other words."""


@dataclass(frozen=True, slots=True, eq=False)
class CountryNames:
    """What the vocabulary and CLDR know about one language."""

    phrases: Phrases[str]
    combining: dict[str, str]
    also_people: frozenset[str]
    given_and_country: frozenset[str]
    public_words: frozenset[str]
    no_country_after: frozenset[str]
    not_first: frozenset[str]
    given_names: frozenset[str]
    subdivisions: frozenset[str]
    state_after: re.Pattern[str]
    state_cues: re.Pattern[str]
    country_cues: re.Pattern[str]


@lru_cache(maxsize=64)
def country_names(vocabulary: Vocabulary, language: str) -> CountryNames:
    """The country names of one language, compiled once."""
    words = vocabulary["countries"]
    phrases: Phrases[str] = Phrases(language)
    for code, name in _cldr_names(language):
        if code not in words["countries"]:
            phrases.add(name, code, whole=len(name) < SHORT_NAME or " " in name)
    for code, forms in words["countries"].items():
        for form in listed(forms.get(language, ())):
            phrases.add(form, code, whole=" " not in form and "-" not in form)
            if language == "pl" and form.endswith(("sk*", "ck*")):
                phrases.add(f"{form[:-2]}cy", code, whole=True)  # polscy, niemieccy
    if language not in words["combining"] and language not in words["traps"]:
        for code, name in _cldr_names(language):
            phrases.add(name, code, whole=True)
    for trap in words["traps"].get(language, ()):
        phrase, _, code = trap.partition(": ") if isinstance(trap, str) else ("", "", "")
        phrases.add(phrase, code)
    return CountryNames(
        phrases,
        {key.lower(): code for key, code in words["combining"].get(language, {}).items()},
        frozenset(words["names"]),
        frozenset(words["given_and_country"]),
        frozenset(words["public_words"].split()),
        frozenset(words["no_country_after"]),
        frozenset(words["not_first"]),
        frozenset(w for names in vocabulary["names"]["given"].values() for w in names.split()),
        frozenset(words["subdivisions"]),
        re.compile(r", (?:{})\b".format("|".join(map(re.escape, words["subdivisions"])))),
        re.compile(r"\b(?:{})\b".format("|".join(map(re.escape, words["georgia"]["state"])))),
        re.compile(r"\b(?:{})\b".format("|".join(map(re.escape, words["georgia"]["country"])))),
    )


def _cldr_names(language: str) -> Iterator[tuple[str, str]]:
    try:
        territories = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return
    for code, name in territories.items():
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES:
            yield code, re.sub(r"\s*\(.*?\)", "", name)


def find_countries(tokens: Sequence[Token], names: CountryNames) -> list[Hit[str]]:
    """The countries named in one sentence, halves of compounds ("Franco-German") included."""
    hits = [hit for hit in names.phrases.find(tokens) if hit.value and not _is_no_country(tokens, hit, names)]
    if names.combining:
        taken = {index for hit in hits for index in range(hit.first, hit.last)}
        for index, token in enumerate(tokens[:-1]):
            code = names.combining.get(token.key)
            if code and index not in taken and tokens[index + 1].glue == "-":
                hits.append(Hit(index, index + 1, code))
    return sorted(hits, key=lambda hit: hit.first)


@lru_cache(maxsize=2048)
def countries_of(sentence: str, vocabulary: Vocabulary, language: str) -> tuple[Hit[str], ...]:
    """The countries of one sentence by its `tokens_of`, kept for the enrichers that ask again."""
    return tuple(find_countries(tokens_of(sentence, language), country_names(vocabulary, language)))


def _is_no_country(tokens: Sequence[Token], hit: Hit[str], names: CountryNames) -> bool:
    """Whether a hit is part of a person's name or a town in an American state ("Lebanon, Pennsylvania")."""
    after = tokens[hit.last] if hit.last < len(tokens) else None
    before = tokens[hit.first - 1] if hit.first else None
    if hit.last - hit.first != 1:
        return False
    if after is not None and after.glue[:1] == "$":
        return True  # "US$20 million"
    if after is not None and after.upper and after.glue == " ":
        further = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
        if after.key in STREETS or (further is not None and further.upper and further.key in STREETS):
            return True  # "Jordan Road", "Turkey Hall Lane"
    token = tokens[hit.first]
    if _is_town(tokens, hit, names):
        return True
    if before is not None and (before.key in names.no_country_after or _is_nickname(tokens, hit)):
        return True
    if before is None and token.text in names.not_first:
        return True
    if token.text not in names.also_people:
        return False
    if before is not None and before.text in names.given_names and token.glue == " ":
        return True
    if after is None or not after.upper or after.caps or after.glue != " " or len(after.text) < 3:
        return False
    followed = token.text in names.given_and_country and after.key not in names.public_words
    return followed and not (before is not None and before.key in PREPOSITIONS and token.text != "Chad")


def _is_town(tokens: Sequence[Token], hit: Hit[str], names: CountryNames) -> bool:
    """Whether a state's name follows: "Lebanon, Ind."."""
    after = tokens[hit.last] if hit.last < len(tokens) else None
    return after is not None and after.glue == ", " and after.text in names.subdivisions and hit.value != "US"


def _is_nickname(tokens: Sequence[Token], hit: Hit[str]) -> bool:
    """Whether a name stands alone in quotation marks: a man called „Kongo“."""
    opened = tokens[hit.first].glue[-1:] in ("„", "«", "“", '"', "‚", "'")
    closed = hit.last < len(tokens) and tokens[hit.last].glue[:1] in ("“", "»", "”", '"', "‘", "'")
    return opened and closed and tokens[hit.first].upper


STREETS = frozenset({"road", "street", "avenue", "boulevard", "lane", "square", "drive", "terrace", "hotel", "bridge"})
_PREPOSITIONS_WORDS = """
in from to of with for and between across into en au et
"""
PREPOSITIONS = frozenset(_PREPOSITIONS_WORDS.split())


def countries_mentioned(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """One mention for each place in the prose that names a country; datelines and noise do not count."""
    names = country_names(vocabulary, text.language)
    american = american_names(text, names)
    for sentence, first in prose(text):
        tokens = tokens_of(sentence.text, text.language)
        for hit in countries_of(sentence.text, vocabulary, text.language):
            start, end = tokens[hit.first].start, tokens[hit.last - 1].end
            if start < first:
                continue
            if tokens[hit.first].key in american:
                continue
            yield Mention(
                schema="Country",
                field="countries_mentioned",
                value=hit.value,
                where=sentence.where,
                start=sentence.start + start,
                end=sentence.start + end,
                rule="country-name",
            )


def prose(text: Text) -> Iterator[tuple[Sentence, int]]:
    """The sentences that count, each with the offset in it behind its dateline."""
    opening = True
    for sentence in text.sentences:
        if sentence.section == NOISE:
            continue
        dated = opening and sentence.where != "headline"
        opening = opening and sentence.where == "headline"
        yield sentence, dateline_end(sentence.text) if dated else 0


def american_names(text: Text, names: CountryNames) -> frozenset[str]:
    """Names of countries, in lower case, that are none throughout this report: towns that it once gives with their state in
    America ("LEBANON, Ind. —"), Georgia where more cues speak for the state than for the country, and people ("Mr Holland")."""
    if text.language != "en":
        return frozenset()
    prose = [s.text for s in text.sentences if s.section != NOISE]
    found = set()
    if any("Georgia" in sentence for sentence in prose):
        whole = "\n".join(prose)
        if len(names.state_cues.findall(whole)) > len(names.country_cues.findall(whole)):
            found |= {"georgia", "georgian", "georgians"}
    for sentence in prose:
        found |= {name.lower() for name in _SURNAME.findall(sentence) if name in names.also_people}
        if names.state_after.search(sentence):
            tokens = tokens_of(sentence, text.language)
            found |= {tokens[h.first].key for h in names.phrases.find(tokens) if h.value and _is_town(tokens, h, names)}
    return frozenset(found)


_SURNAME = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Judge|Sgt|Sergeant|Constable|PC|Sir)\.? ([A-Z][a-z]+)\b")
