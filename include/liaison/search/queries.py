"""Query bodies: pure functions from a search to what the server is asked."""

from __future__ import annotations

from typing import Any

from liaison.model.fields import LANGUAGES, Index, fields_of, leaves
from liaison.search.facets import facet_aggregations, facet_filter
from liaison.search.request import FACETS, SearchRequest

MARK_START, MARK_END = "\ue000", "\ue001"
"""Private-use characters around what matched: the page escapes the text first and puts its own marks in afterwards."""

TEXT_FIELDS = tuple(
    f"{name}^{field.boost:g}"
    for field in leaves(Index.ARTICLES)
    if field.boost
    for name in (field.name, *(f"{field.stem}_{language}" for language in LANGUAGES if field.stem))
)
"""The neutral fields and their copies in each language, with the boosts of model/fields.py."""

SYNTAX = "AND|OR|NOT|PHRASE|PREFIX|PRECEDENCE|ESCAPE|WHITESPACE|FUZZY|SLOP"
MAX_ANALYSED = 900_000
"""Characters that are highlighted; the index refuses more than a million (`max_analyzed_offset`)."""
TIMEOUT = "10s"
TRACKED = 10_000
LEFT_OUT = ("evidence", "quotes", "capture")
"""What a list of hits does without; the text comes along for the reports that have no headline."""
OTHER_NAMES = {"person": "people.variants", "organization": "organizations.aliases"}
"""Facets of names, and where other spellings of their values stand."""


def search_body(request: SearchRequest) -> dict[str, Any]:
    """One page of hits with highlights, and all facets with their counts.

    Facet filters stand in `post_filter`, so that each facet can be counted under the filters of the others.
    """
    body: dict[str, Any] = {
        "query": query(request),
        "aggs": facet_aggregations(request),
        "sort": sort(request),
        "from": request.offset,
        "size": request.size,
        "_source": {"excludes": list(LEFT_OUT)},
        "highlight": highlight(),
        "timeout": TIMEOUT,
        "track_total_hits": TRACKED,
    }
    if request.filters:
        body["post_filter"] = {
            "bool": {"filter": [facet_filter(name, request.filters[name]) for name in request.filters]}
        }
    return body


def export_body(request: SearchRequest, rows: int, columns: list[str]) -> dict[str, Any]:
    """Up to `rows` hits with the exported columns alone, for CSV."""
    return {
        "query": {
            "bool": {"must": [query(request)], "filter": [facet_filter(n, v) for n, v in request.filters.items()]}
        },
        "sort": sort(request),
        "from": request.offset,
        "size": rows,
        "_source": columns,
        "timeout": "60s",
        "track_total_hits": TRACKED,
    }


def suggestion_body(text: str) -> dict[str, Any]:
    """For each word that no report has, the nearest that some have."""
    term = {"field": "body_text", "suggest_mode": "missing", "size": 1, "min_word_length": 4, "prefix_length": 1}
    return {"size": 0, "suggest": {"text": text, "words": {"term": term}}, "timeout": TIMEOUT}


def names_body(facet: str, value: str) -> dict[str, Any]:
    """Reports that have a name with all words of `value`, under any spelling, with their names."""
    name = FACETS[facet].name
    fields = [name, OTHER_NAMES[facet]]
    either = [{"match": {field: {"query": value, "operator": "and"}}} for field in fields]
    return {"query": {"bool": {"should": either}}, "_source": fields, "size": 200, "timeout": TIMEOUT}


def article_body(article_id: str) -> dict[str, Any]:
    """One article, whole."""
    return {"query": {"ids": {"values": [article_id]}}, "size": 1, "timeout": TIMEOUT}


def query(request: SearchRequest) -> dict[str, Any]:
    """Text and dates; without them everything."""
    clauses: dict[str, Any] = {}
    if request.text:
        clauses["must"] = [text_query(request.text)]
    dates = {}
    if request.since:
        dates["gte"] = request.since.isoformat()
    if request.until:
        dates["lte"] = f"{request.until.isoformat()}T23:59:59.999Z"
    if dates:
        clauses["filter"] = [{"range": {"@timestamp": {**dates, "format": "strict_date_optional_time"}}}]
    return {"bool": clauses} if clauses else {"match_all": {}}


def text_query(text: str) -> dict[str, Any]:
    """All words, in any field and inflection. `simple_query_string` never fails, whatever is typed.

    With `or` as default operator, `a -b` would mean "a, or anything without b".
    """
    return {
        "simple_query_string": {
            "query": text,
            "fields": list(TEXT_FIELDS),
            "default_operator": "and",
            "flags": SYNTAX,
            "analyze_wildcard": False,
            "lenient": True,
        }
    }


def sort(request: SearchRequest) -> list[Any]:
    """Best first where words were given, else newest; the id makes pages stable."""
    if request.sort == "oldest":
        return [{"@timestamp": "asc"}, {"article_id": "asc"}]
    newest: list[Any] = [{"@timestamp": "desc"}, {"article_id": "asc"}]
    return [{"_score": "desc"}, *newest] if request.sort == "relevance" and request.text else newest


def highlight() -> dict[str, Any]:
    """Headline and lead whole, the text in two pieces, or its beginning where only other fields matched."""
    pieces = {
        "headline": {"number_of_fragments": 0},
        "lead": {"number_of_fragments": 0},
        "body_text": {"number_of_fragments": 2, "fragment_size": 170, "no_match_size": 240},
    }
    return {
        "type": "unified",
        "pre_tags": [MARK_START],
        "post_tags": [MARK_END],
        "max_analyzed_offset": MAX_ANALYSED,
        "require_field_match": True,
        "fields": {name: {**options, "matched_fields": matched_fields(name)} for name, options in pieces.items()},
    }


def matched_fields(name: str) -> list[str]:
    """A text field and its copies in each language: a match in any of them marks the one text."""
    stem = next(field.stem for field in fields_of(Index.ARTICLES) if field.name == name)
    return [name, *(f"{stem}_{language}" for language in LANGUAGES)]
