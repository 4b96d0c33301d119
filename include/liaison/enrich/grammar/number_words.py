"""The number words of one language, as numbers.yaml has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from liaison.enrich.grammar.wordlists import words
from liaison.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """One language's number words, scales and qualifiers; see numbers.yaml. `forms`: all words with which a number may begin."""

    values: Mapping[str, float]
    scales: Mapping[str, int]
    cues: Mapping[str, frozenset[str]]
    ones: frozenset[str]
    alone: frozenset[str]
    halves: tuple[tuple[str, ...], ...]
    forms: frozenset[str]


CUES = ("about", "over", "more", "than", "up_to", "vague", "and", "half_of", "no_scale", "measures")


@lru_cache(maxsize=32)
def number_words(vocabulary: Vocabulary, language: str) -> NumberWords:
    """The number words of a language, English ones where it has none."""
    known: Mapping[str, Mapping[Any, Any]] = vocabulary["numbers"]
    entry = known.get(language) or known["en"]
    values = {form: key for key, forms in entry.items() if isinstance(key, int | float) for form in forms.split()}
    scales = {form: int(scale) for scale, forms in entry["scale"].items() for form in forms.split()}
    if language == "de":
        values |= _german(values)
    cues = {key: words(str(entry.get(key, ""))) for key in CUES}
    ones = words(entry["one"])
    return NumberWords(
        values,
        scales,
        cues,
        ones,
        words(entry["alone"]),
        tuple(tuple(each.split()) for each in entry["halves"]),
        ones | values.keys() | scales.keys() | cues["half_of"] | cues["measures"],
    )


def _german(values: Mapping[str, float]) -> dict[str, float]:
    """Compounds up to 999 and halves: siebenundzwanzig, hundertzwölf, dreihundert, zweieinhalb."""
    units = {"ein": 1.0, **{form: value for form, value in values.items() if 1 < value < 10 and value == int(value)}}
    tens = {form: value for form, value in values.items() if 20 <= value < 100}
    small = {form: value for form, value in values.items() if value < 100}
    small |= {f"{unit}und{ten}": one + value for unit, one in units.items() for ten, value in tens.items()}
    hundreds = {f"{unit}hundert": 100 * one for unit, one in units.items()}
    counted = {"hundert": 100.0} | hundreds
    halves = {f"{unit}einhalb": one + 0.5 for unit, one in units.items()}
    return small | halves | hundreds | {h + s: v + w for h, v in counted.items() for s, w in small.items()}


def value_of(word: str, known: NumberWords) -> float | None:
    """The value of one word; German ones go on beyond a thousand: zweitausend, fünfzehntausendsechshundert."""
    value = known.values.get(word)
    if value is None and "tausend" in word[2:]:
        head, _, tail = word.partition("tausend")
        thousands, rest = known.values.get(head), known.values.get(tail) if tail else 0.0
        value = thousands * 1000 + rest if thousands is not None and rest is not None else None
    return value
