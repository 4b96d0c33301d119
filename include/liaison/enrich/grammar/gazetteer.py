"""Cities and where they are: evidence for a body's country, and the places of a report."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from liaison.enrich.grammar.forms_pl import town_nominatives
from liaison.enrich.grammar.tokens import Token, stem, tokens_of
from liaison.model.vocabulary import Vocabulary

SLAVIC = frozenset({"uk", "ru"})
MAX_WORDS = 4
KEY = 4
"""Letters by which listed adjectives are looked up."""
MEMO = 20_000
"""Words whose countries are remembered."""
CONSONANTS = ("в", "м", "х")
"""Last letters of the endings that a town's name may have without being declined."""
SHORT = 5
"""Words this short are no adjectives of towns: too many are something else („Bauer“, "saine")."""
NO_CITIES = frozenset({"police", "полиц", "поліц"})
"""Words of reports that are also a town's name: Police lies near Szczecin."""
_PARTS = str.maketrans({"-": " ", "'": " ", "’": " ", ".": " ", "(": " ", ")": " "})


@dataclass(frozen=True, slots=True)
class City:
    """A city: `location` is latitude and longitude in degrees, where the city file has it."""

    name: str
    country: str
    location: tuple[float, float] | None


@dataclass(frozen=True, slots=True, eq=False)
class Cities:
    """The cities that one language can name, by their words in lower case (stems in Ukrainian and Russian); `firsts`: the words
    that begin a name of several, empty where all words may."""

    language: str
    table: dict[str, str]
    firsts: frozenset[str]
    adjectives: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    described: dict[str, str | None] = field(default_factory=dict)

    def country_of(self, token: Token) -> str | None:
        """The country of the region or town whose adjective a word is: "Catalan", „Londoner“, «лондонская»."""
        if len(token.key) < KEY or (self.language == "en" and not token.upper):
            return None
        if token.text not in self.described:
            if len(self.described) >= MEMO:
                self.described.clear()
            self.described[token.text] = self._country_of(token)
        return self.described[token.text]

    def _country_of(self, token: Token) -> str | None:
        listed = self.adjectives.get(token.key[:KEY], ())
        for start, country in listed:
            if token.key.startswith(start):
                return country
        towns = (self.table.get(town) for town in _towns_of(token, self.language))
        return next((line.partition("\t")[0] for line in towns if line is not None), None)

    def at(self, tokens: Sequence[Token], first: int) -> tuple[int, City] | None:
        """(index after it, the city) where a city's name begins at `first`; the longest name wins."""
        if not tokens[first].upper:
            return None
        best = None
        key = ""
        for index in range(first, min(first + MAX_WORDS, len(tokens))):
            token = tokens[index]
            if index > first and token.glue not in (" ", "-", "'", "’", " (", ". "):
                break
            word = token.stem if self.language in SLAVIC else token.key
            key = f"{key} {word}" if key else word
            line = self.table.get(key)
            if line is None and self.language == "de" and key.endswith("s"):
                line = self.table.get(key[:-1])
            if line is None and self.language == "pl" and token.upper and index < first + 2:
                forms = town_nominatives(key)
                line = next((self.table[form] for form in forms if form in self.table), None)
            if line is not None:
                best = (index + 1, _city(line))
            if self.firsts and index == first and key not in self.firsts:
                break
        return best


def _towns_of(token: Token, language: str) -> Iterator[str]:
    """The keys of the towns that an adjective can be made of."""
    key = token.key
    if language == "de" and token.upper and key.endswith("er") and len(key) > SHORT:
        base = key[:-2]
        yield from (base, key[:-1], f"{base}en", f"{base}e", f"{base[:-1]}en", f"{base}a")
    elif language in SLAVIC:
        base = token.stem.removesuffix("ск").removesuffix("ськ")
        if token.stem.endswith("к") and base != token.stem and len(base) > 2:
            yield from (stem(base, language), token.stem)
    elif language == "pl" and token.stem.endswith("sk") and len(key) > SHORT:
        base = token.stem[:-2]
        plain = base[:-1] + "n" if base.endswith("ń") else base
        yield from (base, plain, f"{plain}a", f"{plain}o", f"{base[:-2]}ów" if base.endswith("ow") else base)
    elif language == "fr" and len(key) > SHORT:
        base = key.removesuffix("s").removesuffix("e")
        end = next((e for e in ("ienn", "ien", "ois", "ais", "éenn", "éen", "ain", "in") if base.endswith(e)), None)
        if end is not None:
            base = base.removesuffix(end)
            yield from (base, f"{base}e", f"{base}es", f"{base}s", base[:-1] if base[-2:-1] == base[-1:] else base)


@lru_cache(maxsize=1)
def _lines() -> tuple[str, ...]:
    packed = (files("liaison.enrich") / "data" / "cities.tsv.gz").read_bytes()
    return tuple(line for line in gzip.decompress(packed).decode("utf-8").splitlines() if not line.startswith("#"))


@lru_cache(maxsize=64)
def cities_of(vocabulary: Vocabulary, language: str) -> Cities:
    """The vocabulary's cities, then those of the file; the largest of a name wins."""
    written = vocabulary["places"]["adjectives"].get(language, {})
    adjectives: dict[str, list[tuple[str, str]]] = {}
    for start, country in ((start, country) for country, line in written.items() for start in line.split(", ")):
        adjectives.setdefault(start[:KEY], []).append((start, country))
    for several in adjectives.values():
        several.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    script = language if language in SLAVIC else "latin"
    # the first word of a Polish name is declined, too
    firsts: frozenset[str] = frozenset() if language == "pl" else _firsts(vocabulary, script)
    return Cities(language, _table(vocabulary, script), firsts, adjectives)


@lru_cache(maxsize=2048)
def local_adjectives(sentence: str, vocabulary: Vocabulary, language: str) -> dict[int, str]:
    """The countries of the regions and towns that words describe, by place; kept for the enrichers that ask again."""
    country_of = cities_of(vocabulary, language).country_of
    tokens = tokens_of(sentence, language)
    told = ((index, country_of(token)) for index, token in enumerate(tokens))
    return {
        index: country
        for index, country in told
        if country is not None
        and (country in OBLASTS or not tokens[min(index + 1, len(tokens) - 1)].key.startswith(OBLAST))
    }


OBLAST = ("област", "район", "округ", "губерн", "повіт", "воеводств", "воєводств")
"""After an adjective these make it a region's: «Лорийская область» has nothing to do with a town Lorica in Colombia."""
OBLASTS = frozenset({"RU", "UA", "BY", "KZ", "KG", "UZ", "TJ", "TM", "AM", "GE", "AZ", "MD", "PL", "BG", "CZ", "SK", "RS", "IL", "LT", "LV", "EE"})  # fmt: skip
"""States whose regions are called so."""


@lru_cache(maxsize=4)
def _table(vocabulary: Vocabulary, language: str) -> dict[str, str]:
    """The line of each city by its key; languages in Latin letters share one (it takes 0.1 s to make)."""
    table: dict[str, str] = {}
    places = {line.split("\t")[3]: line for line in reversed(_lines())}
    for country, lines in vocabulary["places"]["cities"].items():
        for line in lines:
            names = line.split(" / ")
            known = places.get(names[0], "")
            row = known if known.startswith(country) else f"{country}\t\t\t{names[0]}\t\t"
            for name in names:
                for key in _keys(name, language):
                    table.setdefault(key, row)
    column = 5 if language in SLAVIC else 4
    for row in _lines():
        for name in row.split("\t")[column].split("|"):
            for key in _keys(name, language):
                table.setdefault(key, row)
    for nothing in ("", *NO_CITIES):
        table.pop(nothing, None)
    return table


@lru_cache(maxsize=8)
def _firsts(vocabulary: Vocabulary, language: str) -> frozenset[str]:
    """The first words of the keys that have several."""
    return frozenset(key.partition(" ")[0] for key in _table(vocabulary, language) if " " in key)


def _keys(name: str, language: str) -> set[str]:
    """The keys of a city's name: its stem; «Псков», «Потсдам» themselves, as their last letters look like an ending; the forms
    of «Дубай», «Шанхай», which lose more than their ending."""
    forms = [name]
    if language in SLAVIC and name[-2:] in ("ай", "ей", "ой", "уй"):
        forms += [name[:-1] + ending for ending in ("я", "ю", "е", "ем", "ї", "єм")]
    keys = {_key(form, language) for form in forms}
    full = name.lower()
    if language in SLAVIC and full.isalpha() and full.endswith(CONSONANTS):
        keys.add(full)
    return keys


def _key(name: str, language: str) -> str:
    key = name.lower()
    if language in SLAVIC:
        return " ".join(stem(part, language) for part in key.replace("-", " ").split())
    return key if key.isalpha() else " ".join(key.translate(_PARTS).split())


@lru_cache(maxsize=4)
def capitals_of(vocabulary: Vocabulary) -> frozenset[str]:
    """The names of the capitals, as `City.name` gives them."""
    return frozenset(vocabulary["places"]["capitals"])


@lru_cache(maxsize=4096)
def _city(line: str) -> City:
    country, latitude, longitude, name, *_ = line.split("\t")
    return City(name, country, (float(latitude), float(longitude)) if latitude else None)
