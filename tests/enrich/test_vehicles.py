"""Makes and models, identification numbers with their checks, plates."""

from __future__ import annotations

import pytest

from liaison.enrich.vehicles import is_vin
from tests.enrich.reading import values


def test_make_and_model() -> None:
    found = values("en", "A Renault Scenic and a Mazda CX-5 were stopped; Ford said nothing.")["vehicles"]
    assert [(v["make"], v["model"]) for v in found] == [("Renault", "Scenic"), ("Mazda", "CX-5")]


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("1M8GDM9AXKP042788", True),
        ("1M8GDM9A0KP042788", False),
        ("WVWZZZ1JZXW000001", True),
        ("WVWZZZ1JZXWABCDEF", False),
        ("12345678901234567", False),
    ],
)
def test_identification_numbers(number: str, valid: bool) -> None:
    assert is_vin(number) is valid


@pytest.mark.parametrize(
    ("language", "text", "plate"),
    [
        ("de", "Das Kennzeichen B-XY 1234 war gefälscht.", "B-XY 1234"),
        ("uk", "Номерні знаки АА1234ВС підроблені.", "АА1234ВС"),
        ("fr", "Les plaques AB-123-CD étaient fausses.", "AB-123-CD"),
    ],
)
def test_plates(language: str, text: str, plate: str) -> None:
    assert [v["plate"] for v in values(language, text)["vehicles"]] == [plate]
