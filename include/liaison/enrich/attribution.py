"""Who told it: publisher, agency and original source in the order in which the report names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from liaison.enrich.findings import Findings
from liaison.enrich.sections import BACKGROUND, NOISE
from liaison.enrich.text import Sentence, Text
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary

REACH = 90
"""Characters beside a name in which the words that tie a statement to it may stand."""
MAX_SOURCES = 2
"""Original sources taken beside the media: reports name one or two, later bodies only comment."""


@dataclass(frozen=True, slots=True)
class Ties:
    """The attribution words of one language, as patterns that end or begin at the source's name."""

    before: re.Pattern[str]
    after: re.Pattern[str]


@lru_cache(maxsize=32)
def ties(vocabulary: Vocabulary, language: str) -> Ties:
    """Compiled once; languages without words of their own use the English ones."""
    languages = vocabulary["attribution"]["languages"]
    words = languages.get(language, languages["en"])
    article = r"(?:\s(?:the|das|die|der|dem|den|des|le|la|les|l'|l’|un|du|de|de la|d'|d’|w|z|в|у|у сфері|на|the press service of the|the press service of))?"
    press = r"(?:\s(?:пресс?-?служб\w+|пресс?-?центр\w*|пресслужб\w+|сайт\w*|press office of the|press service of(?: the)?|речни\w+|представител\w+|spokes\w+ (?:for|of)(?: the)?|porte-parole (?:de|du|de la)|rzeczni\w+(?: prasow\w+)?|Sprecher(?:in)? (?:der|des)))?"
    before = rf"(?:{'|'.join(words['before'])}){article}{press}{article}\s?[«„“\"]?$"
    after = rf"^[»“”\"]?(?:\s\([^)]*\))?,?\s?(?:{'|'.join(words['after'])})"
    return Ties(re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE))


def attribution(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """One mention for each source, publisher first; `position` counts from 0 along the chain."""
    words = ties(vocabulary, text.language)
    carriers = frozenset(vocabulary["media"]["carriers"])
    chain: list[tuple[str, Mention]] = []
    for sentence in text.sentences:
        if sentence.section != NOISE:
            chain += [(m.value, m) for m in findings.within(sentence, "organizations") if _is_medium(m, carriers)]
    sources = list(_sources(text, words, findings))
    names = [name for name, _ in chain]
    chain += [(name, mention) for name, mention in sources if name not in names]
    seen: dict[str, int] = {}
    for name, mention in chain:
        position = seen.setdefault(name, len(seen))
        yield Mention(
            "Organization",
            "attribution",
            name,
            mention.where,
            mention.start,
            mention.end,
            "attribution",
            confidence=0.9,
            properties={"position": position},
        )


def _is_medium(mention: Mention, carriers: frozenset[str]) -> bool:
    return mention.properties["kind"] == "media" and mention.value not in carriers


def _sources(text: Text, words: Ties, findings: Findings) -> Iterator[tuple[str, Mention]]:
    found: dict[str, Mention] = {}
    spoken: dict[str, Mention] = {}
    for sentence in text.sentences:
        if sentence.section in (NOISE, BACKGROUND):
            continue
        for mention in findings.within(sentence, "organizations"):
            if mention.properties["kind"] not in ("media", "company") and _tied(sentence, mention, words):
                found.setdefault(mention.value, mention)
        for mention in findings.within(sentence, "people"):
            if _tied(sentence, mention, words) or _role_tied(sentence, mention, words):
                spoken.setdefault(_speaker(mention), mention)
    for name, mention in spoken.items():
        role = mention.properties.get("role_id")
        if role == "spokesperson" and mention.properties.get("organization"):
            found.setdefault(name, mention)
    yield from list(found.items())[:MAX_SOURCES]


def _tied(sentence: Sentence, mention: Mention, words: Ties) -> bool:
    start, end = mention.start - sentence.start, mention.end - sentence.start
    left, right = sentence.text[max(0, start - REACH) : start], sentence.text[end : end + REACH]
    return bool(words.before.search(left) or words.after.search(right))


def _role_tied(sentence: Sentence, mention: Mention, words: Ties) -> bool:
    """Whether the words of telling stand before the role that stands before the name."""
    role = mention.properties.get("role")
    if not role:
        return False
    start = mention.start - sentence.start
    head = str(role).split()[0].lower()[:5]
    at = sentence.text.lower().rfind(head, max(0, start - 160), start)
    return at >= 0 and bool(words.before.search(sentence.text[max(0, at - REACH) : at]))


def _speaker(mention: Mention) -> str:
    """The body for which a spokesperson speaks; the person, where no body is known."""
    return str(mention.properties.get("organization") or mention.value)
