"""From the vote's chance to a confidence that means something: stated 0.9 is right nine times in ten.

`calibration.json` holds, per length of text, the chances and the share of right answers measured there; written by
`python -m benchmarks.calibrate_language`.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import lru_cache
from importlib import resources
from itertools import pairwise

Knots = list[tuple[float, float]]


def calibrated(chance: float, letters: int) -> float:
    """The share of answers with this chance (0..1), for texts of about this many letters, that were right."""
    knots = _table()[bisect_right(BOUNDS, letters)]
    for (low, right_low), (high, right_high) in pairwise(knots):
        if chance <= high:
            share = (chance - low) / (high - low) if high > low else 1.0
            return round(right_low + max(0.0, share) * (right_high - right_low), 3)
    return round(knots[-1][1], 3)


BOUNDS = (18, 45)
"""Letters at which the classes short, title-like and long begin."""


@lru_cache(maxsize=1)
def _table() -> list[Knots]:
    text = (resources.files(__package__) / "calibration.json").read_text(encoding="utf-8")
    return [[(chance, right) for chance, right in knots] for knots in json.loads(text)]
