"""What the rules made of a sentence and of the report before it, as features beside its letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from liaison.enrich.case import Case
from liaison.enrich.grammar.actors import INTERNATIONAL
from liaison.enrich.grammar.status import BACKGROUND, HAPPENED
from liaison.enrich.learned.mentions import Named
from liaison.enrich.sections import MAIN
from liaison.enrich.statements import Act, Statement
from liaison.model.fact import Fact

EARLY = 4
"""Sentences of the text whose place is told one by one."""
MANY, ORDERED = 3, 4
"""Counts from here on are one; the same of the names among which one stands."""


def cues_of(statement: Statement, case: Case, fact: Fact | None, outcome: str, place: int | None) -> list[str]:
    """The cues of a sentence. `fact`: what the rules read; `outcome`: new | repeats | nothing; `place`: of the sentence in the
    text from 0, None where a sentence stands alone."""
    return [*_of_rules(statement, case, fact, outcome), *_of_sentence(statement), *_of_report(case, place)]


def _of_rules(statement: Statement, case: Case, fact: Fact | None, outcome: str) -> Iterator[str]:
    yield f"outcome {outcome}"
    for act in statement.acts:
        yield f"act {act.hit.id} {act.broad}"
        yield f"kind {act.event_type} {act.broad} {act.intended}"
    if fact is None:
        return
    yield f"read {fact.event_type} {outcome}"
    yield f"read {fact.event_type} {fact.status}"
    yield f"rule {fact.rule} {outcome}"
    yield f"status {fact.status}"
    yield f"parties {min(len(fact.parties), MANY)} {all(p.country for p in fact.parties)}"
    yield f"side {fact.event_type} {any(p.side != 'both' for p in fact.parties)}"
    yield f"known {all(p.key in case.known() for p in fact.parties)}"
    if outcome == "new":
        others = [f for f in case.facts if f is not fact]
        yield f"again {fact.event_type} {any(f.event_type == fact.event_type for f in others)}"
    yield from (f"of {each} {fact.event_type}" for each in fact.instruments)


def _of_sentence(statement: Statement) -> Iterator[str]:
    scene = statement.scene
    yield f"language {scene.language}"
    yield f"recalled {statement.recalled}"
    yield f"plan {statement.plan}"
    yield f"scene {scene.refers} {bool(scene.asked)} {scene.outside}"
    yield f"actors {min(len(statement.actors()), MANY)}"
    yield f"names {min(len({a.key for a in scene.names}), MANY)} {min(len({a.key for a, _ in scene.placed}), MANY)}"
    yield f"core {any(a.core for a in scene.actors)} {'core' in scene.bodies.values()}"
    yield f"section {statement.sentence.section == MAIN}"
    yield f"quoted {statement.sentence.text[:1] in '«„“”' + chr(34)}"
    yield f"length {min(len(statement.sentence.words) // 6, 5)}"
    yield f"day {statement.day is not None and statement.day.day is not None} {statement.day is not None}"
    yield from (f"means {each}" for each in statement.instruments)
    yield from (f"topic {each}" for each in statement.topics)
    yield from (f"counted {unit}" for unit in {str(m.properties["unit"]) for m in statement.quantities})


def _of_report(case: Case, place: int | None) -> Iterator[str]:
    if place is None:
        return
    yield f"place {min(place, EARLY)}"
    yield f"facts {min(len(case.facts), MANY)} {min(place, EARLY)}"
    yield f"main {min(len(case.main), MANY)}"
    yield f"news {first_news(case.facts)}"
    yield from {f"before {f.event_type} {f.status}" for f in case.facts}
    if case.facts:
        yield f"last {case.facts[-1].status == BACKGROUND}"


def first_news(facts: Sequence[Fact]) -> str | None:
    """The type of the first fact that happened."""
    return next((f.event_type for f in facts if f.status == HAPPENED), None)


def cues_of_names(
    statement: Statement, case: Case, known: Sequence[Fact], fact: Fact | None, kind: str, names: Sequence[Named]
) -> list[list[str]]:
    """Of each name: what the rules and the facts before, `known`, say of its party, and its place beside the words of the act."""
    keys = list(dict.fromkeys(name.key for name in names))
    parties = _of_parties(statement, case, fact, kind, keys)
    act = next((act for act in statement.acts if act.event_type == kind), next(iter(statement.acts), None))
    return [
        [
            *parties[name.key],
            *_of_past(name.key, keys, known, kind),
            *_of_mention(statement, act, kind, keys, names, name),
        ]
        for name in names
    ]


def _of_past(key: str, keys: Sequence[str], known: Sequence[Fact], kind: str) -> Iterator[str]:
    """The part that a party of the sentence had in earlier facts, and that the others had."""
    parts = [(fact, party) for fact in known for party in fact.parties]
    own = [(fact, party) for fact, party in parts if party.key == key]
    yield f"past {bool(own)}"
    if own:
        fact, party = own[-1]
        yield f"past {party.side} {kind}"
        yield f"past {fact.event_type} {party.side} {kind}"
    alike = [party for fact, party in own if fact.event_type == kind]
    if alike:
        yield f"alike {alike[-1].side}"
    other = next((o for o in keys if o != key and any(party.key == o for _, party in parts)), None)
    if other is not None:
        yield f"other {[party for _, party in parts if party.key == other][-1].side} {kind}"


def _of_mention(
    statement: Statement, act: Act | None, kind: str, keys: Sequence[str], names: Sequence[Named], name: Named
) -> Iterator[str]:
    """A name's place among the names and beside the act's words, whatever the language."""
    order = f"{keys.index(name.key)} {min(len(keys), ORDERED)}"
    yield f"{statement.scene.language} order {kind} {order}"
    own = [each for each in names if each.key == name.key]
    yield f"mentions {min(len(own), MANY)} {name.kind[:1]}"
    yield f"kinds {''.join(sorted({each.kind[:1] for each in own}))} {kind}"
    if act is None:
        yield f"no act {kind} {order}"
        return
    start, end = act.hit.start - statement.sentence.start, act.hit.end - statement.sentence.start
    where = "before" if name.end <= start else "after" if name.start >= end else "in"
    between = sum(
        (name.end <= each.start and each.end <= start) or (end <= each.start and each.end <= name.start)
        for each in names
    )
    yield f"at {act.hit.id} {where}"
    yield f"at {act.side} {where} {kind}"
    yield f"at {act.hit.id} {where} {order}"
    yield f"near {where} {min(between, MANY)} {kind}"


def _of_parties(
    statement: Statement, case: Case, fact: Fact | None, kind: str, keys: Sequence[str]
) -> dict[str, list[str]]:
    """By party of `keys`: what the rules say of it, beside the type of the act."""
    sides = {party.key: party.side for party in fact.parties} if fact else {}
    main = case.known()
    scene = statement.scene
    bodies = {a.key: a.strength for a in scene.actors}
    names = {a.key: a.strength for a in scene.names}
    placed = {a.key: where for a, where in scene.placed}
    return {
        key: [
            f"kind {kind}",
            f"kind {kind} {place} {min(len(keys), MANY)}",
            f"ruled {sides.get(key)} {bool(sides)}",
            f"ruled {sides.get(key)} {kind} {fact.event_type if fact else None}",
            f"body {bodies.get(key)} {names.get(key)}",
            f"body {bodies.get(key)} {kind}",
            f"placed {placed.get(key)} {kind}",
            f"known {key in main} {len(main) > 1}",
            f"language {scene.language} {place == 0}",
            f"asked {bool(scene.asked)} {kind} {place}",
            f"international {key.startswith(INTERNATIONAL)} {kind}",
        ]
        for place, key in enumerate(keys)
    }
