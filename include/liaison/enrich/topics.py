"""What the main event is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.lexicon import hits_in
from liaison.enrich.grammar.status import BACKGROUND
from liaison.enrich.sections import MAIN
from liaison.enrich.text import Sentence, Text
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary


def topics_of(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """Mentions for `topics`, none where the main event is no cooperation."""
    return terms_of("topics", "Topic", text, vocabulary, findings)


def terms_of(name: str, schema: str, text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterator[Mention]:
    """The terms of a vocabulary in the sentences of the main event."""
    if not findings.of("is_cooperation"):
        return
    for sentence in main_sentences(text, findings):
        seen: set[str] = set()
        for hit in hits_in(sentence, vocabulary, name, text.language):
            if hit.id not in seen:
                seen.add(hit.id)
                yield Mention(schema, name, hit.id, sentence.where, hit.start, hit.end, f"{name}.{hit.id}")


def main_sentences(text: Text, findings: Findings) -> Iterator[Sentence]:
    """Sentences that belong to the main event: no noise, no background, none that states a recalled fact."""
    recalled = {(f.where, f.end) for f in findings.facts if f.status == BACKGROUND}
    for sentence in text.sentences:
        if sentence.section == MAIN and (sentence.where, sentence.end) not in recalled:
            yield sentence
