"""What a search means, from an address and back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.search.request import MAX_TEXT, MAX_WINDOW, BadRequest, SearchRequest, parse_day


def test_state_survives_the_address() -> None:
    request = SearchRequest(
        text='"liaison officer" -training',
        filters={"country": ("DE", "UA"), "topic": ("vehicle_crime",), "month": ("2025-01",)},
        since=date(2025, 1, 1),
        until=date(2025, 12, 31),
        sort="newest",
        page=3,
        size=50,
    )
    assert SearchRequest.from_params(request.to_params()) == request


@given(st.lists(st.tuples(st.sampled_from(["q", "page", "size", "since", "until", "sort", "country", "x"]), st.text())))
def test_any_address_gives_a_search_within_limits(params: list[tuple[str, str]]) -> None:
    request = SearchRequest.from_params(params)
    assert 1 <= request.size <= 100
    assert 0 <= request.offset <= MAX_WINDOW - request.size
    assert len(request.text) <= MAX_TEXT
    assert SearchRequest.from_params(request.to_params()) == request


@pytest.mark.parametrize(
    ("params", "page", "size", "offset"),
    [
        ([("page", "1000000000")], 500, 20, 9980),
        ([("size", "100000")], 1, 100, 0),
        ([("page", "-3"), ("size", "0")], 1, 1, 0),
        ([("page", "٣")], 1, 20, 0),
    ],
)
def test_numbers_are_brought_into_range(params: list[tuple[str, str]], page: int, size: int, offset: int) -> None:
    request = SearchRequest.from_params(params)
    assert (request.page, request.size, request.offset) == (page, size, offset)


def test_codes_are_read_in_any_case_and_order() -> None:
    request = SearchRequest.from_params(
        [("country", "de"), ("country_pair", "ua|de"), ("language", "EN"), ("country", "DE")]
    )
    assert request.filters == {"language": ("en",), "country": ("DE",), "country_pair": ("DE|UA",)}


@pytest.mark.parametrize(
    "params",
    [[("sort", "_script")], [("index", "secrets")], [("month", "2025-13")], [("since", "soon")], [("topic", " ")]],
)
def test_what_cannot_be_meant_is_left_out(params: list[tuple[str, str]]) -> None:
    assert SearchRequest.from_params(params) == SearchRequest()


def test_adding_and_removing_values_goes_back_to_the_first_page() -> None:
    request = SearchRequest(filters={"country": ("DE",)}, page=4)
    added = request.with_value("country", "UA")
    assert (added.filters["country"], added.page) == (("DE", "UA"), 1)
    assert added.without_value("country", "DE").without_value("country", "UA").filters == {}


@pytest.mark.parametrize(
    ("text", "day"), [("2025-02-03", date(2025, 2, 3)), ("2025-02", date(2025, 2, 1)), ("2025", date(2025, 1, 1))]
)
def test_days(text: str, day: date) -> None:
    assert parse_day(text) == day


@pytest.mark.parametrize("text", ["2025-02-30", "yesterday", "20250203", "2025-02-03T00:00", ""])
def test_days_that_cannot_be(text: str) -> None:
    with pytest.raises(BadRequest, match="YYYY-MM-DD"):
        parse_day(text)
