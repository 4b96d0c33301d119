"""The features of a sentence: letter groups and words, hashed into a fixed number of places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint32]
Places = npt.NDArray[np.int64]

BITS = 18
"""Letter groups and words share 2^18 places."""
CUES = 4096
"""Further places, for what the rules say of a sentence."""
SIZE = (1 << BITS) + CUES
GROUPS = (4, 5)
"""Letters of a group, blanks counted as letters."""
_PRIME = np.uint32(16777619)
_OTHER = re.compile(r"[^\w]+")
_DIGIT = re.compile(r"\d")


def fold(text: str) -> str:
    """Lower case, each digit a 0, one blank for everything else that is no letter."""
    return _OTHER.sub(" ", _DIGIT.sub("0", unicodedata.normalize("NFC", text).lower()))


def grams(folded: str, sizes: Sequence[int] = GROUPS, tag: int = 0) -> Hashes:
    """The hashes of the letter groups of a folded text; `tag` keeps apart where they stand."""
    letters = np.frombuffer(folded.encode("utf-32-le"), dtype=np.uint32)
    found = [np.zeros(0, np.uint32)]
    hashes = (letters ^ np.uint32((tag + 1) * 0x85EBCA6B & 0xFFFFFFFF)) * _PRIME
    for size in range(2, min(max(sizes), len(letters)) + 1):  # a group of three letters is one of two and the next
        hashes = (hashes[:-1] ^ letters[size - 1 :]) * _PRIME
        if size in sizes:
            found.append(hashes)
    return _mixed(np.concatenate(found))


def words(folded: str, tag: int = 0) -> Hashes:
    """The hashes of the words of a folded text and of each two that follow each other."""
    row = folded.split()
    if not row:
        return np.zeros(0, np.uint32)
    hashes = np.array([_hash(word) for word in row], dtype=np.uint32) ^ np.uint32(tag * 0x27D4EB2F & 0xFFFFFFFF)
    return _mixed(np.concatenate([hashes, hashes[:-1] * np.uint32(31) ^ hashes[1:]]))


def text_places(hashes: Hashes) -> Places:
    """The places of hashes of letters and words."""
    return (hashes & np.uint32((1 << BITS) - 1)).astype(np.int64)


def cue_places(cues: Iterable[str]) -> Places:
    """The places of what the rules say, one for each name."""
    return np.array(sorted({(1 << BITS) + _hash(cue) % CUES for cue in cues}), dtype=np.int64)


@lru_cache(maxsize=65_536)
def _hash(word: str) -> int:
    number = 2166136261
    for byte in word.encode():
        number = ((number ^ byte) * 16777619) & 0xFFFFFFFF
    return number


def _mixed(hashes: Hashes) -> Hashes:
    """The hashes with all bits of them in the last ones."""
    mixed = (hashes ^ (hashes >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    mixed = (mixed ^ (mixed >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return mixed ^ (mixed >> np.uint32(16))
