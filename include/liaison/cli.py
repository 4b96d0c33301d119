"""The `liaison` command. Each command is a module of `liaison.commands`, imported when it is called."""

from __future__ import annotations

import importlib
import sys

COMMANDS = {
    "read": "run the pure stages on reports and pages: text in, records out",
    "clean": "the cleaning stage alone on HTML pages",
    "feed": "the entries of feed and sitemap files",
    "language": "the language of each line on standard input",
    "search": "search the index, with facets",
    "sources": "list, preview and add sources",
    "status": "server, indices, last runs and source health",
    "evaluate": "measure quality against labelled data",
}


def main(argv: list[str] | None = None) -> None:
    """Run one command; ends with exit status 0 (all done), 1 (something failed) or 2 (wrong arguments)."""
    from liaison.errors import LiaisonError

    args = sys.argv[1:] if argv is None else argv
    if not args or args[0] in ("-h", "--help"):
        sys.stdout.write(_usage())
        sys.exit(0 if args else 2)
    name, *rest = args
    if name not in COMMANDS:
        sys.stderr.write(f"liaison: no command '{name}'; there are {', '.join(COMMANDS)}\n")
        sys.exit(2)
    try:
        status = importlib.import_module(f"liaison.commands.{name}").run(rest)
    except LiaisonError as error:
        sys.stderr.write(f"liaison {name}: {error}\n")
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(status)


def _usage() -> str:
    lines = [f"  {name:<10} {about}" for name, about in COMMANDS.items()]
    return "usage: liaison COMMAND …   (liaison COMMAND --help tells its options)\n\n" + "\n".join(lines) + "\n"
