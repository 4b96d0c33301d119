"""`make doctor`: what this machine lacks, and how to get it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from embedded import PlatformError, distribution
from embedded.java import OLDEST, SYSTEM_JAVAS, find_java
from embedded.layout import SHARED_PLACE, closed_folder, layout, server_user
from embedded.ports import is_free, owner

MEMORY_GB = 3.0
"""Elasticsearch takes 1 GB (half of it heap), Airflow's four processes 1 GB, a run's workers with their models 1 GB."""
DISK_GB = 3.0
"""164 MB fetched, 330 MB unpacked, 1 GB environment; the rest for index and archive."""
PORTS = {"LIAISON_AIRFLOW_PORT": 8080, "LIAISON_ELASTICSEARCH_PORT": 9200, "LIAISON_EXAMPLES_PORT": 8010}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: `level` is ok, note (works, worth knowing) or MISSING; `text` says what, and what to do."""

    level: str
    subject: str
    text: str


def examine() -> Iterator[Finding]:
    """All findings, in the order in which a start would meet them."""
    yield _python()
    try:
        place = layout()
    except PlatformError as error:
        yield Finding("MISSING", "state folder", str(error))
        return
    yield from _folders(place.state)
    yield from _java(place.java)
    yield _server(place.server)
    yield _memory()
    yield _disk(place.state)
    yield from (_port(variable, port) for variable, port in PORTS.items())
    yield _chromium()


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("ok", "Python", f"{version} ({sys.prefix})")


def _folders(state: Path) -> Iterator[Finding]:
    user = server_user()
    closed = closed_folder(state, user) if user.changes else None
    if closed:
        text = f"{closed} is closed to the server's user (Elasticsearch does not run as root): server and data go to {SHARED_PLACE}"
        yield Finding("note", "state folder", text)
    else:
        yield Finding("ok", "state folder", str(state))


def _java(own: Path) -> Iterator[Finding]:
    search = find_java(os.environ, server_user(), SYSTEM_JAVAS, own)
    if search.java:
        yield Finding("ok", "Java", f"{search.java.version} ({search.java.home})")
        return
    way = (
        "make run installs one with apt"
        if os.geteuid() == 0 and shutil.which("apt-get")
        else "make run tries to bring a JDK"
    )
    command = f"apt-get install openjdk-{OLDEST}-jre-headless"
    looked = "; ".join(search.looked)
    yield Finding(
        "MISSING", "Java", f"{OLDEST} or newer is needed; {way}, or {command}, or set ES_JAVA_HOME. Looked: {looked}"
    )


def _server(server: Path) -> Finding:
    found = distribution.find(server)
    if found:
        return Finding("ok", "Elasticsearch", f"{distribution.VERSION} ({found})")
    return Finding(
        "note", "Elasticsearch", f"{distribution.VERSION} is not fetched yet; the first make run does (164 MB)"
    )


def _memory() -> Finding:
    free = psutil.virtual_memory().available / 2**30
    if free < MEMORY_GB:
        return Finding(
            "MISSING", "memory", f"{free:.1f} GB are free, about {MEMORY_GB:.0f} GB are needed; close other programs"
        )
    return Finding("ok", "memory", f"{free:.1f} GB free")


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free / 2**30
    if free < DISK_GB:
        text = f"{free:.1f} GB are free at {folder}, about {DISK_GB:.0f} GB are needed; make room or set LIAISON_STATE to another disk"
        return Finding("MISSING", "disk", text)
    return Finding("ok", "disk", f"{free:.0f} GB free at {folder}")


def _port(variable: str, usual: int) -> Finding:
    wished = os.environ.get(variable)
    port = int(wished) if wished and wished.isdecimal() and 0 < int(wished) < 65536 else usual
    if is_free(port):
        return Finding("ok", f"port {port}", "free")
    if wished:
        return Finding("MISSING", f"port {port}", f"taken{owner(port)}; free it or set {variable} to another port")
    return Finding("note", f"port {port}", f"taken{owner(port)}; make run takes the next free one (or set {variable})")


def _chromium() -> Finding:
    found = shutil.which("chromium")
    if found:
        return Finding("ok", "Chromium", found)
    return Finding(
        "note",
        "Chromium",
        "not there; only the browser tests need it: apt-get install chromium (as root make test does)",
    )


def report() -> int:
    """Print the findings; 1 where something is missing."""
    findings = list(examine())
    for finding in findings:
        print(f"{finding.level:<8} {finding.subject:<14} {finding.text}")
    return int(any(finding.level == "MISSING" for finding in findings))
