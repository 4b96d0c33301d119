"""The server's answer as the page and the command show it."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from liaison.model.fields import Index, leaves
from liaison.search.facets import Facet, read_facets
from liaison.search.labels import Labels
from liaison.search.queries import MARK_END, MARK_START
from liaison.search.request import MAX_WINDOW, SearchRequest

MARKED = re.compile(f"{MARK_START}([^{MARK_START}{MARK_END}]*){MARK_END}")
MARKERS = re.compile(f"[{MARK_START}{MARK_END}]")
CSV_COLUMNS = tuple(leaf.name for leaf in leaves(Index.ARTICLES) if leaf.exported)
TITLE_LENGTH = 110
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `marked` where it matched."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One article of the list. `headline` and `snippets` are pieces, not markup: whoever shows them escapes them."""

    article_id: str
    document: Mapping[str, Any]
    headline: tuple[Piece, ...]
    snippets: tuple[tuple[Piece, ...], ...]
    link: str | None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """`total` is a lower bound where `total_is_exact` is false. `partial`: the server stopped at its time limit."""

    request: SearchRequest
    total: int
    total_is_exact: bool
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    took_ms: int = 0
    partial: bool = False

    @property
    def pages(self) -> int:
        """Pages that can be reached; at least 1."""
        reachable = min(self.total, MAX_WINDOW)
        return max(1, -(-reachable // self.request.size))

    def facet(self, name: str) -> Facet:
        """One facet by name."""
        return next(facet for facet in self.facets if facet.name == name)


def read_results(response: Mapping[str, Any], request: SearchRequest, labels: Labels) -> Results:
    """The response to `search_body(request)`."""
    hits = response["hits"]
    return Results(
        request=request,
        total=int(hits["total"]["value"]),
        total_is_exact=hits["total"]["relation"] == "eq",
        hits=tuple(_hit(hit) for hit in hits["hits"]),
        facets=read_facets(response.get("aggregations") or {}, request, labels),
        took_ms=int(response.get("took", 0)),
        partial=bool(response.get("timed_out")),
    )


def pieces(text: str) -> tuple[Piece, ...]:
    """Highlighted text taken apart; markers that stand alone (in the text itself) are dropped."""
    found: list[Piece] = []
    position = 0
    for match in MARKED.finditer(text):
        found.append(Piece(MARKERS.sub("", text[position : match.start()])))
        found.append(Piece(match[1], marked=True))
        position = match.end()
    found.append(Piece(MARKERS.sub("", text[position:])))
    return tuple(piece for piece in found if piece.text)


def safe_link(*urls: str | None) -> str | None:
    """The first address that a reader may follow: http or https with a host."""
    for url in urls:
        try:
            parts = urlsplit((url or "").strip())
            if parts.scheme in ("http", "https") and parts.hostname:
                return parts.geturl()
        except ValueError:
            continue
    return None


def read_suggestion(response: Mapping[str, Any], text: str) -> str | None:
    """`text` with its unknown words replaced, from the response to `suggestion_body(text)`; None where nothing changes."""
    words = (response.get("suggest") or {}).get("words") or ()
    for word in sorted(words, key=lambda w: -w["offset"]):
        if word["options"]:
            text = text[: word["offset"]] + word["options"][0]["text"] + text[word["offset"] + word["length"] :]
    return text if any(word["options"] for word in words) else None


def read_names(response: Mapping[str, Any], fields: Sequence[str], value: str) -> tuple[str, ...]:
    """The names (first of `fields`) of those who have all words of `value` under one of their spellings, most frequent first."""
    wanted = set(_folded(value).split())
    group, main = fields[0].split(".")
    other = fields[1].split(".")[1]
    found: Counter[str] = Counter()
    for hit in response["hits"]["hits"]:
        for row in hit["_source"].get(group) or ():
            spellings = [row[main], *(row.get(other) or ())]
            if any(wanted <= set(_folded(spelling).split()) for spelling in spellings):
                found[row[main]] += 1
    return tuple(name for name, _ in found.most_common())


def csv_text(documents: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """CSV lines, header first, several values separated by `; `; a spreadsheet takes no cell for a formula."""
    yield _csv_line(CSV_COLUMNS)
    for document in documents:
        yield _csv_line([_cell(document, column) for column in CSV_COLUMNS])


def _hit(hit: Mapping[str, Any]) -> Hit:
    document = hit["_source"]
    marked = hit.get("highlight") or {}
    headline = next(iter(marked.get("headline", ())), title_of(document))
    shown = _snippets(document.get("lead") or "", marked.get("lead", ()), marked.get("body_text", ()))
    return Hit(
        article_id=hit["_id"],
        document={key: value for key, value in document.items() if key != "body_text"},
        headline=pieces(headline),
        snippets=tuple(pieces(text) for text in shown),
        link=safe_link(document.get("canonical_url"), document.get("source_url")),
        score=hit.get("_score"),
    )


def _snippets(lead: str, marked_lead: Iterable[str], body: Iterable[str]) -> list[str]:
    """Up to two pieces with matches, without saying the lead twice; else the lead, else the beginning of the text."""
    shown: list[str] = []
    for text in (*marked_lead, *body):
        plain = MARKERS.sub("", text).strip()
        if MARK_START in text and not any(plain in MARKERS.sub("", other) for other in shown):
            shown.append(text)
    return shown[:2] or ([lead] if lead else list(body)[:1])


def _folded(text: str) -> str:
    """As the index folds names: small letters without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))


def title_of(document: Mapping[str, Any]) -> str:
    """The headline, else the beginning of the report."""
    text = document.get("headline") or document.get("lead") or document.get("body_text") or ""
    if len(text) <= TITLE_LENGTH or document.get("headline"):
        return text
    return f"{text[:TITLE_LENGTH].rsplit(' ', 1)[0]} …"


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([_safe(cell) for cell in cells])
    return line.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _cell(document: Mapping[str, Any], column: str) -> str:
    head, _, rest = column.partition(".")
    value = document.get(head)
    if rest:
        rows = value if isinstance(value, list) else [value] if value else []
        value = [row.get(rest) for row in rows if isinstance(row, Mapping)]
    if isinstance(value, list):
        return "; ".join(str(item) for item in value if item is not None)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
