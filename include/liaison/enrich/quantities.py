"""How many people, things, how much money and mass a report names, each with its unit and what was counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from liaison.enrich.findings import Findings
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
    "USD EUR GBP UAH RUB KZT PLN CZK HUF CHF GEL AMD AZN MDL BYN RON BGN TRY SEK NOK DKK XOF XAF MAD DZD TND "
    "NGN JPY CNY INR CAD AUD BBD KGS UZS TJS RSD"
)
MASS = frozenset({"kilograms", "tonnes", "grams", "litres", "percent"})
PAIRS = frozenset({"countries", "pair"})
"""Two of these are the parties, and no count: "the two countries", «двух министерств»."""
DEFINITE = words("the these both les des ces aux die den der diese beide oba obie obu обидва обидві обоих обе оба")
DATE = re.compile(
    r"\b\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})\b|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[:.]\d\d(?=\s?(?:uhr|h\b|a\.?m|p\.?m|год|час))|\b\d{1,2}:\d\d\b",
    re.IGNORECASE,
)
PHONE = re.compile(r"(?:\+|\b00)\d[\d\s()/–-]{6,}\d|(?:tel|тел|tél|phone)\.?:?\s*[\d\s()/+–-]{5,}", re.IGNORECASE)
LABELS = words(
    "article articles art § no nr n° № number section chapter page room flight route road highway autobahn "
    "bundesstraße a b paragraph absatz abs artikel artikels стаття статті статтею ст частини частина ч пункт "
    "п номер рейс стор траса статья статьи статьёй статьей статьями часть части трассе рейсом кабинет artykuł "
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
    "что которые который но i oraz lub w we na do dla od z ze za po pod przy było były są że które który ale"
)
LINKS = words("and or to und bis oder et ou à і й та до и или i lub do")
OF = words("of von der den de d des з із из z ze")


@dataclass(frozen=True, slots=True)
class _Counted:
    unit: str
    what: str
    start: int
    end: int


def find_quantities(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """Mentions for `quantities`; a number given twice for the same thing is one value with two mentions."""
    for sentence in text.sentences:
        if sentence.section != NOISE:
            yield from _of_sentence(sentence, text, vocabulary, findings)


def _of_sentence(sentence: Sentence, text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterator[Mention]:
    field = text.part(sentence.where)
    numbers = numbers_in(sentence, field, text.language, vocabulary)
    if not numbers:
        return
    hits = hits_in(sentence, vocabulary, "quantities", text.language)
    blocked = [m.span() for form in (DATE, PHONE) for m in form.finditer(field, sentence.start, sentence.end)]
    nations = list(findings.within(sentence, "countries_mentioned"))
    reading = _Reading(sentence, field, text.language, vocabulary, numbers, hits, {m.start for m in nations})
    found: list[tuple[Number, _Counted]] = []
    for place, number in enumerate(numbers):
        if any(start <= number.start < end for start, end in blocked):
            continue
        counted = reading.counted(place, found[-1][1] if found else None)
        if counted is not None:
            found.append((number, counted))
    for number, counted in found:
        yield _mention(sentence, field, number, counted)


def _mention(sentence: Sentence, field: str, number: Number, counted: _Counted) -> Mention:
    value: int | float = int(number.value) if number.value == int(number.value) else number.value
    what = " ".join(field[number.start : counted.end].split()) if not counted.what else counted.what
    stem = counted.what.lower()[:4] if value < 10 else ""
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

    def counted(self, place: int, previous: _Counted | None) -> _Counted | None:
        """What the number at `place` counts, None where it is no quantity."""
        number = self.numbers[place]
        money = self._money_sign(number)
        if money is not None:
            return money
        if self._is_part_of_name(number) or self._is_label(number):
            return None
        following = self.numbers[place + 1] if place + 1 < len(self.numbers) else None
        noun = self._noun(number, following)
        if self._counts_people(number) and (noun is None or noun.unit == "items"):
            noun = _Counted("persons", noun.what if noun else "", number.start, noun.end if noun else number.end)
        if noun is None and following is not None and self._is_range(number, following):
            noun = self._noun(following, self.numbers[place + 2] if place + 2 < len(self.numbers) else None)
            if noun is not None and noun.unit != "none":
                noun = _Counted(noun.unit, noun.what, number.start, number.end)
        if noun is None and place and self._follows_date(number, self.numbers[place - 1]):
            return None
        if noun is None and previous is not None and self._is_elliptic(number):
            kept = previous.unit if previous.unit in ("persons", "vehicles", "countries") else "items"
            noun = _Counted(kept, "", number.start, number.end)
        if noun is None or noun.unit == "none" or self._is_year(number, noun):
            return None
        definite = self._is_definite(number)
        if (number.value <= 2 and noun.unit in PAIRS) or (definite and noun.unit == "pair"):
            return None
        if number.value <= 3 and noun.unit == "items" and definite:
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

    def _is_label(self, number: Number) -> bool:
        words = self.sentence.words
        if number.first and not number.scaled:
            before = words[number.first - 1].text
            if number.digits and (before in LABELS or (before in MONTHS and number.value < 2100)):
                return True
        if self.field[max(0, number.start - 2) : number.start].strip().endswith(("§", "№", "#")):
            return True
        # "am 3. Mai", "die 2. Sitzung": German and Polish ordinals
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
        last = self._window_end(number, following)
        best: Hit | None = None
        for hit in self.hits:
            if hit.first < number.last or hit.first >= last:
                continue
            if hit.id == "none" and hit.first > number.last + 1:
                continue
            if best is None or self._better(hit, best):
                best = hit
            if hit.first > best.first:
                break
        if best is not None:
            what = " ".join(self.field[words[number.last].start : best.end].split()) if number.last < len(words) else ""
            return _Counted(best.id, what, number.start, best.end)
        for place in range(number.last, last):
            if (
                words[place].start in self.nations
                and self.field[words[place].start].isupper()
                and self.language != "de"
            ):
                return _Counted(
                    "persons", self.field[words[place].start : words[place].end], number.start, words[place].end
                )
            capital = self.field[words[place].start].isupper()
            if words[place].start in self.nations and self.language == "de" and capital:
                return _Counted(
                    "persons", self.field[words[place].start : words[place].end], number.start, words[place].end
                )
        return self._plain_noun(number, last)

    @staticmethod
    def _better(hit: Hit, best: Hit) -> bool:
        """A longer hit at one place wins; money and mass directly after the number win over what they buy."""
        return hit.first == best.first and (hit.last > best.last or best.id in ("items", "pair"))

    def _plain_noun(self, number: Number, last: int) -> _Counted | None:
        """A noun that is in no list: in German the first word with a capital, else the first word that is no small word."""
        words = self.sentence.words
        place = number.last
        while place < last and words[place].text in OF:
            place += 1
        if place >= last or words[place].text in STOPS or len(words[place].text) < 3:
            return None
        if self.language == "de":
            nouns = [w for w in words[place:last] if self.field[w.start].isupper()]
            if not nouns:
                return None
            unit = "persons" if is_person(nouns[0].text, "de") else "items"
            return _Counted(unit, self.field[words[place].start : nouns[0].end], number.start, nouns[0].end)
        person = first_person([w.text for w in words[place:last]], self.language)
        end = words[place if person is None else place + person].end
        unit = "items" if person is None else "persons"
        return _Counted(unit, self.field[words[place].start : end], number.start, end)

    def _window_end(self, number: Number, following: Number | None) -> int:
        """The place where the search for the noun ends: at a mark of punctuation, a small word or the next number."""
        words = self.sentence.words
        limit = min(len(words), number.last + WINDOW)
        if following is not None:
            limit = min(limit, max(following.first, number.last))
        for place in range(number.last, limit):
            before = words[place - 1].end if place > number.last else number.end
            gap = self.field[before : words[place].start]
            if any(c in ",;:()–—?!…" for c in gap) or ("." in gap and place > number.last and len(gap) > 1):
                return place
            if words[place].text in STOPS and not (place == number.last and words[place].text in OF and number.scaled):
                if words[place].text in OF and place == number.last and number.value >= 10:
                    continue
                return place
        return limit

    def _is_range(self, number: Number, following: Number) -> bool:
        between = self.sentence.words[number.last : following.first]
        gap = self.field[number.end : following.start]
        if not between:
            return gap.strip() in ("-", "–", "—", ",")
        return len(between) == 1 and between[0].text in LINKS

    def _is_elliptic(self, number: Number) -> bool:
        """ "Of the 79 vehicles, 43 had been …", « deux interpellations à Nador, neuf à Melilia »."""
        if number.digits and 1900 <= number.value <= 2100 and "." not in number.bare:
            return False
        words = self.sentence.words
        if number.last >= len(words):
            return False
        gap = self.field[number.end : words[number.last].start]
        return (
            words[number.last].text in STOPS
            and gap == " "
            and words[number.last].text not in LINKS
            and self._starts_clause(number)
        )

    def _starts_clause(self, number: Number) -> bool:
        before = self.field[max(self.sentence.start, number.start - 14) : number.start].rstrip().lower()
        return before.endswith(
            (",", ";", ":", " and", " et", " und", " а", " і", " та", " и", " a", " i", "dont", "davon")
        )

    def _follows_date(self, number: Number, before: Number) -> bool:
        """ "Sept. 12 and 19": a number linked to one that is part of a date."""
        return self._is_range(before, number) and before.digits and self._is_label(before)

    def _is_year(self, number: Number, noun: _Counted) -> bool:
        if not number.digits or number.scaled or number.qualifier or not re.fullmatch(r"(?:19|20)\d\d", number.bare):
            return False
        return noun.unit == "items" or self.field[number.end : noun.end].count(" ") > 1
