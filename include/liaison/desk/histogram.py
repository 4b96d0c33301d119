"""The months of a result as a picture: bars in a fixed drawing area, to be written as inline SVG."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.desk.links import search_link, toggle_link
from liaison.search.facets import Facet
from liaison.search.labels import month
from liaison.search.request import SearchRequest

WIDTH, HEIGHT = 960, 72
BARS_AT_LEAST, BARS_AT_MOST = 12, 72
"""Above six years a bar is thinner than a finger: the last six years are drawn."""
WIDEST_BAR = 64


@dataclass(frozen=True, slots=True)
class Bar:
    """One month; `x`, `y`, `width`, `height` in the drawing's units, `slot` the full column that can be hit."""

    month: str
    label: str
    count: int
    href: str
    selected: bool
    x: float
    y: float
    width: float
    height: float
    slot_x: float
    slot: float


def bars(facet: Facet, request: SearchRequest) -> list[Bar]:
    """A bar for each month from the first to the last with hits and for a year at least, months without hits as gaps."""
    counts = {value.value: value.count for value in facet.values}
    if not counts:
        return []
    months = _months(min(counts), max(counts))
    most = max(1, *(counts.get(m, 0) for m in months))
    slot = WIDTH / len(months)
    chosen = request.filters.get("month", ())
    return [
        _bar(place, name, counts.get(name, 0), most, slot, name in chosen, request) for place, name in enumerate(months)
    ]


def _bar(place: int, name: str, count: int, most: int, slot: float, selected: bool, request: SearchRequest) -> Bar:
    height = max(3.0, HEIGHT * count / most) if count else 0.0
    gap = max(slot * 0.18, slot - WIDEST_BAR)
    href = toggle_link(request, "month", name) if count or selected else search_link(request)
    return Bar(
        month=name,
        label=month(name),
        count=count,
        href=href,
        selected=selected,
        x=round(place * slot + gap / 2, 2),
        y=round(HEIGHT - height, 2),
        width=round(slot - gap, 2),
        height=round(height, 2),
        slot_x=round(place * slot, 2),
        slot=round(slot, 2),
    )


def _months(first: str, last: str) -> list[str]:
    start, end = (int(name[:4]) * 12 + int(name[5:]) - 1 for name in (first, last))
    start = max(min(start, end - BARS_AT_LEAST + 1), end - BARS_AT_MOST + 1)
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(start, end + 1)]
