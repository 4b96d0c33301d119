"""Documents a second into Elasticsearch: Liaison's writer beside the client's plain bulk helper on a stock chain's output."""

from __future__ import annotations

import itertools
import secrets
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from elasticsearch import Elasticsearch, helpers

from liaison.edges.elastic import CHUNK_ITEMS, Verdict, Write, bulk, connect
from liaison.model.fields import Index
from liaison.search.documents import article_document, document_version
from liaison.search.setup import create_indices
from liaison.search.versions import alias_name, index_name
from liaison.settings import Settings

DOCUMENTS = 1_000
BATCH = 100
RETRIEVED_AT = "2026-01-01T00:00:00+00:00"
"""What the daily run adds to each record; without it a page without a date has no instant at all."""
NO_SERVER = "No Elasticsearch is known (`make elasticsearch`): indexing was not measured."


def index_table(settings: Settings, records: Sequence[Mapping[str, Any]], stock: Sequence[Mapping[str, Any]]) -> str:
    """A Markdown table, or NO_SERVER; `settings` of the role `setup`. Both lists are repeated to DOCUMENTS.

    Writes to indices of its own below the prefix that the keys allow, and deletes them. Raises RuntimeError where a document is
    not written, since a refusal is quicker than a write.
    """
    if not settings.elasticsearch_url:
        return NO_SERVER
    prefix = f"{settings.index_prefix}-bench{secrets.token_hex(4)}"
    plain = f"{prefix}-plain"
    with connect(settings) as client:
        try:
            create_indices(client, prefix)
            client.indices.create(index=plain)  # the server makes none by itself
            ours, theirs = _turns(client, _writes(prefix, records), plain, _actions(plain, stock))
        finally:
            names = [plain, *(index_name(prefix, index) for index in Index)]
            client.indices.delete(index=names, ignore_unavailable=True)
    lines = ["| into Elasticsearch | documents/s | against stock |", "| --- | --- | --- |"]
    lines.append(f"| Liaison: record, strict mapping, own writer | {DOCUMENTS / ours:.0f} | {theirs / ours:.1f} |")
    lines.append(f"| stock output, dynamic mapping, helpers.bulk | {DOCUMENTS / theirs:.0f} | 1.0 |")
    return "\n".join(lines)


def _turns(
    client: Elasticsearch, writes: Iterator[Write], plain: str, actions: Iterator[dict[str, Any]]
) -> tuple[float, float]:
    """Seconds of the clock, the server's included, of each; batches take turns so that both share what else runs."""
    ours = theirs = 0.0
    for _ in range(DOCUMENTS // BATCH):
        start = time.perf_counter()
        answers = list(bulk(client, itertools.islice(writes, BATCH)))
        ours += time.perf_counter() - start
        start = time.perf_counter()
        helpers.bulk(client, itertools.islice(actions, BATCH), chunk_size=CHUNK_ITEMS)
        theirs += time.perf_counter() - start
        refused = [answer for answer in answers if answer.verdict is not Verdict.WRITTEN]
        if refused:
            raise RuntimeError(f"{len(refused)} documents were not written: {refused[0].reason} {refused[0].detail}")
    client.indices.refresh(index=plain)
    return ours, theirs


def _writes(prefix: str, records: Sequence[Mapping[str, Any]]) -> Iterator[Write]:
    alias = alias_name(prefix, Index.ARTICLES)
    for number, record in enumerate(itertools.cycle(records)):
        dated = {**record, "article_id": f"{number:040d}", "retrieved_at": RETRIEVED_AT}
        yield Write(alias, dated["article_id"], document_version(dated), article_document(dated))


def _actions(index: str, stock: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for number, document in enumerate(itertools.cycle(stock)):
        yield {"_index": index, "_id": f"{number:040d}", "_source": document}
