"""One search as the user states it, and its two spellings: parameters of an address, and options of the command."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self

from liaison.errors import LiaisonError
from liaison.model.fields import facet_fields

MAX_TEXT = 400
"""Characters of a query: 10,000 words would break the server's limit of clauses, and nobody types them."""
MAX_SIZE = 100
MAX_WINDOW = 10_000
"""The server's `index.max_result_window`: page times size cannot go beyond it."""
MAX_VALUES = 50
MAX_VALUE = 300
DEFAULT_SIZE = 20
SORTS = ("relevance", "newest", "oldest")
FACETS = facet_fields()
MONTH = re.compile(r"^(1[89]|20|21)\d\d-(0[1-9]|1[0-2])$")


class BadRequest(LiaisonError):
    """A part of the search cannot be understood; the message says which."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """`filters` maps facet names to the values of which one is enough; facets restrict each other.

    `since` and `until` are days, both included, in UTC. `page` counts from 1.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    sort: str = "relevance"
    page: int = 1
    size: int = DEFAULT_SIZE

    @property
    def offset(self) -> int:
        """Hits before this page; never beyond the server's window."""
        return min((self.page - 1) * self.size, MAX_WINDOW - self.size)

    @property
    def narrowed(self) -> bool:
        """Whether anything restricts the result."""
        return bool(self.text or self.filters or self.since or self.until)

    @classmethod
    def from_params(cls, params: Iterable[tuple[str, str]]) -> Self:
        """The search that an address states. Lenient: what cannot be meant is left out, numbers are brought into range."""
        filters: dict[str, list[str]] = {}
        single: dict[str, str] = {}
        for name, value in params:
            value = _printable(value)
            if name in FACETS and value:
                filters.setdefault(name, []).append(value)
            elif value:
                single[name] = value
        sort = single.get("sort", "")
        size = _number(single.get("size"), DEFAULT_SIZE, MAX_SIZE)
        return cls(
            text=single.get("q", "")[:MAX_TEXT].strip(),
            filters=checked_filters(filters),
            since=_day_or_none(single.get("since")),
            until=_day_or_none(single.get("until")),
            sort=sort if sort in SORTS else SORTS[0],
            page=_number(single.get("page"), 1, MAX_WINDOW // size),
            size=size,
        )

    def to_params(self) -> list[tuple[str, str]]:
        """The parameters that state this search, defaults left out; `from_params` gives it back."""
        params = [("q", self.text)] if self.text else []
        params += [(name, value) for name in FACETS for value in self.filters.get(name, ())]
        params += [(name, day.isoformat()) for name, day in (("since", self.since), ("until", self.until)) if day]
        if self.sort != SORTS[0]:
            params.append(("sort", self.sort))
        if self.size != DEFAULT_SIZE:
            params.append(("size", str(self.size)))
        if self.page > 1:
            params.append(("page", str(self.page)))
        return params

    def with_value(self, facet: str, value: str) -> SearchRequest:
        """This search with one more value of a facet, on its first page."""
        values = tuple(dict.fromkeys((*self.filters.get(facet, ()), value)))
        return replace(self, filters={**self.filters, facet: values}, page=1)

    def without_value(self, facet: str, value: str) -> SearchRequest:
        """This search without one value of a facet, on its first page."""
        values = tuple(v for v in self.filters.get(facet, ()) if v != value)
        filters = {name: chosen for name, chosen in self.filters.items() if name != facet}
        return replace(self, filters={**filters, facet: values} if values else filters, page=1)


def checked_filters(filters: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Filters in the order of the facets, codes in capitals or small letters as they are indexed, no value twice."""
    checked = {}
    for name in FACETS:
        spelled = dict.fromkeys(_spelling(name, value.strip()) for value in filters.get(name, ()))
        values = tuple(v for v in spelled if v and len(v) <= MAX_VALUE)[:MAX_VALUES]
        if values:
            checked[name] = values
    return checked


def parse_day(text: str) -> date:
    """A day written YYYY-MM-DD (or YYYY-MM, YYYY: its first day). Raises BadRequest."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", text.strip())
    try:
        if match:
            return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        pass
    raise BadRequest(f"'{text}' is not a day; write YYYY-MM-DD")


def _spelling(facet: str, value: str) -> str:
    if facet == "country":
        return value.upper()
    if facet == "country_pair":
        return "|".join(sorted(code.strip().upper() for code in re.split(r"[|+,]", value) if code.strip()))
    if facet == "language":
        return value.lower()
    if facet == "cooperation":
        return value.lower() if value.lower() in ("true", "false") else ""
    if facet == "month":
        return value if MONTH.match(value) else ""
    return value


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text).encode("utf-8", "ignore").decode("utf-8").strip()


def _number(text: str | None, default: int, most: int) -> int:
    if not text or not re.fullmatch(r"[0-9]{1,12}", text):
        return default
    return max(1, min(int(text), most))


def _day_or_none(text: str | None) -> date | None:
    try:
        return parse_day(text) if text else None
    except BadRequest:
        return None
