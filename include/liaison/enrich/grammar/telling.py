"""The words of telling of one language, and whether they tie a statement to a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from liaison.enrich.grammar.other_acts import without_other_acts
from liaison.enrich.grammar.prefilter import Prefilter, Sifted
from liaison.enrich.text import Sentence
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary

REACH = 70
"""Characters beside a name in which the words that tie a statement to it may stand."""


@dataclass(frozen=True, slots=True)
class Ties:
    """The attribution words of one language, as patterns that end or begin at the source's name.

    `closed`: words before a source that ends its clause; `release`: marks of a report that a body itself put out;
    `some`: any of these words, to ask a sentence once before its names.
    """

    language: str
    before: Sifted
    after: re.Pattern[str]
    closed: re.Pattern[str]
    release: Sifted
    some: Prefilter


@lru_cache(maxsize=32)
def ties(vocabulary: Vocabulary, language: str) -> Ties:
    """Compiled once; languages without words of their own use the English ones."""
    known = vocabulary["attribution"]
    words = known["languages"].get(language, known["languages"]["en"])
    small = rf"(?:[\s-](?:{words['between']})(?![^\W_])){{0,6}}"
    name = r"(?-i:\s(?:[A-ZÀ-ÞА-ЯІЇЄҐ][\w.’'-]+\s?){1,4}(?=\s?(?:of|from|vom|von|der|des|de|du|z|ze|из|з|із)\s))?"
    apposition = r"(?:,\s(?!and|but|who|which)[^,.;\d]{2,50},)?" if "closed" in words else ""
    place = r"(?-i:\s(?:of|in)\s(?:the\s)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2})?" if "closed" in words else ""
    before = [*words["before"], *([] if "closed" in words else [words["tells"]])]
    return Ties(
        language,
        before=Sifted(
            Prefilter(*before, ignore_case=True),
            _compiled(rf"(?:{'|'.join(before)}){small}{name}{small}\s?[«„“\"‚]?$"),
        ),
        after=_compiled(
            rf"^[»“”\"‘]?(?:\s\([^)]*\))?{place}{apposition}{small}\s?(?:{'|'.join(words['after'])}|{words['tells']})"
        ),
        closed=_compiled(rf"(?:{words.get('closed', '(?!)')}){small}\s?$"),
        release=Sifted(Prefilter(*known["release"], ignore_case=True), _compiled("|".join(known["release"]))),
        some=Prefilter(
            *before,
            *words["after"],
            words["tells"],
            *([words["closed"]] if "closed" in words else []),
            ignore_case=True,
        ),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


CLOSED = re.compile(
    r"\s*(?:\([^)]*\))?\s*(?:$|[.,;:!?)»”\"–—]|(?:on|in|at|late|early|after|when|as|while|today|yesterday|this|last|via)\b)"
)
"""What may follow a source that ends its clause: "said the ministry on Monday", but not "said the ministry wanted"."""
DASHED = re.compile(r"[,»”\"] ?[–—-]\s$")
END = re.compile(r"\s*(?:\([^)]*\)\s*)?\.?\s*$")
"""The end of a sentence that names its source behind a dash: «Затримано двох, – СБУ»."""


def is_tied(sentence: Sentence, mention: Mention, words: Ties) -> bool:
    start, end = mention.start - sentence.start, mention.end - sentence.start
    told = without_other_acts(sentence.text, words.language)
    left, right = told[max(0, start - REACH) : start], told[end : end + REACH]
    if is_before(left, words):
        return True
    after = words.after.match(right)
    if after and not (PLACED.search(left) and SINGULAR.search(after.group())):
        return True
    if END.match(right) and DASHED.search(left):
        return True
    return bool(CLOSED.match(right) and words.closed.search(left))


PLACED = re.compile(r"(?:^|\s)(?:в|во|на|у) $")
SINGULAR = re.compile(r"(?:[аеиіуя]в|[аеиуя]л|ла)$")
"""Who told something in a body, and not the body: «На брифинге в агентстве (ИНФО) заявил начальник управления»."""


def is_before(left: str, words: Ties) -> bool:
    """Whether `left` ends with words that stand before a source."""
    return words.before.search(left) is not None
