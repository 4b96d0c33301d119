"""Numbers with their units in six languages, and what is no quantity."""

from __future__ import annotations

import pytest

from tests.enrich.reading import values


def counted(language: str, text: str) -> set[tuple[float, str]]:
    return {(q["value"], q["unit"]) for q in values(language, text)["quantities"]}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Officers found 369.7 grams of heroin and $4,228 in cash.", {(369.7, "grams"), (4228, "USD")}),
        ("en", "Some twenty-seven investigators from 14 countries came.", {(27, "persons"), (14, "countries")}),
        ("en", "The laboratory is worth US$1.5 million.", {(1_500_000, "USD")}),
        (
            "de",
            "In der Halle lagen 12,5 Kilogramm Kokain und 1.250 Ausweise.",
            {(12.5, "kilograms"), (1250, "items")},
        ),
        (
            "de",
            "Sie beschlagnahmten 3,75 Millionen Euro und siebzehn Autos.",
            {(3_750_000, "EUR"), (17, "vehicles")},
        ),
        ("uk", "Поліція отримала 88 автомобілів і 3,4 млн гривень.", {(88, "vehicles"), (3_400_000, "UAH")}),
        ("uk", "Чотирнадцятеро слідчих пройшли навчання.", {(14, "persons")}),
        ("ru", "Изъято 2,5 тонны наркотиков, задержаны двадцать человек.", {(2.5, "tonnes"), (20, "persons")}),
        (
            "fr",
            "Vingt-sept policiers ont saisi 79 000 comprimés et 10.000 euros.",
            {(27, "persons"), (79_000, "items"), (10_000, "EUR")},
        ),
        ("fr", "Quatre-vingt-dix gendarmes étaient présents.", {(90, "persons")}),
        (
            "pl",
            "Zatrzymano 17 osób i zabezpieczono 45 tys. złotych oraz pięć samochodów.",
            {(17, "persons"), (45_000, "PLN"), (5, "vehicles")},
        ),
        ("en", "Between 4 and 7 thousand dollars were paid.", {(4000, "USD"), (7000, "USD")}),
    ],
)
def test_quantities(language: str, text: str, expected: set[tuple[float, str]]) -> None:
    assert counted(language, text) >= expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "On 5 November, 220 officers searched 31 homes.", {(220, "persons"), (31, "items")}),
        (
            "en",
            "Three of the suspects were held; 86 of the 96 fugitives are men.",
            {(3, "persons"), (86, "persons"), (96, "persons")},
        ),
        (
            "en",
            "A dozen phones, half a tonne of hashish and two hundred and fifty cars.",
            {(12, "items"), (0.5, "tonnes"), (250, "vehicles")},
        ),
        ("en", "The number of arrivals rose by 18 per cent to 217.", {(18, "percent"), (217, "persons")}),
        (
            "en",
            "Jordan got ten armoured personnel carriers and 1.4 pounds of gold.",
            {(10, "vehicles"), (1.4, "items")},
        ),
        (
            "de",
            "Zweitausend Beamte fanden anderthalb Kilo Heroin und zwei Dutzend Pässe.",
            {(2000, "persons"), (1.5, "kilograms"), (24, "items")},
        ),
        (
            "fr",
            "Deux cent cinquante kilos, mille deux cents comprimés et une demi-tonne.",
            {(250, "kilograms"), (1200, "items"), (0.5, "tonnes")},
        ),
        (
            "fr",
            "La Tunisie a saisi un million et demi de dinars et 232 moteurs disparus.",
            {(1_500_000, "TND"), (232, "items")},
        ),
        (
            "pl",
            "Pół tony kokainy i półtora miliona euro przejęło 31 dyspozytorów.",
            {(0.5, "tonnes"), (1_500_000, "EUR"), (31, "persons")},
        ),
        (
            "ru",
            "Полтонны гашиша и 1 млн 300 тыс. евро; из 14 машин семь числились в угоне.",
            {(0.5, "tonnes"), (1_300_000, "EUR"), (14, "vehicles")},
        ),
        (
            "uk",
            "Тисяча двісті літрів, понад тонну кокаїну і п'ять з половиною тонн цигарок.",
            {(1200, "litres"), (1, "tonnes"), (5.5, "tonnes")},
        ),
        ("uk", "Посольству 85 рацій передало міністерство.", {(85, "items")}),
    ],
)
def test_all_quantities_of_a_sentence(language: str, text: str, expected: set[tuple[float, str]]) -> None:
    assert counted(language, text) == expected


def test_a_number_in_headline_and_body_is_one_value() -> None:
    record = values("de", "Ermittler haben fünf Verdächtige festgenommen.", "Fünf Männer gefasst")
    assert [(q["value"], q["unit"]) for q in record["quantities"]] == [(5, "persons")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The 112 Emergency Centre spoke to the Group of Seven on Interstate 75."),
        ("en", "Two thirds came; several hundred left; dozens stayed."),
        ("de", "Bundespolizeiakademie, Ratzeburger Landstraße 4, 23562 Lübeck."),
        ("en", "The 34-year-old met them on 12 May 2021 at 10:30 for three days under Article 5."),
        ("en", "The two sides and both countries were pleased; call +49 30 1234567."),
        ("de", "Am 3. Mai 2022 fuhr der 21-Jährige auf der A4; die Sitzung dauerte 2 Stunden."),
        ("uk", "У 2019 році 46-річного чоловіка засудили до восьми років за статтею 307."),
        ("ru", "Статья 228 предусматривает до 15 лет; 26 октября стороны двух министерств встретились."),
        ("fr", "En 2021, à 20 h, les deux ministères ont parlé pendant trois jours de l'article 12."),
        ("pl", "W 2020 r. 36-latek spędził 12 dni w areszcie na mocy art. 43."),
    ],
)
def test_what_is_no_quantity(language: str, text: str) -> None:
    assert counted(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text", "qualifier"),
    [
        ("en", "More than 500 officers took part.", "over"),
        ("de", "Rund 120 Fachleute kamen.", "about"),
        ("uk", "Понад 40 осіб затримано.", "over"),
        ("fr", "Environ 30 agents étaient là.", "about"),
        ("ru", "Около 50 сотрудников участвовали.", "about"),
        ("en", "Warsaw will hand over four drones in May.", None),
    ],
)
def test_qualifiers(language: str, text: str, qualifier: str | None) -> None:
    assert values(language, text)["quantities"][0]["qualifier"] == qualifier


def test_a_number_said_twice_is_one_quantity() -> None:
    found = values("en", "Police held 19 suspects.\n\nThe 19 suspects were held at dawn.")["quantities"]
    assert [q["value"] for q in found] == [19]


def test_numbers_in_noise_do_not_count() -> None:
    assert values("en", "Police met.\n\nRead also: 300 officers hurt in riot")["quantities"] == ()


@pytest.mark.parametrize(
    ("language", "text", "counted"),
    [
        ("en", "Police shut down more than a thousand servers.", (1000, "items")),
        ("en", "A five-member delegation arrived.", (5, "persons")),
        ("en", "The fund paid for 24 bright entrepreneurs and their rents.", (24, "persons")),
        ("de", "Geschult wurden 14 Spurensicherer.", (14, "persons")),
        ("uk", "Колонії вдалося видати 12 старшим наглядачам форму.", (12, "persons")),
        ("ru", "В городе нашли 40 щенков.", (40, "items")),
        ("pl", "Zabezpieczono ponad tysiąc tabletek.", (1000, "items")),
    ],
)
def test_what_no_list_has_is_counted_by_its_form(language: str, text: str, counted: tuple[int, str]) -> None:
    found = values(language, text)["quantities"]
    assert [(q["value"], q["unit"]) for q in found] == [counted]


@pytest.mark.parametrize(
    ("language", "text", "counted"),
    [
        ("en", "OTTAWA, Canada — Police found $90,000 in a van.", [(90000, "CAD")]),
        ("en", "WASHINGTON — Police found $90,000 in a van.", [(90000, "USD")]),
        ("en", "GABORONE, Botswana — The horn is worth P2.5 million.", [(2500000, "BWP")]),
        ("en", "The P1 class met in Paris.", []),
        ("en", "JAKARTA — Losses reached Rp 4.2 trillion and 12 million AED.", [(4.2e12, "IDR"), (12000000, "AED")]),
        ("fr", "Le matériel a coûté 40 millions d'ariary.", [(40000000, "MGA")]),
        ("de", "Es geht um 12 und um 30 Millionen Euro.", [(12000000, "EUR"), (30000000, "EUR")]),
        ("de", "Angemeldet waren 4.000 Nutzer.", [(4000, "persons")]),
        ("en", "Prosecutors opened 85 criminal cases.", [(85, "items")]),
    ],
)
def test_money_of_the_country_and_shared_scales(language: str, text: str, counted: list[tuple[float, str]]) -> None:
    """A sign means the currency of the state that the report is from; two numbers after "um" share a scale."""
    found = values(language, text)["quantities"]
    assert [(q["value"], q["unit"]) for q in found] == counted


@pytest.mark.parametrize(
    ("language", "text", "counted"),
    [
        ("de", "Eine fünfköpfige Delegation aus Baku war zu Gast.", [(5, "persons")]),
        ("de", "Eine 12-köpfige Bande wurde gefasst.", [(12, "persons")]),
        ("pl", "Przyjechała pięcioosobowa delegacja policji.", [(5, "persons")]),
        ("pl", "Zatrzymano 14-osobową grupę.", [(14, "persons")]),
        ("pl", "Skradziono 5-osobowy samochód.", []),
        ("en", "He brought a 13-member team.", [(13, "persons")]),
        ("en", "There are refugees, of whom about 12,000 live in camps.", [(12000, "persons")]),
        ("en", "The bureau serves 195 member countries.", [(195, "countries")]),
        ("en", "The fence stands within 150 yards of the line.", []),
        ("de", "Zwei Dokumenten- und Visumberater kamen.", [(2, "persons")]),
        ("de", "Die übrigen vier müssen in Haft bleiben.", [(4, "persons")]),
        ("de", "Vier Abholer und drei Helfer wurden gefasst.", [(4, "persons"), (3, "persons")]),
        ("fr", "En mars 2016, cinquante-sept officiers sont partis.", [(57, "persons")]),
        ("fr", "Utopie 56 rappelle que la mer est froide.", []),
        ("fr", "MONTRÉAL, Canada — La facture est de 2,3 millions de dollars.", [(2300000, "CAD")]),
        ("pl", "Pomogło 12 francuskich spotterów i pięciu spedytorów.", [(12, "persons"), (5, "persons")]),
        ("pl", "Było to przed dwoma laty.", []),
        ("uk", "Передано 385 автомобілів, з яких 147 – поліції.", [(385, "vehicles"), (147, "vehicles")]),
    ],
)
def test_people_in_adjectives_and_without_nouns(language: str, text: str, counted: list[tuple[float, str]]) -> None:
    """Sizes of groups inside adjectives, people that a rare noun or none names, and lengths that are no quantity."""
    found = values(language, text)["quantities"]
    assert [(q["value"], q["unit"]) for q in found] == counted
