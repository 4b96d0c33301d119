"""The table of a run: every item that entered it, once, by source and outcome; and whether the run is red."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from liaison.model.outcome import Disposition

MAX_FAILED_SHARE = 0.2
"""A larger share of failed sources makes the run red: that is no longer the trouble of single sources."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source of the run: `state` is ok or failing; `detail` says what failed, or what is worth knowing."""

    source_id: str
    state: str
    detail: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)

    def to_dict(self) -> dict[str, object]:
        """`source_id`, `seen`, one number for each outcome, `state`, `detail`."""
        numbers = {str(kind): self.counts.get(kind, 0) for kind in Disposition}
        seen = sum(numbers.values())
        return {"source_id": self.source_id, "seen": seen, **numbers, "state": self.state, "detail": self.detail}


@dataclass(frozen=True, slots=True)
class Account:
    """`reasons` says why the run is red; empty where it is green."""

    run_id: str
    rows: tuple[SourceRow, ...]
    reasons: tuple[str, ...]

    def to_dict(self) -> dict[str, object]:
        """What account.json holds."""
        state = "red" if self.reasons else "green"
        rows = [row.to_dict() for row in self.rows]
        return {"run_id": self.run_id, "state": state, "reasons": list(self.reasons), "sources": rows}


def make_account(
    run_id: str,
    states: Mapping[str, tuple[str, str]],
    entered: Mapping[str, int],
    ended: Iterable[tuple[str, str]],
    failed_parts: Iterable[str] = (),
) -> Account:
    """The account of one run.

    `states`: (state, detail) by source; `entered`: items by source; `ended`: (source_id, disposition) of each outcome;
    `failed_parts`: the tasks that gave no result, in words.
    """
    counts: dict[str, Counter[str]] = {source_id: Counter() for source_id in states}
    for source_id, disposition in ended:
        counts.setdefault(source_id, Counter())[disposition] += 1
    rows = []
    for source_id in sorted({*states, *counts, *entered}):
        state, detail = states.get(source_id, ("failing", "not in the list of sources"))
        rows.append(SourceRow(source_id, state, detail, counts.get(source_id, Counter())))
    return Account(run_id, tuple(rows), tuple(_reasons(rows, entered, failed_parts)))


def _reasons(rows: list[SourceRow], entered: Mapping[str, int], failed_parts: Iterable[str]) -> Iterable[str]:
    for row in rows:
        ended, came = sum(row.counts.values()), entered.get(row.source_id, 0)
        if ended != came:
            yield f"counts of {row.source_id} do not add up: {came} items entered, {ended} have an outcome"
    failing = [row.source_id for row in rows if row.state != "ok"]
    if not rows:
        yield "no source to read: enable one in the catalogue"
    elif len(failing) == len(rows):
        yield "no source worked"
    elif len(failing) > MAX_FAILED_SHARE * len(rows):
        yield f"{len(failing)} of {len(rows)} sources failed: {', '.join(failing)}"
    yield from failed_parts
