"""Fetches pages into the archive."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

from liaison import settings
from liaison.edges.addresses import Guard
from liaison.edges.archive import ArchiveWriter
from liaison.edges.files import read_rows, write_rows
from liaison.edges.http import Fetcher
from liaison.errors import FetchError, PermanentFetchError, TooLarge
from liaison.model.outcome import Disposition, DropReason
from liaison.pipeline import MAX_PAGE_BYTES
from liaison.tasks.run import Row, Run, stamp

TROUBLE_IN_ROW = 3
"""After so many failures that waiting could mend, the host is left alone; its other pages fail at once."""
HOSTS_AT_ONCE = 8
PAUSE_SECONDS = 2.0
"""Before the second and last try of what failed; the next try is at the next poll."""


def fetch(run_id: str, part: Row) -> Row:
    """Fetches the pages of the part's hosts: {label, items, failed}. One result row a page: where it lies, or why it failed.

    Hosts are asked side by side, the pages of one host one after the other.
    """
    run = Run.of(run_id)
    todo = list(read_rows(run.part(part["token"], "todo-fetch", part["part"])))
    hosts: dict[str, list[Row]] = {}
    for row in todo:
        hosts.setdefault(row["host"], []).append(row)
    where = settings.load()
    guard = Guard.of(where.examples_url)
    name = f"fetch-{part['part']}"
    with ArchiveWriter(where.archive, run_id, name, stamp()) as archive, ThreadPoolExecutor(HOSTS_AT_ONCE) as threads:
        answers = list(threads.map(lambda rows: _fetch_host(rows, archive, guard), hosts.values()))
    done = {number: row for answer in answers for number, row in answer.items()}
    write_rows(run.part(part["token"], "fetch", part["part"]), (done[row["n"]] for row in todo))
    failures = [
        (row["host"], done[row["n"]]) for row in todo if done[row["n"]].get("disposition") == Disposition.FAILED
    ]
    if not failures:
        return {"label": f"{part['hosts']}: {len(todo)} pages", "items": len(todo), "failed": 0}
    host, first = failures[0]
    told = f"{len(failures)} of {len(todo)} failed: {host}: {first['detail']}"
    return {"label": f"{part['hosts']}: {told}", "items": len(todo), "failed": len(failures)}


def _fetch_host(todo: list[Row], archive: ArchiveWriter, guard: Guard) -> dict[int, Row]:
    """The pages of one host; those that failed for a reason that may pass are tried once more."""
    with Fetcher(guard) as fetcher:
        done = _round(todo, archive, fetcher)
        again = [row for row in todo if done[row["n"]].get("transient")]
        if again and len(again) < len(todo):
            time.sleep(PAUSE_SECONDS)
            done |= _round(again, archive, fetcher)
    return done


def _round(todo: list[Row], archive: ArchiveWriter, fetcher: Fetcher) -> dict[int, Row]:
    done: dict[int, Row] = {}
    trouble = 0
    for row in todo:
        if trouble >= TROUBLE_IN_ROW:
            done[row["n"]] = _failure(
                row, Disposition.FAILED, "host-down", "left alone after other failures of the host"
            )
            continue
        done[row["n"]] = result = _fetch_one(row, archive, fetcher)
        trouble = trouble + 1 if result.get("transient") else 0
    return done


def _fetch_one(row: Row, archive: ArchiveWriter, fetcher: Fetcher) -> Row:
    try:
        got = fetcher.fetch(row["url"], max_bytes=MAX_PAGE_BYTES)
    except TooLarge as error:
        return _failure(row, Disposition.DISCARDED, str(DropReason.TOO_LARGE), str(error))
    except PermanentFetchError as error:
        return {**_failure(row, Disposition.FAILED, _code(error), str(error)), "permanent": True}
    except FetchError as error:
        return {**_failure(row, Disposition.FAILED, _code(error), str(error)), "transient": True}
    capture = archive.add_response(got.requested_url, got.headers, got.body, got.retrieved_at)
    return {"n": row["n"], "capture": capture, "retrieved_at": got.retrieved_at, "final_url": got.url}


def _failure(row: Row, disposition: Disposition, reason: str, detail: str) -> Row:
    return {"n": row["n"], "disposition": str(disposition), "reason": reason, "detail": detail}


def _code(error: FetchError) -> str:
    """A reason in kebab case: http-404, timed-out, refused-address …"""
    words = str(error).split(":")[0].lower().split()
    return "-".join(words[:2]) if words else "fetch"
