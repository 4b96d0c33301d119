"""Phrases of the vocabulary found in a sentence: longest match over words, whatever their inflection."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, count, repeat
from operator import itemgetter
from typing import TypeVar

from liaison.enrich.grammar.tokens import Token, tokens_of

Value = TypeVar("Value")

MAX_REMEMBERED = 50_000
"""Words whose phrases are kept, some 10 MB a set."""
LISTED = 5
"""Names this long may hold a list with commas ("Bureau of Alcohol, Tobacco, …")."""
_STAR = "ǃ"
"""A letter that no text holds: keeps `*` inside its word when a phrase is cut into words."""
_GLUE = re.compile(r"^[\s\-–'’«»„“”\"/]*$")
_TEXT = itemgetter(Token._fields.index("text"))
_MIN_PREFIX = 2
"""Letters by which beginnings are looked up, the shortest that the vocabulary writes."""


@dataclass(frozen=True, slots=True)
class Word:
    """How one word of a phrase is met: `form` is a stem, a prefix or (exact) the word itself in capitals."""

    form: str
    kind: str
    capital: bool

    def meets(self, token: Token) -> bool:
        """Whether `token` is this word."""
        if self.kind == "exact":
            return token.text == self.form
        if self.capital and not token.upper:
            return False
        if self.kind == "prefix":
            head, _, tail = self.form.partition("*")
            return token.key.startswith(head) and tail in token.key[len(head) :]
        return token.key == self.form or (self.kind == "stem" and token.stem == self.form)


@dataclass(frozen=True, slots=True)
class Hit[Value]:
    """`tokens[first:last]` is the phrase that stands for `value`."""

    first: int
    last: int
    value: Value


@dataclass(slots=True)
class Phrases[Value]:
    """A set of phrases in one language, each with its value."""

    language: str
    stems: dict[str, list[tuple[tuple[Word, ...], Value]]] = field(default_factory=dict)
    exact: dict[str, list[tuple[tuple[Word, ...], Value]]] = field(default_factory=dict)
    prefixes: dict[str, list[tuple[str, tuple[tuple[Word, ...], Value]]]] = field(default_factory=dict)
    starts: dict[str, tuple[tuple[tuple[Word, ...], Value], ...]] = field(default_factory=dict)

    def add(self, phrase: str, value: Value, *, whole: bool = False) -> None:
        """Take in a phrase as the vocabulary writes it; `whole` words keep their endings (no inflection)."""
        words = tuple(self._words(phrase, whole))
        if not words:
            return
        first = words[0]
        if first.kind == "exact":
            self.exact.setdefault(first.form, []).append((words, value))
        elif first.kind == "prefix":
            head = first.form.partition("*")[0]
            bucket = self.prefixes.setdefault(head[:_MIN_PREFIX], [])
            insort(bucket, (head, (words, value)), key=lambda pair: -len(pair[0]))  # the longest beginning goes first
        else:
            self.stems.setdefault(first.form, []).append((words, value))

    def _words(self, phrase: str, whole: bool) -> Iterator[Word]:
        for piece in tokens_of(phrase.replace("*", _STAR), self.language):
            text = piece.text
            if _STAR in text:
                yield Word(piece.key.replace(_STAR, "*"), "prefix", text[0].isupper())
            elif len(text) > 1 and text.isupper():
                yield Word(text, "exact", True)
            else:
                yield Word(piece.key if whole else piece.stem, "whole" if whole else "stem", text[0].isupper())

    def at(self, tokens: Sequence[Token], first: int) -> Hit[Value] | None:
        """The longest phrase that begins with the word at `first`."""
        token = tokens[first]
        candidates = self.starts.get(token.text)
        if candidates is None:
            candidates = self._remember(token)
        best: Hit[Value] | None = None
        for words, value in candidates:
            last = first + len(words)
            if last > len(tokens) or (best is not None and last <= best.last):
                continue
            if last < len(tokens) and tokens[last].glue == "":
                continue
            if _meet(words, tokens, first):
                best = Hit(first, last, value)
        return best

    def _remember(self, token: Token) -> tuple[tuple[tuple[Word, ...], Value], ...]:
        """The phrases that can begin with a word; kept by word, as nine of ten words begin none."""
        if len(self.starts) >= MAX_REMEMBERED:
            self.starts.clear()
        text, key, stem = token.text, token.key, token.stem
        exact, stems, prefixes = self.exact.get(text), self.stems, self.prefixes.get(key[:_MIN_PREFIX])
        if exact is None and prefixes is None and key not in stems and stem not in stems:
            self.starts[text] = ()
            return ()
        candidates = [*(exact or ()), *stems.get(key, ())]
        if stem != key:
            candidates += stems.get(stem, ())
        candidates += [pair for head, pair in prefixes or () if key.startswith(head)]
        found = self.starts[text] = tuple([p for p in candidates if p[0][0].meets(token)]) if candidates else ()
        return found

    def find(self, tokens: Sequence[Token]) -> list[Hit[Value]]:
        """All phrases from left to right, longest first, none inside another."""
        hits = []
        at = 0
        # nine of ten words begin no phrase, and are passed over without a line of Python for each
        begin = map(self.starts.get, map(_TEXT, tokens), repeat(True))
        for place in compress(count(), begin):
            if place < at:
                continue
            hit = self.at(tokens, place)
            if hit is not None:
                hits.append(hit)
                at = hit.last
        return hits


def _meet(words: tuple[Word, ...], tokens: Sequence[Token], first: int) -> bool:
    for offset, word in enumerate(words):
        token = tokens[first + offset]
        if offset and not _is_joined(token.glue, tokens[first + offset - 1], len(words)):
            return False
        if not word.meets(token):
            return False
    return True


def _is_joined(glue: str, before: Token, length: int) -> bool:
    """Whether what stands between two words lets them be of one name: "St. Lucia", a long list with commas."""
    return bool(_GLUE.match(glue)) or (glue == ", " and length >= LISTED) or (glue == ". " and before.key == "st")


def listed(forms: str | Iterable[str]) -> list[str]:
    """The forms of a vocabulary entry: a list, or one string with commas."""
    if isinstance(forms, str):
        return [form.strip() for form in forms.split(",") if form.strip()]
    return list(forms)
