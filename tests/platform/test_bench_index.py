"""The indexing benchmark writes every document it counts, and leaves the server as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from benchmarks.bench_index import NO_SERVER, index_table
from liaison import pipeline
from liaison.settings import Settings

SITE = Path(__file__).resolve().parents[2] / "examples" / "site"


def settings(url: str | None, key: str | None, prefix: str) -> Settings:
    return Settings(SITE, SITE, url, key, prefix)


def test_no_server_is_said() -> None:
    assert index_table(settings(None, None, "liaison"), [], []) == NO_SERVER


@pytest.mark.integration
def test_every_document_is_taken_and_no_index_stays(elasticsearch_server: Any) -> None:
    server = elasticsearch_server
    page = sorted(SITE.rglob("*.html"))[0]
    dated = pipeline.read_file(page)[0].to_record()
    undated = {**dated, "published_at": None}
    found = settings(server.url, server.keys["setup"], server.prefix)
    table = index_table(found, [dated, undated], [{"text": "Police", "language": "en", "entities": ["Interpol"]}])
    assert table.count("\n") == 3
    with Elasticsearch(server.url, api_key=server.keys["setup"]) as client:
        assert not [name for name in client.indices.get(index=f"{server.prefix}-*") if "-bench" in name]
