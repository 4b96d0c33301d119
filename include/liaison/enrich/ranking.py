"""Which acts of a sentence count, heaviest first."""

from __future__ import annotations

from dataclasses import replace

from liaison.enrich.act_kinds import DETAILS
from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.actors import ARTICLES
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.statements import Act, Statement

PACT_WORDS = (
    "protocole",
    "accord",
    "convention",
    "traité",
    "agreement",
    "treaty",
    "abkommen",
    "vertrag",
    "umow",
    "угод",
    "договор",
    "договір",
    "меморандум",
    "конвенц",
    "протокол",
    "соглашени",
)
"""Pacts: an act right after one of these and a word of ABOUT is its content."""
ABOUT = words("про о об on about sur über o")
"""Between a pact and what it is about."""
DENIED = words(
    "kein keine keinen keinem keiner no aucun aucune brak żadnego żadnych нет никакого никаких немає жодного жодної"
)
"""Words for none."""


def ranked(statement: Statement) -> list[Act]:
    """One act for each event type, heaviest first; what stands first in the sentence goes first among equals."""
    best: dict[str, Act] = {}
    asked = next((act for act in statement.acts if act.hit.id == "ask"), None)
    discussed = any(act.hit.id == "discuss" for act in statement.acts)
    for act in statement.acts:
        if act.hit.id == "stand" or (
            discussed and act.event_type not in ("meeting", "agreement", "visit", "conference")
        ):
            continue
        if asked is not None and act.event_type == "extradition" and act.hit.first >= asked.hit.first:
            continue  # the request is the act: "asked Britain to extradite two men"
        if asked is not None and act.event_type in DETAILS and _is_asked_for(act, asked, statement):
            continue  # «попросили коллег арестовать счета»
        if _is_denied(act, statement) or _is_content(act, statement) or _has_nearer_object(act, statement):
            continue
        known = best.get(act.event_type)
        if known is not None and _is_first_verb(known, act, statement):
            continue  # «Лондон готуватиме слідчих: у Райтоні повчаться шістдесят»
        if known is None or act.weight > known.weight:
            best[act.event_type] = act
        elif act.hit.id == known.hit.id and act.intended:
            best[act.event_type] = replace(known, intended=True)
    _settle(best, statement)
    return sorted(best.values(), key=lambda a: (-a.weight, a.hit.first))


def _settle(best: dict[str, Act], statement: Statement) -> None:
    """Leave out an operation in which one person was held, or only goods were seized: that is the act then, by several bodies."""
    operation, arrest, seizure = (best.get(kind) for kind in ("operation", "arrest", "seizure"))
    if operation is None or operation.hit.id == "operation" or operation.intended or statement.recalled:
        return
    many = any(m.properties["unit"] == "persons" and float(m.properties["value"]) > 1 for m in statement.quantities)
    if arrest is not None and not arrest.broad and not many and seizure is None:
        best["arrest"] = replace(arrest, instruments=operation.instruments)
        del best["operation"]
    elif seizure is not None and not seizure.broad and arrest is None:
        best["seizure"] = replace(seizure, instruments=operation.instruments)
        del best["operation"]


def _is_asked_for(act: Act, asked: Act, statement: Statement) -> bool:
    """Whether an act is told by an infinitive after words of asking."""
    language = statement.scene.language
    word = statement.sentence.words[act.hit.first].text
    return (
        act.hit.first > asked.hit.first
        and language in morphology.LANGUAGES
        and "INFN" in morphology.tags(word, language)
    )


def _is_denied(act: Act, statement: Statement) -> bool:
    """Whether a word right before an act says that there is none: „kein Auslieferungsabkommen“."""
    row = statement.sentence.words
    return act.hit.first > 0 and row[act.hit.first - 1].text in DENIED


def _is_content(act: Act, statement: Statement) -> bool:
    """Whether an act is only what a pact is about: «готують договір про передачу засуджених»."""
    first, row = act.hit.first, statement.sentence.words
    if first > 2 and row[first - 1].text in ARTICLES:
        first -= 1  # « un protocole sur la remise des fugitifs »
    about = act.event_type == "extradition" and first > 1 and row[first - 1].text in ABOUT
    return about and row[first - 2].text.startswith(PACT_WORDS)


def _has_nearer_object(act: Act, statement: Statement) -> bool:
    """Whether the verb of handing over has news as its object: «передавати персональні дані підозрюваних»."""
    return act.hit.id in ("extradite", "hand_over") and any(
        each.hit.id == "inform" and not each.broad and each.hit.first == act.hit.first and each.hit.last < act.hit.last
        for each in statement.acts
    )


def _is_first_verb(known: Act, act: Act, statement: Statement) -> bool:
    """Whether the verb of an earlier act of giving or teaching leads the sentence, where a later one of receiving weighs more."""
    word = statement.sentence.words[known.hit.first].text
    language = statement.scene.language
    led = known.side == "gives" and act.side == "receives" and known.hit.first < act.hit.first and not known.broad
    return led and language in morphology.LANGUAGES and morphology.is_verb(word, language)
