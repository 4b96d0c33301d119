"""The capitals of a sentence that may name a person: full names, and single words behind an office or a rank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.bodies_slavic import REGION
from liaison.enrich.grammar.gazetteer import Cities
from liaison.enrich.grammar.names import Name, NameWords, is_given, names_in
from liaison.enrich.grammar.offices import PRIVATE
from liaison.enrich.grammar.phrases import Hit, Phrases
from liaison.enrich.grammar.tokens import Token

OBJECT_OF = frozenset(
    {
        "of",
        "for",
        "in",
        "on",
        "to",
        "at",
        "against",
        "für",
        "gegen",
        "zur",
        "zum",
        "contre",
        "pour",
        "ds",
        "do",
        "по",
        "для",
    }
)
FRENCH_ARTICLES = frozenset({"le", "la", "l", "les", "un", "une", "des", "du", "aux"})


@dataclass(frozen=True, slots=True)
class Around:
    """What stands in a sentence beside its names: bodies and countries by the index of their words, offices and ranks."""

    tokens: Sequence[Token]
    language: str
    bodies: Mapping[int, object]
    codes: Mapping[int, str]
    towns: frozenset[int]
    heads: Sequence[Hit[tuple[str, str]]]
    ranks: Sequence[Hit[str]]
    peers: Sequence[Hit[str]]


def names_beside(around: Around, names: NameWords, cities: Cities, body_heads: Phrases[str]) -> list[Name]:
    """The names of a sentence in their order."""
    tokens, language, codes, heads, ranks = around.tokens, around.language, around.codes, around.heads, around.ranks
    closed = {
        i for h in (*heads, *ranks, *around.peers) for i in range(h.first, h.last) if not _may_be_name(tokens, i, names)
    }

    def blocked(index: int) -> bool:
        return (
            index in closed
            or index in around.bodies
            or index in around.towns
            or (index in codes and not _beside_given(tokens, index, language, names))
        )

    found = names_in(tokens, language, blocked, names)
    found = [_behind_service(n, tokens, codes, language, names) for n in found]
    if language in morphology.LANGUAGES:
        found = [_behind_district(n, tokens, heads, language, names) for n in found]
        found = [_behind_place(n, tokens, language, names) for n in found]
    if language in (*morphology.LANGUAGES, "fr"):
        beside = {h.last for h in (*heads, *ranks)}
        found = [n for n in found if n.first in beside or not _is_place(tokens, n)]
    if language in morphology.LANGUAGES:
        found = [n for n in found if n.first in beside or not _is_described(tokens, n, language, names, cities)]
    found = [
        n
        for n in found
        if n.known
        or not (_follows_preposition(tokens, n.first) or any(body_heads.at(tokens, i) for i in range(n.first, n.last)))
    ]
    single = _after_role(around, found, names, body_heads)
    after_rank = {h.last for h in ranks}  # «полковник Львов», but «поліцейських Києва» and «префект Браїли» name no one
    single = [n for n in single if n.first in after_rank or cities.at(tokens, n.first) is None]
    return sorted((*found, *single), key=lambda n: n.first)


def _behind_service(
    name: Name, tokens: Sequence[Token], codes: Mapping[int, str], language: str, names: NameWords
) -> Name:
    """Without a foreign service that a nation's adjective describes: "szwedzkiej Polismyndigheten Karin Lindvall"."""
    first = name.first
    if language != "pl" or first - 1 not in codes or name.last - first < 3 or tokens[first - 1].upper:
        return name
    behind = not is_given(tokens[first], language, names) and is_given(tokens[first + 1], language, names)
    return replace(name, first=first + 1) if behind else name


def _behind_district(
    name: Name, tokens: Sequence[Token], heads: Sequence[Hit[tuple[str, str]]], language: str, names: NameWords
) -> Name:
    """Without the district that an office names before a given name and a surname: «прокурор Саффолку Кевін Гейден»."""
    first = name.first
    if name.last - first != 3 or is_given(tokens[first], language, names):
        return name
    office = next((h for h in heads if h.last == first), None)
    if office is None or tokens[office.first].key != office.value[1].split()[0].lower():
        return name  # in another case the name is declined, too
    patronymic = "Patr" in morphology.tags(tokens[name.last - 1].key, language)
    if patronymic or any(t.glue != " " for t in tokens[first : name.last]):
        return name
    return replace(name, first=first + 1) if is_given(tokens[first + 1], language, names) else name


BEFORE_PLACES = frozenset({"в", "у", "на"})


def _behind_place(name: Name, tokens: Sequence[Token], language: str, names: NameWords) -> Name:
    """Without the place that an office ends with: «инспекторат в Бельцах Ион Руссу», «министр Курдистана Ребар Ахмед»."""
    first = name.first
    if language == "pl" or name.last - first < 3 or first == 0 or is_given(tokens[first], language, names):
        return name
    if any(t.glue != " " for t in tokens[first : first + 2]) or not tokens[first + 1].upper:
        return name
    found = morphology.tags(tokens[first].key, language)
    if {"Name", "Surn", "Patr"} & found and not {"Geox"} & found:
        return name
    placed = tokens[first - 1].key in BEFORE_PLACES or tokens[first].key.endswith((*REGIONS, "стана", "стану", "лендс"))
    inside = "Geox" in found or "inan" in found
    behind = placed or (inside and "NOUN:nomn" not in found and morphology.known(tokens[first].key, language))
    return replace(name, first=first + 1) if behind else name


def may_describe(tokens: Sequence[Token], index: int, language: str) -> bool:
    """Whether a word may be a region's adjective and no surname: «Львовский», "Krakowski" are people's names, too; in French
    only an article makes a capital one ("le Valaisan")."""
    if not tokens[index].upper or language not in ("uk", "ru", "pl", "fr"):
        return True
    return language == "fr" and index > 0 and tokens[index - 1].key in FRENCH_ARTICLES


def towns(tokens: Sequence[Token], cities: Cities, language: str, names: NameWords) -> frozenset[int]:
    """The words of towns that no name of a person holds: towns of several words, and those before a full name."""
    found: set[int] = set()
    for index, token in enumerate(tokens):
        city = cities.at(tokens, index) if token.upper else None
        hyphen = city is not None and tokens[city[0] - 1].glue == "-"
        if city is None or (is_given(token, language, names) and not hyphen):
            continue
        if city[0] - index > 1 or _full_name_at(tokens, index + 1, language, names):
            found |= set(range(index, city[0]))
    return frozenset(found)


def _is_described(tokens: Sequence[Token], name: Name, language: str, names: NameWords, cities: Cities) -> bool:
    """Whether capitals are an adjective with what it describes («Верхним Ларсом») or end with a town («на прохання Роси Київ»)."""
    row = tokens[name.first : name.last]
    if len(row) != PAIR or row[1].glue != " " or any(is_given(t, language, names) for t in row):
        return False
    first, last = (morphology.tags(t.key, language) for t in row)
    if cities.at(tokens, name.last - 1) is not None and not PERSONAL & last:
        return True
    return "ADJF" in first and not PERSONAL & first and morphology.known(row[0].key, language)


PAIR = 2
PERSONAL = {"Name", "Surn", "Patr"}
"""What the dictionary calls people's names."""
REGIONS = ("щина", "щини", "щину", "щині", "щиною", "щины", "щине", "щиной")
"""Ends of regions' names: «прокурори Харківщини»."""


def _is_place(tokens: Sequence[Token], name: Name) -> bool:
    """Whether capitals are one word with hyphens («Ріо-Неґро») or the adjective of a region («Хатлонської області»)."""
    if all(t.glue == "-" for t in tokens[name.first + 1 : name.last]):
        return True
    return name.last < len(tokens) and tokens[name.last].glue == " " and tokens[name.last].stem in REGION


def _is_institution(token: Token, language: str) -> bool:
    """Whether a capital is a thing's noun («председатель Сената»), which no surname is spelled like."""
    found = morphology.tags(token.key, language)
    return "inan" in found and not PERSONAL & found and "Geox" not in found and morphology.known(token.key, language)


def _describes(token: Token, following: Token, language: str) -> bool:
    """Whether a capital begins a longer name of something («офицера Пограничных войск») and names no one."""
    found = morphology.tags(token.key, language)
    if following.upper or following.glue != " " or {"Name", "Surn", "Patr", "NOUN:nomn"} & found:
        return False
    after = morphology.tags(following.key, language)
    return bool({"NOUN:gent", "ADJF:gent", "NOUN:accs"} & after) and not {"VERB", "PREP", "CONJ"} & after


def _full_name_at(tokens: Sequence[Token], first: int, language: str, names: NameWords) -> bool:
    """Whether a given name and another begin there: «глава полиции Дубая Абдалла аль-Марри»."""
    if first + 1 >= len(tokens) or tokens[first].glue != " " or not is_given(tokens[first], language, names):
        return False
    following = tokens[first + 1]
    return following.glue == " " and (following.upper or following.key in names.particles)


def _follows_preposition(tokens: Sequence[Token], first: int) -> bool:
    """Whether capitals are the object of a preposition: "the Division for Disclosure of Illegal Seizures"."""
    return first > 0 and tokens[first].glue == " " and tokens[first - 1].key in OBJECT_OF


def _may_be_name(tokens: Sequence[Token], index: int, names: NameWords) -> bool:
    token = tokens[index]
    if token.text not in names.given or not token.upper:
        return False
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    follows = after is not None and after.glue == " " and (after.upper or after.key in ("bin", "al", "el", "ibn"))
    return follows or (index > 0 and tokens[index - 1].key in ("bin", "ibn"))


def _beside_given(tokens: Sequence[Token], index: int, language: str, names: NameWords) -> bool:
    before = index > 0 and tokens[index].glue == " " and is_given(tokens[index - 1], language, names)
    return before or tokens[index].text in ("Chad", "Jordan", "Israel")


def _after_role(around: Around, found: Sequence[Name], names: NameWords, body_heads: Phrases[str]) -> list[Name]:
    """One capitalised word right after an office or rank ("Minister Gomelauri"), not the first of the sentence."""
    tokens, language, heads, ranks = around.tokens, around.language, around.heads, around.ranks
    taken = {i for n in found for i in range(n.first, n.last)}
    singles = []
    for hit in (*(h for h in heads if h.value[0] != PRIVATE), *ranks):
        at = hit.last
        if at >= len(tokens) or at in taken or at in around.bodies or at in around.codes:
            continue
        token = tokens[at]
        if (
            token.glue not in (" ", ". ")
            or not token.upper
            or token.caps
            or len(token.text) < 3
            or token.key in names.never
        ):
            continue
        if language == "de" and not (hit in ranks and tokens[hit.first].key in ("herr", "frau", "dr")):
            continue
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is not None and language in morphology.LANGUAGES and _describes(token, following, language):
            continue
        if language in morphology.LANGUAGES and (token.key.endswith(REGIONS) or _is_institution(token, language)):
            continue
        if language == "pl" and token.key.endswith("u") and hit.value[0].startswith("head_of"):
            continue  # "szef Polsatu": no surname has such a genitive
        if body_heads.at(tokens, at) is not None or (
            following is not None
            and ((following.upper and following.glue == " ") or (following.text.isdigit() and following.glue == ". "))
        ):
            continue
        if any(h.first <= at < h.last for h in (*heads, *ranks)):
            continue
        singles.append(Name(at, at + 1, False))
    return singles
