"""Who teaches and who learns, by the words beside an actor."""

from __future__ import annotations

from collections.abc import Sequence

from liaison.enrich.grammar import forms_pl, morphology
from liaison.enrich.grammar.actors import Actor
from liaison.enrich.grammar.bare_names import YEAR
from liaison.enrich.grammar.deeds import Deed
from liaison.enrich.grammar.side_names import INITIATOR, RECIPIENT
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence

_TEACHERS = (
    "instruct", "trainer", "expert", "spécialist", "formatr", "coopérant", "mission", "specialist", "mentor", "lecturer", "ausbilder", "experte", "entschärfer",
    "інструктор", "тренер", "експерт", "фахів", "місі", "инструктор", "эксперт", "специалист", "мисси", "formateur", "instructeur",
    "instruktor", "ekspert", "eksperc", "specjalis", "misj", "trenerz", "wykładow",
)  # fmt: skip
_EXPERTS = (
    "expert",
    "specialist",
    "spécialist",
    "experte",
    "експерт",
    "фахів",
    "эксперт",
    "специалист",
    "ekspert",
    "eksperc",
    "specjalis",
)
_LEARNERS = (
    "cadet", "trainee", "participant", "student", "graduat", "teilnehm", "anwärter", "курсант", "слухач", "учасник", "слушател",
    "участник", "студент", "stagiaire", "élève", "participant", "auditeur", "kursant", "kursanc", "stażys", "słuchacz", "uczestni",
)  # fmt: skip
_LEARNING = ("uczestnicz", "teilnehmen")
"""Verbs that begin like them."""
_COUNTED = words(
    "ten twelve fifteen twenty thirty forty fifty sixty zehn zwölf fünfzehn zwanzig dreißig vierzig fünfzig sechzig dix douze quinze vingt trente "
    "quarante cinquante soixante dziesięciu dwunastu piętnastu dwudziestu trzydziestu czterdziestu pięćdziesięciu"
)
"""Groups of those who learn; teachers come by twos and threes."""
_SCHOOLS = ("academ", "akadem", "académ", "академ", "school", "schule", "hochschul", "école", "школ", "szkoł", "institut", "інститут", "институт", "college", "училищ")  # fmt: skip


_WITH_TEACHERS = words("bei beim chez auprès u")
"""Before those who teach where others learn."""
_OUT_OF = words("aus из із з зі z ze")


def come_from(sentence: Sentence, actor: Actor) -> bool:
    """Whether learners are from an actor's country: „Polizisten aus Tunesien haben gelernt“."""
    before = sentence.words[actor.first - 1].text if actor.first else ""
    return before in _OUT_OF and not (before in ("z", "ze") and forms_pl.is_with(sentence.words[actor.first].text))


def teachers_travel(sentence: Sentence, first: int) -> bool:
    """Whether those who teach go where a town or country at `first` is: "three instructors will fly to Tunis"."""
    before = [word.text for word in sentence.words[:first]]
    return any(w.startswith(_TEACHERS) for w in before) and not any(w.startswith(_LEARNERS) for w in before)


def teaching_side(sentence: Sentence, actor: Actor, actors: Sequence[Actor], deed: Deed, language: str) -> str | None:
    """Whether the words beside an actor make it the one who teaches or who learns; experts may learn, too."""
    if actor.country is None:
        return INITIATOR
    if deed.subject == RECIPIENT and any(
        w.text in _WITH_TEACHERS for w in sentence.words[max(0, actor.first - 2) : actor.first]
    ):
        return INITIATOR  # „haben bei der Bundespolizei einen Lehrgang besucht“
    left = max([a.first + 1 for a in actors if a.first < actor.first], default=0)
    right = min([a.first for a in actors if a.first > actor.first], default=len(sentence.words))
    if deed.first < actor.first < deed.last:
        left = max(left, deed.first)
    elif actor.first > deed.first:
        left = max(
            left, min(deed.last, actor.first)
        )  # the verb parts them: "Tajik cadets finished the academy of Belarus"
    else:
        right = min(right, max(deed.first, actor.first + 1))
    around = range(max(left, actor.first - 3), min(right, actor.first + 4))
    row = [sentence.words[place].text for place in around if not deed.first <= place < deed.last]
    school = any(word.startswith(_SCHOOLS) for word in row)
    pupils = [w.text for w in sentence.words[max(left, actor.first - 6) : actor.first]] if school else row
    beside = [sentence.words[place].text for place in around]  # words of the act, too: "cadets will be received"
    if any(w.startswith(_LEARNERS) and not w.startswith(_LEARNING) for w in (*beside, *pupils)):
        return RECIPIENT
    count = sentence.words[actor.first - 1].text if actor.first and not deed.first < actor.first <= deed.last else ""
    if count and _is_count(count, language) and not _is_school(sentence, actor):
        return RECIPIENT  # «принять на курсы академии десять грузинских кинологов»
    if school:
        return INITIATOR  # who is at a school is taught by it
    teaching = deed.subject == INITIATOR
    if language in morphology.LANGUAGES and actor.first > deed.first and any(a.first < deed.first for a in actors):
        teaching = False  # «академия выпустила специалистов»
    if any(w.startswith(_TEACHERS) and (teaching or not w.startswith(_EXPERTS)) for w in row):
        return INITIATOR
    before = [w.text for w in sentence.words[max(left, actor.first - 2) : actor.first]]
    return RECIPIENT if any(_is_count(w, language) for w in before) else None


def _is_school(sentence: Sentence, actor: Actor) -> bool:
    """Whether an actor is a school, or so many teachers."""
    row = sentence.words[actor.first : actor.first + 3]
    return any(word.text.startswith((*_SCHOOLS, *_TEACHERS)) for word in row)


def _is_count(word: str, language: str) -> bool:
    """Whether a word counts those who learn: "40 officers", «сорок українських рятувальників»; the digits of a year count nobody."""
    if (word.isdigit() and len(word) < YEAR) or word in _COUNTED:
        return True
    return language in morphology.LANGUAGES and len(word) > 2 and morphology.is_numeral(word, language)
