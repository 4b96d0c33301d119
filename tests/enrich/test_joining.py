"""Who takes part in an act without being named in its sentence."""

from __future__ import annotations

from typing import Any

import pytest

from liaison.enrich.case import Case
from liaison.enrich.grammar.actors import Actor, Scene
from liaison.enrich.learned.joining import (
    FAR,
    NONE,
    NUMBERS,
    Told,
    candidates,
    cues_of_candidate,
    numbers_of_candidate,
    numbers_of_sentence,
)
from liaison.enrich.statements import Statement
from liaison.enrich.text import Sentence
from liaison.model.fact import Fact, Party
from tests.enrich.reading import findings

MEETING = Fact("meeting", "happened", (Party("PL"), Party("SK")), "body_text", 0, 20, "act.talks")


def told(sides: dict[str, dict[str, float]], **changes: Any) -> Told:
    sentence = Sentence("body_text", 0, 20, "Both will train guards.", 0, 1)
    scene = Scene((), (), (), {}, True, (), False, False, "en")
    statement = Statement(sentence, 0, scene, (), (), (), None, False, False, (), None)
    case = Case(
        [Actor("PL", None, (), 0, 0, 0, "core")],
        named=(frozenset({"PL", "SK"}), frozenset(), frozenset({"CZ"})),
        length=3,
    )
    return Told(statement, case, (MEETING,), None, "nothing", "training", 1, sides, 0.5)._replace(**changes)


def test_candidates_are_those_of_earlier_facts_first_and_none_that_is_named() -> None:
    named = {"SK": {NONE: 0.1, "both": 0.9, "initiator": 0.0, "recipient": 0.0}}
    assert candidates(told({})) == ["PL", "SK", "CZ"]
    assert candidates(told(named)) == ["PL", "CZ"]


def test_numbers_tell_how_far_a_name_stands() -> None:
    asked = told({})
    keys = ["PL", "SK", "CZ"]
    near, ahead = (numbers_of_candidate(key, asked, keys) for key in ("PL", "CZ"))
    assert {*near, *numbers_of_sentence(asked, keys)} == {*NUMBERS}
    assert (near["# since"], near["# until"], near["# told"]) == (1, FAR, 1)
    assert (ahead["# since"], ahead["# until"], ahead["# told"]) == (FAR, 1, 0)


def test_cues_tell_the_part_that_a_candidate_had() -> None:
    cues = set(cues_of_candidate("PL", told({})))
    assert {"told", "last both", "last same False", "newest True", "main True", "refers True"} <= cues
    assert "told" not in set(cues_of_candidate("CZ", told({})))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The heads of the Polish and the Slovak border guards met in Zakopane on Monday and spoke about smugglers of "
            "people. A third of all cases of last year began in the mountains, officers said. "
            "From June both services will patrol the ridge together. The weather was fine. Hikers were not disturbed.",
        ),
        (
            "de",
            "Die Innenminister von Österreich und Slowenien haben sich am Montag in Graz getroffen und über Schlepper "
            "beraten. Im Vorjahr wurden an der Grenze 400 Fälle gezählt. "
            "Ab Juni wollen beide Seiten gemeinsam auf Streife gehen. Das Wetter war gut. Fragen gab es viele.",
        ),
    ],
)
def test_both_sides_are_those_told_before(language: str, text: str) -> None:
    found = findings(language, text).facts
    planned = [fact for fact in found if fact.status == "planned"]
    assert planned
    assert {party.country for party in planned[0].parties} == {party.country for party in found[0].parties}
