"""Which language a text is in, and how sure that is."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from importlib import resources

from liaison.language import prose, voices
from liaison.language.calibration import calibrated
from liaison.language.vote import script_shares, tally
from liaison.model.article import Cleaned, LanguageGuess

UNKNOWN = LanguageGuess("und", 0.0)
MAX_CHARACTERS = 2_000
"""More text does not change the vote and costs time in proportion."""
SAMPLE_CHARACTERS = 400
"""langdetect reads a part: 448 texts/s on 500 characters against 198 on 2,000, no errors in 1,500 texts of 300."""
LONG_TEXT = 300
SURE_FASTTEXT = 0.9
"""Where fastText is this sure and the word lists agree, langdetect is not asked: no answer changed on 1,008 texts."""
MIN_LETTERS = 4
FAMILIAR_SHARE = 0.34
TITLE_CASE_CHANCE = 0.9
TITLE_CASE_KNOWN = 0.5
SHORT_LABEL_CHANCE = 0.95
SURE_CHANCE = 0.98
SURE_KNOWN = 2
"""A vote this sure outweighs capitals and unknown words: "Kurt Lewin, Resolving Social Conflicts"."""
MIN_CHANCE = 0.40
PARAGRAPH_LETTERS = 80
MIXED_SHARE = 0.2


def detect_line(text: str) -> LanguageGuess:
    """The language of one text of any length.

    `und` with confidence 0 where there is no prose (code, names, numbers, addresses), where the text is most likely in a
    language that is not emitted, or in a script of none.
    """
    text = prose.repaired(text[:MAX_CHARACTERS])
    if prose.looks_like_code(text):
        return UNKNOWN
    plain = prose.strip(text)
    tokens = prose.words(plain)
    letters = sum(len(t) for t in tokens)
    stripped = len(prose.words(text)) - len(tokens)
    if letters < MIN_LETTERS or stripped > len(tokens) or (stripped and len(tokens) == 1) or _is_babble(tokens):
        return UNKNOWN
    if max(script_shares(plain, sum(c.isalpha() for c in plain)).values()) < 0.5:
        return UNKNOWN
    chances = tally(plain.strip(), [t.lower() for t in tokens])
    best = max(chances, key=lambda code: chances[code], default="und")
    if best not in voices.EMITTED or (len(tokens) < 3 and chances[best] < MIN_CHANCE):
        return UNKNOWN
    if _is_unfamiliar(best, chances[best], plain, tokens) or _is_name(best, chances[best], text, tokens):
        return UNKNOWN
    return LanguageGuess(best, calibrated(chances[best], letters))


def _is_babble(tokens: list[str]) -> bool:
    """Single letters, one word over and over, or one letter over and over in each word."""
    return len(tokens) >= 3 and (
        sum(len(t) for t in tokens) < 2 * len(tokens) or len(set(tokens)) == 1 or all(len(set(t)) == 1 for t in tokens)
    )


def _is_unfamiliar(code: str, chance: float, text: str, tokens: list[str]) -> bool:
    """Whether hardly a word is in the word list of the language that won, and fastText does not stand by it either."""
    _, known = voices.word_lists([t.lower() for t in tokens]).get(code, (0.0, 0))
    if len(tokens) < 3:
        return len(tokens) == 1 and not known
    return known / len(tokens) < FAMILIAR_SHARE and chance < SURE_CHANCE and voices.fasttext(text).get(code, 0.0) < 0.5


def _is_name(code: str, chance: float, text: str, tokens: list[str]) -> bool:
    """Whether the text is names, an address or abbreviations only, and not a title in title case."""
    if not prose.is_label(tokens):
        return False
    lowered = [t.lower() for t in tokens]
    others = [word for word in lowered if word not in given_names()]
    if prose.has_postal_code(text) or prose.is_address(text) or prose.has_initial(tokens) or not others:
        return True
    frequencies = [voices.word_lists([word]).get(code, (0.0, 0))[0] for word in others]
    if len(tokens) < 3:
        return chance < SHORT_LABEL_CHANCE or not all(frequencies) or others != lowered
    known = sum(frequency > 0 for frequency in frequencies)
    if chance >= SURE_CHANCE and known >= SURE_KNOWN:
        return False
    return chance < TITLE_CASE_CHANCE or lowered[0] != others[0] or known < TITLE_CASE_KNOWN * len(tokens)


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Common given names, lower-cased: a capitalised text with one of them is most likely a name."""
    return frozenset((resources.files(__package__) / "given_names.txt").read_text(encoding="utf-8").split())


def detect_article_language(cleaned: Cleaned) -> LanguageGuess:
    """The language of an article: the vote on headline and body, made cheap where fastText agrees with the word lists or
    langdetect.

    The flag `mixed-languages` says that at least a fifth of the text is in another language.
    """
    text = f"{cleaned.headline or ''}\n{cleaned.body_text}".strip()
    flags = ("mixed-languages",) if _mixed(cleaned.body_text) else ()
    if len(text) >= LONG_TEXT:
        whole = voices.fasttext(text[: 4 * MAX_CHARACTERS])
        code = max(whole, key=lambda c: whole[c], default="und")
        opening = text[:SAMPLE_CHARACTERS]
        sure = code in voices.EMITTED and whole[code] > SURE_FASTTEXT and _most_known(opening) == code
        if sure or (code in voices.EMITTED and whole[code] > 0.5 and voices.langdetect(opening).get(code, 0) > 0.9):
            return LanguageGuess(code, calibrated(1.0, len(text)), flags)
    guess = detect_line(text)
    return LanguageGuess(guess.code, guess.confidence, flags)


def _most_known(text: str) -> str:
    """The language whose word list has most of the words, by frequency."""
    lists = voices.word_lists([word.lower() for word in prose.words(text)])
    return max(lists, key=lambda code: lists[code][0], default="und")


def _mixed(body: str) -> bool:
    """Whether paragraphs in a second language, each surely so, make up MIXED_SHARE of the letters."""
    letters: Counter[str] = Counter()
    for paragraph in body.split("\n"):
        if len(paragraph) < PARAGRAPH_LETTERS:
            continue
        scores = voices.fasttext(paragraph)
        code = max(scores, key=lambda c: scores[c], default="und")
        if scores.get(code, 0) > 0.7:
            letters[code] += len(paragraph)
    total = sum(letters.values())
    return len(letters) > 1 and letters.most_common(2)[1][1] >= MIXED_SHARE * total
