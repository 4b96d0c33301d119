"""Bodies as reports name them: by letters, in brackets, by the town of their seat, by their state."""

from __future__ import annotations

import pytest

from liaison.enrich.grammar.named_actors import OUTSIDE
from tests.enrich.reading import values


def bodies(language: str, body: str) -> dict[str, tuple[str, str | None]]:
    """Name → kind and country of the bodies that a report names."""
    return {o["name"]: (o["kind"], o["country"]) for o in values(language, body)["organizations"]}


@pytest.mark.parametrize(
    ("language", "sentence", "names"),
    [
        ("de", "Ein Richter am Amtsgericht Wunsiedel schickte ihn in Haft.", ["Amtsgericht Wunsiedel"]),
        ("de", "Beamte der Polizeistation Prerow hielten das Boot an.", ["Polizeistation Prerow"]),
        ("de", "Am Abend erließ das Landgericht Haftbefehl gegen zwei Männer.", []),
        ("de", "Die deutsche Behörde antwortete am Montag.", []),
        ("de", "Die Rechtshilfe lief über das Amt für Nationale Sicherheit.", ["Amt für Nationale Sicherheit"]),
        ("de", "Sie lernten an der Polizeischule von Porto Inglês.", ["Polizeischule von Porto Inglês"]),
        ("de", "Die Zentralstelle Geldwäsche Hessen (ZGH) übernahm den Fall.", ["Zentralstelle Geldwäsche Hessen"]),
        ("de", "Chiles Ermittler halfen der Zoll- und Steuerbehörde SUNAT.", ["SUNAT"]),
        ("de", "Das Amt für Geldwäsche (Money Laundering Office, MLO) half.", ["Amt für Geldwäsche"]),
        ("en", "The tax authority SUNAT sent the ledgers to Lima.", ["SUNAT"]),
        ("en", "The gang MS13 fled to Lima.", []),
        ("en", "The Malawi Fraud Watch (MFW) published the list.", ["Malawi Fraud Watch"]),
        ("en", "A loan came from the Reserve Bank of Fiji on Monday.", ["Reserve Bank of Fiji"]),
        ("fr", "Il dirige le département de la Sécurité publique.", ["Département de la Sécurité publique"]),
        ("fr", "Les agents ont visité le centre national de la police scientifique.", ["Centre national de la police scientifique"]),
        ("fr", "Le ministère de l'Eau et de la Transition écologique a payé.", ["Ministère de l'Eau et de la Transition écologique"]),
        ("ru", "Дело рассмотрит бельгийский суд в Брюгге.", []),
        ("ru", "Майор полиции Роман Лапин вернулся домой.", []),
        ("ru", "Эксперты осмотрели лабораторию ДНК-анализа.", []),
        ("uk", "Полковник поліції Роман Лапко подякував колегам.", []),
        ("uk", "Гроші отримали Сухопутні війська.", ["Сухопутні війська"]),
    ],
)  # fmt: skip
def test_where_a_name_begins_and_ends(language: str, sentence: str, names: list[str]) -> None:
    assert sorted(bodies(language, sentence)) == sorted(names)


def test_a_headquarters_goes_on_with_the_force_it_is_of() -> None:
    found = bodies("uk", "Начальник Головного управління Нацполіції в Сумській області прибув.")
    assert "Головне управління Нацполіції в Сумській області" in found


def test_a_body_has_its_names_in_brackets_as_aliases() -> None:
    body = "Die Generaldirektion für Öffentliche Ordnung (General Directorate of Public Order, GDPO) half. Die GDPO dankte."
    found = values("de", body)["organizations"]
    assert [o["name"] for o in found] == ["Generaldirektion für Öffentliche Ordnung"]
    assert {"General Directorate of Public Order", "GDPO"} <= set(found[0]["aliases"])


@pytest.mark.parametrize(
    ("sentence", "alias"),
    [
        ("Материалы передала белорусская Генпрокуратура.", "Генпрокуратура Беларуси"),
        ("Об этом сообщили в Ереване в Минюсте. Армения ждёт ответа.", "Минюст Армении"),
    ],
)
def test_a_state_s_body_has_the_state_s_name_as_an_alias(sentence: str, alias: str) -> None:
    assert any(alias in o["aliases"] for o in values("ru", sentence)["organizations"])


@pytest.mark.parametrize(
    ("role", "outside"),
    [
        ("Special Agent of the Federal Bureau of Investigation", False),
        ("Head of the Economic Crime Unit", False),
        ("Leiterin der Verkehrspolizei", False),
        ("начальник відділу протидії торгівлі людьми", False),
        ("Minister for Investment", True),
        ("міністр торгівлі", True),
        ("Wirtschaftsminister", True),
    ],
)
def test_an_investigator_is_of_police(role: str, outside: bool) -> None:
    assert (OUTSIDE.search(role) is not None) is outside


@pytest.mark.parametrize(
    ("language", "sentence", "states"),
    [
        ("ru", "МВД Беларуси и Таджикистана подписали протокол.", ["BY", "TJ"]),
        ("ru", "Встретились делегации МВД России, Узбекистана и Киргизии.", ["KG", "RU", "UZ"]),
        ("uk", "МВС України та Хорватії домовилися про навчання.", ["HR", "UA"]),
        ("pl", "Prokuratury Polski i Łotwy powołały zespół.", ["LV", "PL"]),
        ("fr", "Les polices française, belge et suisse ont arrêté six hommes.", ["BE", "CH", "FR"]),
        ("fr", "Les parquets de Marseille et de Genève travaillent ensemble.", ["CH", "FR"]),
    ],
)
def test_states_share_the_name_of_a_body(language: str, sentence: str, states: list[str]) -> None:
    assert sorted(str(country) for _, country in bodies(language, sentence).values()) == states


@pytest.mark.parametrize(
    ("language", "sentence", "name", "country"),
    [
        ("de", "Die kolumbianische Policía Nacional half.", "Policía Nacional", "CO"),
        ("en", "Officers of the Cape Verdean Polícia Nacional came.", "Polícia Nacional", "CV"),
        ("de", "Sie übten mit der Police nationale in Metz.", "Police nationale", "FR"),
        ("de", "Es half die australische Bundespolizei.", "Australische Bundespolizei", "AU"),
        ("en", "They trained with Lithuania's State Border Guard Service.", "State Border Guard Service", "LT"),
        ("ru", "Учения провела Госпогранслужба Киргизии.", "Госпогранслужба Киргизии", "KG"),
        ("en", "The Maltese prison service took him over.", "Maltese prison service", "MT"),
        ("en", "The Moldovan interior ministry confirmed it.", "Moldovan interior ministry", "MD"),
        ("pl", "Rumuńska żandarmeria przyjęła gości.", "Rumuńska żandarmeria", "RO"),
        ("pl", "Dane przekazano łotewskiej służbie celnej.", "Łotewska służba celna", "LV"),
    ],
)
def test_a_state_has_its_own_body_of_the_name(language: str, sentence: str, name: str, country: str) -> None:
    found = bodies(language, sentence)
    assert {n: c for n, (_, c) in found.items()} == {name: country}


@pytest.mark.parametrize(
    ("language", "sentence", "names"),
    [
        ("en", "The plan came from the Ministry of Internal Affairs on Telegram.", ["Ministry of Internal Affairs"]),
        ("en", "The Scott County Sheriff's Office held him.", ["Scott County Sheriff's Office"]),
        ("en", "He thanked the Directorate General of Immigration for it.", ["Directorate General of Immigration"]),
        ("en", "It is the Attorney-General's Chambers that decides.", ["Attorney-General's Chambers"]),
        ("de", "Die US-Bundespolizei FBI half.", ["FBI"]),
        ("de", "Die Kriminalpolizei Preetz hat den Fall übernommen.", ["Kriminalpolizei Preetz"]),
        ("de", "Es entscheidet der Oberste Gerichtshof in Lima.", ["Oberster Gerichtshof"]),
        ("ru", "От этого министерства Кыргызстан получил камеры.", []),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(language: str, sentence: str, names: list[str]) -> None:
    assert sorted(bodies(language, sentence)) == names


@pytest.mark.parametrize(
    ("language", "sentence", "names"),
    [
        ("de", "Der Lehrgang der Landespolizeischule Neudorf endet.", ["Landespolizeischule Neudorf"]),
        ("de", "Der Dank galt dem armenischen Steuer- und Zolldienst.", ["Armenischer Steuer- und Zolldienst"]),
        ("de", "Die Diensthundeschule in Neudorf hat sechs Hunde ausgebildet.", ["Diensthundeschule in Neudorf"]),
        ("en", "In October Nepal Police arrested two men.", ["Nepal Police"]),
        ("en", "Detectives of the Fraud Unit in Suva and of Samoa's Criminal Investigation Department met.", ["Criminal Investigation Department", "Fraud Unit"]),
        ("en", "He works for the General Operations Force.", ["General Operations Force"]),
        ("en", "The Supreme People's Procuratorate agreed.", ["Supreme People's Procuratorate"]),
        ("en", "It was signed by the Office of the Prosecutor of the International Criminal Court (ICC).", ["Office of the Prosecutor of the International Criminal Court"]),
        ("fr", "Il enseigne à l'Ecole supérieure de police \"Ben-Ali\" de la ville.", ["Ecole supérieure de police Ben-Ali"]),
        ("fr", "Le comité réunit les chefs de police d'Afrique centrale.", []),
        ("pl", "Pojechali wspierać Policję Narodową i Żandarmerię Narodową.", ["Policja Narodowa", "Żandarmeria Narodowa"]),
        ("pl", "Kurs trwał w Zakładzie Kynologii Policyjnej w Sułkowicach.", ["Zakład Kynologii Policyjnej w Sułkowicach"]),
        ("ru", "Дело было начато по просьбе литовской Пограничной охраны.", ["Литовская Пограничная охрана"]),
        ("ru", "Он задержан в рамках дела, заведенного Национальным центральным бюро Интерпола.", ["Национальное центральное бюро Интерпола"]),
        ("uk", "Навчалися бійці КОРДу.", ["КОРД"]),
    ],
)  # fmt: skip
def test_schools_compounds_and_what_is_left_of_a_name(language: str, sentence: str, names: list[str]) -> None:
    """Schools with their towns, shared compounds, months and participles before a name, letters with a case's ending."""
    assert sorted(bodies(language, sentence)) == names


@pytest.mark.parametrize(
    ("language", "sentence", "names"),
    [
        ("pl", "Patrole rozpisało Polsko-Słowackie Centrum Współpracy Policji.", ["Polsko-Słowackie Centrum Współpracy Policji"]),
        ("pl", "Próbki trafiły do Centralnego Laboratorium Kryminalistycznego Policji.", ["Centralne Laboratorium Kryminalistyczne Policji"]),
        ("pl", "Służby celne Danii, Szwecji i Norwegii sprawdzały ciężarówki.", []),
        ("pl", "Gości przyjął szef tamtejszego MSW.", ["MSW"]),
        ("uk", "Європол надав дані. Європейське поліцейське агентство допоможе й далі.", ["Європол"]),
        ("de", "Die Drohnen bekam die Grenzpolizei von Bosnien und Herzegowina.", ["Grenzpolizei von Bosnien und Herzegowina"]),
        ("de", "Geprüft hat die Finanzkontrolle Schwarzarbeit (FKS).", ["Finanzkontrolle Schwarzarbeit"]),
    ],
)  # fmt: skip
def test_compounds_groups_and_short_names(language: str, sentence: str, names: list[str]) -> None:
    """A compound adjective belongs to the name, a group of services has none, and a body's short name may be the one to show."""
    assert sorted(bodies(language, sentence)) == sorted(names)
