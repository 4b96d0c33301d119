"""Words of a sentence with the keys under which vocabulary and grammar look them up."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_LETTER = r"[^\W\d_]"
_WORD = re.compile(rf"(?:[A-Z]\.){{2,}}|{_LETTER}+(?:['’ʼ`]{_LETTER}{{2,}})*|\d+")
_FRENCH = re.compile(rf"(?:[A-Z]\.){{2,}}|(?:aujourd|Aujourd)['’]hui|{_LETTER}+|\d+")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'"})

_SLAVIC_ENDINGS = {
    "uk": "іями іях іям ією ія ію ії ій ові еві єві овому ового ями ами ими іми ого его ому ему ою єю ею ої ам ям ах ях ом ем єм ям ов ів їв ей ий их им ім і ї а я у ю о е є и ь й",
    "ru": "иями иях иям ием ией ия ию ии ий ями ами ыми ими ого его ому ему ою ею ый ой ей ам ям ах ях ом ем ов ев ых их ым им ую юю ая яя ое ее ые ие а я у ю о е ы и ь й",
    "pl": "iami ach iach ami ymi imi ego iego emu iemu iej ej ią ię ia iom om owi em iem ów ie ii ą ę a e i o u y",
}
_ENDINGS = {
    **{code: tuple(sorted(set(words.split()), key=lambda e: (-len(e), e))) for code, words in _SLAVIC_ENDINGS.items()},
    "de": ("es", "en", "em", "er", "s", "e", "n"),
    "fr": ("ales", "aux", "es", "e", "s"),
    "en": ("s",),
}
_MIN_STEM = {"uk": 3, "ru": 3, "pl": 3, "de": 4, "fr": 4, "en": 4}


class Token(NamedTuple):
    """One word: `text` as it stands, `key` in lower case with plain apostrophes, `stem` without its inflection.

    `start`, `end` are offsets in the sentence. `glue` is what stands between the word before and this one. `upper`: the word
    begins with a capital. `caps`: it is an abbreviation or shouted, two or more capitals and nothing else. (A tuple, as a frozen
    dataclass takes three times as long to make and reading makes thousands.)
    """

    text: str
    key: str
    stem: str
    start: int
    end: int
    glue: str
    upper: bool
    caps: bool


@lru_cache(maxsize=65536)
def stem(key: str, language: str) -> str:
    """`key` (lower case) without its ending, so that the forms of one word meet; words of three letters stay."""
    if language in ("uk", "ru"):
        key = key.replace("ё", "е")
    shortest = _MIN_STEM.get(language, 99)
    for ending in _ENDINGS.get(language, ()):
        if key.endswith(ending) and len(key) - len(ending) >= shortest:
            return key[: -len(ending)]
    return key


@lru_cache(maxsize=2048)
def tokens_of(text: str, language: str) -> tuple[Token, ...]:
    """The words of one sentence; hyphens part words, apostrophes inside do not (but in French they do)."""
    pattern = _FRENCH if language == "fr" else _WORD
    make = tuple.__new__  # without the call of Token itself, half of what a word costs
    found = []
    last = 0
    for match in pattern.finditer(text):
        word, key, stemmed, upper, caps = _word(match.group(), language)
        start, end = match.span()
        found.append(make(Token, (word, key, stemmed, start, end, text[last:start], upper, caps)))
        last = end
    return tuple(found)


@lru_cache(maxsize=65536)
def _word(word: str, language: str) -> tuple[str, str, str, bool, bool]:
    """What is known of a word wherever it stands: text, key, stem, whether it begins with a capital and is all capitals."""
    key = word.lower()
    if not word.isalpha():
        if word[-1] == "." and len(word) < 8:
            word = word.replace(".", "")
            key = word.lower()
        key = key.translate(_APOSTROPHES)
    return word, key, stem(key, language), word[0].isupper(), len(word) > 1 and word.isupper()
