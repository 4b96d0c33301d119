"""The closed list of ways in which an item leaves a run, and the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Disposition(StrEnum):
    """What became of one item; `seen` is the sum of these."""

    INDEXED = "indexed"
    UPDATED = "updated"
    DUPLICATE = "duplicate"
    DISCARDED = "discarded"
    QUARANTINED = "quarantined"
    FAILED = "failed"


class DropReason(StrEnum):
    """Why an input is not an article."""

    NO_TEXT = "no-text"
    TOO_SHORT = "too-short"
    TOO_LARGE = "too-large"
    NOT_HTML = "not-html"
    NOT_TEXT = "not-text"
    LIST_PAGE = "list-page"
    LOGIN_PAGE = "login-page"
    COOKIE_WALL = "cookie-wall"
    ERROR_PAGE = "error-page"
    NO_DATE = "no-date"
    BAD_DATE = "bad-date"
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    TOO_DEEP = "too-deep"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One item's end: `stage` and `reason` are set where it was not indexed."""

    article_id: str
    source_id: str
    disposition: Disposition
    stage: str = ""
    reason: str = ""
    detail: str = ""
    url: str = ""
    capture: dict[str, str | int] | None = None
