"""Numbers in running text, in digits and in words, as their full value: "1.250", "3,4 млн", "twenty-seven", "zwölf"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence, Word
from liaison.model.vocabulary import Vocabulary

POINT_LANGUAGES = frozenset({"en", "und"})
"""Languages with a decimal point; in the others a comma stands before the decimals and a dot may part thousands."""

DIGITS = re.compile(r"\d{1,3}(?:([ .,'’  ])\d{3})(?:\1\d{3})*(?!\d)(?:[.,]\d+(?!\d))?|\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Number:
    """`words[first:last]` of its sentence say `value`; `digits`: written in digits; `decimals`: with a fraction as written."""

    value: float
    first: int
    last: int
    start: int
    end: int
    digits: bool
    scaled: bool = False
    qualifier: str | None = None
    bare: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """One language's number words, scales and qualifiers."""

    values: Mapping[str, int]
    scales: Mapping[str, int]
    cues: Mapping[str, frozenset[str]]
    ones: frozenset[str]


@lru_cache(maxsize=32)
def number_words(vocabulary: Vocabulary, language: str) -> NumberWords:
    """The number words of a language, English ones where it has none."""
    known: Mapping[str, Mapping[Any, Any]] = vocabulary["numbers"]
    entry = known.get(language) or known["en"]
    values = {form: int(value) for value, forms in entry.items() if isinstance(value, int) for form in forms.split()}
    if language == "de":
        values |= _german(values)
    scales = {form: int(scale) for scale, forms in entry["scale"].items() for form in forms.split()}
    cues = {key: frozenset(str(entry[key]).split()) for key in ("about", "over", "more", "than", "up_to")}
    return NumberWords(values, scales, cues, frozenset(str(entry["one"]).split()))


def _german(values: Mapping[str, int]) -> dict[str, int]:
    """Compounds up to 999: siebenundzwanzig, hundertzwölf, dreihundert."""
    units = {"ein": 1, **{form: value for form, value in values.items() if value < 10}}
    tens = {form: value for form, value in values.items() if 20 <= value < 100}
    small = {form: value for form, value in values.items() if value < 100}
    small |= {f"{unit}und{ten}": one + value for unit, one in units.items() for ten, value in tens.items()}
    hundreds = {f"{unit}hundert": 100 * one for unit, one in units.items()} | {"hundert": 100}
    return small | hundreds | {h + s: v + w for h, v in hundreds.items() for s, w in small.items()}


def numbers_in(sentence: Sentence, text: str, language: str, vocabulary: Vocabulary) -> list[Number]:
    """All numbers of a sentence by place; `text` is the sentence's whole field."""
    known = number_words(vocabulary, language)
    found = sorted(
        [*_digits(sentence, text, language), *_words(sentence.words, known)], key=lambda n: (n.first, n.last)
    )
    scaled = [_scaled(number, sentence, text, known) for number in found]
    return [_ranged(number, scaled[i + 1 : i + 2], sentence, text) for i, number in enumerate(scaled)]


LINKS = words("to bis до do à and und et і и i")


def _ranged(number: Number, following: list[Number], sentence: Sentence, text: str) -> Number:
    """ "4 to 7 thousand": the lower end of a range takes the scale of the upper one."""
    if not following or number.scaled or not following[0].scaled or number.value >= 1000:
        return number
    between = sentence.words[number.last : following[0].first]
    gap = text[number.end : following[0].start].strip()
    if gap in ("-", "–", "—") or (len(between) == 1 and between[0].text in LINKS):
        factor = (
            following[0].value / (_value(following[0].bare, "en") or following[0].value) if following[0].bare else 1
        )
        return replace(number, value=number.value * factor, scaled=True)
    return number


def _digits(sentence: Sentence, text: str, language: str) -> Iterator[Number]:
    starts = {word.start: i for i, word in enumerate(sentence.words)}
    for found in DIGITS.finditer(text, sentence.start, sentence.end):
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


VAGUE = words("mehrere einige several plusieurs кілька несколько kilka")
"""Before a number word these leave the number open: "mehrere Hundert"."""


SINGLE = words(
    "thousand million billion tausend millier тисяча тисячу тисячі мільйон мільярд тысяча тысячу тысячи миллион миллиард "
    "tysiąc tysiąca milion miliard"
)
"""Scales that are a number by themselves: "over a thousand", «понад тисячу», „mehr als tausend“."""


def _stands_alone(before: str, known: NumberWords) -> bool:
    """Whether a scale with this word before it counts one: "a", "over", "nearly", or no number and nothing vague."""
    return before in known.ones or before == "a" or any(before in known.cues[key] for key in ("over", "about", "than"))


def _words(words: tuple[Word, ...], known: NumberWords) -> Iterator[Number]:
    place = 0
    while place < len(words):
        value = known.values.get(words[place].text)
        before = words[place - 1].text if place else ""
        if value is None and (
            (before in known.ones and _is_millions(words[place], known))
            or (words[place].text in SINGLE and _stands_alone(before, known))
        ):
            yield Number(1.0, place, place, words[place].start, words[place].start, digits=False)
        if value is None:
            place += 1
            continue
        if place and words[place - 1].text in VAGUE:
            place += 1
            continue
        first, total, smallest = place, value, value
        place += 1
        while place < len(words) and words[place].start - words[place - 1].end <= 1:
            more = known.values.get(words[place].text, 1 if words[place].text in known.ones else None)
            if more == 20 and smallest == 4 and words[place].text.startswith("vingt"):
                total, smallest = 80, 80
            elif more is not None and _adds(smallest, more):
                total, smallest = total + more, more
            else:
                break
            place += 1
        yield Number(float(total), first, place, words[first].start, words[place - 1].end, digits=False)


def _is_millions(word: Word, known: NumberWords) -> bool:
    return len(word.text) > 4 and known.scales.get(word.text, 0) >= 1_000_000


def _adds(smallest: int, more: int) -> bool:
    """Whether a number word goes on with the next: twenty + one, soixante + dix, dix + sept, сто + двадцать."""
    if smallest >= 100:
        return more < 100
    if smallest in (60, 80):
        return more < 20
    return (smallest >= 20 and more < 10) or (smallest == 10 and 7 <= more <= 9)


def _scaled(number: Number, sentence: Sentence, text: str, known: NumberWords) -> Number:
    """The number with the scale after it ("12 млн", "3.4 million", "two hundred") and the qualifier before it."""
    value, last, end, scaled = number.value, number.last, number.end, False
    while last < len(sentence.words):
        scale = known.scales.get(sentence.words[last].text)
        gap = text[end : sentence.words[last].start]
        short = len(sentence.words[last].text) == 1
        if scale is None or len(gap) > 2 or gap.strip(" .-\u00a0\u202f") or (short and (gap or not number.digits)):
            break
        value, end, scaled = value * scale, sentence.words[last].end, True
        last += 1
    return Number(
        round(value, 6),
        number.first,
        last,
        number.start,
        end,
        number.digits,
        scaled,
        _qualifier(number.first, sentence.words, known),
        number.bare,
    )


def _qualifier(first: int, words: tuple[Word, ...], known: NumberWords) -> str | None:
    before = [word.text for word in words[max(0, first - 3) : first]]
    if not before:
        return None
    if before[-1] in known.cues["than"] and len(before) > 1 and before[-2] in known.cues["more"]:
        return "over"
    for name in ("over", "about"):
        if before[-1] in known.cues[name]:
            return name
    if len(before) > 1 and before[-2] in known.cues["up_to"]:
        return "up to"
    return "up to" if before[-1] in known.cues["up_to"] and before[-1] in ("до", "bis", "do") else None
