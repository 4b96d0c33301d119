"""Start and stop of the embedded Elasticsearch."""

from __future__ import annotations

import logging
import os
import secrets
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from elasticsearch import ApiError, AuthenticationException, Elasticsearch, TransportError

from embedded import PlatformError, distribution
from embedded.configuration import Node, write_configuration
from embedded.java import provide_java
from embedded.keys import write_connection
from embedded.layout import Layout, closed_folder, server_user, write_secret
from embedded.ports import LOOPBACK, choose
from embedded.process import Processes

START_SECONDS = 300.0
"""13 to 20 s on two idle cores, over 120 s were seen on a busy machine."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its address and the keys of the three roles."""

    url: str
    keys: dict[str, str]


def start(
    place: Layout,
    processes: Processes,
    prefix: str = "liaison",
    say: Say = lambda _: None,
    progress: distribution.Progress = distribution.silent,
) -> Server:
    """Bring what is missing, start the server, wait until it answers, and write `<state>/connection.json`.

    Raises PlatformError.
    """
    node, password = prepare(place, say, progress)
    return wait(place, processes, *launch(place, processes, node, password), prefix=prefix)


def prepare(
    place: Layout,
    say: Say,
    progress: distribution.Progress = distribution.silent,
    program: Path | None = None,
    jvm_options: str = "",
) -> tuple[Node, str]:
    """Java, distribution (`program`, else what is installed, else fetched) and configuration; from any thread.

    `jvm_options`, lines, come after ours. Returns the node and its password.
    """
    user = server_user()
    java = provide_java(os.environ, user, place.java, say)
    say(f"Java {java.version} at {java.home}")
    program = program or distribution.find(place.server)
    if program is None or (user.changes and closed_folder(program, user)):
        say(f"fetching Elasticsearch {distribution.VERSION} (164 MB, once)")
        program = distribution.install(place.server, progress)
    node = Node(
        folder=place.node,
        distribution=program,
        java=java,
        user=user,
        http_port=_http_port(),
        jvm_options=jvm_options,
    )
    password = _password(place.state / "elasticsearch.password", node)
    write_configuration(node, password)
    return node, password


def _http_port() -> str:
    wished = os.environ.get("LIAISON_ELASTICSEARCH_PORT")
    return str(choose(9200, set(), wished, "LIAISON_ELASTICSEARCH_PORT")) if wished else "9200-9299"


def _password(path: Path, node: Node) -> str:
    """The superuser's password, generated once with the node's data: either without the other is of no use."""
    if path.exists() and (node.config / "elasticsearch.keystore").exists():
        return path.read_text(encoding="utf-8").strip()
    shutil.rmtree(node.folder, ignore_errors=True)
    password = secrets.token_urlsafe(24)
    write_secret(path, password + "\n")
    return password


def launch(place: Layout, processes: Processes, node: Node, password: str) -> tuple[Node, str]:
    """Start the server process and return at once; call it from the main thread."""
    node.ports_file.unlink(missing_ok=True)
    processes.start(
        "elasticsearch",
        [str(node.distribution / "bin" / "elasticsearch")],
        log=place.logs / "elasticsearch.log",
        environ=node.environ(),
        cwd=node.folder,
        user=(node.user.uid, node.user.gid) if node.user.changes else None,
    )
    return node, password


def wait(place: Layout, processes: Processes, node: Node, password: str, prefix: str) -> Server:
    """Wait until the server takes requests, make the keys and write the connection file. Raises PlatformError."""
    log = place.logs / "elasticsearch.log"
    end = time.monotonic() + START_SECONDS
    url = _await_address(node, processes, log, end)
    logging.getLogger("elastic_transport").setLevel(logging.ERROR)
    with Elasticsearch(url, basic_auth=("elastic", password), max_retries=0, request_timeout=30) as superuser:
        _await_ready(superuser, processes, log, end)
        keys = write_connection(place.connection, superuser, url, prefix)
    return Server(url=url, keys=keys)


def _await_address(node: Node, processes: Processes, log: Path, end: float) -> str:
    """The URL of the address that the server bound on loopback."""
    while time.monotonic() < end:
        _check_alive(processes, log)
        try:
            bound = node.ports_file.read_text(encoding="utf-8").split()
        except FileNotFoundError:
            bound = []
        for address in bound:
            if address.startswith(f"{LOOPBACK}:"):
                return f"http://{address}"
        time.sleep(0.1)
    raise PlatformError(f"Elasticsearch did not start within {START_SECONDS:.0f} s; see {log}")


def _check_alive(processes: Processes, log: Path) -> None:
    if "elasticsearch" in processes.dead():
        raise PlatformError(f"Elasticsearch ended while starting; its last words ({log}):\n{last_words(log)}")


def _await_ready(superuser: Elasticsearch, processes: Processes, log: Path, end: float) -> None:
    fault: Exception | None = None
    while time.monotonic() < end:
        _check_alive(processes, log)
        try:
            superuser.cluster.health(wait_for_status="yellow", timeout="20s")
            return
        except AuthenticationException as err:
            # the reserved user's index may not be allocated yet; a foreign server on the port would never take us
            fault = err
        except (TransportError, ApiError) as err:
            fault = err
        time.sleep(0.2)
    raise PlatformError(f"Elasticsearch did not answer within {START_SECONDS:.0f} s ({fault}); see {log}")


def last_words(log: Path, lines: int = 8) -> str:
    """The last lines of a log file, indented."""
    try:
        text = [line for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if line[:1] != "\t"][
            -lines:
        ]
    except OSError as err:
        return f"  (no log: {err.strerror})"
    return "\n".join(f"  {line[:300]}" for line in text)
