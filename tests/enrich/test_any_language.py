"""Texts in languages without rules or words of their own, or told to be in a wrong one, are read without an error."""

from __future__ import annotations

import pytest

from benchmarks.enrichment import LABELLED, labelled
from liaison.enrich import enrich
from liaison.model.article import Cleaned
from liaison.pipeline import LOCAL
from tests.enrich.reading import VOCABULARY

TEXTS = [path.read_text(encoding="utf-8") for _, _, path in labelled(LABELLED)][::12]


@pytest.mark.parametrize("language", ["es", "it", "ro", "kk", "und", "en", "de", "fr", "pl", "ru", "uk"])
def test_any_text_is_read_in_any_language(language: str) -> None:
    for text in TEXTS:
        found = enrich(Cleaned(headline=text.strip()[:120], body_text=text), language, LOCAL, VOCABULARY)
        assert all(mention.start < mention.end for mention in found.mentions)


def test_spanish_bodies_keep_their_letters() -> None:
    body = "El Cuerpo Nacional de Policía (CNP) y la Guardia Civil GC detuvieron el lunes a tres hombres en Melilla."
    assert enrich(Cleaned(body_text=body), "es", LOCAL, VOCABULARY).mentions
