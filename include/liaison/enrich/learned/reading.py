"""What the model says of a sentence and of the parties that it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from liaison.enrich.learned.acting import SHORTEST, row_of
from liaison.enrich.learned.grams import Hashes, fold, grams, words
from liaison.enrich.learned.mentions import Named, hidden
from liaison.enrich.learned.model import Features, Model, features_of, model, with_cues

ACT = "act"
OF_TYPE = ("act ", "kind ", "read ")
MANY = 4
"""Names from here on are one."""
NEAR, FAR = 14, 70
"""Letters beside a name that tell its side: close by, and further."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Probabilities: that a sentence states an act not told before; of each type that this has, of each status; of each means
    by itself."""

    act: float
    kinds: dict[str, float]
    statuses: dict[str, float]
    means: dict[str, float]


def sentence_hashes(text: str, names: tuple[Named, ...]) -> Hashes:
    """Letters and words of a sentence, its countries hidden."""
    folded = fold(hidden(text, names)).strip()
    return np.concatenate([grams(f" {folded} "), words(folded)])


def words_of(text: str, names: Sequence[Named]) -> Features:
    """The features of a sentence's letters and words, as the heads in use weigh them."""
    return _words_of(text, tuple(names), model())


@lru_cache(maxsize=64)  # three questions ask for those of a report's opening, two for those of an act
def _words_of(text: str, names: tuple[Named, ...], known: Model) -> Features:
    return features_of(sentence_hashes(text, names), known.rarity)


def read_sentence(
    text: str, names: Sequence[Named], cues: Sequence[str], place: int, length: int, least: float = 0.0
) -> Reading | None:
    """What a sentence states, the one at `place` of `length`; None where the chance of an act is below `least`: most sentences need
    no more than that. The trees know whole reports: in shorter texts the head of acts speaks alone."""
    heads, told = model().heads, words_of(text, names)
    all_told = with_cues(told, cues)
    if length < SHORTEST:
        act = heads["act"].chances(all_told)[ACT]
    else:
        said, seen = (float(heads[head].odds(each)[0]) for head, each in (("said", told), ("act", all_told)))
        row = row_of(model().acts.columns, cues, said, seen, place, length)
        act = float(model().acts.chance(row[:, None])[0])
    if act < least:
        return None
    return Reading(
        act,
        heads["kind"].chances(with_cues(told, cues_of_type(cues))),
        heads["status"].chances(all_told),
        heads["means"].chances(all_told),
    )


def cues_of_type(cues: Iterable[str]) -> list[str]:
    """The cues that tell an act's type: the acts that the rules know and what they read. More of them make it follow the rules
    where these are wrong."""
    return [cue for cue in cues if cue.startswith(OF_TYPE)]


def odds_of_more(text: str, names: Sequence[Named], kind: str, language: str) -> float:
    """The log-odds that the act of a sentence, of type `kind`, has parties that it does not name."""
    told = with_cues(words_of(text, names), cues_of_more(names, kind, language))
    return float(model().heads["more"].odds(told)[0])


def cues_of_more(names: Sequence[Named], kind: str, language: str) -> list[str]:
    """The cues that tell it."""
    count = min(len({name.key for name in names}), MANY)
    return [f"named {count}", f"kind {kind}", f"named {count} {kind}", f"language {language}"]


def beside(text: str, names: Sequence[Named], at: int) -> tuple[Hashes, list[str]]:
    """Of the name `names[at]`: the letters left and right of it, near and far; and as cues its form, its place among the others
    and the words beside it."""
    name, order = names[at], list(dict.fromkeys(each.key for each in names))
    left = (" " + fold(hidden(text, names, 0, name.start, name.key)))[-FAR:]
    right = (fold(hidden(text, names, name.end, None, name.key)) + " ")[:FAR]
    own = order.index(name.key)
    hashes = np.concatenate(
        [
            grams(left[-NEAR:], (2, 3, 4, 5, 6), 1),
            grams(right[:NEAR], (2, 3, 4, 5, 6), 2),
            grams(left, (4, 5), 3),
            grams(right, (4, 5), 4),
        ]
    )
    return hashes, [
        f"form {text[name.start : name.end][-3:].lower()}",
        f"named {name.kind} {own}",
        f"order {own} of {min(len(order), 4)}",
        f"beside {left.split()[-1:]} {right.split()[:1]}",
    ]


def sides_of(text: str, names: Sequence[Named], cues: Sequence[Sequence[str]]) -> dict[str, dict[str, float]]:
    """By party: the probabilities of initiator, recipient, both and none; `cues`: what is known of each name."""
    head = model().heads["side"]
    found: dict[str, list[dict[str, float]]] = {}
    for at, name in enumerate(names):
        hashes, own = beside(text, names, at)
        told = with_cues(features_of(hashes, None), [*cues[at], *own])
        found.setdefault(name.key, []).append(head.chances(told))
    return {
        key: {side: float(np.mean([chances[side] for chances in each])) for side in each[0]}
        for key, each in found.items()
    }
