"""What the server is asked; no server is needed to know it."""

from __future__ import annotations

from datetime import date

from liaison.search.queries import TEXT_FIELDS, export_body, search_body, sort
from liaison.search.request import FACETS, SearchRequest


def test_words_are_looked_for_in_the_text_its_languages_and_the_names() -> None:
    assert {"headline^3", "headline_uk^3", "lead^2", "body_text^1", "body_de^1", "people.variants^2"} <= set(
        TEXT_FIELDS
    )
    query = search_body(SearchRequest(text="a -b"))["query"]["bool"]["must"][0]["simple_query_string"]
    assert query["default_operator"] == "and"


def test_facet_filters_do_not_touch_the_counts_of_their_own_facet() -> None:
    request = SearchRequest(filters={"country": ("DE",), "topic": ("fraud",)})
    body = search_body(request)
    assert body["query"] == {"match_all": {}}
    assert body["post_filter"]["bool"]["filter"] == [{"terms": {"countries": ["DE"]}}, {"terms": {"topics": ["fraud"]}}]
    assert body["aggs"]["country"]["filter"]["bool"]["filter"] == [{"terms": {"topics": ["fraud"]}}]
    assert len(body["aggs"]["language"]["filter"]["bool"]["filter"]) == 2


def test_every_facet_is_counted_on_an_exact_value() -> None:
    aggregations = search_body(SearchRequest())["aggs"]
    assert set(aggregations) == set(FACETS)
    assert aggregations["person"]["aggs"]["values"]["terms"]["field"] == "people.name.keyword"
    assert aggregations["month"]["aggs"]["values"]["date_histogram"]["calendar_interval"] == "month"


def test_chosen_values_are_counted_however_rare_they_are() -> None:
    chosen = search_body(SearchRequest(filters={"person": ("A. Rare",)}))["aggs"]["person"]["aggs"]["chosen"]
    assert chosen["terms"]["include"] == ["A. Rare"]


def test_a_month_is_a_range_to_its_last_day() -> None:
    (months,) = search_body(SearchRequest(filters={"month": ("2024-02",)}))["post_filter"]["bool"]["filter"]
    window = months["bool"]["should"][0]["range"]["@timestamp"]
    assert (window["gte"], window["lte"]) == ("2024-02-01", "2024-02-29T23:59:59.999Z")


def test_dates_include_their_last_day() -> None:
    request = SearchRequest(since=date(2025, 1, 1), until=date(2025, 1, 31))
    window = search_body(request)["query"]["bool"]["filter"][0]["range"]["@timestamp"]
    assert (window["gte"], window["lte"]) == ("2025-01-01", "2025-01-31T23:59:59.999Z")


def test_without_words_the_newest_come_first() -> None:
    assert sort(SearchRequest())[0] == {"@timestamp": "desc"}
    assert sort(SearchRequest(text="x"))[0] == {"_score": "desc"}
    assert sort(SearchRequest(text="x", sort="oldest"))[0] == {"@timestamp": "asc"}


def test_lists_do_not_carry_evidence_and_exports_only_their_columns() -> None:
    assert "evidence" in search_body(SearchRequest())["_source"]["excludes"]
    assert export_body(SearchRequest(), 10, ["headline"])["_source"] == ["headline"]
