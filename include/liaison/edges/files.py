"""Files of a run: gzipped JSON lines and small JSON, written beside and renamed, so that a killed writer leaves no half file."""

from __future__ import annotations

import gzip
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import orjson

PACKING = 1
"""gzip level: 1 packs reports to 36 % at 90 MB/s, 6 to 33 % at 35 MB/s."""


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A binary file that takes the place of `path` when the block ends well, on disk before its name is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def write_rows(path: Path, rows: Iterable[Any]) -> int:
    """Write JSON values, one a line, gzipped; returns how many. The same rows give the same bytes."""
    count = 0
    with (
        replacing(path) as file,
        gzip.GzipFile(filename="", mode="wb", compresslevel=PACKING, fileobj=file, mtime=0) as packed,
    ):
        for row in rows:
            packed.write(orjson.dumps(row, option=orjson.OPT_NON_STR_KEYS) + b"\n")
            count += 1
    return count


def read_rows(path: Path) -> Iterator[Any]:
    """The values that write_rows wrote. Raises OSError where the file is not there or not whole."""
    with gzip.open(path, "rb") as packed:
        for line in packed:
            yield orjson.loads(line)


def write_json(path: Path, value: Any) -> None:
    """Write one JSON value, readable."""
    with replacing(path) as file:
        file.write(orjson.dumps(value, option=orjson.OPT_INDENT_2) + b"\n")


def read_json(path: Path) -> Any:
    """The value of a JSON file."""
    return orjson.loads(path.read_bytes())
