"""`liaison feed`: the entries of feed and sitemap files, as the daily run would poll them."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from liaison.commands.files import Parser, complain, expand
from liaison.errors import LiaisonError

FIELDS = [
    "entry_id",
    "url",
    "title",
    "summary",
    "content_html",
    "published_at",
    "modified_at",
    "authors",
    "categories",
    "language",
    "flags",
]


def run(args: list[str]) -> int:
    """One JSON list of the entries of all given files; exit status 1 where a file is no feed."""
    parser = Parser(prog="liaison feed", description=__doc__)
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="RSS, Atom, JSON Feed or sitemap files, or folders of them"
    )
    parser.add_argument("--url", help="where the feed was fetched, for relative links")
    parser.add_argument("--timezone", default="UTC", help="IANA zone of dates that name none (default UTC)")
    options = parser.parse_args(args)
    endings = (".xml", ".rss", ".atom", ".rdf", ".json", ".xml.gz", ".txt")
    inputs, bad = expand("feed", options.paths, endings)
    rows: list[dict[str, Any]] = []
    for item in inputs:
        try:
            rows += _rows(item.path, options.url, options.timezone)
        except (LiaisonError, OSError) as error:
            complain("feed", item.path, error.strerror or error if isinstance(error, OSError) else error)
            bad += 1
    json.dump(rows, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
    return 1 if bad else 0


def _rows(path: Path, url: str | None, timezone: str) -> list[dict[str, Any]]:
    from liaison.sources.feed import UNNAMED, read_feed

    polled = read_feed(path.read_bytes(), replace(UNNAMED, timezone=timezone), url)
    if polled.children:
        complain("feed", path, f"a sitemap index: it names {len(polled.children)} sitemaps and no pages")
    for item in polled.rejected:
        complain("feed", path, f"{item.entry_id}: {item.reason}")
    return [{"feed": str(path), **{name: getattr(entry, name) for name in FIELDS}} for entry in polled.entries]
