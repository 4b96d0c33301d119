"""For which state the words around a name say that its bearer acts: "for Belgium, …", „für die Gastgeber Peru“, «Латвію – …», "who led the Greek side"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from liaison.enrich.grammar.offices import ARTICLES, Context
from liaison.enrich.grammar.wordlists import words

FOR = {"de": words("für"), "fr": words("pour"), "en": words("for"), "uk": words("від"), "ru": words("от")}
"""Before a state these say for whom the people named behind it act."""
ACTING = re.compile(
    r"\b(?:ge|unter)?zeichne|unterschr|unterschrieb|unterzeichne|paraphier|verhandel|\bnahm|teilgenommen|sprach|vertrat|vertret|"
    r"sign[eé]|paraph|représent|initial|represent|attend|spoke|put (?:his|her|their) name|"
    r"підпис|парафува|представ|підпиш|подпис|парафир|выступ|виступ"
)
"""Words of deeds that people do for their states."""
SIDES = words("côté part")
"""« Côté belge, … », « de part monégasque »."""
STAND_FOR = re.compile(
    r"представля|представи|представл|очолюва|очоли|очолює|возглавл|возглави|reprezentowa|reprezentuj|przewodni|kierowa|vertrat|vertritt|vertreten"
)
"""Verbs whose object is the state for which their subject acts."""
LED = words("led headed leading heading represented represents signed spoke")
OF_SIDE = words("side delegation team party one contingent")
REACH = 12
"""Words between a state and the names of those who act for it, at most."""


def spoken_for(context: Context, first: int, last: int, codes: Mapping[int, str]) -> str | None:
    """The state for which the bearer of the name `tokens[first:last]` acts."""
    if not codes:
        return None
    if context.language == "en":
        told = _of_english_side(context, last, codes)
        if told is not None:
            return told
    return _object(context, first, codes) or _for(context, first, codes)


def _for(context: Context, first: int, codes: Mapping[int, str]) -> str | None:
    """The state that stands at the beginning of the clause: „für Belgien deren Kollegen A und B“, « côté belge, C »."""
    said = FOR.get(context.language)
    if said is None or not ACTING.search(context.sentence.lower()):
        return _beside(context, first, codes) if context.language == "fr" else None
    tokens = context.tokens
    names = 0
    for at in range(first - 1, max(-1, first - 3 * REACH), -1):
        names += context.name(at) and not context.name(at + 1)
        if names > 1 or ";" in tokens[at + 1].glue or ":" in tokens[at + 1].glue:
            break
        if tokens[at].key in said and _opens(context, at):
            state = next((i for i in range(at + 1, min(at + 4, len(tokens))) if i in codes), None)
            close = state is not None and all(t.key in ARTICLES for t in tokens[at + 1 : state])
            return codes[state] if close and state is not None and state < first else None
    return _beside(context, first, codes) if context.language == "fr" else None


def _opens(context: Context, at: int) -> bool:
    """Whether a clause begins there."""
    glue = context.tokens[at].glue
    before = context.tokens[at - 1].key if at else ""
    return at == 0 or any(c in glue for c in ",;:–—") or before in ("und", "et", "and", "і", "та", "и")


def _beside(context: Context, first: int, codes: Mapping[int, str]) -> str | None:
    """« côté belge, Philippe Gobert … » and « …, côté belge »: the state of the words before a comma and a name."""
    tokens = context.tokens
    for at in range(first - 1, max(0, first - REACH), -1):
        if ";" in tokens[at + 1].glue or context.name(at):
            return None
        if at in codes and tokens[at - 1].key in SIDES:
            return codes[at]
    return None


def _object(context: Context, first: int, codes: Mapping[int, str]) -> str | None:
    """The state that a verb before a name has for its object: «Литву представляла …, Латвію – …», "Czechy reprezentował …"."""
    if context.language not in ("uk", "ru", "pl", "de"):
        return None
    tokens = context.tokens
    dashed = first - 1 in codes and tokens[first].glue in (" — ", " – ", " - ", " -- ")
    if dashed and any(STAND_FOR.match(t.key) for t in tokens[:first]):
        return codes[first - 1]
    for at in range(first - 1, max(0, first - REACH), -1):
        if context.name(at) or "," in tokens[at + 1].glue or ";" in tokens[at + 1].glue:
            return None
        if STAND_FOR.match(tokens[at].key):
            before = [i for i in (at - 1, at - 2) if i in codes and i >= 0]
            return codes[before[0]] if before else None
    return None


def _of_english_side(context: Context, last: int, codes: Mapping[int, str]) -> str | None:
    """The state behind a name: "A led the Kazakh side, B the Uzbek one", "C, who spoke for the Fijian side"."""
    tokens = context.tokens
    at = last
    while at < len(tokens) and at - last < 2 and tokens[at].key in ("who", "for", "also"):
        at += 1
    led = at < len(tokens) and tokens[at].key in LED
    at += led
    if led and at < len(tokens) and tokens[at].key == "for":
        at += 1
    if at + 2 >= len(tokens) or tokens[at].key != "the" or at + 1 not in codes or tokens[at + 2].key not in OF_SIDE:
        return None
    return codes[at + 1] if led or tokens[at + 2].key in ("one", "side") else None
