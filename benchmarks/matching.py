"""When a name that was read is the labelled one: people and bodies by folded spelling, roles by their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from liaison.enrich.grammar.similar import fold

SMALL_WORDS = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "at",
        "in",
        "to",
        "a",
        "an",
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "und",
        "von",
        "im",
        "zur",
        "fuer",
        "de",
        "la",
        "le",
        "les",
        "du",
        "et",
        "d",
        "l",
        "i",
        "v",
        "u",
        "z",
        "po",
        "dla",
        "na",
    ]
)
RANKS = frozenset(
    fold(rank)
    for rank in [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "general",
        "maj",
        "brig",
        "lt",
        "col",
        "capt",
        "insp",
        "inspector",
        "commissioner",
        "ambassador",
        "minister",
        "sir",
    ]
)
CLOSE = 0.85
Similarity = Callable[[Any, Any], float]


@lru_cache(maxsize=50_000)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple("".join(c if c.isalnum() else " " for c in fold(text)).split())


def ratio(first: str, second: str) -> float:
    """How alike two strings are, 0..1."""
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


@lru_cache(maxsize=200_000)
def person(first: str, second: str) -> float:
    """1 for the same words in any order, else a close ratio, else 0."""
    a, b = ([w for w in words(name) if w not in RANKS] for name in (first, second))
    if not a or not b:
        return 0.0
    if set(a) == set(b):
        return 1.0
    best = max(ratio(" ".join(a), " ".join(b)), ratio(" ".join(sorted(a)), " ".join(sorted(b))))
    return best if best >= CLOSE else 0.0


@lru_cache(maxsize=200_000)
def body(first: str, second: str) -> float:
    """1 for the same words; less for close spellings, other endings, abbreviations and a name inside the longer one."""
    a, b = ([w for w in words(name) if w not in SMALL_WORDS] for name in (first, second))
    if not a or not b:
        return 0.0
    if set(a) == set(b):
        return 1.0
    best = ratio(" ".join(a), " ".join(b))
    if best >= CLOSE:
        return best
    if len(a) == len(b) and best >= 0.75 and all(max(ratio(x, y) for y in b) >= 0.75 for x in a):
        return best
    if _abbreviates(first, second) or _abbreviates(second, first):
        return 0.86
    small, big = sorted((set(a), set(b)), key=len)
    return 0.8 if len(small) >= 2 and small < big and len(small) / len(big) >= 0.6 else 0.0


def _abbreviates(short: str, long: str) -> bool:
    letters = "".join(words(short))
    parts = [w for w in "".join(c if c.isalnum() else " " for c in long).split() if w]
    every = "".join(w[0] for w in parts)
    main = "".join(w[0] for w in parts if fold(w) not in SMALL_WORDS)
    return len(letters) >= 3 and letters in {"".join(words(every)), "".join(words(main))}


def best(similarity: Callable[[str, str], float], first: Iterable[str], second: Sequence[str]) -> float:
    """The best similarity over all spellings of two things."""
    return max((similarity(x, y) for x in first for y in second), default=0.0)


def pairs(gold: Sequence[Any], found: Sequence[Any], similarity: Similarity) -> list[tuple[int, int]]:
    """One-to-one pairs (index in gold, index in found), the most similar first; similarity 0 never pairs."""
    scored = [(similarity(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    chosen = []
    for _, i, j in sorted((s for s in scored if s[0] > 0), key=lambda s: (-s[0], s[1], s[2])):
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            chosen.append((i, j))
    return chosen


def role_agrees(gold: str, found: str) -> bool:
    """Whether half of the words of two roles agree, endings forgiven."""
    a = [w for w in words(gold) if w not in SMALL_WORDS]
    rest = [w for w in words(found) if w not in SMALL_WORDS]
    if not a or not rest:
        return False
    total, hits = len(a) + len(rest), 0
    for word in a:
        twin = next((w for w in rest if w == word or (len(word) > 3 and ratio(w, word) >= 0.8)), None)
        if twin is not None:
            hits += 1
            rest.remove(twin)
    return 2 * hits / total >= 0.5
