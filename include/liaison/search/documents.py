"""The index documents: projections of the record onto the declared fields, made here and nowhere else."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from liaison.model.fields import LANGUAGES, Field, Index, Kind, fields_of
from liaison.model.summarise import MAX_PAIRED_PARTIES

_ARTICLE_FIELDS = {field.name for field in fields_of(Index.ARTICLES)}
_OF_THE_FACT = {"countries", "country_pairs", "topics", "instruments", "event_type", "parties"}
_FROM_ARTICLE = [f.name for f in fields_of(Index.FACTS) if f.name in _ARTICLE_FIELDS - _OF_THE_FACT]


def article_document(record: Mapping[str, Any], resolution: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The document of one article, from `Article.to_record()`; `_id` is its article_id.

    `<stem>_<language>` copies are analysed and not kept: the mapping leaves them out of `_source`. `resolution` adds what
    is known from other articles. Raises ValueError where the record has no instant at all.
    """
    evidence = {"mentions": record.get("mentions") or (), "facts": record.get("facts") or ()}
    values = {**record, **(resolution or {}), "@timestamp": timestamp(record), "evidence": evidence}
    document = _project(values, fields_of(Index.ARTICLES))
    language = record.get("language")
    if language in LANGUAGES:
        for field in fields_of(Index.ARTICLES):
            if field.stem and document.get(field.name):
                document[f"{field.stem}_{language}"] = document[field.name]
    return document


def plover_categories(event_types: Any) -> dict[str, str]:
    """The event-data category of each event type, from the parsed vocabulary/event_types.yaml."""
    return {term["id"]: term["plover"] for term in event_types or () if term.get("plover")}


def fact_documents(record: Mapping[str, Any], categories: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    """The documents of the article's facts, in order; `_id` is `fact_id` = `<article_id>-<position>`.

    `categories` are those of plover_categories. Positions are stable within one revision; a revision with fewer facts leaves the higher positions over, and whoever
    writes deletes them.
    """
    found = categories or {}
    return [_fact_document(record, fact, position, found) for position, fact in enumerate(record.get("facts") or ())]


def outcome_document(outcome: Mapping[str, Any], *, run_id: str, at: str, pipeline_version: str) -> dict[str, Any]:
    """The document of an item that was not indexed, from the values of `Outcome`; `at` is the run's instant."""
    values = {
        **outcome,
        "@timestamp": at,
        "run_id": run_id,
        "pipeline_version": pipeline_version,
        "source_url": outcome.get("url") or None,
        "event.kind": "event",
        "event.outcome": "failure",
        "event.reason": outcome.get("reason") or None,
        "error.message": outcome.get("detail") or None,
    }
    return _project(values, fields_of(Index.OUTCOMES))


def source_document(source: Mapping[str, Any], health: Mapping[str, Any], *, run_id: str, at: str) -> dict[str, Any]:
    """The document of one source: its catalogue entry and its health (state, failures_in_row, counts, last_…, error)."""
    failing = bool(health.get("error"))
    values = {
        **source,
        **health,
        "@timestamp": at,
        "run_id": run_id,
        "event.kind": "event",
        "event.outcome": "failure" if failing else "success",
        "event.reason": health.get("reason"),
        "error.message": health.get("error"),
    }
    return _project(values, fields_of(Index.SOURCES))


def timestamp(record: Mapping[str, Any]) -> str:
    """`@timestamp`: the publication, else the first sight; noon UTC where only the day is known.

    Midnight would fall on the day before for readers west of Greenwich.
    """
    published = record.get("published_at")
    if published:
        if record.get("published_precision") in ("day", "month", "year") or len(published) <= len("2025-01-24"):
            day = (published + "-01-01")[:10] if len(published) < len("2025-01-24") else published[:10]
            return f"{day}T12:00:00+00:00"
        return str(published)
    for key in ("first_seen_at", "retrieved_at", "indexed_at"):
        if record.get(key):
            return str(record[key])
    raise ValueError(f"article {record.get('article_id')} has no date and was never seen")


def document_version(record: Mapping[str, Any]) -> int:
    """The version under which the article is written (`external_gte`): retrieved_at in milliseconds."""
    instant = datetime.fromisoformat(record["retrieved_at"])
    return round(instant.replace(tzinfo=instant.tzinfo or UTC).timestamp() * 1000)


def _fact_document(
    record: Mapping[str, Any], fact: Mapping[str, Any], position: int, categories: Mapping[str, str]
) -> dict[str, Any]:
    parties = fact.get("parties") or ()
    countries = sorted({party["country"] for party in parties if party.get("country")})
    pairs = [f"{one}|{two}" for i, one in enumerate(countries) for two in countries[i + 1 :]]
    text = record.get(fact["where"]) or ""
    values = {
        **{key: record.get(key) for key in _FROM_ARTICLE},
        **fact,
        "fact_id": f"{record['article_id']}-{position:03d}",
        "@timestamp": timestamp(record),
        "plover": categories.get(fact["event_type"]),
        "countries": countries,
        "country_pairs": pairs if len(countries) <= MAX_PAIRED_PARTIES else (),
        "initiators": _on_side(parties, "initiator"),
        "recipients": _on_side(parties, "recipient"),
        "sentence": text[fact["start"] : fact["end"]],
    }
    return _project(values, fields_of(Index.FACTS))


def _on_side(parties: Any, side: str) -> list[str]:
    return sorted({p["country"] for p in parties if p.get("country") and p.get("side") == side})


def _project(values: Mapping[str, Any], fields: tuple[Field, ...]) -> dict[str, Any]:
    """Declared fields alone, without nulls and empty lists: the mapping is strict, and an unknown key would cost the article."""
    document: dict[str, Any] = {}
    for field in fields:
        if field.kind is Kind.ALIAS:
            continue
        value = _value(values.get(field.name), field)
        if value is not None and value != [] and value != {}:
            _set(document, field.name, value)
    return document


def _set(document: dict[str, Any], dotted: str, value: Any) -> None:
    *parents, name = dotted.split(".")
    for parent in parents:
        document = document.setdefault(parent, {})
    document[name] = value


def _value(value: Any, field: Field) -> Any:
    if isinstance(value, (list, tuple)):
        return [one for one in (_value(item, field) for item in value) if one is not None and one != {}]
    if field.kind is Kind.OBJECT and isinstance(value, Mapping):
        return _project(value, field.parts)
    return _clean(value)


def _clean(value: Any) -> Any:
    """JSON that the server accepts: the client sends NaN and half surrogate pairs as they are, and the bulk fails whole."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {str(key): _clean(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean(item) for item in value]
    return value
