"""Nominatives of Ukrainian and Russian names of bodies."""

from __future__ import annotations

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.tokens import Token

JOINS = frozenset({"и", "та", "й", "і"})
TROOPS = ("військ", "войск", "сил")
"""Bodies whose names are plural: «прикордонні війська», «збройні сили»."""


def described(tokens: tuple[Token, ...], adjective: int, head: int, language: str) -> str:
    """A country's adjective in the nominative, with the gender of the head and a capital."""
    gender = morphology.gender_of(tokens[head].key, language) or "masc"
    return morphology.nominative(tokens[adjective].key, language, gender, "ADJF").capitalize()


def nominative_of(tokens: tuple[Token, ...], first: int, last: int, head: int, sentence: str, language: str) -> str:
    base = tokens[first].start
    text = sentence[base : tokens[last - 1].end]
    shift = 0
    gender = morphology.gender_of(tokens[head].key, language) if not tokens[head].caps else None
    gender = gender or (
        "neut" if tokens[head].text in ("МВД", "МВС", "МИД", "УВД", "ГУВД", "НЦБ", "ГУНП", "РОВД", "ОВД") else "masc"
    )
    for index in range(first, head + 1):
        token = tokens[index]
        if (
            token.caps
            or token.key in JOINS
            or (index + 1 < len(tokens) and tokens[index + 1].glue == "-" and index < head)
        ):
            continue
        plain = morphology.nominative(token.key, language, gender, "NOUN" if index == head else "ADJF")
        if index == head and language == "uk" and token.stem == "рад":
            plain = "рада"  # and no «рад»
        if index == head and _stands(token.key, language):
            plain = token.key  # «відділ» and no «відділи»
        if tokens[head].key.startswith(TROOPS):
            plain = _of_troops(plain, language, index == head)
        new = morphology.like(plain, token.text)
        start = token.start - base + shift
        text = text[:start] + new + text[start + len(token.text) :]
        shift += len(new) - len(token.text)
    text = " ".join(text.split())
    text += "»" if text.count("«") > text.count("»") else ""
    return text[:1].upper() + text[1:]


def _stands(key: str, language: str) -> bool:
    """Whether a noun can be in the nominative of the singular as it stands."""
    found = (r.tag for r in morphology.readings(key, language))
    return any(tag.POS == "NOUN" and tag.case == "nomn" and tag.number != "plur" for tag in found)


def _of_troops(word: str, language: str, head: bool) -> str:
    """The plural of a word in the name of troops: «Прикордонні війська»."""
    if head:
        if word.startswith("сил"):
            return "сили" if language == "uk" else "силы"
        return "війська" if language == "uk" else "войска"
    if language == "uk":
        return f"{word[:-2]}і" if word.endswith("ий") else f"{word[:-1]}і" if word.endswith(("е", "є")) else word
    return (
        f"{word[:-2]}{'ы' if word[-2:] in ('ый', 'ое', 'ая') else 'и'}е"
        if word.endswith(("ый", "ий", "ое", "ее", "ая"))
        else word
    )
