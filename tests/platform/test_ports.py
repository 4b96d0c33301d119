"""Ports: the usual one, the next free one, or a refusal that names the taken one."""

from __future__ import annotations

import os
import socket

import pytest

from embedded import PlatformError
from embedded.ports import LOOPBACK, choose, is_free


@pytest.fixture
def busy():
    with socket.socket() as server:
        server.bind((LOOPBACK, 0))
        server.listen()
        yield server.getsockname()[1]


def test_usual_port_is_passed_over_where_it_is_taken(busy):
    chosen = choose(busy, set())
    assert busy < chosen < busy + 200
    assert is_free(chosen)


def test_one_start_gives_no_port_twice():
    taken: set[int] = set()
    ports = [choose(20_000, taken) for _ in range(3)]
    assert len(set(ports)) == 3
    assert taken == set(ports)


def test_wished_port_that_is_taken_is_named_with_its_owner(busy):
    with pytest.raises(PlatformError) as refused:
        choose(8080, set(), str(busy), "LIAISON_AIRFLOW_PORT")
    assert f"port {busy} (LIAISON_AIRFLOW_PORT) is taken" in str(refused.value)
    assert f"(process {os.getpid()})" in str(refused.value)


@pytest.mark.parametrize("wished", ["http", "0", "70000", "-1"])
def test_wished_port_that_is_none_is_refused(wished):
    with pytest.raises(PlatformError, match="is not a port"):
        choose(8080, set(), wished, "LIAISON_AIRFLOW_PORT")
