"""The learned weights of cues about a whole report."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from math import exp


def chance(cues: Iterable[str]) -> float:
    """The probability of what these cues speak for and against."""
    weights = _weights()
    odds = sum(weights.get(cue, 0.0) for cue in cues)
    return 1 / (1 + exp(-odds))


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    """The weights that `benchmarks/train_reports.py` wrote."""
    stored: Mapping[str, float] = json.loads((files("liaison.enrich") / "data" / "reports.json").read_text("utf-8"))
    return stored
