"""`python -m embedded COMMAND`: what the Makefile calls."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable

from embedded import server
from embedded.layout import Layout, layout
from embedded.lock import hold
from embedded.process import Processes, adopt_orphans
from liaison.errors import LiaisonError

USAGE = """usage: python -m embedded COMMAND
  run [--once]   everything: Elasticsearch, Airflow, the daily DAG once; then until Ctrl-C, or stop
  start          the embedded Elasticsearch alone, until Ctrl-C
  doctor         what this machine lacks, and how to get it
  clean          remove the state folder and, where it is apart from it, the server
"""


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def start() -> int:
    """Run Elasticsearch until Ctrl-C, SIGTERM or its own end."""
    place = layout()
    processes = Processes()
    with hold(place):
        return _serve(place, processes)


def _serve(place: Layout, processes: Processes) -> int:
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


def run(*options: str) -> int:
    """Run Liaison; `--once` stops it after the daily run."""
    from embedded import launcher

    return launcher.run(once="--once" in options)


def doctor() -> int:
    """Tell what is missing."""
    from embedded.doctor import report

    return report()


def clean() -> int:
    """Remove the state folder, unless Liaison runs from it."""
    from embedded.cleaning import remove_state

    return remove_state(layout())


COMMANDS: dict[str, tuple[Callable[..., int], set[str]]] = {
    "run": (run, {"--once"}),
    "start": (start, set()),
    "doctor": (doctor, set()),
    "clean": (clean, set()),
}


def main(argv: list[str]) -> int:
    """Run one command; 130 after Ctrl-C, 1 with one message where something is in the way."""
    command, allowed = COMMANDS.get(argv[0] if argv else "", (None, set()))
    if command is None or not set(argv[1:]) <= allowed:
        sys.stderr.write(USAGE)
        return 2
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    adopt_orphans()
    try:
        return command(*argv[1:])
    except LiaisonError as error:
        sys.stderr.write(f"liaison: {error}\n")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
