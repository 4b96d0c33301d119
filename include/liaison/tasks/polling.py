"""Reads what sources offer: feeds over the guarded fetch, folders of dated files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from liaison import settings
from liaison.edges.addresses import Guard
from liaison.edges.archive import ArchiveWriter
from liaison.edges.files import write_json, write_rows
from liaison.edges.folder import project_folder, read_folder
from liaison.edges.http import Fetched, Fetcher
from liaison.errors import Discarded, FetchError, LiaisonError, PermanentFetchError
from liaison.model.entry import Entry
from liaison.model.ids import digest
from liaison.model.outcome import Disposition
from liaison.model.source import Source
from liaison.sources.directory import split_reports
from liaison.sources.feed import MAX_FEED_BYTES, read_feed
from liaison.sources.parts import Polled
from liaison.tasks.run import Row, Run, entry_from, outcome_row, stamp

MAX_DEPTH = 2
"""Of sitemap indexes inside indexes."""
MAX_SITEMAPS = 50
MAX_FILE_BYTES = 20 * 2**20
PAGES = (".html", ".htm", ".html.gz", ".htm.gz")


@dataclass(slots=True)
class _Poll:
    """One source's poll while it goes on."""

    source: Source
    archive: ArchiveWriter
    flags: list[str]


def poll(run_id: str, group: Row) -> Row:
    """Polls the sources of the group: {label, entries}. Their entries and states go into the run's folder.

    A source that fails has its state written and the others are polled; then its error is raised.
    """
    run = Run.of(run_id)
    sources = run.sources()
    failures: list[tuple[str, LiaisonError]] = []
    entries = 0
    for source_id in group["sources"]:
        run.poll_state(source_id).unlink(missing_ok=True)
        try:
            entries += _poll_source(run, sources[source_id])
        except LiaisonError as error:
            failures.append((source_id, error))
            state = {"source_id": source_id, "state": "failing", "detail": str(error), "polled_at": stamp()}
            write_json(run.poll_state(source_id), state)
    if len(failures) == 1 and len(group["sources"]) == 1:
        raise failures[0][1]
    if failures:
        waiting = any(isinstance(e, FetchError) and not isinstance(e, PermanentFetchError) for _, e in failures)
        told = "; ".join(f"{source_id}: {error}" for source_id, error in failures)
        raise (FetchError if waiting else PermanentFetchError)(told)
    return {"label": f"{group['label']}: {entries} items", "entries": entries}


def preview(source: Source) -> Polled:
    """What a poll of `source` would give, with nothing written but a temporary archive. Raises as poll does."""
    flags: list[str] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        ArchiveWriter(folder, "preview", source.source_id, stamp()) as archive,
    ):
        rows = list(_rows(_Poll(source, archive, flags)))
    entries = tuple(entry_from(row["entry"]) for row in rows if "entry" in row)
    return Polled(entries, flags=tuple(dict.fromkeys(flags)))


def _poll_source(run: Run, source: Source) -> int:
    at = stamp()
    with ArchiveWriter(settings.load().archive, run.run_id, f"poll-{source.source_id}", at) as archive:
        state = _Poll(source, archive, [])
        rows = list(_rows(state))
    write_rows(run.polled(source.source_id), rows)
    detail = ", ".join(dict.fromkeys(state.flags))
    write_json(
        run.poll_state(source.source_id),
        {"source_id": source.source_id, "state": "ok", "detail": detail, "polled_at": at, "rows": len(rows)},
    )
    return len(rows)


def _rows(state: _Poll) -> Iterator[Row]:
    return _folder_rows(state) if state.source.kind == "directory" else _feed_rows(state)


def _feed_rows(state: _Poll) -> Iterator[Row]:
    """One row an entry: {entry, capture, retrieved_at, fetch}; rejected items as outcomes."""
    guard = Guard.of(settings.load().examples_url)
    waiting = [(state.source.location, 0)]
    seen: set[str] = set()
    with Fetcher(guard) as fetcher:
        while waiting:
            url, depth = waiting.pop(0)
            if url in seen or len(seen) >= MAX_SITEMAPS:
                state.flags.append("sitemaps-capped" if url not in seen else "sitemap-loop")
                continue
            seen.add(url)
            try:
                got = fetcher.fetch(url, max_bytes=MAX_FEED_BYTES)
                polled = read_feed(got.body, state.source, got.url, got.headers.get("content-type"))
            except LiaisonError as error:
                if not depth:
                    raise
                state.flags.append(f"sitemap {url}: {error}")
                continue
            state.flags += polled.flags
            if depth < MAX_DEPTH:
                waiting += [(child, depth + 1) for child in polled.children]
            yield from _entry_rows(state, got, polled)


def _entry_rows(state: _Poll, got: Fetched, polled: Polled) -> Iterator[Row]:
    capture = state.archive.add_response(got.requested_url, got.headers, got.body, got.retrieved_at)
    common = {"capture": capture, "retrieved_at": got.retrieved_at}
    for entry in polled.entries:
        # A page that several entries share says what none of them says alone: their own words are kept instead.
        fetch = state.source.fetch_pages and bool(entry.url) and "shared-link" not in entry.flags
        yield {"entry": asdict(entry), **common, "fetch": fetch, "page": False}
    for item in polled.rejected:
        named = {"n": -1, "source_id": state.source.source_id, "capture": capture}
        named["article_id"] = digest("rejected", state.source.source_id, item.entry_id, item.raw)
        yield outcome_row(named, Disposition.QUARANTINED, "poll", "bad-item", f"{item.reason}: {item.raw[:200]}")


def _folder_rows(state: _Poll) -> Iterator[Row]:
    source = state.source
    root = project_folder(source.location, settings.load().home)
    for file in read_folder(root, (".txt", *PAGES), MAX_FILE_BYTES):
        named: dict[str, Any] = {
            "n": -1,
            "source_id": source.source_id,
            "article_id": digest("file", source.source_id, file.name),
        }
        named["entry"] = {"url": file.name}
        if file.body is None:
            yield outcome_row(named, Disposition.DISCARDED, "poll", file.reason or "unreadable", file.detail)
            continue
        page = file.name.lower().endswith(PAGES)
        kind = "text/html" if page else "text/plain"
        at = stamp()
        capture = state.archive.add_resource(f"file:{source.source_id}/{file.name}", file.body, at, kind)
        common = {"capture": capture, "retrieved_at": at, "fetch": False, "page": page}
        named["capture"] = capture
        try:
            entries = (
                [_page_entry(source, file.name)] if page else split_reports(file.body, source.source_id, file.name)
            )
        except Discarded as drop:
            yield outcome_row(named, Disposition.DISCARDED, "poll", str(drop.reason), f"{file.name}: {drop.detail}")
            continue
        for entry in entries:
            yield {"entry": asdict(entry), **common}


def _page_entry(source: Source, name: str) -> Entry:
    return Entry(source.source_id, digest(name), language=source.language)
