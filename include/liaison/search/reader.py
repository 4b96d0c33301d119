"""Asks the server with the reader's key: a search, an article, an export. Its errors become Liaison's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from liaison.edges.elastic import connect, translated
from liaison.edges.vocabulary import load_vocabulary
from liaison.model.fields import Index
from liaison.search.labels import Labels
from liaison.search.queries import OTHER_NAMES, article_body, export_body, names_body, search_body, suggestion_body
from liaison.search.request import FACETS, SearchRequest
from liaison.search.results import CSV_COLUMNS, Results, read_names, read_results, read_suggestion
from liaison.search.versions import alias_name

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch

    from liaison.settings import Settings

PLAIN_WORDS = re.compile(r"^\w[\w’'-]*(?:\s+\w[\w’'-]*)*$")
"""Suggestions are made for words alone: a corrected phrase or exclusion would mean something else."""
REQUEST_SECONDS = 20
"""A reader waits in front of the page; the query itself ends after 10 s with what it has."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The indices under one prefix. All methods raise ServerUnavailable or ServerRefused."""

    client: Elasticsearch
    prefix: str
    labels: Labels

    def search(self, request: SearchRequest) -> Results:
        """One page of hits with all facets."""
        return read_results(self._ask(Index.ARTICLES, search_body(request)), request, self.labels)

    def suggestion(self, request: SearchRequest) -> str | None:
        """Other words for a search without hits, and only words that have hits in it."""
        if not PLAIN_WORDS.match(request.text):
            return None
        text = read_suggestion(self._ask(Index.ARTICLES, suggestion_body(request.text)), request.text)
        return text if text and self.search(replace(request, text=text, page=1)).total else None

    def names(self, facet: str, value: str) -> tuple[str, ...]:
        """The values of a facet of names that `value` may mean: part of a name, or another spelling of it."""
        fields = (FACETS[facet].name, OTHER_NAMES[facet])
        return read_names(self._ask(Index.ARTICLES, names_body(facet, value)), fields, value)

    def export(self, request: SearchRequest, rows: int) -> list[Mapping[str, Any]]:
        """The exported columns of up to `rows` hits from the request's page on."""
        return _sources(self._ask(Index.ARTICLES, export_body(request, rows, list(CSV_COLUMNS))))

    def article(self, article_id: str) -> Mapping[str, Any] | None:
        """The document of one article, or None."""
        return next(iter(_sources(self._ask(Index.ARTICLES, article_body(article_id)))), None)

    def _ask(self, index: Index, body: dict[str, Any]) -> Mapping[str, Any]:
        alias = alias_name(self.prefix, index)
        with translated(alias):
            answer: Mapping[str, Any] = self.client.search(index=alias, body=body).body
        return answer


def open_reader(settings: Settings) -> Reader:
    """A reader of the server that the settings name. Raises ConfigError where they name none; connects with the first search."""
    client = connect(settings).options(request_timeout=REQUEST_SECONDS)
    return Reader(client, settings.index_prefix, load_labels(settings.home))


@lru_cache(maxsize=2)
def load_labels(home: Path) -> Labels:
    """The labels of the vocabulary and the titles of the catalogue's sources."""
    return Labels(load_vocabulary(home / "vocabulary").files, _source_titles(home / "catalogue"))


def _source_titles(catalogue: Path) -> dict[str, str]:
    """Title by source id, as far as the files can be read: a wrong entry is the pipeline's to complain about."""
    import yaml

    titles = {}
    for path in sorted(catalogue.glob("**/*.yaml")):
        try:
            entry = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        except (yaml.YAMLError, OSError):
            continue
        if isinstance(entry, Mapping) and entry.get("title"):
            titles[str(entry.get("source_id") or path.stem)] = str(entry["title"])
    return titles


def _sources(answer: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [hit["_source"] for hit in answer["hits"]["hits"]]
