"""`liaison status`: server, indices, last runs and source health; for people and for monitoring."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from liaison import settings
from liaison.commands.files import Parser
from liaison.errors import LiaisonError
from liaison.model.fields import Index

RUNS = 5


def run(args: list[str]) -> int:
    """Exit status 0 where the server answers, all indices are there, the last run is green and no source is in alert; else 1."""
    parser = Parser(prog="liaison status", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    options = parser.parse_args(args)
    status = gather()
    if options.json:
        sys.stdout.write(json.dumps(status, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("\n".join(_lines(status)) + "\n")
    for problem in status["problems"]:
        sys.stderr.write(f"liaison status: {problem}\n")
    return 1 if status["problems"] else 0


def gather() -> dict[str, Any]:
    """server, indices {name: documents}, runs (newest first), sources, problems in words."""
    where = settings.load()
    status: dict[str, Any] = {
        "server": None,
        "indices": {},
        "runs": last_runs(where.state),
        "sources": [],
        "problems": [],
    }
    try:
        _ask_server(where, status)
    except LiaisonError as error:
        status["problems"].append(str(error))
    if status["runs"] and status["runs"][0]["state"] == "red":
        status["problems"].append(f"the last run is red: {'; '.join(status['runs'][0]['reasons'])}")
    if not status["runs"]:
        status["problems"].append("no run yet")
    alerts = [row["source_id"] for row in status["sources"] if row["state"] == "alert"]
    if alerts:
        status["problems"].append(f"failing three times in a row or more: {', '.join(alerts)}")
    return status


def last_runs(state: Path, count: int = RUNS) -> list[dict[str, Any]]:
    """The accounts of the last runs, newest first: {run_id, state, reasons, ended_at, counts}."""
    paths = sorted((state / "runs").glob("*/account.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    return [_run(path) for path in paths[:count]]


def _run(path: Path) -> dict[str, Any]:
    from datetime import UTC, datetime

    account = json.loads(path.read_bytes())
    totals: dict[str, int] = {}
    for row in account["sources"]:
        for key, value in row.items():
            if isinstance(value, int):
                totals[key] = totals.get(key, 0) + value
    ended = datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")
    kept = {key: account[key] for key in ("run_id", "state", "reasons")}
    return {**kept, "ended_at": ended, "counts": totals}


def _ask_server(where: settings.Settings, status: dict[str, Any]) -> None:
    from liaison.edges.elastic import connect, translated
    from liaison.search.versions import alias_name

    with connect(where) as client, translated("status"):
        client = client.options(request_timeout=10)
        status["server"] = {"url": where.elasticsearch_url, "version": client.info()["version"]["number"]}
        for index in Index:
            alias = alias_name(where.index_prefix, index)
            if client.indices.exists_alias(name=alias):
                status["indices"][alias] = int(client.count(index=alias)["count"])
            else:
                status["problems"].append(f"no index {alias}; `make run` or the set-up service makes it")
        alias = alias_name(where.index_prefix, Index.SOURCES)
        if alias in status["indices"]:
            found = client.search(index=alias, size=1000, sort=["source_id"])
            status["sources"] = [_health(hit["_source"]) for hit in found["hits"]["hits"]]


def _health(document: dict[str, Any]) -> dict[str, Any]:
    return {
        "source_id": document["source_id"],
        "state": document.get("state"),
        "failures_in_row": document.get("failures_in_row", 0),
        "last_success_at": document.get("last_success_at"),
        "detail": (document.get("error") or {}).get("message", ""),
    }


def _lines(status: dict[str, Any]) -> list[str]:
    server = status["server"]
    lines = [f"server   Elasticsearch {server['version']} at {server['url']}" if server else "server   not reached"]
    lines += [f"index    {name:<24} {count:>9} documents" for name, count in status["indices"].items()]
    for row in status["runs"]:
        told = ", ".join(f"{number} {kind}" for kind, number in row["counts"].items() if number)
        lines.append(f"run      {row['ended_at']}  {row['state']:<5}  {row['run_id']}  {told}")
    for row in status["sources"]:
        detail = f"  {row['failures_in_row']} in a row: {row['detail']}" if row["failures_in_row"] else ""
        lines.append(f"source   {row['source_id']:<28} {row['state']}{detail}")
    return lines
