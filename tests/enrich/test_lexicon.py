"""The patterns of vocabularies."""

from __future__ import annotations

import pytest

from liaison.edges.vocabulary import load_vocabulary
from liaison.enrich.grammar.lexicon import BROAD, Lexicon, find_in, patterns_of
from liaison.model.vocabulary import Vocabulary
from liaison.settings import load


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(load().vocabulary)


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


def test_classes_stand_for_their_words(vocabulary: Vocabulary) -> None:
    found = find_in(Lexicon(patterns_of(vocabulary, BROAD, "en")), "Oslo loaned four divers to the constabulary.")
    assert [(hit.id, hit.first, hit.last) for hit in found][:1] == [("deploy", 1, 4)]


def test_every_class_has_words_in_every_language(vocabulary: Vocabulary) -> None:
    named = {p.strip("$") for t in vocabulary["acts"] for b in t.get("broad") or () for p in b.split() if p[0] == "$"}
    classes = {term["id"]: set(term["words"]) for term in vocabulary["classes"]}
    assert named <= set(classes)
    assert all(languages == {"en", "de", "uk", "ru", "fr", "pl"} for languages in classes.values())
