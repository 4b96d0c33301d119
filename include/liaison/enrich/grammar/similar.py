"""Whether two spellings of a name are one: transliterated and folded, then compared by word."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_CYRILLIC = dict(
    zip(
        "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя",
        [
            "a",
            "b",
            "v",
            "g",
            "g",
            "d",
            "e",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "i",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "u",
            "f",
            "h",
            "c",
            "ch",
            "sh",
            "sch",
            "",
            "i",
            "",
            "e",
            "iu",
            "ia",
        ],
        strict=True,
    )
)
_FOLDS = (
    ("shch", "s"),
    ("sch", "s"),
    ("tsch", "c"),
    ("dsch", "j"),
    ("zsch", "c"),
    ("sh", "s"),
    ("sz", "s"),
    ("ch", "c"),
    ("cz", "c"),
    ("ts", "c"),
    ("tz", "c"),
    ("kh", "h"),
    ("zh", "z"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
    ("ie", "e"),
    ("ei", "e"),
)
_LATIN = str.maketrans({**_CYRILLIC, "ł": "l", "ß": "ss", "ø": "o", "ı": "i", "'": "", "’": "", "ʼ": ""})
SAME = 0.84
"""Below it lie Zubov and Zubkov only with a given name in common; above, von Geir and von Geyr (issue: seeds)."""


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A key that spellings of one name share: Latin letters, digraphs and doubles unified, no marks."""
    text = name.lower().translate(_LATIN)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = re.sub(r"[^a-z ]+", " ", text)
    for old, new in _FOLDS:
        text = text.replace(old, new)
    return " ".join(re.sub(r"([a-z])\1+", r"\1", text).split())


def close(first: str, second: str) -> bool:
    """Whether two words are spellings of one name."""
    a, b = fold(first), fold(second)
    return a == b or (
        min(len(a), len(b)) >= 4 and SequenceMatcher(None, a, b, autojunk=False).ratio() >= SAME and a[:1] == b[:1]
    )


def same_person(first: str, second: str) -> bool:
    """Whether two names can be one person's: each word of the shorter has its spelling or initial in the longer, the surname too."""
    a, b = fold(first).split(), fold(second).split()
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    rest = list(long)
    initials = 0
    for word in sorted(short, key=len, reverse=True):  # an initial could take the surname's place
        match = next((w for w in rest if w == word), None) or next((w for w in rest if _spelling(word, w)), None)
        if match is None and (len(word) == 1 or any(len(w) == 1 for w in rest)):
            match = next((w for w in rest if w[0] == word[0] and (len(word) == 1 or len(w) == 1)), None)
            initials += 1
        if match is None:
            return False
        rest.remove(match)
    if len(short) == 1:
        return short[0] == long[-1] or _spelling(short[0], long[-1]) or short[0] in long
    return initials < len(short)


def _spelling(first: str, second: str) -> bool:
    if len(first) < 3 or len(second) < 3 or first[0] != second[0]:
        return False
    ratio = SequenceMatcher(None, first, second, autojunk=False).ratio()
    return ratio >= (0.74 if min(len(first), len(second)) <= 4 else 0.8)
