"""Nations that act by their name alone: "Germany and Georgia have signed"."""

from __future__ import annotations

from liaison.enrich.grammar import forms_pl, morphology
from liaison.enrich.grammar.actors import LINKING
from liaison.enrich.grammar.nations import ADJECTIVES
from liaison.enrich.grammar.private_people import is_aside, is_one_person
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence, Text
from liaison.model.mention import Mention

GOVERNMENT = words("rząd rządu rządowi rządem rządzie")
"""Polish cases of "government"."""
YEAR = 4
"""Digits of a year."""


def strength_alone(sentence: Sentence, language: str, first: int, mention: Mention, capitals: frozenset[str]) -> str:
    """The strength of a nation or town without a body: its name only, its people, or a town of it."""
    if mention.field == "places":
        return "capital" if mention.value in capitals else "city"
    word = sentence.words[first].text
    if language in morphology.LANGUAGES and _is_a_people(word, language):
        return "people"
    return "people" if language == "pl" and forms_pl.people_of(word) == "group" else "name"


def _is_a_people(word: str, language: str) -> bool:
    """Whether a word names the people of a country as one who acts or receives: «румуни передали полякам»; in the genitive it
    counts suspects and crowds."""
    found = [r.tag for r in morphology.readings(word, language) if r.tag.POS == "NOUN"]
    return any("anim" in t.grammemes and t.number == "plur" and t.case in ("nomn", "datv", "ablt") for t in found)


def is_bare_name(
    sentence: Sentence,
    text: Text,
    first: int,
    mention: Mention,
    bodies: dict[int, str],
    elsewhere: dict[int, str],
    people: bool,
) -> bool:
    """A country's own name, or its people's, where no preposition makes it a place: "Germany and Georgia have signed"."""
    field = text.part(sentence.where)
    if not (field[mention.start].isupper() or people) or first in elsewhere or is_aside(sentence, first):
        return False
    if text.language == "pl" and forms_pl.people_of(sentence.words[first].text) == "one":
        return False  # "zatrzymano trzech Gruzinów"
    noun = text.language != "en" and first > 0  # «передала Польщі громадянина»: a noun, and no citizen of it
    noun = noun and not (text.language == "de" and sentence.words[first].text.endswith(ADJECTIVES))
    gap = field[sentence.words[first - 1].end : mention.start] if first else ""
    parted = any(mark in gap for mark in ",;:")  # "their citizens, France will"
    around = (None if noun else bodies.get(first + 1), None if parted else bodies.get(first - 1))
    if around[0] in ("private", "outside") or around[1] == "private":
        return False
    if text.language == "en" and _lists_people(sentence, first, bodies):
        return False
    before = sentence.words[first - 1].text if first else ""
    compound = field[mention.end : mention.end + 1] in ("-", "–")  # "an Australian-Indonesian sting"
    counted = before.isdigit() and len(before) < YEAR  # "In 2021 Berlin"
    return compound or not (is_one_person(sentence, first, text.language) or counted)


def _lists_people(sentence: Sentence, first: int, bodies: dict[int, str]) -> bool:
    """Whether a nation opens a list of two that private people stand after: "nine Albanian and Romanian nationals"."""
    joined = first + 1 < len(sentence.words) and sentence.words[first + 1].text in LINKING
    return joined and bodies.get(first + 3) == "private" and first + 2 not in bodies


def is_government(sentence: Sentence, first: int) -> bool:
    """Whether a nation's adjective stands before its government: "indyjski rząd podarował"."""
    return first + 1 < len(sentence.words) and sentence.words[first + 1].text in GOVERNMENT
