"""Cities and regions that the report names, apart from the names of its bodies and people."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.gazetteer import SLAVIC, capitals_of, cities_of
from liaison.enrich.grammar.phrases import Phrases
from liaison.enrich.grammar.tokens import tokens_of
from liaison.enrich.sections import NOISE
from liaison.enrich.text import Sentence, Text
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary

_WHERE_WORDS = """
in near at from to of towards around outside and between into via reached nach aus bei von um nahe über bis à au
aux de d depuis vers près dans sur entre w we z ze do pod koło в у з із до під біля поблизу м місті міста во из
под близ около г городе города городом
"""
WHERE = frozenset(_WHERE_WORDS.split())
"""Words before a place. Other capitalised words that some city shares its name with ("Data", "Post") stand elsewhere."""


@lru_cache(maxsize=32)
def _regions(vocabulary: Vocabulary, language: str) -> tuple[Phrases[str], frozenset[str]]:
    phrases: Phrases[str] = Phrases(language)
    places = vocabulary["places"]
    for name in places["regions"].get(language, places["regions"]["en"]):
        phrases.add(name, name)
    known = frozenset(n for lines in places["cities"].values() for line in lines for n in line.split(" / "))
    return phrases, known


def places(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """One mention for each place named: cities with country and location, regions without."""
    regions, known = _regions(vocabulary, text.language)
    cities = cities_of(vocabulary, text.language)
    declined = text.language in (*SLAVIC, "pl")  # «клопотання Братислави»: a capital is met in any form
    capitals = capitals_of(vocabulary) if declined else frozenset()
    for sentence in text.sentences:
        if sentence.section == NOISE:
            continue
        tokens = tokens_of(sentence.text, text.language)
        taken = _taken(sentence, findings)
        at = 0
        while at < len(tokens):
            start = sentence.start + tokens[at].start
            city = None if start in taken else cities.at(tokens, at)
            placed = bool(at) and tokens[at - 1].key in WHERE
            end = start if city is None else sentence.start + tokens[city[0] - 1].end
            name = sentence.text[start - sentence.start : end - sentence.start]
            sure = capitals if name not in known else capitals_of(vocabulary)  # "The Hague": of several words
            if city is not None and (placed or tokens[at].text in known or city[1].name in sure):
                last, found = city
                properties = {"country": found.country, "location": found.location}
                yield Mention("Address", "places", found.name, sentence.where, start, end, "city", "1", 0.8, properties)
                at = last
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
