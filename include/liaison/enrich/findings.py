"""What the enrichers have found so far, and the form of an enricher."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from liaison.enrich.text import Sentence, Text
from liaison.model.fact import Fact
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Findings:
    """Mentions and facts in the order in which they were found."""

    mentions: tuple[Mention, ...] = ()
    facts: tuple[Fact, ...] = ()

    def plus(self, found: Iterable[Mention | Fact]) -> Findings:
        """These findings and `found`."""
        more = tuple(found)
        return replace(
            self,
            mentions=self.mentions + tuple(x for x in more if isinstance(x, Mention)),
            facts=self.facts + tuple(x for x in more if isinstance(x, Fact)),
        )

    def of(self, field: str) -> list[Mention]:
        """The mentions for one field of the record."""
        return [m for m in self.mentions if m.field == field]

    def within(self, sentence: Sentence, field: str) -> list[Mention]:
        """The mentions of `field` that lie in `sentence`."""
        return [
            m
            for m in self.mentions
            if m.field == field and m.where == sentence.where and sentence.start <= m.start < sentence.end
        ]


Enricher = Callable[[Text, Vocabulary, Findings], Iterable[Mention | Fact]]
