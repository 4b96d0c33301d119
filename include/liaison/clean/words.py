"""The word lists of words.yaml, ready for look-ups."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

LISTS = ("related", "share", "cookie", "legal", "caption", "byline", "date", "paywall", "error", "login")
"""Kinds of opening words; the order gives the columns of the block features."""
LONGEST = 6
LONGEST_TEXT = 400
ENDS = ":.,!?…|>»-–"


@cache
def _lists() -> dict[str, object]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return dict(yaml.load(Path(__file__).with_name("words.yaml").read_text("utf-8"), Loader=loader))  # noqa: S506


@cache
def months() -> dict[str, int]:
    """Month name or short form → 1..12."""
    return {str(name): int(number) for number, names in _lists()["months"].items() for name in names}  # type: ignore[attr-defined]


@cache
def words(kind: str) -> frozenset[str]:
    """The phrases of one list, lower case."""
    return frozenset(str(phrase) for phrase in _lists()[kind])  # type: ignore[attr-defined]


@cache
def _openings() -> dict[str, int]:
    """Phrase → bits over LISTS."""
    found: dict[str, int] = {}
    for place, kind in enumerate(LISTS):
        for phrase in words(kind):
            key = " ".join(phrase.split())
            found[key] = found.get(key, 0) | 1 << place
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _openings())


def opening_bits(text: str) -> int:
    """One bit per list of LISTS with a phrase that `text` begins with; 0 for texts longer than LONGEST_TEXT."""
    if len(text) > LONGEST_TEXT:
        return 0
    beginnings = text[:70].casefold().replace("’", "'").split(maxsplit=LONGEST)[:LONGEST]
    if not beginnings or not (beginnings[0] in _first_words() or beginnings[0].rstrip(ENDS) in _first_words()):
        return 0
    phrases = _openings()
    bits = 0
    beginning = ""
    for word in beginnings:
        beginning = f"{beginning} {word}" if beginning else word
        bits |= phrases.get(beginning, 0) | phrases.get(beginning.rstrip(ENDS), 0)
    return bits
