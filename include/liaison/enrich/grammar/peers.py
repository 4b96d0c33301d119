"""Peers of several states before their names: "his German and Dutch counterparts, A and B", „Amtskollegen aus Ungarn und Polen, A und B“."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from liaison.enrich.grammar.offices import ARTICLES, JOINS, LINKS, Context
from liaison.enrich.grammar.roles import FROM
from liaison.enrich.grammar.sharing import are_joined
from liaison.enrich.grammar.tokens import Token
from liaison.enrich.grammar.wordlists import words

PEERS = words(
    "counterparts colleagues amtskollegen amtskolleginnen kollegen kolleginnen homologues collègues consœurs odpowiednicy odpowiedników "
    "odpowiednikami odpowiednikom odpowiedniczkami koledzy kolegami kolegów kolegom koleżankami колеги колегами колегам колег коллеги "
    "коллегами коллегам коллег візаві визави"
)
"""Words for several of the same office."""
OWN_HEADS = words("leurs their ihre ihren їхні їхніх их ich")
"""Before an office in the plural these stand for the bodies named before: « leurs patrons, A et B »."""
WHOSE = re.compile(r" (?:de|du|des|d)[ ’']")
"""Before what a French office is of."""
NEAR = 3
"""Words between the last state of a group and its first name, at most."""


def group_states(context: Context, names: Sequence[tuple[int, int]], codes: Mapping[int, str]) -> dict[int, str]:
    """The state of each name, by its place in `names`, where as many states are told before as names follow."""
    told: dict[int, str] = {}
    for place, token in enumerate(context.tokens):
        if token.key not in PEERS:
            continue
        states, end = _states_beside(context, place, codes)
        if len(states) > 1:
            group = named_together(context, names, end)
            if len(group) == len(states):
                told.update(zip(group, states, strict=True))
    return told


def _states_beside(context: Context, at: int, codes: Mapping[int, str]) -> tuple[list[str], int]:
    """(the states beside a word for peers, where they end)."""
    tokens = context.tokens
    begin, end = at, at + 1
    while begin > 0 and (begin - 1 in codes or tokens[begin - 1].key in JOINS):
        begin -= 1
    while end < len(tokens) and (end in codes or tokens[end].key in JOINS | LINKS | ARTICLES | FROM):
        end += 1
    states = [codes[i] for i in range(begin, end) if i in codes]
    return list(dict.fromkeys(states)), end


def named_together(context: Context, names: Sequence[tuple[int, int]], after: int) -> list[int]:
    """The places of the names that begin directly behind some words and are joined: "…, A, B and C"."""
    first = next((at for at, (begin, _) in enumerate(names) if begin >= after), None)
    if first is None or names[first][0] - after > NEAR:
        return []
    if any(c in t.glue for t in context.tokens[after : names[first][0] + 1] for c in ";.!?"):
        return []
    group = [first]
    for at in range(first + 1, len(names)):
        if not are_joined(context, names[at - 1][1], names[at][0]):
            break
        group.append(at)
    return group


def peer_state(context: Context, first: int, codes: Mapping[int, str]) -> str | None:
    """The state of a peer whose own office follows: "his Polish counterpart, Commissioner Jan Nowak"."""
    tokens: Sequence[Token] = context.tokens
    while first > 0 and tokens[first - 1].key in ARTICLES and tokens[first].glue == " ":
        first -= 1
    hit = next((h for h in context.words.counterparts.find(tokens) if first - 2 <= h.last <= first), None)
    if hit is None or any(c in t.glue for t in tokens[hit.last : first + 1] for c in ";.:!?"):
        return None
    beside = [i for i in (hit.first - 1, *range(hit.last, first)) if i in codes]
    others = [i for i in range(hit.last, first) if i not in codes]
    return codes[beside[0]] if beside and not others else None


def are_own_heads(context: Context, first: int) -> bool:
    """Whether an office in the plural that begins there is that of the bodies named before."""
    return any(t.key in OWN_HEADS for t in context.tokens[max(0, first - 2) : first])


def of_place(context: Context, first: int, last: int) -> str:
    """The place of a French peer: « son homologue de l'Ain » has the same office there; nothing where a state is told."""
    tokens = context.tokens
    begin = next((i for i in range(first, last) if tokens[i].key in ("de", "du", "des", "d")), None)
    if context.language != "fr" or begin is None or begin + 1 >= last or not tokens[last - 1].upper:
        return ""
    if any(context.country(i) for i in range(begin, last)):
        return ""
    return " ".join(context.sentence[tokens[begin].start : tokens[last - 1].end].split())


def at_place(role: str, place: str) -> str:
    """An office elsewhere: "préfet du Nord" « de l'Ain » is "préfet de l'Ain"."""
    return f"{WHOSE.split(role)[0]} {place}" if place else role
