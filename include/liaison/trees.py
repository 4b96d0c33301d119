"""Boosted trees evaluated with numpy: small weights, no library beside it, a page's blocks in a millisecond."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

LEAVES = 8
"""A tree's leaves fit one byte: a node that sends a row to the right takes the leaves left of it out of the byte."""
CHUNK = 512
"""Blocks looked at together: more need memory (6 KB a block) and gain no speed."""
_LOWEST = np.array([0] + [(n & -n).bit_length() - 1 for n in range(1, 256)], dtype=np.intp)


@dataclass(frozen=True, slots=True)
class Trees:
    """`column`, `threshold`, `mask`: (nodes x trees), row-wise; `leaf`: (trees x LEAVES). Values are log-odds."""

    columns: tuple[str, ...]
    column: NDArray[np.intp]
    threshold: NDArray[np.float32]
    mask: NDArray[np.uint8]
    leaf: NDArray[np.float32]

    def chance(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """The chance (0..1) per block; `rows` has one row per column of `columns`, one column per block."""
        if rows.shape[1] > CHUNK:
            return np.concatenate([self.chance(rows[:, at : at + CHUNK]) for at in range(0, rows.shape[1], CHUNK)])
        count = len(self.leaf)
        right = rows[self.column] > self.threshold[:, None]
        left = np.where(right, self.mask[:, None], np.uint8(255)).reshape(LEAVES - 1, count, -1)
        exits = _LOWEST[np.bitwise_and.reduce(left, axis=0)]
        exits += (np.arange(count) * LEAVES)[:, None]
        odds = self.leaf.reshape(-1)[exits].sum(axis=0)
        return np.asarray(1.0 / (1.0 + np.exp(-odds)), dtype=np.float32)


def load_trees(path: Path) -> dict[str, Trees]:
    """The models of a weights file by name. Raises OSError where there is none."""
    with np.load(path, allow_pickle=False) as stored:
        names = sorted({key.split(".")[0] for key in stored.files})
        return {name: _model(stored, name) for name in names}


def _model(stored: np.lib.npyio.NpzFile, name: str) -> Trees:
    return Trees(
        columns=tuple(str(c) for c in stored[f"{name}.columns"]),
        column=stored[f"{name}.column"].astype(np.intp),
        threshold=stored[f"{name}.threshold"],
        mask=stored[f"{name}.mask"],
        leaf=stored[f"{name}.leaf"],
    )


def filled_row(columns: Sequence[str], cues: Iterable[str], numbers: Mapping[str, float]) -> NDArray[np.float32]:
    """The values of `columns` that trees are given: 1 for each cue that is there, and numbers by name."""
    at = _places(tuple(columns))
    row = np.zeros(len(columns), dtype=np.float32)
    row[[at[cue] for cue in cues if cue in at]] = 1
    row[[at[name] for name in numbers]] = list(numbers.values())
    return row


@lru_cache(maxsize=4)
def _places(columns: tuple[str, ...]) -> dict[str, int]:
    return {name: place for place, name in enumerate(columns)}
