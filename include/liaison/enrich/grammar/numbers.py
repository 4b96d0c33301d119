"""Numbers in running text, in digits and in words, as their full value: "1.250", "3,4 млн", "twenty-seven", "zwölf"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from liaison.enrich.grammar.number_words import NumberWords, number_words, value_of
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence, Word
from liaison.model.vocabulary import Vocabulary

POINT_LANGUAGES = frozenset({"en", "und"})
"""Languages with a decimal point; in the others a comma stands before the decimals and a dot may part thousands."""

DIGITS = re.compile(r"\d{1,3}(?:([ .,'’  ])\d{3})(?:\1\d{3})*(?!\d)(?:[.,]\d+(?!\d))?|\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Number:
    """`words[first:last]` of its sentence say `value`; `digits`: written in digits, as `bare`; `scale`: of its last scale word."""

    value: float
    first: int
    last: int
    start: int
    end: int
    digits: bool
    scale: float = 1
    qualifier: str | None = None
    bare: str = ""

    @property
    def scaled(self) -> bool:
        return self.scale > 1


def numbers_in(sentence: Sentence, text: str, language: str, vocabulary: Vocabulary) -> list[Number]:
    """All numbers of a sentence by place; `text` is the sentence's whole field."""
    known = number_words(vocabulary, language)
    found = [
        *(_scaled(n, sentence, text, known) for n in _digits(sentence, text, language)),
        *_words(sentence.words, known),
    ]
    joined: list[Number] = []
    for number in sorted(found, key=lambda n: (n.first, n.last)):
        if joined and number.first < joined[-1].last:
            continue  # the half of "one and a half"
        number = _with_half(number, sentence.words, known)
        if joined and _goes_on(joined[-1], number, text):
            before = joined.pop()
            number = replace(number, value=before.value + number.value, first=before.first, start=before.start)
        joined.append(number)
    ranged = (_ranged(number, joined[i + 1 : i + 2], sentence, text) for i, number in enumerate(joined))
    return [replace(number, qualifier=_qualifier(number.first, sentence.words, known)) for number in ranged]


def _goes_on(before: Number, number: Number, text: str) -> bool:
    """Whether a number is the rest of the one right before it: «1 млн 200 тыс.», "one million two hundred thousand"."""
    return (
        before.scale > number.value
        and before.last <= number.first
        and text[before.end : number.start] in (" ", ". ", "\u00a0")
    )


def _with_half(number: Number, found: tuple[Word, ...], known: NumberWords) -> Number:
    """The number with "and a half" right after it or after its noun: « deux tonnes et demie », «пять с половиной тонн»."""
    for place in (number.last, number.last + 1):
        size = _half_at(found, place, known)
        if size:
            last = number.last + (size if place == number.last else 0)
            return replace(number, value=number.value + number.scale / 2, last=last, end=found[last - 1].end)
    return number


LINKS = words("to bis do до à and und et і i и")
AGAIN = words("um von über of about de sur o о про на by")
"""Small words that stand before each of two numbers: „um 113 und um 278 Millionen“."""


def _ranged(number: Number, following: list[Number], sentence: Sentence, text: str) -> Number:
    """ "4 to 7 thousand": the lower end of a range takes the scale of the upper one."""
    if (
        not following
        or number.scaled
        or not following[0].scaled
        or number.value > following[0].value / following[0].scale
    ):
        return number
    between = sentence.words[number.last : following[0].first]
    gap = text[number.end : following[0].start].strip()
    linked = bool(between) and between[0].text in LINKS and all(word.text in AGAIN for word in between[1:2])
    if gap in ("-", "–", "—") or (linked and len(between) <= 2):
        return replace(number, value=number.value * following[0].scale, scale=following[0].scale)
    return number


def _digits(sentence: Sentence, text: str, language: str) -> Iterator[Number]:
    written = list(DIGITS.finditer(text, sentence.start, sentence.end))
    starts = {word.start: i for i, word in enumerate(sentence.words)} if written else {}
    for found in written:
        first = starts.get(found.start())
        value = _value(found.group(), language)
        if first is None or value is None:
            continue
        last = first
        while last < len(sentence.words) and sentence.words[last].start < found.end():
            last += 1
        yield Number(value, first, last, found.start(), found.end(), digits=True, bare=found.group())


def _value(written: str, language: str) -> float | None:
    """The value of a number in digits; where a separator could part thousands or decimals, the language decides."""
    plain = re.sub(r"[ '’  ]", "", written)
    point, comma = plain.rfind("."), plain.rfind(",")
    decimal = "." if language in POINT_LANGUAGES else ","
    other = "," if decimal == "." else "."
    if point >= 0 and comma >= 0:
        decimal = "." if point > comma else ","
        other = "," if decimal == "." else "."
    elif (
        plain.count(decimal) > 1
        or (decimal in plain and re.fullmatch(r"[1-9]\d{0,2}[.,]000", plain))
        or (other in plain and not re.fullmatch(rf"\d{{1,3}}(?:\{other}\d{{3}})+", plain))
    ):
        decimal, other = other, decimal
    try:
        return float(plain.replace(other, "").replace(decimal, "."))
    except ValueError:
        return None


THOUSAND = "tausend"
"""Part of the German compounds that no list holds."""
FRACTIONS = (0.5, 0.25)
CLOSE = 1
"""Characters between the words of one number: a blank or a hyphen."""


def _words(found: tuple[Word, ...], known: NumberWords) -> Iterator[Number]:
    """The numbers in words; "several hundred" leaves the number open and gives none."""
    last = 0
    for place in [i for i, word in enumerate(found) if word.text in known.forms or THOUSAND in word.text]:
        number = _in_words(found, place, known) if place >= last else None
        if number is None:
            continue
        last = number.last
        if not number.first or found[number.first - 1].text not in known.cues["vague"]:
            yield number


def _in_words(found: tuple[Word, ...], first: int, known: NumberWords) -> Number | None:
    """The number that begins at a word: what stands below a thousand is gathered, then multiplied by the scale after it."""
    total, group, smallest, scale, last = 0.0, 0.0, math.inf, 1.0, first
    while last < len(found) and (last == first or found[last].start - found[last - 1].end <= CLOSE):
        word = found[last].text
        value, factor = value_of(word, known), known.scales.get(word, 0)
        if value is None and _is_one(found, last, known, within=group > 0):
            value = 1.0
        if value == 20 and smallest == 4 and word.startswith("vingt"):
            group, smallest = group + 76, 80
        elif value is not None and _adds(smallest, value):
            group, smallest = group + value, value
        elif factor and len(word) > 2 and (group or (not total and _counts_one(found, last, known))):
            group, smallest, scale = (group or 1) * factor, factor, factor
            if factor >= 1000:
                total, group = total + group, 0.0
        elif last == first and word in known.cues["measures"] and _is_qualified(found, last, known):
            group = 1.0
        elif group + total and _is_joint(found, last, smallest, known):
            pass
        else:
            break
        last += 1
        if value in FRACTIONS and known.cues["half_of"]:
            last += last < len(found) and found[last].text == "of"
            if last == len(found) or found[last].text not in known.cues["half_of"]:
                return None
            last += 1
    value = total + group
    return (
        Number(value, first, last, found[first].start, found[last - 1].end, digits=False, scale=scale)
        if value
        else None
    )


def _is_one(found: tuple[Word, ...], place: int, known: NumberWords, *, within: bool) -> bool:
    """Whether "one" (or "a") is a number here: inside one, before a scale, or before a noun with "and a half"."""
    word, following = found[place].text, found[place + 1].text if place + 1 < len(found) else ""
    measured = following in known.cues["measures"] or _half_at(found, place + 2, known) > 0
    if word in known.ones:
        return within or (following in known.scales and len(following) > 2) or measured
    return word in known.cues["half_of"] and measured


def _half_at(found: tuple[Word, ...], place: int, known: NumberWords) -> int:
    """How many words "and a half" has at a place, 0 where it does not stand there."""
    for half in known.halves:
        if tuple(word.text for word in found[place : place + len(half)]) == half:
            return len(half)
    return 0


def _counts_one(found: tuple[Word, ...], place: int, known: NumberWords) -> bool:
    """Whether a scale without a number counts one: "a hundred", "over a thousand", «тысяча литров», "plus de cent"."""
    before = found[place - 1].text if place else ""
    if before in known.cues["no_scale"] or before.isdigit():
        return False
    return before == "a" or _is_qualified(found, place, known) or found[place].text in known.alone


def _is_qualified(found: tuple[Word, ...], place: int, known: NumberWords) -> bool:
    """Whether "over", "about" or "than" stands before a word: «более тонны» is one."""
    before = found[place - 1].text if place else ""
    return any(before in known.cues[key] for key in ("over", "about", "than"))


def _is_joint(found: tuple[Word, ...], place: int, smallest: float, known: NumberWords) -> bool:
    """Whether "and" goes on with a number: "two hundred and fifty", « vingt et un »."""
    if found[place].text not in known.cues["and"] or place + 1 >= len(found) or smallest < 20:
        return False
    word = found[place + 1].text
    more = 1.0 if word in known.ones else value_of(word, known)
    return more is not None and 1 <= more < 100 and _adds(smallest, more)


def _adds(smallest: float, more: float) -> bool:
    """Whether a number word goes on with the next: twenty + one, soixante + dix, dix + sept, сто + двадцать."""
    if smallest >= 1000:
        return more < 1000 or smallest == math.inf
    if smallest >= 100:
        return more < 100
    if smallest in (60, 80):
        return more < 20
    return (smallest >= 20 and more < 10) or (smallest == 10 and 7 <= more <= 9)


def _scaled(number: Number, sentence: Sentence, text: str, known: NumberWords) -> Number:
    """The number in digits with the scale after it ("12 млн", "3.4 million")."""
    value, last, end, factor = number.value, number.last, number.end, 1.0
    while last < len(sentence.words):
        scale = known.scales.get(sentence.words[last].text)
        gap = text[end : sentence.words[last].start]
        if (
            scale is None
            or len(gap) > 2
            or gap.strip(" .-\u00a0\u202f")
            or (len(sentence.words[last].text) == 1 and gap)
        ):
            break
        value, end, factor = value * scale, sentence.words[last].end, scale
        last += 1
    return replace(number, value=round(value, 6), last=last, end=end, scale=factor)


GIVING = words("hand hands handed handing turn turns turned turning give gives gave giving given make made sign signed")
"""Verbs to which "over" belongs: "will hand over four drones" says nothing of how many they are."""


def _qualifier(first: int, words: tuple[Word, ...], known: NumberWords) -> str | None:
    before = [word.text for word in words[max(0, first - 3) : first]]
    if not before:
        return None
    if before[-1] in known.cues["than"] and len(before) > 1 and before[-2] in known.cues["more"]:
        return "over"
    if before[-1] == "over" and before[-2:-1] and before[-2] in GIVING:
        return None
    for name in ("over", "about"):
        if before[-1] in known.cues[name]:
            return name
    if len(before) > 1 and before[-2] in known.cues["up_to"]:
        return "up to"
    return "up to" if before[-1] in known.cues["up_to"] and before[-1] in ("до", "bis", "do") else None
