"""What prepositions, plural endings and words of a request before an actor say about its side."""

from __future__ import annotations

from itertools import pairwise

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.actors import Actor, Scene
from liaison.enrich.grammar.bare_names import YEAR
from liaison.enrich.grammar.cases import phrase_of
from liaison.enrich.grammar.side_names import INITIATOR, RECIPIENT
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence

_TO = words("to for an für à au aux pour для dla")
BY = words("by from von vom durch par від от przez od")
"""Before the one who acts, and where things come from."""
_ORIGIN = words("from von aus від из з із од od z")
"""After people these tell where they are from, and not who acts."""
AT = words("in at bei beim nach в у до w we do na à en vers into")
"""Before an actor these name the goal of a visit or a posting."""
_DATIVE = words("stronie władzom стороні стороне властям владі justiz")
_MONTHS = words("may mai maj maja maju май мая мае маю mars")
"""Months so short that the word before them would be taken for the actor's preposition."""
_HOUSES = words(
    "headquarters seat hq secretariat sitz hauptquartier zentrale siège siedziby siedzibie штаб квартири квартиру квартиры "
    "квартире секретаріату секретариата"
)
"""Words between a preposition and a body that leave the way to it open: «до штаб-квартири Інтерполу»."""
_SEEK = words(
    "suchte suchten sucht fahndete fahndeten sought seeks recherchait recherchaient recherche розшукувала розшукували розшукував "
    "розшукує разыскивала разыскивали разыскивает ścigała ścigały ścigał ścigali ściga ścigają poszukiwała poszukiwały poszukiwał poszukiwali poszukuje "
    "poszukują szukał szukała szukali szuka szukają"
)
"""After the one who seeks: „weil Deutschland ihn mit Haftbefehl suchte“."""
_ISSUES = (
    "issu",
    "erließ",
    "erlassen",
    "émis",
    "délivr",
    "lanc",
    "wystawi",
    "wyda",
    "видал",
    "видав",
    "выдал",
    "выписал",
)
"""Before words of a warrant: who issues it seeks, "the prosecutors issued an arrest warrant"."""
_LISTED = ("оголошен", "объявлен", "перебува")
"""«оголошеного в розшук» says who is wanted, not by whom."""
_ESCORTED = (
    "escort",
    "asyście",
    "eskort",
    "eskorcie",
    "begleit",
    "супровод",
    "сопровожд",
    "конво",
    "під охорон",
    "эскорт",
)
"""Who escorts a man that is handed over has come for him: "in Begleitung deutscher Beamter"."""
_SOUGHT = 6
"""Words from the one who seeks to the words of seeking."""
LOOK_BACK = 4
"""Words before an actor among which its preposition is looked for."""


def cue_of(sentence: Sentence, scene: Scene, actor: Actor, at: frozenset[str]) -> str | None:
    """What the words before an actor and its ending say about its side; `at`: prepositions of place that name the goal of this
    act. None where they say nothing, and word order has to tell."""
    for first, last in scene.asked:
        if first <= actor.first < last:
            return RECIPIENT
        if sentence.words[first].text.startswith(_LISTED):
            continue
        sought = 0 < first - actor.first <= _SOUGHT
        if sentence.words[first].text == "most":
            if sought:
                return RECIPIENT  # "on the FBI's most wanted list"
            continue
        if first and sentence.words[first - 1].text.startswith(_ISSUES):
            if sought:
                return RECIPIENT
            continue  # "the prosecutors issued a warrant, and the Spanish police"
        if any(first <= a.first < last for a in (*scene.actors, *scene.names)):
            continue  # "acting on a Belgian warrant, Moroccan officers"
        placed = (a for a, _ in scene.placed)
        after = [a.first for a in (*scene.actors, *scene.names, *placed) if a.first >= last]
        if after and min(after) - last <= 4:
            if actor.first == min(after) and not _broken(sentence, last, actor.first):
                return RECIPIENT
            continue
        if sentence.words[last - 1].text in _SEEK and sought:
            return RECIPIENT
    if _invites(sentence, actor):
        return RECIPIENT
    slavic = scene.language in morphology.LANGUAGES
    own = phrase_of(sentence.words, actor.first, scene.language).start if slavic else 0
    others = {a.first for a in scene.actors if a.key != actor.key}
    for place in range(actor.first - 1, max(-1, actor.first - 1 - LOOK_BACK), -1):
        word = sentence.words[place].text
        if word.startswith(_ESCORTED):
            return RECIPIENT
        if place < own and place in scene.bodies:
            break  # «киприотским детективам британцы подарили»: a phrase of its own
        if place in scene.bodies and not others.isdisjoint((place - 1, place)):
            break  # "tadżyckim celnikom UNODC wręczyło": the body of another
        if word in at and place - 1 in scene.bodies:
            return None  # "the police in Wrocław" is no goal
        if word.isdigit() and len(word) == YEAR:
            break  # « En 2021, une patrouille danoise »
        if word in _MONTHS:
            break  # «В мае делегация»
        if word in _TO or word in at or word in _DATIVE:
            return RECIPIENT
        if word in _ORIGIN and place - 1 in scene.bodies:
            continue  # "thirty inspectors from Osh will be trained"
        if word in BY:
            return INITIATOR
        if place in scene.bodies or word in _HOUSES:
            ending = _case(word)
            if ending is not None:
                return ending
            continue
        if len(word) > (2 if word[0] > "\u0400" else 3) and not word[0].isdigit():
            break  # «в мае делегация …» goes nowhere
    end = min(len(sentence.words), actor.first + 3)
    for place in range(actor.first, end):
        if sentence.words[place].text in _DATIVE and sentence.words[place].text[0] > "\u0400":
            return RECIPIENT
        if place in scene.bodies:
            return _case(sentence.words[place].text)
    return None


_INVITATIONS = words("invitation einladung запрошення приглашению приглашение zaproszenie")
"""Before the one who invites: "at the invitation of the Irish police"."""
_INVITERS = 3
"""Words between an invitation and its body."""


def _invites(sentence: Sentence, actor: Actor) -> bool:
    """Whether an actor is the one who invited the guests of a visit."""
    row = sentence.words[max(0, actor.first - _INVITERS) : actor.first]
    return any(word.text in _INVITATIONS for word in row)


def _broken(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name stands between two places: „auf Ersuchen der Augsburger hatte ihn die kanadische Polizei …“."""
    row = sentence.words[first:last]
    upper = [sentence.text[word.start - sentence.start].isupper() for word in row]
    return any(up and not after for up, after in pairwise([*upper, True]))


def _case(word: str) -> str | None:
    """Slavic dative plurals receive; instrumental plurals give (in a passive)."""
    if word.endswith(("ами", "ями", "ami")):
        return INITIATOR
    if (len(word) > 5 and word.endswith(("ам", "ям", "цям", "om")) and word[0] > "\u0400") or word.endswith(
        ("antom", "ktom", "nikom", "szom", "erom", "żbom", "legom", "darzom", "chodzcom", "stom", "torom")
    ):
        return RECIPIENT
    return None
