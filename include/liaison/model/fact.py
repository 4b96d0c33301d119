"""One act of cooperation that a report states, with the sentence that states it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Party:
    """`country` is ISO 3166 alpha-2, or null for an international body. `side`: initiator | recipient | both."""

    country: str | None
    organization: str | None = None
    people: tuple[str, ...] = ()
    side: str = "both"

    @property
    def key(self) -> str:
        """What tells one party from another: the state, or the body where it is international."""
        return self.country or f"INT:{self.organization}"


@dataclass(frozen=True, slots=True)
class Fact:
    """`status`: happened | planned | background. `date`: YYYY-MM-DD, YYYY-MM or YYYY, null where not stated."""

    event_type: str
    status: str
    parties: tuple[Party, ...]
    where: str
    start: int
    end: int
    rule: str
    instruments: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    quantity: dict[str, Any] | None = None
    confidence: float = 1.0
