"""The guard: what leads inside is refused, whatever it is called."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from liaison.edges.addresses import Guard, is_refused
from liaison.errors import FetchError, PermanentFetchError


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "192.0.0.8", "255.255.255.255", "::1", "::", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "fd00:ec2::254", "fe80::1%eth0", "ff02::1", "2001:db8::1", "2001::1"],
)  # fmt: skip
def test_addresses_that_lead_inside(address: str) -> None:
    assert is_refused(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "151.101.1.69", "2a00:1450:4001:81b::200e", "2606:4700::1111"])
def test_public_addresses(address: str) -> None:
    assert not is_refused(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "0", "2130706433", "0x7f.1", "localhost", "localhost.", "::1"])
def test_loopback_in_every_spelling(host: str) -> None:
    with pytest.raises(FetchError) as caught:
        Guard().resolve(host, 80)
    assert "refused address" in str(caught.value) or "does not resolve" in str(caught.value)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "scheme file"),
        ("ftp://a.example/x", "scheme ftp"),
        ("data:text/html,x", "scheme data"),
        ("gopher://a.example/", "scheme gopher"),
        ("//a.example/x", "scheme none"),
        ("http://user:pass@a.example/", "user name"),
        ("http://a.example:9200/", "port 9200"),
        ("http:///x", "without host"),
        ("http://[broken/", "no usable address"),
        ("http://a.example:99999/", "no usable address"),
    ],
)
def test_addresses_that_may_not_be_asked(url: str, reason: str) -> None:
    with pytest.raises(PermanentFetchError, match=reason):
        Guard().check(url)


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(host: str, port: int, **_: Any) -> list[Any]:
        rows = ["93.184.216.34", "10.0.0.5"]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (row, port)) for row in rows]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    with pytest.raises(PermanentFetchError, match=r"refused address 10\.0\.0\.5"):
        Guard().resolve("two.example.org", 80)


def test_the_example_site_is_the_one_place_on_loopback() -> None:
    guard = Guard.of("http://127.0.0.1:18080")
    assert guard.resolve("northgate.liaison.example", 80) == [("127.0.0.1", 18080)]
    for host in ("liaison.example.org", "xliaison.example", "127.0.0.1"):
        assert not guard.is_example(host)
    with pytest.raises(FetchError):
        guard.resolve("127.0.0.1", 18080)


def test_without_example_site_its_names_lead_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: Any, **__: Any) -> list[Any]:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    with pytest.raises(FetchError, match="does not resolve"):
        Guard().resolve("northgate.liaison.example", 80)
