"""Vehicles that a report identifies: make and model, vehicle identification number, registration plate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from liaison.enrich.findings import Findings
from liaison.enrich.sections import NOISE
from liaison.enrich.text import Sentence, Text, words_of
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary

VIN = re.compile(r"(?<![A-Z0-9])[A-HJ-NPR-Z0-9]{17}(?![A-Z0-9])")
VIN_VALUES = {
    **{str(digit): digit for digit in range(10)},
    **dict(zip("ABCDEFGH", range(1, 9), strict=True)),
    **dict(zip("JKLMN", range(1, 6), strict=True)),
    **{"P": 7, "R": 9},
    **dict(zip("STUVWXYZ", range(2, 10), strict=True)),
}
VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
CHECKED_REGIONS = "12345L"
"""First characters of North American and Chinese numbers, in which the ninth place is a check digit."""
PLATE_WORD = (
    r"licen[cs]e plates?|number plates?|registration(?: number| plates?)?|plates?|kennzeichen|номерн\w+ знак\w*|держномер\w*|номер\w*|"
    r"госномер\w*|plaques?(?: d'immatriculation)?|immatricul\w+|tablic\w+(?: rejestracyjn\w+)?|nr rej\.?"
)
PLATE = re.compile(
    rf"(?i:{PLATE_WORD})\W{{1,3}}(?P<plate>(?:[A-ZÄÖÜА-ЯІЇ]{{1,3}}[ -]?){{1,2}}\d{{1,5}}(?:[ -]?[A-ZА-ЯІЇ]{{1,3}})?(?:[ -]?\d{{2,3}})?|"
    rf"\d{{2,4}}[ -]?[A-ZА-ЯІЇ]{{1,3}}[ -]?\d{{2,3}})(?!\w)"
)


DIGIT = re.compile(r"\d")


def find_vehicles(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """Mentions for `vehicles`."""
    for sentence in text.sentences:
        if sentence.section != NOISE:
            yield from _of_sentence(sentence, vocabulary)


def _of_sentence(sentence: Sentence, vocabulary: Vocabulary) -> Iterator[Mention]:
    pattern, makes = makes_pattern(vocabulary)
    named = not _first_words(vocabulary).isdisjoint(word.text for word in sentence.words)
    for found in pattern.finditer(sentence.text) if named else ():
        make, model = makes[found.group("make").lower()], found.group("model")
        if model:
            value = f"{make} {model}"
            yield _mention(sentence, found.start(), found.end(), value, "make-model", {"make": make, "model": model})
    if DIGIT.search(sentence.text) is None:
        return  # numbers of vehicles and plates have digits
    for found in VIN.finditer(sentence.text):
        if is_vin(found.group()):
            yield _mention(sentence, found.start(), found.end(), found.group(), "vin", {"vin": found.group()})
    for found in PLATE.finditer(sentence.text):
        plate = found.group("plate")
        yield _mention(sentence, found.start("plate"), found.end("plate"), plate, "plate", {"plate": plate})


def _mention(sentence: Sentence, start: int, end: int, value: str, rule: str, known: Mapping[str, Any]) -> Mention:
    properties = {key: known.get(key) for key in ("make", "model", "vin", "plate")}
    return Mention(
        "Vehicle",
        "vehicles",
        value,
        sentence.where,
        sentence.start + start,
        sentence.start + end,
        f"vehicle.{rule}",
        properties=properties,
    )


@lru_cache(maxsize=8)
def makes_pattern(vocabulary: Vocabulary) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """One pattern for all makes, each with its own models behind it, and the make that each written form means."""
    makes: dict[str, str] = {}
    parts = []
    for entry in vocabulary["vehicles"]:
        forms = [entry["make"], *entry.get("forms", ())]
        makes |= {form.lower(): entry["make"] for form in forms}
        models = sorted(map(str, entry.get("models", ())), key=len, reverse=True)
        if models:
            parts.append(f'(?:{_either(forms)})[\\s«"-]{{1,2}}(?:{_either(models)})')
    # the make and the model are named groups of one inner pattern, so that a single pass serves all makes
    every = sorted(makes, key=len, reverse=True)
    models = sorted({str(m) for e in vocabulary["vehicles"] for m in e.get("models", ())}, key=lambda m: (-len(m), m))
    text = rf"(?<!\w)(?={'|'.join(parts)})(?P<make>{_either(every)})[\s«\"-]{{1,2}}(?P<model>{_either(models)})(?!\w)"
    return re.compile(text, re.IGNORECASE), makes


@lru_cache(maxsize=8)
def _first_words(vocabulary: Vocabulary) -> frozenset[str]:
    """The first words of all makes: the pattern is tried only where one stands (it took half of the time)."""
    _, makes = makes_pattern(vocabulary)
    return frozenset(next(words_of(make, 0, len(make))).text for make in makes)


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words)


def is_vin(number: str) -> bool:
    """Whether 17 characters can be a vehicle identification number: digits in its serial part, a letter among the first
    three, and the right check digit where its region has one."""
    if not number[-4:].isdigit() or number[:3].isdigit() or sum(c.isdigit() for c in number) < 5:
        return False
    if number[0] not in CHECKED_REGIONS:
        return True
    rest = sum(VIN_VALUES[c] * weight for c, weight in zip(number, VIN_WEIGHTS, strict=True)) % 11
    return number[8] == ("X" if rest == 10 else str(rest))
