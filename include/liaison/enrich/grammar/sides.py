"""Which party of an act gives and which receives, by the act's direction, prepositions, endings and word order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from liaison.enrich.grammar import forms_pl, morphology
from liaison.enrich.grammar.actors import LINKING, Actor, Scene
from liaison.enrich.grammar.cases import phrase_of
from liaison.enrich.grammar.side_names import BOTH, INITIATOR, RECIPIENT
from liaison.enrich.grammar.sides_de import german_side, is_infinitive
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence

_TO = words("to for an für à au aux pour для dla")
_BY = words("by from von vom durch par від от przez od")
_ORIGIN = words("from von aus від из з із од od z")
"""After people these tell where they are from, and not who acts."""
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
_AT = words("in at bei beim nach в у до w we do na à en vers into")
"""Before an actor these name the goal of a visit or a posting."""
_DATIVE = words("stronie władzom стороні стороне властям владі justiz")
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
_LISTED = ("оголошен", "объявлен", "перебува")
"""«оголошеного в розшук» says who is wanted, not by whom."""
_SOUGHT = 6
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
    # words of learning and receiving tell by themselves who is on which side
    passive = not goes and deed.subject == INITIATOR and _is_passive(sentence, deed.first, deed.last, scene.language)
    bodies = {a.key for a in actors if a.by_body}
    # of a state named by a body and by a town, the body tells the side: "the Guardia Civil arrested in Alicante …"
    ordered = sorted((a for a in actors if a.by_body or a.key not in bodies), key=lambda a: a.first)
    told: dict[str, str] = {}
    for actor in ordered:
        cue = _cue(sentence, scene, actor, _AT if goes else frozenset())
        if deed.event_type == "deployment" and actor.strength == "state":
            cue = INITIATOR  # whose embassy it is sends: «у посольстві Естонії запрацював аташе»
        if cue == INITIATOR and deed.event_type == "visit" and _is_host_of_guest(sentence, actor):
            cue = RECIPIENT
        learned = cue == RECIPIENT and deed.event_type == "training" and deed.subject == RECIPIENT
        after = scene.language == "fr" and actor.first >= deed.last  # « achèvent un stage au tribunal de Bordeaux »
        if learned and (after or actor.strength in TOWNS or _teacher(sentence, actor, ordered, deed) == INITIATOR):
            cue = INITIATOR  # where one goes to learn: « en formation à Berne », « à l'académie indienne »
        if scene.language == "de" and deed.event_type not in ("arrest", "seizure", "operation"):
            cue = german_side(sentence, actor, ordered, cue)
        if cue is None and scene.language in morphology.LANGUAGES:
            cue = _by_case(sentence, scene.language, actor, deed, passive)
        if cue is None and scene.language == "pl" and forms_pl.is_dative(sentence.words[actor.first].text):
            cue = RECIPIENT
        if cue is None and scene.language == "pl" and forms_pl.is_subject(sentence.words[actor.first].text):
            cue = None if passive else deed.subject
        if cue is None and deed.event_type == "training":
            cue = _teacher(sentence, actor, ordered, deed)
        if cue is None and deed.event_type == "visit" and actor.strength == "name":
            cue = RECIPIENT  # the goal may stand before the verb: «Румунію відвідав міністр»
        if cue is not None:
            told.setdefault(actor.key, cue)
    hosts = {a.key for a, _ in scene.placed} if deed.event_type not in ("arrest", "seizure", "operation") else set()
    opened = any(actor.first < deed.first for actor in ordered)
    sides = dict(told)
    for place, actor in enumerate(ordered):
        before = actor.first < deed.first if opened else place == 0
        if actor.key in hosts and not passive:
            before = False
        default = (other if passive else deed.subject) if before else (deed.subject if passive else other)
        sides.setdefault(actor.key, default)
    if len(sides) > 1 and len(set(sides.values())) == 1:
        _parted(sides, actors, deed, set(told), sentence, scene.language)
    return {actor.key: sides[actor.key] for actor in actors}


TOWNS = words("capital city")
_RECEIVED = (
    "reçu", "accueilli", "guidé", "convié", "received", "welcomed", "hosted", "greeted", "empfangen", "begrüßt", "przyję", "przyjmowan", "прийня", "принят",
    "зустр", "встреч",
)  # fmt: skip


def _is_host_of_guest(sentence: Sentence, actor: Actor) -> bool:
    """Whether an actor after "by" is the one who receives a guest: « reçus par le chef de la police turque »."""
    for place in range(actor.first - 1, max(0, actor.first - 1 - _LOOK_BACK), -1):
        if sentence.words[place].text in _BY:
            around = (*sentence.words[max(0, place - 3) : place], sentence.words[-1])
            return any(word.text.startswith(_RECEIVED) for word in around)
    return False


def _parted(
    sides: dict[str, str], actors: Sequence[Actor], deed: Deed, told: set[str], sentence: Sentence, language: str
) -> None:
    """Where all came out on one side: what the words tell stays, else the actor next to the act keeps it, if it is not a
    guest's host: "investigators of the agency spent a week with the Swiss prosecutors to learn …"."""
    free = [a for a in actors if not _is_host(sentence, a)] or actors
    nearest = min(free, key=lambda a: abs(a.first - deed.first)).key
    if language == "de" and all(a.first < deed.first for a in actors):
        nearest = min(actors, key=lambda a: a.first).key  # the verb stands last: „hat die Inspektion besucht“
    kept = told if told and len(told) < len(sides) else {nearest}
    for key, side in sides.items():
        if key not in kept:
            sides[key] = RECIPIENT if side == INITIATOR else INITIATOR


_WITH = words("with at bei beim mit auprès chez avec у в при w u przy з із зі с со z ze")


def _is_host(sentence: Sentence, actor: Actor) -> bool:
    """Whether a preposition of company or place stands at most two words before an actor."""
    return any(word.text in _WITH for word in sentence.words[max(0, actor.first - 2) : actor.first])


def _coordinated(sentence: Sentence, actors: Sequence[Actor]) -> bool:
    """Whether all actors stand in one list: "Ukraine and Slovakia will train"."""
    ordered = sorted(actors, key=lambda a: a.first)
    for one, other in pairwise(ordered):
        between = [w for w in sentence.words[one.first : other.first] if w.start >= one.end]
        if len(between) > 1 or not all(w.text in LINKING for w in between):
            return False
    return True


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


def _teacher(sentence: Sentence, actor: Actor, actors: Sequence[Actor], deed: Deed) -> str | None:
    """Whether the words beside an actor make it the one who teaches or who learns; experts may learn, too."""
    if actor.country is None:
        return INITIATOR
    left = max([a.first + 1 for a in actors if a.first < actor.first], default=0)
    right = min([a.first for a in actors if a.first > actor.first], default=len(sentence.words))
    if actor.first > deed.first:
        left = max(left, min(deed.last, actor.first))  # the verb parts them: "Tajik cadets finished the academy of Belarus"
    else:
        right = min(right, max(deed.first, actor.first + 1))
    around = range(max(left, actor.first - 3), min(right, actor.first + 4))
    row = [sentence.words[place].text for place in around if not deed.first <= place < deed.last]
    school = any(word.startswith(_SCHOOLS) for word in row)
    pupils = [w.text for w in sentence.words[max(left, actor.first - 6) : actor.first]] if school else row
    if any(word.startswith(_LEARNERS) for word in (*row, *pupils)):
        return RECIPIENT
    if school:
        return INITIATOR  # who is at a school is taught by it
    if any(w.startswith(_TEACHERS) and (deed.subject == INITIATOR or not w.startswith(_EXPERTS)) for w in row):
        return INITIATOR
    before = [w.text for w in sentence.words[max(left, actor.first - 2) : actor.first]]
    counted = any((w.isdigit() and len(w) < YEAR) or w in _COUNTED for w in before)
    return RECIPIENT if counted else None


_COUNTED = words(
    "ten twelve fifteen twenty thirty forty fifty sixty zehn zwölf fünfzehn zwanzig dreißig vierzig fünfzig sechzig dix douze quinze vingt trente "
    "quarante cinquante soixante dziesięciu dwunastu piętnastu dwudziestu trzydziestu czterdziestu pięćdziesięciu десять двадцять тридцять сорок "
    "пʼятдесят п'ятдесят двадцать тридцать пятьдесят"
)
"""Groups of those who learn; teachers come by twos and threes."""
_SCHOOLS = ("academ", "akadem", "académ", "академ", "school", "schule", "hochschul", "école", "школ", "szkoł", "institut", "інститут", "институт", "college", "училищ")  # fmt: skip


YEAR = 4
"""Digits of a year: "In 2022 the FBI" counts nobody."""


def _is_passive(sentence: Sentence, first: int, last: int, language: str) -> bool:
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


def _cue(sentence: Sentence, scene: Scene, actor: Actor, at: frozenset[str]) -> str | None:
    """What the words before an actor and its case say about its side."""
    for first, last in scene.asked:
        if first <= actor.first < last:
            return RECIPIENT
        if sentence.words[first].text.startswith(_LISTED):
            continue
        if any(first <= a.first < last for a in (*scene.actors, *scene.names)):
            continue  # "acting on a Belgian warrant, Moroccan officers"
        placed = (a for a, _ in scene.placed)
        after = [a.first for a in (*scene.actors, *scene.names, *placed) if a.first >= last]
        if after and min(after) - last <= 4:
            if actor.first == min(after):
                return RECIPIENT
            continue
        if sentence.words[last - 1].text in _SEEK and 0 < first - actor.first <= _SOUGHT:
            return RECIPIENT
    for place in range(actor.first - 1, max(-1, actor.first - 1 - _LOOK_BACK), -1):
        word = sentence.words[place].text
        if word in at and place - 1 in scene.bodies:
            return None  # "the police in Wrocław" is no goal
        if word.isdigit() and len(word) == YEAR:
            break  # « En 2021, une patrouille danoise »
        if word in _TO or word in at or word in _DATIVE:
            return RECIPIENT
        if word in _ORIGIN and place - 1 in scene.bodies:
            continue  # "thirty inspectors from Osh will be trained"
        if word in _BY:
            return INITIATOR
        if place in scene.bodies or word in _HOUSES:
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


_FROM = words("від од от з із зі из с со")


def _by_case(sentence: Sentence, language: str, actor: Actor, deed: Deed, passive: bool) -> str | None:
    """What the case of the phrase that names an actor says: datives receive, nominatives are the subject."""
    phrase = phrase_of(sentence.words, actor.first, language)
    if phrase.preposition in _FROM:
        return INITIATOR if "gent" in phrase.cases else None
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
    if phrase.cases == {"accs"} and deed.subject == INITIATOR and not passive:
        return RECIPIENT
    return None


def _case(word: str) -> str | None:
    """Slavic dative plurals receive; instrumental plurals give (in a passive)."""
    if word.endswith(("ами", "ями", "ami")):
        return INITIATOR
    if (len(word) > 5 and word.endswith(("ам", "ям", "цям", "om")) and word[0] > "\u0400") or word.endswith(
        ("antom", "ktom", "nikom", "szom", "erom", "żbom", "legom", "darzom", "chodzcom", "stom", "torom")
    ):
        return RECIPIENT
    return None
