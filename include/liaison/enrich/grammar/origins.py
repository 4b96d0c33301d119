"""Which of a report's countries an official of no stated country serves, by the form of the name.

A name is no passport: this is asked only where neither the role nor the body nor the sentence tells, and only between the
countries that the report names. Learned by `benchmarks/train_origins.py`: letter groups of folded names, so that Клименко,
Klymenko and Klimenko are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np

from liaison.enrich.grammar.similar import fold

BUCKETS = 8192
"""Letter groups share so many places; 65 cultures of 8-bit values make 300 kB."""
SHORTEST, LONGEST = 2, 4
"""Letters of a group, the word's edges counted as letters."""
NEAR, FAR = 2, 10
"""A name is another country's where its culture is among the three likeliest of all, and the home's not among the first
ten: German and Dutch names are too alike to tell. Set on the development reports."""

COUNTRIES: dict[str, str] = {
    "az": "AZ", "bg": "BG", "cs": "CZ", "sk": "SK", "da": "DK GL", "de": "DE AT CH LI LU", "alemannic": "CH LI LU", "el": "GR CY",
    "en": "GB US CA AU NZ IE JM GY TT BB AG BS BM ZA LC VC KN GD BZ FJ", "ga": "IE GB", "in": "IN MU GY TT", "ke": "KE TZ UG RW SS", "ng": "NG",
    "pk": "PK AF", "th": "TH LA", "es": "ES MX CO CL AR PE EC VE BO PY UY CR PA HN GT SV NI CU DO", "et": "EE", "fi": "FI",
    "fr": "FR BE CH CA LU MC HT", "maghreb": "DZ TN MA", "hr": "HR RS BA ME XK", "hu": "HU", "hy": "AM", "id": "ID", "is": "IS",
    "it": "IT SM CH", "ja": "JP", "ka": "GE", "lt": "LT", "lv": "LV", "mk": "MK", "nl": "NL BE SR", "no": "NO", "pl": "PL",
    "pt": "PT BR AO MZ CV GW ST TL", "ro": "RO MD", "ru": "RU BY", "sl": "SI", "sv": "SE FI", "tr": "TR", "gh": "GH", "uk": "UA",
    "uz": "UZ", "vi": "VN", "zh": "CN TW HK SG MY MO", "za": "ZA LS SZ", "sahel": "SN ML BF CI GN NE TD BJ TG MR GM SL",
    "congo": "CD CG GA CM BI RW CF", "al": "AL XK MK", "kz": "KZ", "kg": "KG", "tj": "TJ", "tm": "TM", "by": "BY",
    "arab": "SA AE QA KW BH OM YE IQ JO SY LB PS EG LY SD TN DZ MA MR", "il": "IL", "ir": "IR", "af": "AF", "mn": "MN", "kr": "KR KP",
    "kh": "KH", "mm": "MM", "lk": "LK", "ph": "PH", "my": "MY BN SG", "et_ho": "ET ER", "so": "SO DJ", "zw": "ZW ZM MW MZ",
}  # fmt: skip
"""Where each culture's names are usual."""


@dataclass(frozen=True, slots=True, eq=False)
class Origins:
    """`weights[culture, bucket]`: log odds of a letter group, in steps of `scale`."""

    cultures: tuple[str, ...]
    weights: np.ndarray[Any, Any]
    scale: float

    def scores(self, name: str) -> dict[str, float]:
        """The log likelihood of each culture, up to a common amount."""
        rows = [bucket for part in fold(name).split() if len(part) > 1 for bucket in buckets(part)]
        if not rows:
            return {}
        total = self.weights[:, rows].astype(np.int32).sum(axis=1) * self.scale
        return dict(zip(self.cultures, total.tolist(), strict=True))


def buckets(part: str) -> Iterator[int]:
    """The places of the letter groups of one folded word."""
    edged = f"^{part}$"
    for size in range(SHORTEST, LONGEST + 1):
        for at in range(len(edged) - size + 1):
            yield _bucket(edged[at : at + size])


@lru_cache(maxsize=32_768)
def _bucket(letters: str) -> int:
    number = 0
    for letter in letters:
        number = (number * 131 + ord(letter)) % 1_000_003
    return number % BUCKETS


@lru_cache(maxsize=1)
def origins() -> Origins:
    """The learned weights."""
    with (files("liaison.enrich") / "data" / "origins.npz").open("rb") as opened:
        stored = np.load(opened)
        return Origins(tuple(COUNTRIES), stored["weights"], float(stored["scale"]))


def likely_country(name: str, countries: Iterable[str], home: str | None) -> str | None:
    """The country of `countries` (of alike ones the first) whose names a name is like where it is unlike those of `home`; else `home`."""
    countries = list(countries)
    choice: Sequence[str] = sorted({*countries, *([home] if home else [])})
    if len(choice) < 2 or len(name) < 4:
        return home
    scores = origins().scores(name)
    if not scores:
        return home
    order = sorted(scores, key=lambda culture: -scores[culture])
    rank = {country: _rank(country, order) for country in choice}
    named = list(dict.fromkeys(countries))
    place = {country: named.index(country) if country in named else len(named) for country in choice}
    best = min(choice, key=lambda country: (rank[country], country != home, place[country]))
    if rank[best] > NEAR:
        return home
    return best if home is None or rank[home] > FAR else home


def _rank(country: str, order: Sequence[str]) -> int:
    """The place of a country's likeliest culture; a country of unknown names is neither near nor far."""
    return next((place for place, culture in enumerate(order) if country in COUNTRIES[culture].split()), FAR)
