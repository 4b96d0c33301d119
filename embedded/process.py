"""Child processes that end with us: own process groups, one deadline for all, and nothing left behind."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
_LIBC = ctypes.CDLL(None)


def adopt_orphans() -> None:
    """Make grandchildren whose parent died children of this process (Linux), so that `Processes.stop` finds them too."""
    if sys.platform == "linux":
        _LIBC.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def end_with_parent(number: signal.Signals = signal.SIGTERM) -> None:
    """Runs in the child before exec: the signal it gets where the thread that started it ends first."""
    if sys.platform == "linux":
        _LIBC.prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)


@dataclass(slots=True)
class Processes:
    """The processes started here, by name, in the order of their start."""

    started: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(
        self,
        name: str,
        command: Sequence[str],
        log: Path,
        environ: Mapping[str, str],
        cwd: Path,
        user: tuple[int, int] | None = None,
    ) -> subprocess.Popen[bytes]:
        """Start `command` in a session of its own, output to `log`; the last start's log is kept beside it.

        Call it from the main thread: the death signal follows the thread that started the child.
        """
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists():
            log.replace(log.with_suffix(".previous.log"))
        with log.open("wb") as output:
            process = subprocess.Popen(
                list(command),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=cwd,
                env=dict(environ),
                start_new_session=True,
                preexec_fn=end_with_parent,  # noqa: PLW1509 - one prctl call, takes no lock
                user=user[0] if user else None,
                group=user[1] if user else None,
                extra_groups=[] if user else None,
            )
        self.started[name] = process
        return process

    def dead(self) -> list[str]:
        """Names of those that have ended."""
        return [name for name, process in self.started.items() if process.poll() is not None]

    def stop(self, grace_seconds: float = 20.0) -> None:
        """End everything: SIGTERM in reverse order of start, SIGKILL for what is left after `grace_seconds`.

        What the children started is waited for too. A second Ctrl-C (KeyboardInterrupt) kills at once and is raised again.
        """
        groups = {process.pid for process in self.started.values()}
        try:
            for process in reversed(list(self.started.values())):
                if process.poll() is None:
                    _signal_group(process.pid, signal.SIGTERM)
            end = time.monotonic() + grace_seconds
            while self._alive(groups) and time.monotonic() < end:
                time.sleep(0.05)
        finally:
            for left in self._alive(groups):
                with contextlib.suppress(psutil.Error):
                    left.kill()
            for left in self._alive(groups):
                with contextlib.suppress(psutil.Error):
                    left.wait(timeout=10)
            self._alive(groups)
            for process in self.started.values():
                process.poll()
            self.started.clear()

    def _alive(self, groups: set[int]) -> list[psutil.Process]:
        """Our descendants and the members of our children's sessions; dead ones are reaped on the way."""
        for process in self.started.values():
            process.poll()
        own = psutil.Process()
        found = {child.pid: child for child in own.children(recursive=True)}
        for other in psutil.process_iter():
            with contextlib.suppress(psutil.Error, OSError):
                if other.pid not in found and os.getsid(other.pid) in groups:
                    found[other.pid] = other
        direct = {process.pid for process in self.started.values()}
        return [process for process in found.values() if not _reap(process, direct)]


def _reap(process: psutil.Process, direct: set[int]) -> bool:
    """True where the process has ended; an adopted zombie is waited for (Popen waits for its own)."""
    try:
        if process.status() != psutil.STATUS_ZOMBIE:
            return False
        if process.pid not in direct:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(process.pid, os.WNOHANG)
    except psutil.NoSuchProcess:
        pass
    return True


def _signal_group(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, number)
