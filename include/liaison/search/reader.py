"""Asks the server with the reader's key: a search, an article, its facts, an export. Its errors become Liaison's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from liaison.errors import ConfigError, ServerRefused, ServerUnavailable
from liaison.model.fields import Index
from liaison.search.labels import Labels
from liaison.search.queries import article_body, export_body, facts_body, search_body
from liaison.search.request import SearchRequest
from liaison.search.results import CSV_COLUMNS, Results, read_results
from liaison.search.versions import alias_name

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch

    from liaison.settings import Settings

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

    def export(self, request: SearchRequest, rows: int) -> list[Mapping[str, Any]]:
        """The exported columns of up to `rows` hits from the request's page on."""
        return _sources(self._ask(Index.ARTICLES, export_body(request, rows, list(CSV_COLUMNS))))

    def article(self, article_id: str) -> Mapping[str, Any] | None:
        """The document of one article, or None."""
        return next(iter(_sources(self._ask(Index.ARTICLES, article_body(article_id)))), None)

    def facts(self, article_id: str) -> list[Mapping[str, Any]]:
        """The fact documents of one article, in the order of its text."""
        return _sources(self._ask(Index.FACTS, facts_body(article_id)))

    def _ask(self, index: Index, body: dict[str, Any]) -> Mapping[str, Any]:
        with _translated():
            answer: Mapping[str, Any] = self.client.search(index=alias_name(self.prefix, index), body=body).body
        return answer


def open_reader(settings: Settings) -> Reader:
    """A reader of the server that the settings name. Raises ConfigError where they name none; connects with the first search."""
    from elasticsearch import Elasticsearch

    if not settings.elasticsearch_url:
        raise ConfigError(
            "no Elasticsearch: start one with `make run`, or set ELASTICSEARCH_URL and ELASTICSEARCH_API_KEY"
        )
    client = Elasticsearch(
        settings.elasticsearch_url,
        api_key=settings.elasticsearch_api_key,
        request_timeout=REQUEST_SECONDS,
        max_retries=1,
    )
    return Reader(client, settings.index_prefix, load_labels(settings.home))


@lru_cache(maxsize=2)
def load_labels(home: Path) -> Labels:
    """The labels of the vocabulary and the titles of the catalogue's sources."""
    from liaison.edges.vocabulary import load_vocabulary

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


@contextmanager
def _translated() -> Iterator[None]:
    from elasticsearch import ApiError, NotFoundError, TransportError

    try:
        yield
    except NotFoundError as error:
        raise ServerRefused("there is no index yet; the daily run makes it (`make run`)") from error
    except ApiError as error:
        if error.status_code in (429, 502, 503, 504):
            raise ServerUnavailable(f"Elasticsearch is not ready (HTTP {error.status_code})") from error
        raise ServerRefused(f"Elasticsearch refuses the search (HTTP {error.status_code}, {error.message})") from error
    except TransportError as error:
        raise ServerUnavailable("Elasticsearch cannot be reached; is it running?") from error
