"""Stopping leaves no process behind: not children that ignore SIGTERM, not their children, not orphans."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[2]

STARTER = """
import sys, time
from pathlib import Path
from embedded.process import Processes, adopt_orphans
adopt_orphans()
processes = Processes()
folder = Path(sys.argv[1])
child = sys.argv[2]
import os
processes.start("child", [sys.executable, "-c", child], folder / "log", {**os.environ, "FOLDER": str(folder)}, folder)
try:
    while True:
        time.sleep(0.05)
except KeyboardInterrupt:
    processes.stop(grace_seconds=1.0)
"""

STUBBORN = """
import os, signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
grandchild = subprocess.Popen([sys.executable, "-c", "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"])
open(os.environ["FOLDER"] + "/pids", "w").write(f"{os.getpid()} {grandchild.pid}\\n")
time.sleep(600)
"""

ORPHANING = """
import os, subprocess, sys, time
grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
open(os.environ["FOLDER"] + "/pids", "w").write(f"{grandchild.pid}\\n")
"""


def wait_until(true, what, seconds=30.0):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        time.sleep(0.02)


def read_pids(folder):
    try:
        return (
            [int(word) for word in (folder / "pids").read_text().split()]
            if (folder / "pids").read_text().endswith("\n")
            else []
        )
    except FileNotFoundError:
        return []


def is_running(pid):
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.fixture
def starter(tmp_path):
    started = []

    def start(child):
        process = subprocess.Popen([sys.executable, "-c", STARTER, str(tmp_path), child], cwd=ROOT)
        started.append(process)
        wait_until(lambda: read_pids(tmp_path), "the child tells its pids")
        return process, read_pids(tmp_path)

    yield start
    for process in started:
        process.kill()
        process.wait()


@pytest.mark.parametrize("child", [STUBBORN, ORPHANING], ids=["ignores SIGTERM", "leaves an orphan in another session"])
def test_stop_leaves_nothing(starter, child):
    process, pids = starter(child)
    process.send_signal(signal.SIGINT)
    process.wait(timeout=30)
    assert [pid for pid in pids if is_running(pid)] == []


@pytest.mark.skipif(sys.platform != "linux", reason="the parent-death signal is Linux's")
def test_children_end_when_the_launcher_is_killed(starter):
    process, pids = starter(
        "import os, time\nopen(os.environ['FOLDER'] + '/pids', 'w').write(f'{os.getpid()}\\n')\ntime.sleep(600)"
    )
    process.kill()
    process.wait()
    wait_until(lambda: not any(is_running(pid) for pid in pids), "the child ends with its parent")


def test_environment_has_no_terminal_input(starter):
    _, pids = starter(
        "import os, time\nopen(os.environ['FOLDER'] + '/pids', 'w').write(f'{os.getpid()}\\n')\ntime.sleep(600)"
    )
    assert Path(f"/proc/{pids[0]}/fd/0").readlink() == Path("/dev/null")
