"""People's names, offices and states in wordings of the news."""

from __future__ import annotations

import pytest

from tests.enrich.reading import values


def people(language: str, body: str, headline: str | None = None) -> dict[str, tuple[str | None, str | None]]:
    """Role and country by name."""
    return {p["name"]: (p["role"], p["country"]) for p in values(language, body, headline)["people"]}


@pytest.mark.parametrize(
    ("language", "sentence", "name", "role", "country"),
    [
        ("fr", "Le ministre de l'Intérieur, de la Décentralisation et des Cultes, Paul Durand, est venu à Bamako.", "Paul Durand", "ministre de l'Intérieur, de la Décentralisation et des Cultes", "ML"),
        ("en", "The Minister of Police, Prisons and Border Control, John Tabai, opened the school in Honiara.", "John Tabai", "Minister of Police, Prisons and Border Control", "SB"),
        ("fr", "La Police nationale du Niger attend. Son chef, le commissaire Paul Sani, l'a dit.", "Paul Sani", "chef de Police nationale du Niger", "NE"),
        ("en", "The meal was cooked by the Tongan contingent commander, ASP Sione Vea.", "Sione Vea", "Tongan contingent commander", "TO"),
        ("pl", "Umowę podpisał p.o. dyrektora Biura Śledczego Litwy Jonas Petraitis.", "Jonas Petraitis", "p.o. dyrektora Biura Śledczego Litwy", "LT"),
        ("fr", "La secrétaire au Home Office, Anna Berg, répond à Paris.", "Anna Berg", "secrétaire au Home Office", "GB"),
        ("de", "Der Mafiakenner Paolo Rossi warnte in Köln vor Eile.", "Paolo Rossi", "Mafiakenner", None),
        ("pl", "Patrol pojechał do Rygi. Kontyngentem dowodzi kom. Adam Nowak.", "Adam Nowak", "dowodzący kontyngentem", "PL"),
        ("pl", "Przy stole siedział Taras Bondar, kierujący Prokuraturą Generalną Ukrainy.", "Taras Bondar", "kierujący Prokuraturą Generalną Ukrainy", "UA"),
        ("uk", "Сергій Гончар, який очолює групу, подякував поліції Києва.", "Сергій Гончар", "керівник групи", "UA"),
        ("en", "Fiji Police Commissioner John Vuli met his Samoan counterpart, Acting Commissioner Peter Leota, in Suva.", "Peter Leota", "Acting Commissioner", "WS"),
        ("fr", "Le préfet du Nord, Paul Durand, a reçu à Lille son homologue de l'Aisne, Jean Martin.", "Jean Martin", "préfet de l'Aisne", "FR"),
        ("de", "Ministerin Julia Roth empfing in Wien ihre Amtskollegen aus Ungarn und Polen, Béla Kovács und Jan Nowak.", "Jan Nowak", "Ministerin", "PL"),
        ("en", "The Zambia Police Service trains with the Malawi Police Service, said their heads, John Banda and Peter Phiri.", "Peter Phiri", "head of Malawi Police Service", "MW"),
        ("en", "The OSCE Mission to Serbia opened it. The head of the mission, Jan Holm, thanked Serbia.", "Jan Holm", "head of the mission", None),
        ("uk", "Прокурори Риги, речниця яких Анна Берг була в Києві, чекають.", "Анна Берг", "речниця (Прокурори Риги)", "LV"),
        ("en", "The OSCE Training College in Dushanbe closed. Jan Holm, the Acting Director of the College, thanked Tajikistan.", "Jan Holm", "Acting Director of the College", None),
        ("uk", "Першим приїхав молдованин Іон Руссу, прикордонник.", "Іон Руссу", "прикордонник", "MD"),
    ],
)  # fmt: skip
def test_offices_beside_names(language: str, sentence: str, name: str, role: str, country: str | None) -> None:
    assert people(language, sentence)[name] == (role, country)


@pytest.mark.parametrize(
    ("language", "sentence", "names"),
    [
        ("de", "Minister Karl Huber hat Richterin Julia Roth zum Gespräch über Haft empfangen.", {"Karl Huber", "Julia Roth"}),
        ("en", "Officers took him from the John Hill International Airport to a cell.", set()),
        ("pl", "Zatrzymano byłego szefa Energoeksportu.", set()),
        ("fr", "La police de l'aéroport Jean-Paul-Martin a reçu des chiens.", set()),
    ],
)  # fmt: skip
def test_what_a_name_holds(language: str, sentence: str, names: set[str]) -> None:
    assert set(people(language, sentence)) == names


def test_a_headline_begins_with_the_town_of_the_report() -> None:
    found = people(
        "fr",
        "Le directeur général de la Police nationale, Paul Moussavou, a reçu des chiens.",
        "Libreville : des chiens pour la police",
    )
    assert found["Paul Moussavou"][1] == "GA"


def test_a_minister_has_the_office_that_the_report_tells_of_another() -> None:
    found = people(
        "ru", "Министр внутренних дел Армении Арам Саркисян прибыл в Грузию. Его принял министр Георгий Беридзе."
    )
    assert found["Георгий Беридзе"] == ("министр внутренних дел", "GE")


def test_a_host_has_the_office_of_the_ministers_who_met() -> None:
    text = "Київ. Олег Бондар та його румунський візаві Іон Попеску домовилися про патрулі. Міністри подякували МВС Румунії."
    assert people("uk", text)["Олег Бондар"] == ("міністр внутрішніх справ", "UA")
