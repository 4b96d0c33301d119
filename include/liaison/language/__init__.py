"""Which language a text is in, and how sure that is."""

from __future__ import annotations

from langdetect import DetectorFactory, LangDetectException, detect_langs

from liaison.model.article import Cleaned, LanguageGuess

MIN_LETTERS = 60
"""langdetect is wrong on a quarter of two-word texts with a probability of 0.99999: below this the answer is `und`."""


def detect_line(text: str) -> LanguageGuess:
    """The language of one text; `und` for texts too short to tell."""
    if sum(c.isalpha() for c in text) < MIN_LETTERS:
        return LanguageGuess("und", 0.0)
    DetectorFactory.seed = 0
    try:
        best = detect_langs(text)[0]
    except LangDetectException:
        return LanguageGuess("und", 0.0)
    return LanguageGuess(best.lang[:2], round(float(best.prob), 3))


def detect_article_language(cleaned: Cleaned) -> LanguageGuess:
    """The language of headline and body together."""
    return detect_line(f"{cleaned.headline or ''}\n{cleaned.body_text}")
