"""`liaison read --why`: each value of a record with the sentence that says it and the rule that read it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.text import Text as Line

from liaison.commands.files import Input, complain
from liaison.errors import LiaisonError
from liaison.model.article import Article
from liaison.model.fact import Fact
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary
from liaison.search.rules import rule_in_words

TITLES = {
    "is_cooperation": "Cooperation",
    "event_type": "Event type",
    "countries": "Countries",
    "parties": "Parties",
    "topics": "Topics",
    "instruments": "Instruments",
    "people": "People",
    "organizations": "Organisations",
    "countries_mentioned": "Countries mentioned",
    "places": "Places",
    "attribution": "Told by",
    "quantities": "Quantities",
    "vehicles": "Vehicles",
    "quotes": "Quotes",
}
"""The fields in the order of the explanation."""
SHOWN = 3
"""Sentences shown for one value; how many more there are is said."""
WIDTH = 220
"""Characters of a sentence that are shown around the words that count."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of a sentence, and why it counts."""

    sentence: str
    start: int
    end: int
    rule: str


def explain_all(inputs: Sequence[Input], bad: int) -> int:
    """Explain the records of all inputs on standard output; a file that gives none is told on standard error.

    Returns the exit status: 0 where every input gave a record.
    """
    from liaison import settings
    from liaison.edges.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(settings.load().vocabulary)
    console = Console(soft_wrap=True, highlight=False, no_color=None if sys.stdout.isatty() else True)
    for item in inputs:
        try:
            articles = _read(item.path)
        except (LiaisonError, OSError) as error:
            complain("read", item.path, error.strerror or error if isinstance(error, OSError) else error)
            bad += 1
            continue
        for article in articles:
            for line in explained(article, vocabulary):
                console.print(line)
    return 1 if bad else 0


def _read(path: Path) -> list[Article]:
    from liaison.pipeline import read_file

    return read_file(path)


def explained(article: Article, vocabulary: Vocabulary) -> Iterator[Line]:
    """The explanation of one record, line by line."""
    yield Line(article.headline or article.body_text.split("\n", 1)[0][:100], style="bold underline")
    known = article.published_at[:10] if article.published_at else "no date"
    yield Line(f"{known}, {article.language}")
    if not article.is_cooperation:
        yield Line("Cooperation: no. No sentence of the news states an act between bodies of two states.")
    for field, title in TITLES.items():
        groups: dict[str, list[Mention]] = {}
        for mention in article.mentions:
            if mention.field == field:
                groups.setdefault(mention.value, []).append(mention)
        for number, (value, mentions) in enumerate(groups.items()):
            if not number:
                yield Line(title, style="bold")
            yield _value(value, mentions[0], vocabulary)
            yield from _sentences([_evidence(article, m, vocabulary) for m in mentions])
    for number, fact in enumerate(article.facts, 1):
        yield Line(f"Fact {number}", style="bold")
        yield Line(f"  {_stated(fact, vocabulary)}")
        yield from _sentences([_evidence(article, fact, vocabulary)])
    yield Line("")


def _value(value: str, mention: Mention, vocabulary: Vocabulary) -> Line:
    details = mention.properties
    match mention.field:
        case "is_cooperation":
            value = "yes"
        case "topics" | "instruments":
            value = _label(vocabulary, mention.field, value)
        case "event_type":
            value = _label(vocabulary, "event_types", value)
        case "quantities":
            value = " ".join(str(x) for x in (details.get("qualifier"), details["value"], details["unit"]) if x)
        case _:
            told = ("role", "organization", "kind", "country", "side", "speaker")
            more = [str(details[key]) for key in told if details.get(key)]
            value = f"{value} ({', '.join(more)})" if more else value
    return Line(f"  {value}")


def _stated(fact: Fact, vocabulary: Vocabulary) -> str:
    parties = ", ".join(f"{' '.join(x for x in (p.country, p.organization) if x)} ({p.side})" for p in fact.parties)
    parts = [_label(vocabulary, "event_types", fact.event_type), fact.status, f"between {parties}"]
    if fact.instruments:
        parts.append("by " + ", ".join(_label(vocabulary, "instruments", i) for i in fact.instruments))
    if fact.date:
        parts.append(f"on {fact.date}")
    if fact.quantity:
        parts.append(f"{fact.quantity['value']} {fact.quantity['unit']}")
    return "; ".join(parts)


def _label(vocabulary: Vocabulary, name: str, term: str) -> str:
    return next((str(t["label"]["en"]) for t in vocabulary.files.get(name, ()) if t["id"] == term), term)


def _evidence(article: Article, found: Mention | Fact, vocabulary: Vocabulary) -> Evidence:
    """The stretch with what stands around it in its line."""
    text = str(getattr(article, found.where) or "")
    first = max(text.rfind("\n", 0, found.start) + 1, found.start - WIDTH // 2)
    stop = text.find("\n", found.end)
    last = min(stop if stop >= 0 else len(text), found.end + WIDTH // 2)
    first = max(first, _after_stop(text, first, found.start))
    return Evidence(
        text[first:last], found.start - first, found.end - first, rule_in_words(found.rule, vocabulary.files)
    )


def _after_stop(text: str, first: int, start: int) -> int:
    """Where the sentence begins that holds `start`, as far as a stop before a capital tells."""
    place = max((text.rfind(mark, first, start) for mark in (". ", "! ", "? ")), default=-1)
    return place + 2 if place >= 0 and text[place + 2 : place + 3].isupper() else first


def _sentences(evidence: list[Evidence]) -> Iterator[Line]:
    for each in evidence[:SHOWN]:
        line = Line("    “" + each.sentence + "”")
        line.stylize("reverse", 5 + each.start, 5 + each.end)
        line.append(f"  [{each.rule}]", style="dim")
        yield line
    if len(evidence) > SHOWN:
        yield Line(f"    and in {len(evidence) - SHOWN} more places", style="dim")
