"""`make doctor` names what is missing with the way to get it; cleaning takes Liaison's folder and no other."""

from __future__ import annotations

import os
import socket

import pytest

from embedded import PlatformError, cleaning, doctor
from embedded.layout import MARK, closed_folder, layout, server_user, write_secret
from embedded.lock import hold


@pytest.fixture
def state(tmp_path, monkeypatch):
    folder = tmp_path / "a state"
    monkeypatch.setenv("LIAISON_STATE", str(folder))
    monkeypatch.setattr("embedded.layout.SHARED_PLACE", tmp_path / "shared place")
    return folder


def findings():
    return {finding.subject: finding for finding in doctor.examine()}


def test_missing_java_is_told_with_the_package_and_where_it_was_looked_for(state, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(doctor, "SYSTEM_JAVAS", tmp_path / "no jvm")
    monkeypatch.delenv("ES_JAVA_HOME", raising=False)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "old"))
    assert doctor.report() == 1
    line = next(line for line in capsys.readouterr().out.splitlines() if " Java " in line)
    assert line.startswith("MISSING")
    assert "apt-get install openjdk-21-jre-headless" in line
    assert f"JAVA_HOME ({tmp_path / 'old'}): no bin/java there" in line
    assert str(tmp_path / "no jvm") in line


def test_taken_port_is_a_note_and_missing_where_it_was_wished(state, monkeypatch):
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = server.getsockname()[1]
        monkeypatch.setattr(doctor, "PORTS", {"LIAISON_AIRFLOW_PORT": port})
        assert findings()[f"port {port}"].level == "note"
        monkeypatch.setenv("LIAISON_AIRFLOW_PORT", str(port))
        assert findings()[f"port {port}"].level == "MISSING"


@pytest.mark.parametrize(("limit", "subject"), [("MEMORY_GB", "memory"), ("DISK_GB", "disk")])
def test_too_little_room_is_missing(state, monkeypatch, limit, subject):
    monkeypatch.setattr(doctor, limit, 1e9)
    assert findings()[subject].level == "MISSING"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts the server as another user")
def test_closed_folder_is_noted_and_the_server_placed_elsewhere(state, tmp_path):
    state.mkdir()
    state.chmod(0o700)
    assert findings()["state folder"].level == "note"
    assert closed_folder(layout().server, server_user()) in (None, *tmp_path.parents)
    assert state not in layout().server.parents


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_state_folder_of_another_user_is_told(state):
    state.mkdir()
    state.chmod(0o500)
    assert "set LIAISON_STATE" in findings()["state folder"].text


def test_clean_removes_the_state_folder_and_what_lies_apart(state):
    place = layout()
    write_secret(place.connection, "{}")
    assert cleaning.remove_state(place) == 0
    assert not place.state.exists()
    assert not place.server.exists()


def test_clean_leaves_a_folder_that_held_other_things(state):
    state.mkdir()
    (state / "thesis.odt").touch()
    with pytest.raises(PlatformError, match="nothing in it was removed"):
        cleaning.remove_state(layout())
    assert not (state / MARK).exists()
    assert (state / "thesis.odt").exists()


def test_clean_does_not_work_under_a_running_liaison(state):
    with hold(layout()), pytest.raises(PlatformError, match="stop it first"):
        cleaning.remove_state(layout())
    assert state.is_dir()
