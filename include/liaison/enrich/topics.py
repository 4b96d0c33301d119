"""What the main event is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.lexicon import hits_in
from liaison.enrich.sections import MAIN, NOISE
from liaison.enrich.text import Sentence, Text
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary

NAMES = ("organizations", "people", "countries_mentioned")
"""A topic's word inside a name is none: "Internet Crimes Center", « Côte d'Ivoire »."""


def topics_of(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """Mentions for `topics`, none where the main event is no cooperation.

    A topic that comes up only in the second half of a report whose opening names another belongs to another story: what a
    speaker or an earlier case was about (19 of 23 such were wrong on the labelled reports).
    """
    found = list(terms_of("topics", "Topic", text, vocabulary, findings))
    opening = {mention.value for mention in found if _is_opening(mention, text)}
    late = first_told_after(0.55, found, text)
    return [m for m in found if m.value not in late or not opening]


def first_told_after(share: float, mentions: Sequence[Mention], text: Text) -> set[str]:
    """The values that the mentions name only after `share` (0 to 1) of the report's own text; headline and lead come before it."""
    own = [s.end for s in text.sentences if s.where == "body_text" and s.section != NOISE]
    border = share * max(own, default=0)
    early = {m.value for m in mentions if m.where != "body_text" or m.start < border}
    return {m.value for m in mentions} - early


def _is_opening(mention: Mention, text: Text) -> bool:
    """Whether a mention stands in the headline, the lead or the first paragraph."""
    if mention.where != "body_text":
        return True
    return any(s.where == "body_text" and s.paragraph == 0 and s.start <= mention.start < s.end for s in text.sentences)


def terms_of(name: str, schema: str, text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterator[Mention]:
    """The terms of a vocabulary in the sentences of the main event."""
    if not findings.of("is_cooperation"):
        return
    for sentence in main_sentences(text):
        seen: set[str] = set()
        names = [m for field in NAMES for m in findings.within(sentence, field)]
        for hit in hits_in(sentence, vocabulary, name, text.language):
            inside = any(m.start <= hit.start and hit.end <= m.end for m in names)
            if hit.id not in seen and not inside:
                seen.add(hit.id)
                yield Mention(schema, name, hit.id, sentence.where, hit.start, hit.end, f"{name}.{hit.id}")


def main_sentences(text: Text) -> Iterator[Sentence]:
    """Sentences that belong to the news of the report: no noise and no paragraph that recalls earlier news."""
    return (sentence for sentence in text.sentences if sentence.section == MAIN)
