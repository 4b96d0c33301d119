"""When a run is red, and what its table says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.accounting import make_account
from liaison.model.outcome import Disposition
from liaison.tasks.closing import as_table, health_of

OK = ("ok", "")
DOWN = ("failing", "HTTP 503")


def test_a_run_whose_counts_add_up_is_green() -> None:
    account = make_account("r", {"a": OK}, {"a": 2}, [("a", "indexed"), ("a", "duplicate")])
    assert account.reasons == ()
    (row,) = account.to_dict()["sources"]  # type: ignore[misc]
    assert (row["seen"], row["indexed"], row["duplicate"], row["failed"]) == (2, 1, 1, 0)


@pytest.mark.parametrize(
    ("states", "entered", "ended", "failed", "reason"),
    [
        ({"a": OK}, {"a": 2}, [("a", "indexed")], [], "2 items entered, 1 have an outcome"),
        ({"a": OK}, {"a": 1}, [("a", "indexed")] * 2, [], "1 items entered, 2 have an outcome"),
        ({}, {}, [], [], "no source to read"),
        ({"a": DOWN, "b": DOWN}, {}, [], [], "no source worked"),
        ({"a": DOWN, **dict.fromkeys("bcd", OK)}, {}, [], [], "1 of 4 sources failed: a"),
        ({"a": OK}, {}, [], ["batch 1 failed in index"], "batch 1 failed in index"),
    ],
)
def test_what_makes_a_run_red(states: dict, entered: dict, ended: list, failed: list, reason: str) -> None:  # type: ignore[type-arg]
    account = make_account("r", states, entered, ended, failed)
    assert account.to_dict()["state"] == "red"
    assert any(reason in told for told in account.reasons)


def test_one_source_of_five_may_fail() -> None:
    account = make_account("r", {"a": DOWN, **dict.fromkeys("bcde", OK)}, {}, [])
    assert account.reasons == ()
    assert "failing: HTTP 503" in as_table(account)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(list(Disposition)))))
def test_seen_is_the_sum_of_the_outcomes(ended: list[tuple[str, Disposition]]) -> None:
    account = make_account("r", dict.fromkeys("abc", OK), {}, [(name, str(kind)) for name, kind in ended])
    for row in account.rows:
        values = row.to_dict()
        assert (
            values["seen"]
            == sum(values[kind] for kind in Disposition)
            == sum(name == row.source_id for name, _ in ended)
        )  # type: ignore[misc]


ROW = {"seen": 0, **dict.fromkeys(map(str, Disposition), 0), "detail": "HTTP 503"}


def test_three_failed_polls_in_a_row_are_an_alert_and_one_good_ends_it() -> None:
    before: dict[str, object] = {}
    states = []
    for number, state in enumerate(("failing", "failing", "failing", "ok")):
        health = health_of({**ROW, "state": state}, before, f"r{number}", f"2026-11-2{number}T05:00:00+00:00")
        states.append((health["state"], health["failures_in_row"]))
        before = {**health, "run_id": f"r{number}"}
    assert states == [("failing", 1), ("failing", 2), ("alert", 3), ("healthy", 0)]


def test_an_account_made_twice_counts_a_failure_once() -> None:
    first = health_of({**ROW, "state": "failing"}, {}, "r", "2026-11-25T05:00:00+00:00")
    again = health_of({**ROW, "state": "failing"}, {**first, "run_id": "r"}, "r", "2026-11-25T05:00:00+00:00")
    assert again["failures_in_row"] == first["failures_in_row"] == 1
