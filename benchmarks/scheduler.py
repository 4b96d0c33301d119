"""A real Airflow for one measurement or test: own state folder, ports and database, gone at the end."""

from __future__ import annotations

import secrets
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import psutil

from embedded import PlatformError, airflow
from embedded.layout import Layout
from embedded.ports import LOOPBACK, choose

START_SECONDS = 300
RUN_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Scheduler:
    """Airflow as it runs; `api` is its REST API."""

    api: airflow.Api

    def run(self, conf: Mapping[str, Any] | None = None) -> str:
        """Start a run of the daily DAG and wait for its end; returns its id."""
        body = {"logical_date": None, "conf": dict(conf or {})}
        run_id = str(self.api._ask("POST", f"/dags/{airflow.DAG}/dagRuns", body)["dag_run_id"])
        self.await_end(run_id)
        return run_id

    def await_end(self, run_id: str) -> str:
        """The state in which the run ends."""
        end = time.monotonic() + RUN_SECONDS
        while time.monotonic() < end:
            # a machine with more work than cores was seen to leave a request without answer for a minute
            with suppress(PlatformError):
                state = self.api.run_state(run_id)
                if state in ("success", "failed"):
                    return state
            time.sleep(0.5)
        raise TimeoutError(f"{run_id} did not end in {RUN_SECONDS} s")

    def seconds(self, run_id: str) -> float:
        """Wall time of the run, from its queueing to its end."""
        run = self.api._ask("GET", f"/dags/{airflow.DAG}/dagRuns/{run_id}")
        return (datetime.fromisoformat(run["end_date"]) - datetime.fromisoformat(run["queued_at"])).total_seconds()

    def labels(self, run_id: str) -> dict[str, str]:
        """What the grid shows for each mapped task instance, with its state."""
        rows = self.api.tasks(run_id)
        return {
            f"{row['task_id']} {row['rendered_map_index']}": str(row["state"]) for row in rows if row["map_index"] >= 0
        }


@contextmanager
def airflow_running(state: Path, workers: int = 0, **variables: str) -> Iterator[Scheduler]:
    """Airflow's four processes on `state`, with `variables` in their environment, and the pools of the DAG.

    `workers` is the number of Celery workers of two processes each, where the variables name that executor.
    """
    place = Layout(state=state, server=state / "server")
    state.mkdir(parents=True, exist_ok=True)
    taken: set[int] = set()
    first = 20_000 + secrets.randbelow(10_000)  # apart from others that look for a free port at the same time
    ports = airflow.Ports(choose(first, taken), choose(first, taken), choose(first, taken))
    found = airflow.make_secrets(state / "airflow")
    environ = airflow.environ(place, ports, found, AIRFLOW__SCHEDULER__USE_JOB_SCHEDULE="False", **variables)
    processes: list[subprocess.Popen[bytes]] = []
    try:
        migrate = airflow.command("db", "migrate")
        subprocess.run(
            migrate, env=environ, cwd=state / "airflow", check=True, capture_output=True, timeout=START_SECONDS
        )
        commands = {name: airflow.command(name) for name in airflow.COMPONENTS}
        for number in range(1, workers + 1):
            # -s: no log server, two of them would want one port
            options = ("-c", "2", "-s", "-H", f"worker-{number}@%h")
            commands[f"worker-{number}"] = airflow.command("celery", "worker", *options)
        for name, command in commands.items():
            with (state / f"airflow-{name}.log").open("wb") as log:
                processes.append(subprocess.Popen(command, env=environ, cwd=state / "airflow", stdout=log, stderr=log))
        api = airflow.Api(f"http://{LOOPBACK}:{ports.web}", found["password"])
        _wait(api.healthy)
        api.login()
        _wait(api.dag_is_there)
        api.make_pools()
        api.unpause()
        yield Scheduler(api)
    finally:
        _stop(processes)


def _stop(processes: list[subprocess.Popen[bytes]]) -> None:
    """End Airflow with all that it started, and nothing else: this process may have other children (a server under test)."""
    family = [psutil.Process(process.pid) for process in processes if process.poll() is None]
    for parent in list(family):
        with suppress(psutil.Error):
            family += parent.children(recursive=True)
    for process in processes:
        process.terminate()
    _, left = psutil.wait_procs(family, timeout=20)
    for one in left:
        with suppress(psutil.Error):
            one.kill()
    for process in processes:
        process.wait()


def _wait(ready: Any) -> None:
    end = time.monotonic() + START_SECONDS
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError(f"Airflow is not up after {START_SECONDS} s")
        time.sleep(0.5)
