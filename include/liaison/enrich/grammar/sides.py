"""Which party of an act gives and which receives, by the act's direction, prepositions, endings and word order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from liaison.enrich.grammar.actors import LINKING, Actor, Scene
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence

BOTH, INITIATOR, RECIPIENT = "both", "initiator", "recipient"

_TO = words("to for an für à au aux pour для dla")
_BY = words("by from von vom durch par від от przez od")
_PASSIVE = words(
    "was were been being is are be wurde wurden worden werden wird été être est sont était został została "
    "zostali zostało zostały zostanie"
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
_AT = words("in at bei beim nach в у до w we do na à en vers into")
"""Before an actor these name the goal of a visit or a posting."""
_DATIVE = words("stronie władzom стороні стороне властям владі justiz")
_LOOK_BACK = 4


@dataclass(frozen=True, slots=True)
class Deed:
    """A directed act: its words `first` to `last`, the side of its subject, and the event type it states."""

    first: int
    last: int
    subject: str
    event_type: str


def directed(sentence: Sentence, scene: Scene, actors: Sequence[Actor], deed: Deed) -> dict[str, str]:
    """The side of each actor of a directed act."""
    if len(actors) > 1 and deed.event_type in ("training", "visit", "deployment") and _coordinated(sentence, actors):
        return {actor.key: BOTH for actor in actors}
    goes = deed.event_type in ("visit", "deployment")
    other = RECIPIENT if deed.subject == INITIATOR else INITIATOR
    passive = not goes and _is_passive(sentence, deed.first, deed.last)
    sides: dict[str, str] = {}
    told: set[str] = set()
    for actor in actors:
        cue = _cue(sentence, scene, actor, _AT if goes else frozenset())
        if cue is None and deed.event_type == "training":
            cue = _teacher(sentence, actor)
        if cue is None and deed.event_type == "visit" and actor.strength == "name":
            cue = RECIPIENT  # the goal may stand before the verb: «Румунію відвідав міністр»
        if cue is not None and actor.key not in sides:
            told.add(actor.key)
        if cue is None:
            before = actor.first < deed.first
            cue = (other if passive else deed.subject) if before else (deed.subject if passive else other)
        sides.setdefault(actor.key, cue)
    if len(sides) > 1 and len(set(sides.values())) == 1:
        _parted(sides, actors, deed, told)
    return sides


def _parted(sides: dict[str, str], actors: Sequence[Actor], deed: Deed, told: set[str]) -> None:
    """Where all came out on one side: what the words tell stays, else the actor next to the act keeps it."""
    nearest = min(actors, key=lambda a: abs(a.first - deed.first)).key
    kept = told if told and len(told) < len(sides) else {nearest}
    for key, side in sides.items():
        if key not in kept:
            sides[key] = RECIPIENT if side == INITIATOR else INITIATOR


def _coordinated(sentence: Sentence, actors: Sequence[Actor]) -> bool:
    """Whether all actors stand in one list: "Ukraine and Slovakia will train"."""
    ordered = sorted(actors, key=lambda a: a.first)
    for one, other in pairwise(ordered):
        between = [w for w in sentence.words[one.first : other.first] if w.start >= one.end]
        if len(between) > 1 or not all(w.text in LINKING for w in between):
            return False
    return True


_TEACHERS = (
    "instruct", "trainer", "expert", "mission", "specialist", "mentor", "lecturer", "ausbilder", "experte", "entschärfer",
    "інструктор", "тренер", "експерт", "фахів", "місі", "инструктор", "эксперт", "специалист", "мисси", "formateur", "instructeur",
    "instruktor", "ekspert", "specjalis", "misj",
)  # fmt: skip
_LEARNERS = (
    "cadet", "trainee", "participant", "student", "graduat", "teilnehm", "anwärter", "курсант", "слухач", "учасник", "слушател",
    "участник", "студент", "stagiaire", "élève", "participant", "auditeur", "kursant", "słuchacz", "uczestni",
)  # fmt: skip


def _teacher(sentence: Sentence, actor: Actor) -> str | None:
    """Whether the words beside an actor make it the one who teaches or who learns."""
    if actor.country is None:
        return INITIATOR
    for word in sentence.words[max(0, actor.first - 3) : actor.first + 4]:
        if word.text.startswith(_TEACHERS):
            return INITIATOR
        if word.text.startswith(_LEARNERS):
            return RECIPIENT
    return RECIPIENT if any(w.text.isdigit() for w in sentence.words[max(0, actor.first - 2) : actor.first]) else None


def _is_passive(sentence: Sentence, first: int, last: int) -> bool:
    around = sentence.words[max(0, first - 3) : min(len(sentence.words), last + 1)]
    if any(word.text in _PASSIVE for word in around):
        return True
    verb = sentence.words[first].text
    return len(verb) > 5 and verb.endswith(_PASSIVE_ENDINGS) and any("а" <= c <= "я" for c in verb)


def _cue(sentence: Sentence, scene: Scene, actor: Actor, at: frozenset[str]) -> str | None:
    """What the words before an actor and its case say about its side."""
    for first, last in scene.asked:
        if first <= actor.first < last:
            return RECIPIENT
        after = [a.first for a in (*scene.actors, *scene.names) if a.first >= last]
        if after and actor.first == min(after) and actor.first - last <= 4:
            return RECIPIENT
    for place in range(actor.first - 1, max(-1, actor.first - 1 - _LOOK_BACK), -1):
        word = sentence.words[place].text
        if word in _TO or word in at or word in _DATIVE:
            return RECIPIENT
        if word in _BY:
            return INITIATOR
        if place in scene.bodies:
            ending = _case(word)
            if ending is not None:
                return ending
            continue
        if len(word) > 3 and not word[0].isdigit():
            break
    end = min(len(sentence.words), actor.first + 3)
    for place in range(actor.first, end):
        if sentence.words[place].text in _DATIVE and sentence.words[place].text[0] > "\u0400":
            return RECIPIENT
        if place in scene.bodies:
            return _case(sentence.words[place].text)
    return None


def _case(word: str) -> str | None:
    """Slavic dative plurals receive; instrumental plurals give (in a passive)."""
    if word.endswith(("ами", "ями", "ami")):
        return INITIATOR
    if (len(word) > 5 and word.endswith(("ам", "ям", "цям", "om")) and word[0] > "\u0400") or word.endswith(
        ("antom", "ktom")
    ):
        return RECIPIENT
    return None
