"""For whom people act where neither their office nor a body says it: sides, nations, varieties of German, rival offices, letters."""

from __future__ import annotations

import pytest

from tests.enrich.test_people import people


@pytest.mark.parametrize(
    ("language", "sentence", "countries"),
    [
        (
            "de",
            "Für Belgien zeichnete Minister Luc Peeters, für die Niederlande deren Kollege Piet Smit in Wien.",
            {"Luc Peeters": "BE", "Piet Smit": "NL"},
        ),
        (
            "fr",
            "Côté suisse, Urs Meier a présenté les patrouilles à Lyon.",
            {"Urs Meier": "CH"},
        ),
        (
            "en",
            "Inspector Nikos Pappas, who led the Greek side, thanked Malta.",
            {"Nikos Pappas": "GR"},
        ),
        (
            "uk",
            "Польщу на зустрічі представляв міністр Ян Новак, Чехію – міністр Петр Дворжак.",
            {"Ян Новак": "PL", "Петр Дворжак": "CZ"},
        ),
        ("de", "Gekommen war der Pole Jan Nowak, ein Kommissar.", {"Jan Nowak": "PL"}),
        ("pl", "Naradę zamknął Austriak Franz Huber, minister.", {"Franz Huber": "AT"}),
        ("uk", "Зустріч відкрив австрієць Франц Губер, комісар.", {"Франц Губер": "AT"}),
        ("de", "In Bern saß der Liechtensteiner Polizeichef Anton Frick.", {"Anton Frick": "LI"}),
        ("ru", "Об этом сказал начальник Таможенной службы РК Иван Ким.", {"Иван Ким": "KZ"}),
        ("pl", "W Bukareszcie, stolicy Rumunii, gości witał szef tamtejszego urzędu Ion Rus.", {"Ion Rus": "RO"}),
        ("fr", "À Lyon est venu leur collègue belge, le commissaire Luc Peeters.", {"Luc Peeters": "BE"}),
        ("en", "VALLETTA – Europol sent its crime analyst, Jan Holm, to Malta.", {"Jan Holm": None}),
        ("uk", "До Києва прибула єврокомісарка Анна Берг.", {"Анна Берг": None}),
    ],
)
def test_whom_people_act_for(language: str, sentence: str, countries: dict[str, str | None]) -> None:
    found = people(language, sentence)
    assert {name: found[name][1] for name in countries} == countries


@pytest.mark.parametrize(
    ("body", "country"),
    [
        (
            "Die Polizei hat am Montag an der Hauptstrasse drei Diebe gefasst. Ausserdem fand sie Schmuck. "
            "„Das ist ein grosser Erfolg“, sagte Sprecher Urs Meier.",
            "CH",
        ),
        (
            "Die Polizei hat heuer im Jänner drei Diebe gefasst und Suchtgift gefunden. "
            "„Das ist ein großer Erfolg“, sagte Sprecher Karl Huber.",
            "AT",
        ),
        ("Die Polizei hat drei Diebe gefasst. „Das ist ein großer Erfolg“, sagte Sprecher Karl Huber.", "DE"),
    ],
)
def test_where_german_was_written(body: str, country: str) -> None:
    assert next(iter(people("de", body).values()))[1] == country


def test_two_states_have_no_minister_in_common() -> None:
    found = people(
        "en",
        "RIGA – Latvia's Interior Minister Janis Ozols met guests from Estonia. Interior Minister Mart Tamm thanked him.",
    )
    assert (found["Janis Ozols"][1], found["Mart Tamm"][1]) == ("LV", "EE")


@pytest.mark.parametrize(
    ("language", "body", "name", "role"),
    [
        (
            "de",
            "Das Landeskriminalamt Sachsen (LKA) sucht Zeugen. Das sagte LKA-Präsidentin Anna Berg.",
            "Anna Berg",
            "LKA-Präsidentin (Landeskriminalamt Sachsen)",
        ),
        (
            "fr",
            "« Mon client se tait », a dit Me Paul Durand à Lyon.",
            "Paul Durand",
            "avocat",
        ),
        (
            "de",
            "Das sagte Anna Berg, die die Zentralstelle zur Bekämpfung von Geldwäsche und Steuerbetrug leitet.",
            "Anna Berg",
            "Leiterin Zentralstelle zur Bekämpfung von Geldwäsche und Steuerbetrug",
        ),
        (
            "pl",
            "To nie koniec, powiedziała PAP rzeczniczka Anna Nowak.",
            "Anna Nowak",
            "rzeczniczka",
        ),
        (
            "uk",
            "Начальник інспекторату в Бельцях Іон Руссу приїхав до Києва.",
            "Іон Руссу",
            "Начальник інспекторату в Бельцях",
        ),
        (
            "uk",
            "Керівник поліції Харківщини Ганна Берг розповіла про це.",
            "Ганна Берг",
            "Керівник поліції Харківщини",
        ),
        (
            "uk",
            "Керівник відділу Роман Гончар приїхав до Києва.",
            "Роман Гончар",
            "Керівник відділу",
        ),
    ],
)
def test_offices_are_told_in_full(language: str, body: str, name: str, role: str) -> None:
    assert people(language, body)[name][0] == role


@pytest.mark.parametrize(
    ("language", "body", "names"),
    [
        ("pl", "Mirsad Huskic z policji w Sarajewie dziękował Polakom.", {"Mirsad Huskic"}),
        ("pl", "Klucze odebrał minister Marek Gałuszka (Marc Galușca).", {"Marek Gałuszka"}),
        ("ru", "Машины стояли за Верхним Яром, сообщил председатель Сената.", set()),
    ],
)
def test_who_is_a_person(language: str, body: str, names: set[str]) -> None:
    assert set(people(language, body)) == names


def test_a_french_region_tells_of_france() -> None:
    found = people(
        "fr", "Dans le Haut-Rhin, près de la Suisse, la sous-préfecture attend. Le procureur Jean Martin aussi."
    )
    assert found["Jean Martin"][1] == "FR"


def test_initials_of_accused_people() -> None:
    assert set(people("uk", "Суд у Києві заарештував громадянина Степана З.: його шукали три роки.")) == {"Степан З"}
