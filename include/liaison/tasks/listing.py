"""Which sources this run reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from liaison import settings
from liaison.edges.catalogue import read_catalogue
from liaison.edges.files import write_json
from liaison.errors import ConfigError
from liaison.tasks.run import Row, Run

MAX_GROUPS = 256
"""Up to here each source has its own task instance under its name; Airflow refuses more than 1,024 of one task."""


def list_sources(run_id: str, options: Mapping[str, Any]) -> list[Row]:
    """Groups of sources to poll, {label, sources}; writes down what this run reads, so that all its tasks agree on it.

    `options`: the run's `params` and its instant `now`. Sources named in `params` are read even where they are paused. Raises ConfigError for a name that the catalogue lacks.
    """
    run, params = Run.of(run_id), options["params"]
    run.options.unlink(missing_ok=True)
    run.plan.unlink(missing_ok=True)
    catalogue = read_catalogue(settings.load().catalogue)
    wanted = list(params.get("sources") or ())
    if unknown := [name for name in wanted if name not in catalogue.sources and name not in catalogue.faults]:
        raise ConfigError(f"no source {', '.join(unknown)} in the catalogue")
    due = [s for s in catalogue.sources.values() if (s.source_id in wanted if wanted else s.enabled)]
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
