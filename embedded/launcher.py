"""`make run`: from nothing to a finished daily run, with everything it needs started, watched and stopped again."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dotenv import dotenv_values
from elasticsearch import Elasticsearch

from embedded import PlatformError, airflow, server
from embedded.display import Display, account_table, faults
from embedded.layout import REPOSITORY, Layout, layout
from embedded.lock import hold
from embedded.ports import LOOPBACK, choose
from embedded.process import Processes
from liaison import settings

AIRFLOW_START_SECONDS = 300.0
RUN_SECONDS = 3600.0
SCHEDULE_SECONDS = 6.0
"""Within this a run that the schedule owes begins (the scheduler looks every second)."""
SEARCH_PAGE = "/liaison/"
NATIVE_VARIABLES = ("LIAISON_", "ELASTICSEARCH_")
"""What a native run takes from .env; the rest of it is for compose."""


def run(once: bool) -> int:
    """Start everything, run the daily DAG once, stay up until Ctrl-C unless `once`; leave no process behind.

    Returns 0 where the run was green and its counts add up, else 1.
    """
    read_env_file(REPOSITORY / ".env")
    place = layout()
    processes = Processes()
    with Display() as display, hold(place):
        try:
            launcher = Launcher(place, processes, display)
            launcher.start(scheduling=not once)
            green = launcher.run_daily_dag(scheduling=not once)
            if once:
                return 0 if green else 1
            launcher.stay()
            return 1
        finally:
            display.now("stopping")
            processes.stop()
            display.say("stopped; nothing is left running")


def read_env_file(path: Path) -> None:
    """Put the native run's settings of `path` into the environment, where they are not set already."""
    if path.is_file():
        for name, value in dotenv_values(path).items():
            if name.startswith(NATIVE_VARIABLES) and value:
                os.environ.setdefault(name, value)


class Launcher:
    """The steps of a start, in the order in which each finds what it needs."""

    def __init__(self, place: Layout, processes: Processes, display: Display, dags: Path | None = None) -> None:
        self.place = place
        self.processes = processes
        self.display = display
        taken: set[int] = set()
        web = choose(8080, taken, os.environ.get("LIAISON_AIRFLOW_PORT"), "LIAISON_AIRFLOW_PORT")
        examples = choose(8010, taken, os.environ.get("LIAISON_EXAMPLES_PORT"), "LIAISON_EXAMPLES_PORT")
        self.ports = airflow.Ports(web, choose(8793, taken), choose(8794, taken))
        self.examples_port = examples
        self.secrets = airflow.make_secrets(place.state / "airflow")
        self.environ = airflow.environ(
            place, self.ports, self.secrets, dags, LIAISON_EXAMPLES_URL=f"http://{LOOPBACK}:{examples}"
        )
        self.started_at = datetime.now(UTC)
        self.api = airflow.Api(f"http://{LOOPBACK}:{web}", self.secrets["password"])

    def start(self, scheduling: bool) -> None:
        """Everything up: Elasticsearch with its indices, the example site, Airflow. Raises PlatformError."""
        # Without `scheduling` only our run runs; else a schedule that is due starts one of its own beside it.
        if not scheduling:
            self.environ["AIRFLOW__SCHEDULER__USE_JOB_SCHEDULE"] = "False"
        embedded = not os.environ.get("ELASTICSEARCH_URL")
        prepared = _Background(lambda: server.prepare(self.place, self.display.say, self.display.fetched))
        if embedded:
            prepared.start()
        self._start_examples()
        if not airflow.database_is_ready(self.place):
            self._migrate_database()
        if embedded:
            node, password = prepared.result()
            self.display.say("starting Elasticsearch")
            server.launch(self.place, self.processes, node, password)
        for name in airflow.COMPONENTS:
            airflow.start_component(name, self.processes, self.place, self.environ)
        self.display.now("Elasticsearch and Airflow are starting")
        if embedded:
            prefix = os.environ.get("LIAISON_INDEX_PREFIX") or "liaison"
            running = server.wait(self.place, self.processes, node, password, prefix)
            self.display.say(f"Elasticsearch is up at {running.url}")
        self._create_indices()
        self._await_airflow()

    def _start_examples(self) -> None:
        script = REPOSITORY / "examples" / "serve.py"
        command = [sys.executable, str(script), str(self.examples_port)]
        self.processes.start("examples", command, self.place.logs / "examples.log", os.environ, REPOSITORY)

    def _migrate_database(self) -> None:
        self.display.say("making Airflow's database (once)")
        log = self.place.logs / "airflow-database.log"
        home = self.place.state / "airflow"
        process = self.processes.start("database", airflow.command("db", "migrate"), log, self.environ, home)
        while process.poll() is None:
            time.sleep(0.1)
        del self.processes.started["database"]
        if process.returncode:
            raise PlatformError(f"Airflow's database cannot be made; its last words ({log}):\n{server.last_words(log)}")
        airflow.mark_database_ready(self.place)

    def _create_indices(self) -> None:
        from liaison.search.setup import create_indices

        found = settings.load("setup")
        if not found.elasticsearch_url:
            raise PlatformError("no Elasticsearch is known; set ELASTICSEARCH_URL or unset it everywhere")
        with Elasticsearch(found.elasticsearch_url, api_key=found.elasticsearch_api_key, request_timeout=60) as client:
            create_indices(client, found.index_prefix)
        self.display.say("indices and aliases are there")

    def _await_airflow(self) -> None:
        self._wait(self.api.healthy, AIRFLOW_START_SECONDS, "Airflow is starting")
        self.api.login()
        self.display.say(f"Airflow is up at {self.api.url}")

        def dag_is_there() -> bool:
            broken = self.api.import_errors()
            if broken:
                raise PlatformError("a DAG file cannot be read:\n  " + "\n  ".join(broken))
            return self.api.dag_is_there()

        self._wait(dag_is_there, AIRFLOW_START_SECONDS, f"waiting for the DAG {airflow.DAG}")

    def _wait(self, ready: Callable[[], bool], seconds: float, what: str) -> None:
        end = time.monotonic() + seconds
        self.display.now(what)
        while not ready():
            self._check_processes()
            if time.monotonic() > end:
                raise PlatformError(f"{what}: not within {seconds:.0f} s; logs are in {self.place.logs}")
            time.sleep(0.3)

    def _check_processes(self) -> None:
        dead = self.processes.dead()
        if dead:
            log = next((path for path in self.place.logs.glob(f"*{dead[0]}.log")), self.place.logs)
            raise PlatformError(f"{dead[0]} has ended; its last words ({log}):\n{server.last_words(log)}")

    def _begin_run(self, scheduling: bool) -> str:
        """The id of the run to watch: the one that the schedule starts now that it may, else one of ours."""
        self.api.make_pools()
        for left in self.api.active_runs():
            if left.queued_at < self.started_at:
                self.api.end_run(left)
        self.api.unpause()
        end = time.monotonic() + (SCHEDULE_SECONDS if scheduling else 0.0)
        while time.monotonic() < end:
            due = next((run for run in self.api.active_runs() if run.run_type == "scheduled"), None)
            if due:
                return due.run_id
            time.sleep(0.5)
        return self.api.trigger()

    def run_daily_dag(self, scheduling: bool) -> bool:
        """Run the DAG to its end and show its account; True where it is green and the counts add up."""
        run_id = self._begin_run(scheduling)
        self.display.say(f"running {airflow.DAG} ({run_id})")
        state = self._watch(run_id)
        account = read_account(self.place.state, run_id)
        if account is None:
            self.display.say(f"the run ended as {state} without an account; {self._failed_tasks(run_id)}")
            return False
        self.display.stop_moving()
        self.display.console.print(account_table(account))
        found = faults(account)
        if state != "success":
            found.append(f"the DAG run ended as {state}; {self._failed_tasks(run_id)}")
        self.display.say("the run is RED: " + "; ".join(found) if found else "the run is green and its counts add up")
        return not found

    def _watch(self, run_id: str) -> str:
        end = time.monotonic() + RUN_SECONDS
        while time.monotonic() < end:
            self._check_processes()
            state = self.api.run_state(run_id)
            if state in ("success", "failed"):
                return state
            if self.display.console.is_terminal:  # the list costs the API server 60 ms of two busy cores
                self.display.now(_progress(self.api.tasks(run_id)))
            time.sleep(1.0)
        return f"not finished after {RUN_SECONDS:.0f} s"

    def _failed_tasks(self, run_id: str) -> str:
        names = {
            str(task["task_id"]) for task in self.api.tasks(run_id) if task["state"] in ("failed", "upstream_failed")
        }
        logs = self.place.state / "airflow" / "logs"
        return f"failed tasks: {', '.join(sorted(names)) or 'none'} (logs below {logs})"

    def stay(self) -> None:
        """Show the addresses and stay until Ctrl-C; returns only where a process ended by itself."""
        self.display.stop_moving()
        self.display.console.print(
            f"\n  Airflow      {self.api.url}\n  search page  {self.api.url}{SEARCH_PAGE}\n"
            f"  login        {airflow.USER} / {self.secrets['password']}\n  logs         {self.place.logs}\n\n  Ctrl-C stops everything.\n",
            soft_wrap=True,
        )
        while True:
            time.sleep(1.0)
            try:
                self._check_processes()
            except PlatformError as error:
                self.display.say(str(error))
                return


def _progress(tasks: list[dict[str, Any]]) -> str:
    """«poll 9/12, fetch 3/8 …» of the steps that have begun."""
    steps: dict[str, list[str]] = {}
    for task in tasks:
        steps.setdefault(str(task["task_id"]), []).append(str(task["state"]))
    done = {name: sum(state in ("success", "failed", "skipped") for state in states) for name, states in steps.items()}
    begun = [f"{name} {done[name]}/{len(states)}" for name, states in steps.items() if set(states) != {"None"}]
    return ", ".join(begun) or "waiting for the scheduler"


def read_account(state: Path, run_id: str) -> dict[str, Any] | None:
    """The account that the run left in the state folder; None where it left none."""
    try:
        found = json.loads((state / "runs" / run_id / "account.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


class _Background[T]:
    """Work in a thread that does not hold up the end of the program; its error comes out of `result`."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._values: list[T] = []
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._do, daemon=True)
        self.start = self._thread.start

    def _do(self) -> None:
        try:
            self._values.append(self._work())
        except BaseException as error:  # handed to the thread that asks for the result
            self._error = error

    def result(self) -> T:
        while self._thread.is_alive():
            self._thread.join(0.1)
        if self._error:
            raise self._error
        return self._values[0]
