"""Who is a party of an act: states that are only counted at first, observers who are none, givers and receivers."""

from __future__ import annotations

import pytest

from liaison.model.fact import Fact
from tests.enrich.reading import findings, values


def first(language: str, text: str, published: str = "2024-05-15") -> Fact:
    return findings(language, text, published=published).facts[0]


def states(language: str, text: str) -> set[str]:
    return set(values(language, text)["countries"])


def sides(fact: Fact) -> dict[str, str]:
    return {party.country or "INT": party.side for party in fact.parties}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "La police norvégienne a conduit une opération conjointe avec les enquêteurs de 14 pays, parmi lesquels le Chili, le Japon et la Grèce, "
            "a annoncé mardi Europol.",
            {"NO", "CL", "JP", "GR"},
        ),
        (
            "en",
            "Police of 12 countries arrested 310 suspects in a joint operation coordinated by Interpol, the organisation announced on Monday. "
            "In Peru, 20 call centres were dismantled. The Ghanaian police arrested 40 people in Kumasi.",
            {"PE", "GH"},
        ),
    ],
)
def test_states_counted_at_first_are_those_named_later(language: str, text: str, expected: set[str]) -> None:
    assert states(language, text) >= expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The police chiefs of Kenya, Uganda and Rwanda held a conference in Kampala on Tuesday. Police officers from Egypt attended as observers.",
            {"KE", "UG", "RW"},
        ),
        (
            "uk",
            "Поліція України та поліція Литви провели у вівторок спільну конференцію, як спостерігачів запросили поліцейських Грузії.",
            {"UA", "LT"},
        ),
        (
            "pl",
            "Polska Policja i policja Czech zorganizowały we wtorek wspólną konferencję; jako obserwatorzy przyjechali policjanci z Belgii.",
            {"PL", "CZ"},
        ),
    ],
)
def test_observers_are_no_parties(language: str, text: str, expected: set[str]) -> None:
    assert states(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Zwölf Polizisten aus Marokko haben am Dienstag in Wiesbaden bei der Bundespolizei gelernt, wie man Spuren sichert.",
            {"DE": "initiator", "MA": "recipient"},
        ),
        (
            "fr",
            "Quinze élèves commissaires togolais seront accueillis en mai à l'école de la police française.",
            {"FR": "initiator", "TG": "recipient"},
        ),
        (
            "ru",
            "Полиция Грузии предложила принять на курсы академии десять армянских кинологов.",
            {"GE": "initiator", "AM": "recipient"},
        ),
        (
            "uk",
            "На запрошення Національної поліції України відомство відвідав начальник естонської поліції.",
            {"UA": "recipient", "EE": "initiator"},
        ),
        (
            "pl",
            "Prokuratura w Warszawie wystawiła list gończy, a w poniedziałek hiszpańska policja zatrzymała poszukiwanego.",
            {"PL": "recipient", "ES": "initiator"},
        ),
        (
            "fr",
            "La police du Ghana a reçu mardi dix motos offertes par le Japon par le truchement du Programme des Nations unies pour le développement (Pnud).",
            {"GH": "recipient", "JP": "initiator"},
        ),
    ],
)
def test_who_gives_and_who_receives(language: str, text: str, expected: dict[str, str]) -> None:
    assert sides(first(language, text)) == expected


def test_a_group_counts_its_members() -> None:
    text = (
        "Vier Minister der Benelux-Staaten haben am Montag in Gent einen Polizeivertrag unterzeichnet. "
        "Für Luxemburg unterschrieb Léon Kieffer, für Belgien Koen Maes, für die Niederlande Joop de Wit."
    )
    assert states("de", text) == {"BE", "LU", "NL"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "uk",
            "У вівторок колеги з Литви передали поліції України вісім автомобілів. Ще раніше литовські прикордонники подарували українцям дрони.",
            {"LT": "initiator", "UA": "recipient"},
        ),
        (
            "de",
            "Der Präsident der Bundespolizeiakademie, Jan Kolbe, übergab der tunesischen Polizei am Dienstag drei Röntgengeräte.",
            {"DE": "initiator", "TN": "recipient"},
        ),
    ],
)
def test_colleagues_who_give_are_not_those_who_get(language: str, text: str, expected: dict[str, str]) -> None:
    assert all(sides(fact) == expected for fact in findings(language, text).facts)


def test_a_german_force_is_german_abroad() -> None:
    text = "La Police grand-ducale du Luxembourg et des fonctionnaires de la Bundespolizei ont mené mardi une opération conjointe sur l'autoroute."
    assert states("fr", text) == {"DE", "LU"}


def test_those_who_learn_may_be_told_by_a_list_of_where_they_are_from() -> None:
    text = "24 funkcjonariuszy z Uzbekistanu, Kirgistanu i Tadżykistanu uczyło się we wtorek rozpoznawać podrobione paszporty pod okiem polskiej Policji."
    learners = dict.fromkeys(("UZ", "KG", "TJ"), "recipient")
    assert sides(first("pl", text)) == learners | {"PL": "initiator"}
