"""Measures how often the vote's chances are right and writes include/liaison/language/calibration.json.

    python -m benchmarks.calibrate_language SHARED/language

Uses one half of the rows; `liaison evaluate` quotes the reliability of the other half. Same input, same file.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.language_texts import ROOT, Row, is_calibrating, rows
from liaison.language import calibration, detect_line

TARGET = ROOT / "include" / "liaison" / "language" / "calibration.json"
KNOTS = 8


def measured(texts: list[Row]) -> list[list[tuple[float, bool]]]:
    """(chance, right) of each answered text, in the classes of calibration.BOUNDS."""
    calibration._table = lambda: [[(0.0, 0.0), (1.0, 1.0)]] * 3  # the vote's own chances
    classes: list[list[tuple[float, bool]]] = [[], [], []]
    for row in texts:
        guess = detect_line(row.text)
        letters = sum(c.isalpha() for c in row.text)
        if guess.code != "und":
            classes[sum(letters >= bound for bound in calibration.BOUNDS)].append(
                (guess.confidence, guess.code == row.code)
            )
    return classes


def knots(pairs: list[tuple[float, bool]]) -> list[list[float]]:
    """Rising (chance, share right) points: equal parts by rank, neighbours pooled where the share falls."""
    pairs = sorted(pairs)
    pools: list[list[Any]] = []
    for number in range(KNOTS):
        part = pairs[number * len(pairs) // KNOTS : (number + 1) * len(pairs) // KNOTS]
        pools.append([sum(p for p, _ in part), sum(r for _, r in part), len(part)])
        while len(pools) > 1 and _share(pools[-1]) <= _share(pools[-2]):
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    points = [[round(p / n, 4), round(_share([p, r, n]), 4)] for p, r, n in pools]
    return [[0.0, round(points[0][1] / 2, 4)], *points]


def _share(pool: list[Any]) -> float:
    """Right answers of a pool; half a wrong one is assumed, since 1.0 is never measured, only not yet contradicted."""
    return float((pool[1] + 0.5) / (pool[2] + 1))


if __name__ == "__main__":
    texts = [row for row in rows(Path(sys.argv[1])) if is_calibrating(row)]
    TARGET.write_text(json.dumps([knots(pairs) for pairs in measured(texts)]) + "\n", encoding="utf-8")
