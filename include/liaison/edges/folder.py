"""Reads the files of a directory source: regular files below its root, none followed out of it, none waited for."""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from liaison.errors import PermanentFetchError
from liaison.model.outcome import DropReason
from liaison.settings import PACKAGE

MAX_FILES = 50_000


@dataclass(frozen=True, slots=True)
class FolderFile:
    """`name` is relative to the root, with `/`; `body` None where it was not read, for `reason`."""

    name: str
    body: bytes | None
    reason: DropReason | None = None
    detail: str = ""


def project_folder(location: str, home: Path) -> Path:
    """The folder of a directory source: absolute, else below `home`, else below the project's own folder."""
    path = Path(location).expanduser()
    if path.is_absolute():
        return path
    inside = home / path
    return inside if inside.is_dir() else PACKAGE.parents[1] / path


def read_folder(root: Path, endings: tuple[str, ...], max_bytes: int) -> Iterator[FolderFile]:
    """Files with one of `endings`, in the order of their names. Raises PermanentFetchError where the folder cannot be read.

    Links, pipes and devices are passed over; a file or folder that cannot be read is told as `unreadable`.
    """
    if not root.is_dir():
        raise PermanentFetchError(f"no folder {root}")
    unreadable: list[OSError] = []
    names: list[str] = []
    for folder, folders, files in os.walk(root, onerror=unreadable.append):
        folders.sort()
        names += [os.path.relpath(os.path.join(folder, file), root) for file in files if file.lower().endswith(endings)]  # noqa: PTH118
    if unreadable and not names and unreadable[0].filename in (str(root), root):
        raise PermanentFetchError(f"folder {root}: {unreadable[0].strerror}")
    for error in unreadable:
        name = os.path.relpath(str(error.filename), root)
        yield FolderFile(_utf8(name), None, DropReason.UNREADABLE, f"{_utf8(name)}: {error.strerror}")
    for name in sorted(names)[:MAX_FILES]:
        if (file := _read(root / name, _utf8(name), max_bytes)) is not None:
            yield file


def _read(path: Path, name: str, max_bytes: int) -> FolderFile | None:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as err:
        if path.is_symlink():
            return None
        return FolderFile(name, None, DropReason.UNREADABLE, f"{name}: {err.strerror}")
    with os.fdopen(descriptor, "rb") as file:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            return None
        if before.st_size > max_bytes:
            return FolderFile(name, None, DropReason.TOO_LARGE, f"{name}: {before.st_size} bytes")
        try:
            body = file.read(max_bytes + 1)
            if name.lower().endswith(".gz"):
                body = zlib.decompressobj(31).decompress(body, max_bytes + 1)
            if len(body) > max_bytes:
                return FolderFile(name, None, DropReason.TOO_LARGE, f"{name}: over {max_bytes} bytes")
        except (OSError, zlib.error) as err:
            return FolderFile(name, None, DropReason.UNREADABLE, f"{name}: {err}")
        after = os.fstat(descriptor)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        return FolderFile(name, None, DropReason.UNREADABLE, f"{name}: it was being written; read at the next run")
    return FolderFile(name, body)


def _utf8(name: str) -> str:
    return os.fsencode(name).decode("utf-8", errors="replace")
