"""Ministers of whom a report says no more than that, and those named only beside a counterpart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.body_groups import INTERIOR
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.person import Person

Told = tuple[Person, dict[str, object]]
"""A person with what is resolved of it."""
BARE = words(
    "minister ministers ministre ministerin міністр міністерка министр ministra ministerka ressortchef ressortchefin"
)
"""Offices that leave out what their bearers are ministers of."""
ENDS = ("minister", "ministerin", *BARE)
OF_INTERIOR = {
    "en": "interior minister",
    "de": "Innenminister",
    "fr": "ministre de l'Intérieur",
    "pl": "minister spraw wewnętrznych",
    "uk": "міністр внутрішніх справ",
    "ru": "министр внутренних дел",
}
NEAR = 40
"""Letters between a name and that of a counterpart, at most."""


def hosts(resolved: Sequence[Told]) -> Iterator[dict[str, object]]:
    """What is told of those of no office whose counterparts are named behind them: «Олег Бондар та його румунський візаві …»."""
    ends = {(s.sentence.index, s.end): told for person, told in resolved for s in person.seen if told["role"] is None}
    for person, _ in resolved:
        for seen in person.seen:
            if seen.role is not None and seen.role.counterpart and seen.country:
                near = [end for index, end in ends if index == seen.sentence.index and 0 < seen.start - end < NEAR]
                if near:
                    yield ends[seen.sentence.index, max(near)]


def bare_ministers(resolved: Sequence[Told]) -> list[dict[str, object]]:
    """What is told of those who are only called ministers."""
    return [told for _, told in resolved if str(told["role"] or "").lower() in BARE]


def complete_ministers(resolved: Sequence[Told], findings: Findings, language: str, shared: str | None) -> None:
    """Give those who are only called ministers the office that the report gives another one, or that its only ministry tells;
    heads of departments („Ressortchef“) else the one that it gives several, `shared`."""
    bare = bare_ministers(resolved)
    office = _full_office(resolved, findings, language) if bare else None
    for told in bare:
        heads = str(told["role"]).lower().startswith("ressort")
        told["role"] = office or (shared if heads and shared else told["role"])


def _full_office(resolved: Sequence[Told], findings: Findings, language: str) -> str | None:
    forms = {
        seen.role.form
        for person, _ in resolved
        for seen in person.seen
        if seen.role is not None and seen.role.role_id == "minister" and seen.role.form.lower() not in BARE
    }
    if len(forms) == 1:
        form = forms.pop()
        return form if any(word.lower().endswith(ENDS) for word in form.split()) else None
    ministries = [m.value for m in findings.of("organizations") if m.properties["kind"] == "ministry"]
    of_interior = bool(ministries) and all(INTERIOR.search(name) for name in ministries)
    return OF_INTERIOR.get(language) if not forms and of_interior else None
