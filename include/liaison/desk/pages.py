"""What the templates show: plain values made from results and documents. No markup, no IO."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from liaison.desk import links
from liaison.desk.evidence import COLOURS, SENTENCE_ENDS, Mark, paragraphs, read_marks
from liaison.desk.histogram import HEIGHT, WIDTH, bars
from liaison.model.article import repeats_body
from liaison.search.facets import Facet, facet_label
from liaison.search.labels import Labels
from liaison.search.request import SORTS, SearchRequest
from liaison.search.results import Piece, Results, pieces, safe_link, title_of

QUICK_RANGES = ((7, "7 days"), (30, "30 days"), (365, "12 months"))
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "yi", "ckb", "dv", "sd", "ug"})
FACETS_FIRST = ("country", "country_pair", "topic", "instrument", "event_type", "person", "organization")
"""What readers come for; where it came from follows, in the order of model/fields.py."""
VALUES_OPEN = 7
"""Values of a facet that show without opening the rest."""
MARKS_LISTED = 4
STATUS = {"happened": "happened", "planned": "planned", "background": "earlier"}
SIDES = {"initiator": "acts", "recipient": "receives", "both": ""}


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of the search that can be taken away."""

    kind: str
    label: str
    href: str


def search_page(results: Results, labels: Labels, today: date, other_words: str | None = None) -> dict[str, Any]:
    """The values of search.html; `other_words` are offered where there are no hits."""
    request = results.request
    return {
        "request": request,
        "results": results,
        "total": f"{results.total:,}" + ("" if results.total_is_exact else "+"),
        "chips": chips(request, labels),
        "facets": _ordered(results.facets),
        "values_open": VALUES_OPEN,
        "bars": bars(results.facet("month"), request),
        "drawing": (WIDTH, HEIGHT),
        "hits": [_hit(hit, request, labels) for hit in results.hits],
        "hidden": [(name, value) for name, value in request.to_params() if name not in ("q", "since", "until", "page")],
        "sorts": [(name, name.capitalize(), links.sort_link(request, name)) for name in SORTS],
        "quick": [(label, links.since_link(request, days, today)) for days, label in QUICK_RANGES],
        "pages": _pages(results),
        "other_words": other_words,
        "other_link": links.search_link(replace(request, text=other_words, page=1)) if other_words else None,
        "export": links.export_link(request),
        "toggle": lambda facet, value: links.toggle_link(request, facet, value),
        "selected_count": sum(len(values) for name, values in request.filters.items() if name != "month"),
    }


def chips(request: SearchRequest, labels: Labels) -> list[Chip]:
    """Every part that narrows the search, with the address without it."""
    found = []
    if request.text:
        found.append(Chip("Words", request.text, links.search_link(replace(request, text="", page=1))))
    for name, values in request.filters.items():
        for value in values:
            href = links.search_link(request.without_value(name, value))
            found.append(Chip(facet_label(name), labels.label(name, value), href))
    if request.since:
        found.append(Chip("From", day_label(request.since), links.search_link(replace(request, since=None, page=1))))
    if request.until:
        found.append(Chip("Until", day_label(request.until), links.search_link(replace(request, until=None, page=1))))
    return found


def article_page(document: Mapping[str, Any], request: SearchRequest, labels: Labels) -> dict[str, Any]:
    """The values of article.html: the texts in marked segments, the facts and the evidence by field."""
    marks = read_marks(document, labels)
    repeated = repeats_body(document.get("lead"), document.get("body_text") or "")
    facts = [fact for fact in (document.get("evidence") or {}).get("facts") or () if isinstance(fact, Mapping)]
    return {
        "request": request,
        "back": links.search_link(request, "../"),
        "document": document,
        "title": title_of(document),
        "headline": paragraphs(document, "headline", marks, facts),
        "lead": [] if repeated else paragraphs(document, "lead", marks, facts),
        "body": paragraphs(document, "body_text", marks, facts),
        "facts": [_fact(number, fact, document, labels) for number, fact in enumerate(facts, start=1)],
        "groups": _groups(marks),
        "marks_listed": MARKS_LISTED,
        "link": safe_link(document.get("canonical_url"), document.get("source_url")),
        "when": when(document),
        "language": labels.label("language", document.get("language", "und")),
        "lang": _lang(document),
        "direction": _direction(document),
        "source": labels.label("source", document.get("source_id", "")),
        "summary": _summary(document, labels),
        "details": _details(document, labels),
    }


def when(document: Mapping[str, Any]) -> dict[str, str]:
    """The report's time as `machine` and `human`, as precise as it is known; UTC."""
    instant = str(document.get("published_at") or document.get("@timestamp") or "")
    try:
        moment = datetime.fromisoformat(instant)
    except ValueError:
        return {"machine": instant, "human": instant, "exact": instant}
    moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    precision = document.get("published_precision")
    day = day_label(moment.date())
    exact = day if precision == "day" else f"{day}, {moment:%H:%M} UTC"
    if precision in ("month", "year"):
        day = exact = f"{moment:%B %Y}" if precision == "month" else f"{moment:%Y}"
    if not document.get("published_at"):
        exact = f"first seen {exact}"
    return {"machine": instant, "human": day, "exact": exact}


def day_label(day: date) -> str:
    """`18 Nov 2026`."""
    return f"{day.day} {day:%b %Y}"


def _ordered(facets: Sequence[Facet]) -> list[Facet]:
    """The facets of the side column; months are the picture above the hits."""
    shown = [facet for facet in facets if facet.values and facet.name != "month"]
    return sorted(shown, key=lambda f: FACETS_FIRST.index(f.name) if f.name in FACETS_FIRST else len(FACETS_FIRST))


def _snippet(parts: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """With an ellipsis where the highlighter cut a sentence."""
    ended = not parts or parts[-1].text.rstrip().endswith(SENTENCE_ENDS)
    return parts if ended else (*parts, Piece(" …"))


def _hit(hit: Any, request: SearchRequest, labels: Labels) -> dict[str, Any]:
    document = hit.document
    return {
        "href": links.article_link(hit.article_id, request),
        "headline": hit.headline or pieces("Report without text"),
        "snippets": [_snippet(snippet) for snippet in hit.snippets],
        "link": hit.link,
        "domain": document.get("url_domain") or "",
        "publisher": document.get("publisher") or labels.label("source", document.get("source_id", "")),
        "source_type": labels.label("source_type", document["source_type"]) if document.get("source_type") else "",
        "when": when(document),
        "language": labels.label("language", document.get("language", "und")),
        "lang": _lang(document),
        "direction": _direction(document),
        "summary": _summary(document, labels),
    }


def _summary(document: Mapping[str, Any], labels: Labels) -> dict[str, Any]:
    """Who with whom, on what, by which means: the line under a headline."""
    event = document.get("event_type")
    return {
        "event": labels.label("event_type", event) if event and event != "other" else "",
        "countries": [labels.label("country", code) for code in document.get("countries") or ()],
        "topics": [labels.label("topic", topic) for topic in document.get("topics") or ()],
        "instruments": [labels.label("instrument", name) for name in document.get("instruments") or ()],
    }


def _groups(marks: Sequence[Mark]) -> dict[str, dict[str, dict[str, list[Mark]]]]:
    """The marks by field, value and rule, in the order of the colours."""
    order = list(COLOURS)
    groups: dict[str, dict[str, dict[str, list[Mark]]]] = {}
    for mark in sorted(marks, key=lambda m: order.index(m.field) if m.field in order else len(order)):
        groups.setdefault(mark.label, {}).setdefault(mark.value, {}).setdefault(mark.rule, []).append(mark)
    return groups


def _fact(number: int, fact: Mapping[str, Any], document: Mapping[str, Any], labels: Labels) -> dict[str, Any]:
    text = document.get(fact.get("where", "")) or ""
    quantity = fact.get("quantity") or {}
    amount = quantity.get("value")
    return {
        "number": number,
        "event": labels.label("event_type", fact.get("event_type", "")),
        "status": STATUS.get(fact.get("status", ""), fact.get("status", "")),
        "parties": [_party(party, labels) for party in fact.get("parties") or ()],
        "instruments": [labels.label("instrument", name) for name in fact.get("instruments") or ()],
        "topics": [labels.label("topic", name) for name in fact.get("topics") or ()],
        "date": fact.get("date") or "",
        "place": fact.get("place") or "",
        "quantity": f"{amount:,g} {quantity.get('what') or quantity.get('unit') or ''}" if amount is not None else "",
        "sentence": text[fact.get("start", 0) : fact.get("end", 0)],
    }


def _party(party: Mapping[str, Any], labels: Labels) -> dict[str, str]:
    country = labels.label("country", party["country"]) if party.get("country") else ""
    people = ", ".join(party.get("people") or ())
    return {
        "name": country or party.get("organization") or "",
        "detail": ", ".join(part for part in ((party.get("organization") or "") if country else "", people) if part),
        "side": SIDES.get(party.get("side", ""), ""),
    }


def _details(document: Mapping[str, Any], labels: Labels) -> list[tuple[str, str]]:
    rows = [
        ("Publisher", document.get("publisher") or ""),
        ("Source", labels.label("source", document.get("source_id", ""))),
        ("Source type", labels.label("source_type", document.get("source_type") or "")),
        ("Language", labels.label("language", document.get("language", "und"))),
        ("Author", ", ".join(document.get("authors") or ()) or document.get("byline") or ""),
        ("Reported through", " ← ".join(document.get("attribution") or ())),
        ("Revision", str(document.get("revision", ""))),
        ("Address", document.get("canonical_url") or document.get("source_url") or ""),
    ]
    return [(label, value) for label, value in rows if value]


def _pages(results: Results) -> dict[str, Any]:
    request, last = results.request, results.pages
    now = min(request.page, last)
    shown = sorted({1, *range(max(1, now - 2), min(last, now + 2) + 1)})
    return {
        "now": now,
        "last": last,
        "numbers": [(number, links.page_link(request, number)) for number in shown],
        "previous": links.page_link(request, now - 1) if now > 1 else None,
        "next": links.page_link(request, now + 1) if now < last else None,
    }


def _lang(document: Mapping[str, Any]) -> str:
    code = document.get("language") or "und"
    return "" if code == "und" else code


def _direction(document: Mapping[str, Any]) -> str:
    code = document.get("language") or "und"
    return "auto" if code == "und" else "rtl" if code in RIGHT_TO_LEFT else "ltr"
