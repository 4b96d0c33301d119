"""Hosts that hang, drip, lie, cut off, redirect in circles or send bombs: each ends in time with a clear reason."""

from __future__ import annotations

import gzip
import resource
import socket
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from liaison.edges.addresses import Guard
from liaison.edges.http import Fetcher
from liaison.errors import FetchError, PermanentFetchError, TooLarge

LIMIT = 5 * 2**20
HOST = "http://fault.liaison.example"


def fetcher(site: HTTPServer, seconds: float = 20.0) -> Fetcher:
    return Fetcher(Guard.of(site.url_for("")), total_seconds=seconds)


@contextmanager
def raw_server(serve: Callable[[socket.socket, threading.Event], None]) -> Iterator[Fetcher]:
    """A server that does with each connection what `serve` does; `serve` ends when the event is set."""
    listener = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def work() -> None:
        while not over.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                try:
                    connection.recv(65536)
                    serve(connection, over)
                except OSError:
                    continue

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        with Fetcher(Guard(("127.0.0.1", listener.getsockname()[1])), total_seconds=2.0) as client:
            yield client
    finally:
        over.set()
        listener.close()
        thread.join(5)


def test_a_page_comes_with_its_headers(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data("hello", content_type="text/plain; charset=koi8-u")
    got = fetcher(httpserver).fetch(f"{HOST}/a", max_bytes=LIMIT)
    assert (got.body, got.headers["content-type"], got.url) == (b"hello", "text/plain; charset=koi8-u", f"{HOST}/a")


def test_the_host_is_named_and_only_gzip_asked_for(httpserver: HTTPServer) -> None:
    seen: dict[str, str] = {}

    def answer(request: Request) -> Response:
        seen.update(dict(request.headers))
        return Response("x")

    httpserver.expect_request("/a").respond_with_handler(answer)
    fetcher(httpserver).fetch(f"{HOST}/a", max_bytes=LIMIT)
    assert (seen["Host"], seen["Accept-Encoding"]) == ("fault.liaison.example", "gzip")
    assert seen["User-Agent"].startswith("Liaison/")
    assert "Cookie" not in seen and "Authorization" not in seen


def test_a_proxy_of_the_environment_is_not_used(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    httpserver.expect_request("/a").respond_with_data("hello")
    assert fetcher(httpserver).fetch(f"{HOST}/a", max_bytes=LIMIT).body == b"hello"


@pytest.mark.parametrize(("status", "permanent"), [(400, True), (403, True), (404, True), (410, True), (429, False), (500, False), (503, False), (304, True), (204, True)])  # fmt: skip
def test_statuses(httpserver: HTTPServer, status: int, permanent: bool) -> None:
    httpserver.expect_request("/a").respond_with_data("", status=status)
    with pytest.raises(FetchError, match=f"HTTP {status}") as caught:
        fetcher(httpserver).fetch(f"{HOST}/a", max_bytes=LIMIT)
    assert isinstance(caught.value, PermanentFetchError) is permanent


def test_redirects_are_followed_up_to_five(httpserver: HTTPServer) -> None:
    for n in range(6):
        httpserver.expect_request(f"/r{n}").respond_with_data("", status=302, headers={"Location": f"/r{n + 1}"})
    httpserver.expect_request("/r6").respond_with_data("there")
    got = fetcher(httpserver).fetch(f"{HOST}/r1", max_bytes=LIMIT)
    assert (got.body, got.url, len(got.redirects)) == (b"there", f"{HOST}/r6", 5)
    with pytest.raises(PermanentFetchError, match="redirects"):
        fetcher(httpserver).fetch(f"{HOST}/r0", max_bytes=LIMIT)


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("/loop", "redirects"),
        ("file:///etc/passwd", "scheme file"),
        ("ftp://a.example/", "scheme ftp"),
        ("data:text/html,x", "scheme data"),
        ("http://127.0.0.1/", "refused address"),
        ("http://[::1]/", "refused address"),
        ("http://[64:ff9b::7f00:1]/", "refused address"),
        ("http://169.254.169.254/latest/meta-data/", "refused address"),
        ("http://2130706433/", "refused address"),
        ("http://user@fault.liaison.example/", "user name"),
        ("http://public.example:9200/", "port 9200"),
        ("", "without an address"),
    ],
)
def test_redirects_that_lead_astray_are_refused(httpserver: HTTPServer, target: str, reason: str) -> None:
    headers = {"Location": target} if target else {}
    httpserver.expect_request("/loop").respond_with_data("", status=301, headers=headers)
    with pytest.raises(PermanentFetchError, match=reason):
        fetcher(httpserver).fetch(f"{HOST}/loop", max_bytes=LIMIT)


def test_no_packet_reaches_an_inner_listener(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/secret").respond_with_data("inner")
    url = httpserver.url_for("/secret")
    with Fetcher(Guard()) as client, pytest.raises(PermanentFetchError):
        client.fetch(url, max_bytes=LIMIT)
    with Fetcher(Guard()) as client, pytest.raises(PermanentFetchError):
        client.fetch("http://127.0.0.1/secret", max_bytes=LIMIT)
    assert httpserver.log == []


def test_a_body_over_the_limit_is_stopped(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/told").respond_with_data(b"x" * (LIMIT + 1))
    with pytest.raises(TooLarge):
        fetcher(httpserver).fetch(f"{HOST}/told", max_bytes=LIMIT)


def test_an_endless_body_is_stopped(httpserver: HTTPServer) -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b"x" * 65536

    httpserver.expect_request("/a").respond_with_handler(lambda _: Response(endless()))
    with pytest.raises(TooLarge):
        fetcher(httpserver).fetch(f"{HOST}/a", max_bytes=LIMIT)


def test_a_bomb_is_stopped_before_it_fills_the_memory(httpserver: HTTPServer) -> None:
    bomb = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = b"".join(bomb.compress(b"\0" * 2**20) for _ in range(200)) + bomb.flush()
    headers = {"Content-Encoding": "gzip"}
    httpserver.expect_request("/a").respond_with_data(packed, headers=headers)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(TooLarge, match="100 times"):
        fetcher(httpserver).fetch(f"{HOST}/a", max_bytes=300 * 2**20)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 50 * 1024, f"{grown} KiB"


def test_what_is_packed_well_is_no_bomb(httpserver: HTTPServer) -> None:
    text = "".join(f"<url><loc>https://s.example.org/news/{n}/report</loc></url>" for n in range(40_000)).encode()
    httpserver.expect_request("/a").respond_with_data(gzip.compress(text), headers={"Content-Encoding": "gzip"})
    assert fetcher(httpserver).fetch(f"{HOST}/a", max_bytes=LIMIT).body == text


@pytest.mark.parametrize(
    ("body", "encoding", "reason"),
    [
        (gzip.compress(b"hello" * 1000)[:-12], "gzip", "cut off"),
        (b"not gzip at all", "gzip", "broken gzip"),
        (b"x", "br", "refused content encoding br"),
        (b"x", "gzip, gzip", "refused content encoding"),
    ],
)
def test_encodings_that_are_broken_or_not_asked_for(
    httpserver: HTTPServer, body: bytes, encoding: str, reason: str
) -> None:
    httpserver.expect_request("/a").respond_with_data(body, headers={"Content-Encoding": encoding})
    with pytest.raises(FetchError, match=reason):
        fetcher(httpserver).fetch(f"{HOST}/a", max_bytes=LIMIT)


def test_a_host_that_never_answers_is_left() -> None:
    with raw_server(lambda _, over: over.wait() and None) as client, pytest.raises(FetchError, match="timed out"):
        client.fetch(f"{HOST}/a", max_bytes=LIMIT)


@pytest.mark.parametrize("start", [b"HTTP/1.1 200 OK\r\nX-A: ", b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"])
def test_a_host_that_drips_is_left_though_each_byte_comes_in_time(start: bytes) -> None:
    def drip(connection: socket.socket, over: threading.Event) -> None:
        connection.sendall(start)
        while not over.wait(0.2):
            connection.sendall(b"x")

    with raw_server(drip) as client, pytest.raises(FetchError, match="timed out"):
        client.fetch(f"{HOST}/a", max_bytes=LIMIT)


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        b"garbage\r\n\r\n",
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
    ],
)
def test_an_answer_that_is_cut_off_or_broken_is_never_a_page(answer: bytes) -> None:
    with raw_server(lambda connection, _: connection.sendall(answer)) as client, pytest.raises(FetchError):
        client.fetch(f"{HOST}/a", max_bytes=LIMIT)


def test_a_refused_connection_has_a_reason() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with Fetcher(Guard(("127.0.0.1", port))) as client, pytest.raises(FetchError, match="no connection"):
        client.fetch(f"{HOST}/a", max_bytes=LIMIT)


def test_no_other_part_of_the_package_makes_requests() -> None:
    from liaison.settings import PACKAGE

    clients = ("httpcore2", "httpx", "requests", "urllib.request", "urllib3", "aiohttp")
    users = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip().startswith(("import ", "from "))
        and any(line.split()[1].startswith(client) for client in clients)
    }
    assert users == {"edges/http.py", "tasks/alerts.py"}
