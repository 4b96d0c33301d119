"""Who gives and who receives in a Polish sentence, by the case that endings show and by small words before a name."""

from __future__ import annotations

from functools import lru_cache

from liaison.enrich.grammar import forms_pl
from liaison.enrich.grammar.actors import Actor
from liaison.enrich.grammar.side_names import INITIATOR, RECIPIENT
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence

_HOSTING = ("gości", "goszcz", "podejm", "podję", "przyję", "przyjmow", "powita", "ugości")
_AWAY = words("w we u na")
"""After a word of _HOSTING these make its subject the guest: "gościł w Gruzji", but "gościła delegację z Gruzji"."""
_FETCHING = ("odebra", "odbier", "odbior", "przej", "przeję", "sprowadz", "ściąg")
_HANDED = ("przejęty", "przejęta", "przejęci", "odebrany", "odebrana", "odebrani", "sprowadzon", "sprowadzeni")
"""Words for bringing a wanted person home, whose subject receives; as participles they tell nothing about a subject."""
_MEANS = words(
    "imieniu koszt pieniądze pieniędzy środków środki środkom funduszy fundusze ramienia staraniem dzięki nakładem uprzejmości hojności"
)
"""Before the one who pays or gives: "za pieniądze Norwegii", "w imieniu Szwajcarii"."""
_FUNDS = ("pieniądz", "pieniędz", "środk", "środków", "fundusz", "grant", "dotacj", "pomoc")
"""After the adjective of who pays: "za norweskie pieniądze"."""
_TEACHING = words("okiem kierunkiem opieką kierownictwem nadzorem u zaproszenie gościnie")
_HANDS = words("ręce rękach rąk")
"""Before who gets a wanted person: "trafił w ręce polskiej policji"."""
_HOSTED_BY = ("podejmowan", "przyjmowan", "przyjęt", "goszczon", "witan", "powitan", "zaproszon")
_LOOK_BACK = 4
_SUBJECTS = ("scy", "ccy", "dzcy", "ska", "cka", "dzka")
"""Adjectives of the nominative that no other case shares."""
_FEMALE = ("skiej", "ckiej", "dzkiej")
_OBJECTS = ("skich", "ckich", "dzkich", "ską", "cką", "dzką")
_LOCAL = ("dze", "wie", "nie", "rze", "mie", "dzie", "cie")
_NO_NOMINATIVES = words("izraela luksemburga kosowa maroka mauritiusa monaka")
"""Genitives that end like the names of states in the nominative."""


def hosts_or_fetches(sentence: Sentence, first: int, event_type: str) -> bool:
    """Whether the verb at `first` makes its subject the one who receives: the host of guests, who brings a wanted person home."""
    verb = sentence.words[first].text
    if event_type == "visit" and verb.startswith(_HOSTING):
        after = sentence.words[first + 1].text if first + 1 < len(sentence.words) else ""
        return after not in _AWAY and not verb.startswith("gościn")
    return event_type == "extradition" and verb.startswith(_FETCHING) and not verb.startswith(_HANDED)


def polish_side(
    sentence: Sentence, actor: Actor, first: int, event_type: str, subject: str, cue: str | None
) -> str | None:
    """The side of an actor of the act whose verb stands at `first`; `subject`: the side of the verb's subject."""
    row = sentence.words
    before = [row[place].text for place in range(max(0, actor.first - _LOOK_BACK), actor.first)]
    if event_type == "visit" and cue == INITIATOR and any(w.startswith(_HOSTED_BY) for w in before):
        return RECIPIENT
    if event_type == "arrest" and cue == INITIATOR and _is_served(before):
        return RECIPIENT
    if cue is not None:
        return cue
    if event_type in ("handover", "training") and not _MEANS.isdisjoint(before[-2:]):
        return INITIATOR
    after = row[actor.first + 1].text if actor.first + 1 < len(row) else ""
    if event_type in ("handover", "training") and after.startswith(_FUNDS):
        return INITIATOR
    if event_type == "training" and not _TEACHING.isdisjoint(before[-2:]):
        return INITIATOR
    if event_type in ("handover", "extradition", "other") and before[-1:] == ["do"]:
        return RECIPIENT
    if event_type in ("handover", "extradition") and not _HANDS.isdisjoint(before[-2:]):
        return RECIPIENT
    if event_type == "visit" and before[-1:] == ["u"]:
        return RECIPIENT
    if event_type == "training" and _is_counted(sentence, actor):
        return RECIPIENT
    word = row[actor.first].text
    if _is_dative(word, actor.strength):
        return RECIPIENT
    if actor.first < first and _opens(sentence, actor):
        if word.endswith(_FEMALE):
            return RECIPIENT  # the genitive opens no sentence: "Mołdawskiej policji podarowano …"
        if word.endswith(_OBJECTS) and event_type in ("training", "handover"):
            return RECIPIENT if subject == INITIATOR else INITIATOR
    return None


def is_subject(sentence: Sentence, actor: Actor) -> bool:
    """Whether an actor stands in the nominative: "niemieccy policjanci", "Francja", "Słowacy"."""
    word = sentence.words[actor.first].text
    return word.endswith(_SUBJECTS) or forms_pl.is_subject(word) or (actor.strength == "name" and _is_state(word))


_SERVED = (
    "przekazan",
    "wydan",
    "wystawion",
    "poszukiwan",
    "ścigan",
    "udostępnion",
    "przesłan",
    "podan",
    "zebran",
    "prowadzon",
)


def _is_served(before: list[str]) -> bool:
    """Whether "przez" names who gave the word and not who arrests: "dzięki danym przekazanym przez FBI"."""
    at = len(before) - 1 - before[::-1].index("przez") if "przez" in before else 0
    return at > 0 and before[at - 1].startswith(_SERVED)


_TEACHERS = ("instruktor", "trener", "wykładow", "ekspert", "eksperc", "specjalis", "mentor", "misj")


def _is_counted(sentence: Sentence, actor: Actor) -> bool:
    """Whether people of an actor are counted, who are no teachers: "przyjmą na kurs dwudziestu kazachskich śledczych"."""
    before = [word.text for word in sentence.words[max(0, actor.first - 1) : actor.first]]
    after = [word.text for word in sentence.words[actor.first + 1 : actor.first + 3]]
    return any(w in forms_pl.NUMBERS for w in before) and not any(w.startswith(_TEACHERS) for w in after)


def _opens(sentence: Sentence, actor: Actor) -> bool:
    """Whether an actor is the first thing that a sentence names, after a dateline if there is one."""
    before = sentence.text[: sentence.words[actor.first].start - sentence.start].rstrip()
    return not before or before[-1] in '–—-).:„"'


@lru_cache(maxsize=4096)
def _is_dative(word: str, strength: str) -> bool:
    """Whether a name without a preposition before it says to whom: "Polsce", "Waszyngtonowi"."""
    if forms_pl.is_dative(word) or word.endswith("owi"):
        return True
    return strength == "capital" and word.endswith(_LOCAL)


@lru_cache(maxsize=4096)
def _is_state(word: str) -> bool:
    """Whether a state's own name stands in the nominative: "Francja", "Ukraina"."""
    return word.endswith("a") and word not in _NO_NOMINATIVES and forms_pl.people_of(word) is None
