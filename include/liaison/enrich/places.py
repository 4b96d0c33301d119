"""Cities and regions that the report names, apart from the names of its bodies and people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.gazetteer import SLAVIC, capitals_of, cities_of
from liaison.enrich.grammar.phrases import Phrases
from liaison.enrich.grammar.tokens import Token, stem, tokens_of
from liaison.enrich.sections import NOISE
from liaison.enrich.text import Sentence, Text
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary

_WHERE_WORDS = """
in near at from to of towards around outside and between into via reached nach aus bei von um nahe über bis à au
aux de d depuis vers près dans sur entre w we z ze do pod koło в у з із зі до під біля поблизу м місті міста во из со
под близ около г городе города городом
"""
UNCERTAIN = frozenset({"Досі"})
"""Forms of towns that are other words, too: «Досі» is mostly "until now"."""
WHERE = frozenset(_WHERE_WORDS.split())
"""Words before a place. Other capitalised words that some city shares its name with ("Data", "Post") stand elsewhere."""
LINKING = frozenset(["and", "und", "et", "i", "oraz", "та", "і", "й", "и"])
"""Between the places of one list: "z Wrocławia, Liberca i Drezna"."""


NAMESAKES = frozenset({"Sofia", "Santiago", "Lima", "Colombo", "Georgetown", "Manila"})
"""Capitals that share their name with people and things."""


def _stands_alone(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether no other name stands beside a capital's: "Tokyo had already paid", not "Paris Hilton"."""
    if first and (tokens[first - 1].upper and tokens[first].glue == " "):
        return False
    return last < len(tokens) and not tokens[last].upper


@lru_cache(maxsize=32)
def _regions(vocabulary: Vocabulary, language: str) -> tuple[Phrases[str], frozenset[str]]:
    phrases: Phrases[str] = Phrases(language)
    places = vocabulary["places"]
    for name in places["regions"].get(language, places["regions"]["en"]):
        phrases.add(name, name)
    known = frozenset(n for lines in places["cities"].values() for line in lines for n in line.split(" / "))
    return phrases, known


@lru_cache(maxsize=4)
def _known_forms(vocabulary: Vocabulary, language: str) -> frozenset[str]:
    """The stems of the vocabulary's cities of five letters or more: «полиция Стамбула», «суд Неаполя»."""
    _, known = _regions(vocabulary, language)
    long = (name.lower() for name in known if name.isalpha() and len(name) >= LONG_NAME and name[0] >= "\u0400")
    return frozenset(stem(name, language) for name in long)


LONG_NAME = 5
"""Letters from which the stem of a city's name meets few other words."""


def places(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """One mention for each place named: cities with country and location, regions without."""
    regions, known = _regions(vocabulary, text.language)
    cities = cities_of(vocabulary, text.language)
    declined = text.language in (*SLAVIC, "pl")  # «клопотання Братислави»: a capital is met in any form
    capitals = capitals_of(vocabulary) if declined else frozenset()
    government = frozenset() if declined else capitals_of(vocabulary) - NAMESAKES
    forms = _known_forms(vocabulary, text.language) if text.language in SLAVIC else frozenset()
    for sentence in text.sentences:
        if sentence.section == NOISE:
            continue
        tokens = tokens_of(sentence.text, text.language)
        taken = _taken(sentence, findings)
        at, listed = 0, -1
        while at < len(tokens):
            if not tokens[at].upper:
                at += 1
                continue
            start = sentence.start + tokens[at].start
            city = None if start in taken else cities.at(tokens, at)
            placed = bool(at) and tokens[at - 1].key in WHERE
            if listed >= 0 and (at == listed or (at == listed + 1 and tokens[at - 1].key in LINKING)):
                placed = placed or at == listed + 1 or tokens[at].glue == ", "
            certain = tokens[at].text not in UNCERTAIN
            alone = city is not None and city[1].name in government and _stands_alone(tokens, at, city[0])
            end = start if city is None else sentence.start + tokens[city[0] - 1].end
            name = sentence.text[start - sentence.start : end - sentence.start]
            sure = capitals if name not in known else capitals_of(vocabulary)  # "The Hague": of several words
            told = tokens[at].text in known or tokens[at].stem in forms
            if city is not None and (placed or alone or (certain and (told or city[1].name in sure))):
                last, found = city
                properties = {"country": found.country, "location": found.location}
                yield Mention("Address", "places", found.name, sentence.where, start, end, "city", "1", 0.8, properties)
                at = last
                listed = last if placed and text.language == "pl" else -1
                continue
            at += 1
        for hit in regions.find(tokens):
            start, end = sentence.start + tokens[hit.first].start, sentence.start + tokens[hit.last - 1].end
            if start not in taken:
                yield Mention("Address", "places", hit.value, sentence.where, start, end, "region", "1", 0.9, {})


def _taken(sentence: Sentence, findings: Findings) -> set[int]:
    """Where the names of bodies and people stand."""
    spans = (m for field in ("organizations", "people") for m in findings.within(sentence, field))
    return {position for m in spans for position in range(m.start, m.end)}
