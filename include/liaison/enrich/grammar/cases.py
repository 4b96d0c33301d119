"""The case of the phrase that names an actor, in languages whose endings tell it (Ukrainian, Russian)."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Word

CASES = words("nomn gent datv accs ablt loct")
PREPOSITIONS = words(
    "в у во на до від од для з із зі с со із от из к ко по за через між при про о об над під перед біля через"
)
REACH = 6
"""Words that a phrase is followed back over its genitives: «начальника управління поліції Польщі»."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The cases that the phrase may stand in, the preposition before it, and the place of its first word."""

    cases: frozenset[str]
    preposition: str | None
    start: int


def phrase_of(row: tuple[Word, ...], first: int, language: str) -> Phrase:
    """The phrase that holds the word at `first`: «експерти Національного агентства Японії» for Japan is one of «експерти»."""
    start, cases = _group(row, first, language)
    limit = max(0, first - REACH)
    while start > limit and "gent" in cases:
        before = start - 1
        if row[before].text in PREPOSITIONS or not _is_noun(row[before].text, language):
            break
        start, cases = _group(row, before, language)
    preposition = row[start - 1].text if start and row[start - 1].text in PREPOSITIONS else None
    if preposition is None:
        cases = cases - {"loct"}
        if start and "datv" in cases and morphology.is_verb(row[start - 1].text, language):
            cases = cases - {"gent"}  # «передала Польщі»
    return Phrase(cases, preposition, start)


def is_dative(row: tuple[Word, ...], first: int, language: str) -> bool:
    """Whether the phrase that holds the word at `first` can only be a dative without a preposition."""
    if language not in morphology.LANGUAGES:
        return False
    phrase = phrase_of(row, first, language)
    return phrase.preposition is None and phrase.cases == {"datv"}


def _group(row: tuple[Word, ...], place: int, language: str) -> tuple[int, frozenset[str]]:
    """The first word of the adjectives and the noun about `place`, and the cases that all of them share."""
    start = place
    while start and row[start - 1].text not in PREPOSITIONS and morphology.is_adjective(row[start - 1].text, language):
        start -= 1
    cases = CASES
    for word in row[start:]:
        own = _cases(word.text, language)
        if not own:
            break
        cases = cases & own or own
        if not morphology.is_adjective(word.text, language):
            break
    return start, cases


def _cases(key: str, language: str) -> frozenset[str]:
    """The cases of a word; of people in the plural the accusative is the genitive, not the nominative that some list it as."""
    found = [r.tag for r in morphology.readings(key, language) if r.tag.case in CASES]
    cases = frozenset(str(tag.case) for tag in found)
    living = any("anim" in tag.grammemes and tag.POS == "NOUN" for tag in found)
    return cases - {"accs"} if living and "nomn" in cases else cases


def _is_noun(key: str, language: str) -> bool:
    return any(r.tag.POS == "NOUN" for r in morphology.readings(key, language))
