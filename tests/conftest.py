"""Fixtures that every room's tests may use. Fast tests need none; `elasticsearch_server` starts the real server once a session."""

from __future__ import annotations

import contextlib
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from embedded import distribution, server
from embedded.keys import ROLES
from embedded.layout import Layout, layout
from embedded.process import Processes, adopt_orphans

QUICK_START = "-XX:TieredStopAtLevel=1\n"
"""Without the optimising compiler a start takes 20 s of processor time instead of 39; tests are too short to gain from it."""


@dataclass(frozen=True, slots=True)
class ElasticsearchServer:
    """The test session's server: `url`, API `keys` by role (reader, writer, setup) and an index `prefix` of its own.

    `state` is a state folder whose connection.json names this server, for code that reads liaison.settings.load().
    """

    url: str
    keys: dict[str, str]
    prefix: str
    state: Path
    password: str


@pytest.fixture(scope="session")
def elasticsearch_server() -> Iterator[ElasticsearchServer]:
    """The embedded server with its own ports and data; the distribution of the repository's state folder is used again."""
    installed = layout()
    with tempfile.TemporaryDirectory(prefix="liaison-test-", ignore_cleanup_errors=True) as folder:
        state = Path(folder)
        state.chmod(0o755)
        place = Layout(state=state, server=state / "server")
        place.server.mkdir(mode=0o755)
        program = distribution.find(installed.server) or distribution.install(installed.server)
        prefix = f"test-{secrets.token_hex(4)}"
        processes = Processes()
        adopt_orphans()
        try:
            node, password = server.prepare(place, say=print, program=program, jvm_options=QUICK_START)
            running = server.wait(place, processes, *server.launch(place, processes, node, password), prefix=prefix)
            assert set(running.keys) == set(ROLES)
            yield ElasticsearchServer(running.url, running.keys, prefix, state, password)
        finally:
            processes.stop()
            with contextlib.suppress(OSError):
                shutil.rmtree(place.server)
