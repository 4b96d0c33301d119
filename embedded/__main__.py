"""`python -m embedded COMMAND`: what the Makefile calls."""

from __future__ import annotations

import signal
import sys
import threading

from embedded import server
from embedded.layout import layout
from embedded.process import Processes, adopt_orphans
from liaison.errors import LiaisonError

USAGE = """usage: python -m embedded COMMAND
  start    the embedded Elasticsearch alone, until Ctrl-C
"""


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def start() -> int:
    """Run Elasticsearch until Ctrl-C, SIGTERM or its own end."""
    place = layout()
    processes = Processes()
    try:
        running = server.start(place, processes, say=print)
        print(f"Elasticsearch at {running.url}; keys in {place.connection}; Ctrl-C stops it", flush=True)
        stop = threading.Event()
        while not processes.dead():
            stop.wait(1)
        print(f"Elasticsearch has ended:\n{server.last_words(place.logs / 'elasticsearch.log')}", file=sys.stderr)
        return 1
    finally:
        processes.stop()


COMMANDS = {"start": start}


def main(argv: list[str]) -> int:
    """Run one command; 130 after Ctrl-C, 1 with one message where something is in the way."""
    if len(argv) != 1 or argv[0] not in COMMANDS:
        sys.stderr.write(USAGE)
        return 2
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    adopt_orphans()
    try:
        return COMMANDS[argv[0]]()
    except LiaisonError as error:
        sys.stderr.write(f"liaison: {error}\n")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
