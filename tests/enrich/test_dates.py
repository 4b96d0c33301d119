"""Dates in sentences, resolved by the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from liaison.enrich.grammar.dates import days_in

PUBLISHED = date(2024, 5, 15)  # a Wednesday


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They met on Monday.", "2024-05-13"),
        ("de", "Am Montag trafen sie sich.", "2024-05-13"),
        ("fr", "Ils se sont vus lundi.", "2024-05-13"),
        ("uk", "Зустріч пройшла у понеділок.", "2024-05-13"),
        ("ru", "Встреча прошла в понедельник.", "2024-05-13"),
        ("pl", "Spotkali się w poniedziałek.", "2024-05-13"),
        ("en", "The text was signed on March 3, 2022.", "2022-03-03"),
        ("ru", "Протокол подписан 26 октября 2021 года.", "2021-10-26"),
        ("fr", "Un accord de décembre 2020.", "2020-12"),
        ("uk", "У грудні передали машини.", "2023-12"),
        ("de", "Seit 2008 arbeiten sie dort.", "2008"),
        ("en", "They met yesterday.", "2024-05-14"),
    ],
)
def test_resolved(language: str, text: str, expected: str) -> None:
    assert str(days_in(text, language, PUBLISHED)[0][1]) == expected


def test_ahead_is_the_next_such_day() -> None:
    assert str(days_in("They will meet on Monday.", "en", PUBLISHED, ahead=True)[0][1]) == "2024-05-20"


@pytest.mark.parametrize("text", ["They may march on.", "It weighed 1999 kilograms of nothing else 12."])
def test_words_that_look_like_months_are_none(text: str) -> None:
    assert all(day.month is None for _, day in days_in(text, "en", PUBLISHED))
