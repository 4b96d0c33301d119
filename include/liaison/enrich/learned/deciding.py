"""Of what type a report's main event is, and whether it is cooperation at all: what is known of the report as cues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.side_names import BOTH
from liaison.enrich.grammar.status import BACKGROUND, HAPPENED
from liaison.enrich.learned.acting import SHORTEST
from liaison.enrich.learned.mentions import named_in
from liaison.enrich.learned.model import Features, model
from liaison.enrich.learned.reading import ACT, words_of
from liaison.enrich.sections import MAIN, NOISE
from liaison.enrich.text import Sentence, Text
from liaison.model.fact import Fact

BORDERS = (0.02, 0.06, 0.15, 0.3, 0.5, 0.7, 0.85)
"""Borders between the steps in which chances are told."""
MANY = 4
"""Counts from here on are one."""
ANSWERS = (
    *("agreement", "arrest", "conference", "deployment", "extradition", "handover", "meeting", "operation", "other"),
    *("seizure", "statement", "training", "visit"),
)


def cues_of_types(
    ruled: str, acts: Mapping[str, int], opening: Sequence[Sentence], findings: Findings
) -> dict[str, list[str]]:
    """By event type: what speaks for it. `ruled`: the type that the rules say; `acts`: weights of the acts that the headline's words
    state; `opening`: the headline and the first sentence of the text, as far as there are any."""
    news = [fact for fact in findings.facts if fact.status != BACKGROUND]
    told = [kinds_of(sentence, findings) for sentence in opening]
    types = [fact.event_type for fact in news]
    happened = {fact.event_type for fact in news if fact.status == HAPPENED}
    recalled = {fact.event_type for fact in findings.facts if fact.status == BACKGROUND}
    scene = _scene(news[0])
    return {
        kind: [
            "type",
            f"type {kind}",
            f"type ruled {kind == ruled}",
            f"type {kind} ruled {ruled}",
            f"type first {kind == types[0]} {news[0].status}",
            f"type {kind} first {types[0]}",
            f"type rank {min(types.index(kind), MANY) if kind in types else None} {kind in happened} {kind in recalled}",
            f"type headline {_step_of(acts.get(kind))}",
            *(_of_chances(kind, told)),
            *(f"type {kind} {each}" for each in scene),
        ]
        for kind in ANSWERS
    }


def _of_chances(kind: str, told: Sequence[Mapping[str, float]]) -> Iterator[str]:
    for place, chances in enumerate(told):
        yield f"type chance {place} of {len(told)} {step(chances[kind])}"
        yield f"type best {place} of {len(told)} {chances[kind] == max(chances.values())}"


def _step_of(weight: int | None) -> int | None:
    return None if weight is None else min(weight, 9) // 2


def _scene(fact: Fact) -> tuple[str, ...]:
    states = {party.country for party in fact.parties if party.country}
    together = all(party.side == BOTH for party in fact.parties)
    counted = fact.quantity is not None and fact.quantity["unit"] == "persons"
    number = float(str(fact.quantity["value"])) if fact.quantity is not None and counted else 0.0
    return (
        f"states {min(len(states), MANY)}",
        f"together {together}",
        f"persons {min(int(number), 2) if counted else None}",
        f"things {fact.quantity is not None and not counted}",
    )


def kinds_of(sentence: Sentence, findings: Findings) -> dict[str, float]:
    """The chances of each type by a sentence's words alone."""
    return model().heads["kind"].chances(_words_of(sentence, findings))


def step(chance: float) -> int:
    """The step in which a chance lies."""
    return sum(chance >= border for border in BORDERS)


def cues_of_cooperation(facts: Sequence[Fact], opening: Sequence[Sentence], findings: Findings) -> list[str]:
    """What speaks for and against a report's being one of cooperation, of one whose facts say it is."""
    news = [fact for fact in facts if fact.status != BACKGROUND]
    chances = [fact.confidence for fact in news]
    states = {p.country for fact in news for p in fact.parties if p.country}
    acts = [_act_of(sentence, findings) for sentence in opening]
    return [
        "cooperation",
        f"cooperation best {step(max(chances))} of {min(len(news), MANY)}",
        f"cooperation first {step(chances[0])}",
        f"cooperation sum {min(int(sum(chances) * 2), 6)}",
        f"cooperation states {min(len(states), MANY)}",
        f"cooperation type {news[0].event_type} {news[0].status}",
        f"cooperation rule {news[0].rule.partition('.')[0]}",
        f"cooperation rules {news[0].rule}",
        *(f"cooperation act {place} of {len(acts)} {step(act)}" for place, act in enumerate(acts)),
    ]


def is_fragment(text: Text) -> bool:
    """Whether a text has too few sentences for what is learned of whole reports."""
    return sum(s.where != "headline" and s.section != NOISE for s in text.sentences) < SHORTEST


def opening_of(text: Text) -> list[Sentence]:
    """The headline, where there is one, and the first sentence of the text."""
    said = [sentence for sentence in text.sentences if sentence.section == MAIN]
    head = [sentence for sentence in said if sentence.where == "headline"]
    return [
        *head[:1],
        *(sentence for sentence in said if sentence.where != "headline" and len(sentence.words) > SHORT),
    ][:2]


SHORT = 5
"""Words up to which a sentence is the place and day of the report."""


def _act_of(sentence: Sentence, findings: Findings) -> float:
    return model().heads["said"].chances(_words_of(sentence, findings))[ACT]


def _words_of(sentence: Sentence, findings: Findings) -> Features:
    return words_of(sentence.text, named_in(sentence, findings))
