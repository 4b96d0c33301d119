"""Dates as feeds write them; None or a day rather than an invented hour."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.sources.dates import parse_date

WITH_ZONE = [
    ("Tue, 07 May 2024 08:40:00 MEST", "2024-05-07T06:40:00Z"),
    ("Tue, 07 May 2024 08:40:00 CEST", "2024-05-07T06:40:00Z"),
    ("Tue, 07 May 2024 08:40:00 MESZ", "2024-05-07T06:40:00Z"),
    ("Tue, 07 May 2024 08:40:00 EEST", "2024-05-07T05:40:00Z"),
    ("Tue, 07 May 2024 08:40:00 EDT", "2024-05-07T12:40:00Z"),
    ("Tue, 07 May 2024 08:40:00 PDT", "2024-05-07T15:40:00Z"),
    ("Tue, 07 May 2024 08:40:00 MSK", "2024-05-07T05:40:00Z"),
    ("07.05.2024 08:40 МСК", "2024-05-07T05:40:00Z"),
    ("Tue, 07 May 2024 00:05:00 CEST", "2024-05-06T22:05:00Z"),
    ("Tue May  7 08:40:00 CEST 2024", "2024-05-07T06:40:00Z"),
    ("Tue, 7 May 24 08:40 +0200", "2024-05-07T06:40:00Z"),
    ("Tue, 07 May 2024 08:40:00 GMT+0200 (CEST)", "2024-05-07T06:40:00Z"),
    ("Tue, 07 May 2024 08:40:00 -0000", "2024-05-07T08:40:00Z"),
    ("Tue, 07 May 2024 24:00:00 GMT", "2024-05-08T00:00:00Z"),
    ("Tue, 07 May 2024 23:59:60 GMT", "2024-05-07T23:59:59Z"),
    ("2024-05-07T08:40:00+02:00", "2024-05-07T06:40:00Z"),
    ("2024-05-07T08:40:00.123456-0500", "2024-05-07T13:40:00Z"),
    ("2024-05-07T08:40+02", "2024-05-07T06:40:00Z"),
    ("2024-05-07 08:40:00 UTC", "2024-05-07T08:40:00Z"),
    ("2024-05-07T08:40:00+02:00[Europe/Berlin]", "2024-05-07T06:40:00Z"),
    ("2024-05-07 08:40 Europe/Kyiv", "2024-05-07T05:40:00Z"),
    ("20240507T064000Z", "2024-05-07T06:40:00Z"),
    ("1715064000", "2024-05-07T06:40:00Z"),
    ("1715064000000", "2024-05-07T06:40:00Z"),
    ("May 7, 2024 8:40 PM EDT", "2024-05-08T00:40:00Z"),
    ("May 7, 2024 3:15 PM ET", "2024-05-07T19:15:00Z"),
    ("January 7, 2024 3:15 PM ET", "2024-01-07T20:15:00Z"),
    ("2024-May-07 08:40 GMT", "2024-05-07T08:40:00Z"),
    ("08:40 07.05.2024 EEST", "2024-05-07T05:40:00Z"),
    ("08:40 - 07.05.2024 +0300", "2024-05-07T05:40:00Z"),
    ("2024年5月7日 08:40 JST", "2024-05-06T23:40:00Z"),
]


@pytest.mark.parametrize(("raw", "expected"), WITH_ZONE)
def test_a_zone_in_the_date_decides(raw: str, expected: str) -> None:
    moment = parse_date(raw, "America/New_York")
    assert moment is not None
    assert moment.text == expected
    assert "no-zone" not in moment.flags


WITHOUT_ZONE = [
    ("2024-05-07 08:40", "Europe/Berlin", None, "2024-05-07T06:40:00Z"),
    ("2024-01-07 08:40", "Europe/Berlin", None, "2024-01-07T07:40:00Z"),
    ("Di, 07 Mai 2024 08:40:00", "Europe/Berlin", "de", "2024-05-07T06:40:00Z"),
    ("7. Mai 2024, 8.40 Uhr", "Europe/Vienna", "de", "2024-05-07T06:40:00Z"),
    ("7 травня 2024 р., 08:40", "Europe/Kyiv", "uk", "2024-05-07T05:40:00Z"),
    ("Вт, 07 трав. 2024 08:40", "Europe/Kyiv", "uk", "2024-05-07T05:40:00Z"),
    ("7 мая 2024 г. 08:40", "Europe/Moscow", "ru", "2024-05-07T05:40:00Z"),
    ("mardi 7 mai 2024 à 8h40", "Europe/Paris", "fr", "2024-05-07T06:40:00Z"),
    ("7 août 2024 8 h 40", "Europe/Paris", "fr", "2024-08-07T06:40:00Z"),
    ("wt., 7 maj 2024 08:40", "Europe/Warsaw", "pl", "2024-05-07T06:40:00Z"),
    ("7 de mayo de 2024 08:40", "Europe/Madrid", "es", "2024-05-07T06:40:00Z"),
    ("Tuesday, May 7, 2024 - 08:40", "Europe/Brussels", "en", "2024-05-07T06:40:00Z"),
]


@pytest.mark.parametrize(("raw", "zone", "language", "expected"), WITHOUT_ZONE)
def test_a_date_without_zone_is_read_in_the_sources(raw: str, zone: str, language: str | None, expected: str) -> None:
    moment = parse_date(raw, zone, language)
    assert moment is not None
    assert (moment.text, moment.flags) == (expected, ("no-zone",))


@pytest.mark.parametrize(
    ("raw", "language", "expected"),
    [
        ("2024-05-07", None, "2024-05-07"),
        ("20240507", None, "2024-05-07"),
        ("07.05.2024", None, "2024-05-07"),
        ("24/11/2024", None, "2024-11-24"),
        ("05/07/2024", "en-US", "2024-05-07"),
        ("07/05/2024", "fr", "2024-05-07"),
        ("2016/6/29", None, "2016-06-29"),
        ("Tue, 07 May 2024 08:40:00 XYZT", None, "2024-05-07"),
    ],
)
def test_where_only_the_day_is_sure_the_day_is_given(raw: str, language: str | None, expected: str) -> None:
    moment = parse_date(raw, "Europe/Berlin", language)
    assert moment is not None
    assert moment.text == expected


@pytest.mark.parametrize(
    "raw",
    [
        "",
        None,
        "soon",
        "31 Feb 2024 10:00 GMT",
        "0000-00-00",
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "9999-12-31",
        "2024-13-40",
        "05/07/2024",
        "x" * 500,
    ],
)
def test_what_is_no_date_gives_none(raw: str | None) -> None:
    assert parse_date(raw) is None


def test_a_name_of_the_sources_own_zone_has_its_meaning_there() -> None:
    raw = "Tue, 07 May 2024 10:00:00 IST"
    india, ireland = parse_date(raw, "Asia/Kolkata"), parse_date(raw, "Europe/Dublin")
    assert india is not None and ireland is not None
    assert (india.text, ireland.text) == ("2024-05-07T04:30:00Z", "2024-05-07T09:00:00Z")


def test_an_ambiguous_name_elsewhere_gives_the_day() -> None:
    moment = parse_date("Tue, 07 May 2024 10:00:00 IST", "Europe/Berlin")
    assert moment is not None
    assert moment.text == "2024-05-07"
    assert moment.flags == ("unknown-zone",)


@given(st.text(max_size=200))
def test_no_text_breaks_it(raw: str) -> None:
    moment = parse_date(raw, "Europe/Berlin", "de")
    assert moment is None or moment.text[:4].isdigit()
