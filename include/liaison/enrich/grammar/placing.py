"""Nations that are only places in a sentence: behind prepositions, at borders, as seats."""

from __future__ import annotations

from itertools import pairwise

from liaison.enrich.grammar import forms_pl, morphology
from liaison.enrich.grammar.actors import ARTICLES
from liaison.enrich.grammar.beside import spread
from liaison.enrich.grammar.private_people import tells_origin
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence, Text
from liaison.model.mention import Mention

PLACING = {
    **dict.fromkeys(
        words("in at near within across inside en au aux dans chez im bei nahe у в во w we pod na на"), "in"
    ),
    **dict.fromkeys(words("to into towards nach zu zur zum vers до do через"), "to"),
    **dict.fromkeys(words("from via out through aus von depuis із зі из с со od z ze par über durch przez"), "from"),
}
"""Prepositions that make a country a place."""
AREAS = words(
    "city town port province region district village provinz region stadt hafenstadt großstadt kleinstadt grenzstadt gemeinde hauptstadt ville province région port "
    "localité городе провинции городке посёлке поселке столице місті провінції містечку столиці mieście miasteczku prowincji stolicy kurorcie курорте курорті"
)
"""Kinds of places that stand between a preposition and the name."""
_OF_AREA = words("of de d von")
RESIDENT = words(
    "lives lived living resides residing resident born wohnt wohnhaft wohnende wohnender lebt lebende lebender geboren né née domicilié "
    "domiciliée réside résidant живе живуть проживає мешкає мешканець живёт живет проживает проживающий родился mieszka mieszkający urodzony"
)
"""After these a country is a person's, not the place of an act."""
BORDERS = (
    "border", "frontier", "grenz", "frontière", "кордон", "границ", "granic",
)  # fmt: skip
"""Beginnings of words for a border."""
NEIGHBOURS = words("with between mit zu zwischen avec entre з із зі між с со между z ze między")
"""Prepositions between a border and the state on its other side."""
COMPANIES = ("compan", "firm", "manufactur", "supplier", "hersteller", "entreprise", "société", "spółk", "компани", "фирм", "фірм", "виробник", "производител")  # fmt: skip
"""Beginnings of words for companies."""


def preceded(sentence: Sentence, text: Text, nations: dict[tuple[int, int], Mention]) -> dict[int, str]:
    """The nations after a preposition of place: "in", "to" or "from", with the rest of their lists ("in Latvia and Canada")."""
    found: dict[int, str] = {}
    for first, _ in nations:
        place = _before(sentence, first)
        where = PLACING.get(sentence.words[place].text) if place >= 0 else None
        if where == "from" and text.language == "pl" and sentence.words[place].text in ("z", "ze"):
            where = None if forms_pl.is_with(sentence.words[first].text) else where
        if (
            where == "in"
            and text.language in morphology.LANGUAGES
            and _is_goal(sentence.words[first].text, text.language)
        ):
            where = "to"
        if where is not None and not (place > 0 and sentence.words[place - 1].text in RESIDENT):
            found[first] = where
    for (one, last), (other, end) in pairwise(nations):
        town, state = nations[one, last], nations[other, end]
        if last == other and one in found and town.field == "places" and town.properties.get("country") == state.value:
            found[other] = found[one]  # "in Mielec, Poland"
    spread(sentence, text.part(sentence.where), list(nations), found)
    return found


def _before(sentence: Sentence, first: int) -> int:
    """The place of the word before a nation, its article and the kind of place it is ("in the city of Batumi"); -1 at the
    sentence's begin."""
    place = first - 1
    area = place - 1 if place > 0 and sentence.words[place].text in _OF_AREA else place
    if area > 0 and sentence.words[area].text in AREAS:
        place = area - 1
    return place - 1 if place > 0 and sentence.words[place].text in ARTICLES else place


def _is_goal(word: str, language: str) -> bool:
    """Whether the case of a name after "in" tells where someone goes: «в Россию»."""
    cases = morphology.tags(word, language)
    return "NOUN:accs" in cases and not cases & {"NOUN:loct", "ADJF:loct"}


def only_describing(sentence: Sentence, text: Text, nations: dict[tuple[int, int], Mention]) -> dict[int, str]:
    """The nations that only tell which border is meant or where private people are from, by place: "forests near the border with
    Cameroon" (border), "citizens of Syria and India" (people)."""
    found: dict[int, str] = {}
    for first, _ in nations:
        place = _before(sentence, first)
        if (
            place > 0
            and sentence.words[place].text in NEIGHBOURS
            and sentence.words[place - 1].text.startswith(BORDERS)
        ):
            found[first] = "border"
        elif tells_origin(sentence, place):
            found[first] = "people"
    spread(sentence, text.part(sentence.where), list(nations), found)
    return found


def is_seat(sentence: Sentence, first: int, where: str, bodies: dict[int, str]) -> bool:
    """Whether a place only tells where private people or companies are: "widows in Canada", «компания из Ханчжоу»."""
    before = sentence.words[first - 2].text if first > 1 else ""
    return before.startswith(COMPANIES) or (where == "in" and first > 1 and bodies.get(first - 2) == "private")


def is_of_border(sentence: Sentence, first: int) -> bool:
    """Whether a nation's adjective stands before its border: "pojechali pilnować litewskiej granicy"."""
    after = sentence.words[first + 1].text if first + 1 < len(sentence.words) else ""
    return after.startswith("granic") and sentence.words[first].text.endswith(("iej", "ą", "ę"))
