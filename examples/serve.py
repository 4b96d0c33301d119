"""Serves examples/site on loopback: `python examples/serve.py PORT [ADDRESS]`; in a container on all its addresses.

The folder is chosen by the Host header (`northgate.liaison.example` is site/northgate), as a web host does; a browser without such
names can ask for /northgate/….
"""

from __future__ import annotations

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SITE = Path(__file__).resolve().parent / "site"


class Handler(SimpleHTTPRequestHandler):
    """Static files of the outlet that the request names; quiet."""

    # The charset of a page is left to the page, as most hosts do: one of them is windows-1251.
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".html": "text/html", ".xml": "application/xml"}

    def translate_path(self, path: str) -> str:
        outlet = (self.headers.get("Host") or "").split(".")[0]
        if (SITE / outlet).is_dir() and outlet:
            path = f"/{outlet}{path}"
        return super().translate_path(path)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the run's own table tells what was fetched."""


def serve(port: int, address: str = "127.0.0.1") -> ThreadingHTTPServer:
    """A server bound to `address`; port 0 takes a free one (`server_address` tells it)."""
    return ThreadingHTTPServer((address, port), partial(Handler, directory=str(SITE)))


if __name__ == "__main__":
    with serve(int(sys.argv[1]) if len(sys.argv) > 1 else 0, *sys.argv[2:3]) as server:
        print(f"http://{server.server_address[0]}:{server.server_address[1]}", flush=True)
        server.serve_forever()
