"""One plain function a task of the daily run: references in, references and counts out, no Airflow."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

STEPS = {
    "list_sources": "listing",
    "poll": "polling",
    "plan": "planning",
    "fetch": "fetching",
    "clean_and_detect_language": "cleaning",
    "enrich": "enriching",
    "index": "indexing",
    "account": "closing",
}


def source_choices() -> list[str]:
    """The ids of all catalogue entries, for the trigger form."""
    from liaison import settings
    from liaison.edges.catalogue import source_ids

    return source_ids(settings.load().catalogue)


def run_step(name: str, context: Any, *arguments: Any) -> Any:
    """Runs one step of the run in Airflow's `context` and puts into it the `label` that the grid shows.

    The label is that of the group or batch, then of the result, or what went wrong: an operator reads it without a log.
    Modules are loaded here, so that reading the DAG file loads none of them.
    """
    step: Callable[..., Any] = getattr(import_module(f"liaison.tasks.{STEPS[name]}"), name)
    label = arguments[0]["label"] if arguments and "label" in arguments[0] else name
    context["label"] = label
    try:
        result = step(context["run_id"], *arguments)
    except Exception as error:
        context["label"] = " ".join(f"{label}: {error}".split())[:240]
        raise
    if isinstance(result, dict):
        context["label"] = result["label"]
    return result
