"""What belongs to the main event of a report, of what type it is, and whether it is cooperation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from liaison.enrich.findings import Findings
from liaison.enrich.learned.belonging import belonging, own_of
from liaison.enrich.learned.deciding import ANSWERS, opening_of, step
from liaison.enrich.learned.weighing import chance
from liaison.enrich.reviewed import believed
from liaison.enrich.text import Text, make_text
from liaison.model.article import Cleaned
from liaison.model.fact import Fact, Party
from liaison.model.mention import Mention
from liaison.pipeline import LOCAL
from tests.enrich.reading import findings

BODY = (
    "Police of Norway and Latvia broke up a ring of car thieves on Monday. Twelve people were held in Riga and Oslo. "
    "The officers also spoke about football. A court in Oslo will hear the case in May. Last year the two forces had worked on a case of forged art."
)


def text(headline: str | None = "Norwegian and Latvian police hold car thieves") -> Text:
    return make_text(Cleaned(headline=headline, body_text=BODY, published_at="2026-03-04"), "en", LOCAL)


def fact(**changes: Any) -> Fact:
    parties = (Party("NO"), Party("LV"))
    return replace(Fact("operation", "happened", parties, "body_text", 0, 69, "act.operate"), **changes)


def topic(value: str, *starts: int) -> list[Mention]:
    return [Mention("Topic", "topics", value, "body_text", at, at + 4, f"topics.{value}") for at in starts]


def test_a_topic_of_the_first_fact_belongs_and_one_of_the_past_does_not() -> None:
    facts = [fact(topics=("vehicle_crime",)), fact(start=150, status="background", topics=("fraud",))]
    named = [*topic("vehicle_crime", 30, 50), *topic("fraud", 190)]
    assert {mention.value for mention in own_of("topics", named, facts, text())} == {"vehicle_crime"}


def test_all_mentions_of_a_value_share_its_fate() -> None:
    named = topic("vehicle_crime", 10, 120, 180)
    assert own_of("topics", named, [fact(topics=("vehicle_crime",))], text()) == named


def test_cues_do_not_depend_on_the_order_of_mentions() -> None:
    named = [*topic("fraud", 190), *topic("vehicle_crime", 30, 50)]
    facts = [fact(topics=("vehicle_crime",))]
    assert belonging("topics", named, facts, text()) == belonging("topics", named[::-1], facts, text())


def test_nothing_named_gives_nothing() -> None:
    assert own_of("topics", [], [fact()], text()) == []
    assert belonging("countries", [], [], text()) == {}


def test_the_opening_is_the_headline_and_the_first_sentence() -> None:
    assert [sentence.where for sentence in opening_of(text())] == ["headline", "body_text"]
    assert [sentence.text[:6] for sentence in opening_of(text(None))] == ["Police", "Twelve"]


def test_steps_rise_with_the_chance() -> None:
    steps = [step(chance) for chance in (0.0, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0)]
    assert steps == sorted(set(steps))


def test_unknown_cues_say_nothing() -> None:
    assert chance(["no such cue"]) == 0.5


def test_news_is_left_out_where_the_report_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    news, past = fact(), fact(start=150, status="background")
    for told, left in ((0.1, [past]), (0.9, [news, past])):
        monkeypatch.setattr("liaison.enrich.reviewed.chance", lambda cues, told=told: told)
        assert believed([news, past], text(), Findings()) == left
    assert believed([past], text(), Findings()) == [past]


@pytest.mark.parametrize(
    ("language", "headline", "body", "kind"),
    [
        (
            "en",
            "Interior ministers of Estonia and Finland sign police accord",
            "Estonia's Interior Minister Karl Tamm and his Finnish counterpart Mika Salo met in Tallinn on Tuesday and signed an agreement on joint patrols.",
            "agreement",
        ),
        (
            "de",
            "Slowenien liefert gesuchten Betrüger nach Österreich aus",
            "Die slowenische Polizei hat am Montag einen gesuchten Betrüger an der Grenze österreichischen Beamten übergeben.",
            "extradition",
        ),
        (
            "fr",
            "Des gendarmes français forment vingt policiers sénégalais",
            "Vingt policiers sénégalais suivent depuis lundi à Dakar une formation donnée par deux gendarmes français.",
            "training",
        ),
    ],
)
def test_headline_and_first_sentence_tell_the_type(language: str, headline: str, body: str, kind: str) -> None:
    found = findings(language, body, headline)
    assert [mention.value for mention in found.of("event_type")] == [kind]
    assert kind in ANSWERS
