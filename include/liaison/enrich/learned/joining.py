"""Whether a state or body that a sentence does not name takes part in its act: "both services", "the two sides", or nothing at all
stands for it. Boosted trees over what the report told before, what the rules read and who is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from liaison.enrich.case import Case
from liaison.enrich.grammar.actors import INTERNATIONAL
from liaison.enrich.grammar.side_names import BOTH, INITIATOR, RECIPIENT
from liaison.enrich.learned.acting import filled_row
from liaison.enrich.learned.model import model
from liaison.enrich.statements import Statement
from liaison.model.fact import Fact

NONE = "none"
"""No party of the act."""
NUMBERS = (
    "# more", "# named", "# sure", "# firm", "# main", "# main named", "# ruled", "# ruled named", "# told", "# told most",
    "# candidates", "# history", "# place", "# length", "# rank", "# alike", "# first", "# initiator", "# recipient", "# both",
    "# sentences", "# since", "# until",
)  # fmt: skip
"""Columns that hold numbers: log-odds that someone is not named, names of the sentence and how many of them are parties, ..."""
FAR = 9
"""Sentences from which on a name is as far as if it did not stand there."""


class Told(NamedTuple):
    """What is known of a sentence: its statement, the case and its facts before the sentence, what the rules read in it, the type
    of its act, its place in the text; `sides`: by party that it names the chances of each side; `more`: the log-odds that its act
    has parties it does not name."""

    statement: Statement
    case: Case
    known: Sequence[Fact]
    fact: Fact | None
    outcome: str
    kind: str
    place: int
    sides: Mapping[str, Mapping[str, float]]
    more: float


def candidates(told: Told) -> list[str]:
    """The parties that may take part and are not named: of earlier facts, of the main event, of the rules' reading, of the text
    around."""
    keys = [party.key for fact in reversed(told.known) for party in fact.parties]
    keys += [actor.key for actor in told.case.main]
    keys += [party.key for party in told.fact.parties] if told.fact else []
    keys += sorted({key for named in told.case.named for key in named})
    return [key for key in dict.fromkeys(keys) if key not in told.sides]


def cues_of_candidate(key: str, told: Told) -> Iterator[str]:
    """What is so of a candidate and its sentence."""
    yield f"kind {told.kind}"
    yield f"outcome {told.outcome}"
    yield f"rules {told.fact is not None}"
    yield f"acts {bool(told.statement.acts)}"
    yield f"refers {told.statement.scene.refers}"
    yield f"asked {bool(told.statement.scene.asked)}"
    yield f"international {key.startswith(INTERNATIONAL)}"
    yield f"main {key in told.case.known()}"
    for party in told.fact.parties if told.fact else ():
        if party.key == key:
            yield "ruled"
            yield f"ruled {party.side}"
    if told.fact is not None:
        yield f"status {told.fact.status}"
    part = [(fact, party) for fact in told.known for party in fact.parties if party.key == key]
    if not part:
        return
    fact, party = part[-1]
    yield "told"
    yield f"last {party.side}"
    yield f"last {fact.status}"
    yield f"last same {fact.event_type == told.kind}"
    yield f"same {any(each.event_type == told.kind for each, _ in part)}"
    yield f"newest {fact is told.known[-1]}"


def numbers_of_candidate(key: str, told: Told, others: Sequence[str]) -> dict[str, float]:
    """The values of NUMBERS for a candidate; `others`: all candidates."""
    sides, main = told.sides, [actor.key for actor in told.case.main]
    ruled = [party.key for party in told.fact.parties] if told.fact else []
    history: dict[str, list[Fact]] = {}
    for fact in told.known:
        for party in fact.parties:
            history.setdefault(party.key, []).append(fact)
    part = history.get(key, [])
    named = told.case.named
    before = [place for place in range(min(told.place, len(named))) if key in named[place]]
    after = [place for place in range(told.place + 1, len(named)) if key in named[place]]
    values = (
        told.more,
        len(sides),
        sum(1 - each[NONE] for each in sides.values()),
        sum(each[NONE] < 0.5 for each in sides.values()),
        len(main),
        sum(each in sides for each in main),
        len(ruled),
        sum(each in sides for each in ruled),
        len(part),
        max(map(len, history.values()), default=0),
        len(others),
        len(history),
        told.place,
        told.case.length,
        others.index(key),
        sum(bool(each) and bool(part) and each[-1] is part[-1] for other, each in history.items() if other != key),
        main.index(key) if key in main else FAR,
        *(max((each[side] for each in sides.values()), default=-1) for side in (INITIATOR, RECIPIENT, BOTH)),
        len(before) + len(after),
        min(told.place - before[-1], FAR) if before else FAR,
        min(after[0] - told.place, FAR) if after else FAR,
    )
    return dict(zip(NUMBERS, map(float, values), strict=True))


def row_of_candidate(columns: Sequence[str], key: str, told: Told, others: Sequence[str]) -> npt.NDArray[np.float32]:
    """The values of `columns` for a candidate."""
    return filled_row(columns, cues_of_candidate(key, told), numbers_of_candidate(key, told, others))


def joining(told: Told) -> dict[str, float]:
    """The chance of each candidate to take part."""
    keys = candidates(told)
    if not keys:
        return {}
    trees = model().joined
    rows = np.array([row_of_candidate(trees.columns, key, told, keys) for key in keys])
    return dict(zip(keys, trees.chance(rows.T).tolist(), strict=True))
