"""Nations, towns and adjectives of regions in a sentence, by place."""

from __future__ import annotations

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.actors import OF
from liaison.enrich.grammar.gazetteer import local_adjectives
from liaison.enrich.grammar.tokens import tokens_of
from liaison.enrich.text import Sentence, Text
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary

REGIONAL = "regional"
"""The rule of an adjective of a region or town: it makes the body after it an actor and stands for nothing by itself."""
ADJECTIVES = ("ische", "ischen", "ischer", "isches", "ischem")
"""German words that are no nouns, though they open the news after its dateline with a capital."""


def countries_named(findings: Findings) -> frozenset[str]:
    """The countries that a report names, or whose bodies and people it names."""
    bodies = (*findings.of("organizations"), *findings.of("people"))
    named = frozenset(m.value for m in findings.of("countries_mentioned"))
    return named | frozenset(str(m.properties["country"]) for m in bodies if m.properties.get("country"))


def nations_in(
    sentence: Sentence, findings: Findings, named: frozenset[str], capitals: frozenset[str], bodies: dict[int, str]
) -> dict[tuple[int, int], Mention]:
    """Mentions of countries by the words they cover, of capitals, of cities of countries that the report names otherwise, and of
    cities right after a body: "a judge in Chicago"."""
    starts = {word.start: place for place, word in enumerate(sentence.words)}
    places = findings.within(sentence, "places")
    cities = [
        m
        for m in places
        if m.properties.get("country") in named
        or m.value in capitals
        or (m.properties.get("country") and _follows_body(sentence, starts.get(m.start, 0), bodies))
    ]
    found: dict[tuple[int, int], Mention] = {}
    taken: set[int] = set()
    for mention in (*findings.within(sentence, "countries_mentioned"), *cities):
        first = starts.get(mention.start)
        if first is None or first in taken:
            continue
        last = first
        while last < len(sentence.words) and sentence.words[last].start < mention.end:
            last += 1
        found[first, last] = mention
        taken |= set(range(first, last))
    return dict(sorted(found.items()))


def _follows_body(sentence: Sentence, place: int, bodies: dict[int, str]) -> bool:
    """Whether only "of" parts a word from one for police or justice before it."""
    return place > 1 and sentence.words[place - 1].text in OF and bodies.get(place - 2) == "core"


def regional_nations(
    sentence: Sentence,
    text: Text,
    vocabulary: Vocabulary,
    bodies: dict[int, str],
    nations: dict[tuple[int, int], Mention],
) -> dict[tuple[int, int], Mention]:
    """The states of regions and towns whose adjective stands right before a body: «оренбургские таможенники», „Wiener
    Ermittler“."""
    if not bodies:
        return {}
    starts = {word.start - sentence.start: place for place, word in enumerate(sentence.words)}
    tokens = tokens_of(sentence.text, text.language)
    taken = {place for first, last in nations for place in range(first, last)}
    found = {}
    for index, country in local_adjectives(sentence.text, vocabulary, text.language).items():
        place = starts.get(tokens[index].start)
        if place is not None and place not in taken and bodies.get(place + 1) in ("core", "side"):
            start, end = sentence.words[place].start, sentence.words[place].end
            found[place, place + 1] = Mention(
                "Country", "countries_mentioned", country, sentence.where, start, end, REGIONAL
            )
    return found
