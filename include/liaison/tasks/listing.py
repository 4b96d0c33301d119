"""Which sources this run reads."""

from __future__ import annotations

import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from liaison import settings
from liaison.edges.addresses import EXAMPLE_HOSTS
from liaison.edges.catalogue import read_catalogue
from liaison.edges.files import write_json
from liaison.errors import ConfigError
from liaison.model.source import Source
from liaison.tasks.run import Row, Run

KEPT_DAYS = 30
"""A run of 500 articles works on some 5 MB; after a month nobody clears its tasks any more, and the raw archive stays."""
MAX_GROUPS = 256
"""Up to here each source has its own task instance under its name; Airflow refuses more than 1,024 of one task."""


def list_sources(run_id: str, options: Mapping[str, Any]) -> list[Row]:
    """Groups of sources to poll, {label, sources}; writes down what this run reads, so that all its tasks agree on it.

    `options`: the run's `params` and its instant `now`. Sources named in `params` are read even where they are paused. Raises ConfigError for a name that the catalogue lacks.
    """
    run, params = Run.of(run_id), options["params"]
    remove_old_work(settings.load().state, Path(settings.load().archive))
    run.options.unlink(missing_ok=True)
    run.plan.unlink(missing_ok=True)
    catalogue = read_catalogue(settings.load().catalogue)
    wanted = list(params.get("sources") or ())
    if unknown := [name for name in wanted if name not in catalogue.sources and name not in catalogue.faults]:
        raise ConfigError(f"no source {', '.join(unknown)} in the catalogue")
    due = [s for s in catalogue.sources.values() if (s.source_id in wanted if wanted else _is_due(s))]
    faults = {name: fault for name, fault in catalogue.faults.items() if not wanted or name in wanted}
    write_json(
        run.options,
        {
            "run_id": run_id,
            "now": options["now"],
            "params": dict(params),
            "sources": [asdict(source) for source in due],
            "faults": faults,
        },
    )
    ids = [source.source_id for source in due]
    size = -(-len(ids) // MAX_GROUPS) or 1
    parts = [ids[start : start + size] for start in range(0, len(ids), size)]
    return [{"label": part[0] if len(part) == 1 else f"{part[0]} … {part[-1]}", "sources": part} for part in parts]


def _is_due(source: Source) -> bool:
    """Enabled; the bundled example site only where it is served, so that a server without it has no failing sources."""
    host = urlsplit(source.location).hostname or ""
    return source.enabled and (settings.load().examples_url is not None or not host.endswith(EXAMPLE_HOSTS))


def remove_old_work(state: Path, archive: Path) -> None:
    """Deletes the working files of runs older than KEPT_DAYS, not their accounts, and half archives of killed tasks."""
    oldest = time.time() - KEPT_DAYS * 86_400
    for account in (state / "runs").glob("*/account.json"):
        if account.stat().st_mtime < oldest:
            for folder in (path for path in account.parent.iterdir() if path.is_dir()):
                shutil.rmtree(folder, ignore_errors=True)
    for part in archive.glob("*/*/*/*.part") if archive.is_dir() else ():
        with suppress(OSError):
            if part.stat().st_mtime < time.time() - 86_400:
                part.unlink()
