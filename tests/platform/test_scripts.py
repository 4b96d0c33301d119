"""Debian packages are installed by root alone, once, and missed aloud in CI."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "install_packages.sh"


@pytest.fixture
def machine(tmp_path):
    """A machine with fake programs: `id`, `dpkg-query` (knows `there`), `apt-get` (writes what it is asked)."""
    programs = {
        "id": "echo ${FAKE_UID:-0}",
        "dpkg-query": 'case "$*" in *there) echo installed;; *) exit 1;; esac',
        "apt-get": f'echo "$*" >> {tmp_path}/apt.log; case "$*" in *refused*) echo "E: Unable to locate package refused"; exit 100;; esac',
    }
    for name, text in programs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n")
        (tmp_path / name).chmod(0o755)

    def call(*arguments, **variables):
        kept = {name: value for name, value in os.environ.items() if name != "CI"}
        environ = {**kept, "PATH": f"{tmp_path}:{os.environ['PATH']}", **variables}
        done = subprocess.run(
            ["bash", str(SCRIPT), *arguments], env=environ, capture_output=True, text=True, check=False
        )
        asked = (tmp_path / "apt.log").read_text() if (tmp_path / "apt.log").exists() else ""
        return done, asked

    return call


def test_only_missing_packages_are_installed(machine):
    done, asked = machine("there", "absent-package")
    assert done.returncode == 0
    assert "install -y -qq --no-install-recommends absent-package" in asked
    assert "there" not in asked.split("install", 1)[1].split()


def test_nothing_is_asked_where_all_is_there(machine):
    done, asked = machine("there")
    assert done.returncode == 0
    assert asked == ""


@pytest.mark.parametrize(("variables", "status"), [({}, 0), ({"CI": "true"}, 1)])
def test_refusal_is_told_and_fails_only_in_ci(machine, variables, status):
    done, _ = machine("refused", **variables)
    assert done.returncode == status
    assert "not installed: refused (apt refused: E: Unable to locate package refused)" in done.stderr


def test_ordinary_user_is_told_and_apt_is_left_alone(machine):
    done, asked = machine("absent-package", FAKE_UID="1000")
    assert done.returncode == 0
    assert "only root may install packages" in done.stderr
    assert asked == ""
