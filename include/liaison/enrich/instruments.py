"""The means of the main event's cooperation."""

from __future__ import annotations

from collections.abc import Iterable

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.status import BACKGROUND
from liaison.enrich.text import Text
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary


def instruments_of(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """Mentions for `instruments`: those of the facts of the main event."""
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
                )
