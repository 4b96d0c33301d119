"""Known bodies beside the name or the adjective of a state: another state's of the same name, Interpol's national bureaus."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.bodies import Named
from liaison.enrich.grammar.tokens import Token


def of_another(named: Named, tokens: tuple[Token, ...], codes: dict[int, str], sentence: str) -> Named:
    """Another state's ministry where the abbreviation stands beside that state: "szef włoskiego MSW", "MSW Kazachstanu"."""
    before, last = named.first - 1, named.last
    if named.kind != "ministry" or named.body is None or not tokens[named.first].caps:
        return named
    if last < len(tokens) and codes.get(last) not in (None, named.body.country) and tokens[last].upper:
        while last + 1 < len(tokens) and codes.get(last + 1) == codes[last] and tokens[last + 1].upper:
            last += 1
        if tokens[named.last].glue == " ":
            name = sentence[tokens[named.first].start : tokens[last].end]
            return Named(named.first, last + 1, "ministry", name, rule="body-grammar")
    if before < 0:
        return named
    if tokens[before].key.startswith(THERE):
        return Named(named.first, named.last, named.kind, tokens[named.first].text)
    if codes.get(before) in (None, named.body.country) or tokens[named.first].glue != " ":
        return named
    adjective = tokens[before].text
    if named.last - named.first > 1 or not adjective.endswith(("iego", "iemu", "im", "ie")):
        return named
    owner = re.sub(r"(?:iego|iemu|im)$", "ie", adjective)
    name = f"{owner[:1].upper()}{owner[1:]} {tokens[named.first].text}"
    return Named(before, named.last, "ministry", name, rule="body-grammar")


KNOWN_SHORT = frozenset({"Europol"})
"""Bodies that everybody calls by their short name, whatever a report calls them, too."""
THERE = ("tamtejsz", "tutejsz", "miejscow", "regionaln")
"""How adjectives begin that mean the body of the state of which a report tells: "szef tamtejszego MSW"."""


def known_of_state(named: Named, tokens: tuple[Token, ...], codes: dict[int, str], language: str) -> Named | None:
    """A known body with its country's adjective («іспанська Цивільна гвардія»); none where it is another state's («колумбійська
    Національна поліція»)."""
    before = named.first - 1
    if named.body is None or named.kind == "media":
        return named
    if named.body.country != "INT" and codes.get(named.last, named.body.country) != named.body.country:
        state = tokens[named.last]
        if state.upper and state.glue == " " and "NOUN:gent" in morphology.tags(state.key, language):
            return Named(
                named.first, named.last + 1, named.kind, f"{named.name} {state.text}"
            )  # «Госпогранслужба Киргизии»
    if before not in codes or tokens[named.first].glue != " ":
        return named
    if tokens[named.first].caps or not morphology.is_adjective(tokens[before].key, language):
        return named
    if codes[before] == named.body.country:
        return replace(named, first=before)
    return named if named.body.country == "INT" else None


def of_other_states(
    known: Sequence[Named],
    grammar: Sequence[Named],
    tokens: tuple[Token, ...],
    codes: dict[int, str],
    language: str,
) -> tuple[list[Named], list[Named]]:
    """The known bodies that are those, and the other states' of the same name that grammar did not find."""
    own: list[Named] = []
    others: list[Named] = []
    for item in known:
        told = _of_other_state(item, tokens, codes, language)
        if told is item:
            own.append(item)
        elif not any(g.first <= item.first and item.last <= g.last for g in grammar):
            others.append(told)
    return own, others


def _of_other_state(named: Named, tokens: tuple[Token, ...], codes: dict[int, str], language: str) -> Named:
    """Another state's body of the same name, where that state's adjective stands right before it: „die kolumbianische Policía
    Nacional“."""
    before = named.first - 1
    before -= before > 0 and tokens[before].key == "s" and tokens[before].glue in ("'", "’")
    if named.body is None or named.kind == "media" or named.body.country == "INT" or codes.get(before) is None:
        return named
    word = tokens[before]
    if language == "de" and tokens[named.first].glue == "-" and codes[before] != named.body.country:
        return Named(before, named.last, named.kind, f"{word.text}-{named.name}")
    if codes[before] == named.body.country or tokens[named.first].glue != " " or tokens[named.first].caps:
        return named
    possessed = before < named.first - 1  # "Lithuania's State Border Guard Service"
    adjective = possessed or (not word.upper if language != "en" else word.key.endswith(DEMONYMS))
    return Named(named.first, named.last, named.kind, named.name) if adjective else named


DEMONYMS = ("an", "ese", "ish", "ian", "ch", "ek", "ani", "qi", "eli", "ean")
"""Ends of English adjectives of states."""


def bureau(named: Named, tokens: tuple[Token, ...], codes: dict[int, str], sentence: str) -> Named:
    """The national bureau that Interpol's name before a country stands for: "Interpol Montenegro"."""
    last = named.last
    if named.body is None or named.body.key != "Interpol" or last >= len(tokens) or tokens[last].glue != " ":
        return named
    while last < len(tokens) and last in codes and tokens[last].upper and tokens[last].glue == " ":
        last += 1
    if last == named.last:
        return named
    name = f"{named.name} {sentence[tokens[named.last].start : tokens[last - 1].end]}"
    return Named(named.first, last, "police", name, rule="body-grammar")
