"""The learned model's vote on what the rules read: type, status, sides and means of their facts, which of them to leave out, and
facts in sentences whose words no rule knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from liaison.enrich.acts import made
from liaison.enrich.case import Case
from liaison.enrich.findings import Findings
from liaison.enrich.gates import LEARNED
from liaison.enrich.grammar.actors import INTERNATIONAL, Actor, distinct
from liaison.enrich.grammar.side_names import BOTH
from liaison.enrich.grammar.status import BACKGROUND
from liaison.enrich.learned.acting import SHORTEST
from liaison.enrich.learned.cues import cues_of, cues_of_names
from liaison.enrich.learned.deciding import cues_of_cooperation, is_fragment, opening_of
from liaison.enrich.learned.joining import NONE, Told, joining
from liaison.enrich.learned.joint import Chances, sided
from liaison.enrich.learned.mentions import named_in
from liaison.enrich.learned.reading import Reading, odds_of_more, read_sentence, sides_of
from liaison.enrich.learned.weighing import chance
from liaison.enrich.merging import same
from liaison.enrich.statements import Statement
from liaison.enrich.text import Text
from liaison.model.fact import Fact, Party

Review = Callable[[Statement, Case, Sequence[Fact], Findings, int], None]
"""Of a statement just read: the case, its facts before the statement, the findings, the statement's place in the text from 0."""

# Set on a fifth of the short reports that a model of the rest had not seen, then once more by totals of the reports kept aside
# and by the number of traps taken for cooperation (docs/decisions/0011).
KEPT, KEPT_IN_FRAGMENTS = 0.25, 0.02
"""Chance of an act below which a fact of the rules is left out; in texts of few sentences it is lower, as these were learned from less."""
ADDED = 0.65
"""Chance of an act from which a sentence without a fact of the rules gives one."""
BELIEVED = 0.35
"""Chance of being one of cooperation that a report needs."""
BELIEVED_IN_FRAGMENTS = 0.05
"""The same of texts of few sentences: the chance of an act that some fact of the news needs."""
MEANT, UNMEANT = 0.4, 0.05
"""Chances of a means from which a fact has it, and below which it loses what the rules gave it."""
PARTY = 0.5
"""Chance of being no party below which a name in an added fact is one."""
LEFT, JOINED = 0.5, 0.4
"""The same chance from which a party of the rules is left out, and below which another joins a fact of theirs."""
UNNAMED, LEAST = 0.55, 0.4
"""Chance of taking part from which a party that the sentence does not name joins, and from which the likeliest does where there
would be fewer than two."""
RULED, RULED_STATUS = 1.5, 2.5
"""How many times the chance of a type, and of a status, counts that the rules give, too."""


def outcome_of(case: Case, known: Sequence[Fact]) -> tuple[Fact | None, str]:
    """The fact that the rules read last, and whether it is new, repeats a known one, or they read nothing."""
    if len(case.facts) > len(known):
        return case.facts[-1], "new"
    changed = next((new for new, old in zip(case.facts, known, strict=True) if new is not old), None)
    return changed, "repeats" if changed else "nothing"


def reviewed(statement: Statement, case: Case, known: Sequence[Fact], findings: Findings, place: int) -> None:
    """Let the model vote on what the rules read of a statement."""
    fact, outcome = outcome_of(case, known)
    if outcome == "repeats":
        return
    names = named_in(statement.sentence, findings)
    keys = list(dict.fromkeys(name.key for name in names))
    if fact is None and len({*keys, *(a.key for a in statement.actors())}) < 2 and not _has_parties(case):
        return
    whole = case.length >= SHORTEST
    least = ADDED if fact is None else KEPT if whole else KEPT_IN_FRAGMENTS
    cues = cues_of(statement, case, fact, outcome, place)
    reading = read_sentence(statement.sentence.text, names, cues, place, case.length, least)
    if reading is None:
        del case.facts[len(known) :]
        return
    kind = _kind(reading, fact)
    sides = sides_of(statement.sentence.text, names, cues_of_names(statement, case, known, fact, kind, names))
    more = odds_of_more(statement.sentence.text, names, kind, statement.scene.language)
    joined = joining(Told(statement, case, known, fact, outcome, kind, place, sides, more))
    if fact is not None:
        fact = replace(fact, parties=parties_believed(fact.parties, sides, joined, case))
        case.facts[-1] = _voted(fact, kind, reading, sides)
        return
    added = _added(statement, case, kind, reading, sides, joined)
    if added is not None:
        case.put(added, same(added, case.facts))


def believed(facts: Sequence[Fact], text: Text, findings: Findings) -> list[Fact]:
    """The facts, without the news where the model does not believe that the report is one of cooperation."""
    news = [fact for fact in facts if fact.status != BACKGROUND]
    if not news:
        return list(facts)
    if is_fragment(text):
        doubted = max(fact.confidence for fact in news) < BELIEVED_IN_FRAGMENTS
    else:
        doubted = chance(cues_of_cooperation(facts, opening_of(text), findings)) < BELIEVED
    return [fact for fact in facts if fact.status == BACKGROUND] if doubted else list(facts)


def likeliest(chances: Mapping[str, float], ruled: str | None = None, times: float = RULED) -> str:
    """The answer with the highest chance; `ruled`: what the rules say, which counts that many times."""
    return max(chances, key=lambda answer: chances[answer] * (times if answer == ruled else 1))


def _kind(reading: Reading, fact: Fact | None) -> str:
    """The type of an act. Whether one person was held or several the rules know better, who count them."""
    kind = likeliest(reading.kinds, fact.event_type if fact else None)
    return fact.event_type if fact and kind == "operation" and fact.event_type == "arrest" else kind


def _voted(fact: Fact, kind: str, reading: Reading, sides: Chances) -> Fact:
    """A fact with what the model says of its sentence."""
    means = [each for each in fact.instruments if reading.means.get(each, 1) >= UNMEANT]
    means += [each for each, chance in reading.means.items() if chance >= MEANT and each not in means]
    return replace(
        fact,
        event_type=kind,
        status=likeliest(reading.statuses, fact.status, RULED_STATUS),
        parties=sided(fact.parties, sides),
        instruments=tuple(means),
        rule=fact.rule if kind == fact.event_type else f"{LEARNED}.{kind}",
        confidence=round(reading.act, 2),
    )


def _added(
    statement: Statement, case: Case, kind: str, reading: Reading, sides: Chances, joined: Mapping[str, float]
) -> Fact | None:
    """The fact of a sentence in which the rules found none, between the parties that the model takes for its own."""
    scene = statement.scene
    named = {a.key: a for a in distinct([*scene.actors, *scene.names, *(actor for actor, _ in scene.placed)])}
    parties = [named.get(p.key) or _actor(p.key) for p in parties_believed((), sides, joined, case)]
    if len(parties) < 2 or not any(actor.country for actor in parties):
        return None
    fact = made(statement, kind, likeliest(reading.statuses), parties, {}, (), None)
    return _voted(replace(fact, rule=f"{LEARNED}.{kind}"), kind, reading, sides)


def parties_believed(
    ruled: Sequence[Party], sides: Chances, joined: Mapping[str, float], case: Case
) -> tuple[Party, ...]:
    """The parties that the models believe: those that the sentence names by what it says of them, others by what the report told
    before. Fewer than two, or none of a state, are no parties: then the likeliest others join, or those of the rules stand."""
    told = {party.key: party for party in ruled}
    known = {party.key: party for fact in case.facts for party in fact.parties}
    others = sorted(joined, key=lambda key: -joined[key])
    found = [key for key in told if _is_kept(key, sides, joined)]
    found += [key for key in sides if key not in told and sides[key][NONE] < (JOINED if ruled else PARTY)]
    found += [key for key in others if key not in told and joined[key] > UNNAMED]
    found += [key for key in others if key not in found and joined[key] > LEAST][: max(0, 2 - len(found))]
    parties = tuple(told.get(key) or known.get(key) or party_of(key, BOTH) for key in found)
    return parties if len(parties) > 1 and any(p.country for p in parties) else tuple(ruled) or parties


def _is_kept(key: str, sides: Chances, joined: Mapping[str, float]) -> bool:
    """Whether a party of the rules stands."""
    return sides[key][NONE] < LEFT if key in sides else joined.get(key, 1.0) > UNNAMED


def party_of(key: str, side: str) -> Party:
    """The party of a key as in Party."""
    body = key.removeprefix(f"{INTERNATIONAL}:")
    return Party(None, body, (), side) if key.startswith(INTERNATIONAL) else Party(key, None, (), side)


def _has_parties(case: Case) -> bool:
    """Whether the parties of the main event are known, or those of the first act of the news."""
    news = next((fact for fact in case.facts if fact.status != BACKGROUND), None)
    return len(case.main) > 1 or (news is not None and len(news.parties) > 1)


def _actor(key: str) -> Actor:
    """The party of a key that the rules do not take for one."""
    party = party_of(key, BOTH)
    return Actor(party.country, party.organization, (), 0, 0, 0, "name")
