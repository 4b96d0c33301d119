"""Cooperation facts: each act that the report states between bodies of two states, or of a state and an international body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from liaison.enrich.act_kinds import DETAILS
from liaison.enrich.acts import fact_of_act
from liaison.enrich.case import Case, main_parties
from liaison.enrich.chances import may_cooperate
from liaison.enrich.findings import Findings
from liaison.enrich.gates import comes_late, is_military, ungated
from liaison.enrich.grammar.actors import distinct
from liaison.enrich.grammar.home import home_told
from liaison.enrich.grammar.side_names import BOTH
from liaison.enrich.grammar.status import BACKGROUND, HAPPENED
from liaison.enrich.means import fact_of_means, fact_of_parties
from liaison.enrich.merging import gathering, is_act_free, is_bare, is_inside, named_better, same
from liaison.enrich.other_news import without_other_news
from liaison.enrich.ranking import ranked
from liaison.enrich.reviewed import Review, believed, reviewed
from liaison.enrich.rosters import roster_of
from liaison.enrich.statements import Act, Statement, home_of, statements_of
from liaison.enrich.text import Text
from liaison.model.fact import Fact, Party
from liaison.model.vocabulary import Vocabulary

HEADLINE = 5
"""Weight from which an act in the headline says what kind of act the report opens with."""
PRESENCE = re.compile(
    r"(?<!\w)(?:present\b|attend|took part|participat|were there|with them|accompan|anwesend|teilgenommen|nahmen|dabei|angereist|участ|прибул|присутн|прийшли|"
    r"приехали|за столом|прибыли|présent|participé|assist|udział|obecn|wzięli)",
    re.IGNORECASE,
)
"""Words of a sentence that says who else was there."""


def find_facts(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Fact]:
    """The facts in reading order, each with the sentence that states it first."""
    return believed(facts_read(text, vocabulary, findings), text, findings)


def facts_read(text: Text, vocabulary: Vocabulary, findings: Findings) -> Sequence[Fact]:
    """The same, whether or not the report is one of cooperation."""
    if not may_cooperate(text, vocabulary, findings):
        return ()
    home = home_of(text, findings, vocabulary)
    facts = walk(text, vocabulary, findings, home)
    if home is None and all(fact.status == BACKGROUND for fact in facts):
        # only now: the place of the dateline is often that of a conference or of Europol, and no party
        told = home_told(text, findings, vocabulary)
        facts = (told and walk(text, vocabulary, findings, told)) or facts
    return facts


def walk(
    text: Text, vocabulary: Vocabulary, findings: Findings, home: str | None, review: Review = reviewed
) -> list[Fact]:
    """The facts that are read sentence by sentence; `home`: whose bodies are meant where the report does not say."""
    statements = statements_of(text, vocabulary, findings, home)
    main = main_parties(statements)
    roster = roster_of(statements)
    if roster is not None:
        main = distinct([*main, *roster[1]])
    body = [s for s in statements if s.sentence.where != "headline"]
    case = Case(
        main,
        bool(main) and not is_military(statements),
        roster=roster,
        length=len(body),
        named=tuple(frozenset(actor.key for actor in (*s.scene.actors, *s.scene.names)) for s in body),
        sought=_seekers(statements),
    )
    for place, statement in enumerate(body):
        known = tuple(case.facts)
        _read(statement, case)
        review(statement, case, known, findings, place)
    _join_international(statements, case)
    _named_by_headline(statements, case)
    bodies = [actor for actor in main if actor.by_body]
    if len(bodies) > 1 and not any(fact.status == HAPPENED for fact in case.facts):
        for statement in statements:
            if statement.sentence.where == "headline" and not case.facts:
                _read(statement, case)
    if comes_late(case.facts, statements):
        return [replace(fact, status=BACKGROUND) for fact in case.facts]
    return ungated(without_other_news(case.facts, statements), statements)


def _seekers(statements: Sequence[Statement]) -> frozenset[str]:
    """The states that some sentence says want a person: the one it names alone beside words of seeking."""
    alone = ([a for a in s.actors() if a.country] for s in statements if s.scene.asked and s.scene.language == "pl")
    return frozenset(actors[0].key for actors in alone if len(actors) == 1)


def _join_international(statements: Sequence[Statement], case: Case) -> None:
    """International bodies that the news names take part in its operation: they coordinate, send experts, announce it."""
    place = next((i for i, f in enumerate(case.facts) if f.event_type == "operation" and f.status == HAPPENED), None)
    if place is None:
        return
    known = {p.organization for p in case.facts[place].parties}
    bodies = distinct(a for s in statements if not s.recalled for a in s.scene.actors if a.country is None)
    added = tuple(Party(None, a.organization, (), BOTH) for a in bodies if a.organization not in known)
    case.facts[place] = replace(case.facts[place], parties=case.facts[place].parties + added)


def _named_by_headline(statements: Sequence[Statement], case: Case) -> None:
    """Where the words of the first fact state no act that is known, the headline's act is its kind."""
    if not case.facts or not is_bare(case.facts[0]):
        return
    acts = ((s, a) for s in statements if s.sentence.where == "headline" for a in ranked(s) if a.weight >= HEADLINE)
    statement, act = next(acts, (None, None))
    if statement is None or act is None:
        return
    told = fact_of_act(statement, act, case)
    sides = {p.country or p.organization: p.side for p in told.parties} if told else {}
    parties = tuple(replace(p, side=sides.get(p.country or p.organization, p.side)) for p in case.facts[0].parties)
    own = told.instruments if told else ()
    case.facts[0] = replace(
        case.facts[0], event_type=act.event_type, parties=parties, instruments=own, rule=f"act.{act.hit.id}"
    )


def _read(statement: Statement, case: Case) -> None:
    """Add what a sentence states to the case: a new fact, or more about a known one."""
    acts = ranked(statement)
    repeated = False
    told: list[Act] = []
    for act in acts:
        if any(act.hit.first < known.hit.last and known.hit.first < act.hit.last for known in told):
            continue  # the same words state one act only
        fact = fact_of_act(statement, act, case)
        if fact is None:
            continue
        known = same(fact, case.facts)
        if known is None and fact.event_type == "visit" and fact.status == HAPPENED:
            present = PRESENCE.search(statement.sentence.text) is not None
            known = gathering(case.facts) if present else None
        if known is not None:
            case.facts[known] = named_better(case.facts[known], fact)
        case.put(fact, known)
        if known is None:
            return
        repeated = True
        told.append(act)
        if fact.event_type in DETAILS:
            return
    if repeated:
        return
    fact = fact_of_means(statement, case) or fact_of_parties(statement, case)
    if fact is None:
        return
    if is_act_free(fact) and is_inside(fact, case.facts):
        return
    present = PRESENCE.search(statement.sentence.text) is not None
    known = gathering(case.facts) if fact.status == HAPPENED and (present or not fact.instruments) else None
    known = same(fact, case.facts) if known is None else known
    case.put(fact, known)
