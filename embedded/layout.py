"""Where things lie: the state folder, and the place of the server where its unprivileged user can go."""

from __future__ import annotations

import hashlib
import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path

from embedded import PlatformError

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED_PLACE = Path("/var/lib/liaison")
"""Used by root alone, for clones below a folder that others cannot enter (a closed home)."""
MARK = ".liaison"
"""Laid into a state folder that was new or empty: `make clean` removes no other."""


@dataclass(frozen=True, slots=True)
class ServerUser:
    """The user that Elasticsearch runs as; it refuses to run as root."""

    uid: int
    gid: int
    changes: bool
    """True where this is another user than the present one."""

    def own(self, *paths: Path) -> None:
        """Give `paths`, files or folders with all below them, to this user."""
        if not self.changes:
            return
        for path in paths:
            os.chown(path, self.uid, self.gid)
            for folder, folders, files in os.walk(path):
                for name in (*folders, *files):
                    os.chown(os.path.join(folder, name), self.uid, self.gid, follow_symlinks=False)  # noqa: PTH118


def server_user() -> ServerUser:
    """The present user; for root the unprivileged `nobody`, so that no account has to be made.

    Raises PlatformError where the machine has no such user.
    """
    if os.geteuid() != 0:
        return ServerUser(os.geteuid(), os.getegid(), changes=False)
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError as err:
        raise PlatformError(
            "Elasticsearch does not run as root and there is no user 'nobody' to run it as; run Liaison as an ordinary user"
        ) from err
    return ServerUser(nobody.pw_uid, nobody.pw_gid, changes=True)


@dataclass(frozen=True, slots=True)
class Layout:
    """`state` is Liaison's own (keys, runs, archive, Airflow), `server` the embedded server's (program, data, logs)."""

    state: Path
    server: Path

    @property
    def connection(self) -> Path:
        return self.state / "connection.json"

    @property
    def logs(self) -> Path:
        return self.state / "logs"

    @property
    def node(self) -> Path:
        return self.server / "node"

    @property
    def java(self) -> Path:
        return self.server / "java"


def layout(state: Path | None = None) -> Layout:
    """The layout of `state`, else of LIAISON_STATE, else of `.state/` in the repository; the folders exist afterwards.

    Raises PlatformError where they cannot be made or written.
    """
    state = (state or Path(os.environ.get("LIAISON_STATE") or REPOSITORY / ".state")).absolute()
    user = server_user()
    make_folder(state, 0o711 if user.changes else 0o700)
    if not os.access(state, os.W_OK | os.X_OK):
        raise PlatformError(
            f"{state} belongs to another user and cannot be written; set LIAISON_STATE to a folder of yours"
        )
    if not any(state.iterdir()):
        (state / MARK).touch()
    server = state / "elasticsearch"
    if user.changes and closed_folder(state, user) is not None:
        server = SHARED_PLACE / hashlib.sha256(str(state).encode()).hexdigest()[:12]
        make_folder(SHARED_PLACE, 0o755)
    make_folder(server, 0o755)
    return Layout(state=state, server=server)


def make_folder(path: Path, mode: int) -> None:
    """Make `path` with `mode` whatever the umask says; one that exists is left as it is."""
    if path.is_dir():
        return
    try:
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(mode)
    except OSError as err:
        raise PlatformError(
            f"{path} cannot be made ({err.strerror}); set LIAISON_STATE to a folder you can write"
        ) from err


def closed_folder(path: Path, user: ServerUser) -> Path | None:
    """The first folder on the way to `path` that `user` may not enter; None where the way is open."""
    for folder in (*reversed(path.resolve().parents), path.resolve()):
        try:
            found = folder.stat()
        except OSError:
            return folder
        if user.uid == found.st_uid:
            bit = stat.S_IXUSR
        elif user.gid == found.st_gid:
            bit = stat.S_IXGRP
        else:
            bit = stat.S_IXOTH
        if not found.st_mode & bit:
            return folder
    return None


def write_secret(path: Path, text: str) -> None:
    """Write `text` whole or not at all, readable by the owner alone from its first byte on."""
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    beside.replace(path)
