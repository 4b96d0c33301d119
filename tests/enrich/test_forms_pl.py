"""Polish forms: towns in other cases, peoples, datives."""

from __future__ import annotations

import pytest

from liaison.enrich.grammar import forms_pl
from liaison.enrich.text import split_sentences


@pytest.mark.parametrize(
    ("form", "nominative"),
    [
        ("kijowie", "kijów"),
        ("wilna", "wilno"),
        ("pradze", "praga"),
        ("madrycie", "madryt"),
        ("budapeszcie", "budapeszt"),
        ("białymstoku", "białystok"),
        ("łodzi", "łódź"),
        ("wiednia", "wiedeń"),
        ("katowicach", "katowice"),
        ("ankarze", "ankara"),
    ],
)
def test_town_in_another_case(form: str, nominative: str) -> None:
    assert nominative in forms_pl.place_nominatives(form)


def test_town_of_two_words() -> None:
    assert "nowy jork" in forms_pl.town_nominatives("nowym jorku")


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("czesi", "group"),
        ("polakom", "group"),
        ("gruzinów", "one"),
        ("turka", "one"),
        ("białorusi", None),
        ("niemiec", None),
        ("kosowie", None),
        ("pakistanie", None),
        ("francja", None),
    ],
)
def test_people_or_country(form: str, kind: str | None) -> None:
    assert forms_pl.people_of(form) == kind


def test_to_whom_and_with_whom() -> None:
    assert forms_pl.is_dative("włochom") and forms_pl.is_dative("polskiemu") and not forms_pl.is_dative("polski")
    assert forms_pl.is_with("gruzją") and forms_pl.is_with("niemcami") and not forms_pl.is_with("gruzji")


def test_a_year_that_opens_a_sentence_does_not_end_it() -> None:
    text = "W styczniu 2023 r. Holandia wydała sprawcę. Umowę podpisano w 2019 r. Policja milczy."
    assert [text[start:end] for _, start, end in split_sentences(text)] == [
        "W styczniu 2023 r. Holandia wydała sprawcę.",
        "Umowę podpisano w 2019 r.",
        "Policja milczy.",
    ]
