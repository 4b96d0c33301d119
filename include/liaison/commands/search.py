"""`liaison search`: hits with highlights and facet counts from the index."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from liaison.commands.files import Parser
from liaison.search.queries import OTHER_NAMES
from liaison.search.request import (
    DEFAULT_SIZE,
    FACETS,
    MAX_SIZE,
    MAX_TEXT,
    MAX_VALUES,
    MAX_WINDOW,
    SORTS,
    BadRequest,
    SearchRequest,
    checked_filters,
    parse_day,
)

if TYPE_CHECKING:
    from rich.text import Text

    from liaison.search.labels import Labels
    from liaison.search.reader import Reader
    from liaison.search.results import Hit, Piece, Results

FACET_VALUES_SHOWN = 6
HINTED = 30
"""Values named in the message about a wrong one; nobody reads 250 countries."""
SPELLINGS = {"organization": ("--organisation",), "country_pair": ("--pair",)}
SYNTAX = (
    'All words must occur; "…" is a phrase, | means or, - excludes, word* takes any ending. An option that filters may be '
    "given several times: one of its values is enough."
)


def run(args: list[str]) -> int:
    """Print one page of hits; 0 also where there are none, 1 where the server is down, 2 where an argument is wrong."""
    from liaison import settings
    from liaison.search.reader import load_labels, open_reader

    parser = _parser()
    options = parser.parse_intermixed_args(args)
    found = settings.load("reader")
    try:
        request = _request(options, load_labels(found.home))
    except BadRequest as error:
        parser.error(str(error))
    reader = open_reader(found)
    request = _with_names(request, reader)
    if options.csv:
        from liaison.search.results import csv_text

        sys.stdout.writelines(csv_text(reader.export(request, request.size)))
        return 0
    results = reader.search(request)
    if options.json:
        sys.stdout.write(json.dumps(_as_json(results), ensure_ascii=False) + "\n")
    else:
        _print(results, reader.labels)
        if not results.total and request.text and (other := reader.suggestion(request)):
            sys.stdout.write(f"Did you mean: {other}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="liaison search", description=f"{__doc__.splitlines()[0]} {SYNTAX}")
    parser.add_argument("text", nargs="*", metavar="WORDS", help="what to look for; nothing finds everything")
    for name, field in FACETS.items():
        spellings = (str(field.option), *SPELLINGS.get(name, ()))
        about = "Month of publication, YYYY-MM." if name == "month" else field.meaning
        parser.add_argument(*spellings, dest=name, action="append", default=[], metavar="VALUE", help=about)
    parser.add_argument("--since", metavar="DAY", help="published on this day or later (YYYY-MM-DD)")
    parser.add_argument("--until", metavar="DAY", help="published on this day or before")
    parser.add_argument("--sort", choices=SORTS, default=SORTS[0])
    parser.add_argument("--page", type=int, default=1, metavar="N")
    parser.add_argument("--size", type=int, default=DEFAULT_SIZE, metavar="N", help=f"hits on a page, 1 to {MAX_SIZE}")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="hits and facets as one JSON object")
    form.add_argument("--csv", action="store_true", help=f"the exported columns as CSV, up to {MAX_WINDOW} rows")
    return parser


def _request(options: argparse.Namespace, labels: Labels) -> SearchRequest:
    most = MAX_WINDOW if options.csv else MAX_SIZE
    if not 1 <= options.size <= most:
        raise BadRequest(f"--size {options.size}: 1 to {most}")
    if options.page < 1 or options.page * options.size > MAX_WINDOW:
        raise BadRequest(f"--page {options.page}: the first {MAX_WINDOW} hits can be read")
    text = " ".join(options.text)
    if len(text) > MAX_TEXT:
        raise BadRequest(f"the query has {len(text)} characters; {MAX_TEXT} are allowed")
    since, until = (parse_day(day) if day else None for day in (options.since, options.until))
    if since and until and since > until:
        raise BadRequest(f"--since {since} is after --until {until}")
    return SearchRequest(text, _filters(options, labels), since, until, options.sort, options.page, options.size)


def _filters(options: argparse.Namespace, labels: Labels) -> dict[str, tuple[str, ...]]:
    """The filters given; a value that can never match is told rather than answered with nothing."""
    given = {name: [labels.code(name, v) for v in _split(name, getattr(options, name))] for name in FACETS}
    filters = checked_filters(given)
    for name, values in given.items():
        known = labels.terms(name)
        wrong = [value for value in filters.get(name, ()) if known and value not in known]
        if values and (wrong or name not in filters):
            hint = f"; there are {', '.join(known)}" if 0 < len(known) <= HINTED else ""
            raise BadRequest(f"{FACETS[name].option}: no '{(wrong or values)[0]}'{hint}")
    return filters


def _with_names(request: SearchRequest, reader: Reader) -> SearchRequest:
    """Names as they stand in the index: a surname or another spelling is enough on the command line."""
    filters = dict(request.filters)
    for facet in OTHER_NAMES:
        if facet in filters:
            found = [name for value in filters[facet] for name in (reader.names(facet, value) or (value,))]
            filters[facet] = tuple(dict.fromkeys(found))[:MAX_VALUES]
    return replace(request, filters=filters)


def _split(name: str, values: list[str]) -> list[str]:
    """Codes may stand in one option, separated by commas; names and pairs have commas of their own."""
    return values if name in (*OTHER_NAMES, "country_pair") else [code for value in values for code in value.split(",")]


def _as_json(results: Results) -> dict[str, Any]:
    return {
        "total": results.total,
        "total_is_exact": results.total_is_exact,
        "page": results.request.page,
        "pages": results.pages,
        "hits": [_hit_json(hit) for hit in results.hits],
        "facets": {
            facet.name: [{"value": v.value, "label": v.label, "count": v.count} for v in facet.values]
            for facet in results.facets
        },
    }


def _hit_json(hit: Hit) -> dict[str, Any]:
    return {
        **hit.document,
        "score": hit.score,
        "link": hit.link,
        "highlights": [_plain(snippet) for snippet in hit.snippets],
    }


def _plain(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"**{piece.text}**" if piece.marked else piece.text for piece in pieces)


def _print(results: Results, labels: Labels) -> None:
    from rich.columns import Columns
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    amount = f"{results.total:,}" + ("" if results.total_is_exact else "+")
    page = f", page {results.request.page} of {results.pages}" if results.pages > 1 else ""
    console.print(Text(f"{amount} report{'' if results.total == 1 else 's'}{page}", style="bold"))
    for number, hit in enumerate(results.hits, start=results.request.offset + 1):
        console.print()
        console.print(Text(f"{number:>3}  ").append_text(_text(hit.headline or (), "bold")))
        console.print(Text(f"     {_facts_line(hit, labels)}", style="dim"))
        for snippet in hit.snippets:
            console.print(Text("     ").append_text(_text(snippet)))
        if hit.link:
            console.print(Text(f"     {hit.link}", style="blue"))
    boxes = []
    for facet in results.facets:
        rows = [value for value in facet.values if value.count or value.selected]
        if not rows:
            continue
        table = Table(title=facet.label, title_justify="left", title_style="bold", box=None, show_header=False)
        for value in rows[-FACET_VALUES_SHOWN:] if facet.name == "month" else rows[:FACET_VALUES_SHOWN]:
            known = value.label if value.label == value.value else f"{value.label} ({value.value})"
            table.add_row(Text(f"{'✓ ' if value.selected else ''}{known}"), Text(f"{value.count:,}", justify="right"))
        boxes.append(table)
    if boxes:
        console.print()
        console.print(Columns(boxes, padding=(0, 3)))


def _text(pieces: tuple[Piece, ...], style: str = "") -> Text:
    from rich.text import Text

    if not sys.stdout.isatty():
        return Text(" ".join(_plain(pieces).split("\n")), style=style)
    text = Text(style=style)
    for piece in pieces:
        text.append(" ".join(piece.text.split("\n")), style="black on yellow" if piece.marked else None)
    return text


def _facts_line(hit: Hit, labels: Labels) -> str:
    document = hit.document
    day = str(document.get("@timestamp", ""))[:10]
    parts = [day, document.get("publisher") or labels.label("source", document.get("source_id", ""))]
    parts.append(labels.label("language", document.get("language", "und")))
    parts.append(", ".join(labels.label("country", code) for code in document.get("countries", ())))
    parts.append(", ".join(labels.label("topic", topic) for topic in document.get("topics", ())))
    return " · ".join(part for part in parts if part)
