"""Worker processes: order, sharing, and items that crash, hang or raise."""

from __future__ import annotations

import os
import signal
import time
from typing import Any

import pytest

from liaison.tasks.cleaning import guarded
from liaison.tasks.workers import Broken, work_through


def test_results_come_in_order_from_several_processes() -> None:
    def work(n: int) -> tuple[int, int]:
        return n * n, os.getpid()

    results = work_through(work, list(range(40)), 3)
    assert [square for square, _ in results] == [n * n for n in range(40)]
    assert os.getpid() not in {pid for _, pid in results}


def test_no_items_need_no_process() -> None:
    assert work_through(lambda n: n, [], 4) == []


def test_an_item_that_kills_its_process_costs_itself_alone() -> None:
    def work(n: int) -> int:
        if n == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return n

    results = work_through(work, list(range(8)), 2)
    assert results[3] == Broken("crashed", "exit status -9")
    assert [n for n in results if not isinstance(n, Broken)] == [0, 1, 2, 4, 5, 6, 7]


def test_an_item_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("liaison.tasks.workers.FIRST_ITEM_SECONDS", 0.0)

    def work(n: int) -> int:
        if n == 1:
            time.sleep(600)
        return n

    assert work_through(work, [0, 1, 2], 1, seconds=0.5) == [0, Broken("timed-out", "more than 0.5 s"), 2]


def test_an_exception_comes_back_as_broken() -> None:
    (result,) = work_through(lambda n: 1 // n, [0], 1)
    assert isinstance(result, Broken)
    assert "ZeroDivisionError" in result.detail


def item(n: int) -> dict[str, Any]:
    return {"n": n, "article_id": str(n), "source_id": "s", "capture": None, "entry": {"url": f"https://a.example/{n}"}}


def test_a_single_fault_is_quarantined() -> None:
    def work(row: dict[str, Any]) -> dict[str, Any]:
        if row["n"] == 2:
            raise KeyError("x")
        return {"n": row["n"], "cleaned": {}}

    rows = guarded("clean", work, [item(n) for n in range(12)], 1)
    assert [row["n"] for row in rows] == list(range(12))
    outcome = rows[2]["outcome"]
    assert (outcome["disposition"], outcome["stage"], outcome["reason"]) == ("quarantined", "clean", "unexpected-error")


def test_a_fault_of_ours_fails_the_batch_instead_of_quarantining_it() -> None:
    def work(row: dict[str, Any]) -> dict[str, Any]:
        raise AttributeError("no such function")

    with pytest.raises(RuntimeError, match="12 of 12 items broke, the first by AttributeError"):
        guarded("clean", work, [item(n) for n in range(12)], 1)
