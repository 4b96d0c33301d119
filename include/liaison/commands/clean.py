"""`liaison clean`: the cleaning stage alone on HTML pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from liaison.commands.files import Parser, expand, write_results


def run(args: list[str]) -> int:
    """One JSON object per page; a page that is no article has `outcome` discarded and its `reason`."""
    parser = Parser(prog="liaison clean", description=__doc__)
    parser.add_argument("paths", nargs="+", metavar="PATH", help=".html or .html.gz files, or folders of them")
    parser.add_argument("--out", metavar="DIR", help="write DIR/<name>.json instead of JSON lines")
    options = parser.parse_args(args)
    inputs, bad = expand("clean", options.paths, (".html", ".htm", ".html.gz", ".htm.gz"))
    return write_results("clean", inputs, bad, options.out, _clean)


def _clean(path: Path) -> dict[str, Any]:
    from liaison.pipeline import clean_file

    return clean_file(path)
