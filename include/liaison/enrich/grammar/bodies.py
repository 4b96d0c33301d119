"""Bodies by vocabulary: well-known names and media, and the heads ("Department", «управління») that grammar builds on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from liaison.enrich.grammar.phrases import Phrases
from liaison.enrich.grammar.tokens import Token, tokens_of
from liaison.model.vocabulary import Vocabulary

LATIN = frozenset({"en", "de", "fr", "pl"})


@dataclass(frozen=True, slots=True)
class Body:
    """A well-known body: `names` in the report's language and everywhere, the one to show first. `country` INT: none.

    `short`: abbreviations that others use too; they count only where the full name stands.
    """

    key: str
    kind: str
    country: str | None
    names: tuple[str, ...]
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """`tokens[first:last]` names a body; `name` is its nominative."""

    first: int
    last: int
    kind: str
    name: str
    body: Body | None = None
    aliases: tuple[str, ...] = ()
    rule: str = "body-grammar"


@dataclass(frozen=True, slots=True, eq=False)
class BodyWords:
    """What the vocabulary knows about bodies in one language."""

    known: Phrases[tuple[Body, str]]
    media: Phrases[tuple[Body, str]]
    ambiguous: frozenset[str]
    carriers: frozenset[str]
    heads: Phrases[str]
    common: frozenset[str] = frozenset()


@lru_cache(maxsize=64)
def body_words(vocabulary: Vocabulary, language: str) -> BodyWords:
    """The bodies of one language, compiled once."""
    words = vocabulary["organizations"]
    known: Phrases[tuple[Body, str]] = Phrases(language)
    latin = language not in ("uk", "ru")
    for entry in words["bodies"]:
        own = tuple(entry.get(language, ()))
        every = tuple(entry.get("all", ()))
        for single in entry.get("each", ()):
            _add(known, Body(single, entry["kind"], entry["country"], (single,)), (single,))
        names = (*own, *every)
        if language == "de":  # German reports give many bodies their English names
            names += tuple(n for n in entry.get("en", ()) if n.count(" ") > 1 and n not in words["common"])
        if names:
            key = str(next(iter((*every, *own, *names))))
            _add(known, Body(key, entry["kind"], entry["country"], names, tuple(entry.get("short", ()))), names)
            if latin and language not in LATIN:
                _add(known, Body(key, entry["kind"], entry["country"], names), tuple(entry.get("en", ())))
    media: Phrases[tuple[Body, str]] = Phrases(language)
    for country, lines in vocabulary["media"]["media"].items():
        for line in lines:
            names = tuple(name.strip() for name in line.split(" / "))
            foreign = language == "de" and country not in ("DE", "AT", "CH", "")
            _add(media, Body(names[0], "media", country or None, names), names, whole=foreign)
    heads: Phrases[str] = Phrases(language)
    for kind, forms in words["heads"].get(language, words["heads"]["en"]).items():
        for form in forms:
            heads.add(form, kind)
    ambiguous, carriers = (frozenset(vocabulary["media"][key]) for key in ("ambiguous", "carriers"))
    return BodyWords(known, media, ambiguous, carriers, heads, frozenset(words["common"]))


SOFTENED = (("ta", "cie"), ("da", "dzie"), ("na", "nie"), ("ka", "ce"), ("ra", "rze"))
"""Endings of Polish nouns in the nominative and in the case of whom something was told."""


def _add(phrases: Phrases[tuple[Body, str]], body: Body, names: tuple[str, ...], *, whole: bool = False) -> None:
    for name in names:
        phrases.add(name, (body, name), whole=whole)
        adjective, _, rest = name.partition(" ")
        if phrases.language == "pl" and body.kind == "media" and rest:
            for ending, other in SOFTENED:
                if adjective.endswith(ending):  # „Gazecie Porannej”
                    phrases.add(f"{adjective.removesuffix(ending)}{other} {rest}", (body, name))
        if phrases.language == "de" and rest and adjective.endswith(("es", "er")):  # „des Auswärtigen Amts“
            for ending in ("en", "em", "e"):
                for case in ("", "s", "es"):
                    phrases.add(f"{adjective[:-2]}{ending} {rest}{case}", (body, name))


def text_of(tokens: tuple[Token, ...] | list[Token], sentence: str) -> str:
    """The text from the first to the last of `tokens`, blanks folded."""
    return " ".join(sentence[tokens[0].start : tokens[-1].end].split())


def initials(name: str, language: str) -> str:
    """The capitals that an abbreviation of `name` would have."""
    return "".join(token.text[0] for token in tokens_of(name, language)).upper()
