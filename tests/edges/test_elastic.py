"""The verdict table of the bulk writer, against a client that answers as the server does."""

from __future__ import annotations

from typing import Any

import pytest

from liaison.edges import elastic
from liaison.edges.elastic import Answer, Verdict, Write, bulk
from liaison.errors import ServerRefused, ServerUnavailable

OK = {"status": 201}
BUSY = {"status": 429, "error": {"type": "es_rejected_execution_exception", "reason": "queue full"}}
NO_SHARD = {"status": 503, "error": {"type": "unavailable_shards_exception", "reason": "primary missing"}}
STALE = {"status": 409, "error": {"type": "version_conflict_engine_exception", "reason": "newer"}}
BAD = {"status": 400, "error": {"type": "document_parsing_exception", "reason": "failed to parse", "caused_by": {"reason": "bad date"}}}  # fmt: skip
DISK = {"status": 429, "error": {"type": "cluster_block_exception", "reason": "index [x] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark]"}}  # fmt: skip
BLOCK = {"status": 403, "error": {"type": "cluster_block_exception", "reason": "index [x] blocked by: [FORBIDDEN/8/index write (api)]"}}  # fmt: skip
DENIED = {"status": 403, "error": {"type": "security_exception", "reason": "action is unauthorized"}}
MISSING = {"status": 404, "error": {"type": "index_not_found_exception", "reason": "no such index [x]"}}


class Client:
    """Answers bulk requests from a list of rounds; each round maps a document's id to its answer, the others are taken."""

    def __init__(self, *rounds: Any) -> None:
        self.rounds, self.sent = list(rounds), []  # type: ignore[var-annotated]

    def bulk(self, operations: list[Any], require_alias: bool) -> dict[str, Any]:
        assert require_alias
        import orjson

        ids = [orjson.loads(action)["index"]["_id"] for action in operations[::2]]
        self.sent.append(ids)
        told = self.rounds.pop(0) if self.rounds else {}
        if isinstance(told, Exception):
            raise told
        return {"items": [{"index": told.get(name, OK)} for name in ids]}


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elastic.time, "sleep", lambda seconds: None)


def writes(*ids: str) -> list[Write]:
    return [Write("x", name, 7, {"a": name}) for name in ids]


def verdicts(client: Client, *ids: str) -> list[str]:
    return [str(answer.verdict) for answer in bulk(client, writes(*ids))]  # type: ignore[arg-type]


@pytest.mark.parametrize("busy", [BUSY, NO_SHARD])
def test_only_the_item_that_was_refused_for_now_is_sent_again(busy: dict[str, Any]) -> None:
    client = Client({"b": busy}, {"b": busy})
    assert verdicts(client, "a", "b", "c") == ["written"] * 3
    assert client.sent == [["a", "b", "c"], ["b"], ["b"]]


def test_a_newer_document_stays_and_a_broken_one_is_told_with_its_cause() -> None:
    answers = list(bulk(Client({"a": STALE, "b": BAD}), writes("a", "b", "c")))  # type: ignore[arg-type]
    assert answers == [
        Answer("a", Verdict.STALE),
        Answer("b", Verdict.REJECTED, "document-parsing-exception", "failed to parse bad date"),
        Answer("c", Verdict.WRITTEN),
    ]


@pytest.mark.parametrize(
    ("answer", "told"),
    [(DISK, "disk is full"), (BLOCK, "does not allow"), (DENIED, "does not allow"), (MISSING, "indices are made by")],
)
def test_what_concerns_all_items_stops_at_once(answer: dict[str, Any], told: str) -> None:
    client = Client({"a": answer})
    with pytest.raises(ServerRefused, match=told):
        verdicts(client, "a", "b")
    assert len(client.sent) == 1


def test_an_answer_that_never_came_is_asked_again_and_then_given_up() -> None:
    from elastic_transport import ConnectionTimeout

    assert verdicts(Client(ConnectionTimeout("lost")), "a") == ["written"]
    with pytest.raises(ServerUnavailable):
        verdicts(Client(*[ConnectionTimeout("lost")] * elastic.TRIES), "a")


def test_back_pressure_without_end_is_given_up() -> None:
    with pytest.raises(ServerUnavailable, match="0 of 1 documents"):
        verdicts(Client(*[{"a": BUSY}] * elastic.TRIES), "a")


def test_requests_are_cut_by_number_and_size(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client()
    assert len(verdicts(client, *map(str, range(1200)))) == 1200
    assert [len(ids) for ids in client.sent] == [500, 500, 200]
    monkeypatch.setattr(elastic, "CHUNK_BYTES", 20)
    verdicts(client := Client(), "a", "b", "c")
    assert [len(ids) for ids in client.sent] == [2, 1]


def test_a_document_that_is_too_large_is_told_and_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elastic, "MAX_DOCUMENT_BYTES", 5)
    client = Client()
    assert verdicts(client, "a") == ["rejected"]
    assert client.sent == []
