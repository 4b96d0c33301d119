"""What people said in their own words, and who said it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.offices import role_words
from liaison.enrich.sections import NOISE
from liaison.enrich.text import PARTS, Text
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary

QUOTE = re.compile(r"“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|\"([^\"\n]+)\"|‚([^‚‘]+)‘|»([^«»]+)«")
MIN_WORDS = 4
"""Shorter ones are names, terms and irony: of 60 quotations in the development reports all speech had four words or more."""
REACH = 160
"""Characters beside a quotation in which its speaker is looked for."""


def quotes(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """One mention for each quotation of at least MIN_WORDS words; `speaker` is a person, else a body, else null."""
    speech = role_words(vocabulary, text.language).speech
    noise = [(s.where, s.start, s.end) for s in text.sentences if s.section == NOISE]
    for where in PARTS:
        part = text.part(where)
        for start, end, words in _quotations(part):
            if any(w == where and a <= start < b for w, a, b in noise):
                continue
            speaker = _speaker(part, where, start, end, speech, findings)
            yield Mention(
                "Note", "quotes", words, where, start, end, "quotation", properties={"speaker": speaker}, confidence=0.9
            )


def _quotations(part: str) -> Iterator[tuple[int, int, str]]:
    for match in QUOTE.finditer(part):
        words = next(group for group in match.groups() if group)
        if len(words.split()) >= MIN_WORDS and "\n\n" not in words:
            yield match.start(), match.end(), " ".join(words.split()).rstrip(",")


def _speaker(part: str, where: str, start: int, end: int, speech: frozenset[str], findings: Findings) -> str | None:
    """The person, else the body, nearest to the quotation in its paragraph; one beside a verb of speech comes first."""
    first = part.rfind("\n", 0, start) + 1
    last = part.find("\n", end)
    last = len(part) if last < 0 else last
    best: tuple[int, int, str] | None = None
    for rank, field in enumerate(("people", "organizations")):
        for mention in findings.of(field):
            if mention.where != where or mention.start < first or mention.end > last or start <= mention.start < end:
                continue
            if mention.properties.get("kind") == "media":
                continue
            distance = start - mention.end if mention.end <= start else mention.start - end
            if distance > REACH:
                continue
            beside = part[max(first, mention.start - 40) : mention.start] + " " + part[mention.end : mention.end + 40]
            spoken = any(word.strip(',.:;«»„“”"').lower() in speech for word in beside.split())
            candidate = (rank * 1000 + (0 if spoken else 300), distance, mention.value)
            if best is None or candidate < best:
                best = candidate
    return best[2] if best is not None else None
