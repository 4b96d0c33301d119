"""The one function that fetches: GET with limits on time, size, compression and redirects, each hop through the guard."""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import TracebackType
from typing import Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpcore2

from liaison.edges.addresses import Guard
from liaison.errors import FetchError, PermanentFetchError, TooLarge

CONNECT_SECONDS = 10.0
READ_SECONDS = 15.0
TOTAL_SECONDS = 45.0
"""Of one fetch with all its redirects. A host that sends a byte every two seconds would never run into READ_SECONDS."""
MAX_REDIRECTS = 5
RATIO_FROM = 2**20
MAX_RATIO = 100
"""Above 1 MB unpacked, more than 100 bytes out of one are a bomb: feeds pack 5 to 30 to one."""
TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504, 522, 524})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
USER_AGENT = "Liaison/0.1 (news index; reads feeds once a day)"


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer with status 200. `body` is unpacked; `retrieved_at` ISO 8601 with ms; `url` the address after redirects."""

    requested_url: str
    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    retrieved_at: str
    redirects: tuple[str, ...] = ()


@dataclass(slots=True)
class Fetcher:
    """Keeps connections for the addresses of one task; not for use by several threads."""

    guard: Guard
    total_seconds: float = TOTAL_SECONDS
    _clock: _Deadline = field(init=False)
    _pool: httpcore2.ConnectionPool = field(init=False)

    def __post_init__(self) -> None:
        self._clock = _Deadline()
        backend = _GuardedBackend(self.guard, self._clock)
        self._pool = httpcore2.ConnectionPool(
            ssl_context=ssl.create_default_context(), network_backend=backend, max_connections=4, retries=0
        )

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.close()

    def fetch(self, url: str, *, max_bytes: int) -> Fetched:
        """The answer to a GET, redirects followed.

        Raises PermanentFetchError where asking again cannot help, TooLarge over `max_bytes`, else FetchError.
        """
        self._clock.end = time.monotonic() + self.total_seconds
        chain: list[str] = []
        current = url
        while True:
            status, headers, body = self._once(current, max_bytes)
            if status not in REDIRECTS:
                break
            chain.append(current)
            if len(chain) > MAX_REDIRECTS:
                raise PermanentFetchError(f"more than {MAX_REDIRECTS} redirects")
            if not headers.get("location"):
                raise PermanentFetchError(f"HTTP {status} without an address")
            current = urljoin(current, headers["location"].strip())
        if status != 200:
            raise (FetchError if status in TRANSIENT else PermanentFetchError)(f"HTTP {status}")
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        return Fetched(url, current, status, headers, body, now, tuple(chain))

    def _once(self, url: str, max_bytes: int) -> tuple[int, dict[str, str], bytes]:
        self.guard.check(url)
        timeouts = {"connect": CONNECT_SECONDS, "read": READ_SECONDS, "write": READ_SECONDS, "pool": CONNECT_SECONDS}
        headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip", "Accept": "*/*"}
        try:
            address = httpcore2.URL(_ascii(url))
            with self._pool.stream(
                "GET", address, headers=_pairs(headers, address), extensions={"timeout": timeouts}
            ) as answer:
                found = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers}
                if answer.status != 200:
                    return answer.status, found, b""
                if int(found.get("content-length") or 0) > max_bytes:
                    raise TooLarge(f"larger than {max_bytes} bytes")
                return answer.status, found, read_body(answer.iter_stream(), found.get("content-encoding"), max_bytes)
        except httpcore2.TimeoutException as err:
            raise FetchError("timed out") from err
        except httpcore2.ConnectError as err:
            if "CERTIFICATE" in str(err).upper():
                raise PermanentFetchError(f"certificate not valid: {err}") from err
            raise FetchError(f"no connection: {_short(err)}") from err
        except httpcore2.UnsupportedProtocol as err:
            raise PermanentFetchError(str(err)) from err
        except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as err:
            raise FetchError(f"broken answer: {_short(err)}") from err
        except (ValueError, UnicodeError) as err:
            raise PermanentFetchError(f"broken answer: {_short(err)}") from err


def read_body(chunks: Iterable[bytes], encoding: str | None, max_bytes: int) -> bytes:
    """The unpacked body. Raises TooLarge over `max_bytes` or MAX_RATIO, FetchError where it is cut off or not gzip."""
    encoding = (encoding or "identity").strip().lower()
    if encoding not in ("identity", "", "gzip", "x-gzip"):
        raise PermanentFetchError(f"refused content encoding {encoding}")
    unpacker = zlib.decompressobj(31) if "gzip" in encoding else None
    out = bytearray()
    packed = 0
    for chunk in chunks:
        packed += len(chunk)
        while chunk:
            if unpacker is None:
                out += chunk
                chunk = b""
            else:
                try:
                    out += unpacker.decompress(chunk, 2**20)
                except zlib.error as err:
                    raise FetchError(f"broken gzip: {err}") from err
                chunk = unpacker.unconsumed_tail
            if len(out) > max_bytes:
                raise TooLarge(f"larger than {max_bytes} bytes")
            if len(out) > RATIO_FROM and len(out) > MAX_RATIO * packed:
                raise TooLarge(f"unpacks to more than {MAX_RATIO} times its size")
    if unpacker is not None and packed and not unpacker.eof:
        raise FetchError("cut off")
    return bytes(out)


def _pairs(headers: Mapping[str, str], address: httpcore2.URL) -> list[tuple[bytes, bytes]]:
    host = address.host if address.port is None else address.host + b":%d" % address.port
    return [(b"Host", host), *((name.encode(), value.encode()) for name, value in headers.items())]


def _ascii(url: str) -> str:
    parts = urlsplit(url)
    host = parts.hostname or ""
    host = host if host.isascii() else host.encode("idna").decode("ascii")
    host = f"[{host}]" if ":" in host else host
    host = f"{host}:{parts.port}" if parts.port else host
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme.lower(), host, path, quote(parts.query, safe="/%:@!$&'()*+,;=~-._?"), ""))


def _short(err: BaseException) -> str:
    return " ".join(str(err).split())[:160] or type(err).__name__


@dataclass(slots=True)
class _Deadline:
    end: float = 0.0

    def left(self, wanted: float | None) -> float:
        left = self.end - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the whole fetch took too long")
        return min(left, wanted) if wanted else left


class _GuardedBackend(httpcore2.NetworkBackend):
    """Connects to addresses that the guard has checked, so that a name cannot be rebound between check and use."""

    def __init__(self, guard: Guard, clock: _Deadline) -> None:
        self.guard, self.clock, self.plain = guard, clock, httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        failure: Exception = httpcore2.ConnectError(f"{host} has no address")
        for address, number in self.guard.resolve(host, port)[:3]:
            try:
                return _TimedStream(self.plain.connect_tcp(address, number, self.clock.left(timeout)), self.clock)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as err:
                failure = err
        raise failure


class _TimedStream(httpcore2.NetworkStream):
    """A stream whose reads end with the deadline of the whole fetch, headers that drip included."""

    def __init__(self, inner: httpcore2.NetworkStream, clock: _Deadline) -> None:
        self.inner, self.clock = inner, clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.inner.read(max_bytes, self.clock.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.inner.write(buffer, self.clock.left(timeout))

    def close(self) -> None:
        self.inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return _TimedStream(self.inner.start_tls(ssl_context, server_hostname, self.clock.left(timeout)), self.clock)

    def get_extra_info(self, info: str) -> Any:
        return self.inner.get_extra_info(info)
