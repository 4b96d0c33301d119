"""The one writer to Elasticsearch: bulk requests with a verdict for each item, and the look-up before a run."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import orjson

from liaison.errors import ConfigError, ServerRefused, ServerUnavailable

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch

    from liaison.settings import Settings

CHUNK_ITEMS = 500
CHUNK_BYTES = 8 * 2**20
MAX_DOCUMENT_BYTES = 20 * 2**20
REQUEST_SECONDS = 60
TRIES = 6
MAX_WAIT_SECONDS = 30.0


class Verdict(StrEnum):
    """What the server said about one document."""

    WRITTEN = "written"
    STALE = "stale"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Write:
    """A whole document for an alias under its own version: an older one never replaces a newer one."""

    alias: str
    id: str
    version: int
    document: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """`reason` and `detail` where the verdict is `rejected`."""

    id: str
    verdict: Verdict
    reason: str = ""
    detail: str = ""


def connect(settings: Settings) -> Elasticsearch:
    """A client for the server of `settings`. Raises ConfigError where they name none; connects with the first request."""
    from elasticsearch import Elasticsearch, OrjsonSerializer

    if not settings.elasticsearch_url:
        raise ConfigError(
            "no Elasticsearch: start one with `make run`, or set ELASTICSEARCH_URL and ELASTICSEARCH_API_KEY"
        )
    return Elasticsearch(
        settings.elasticsearch_url,
        api_key=settings.elasticsearch_api_key,
        request_timeout=REQUEST_SECONDS,
        max_retries=0,
        serializers={"application/json": OrjsonSerializer()},
    )


def bulk(client: Elasticsearch, writes: Iterable[Write]) -> Iterator[Answer]:
    """One answer for each write, in order.

    Single documents that can never be stored are `rejected` and the others go on; back-pressure is waited for and tried
    again. Raises ServerUnavailable after TRIES, ServerRefused where the set-up is wrong or the disk is full.
    """
    for chunk in _chunks(writes):
        yield from _send(client, chunk)


def known(client: Elasticsearch, alias: str, ids: Sequence[str], fields: Sequence[str]) -> dict[str, dict[str, Any]]:
    """`fields` of the documents among `ids` that are there, by id, through the alias.

    Asked by real-time get where the alias has one index, so that nothing written a moment ago is missed.
    """
    found: dict[str, dict[str, Any]] = {}
    with translated(alias):
        for start in range(0, len(ids), 1000):
            part = list(ids[start : start + 1000])
            answer = client.mget(index=alias, ids=part, source_includes=list(fields))
            for row in answer["docs"]:
                if row.get("error"):
                    raise ServerRefused(f"{alias}: {row['error'].get('reason', row['error'])}")
                if row.get("found"):
                    found[row["_id"]] = row["_source"]
    return found


def delete_surplus_facts(client: Elasticsearch, alias: str, kept: Mapping[str, Sequence[str]]) -> int:
    """Delete the facts of the articles in `kept` whose ids are not among those kept; returns how many went."""
    if not kept:
        return 0
    ids = [fact for facts in kept.values() for fact in facts]
    query = {"bool": {"filter": [{"terms": {"article_id": list(kept)}}], "must_not": [{"terms": {"fact_id": ids}}]}}
    with translated(alias):
        answer = client.delete_by_query(index=alias, query=query, conflicts="proceed", refresh=True)
    return int(answer["deleted"])


def refresh(client: Elasticsearch, *aliases: str) -> None:
    """Make what was written findable."""
    with translated(",".join(aliases)):
        client.indices.refresh(index=list(aliases))


@contextmanager
def translated(what: str) -> Iterator[None]:
    """Errors of the client as Liaison's own: ServerUnavailable where waiting helps, else ServerRefused."""
    from elasticsearch import ApiError, TransportError

    try:
        yield
    except ApiError as error:
        kind = str(error.error)
        if error.status_code in (429, 502, 503, 504) and "cluster_block" not in kind:
            raise ServerUnavailable(f"Elasticsearch is not ready (HTTP {error.status_code})") from error
        raise ServerRefused(_refusal(error.status_code, kind, f"{what}: {error.message}")) from error
    except TransportError as error:
        raise ServerUnavailable(f"Elasticsearch cannot be reached ({type(error).__name__})") from error


def _chunks(writes: Iterable[Write]) -> Iterator[list[tuple[Write, bytes]]]:
    chunk: list[tuple[Write, bytes]] = []
    size = 0
    for write in writes:
        body = orjson.dumps(write.document)
        if chunk and (len(chunk) >= CHUNK_ITEMS or size + len(body) > CHUNK_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append((write, body))
        size += len(body)
    if chunk:
        yield chunk


def _send(client: Elasticsearch, chunk: list[tuple[Write, bytes]]) -> list[Answer]:
    answers: dict[int, Answer] = {}
    for number, (write, body) in enumerate(chunk):
        if len(body) > MAX_DOCUMENT_BYTES:
            answers[number] = Answer(write.id, Verdict.REJECTED, "document-too-large", f"{len(body)} bytes")
    waiting = [number for number in range(len(chunk)) if number not in answers]
    for attempt in range(TRIES):
        if attempt:
            time.sleep(min(MAX_WAIT_SECONDS, 2**attempt) * random.uniform(0.5, 1.0))  # noqa: S311
        try:
            waiting = _attempt(client, chunk, waiting, answers)
        except ServerUnavailable:
            if attempt == TRIES - 1:
                raise
            continue
        if not waiting:
            return [answers[number] for number in range(len(chunk))]
    raise ServerUnavailable(
        f"Elasticsearch took {len(chunk) - len(waiting)} of {len(chunk)} documents after {TRIES} tries"
    )


def _attempt(
    client: Elasticsearch, chunk: list[tuple[Write, bytes]], waiting: list[int], answers: dict[int, Answer]
) -> list[int]:
    """Sends the waiting documents; returns those that are to be sent again."""
    operations: list[Any] = []
    for number in waiting:
        write, body = chunk[number]
        action = {"_index": write.alias, "_id": write.id, "version": write.version, "version_type": "external_gte"}
        operations += [orjson.dumps({"index": action}), body]
    if not operations:
        return []
    with translated("bulk"):
        response = client.bulk(operations=operations, require_alias=True)
    again = []
    for number, row in zip(waiting, response["items"], strict=True):
        answer = _judge(chunk[number][0], row["index"])
        if answer is None:
            again.append(number)
        else:
            answers[number] = answer
    return again


def _judge(write: Write, row: Mapping[str, Any]) -> Answer | None:
    """The verdict on one item; None where it is to be sent again. Raises ServerRefused for what concerns all items."""
    status, error = int(row["status"]), row.get("error") or {}
    kind, reason = str(error.get("type", "")), str(error.get("reason", ""))
    if status < 300:
        return Answer(write.id, Verdict.WRITTEN)
    if status == 409:
        return Answer(write.id, Verdict.STALE)
    if status == 400:
        cause = error.get("caused_by") or {}
        return Answer(write.id, Verdict.REJECTED, kind.replace("_", "-"), f"{reason} {cause.get('reason', '')}".strip())
    if status in (429, 503) and "cluster_block" not in kind:
        return None
    raise ServerRefused(_refusal(status, kind, f"{write.alias}: {reason}"))


def _refusal(status: int, kind: str, detail: str) -> str:
    if "cluster_block" in kind and ("disk" in detail or "read-only-allow-delete" in detail or "/12/" in detail):
        return f"Elasticsearch writes no more: its disk is full ({detail})"
    if status in (401, 403):
        return f"Elasticsearch does not allow it (HTTP {status}): {detail}"
    if status == 404:
        return f"{detail}; the indices are made by `make run` or the set-up service"
    return f"Elasticsearch refuses (HTTP {status}, {kind}): {detail}"
