"""Cities and where they are: evidence for a body's country, and the places of a report."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from liaison.enrich.grammar.forms_pl import town_nominatives
from liaison.enrich.grammar.tokens import Token, stem
from liaison.model.vocabulary import Vocabulary

SLAVIC = frozenset({"uk", "ru"})
MAX_WORDS = 4
NO_CITIES = frozenset({"police"})
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
    """The cities that one language can name, by their words in lower case (stems in Ukrainian and Russian)."""

    language: str
    table: dict[str, str]

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
        return best


@lru_cache(maxsize=1)
def _lines() -> tuple[str, ...]:
    packed = (files("liaison.enrich") / "data" / "cities.tsv.gz").read_bytes()
    return tuple(line for line in gzip.decompress(packed).decode("utf-8").splitlines() if not line.startswith("#"))


@lru_cache(maxsize=64)
def cities_of(vocabulary: Vocabulary, language: str) -> Cities:
    """The vocabulary's cities, then those of the file; the largest of a name wins."""
    return Cities(language, _table(vocabulary, language if language in SLAVIC else "latin"))


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


def _keys(name: str, language: str) -> set[str]:
    """The keys of a city's name; «Дубая», «Шанхаю» lose more than their ending and need keys of their own."""
    forms = [name]
    if language in SLAVIC and name[-2:] in ("ай", "ей", "ой", "уй"):
        forms += [name[:-1] + ending for ending in ("я", "ю", "е", "ем", "ї", "єм")]
    return {_key(form, language) for form in forms}


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
