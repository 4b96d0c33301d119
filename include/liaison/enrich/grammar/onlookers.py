"""Who in a sentence only watches: observers at a conference, guests who listen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from liaison.enrich.grammar.actors import LINKING, OF, Actor
from liaison.enrich.text import Sentence, lowered

CUES = ("observ", "beobacht", "obserw", "наблюда", "спостер", "listened", "слуха", "слуша", "hör", "słucha")
"""One of these a sentence has that tells of onlookers."""
_OBSERVERS = r"(?:observers?|beobachter\w*|observat\w+|obserwator\w*|наблюдател\w+|спостерігач\w+)"
_LEADING = re.compile(
    rf"(?<!\w)(?:(?:as|als|jako|comme|en (?:qualité|tant) d['’]|в качестве|в роли|как|як|у ролі|в ролі|у статусі|в статусі|в статусе)\s?(?:an? )?(?:\w+ )?{_OBSERVERS}"
    rf"|в роли слушателей|у ролі слухачів|{_OBSERVERS} (?:\w+ ){{0,2}}?(?:from|aus|de|des|du|d['’]|z|ze|из|из-за|з|із|від)(?!\w))"
)
"""Words that name observers: who they are stands behind them, or else right before."""
_TRAILING = re.compile(
    r"(?<!\w)(?:(?:sent|dispatched|schickt\w*|entsandt\w*|envoyé\w*|wysła\w+|прислал\w*|направил\w*|надісла\w+|відрядил\w*) (?:[\w'’]+ ){0,2}?"
    rf"{_OBSERVERS}|{_OBSERVERS} (?:geschickt|entsandt|gestellt)|(?:only|merely|just) listened|listened in|(?:лише|лиш|тільки|только|лишь) слу[хш]а\w+|hörten? nur zu|tylko (?:\w+ )?słucha\w+)"
)
"""Words of watching whose subject stands before them."""
_RELATIVE = re.compile(
    r",\s(?:who|which|der|die|qui|як(?:ий|а|і)|котор(?:ый|ая|ые)|któr(?:y|a|zy|e))\s(?:[^\s,]+\s){0,3}$"
)
"""Before words of watching these begin a clause about one of the actors."""
_ENDS = re.compile(r"[;:()—–]|\.\s")
"""Marks that end the part of a sentence that tells of onlookers."""


def onlookers(sentence: Sentence, actors: Iterable[Actor]) -> set[int]:
    """The places of the actors that only watch."""
    text = lowered(sentence.text)
    if not any(cue in text for cue in CUES):
        return set()
    ordered = sorted(actors, key=lambda a: a.start)
    watching: set[int] = set()
    for pattern, behind in ((_LEADING, True), (_TRAILING, False)):
        for found in pattern.finditer(text):
            if _RELATIVE.search(text, 0, found.start()):
                continue  # "his deputy, who only listened, signed"
            end = next((m.start() for m in _ENDS.finditer(text, found.end())), len(text))
            after = [a for a in ordered if found.end() - 1 <= a.start - sentence.start < end] if behind else []
            watching |= {a.first for a in after or _listed_before(sentence, ordered, found.start())}
    return watching


def _listed_before(sentence: Sentence, ordered: Sequence[Actor], place: int) -> list[Actor]:
    """The last actors before a place, as far as they stand in one list: "…, while Serbia and Moldova sent observers"."""
    before = [a for a in ordered if a.start - sentence.start < place]
    found: list[Actor] = []
    for actor in reversed(before):
        if found and not _in_list(sentence, actor, found[-1]):
            break
        found.append(actor)
    return found


def _in_list(sentence: Sentence, one: Actor, other: Actor) -> bool:
    """Whether nothing but commas and small words stands between two actors, or they overlap."""
    between = [w.text for w in sentence.words if one.end <= w.start < other.start]
    return all(word in LINKING | OF for word in between)
