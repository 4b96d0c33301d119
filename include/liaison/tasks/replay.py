"""Reads quarantined items again from the archive, after the fault that put them there is mended."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from liaison import settings
from liaison.edges.catalogue import read_catalogue
from liaison.edges.files import read_json, read_rows, write_json, write_rows
from liaison.model.outcome import Disposition
from liaison.tasks.cleaning import clean_and_detect_language
from liaison.tasks.enriching import enrich
from liaison.tasks.indexing import index
from liaison.tasks.run import Row, Run, stamp


def keep(items: list[Row], outcomes: list[Row]) -> None:
    """Keeps each quarantined item of a run under `<state>/quarantine/`, with its stage and reason, and its input in the archive."""
    by_number = {item["n"]: item for item in items}
    for row in outcomes:
        outcome = row["outcome"]
        if outcome["disposition"] == Disposition.QUARANTINED and outcome["capture"]:
            item = {**by_number[row["n"]], "capture": outcome["capture"]}
            write_json(_folder() / f"{outcome['article_id']}.json", {"outcome": outcome, "item": item})


def replay(source_id: str | None = None) -> Counter[str]:
    """How many quarantined items (of one source) became what; those that are quarantined no more are taken out."""
    kept = {path: read_json(path) for path in sorted(_folder().glob("*.json"))}
    kept = {
        path: row
        for path, row in kept.items()
        if source_id in (None, row["item"]["source_id"]) and "entry" in row["item"]
    }
    if not kept:
        return Counter()
    part = _write_run(list(kept.values()))
    for step in (clean_and_detect_language, enrich, index):
        step(part["run_id"], part)
    run = Run.of(part["run_id"])
    counts: Counter[str] = Counter()
    paths = list(kept)
    for row in read_rows(run.part(part["token"], "index", "0")):
        disposition = row["outcome"]["disposition"]
        counts[disposition] += 1
        if disposition != Disposition.QUARANTINED:
            paths[row["n"]].unlink(missing_ok=True)
    return counts


def _write_run(rows: list[Row]) -> Row:
    """A run of one part, made of the items as they were planned when they failed."""
    from dataclasses import asdict

    at = stamp()
    run = Run.of(f"replay__{at}")
    sources = read_catalogue(settings.load().catalogue).sources
    options = {"run_id": run.run_id, "now": at, "params": {}, "faults": {}}
    write_json(run.options, {**options, "sources": [asdict(source) for source in sources.values()]})
    write_json(run.plan, {"token": "plan", "parts": ["0"], "notes": {}})
    items = [{**row["item"], "n": number} for number, row in enumerate(rows)]
    write_rows(run.part("plan", "todo-batch", "0"), items)
    fetched = [{key: item[key] for key in ("n", "capture", "retrieved_at")} for item in items if item["fetch"]]
    write_rows(run.part("plan", "fetch", "0"), fetched)
    return {"label": "replay", "part": "0", "token": "plan", "processes": 1, "run_id": run.run_id}


def _folder() -> Path:
    return settings.load().state / "quarantine"
