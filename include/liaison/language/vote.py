"""The vote: log scores of the voices, weighted by how much text there is, with letters that a language does not have."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from liaison.language import voices
from liaison.language.voices import EMITTED, NEIGHBOURS

Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """How loud each voice is for texts of fewer than `letters` letters; chosen on half of 13,500 labelled texts."""

    letters: int
    lingua: float
    fasttext: float
    langdetect: float
    words: float


WEIGHTS = (
    Weights(12, 0.7, 0.2, 0.0, 0.6),
    Weights(18, 1.0, 0.15, 0.0, 0.5),
    Weights(28, 1.0, 0.2, 0.0, 0.6),
    Weights(45, 0.5, 0.5, 0.15, 0.6),
    Weights(10**9, 0.5, 0.5, 0.2, 0.5),
)
FOREIGN_PENALTY = -3.0
"""Log odds against languages that are not emitted; NEIGHBOURS get 0.6 of it. -5 gains 0.1 % on the 15, loses a third of the foreign texts."""

CYRILLIC = frozenset(["uk", "ru", "bg", "be", "kk", "mk", "sr", "mn"])
ARABIC = frozenset(["ar", "fa", "ur"])
LATIN_EMITTED = frozenset(EMITTED) - CYRILLIC - ARABIC
FOREIGN_LETTERS: tuple[tuple[str, frozenset[str]], ...] = (
    ("іїєґ", frozenset({"ru", "bg", "mk", "sr"})),
    ("їєґ", frozenset({"be", "kk"})),
    ("ыэё", frozenset({"uk", "bg", "mk", "sr"})),
    ("ў", frozenset({"uk", "ru", "bg", "kk", "mk", "sr"})),
    ("әғқңұүһөҷҳ", frozenset({"uk", "ru", "bg", "be", "mk", "sr"})),
    ("ђћљњјџѓќѕ", frozenset({"uk", "ru", "bg", "be", "kk"})),
    ("ъ", frozenset({"uk", "be", "mk", "sr"})),
    ("щ", frozenset({"be", "mk", "sr"})),
    ("əəə", frozenset(EMITTED)),
    ("ß", LATIN_EMITTED - {"de"}),
    ("ąęłśźż", LATIN_EMITTED - {"pl"}),
    ("ğı", LATIN_EMITTED - {"tr"}),
    ("řěů", (LATIN_EMITTED - {"cs"}) | {"sk", "hr", "sl"}),
    ("țţ", LATIN_EMITTED - {"ro"}),
    ("ñ¿¡", LATIN_EMITTED - {"es"}),
    ("ãõ", LATIN_EMITTED - {"pt", "ro"}),
    ("پچگژکی", frozenset({"ar"})),
    ("ٹڈڑے", frozenset({"ar", "fa"})),
)
"""Letters, and the languages that do not write them."""


def tally(text: str, words: list[str]) -> dict[str, float]:
    """The chance of each candidate language for `text` (its words lower-cased in `words`), before calibration."""
    letters = sum(c.isalpha() for c in text)
    weights = next(w for w in WEIGHTS if letters < w.letters)
    lingua, fasttext = voices.lingua(text), voices.fasttext(text)
    langdetect = voices.langdetect(text) if weights.langdetect else {}
    listed = voices.word_lists(words)
    unlike, scripts = foreign_letters(text, letters), script_shares(text, letters)
    scores = {}
    for code in {*lingua, *fasttext, *langdetect, *listed}:
        if scripts[script(code)] < 0.3:
            continue
        score = (
            weights.lingua * math.log(lingua.get(code, 0) + 1e-4)
            + weights.fasttext * math.log(fasttext.get(code, 0) + 1e-3)
            + weights.langdetect * math.log(langdetect.get(code, 0) + 1e-3)
            - unlike[code]
        )
        if code in listed:
            score += weights.words * listed[code][0] / math.sqrt(max(1, len(words)))
        if code not in EMITTED:
            score += FOREIGN_PENALTY * (0.6 if code in NEIGHBOURS else 1.0)
        scores[code] = score
    return _chances(scores)


def script(code: str) -> str:
    """The script a language is written in, as far as the vote tells them apart."""
    return "cyrillic" if code in CYRILLIC else "arabic" if code in ARABIC else "latin"


def script_shares(text: str, letters: int) -> dict[str, float]:
    """The share of letters in each script; other scripts count for none, so that their languages are not emitted."""
    counts = Counter(
        "cyrillic"
        if "\u0400" <= c <= "\u052f"
        else "arabic"
        if "\u0600" <= c <= "\u06ff"
        else "latin"
        if c < "\u0250" or "\u1e00" <= c <= "\u1eff"
        else "other"
        for c in text
        if c.isalpha()
    )
    return {name: counts[name] / max(1, letters) for name in ("latin", "cyrillic", "arabic")}


def foreign_letters(text: str, letters: int) -> Counter[str]:
    """Penalty per language for letters it does not have: in proportion to their share, since names and slips carry some."""
    lower = text.lower()
    penalty: Counter[str] = Counter()
    for characters, languages in FOREIGN_LETTERS:
        count = sum(lower.count(c) for c in characters)
        if count:
            weight = min(9.0, 60 * count / max(1, letters))
            for code in languages:
                penalty[code] += weight  # type: ignore[assignment]
    return penalty


def _chances(scores: dict[str, float]) -> dict[str, float]:
    if not scores:
        return {}
    top = max(scores.values())
    odds = {code: math.exp(score - top) for code, score in scores.items()}
    total = sum(odds.values())
    return {code: value / total for code, value in sorted(odds.items())}
