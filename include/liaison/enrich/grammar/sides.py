"""Which party of an act gives and which receives, by the act's direction, prepositions, endings and word order."""

from __future__ import annotations

from collections.abc import Sequence

from liaison.enrich.grammar.actors import Actor, Scene
from liaison.enrich.text import Sentence

BOTH, INITIATOR, RECIPIENT = "both", "initiator", "recipient"

_TO = frozenset(["to", "for", "an", "für", "à", "au", "aux", "pour", "для", "dla"])
_BY = frozenset(["by", "from", "von", "vom", "durch", "par", "від", "от", "przez", "od"])
_PASSIVE = frozenset(
    [
        "was",
        "were",
        "been",
        "being",
        "is",
        "are",
        "be",
        "wurde",
        "wurden",
        "worden",
        "werden",
        "wird",
        "été",
        "être",
        "est",
        "sont",
        "était",
        "został",
        "została",
        "zostali",
        "zostało",
        "zostały",
        "zostanie",
    ]
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
)
_LOOK_BACK = 4


def directed(
    sentence: Sentence,
    scene: Scene,
    actors: Sequence[Actor],
    first: int,
    last: int,
    subject: str,
    goes: bool,
    teaches: bool,
) -> dict[str, str]:
    """The side of each actor of a directed act whose words are `first` to `last`; `subject` is the side of its subject;
    `goes`: it is a visit, whose goal may be a country's bare name before the verb («Румунію відвідав міністр»)."""
    other = RECIPIENT if subject == INITIATOR else INITIATOR
    passive = _is_passive(sentence, first, last)
    sides: dict[str, str] = {}
    for actor in actors:
        cue = _cue(sentence, scene, actor)
        if cue is None and teaches:
            cue = _teacher(sentence, actor)
        if cue is None and goes and actor.strength == "name":
            cue = RECIPIENT
        if cue is None:
            before = actor.first < first
            cue = (other if passive else subject) if before else (subject if passive else other)
        sides.setdefault(actor.key, cue)
    if len(sides) > 1 and len(set(sides.values())) == 1:
        keys = list(sides)
        flipped = RECIPIENT if sides[keys[0]] == INITIATOR else INITIATOR
        strong = next((a.key for a in actors if _cue(sentence, scene, a) is not None), None)
        for key in keys[1:] if strong is None or strong == keys[0] else keys[:1]:
            sides[key] = flipped
    return sides


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


def _cue(sentence: Sentence, scene: Scene, actor: Actor) -> str | None:
    """What the words before an actor and its case say about its side."""
    for place in scene.asked:
        if place <= actor.first + 1 and actor.first - place <= 5:
            return RECIPIENT
    for place in range(actor.first - 1, max(-1, actor.first - 1 - _LOOK_BACK), -1):
        word = sentence.words[place].text
        if word in _TO:
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
