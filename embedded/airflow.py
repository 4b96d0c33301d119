"""Airflow on this machine: its environment, its four processes, and the few REST calls that a run needs."""

from __future__ import annotations

import json
import os
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import requests

from embedded import PlatformError
from embedded.layout import REPOSITORY, Layout, write_secret
from embedded.ports import LOOPBACK
from embedded.process import Processes

DAG = "ingest_articles"
USER = "admin"
POOLS = REPOSITORY / "include" / "liaison" / "tasks" / "pools.json"
COMPONENTS = ("api-server", "dag-processor", "scheduler", "triggerer")


@dataclass(frozen=True, slots=True)
class Ports:
    """Airflow's three: the web server and the two log servers, which else take fixed ports and clash between copies."""

    web: int
    worker_log: int
    trigger_log: int


def make_secrets(home: Path) -> dict[str, str]:
    """The admin's password and Airflow's signing keys, generated once and kept in `home`, each readable by the owner alone."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = {}
    for name in ("password", "jwt_secret", "secret_key"):
        file = home / f"{name}.secret"
        if not file.exists():
            write_secret(file, secrets.token_urlsafe(12 if name == "password" else 48))
        found[name] = file.read_text(encoding="utf-8")
    # rewritten at each start: Airflow only ever adds to this file
    write_secret(home / "passwords.json", f'{{"{USER}": "{found["password"]}"}}')
    return found


def environ(
    place: Layout, ports: Ports, found: Mapping[str, str], dags: Path | None = None, **more: str
) -> dict[str, str]:
    """What Airflow's processes get: the caller's environment less its own AIRFLOW*, and ours; `more` comes last.

    `python -m airflow` alone is not enough: Airflow looks for its own commands on PATH.
    """
    home = place.state / "airflow"
    programs = str(Path(sys.executable).parent)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AIRFLOW")}
    return {
        **kept,
        "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "LIAISON_STATE": str(place.state),
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__DAGS_FOLDER": str(dags or REPOSITORY / "dags"),
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(REPOSITORY / "plugins"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
        "AIRFLOW__CORE__PARALLELISM": "4",
        "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "True",
        "AIRFLOW__CORE__AUTH_MANAGER": "airflow.api_fastapi.auth.managers.simple.simple_auth_manager.SimpleAuthManager",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": f"{USER}:admin",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS": "False",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(home / "passwords.json"),
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://{LOOPBACK}:{ports.web}/execution/",
        "AIRFLOW__API__HOST": LOOPBACK,
        "AIRFLOW__API__PORT": str(ports.web),
        "AIRFLOW__API__BASE_URL": f"http://{LOOPBACK}:{ports.web}",
        "AIRFLOW__API__WORKERS": "1",
        "AIRFLOW__API__SECRET_KEY": found["secret_key"],
        "AIRFLOW__API_AUTH__JWT_SECRET": found["jwt_secret"],
        "AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT": str(ports.worker_log),
        "AIRFLOW__LOGGING__TRIGGER_LOG_SERVER_PORT": str(ports.trigger_log),
        "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
        "PYTHONUNBUFFERED": "1",
        **more,
    }


def database_is_ready(place: Layout) -> bool:
    """True where an earlier start brought the database to this release; `airflow db migrate` takes about 10 s."""
    home = place.state / "airflow"
    return (home / "airflow.db").exists() and (home / f"migrated-{_release()}").exists()


def mark_database_ready(place: Layout) -> None:
    """Remember that the database fits this release."""
    (place.state / "airflow" / f"migrated-{_release()}").touch()


def _release() -> str:
    from importlib.metadata import version

    return version("apache-airflow")


def command(*arguments: str) -> list[str]:
    """An `airflow` command line by this environment's Python, whatever PATH and the folder's name are."""
    return [sys.executable, "-m", "airflow", *arguments]


def start_component(name: str, processes: Processes, place: Layout, variables: Mapping[str, str]) -> None:
    """Start one of COMPONENTS; its output goes to `<state>/logs/airflow-<name>.log`."""
    log = place.logs / f"airflow-{name}.log"
    processes.start(name, command(name), log, variables, cwd=place.state / "airflow")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the daily DAG: `run_type` is manual, scheduled or backfill."""

    run_id: str
    run_type: str
    queued_at: datetime


@dataclass(slots=True)
class Api:
    """Airflow's REST API as the admin."""

    url: str
    password: str
    session: requests.Session = field(default_factory=requests.Session)

    def healthy(self) -> bool:
        """True when database, scheduler, DAG processor and triggerer all report."""
        try:
            parts = self.session.get(f"{self.url}/api/v2/monitor/health", timeout=5).json()
            return all(part.get("status") == "healthy" for part in parts.values() if part and part.get("status"))
        except (requests.RequestException, ValueError, AttributeError):
            return False

    def login(self) -> None:
        """Take a token. Raises PlatformError."""
        answer = self.session.post(
            f"{self.url}/auth/token", json={"username": USER, "password": self.password}, timeout=30
        )
        if answer.status_code != 201:
            raise PlatformError(f"Airflow does not take its own password (HTTP {answer.status_code})")
        self.session.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"

    def dag_is_there(self) -> bool:
        """True once the DAG processor has read the daily DAG."""
        return self.session.get(f"{self.url}/api/v2/dags/{DAG}", timeout=30).status_code == 200

    def import_errors(self) -> list[str]:
        """The files that cannot be read as DAGs, with the last line of the reason."""
        found = self._ask("GET", "/importErrors").get("import_errors", [])
        return [f"{error['filename']}: {error['stack_trace'].strip().splitlines()[-1]}" for error in found]

    def make_pools(self) -> None:
        """The pools that the DAGs name; tasks of a pool that is not there wait for ever."""
        pools = json.loads(POOLS.read_text(encoding="utf-8"))
        for name, pool in pools.items():
            self._ask("POST", "/pools", {"name": name, **pool}, fine=(409,))

    def active_runs(self) -> list[Run]:
        """Runs of the daily DAG that wait or work."""
        path = f"/dags/{DAG}/dagRuns?state=running&state=queued"
        return [
            Run(run["dag_run_id"], run["run_type"], datetime.fromisoformat(run["queued_at"] or run["run_after"]))
            for run in self._ask("GET", path)["dag_runs"]
        ]

    def end_run(self, run: Run) -> None:
        """Mark a run that an earlier stop cut off as failed: the next one would wait behind it."""
        self._ask(
            "PATCH",
            f"/dags/{DAG}/dagRuns/{run.run_id}",
            {"state": "failed", "note": "cut off when Liaison was stopped"},
        )

    def unpause(self) -> None:
        """Let the daily DAG run."""
        self._ask("PATCH", f"/dags/{DAG}", {"is_paused": False})

    def trigger(self) -> str:
        """Start a run of the daily DAG; returns its id."""
        return str(self._ask("POST", f"/dags/{DAG}/dagRuns", {"logical_date": None})["dag_run_id"])

    def run_state(self, run_id: str) -> str:
        """queued, running, success or failed."""
        return str(self._ask("GET", f"/dags/{DAG}/dagRuns/{run_id}")["state"])

    def tasks(self, run_id: str) -> list[dict[str, Any]]:
        """All task instances of the run."""
        found = self._ask("GET", f"/dags/{DAG}/dagRuns/{run_id}/taskInstances?limit=1000")["task_instances"]
        return list(found)

    def _ask(
        self, method: str, path: str, body: dict[str, Any] | None = None, fine: tuple[int, ...] = ()
    ) -> dict[str, Any]:
        try:
            answer = self.session.request(method, f"{self.url}/api/v2{path}", json=body, timeout=60)
        except requests.RequestException as err:
            raise PlatformError(f"Airflow does not answer ({type(err).__name__})") from err
        if not answer.ok and answer.status_code not in fine:
            raise PlatformError(f"Airflow refuses {method} {path}: HTTP {answer.status_code} {answer.text[:300]}")
        return dict(answer.json())
