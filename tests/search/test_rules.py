"""Rules in words."""

from __future__ import annotations

import pytest

from liaison.search.rules import rule_in_words

FILES = {
    "rules": {
        "act": "words that state the act ({act})",
        "quantity.money": "a number beside a currency",
        "topics": "about {term}",
    },
    "acts": [{"id": "sign", "label": {"en": "something is signed"}}],
}


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("act.sign", "words that state the act (something is signed)"),
        ("act.unknown", "words that state the act (an act)"),
        ("quantity.money", "a number beside a currency"),
        ("topics.vehicle_crime", "about vehicle crime"),
        ("odd-rule.part_of", "odd rule: part of"),
        ("", ""),
    ],
)
def test_rule_in_words(rule: str, words: str) -> None:
    assert rule_in_words(rule, FILES) == words


def test_without_a_vocabulary_the_id_is_shown() -> None:
    assert rule_in_words("act.sign", {}) == "act: sign"
