"""What of the polled entries is to be done: ids looked up once, work cut into host groups and batches."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from liaison import settings
from liaison.edges.elastic import connect, known
from liaison.edges.files import read_rows, write_json, write_rows
from liaison.errors import ConfigError
from liaison.model.fields import Index
from liaison.model.ids import article_id
from liaison.model.outcome import Disposition
from liaison.model.source import Source
from liaison.search.versions import alias_name
from liaison.tasks.run import Row, Run, entry_from, outcome_row, rows_if_there, stamp

SNAPSHOT = ("content_hash", "revision", "first_seen_at", "retrieved_at", "pipeline_version")
"""What later decisions need of a known article, so that they do not depend on what the run itself has written."""
REVISIT_DAYS = 30
"""Pages of known articles are read again for this long; later only where the feed says that they changed."""
MAX_ITEMS = 2000
"""Of one source in one run, the newest first; the others come with the next run."""
BATCH_ITEMS = 600
"""About a minute of one core: cleaning and enriching take some 0.1 s an article together."""
SMALL_BATCH = 25


def plan(run_id: str) -> list[Row]:
    """Looks the entries up and cuts the work into parts: [{label, part, token, items, hosts, processes}].

    Each part is one group of hosts to fetch and one batch to clean, enrich and index. They are cut apart: a host is in one
    group, so that nobody is asked by two tasks at once, while batches have one size. Raises ServerUnavailable.
    """
    run = Run.of(run_id)
    run.plan.unlink(missing_ok=True)
    if not run.options.exists():
        raise ConfigError("there is no list of sources to plan for")
    options = run.load_options()
    token = "plan-" + "".join(c for c in stamp() if c.isdigit())[:17]
    outcomes: list[Row] = []
    notes: dict[str, str] = {}
    items = list(_items(run, options, outcomes, notes))
    _look_up(items)
    todo = list(_undecided(items, options["now"], outcomes))
    write_rows(run.part(token, "plan", "items"), items)
    write_rows(run.part(token, "plan", "outcomes"), outcomes)
    parts = _write_parts(run, token, todo)
    write_json(run.plan, {"token": token, "parts": [part["part"] for part in parts], "notes": notes})
    return parts


def _items(run: Run, options: Row, outcomes: list[Row], notes: dict[str, str]) -> Iterator[Row]:
    """One item an entry, numbered through the run; outcomes that the poll gave are numbered, too."""
    number = 0
    limit = int(options["params"].get("limit") or 0) or MAX_ITEMS
    since = str(options["params"].get("since") or "")
    for source_id, source in run.sources().items():
        rows = list(rows_if_there(run.polled(source_id))) if run.poll_state(source_id).exists() else []
        entries = [row for row in rows if "entry" in row]
        kept = [row for row in entries if not since or (row["entry"]["published_at"] or "9999") >= since]
        newest = sorted(kept, key=lambda row: row["entry"]["published_at"] or "", reverse=True)[:limit]
        if len(newest) < len(entries):
            notes[source_id] = (
                f"{len(entries) - len(newest)} of {len(entries)} entries left out by since, limit or {MAX_ITEMS}"
            )
        for row in rows:
            if "outcome" in row:
                outcomes.append({"n": number, "outcome": row["outcome"]})
                yield {"n": number, "source_id": source_id, "article_id": row["outcome"]["article_id"], "decided": True}
                number += 1
        for row in newest:
            yield {"n": number, "source_id": source_id, "article_id": _id(row["entry"], source), "known": None, **row}
            number += 1


def _id(entry: Row, source: Source) -> str:
    return article_id(entry_from(entry), source)


def _look_up(items: list[Row]) -> None:
    """Adds to each item what the index knows of it. A dry run on no server would have no answer here, so it needs one."""
    where = settings.load("writer")
    ids = sorted({item["article_id"] for item in items if not item.get("decided")})
    found = known(connect(where), alias_name(where.index_prefix, Index.ARTICLES), ids, SNAPSHOT) if ids else {}
    for item in items:
        if not item.get("decided"):
            item["known"] = found.get(item["article_id"])


def _undecided(items: list[Row], now: str, outcomes: list[Row]) -> Iterator[Row]:
    """The items to be read. One article met twice in a run is read once; an old one is read again only if it changed."""
    met: set[str] = set()
    for item in items:
        if item.get("decided"):
            continue
        if item["article_id"] in met:
            outcomes.append(outcome_row(item, Disposition.DUPLICATE, "plan", "met-twice"))
        elif _settled(item, now):
            outcomes.append(outcome_row(item, Disposition.DUPLICATE, "plan", "old-and-unchanged"))
        else:
            yield item
        met.add(item["article_id"])


def _settled(item: Row, now: str) -> bool:
    from liaison import PIPELINE_VERSION

    before = item["known"]
    if not before or not item["fetch"] or before.get("pipeline_version") != PIPELINE_VERSION:
        return False
    entry = item["entry"]
    said = max(entry["modified_at"] or "", entry["published_at"] or "")
    if not said or said[:10] >= (datetime.fromisoformat(now) - timedelta(days=REVISIT_DAYS)).date().isoformat():
        return False
    return not entry["modified_at"] or str(entry["modified_at"])[:10] < str(before.get("retrieved_at"))[:10]


def _write_parts(run: Run, token: str, todo: list[Row]) -> list[Row]:
    cores = len(os.sched_getaffinity(0))
    count = max(-(-len(todo) // BATCH_ITEMS), min(cores, -(-len(todo) // SMALL_BATCH)))
    groups = _host_groups(todo, count)
    parts = []
    for number in range(count):
        part = str(number)
        write_rows(run.part(token, "todo-fetch", part), groups[number])
        size = write_rows(run.part(token, "todo-batch", part), todo[number::count])
        parts.append(
            {
                "label": f"batch {number + 1} of {count}",
                "part": part,
                "token": token,
                "items": size,
                "hosts": _names(groups[number]),
                "processes": max(1, cores // count),
            }
        )
    return parts


def _host_groups(todo: list[Row], count: int) -> list[list[Row]]:
    """{n, host, url} of the pages to fetch, in `count` groups of about one size; each host in one of them."""
    hosts: dict[str, list[Row]] = {}
    for item in todo:
        if item["fetch"]:
            host = (urlsplit(item["entry"]["url"]).hostname or "").removeprefix("www.")
            hosts.setdefault(host, []).append({"n": item["n"], "host": host, "url": item["entry"]["url"]})
    groups: list[list[Row]] = [[] for _ in range(count)]
    for host in sorted(hosts, key=lambda name: (-len(hosts[name]), name)):
        min(groups, key=len).extend(hosts[host])
    return groups


def _names(rows: list[Row]) -> str:
    names = list(dict.fromkeys(row["host"] for row in rows))
    return ", ".join(names[:3]) + (f" +{len(names) - 3}" if len(names) > 3 else "") or "nothing to fetch"


def results(run: Run, token: str, step: str, parts: Iterable[str]) -> dict[int, Any]:
    """The rows of one step by item number, of all parts that gave a result."""
    return {row["n"]: row for part in parts for row in rows_if_there(run.part(token, step, part))}


def todo(run: Run, batch: Row) -> list[Row]:
    """The items of a batch."""
    return list(read_rows(run.part(batch["token"], "todo-batch", batch["part"])))
