"""The end of a run: its account, the outcomes of what was not indexed, the health of the sources, red or green."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable
from typing import Any

from liaison import PIPELINE_VERSION, settings
from liaison.accounting import Account, make_account
from liaison.edges.elastic import Write, bulk, connect, known
from liaison.edges.files import read_json, write_json
from liaison.errors import LiaisonError, RunIsRed, ServerUnavailable
from liaison.model.fields import Index
from liaison.model.ids import digest
from liaison.model.outcome import Disposition
from liaison.search.documents import outcome_document, source_document
from liaison.search.versions import alias_name
from liaison.tasks.alerts import send
from liaison.tasks.replay import keep
from liaison.tasks.run import Row, Run, outcome_row, rows_if_there, stamp

logger = logging.getLogger(__name__)

STEPS = ("clean", "enrich", "index")
NO_OPTIONS: Row = {"params": {"dry_run": True}, "sources": [], "faults": {}, "now": ""}
"""Where list_sources failed there is nothing to count and nothing to publish."""
ALERT_AFTER = 3
"""Failed polls in a row that make a source's health `alert`."""


def account(run_id: str) -> Row:
    """Counts every item once and writes account.json, outcomes and health: {label, state, counts}.

    Raises RunIsRed, after all is written, by the rules of liaison.accounting; ServerUnavailable where another try may help.
    """
    run = Run.of(run_id)
    options = run.load_options() if run.options.exists() else NO_OPTIONS
    plan = read_json(run.plan) if run.plan.exists() else None
    items, outcomes, failed_parts = _gather(run, plan)
    states = _states(run, options, plan)
    entered = Counter(item["source_id"] for item in items)
    ended = [(row["outcome"]["source_id"], row["outcome"]["disposition"]) for row in outcomes]
    result = make_account(run_id, states, entered, ended, failed_parts)
    write_json(run.account, result.to_dict())
    logger.info("account run=%s\n%s", run_id, as_table(result))
    reasons = list(result.reasons)
    if not options["params"].get("dry_run"):
        try:
            keep(items, outcomes)
            _publish(options, outcomes, result)
        except LiaisonError as error:
            reasons.append(f"outcomes and health were not written: {error}")
            write_json(run.account, {**result.to_dict(), "state": "red", "reasons": reasons})
            if isinstance(error, ServerUnavailable):
                raise
    if reasons:
        raise RunIsRed("; ".join(reasons))
    counts = Counter(disposition for _, disposition in ended)
    return {
        "label": f"{len(items)} items",
        "state": "green",
        "counts": {str(kind): counts[kind] for kind in Disposition},
    }


def _gather(run: Run, plan: Row | None) -> tuple[list[Row], list[Row], list[str]]:
    """(items, outcomes, what failed). The last step that gave a result for a batch speaks for it; what has none failed."""
    if plan is None:
        return [], [], ["the plan was not made"]
    token = plan["token"]
    items = list(rows_if_there(run.part(token, "plan", "items")))
    outcomes = list(rows_if_there(run.part(token, "plan", "outcomes")))
    failed_parts: list[str] = []
    lost: dict[int, str] = {}
    for part in plan["parts"]:
        reached = [step for step in STEPS if run.part(token, step, part).exists()]
        last = reached[-1] if reached else None
        rows = list(rows_if_there(run.part(token, last, part))) if last else []
        outcomes += [row for row in rows if "outcome" in row]
        if last != STEPS[-1]:
            stage = STEPS[len(reached)]
            failed_parts.append(f"batch {int(part) + 1} failed in {stage}")
            waiting = rows_if_there(run.part(token, "todo-batch", part))
            lost |= {item["n"]: stage for item in waiting}
    ended = {row["n"] for row in outcomes}
    for item in items:
        if item["n"] not in ended:
            stage = lost.get(item["n"], "fetch")
            outcomes.append(outcome_row(item, Disposition.FAILED, stage, "no-result", f"{stage} gave no result"))
    missing = [part for part in plan["parts"] if not run.part(token, "fetch", part).exists()]
    failed_parts += [f"fetch group {int(part) + 1} failed" for part in missing]
    return items, outcomes, failed_parts


def _states(run: Run, options: Row, plan: Row | None) -> dict[str, tuple[str, str]]:
    notes = (plan or {}).get("notes", {})
    states = {source_id: ("failing", fault) for source_id, fault in options["faults"].items()}
    for source in options["sources"]:
        source_id = source["source_id"]
        path = run.poll_state(source_id)
        told = read_json(path) if path.exists() else {"state": "failing", "detail": "the poll did not end"}
        detail = "; ".join(part for part in (told["detail"], notes.get(source_id)) if part)
        states[source_id] = (told["state"], detail)
    return states


def _publish(options: Row, outcomes: Iterable[Row], result: Account) -> None:
    """Writes outcomes and health. Ids and versions make a second writing of one run change nothing."""
    where = settings.load("writer")
    client = connect(where)
    now = stamp()
    run_id, at = result.run_id, options["now"]
    alias = alias_name(where.index_prefix, Index.OUTCOMES)
    kept = (Disposition.DISCARDED, Disposition.QUARANTINED, Disposition.FAILED)
    writes = [
        Write(
            alias,
            digest("outcome", run_id, row["outcome"]["source_id"], row["outcome"]["article_id"], str(row["n"])),
            _milliseconds(now),
            outcome_document(row["outcome"], run_id=run_id, at=at, pipeline_version=PIPELINE_VERSION),
        )
        for row in outcomes
        if row["outcome"]["disposition"] in kept
    ]
    list(bulk(client, writes))
    alias = alias_name(where.index_prefix, Index.SOURCES)
    by_id = {source["source_id"]: source for source in options["sources"]}
    fields = ("failures_in_row", "run_id", "state", "last_success_at")
    before = known(client, alias, [row.source_id for row in result.rows], fields)
    writes = []
    for row in result.rows:
        source = by_id.get(row.source_id, {"source_id": row.source_id, "enabled": True})
        earlier = before.get(row.source_id) or {}
        health = health_of(row.to_dict(), earlier, run_id, at)
        if health["state"] == "alert" and earlier.get("state") != "alert":
            send(f"Liaison: source {row.source_id} failed {ALERT_AFTER} times in a row: {row.detail}")
        document = source_document(source, health, run_id=run_id, at=at)
        writes.append(Write(alias, row.source_id, _milliseconds(now), document))
    list(bulk(client, writes))


def health_of(row: Row, before: Row, run_id: str, at: str) -> dict[str, Any]:
    """Health of one source after this run; `before` is its health document, which may be of this run (account run again)."""
    failing = row["state"] != "ok"
    in_row = int(before.get("failures_in_row") or 0)
    if before.get("run_id") == run_id and in_row:
        in_row -= 1
    in_row = in_row + 1 if failing else 0
    state = "healthy" if not failing else "alert" if in_row >= ALERT_AFTER else "failing"
    counts = {key: row[key] for key in ("seen", *map(str, Disposition))}
    return {
        "state": state,
        "failures_in_row": in_row,
        "last_polled_at": at,
        "last_success_at": before.get("last_success_at") if failing else at,
        "counts": counts,
        "error": row["detail"] if failing else None,
        "reason": "poll-failed" if failing else None,
    }


def as_table(result: Account) -> str:
    """The account as lines of text, for the log of the task."""
    names = ("seen", *map(str, Disposition))
    width = max((len(row.source_id) for row in result.rows), default=6)
    lines = [f"{'source':<{width}} " + " ".join(f"{name:>11}" for name in names)]
    for row in result.rows:
        values = row.to_dict()
        told = "" if row.state == "ok" else f"  {row.state}: {row.detail}"
        lines.append(f"{row.source_id:<{width}} " + " ".join(f"{values[name]:>11}" for name in names) + told)
    return "\n".join([*lines, *(f"red: {reason}" for reason in result.reasons)])


def _milliseconds(instant: str) -> int:
    from datetime import datetime

    return round(datetime.fromisoformat(instant).timestamp() * 1000)
