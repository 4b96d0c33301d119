"""The means of the main event's cooperation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.status import BACKGROUND
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Text
from liaison.enrich.topics import first_told_after, terms_of
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary

NAMED_ALONE = words(
    "liaison_officer joint_investigation joint_operation joint_patrol extradition readmission asset_return "
    "information_exchange experience_exchange action_plan"
)
"""Means that belong to the event wherever its news names them (20 of 24 such were right on the labelled reports); agreements,
databases, legal assistance, groups, training and equipment do so only within a fact (3 of 20)."""


LATE = 0.8
"""Share of a report's text after which a means that was not named before belongs to what it recalls or adds (14 of 19 such were
wrong on the labelled reports)."""


def instruments_of(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """Mentions for `instruments`: those of the facts of the main event, and means named alone in its news."""
    if not findings.of("is_cooperation"):
        return ()
    found = [*_of_facts(findings), *_named_alone(text, vocabulary, findings)]
    late = first_told_after(LATE, found, text)
    return [mention for mention in found if mention.value not in late]


def _of_facts(findings: Findings) -> Iterator[Mention]:
    for fact in findings.facts:
        if fact.status == BACKGROUND:
            continue
        rule = f"instruments.{fact.rule}"
        for value in fact.instruments:
            yield Mention(
                "Instrument", "instruments", value, fact.where, fact.start, fact.end, rule, confidence=fact.confidence
            )


def _named_alone(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterator[Mention]:
    found = terms_of("instruments", "Instrument", text, vocabulary, findings)
    return (mention for mention in found if mention.value in NAMED_ALONE)
