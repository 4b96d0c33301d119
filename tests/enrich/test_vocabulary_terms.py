"""Each term of the vocabularies of what is said: every example it carries is run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from liaison.edges.vocabulary import load_vocabulary
from liaison.enrich.grammar.lexicon import Lexicon, find_in, patterns_of

VOCABULARY = load_vocabulary(Path(__file__).parents[2] / "include" / "vocabulary")
LANGUAGES = ("en", "de", "uk", "ru", "fr", "pl")
TERMS = [(name, term) for name in ("topics", "instruments") for term in VOCABULARY[name]]


@pytest.mark.parametrize(("name", "term"), TERMS, ids=[term["id"] for _, term in TERMS])
def test_examples_of_a_term(name: str, term: dict[str, Any]) -> None:
    wrong = []
    for language in LANGUAGES:
        patterns = Lexicon(patterns_of(VOCABULARY, name, language))
        for wanted in ("yes", "no"):
            for sentence in term["examples"][language][wanted]:
                found = term["id"] in {hit.id for hit in find_in(patterns, sentence)}
                if found is not (wanted == "yes"):
                    wrong.append((language, wanted, sentence))
    assert not wrong


@pytest.mark.parametrize(("name", "term"), TERMS, ids=[term["id"] for _, term in TERMS])
def test_a_term_has_a_label_in_every_language(name: str, term: dict[str, Any]) -> None:
    assert set(term["label"]) == set(LANGUAGES)
