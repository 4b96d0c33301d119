"""What the model of sentences adds to the rules, and the labelled sentences that it is learned from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from benchmarks.sentences import Line, Short, short_reports, single_sentences
from liaison.edges.vocabulary import load_vocabulary
from liaison.enrich.case import Case
from liaison.enrich.learned.acting import LONGEST, NUMBERS, row_of
from liaison.enrich.learned.grams import BITS, SIZE, cue_places, fold, grams, text_places, words
from liaison.enrich.learned.joining import NONE
from liaison.enrich.learned.joint import sided
from liaison.enrich.learned.mentions import Named, hidden
from liaison.enrich.learned.model import HEADS, features_of, model
from liaison.enrich.learned.reading import ACT, read_sentence, sides_of
from liaison.enrich.reviewed import JOINED, LEAST, LEFT, UNNAMED, likeliest, outcome_of, parties_believed
from liaison.model.fact import Fact, Party
from liaison.settings import load
from tests.enrich.reading import findings

STATUSES = {"happened", "planned", "background"}


def ids(name: str) -> set[str]:
    return {term["id"] for term in load_vocabulary(load().vocabulary)[name]}


def fact(**changes: Any) -> Fact:
    parties = (Party("DE"), Party("PL"))
    return replace(Fact("meeting", "happened", parties, "body_text", 0, 20, "act.talks"), **changes)


def named(*keys: str) -> dict[str, dict[str, float]]:
    """Chances by party from "DE initiator 0.9": the rest is shared by the other sides."""
    found = {}
    for key in keys:
        code, side, chance = key.split()
        sides = ("initiator", "recipient", "both", NONE)
        found[code] = {each: float(chance) if each == side else (1 - float(chance)) / 3 for each in sides}
    return found


# letters


def test_letters_are_folded_to_lower_case_and_digits_to_one() -> None:
    assert fold("Die 25 Beamten – aus КИЇВ!") == "die 00 beamten aus київ "


def test_the_same_letters_fill_the_same_places_on_any_machine() -> None:
    # written down once: weights are stored by place, so another hash would make them noise
    assert text_places(grams(" met ", (4,))).tolist() == [81173, 10353]
    assert text_places(words("met again")).tolist() == [228270, 254527, 260726]
    assert cue_places(["plan True"]).tolist() == [265642]


def test_letters_elsewhere_fill_other_places() -> None:
    assert not set(grams(" police ", tag=1).tolist()) & set(grams(" police ", tag=2).tolist())


def test_a_text_shorter_than_a_group_has_no_letters() -> None:
    assert grams("ab").size == 0
    assert words(" ").size == 0


def test_places_of_cues_lie_behind_those_of_letters() -> None:
    places = cue_places(f"cue {n}" for n in range(200))
    assert places.min() >= 1 << BITS
    assert places.max() < SIZE


def test_letters_together_have_the_length_of_one() -> None:
    features = features_of(grams(fold("the police met the police")), None)
    assert np.isclose((features.values**2).sum(), 1)


# names


def test_countries_are_hidden_and_bodies_stay() -> None:
    text = "Poland and the BKA met in Kenya"
    names = [Named("PL", 0, 6, "c"), Named("DE", 15, 18, "opolice"), Named("KE", 26, 31, "c")]
    assert hidden(text, names).split() == ["ω", "and", "the", "BKA", "met", "in", "ω"]


def test_the_party_asked_about_has_a_sign_of_its_own() -> None:
    text = "Poland and the BKA met in Poland"
    names = [Named("PL", 0, 6, "c"), Named("DE", 15, 18, "opolice"), Named("PL", 26, 32, "c")]
    assert hidden(text, names, own="PL").split() == ["ϙ", "and", "the", "ω", "met", "in", "ϙ"]


# sides


def sides_after(chances: dict[str, dict[str, float]], *parties: Party) -> dict[str | None, str]:
    return {party.country: party.side for party in sided(parties, chances)}


def test_one_side_is_never_without_the_other() -> None:
    found = sides_after(named("DE initiator 0.9", "PL initiator 0.6"), Party("DE"), Party("PL"))
    assert found == {"DE": "initiator", "PL": "recipient"}


def test_sides_are_shared_where_that_is_likelier() -> None:
    given = (Party("DE", side="initiator"), Party("PL", side="recipient"))
    assert sides_after(named("DE both 0.8", "PL both 0.5"), *given) == {"DE": "both", "PL": "both"}


def test_a_party_that_the_sentence_does_not_name_takes_the_other_one() -> None:
    given = (Party("DE", side="recipient"), Party("PL", side="initiator"))
    assert sided(given, {}) == given
    assert sides_after(named("DE recipient 0.5"), *given) == {"DE": "recipient", "PL": "initiator"}
    assert sides_after(named("DE initiator 0.9"), *given) == {"DE": "initiator", "PL": "recipient"}


# parties


def test_a_party_that_the_model_takes_for_none_is_left_out() -> None:
    ruled = (Party("DE"), Party("PL"), Party("KE"))
    doubt = named(f"KE none {LEFT + 0.05}", "DE both 0.9", f"PL none {LEFT - 0.05}")
    assert [party.key for party in parties_believed(ruled, doubt, {}, Case())] == ["DE", "PL"]


def test_a_name_that_the_model_takes_for_a_party_joins() -> None:
    ruled = (Party("DE"), Party("PL"))
    told = named(f"CZ none {JOINED - 0.05}", f"KE none {JOINED + 0.05}")
    assert [party.key for party in parties_believed(ruled, told, {}, Case())] == ["DE", "PL", "CZ"]


def test_an_act_keeps_two_parties_whatever_the_model_says() -> None:
    ruled = (Party("DE"), Party("PL"))
    assert parties_believed(ruled, named("DE none 0.99"), {}, Case()) == ruled


def test_a_body_known_from_an_earlier_fact_joins_with_its_name() -> None:
    known = fact(parties=(Party("DE", "BKA"), Party("PL")))
    found = parties_believed((Party("PL"), Party("CZ")), named("DE none 0.01"), {}, Case(facts=[known]))
    assert found[-1] == Party("DE", "BKA")


def test_a_party_that_the_sentence_does_not_name_joins_by_its_chance() -> None:
    ruled = (Party("DE"), Party("PL"))
    found = parties_believed(ruled, named("DE both 0.9"), {"PL": UNNAMED - 0.01, "CZ": UNNAMED + 0.01}, Case())
    assert [party.key for party in found] == ["DE", "CZ"]


def test_one_party_alone_takes_the_likeliest_other() -> None:
    found = parties_believed((), named("DE both 0.9"), {"PL": LEAST + 0.01, "CZ": LEAST + 0.02}, Case())
    assert [party.key for party in found] == ["DE", "CZ"]
    assert [p.key for p in parties_believed((), named("DE both 0.9"), {"PL": LEAST - 0.01}, Case())] == ["DE"]


# facts


def test_outcome_tells_new_facts_from_repeated_ones() -> None:
    old, new = fact(), fact(start=30)
    assert outcome_of(Case(facts=[old, new]), [old]) == (new, "new")
    assert outcome_of(Case(facts=[replace(old, date="2026")]), [old]) == (replace(old, date="2026"), "repeats")
    assert outcome_of(Case(facts=[old]), [old]) == (None, "nothing")


def test_the_rules_count_more_where_the_model_wavers() -> None:
    assert likeliest({"arrest": 0.4, "operation": 0.5}) == "operation"
    assert likeliest({"arrest": 0.4, "operation": 0.5}, "arrest") == "arrest"
    assert likeliest({"arrest": 0.2, "operation": 0.7}, "arrest") == "operation"


@pytest.mark.parametrize(
    ("language", "body", "kind"),
    [
        (
            "de",
            "Der Leiter der tschechischen Polizei ließ sich am Dienstag in Linz von der österreichischen Polizei deren neue Leitstelle erklären.",
            "visit",
        ),
        (
            "fr",
            "La police de Monaco et la gendarmerie italienne ont passé ensemble la nuit de vendredi à fouiller les camions du tunnel.",
            "operation",
        ),
    ],
)
def test_acts_in_words_that_no_rule_knows_have_a_type(language: str, body: str, kind: str) -> None:
    news = [each for each in findings(language, body).facts if each.status == "happened"]
    assert [(each.event_type, each.rule) for each in news] == [(kind, f"learned.{kind}")]


# what was learned


def test_answers_are_those_of_the_vocabulary() -> None:
    heads = model().heads
    assert set(heads) == set(HEADS)
    assert set(heads["kind"].answers) <= ids("event_types")
    assert set(heads["means"].answers) <= ids("instruments")
    assert set(heads["status"].answers) == STATUSES
    assert set(heads["side"].answers) == {"initiator", "recipient", "both", NONE}
    assert heads["act"].answers == heads["said"].answers == (ACT,)


def test_trees_are_asked_for_cues_and_numbers() -> None:
    columns = model().acts.columns
    row = row_of(columns, [columns[3], "no such cue"], 0.5, -0.5, 2, 90)
    assert row[3] == 1 and row[:4].sum() == 1
    assert [row[columns.index(name)] for name in NUMBERS] == [0.5, -0.5, 2, LONGEST]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The two police chiefs sat down for talks in the capital.", "meeting"),
        ("Die Justiz lieferte den gesuchten Betrüger an das Nachbarland aus.", "extradition"),
        ("Les instructeurs ont formé vingt gendarmes aux techniques d'enquête.", "training"),
        ("Сторони підписали меморандум про співпрацю.", "agreement"),
    ],
)
def test_plain_words_are_read_without_rules(text: str, kind: str) -> None:
    reading = read_sentence(text, [], [], 0, 8)
    assert reading is not None
    kinds = reading.kinds
    assert max(kinds, key=kinds.__getitem__) == kind


def test_chances_of_one_answer_add_up() -> None:
    reading = read_sentence("Police met.", [], [], 0, 8)
    assert reading is not None
    assert read_sentence("Police met.", [], [], 0, 8, least=1.01) is None
    assert np.isclose(sum(reading.kinds.values()), 1)
    assert np.isclose(sum(reading.statuses.values()), 1)
    assert 0 <= reading.act <= 1


def test_each_party_has_its_sides() -> None:
    text = "Norway handed over ten cars to Moldova."
    found = sides_of(text, [Named("NO", 0, 6, "c"), Named("MD", 31, 38, "c")], [[], []])
    assert found["NO"]["initiator"] > found["NO"]["recipient"]
    assert found["MD"]["recipient"] > found["MD"]["initiator"]


# the sentences


def lines() -> Iterable[tuple[Short, Line]]:
    return (
        (report, line) for each in (single_sentences(), short_reports()) for report in each for line in report.lines
    )


def test_labelled_sentences_have_the_ids_of_the_vocabulary() -> None:
    kinds, means, topics = ids("event_types"), ids("instruments"), ids("topics")
    for report, line in lines():
        where = f"{report.name}: {line.text}"
        assert line.kind in kinds | {NONE, "same"}, where
        assert (line.means or frozenset()) <= means, where
        assert (line.topics or frozenset()) <= topics, where


def test_labelled_acts_have_parties_and_a_status() -> None:
    for report, line in lines():
        where = f"{report.name}: {line.text}"
        if line.kind in (NONE, "same"):
            assert not line.sides, where
        else:
            assert len(line.sides) > 1, where
            assert line.status in STATUSES, where


def test_short_reports_are_whole() -> None:
    names, means, topics = set(), ids("instruments"), ids("topics")
    for report in short_reports():
        assert report.means <= means and report.topics <= topics, report.name
        assert report.headline and len(report.lines) > 1, report.name
        assert report.event_type is None or report.countries, report.name
        names.add(report.name)
    assert len(names) > 2_000


def test_no_sentence_is_labelled_twice() -> None:
    texts = [line.text for _, line in lines()]
    assert len(texts) == len(set(texts))
