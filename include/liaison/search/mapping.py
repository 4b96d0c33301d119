"""Mappings and settings of the indices, rendered from model/fields.py. Strict: a field that is not declared is refused."""

from __future__ import annotations

from typing import Any

from liaison.model.fields import LANGUAGES, Field, Index, Kind, fields_of

KEYWORD_LIMIT = 8191
"""A term may have 32,766 bytes, and a character up to four: longer values stay in `_source` and are not searchable."""

NEUTRAL = "neutral"
LANGUAGE_ANALYZERS = {"en": "english", "de": "german", "fr": "french", "ru": "russian", "uk": "ukrainian"}


def index_body(index: Index, *, hunspell: bool) -> dict[str, Any]:
    """Settings and mappings as `indices.create` takes them; `hunspell`: whether the server has the uk_UA dictionary."""
    return {"settings": settings(hunspell=hunspell), "mappings": mappings(index)}


def mappings(index: Index) -> dict[str, Any]:
    """The strict mapping of one index."""
    fields = fields_of(index)
    body: dict[str, Any] = {"dynamic": "strict", "properties": _properties(fields)}
    hidden = [f"{field.stem}_{language}" for field in fields if field.stem for language in _languages(index)]
    if hidden:
        body["_source"] = {"excludes": hidden}
        body["properties"] |= {name: _language_field(name) for name in hidden}
    return body


def settings(*, hunspell: bool) -> dict[str, Any]:
    """Index settings: one shard (a daily index of reports stays under 50 GB for decades), analysers of our own.

    Without the dictionary the Ukrainian analyser only folds case and apostrophes; queries still find exact forms.
    """
    filters: dict[str, Any] = {}
    ukrainian = ["lowercase"]
    if hunspell:
        filters["uk_hunspell"] = {"type": "hunspell", "locale": "uk_UA", "dedup": True}
        ukrainian.append("uk_hunspell")
    folding = {"type": "custom", "char_filter": ["apostrophes"], "tokenizer": "standard"}
    analysis: dict[str, Any] = {
        "char_filter": {"apostrophes": {"type": "mapping", "mappings": ["\\u2019=>'", "\\u02BC=>'", "\\u0060=>'"]}},
        "analyzer": {
            NEUTRAL: {**folding, "filter": ["lowercase", "asciifolding"]},
            "ukrainian": {**folding, "filter": ukrainian},
        },
    }
    if filters:
        analysis["filter"] = filters
    return {"number_of_shards": 1, "auto_expand_replicas": "0-1", "analysis": analysis}


def _languages(index: Index) -> tuple[str, ...]:
    return LANGUAGES if index is Index.ARTICLES else ()


def _properties(fields: tuple[Field, ...]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for field in fields:
        *parents, name = field.name.split(".")
        level = properties
        for parent in parents:
            level = level.setdefault(parent, {"properties": {}})["properties"]
        level[name] = _field(field)
    return properties


def _field(field: Field) -> dict[str, Any]:
    match field.kind:
        case Kind.KEYWORD:
            return {"type": "keyword", "ignore_above": KEYWORD_LIMIT}
        case Kind.TEXT:
            return {"type": "text", "analyzer": NEUTRAL}
        case Kind.NAME:
            keyword = {"type": "keyword", "ignore_above": KEYWORD_LIMIT}
            return {"type": "text", "analyzer": NEUTRAL, "fields": {"keyword": keyword}}
        case Kind.DATE:
            return {"type": "date", "format": "strict_date_optional_time", "ignore_malformed": True}
        case Kind.DAY:
            return {"type": "date", "format": "yyyy-MM-dd||yyyy-MM||yyyy", "ignore_malformed": True}
        case Kind.INTEGER:
            return {"type": "long"}
        case Kind.NUMBER:
            return {"type": "double"}
        case Kind.BOOLEAN:
            return {"type": "boolean"}
        case Kind.LOCATION:
            return {"type": "geo_point", "ignore_malformed": True}
        case Kind.OBJECT:
            return {"dynamic": "strict", "properties": _properties(field.parts)}
        case Kind.HIDDEN:
            return {"type": "object", "enabled": False}
        case Kind.ALIAS:
            return {"type": "alias", "path": field.target}


def _language_field(name: str) -> dict[str, Any]:
    return {"type": "text", "analyzer": LANGUAGE_ANALYZERS[name.rpartition("_")[2]]}
