"""What the main event is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.lexicon import hits_in
from liaison.enrich.learned.belonging import own_of
from liaison.enrich.sections import MAIN
from liaison.enrich.text import Sentence, Text
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary

NAMES = ("organizations", "people", "countries_mentioned")
"""A topic's word inside a name is none: "Internet Crimes Center", « Côte d'Ivoire »."""


def topics_of(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """Mentions for `topics`, none where the main event is no cooperation: of those named in its news the ones that the learned
    weights take for its own. A topic named late is mostly what a speaker or an earlier case was about."""
    return own_of("topics", topics_named(text, vocabulary, findings), findings.facts, text)


def topics_named(text: Text, vocabulary: Vocabulary, findings: Findings) -> list[Mention]:
    """All topics that the news names."""
    return list(terms_of("topics", "Topic", text, vocabulary, findings))


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
