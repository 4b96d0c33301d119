"""The means of the main event's cooperation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.status import BACKGROUND
from liaison.enrich.learned.belonging import own_of
from liaison.enrich.text import Text
from liaison.enrich.topics import terms_of
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary


def instruments_of(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """Mentions for `instruments`: of those of the facts and those named in the news the ones that belong to the main event."""
    return own_of("instruments", instruments_named(text, vocabulary, findings), findings.facts, text)


def instruments_named(text: Text, vocabulary: Vocabulary, findings: Findings) -> list[Mention]:
    """All means of the facts and of the news, none where the main event is no cooperation."""
    if not findings.of("is_cooperation"):
        return []
    return [*_of_facts(findings), *terms_of("instruments", "Instrument", text, vocabulary, findings)]


def _of_facts(findings: Findings) -> Iterator[Mention]:
    for fact in findings.facts:
        if fact.status == BACKGROUND:
            continue
        rule = f"instruments.{fact.rule}"
        for value in fact.instruments:
            yield Mention(
                "Instrument", "instruments", value, fact.where, fact.start, fact.end, rule, confidence=fact.confidence
            )
