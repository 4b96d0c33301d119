"""What an office is, and the vocabulary of offices: their heads, ranks and counterparts in each language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from liaison.enrich.grammar.phrases import Hit, Phrases
from liaison.enrich.grammar.tokens import Token
from liaison.model.vocabulary import Vocabulary

_LINKS_WORDS = """
of for the in to at on and s with de du des d l la le les à en au aux pour chargé chargée der des die das dem
den für im in am von vom zur zum w we ds do na z i e y del della
"""
LINKS = frozenset(_LINKS_WORDS.split())
_ARTICLES_WORDS = """
the a an der die das dem den des ein eine einem einen le la les l un une du who is also its der
"""
ARTICLES = frozenset(_ARTICLES_WORDS.split())
_JOINS_WORDS = """
and und et i oraz и та і й а with mit avec z с з
"""
JOINS = frozenset(_JOINS_WORDS.split())
PRIVATE = "other"
"""The id of callings that are no office: lawyers, tycoons, ringleaders."""


@dataclass(frozen=True, slots=True, eq=False)
class RoleWords:
    """The vocabulary of offices in one language."""

    heads: Phrases[tuple[str, str]]
    ranks: Phrases[str]
    counterparts: Phrases[str]
    modifiers: frozenset[str]
    speech: frozenset[str]
    descriptors: frozenset[str]
    national: dict[str, str]
    compounds: dict[str, str]
    no_compounds: tuple[str, ...]


@lru_cache(maxsize=32)
def role_words(vocabulary: Vocabulary, language: str) -> RoleWords:
    """Compiled once per language; languages without words of their own use the English ones."""
    words = vocabulary["roles"]
    use = language if language in ("en", "de", "fr", "pl", "uk", "ru") else "en"
    heads: Phrases[tuple[str, str]] = Phrases(use)
    for role_id, forms in words["roles"].items():
        for form in forms.get(use, ()):
            written, _, shown = form.partition("=")
            heads.add(written, (role_id, shown or written))
            if use == "de" and written.endswith("er"):
                heads.add(written + "s", (role_id, shown or written))  # the stem of „Leiter“ is not that of „Leiters“
    ranks: Phrases[str] = Phrases(use)
    for form in words["ranks"].get(use, ()):
        ranks.add(form, form)
    counterparts: Phrases[str] = Phrases(use)
    for form in words["counterparts"].get(use, ()):
        counterparts.add(form, form)
    return RoleWords(
        heads,
        ranks,
        counterparts,
        frozenset(words["modifiers"].get(use, ())),
        frozenset(words["speech"].get(use, ())),
        frozenset(words["descriptors"].get(use, ())),
        dict(words["national"].get(use, {})),
        {end: role_id for role_id, ends in words["compounds"].get(use, {}).items() for end in ends},
        tuple(words["no_compounds"]),
    )


@dataclass(frozen=True, slots=True)
class Role:
    """`tokens[first:last]` is the phrase, its head at `head`; `counterpart`: the office is that of the person before."""

    first: int
    last: int
    head: int
    role_id: str | None
    text: str
    oblique: bool = False
    counterpart: bool = False
    form: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What roles need to know about the words of a sentence."""

    tokens: Sequence[Token]
    sentence: str
    language: str
    words: RoleWords
    heads: Sequence[Hit[tuple[str, str]]]
    ranks: Sequence[Hit[str]]
    body: Callable[[int], tuple[int, int] | None]
    country: Callable[[int], bool]
    name: Callable[[int], bool]


def find_heads(
    tokens: Sequence[Token], words: RoleWords, body: Callable[[int], tuple[int, int] | None]
) -> list[Hit[tuple[str, str]]]:
    """The heads of offices outside the names of bodies ("Prosecutor's Office" holds none)."""
    hits = []
    found = words.heads.find(tokens)
    if words.compounds:
        taken = {hit.first for hit in found}
        more = (
            _compound(token, index, words) for index, token in enumerate(tokens) if token.upper and index not in taken
        )
        found = sorted((*found, *(hit for hit in more if hit is not None)), key=lambda hit: hit.first)
    for hit in found:
        span = body(hit.first)
        if span is not None and span[1] - span[0] > 1 and hit.last <= span[1] and span[0] < hit.first:
            continue
        if span is not None and span[0] == hit.first and span[1] > hit.last:
            continue
        hits.append(hit)
    return hits


def _compound(token: Token, index: int, words: RoleWords) -> Hit[tuple[str, str]] | None:
    """The office that the end of a German compound, a word with a capital, tells; the longest end wins."""
    gangs = token.key.startswith(words.no_compounds)
    for start in range(3, len(token.key) - 5):
        for end in (token.key[start:], token.key[start:].removesuffix("s")):
            role_id = words.compounds.get(end)
            if role_id is not None and (not gangs or role_id == PRIVATE):
                return Hit(index, index + 1, (role_id, token.key[:start] + end))
    return None
