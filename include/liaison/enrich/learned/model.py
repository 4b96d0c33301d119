"""The learned weights, and what they say of features."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
import numpy.typing as npt

from liaison.enrich.learned.grams import Hashes, Places, cue_places, text_places
from liaison.trees import Trees, load_trees

CUE = 0.15
"""What a cue counts beside the letters of a sentence, which together have the length 1."""
HEADS = ("act", "said", "kind", "status", "means", "more", "side")
"""The questions: whether a sentence states an act, the same by its words alone, of what type, in which status, by which means,
whether with more parties than it names, and the side of a name."""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """The places that a sentence or a name fills, and how much."""

    places: Places
    values: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """One question. `weights[place, answer]` in steps of `scale[answer]`; `single`: just one answer is right."""

    answers: tuple[str, ...]
    weights: npt.NDArray[np.int8]
    scale: Floats
    bias: Floats
    single: bool

    def odds(self, features: Features) -> Floats:
        """The log-odds of each answer."""
        rows = self.weights[features.places].astype(np.float64)
        told: Floats = (features.values @ rows) * self.scale + self.bias
        return told

    def chances(self, features: Features) -> dict[str, float]:
        """The probability of each answer."""
        odds = self.odds(features)
        if self.single:
            grown = np.exp(odds - odds.max())
            chances = grown / grown.sum()
        else:
            chances = 1 / (1 + np.exp(-odds))
        return dict(zip(self.answers, chances.tolist(), strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """All heads; `acts`: the trees that weigh what the heads say of an act with the cues; `joined`: those that tell who takes part
    without being named; `rarity[place]`: how much a letter group counts, by how few sentences have it."""

    heads: dict[str, Head]
    acts: Trees
    joined: Trees
    rarity: npt.NDArray[np.float32]


def features_of(hashes: Hashes, rarity: npt.NDArray[np.float32] | None) -> Features:
    """The features of hashed letters and words, of length 1 together; `rarity` as in Model, None where all count alike."""
    places, times = np.unique(text_places(hashes), return_counts=True)
    values = 1 + np.log(times)
    if rarity is not None:
        values = values * rarity[places]
    length = float(np.sqrt((values * values).sum())) or 1.0
    return Features(places, values / length)


def with_cues(features: Features, cues: Iterable[str]) -> Features:
    """The features and some cues."""
    places = cue_places(cues)
    return Features(
        np.concatenate([features.places, places]), np.concatenate([features.values, np.full(len(places), CUE)])
    )


@lru_cache(maxsize=1)
def model() -> Model:
    """The weights that `benchmarks/train_sentences.py` wrote."""
    with as_file(files("liaison.enrich") / "data" / "trees.npz") as path:
        trees = load_trees(path)
    with (files("liaison.enrich") / "data" / "sentences.npz").open("rb") as opened:
        stored: Any = np.load(opened)
        heads = {
            name: Head(
                tuple(stored[f"{name}.answers"].tolist()),
                stored[f"{name}.weights"],
                stored[f"{name}.scale"],
                stored[f"{name}.bias"],
                bool(stored[f"{name}.single"]),
            )
            for name in HEADS
        }
        return Model(heads, trees["acts"], trees["joined"], stored["rarity"].astype(np.float32))
