"""A directed act: its words, the side and the place of its subject, and whether its verb is passive."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.actors import Actor
from liaison.enrich.grammar.sides_de import is_infinitive
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence


@dataclass(frozen=True, slots=True)
class Deed:
    """A directed act: its words `first` to `last`, the side of its subject, and the event type it states."""

    first: int
    last: int
    subject: str
    event_type: str


AUXILIARY = 3
"""Words between a subject and its verb: "Athens has since turned over"."""


def governs(actor: Actor, sentence: Sentence, verb: int) -> bool:
    """Whether a country's bare name stands as the subject right before a verb."""
    if actor.strength != "name":
        return False
    last = next((i for i in range(actor.first, verb) if sentence.words[i].end >= actor.end), verb)
    return actor.first < verb and 0 < verb - last <= AUXILIARY


_PASSIVE = words(
    "was were been being is are be wurde wurden worden werden wird été être est sont était został została "
    "zostali zostało zostały zostanie zostaną zostać"
)
_PASSIVE_ENDINGS = (
    "но",
    "то",
    "ны",
    "ан",
    "ана",
    "ано",
    "аны",
    "ен",
    "ена",
    "ені",
    "ані",
    "ено",
    "ены",
    "wano",
    "ono",
    "any",
    "ani",
    "ana",
    "ęto",
    "нный",
    "нная",
    "нные",
    "тый",
    "ний",
)


def is_passive(sentence: Sentence, first: int, last: int, language: str) -> bool:
    """Whether the words `first` to `last` of an act and what stands before them make its subject the one it is done to."""
    end = min(len(sentence.words), last + 1)
    for place in range(max(0, first - 3), end):
        after = sentence.words[place + 1].text if place + 1 < len(sentence.words) else ""
        if sentence.words[place].text in _PASSIVE and after != "to" and not _goes_on(after):
            return not (
                language == "de" and sentence.words[place].text in ("wird", "werden") and is_infinitive(sentence, end)
            )
    verb = sentence.words[first].text
    if language in morphology.LANGUAGES and "ADVB" in morphology.tags(verb, language):
        return False  # «безоплатно віддав»
    return len(verb) > 5 and verb.endswith(_PASSIVE_ENDINGS) and any("а" <= c <= "я" for c in verb)


def _goes_on(word: str) -> bool:
    """Whether a word after "is" makes it the tense of what goes on, no passive: "is supplying"."""
    return word.endswith("ing") and word != "being"
