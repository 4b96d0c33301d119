"""`python -m benchmarks.overhead`: what the scheduler costs a run of 10 sources and 500 articles (target: under 45 s).

Overhead is the wall time of the run less the longest chain of work inside its tasks. The work is measured by running the same steps
in one process that has its models loaded, on the same input; loading them counts as overhead. Needs the running
embedded Elasticsearch (`make elasticsearch`), or ELASTICSEARCH_URL and keys.
"""

from __future__ import annotations

import os
import secrets
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml

from benchmarks.scheduler import airflow_running
from liaison import settings
from liaison.edges.elastic import connect
from liaison.model.fields import Index
from liaison.search.setup import create_indices
from liaison.search.versions import index_name
from liaison.tasks import run_step

SOURCES, ARTICLES = 10, 50
STEPS = ("fetch", "clean_and_detect_language", "enrich", "index")
PARAGRAPHS = (
    "Police officers from Germany and Ukraine met on Tuesday to agree on a joint action plan against car theft, case {0}.",
    "Die Bundespolizei und die polnische Grenzpolizei haben im Fall {0} gemeinsam drei Verdächtige festgenommen.",
    "The two delegations exchange information about stolen vehicles and use the databases of Interpol and Europol.",
    "A liaison officer of the embassy took part; training of the investigators in case {0} will go on next year.",
    "The minister said that the readmission agreement between the two states had been signed and would enter into force.",
    "Customs seized 120 kilograms of cocaine and 2 million euros in cash, and extradited one suspect to France.",
)


class Site(BaseHTTPRequestHandler):
    """`sN.liaison.example/feed.xml` and its pages /0 to /49: 2 KB of text in a page of 6 KB."""

    def do_GET(self) -> None:
        """The feed or one page."""
        host = (self.headers.get("Host") or "").split(".")[0]
        body = feed(host) if self.path == "/feed.xml" else page(f"{host}-{self.path[1:]}")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


def feed(host: str) -> bytes:
    """A feed of ARTICLES items."""
    items = "".join(
        f"<item><title>Report {host} {n}</title><link>http://{host}.liaison.example/{n}</link></item>"
        for n in range(ARTICLES)
    )
    return f"<rss version='2.0'><channel><title>{host}</title>{items}</channel></rss>".encode()


def page(name: str) -> bytes:
    """One report in a frame of links."""
    text = "".join(f"<p>{paragraph.format(name)}</p>" for paragraph in PARAGRAPHS * 3)
    links = "".join(f"<li><a href='/{n}'>Another report {n}</a></li>" for n in range(60))
    return f"<html lang='en'><head><title>Report {name}</title></head><body><nav><ul>{links}</ul></nav><article><h1>Report {name}</h1><time datetime='2026-11-20'>20 November 2026</time>{text}</article></body></html>".encode()


@contextmanager
def ground(folder: Path) -> Iterator[None]:
    """Site, catalogue and state of the measurement, told to Liaison through the environment."""
    catalogue = folder / "home" / "catalogue" / "bench"
    catalogue.mkdir(parents=True)
    (folder / "home" / "vocabulary").symlink_to(settings.PACKAGE.parent / "vocabulary")
    for n in range(SOURCES):
        row = {
            "source_id": f"s{n}",
            "kind": "feed",
            "location": f"http://s{n}.liaison.example/feed.xml",
            "title": f"S{n}",
        }
        (catalogue / f"s{n}.yaml").write_text(yaml.safe_dump({**row, "publisher": f"S{n}", "enabled": True}))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    keys = {role: settings.load(role) for role in ("reader", "writer", "setup")}
    if not keys["writer"].elasticsearch_url:
        raise SystemExit("no Elasticsearch: start one with `make elasticsearch`")
    os.environ["ELASTICSEARCH_URL"] = str(keys["writer"].elasticsearch_url)
    for role, found in keys.items():
        os.environ[f"ELASTICSEARCH_{role.upper()}_API_KEY"] = str(found.elasticsearch_api_key)
    os.environ["LIAISON_HOME"] = str(folder / "home")
    os.environ["LIAISON_STATE"] = str(folder / "state")
    os.environ["LIAISON_EXAMPLES_URL"] = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield
    finally:
        server.shutdown()


@contextmanager
def prefix(base: str, name: str) -> Iterator[None]:
    """Indices of their own for one run, gone at the end."""
    os.environ["LIAISON_INDEX_PREFIX"] = f"{base}-overhead-{name}-{secrets.token_hex(3)}"
    setup = settings.load("setup")
    client = connect(setup)
    create_indices(client, setup.index_prefix)
    try:
        yield
    finally:
        for index in Index:
            client.indices.delete(index=index_name(setup.index_prefix, index), ignore_unavailable=True)


def longest_chain(run_id: str) -> dict[str, float]:
    """Seconds of the longest instance of each step, run one after the other in this process."""
    longest: dict[str, float] = {}

    def timed(name: str, *arguments: Any) -> Any:
        start = time.perf_counter()
        result = run_step(name, {"run_id": run_id}, *arguments)
        longest[name] = max(longest.get(name, 0.0), time.perf_counter() - start)
        return result

    for group in timed("list_sources", {"params": {}, "now": "2026-11-25T05:00:00+00:00"}):
        timed("poll", group)
    parts = timed("plan")
    for name in STEPS:
        for part in parts:
            timed(name, part)
    timed("account")
    return longest


def main() -> None:
    """Prints the wall time, the longest chain and the difference."""
    base = settings.load().index_prefix
    with tempfile.TemporaryDirectory(prefix="liaison-overhead-") as name, ground(Path(name)):
        with prefix(base, "warm"):
            longest_chain("warm")
        with prefix(base, "work"):
            work = longest_chain("work")
        with prefix(base, "run"), airflow_running(Path(name) / "state", **liaison_variables()) as scheduler:
            wall = scheduler.seconds(scheduler.run())
    for step, seconds in work.items():
        print(f"{step:<28} {seconds:6.1f} s")
    chain = sum(work.values())
    print(f"run {wall:.1f} s, longest chain of work {chain:.1f} s, overhead {wall - chain:.1f} s (target: under 45 s)")


def liaison_variables() -> dict[str, str]:
    """What the processes of Airflow need of this one's environment."""
    return {key: value for key, value in os.environ.items() if key.startswith(("LIAISON_", "ELASTICSEARCH_"))}


if __name__ == "__main__":
    main()
