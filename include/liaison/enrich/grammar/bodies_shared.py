"""Bodies of several states that one word names: «МВД Беларуси и Казахстана», "Prokuratury Polski i Ukrainy"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.bodies import Named, text_of
from liaison.enrich.grammar.tokens import Token
from liaison.enrich.grammar.wordlists import words

AND = words("и та і й and et i oraz und sowie")
LINKS = words("of the de du des d la l von der des")
"""Small words that may stand before each state."""
SHARED = frozenset({"ministry", "prosecutor", "customs", "border_guard"})
"""Kinds of bodies that a list of states shares; with police the list often tells no more than where they are from."""


def shared(
    named: Sequence[Named], tokens: tuple[Token, ...], codes: Mapping[int, str], sentence: str, language: str
) -> list[Named]:
    """The bodies with one more for each further state behind or in their names."""
    result: list[Named] = []
    for item in named:
        first = next((i for i in range(item.first + 1, item.last) if i in codes and tokens[i].upper), None)
        states = _states(tokens, first, codes, language) if first is not None else []
        inside = item.kind == "police" and len(states) > 1 and item.last > states[0][1]  # "Policja Niemiec i Holandii"
        states = states if item.kind in SHARED or inside else []
        if first is None or len(states) < 2 or item.last < states[0][1] or item.last > states[-1][1]:
            result.append(item)
            continue
        own = text_of(tokens[first : item.last], sentence)
        if not item.name.endswith(own):
            result.append(item)
            continue
        head = item.name.removesuffix(own)
        for place, (begin, end) in enumerate(states):
            name = head + text_of(tokens[begin:end], sentence)
            if place == 0:
                result.append(item if item.last == end else replace(item, last=end, name=name))
            else:
                result.append(Named(begin, end, item.kind, name))
    return result


def _states(tokens: tuple[Token, ...], first: int, codes: Mapping[int, str], language: str) -> list[tuple[int, int]]:
    """Where the states of a list stand that begins at `first` and ends with "and" and a state; one alone without such an end."""
    in_case = _in_case(language)
    states = []
    at = first
    ended = False
    while at < len(tokens) and at in codes and tokens[at].upper and in_case(tokens[at]):
        end = at + 1
        while end < len(tokens) and codes.get(end) == codes[at] and tokens[end].glue in (" ", "-"):
            end += 1
        states.append((at, end))
        if ended or end >= len(tokens):
            break
        ended = tokens[end].key in AND and tokens[end].glue == " "
        if not ended and tokens[end].glue != ", ":
            break
        at = end + ended
        while at < len(tokens) and tokens[at].key in LINKS and at - end < len(("and", "of", "the")):
            at += 1
    return states if ended else states[:1]


def _in_case(language: str) -> Callable[[Token], bool]:
    """Whether a state's name can be in the genitive, where the language has one that can be told."""
    if language not in morphology.LANGUAGES:
        return lambda token: True
    return lambda token: token.caps or any(tag.endswith(":gent") for tag in morphology.tags(token.key, language))
