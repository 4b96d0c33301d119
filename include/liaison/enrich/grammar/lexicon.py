"""Finds the vocabulary's patterns in sentences: one pass over the words, whatever the number of patterns.

A pattern is a row of items, each matching one word in lower case: `police` (that word), `polic*` (a beginning), `*handel` (an
end), `*kriminal*` (a part), `a|b*` (either). `~` stands for up to three words in between, `~6` for up to six. Hyphens and
apostrophes part words as in the text (`deutsch-polnisch` is two items). Within alternatives `_` joins words (`smashed|took_down`);
`$officers` stands for the alternatives of that class in classes.yaml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import ahocorasick

from liaison.enrich.text import Sentence, Word, words_of
from liaison.model.vocabulary import Vocabulary

GAP = 3
EDGE = "|"
"""Where a word begins and ends, as the automaton reads it; no word and no alternative has it."""
MEMO = 60_000
"""Words remembered with their items; about 10 MB. A daily run of six languages meets some 40,000 different ones."""


class Hit(NamedTuple):
    """`id` of the term found in `sentence.words[first:last]`; offsets as in the sentence's field."""

    id: str
    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Step:
    """The next item of a pattern, after a gap of at most `gap` words."""

    item: int
    gap: int


class _Met(NamedTuple):
    """The items that a word matches, and the patterns that begin with one of them: term and rest."""

    items: frozenset[int]
    begun: tuple[tuple[str, tuple[_Step, ...]], ...]


_NOTHING = _Met(frozenset(), ())


class Lexicon:
    """The patterns of many terms, compiled."""

    def __init__(self, patterns: Iterable[tuple[str, str]]) -> None:
        """`patterns`: (term id, pattern)."""
        self._items: dict[str, int] = {}
        self._pieces: dict[str, list[int]] = {}
        self._starting: dict[int, list[tuple[str, tuple[_Step, ...]]]] = {}
        self._memo: dict[str, _Met] = {}
        for term, pattern in ((t, each) for t, written in patterns for each in _written_out(written)):
            first, *rest = self._steps(pattern)
            self._starting.setdefault(first.item, []).append((term, tuple(rest)))
        self._automaton = ahocorasick.Automaton()
        for piece, numbers in self._pieces.items():
            self._automaton.add_word(piece, tuple(numbers))
        self._automaton.make_automaton()

    def _steps(self, pattern: str) -> Iterator[_Step]:
        gap = 0
        for part in pattern.lower().replace("’", "'").split():
            if part[0] == "~":
                gap = int(part[1:] or GAP)
                continue
            for piece in _parts(part):
                yield _Step(self._item(piece), gap)
                gap = 0

    def _item(self, part: str) -> int:
        known = self._items.get(part)
        if known is not None:
            return known
        number = self._items[part] = len(self._items)
        for choice in part.split("|"):
            begins, ends = not choice.startswith("*"), not choice.endswith("*")
            piece = EDGE * begins + choice.strip("*") + EDGE * ends
            self._pieces.setdefault(piece or EDGE, []).append(number)  # `*` alone is met by every word
        return number

    def _met(self, word: str) -> _Met:
        numbers = {n for _, found in self._automaton.iter(f"{EDGE}{word}{EDGE}") for n in found}
        if len(self._memo) >= MEMO:
            self._memo.clear()
        begun = tuple(each for n in sorted(numbers) for each in self._starting.get(n, ()))
        met = self._memo[word] = _Met(frozenset(numbers), begun) if numbers else _NOTHING
        return met

    def find(self, words: tuple[Word, ...]) -> list[Hit]:
        """All hits by place; of several hits of one term at one place the longest."""
        memo = self._memo
        met = [memo.get(w.text) or self._met(w.text) for w in words]
        matching = [each.items for each in met]
        best: dict[tuple[str, int], int] = {}
        for place, each in enumerate(met):
            for term, rest in each.begun:
                if rest and not rest[0].gap and (place + 1 == len(met) or rest[0].item not in matching[place + 1]):
                    continue  # most patterns end here, before a call
                last = _follow(matching, place + 1, rest)
                if last > best.get((term, place), 0):
                    best[term, place] = last
        hits = [Hit(t, a, b, words[a].start, words[b - 1].end) for (t, a), b in best.items()]
        return sorted(hits, key=lambda hit: (hit.first, -hit.last, hit.id))


def _written_out(pattern: str) -> list[str]:
    """The patterns that one with alternatives of several words stands for."""
    parts = [part.replace("-", "_") if "|" in part else part for part in pattern.split()]
    for place, part in enumerate(parts):
        if "_" in part:
            single = "|".join(c for c in part.split("|") if "_" not in c)
            choices = [single] if single else []
            choices += [c.replace("_", " ") for c in part.split("|") if "_" in c]
            return [p for c in choices for p in _written_out(" ".join([*parts[:place], c, *parts[place + 1 :]]))]
    return [" ".join(parts)]


def _parts(part: str) -> list[str]:
    """The words of one written item: those with a hyphen or a Latin apostrophe are several words in the text."""
    return [p for p in part.replace("-", " ").split() if p] if "-" in part else [part]


def _follow(matching: list[frozenset[int]], place: int, steps: tuple[_Step, ...]) -> int:
    """The place after the last word of the pattern's rest, 0 where it does not go on."""
    if not steps:
        return place
    step, rest = steps[0], steps[1:]
    for at in range(place, min(place + step.gap + 1, len(matching))):
        if step.item in matching[at]:
            end = _follow(matching, at + 1, rest)
            if end:
                return end
    return 0


def find_in(lexicon: Lexicon, text: str) -> list[Hit]:
    """The hits in a bare text."""
    return lexicon.find(tuple(words_of(text, 0, len(text))))


def patterns_of(vocabulary: Vocabulary, name: str, language: str) -> Iterator[tuple[str, str]]:
    """(term id, pattern) of `<name>.yaml` in one language; patterns under `any` count in every language.

    A language without patterns of its own is read with the English ones. `broad`: what acts.yaml makes of classes.
    """
    if name == BROAD:
        spoken = language if language in vocabulary["classes"][0]["words"] else "en"
        for term in vocabulary["acts"]:
            yield from ((term["id"], _with_classes(p, vocabulary, spoken)) for p in term.get("broad") or ())
        return
    terms: list[Mapping[str, Any]] = vocabulary[name]
    spoken = language if any(language in (term.get("patterns") or {}) for term in terms) else "en"
    for term in terms:
        patterns = term.get("patterns") or {}
        for each in ("any", spoken):
            for pattern in patterns.get(each) or ():
                yield term["id"], _with_classes(pattern, vocabulary, spoken) if "$" in pattern else pattern


BROAD = "broad"
JOINED = ("acts", BROAD, "instruments", "topics", "bodies", "quantities")
"""Vocabularies that nearly every sentence is asked for: they are looked up in one pass over its words."""


@lru_cache(maxsize=16)
def _joined(vocabulary: Vocabulary, language: str) -> Lexicon:
    return Lexicon((f"{name} {term}", p) for name in JOINED for term, p in patterns_of(vocabulary, name, language))


@lru_cache(maxsize=256)
def _spoken(vocabulary: Vocabulary, language: str) -> str:
    """The language itself where some vocabulary has words of it, else English, so that all others share one lexicon."""
    names = [name for name in JOINED if name != BROAD]
    return language if any(language in (t.get("patterns") or {}) for n in names for t in vocabulary[n]) else "en"


def _with_classes(pattern: str, vocabulary: Vocabulary, language: str) -> str:
    """The pattern with the words of classes.yaml for each `$class`."""
    words = {f"${term['id']}": " ".join(term["words"][language].split()) for term in vocabulary["classes"]}
    return " ".join("|".join(words.get(c, c) for c in part.split("|")) for part in pattern.split())


_LATEST: dict[int, tuple[tuple[Word, ...], Vocabulary, str, dict[str, list[Hit]]]] = {}
"""The hits of the sentences read last, by the identity of their words: several enrichers ask for each."""
MOST_LATEST = 512


def hits_in(sentence: Sentence, vocabulary: Vocabulary, name: str, language: str) -> list[Hit]:
    """The terms of `<name>.yaml` (one of JOINED) found in a sentence."""
    words = sentence.words
    known = _LATEST.get(id(words))
    if known is None or known[0] is not words or known[1] is not vocabulary or known[2] != language:
        found: dict[str, list[Hit]] = {each: [] for each in JOINED}
        for hit in _joined(vocabulary, _spoken(vocabulary, language)).find(words):
            kind, _, term = hit.id.partition(" ")
            found[kind].append(Hit(term, hit.first, hit.last, hit.start, hit.end))
        if len(_LATEST) >= MOST_LATEST:
            _LATEST.clear()
        known = _LATEST[id(words)] = (words, vocabulary, language, found)
    return known[3][name]
