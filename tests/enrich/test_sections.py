"""Noise, background and datelines."""

from __future__ import annotations

import pytest

from liaison.enrich.sections import dateline_end, is_noise, opens_background
from liaison.enrich.text import split_sentences


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Fire in the harbour",
        "Lesen Sie auch: Neues Stadion eröffnet",
        "Читайте також: У Львові відкрили міст",
        "Ранее по теме: Пожар на складе",
        "Lire aussi : Le stade rouvre",
        "Czytaj także: Nowy most",
        "Share on Facebook | Email this story",
        "© Agency – all rights reserved",
        "#police #border",
        "Kontakt: Pressestelle | Telefon | Drucken",
    ],
)
def test_noise(line: str) -> None:
    assert is_noise(line)


@pytest.mark.parametrize(
    "line",
    [
        "Police of both countries met in Vienna on Monday.",
        "Die Polizei teilte mit, dass drei Männer festgenommen wurden.",
        "Поділ праці між відомствами обговорили в Києві.",
        "Les policiers lisent aussi les messages.",
    ],
)
def test_news_is_no_noise(line: str) -> None:
    assert not is_noise(line)


@pytest.mark.parametrize(
    "sentence",
    [
        "As reported earlier, the embassy gave ten cars.",
        "Нагадаємо, у березні посольство передало автомобілі.",
        "Напомним, ранее стороны подписали план.",
        "Pour rappel, un accord existe depuis 2012.",
        "Zur Erinnerung: 2019 gab es ein Treffen.",
        "Przypomnijmy, że umowę podpisano w maju.",
    ],
)
def test_background(sentence: str) -> None:
    assert opens_background(sentence)


@pytest.mark.parametrize(
    ("sentence", "dateline"),
    [
        ("Kleve (ots) - Die Bundespolizei hat gestern mit Kollegen kontrolliert.", "Kleve (ots) - "),
        ("VIENNA, May 4 (Reuters) - Ministers of six countries met here today.", "VIENNA, May 4 (Reuters) - "),
        ("(PAP) Policjanci z dwóch krajów zatrzymali cztery osoby.", "(PAP) "),
        ("State Secretary – Deputy Minister Ivan Petrov held talks in Vienna.", ""),
        ("Innenministerin Erika Muster (ABC) und ihr Kollege unterschrieben.", ""),
    ],
)
def test_datelines(sentence: str, dateline: str) -> None:
    assert sentence[: dateline_end(sentence)] == dateline


def test_a_lead_cut_from_the_body_gives_no_sentences_of_its_own() -> None:
    from liaison.enrich.text import make_text
    from liaison.model.article import Cleaned
    from liaison.pipeline import LOCAL

    body = "Officers of both states met on Monday. They agreed on patrols."
    repeated = make_text(Cleaned(body_text=body, lead="Officers of both states met on Monday…"), "en", LOCAL)
    assert {s.where for s in repeated.sentences} == {"body_text"}
    own = make_text(Cleaned(body_text=body, lead="Patrols will follow."), "en", LOCAL)
    assert {s.where for s in own.sentences} == {"lead", "body_text"}


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("W naradzie uczestniczyły m.in. Straż Graniczna i policja. Mówiono o przemytnikach.", 2),
        ("В списке Кения – 9, Того – 2. Остальные страны не ответили.", 2),
        ("Die 2. Sitzung ist am 3. Mai. Mehr ist nicht bekannt.", 2),
    ],
)
def test_sentences_end_where_they_do(text: str, sentences: int) -> None:
    assert len(list(split_sentences(text))) == sentences
