"""Where a fetch may go: public addresses alone, decided on the address itself and not on its name."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from liaison.errors import FetchError, PermanentFetchError

EXAMPLE_HOSTS = ".liaison.example"
"""The bundled example site answers for these names on loopback; no such host exists anywhere else (RFC 2606)."""
PORTS = frozenset({80, 443})
REFUSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"),
        *("203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        *("::/128", "::1/128", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23"),
        *("2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"),
    )
)
"""An own list: `ipaddress.is_global` says True for NAT64, 6to4 and multicast addresses that lead inside."""


@dataclass(frozen=True, slots=True)
class Guard:
    """`examples` is (address, port) of the bundled example site, the one place on loopback that may be asked."""

    examples: tuple[str, int] | None = None

    @classmethod
    def of(cls, examples_url: str | None) -> Guard:
        """The guard that knows `examples_url` (`http://127.0.0.1:PORT`)."""
        if not examples_url:
            return cls()
        parts = urlsplit(examples_url)
        return cls((parts.hostname or "127.0.0.1", parts.port or 80))

    def check(self, url: str) -> str:
        """The host of `url`. Raises PermanentFetchError where scheme, port, user name or host may not be asked."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError as err:
            raise PermanentFetchError(f"no usable address: {err}") from err
        if parts.scheme.lower() not in ("http", "https"):
            raise PermanentFetchError(f"refused scheme {parts.scheme or 'none'}")
        if not host:
            raise PermanentFetchError("an address without host")
        if parts.username is not None or parts.password is not None:
            raise PermanentFetchError("refused user name in the address")
        if port is not None and port not in PORTS and not self.is_example(host):
            raise PermanentFetchError(f"refused port {port}")
        return host

    def is_example(self, host: str) -> bool:
        """Whether the bundled example site answers for `host`."""
        return self.examples is not None and host.lower().endswith(EXAMPLE_HOSTS)

    def resolve(self, host: str, port: int) -> list[tuple[str, int]]:
        """The checked (address, port) pairs to connect to.

        Raises PermanentFetchError where any address of the name is refused: a name with a public and a private address is an
        attack. Raises FetchError where the name does not resolve.
        """
        if self.examples is not None and self.is_example(host):
            return [self.examples]
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as err:
            raise FetchError(f"name {host} does not resolve") from err
        addresses = list(dict.fromkeys(str(row[4][0]) for row in found))
        for address in addresses:
            if is_refused(address):
                raise PermanentFetchError(f"refused address {address}")
        return [(address, port) for address in addresses]


def is_refused(address: str) -> bool:
    """Whether `address` leads inside, nowhere, or through a translator that could lead inside."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    return any(ip.version == network.version and ip in network for network in REFUSED)
