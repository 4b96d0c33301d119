"""Bodies told by their letters: the abbreviation behind a common word ("the tax authority SUNAT"), names that brackets abbreviate."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from liaison.enrich.grammar.bodies import Named, text_of
from liaison.enrich.grammar.tokens import Token
from liaison.enrich.grammar.wordlists import words

COMMON = {
    "en": words("agency authority bureau watchdog commission service regulator utility ngo charity directorate"),
    "fr": words("office service unité ong cellule direction brigade bureau autorité administration association"),
    "de": words("nro ngo"),
    "ru": words(
        "управление управления управлению ведомство ведомства ведомству служба службы службе бюро организация организации нпо"
    ),
    "uk": words("управління відомство відомства відомству служба служби службі бюро організація організації нуо"),
    "pl": words("organizacja organizacji ngo"),
}
"""Common words in small letters that the letters of a body follow."""
CIVIC = words("civic rights advocacy watchdog lobby campaign charity aid civil")
"""Before "group" these make a body of it, and no gang."""
COMPOUNDS = (
    "behörde",
    "dienst",
    "amt",
    "direktion",
    "einheit",
    "agentur",
    "verwaltung",
    "polizei",
    "zentrum",
    "wache",
    "schutz",
    "stelle",
)
"""Ends of German words that do the same."""
PRESS = ("nachrichten", "presse", "press", "news", "wire", "state", "agentur")
"""Beginnings of words that make a news agency of it."""
LENGTHS = range(3, 9)
BETWEEN = 2
"""Adjectives between the common word and the letters: « l'office péruvien DIRANDRO »."""
DRAWN = {
    "en": words("bank watch chambers society union federation alliance trust fund group team assembly league confederation chamber consortium hub cell desk wing"),
    "de": words("zentralstelle gesellschaft verband bund verein gruppe bank anstalt kammer rat liga netzwerk forum hilfswerk"),
}  # fmt: skip
"""Words that make a body of a run of capitals only where its letters follow in brackets."""
SMALL = words("of the and for on in to de der die des für zur zum und von gegen")
LONGEST = 9


def lettered(
    tokens: tuple[Token, ...], sentence: str, language: str, taken: AbstractSet[int], countries: AbstractSet[int]
) -> Iterator[Named]:
    """The bodies told by their letters; `taken`: the words that belong to bodies already."""
    for index, token in enumerate(tokens):
        if not index or not token.caps or index in taken or index in countries or len(token.text) not in LENGTHS:
            continue
        if token.glue == " " or (
            token.glue == ", " and tokens[index + 1 : index + 2] and tokens[index + 1].glue == ", "
        ):
            yield from _behind_common(tokens, index, sentence, language, taken)
        elif token.glue == " (" and language in DRAWN:
            yield from _bracketed(tokens, index, sentence, language, taken)


def _behind_common(
    tokens: tuple[Token, ...], at: int, sentence: str, language: str, taken: AbstractSet[int]
) -> Iterator[Named]:
    """The letters right behind a common word, or behind its adjectives in French."""
    if language in ("ru", "uk") and not tokens[at].text.isascii():
        return  # «управление МВД» is the ministry's own
    first = at - 1
    while language == "fr" and first > 0 and at - first <= BETWEEN and _small(tokens[first], language):
        first -= 1
    word = tokens[first]
    if (
        first in taken
        or any(t.glue != " " for t in tokens[first + 1 : at])
        or (tokens[at + 1 : at + 2] and tokens[at + 1].glue == "-")
    ):
        return
    compound = language == "de" and word.upper and len(word.key) > LONGEST and word.key.endswith(COMPOUNDS)
    civic = word.key == "group" and tokens[first - 1].key in CIVIC
    if not compound and not civic and (word.upper or word.key not in COMMON.get(language, frozenset())):
        return
    if word.key.startswith(PRESS) or (first and tokens[first - 1].key.startswith(PRESS)):
        return
    whole = first
    if compound and first > 1 and tokens[first - 1].key in ("und", "für") and tokens[first - 1].glue.startswith("-"):
        whole = first - 2  # „der Ausländer- und Grenzdirektion DEF“
    described = text_of(tokens[whole : at + 1], sentence)
    yield Named(whole if compound else at, at + 1, "other", tokens[at].text, aliases=(described,), rule="letters")


def _small(token: Token, language: str) -> bool:
    return not token.upper and token.key not in COMMON.get(language, frozenset())


def _bracketed(
    tokens: tuple[Token, ...], at: int, sentence: str, language: str, taken: AbstractSet[int]
) -> Iterator[Named]:
    """The run of capitals whose first letters the brackets repeat: "Indonesia Corruption Watch (ICW)"."""
    closed = at + 1 >= len(tokens) or ")" in tokens[at + 1].glue
    if not closed:
        return
    letters = tokens[at].text
    for first in range(at - 1, max(-1, at - LONGEST), -1):
        token = tokens[first]
        if first in taken or (not token.upper and token.key not in SMALL):
            return
        run = tokens[first:at]
        if any(t.glue not in (" ", "-", "’", "'") for t in run[1:]):
            return
        drawn = "".join(t.text[0] for t in run if t.key not in SMALL)
        if token.upper and drawn.upper() == letters:
            if any(t.key in DRAWN[language] for t in run):
                yield Named(first, at, "other", text_of(run, sentence), rule="letters")
            return
