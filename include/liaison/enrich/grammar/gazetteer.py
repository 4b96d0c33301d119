"""Cities and where they are: evidence for a body's country, and the places of a report."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from liaison.enrich.grammar.tokens import Token, stem

SLAVIC = frozenset({"uk", "ru"})
MAX_WORDS = 4
NO_CITIES = frozenset({"police"})
"""Words of reports that are also a town's name: Police lies near Szczecin."""
_PARTS = str.maketrans({"-": " ", "'": " ", "’": " ", ".": " "})


@dataclass(frozen=True, slots=True)
class City:
    """A city: `location` is latitude and longitude in degrees."""

    name: str
    country: str
    location: tuple[float, float]


@lru_cache(maxsize=1)
def _lines() -> tuple[str, ...]:
    packed = (files("liaison.enrich") / "data" / "cities.tsv.gz").read_bytes()
    return tuple(line for line in gzip.decompress(packed).decode("utf-8").splitlines() if not line.startswith("#"))


@lru_cache(maxsize=8)
def _table(language: str) -> dict[str, str]:
    """Lines of the file by the city's words in lower case (stems in Ukrainian and Russian); the largest of a name wins."""
    table: dict[str, str] = {}
    column = 5 if language in SLAVIC else 4
    for line in _lines():
        for name in line.split("\t")[column].split("|"):
            key = name.lower()
            if language in SLAVIC:
                key = " ".join(stem(part, language) for part in key.replace("-", " ").split())
            elif not key.isalpha():
                key = " ".join(key.translate(_PARTS).split())
            if key and key not in NO_CITIES:
                table.setdefault(key, line)
    return table


@lru_cache(maxsize=4096)
def _city(line: str) -> City:
    country, latitude, longitude, name, *_ = line.split("\t")
    return City(name, country, (float(latitude), float(longitude)))


def city_at(tokens: Sequence[Token], first: int, language: str) -> tuple[int, City] | None:
    """(index after it, the city) where a city's name begins at `first`; the longest name wins."""
    if not tokens[first].upper:
        return None
    table = _table("uk" if language == "uk" else "ru" if language == "ru" else "")
    best = None
    key = ""
    for index in range(first, min(first + MAX_WORDS, len(tokens))):
        token = tokens[index]
        if index > first and token.glue not in (" ", "-", "'", "’"):
            break
        key = (
            f"{key} {token.stem if language in SLAVIC else token.key}"
            if key
            else (token.stem if language in SLAVIC else token.key)
        )
        line = table.get(key)
        if line is None and language == "de" and key.endswith("s"):
            line = table.get(key[:-1])
        if line is not None:
            best = (index + 1, _city(line))
    return best
