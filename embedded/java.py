"""A full Java 21 or newer: found on the machine, else installed, else one message that says where it was looked for."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from embedded import PlatformError
from embedded.layout import ServerUser, closed_folder

OLDEST = 21
NEEDED_MODULES = frozenset({"jdk.incubator.vector", "jdk.jdi", "jdk.jlink"})
"""Modules that the server loads and that cut-down runtimes (Python wheels, jlink images) lack: it then does not start."""
SYSTEM_JAVAS = Path("/usr/lib/jvm")


@dataclass(frozen=True, slots=True)
class Java:
    """A usable Java: its home folder and feature version."""

    home: Path
    version: int


@dataclass(frozen=True, slots=True)
class Search:
    """What was found, and where it was looked in vain, each with the reason."""

    java: Java | None
    looked: tuple[str, ...]


def find_java(
    environ: Mapping[str, str], user: ServerUser, system: Path = SYSTEM_JAVAS, own: Path | None = None
) -> Search:
    """The first usable Java of ES_JAVA_HOME, JAVA_HOME, the newest below `system`, and `own` (the state folder's)."""
    looked: list[str] = []
    for origin, home in _candidates(environ, system, own):
        fault = _fault(home, user)
        if fault is None:
            return Search(Java(home.resolve(), _version(home) or OLDEST), tuple(looked))
        looked.append(f"{origin} ({home}): {fault}")
    if not system.is_dir():
        looked.append(f"{system}: no such folder")
    return Search(None, tuple(looked))


def _candidates(environ: Mapping[str, str], system: Path, own: Path | None) -> Iterator[tuple[str, Path]]:
    for name in ("ES_JAVA_HOME", "JAVA_HOME"):
        if environ.get(name):
            yield name, Path(environ[name])
    programs = {str(system): system.glob("*/bin/java"), "state folder": own.rglob("bin/java") if own else iter(())}
    for origin, found in programs.items():
        homes = {path.parent.parent.resolve() for path in found}
        yield from (
            (origin, home) for home in sorted(homes, key=lambda home: (_version(home) or 0, home), reverse=True)
        )


def _fault(home: Path, user: ServerUser) -> str | None:
    program = home / "bin" / "java"
    if not program.is_file():
        return "no bin/java there"
    closed = closed_folder(program.resolve().parent, user)
    if closed is not None:
        return f"the server's user cannot enter {closed}"
    version = _version(home)
    if version is None:
        return "does not tell its version"
    if version < OLDEST:
        return f"is Java {version}, {OLDEST} or newer is needed"
    missing = NEEDED_MODULES - _modules(program)
    if missing:
        return f"is Java {version} but lacks {', '.join(sorted(missing))}"
    return None


def _version(home: Path) -> int | None:
    """The feature version by the `release` file that every JDK carries, else as the program itself says."""
    try:
        text = (home / "release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        text = ""
    found = re.search(r'^JAVA_VERSION="(\d+)', text, re.M) or re.search(
        r'version "(\d+)', _ask(home / "bin" / "java", "-version")
    )
    return int(found[1]) if found else None


def _modules(program: Path) -> set[str]:
    return {line.split("@")[0].strip() for line in _ask(program, "--list-modules").splitlines()}


def _ask(program: Path, *options: str) -> str:
    try:
        done = subprocess.run([str(program), *options], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout + done.stderr


def provide_java(
    environ: Mapping[str, str],
    user: ServerUser,
    own: Path,
    say: Callable[[str], None],
    system: Path = SYSTEM_JAVAS,
    is_root: bool | None = None,
) -> Java:
    """A usable Java: found, else installed with apt (root), else a JDK brought into `own`.

    Raises PlatformError that tells what to install, where it looked and what was tried.
    """
    search = find_java(environ, user, system, own)
    if search.java:
        return search.java
    tried = []
    ways: list[tuple[str, Callable[[], None]]] = [("cjdk", lambda: _install_with_cjdk(own))]
    if os.geteuid() == 0 if is_root is None else is_root:
        ways.insert(0, ("apt", lambda: _install_with_apt(environ)))
    for name, way in ways:
        say(f"no Java {OLDEST}+ found; installing one with {name}")
        try:
            way()
        except _Refused as err:
            tried.append(f"{name}: {err}")
            continue
        search = find_java(environ, user, system, own)
        if search.java:
            return search.java
        tried.append(f"{name}: installed, but " + "; ".join(search.looked))
    raise PlatformError(
        f"Elasticsearch needs a full Java {OLDEST} or newer. Install one (Debian/Ubuntu: apt-get install "
        f"openjdk-{OLDEST}-jre-headless; elsewhere a JDK of your vendor) or set ES_JAVA_HOME to its folder.\n"
        f"  looked in: {'; '.join(search.looked)}\n  tried: {'; '.join(tried)}"
    )


class _Refused(Exception):
    """This way of installing Java does not work here."""


def _install_with_apt(environ: Mapping[str, str]) -> None:
    """The newest headless JRE of Java 21 or above that apt offers."""
    quiet = {**os.environ, **environ, "DEBIAN_FRONTEND": "noninteractive"}
    _run(["apt-get", "update", "-qq"], quiet, timeout=300)
    offered = _run(["apt-cache", "search", "--names-only", "^openjdk-[0-9]+-jre-headless$"], quiet, timeout=60)
    versions = [int(found) for found in re.findall(r"^openjdk-(\d+)-jre-headless\b", offered, re.M)]
    newest = max(versions, default=0)
    if newest < OLDEST:
        raise _Refused(f"offers {'Java ' + str(newest) if newest else 'no Java'}, not {OLDEST} or newer")
    package = f"openjdk-{newest}-jre-headless"
    _run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", package], quiet, timeout=900)


def _run(command: list[str], environ: Mapping[str, str], timeout: float) -> str:
    try:
        done = subprocess.run(
            command,
            env=dict(environ),
            capture_output=True,
            text=True,
            timeout=timeout,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except FileNotFoundError as err:
        raise _Refused(f"{command[0]} is not on this machine") from err
    except subprocess.TimeoutExpired as err:
        raise _Refused(f"{command[0]} did not end within {timeout:.0f} s") from err
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "no message").splitlines()[-1]
        raise _Refused(f"{' '.join(command[:2])} failed: {last}")
    return done.stdout


def _install_with_cjdk(own: Path) -> None:
    import cjdk

    try:
        cjdk.java_home(vendor="temurin", version=f"{OLDEST}+", cache_dir=own)
    except Exception as err:  # cjdk lets errors of its HTTP and archive libraries through
        raise _Refused(f"{type(err).__name__}: {' '.join(str(err).split())[:200]}") from err
