"""The kinds of text that detectors are known to get wrong, in the project's own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaison.language import detect_article_language, detect_line
from liaison.model.article import Cleaned

UNDETERMINED = (Path(__file__).parent / "undetermined.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Three held over forged stamps"),
        ("en", "Smuggler found asleep in tyre"),
        ("de", "Zoll findet Schmuggelware"),
        ("fr", "Faux billets saisis"),
        ("pl", "Straż graniczna zatrzymała przemytnika"),
        ("it", "Sequestrati mille chili di rame"),
        ("nl", "Douane vindt sigaretten in kelder"),
        ("uk", "Митники знайшли зброю"),
        ("ru", "Таможенники нашли оружие"),
        ("bg", "Митничари откриха цигари"),
        ("cs", "Celníci našli cigarety"),
        ("ro", "Vameșii au găsit țigări"),
        ("es", "Detienen a dos ladrones de cobre"),
        ("pt", "Polícia apreende cigarros falsos"),
        ("tr", "Polis sahte pasaport buldu"),
        ("ar", "الشرطة تضبط سجائر مهربة"),
    ],
)
def test_short_headlines_get_their_language(code: str, text: str) -> None:
    assert detect_line(text).code == code


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The ferry from Ærøskøbing to Søby was stopped by Kystpolitiet officers"),
        ("de", "Der Anwalt von Олег Стрижак sagte, sein Mandant sei unschuldig"),
        ("fr", "Le Landeskriminalamt Niedersachsen et la Polizeidirektion Hannover ont ouvert une enquête"),
        ("uk", "Interpol та Europol надіслали запит до Одеси"),
        ("ru", "Водителя Volkswagen Transporter задержали у поста news.example.com"),
    ],
)
def test_foreign_names_do_not_pull_the_text_away(code: str, text: str) -> None:
    assert detect_line(text).code == code


@pytest.mark.parametrize("text", ["", "   ", "12 345", "🙂🙂", "https://example.org/a/b", "Marta Kowalczyk", "x"])
def test_texts_without_prose_are_undetermined_with_no_confidence(text: str) -> None:
    guess = detect_line(text)
    assert (guess.code, guess.confidence) == ("und", 0.0)


def test_nearly_all_texts_of_no_language_are_undetermined() -> None:
    undetermined = [detect_line(text).code == "und" for text in UNDETERMINED]
    assert sum(undetermined) >= 0.95 * len(UNDETERMINED)


def test_the_same_text_gets_the_same_answer_whatever_came_before() -> None:
    text = "Zwei Männer festgenommen"
    first = detect_line(text)
    for other in ("Deux hommes arrêtés", "Двоє затриманих", "Dos hombres detenidos"):
        detect_line(other)
    assert detect_line(text) == first


def test_damaged_turkish_is_read_as_turkish() -> None:
    assert detect_line("Jandarma sýnýrda kaçakçýlarý yakaladý ve araçlarýna el koydu, þüpheliler aranýyor").code == "tr"


def test_an_article_in_two_languages_is_flagged() -> None:
    german = (
        "Die Polizei hat am Montag drei Männer festgenommen, die mit gestohlenen Autos über die Grenze fahren wollten."
    )
    french = "La police a arrêté lundi trois hommes qui voulaient franchir la frontière avec des voitures volées, a-t-on appris."
    mixed = detect_article_language(Cleaned(body_text=f"{german}\n\n{french}"))
    assert "mixed-languages" in mixed.flags
    assert detect_article_language(Cleaned(body_text=f"{german}\n\n{german}")).flags == ()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Edgar Plimsoll, Governing Quiet Harbours"),
        ("de", "Die Tabelle in [12] zeigt den Verlauf"),
        ("it", "Verbali; lettere private; appunti sparsi;"),
        ("cs", "VolnÃ½ vstup pro vÅ¡echny dÄ›ti"),
    ],
)
def test_names_references_and_double_encoding_do_not_hide_a_title(code: str, text: str) -> None:
    assert detect_line(text).code == code


@pytest.mark.parametrize("text", ["Harriet Q. Wendelstein", "ул. Зеленая, д. 14, кв. 3", "SetEnv CACHE_DIR production"])
def test_names_with_initials_and_addresses_are_undetermined(text: str) -> None:
    assert detect_line(text).code == "und"
