"""The patterns of vocabularies."""

from __future__ import annotations

import pytest

from liaison.enrich.grammar.lexicon import Lexicon, find_in


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("police", "The police came", True),
        ("police", "The policeman came", False),
        ("polic*", "Several policemen came", True),
        ("*handel*", "Der Drogenhandels wegen", True),
        ("joint ~2 team*", "a joint German-Polish team", True),
        ("joint ~1 team*", "a joint German-Polish team", False),
        ("smashed|took_down ~3 ring", "They took down a ring", True),
        ("smashed|took_down ~3 ring", "They took up a ring", False),
        ("обмін* ~2 досвід*", "обміну практичним досвідом", True),
        ("l état", "l'État voisin", True),
    ],
)
def test_patterns(pattern: str, text: str, found: bool) -> None:
    assert bool(find_in(Lexicon([("x", pattern)]), text)) is found


def test_the_longest_hit_of_a_term_is_kept() -> None:
    hits = find_in(Lexicon([("x", "liaison"), ("x", "liaison officer*")]), "the liaison officers")
    assert [(hit.first, hit.last) for hit in hits] == [(1, 3)]
