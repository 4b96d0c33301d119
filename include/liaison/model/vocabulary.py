"""The analyst's words: the parsed files of include/vocabulary/, by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """`files[name]` is the content of `<name>.yaml`.

    Compared and hashed by identity, so that what is compiled from it can be kept with functools.lru_cache.
    """

    files: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.files[name]
