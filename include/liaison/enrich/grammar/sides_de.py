"""What German articles, endings and verbs say about the sides of an act."""

from __future__ import annotations

from collections.abc import Sequence

from liaison.enrich.grammar.actors import Actor
from liaison.enrich.grammar.side_names import INITIATOR, RECIPIENT
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence, Word


def is_infinitive(sentence: Sentence, end: int) -> bool:
    """Whether the words of a German act end in an infinitive: „wird liefern“ is no passive."""
    word = sentence.words[end - 2].text if end > 1 else ""
    return word.endswith("n") and not word.startswith("ge") and "ge" not in word[2:5]


_SCHOOLS = ("akademie", "schule", "institut", "universität", "zentrum")


def german_side(sentence: Sentence, actor: Actor, actors: Sequence[Actor], cue: str | None) -> str | None:
    """What German articles and endings say: datives receive, who is at a school is taught by it."""
    row, place = sentence.words, actor.first
    before = [w.text for w in row[max(0, place - 2) : place]]
    if "an" in before and row[place].text.endswith(_SCHOOLS):
        return INITIATOR
    if cue is not None or not place:
        return cue
    article = row[place - 1].text
    adjective = row[place].text.endswith("ischen")
    if article == "dem" or (article == "den" and _dative_plural(sentence, place)):
        return RECIPIENT if not _after_preposition(row, place - 1) else None
    if article == "der" and adjective and place > 1 and not _after_preposition(row, place - 1):
        lone = not sentence.text[row[place - 2].start - sentence.start].isupper()
        beside = any(a.key != actor.key and 0 < place - 1 - a.first <= 2 for a in actors)
        return RECIPIENT if lone or beside else None
    if adjective and article not in _ARTICLES and not _after_preposition(row, place):
        return RECIPIENT
    return None


_ARTICLES = words(
    "der die das des dem den ein eine einen einem einer eines seine seinen seinem seiner ihre ihren ihrem ihrer sein ihr"
)
_PREPOSITIONS = words(
    "mit von aus bei nach zu zur zum vom beim in im an am auf über unter vor für gegen durch um ohne neben zwischen sowie und"
)


def _after_preposition(row: Sequence[Word], place: int) -> bool:
    return place > 0 and row[place - 1].text in _PREPOSITIONS


def _dative_plural(sentence: Sentence, place: int) -> bool:
    """Whether a noun in -n follows: „den tschechischen Kollegen“."""
    for word in sentence.words[place : place + 3]:
        if sentence.text[word.start - sentence.start].isupper():
            return word.text.endswith("n")
    return False
