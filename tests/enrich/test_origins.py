"""Names and the countries where they are usual: asked only between the countries of a report."""

from __future__ import annotations

import pytest

from liaison.enrich.grammar.origins import COUNTRIES, likely_country, origins


@pytest.mark.parametrize(
    ("name", "countries", "home", "country"),
    [
        ("Giorgi Kvaratskhelidze", ["GE", "PL"], "PL", "GE"),
        ("Гіоргі Кварацхелідзе", ["GE", "UA"], "UA", "GE"),
        ("Giovanni Belloni", ["IT", "TH"], "TH", "IT"),
        ("Oleksandr Petrenko", ["UA", "RO"], "RO", "UA"),
        ("Nguyễn Văn Hùng", ["VN", "BY"], "BY", "VN"),
        ("Cornelia van den Berg", ["NL", "DE"], "DE", "DE"),
        ("John Smith", ["JM", "GY"], "GY", "GY"),
        ("Mehmet Yılmaz", [], "TR", "TR"),
    ],
)
def test_a_name_decides_only_where_it_is_unlike_those_of_the_home(
    name: str, countries: list[str], home: str, country: str
) -> None:
    assert likely_country(name, countries, home) == country


def test_every_culture_has_weights_and_countries() -> None:
    model = origins()
    assert model.weights.shape[0] == len(COUNTRIES)
    assert all(len(code) == 2 for usual in COUNTRIES.values() for code in usual.split())
