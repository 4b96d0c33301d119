"""The DAG under a real scheduler: labels in the grid, and a killed index task that loses and doubles nothing."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

import psutil
import pytest
from elasticsearch import Elasticsearch

from benchmarks.scheduler import Scheduler, airflow_running
from liaison.search.setup import create_indices

pytestmark = [pytest.mark.integration, pytest.mark.airflow, pytest.mark.timeout(900)]

TEXT = (
    "Police of Germany and Ukraine met in Lviv and signed an agreement on stolen cars, case {0}. "
    "Interior ministers of Poland and Lithuania agreed to exchange information on case {0} with Interpol."
)
REPORTS = 40


class Killer:
    """A proxy before Elasticsearch that kills the task whose first bulk request has just been acknowledged, once armed."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.target = (parts.hostname or "127.0.0.1", parts.port or 9200)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.armed = False
        self.killed: list[int] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, address = self.listener.accept()
            except OSError:
                return
            server = socket.create_connection(self.target)
            bulk = threading.Event()
            threading.Thread(target=self._forward, args=(client, server, bulk), daemon=True).start()
            threading.Thread(target=self._back, args=(server, client, bulk, address[1]), daemon=True).start()

    def _forward(self, client: socket.socket, server: socket.socket, bulk: threading.Event) -> None:
        with suppress(OSError):
            while data := client.recv(65536):
                if b"/_bulk" in data[:200]:
                    bulk.set()
                server.sendall(data)
        self._close(client, server)

    def _back(self, server: socket.socket, client: socket.socket, bulk: threading.Event, port: int) -> None:
        with suppress(OSError):
            while data := server.recv(65536):
                if bulk.is_set() and self.armed:
                    self.armed = False
                    self._kill(port)
                client.sendall(data)
        self._close(client, server)

    def _kill(self, port: int) -> None:
        for connection in psutil.net_connections("tcp"):
            if connection.pid and connection.laddr[1:] == (port,) and connection.pid != os.getpid():
                self.killed.append(connection.pid)
                os.kill(connection.pid, signal.SIGKILL)

    @staticmethod
    def _close(*sockets: socket.socket) -> None:
        for one in sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()


@contextmanager
def scheduler(pipeline: Any, url: str) -> Iterator[Scheduler]:
    names = [name for name in os.environ if name.startswith(("LIAISON_", "ELASTICSEARCH_"))]
    variables = {name: os.environ[name] for name in names} | {
        "ELASTICSEARCH_URL": url,
        "LIAISON_STATE": str(pipeline.state),
    }
    with airflow_running(pipeline.state, **variables) as running:
        yield running


def content(pipeline: Any, index: str) -> dict[str, Any]:
    """What the documents of an index say, without what tells when it was read."""
    differing = {"indexed_at", "run_id", "retrieved_at", "first_seen_at", "capture"}
    return {key: {k: v for k, v in row.items() if k not in differing} for key, row in pipeline.documents(index).items()}


def test_a_killed_index_task_loses_and_doubles_nothing_and_the_grid_names_the_source_in_trouble(
    pipeline: Any, elasticsearch_server: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(REPORTS):
        (folder / f"{number:03}.txt").write_text(f" date 2026-11-{number % 20 + 1:02} {TEXT.format(number)}")
    for name in ("alpha", "gamma", "delta", "epsilon", "zeta"):
        pipeline.source(
            name, kind="directory", location=str(folder if name == "alpha" else tmp_path / name), language="en"
        )
        (tmp_path / name).mkdir(exist_ok=True)
    pipeline.site.expect_request("/feed.xml").respond_with_data("", status=404)
    pipeline.source("beta")
    undisturbed = pipeline.run("undisturbed")
    expected = {index: content(pipeline, index) for index in ("articles", "facts")}
    assert len(expected["articles"]) == REPORTS

    prefix = f"{pipeline.prefix}-killed"
    monkeypatch.setenv("LIAISON_INDEX_PREFIX", prefix)
    create_indices(Elasticsearch(elasticsearch_server.url, api_key=elasticsearch_server.keys["setup"]), prefix)
    pipeline.prefix = prefix
    killer = Killer(elasticsearch_server.url)
    with scheduler(pipeline, killer.url) as running:
        killer.armed = True
        run_id = running.run()
        state, labels = running.api.run_state(run_id), running.labels(run_id)
        polls = {row["try_number"] for row in running.api.tasks(run_id) if row["task_id"] == "poll"}
        tries = {
            row["task_id"]: row["try_number"]
            for row in running.api.tasks(run_id)
            if row["task_id"] == "index" and row["try_number"] > 1
        }
    assert len(killer.killed) == 1
    assert tries == {"index": 2}
    assert state == "success"
    assert {index: content(pipeline, index) for index in ("articles", "facts")} == expected
    account = pipeline.account(run_id)
    assert account["state"] == "green"
    assert account["sources"] == undisturbed["sources"]
    assert labels["poll beta: HTTP 404"] == "failed"
    assert polls == {1}
    assert labels[f"poll alpha: {REPORTS} items"] == "success"
    assert {name for name, state in labels.items() if state != "success"} == {"poll beta: HTTP 404"}
