"""`dag.test()`: the DAG file itself, in one process, on a tiny catalogue."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.integration, pytest.mark.airflow, pytest.mark.timeout(600)]

ROOT = Path(__file__).resolve().parents[2]
PROBE = """
import sys
from airflow.dag_processing.dagbag import DagBag
dag = DagBag(dag_folder=sys.argv[1]).dags["ingest_articles"]
dag.deadline = None  # dag.test() of 3.3.2 looks a deadline up under an id that it has not stored
for task in dag.tasks:
    task.retries = 0
    task.pool = "default_pool"
run = dag.test(run_conf={"limit": 2}, logical_date=None)
print("ENDED", run.state, run.run_id)
"""


def test_the_dag_reads_a_folder(pipeline: Any, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(3):
        text = f"Police of Germany and Ukraine signed an agreement on stolen cars, case {number}. It was in Lviv."
        (folder / f"{number}.txt").write_text(f" date 2026-11-0{number + 1} {text}")
    pipeline.source("alpha", kind="directory", location=str(folder), language="en")
    environ = {
        **os.environ,
        "AIRFLOW_HOME": str(tmp_path / "airflow"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__DAGS_FOLDER": str(ROOT / "dags"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    commands = ([sys.executable, "-m", "airflow", "db", "migrate"], [sys.executable, "-c", PROBE, str(ROOT / "dags")])
    for command in commands:
        done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=500, check=False)
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    ended = next(line.split() for line in done.stdout.splitlines() if line.startswith("ENDED"))
    assert ended[1] == "success"
    account = pipeline.account(ended[2])
    assert (account["state"], account["sources"]["alpha"]["indexed"]) == ("green", 2)
    assert len(pipeline.documents()) == 2
