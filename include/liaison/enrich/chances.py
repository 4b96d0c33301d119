"""Whether a report can state an act of cooperation at all: most news cannot, and need not be read sentence by sentence for it."""

from __future__ import annotations

from collections.abc import Iterator

from liaison.enrich.case import is_of_police
from liaison.enrich.findings import Findings
from liaison.enrich.grammar.forces import FORCE_WORDS
from liaison.enrich.grammar.gazetteer import local_adjectives
from liaison.enrich.grammar.home import home_told
from liaison.enrich.grammar.lexicon import BROAD, hits_in
from liaison.enrich.grammar.named_actors import CORE_KINDS
from liaison.enrich.sections import NOISE
from liaison.enrich.statements import home_of
from liaison.enrich.text import Text
from liaison.model.vocabulary import Vocabulary


def may_cooperate(text: Text, vocabulary: Vocabulary, findings: Findings) -> bool:
    """Whether the report names two possible parties, and police, interior or justice bodies, or a matter of theirs.

    Only what no rule of `find_facts` could do without: a test compares both ways over all labelled reports.
    """
    return _names_two(text, findings, vocabulary) and _speaks_of_police(text, vocabulary, findings)


def _names_two(text: Text, findings: Findings, vocabulary: Vocabulary) -> bool:
    parties: set[str] = set()
    for party in _parties(text, findings, vocabulary):
        parties.add(party)
        if len(parties) > 1:
            return True
    return False


def _parties(text: Text, findings: Findings, vocabulary: Vocabulary) -> Iterator[str]:
    home = home_of(text, findings, vocabulary)
    if home:
        yield home
    for mention in findings.of("countries_mentioned"):
        yield mention.value
    for field in ("organizations", "people", "places"):
        for mention in findings.of(field):
            if mention.properties.get("country"):
                yield str(mention.properties["country"])
    for mention in findings.of("organizations"):
        if mention.properties.get("kind") == "international" or not mention.properties.get("country"):
            yield f"INT:{mention.value}"
    for sentence in text.sentences:
        yield from (f"force:{word.text}" for word in sentence.words if word.text in FORCE_WORDS)
        yield from local_adjectives(sentence.text, vocabulary, text.language).values()
    told = None if home else home_told(text, findings, vocabulary)  # last, as it reads the text again
    if told:
        yield told


def _speaks_of_police(text: Text, vocabulary: Vocabulary, findings: Findings) -> bool:
    if any(mention.properties.get("kind") in CORE_KINDS for mention in findings.of("organizations")):
        return True
    for sentence in text.sentences:
        if sentence.section == NOISE:
            continue
        if not FORCE_WORDS.isdisjoint(word.text for word in sentence.words):
            return True
        bodies, acts, broad, means = (
            {hit.id for hit in hits_in(sentence, vocabulary, name, text.language)}
            for name in ("bodies", "acts", BROAD, "instruments")
        )
        if is_of_police(bodies, acts | broad, means):
            return True
    return False
