"""What the server answers, as it is shown."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from liaison.search.labels import Labels
from liaison.search.queries import MARK_END, MARK_START
from liaison.search.request import SearchRequest
from liaison.search.results import CSV_COLUMNS, Piece, csv_text, pieces, read_names, read_results, safe_link

TOPICS = [
    {"id": "vehicle_crime", "label": {"en": "Vehicle crime", "de": "Kfz"}},
    {"id": "odd"},
    "not a term",
    {"label": "x"},
]


def response(**changes: Any) -> dict[str, Any]:
    hit = {
        "_id": "abc",
        "_score": 1.5,
        "_source": {"headline": "Officers met", "source_url": "javascript:alert(1)", "canonical_url": None},
        "highlight": {"headline": [f"{MARK_START}Officers{MARK_END} met"], "body_text": ["no match here"]},
    }
    aggregations = {
        "country": {
            "chosen": {"buckets": [{"key": "XK", "doc_count": 0}]},
            "values": {
                "buckets": [{"key": "DE", "doc_count": 7}, {"key": "UA", "doc_count": 3}],
                "sum_other_doc_count": 4,
            },
        },
        "topic": {
            "values": {"buckets": [{"key": "vehicle_crime", "doc_count": 2}, {"key": "new_topic", "doc_count": 1}]}
        },
        "month": {
            "values": {
                "buckets": [
                    {"key": 2, "key_as_string": "2025-02", "doc_count": 1},
                    {"key": 1, "key_as_string": "2025-01", "doc_count": 5},
                ]
            }
        },
    }
    return {
        "took": 3,
        "hits": {"total": {"value": 10000, "relation": "gte"}, "hits": [hit]},
        "aggregations": aggregations,
        **changes,
    }


def test_facets_have_readable_labels_and_keep_what_was_chosen() -> None:
    request = SearchRequest(filters={"country": ("XK", "UA")})
    results = read_results(response(), request, Labels({"topics": TOPICS}))
    shown = [(value.value, value.count, value.selected) for value in results.facet("country").values]
    assert shown == [("XK", 0, True), ("UA", 3, True), ("DE", 7, False)]
    assert results.facet("country").others == 4
    assert [value.label for value in results.facet("topic").values] == ["Vehicle crime", "New topic"]
    assert [value.label for value in results.facet("month").values] == ["January 2025", "February 2025"]
    assert results.facet("person").values == ()


def test_total_is_a_lower_bound_and_pages_end_at_the_window() -> None:
    results = read_results(response(), SearchRequest(size=20), Labels())
    assert not results.total_is_exact
    assert results.pages == 500


def test_hits_are_pieces_and_only_web_links_are_followed() -> None:
    (hit,) = read_results(response(), SearchRequest(), Labels()).hits
    assert hit.headline == (Piece("Officers", True), Piece(" met"))
    assert hit.link is None
    assert hit.snippets == ((Piece("no match here"),),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"a {MARK_START}b{MARK_END} c", (Piece("a "), Piece("b", True), Piece(" c"))),
        (f"{MARK_END}a{MARK_START} b", (Piece("a b"),)),
        (f"{MARK_START}{MARK_START}x{MARK_END}", (Piece("x", True),)),
        ("<script>", (Piece("<script>"),)),
        ("", ()),
    ],
)
def test_pieces(text: str, expected: tuple[Piece, ...]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " data:text/html,x",
        "vbscript:x",
        "//host/x",
        "http://",
        "http://[::1",
        "ftp://a/b",
        "",
        None,
    ],
)
def test_unsafe_links(url: str | None) -> None:
    assert safe_link(url) is None


def test_the_first_safe_link_is_taken() -> None:
    assert safe_link("javascript:x", "https://example.org/a?b=1") == "https://example.org/a?b=1"


def test_csv_is_safe_for_spreadsheets() -> None:
    document = {
        "headline": "=HYPERLINK(1)",
        "lead": 'a, "b"\nc',
        "countries": ["DE", "UA"],
        "people": [{"name": "-A"}, {"name": "B"}],
        "is_cooperation": True,
    }
    header, row = csv.reader(io.StringIO("".join(csv_text([document])), newline=""))
    assert tuple(header) == CSV_COLUMNS
    cells = dict(zip(header, row, strict=True))
    assert cells["headline"] == "'=HYPERLINK(1)"
    assert cells["people.name"] == "'-A; B"
    assert (cells["lead"], cells["countries"], cells["is_cooperation"]) == ('a, "b"\nc', "DE; UA", "true")


def test_labels_fall_back_to_the_code() -> None:
    labels = Labels({"topics": "broken"}, {"s1": "Source one"})
    assert labels.label("topic", "vehicle_crime") == "Vehicle crime"
    assert labels.label("country", "ZZ9") == "ZZ9"
    assert labels.label("country_pair", "DE|UA") == "Germany – Ukraine"
    assert labels.label("source", "s1") == "Source one"
    assert labels.label("language", "und") == "Unknown"
    assert labels.terms("topic") == {}


@pytest.mark.parametrize(
    ("facet", "value", "code"),
    [
        ("country", "germany", "DE"),
        ("country", "ua", "UA"),
        ("country", "Atlantis", "Atlantis"),
        ("topic", "Vehicle Crime", "vehicle_crime"),
        ("language", "Ukrainian", "uk"),
        ("source", "source one", "s1"),
        ("source_type", "news agency", "agency"),
        ("person", " Jonas Merkl ", "Jonas Merkl"),
    ],
)
def test_codes_may_be_written_as_their_labels(facet: str, value: str, code: str) -> None:
    assert Labels({"topics": TOPICS}, {"s1": "Source one"}).code(facet, value) == code


def test_a_report_without_headline_is_called_by_its_beginning() -> None:
    hit = {"_id": "x", "_source": {"body_text": "Police of two states met. " * 20}}
    (read,) = read_results(
        response(hits={"total": {"value": 1, "relation": "eq"}, "hits": [hit]}), SearchRequest(), Labels()
    ).hits
    assert read.headline[0].text.startswith("Police of two states met.")
    assert read.headline[0].text.endswith(" …")
    assert len(read.headline[0].text) <= 112
    assert "body_text" not in read.document


def test_names_are_those_of_the_one_who_has_the_words() -> None:
    people = [{"name": "Gésa von Geir", "variants": ["Geza von Geir"]}, {"name": "Igor Zubov"}]
    answer = {"hits": {"hits": [{"_source": {"people": people}}, {"_source": {}}]}}
    fields = ("people.name", "people.variants")
    assert read_names(answer, fields, "geza GEIR") == ("Gésa von Geir",)
    assert read_names(answer, fields, "gesa") == ("Gésa von Geir",)
    assert read_names(answer, fields, "Geza Zubov") == ()
