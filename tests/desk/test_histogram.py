"""The months as bars."""

from __future__ import annotations

from liaison.desk.histogram import HEIGHT, WIDTH, bars
from liaison.search.facets import Facet, FacetValue
from liaison.search.request import SearchRequest


def facet(**counts: int) -> Facet:
    values = tuple(FacetValue(name.strip("m").replace("_", "-"), "", count) for name, count in counts.items())
    return Facet("month", "Month", values)


def test_gaps_are_months_too_and_the_highest_bar_fills_the_picture() -> None:
    drawn = bars(facet(m2024_11=2, m2026_01=8), SearchRequest())
    assert [bar.month for bar in drawn][:3] == ["2024-11", "2024-12", "2025-01"]
    assert (drawn[-1].month, drawn[-1].height, drawn[-1].y) == ("2026-01", HEIGHT, 0)
    assert {bar.height for bar in drawn if not bar.count} == {0}
    assert drawn[-1].x + drawn[-1].width <= WIDTH


def test_one_month_is_shown_at_the_end_of_its_year() -> None:
    drawn = bars(facet(m2026_11=3), SearchRequest())
    assert [drawn[0].month, drawn[-1].month, len(drawn)] == ["2025-12", "2026-11", 12]


def test_not_more_bars_than_a_finger_can_hit() -> None:
    drawn = bars(facet(m1970_01=1, m2026_11=3), SearchRequest())
    assert (len(drawn), drawn[-1].month) == (72, "2026-11")


def test_a_bar_adds_its_month_and_a_chosen_one_removes_it() -> None:
    request = SearchRequest(text="x", filters={"month": ("2026-10",)})
    chosen, other = bars(facet(m2026_10=1, m2026_11=1), request)[-2:]
    assert (chosen.selected, chosen.href) == (True, "./?q=x")
    assert (other.selected, other.href) == (False, "./?q=x&month=2026-10&month=2026-11")


def test_no_months_no_picture() -> None:
    assert bars(facet(), SearchRequest()) == []
