"""`python -m benchmarks.scale_check`: the daily DAG on the examples, once with the LocalExecutor on SQLite and once with the
CeleryExecutor, two workers, PostgreSQL and Redis. The documents must be the same.

Everything is this program's own and ends with it: Elasticsearch, PostgreSQL and Redis on free ports, state and indices in a folder
for temporary files. What fails leaves that folder, with the logs.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch
from rich.console import Console
from rich.table import Table

from benchmarks.scheduler import airflow_running
from embedded import PlatformError, distribution, server
from embedded.launcher import read_account
from embedded.layout import REPOSITORY, Layout, layout, server_user
from embedded.ports import LOOPBACK, choose
from embedded.process import Processes, adopt_orphans
from liaison.errors import LiaisonError
from liaison.model.fields import Index
from liaison.search.setup import create_indices
from liaison.search.versions import alias_name

PREFIX = "scale"
WORKERS = 2
READY_SECONDS = 60.0
OF_THE_RUN = frozenset({"indexed_at", "run_id"})
OF_THE_READING = frozenset({"retrieved_at", "first_seen_at", "capture"})
"""Both runs fetch every page themselves, so when that was and where it is archived are their own."""
COUNTS = ("seen", "indexed", "updated", "duplicate", "discarded", "quarantined", "failed")
INDICES = (Index.ARTICLES, Index.FACTS)
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Result:
    """What one way of running left behind: documents by index and id, without OF_THE_RUN and OF_THE_READING."""

    state: str
    seconds: float
    account: Mapping[str, Any]
    documents: Mapping[Index, Mapping[str, Mapping[str, Any]]]
    tasks: Mapping[str, int]
    """Tasks that each Celery worker took."""


def postgres_program(name: str) -> str:
    """The path of a program of PostgreSQL; Debian keeps servers away from PATH. Raises PlatformError."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    program = str(found[-1]) if found else shutil.which(name)
    if not program:
        raise PlatformError(f"{name} is missing; install postgresql (Debian: apt-get install postgresql)")
    return program


def start_postgres(folder: Path, processes: Processes, port: int, password: str) -> str:
    """A PostgreSQL of its own as an ordinary user; returns its address for SQLAlchemy, without the scheme."""
    user = server_user()
    folder.mkdir(mode=0o700)
    (folder / "password").write_text(password)
    user.own(folder)
    identity = {"user": user.uid, "group": user.gid, "extra_groups": []} if user.changes else {}
    options = ["-D", f"{folder}/data", "-U", "airflow", "-E", "UTF8", "--locale=C.UTF-8", "-A", "scram-sha-256"]
    made = subprocess.run(
        [postgres_program("initdb"), *options, f"--pwfile={folder}/password"],
        capture_output=True, text=True, cwd=folder, check=False, **identity,
    )  # fmt: skip
    if made.returncode:
        raise PlatformError(f"PostgreSQL's folder cannot be made: {made.stderr.strip()[-300:]}")
    settings = [f"listen_addresses={LOOPBACK}", "fsync=off", "max_connections=200"]
    command = [postgres_program("postgres"), "-D", f"{folder}/data", "-p", str(port), "-k", str(folder)]
    command += [word for setting in settings for word in ("-c", setting)]
    processes.start(
        "postgres", command, folder.parent / "postgres.log", _bare(), folder, (user.uid, user.gid) if identity else None
    )
    ask = [postgres_program("pg_isready"), "-q", "-h", LOOPBACK, "-p", str(port)]
    _await(lambda: subprocess.run(ask, check=False).returncode == 0, "PostgreSQL", processes)
    return f"airflow:{password}@{LOOPBACK}:{port}/postgres"


def start_redis(folder: Path, processes: Processes, port: int, password: str) -> str:
    """A Redis that keeps nothing; returns its URL."""
    program = shutil.which("redis-server")
    if not program:
        raise PlatformError("redis-server is missing; install it (Debian: apt-get install redis-server)")
    user = server_user()
    folder.mkdir(mode=0o700)
    (folder / "redis.conf").write_text(f'bind {LOOPBACK}\nport {port}\nsave ""\nrequirepass {password}\ndir {folder}\n')
    user.own(folder)
    identity = (user.uid, user.gid) if user.changes else None
    processes.start("redis", [program, f"{folder}/redis.conf"], folder.parent / "redis.log", _bare(), folder, identity)
    _await(lambda: _listens(port), "Redis", processes)
    return f"redis://:{password}@{LOOPBACK}:{port}/0"


def celery_variables(folder: Path, processes: Processes, taken: set[int]) -> dict[str, str]:
    """Airflow's settings for CeleryExecutor, with the servers started that they name."""
    password = secrets.token_hex(12)
    database = start_postgres(folder / "postgres", processes, choose(15432, taken), password)
    broker = start_redis(folder / "redis", processes, choose(16379, taken), password)
    return {
        "AIRFLOW__CORE__EXECUTOR": "CeleryExecutor",
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"postgresql+psycopg2://{database}",
        "AIRFLOW__CELERY__RESULT_BACKEND": f"db+postgresql://{database}",
        "AIRFLOW__CELERY__BROKER_URL": broker,
    }


def run_dag(running: server.Server, name: str, folder: Path, variables: Mapping[str, str], workers: int = 0) -> Result:
    """The daily DAG once, into indices of its own."""
    prefix = f"{PREFIX}-{name}"
    with Elasticsearch(running.url, api_key=running.keys["setup"], request_timeout=60) as client:
        create_indices(client, prefix)
    state = folder / name
    own = {"ELASTICSEARCH_URL": running.url, "LIAISON_STATE": str(state), "LIAISON_INDEX_PREFIX": prefix}
    keys = {f"ELASTICSEARCH_{role.upper()}_API_KEY": key for role, key in running.keys.items()}
    with airflow_running(state, workers, **own, **keys, **variables) as scheduler:
        run_id = scheduler.run()
        ended, seconds = scheduler.api.run_state(run_id), scheduler.seconds(run_id)
    logs = {f"worker {n}": state / f"airflow-worker-{n}.log" for n in range(1, workers + 1)}
    taken = {worker: log.read_text(errors="replace").count("] received") for worker, log in logs.items()}
    with Elasticsearch(running.url, api_key=running.keys["reader"], request_timeout=60) as client:
        documents = {index: read_documents(client, alias_name(prefix, index)) for index in INDICES}
    return Result(ended, seconds, read_account(state, run_id) or {}, documents, taken)


def read_documents(client: Elasticsearch, alias: str) -> dict[str, dict[str, Any]]:
    """All documents by id. `@timestamp` is the moment of reading where the report has no date."""
    client.options(ignore_status=403).indices.refresh(index=alias)
    found = client.search(index=alias, size=10_000, source_includes=["*"])["hits"]
    if found["total"]["value"] != len(found["hits"]):
        raise PlatformError(f"{alias} has more documents than this check reads")
    documents = {}
    for hit in found["hits"]:
        dropped = OF_THE_RUN | OF_THE_READING | (set() if hit["_source"].get("published_at") else {"@timestamp"})
        documents[hit["_id"]] = {key: value for key, value in hit["_source"].items() if key not in dropped}
    return documents


def differences(one: Result, other: Result) -> list[str]:
    """What the second run has otherwise than the first; nothing, where it scales."""
    found = [
        f"{name} run ended as {result.state}, account {result.account.get('state')}"
        for name, result in (("first", one), ("second", other))
        if (result.state, result.account.get("state")) != ("success", "green")
    ]
    for index in INDICES:
        left, right = one.documents[index], other.documents[index]
        found += [f"{index.value} {key} is in one run alone" for key in sorted(left.keys() ^ right.keys())]
        for key in sorted(left.keys() & right.keys()):
            names = {n for n in left[key].keys() | right[key].keys() if left[key].get(n) != right[key].get(n)}
            if names:
                found.append(f"{index.value} {key} differs in {', '.join(sorted(names))}")
    if not one.documents[Index.ARTICLES]:
        found.append("no article was indexed")
    if _counts(one) != _counts(other):
        found.append("the counts differ")
    idle = [worker for worker, count in other.tasks.items() if not count]
    return found + [f"{worker} took no task" for worker in idle]


def _counts(result: Result) -> dict[str, int]:
    rows = result.account.get("sources", [])
    return {name: sum(row[name] for row in rows) for name in COUNTS}


def table(results: Mapping[str, Result]) -> Table:
    """Both runs side by side."""
    made = Table("", *results, title="The same DAG on the same examples")
    rows: dict[str, list[str]] = {"run": [f"{r.state}, {r.account.get('state')}" for r in results.values()]}
    rows |= {name: [str(_counts(r)[name]) for r in results.values()] for name in COUNTS}
    rows |= {f"documents in {i.value}": [str(len(r.documents[i])) for r in results.values()] for i in INDICES}
    rows["seconds"] = [f"{r.seconds:.0f}" for r in results.values()]
    rows["tasks by worker"] = [", ".join(f"{w}: {n}" for w, n in r.tasks.items()) or "-" for r in results.values()]
    for name, cells in rows.items():
        made.add_row(name, *cells)
    return made


def check(folder: Path, processes: Processes, say: Say) -> dict[str, Result]:
    """Both runs. Raises PlatformError, TimeoutError."""
    postgres_program("postgres")
    installed = layout()
    place = Layout(state=folder, server=folder / "server")
    place.server.mkdir(mode=0o755)
    program = distribution.find(installed.server) or distribution.install(installed.server)
    say("starting Elasticsearch")
    node, password = server.prepare(place, say, program=program)
    running = server.wait(place, processes, *server.launch(place, processes, node, password), prefix=PREFIX)
    taken: set[int] = set()
    port = choose(18010, taken)
    serve = [sys.executable, str(REPOSITORY / "examples" / "serve.py"), str(port)]
    processes.start("examples", serve, folder / "examples.log", os.environ, REPOSITORY)
    examples = {"LIAISON_EXAMPLES_URL": f"http://{LOOPBACK}:{port}"}
    say("LocalExecutor on SQLite")
    first = run_dag(running, "default", folder, examples)
    say(f"CeleryExecutor with PostgreSQL, Redis and {WORKERS} workers")
    variables = celery_variables(folder, processes, taken)
    return {"LocalExecutor": first, "CeleryExecutor": run_dag(running, "celery", folder, examples | variables, WORKERS)}


def main() -> int:
    """Prints the table; 0 where the documents are the same, else 1 with what differs or is missing."""
    console = Console()
    folder = Path(tempfile.mkdtemp(prefix="liaison-scale-"))
    folder.chmod(0o755)
    processes = Processes()
    adopt_orphans()
    problems: list[str] = []
    try:
        results = check(folder, processes, lambda text: console.print(text, highlight=False))
        console.print(table(results))
        problems = differences(*results.values())
    except (LiaisonError, TimeoutError, subprocess.CalledProcessError) as error:
        problems = [str(error)]
    finally:
        processes.stop()
    for problem in problems[:20]:
        console.print(f"scale-check: {problem}", style="red", highlight=False)
    if problems:
        console.print(f"scale-check: {len(problems)} problems; state and logs are in {folder}", highlight=False)
        return 1
    shutil.rmtree(folder, ignore_errors=True)
    console.print("the documents are the same, ids and content", highlight=False)
    return 0


def _bare() -> dict[str, str]:
    return {name: os.environ[name] for name in ("PATH", "LANG", "TZ") if name in os.environ}


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((LOOPBACK, port)) == 0


def _await(ready: Callable[[], bool], name: str, processes: Processes) -> None:
    end = time.monotonic() + READY_SECONDS
    while not ready():
        if processes.dead() or time.monotonic() > end:
            raise PlatformError(f"{name} does not start; its log is beside its folder")
        time.sleep(0.2)


if __name__ == "__main__":
    sys.exit(main())
