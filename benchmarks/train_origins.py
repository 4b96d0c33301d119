"""Learns which letters the names of a culture have, and writes the weights; the same names give the same file.

    python -m benchmarks.train_origins [--check]

--check learns from four fifths of the names and prints how often the right one of two cultures is found on the rest.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.name_origins import names_of_cultures
from liaison.enrich.grammar.origins import BUCKETS, COUNTRIES, Origins, buckets
from liaison.enrich.grammar.similar import fold

OUT = Path(__file__).resolve().parents[1] / "include/liaison/enrich/data/origins.npz"
SMOOTHING = 0.15
"""Times that every group is taken to have been seen in every culture; 0.05 to 0.5 do equally well with --check."""
MOST = 100
"""Largest stored value, either side of 0."""


def learn(names: Sequence[tuple[str, str]]) -> Origins:
    """Naive Bayes over letter groups: log of a culture's share of a group, less the mean over cultures."""
    cultures = tuple(COUNTRIES)
    counts = np.full((len(cultures), BUCKETS), SMOOTHING)
    for culture, name in names:
        row = cultures.index(culture)
        for part in fold(name).split():
            for bucket in buckets(part):
                counts[row, bucket] += 1
    # few names say little about what a culture does not have: its rare groups are drawn towards the mean of all
    share = counts / counts.sum(axis=1, keepdims=True)
    share = 0.9 * share + 0.1 * share.mean(axis=0, keepdims=True)
    logs = np.log(share)
    logs -= logs.mean(axis=0, keepdims=True)
    scale = float(np.abs(logs).max() / MOST)
    return Origins(cultures, np.round(logs / scale).astype(np.int8), scale)


def check(names: Sequence[tuple[str, str]]) -> float:
    """How often the right one of two cultures is found, for names not learned from."""
    shuffled = sorted(names)
    draw = random.Random(1)
    draw.shuffle(shuffled)
    cut = len(shuffled) * 4 // 5
    model = learn(shuffled[:cut])
    right: list[bool] = []
    for culture, name in shuffled[cut:]:
        other = draw.choice([c for c in model.cultures if c != culture])
        scores: dict[str, Any] = model.scores(name)
        if scores:
            right.append(scores[culture] > scores[other])
    return sum(right) / len(right)


def main() -> None:
    """Learn, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    names = sorted(set(names_of_cultures()))
    if parser.parse_args().check:
        print(f"single names, right one of two cultures: {check(names):.3f} of {len(names) // 5}")
        return
    model = learn(names)
    np.savez_compressed(OUT, weights=model.weights, scale=np.array(model.scale))
    print(f"{len(names)} names, {len(model.cultures)} cultures, {OUT.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
