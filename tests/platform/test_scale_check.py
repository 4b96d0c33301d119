"""What `make scale-check` calls the same, and what not; the run itself takes minutes and is a command of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from benchmarks.scale_check import COUNTS, Result, differences
from liaison.model.fields import Index


def result(**values: Any) -> Result:
    row = {"source_id": "s", **dict.fromkeys(COUNTS, 0), "seen": 1, "indexed": 1}
    documents = {Index.ARTICLES: {"a": {"headline": "H"}}, Index.FACTS: {"a-1": {"event_type": "meeting"}}}
    same = Result("success", 9.0, {"state": "green", "sources": [row]}, documents, {})
    return replace(same, **values)


def test_two_good_runs_with_the_same_documents_differ_in_nothing() -> None:
    assert differences(result(), result(seconds=20.0, tasks={"worker 1": 3, "worker 2": 1})) == []


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"state": "failed"}, "second run ended as failed, account green"),
        ({"account": {"state": "red", "sources": []}}, "second run ended as success, account red"),
        ({"documents": {Index.ARTICLES: {}, Index.FACTS: {}}}, "articles a is in one run alone"),
        (
            {"documents": {Index.ARTICLES: {"a": {"headline": "h"}}, Index.FACTS: {"a-1": {"event_type": "meeting"}}}},
            "articles a differs in headline",
        ),
        (
            {"documents": {Index.ARTICLES: {"a": {"headline": "H"}}, Index.FACTS: {"a-1": {}}}},
            "facts a-1 differs in event_type",
        ),
        ({"account": {"state": "green", "sources": []}}, "the counts differ"),
        ({"tasks": {"worker 1": 8, "worker 2": 0}}, "worker 2 took no task"),
    ],
)
def test_each_difference_is_told(values: dict[str, Any], told: str) -> None:
    assert told in differences(result(), result(**values))


def test_two_empty_runs_are_no_proof() -> None:
    empty = result(documents={Index.ARTICLES: {}, Index.FACTS: {}})
    assert "no article was indexed" in differences(empty, empty)
