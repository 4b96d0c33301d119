"""Offices that a state has once: of two ministers of the same office, the one whose state nobody tells serves another."""

from __future__ import annotations

from collections.abc import Sequence

from liaison.enrich.employers import last_named
from liaison.enrich.findings import Findings
from liaison.enrich.person import Person

Told = tuple[Person, dict[str, object]]
"""A person with what is resolved of it."""
ONCE = frozenset({"minister", "president", "prime_minister"})
"""Offices of which a state has one for each matter."""


def part_rivals(resolved: Sequence[Told], findings: Findings) -> None:
    """Give those whose state is only supposed another one than that of whom the report tells the same office there."""
    held: dict[tuple[object, str], set[object]] = {}
    for _, told in resolved:
        if told["stated"]:
            held.setdefault(_office(told), set()).add(told["country"])
    for person, told in resolved:
        taken = held.get(_office(told), set())
        if not told["stated"] and told["role_id"] in ONCE and told["country"] in taken and told["country"]:
            told["country"] = _named_before(person, findings, taken) or told["country"]


def _office(told: dict[str, object]) -> tuple[object, str]:
    return told["role_id"], _matter(told)


def _matter(told: dict[str, object]) -> str:
    """What an office is for, by the beginning of its longest word."""
    words = sorted(str(told["role"] or "").lower().split(), key=len)
    return words[-1][:6] if words else ""


def _named_before(person: Person, findings: Findings, taken: set[object]) -> str | None:
    """The state named last before a person that has no such office yet; else the one most often named."""
    named = [m for m in findings.of("countries_mentioned") if m.value not in taken]
    last = last_named(min(person.seen, key=lambda s: (s.sentence.index, s.start)), named)
    if last is not None:
        return last
    values = [str(m.value) for m in named]
    return max(dict.fromkeys(values), key=values.count) if values else None
