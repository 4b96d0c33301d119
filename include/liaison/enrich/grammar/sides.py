"""Which party of an act gives and which receives, by the act's direction, prepositions, endings and word order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.actors import LINKING, Actor, Scene
from liaison.enrich.grammar.cases import phrase_of
from liaison.enrich.grammar.side_names import BOTH, INITIATOR, RECIPIENT
from liaison.enrich.grammar.sides_de import german_side, is_infinitive
from liaison.enrich.grammar.sides_pl import hosts_or_fetches, is_subject, polish_side
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
    parted = min(a.first for a in actors) < deed.first < max(a.first for a in actors) if actors else False
    shared = deed.event_type in ("training", "visit", "deployment") or (deed.event_type == "other" and not parted)
    if len(actors) > 1 and shared and _coordinated(sentence, actors):
        return {actor.key: BOTH for actor in actors}
    goes = deed.event_type in ("visit", "deployment")
    if scene.language == "pl" and hosts_or_fetches(sentence, deed.first, deed.event_type):
        deed = replace(deed, subject=RECIPIENT)
    other = RECIPIENT if deed.subject == INITIATOR else INITIATOR
    # words of learning and receiving tell by themselves who is on which side
    passive = not goes and deed.subject == INITIATOR and _is_passive(sentence, deed.first, deed.last, scene.language)
    bodies = {a.key for a in actors if a.by_body}
    subjects = {a.key for a in actors if governs(a, sentence, deed.first)}
    # of a state named by a body and by a town, the body tells the side: "the Guardia Civil arrested in Alicante …"; but
    # "Kenya has sent 217 policemen"
    ordered = sorted(
        (
            a
            for a in actors
            if (a.by_body and a.key not in subjects)
            or a.key not in bodies | subjects
            or governs(a, sentence, deed.first)
        ),
        key=lambda a: a.first,
    )
    embassy = any(actor.strength == "state" for actor in ordered)
    told: dict[str, str] = {}
    for actor in ordered:
        cue = _cue(sentence, scene, actor, _AT if goes else frozenset())
        if deed.event_type == "deployment" and embassy:
            # whose embassy it is sends: «у посольстві Естонії запрацював аташе»
            cue = INITIATOR if actor.strength == "state" else RECIPIENT
        elif deed.event_type == "deployment" and scene.language in morphology.LANGUAGES and actor.by_body:
            cue = _sent(sentence, scene, actor) or cue
        if cue == INITIATOR and deed.event_type == "visit" and _is_host_of_guest(sentence, actor):
            cue = RECIPIENT
        learned = cue == RECIPIENT and deed.event_type == "training" and deed.subject == RECIPIENT
        after = scene.language == "fr" and actor.first >= deed.last  # « achèvent un stage au tribunal de Bordeaux »
        if learned and (
            after or actor.strength in TOWNS or _teacher(sentence, actor, ordered, deed, scene.language) == INITIATOR
        ):
            cue = INITIATOR  # where one goes to learn: « en formation à Berne », « à l'académie indienne »
        if scene.language == "de" and deed.event_type not in ("arrest", "seizure", "operation"):
            cue = german_side(sentence, actor, ordered, cue)
        if cue is None and scene.language in morphology.LANGUAGES:
            if _is_goal(sentence, actor, deed, scene.language):
                cue = RECIPIENT  # the goal may stand before the verb: «Казахстан посетил министр»
            cue = cue or _by_case(sentence, scene, actor, deed, passive)
        if scene.language == "pl":
            cue = polish_side(sentence, actor, deed.first, deed.event_type, deed.subject, cue)
        if cue is None and deed.event_type == "training":
            cue = _teacher(sentence, actor, ordered, deed, scene.language)
        if cue is None and _is_goal(sentence, actor, deed, scene.language):
            cue = RECIPIENT  # «Румунію відвідав міністр»
        if cue is not None:
            told.setdefault(actor.key, cue)
    once = {key for key, times in Counter(actor.key for actor in ordered).items() if times == 1}
    for one, later in pairwise(ordered):
        if later.key in once and _in_one_list(sentence, one, later):  # «берегові охорони Барбадосу, Ямайки та Гаяни»
            if one.key in told:
                told[later.key] = told[one.key]
            else:
                told.pop(later.key, None)
    hosts = _hosts(scene, bodies, deed)
    if deed.event_type == "training" and deed.subject == RECIPIENT:
        told |= dict.fromkeys(hosts - set(told), INITIATOR)  # who goes to learn in a country learns from it
    opened = any(actor.first < deed.first for actor in ordered)
    sides = dict(told)
    if scene.language == "pl" and not passive:
        for actor in ordered:
            if is_subject(sentence, actor):
                sides.setdefault(actor.key, deed.subject)
    for place, actor in enumerate(ordered):
        before = actor.first < deed.first if opened else place == 0
        if actor.key in hosts and not passive and (goes or not actor.by_body):
            before = False
        default = (other if passive else deed.subject) if before else (deed.subject if passive else other)
        sides.setdefault(actor.key, default)
    if len(sides) > 1 and len(set(sides.values())) == 1:
        _parted(sides, actors, deed, set(told), sentence, scene.language)
    return {actor.key: sides[actor.key] for actor in actors}


AUXILIARY = 3
"""Words between a subject and its verb: "Athens has since turned over"."""


def governs(actor: Actor, sentence: Sentence, verb: int) -> bool:
    """Whether a country's bare name stands as the subject right before a verb."""
    if actor.strength != "name":
        return False
    last = next((i for i in range(actor.first, verb) if sentence.words[i].end >= actor.end), verb)
    return actor.first < verb and 0 < verb - last <= AUXILIARY


def _hosts(scene: Scene, bodies: Set[str], deed: Deed) -> set[str]:
    """The states where a directed act takes place or goes to; a course in Accra does not make Ghana's officers its teachers."""
    if deed.event_type in ("arrest", "seizure", "operation"):
        return set()
    own = deed.event_type == "training"
    return {a.key for a, where in scene.placed if where != "from" and not (own and where == "in" and a.key in bodies)}


def _is_goal(sentence: Sentence, actor: Actor, deed: Deed, language: str) -> bool:
    """Whether a country's bare name is where a visit goes: not in «поездка делегации Руанды»."""
    if deed.event_type != "visit" or actor.strength != "name":
        return False
    return language not in morphology.LANGUAGES or phrase_of(sentence.words, actor.first, language).start == actor.first


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


def _sent(sentence: Sentence, scene: Scene, actor: Actor) -> str | None:
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


_TOGETHER = words("з із зі с со")
_WITH = words("with at bei beim mit auprès chez avec у в при w u przy з із зі с со z ze")


def _is_host(sentence: Sentence, actor: Actor) -> bool:
    """Whether a preposition of company or place stands at most two words before an actor."""
    return any(word.text in _WITH for word in sentence.words[max(0, actor.first - 2) : actor.first])


def _in_one_list(sentence: Sentence, one: Actor, other: Actor) -> bool:
    """Whether two actors are members of one list of names: nothing but a comma or "and" stands between them."""
    row = sentence.words
    last = max((i for i in range(one.first, other.first) if row[i].start < one.end), default=one.first)
    between = row[last + 1 : other.first]
    gap = sentence.text[row[last].end - sentence.start : row[other.first].start - sentence.start]
    if other.by_body != one.by_body or any(c in gap for c in ".;:()–"):
        return False
    return (not between and "," in gap) or (len(between) == 1 and between[0].text in _AND and "," not in gap)


_AND = words("and und et і й та и i oraz")


def _coordinated(sentence: Sentence, actors: Sequence[Actor]) -> bool:
    """Whether all actors stand in one list: "Ukraine and Slovakia will train"."""
    ordered = sorted(actors, key=lambda a: a.first)
    for one, other in pairwise(ordered):
        between = [w for w in sentence.words[one.first : other.first] if w.start >= one.end]
        gap = sentence.text[max(0, one.end - sentence.start) : max(0, other.start - sentence.start)]
        if not between and not gap.strip():
            return False  # "indonezyjską policję japońscy instruktorzy nauczyli"
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


def _teacher(sentence: Sentence, actor: Actor, actors: Sequence[Actor], deed: Deed, language: str) -> str | None:
    """Whether the words beside an actor make it the one who teaches or who learns; experts may learn, too."""
    if actor.country is None:
        return INITIATOR
    left = max([a.first + 1 for a in actors if a.first < actor.first], default=0)
    right = min([a.first for a in actors if a.first > actor.first], default=len(sentence.words))
    if actor.first > deed.first:
        left = max(
            left, min(deed.last, actor.first)
        )  # the verb parts them: "Tajik cadets finished the academy of Belarus"
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
    teaching = deed.subject == INITIATOR
    if language in morphology.LANGUAGES and actor.first > deed.first and any(a.first < deed.first for a in actors):
        teaching = False  # «академия выпустила специалистов»
    if any(w.startswith(_TEACHERS) and (teaching or not w.startswith(_EXPERTS)) for w in row):
        return INITIATOR
    before = [w.text for w in sentence.words[max(left, actor.first - 2) : actor.first]]
    return RECIPIENT if any(_is_count(w, language) for w in before) else None


def _is_count(word: str, language: str) -> bool:
    """Whether a word counts those who learn: "40 officers", «сорок українських рятувальників»; the digits of a year count nobody."""
    return (word.isdigit() and len(word) < YEAR) or word in _COUNTED or _is_numeral(word, language)


def _is_numeral(word: str, language: str) -> bool:
    """Whether a word counts: «сорок українських рятувальників»."""
    if language not in morphology.LANGUAGES or len(word) < 3:
        return False
    return any(r.tag.POS == "NUMR" for r in morphology.readings(word, language))


_COUNTED = words(
    "ten twelve fifteen twenty thirty forty fifty sixty zehn zwölf fünfzehn zwanzig dreißig vierzig fünfzig sechzig dix douze quinze vingt trente "
    "quarante cinquante soixante dziesięciu dwunastu piętnastu dwudziestu trzydziestu czterdziestu pięćdziesięciu"
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
        if sentence.words[first].text == "most" and 0 < first - actor.first <= _SOUGHT:
            return RECIPIENT  # "on the FBI's most wanted list"
        if any(first <= a.first < last for a in (*scene.actors, *scene.names)):
            continue  # "acting on a Belgian warrant, Moroccan officers"
        placed = (a for a, _ in scene.placed)
        if sentence.words[first].text == "most":
            continue
        after = [a.first for a in (*scene.actors, *scene.names, *placed) if a.first >= last]
        if after and min(after) - last <= 4:
            if actor.first == min(after) and not _broken(sentence, last, actor.first):
                return RECIPIENT
            continue
        if sentence.words[last - 1].text in _SEEK and 0 < first - actor.first <= _SOUGHT:
            return RECIPIENT
    slavic = scene.language in morphology.LANGUAGES
    own = phrase_of(sentence.words, actor.first, scene.language).start if slavic else 0
    others = {a.first for a in scene.actors if a.key != actor.key}
    for place in range(actor.first - 1, max(-1, actor.first - 1 - _LOOK_BACK), -1):
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
        if word in _BY:
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


def _broken(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name stands between two places: „auf Ersuchen der Augsburger hatte ihn die kanadische Polizei …“."""
    row = sentence.words[first:last]
    upper = [sentence.text[word.start - sentence.start].isupper() for word in row]
    return any(up and not after for up, after in pairwise([*upper, True]))


RETURN = re.compile(r"поверну|верну|return|came back|zurück|rentr|revenu|wróci|powróci", re.IGNORECASE)
"""Who comes back from a country was its guest."""
_THANKS_TO = words("завдяки за благодаря по")
"""Words that lead to the one who told: «за наводкою колег із Польщі»."""
_FROM = words("від од от з із зі из с со")


def _by_case(sentence: Sentence, scene: Scene, actor: Actor, deed: Deed, passive: bool) -> str | None:
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


def _case(word: str) -> str | None:
    """Slavic dative plurals receive; instrumental plurals give (in a passive)."""
    if word.endswith(("ами", "ями", "ami")):
        return INITIATOR
    if (len(word) > 5 and word.endswith(("ам", "ям", "цям", "om")) and word[0] > "\u0400") or word.endswith(
        ("antom", "ktom", "nikom", "szom", "erom", "żbom", "legom", "darzom", "chodzcom", "stom", "torom")
    ):
        return RECIPIENT
    return None
