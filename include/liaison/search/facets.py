"""Facets: what is counted beside the hits, and the counts read back."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from liaison.search.labels import Labels
from liaison.search.request import FACETS, SearchRequest

VALUES_SHOWN = 30
MONTHS_SHOWN = 240


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value with the number of hits it has under the filters of all other facets."""

    value: str
    label: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """`others`: hits whose value is not among those shown."""

    name: str
    label: str
    values: tuple[FacetValue, ...]
    others: int = 0


def facet_aggregations(request: SearchRequest) -> dict[str, Any]:
    """For each facet the counts under the filters of all others; its own would hide the values one could add."""
    return {name: _aggregation(name, request) for name in FACETS}


def read_facets(aggregations: Mapping[str, Any], request: SearchRequest, labels: Labels) -> tuple[Facet, ...]:
    """The facets of a response, chosen values first; a chosen value without hits is kept with 0, so that it can be removed."""
    return tuple(_read(name, aggregations.get(name) or {}, request, labels) for name in FACETS)


def facet_filter(name: str, values: tuple[str, ...]) -> dict[str, Any]:
    """Documents that have one of `values`."""
    field = FACETS[name]
    if name == "month":
        return {"bool": {"should": [_month(value) for value in values], "minimum_should_match": 1}}
    return {"terms": {field.path: [value == "true" for value in values] if name == "cooperation" else list(values)}}


def _aggregation(name: str, request: SearchRequest) -> dict[str, Any]:
    others = [facet_filter(other, values) for other, values in request.filters.items() if other != name]
    field = FACETS[name].path
    inner: dict[str, Any]
    if name == "month":
        months = {"field": field, "calendar_interval": "month", "format": "yyyy-MM", "min_doc_count": 1}
        inner = {"values": {"date_histogram": {**months, "order": {"_key": "desc"}}}}
    else:
        inner = {"values": {"terms": {"field": field, "size": VALUES_SHOWN}}}
        chosen = request.filters.get(name)
        if chosen and name != "cooperation":  # it has two values, both are shown
            inner["chosen"] = {"terms": {"field": field, "size": len(chosen), "include": list(chosen)}}
    return {"filter": {"bool": {"filter": others}}, "aggs": inner}


def facet_label(name: str) -> str:
    """What stands above a facet; the date is counted by month."""
    return "Month" if name == "month" else FACETS[name].label


def _read(name: str, found: Mapping[str, Any], request: SearchRequest, labels: Labels) -> Facet:
    values = found.get("values") or {}
    buckets = [*(found.get("chosen") or {}).get("buckets", ()), *values.get("buckets", ())]
    counts = {str(bucket.get("key_as_string", bucket["key"])): int(bucket["doc_count"]) for bucket in buckets}
    chosen = request.filters.get(name, ())
    if name == "month":
        order = sorted({*chosen, *list(counts)[:MONTHS_SHOWN]})
    else:
        order = [*chosen, *(value for value in counts if value not in chosen)]
    rows = (FacetValue(value, labels.label(name, value), counts.get(value, 0), value in chosen) for value in order)
    return Facet(name, facet_label(name), tuple(rows), int(values.get("sum_other_doc_count", 0)))


def _month(value: str) -> dict[str, Any]:
    year, month = int(value[:4]), int(value[5:])
    last = f"{value}-{monthrange(year, month)[1]:02d}T23:59:59.999Z"
    return {"range": {"@timestamp": {"gte": f"{value}-01", "lte": last, "format": "strict_date_optional_time"}}}
