"""`liaison read`: the pure stages on dated text files and HTML pages, exactly the daily run's default profile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from liaison.commands.files import Parser, expand, write_results


def run(args: list[str]) -> int:
    """Records as JSON; exit status 1 where a file gave none."""
    parser = Parser(prog="liaison read", description=__doc__)
    parser.add_argument("paths", nargs="+", metavar="PATH", help=".txt or .html files, or folders of them")
    parser.add_argument("--out", metavar="DIR", help="write DIR/<name>.json instead of JSON lines")
    parser.add_argument("--why", action="store_true", help="print each value with its sentence and rule")
    options = parser.parse_args(args)
    inputs, bad = expand("read", options.paths, (".txt", ".html", ".htm", ".html.gz"))
    if options.why:
        from liaison.commands.why import explain_all

        return explain_all(inputs, bad)
    return write_results("read", inputs, bad, options.out, _read)


def _read(path: Path) -> Any:
    from liaison.pipeline import read_file

    records = [article.to_record() for article in read_file(path)]
    return records if len(records) != 1 else records[0]
