"""The parties of the main event, and the states among them, from its facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from liaison.enrich.events import main_facts
from liaison.enrich.findings import Findings
from liaison.enrich.learned.belonging import own_of
from liaison.enrich.text import Text
from liaison.model.fact import Fact, Party
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary


def parties_of(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """Mentions for `countries` (states that act) and `parties` (with body, people and side)."""
    facts = main_facts(findings.facts)
    if not facts:
        return
    countries = own_of("countries", states_of(findings), findings.facts, text)
    own = {mention.value for mention in countries}
    yield from countries
    told: set[str] = set()
    for fact in [*_of_one_event(facts), *findings.facts]:
        for party in fact.parties:
            if party.key not in told and (party.country in own or (party.country is None and fact in facts)):
                yield _party(party, fact)
        told |= {party.key for party in fact.parties}


def states_of(findings: Findings) -> list[Mention]:
    """The states that are parties of any fact."""
    return [_country(party.country, fact) for fact in findings.facts for party in fact.parties if party.country]


def _of_one_event(facts: list[Fact]) -> Iterator[Fact]:
    """The first fact, and those that share a party with it and are not larger meetings of others."""
    first = facts[0]
    yield first
    known = {p.country for p in first.parties}
    for fact in facts[1:]:
        if known & {p.country for p in fact.parties if p.country}:
            yield fact


def _country(code: str, fact: Fact) -> Mention:
    rule = f"party.{fact.rule}"
    return Mention("Country", "countries", code, fact.where, fact.start, fact.end, rule, confidence=fact.confidence)


def _party(party: Party, fact: Fact) -> Mention:
    value = " ".join(x for x in (party.country or "INT", party.organization) if x)
    properties = {
        "country": party.country,
        "organization": party.organization,
        "side": party.side,
        "people": party.people,
    }
    return Mention(
        "Organization",
        "parties",
        value,
        fact.where,
        fact.start,
        fact.end,
        f"party.{fact.rule}",
        confidence=fact.confidence,
        properties=properties,
    )
