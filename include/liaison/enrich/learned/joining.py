"""Whether a state or body that a sentence does not name takes part in its act: "both services", "the two sides", or nothing at all
stands for it. Boosted trees over what the report told before, what the rules read and who is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from liaison.enrich.case import Case
from liaison.enrich.grammar.actors import INTERNATIONAL
from liaison.enrich.grammar.side_names import BOTH, INITIATOR, RECIPIENT
from liaison.enrich.learned.model import model
from liaison.enrich.statements import Statement
from liaison.model.fact import Fact
from liaison.trees import filled_row

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


def numbers_of_sentence(told: Told, others: Sequence[str]) -> dict[str, float]:
    """Those of NUMBERS that are the same for all candidates, `others`."""
    sides, main = told.sides, [actor.key for actor in told.case.main]
    ruled = [party.key for party in told.fact.parties] if told.fact else []
    parts = Counter(party.key for fact in told.known for party in fact.parties)
    highest = {s: max((each[s] for each in sides.values()), default=-1) for s in (INITIATOR, RECIPIENT, BOTH)}
    return {
        "# more": told.more,
        "# named": len(sides),
        "# sure": sum(1 - each[NONE] for each in sides.values()),
        "# firm": sum(each[NONE] < 0.5 for each in sides.values()),
        "# main": len(main),
        "# main named": sum(each in sides for each in main),
        "# ruled": len(ruled),
        "# ruled named": sum(each in sides for each in ruled),
        "# told most": max(parts.values(), default=0),
        "# candidates": len(others),
        "# history": len(parts),
        "# place": told.place,
        "# length": told.case.length,
        **{f"# {side}": chance for side, chance in highest.items()},
    }


def numbers_of_candidate(key: str, told: Told, others: Sequence[str]) -> dict[str, float]:
    """The rest of NUMBERS, for one of the candidates `others`."""
    main, named = [actor.key for actor in told.case.main], told.case.named
    part = [fact for fact in told.known for party in fact.parties if party.key == key]
    last: dict[str, Fact] = {party.key: fact for fact in told.known for party in fact.parties}
    before = [place for place in range(min(told.place, len(named))) if key in named[place]]
    after = [place for place in range(told.place + 1, len(named)) if key in named[place]]
    return {
        "# told": len(part),
        "# rank": others.index(key),
        "# alike": sum(fact is last.get(key) for other, fact in last.items() if other != key),
        "# first": main.index(key) if key in main else FAR,
        "# sentences": len(before) + len(after),
        "# since": min(told.place - before[-1], FAR) if before else FAR,
        "# until": min(after[0] - told.place, FAR) if after else FAR,
    }


def rows_of_candidates(columns: Sequence[str], told: Told) -> dict[str, npt.NDArray[np.float32]]:
    """By candidate the values of `columns`."""
    keys = candidates(told)
    shared = numbers_of_sentence(told, keys)
    return {
        key: filled_row(columns, cues_of_candidate(key, told), shared | numbers_of_candidate(key, told, keys))
        for key in keys
    }


def joining(told: Told) -> dict[str, float]:
    """The chance of each candidate to take part."""
    trees = model().joined
    rows = rows_of_candidates(trees.columns, told)
    if not rows:
        return {}
    return dict(zip(rows, trees.chance(np.array(list(rows.values())).T).tolist(), strict=True))
