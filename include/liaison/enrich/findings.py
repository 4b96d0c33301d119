"""What the enrichers have found so far, and the form of an enricher."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from dataclasses import field as made

from liaison.enrich.text import Sentence, Text
from liaison.model.fact import Fact
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Findings:
    """Mentions and facts in the order in which they were found."""

    mentions: tuple[Mention, ...] = ()
    facts: tuple[Fact, ...] = ()
    _grouped: dict[tuple[str, str], list[Mention]] = made(default_factory=dict, init=False, repr=False, compare=False)
    """The mentions by their field and where they stand: each sentence asks for some."""

    def __post_init__(self) -> None:
        for mention in self.mentions:
            self._grouped.setdefault((mention.field, mention.where), []).append(mention)

    def plus(self, found: Iterable[Mention | Fact]) -> Findings:
        """These findings and `found`."""
        more = tuple(found)
        return Findings(
            self.mentions + tuple(x for x in more if isinstance(x, Mention)),
            self.facts + tuple(x for x in more if isinstance(x, Fact)),
        )

    def of(self, field: str) -> list[Mention]:
        """The mentions for one field of the record."""
        return [m for m in self.mentions if m.field == field]

    def within(self, sentence: Sentence, field: str) -> list[Mention]:
        """The mentions of `field` that lie in `sentence`."""
        there = self._grouped.get((field, sentence.where))
        return [m for m in there if sentence.start <= m.start < sentence.end] if there else []


Enricher = Callable[[Text, Vocabulary, Findings], Iterable[Mention | Fact]]
