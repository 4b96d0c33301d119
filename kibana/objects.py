"""Compiles the YAML files of this folder to Kibana saved objects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from kb_dashboard_core import load, render

from liaison.model.fields import Index, Kind, leaves
from liaison.search.versions import alias_name

FOLDER = Path(__file__).parent
COMPILED = FOLDER / "objects.ndjson"
PREFIX = "liaison"
FRAME = {"coreMigrationVersion": "8.8.0", "managed": False}
OLD_VERSION = "8.0.0"
"""Kibana migrates older objects upwards and refuses newer ones than itself: old, known versions are written."""
SOURCE_INDEX = "kibanaSavedObjectMeta.searchSourceJSON.index"


def compile_objects(prefix: str = PREFIX) -> list[dict[str, Any]]:
    """All saved objects, those that are referred to first. Raises ValueError or pydantic's error where a YAML file is wrong."""
    views = [data_view(entry, prefix) for entry in _read("data_views.yaml")]
    sessions = [discover_session(entry) for entry in _read("discover.yaml")]
    return [*views, *sessions, *(dashboard(found) for found in load(str(FOLDER / "overview.yaml")))]


def to_ndjson(objects: list[dict[str, Any]]) -> str:
    """One object on each line, as Kibana's import takes them."""
    return "".join(json.dumps(item, ensure_ascii=False, sort_keys=True) + "\n" for item in objects)


def data_view(entry: dict[str, Any], prefix: str) -> dict[str, Any]:
    """A data view with the labels of model/fields.py, its links as links, and its hidden fields left out."""
    index = Index(entry["index"])
    attributes = {
        "title": alias_name(prefix, index),
        "name": entry["name"],
        "timeFieldName": entry["time_field"],
        "allowHidden": False,
        "allowNoIndex": True,
        "fields": "[]",
        "runtimeFieldMap": "{}",
        "fieldAttrs": _json(_labels(index)),
        "fieldFormatMap": _json({name: _link() for name in entry["links"]}),
        "sourceFilters": _json([{"value": value} for name in entry["hidden"] for value in (name, f"{name}.*")]),
    }
    return _object("index-pattern", entry["id"], attributes, [])


def discover_session(entry: dict[str, Any]) -> dict[str, Any]:
    """A saved Discover session over one data view."""
    source = {"query": {"query": entry["query"], "language": "kuery"}, "filter": [], "indexRefName": SOURCE_INDEX}
    attributes = {
        "title": entry["title"],
        "description": entry["description"],
        "columns": entry["columns"],
        "sort": entry["sort"],
        "grid": {},
        "hideChart": False,
        "isTextBasedQuery": False,
        "kibanaSavedObjectMeta": {"searchSourceJSON": _json(source)},
    }
    reference = {"type": "index-pattern", "id": entry["data_view"], "name": SOURCE_INDEX}
    return _object("search", entry["id"], attributes, [reference])


def dashboard(found: Any) -> dict[str, Any]:
    """One dashboard; what would change with the day and author of the compilation is left out."""
    item: dict[str, Any] = json.loads(render(found).model_dump_json(by_alias=True, exclude_none=True))
    for name in ("created_at", "created_by", "updated_at", "updated_by", "version"):
        item.pop(name, None)
    return item


def _labels(index: Index) -> dict[str, dict[str, str]]:
    """The label of each field; text that can be counted carries it on both of its names."""
    labels = {}
    for leaf in leaves(index):
        if leaf.kind not in (Kind.ALIAS, Kind.HIDDEN):
            labels[leaf.name] = {"customLabel": leaf.label}
            if leaf.path != leaf.name:
                labels[leaf.path] = {"customLabel": f"{leaf.label} (exact)"}
    return labels


def _link() -> dict[str, Any]:
    return {"id": "url", "params": {"type": "a", "labelTemplate": "{{value}}", "openLinkInCurrentTab": False}}


def _object(kind: str, key: str, attributes: dict[str, Any], references: list[dict[str, str]]) -> dict[str, Any]:
    item = {"id": key, "type": kind, "attributes": attributes, "references": references}
    return {**item, **FRAME, "typeMigrationVersion": OLD_VERSION}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _read(name: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return entries
