"""Reads compiled panels: which field each column counts, and the aggregation that Kibana would send for it."""

from __future__ import annotations

import json
from typing import Any

RECORDS = "___records___"


def panels(dashboard: dict[str, Any]) -> list[dict[str, Any]]:
    """The panels of a compiled dashboard."""
    found: list[dict[str, Any]] = json.loads(dashboard["attributes"]["panelsJSON"])
    return found


def layers(panel: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """(data view id, layer) of a Lens panel."""
    attributes = panel["embeddableConfig"].get("attributes", {})
    views = {
        reference["name"].rpartition("layer-")[2]: reference["id"] for reference in attributes.get("references", ())
    }
    state = attributes.get("state", {}).get("datasourceStates", {}).get("formBased", {}).get("layers", {})
    return [(views[key], layer) for key, layer in state.items()]


def aggregation(layer: dict[str, Any]) -> dict[str, Any]:
    """The nested aggregation of one layer; raises KeyError for an operation that is not known here."""
    columns = [layer["columns"][key] for key in layer["columnOrder"]]
    metrics = {f"m{n}": _metric(column) for n, column in enumerate(columns) if not column["isBucketed"]}
    inner: dict[str, Any] = {name: metric for name, metric in metrics.items() if metric}
    for number, column in reversed([(n, column) for n, column in enumerate(columns) if column["isBucketed"]]):
        bucket = _BUCKETS[column["operationType"]](column)
        inner = {f"b{number}": {**bucket, "aggs": inner} if inner else bucket}
    return inner


def _metric(column: dict[str, Any]) -> dict[str, Any] | None:
    operation, field = column["operationType"], column["sourceField"]
    if operation == "count" and field == RECORDS:
        return None
    return {{"count": "value_count", "max": "max", "unique_count": "cardinality"}[operation]: {"field": field}}


_BUCKETS: dict[str, Any] = {
    "terms": lambda column: {"terms": {"field": column["sourceField"], "size": column["params"]["size"]}},
    "date_histogram": lambda column: {"date_histogram": {"field": column["sourceField"], "fixed_interval": "1d"}},
}
