"""Actors that stand in one list of names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from liaison.enrich.grammar.actors import LINKING, Actor
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence

_AND = words("and und et і й та и i oraz")


def in_one_list(sentence: Sentence, one: Actor, other: Actor) -> bool:
    """Whether two actors are members of one list of names: nothing but a comma or "and" stands between them."""
    row = sentence.words
    last = max((i for i in range(one.first, other.first) if row[i].start < one.end), default=one.first)
    between = row[last + 1 : other.first]
    gap = sentence.text[row[last].end - sentence.start : row[other.first].start - sentence.start]
    if other.by_body != one.by_body or any(c in gap for c in ".;:()–"):
        return False
    return (not between and "," in gap) or (len(between) == 1 and between[0].text in _AND and "," not in gap)


def coordinated(sentence: Sentence, actors: Sequence[Actor]) -> bool:
    """Whether all actors stand in one list: "Ukraine and Slovakia will train"."""
    ordered = sorted(actors, key=lambda a: a.first)
    for one, other in pairwise(ordered):
        between = [w for w in sentence.words[one.first : other.first] if w.start >= one.end]
        gap = sentence.text[max(0, one.end - sentence.start) : max(0, other.start - sentence.start)]
        if not between and not gap.strip():
            return False  # "indonezyjską policję japońscy instruktorzy nauczyli"
        if len(between) > 1 or not all(w.text in LINKING for w in between):
            return False
    return True
