"""Reads include/catalogue/: one source a file, `<country>/<source_id>.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml

from liaison.model.source import Source, SourceType

KINDS = ("feed", "directory")
NAMES = tuple(field.name for field in fields(Source))
REQUIRED = ("source_id", "kind", "location", "title", "publisher")
FLAGS = ("enabled", "fetch_pages")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """`sources` by id, in the order of their ids; `faults` says what is wrong with the files that are left out, by source id."""

    sources: Mapping[str, Source]
    faults: Mapping[str, str]


def read_catalogue(folder: Path) -> Catalogue:
    """All entries. A wrong file is a fault of its own and does not stop the others."""
    sources: dict[str, Source] = {}
    faults: dict[str, str] = {}
    for path in sorted(folder.glob("**/*.yaml")):
        try:
            source = parse_source(path.read_bytes(), path.stem)
        except (OSError, ValueError) as err:
            reason = err.strerror if isinstance(err, OSError) else str(err)
            faults[path.stem] = f"catalogue/{path.relative_to(folder)}: {reason}"
            continue
        if source.source_id in sources:
            faults[source.source_id] = f"catalogue/{path.relative_to(folder)}: there is another file of this name"
        else:
            sources[source.source_id] = source
    return Catalogue(dict(sorted(sources.items())), faults)


def source_ids(folder: Path) -> list[str]:
    """The ids by file names alone: quick enough for the parsing of a DAG file."""
    return sorted(path.stem for path in folder.glob("**/*.yaml"))


def parse_source(text: bytes | str, stem: str) -> Source:
    """One entry. Raises ValueError that names line or key, and what would be right."""
    try:
        row = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as err:
        mark = getattr(err, "problem_mark", None)
        where = f"line {mark.line + 1}: " if mark else ""
        raise ValueError(f"{where}{getattr(err, 'problem', None) or 'no YAML'}") from err
    if not isinstance(row, dict):
        raise ValueError("expected `key: value` lines")
    for key in row:
        if key not in NAMES:
            close = get_close_matches(str(key), NAMES, 1)
            raise ValueError(f"unknown key {key!r}" + (f"; did you mean {close[0]!r}?" if close else ""))
    if missing := [key for key in REQUIRED if not row.get(key)]:
        raise ValueError(f"missing {', '.join(missing)}")
    return _source(row, stem)


def _source(row: dict[str, Any], stem: str) -> Source:
    for key, value in row.items():
        if key in FLAGS:
            if not isinstance(value, bool):
                raise ValueError(f"{key} is true or false, not {value!r}")
        elif isinstance(value, date):
            row[key] = value.isoformat()
        elif value is not None and not isinstance(value, str):
            raise ValueError(f"{key} is text, not {value!r} (put it in quotes)")
    row = {key: value for key, value in row.items() if value is not None}
    _check(row["source_id"] == stem, f"source_id {row['source_id']!r} differs from the file's name {stem!r}")
    _check(bool(re.fullmatch(r"[a-z0-9][a-z0-9_]{1,63}", stem)), "source_id is 2 to 64 of a-z, 0-9 and _")
    _check(row["kind"] in KINDS, f"kind is one of {', '.join(KINDS)}, not {row['kind']!r}")
    if row["kind"] == "feed":
        _check(
            row["location"].startswith(("http://", "https://")),
            "the location of a feed begins with http:// or https://",
        )
    _check(row.get("identity", "url") in ("url", "entry"), "identity is url or entry")
    types = [str(kind) for kind in SourceType]
    _check(row.get("source_type", "press") in types, f"source_type is one of {', '.join(types)}")
    for key, pattern in (
        ("publisher_country", "[A-Z]{2}"),
        ("language", "[a-z]{2,3}"),
        ("checked", r"\d{4}-\d\d-\d\d"),
    ):
        if key in row:
            _check(bool(re.fullmatch(pattern, row[key])), f"{key} is like {_EXAMPLES[key]}, not {row[key]!r}")
    try:
        ZoneInfo(row.get("timezone", "UTC"))
    except (ZoneInfoNotFoundError, ValueError) as err:
        raise ValueError(f"no time zone {row.get('timezone')!r}; names are like Europe/Berlin") from err
    return Source(**{**row, "source_type": SourceType(row.get("source_type", "press"))})


_EXAMPLES = {"publisher_country": "DE", "language": "de", "checked": "2026-11-25"}


def _check(holds: bool, complaint: str) -> None:
    if not holds:
        raise ValueError(complaint)
