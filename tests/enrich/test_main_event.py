"""What belongs to the main event of a report: its parties, its type, its topics; and what only looks like cooperation."""

from __future__ import annotations

import pytest

from tests.enrich.reading import findings, values


def news(language: str, body: str, headline: str | None = None) -> list[tuple[str, set[str]]]:
    """(event type, keys of the parties) of each fact that is no background."""
    facts = findings(language, body, headline).facts
    return [
        (f.event_type, {p.country or str(p.organization) for p in f.parties}) for f in facts if f.status != "background"
    ]


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        (
            "en",
            "Anti-scam units of five Asian police forces arrested 900 people in a month-long joint operation, the Singapore Police Force said. "
            "Officers in Singapore, Hong Kong, Malaysia, Thailand and Macao looked into thousands of cases.",
            {"SG", "HK", "MY", "TH", "MO"},
        ),
        (
            "de",
            "Unter deutscher Führung haben Ermittler aus vier Staaten bei einer gemeinsamen Aktion elf Verdächtige festgenommen. "
            "Beteiligt waren auch Behörden aus Spanien, Österreich und den Niederlanden.",
            {"DE", "ES", "AT", "NL"},
        ),
    ],
)
def test_states_that_the_opening_counts_are_named_later(language: str, body: str, expected: set[str]) -> None:
    assert ("operation", expected) in news(language, body)


def test_a_statement_of_several_ministers_is_a_fact() -> None:
    told = news(
        "en", "In a joint statement the Austrian and German interior ministers condemned the attack on a synagogue."
    )
    assert told == [("statement", {"AT", "DE"})]


def test_one_person_held_by_several_bodies_is_an_arrest() -> None:
    body = "A man wanted for murder was arrested in Maputo in a joint operation of the Mozambican police and the Federal Police of Brazil."
    assert values("en", body)["event_type"] == "arrest"
    many = body.replace("A man wanted for murder was", "Twelve men wanted for murder were")
    assert values("en", many)["event_type"] == "operation"


def test_goods_in_the_headline_make_a_seizure() -> None:
    body = "Police of Austria and Germany seized 76 rifles in a joint operation on Friday."
    assert values("en", body, "Police seize 76 rifles meant for militia")["event_type"] == "seizure"


def test_no_home_by_language_where_a_report_tells_of_other_states_only() -> None:
    body = (
        "Посол Китаю передав Королівській поліції Соломонових Островів два водомети. Церемонія відбулася у столиці. "
        "Поліція дякує за техніку. Двома днями раніше автомобілі їй подарувала Федеральна поліція Австралії."
    )
    assert set(values("uk", body)["countries"]) == {"CN", "SB"}


def test_a_topic_that_comes_up_late_belongs_to_another_story() -> None:
    body = (
        "French and Belgian police broke up a ring of car thieves on Tuesday. They found eleven stolen cars. "
        "The investigation began in March. Officers of both countries worked from one room in Lille. "
        "The prosecutor in Lille thanked her colleagues. She is also known for a case of online fraud."
    )
    assert values("en", body)["topics"] == ("vehicle_crime",)


def test_an_intention_in_a_relative_clause_is_not_the_act_s() -> None:
    told = findings(
        "de",
        "Waffen, mit denen eine Miliz ausgerüstet werden sollte, haben deutsche und österreichische Polizisten beschlagnahmt.",
    )
    assert [fact.status for fact in told.facts] == ["happened"]


def test_a_span_of_days_is_judged_by_its_last() -> None:
    body = "Police of Chile and Peru reported results. Between April 2 and May 12 officers of Chile and Peru arrested 40 people in a joint operation."
    assert "background" not in {fact.status for fact in findings("en", body).facts}


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("ru", "Оренбургские таможенники передали казахстанским коллегам сведения о контрабанде."),
        ("de", "Sächsische Fahnder haben tschechischen Kollegen Hinweise auf eine Diebesbande gegeben."),
        ("pl", "Berlińska policja pomogła policjantom ze Szczecina."),
    ],
)
def test_the_adjective_of_a_region_makes_its_police_a_party(language: str, body: str) -> None:
    assert len(news(language, body)[0][1]) == 2


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "West Yorkshire Police arrested nine men, six of them Albanian and three Romanian, in raids in Leeds on Tuesday."),
        ("en", "Those turned back by the State Border Guard of Latvia were citizens of Syria, Afghanistan and India."),
        ("en", "The Indian Navy and the coast guards of Japan held a naval drill with staged arrests off Kochi."),
        ("de", "Das Bundesstrafgericht in Bellinzona hat den früheren Innenminister von Gambia schuldig gesprochen."),
        ("fr", "En visite à Calais, le ministre français de l'Intérieur a vivement critiqué le Royaume-Uni."),
        ("fr", "Une organisation a publié mardi un rapport sur les violences commises par les polices croate, hongroise et grecque."),
        ("pl", "W Polsce policja notuje mniej kradzieży niż w Niemczech i mniej niż w Danii – wynika z danych komendy."),
        ("ru", "Суд в Кишинёве приговорил к семи годам водителя, который переправлял через границу граждан Бангладеш и Непала."),
        ("uk", "Військові Польщі та України провели спільні військові навчання, порядок охороняла військова поліція."),
    ],
)  # fmt: skip
def test_what_only_looks_like_cooperation(language: str, body: str) -> None:
    assert news(language, body) == []
