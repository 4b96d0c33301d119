"""The raw input of every item: WARC 1.1 files that are written once and never changed."""

from __future__ import annotations

import hashlib
import io
import os
import re
import tempfile
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from upath import UPath
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from liaison.errors import LiaisonError

UNPACKED = frozenset({"content-encoding", "transfer-encoding", "content-length"})


class ArchiveError(LiaisonError):
    """A capture is not where it should be, or is not what was written."""


class ArchiveWriter:
    """One new WARC file below `root`, under its name when the block ends well; several threads may write to it.

    Its name tells day, run, part and attempt (`stamp`): a task that runs again writes another file, and what an earlier
    attempt gave keeps pointing into the old one.
    """

    def __init__(self, root: str | Path, run_id: str, part: str, stamp: str) -> None:
        safe = re.sub(r"[^A-Za-z0-9_.+-]", "_", f"{run_id}-{part}")[:150]
        day = stamp[:10].replace("-", "/")
        self.path = f"{day}/{safe}-{re.sub(r'[^0-9]', '', stamp)[8:]}.warc.gz"
        self.target = UPath(root) / self.path
        self.records = 0
        self.lock = threading.Lock()

    def __enter__(self) -> ArchiveWriter:
        self.target.parent.mkdir(parents=True, exist_ok=True)
        local = isinstance(self.target, Path)
        descriptor, name = tempfile.mkstemp(suffix=".part", dir=str(self.target.parent) if local else None)
        self.part = Path(name)
        self.file = os.fdopen(descriptor, "wb")
        self.writer = WARCWriter(self.file, gzip=True, warc_version="1.1")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self.file:
            self.file.flush()
            os.fsync(self.file.fileno())
        try:
            if kind is None and self.records:
                self._publish()
        finally:
            with suppress(OSError):
                self.part.unlink()

    def _publish(self) -> None:
        self.part.chmod(0o644)
        if isinstance(self.target, Path):
            self.part.replace(self.target)
        else:
            with self.part.open("rb") as source, self.target.open("wb") as target:
                while block := source.read(2**20):
                    target.write(block)

    def add_response(self, url: str, headers: Mapping[str, str], body: bytes, retrieved_at: str) -> dict[str, Any]:
        """Archive an answer; returns its capture {path, offset, digest}."""
        kept = [(name, value) for name, value in headers.items() if name not in UNPACKED]
        http = StatusAndHeaders("200 OK", [*kept, ("content-length", str(len(body)))], protocol="HTTP/1.1")
        return self._add(url, "response", body, retrieved_at, http_headers=http)

    def add_resource(self, url: str, body: bytes, retrieved_at: str, content_type: str) -> dict[str, Any]:
        """Archive a file that was not fetched over HTTP."""
        return self._add(url, "resource", body, retrieved_at, warc_content_type=content_type)

    def _add(self, url: str, kind: str, body: bytes, retrieved_at: str, **more: Any) -> dict[str, Any]:
        dated = {"WARC-Date": _warc_date(retrieved_at)}
        with self.lock:
            offset = self.file.tell()
            record = self.writer.create_warc_record(
                url, kind, payload=io.BytesIO(body), warc_headers_dict=dated, **more
            )
            self.writer.write_record(record)
            self.records += 1
        return {"path": self.path, "offset": offset, "digest": f"sha256:{hashlib.sha256(body).hexdigest()}"}


class ArchiveReader:
    """Reads captures below `root`; keeps the last file open, since a batch's captures lie in few files."""

    def __init__(self, root: str | Path) -> None:
        self.root = UPath(root)
        self.name: str | None = None
        self.file: Any = None

    def read(self, capture: Mapping[str, Any]) -> tuple[bytes, dict[str, str]]:
        """(body, HTTP headers in lower case). Raises ArchiveError where it is missing or its digest is another."""
        try:
            if self.name != capture["path"]:
                self.close()
                self.file = (self.root / capture["path"]).open("rb")
                self.name = capture["path"]
            self.file.seek(int(capture["offset"]))
            record = next(iter(ArchiveIterator(self.file)))
            body = record.content_stream().read()
        except (OSError, StopIteration, ValueError, AttributeError) as err:
            raise ArchiveError(f"capture {capture.get('path')}@{capture.get('offset')}: {err or 'no record'}") from err
        if f"sha256:{hashlib.sha256(body).hexdigest()}" != capture["digest"]:
            raise ArchiveError(f"capture {capture['path']}@{capture['offset']}: other bytes than were archived")
        headers = record.http_headers.headers if record.http_headers else ()
        return body, {name.lower(): value for name, value in headers}

    def close(self) -> None:
        """Close the file that is open."""
        if self.file is not None:
            self.file.close()
        self.file = self.name = None


def _warc_date(instant: str) -> str:
    return re.sub(r"(\.\d+)?(\+00:00|Z)?$", "", instant) + "Z"
