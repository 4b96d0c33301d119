"""The noun that a number counts, as a unit of the record: behind it, before it ("the number of …"), or shared with another number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.lexicon import Hit
from liaison.enrich.grammar.living import first_person, is_person
from liaison.enrich.grammar.number_lines import MASS, STOPS, Line
from liaison.enrich.grammar.numbers import Number
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Word
from liaison.model.vocabulary import Vocabulary

WINDOW = 4
"""Words after a number in which its noun is looked for: "120 masked and armed police officers"."""
FEWEST = 2
"""From here on a French noun stands in the plural."""
OF = words("of von der den de d des du з із зі из z ze")
PART = OF | words(
    "nos notre vos mes unserer meiner our my your naszych swoich наших своїх своих the these those them whom which his her "
    "its their this ihnen denen diesen dieser entre eux elles ces ses leurs них цих тих этих тех nich tych których"
)
"""Between a number and that of which it is a part: "three of the suspects", « deux d'entre eux », «двоє з них»."""
PRONOUNS = words(
    "them whom which these those ihnen denen eux elles lesquels lesquelles них яких которых nich których davon"
)
"""What these stand for was named before."""
OF_THEM = (
    "з яких",
    "із яких",
    "из которых",
    "z których",
    "von denen",
    "из них",
    "з них",
    "із них",
    "z nich",
    "davon",
    "dont",
    "of them",
    "of which",
    "of whom",
    "darunter",
)
GROUP_OF = re.compile(
    r"\b(?P<noun>contingent|team|group|delegation|crew|squad|party|unit|staff|country|gruppe|mannschaft|équipe|groupe|délégation|grup[aęy]|zespół|"
    r"групп[аыуе]|команд[аыуе]|груп[аиуі]|команд[аиуі])\w* (?:of|von|de|z|ze|из|з|із) (?:(?:about|some|over|nearly|rund|etwa|около|близько|ponad) )?$",
    re.IGNORECASE,
)
NUMBER_OF = re.compile(
    r"\b(?:number of|zahl der|anzahl der|nombre d(?:e|es)|liczb[aęy]|число|числа|количество|кількість|кількости|чисельність) (?P<noun>[^,;:.()]{3,60})"
    r" (?:to|at|auf|bei|à|do|до|von|from|od|от|від|de|с|з|із|на|была?|is|was|ist|lag bei) (?:(?:about|over|rund|über|près de|plus de|ponad|около|понад|more than|mehr als) )?$",
    re.IGNORECASE,
)
DASH = re.compile(r"(?:^|[\s(])(?P<noun>[^\W\d_]{4,}) ?[–—:] (?:(?:около|понад|близько|более|свыше|ponad|около) )?$")
BEFORE_NOUN = words(
    "autres nouveaux nouvelles jeunes anciens anciennes hauts hautes premiers premières présumés présumées principaux principales grands petits vieux faux "
    "futurs futures derniers dernières simples différents divers sapeurs ex trois quatre des"
)
"""French adjectives in the plural that stand before their noun."""
VERBS = {
    "pl": ("li", "ło", "ły", "ła", "ał", "ył", "ił", "ono", "ano", "ęto", "yto", "ito"),
    "fr": ("aient", "èrent", "irent", "urent"),
}
"""Endings of verbs, after which a number finds no noun any more."""


@dataclass(frozen=True, slots=True)
class Counted:
    """`unit` of the record, `none` for what is no quantity; `what`: the words; offsets as in the field."""

    unit: str
    what: str
    start: int
    end: int


@lru_cache(maxsize=4)
def _local(vocabulary: Vocabulary) -> dict[str, dict[str, str]]:
    """By unit what it stands for in the states that have a currency of that name."""
    return {term["id"]: term["local"] for term in vocabulary["quantities"] if "local" in term}


@dataclass(frozen=True, slots=True)
class Nouns:
    """The nouns of one line; `nations`: where countries are named in it; `states`: those countries, then all of the report."""

    line: Line
    vocabulary: Vocabulary
    nations: set[int]
    states: list[str]

    def after(self, number: Number, following: Number | None) -> Counted | None:
        """The noun behind a number: the first that a list has, a nation's people, or else any."""
        words = self.line.sentence.words
        first, last = self._window(number, following)
        best: Hit | None = None
        for hit in self.line.hits:
            if hit.first < first:
                if hit.id in MASS and (hit.first, hit.last) == (number.first, number.last):
                    best = hit  # «полтонны» is number and unit
                continue
            if hit.first >= max(last, first + 1) or (hit.id == "none" and hit.first > first + 1):
                break
            if hit.first >= last and not self._is_next(number, hit):
                continue
            if best is None or self._better(hit, best):
                best = hit
            if hit.first > best.first:
                break
        if best is not None and not any(self._ends_noun(place, best) for place in range(first, best.first)):
            what = " ".join(self.line.field[words[min(number.last, best.first)].start : best.end].split())
            return Counted(self._unit(best.id), what, number.start, best.end)
        for place in range(first, min(last, first + 2)):
            word = words[place]
            if word.text in OF:
                break
            if word.start in self.nations and self._is_people(place, last) and not self.line.looks_like_year(number):
                return Counted("persons", self.line.field[word.start : word.end], number.start, word.end)
        return self._plain_noun(number, last)

    def before(self, number: Number) -> Counted | None:
        """ "The number of arrivals rose to 217", «Потерпевших – 43»: what is counted stands before the number."""
        if self.line.looks_like_year(number):
            return None
        left = self.line.field[max(self.line.sentence.start, number.start - 120) : number.start]
        group = GROUP_OF.search(left)
        if group is not None and self.line.ends_phrase(number):
            return Counted("persons", group["noun"], number.start, number.end)
        total = NUMBER_OF.search(left)
        cue = total or DASH.search(left)
        if cue is None or not self.line.ends_phrase(number):
            return None
        start = number.start - len(left) + cue.start("noun")
        hit = next((h for h in self.line.hits if start <= h.start and h.end <= number.start and h.id != "none"), None)
        if hit is None:
            return Counted("items", cue["noun"].split()[0], start, number.end) if total else None
        return Counted(self._unit(hit.id), self.line.field[hit.start : hit.end], hit.start, number.end)

    def _is_next(self, number: Number, hit: Hit) -> bool:
        """Whether a unit stands right behind the number, though it begins with a small word: "18 per cent"."""
        return hit.first == number.last and self.line.field[number.end : hit.start].isspace()

    def _ends_noun(self, place: int, hit: Hit) -> bool:
        """Whether a word before a listed noun is the counted thing or its verb: «85 рацій передало посольство», « 232 moteurs disparus »."""
        word = self.line.sentence.words[place]
        if self.line.language in morphology.LANGUAGES:
            return self._is_verb(place)
        if self.line.language == "de":
            glued = self.line.field[word.end] == "-" and self.line.sentence.words[place + 1].end == hit.end
            return self.line.field[word.start].isupper() and not glued
        if self.line.language == "fr" and hit.id == "persons":
            return word.text.endswith("s") and word.text not in BEFORE_NOUN and word.start not in self.nations
        return len(word.text) > 4 and word.text.endswith(VERBS.get(self.line.language, ()))

    def _is_verb(self, place: int) -> bool:
        """Whether a Ukrainian or Russian word is a verb and nothing else."""
        tags = morphology.tags(self.line.sentence.words[place].text, self.line.language)
        return "VERB" in tags and "NOUN" not in tags

    def _is_people(self, place: int, last: int) -> bool:
        """Whether a nation's name stands for its people: "two Romanians", but "600 Sudanese families"."""
        word = self.line.sentence.words[place]
        if not self.line.field[word.start].isupper():
            return False
        following = self.line.sentence.words[place + 1] if place + 1 < last else None
        adjective = self.line.language == "en" and following is not None and self.line.field[following.start].islower()
        return not adjective or word.text.endswith("s")

    def _unit(self, unit: str) -> str:
        """The unit; of currencies with one name that of the state named: dinars, crowns, dirhams."""
        local = _local(self.vocabulary).get(unit)
        return next((local[state] for state in self.states if state in local), unit) if local else unit

    @staticmethod
    def _better(hit: Hit, best: Hit) -> bool:
        """A longer hit at one place wins; money and mass directly after the number win over what they buy."""
        return hit.first == best.first and (hit.last, best.id in ("items", "pair")) > (best.last, False)

    def _is_participle(self, place: int, number: Number) -> bool:
        """«132 задержанных, 74 доставленных»: a participle that stands alone is people."""
        if self.line.language not in morphology.LANGUAGES or number.value < 2:
            return False
        tags = morphology.tags(self.line.sentence.words[place].text, self.line.language)
        return "PRTF" in tags and "plur" in tags and "NOUN" not in tags

    def _is_acronym(self, place: int) -> bool:
        """ "12 CT scanners", "25 X-ray scanners": one or two capitals name no thing."""
        word = self.line.sentence.words[place]
        return len(word.text) < 3 and self.line.field[word.start : word.end].isupper()

    def _plain_noun(self, number: Number, last: int) -> Counted | None:
        """A noun that is in no list: in German the first word with a capital, else the first word that is no small word."""
        words = self.line.sentence.words
        place = number.last
        while place < last and (words[place].text in PART or self._is_acronym(place)):
            place += 1
        if place >= last or words[place].text in STOPS or len(words[place].text) < 3:
            return None
        if self.line.language == "de":
            nouns = [w for w in words[place:last] if self.line.field[w.start].isupper() and not self._is_half(w)]
            if not nouns:
                return None
            unit = "persons" if is_person(nouns[0].text, "de") else "items"
            return Counted(unit, self.line.field[words[place].start : nouns[0].end], number.start, nouns[0].end)
        if self.line.language in morphology.LANGUAGES and self._is_verb(place):
            return None
        if self.line.language == "fr" and number.value >= FEWEST and not words[place].text.endswith(("s", "x", "z")):
            return None  # « Utopia 56 rappelle », « cinq de chaque maison »
        person = first_person([w.text for w in words[place:last]], self.line.language)
        if person is None and place + 1 == last and self._is_participle(place, number):
            person = 0
        end = words[place if person is None else place + person].end
        unit = "items" if person is None else "persons"
        return Counted(unit, self.line.field[words[place].start : end], number.start, end)

    def _is_half(self, word: Word) -> bool:
        """Whether a German word is the first half of a compound: „zwei Dokumenten- und Visumberater“."""
        return self.line.field[word.end : word.end + 2] == "- "

    def _window(self, number: Number, following: Number | None) -> tuple[int, int]:
        """The places between which the noun is looked for: up to a mark of punctuation, a small word or the next number."""
        words = self.line.sentence.words
        first = number.last
        if number.value >= 2 and not number.scaled:
            while first < len(words) and words[first].text in PART and not self.line.is_parted(number, first):
                first += 1
        if first == number.last + 1 and words[number.last].text not in OF:
            first = number.last
        limit = min(len(words), first + WINDOW)
        if following is not None:
            limit = min(limit, max(following.first, first))
        for place in range(first, limit):
            if self.line.is_parted(number, place):
                return first, place
            if words[place].text == "und" and place > first and self._is_half(words[place - 1]):
                continue
            if words[place].text in STOPS and not (place == first and words[place].text in OF and number.value >= 10):
                return first, place
        return first, limit

    def is_part_of_them(self, number: Number) -> bool:
        """ "Three of them": what is counted was named in the sentence before."""
        words = self.line.sentence.words[number.last : number.last + 3]
        of = [word.text for word in words if word.text in PART]
        return (len(of) > 1 and of[-1] in PRONOUNS) or (bool(of) and of[0] in ("davon", "dont"))

    def is_share_of(self, number: Number, following: Number) -> bool:
        """ "86 of the 96 fugitives", « deux des trois »: one noun for both numbers."""
        between = self.line.sentence.words[number.last : following.first]
        return 0 < len(between) <= 3 and between[0].text in OF and all(word.text in PART for word in between)
