"""The people of a report while it is read: which names are one person's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from liaison.enrich.grammar.offices import Role
from liaison.enrich.grammar.similar import fold, same_person
from liaison.enrich.grammar.tokens import tokens_of
from liaison.enrich.sections import NOISE
from liaison.enrich.text import Sentence, Text
from liaison.model.mention import Mention

RANK = "rank"
"""Form of a role that is only a rank."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A name in its sentence, with what stands beside it."""

    sentence: Sentence
    start: int
    end: int
    raw: str
    name: str
    role: Role | None = None
    organization: Mention | None = None
    country: str | None = None
    evidence: int = 0


@dataclass(slots=True)
class Person:
    """All that the report says about one person."""

    name: str
    seen: list[Seen] = field(default_factory=list)


def merge(persons: list[Person], seen: Seen) -> None:
    """Put a name to the person that it can be, or to a new one; the fullest spelling is the person's."""
    for person in persons:
        if any(same_person(seen.name, other.name) or same_person(seen.raw, other.raw) for other in person.seen):
            person.seen.append(seen)
            if _fuller(seen.name, person.name):
                person.name = seen.name
            return
    persons.append(Person(seen.name, [seen]))


def _fuller(new: str, old: str) -> bool:
    def weight(name: str) -> tuple[int, int]:
        parts = fold(name).split()
        return sum(len(p) > 1 for p in parts), -sum(len(p) == 1 for p in parts)

    return weight(new) > weight(old)


def surnames(persons: Sequence[Person], text: Text) -> Iterable[Seen]:
    """Where the surname of a known person stands alone."""
    taken = {(s.sentence.index, position) for p in persons for s in p.seen for position in range(s.start, s.end)}
    endings = [(p, [w for w in p.name.split(" ") if len(w) > 3][-1:]) for p in persons if " " in p.name]
    if not endings:
        return
    owners: dict[str, str | None] = {}  # names come again and again
    owner_of = _owners(endings, text.language)
    for sentence in text.sentences:
        if sentence.section == NOISE:
            continue
        for token in tokens_of(sentence.text, text.language):
            start = sentence.start + token.start
            if not token.upper or len(token.text) < 4 or (sentence.index, start) in taken:
                continue
            if token.text not in owners:
                owners[token.text] = owner_of(token.text)
            owner = owners[token.text]
            if owner is not None:
                yield Seen(sentence, start, sentence.start + token.end, token.text, owner)


def _owners(endings: Sequence[tuple[Person, list[str]]], language: str) -> Callable[[str], str | None]:
    """What tells the first person whose surname a word is; `endings`: the surname of each, if long enough."""
    surnames = [(last[0], person.name) for person, last in endings if last]
    if language in DECLINED:
        return lambda word: next((name for surname, name in surnames if _is_declined(word, surname)), None)
    forms: dict[str, int] = {}
    for place, (surname, _) in enumerate(surnames):
        for form in (surname, *surname.split("-"), surname + "s", surname + "'s"):
            forms.setdefault(form, place)
    folded = {fold(surname): place for place, (surname, _) in reversed([*enumerate(surnames)])}

    def owner(word: str) -> str | None:
        places = [place for place in (forms.get(word), folded.get(fold(word))) if place is not None]
        return surnames[min(places)][1] if places else None

    return owner


DECLINED = ("uk", "ru", "pl")
"""Languages whose surnames have cases."""


def _is_declined(word: str, surname: str) -> bool:
    if word == surname or word in surname.split("-"):
        return True
    stem = surname[:-1] if surname[-1] in "аяійьиеоaei" and len(surname) > 4 else surname
    return word.startswith(stem) and len(word) - len(stem) <= 4
