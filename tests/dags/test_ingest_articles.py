"""The daily DAG: it imports without network and server, keeps its shape, and serialises."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHAPE = {
    "list_sources": {"poll"},
    "poll": {"plan"},
    "plan": {"fetch", "clean_and_detect_language", "enrich", "index"},
    "fetch": {"clean_and_detect_language"},
    "clean_and_detect_language": {"enrich"},
    "enrich": {"index"},
    "index": {"account"},
    "account": set(),
}
PROBE = """
import json, socket, sys
def refuse(*_, **__):
    raise AssertionError("the network at parse time")
socket.getaddrinfo = refuse
from airflow.dag_processing.dagbag import DagBag
from airflow.serialization.serialized_objects import DagSerialization
bag = DagBag(dag_folder=sys.argv[1])
assert not bag.import_errors, bag.import_errors
dag = bag.dags["ingest_articles"]
again = DagSerialization.from_dict(DagSerialization.to_dict(dag))
told = {
    "shape": {task.task_id: sorted(task.downstream_task_ids) for task in dag.tasks},
    "again": sorted(again.task_dict),
    "mapped": sorted(task.task_id for task in dag.tasks if task.is_mapped),
    "retries": {task.task_id: task.retries for task in dag.tasks},
    "timeouts": {task.task_id: bool(task.execution_timeout) for task in dag.tasks},
    "pools": {task.task_id: task.pool for task in dag.tasks},
    "rules": {task.task_id: getattr(task.trigger_rule, "value", task.trigger_rule) for task in dag.tasks},
    "params": sorted(dag.params), "doc": dag.doc_md, "deadline": bool(dag.deadline), "catchup": dag.catchup,
    "outlets": [asset.name for asset in dag.task_dict["account"].outlets],
    "hopeless": [rule.exception for rule in dag.default_args["retry_policy"].rules],
    "liaison": sorted(name for name in sys.modules if name.startswith("liaison.")),
}
print("TOLD" + json.dumps(told))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    import json

    home = tmp_path_factory.mktemp("airflow")
    environ = {
        **{
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("AIRFLOW", "LIAISON", "ELASTICSEARCH"))
        },
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "LIAISON_STATE": str(home / "no-state"),
    }
    run = [sys.executable, "-c", PROBE, str(ROOT / "dags")]
    done = subprocess.run(run, check=False, env=environ, capture_output=True, text=True, timeout=200)
    lines = [line for line in done.stdout.splitlines() if line.startswith("TOLD")]
    assert lines, done.stdout[-2000:] + done.stderr[-2000:]
    found: dict[str, Any] = json.loads(lines[0].removeprefix("TOLD"))
    return found


def test_the_tasks_and_their_order(told: dict[str, Any]) -> None:
    assert {name: set(after) for name, after in told["shape"].items()} == SHAPE
    assert told["again"] == sorted(SHAPE)
    assert told["mapped"] == sorted(["poll", "fetch", "clean_and_detect_language", "enrich", "index"])


def test_every_task_is_tried_again_and_ends(told: dict[str, Any]) -> None:
    assert all(number >= 1 for number in told["retries"].values())
    assert all(told["timeouts"].values())


def test_errors_that_another_try_cannot_help_are_named_as_they_are(told: dict[str, Any]) -> None:
    import importlib

    names = [name.rpartition(".") for name in told["hopeless"]]
    assert len(names) == 5
    for module, _, name in names:
        assert issubclass(getattr(importlib.import_module(module), name), Exception)


def test_what_comes_after_a_failure_still_runs(told: dict[str, Any]) -> None:
    assert {name for name, rule in told["rules"].items() if rule == "all_done"} == set(SHAPE) - {"list_sources"}


def test_pools_of_the_tasks_are_those_that_set_up_makes(told: dict[str, Any]) -> None:
    import json

    pools = set(json.loads((ROOT / "include/liaison/tasks/pools.json").read_text()))
    assert set(told["pools"].values()) - {"default_pool"} == pools


def test_form_document_deadline_and_outlet(told: dict[str, Any]) -> None:
    assert told["params"] == ["dry_run", "limit", "since", "sources"]
    assert "Red means get up" in told["doc"]
    assert told["deadline"] is True
    assert told["catchup"] is False
    assert told["outlets"] == ["articles"]


def test_reading_the_file_loads_no_stage(told: dict[str, Any]) -> None:
    loaded = set(told["liaison"])
    assert not loaded & {
        "liaison.pipeline",
        "liaison.clean",
        "liaison.language",
        "liaison.edges.http",
        "liaison.edges.elastic",
    }


def test_dag_files_are_wiring_only() -> None:
    for path in (ROOT / "dags").glob("*.py"):
        assert len(path.read_text().splitlines()) <= 80, path.name
