"""Ports on loopback: the wished one or a clear refusal, else a free one near the usual."""

from __future__ import annotations

import contextlib
import socket

import psutil

from embedded import PlatformError

LOOPBACK = "127.0.0.1"


def is_free(port: int) -> bool:
    """True where nothing listens on `port`, on loopback or on all addresses."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((LOOPBACK, port)) != 0


def choose(usual: int, taken: set[int], wished: str | None = None, variable: str = "") -> int:
    """A free port, also added to `taken`: `wished` (the value of `variable`) or none other; else the first free from `usual` on.

    Raises PlatformError that names the port and who has it, where the wished one is taken.
    """
    if wished:
        if not wished.isdecimal() or not 0 < int(wished) < 65536:
            raise PlatformError(f"{variable}={wished} is not a port (1 to 65535)")
        port = int(wished)
        if port in taken or not is_free(port):
            raise PlatformError(
                f"port {port} ({variable}) is taken{owner(port)}; free it or set {variable} to another port"
            )
    else:
        port = next((port for port in range(usual, min(usual + 200, 65536)) if port not in taken and is_free(port)), 0)
        if not port:
            raise PlatformError(f"no free port between {usual} and {usual + 199} on {LOOPBACK}")
    taken.add(port)
    return port


def owner(port: int) -> str:
    """« by NAME (process N)» where the system tells who listens on `port`; empty where it does not."""
    with contextlib.suppress(psutil.Error, OSError):
        for connection in psutil.net_connections("tcp"):
            if connection.status == psutil.CONN_LISTEN and connection.pid and connection.laddr[1:] == (port,):
                return f" by {psutil.Process(connection.pid).name()} (process {connection.pid})"
    return ""
