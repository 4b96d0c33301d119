"""Words of bodies with no country beside them: the home country's, or those "of there"."""

from __future__ import annotations

from typing import Any

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.actors import LINKING, Actor
from liaison.enrich.grammar.private_people import is_number
from liaison.enrich.text import Sentence


def bare_body(
    sentence: Sentence, bodies: dict[int, str], reached: set[int], found: list[Actor], language: str
) -> int | None:
    """The place of a core body that stands without a country: the home country's own."""
    joined = set(reached)
    for place in sorted(bodies):
        listed = (
            place > 1 and place - 2 in joined and sentence.words[place - 1].text in LINKING
        )  # «рятувальники та поліція»
        if listed or place - 1 in joined:
            joined.add(place)
    for place in sorted(bodies, reverse=True):
        if place + 1 in joined:
            joined.add(place)
    for place, kind in sorted(bodies.items()):
        word = sentence.words[place]
        inside = any(a.start <= word.start < a.end for a in found)
        counted = found and place and is_number(sentence.words[place - 1].text)  # «скерує ще тридцять прикордонників»
        if kind == "core" and place not in joined and not inside and not counted:
            states = {a.key for a in found if a.strength in ("name", "capital") and a.first < place}
            if len(states) > 1:
                continue  # "Pretoria and Maputo have agreed on patrols by police"
            if language in morphology.LANGUAGES and _describes(sentence, place, bodies, language):
                continue  # «поліцейський меморандум»
            return place
    return None


def _describes(sentence: Sentence, place: int, bodies: dict[int, str], language: str) -> bool:
    """Whether a body's word is the adjective of a thing after it, with which it agrees: «митний контроль»."""
    if place + 1 >= len(sentence.words) or place + 1 in bodies:
        return False
    own = {(r.tag.case, r.tag.number) for r in _readings(sentence, place, language) if r.tag.POS == "ADJF"}
    thing = [r.tag for r in _readings(sentence, place + 1, language)]
    if not thing or thing[0].POS != "NOUN" or "anim" in thing[0].grammemes or {"Name", "Surn"} & thing[0].grammemes:
        return False
    return any((tag.case, tag.number) in own for tag in thing if tag.POS == "NOUN")


def _readings(sentence: Sentence, place: int, language: str) -> tuple[Any, ...]:
    return morphology.readings(sentence.words[place].text, language)


def of_that_place(
    sentence: Sentence, bodies: dict[int, str], placed: list[tuple[Actor, str]], names: list[Actor]
) -> list[Actor]:
    """The bodies "of there": "cynk nadszedł z Brazylii: tamtejsza policja zauważyła …"."""
    found = []
    for place, kind in bodies.items():
        local = kind == "core" and place > 0 and sentence.words[place - 1].text.startswith("tamtejsz")
        before = [a for a in (*(a for a, _ in placed), *names) if a.first < place]
        if local and before:
            nation, word = max(before, key=lambda a: a.first), sentence.words[place]
            found.append(Actor(nation.country, None, (), place, word.start, word.end, "core"))
    return found
