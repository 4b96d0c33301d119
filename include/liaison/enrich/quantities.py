"""How many people, things, how much money and mass a report names, each with its unit and what was counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from liaison.enrich.findings import Findings
from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.lexicon import Hit, hits_in
from liaison.enrich.grammar.living import first_person, is_person
from liaison.enrich.grammar.numbers import Number, numbers_in
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.sections import NOISE
from liaison.enrich.text import Sentence, Text
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary

WINDOW = 4
"""Words after a number in which its noun is looked for: "120 masked and armed police officers"."""
MONEY_SIGNS = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "₴": "UAH",
    "₽": "RUB",
    "₸": "KZT",
    "₺": "TRY",
    "¥": "JPY",
    "zł": "PLN",
}
SIGN_BEFORE = re.compile(r"(?:([A-Z]{3})|(?:US|C|CA|A|AU|BDS|TT|NZ|HK)?([€$£₴₽₸₺¥])|(Rs)\.?)\s?$")
SIGN_AFTER = re.compile(r"\s?(?:([€$£₴₽₸₺¥])|(%)|(?:zł)\b)")
PREFIXED = {
    "C$": "CAD",
    "CA$": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "BDS$": "BBD",
    "US$": "USD",
    "TT$": "TTD",
    "NZ$": "NZD",
    "HK$": "HKD",
}
PEOPLE_NUMERALS = ("еро", "двоє", "троє", "двое", "трое", "ерых", "оих", "ioro", "woje", "oje", "woro")
"""Collective numerals of the Slavic languages count people where no noun follows."""
CURRENCIES = words(
    "USD EUR GBP UAH RUB KZT PLN CZK HUF CHF GEL AMD AZN MDL BYN RON BGN TRY SEK NOK DKK ISK XOF XAF MAD DZD TND LYD EGP "
    "NGN GHS KES UGX TZS ZAR RWF ETB GNF CDF JPY CNY KRW HKD SGD TWD THB VND IDR MYR PHP INR PKR BDT LKR NPR CAD AUD NZD "
    "FJD BBD TTD JMD MXN BRL COP PEN CLP ARS KGS UZS TJS TMT RSD BAM MKD ALL HRK ILS JOD IQD KWD BHD QAR SAR AED OMR IRR"
)
MASS = frozenset({"kilograms", "tonnes", "grams", "litres", "percent"})
WHOLE = frozenset({"persons", "vehicles", "countries", "pair"})
"""What comes in whole numbers only."""
PAIRS = frozenset({"countries", "pair"})
"""Two of these are the parties, and no count: "the two countries", «двух министерств»."""
FEW = 10
"""Below this, the same number of another noun is another quantity, and with an article it is known already: "the two ministers"."""
DEFINITE = words("the these both les des ces aux die den der diese beide oba obie obu обидва обидві обоих обе оба")
OF_THEM = ("из них", "з них", "із них", "z nich", "davon", "dont", "of them", "of which", "of whom", "darunter")
GROUP_OF = re.compile(
    r"\b(?P<noun>contingent|team|group|delegation|crew|squad|party|unit|staff|country|gruppe|mannschaft|équipe|groupe|délégation|grup[aęy]|zespół|"
    r"групп[аыуе]|команд[аыуе]|груп[аиуі]|команд[аиуі])\w* (?:of|von|de|z|ze|из|з|із) (?:(?:about|some|over|nearly|rund|etwa|около|близько|ponad) )?$",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:19|20)\d\d")
NUMBER_OF = re.compile(
    r"\b(?:number of|zahl der|anzahl der|nombre d(?:e|es)|liczb[aęy]|число|числа|количество|кількість|кількости|чисельність) (?P<noun>[^,;:.()]{3,60})"
    r" (?:to|at|auf|bei|à|do|до|von|from|od|от|від|de|с|з|із|на|была?|is|was|ist|lag bei) (?:(?:about|over|rund|über|près de|plus de|ponad|около|понад|more than|mehr als) )?$",
    re.IGNORECASE,
)
DASH = re.compile(r"(?:^|[\s(])(?P<noun>[^\W\d_]{4,}) ?[–—:] (?:(?:около|понад|близько|более|свыше|ponad|около) )?$")
DATE = re.compile(
    r"\b\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})\b|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[:.]\d\d(?=\s?(?:uhr|h\b|a\.?m|p\.?m|год|час))|\b\d{1,2}:\d\d\b",
    re.IGNORECASE,
)
PHONE = re.compile(r"(?:\+|\b00)\d[\d\s()/–-]{6,}\d|(?:tel|тел|tél|phone)\.?:?\s*[\d\s()/+–-]{5,}", re.IGNORECASE)
LABELS = words(
    "article articles art § no nr n° № number section chapter page room flight route road highway autobahn "
    "bundesstraße a b paragraph absatz abs artikel artikels стаття статті статтею ст частини частина ч пункт "
    "п номер interstate mile exit runway gate рейс стор траса статья статьи статьёй статьей статьями часть части трассе рейсом кабинет artykuł "
    "artykułu ust pkt numer numéro aged age lot line channel kanal since depuis seit из-за"
)
MONTHS = words(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sept sep oct nov dec janvier février mars avril juin juillet août septembre octobre novembre "
    "décembre"
)
STOPS = words(
    "and or in on at to for from with by of had have has was were are is been be that which who while but as "
    "when after before during per und oder im am an auf zu zum zur für von vom mit bei aus nach durch hat "
    "haben hatte wurde wurden war waren sind ist als dass die der das den dem des sowie davon et ou à au aux "
    "en dans sur pour par avec chez a ont avait était étaient est sont qui que dont lors і й та або в у на до "
    "для від з із зі за по під при було були є що які який яка а але и или во от с со из под было были есть "
    "что которые который но i oraz lub w we na do dla od z ze za po pod przy było były są że które który ale côté fest sicher"
)
LINKS = words("and or to und bis oder et ou à і й та до и или i lub do")
OF = words("of von der den de d des du з із зі из z ze")
PART = OF | words(
    "nos notre vos mes unserer meiner our my your naszych swoich наших своїх своих the these those them whom which his her its their this ihnen denen diesen dieser entre eux elles ces ses leurs них цих тих этих тех nich tych których"
)
"""Between a number and that of which it is a part: "three of the suspects", « deux d'entre eux », «двоє з них»."""
PRONOUNS = words(
    "them whom which these those ihnen denen eux elles lesquels lesquelles них яких которых nich których davon"
)
STREETS = ("straße", "strasse", "weg", "platz", "allee", "gasse", "ufer", "damm")
EMERGENCY = words("112 110 911 999 997 998 101 102 103 104 15 17 18 117 118 144")
EMERGENCY_WORDS = (
    "emergenc",
    "notruf",
    "notfall",
    "urgence",
    "secours",
    "екстрен",
    "экстрен",
    "ratunk",
    "alarm",
    "hotline",
    "dial",
    "call",
    "номер",
    "numer",
    "служб",
    "ліні",
    "лини",
    "спецліні",
)
"""Beginnings of words beside a telephone number of the police or the ambulance: the "112 Emergency Centre"."""
BEFORE_NOUN = words(
    "autres nouveaux nouvelles jeunes anciens anciennes hauts hautes premiers premières présumés présumées principaux principales grands petits vieux faux "
    "derniers dernières simples différents divers sapeurs ex trois quatre des"
)
"""French adjectives in the plural that stand before their noun."""
VERBS = {
    "pl": ("li", "ło", "ły", "ła", "ał", "ył", "ił", "ono", "ano", "ęto", "yto", "ito"),
    "fr": ("aient", "èrent", "irent", "urent"),
}
"""Endings of verbs, after which a number finds no noun any more."""


@dataclass(frozen=True, slots=True)
class _Counted:
    unit: str
    what: str
    start: int
    end: int


def find_quantities(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """Mentions for `quantities`; a number given twice for the same thing, or in headline and body, is one value with two mentions."""
    previous: _Counted | None = None
    found: list[Mention] = []
    for sentence in text.sentences:
        if sentence.section == NOISE:
            continue
        for number, counted in _of_sentence(sentence, text, vocabulary, findings, previous):
            if counted.unit in WHOLE or counted.unit == "items":
                previous = counted
            found.append(_mention(sentence, text.part(sentence.where), number, counted))
    told = {(m.properties["value"], m.properties["unit"]): m.value for m in reversed(found) if m.where != "headline"}
    for mention in found:
        same = told.get((mention.properties["value"], mention.properties["unit"]))
        yield replace(mention, value=same) if same and mention.where == "headline" else mention


def _of_sentence(
    sentence: Sentence, text: Text, vocabulary: Vocabulary, findings: Findings, previous: _Counted | None
) -> Iterator[tuple[Number, _Counted]]:
    """The numbers of a sentence that count something; `previous`: what the last one before it counted."""
    field = text.part(sentence.where)
    numbers = numbers_in(sentence, field, text.language, vocabulary)
    if not numbers:
        return
    hits = hits_in(sentence, vocabulary, "quantities", text.language)
    blocked = [m.span() for form in (DATE, PHONE) for m in form.finditer(field, sentence.start, sentence.end)]
    nations = findings.within(sentence, "countries_mentioned")
    states = [m.value for m in (*nations, *findings.of("countries_mentioned"))]
    reading = _Reading(sentence, field, text.language, vocabulary, numbers, hits, {m.start for m in nations}, states)
    counted: _Counted | None = None
    for place, number in enumerate(numbers):
        if any(start <= number.start < end for start, end in blocked):
            continue
        earlier = counted or (previous if reading.is_part_of_them(number) else None)
        found = reading.counted(place, earlier)
        if found is not None:
            if found.unit not in MASS:
                counted = found
            yield number, found


def _mention(sentence: Sentence, field: str, number: Number, counted: _Counted) -> Mention:
    value: int | float = int(number.value) if number.value == int(number.value) else number.value
    what = " ".join(field[number.start : counted.end].split()) if not counted.what else counted.what
    stem = counted.what.lower()[:4] if value < FEW else ""
    return Mention(
        schema="Thing",
        field="quantities",
        value=" ".join(f"{value} {counted.unit} {stem}".split()),
        where=sentence.where,
        start=min(number.start, counted.start),
        end=max(number.end, counted.end),
        rule=f"quantity.{counted.unit if counted.unit in ('persons', 'vehicles', 'countries', 'items', *MASS) else 'money'}",
        confidence=0.9 if counted.unit != "items" else 0.75,
        properties={"value": value, "unit": counted.unit, "what": what, "qualifier": number.qualifier},
    )


@lru_cache(maxsize=4)
def _local(vocabulary: Vocabulary) -> dict[str, dict[str, str]]:
    """By unit what it stands for in the states that have a currency of that name."""
    return {term["id"]: term["local"] for term in vocabulary["quantities"] if "local" in term}


@dataclass(slots=True)
class _Reading:
    """One sentence with its numbers and nouns."""

    sentence: Sentence
    field: str
    language: str
    vocabulary: Vocabulary
    numbers: list[Number]
    hits: list[Hit]
    nations: set[int]
    states: list[str]

    def counted(self, place: int, previous: _Counted | None) -> _Counted | None:
        """What the number at `place` counts, None where it is no quantity."""
        number = self.numbers[place]
        money = self._money_sign(number)
        if money is not None:
            return money
        if self._is_part_of_name(number) or self._is_label(number) or self._is_emergency(number):
            return None
        if place and self._follows_date(number, self.numbers[place - 1]):
            return None
        following = next((n for n in self.numbers[place + 1 :] if not self._is_part_of_name(n)), None)
        noun = self._noun(number, following)
        before = self.numbers[place - 1] if place else None
        shared = before is not None and self._is_share_of(before, number)
        if noun is None and shared:
            noun = previous
        if following is not None and self._is_share_of(number, following):
            noun = self._noun(following, self.numbers[place + 2] if place + 2 < len(self.numbers) else None)
        if self._counts_people(number) and (noun is None or noun.unit == "items"):
            noun = _Counted("persons", noun.what if noun else "", number.start, noun.end if noun else number.end)
        if noun is None and following is not None and self._is_range(number, following):
            noun = self._noun(following, self.numbers[place + 2] if place + 2 < len(self.numbers) else None)
            if noun is not None and noun.unit != "none":
                noun = _Counted(noun.unit, noun.what, number.start, number.end)
        if noun is None:
            noun = self._noun_before(number)
        if noun is None and previous is not None and self._is_elliptic(number, previous):
            noun = _Counted(previous.unit, "", number.start, number.end)
        if noun is None or noun.unit == "none" or self._is_year(number, noun):
            return None
        if number.value % 1 and (noun.unit in WHOLE or (noun.unit == "items" and not number.digits)):
            return None
        definite = self._is_definite(number) and not shared
        if (number.value <= 2 and noun.unit in PAIRS) or (definite and noun.unit == "pair"):
            return None
        if number.value < FEW and noun.unit in ("items", "persons", "vehicles") and definite:
            return None
        return _Counted("items", noun.what, noun.start, noun.end) if noun.unit == "pair" else noun

    def _counts_people(self, number: Number) -> bool:
        """Slavic collective numerals: «семеро его подчинённых»."""
        return not number.digits and self.sentence.words[number.last - 1].text.endswith(PEOPLE_NUMERALS)

    def _is_definite(self, number: Number) -> bool:
        """ "The two offices", « les deux parquets »: known already, and no count."""
        return number.first > 0 and self.sentence.words[number.first - 1].text in DEFINITE

    def _money_sign(self, number: Number) -> _Counted | None:
        before = SIGN_BEFORE.search(self.field, max(self.sentence.start, number.start - 5), number.start)
        if before and number.digits:
            written = before.group().strip()
            code = before.group(1) or PREFIXED.get(written) or MONEY_SIGNS.get(before.group(2) or "", "INR")
            if code in CURRENCIES or written in PREFIXED:
                return _Counted(code, "", before.start(), number.end)
        after = SIGN_AFTER.match(self.field, number.end, self.sentence.end)
        if after:
            unit = "percent" if after.group(2) else MONEY_SIGNS.get(after.group(1) or "zł", "PLN")
            return _Counted(unit, "", number.start, after.end())
        return None

    def _is_part_of_name(self, number: Number) -> bool:
        """CX-5, I-20, A4, 24/7, 40-year-old, 46-річний, 5G, 3rd, Nr. 12, XIV-7."""
        if self.field[number.end : number.end + 7] == "-member":
            return False  # "a four-member delegation"
        if not number.digits:
            following = self.field[number.end : number.end + 2]
            return following[:1] == "-" and following[1:].isalpha() and self.language == "en"
        before = self.field[max(0, number.start - 2) : number.start]
        after = self.field[number.end : number.end + 2]
        if before and (before[-1].isalpha() or before[-1] in "/#_" or (before[-1] in "-‑" and before[:1].isalnum())):
            return True
        if after[:1] in "/_" and after[1:].isalnum():
            return True
        if after[:1] in "-‑." and after[1:].isalpha() and self.language != "de":
            return True
        if after[:1] in "-‑" and after[1:].isalpha():
            return True
        return (
            after[:1].isalpha()
            and not number.scaled
            and self.sentence.words[number.last - 1].end == number.end
            and not self._unit_glued(number)
        )

    def _unit_glued(self, number: Number) -> bool:
        return any(hit.first == number.last and hit.id in MASS for hit in self.hits)

    def _is_emergency(self, number: Number) -> bool:
        """The "112 Emergency Centre", «служба 102»."""
        if number.bare not in EMERGENCY:
            return False
        words = self.sentence.words
        around = (*words[max(0, number.first - 2) : number.first], *words[number.last : number.last + 2])
        return any(word.text.startswith(EMERGENCY_WORDS) for word in around)

    def _is_label(self, number: Number) -> bool:
        words = self.sentence.words
        if number.first and not number.scaled:
            before = words[number.first - 1].text
            if number.digits and (
                before in LABELS or (before in MONTHS and number.value < 2100 and not self._is_parted_from(number))
            ):
                return True
        if self.field[max(0, number.start - 2) : number.start].strip().endswith(("§", "№", "#")):
            return True
        # "am 3. Mai", "die 2. Sitzung": German and Polish ordinals
        if self._is_address(number) or (number.bare.endswith(".0") and self.language == "en"):
            return True
        dot = self.field[number.end : number.end + 2]
        return (
            number.digits
            and self.language in ("de", "pl")
            and dot == ". "
            and not number.scaled
            and "." not in number.bare
            and number.end + 2 < self.sentence.end
        )

    def _noun(self, number: Number, following: Number | None) -> _Counted | None:
        words = self.sentence.words
        first, last = self._window(number, following)
        best: Hit | None = None
        for hit in self.hits:
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
            what = " ".join(self.field[words[min(number.last, best.first)].start : best.end].split())
            return _Counted(self._unit(best.id), what, number.start, best.end)
        for place in range(first, min(last, first + 2)):
            word = words[place]
            if word.text in OF:
                break
            if word.start in self.nations and self._is_people(place, last) and not self._looks_like_year(number):
                return _Counted("persons", self.field[word.start : word.end], number.start, word.end)
        return self._plain_noun(number, last)

    def _is_next(self, number: Number, hit: Hit) -> bool:
        """Whether a unit stands right behind the number, though it begins with a small word: "18 per cent"."""
        return hit.first == number.last and self.field[number.end : hit.start].isspace()

    def _ends_noun(self, place: int, hit: Hit) -> bool:
        """Whether a word before a listed noun is the counted thing or its verb: «85 рацій передало посольство», « 232 moteurs disparus »."""
        word = self.sentence.words[place]
        if self.language in morphology.LANGUAGES:
            return self._is_verb(place)
        if self.language == "de":
            glued = self.field[word.end] == "-" and self.sentence.words[place + 1].end == hit.end
            return self.field[word.start].isupper() and not glued
        if self.language == "fr" and hit.id == "persons":
            return word.text.endswith("s") and word.text not in BEFORE_NOUN and word.start not in self.nations
        return len(word.text) > 4 and word.text.endswith(VERBS.get(self.language, ()))

    def _is_verb(self, place: int) -> bool:
        """Whether a Ukrainian or Russian word is a verb and nothing else."""
        tags = morphology.tags(self.sentence.words[place].text, self.language)
        return "VERB" in tags and "NOUN" not in tags

    def _is_people(self, place: int, last: int) -> bool:
        """Whether a nation's name stands for its people: "two Romanians", but "600 Sudanese families"."""
        word = self.sentence.words[place]
        if not self.field[word.start].isupper():
            return False
        following = self.sentence.words[place + 1] if place + 1 < last else None
        adjective = self.language == "en" and following is not None and self.field[following.start].islower()
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
        if self.language not in morphology.LANGUAGES or number.value < 2:
            return False
        tags = morphology.tags(self.sentence.words[place].text, self.language)
        return "PRTF" in tags and "plur" in tags and "NOUN" not in tags

    def _is_address(self, number: Number) -> bool:
        """ "Ratzeburger Landstraße 4, 23562 Lübeck"; the Group of Seven."""
        words = self.sentence.words
        before = [w.text for w in words[max(0, number.first - 2) : number.first]]
        if before == ["group", "of"]:
            return self.field[number.start].isupper() or number.digits
        street = self.language == "de" and bool(before) and before[-1].endswith(STREETS)
        postcode = (
            self.language == "de" and len(number.bare) == 5 and number.bare.isdigit() and number.last < len(words)
        )
        return number.digits and (
            street or (postcode and self.field[words[number.last].start].isupper() and not self._listed(number.last))
        )

    def _listed(self, place: int) -> bool:
        return any(hit.first <= place < hit.last for hit in self.hits)

    def _is_acronym(self, place: int) -> bool:
        """ "12 CT scanners", "25 X-ray scanners": two capitals or one name no thing."""
        word = self.sentence.words[place]
        return len(word.text) < 3 and self.field[word.start : word.end].isupper()

    def _is_parted_from(self, number: Number) -> bool:
        """Whether a comma parts a count from the day before it: "on 5 November, 220 officers", but "November 5, 2021"."""
        words = self.sentence.words
        comma = "," in self.field[words[number.first - 1].end : number.start]
        return comma and not YEAR.fullmatch(number.bare)

    def _plain_noun(self, number: Number, last: int) -> _Counted | None:
        """A noun that is in no list: in German the first word with a capital, else the first word that is no small word."""
        words = self.sentence.words
        place = number.last
        while place < last and (words[place].text in PART or self._is_acronym(place)):
            place += 1
        if place >= last or words[place].text in STOPS or len(words[place].text) < 3:
            return None
        if self.language == "de":
            nouns = [w for w in words[place:last] if self.field[w.start].isupper()]
            if not nouns:
                return None
            unit = "persons" if is_person(nouns[0].text, "de") else "items"
            return _Counted(unit, self.field[words[place].start : nouns[0].end], number.start, nouns[0].end)
        if self.language in morphology.LANGUAGES and self._is_verb(place):
            return None
        person = first_person([w.text for w in words[place:last]], self.language)
        if person is None and place + 1 == last and self._is_participle(place, number):
            person = 0
        end = words[place if person is None else place + person].end
        unit = "items" if person is None else "persons"
        return _Counted(unit, self.field[words[place].start : end], number.start, end)

    def _window(self, number: Number, following: Number | None) -> tuple[int, int]:
        """The places between which the noun is looked for: up to a mark of punctuation, a small word or the next number."""
        words = self.sentence.words
        first = number.last
        if number.value >= 2 and not number.scaled:
            while first < len(words) and words[first].text in PART and not self._is_parted(number, first):
                first += 1
        if first == number.last + 1 and words[number.last].text not in OF:
            first = number.last
        limit = min(len(words), first + WINDOW)
        if following is not None:
            limit = min(limit, max(following.first, first))
        for place in range(first, limit):
            if self._is_parted(number, place):
                return first, place
            if words[place].text in STOPS and not (place == first and words[place].text in OF and number.value >= 10):
                return first, place
        return first, limit

    def _is_parted(self, number: Number, place: int) -> bool:
        """Whether a mark of punctuation stands before a word that follows the number; the stop of «млн.» is none."""
        words = self.sentence.words
        gap = self.field[words[place - 1].end if place > number.last else number.end : words[place].start]
        stop = "." in gap and len(gap) > 1
        if stop and place == number.last:
            stop = self.language in morphology.LANGUAGES and self.field[words[place].start].isupper()
        return stop or any(c in ",;:()–—?!…" for c in gap)

    def is_part_of_them(self, number: Number) -> bool:
        """ "Three of them": what is counted was named in the sentence before."""
        words = self.sentence.words[number.last : number.last + 3]
        of = [word.text for word in words if word.text in PART]
        return (len(of) > 1 and of[-1] in PRONOUNS) or (bool(of) and of[0] in ("davon", "dont"))

    def _is_share_of(self, number: Number, following: Number) -> bool:
        """ "86 of the 96 fugitives", « deux des trois »: one noun for both numbers."""
        between = self.sentence.words[number.last : following.first]
        return 0 < len(between) <= 3 and between[0].text in OF and all(word.text in PART for word in between)

    def _is_range(self, number: Number, following: Number) -> bool:
        between = self.sentence.words[number.last : following.first]
        gap = self.field[number.end : following.start]
        if not between:
            return gap.strip() in ("-", "–", "—", ",")
        return len(between) == 1 and between[0].text in LINKS

    def _noun_before(self, number: Number) -> _Counted | None:
        """ "The number of arrivals rose to 217", «Потерпевших – 43»: what is counted stands before the number."""
        if self._looks_like_year(number):
            return None
        left = self.field[max(self.sentence.start, number.start - 120) : number.start]
        group = GROUP_OF.search(left)
        if group is not None and self._ends_phrase(number):
            return _Counted("persons", group["noun"], number.start, number.end)
        cue = NUMBER_OF.search(left) or DASH.search(left)
        if cue is None or not self._ends_phrase(number):
            return None
        start = number.start - len(left) + cue.start("noun")
        hit = next((h for h in self.hits if start <= h.start and h.end <= number.start and h.id != "none"), None)
        if hit is None:
            return _Counted("items", cue["noun"].split()[0], start, number.end)
        return _Counted(self._unit(hit.id), self.field[hit.start : hit.end], hit.start, number.end)

    def _ends_phrase(self, number: Number) -> bool:
        """Whether no noun can follow a number: a mark of punctuation, a small word or nothing does."""
        words = self.sentence.words
        return number.last >= len(words) or self._is_parted(number, number.last) or words[number.last].text in STOPS

    def _is_elliptic(self, number: Number, previous: _Counted) -> bool:
        """ "Of the 79 vehicles, 43 had been …", « deux interpellations à Nador, neuf à Melilia », "of which 1.5 million in cash"."""
        if self._looks_like_year(number):
            return False
        before = self.field[max(self.sentence.start, number.start - 14) : number.start].rstrip().lower()
        if self.is_part_of_them(number) or before.endswith(OF_THEM):
            return True
        money = previous.unit in CURRENCIES
        if money or number.scaled:
            return money and number.scaled and self._ends_phrase(number)
        words = self.sentence.words
        if number.last >= len(words):
            return False
        gap = self.field[number.end : words[number.last].start]
        small = words[number.last].text in STOPS and gap == " " and words[number.last].text not in LINKS
        return (small or gap in (" – ", " — ")) and self._starts_clause(number)

    def _looks_like_year(self, number: Number) -> bool:
        return number.digits and not number.scaled and bool(YEAR.fullmatch(number.bare))

    def _starts_clause(self, number: Number) -> bool:
        before = self.field[max(self.sentence.start, number.start - 14) : number.start].rstrip().lower()
        return before.endswith(
            (
                ",",
                ";",
                ":",
                " and",
                " et",
                " und",
                " а",
                " і",
                " та",
                " и",
                " a",
                " i",
                "dont",
                "davon",
                " числе",
                " числі",
                "another",
                "all",
                "weitere",
                "autres",
                " ще",
                " еще",
                " ещё",
                " kolejne",
                " kolejnych",
                " kolejny",
                "including",
            )
        )

    def _follows_date(self, number: Number, before: Number) -> bool:
        """ "Sept. 12 and 19": a number linked to one that is part of a date."""
        return self._is_range(before, number) and before.digits and self._is_label(before)

    def _is_year(self, number: Number, noun: _Counted) -> bool:
        if not self._looks_like_year(number) or number.qualifier:
            return False
        return noun.unit == "items" or noun.end <= number.end or self.field[number.end : noun.end].count(" ") > 1
