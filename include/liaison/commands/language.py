"""`liaison language`: the language of each line on standard input, `code<TAB>confidence` per line."""

from __future__ import annotations

import sys

from liaison.commands.files import Parser, lines


def run(args: list[str]) -> int:
    """One answer for each line, an empty line too (`und`, 0.0)."""
    Parser(prog="liaison language", description=__doc__).parse_args(args)
    from liaison.language import detect_line

    for line in lines(sys.stdin.buffer):
        guess = detect_line(line)
        sys.stdout.write(f"{guess.code}\t{guess.confidence:.3f}\n")
    return 0
