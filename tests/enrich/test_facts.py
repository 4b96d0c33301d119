"""Cooperation facts in six languages: the act, its status, sides, means and date."""

from __future__ import annotations

import pytest

from benchmarks import enrichment
from liaison.enrich import facts as chances_user
from liaison.model.fact import Fact
from tests.enrich.reading import findings, values

Expected = tuple[str, str, set[tuple[str, str]]]


def facts(language: str, text: str, **more: str) -> tuple[Fact, ...]:
    return findings(language, text, **more).facts


def outline(fact: Fact) -> Expected:
    return fact.event_type, fact.status, {(p.country or "INT", p.side) for p in fact.parties}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The interior ministers of Austria and Slovenia signed an agreement on police cooperation in Graz on Monday.",
            ("agreement", "happened", {("AT", "both"), ("SI", "both")}),
        ),
        (
            "en",
            "The Norwegian police handed over twelve vehicles to the police of Moldova on Tuesday.",
            ("handover", "happened", {("NO", "initiator"), ("MD", "recipient")}),
        ),
        (
            "de",
            "Die deutsche Polizei und die Polizei der Niederlande haben am Dienstag gemeinsame Kontrollen durchgeführt.",
            ("operation", "happened", {("DE", "both"), ("NL", "both")}),
        ),
        (
            "fr",
            "Des policiers espagnols et des gendarmes français ont mené mardi une opération conjointe contre un réseau.",
            ("operation", "happened", {("ES", "both"), ("FR", "both")}),
        ),
        (
            "uk",
            "Міністр внутрішніх справ України зустрівся з міністром внутрішніх справ Литви.",
            ("meeting", "happened", {("UA", "both"), ("LT", "both")}),
        ),
        (
            "ru",
            "МВД Казахстана и МВД Узбекистана подписали протокол о сотрудничестве.",
            ("agreement", "happened", {("KZ", "both"), ("UZ", "both")}),
        ),
        (
            "pl",
            "Komendant Główny Policji spotkał się w Pradze z szefem czeskiej policji.",
            ("meeting", "happened", {("PL", "both"), ("CZ", "both")}),
        ),
    ],
)
def test_the_act_and_its_parties(language: str, text: str, expected: Expected) -> None:
    assert [outline(fact) for fact in facts(language, text)] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Belgian police and Dutch police met on Monday. They will hold a joint exercise in June."),
        (
            "de",
            "Die belgische Polizei und die niederländische Polizei trafen sich am Montag. Beide Seiten wollen künftig Informationen austauschen.",
        ),
        ("uk", "Поліція України та поліція Польщі провели зустріч. Сторони домовилися про обмін інформацією."),
        ("ru", "Полиция Армении и полиция Грузии провели встречу. Стороны договорились об обмене информацией."),
        (
            "fr",
            "La police belge et la police française se sont réunies. Les deux parties vont échanger des informations.",
        ),
    ],
)
def test_what_is_agreed_is_planned(language: str, text: str) -> None:
    assert [fact.status for fact in facts(language, text)] == ["happened", "planned"]


def test_recalled_acts_are_background() -> None:
    text = (
        "Police of Finland and Estonia met in Tallinn on Monday.\n\n"
        "As reported earlier, the Finnish police handed over ten cars to the Estonian police in 2019."
    )
    found = facts("en", text)
    assert [fact.status for fact in found] == ["happened", "background"]
    assert found[1].date == "2019"
    assert found[1].quantity == {"value": 10, "unit": "vehicles"}
    assert values("en", text)["event_type"] == "meeting"


def test_results_of_an_operation_are_no_acts_of_their_own() -> None:
    text = (
        "German police and Polish police carried out a joint operation on Tuesday. "
        "Officers of both countries arrested nine people and seized 40 kilograms of cocaine."
    )
    assert [fact.event_type for fact in facts("en", text)] == ["operation"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Police in Leeds arrested two men from Poland over stolen cars. The Leeds officers worked with colleagues from York.",
        ),
        ("en", "The defence ministers of Norway and Sweden signed an agreement on tanks."),
        ("en", "Germany and Japan signed a trade agreement on Monday."),
        ("de", "Die Polizei in Köln nahm einen Mann aus Rumänien fest, der ein Fahrrad gestohlen hatte."),
        ("uk", "У Львові поліція затримала двох громадян Грузії за крадіжки."),
        ("ru", "В Минске милиция задержала гражданина Литвы с контрабандой."),
        ("fr", "À Lyon, la police a arrêté trois ressortissants roumains soupçonnés de vols."),
        (
            "en",
            "A third man, who lives in Belgium, was arrested in Derby on Sunday by officers of the Midlands Special Operations Unit.",
        ),
        (
            "en",
            "Norfolk police said that a glove found in Turkey Hall Lane had never been tested. Mr Holland was cleared.",
        ),
        (
            "de",
            "Laut Polizei flüchtete ein Syrer in einem Auto, das Beamte der Landespolizeidirektion Wien später leer fanden.",
        ),
        (
            "de",
            "Zürich (sda) - Serbiens Innenminister Goran Simić sprach in Belgrad von acht verletzten Beamten, zwei davon schwer.",
        ),
        (
            "uk",
            "Прикордонники затримали на березі Тиси чоловіка, який збирався дістатися Угорщини на надувному матраці.",
        ),
        ("pl", "Policjanci z Wałcza zatrzymali obywatela Gruzji podejrzanego o kradzież katalizatorów."),
    ],
)
def test_no_cooperation(language: str, text: str) -> None:
    found = values(language, text)
    assert found["is_cooperation"] is False
    assert found["event_type"] is None
    assert found["countries"] == found["topics"] == found["instruments"] == found["parties"] == ()


def test_acts_in_noise_do_not_count() -> None:
    assert facts("en", "The harbour was closed.\n\nRead also: French police and Spanish police sign agreement") == ()


def test_a_fact_says_in_which_town() -> None:
    text = "The interior ministers of Latvia and Moldova met in Riga on Monday after a flight from Vilnius."
    assert [fact.place for fact in facts("en", text)] == ["Riga"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "uk",
            "Тренувальний центр поліції відвідали у вівторок експерти Національного поліцейського агентства Японії.",
            ("visit", "happened", {("JP", "initiator"), ("UA", "recipient")}),
        ),
        (
            "uk",
            "Сеул безоплатно віддав узбецькій поліції три сканери.",
            ("handover", "happened", {("KR", "initiator"), ("UZ", "recipient")}),
        ),
        (
            "uk",
            "Франція поставить Національній поліції України мобільну лабораторію.",
            ("handover", "planned", {("FR", "initiator"), ("UA", "recipient")}),
        ),
        (
            "uk",
            "Польські та українські слідчі працюють у спільній слідчій групі.",
            ("other", "happened", {("PL", "both"), ("UA", "both")}),
        ),
    ],
)
def test_the_case_of_a_phrase_tells_its_side(language: str, text: str, expected: Expected) -> None:
    """Subjects after the verb, datives between, adverbs that end like participles, short infinitives that are futures."""
    assert expected in [outline(fact) for fact in facts(language, text)]


def test_reports_that_cannot_state_cooperation_would_state_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """The quick look at the whole report leaves nothing out: read without it, every report gives the same facts."""
    read = {name: [f["rule"] for f in enrichment.read(path)["facts"]] for name, _, path in enrichment.labelled()}
    monkeypatch.setattr(chances_user, "may_cooperate", lambda *_: True)
    assert read == {
        name: [f["rule"] for f in enrichment.read(path)["facts"]] for name, _, path in enrichment.labelled()
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Denmark is to furnish the Kosovo Police with eight dogs next spring.",
            ("handover", "planned", {("DK", "initiator"), ("XK", "recipient")}),
        ),
        (
            "Acting on a Croatian warrant, Slovenian officers picked up a fugitive in Koper.",
            ("arrest", "happened", {("SI", "initiator"), ("HR", "recipient")}),
        ),
        (
            "In 2016 Danish detectives had mentored Armenian patrol officers on cold cases.",
            ("training", "background", {("DK", "initiator"), ("AM", "recipient")}),
        ),
        (
            "Tokyo's police agency has shipped ten radio kits to Cambodia, free of charge.",
            ("handover", "happened", {("JP", "initiator"), ("KH", "recipient")}),
        ),
        (
            "A US embassy attache called on Pakistan's interior secretary on Monday.",
            ("meeting", "happened", {("US", "both"), ("PK", "both")}),
        ),
    ],
)
def test_english_words_tell_sides_and_times(text: str, expected: Expected) -> None:
    """An intention is no passive, a warrant's country has asked, the verb is no teacher, a town's police is its state's."""
    assert outline(facts("en", text, published="2026-03-18")[0]) == expected


def test_things_given_to_a_national_police_are_no_extradition() -> None:
    text = "The Norwegian government handed over 30 vans to the National Police of Moldova on Tuesday."
    assert outline(facts("en", text)[0]) == ("handover", "happened", {("NO", "initiator"), ("MD", "recipient")})


def test_the_headline_names_an_act_that_the_text_paraphrases() -> None:
    text = (
        "The commander of the Latvian border guard crossed the bridge at Valka on Monday, where the head of the Estonian police "
        "had laid the table for both staffs."
    )
    named = facts("en", text, headline="Border chiefs meet in Valka")
    assert [f.event_type for f in named] == ["meeting"]


RECALLED = (
    "A man who ran a drugs ring from his garage was jailed for nine years at Leeds Crown Court. The judge called him greedy. His wife wept "
    "in the gallery. Neighbours had seen vans come and go. Two drivers got four years each. Dutch police arrested him on a British warrant."
)


def test_an_act_told_late_in_a_court_report_is_a_recalled_one() -> None:
    found = values("en", RECALLED, headline="Garage dealer jailed")
    assert not found["is_cooperation"]
    assert [f.status for f in facts("en", RECALLED, headline="Garage dealer jailed")] == ["background"]


def test_a_service_whose_agent_is_held_is_no_party() -> None:
    assert values("ru", "ФСБ и полиция Казахстана задержали в Омске агента СБУ.")["countries"] == ("KZ", "RU")


def test_an_anti_corruption_bureau_acts_like_police() -> None:
    assert values("uk", "НАБУ та ФБР створили спільну слідчу групу.")["countries"] == ("UA", "US")
