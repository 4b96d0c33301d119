"""Countries, bodies, people, places, sources and quotations: each kind of phrase that the grammar reads, and each trap."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from liaison.edges.vocabulary import load_vocabulary
from liaison.enrich.attribution import attribution
from liaison.enrich.countries import countries_mentioned, country_names, find_countries
from liaison.enrich.findings import Findings
from liaison.enrich.grammar.similar import same_person
from liaison.enrich.grammar.tokens import tokens_of
from liaison.enrich.organizations import organizations
from liaison.enrich.people import people
from liaison.enrich.places import places
from liaison.enrich.quotes import quotes
from liaison.enrich.text import Text, make_text
from liaison.model.article import Cleaned
from liaison.model.source import Source
from liaison.model.summarise import summarise
from tests.enrich.reading import findings

VOCABULARY = load_vocabulary(Path(__file__).parents[2] / "include" / "vocabulary")
SOURCE = Source(source_id="t", kind="directory", location="", title="t", publisher="")
ENRICHERS = (countries_mentioned, organizations, people, attribution, places, quotes)


def read(body: str, language: str, headline: str | None = None) -> tuple[Text, Findings]:
    text = make_text(Cleaned(body_text=body, headline=headline), language, SOURCE)
    findings = Findings()
    for enricher in ENRICHERS:
        findings = findings.plus(enricher(text, VOCABULARY, findings))
    return text, findings


def record(body: str, language: str, headline: str | None = None) -> dict[str, Any]:
    findings = read(body, language, headline)[1]
    return summarise(findings.mentions, findings.facts)


def examples(name: str) -> list[tuple[str, str, str, Any, bool]]:
    every = VOCABULARY[name]["examples"].items()
    return [
        (name, language, sentence, value, wanted == "yes")
        for language, kinds in every
        for wanted, pairs in kinds.items()
        for sentence, value in pairs.items()
    ]


@pytest.mark.parametrize(("name", "language", "sentence", "value", "wanted"), examples("countries"))
def test_country_examples(name: str, language: str, sentence: str, value: list[str], wanted: bool) -> None:
    hits = find_countries(tokens_of(sentence, language), country_names(VOCABULARY, language))
    found = sorted({hit.value for hit in hits})
    assert found == value if wanted else not set(found) & set(value)


@pytest.mark.parametrize(("name", "language", "sentence", "value", "wanted"), examples("roles"))
def test_role_examples(name: str, language: str, sentence: str, value: str, wanted: bool) -> None:
    assert value in [person["role_id"] for person in record(sentence, language)["people"]]


@pytest.mark.parametrize(("name", "language", "sentence", "value", "wanted"), examples("attribution"))
def test_attribution_examples(name: str, language: str, sentence: str, value: str, wanted: bool) -> None:
    assert value in record(sentence, language)["attribution"]


def test_georgia_the_state_is_no_country() -> None:
    report = (
        "ATLANTA - Police in Georgia said on Friday that the Atlanta Police Department had found the car in Savannah."
    )
    assert record(report, "en")["countries_mentioned"] == ()


def test_dateline_names_no_country() -> None:
    assert record("GEORGIA, Jan 3 (AFP) - Two men were held in Poland.", "en")["countries_mentioned"] == ("PL",)


@pytest.mark.parametrize(
    ("language", "sentence", "name", "kind", "country"),
    [
        ("en", "The Ministry of Internal Affairs of Moldova sent a letter.", "Ministry of Internal Affairs of Moldova", "ministry", "MD"),
        ("en", "Officers of the Lagos Police Training Centre came.", "Lagos Police Training Centre", "police", "NG"),
        ("en", "They met at the German Embassy in Kyiv on Monday.", "German Embassy in Kyiv", "embassy", "DE"),
        ("de", "Die Generalstaatsanwaltschaft Dresden ermittelt.", "Generalstaatsanwaltschaft Dresden", "prosecutor", "DE"),
        ("de", "Beamte des Landeskriminalamts Sachsen kamen.", "Landeskriminalamt Sachsen", "police", "DE"),
        ("fr", "Le parquet de Lyon a ouvert une enquête.", "Parquet de Lyon", "prosecutor", "FR"),
        ("pl", "Policjanci z Komendy Wojewódzkiej Policji w Lublinie przyjechali.", "Komenda Wojewódzka Policji w Lublinie", "police", "PL"),
        ("uk", "Делегація Міністерства внутрішніх справ Казахстану прибула.", "Міністерство внутрішніх справ Казахстану", "ministry", "KZ"),
        ("ru", "Переговоры прошли в посольстве Польши в Астане.", "Посольство Польши в Астане", "embassy", "PL"),
        ("ru", "Сотрудники Департамента полиции города Алматы приехали.", "Департамент полиции города Алматы", "police", "KZ"),
        ("ru", "Полиция Таиланда по запросу Минска задержала хакера.", "Полиция Таиланда", "police", "TH"),
    ],
)  # fmt: skip
def test_body_grammar(language: str, sentence: str, name: str, kind: str, country: str) -> None:
    found = {o["name"]: (o["kind"], o["country"]) for o in record(sentence, language)["organizations"]}
    assert found.get(name) == (kind, country), found


def test_abbreviation_is_tied_to_its_name() -> None:
    body = "The State Drug Control Agency of Tajikistan (SDCA) opened an office. Later SDCA sent two officers."
    bodies = record(body, "en")["organizations"]
    assert [o["name"] for o in bodies] == ["State Drug Control Agency of Tajikistan"]
    assert "SDCA" in bodies[0]["aliases"]


def test_known_body_keeps_its_country_and_aliases() -> None:
    bodies = record("Das Bundeskriminalamt hilft. Ein Beamter des BKA reiste nach Wien.", "de")["organizations"]
    assert [(o["name"], o["country"]) for o in bodies] == [("Bundeskriminalamt", "DE")]


@pytest.mark.parametrize(
    ("language", "sentence", "name", "country", "role_id"),
    [
        ("en", "The German liaison officer in Kyiv, Hans Muster, came.", "Hans Muster", "DE", "liaison_officer"),
        ("en", "Ambassador of Germany to Ukraine Anna Muster came.", "Anna Muster", "DE", "ambassador"),
        ("en", "John Brown, deputy head of the Malta Police Force, spoke.", "John Brown", "MT", "head_of_department"),
        ("de", "Der polnische Innenminister Jan Kowalski kam nach Berlin.", "Jan Kowalski", "PL", "minister"),
        ("fr", "Le ministre espagnol de l'Intérieur, Juan Perez, est venu.", "Juan Perez", "ES", "minister"),
        ("uk", "Він зустрівся з послом Німеччини Анною Мустер.", "Анна Мустер", "DE", "ambassador"),
        ("ru", "Встречу провёл министр внутренних дел Казахстана Ержан Ахметов.", "Ержан Ахметов", "KZ", "minister"),
    ],
)
def test_people_with_role_and_employer(language: str, sentence: str, name: str, country: str, role_id: str) -> None:
    found = {p["name"]: (p["country"], p["role_id"]) for p in record(sentence, language)["people"]}
    assert found.get(name) == (country, role_id), found


def test_spellings_of_one_person_are_merged() -> None:
    body = "Ambassador Gesa Andreas von Geir came. Later Geza Andreas von Geir left, and Geir wrote a letter."
    persons = record(body, "en")["people"]
    assert [p["name"] for p in persons] == ["Gesa Andreas von Geir"]
    assert "Geza Andreas von Geir" in persons[0]["variants"]


def test_inflected_name_is_given_in_the_nominative() -> None:
    assert [p["name"] for p in record("Зустріч із міністром Ігорем Клименком відбулася.", "uk")["people"]] == [
        "Ігор Клименко"
    ]


def test_different_people_stay_apart() -> None:
    assert not same_person("Igor Zubov", "Pavel Zubov")
    assert same_person("Kaimo Kuusk", "Каймо Кууск")
    assert same_person("И. Кубраков", "Иван Кубраков")
    assert same_person("Р. Рахимзода", "Рахимзода Рамазон")  # the initial is not the surname's


def test_chain_of_sources_keeps_its_order() -> None:
    body = "(MENAFN- UkrinForm) Officers met.\n\nThis was reported by the National Police of Ukraine."
    assert record(body, "en")["attribution"] == ("MENAFN", "Ukrinform", "National Police of Ukraine")


def test_regions_are_places_and_no_countries() -> None:
    found = record("Threats grow in Central Asia and in Vienna.", "en")
    assert [(p["name"], p["country"]) for p in found["places"]] == [("Vienna", "AT"), ("Central Asia", None)]
    assert found["countries_mentioned"] == ()


def test_quotation_knows_its_speaker() -> None:
    found = record('"We shall send six officers in May," said Minister Anna Muster on Monday.', "en")["quotes"]
    assert [(q["text"], q["speaker"]) for q in found] == [("We shall send six officers in May", "Anna Muster")]


def test_every_mention_lies_in_the_text() -> None:
    body = "Київ. Голова Національної поліції України Ігор Клименко прийняв посла Естонії Каймо Кууска."
    text, findings = read(body, "uk")
    assert findings.mentions
    for mention in findings.mentions:
        assert 0 <= mention.start < mention.end <= len(text.part(mention.where))


def test_noise_gives_nothing() -> None:
    found = record("Two men were held.\n\nRead also: Poland's Interior Minister Jan Kowalski visits Europol", "en")
    assert (found["people"], found["organizations"], found["countries_mentioned"]) == ((), (), ())


LABELLED = Path(__file__).parents[2] / "benchmarks" / "labelled"
SAMPLE = [path for path in sorted(LABELLED.glob("*.txt")) if int(path.stem.partition("_")[2]) % 20 == 1]


@pytest.mark.parametrize("path", SAMPLE, ids=[path.stem for path in SAMPLE])
def test_a_value_goes_with_its_only_sentence(path: Path) -> None:
    body, language = path.read_text(encoding="utf-8"), path.stem[:2]
    text, findings = read(body, language)
    # a source that one sentence names may be named by another that is only looked at where the first is missing
    findings = Findings(tuple(m for m in findings.mentions if m.field != "attribution"))
    for sentence in text.sentences:
        here = {(m.field, m.value) for m in findings.mentions if sentence.start <= m.start < sentence.end}
        elsewhere = {(m.field, m.value) for m in findings.mentions if not sentence.start <= m.start < sentence.end}
        if only_here := here - elsewhere:
            rest = read(body[: sentence.start] + body[sentence.end :], language)[1]
            assert not only_here & {(m.field, m.value) for m in rest.mentions}


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Прикордонники України та Польщі провели рейд, пише «Гірська зоря» з покликанням на «Прикордонні вісті».", ["Гірська зоря", "Прикордонні вісті"]),
        ("Прикордонники України та Польщі провели рейд, повідомляє агентство «Степові вісті».", ["Степові вісті"]),
        ("Найробі. 27 вересня. «Степ-Інформ». Прикордонники Кенії та Уганди провели рейд.", ["Степ-Інформ"]),
    ],
)  # fmt: skip
def test_a_quoted_medium_keeps_all_its_words(text: str, chain: list[str]) -> None:
    """The quotation marks bound the name, whatever its later words look like, and no news agency is a body of the state."""
    assert [m.value for m in findings("uk", text).of("attribution")] == chain


@pytest.mark.parametrize(
    ("language", "text", "chain"),
    [
        ("en", "Guns came from Serbia, Vojvodina Today reports, quoting the Kosovo Police.", ["Vojvodina Today", "Kosovo Police"]),
        ("en", "Press release\n\nThe Hungarian National Police Headquarters has handed over three cars.", ["Hungarian National Police Headquarters"]),
        ("en", "The photos are on the Facebook page of the Moldovan Border Police.", ["Moldovan Border Police"]),
        ("en", "Arrests were made with INTERPOL, the police organization announced on Friday.", ["INTERPOL"]),
        ("en", "The captain said the Moldovan Border Police wanted new boats.", []),
        ("de", "Wie das „Grenzland-Echo“ schreibt, kamen die Täter aus Belgien.", ["Grenzland-Echo"]),
        ("de", "Das hat das Hauptzollamt Dresden gestern bekannt gegeben.", ["Hauptzollamt Dresden"]),
        ("fr", "« Il manque des chiens », regrette un officier cité par l'hebdomadaire Le Cri du Lac.", ["Le Cri du Lac"]),
        ("fr", "COMMUNIQUÉ DE PRESSE – La douane française a saisi 250 kilos.", ["Douane française"]),
        ("pl", "Jak ustaliło Radio Pogranicze, przemytnicy staną przed sądem.", ["Radio Pogranicze"]),
        ("ru", "Задержаны трое, подтвердила Генпрокуратура Армении.", ["Генпрокуратура Армении"]),
        ("uk", "Джерело: Дунай FM. Поранено 12 осіб.", ["Дунай FM"]),
        ("uk", "Вилучено бурштин, поінформували у Нацполіції.", ["Нацполіція"]),
    ],
)  # fmt: skip
def test_sources(language: str, text: str, chain: list[str]) -> None:
    assert [m.value for m in findings(language, text).of("attribution")] == chain


def test_officials_of_frontex_serve_no_state() -> None:
    text = "Interior Minister Nino Beridze of Georgia and Anna Kask, Executive Director of Frontex, signed an arrangement in Tbilisi."
    found = {m.value: m.properties["country"] for m in findings("en", text).of("people")}
    assert found == {"Nino Beridze": "GE", "Anna Kask": None}


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        (
            "The load lay under folding chairs at the port of Incheon, the service's commissioner, Na Sung-min, said.",
            "Na Sung-min",
            "commissioner",
        ),
        ("Inspector Maria Kosta, who led the Greek side, thanked the Cypriots.", "Maria Kosta", "Inspector"),
    ],
)
def test_names_of_two_syllables_and_offices_of_one_person(sentence: str, name: str, role: str) -> None:
    found = record(sentence, "en")["people"]
    assert [(p["name"], p["role"].split()[-1]) for p in found] == [(name, role)]


def test_a_compound_ends_no_name() -> None:
    found = record("Minister Victor Hale-backed plans failed, Minister Victor Hale said.", "en")["people"]
    assert [p["name"] for p in found] == ["Victor Hale"]


@pytest.mark.parametrize(
    ("language", "sentence", "name", "kind", "country"),
    [
        ("en", "Catalan police arrested four men in Girona.", "Catalan police", "police", "ES"),
        ("en", "Lyon prosecutors asked for the recordings.", "Lyon prosecutors", "prosecutor", "FR"),
        ("en", "The files came from Munich's public prosecutor's office.", "Munich's public prosecutor's office", "prosecutor", "DE"),
        ("en", "Officers met Bulgarian border police at the bridge.", "Bulgarian border police", "border_guard", "BG"),
        ("de", "Die Londoner Polizei half den Ermittlern.", "Londoner Polizei", "police", "GB"),
        ("de", "Die elsässische Gendarmerie stoppte vier Lastwagen.", "Elsässische Gendarmerie", "police", "FR"),
        ("de", "Die Zollverwaltung Montenegros half.", "Zollverwaltung Montenegros", "customs", "ME"),
        ("fr", "La police catalane a saisi du haschich.", "Police catalane", "police", "ES"),
        ("fr", "Le parquet de Port-au-Prince enquête.", "Parquet de Port-au-Prince", "prosecutor", "HT"),
        ("fr", "Les douanes luxembourgeoises ont fouillé le camion.", "Douanes luxembourgeoises", "customs", "LU"),
        ("pl", "Londyńska policja zatrzymała oszusta.", "Londyńska policja", "police", "GB"),
        ("pl", "Policja federalna Belgii przekazała dane.", "Policja federalna Belgii", "police", "BE"),
        ("ru", "Лондонская полиция передала материалы.", "Лондонская полиция", "police", "GB"),
        ("ru", "ГУ МВД по Санкт-Петербургу начало проверку.", "ГУ МВД по Санкт-Петербургу", "police", "RU"),
        ("uk", "Паризька прокуратура надала свідчення.", "Паризька прокуратура", "prosecutor", "FR"),
        ("uk", "СБУ затримала двох чоловіків.", "СБУ", "police", "UA"),
    ],
)  # fmt: skip
def test_a_region_or_town_tells_whose_body_it_is(
    language: str, sentence: str, name: str, kind: str, country: str
) -> None:
    bodies = {o["name"]: (o["kind"], o["country"]) for o in record(sentence, language)["organizations"]}
    assert bodies.get(name) == (kind, country), bodies


@pytest.mark.parametrize(
    ("language", "sentence", "names"),
    [
        ("en", "The National Police of Ukraine and Matthias Keller opened the course.", ["National Police of Ukraine"]),
        ("ru", "МВД Таджикистана и погранслужба Киргизии обменялись сводками.", ["МВД Таджикистана", "Погранслужба Киргизии"]),
        ("de", "Er dankte dem Bundesinnenministerium für die Fahrzeuge.", ["Bundesinnenministerium"]),
        ("de", "Die Polizeidirektion Görlitz bat um Hilfe. Die Görlitzer Polizei sucht Zeugen.", ["Polizeidirektion Görlitz"]),
        ("en", "The Hellenic Police held a man. Greek police had sought him.", ["Hellenic Police"]),
        ("en", "Interpol Montenegro confirmed the extradition.", ["Interpol Montenegro"]),
        ("pl", "Saksońska straż pożarna ćwiczyła na moście.", []),
    ],
)  # fmt: skip
def test_bodies_are_cut_and_merged(language: str, sentence: str, names: list[str]) -> None:
    assert sorted(o["name"] for o in record(sentence, language)["organizations"]) == sorted(names)


@pytest.mark.parametrize(
    ("language", "sentence", "name", "role", "country"),
    [
        ("de", "Das sagte Schwedens Reichspolizeichefin Petra Lundh.", "Petra Lundh", "Reichspolizeichefin", "SE"),
        ("de", "Der Schaffhauser Staatsanwalt Peter Sticher erhielt die Akten.", "Peter Sticher", "Staatsanwalt", "CH"),
        ("en", "In Port-au-Prince, Colonel Ricardo Espinal met police.", "Ricardo Espinal", "Colonel", "HT"),
        ("fr", "La procureure de Bruxelles Julie Moinil a demandé l'aide.", "Julie Moinil", "procureure de Bruxelles", "BE"),
        ("ru", "Шейх Салем ас-Сабах, министр внутренних дел Кувейта, встретился с послом.", "Салем ас-Сабах", "министр внутренних дел Кувейта", "KW"),
        ("ru", "Глава полиции Дубая Абдалла аль-Марри поблагодарил гостей.", "Абдалла аль-Марри", "глава полиции Дубая", "AE"),
        ("en", "John Samaké heads the Malian police, an officer said.", "John Samaké", "head of Malian police", "ML"),
        ("de", "Nach Ansicht des Leiters der Zollfahndung, Bernd Koch, reicht das nicht.", "Bernd Koch", "Leiter der Zollfahndung", "DE"),
        ("de", "Das sagte Lehrgangsleiterin Julia Roth von der Police nationale.", "Julia Roth", "Lehrgangsleiterin", "DE"),
        ("de", "Der Betrug flog auf, als Waffenhändler Bernd Koch in Bonn aussagte.", "Bernd Koch", "Waffenhändler", None),
        ("de", "Anna Berg, die das Landeskriminalamt Sachsen leitet, kam dazu.", "Anna Berg", "Leiterin Landeskriminalamt Sachsen", "DE"),
        ("en", "A delegation of the Hellenic Police led by Colonel Nikos Pappas arrived.", "Nikos Pappas", "head of delegation of the Hellenic Police", "GR"),
        ("fr", "Le service a aidé la Police nationale du Niger que dirige Paul Durand.", "Paul Durand", "chef de la Police nationale du Niger", "NE"),
        ("fr", "C'est ce qu'a dit l'ambassadeur Étienne de Poncins à Rome.", "Étienne de Poncins", "ambassadeur", None),
        ("pl", "Funkcjonariusze Polskiej Policji są w Kosowie; dowodzi nimi insp. Adam Nowak.", "Adam Nowak", "szef Polskiej Policji", "PL"),
        ("pl", "Ratowniczka medyczna sierż. Anna Nowak leci pierwszy raz.", "Anna Nowak", "ratowniczka medyczna", "PL"),
        ("uk", "Сергій Гончар, який очолює Національну поліцію України, був на зустрічі.", "Сергій Гончар", "керівник Національної поліції України", "UA"),
        ("uk", "Це підтвердив окружний прокурор Саффолку Кевін Гейден.", "Кевін Гейден", "окружний прокурор Саффолку", "UA"),
        ("en", "Inspector Jane Hill of the Malawi Police Service counted the tusks.", "Jane Hill", "Inspector of the Malawi Police Service", "MW"),
        ("en", "The Zambia Revenue Authority objected. Its director Paul Banda sees no need.", "Paul Banda", "director of Zambia Revenue Authority", "ZM"),
        ("fr", "La Police nationale du Niger l'a confirmé, selon sa porte-parole, Aïcha Diallo.", "Aïcha Diallo", "porte-parole de Police nationale du Niger", "NE"),
        ("pl", "Sprawę prowadzi prok. Anna Nowak z Prokuratury Okręgowej w Lublinie.", "Anna Nowak", "prokurator Prokuratury Okręgowej w Lublinie", "PL"),
        ("ru", "Об этом заявил прокурор МУС Карим Хан.", "Карим Хан", "прокурор МУС", None),
        ("en", "Justice ministers of Fiji and Samoa, Tomasi Vuli and Peter Leota, signed it.", "Peter Leota", "justice minister of Fiji and Samoa", "WS"),
        ("ru", "Документ подписали министры юстиции двух стран Иван Петров и Рустам Рахимов. Таджикистан и Россия довольны.", "Рустам Рахимов", "министр юстиции", "TJ"),
        ("en", "The interior ministers of the region met in Skopje. Serbia's Milan Petrović promised more officers.", "Milan Petrović", "interior minister", "RS"),
    ],
)  # fmt: skip
def test_offices_and_whom_they_serve(language: str, sentence: str, name: str, role: str | None, country: str) -> None:
    person = next(p for p in record(sentence, language)["people"] if p["name"] == name)
    assert ((person["role"] or "").lower(), person["country"]) == ((role or "").lower(), country)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "The letter came from prosecutor Essam Ali Humaidan (Issam Al Humaidan in some papers).",
            "Essam Ali Humaidan",
        ),
        ("Police held Daniel Boateng, known as Kofi Boat, in Accra.", "Daniel Boateng"),
        ("Prosecutor Karim A.A. Khan signed the agreement.", "Karim A.A. Khan"),
    ],
)
def test_other_names_of_one_person(sentence: str, name: str) -> None:
    assert [p["name"] for p in record(sentence, "en")["people"]] == [name]


def test_a_counterpart_shares_the_office_of_who_is_named_last() -> None:
    text = (
        "In Wien sprach Landespolizeidirektor Franz Maier. Innenminister Gerhard Karner lobte ihn. "
        "Am Freitag telefoniert Karner mit seiner deutschen Kollegin Nancy Faeser."
    )
    people = {p["name"]: p for p in record(text, "de")["people"]}
    assert (people["Nancy Faeser"]["role"], people["Nancy Faeser"]["country"]) == ("Innenminister", "DE")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Police guarded the World Cup and Scott County."),
        ("uk", "Кожної п'ятниці поліція проводить заняття."),
        ("uk", "Він зустрівся з префектом Браїли."),
    ],
)
def test_what_is_no_person(language: str, sentence: str) -> None:
    assert record(sentence, language)["people"] == ()
