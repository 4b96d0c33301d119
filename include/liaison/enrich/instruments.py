"""The means of the main event's cooperation."""

from __future__ import annotations

from collections.abc import Iterable

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.status import BACKGROUND
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Text
from liaison.enrich.topics import terms_of
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary

NAMED_ALONE = words(
    "liaison_officer joint_investigation joint_operation joint_patrol extradition readmission asset_return "
    "information_exchange experience_exchange action_plan"
)
"""Means that belong to the event wherever its news names them (20 of 24 such were right on the labelled reports); agreements,
databases, legal assistance, groups, training and equipment do so only within a fact (3 of 20)."""


def instruments_of(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """Mentions for `instruments`: those of the facts of the main event, and means named alone in its news."""
    if not findings.of("is_cooperation"):
        return
    for fact in findings.facts:
        if fact.status != BACKGROUND:
            for instrument in fact.instruments:
                yield Mention(
                    "Instrument",
                    "instruments",
                    instrument,
                    fact.where,
                    fact.start,
                    fact.end,
                    f"instruments.{fact.rule}",
                    confidence=fact.confidence,
                )
    for mention in terms_of("instruments", "Instrument", text, vocabulary, findings):
        if mention.value in NAMED_ALONE:
            yield mention
