"""Ctrl-C at any moment of the start leaves no process; settings of .env; the account decides the exit status."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import pytest

from embedded import launcher
from embedded.display import faults
from embedded.layout import layout
from embedded.lock import hold

ROOT = Path(__file__).resolve().parents[2]


def processes_of(state: Path) -> list[str]:
    """Command lines of processes that have `state` in their environment or command line."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.pid != os.getpid() and (
                process.environ().get("LIAISON_STATE") == str(state) or str(state) in " ".join(process.cmdline())
            ):
                found.append(" ".join(process.cmdline()))
        except psutil.Error:
            continue
    return found


def wait_for(true, what, seconds=300.0):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"not within {seconds:.0f} s: {what}"
        time.sleep(0.05)


@pytest.fixture
def state():
    """A state folder with a space in its name that the server's user can enter too (root's tmp_path is closed to others)."""
    with tempfile.TemporaryDirectory(prefix="liaison test ", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def embedded_command(state):
    started = []

    def start(*arguments):
        command = [sys.executable, "-m", "embedded", *arguments]
        environ = {**os.environ, "LIAISON_STATE": str(state)}
        process = subprocess.Popen(
            command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.mark.integration
@pytest.mark.airflow
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("moment", "number"),
    [
        ("airflow db migrate", signal.SIGINT),
        ("org.elasticsearch", signal.SIGTERM),
        ("airflow scheduler", signal.SIGINT),
    ],
)
def test_stop_in_the_middle_of_the_start_leaves_no_process(
    elasticsearch_server, embedded_command, state, moment, number
):
    process = embedded_command("run", "--once")
    wait_for(lambda: process.poll() is not None or any(moment in line for line in processes_of(state)), moment)
    process.send_signal(number)
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 130, output
    assert processes_of(state) == []
    assert "Traceback" not in output


@pytest.mark.integration
def test_second_launcher_on_one_state_folder_is_refused(embedded_command, state, monkeypatch):
    monkeypatch.setenv("LIAISON_STATE", str(state))
    with hold(layout()):
        output, _ = embedded_command("start").communicate(timeout=60)
    assert f"Liaison runs from {state} (process {os.getpid()})" in output
    assert "Traceback" not in output


def test_wrong_command_tells_the_usage(embedded_command):
    process = embedded_command("fly")
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 2
    assert output.startswith("usage:")


def test_env_file_gives_native_settings_and_yields_to_the_environment(tmp_path, monkeypatch):
    file = tmp_path / ".env"
    file.write_text(
        "LIAISON_INDEX_PREFIX=from_file\nELASTICSEARCH_URL='http://file:9200'\nAIRFLOW_UID=50000\nELASTIC_PASSWORD=x\n"
    )
    monkeypatch.setenv("LIAISON_INDEX_PREFIX", "from_environment")
    # set and unset, so that monkeypatch takes away what the file puts in
    for name in ("ELASTICSEARCH_URL", "AIRFLOW_UID", "ELASTIC_PASSWORD"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    launcher.read_env_file(file)
    assert os.environ["LIAISON_INDEX_PREFIX"] == "from_environment"
    assert os.environ["ELASTICSEARCH_URL"] == "http://file:9200"
    assert "AIRFLOW_UID" not in os.environ
    assert "ELASTIC_PASSWORD" not in os.environ


def account(state="green", **counts):
    row = {
        "source_id": "a",
        "seen": 3,
        "indexed": 2,
        "duplicate": 1,
        "updated": 0,
        "discarded": 0,
        "quarantined": 0,
        "failed": 0,
    }
    return {
        "state": state,
        "reasons": ["too many sources failed"] if state == "red" else [],
        "sources": [{**row, **counts}],
    }


def test_green_account_whose_counts_add_up_has_no_fault():
    assert faults(account()) == []


def test_red_account_gives_its_reasons():
    assert faults(account(state="red")) == ["too many sources failed"]


def test_counts_that_do_not_add_up_are_a_fault_of_a_green_account_too():
    assert faults(account(seen=4)) == ["a: seen 4 is not the sum of its outcomes 3"]
