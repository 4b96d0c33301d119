"""Where a sentence names states and international bodies, and the sentence with these names hidden."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.actors import INTERNATIONAL
from liaison.enrich.text import Sentence

FIELDS = ("organizations", "people", "countries_mentioned", "places")
OWN, OTHER = " ϙ ", " ω "
"""Stand for the party asked about, and for every other."""


class Named(NamedTuple):
    """A name at `start` to `end` of its sentence. `key` as in Party; `kind`: c country, o body, p person, with the body's kind."""

    key: str
    start: int
    end: int
    kind: str


def named_in(sentence: Sentence, findings: Findings) -> list[Named]:
    """The names in reading order; of two that overlap the longer one that begins first."""
    found = [each for field in FIELDS for each in _of_field(field, sentence, findings)]
    kept: list[Named] = []
    for each in sorted(found, key=lambda n: (n.start, -n.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _of_field(field: str, sentence: Sentence, findings: Findings) -> list[Named]:
    found = []
    for mention in findings.within(sentence, field):
        kind = str(mention.properties.get("kind") or "") if field == "organizations" else ""
        country = mention.value if field == "countries_mentioned" else mention.properties.get("country")
        key = str(country) if country else f"{INTERNATIONAL}:{mention.value}" if kind == "international" else None
        if key is not None:
            found.append(Named(key, mention.start - sentence.start, mention.end - sentence.start, field[0] + kind))
    return found


def hidden(text: str, names: Sequence[Named], first: int = 0, last: int | None = None, own: str | None = None) -> str:
    """`text[first:last]` with a sign for each name; the key `own` has a sign of its own. Without it only countries are hidden."""
    last = len(text) if last is None else last
    parts, at = [], first
    for name in names:
        if name.start < at or name.end > last or (own is None and name.kind != "c"):
            continue
        parts += [text[at : name.start], OWN if name.key == own else OTHER]
        at = name.end
    return "".join([*parts, text[at:last]])
