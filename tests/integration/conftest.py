"""A small pipeline of its own for each test: catalogue, state folder, web site and index prefix; no Airflow."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from elasticsearch import Elasticsearch
from pytest_httpserver import HTTPServer

from liaison.search.setup import create_indices
from liaison.settings import PACKAGE
from liaison.tasks import run_step

NUMBERS = itertools.count(1)
NOW = "2026-11-25T05:00:00+00:00"
STEPS = ("fetch", "clean_and_detect_language", "enrich", "index")


@dataclass
class Pipeline:
    """Runs the steps as the DAG does. `labels` are what the grid would show; `errors` what steps raised."""

    home: Path
    state: Path
    prefix: str
    client: Elasticsearch
    site: HTTPServer
    labels: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def source(self, source_id: str, **values: Any) -> None:
        """Write a catalogue entry; a feed at http://<source_id>.liaison.example/feed.xml unless told otherwise."""
        host = source_id.replace("_", "-")
        row = {
            "source_id": source_id,
            "kind": "feed",
            "location": f"http://{host}.liaison.example/feed.xml",
            "title": source_id,
            "publisher": source_id,
            "enabled": True,
            **values,
        }
        folder = self.home / "catalogue" / "test"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{source_id}.yaml").write_text(yaml.safe_dump(row))

    def step(self, run_id: str, name: str, *arguments: Any) -> Any:
        """One step; None where it raises, with the label it leaves."""
        context: dict[str, Any] = {"run_id": run_id}
        try:
            return run_step(name, context, *arguments)
        except Exception as error:
            self.errors.append(f"{name}: {error}")
            return None
        finally:
            self.labels.append(context["label"])

    def run(self, run_id: str, **params: Any) -> dict[str, Any]:
        """All steps of a run; returns its account with `sources` by id."""
        for group in self.step(run_id, "list_sources", {"params": params, "now": NOW}) or []:
            self.step(run_id, "poll", group)
        parts = self.step(run_id, "plan") or []
        for name in STEPS:
            for part in parts:
                self.step(run_id, name, part)
        self.step(run_id, "account")
        return self.account(run_id)

    def account(self, run_id: str) -> dict[str, Any]:
        """account.json with `sources` by id; every row adds up."""
        account: dict[str, Any] = json.loads((self.state / "runs" / run_id / "account.json").read_bytes())
        for row in account["sources"]:
            ended = ("indexed", "updated", "duplicate", "discarded", "quarantined", "failed")
            assert row["seen"] == sum(row[key] for key in ended)
        account["sources"] = {row["source_id"]: row for row in account["sources"]}
        return account

    def documents(self, index: str = "articles") -> dict[str, dict[str, Any]]:
        """All documents of an index by id."""
        alias = f"{self.prefix}-{index}"
        self.client.indices.refresh(index=alias)
        found = self.client.search(index=alias, size=10_000)
        return {hit["_id"]: hit["_source"] for hit in found["hits"]["hits"]}

    def content(self, index: str = "articles") -> dict[str, dict[str, Any]]:
        """The documents without what may differ between two runs of the same work."""
        differing = ("indexed_at", "run_id")
        return {key: {k: v for k, v in row.items() if k not in differing} for key, row in self.documents(index).items()}


@pytest.fixture
def pipeline(
    elasticsearch_server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, httpserver: HTTPServer
) -> Pipeline:
    home, state = tmp_path / "home", tmp_path / "state"
    (home / "catalogue").mkdir(parents=True)
    state.mkdir()
    (home / "vocabulary").symlink_to(PACKAGE.parent / "vocabulary")
    prefix = f"{elasticsearch_server.prefix}-p{next(NUMBERS)}"
    monkeypatch.setenv("LIAISON_HOME", str(home))
    monkeypatch.setenv("LIAISON_STATE", str(state))
    monkeypatch.setenv("LIAISON_INDEX_PREFIX", prefix)
    monkeypatch.setenv("LIAISON_EXAMPLES_URL", httpserver.url_for("").rstrip("/"))
    monkeypatch.setenv("ELASTICSEARCH_URL", elasticsearch_server.url)
    for role, key in elasticsearch_server.keys.items():
        monkeypatch.setenv(f"ELASTICSEARCH_{role.upper()}_API_KEY", key)
    client = Elasticsearch(elasticsearch_server.url, api_key=elasticsearch_server.keys["setup"], request_timeout=60)
    create_indices(client, prefix)
    return Pipeline(home, state, prefix, client, httpserver)
