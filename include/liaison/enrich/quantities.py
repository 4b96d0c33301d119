"""How many people, things, how much money and mass a report names, each with its unit and what was counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.counted import OF_THEM, Counted, Nouns
from liaison.enrich.grammar.group_sizes import group_sizes
from liaison.enrich.grammar.home import home_told
from liaison.enrich.grammar.labels import follows_date, is_emergency, is_label, is_part_of_name
from liaison.enrich.grammar.lexicon import hits_in
from liaison.enrich.grammar.number_lines import LINKS, MASS, STOPS, Line
from liaison.enrich.grammar.numbers import Number, numbers_in
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.sections import NOISE
from liaison.enrich.text import Sentence, Text
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary

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
    "₦": "NGN",
    "₹": "INR",
    "₱": "PHP",
    "₩": "KRW",
    "₫": "VND",
    "฿": "THB",
    "₾": "GEL",
    "₼": "AZN",
    "₪": "ILS",
    "₵": "GHS",
}
SIGN_BEFORE = re.compile(
    r"(?:([A-Z]{3})|(?:US|C|CA|A|AU|BDS|TT|NZ|HK|S|J|FJ)?([€$£₴₽₸₺¥₦₹₱₩₫฿₾₼₪₵])|\b(Rs|Rp|RM|Tk|KSh|Ksh|[PRNK])\.?)\s?$"
)
WRITTEN = {"Rs": "INR", "Rp": "IDR", "RM": "MYR", "Tk": "BDT", "KSh": "KES", "Ksh": "KES"}
"""Abbreviations that stand before an amount."""
HOME_SIGNS = {
    "CA": {"$": "CAD"},
    "AU": {"$": "AUD"},
    "NZ": {"$": "NZD"},
    "FJ": {"$": "FJD"},
    "BB": {"$": "BBD"},
    "BW": {"P": "BWP"},
    "PH": {"P": "PHP"},
    "ZA": {"R": "ZAR"},
    "NG": {"N": "NGN"},
    "ZM": {"K": "ZMW"},
}
"""What a bare "$" or one letter before an amount means in a report from these states."""
HOME_SIGN = re.compile(r"(?<![\w.-])[$PRNK]\d")
SIGN_AFTER = re.compile(r"\s?(?:([€$£₴₽₸₺¥])|(%)|(?:zł)\b|(?!ALL|TRY)([A-Z]{3})\b)")
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
    "S$": "SGD",
    "J$": "JMD",
    "FJ$": "FJD",
}
PEOPLE_NUMERALS = ("еро", "двоє", "троє", "двое", "трое", "ерых", "оих", "ioro", "woje", "oje", "woro")
"""Collective numerals of the Slavic languages count people where no noun follows."""
CURRENCIES = words(
    "USD EUR GBP UAH RUB KZT PLN CZK HUF CHF GEL AMD AZN MDL BYN RON BGN TRY SEK NOK DKK ISK XOF XAF MAD DZD TND LYD EGP "
    "NGN GHS KES UGX TZS ZAR RWF ETB GNF CDF JPY CNY KRW HKD SGD TWD THB VND IDR MYR PHP INR PKR BDT LKR NPR CAD AUD NZD "
    "FJD BBD TTD BWP MGA ZMW MZN MRU MNT LAK KHR MMK HTG GMD SLE  JMD MXN BRL COP PEN CLP ARS KGS UZS TJS TMT RSD BAM MKD ALL HRK ILS JOD IQD KWD BHD QAR SAR AED OMR IRR"
)
WHOLE = frozenset({"persons", "vehicles", "countries", "pair"})
"""What comes in whole numbers only."""
PAIRS = frozenset({"countries", "pair"})
"""Two of these are the parties, and no count: "the two countries", «двух министерств»."""
FEW = 10
"""Below this, the same number of another noun is another quantity."""
KNOWN = 3
"""Up to this, a number with an article is of things known already: "the two ministers"."""
DEFINITE = words("the these both les des ces aux die den der diese beide oba obie obu обидва обидві обоих обе оба")
DATE = re.compile(
    r"\b\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})\b|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[:.]\d\d(?=\s?(?:uhr|h\b|a\.?m|p\.?m|год|час))|\b\d{1,2}:\d\d\b",
    re.IGNORECASE,
)
PHONE = re.compile(r"(?:\+|\b00)\d[\d\s()/–-]{6,}\d|(?:tel|тел|tél|phone)\.?:?\s*[\d\s()/+–-]{5,}", re.IGNORECASE)


def find_quantities(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """Mentions for `quantities`; a number given twice for the same thing, or in headline and body, is one value with two mentions."""
    previous: Counted | None = None
    signs = _signs(text, vocabulary, findings)
    found: list[Mention] = []
    for sentence in text.sentences:
        if sentence.section == NOISE:
            continue
        field = text.part(sentence.where)
        for number in group_sizes(sentence, text.language, vocabulary):
            what = field[number.start : number.end]
            found.append(_mention(sentence, field, number, Counted("persons", what, number.start, number.end)))
        for number, counted in _of_sentence(sentence, text, vocabulary, findings, previous, signs):
            if counted.unit in WHOLE or counted.unit == "items":
                previous = counted
            found.append(_mention(sentence, field, number, counted))
    told = {(m.properties["value"], m.properties["unit"]): m.value for m in reversed(found) if m.where != "headline"}
    for mention in found:
        same = told.get((mention.properties["value"], mention.properties["unit"]))
        yield replace(mention, value=same) if same and mention.where == "headline" else mention


def _signs(text: Text, vocabulary: Vocabulary, findings: Findings) -> dict[str, str]:
    """The currencies of "$" and of single letters before an amount, by the state the report is from."""
    if HOME_SIGN.search(text.body_text) is None and "dollar" not in text.body_text:
        return {}
    return HOME_SIGNS.get(home_told(text, findings, vocabulary) or "", {})


def _of_sentence(
    sentence: Sentence,
    text: Text,
    vocabulary: Vocabulary,
    findings: Findings,
    previous: Counted | None,
    signs: dict[str, str],
) -> Iterator[tuple[Number, Counted]]:
    """The numbers of a sentence that count something; `previous`: what the last one before it counted; `signs`: local currencies."""
    field = text.part(sentence.where)
    numbers = numbers_in(sentence, field, text.language, vocabulary)
    if not numbers:
        return
    hits = hits_in(sentence, vocabulary, "quantities", text.language)
    blocked = [m.span() for form in (DATE, PHONE) for m in form.finditer(field, sentence.start, sentence.end)]
    nations = findings.within(sentence, "countries_mentioned")
    states = [m.value for m in (*nations, *findings.of("countries_mentioned"))]
    line = Line(sentence, field, text.language, hits)
    reading = _Reading(line, numbers, Nouns(line, vocabulary, {m.start for m in nations}, states), signs)
    counted: Counted | None = None
    for place, number in enumerate(numbers):
        if any(start <= number.start < end for start, end in blocked):
            continue
        earlier = counted or (previous if reading.nouns.is_part_of_them(number) else None)
        found = reading.counted(place, earlier)
        if found is not None:
            if found.unit == "USD" and "$" in signs and _is_bare_dollar(sentence.text, found.start - sentence.start):
                found = replace(found, unit=signs["$"])  # a Canadian report counts in dollars of its own
            if found.unit not in MASS:
                counted = found
            yield number, found


def _is_bare_dollar(sentence: str, start: int) -> bool:
    """Whether an amount is in "dollars" of a state that is not told."""
    amount = sentence[start : start + AMOUNT].lower()
    return "dollar" in amount and not AMERICAN.search(amount)


AMOUNT = 50
"""Characters in which an amount and its currency stand."""
AMERICAN = re.compile(r"\bus[- ]dollar|u\.s\.|dollars? (?:us\b|américain)|american dollar|amerikanische|\busd\b")


def _mention(sentence: Sentence, field: str, number: Number, counted: Counted) -> Mention:
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


OPENERS = (
    *(",", ";", ":", " and", " et", " und", " а", " і", " та", " и", " a", " i", "dont", "davon", " числе", " числі"),
    *("another", "all", "including", "weitere", "autres", " ще", " еще", " ещё", " kolejne", " kolejnych", " kolejny"),
)
"""Before a number without a noun these say that it counts what the last one did."""


REST = (
    *(" übrigen", " anderen", " restlichen", " the other", " the remaining", " les autres", " остальные", " другие"),
    *(" pozostali", " pozostałe", " решта", " інші"),
)
"""Before a number without a noun: the rest of the people told of before."""
OF_WHOM = re.compile(r"\bof whom(?: (?:about|some|over|nearly|around|almost|only|at least|more than|roughly|up to))?$")
"""Before a number without a noun: people."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One sentence with its numbers and nouns."""

    line: Line
    numbers: list[Number]
    nouns: Nouns
    signs: dict[str, str]

    def counted(self, place: int, previous: Counted | None) -> Counted | None:
        """What the number at `place` counts, None where it is no quantity."""
        number = self.numbers[place]
        money = self._money_sign(number)
        if money is not None:
            return money
        if is_part_of_name(self.line, number) or is_label(self.line, number) or is_emergency(self.line, number):
            return None
        if place and follows_date(self.line, number, self.numbers[place - 1]):
            return None
        following = next((n for n in self.numbers[place + 1 :] if not is_part_of_name(self.line, n)), None)
        noun = self.nouns.after(number, following)
        before = self.numbers[place - 1] if place else None
        shared = before is not None and self.nouns.is_share_of(before, number)
        if noun is None and shared:
            noun = previous
        if following is not None and self.nouns.is_share_of(number, following):
            noun = self.nouns.after(following, self.numbers[place + 2] if place + 2 < len(self.numbers) else None)
        if self._counts_people(number) and (noun is None or noun.unit == "items"):
            noun = Counted("persons", noun.what if noun else "", number.start, noun.end if noun else number.end)
        if noun is None and following is not None and self.line.is_range(number, following):
            noun = self.nouns.after(following, self.numbers[place + 2] if place + 2 < len(self.numbers) else None)
            if noun is not None and noun.unit != "none":
                noun = Counted(noun.unit, noun.what, number.start, number.end)
        if noun is None and self._is_rest_of_people(number):
            noun = Counted("persons", "", number.start, number.end)
        if noun is None:
            noun = self.nouns.before(number)
        if noun is None and previous is not None and self._is_elliptic(number, previous):
            noun = Counted(previous.unit, "", number.start, number.end)
        if noun is None or noun.unit == "none" or self._is_year(number, noun):
            return None
        if number.value % 1 and (noun.unit in WHOLE or (noun.unit == "items" and not number.digits)):
            return None
        definite = self._is_definite(number) and not shared
        if (number.value <= 2 and noun.unit in PAIRS) or (definite and noun.unit == "pair" and number.value <= KNOWN):
            return None
        if number.value <= KNOWN and noun.unit in ("items", "persons", "vehicles") and definite:
            return None
        return Counted("items", noun.what, noun.start, noun.end) if noun.unit == "pair" else noun

    def _counts_people(self, number: Number) -> bool:
        """Slavic collective numerals: «семеро его подчинённых»."""
        return not number.digits and self.line.sentence.words[number.last - 1].text.endswith(PEOPLE_NUMERALS)

    def _is_definite(self, number: Number) -> bool:
        """ "The two offices", « les deux parquets »: known already, and no count."""
        return number.first > 0 and self.line.sentence.words[number.first - 1].text in DEFINITE

    def _money_sign(self, number: Number) -> Counted | None:
        """What a sign, a letter or a code right before or behind a number makes of it."""
        return self._sign_before(number) or self._sign_after(number)

    def _sign_before(self, number: Number) -> Counted | None:
        before = SIGN_BEFORE.search(self.line.field, max(self.line.sentence.start, number.start - 5), number.start)
        if before is None or not number.digits:
            return None
        written = before.group().strip()
        code = before.group(1) or PREFIXED.get(written) or WRITTEN.get(before.group(3) or "")
        code = code or self.signs.get(written) or MONEY_SIGNS.get(before.group(2) or "")
        return Counted(code, "", before.start(), number.end) if code and code in CURRENCIES else None

    def _sign_after(self, number: Number) -> Counted | None:
        after = SIGN_AFTER.match(self.line.field, number.end, self.line.sentence.end)
        if after is None:
            return None
        sign, percent, code = after.groups()
        unit = code or ("percent" if percent else MONEY_SIGNS[sign or "zł"])
        return Counted(unit, "", number.start, after.end()) if code is None or code in CURRENCIES else None

    def _is_elliptic(self, number: Number, previous: Counted) -> bool:
        """ "Of the 79 vehicles, 43 had been …", « deux interpellations à Nador, neuf à Melilia », "of which 1.5 million in cash"."""
        if self.line.looks_like_year(number):
            return False
        if self.nouns.is_part_of_them(number) or self._left(number).endswith(OF_THEM):
            return True
        money = previous.unit in CURRENCIES
        if money or number.scaled:
            return money and number.scaled and self.line.ends_phrase(number)
        words = self.line.sentence.words
        if number.last >= len(words):
            return False
        gap = self.line.field[number.end : words[number.last].start]
        small = words[number.last].text in STOPS and gap == " " and words[number.last].text not in LINKS
        return (small or gap in (" – ", " — ")) and self._starts_clause(number)

    def _starts_clause(self, number: Number) -> bool:
        return self._left(number).endswith(OPENERS)

    def _left(self, number: Number) -> str:
        """The few characters before a number, in lower case."""
        return self.line.field[max(self.line.sentence.start, number.start - 14) : number.start].rstrip().lower()

    def _is_rest_of_people(self, number: Number) -> bool:
        """ "Refugees, of whom 12,000 live there", „Die übrigen vier müssen …“: without a noun these are people."""
        if number.scaled or self.line.looks_like_year(number):
            return False
        left = self._far_left(number)
        of_whom = self.line.language == "en" and OF_WHOM.search(left) is not None
        return of_whom or (left.endswith(REST) and self.line.ends_phrase(number))

    def _far_left(self, number: Number) -> str:
        """The words before a number, in lower case."""
        return self.line.field[max(self.line.sentence.start, number.start - 30) : number.start].rstrip().lower()

    def _is_year(self, number: Number, noun: Counted) -> bool:
        if not self.line.looks_like_year(number) or number.qualifier:
            return False
        return noun.unit == "items" or noun.end <= number.end or self.line.field[number.end : noun.end].count(" ") > 1
