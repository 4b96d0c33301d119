"""Cases and nominatives of Ukrainian and Russian words (pymorphy3), asked only for words that grammar is unsure of."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pymorphy3

LANGUAGES = frozenset({"uk", "ru"})
UNLIKELY = 0.04
"""Readings below this share are left out: at 0 every second noun is also a verb."""


@lru_cache(maxsize=2)
def _analyzer(language: str) -> Any:
    return pymorphy3.MorphAnalyzer(lang=language)


@lru_cache(maxsize=32768)
def readings(key: str, language: str) -> tuple[Any, ...]:
    """The likely readings of a word in lower case, best first."""
    parses = _analyzer(language).parse(key)
    return tuple(p for p in parses if p.score >= UNLIKELY) or tuple(parses[:1])


@lru_cache(maxsize=32768)
def tags(key: str, language: str) -> frozenset[str]:
    """All grammemes that some likely reading of the word has, with case and part joined ("NOUN:gent")."""
    found: set[str] = set()
    for reading in readings(key, language):
        tag = reading.tag
        found |= set(tag.grammemes)
        if tag.POS and tag.case:
            found.add(f"{tag.POS}:{tag.case}")
    return frozenset(found)


def known(key: str, language: str) -> bool:
    """Whether the dictionary has the word."""
    return bool(_analyzer(language).word_is_known(key))


def is_adjective(key: str, language: str) -> bool:
    """Whether the word may be an adjective or participle that is no pronoun."""
    return any(r.tag.POS in ("ADJF", "PRTF") and "Apro" not in r.tag.grammemes for r in readings(key, language))


def is_numeral(key: str, language: str) -> bool:
    """Whether the word may be a number word: «сорок»."""
    return any(r.tag.POS == "NUMR" for r in readings(key, language))


def is_verb(key: str, language: str) -> bool:
    """Whether the word may be a verb in any form."""
    return any(r.tag.POS in ("VERB", "INFN", "GRND") for r in readings(key, language))


@lru_cache(maxsize=32768)
def nominative(key: str, language: str, gender: str | None = None, kind: str | None = None) -> str:
    """The nominative of one word in its number; adjectives take `gender` in the singular.

    `kind` prefers readings with that grammeme: Name, Surn, Patr, ADJF, NOUN.
    """
    options = readings(key, language)
    if kind:
        options = tuple(r for r in _analyzer(language).parse(key) if kind in r.tag.grammemes) or options
    reading = options[0]
    wanted = {"nomn"}
    if reading.tag.POS in ("ADJF", "PRTF") and gender:
        wanted |= {"sing", gender}
    elif reading.tag.number:
        wanted.add("sing" if kind in ("Name", "Surn", "Patr") else reading.tag.number)
    if kind in ("Name", "Surn", "Patr") and gender in ("masc", "femn"):
        wanted.add(gender)
    inflected = reading.inflect(wanted) or reading.inflect(wanted - {"sing"}) or reading.inflect({"nomn"})
    return str(inflected.word) if inflected else key


@lru_cache(maxsize=8192)
def gender_of(key: str, language: str) -> str | None:
    """masc, femn or neut of a noun."""
    for reading in readings(key, language):
        if reading.tag.POS == "NOUN" and reading.tag.gender:
            return str(reading.tag.gender)
    return None


def like(word: str, pattern: str) -> str:
    """`word` with the capitals of `pattern`."""
    if len(pattern) > 1 and pattern.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if pattern[:1].isupper() else word
