"""`liaison evaluate`: quality against labelled reports, pages and texts; run from the repository."""

from __future__ import annotations

import importlib
import sys

from liaison.commands.files import Parser
from liaison.errors import ConfigError
from liaison.settings import PACKAGE

PARTS = ("reports", "pages", "language")


def run(args: list[str]) -> int:
    """Prints the tables as Markdown; with --write docs/quality.md is made anew."""
    parser = Parser(prog="liaison evaluate", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/quality.md")
    parser.add_argument("--part", action="append", choices=PARTS, help="only this part; may be given again")
    options = parser.parse_args(args)
    sys.path.insert(0, str(PACKAGE.parents[1]))
    try:
        measuring = importlib.import_module("benchmarks.evaluate")
    except ImportError as err:
        raise ConfigError(
            f"measuring needs the repository and its development packages (`make evaluate`): {err}"
        ) from err
    sys.stdout.write(measuring.evaluate(options.write and not options.part, options.part or PARTS))
    return 0
