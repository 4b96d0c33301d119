"""What the case of a Ukrainian or Russian phrase says about the sides of an act."""

from __future__ import annotations

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.actors import Actor, Scene
from liaison.enrich.grammar.cases import phrase_of
from liaison.enrich.grammar.deeds import Deed
from liaison.enrich.grammar.side_names import INITIATOR, RECIPIENT
from liaison.enrich.grammar.visits import RETURN
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence

_TOGETHER = words("з із зі с со")
_THANKS_TO = words("завдяки за благодаря по")
"""Words that lead to the one who told: «за наводкою колег із Польщі»."""
_FROM = words("від од от з із зі из с со")


def side_of_sent(sentence: Sentence, scene: Scene, actor: Actor) -> str | None:
    """Who is sent, as the object of the verb, and with whom they will serve: «українських поліцейських скерують чергувати разом
    з польськими колегами»."""
    if actor.first in scene.bodies and not actor.organization and not actor.people:
        return None  # a body whose country is only guessed
    phrase = phrase_of(sentence.words, actor.first, scene.language)
    if phrase.preposition in _TOGETHER and "ablt" in phrase.cases and "gent" not in phrase.cases:
        return RECIPIENT
    if phrase.preposition is None and phrase.cases and phrase.cases <= {"gent", "accs"}:
        return INITIATOR
    return None


def side_by_case(sentence: Sentence, scene: Scene, actor: Actor, deed: Deed, passive: bool) -> str | None:
    """What the case of the phrase that names an actor says: datives receive, nominatives are the subject."""
    language = scene.language
    if actor.people and not morphology.known(sentence.words[actor.first].text, language):
        return None  # «Джамі» is no dative
    phrase = phrase_of(sentence.words, actor.first, language)
    if sentence.words[deed.first].text in _THANKS_TO and deed.first < actor.first <= deed.last + 1:
        return INITIATOR  # «завдяки підказці польських колег»
    if phrase.preposition in _FROM:
        if phrase.start - 2 in scene.bodies:
            return None  # «слушатели из полиции Замбии» says where they are from
        guest = deed.event_type == "visit" and RETURN.search(sentence.text)
        return (RECIPIENT if guest else INITIATOR) if "gent" in phrase.cases else None
    if phrase.preposition == "у" and deed.subject == RECIPIENT and "gent" in phrase.cases:
        return INITIATOR if "loct" not in phrase.cases else None  # «стажировались у чешских кинологов»
    if phrase.preposition is not None:
        return None
    if phrase.cases == {"datv"}:
        return RECIPIENT
    if phrase.cases == {"ablt"}:
        return INITIATOR
    if "nomn" in phrase.cases and not actor.people and not phrase.cases & {"gent", "accs"}:
        between = sentence.words[min(actor.first, deed.last) : max(actor.first, deed.first)]
        if any(morphology.is_verb(word.text, language) for word in between):
            return None  # the subject of another clause
        return RECIPIENT if passive == (deed.subject == INITIATOR) else INITIATOR
    if deed.subject == INITIATOR and not passive:
        before = sentence.words[phrase.start - 1].text if phrase.start else ""
        object_ = "accs" in phrase.cases and phrase.cases <= {"accs", "gent"} and morphology.is_verb(before, language)
        if phrase.cases == {"accs"} or object_:
            return RECIPIENT  # «обещает оснастить эстонских пограничников»
    return None
