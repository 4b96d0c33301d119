"""The article's text cut where evidence begins and ends, each piece with what it is evidence for, in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from liaison.model.fields import Index, fields_of
from liaison.search.labels import Labels
from liaison.search.rules import rule_in_words

FIELDS = {field.name: field for field in fields_of(Index.ARTICLES)}
COLOURS = {
    "countries": "country",
    "countries_mentioned": "country",
    "people": "person",
    "organizations": "organization",
    "topics": "topic",
    "instruments": "instrument",
    "event_type": "event",
    "is_cooperation": "event",
}
LONGEST_COLOURED = 90
"""Longer spans are sentences: colouring them would hide the words within that say which value they give."""
SHORTEST_SENTENCE, SHOWN_OF_SENTENCE = 30, 60
SENTENCE_ENDS = (".", "!", "?", "…", "”", "“", "»", "。")
ONE = {
    "people": "Person",
    "organizations": "Organisation",
    "places": "Place",
    "parties": "Party",
    "quantities": "Quantity",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of evidence: which field it speaks for, the value it gives, and the rule that read it so."""

    number: int
    field: str
    label: str
    value: str
    detail: str
    rule: str
    colour: str
    where: str
    start: int
    end: int
    text: str

    @property
    def is_sentence(self) -> bool:
        """Whether the span is a sentence rather than a few words; it is listed and linked, and not coloured."""
        length = self.end - self.start
        return length > LONGEST_COLOURED or (length > SHORTEST_SENTENCE and self.text.endswith(SENTENCE_ENDS))

    @property
    def short_text(self) -> str:
        """The span, cut where it is long."""
        return f"{self.text[:SHOWN_OF_SENTENCE].rstrip()} …" if self.is_sentence else self.text


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text with one set of marks; `opens` are the marks and `facts` the facts that begin here."""

    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()
    facts: tuple[int, ...] = ()
    opens_facts: tuple[int, ...] = ()

    @property
    def main(self) -> Mark | None:
        """The shortest mark, which says most about this piece; None where only whole sentences cover it."""
        short = [mark for mark in self.marks if not mark.is_sentence]
        return min(short, key=lambda mark: mark.end - mark.start, default=None)


def read_marks(document: Mapping[str, Any], labels: Labels) -> list[Mark]:
    """The marks of a document, numbered in reading order. Spans outside the text are left out: an old index may hold them."""
    mentions = (document.get("evidence") or {}).get("mentions") or ()
    order = ("headline", "lead", "body_text")
    valid = [m for m in mentions if m.get("where") in order and _inside(document, m)]
    valid.sort(key=lambda m: (order.index(m["where"]), m["start"], -m["end"]))
    return [_mark(number, mention, document, labels) for number, mention in enumerate(valid, start=1)]


def paragraphs(
    document: Mapping[str, Any], where: str, marks: Sequence[Mark], facts: Sequence[Mapping[str, Any]]
) -> list[list[Segment]]:
    """The paragraphs of one text as segments; together they are the text, save for the empty lines between paragraphs."""
    text = document.get(where) or ""
    here = [mark for mark in marks if mark.where == where]
    spans = [
        (number, fact["start"], fact["end"])
        for number, fact in enumerate(facts, start=1)
        if fact.get("where") == where and _inside(document, fact)
    ]
    breaks = [match.span() for match in re.finditer(r"\n\s*\n", text)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text)]
    cuts = {m.start for m in here} | {m.end for m in here} | {s for _, s, _ in spans} | {e for _, _, e in spans}
    return [
        _segments(text, start, end, cuts, here, spans) for start, end in zip(starts, ends, strict=True) if start < end
    ]


def _segments(
    text: str, start: int, end: int, cuts: set[int], marks: list[Mark], spans: list[tuple[int, int, int]]
) -> list[Segment]:
    points = [start, *sorted(cut for cut in cuts if start < cut < end), end]
    segments = []
    for left, right in pairwise(points):
        covering = tuple(mark for mark in marks if mark.start <= left < mark.end)
        facts = tuple(number for number, first, last in spans if first <= left < last)
        segments.append(
            Segment(
                text[left:right],
                covering,
                tuple(mark for mark in covering if mark.start == left),
                facts,
                tuple(number for number, first, _ in spans if first == left),
            )
        )
    return segments


def _inside(document: Mapping[str, Any], span: Mapping[str, Any]) -> bool:
    text = document.get(span["where"]) or ""
    start, end = span.get("start"), span.get("end")
    return isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)


def _mark(number: int, mention: Mapping[str, Any], document: Mapping[str, Any], labels: Labels) -> Mark:
    name = mention["field"]
    declared = FIELDS.get(name)
    confidence = mention.get("confidence", 1.0)
    rule = rule_in_words(mention.get("rule", ""), labels.vocabulary)
    if confidence < 1:
        rule += f" ({confidence:.0%} sure)"
    return Mark(
        number=number,
        field=name,
        label=ONE.get(name) or (declared.label if declared else name.replace("_", " ").capitalize()),
        value=_value(name, mention, labels),
        detail=_detail(mention.get("properties") or {}, labels),
        rule=rule,
        colour=COLOURS.get(name, "other"),
        where=mention["where"],
        start=mention["start"],
        end=mention["end"],
        text=(document.get(mention["where"]) or "")[mention["start"] : mention["end"]],
    )


def _value(name: str, mention: Mapping[str, Any], labels: Labels) -> str:
    """The value for readers; where the mention's own value only groups, what it stands for."""
    properties = mention.get("properties") or {}
    if name == "parties":
        country = properties.get("country")
        return (
            labels.label("countries", str(country))
            if country
            else str(properties.get("organization") or mention["value"])
        )
    if name == "quantities" and properties.get("value") is not None:
        return f"{properties['value']:,g} {properties.get('unit') or ''}".strip()
    return labels.label(name, str(mention["value"]))


def _detail(properties: Mapping[str, Any], labels: Labels) -> str:
    parts = [str(properties[key]) for key in ("role", "organization", "kind", "what", "speaker") if properties.get(key)]
    if properties.get("country"):
        parts.append(labels.label("countries", str(properties["country"])))
    return ", ".join(parts)
