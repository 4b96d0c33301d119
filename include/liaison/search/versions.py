"""Names of indices and aliases. Readers and writers use the alias; the version stands behind it."""

from __future__ import annotations

import re

from liaison.model.fields import Index

MAPPING_VERSION = 1
"""Raised by a change that an existing index cannot take (another type or analyser); new fields are added in place."""

INDEX_NAME = re.compile(r"^(?P<prefix>.+)-(?P<index>[a-z]+)-v(?P<version>\d+)$")


def alias_name(prefix: str, index: Index) -> str:
    """The name that readers and writers use: `liaison-articles`."""
    return f"{prefix}-{index}"


def index_name(prefix: str, index: Index, version: int = MAPPING_VERSION) -> str:
    """The name of the index itself: `liaison-articles-v1`."""
    return f"{alias_name(prefix, index)}-v{version}"


def parse_index_name(name: str) -> tuple[str, Index, int]:
    """Prefix, index and version of a name made by index_name. Raises ValueError for any other name."""
    match = INDEX_NAME.match(name)
    if match is None or match["index"] not in Index:
        raise ValueError(f"not an index of Liaison: {name}")
    return match["prefix"], Index(match["index"]), int(match["version"])
