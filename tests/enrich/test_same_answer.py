"""The record of a report does not depend on the order in which Python walks through its sets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

REPORT = Path(__file__).parents[2] / "benchmarks" / "labelled" / "en_134.txt"


def test_the_record_is_the_same_whatever_the_hash_seed() -> None:
    command = [sys.executable, "-c", "from liaison.cli import main; main()", "read", str(REPORT)]
    printed = {
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "3", "5")
    }
    assert len(printed) == 1
