"""Learns the boosted trees that weigh what the heads say: whether a sentence states an act, and who takes part unnamed."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks.sentence_rows import Row, code_of, examples
from benchmarks.train_blocks import export
from liaison.enrich.grammar.side_names import BOTH, INITIATOR, RECIPIENT
from liaison.enrich.learned import acting, joining
from liaison.enrich.learned.joining import NONE
from liaison.trees import LEAVES

STRENGTH = {"act": 5.0, "said": 5.0, "kind": 15.0, "status": 5.0, "side": 10.0, "means": 50.0, "more": 10.0}
"""How closely each head follows the sentences (inverse of the regularisation); set on the fifth held out with --check."""
FOLDS = 4
COLUMNS = 400
"""Cues that the trees may ask for, the most frequent ones."""
TREES = 100
FOREST = {
    "objective": "binary", "num_leaves": LEAVES, "learning_rate": 0.1, "min_child_samples": 30, "feature_fraction": 0.5,
    "lambda_l2": 5.0, "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
SIDES = (INITIATOR, RECIPIENT, BOTH, NONE)


def learn_trees(rows: Sequence[Row], rarity: Any) -> dict[str, dict[str, Any]]:
    """Both models, as arrays of `liaison.trees.Trees`: of each sentence they are given what heads say that have not learned from
    its report."""
    fold = np.array([zlib.crc32(f"fold {row.source}".encode()) % FOLDS for row in rows])
    everywhere = np.arange(len(rows))
    told = np.array([at for at, row in enumerate(rows) if row.told is not None])
    of_name = np.array([at for at, row in enumerate(rows) for _ in row.sides])
    unseen = {}
    with ProcessPoolExecutor(2) as pool:
        jobs = []
        for head, at in (("side", of_name), ("said", everywhere), ("act", everywhere), ("more", told)):
            asked = examples(rows, head, rarity)
            masks = [fold[at] == held for held in range(FOLDS)]
            jobs.append((head, [(mask, pool.submit(_unseen, head, *asked, mask)) for mask in masks]))
        for head, parts in jobs:
            unseen[head] = np.zeros((len(parts[0][0]), len(SIDES) if head == "side" else 1))
            for mask, job in parts:
                unseen[head][mask] = job.result()
    more = dict(zip(told.tolist(), unseen["more"][:, 0].tolist(), strict=True))
    return {
        "acts": _acts(rows, unseen["said"][:, 0], unseen["act"][:, 0]),
        "joined": _joined(rows, more, of_name, unseen["side"]),
    }


def _unseen(head: str, features: csr_matrix, labels: Sequence[Any], counts: Sequence[float], held: Any) -> Any:
    """What a regression of the other rows says of those held out: log-odds, or the chances of each of SIDES."""
    single = head == "side"
    right, weights = np.array(labels if single else [bool(each) for each in labels]), np.array(counts)
    kind = {"max_iter": 60, "tol": 1e-4} if single else {"solver": "liblinear"}
    one = LogisticRegression(C=STRENGTH[head], **kind).fit(features[~held], right[~held], weights[~held])
    if single:
        return one.predict_proba(features[held])[:, [list(one.classes_).index(side) for side in SIDES]]
    return one.decision_function(features[held])[:, None]


def _acts(rows: Sequence[Row], said: Any, seen: Any) -> dict[str, Any]:
    """The trees that tell acts in reports."""
    used = [at for at, row in enumerate(rows) if row.cues and ":" not in row.source]
    columns = [*_frequent(rows[at].cues for at in used), *acting.NUMBERS]
    table = [acting.row_of(columns, rows[at].cues, said[at], seen[at], rows[at].place, rows[at].length) for at in used]
    return _grown(table, [bool(rows[at].line.sides) for at in used], [rows[at].weight for at in used], columns)


def _joined(rows: Sequence[Row], more: Mapping[int, float], of_name: Any, chances: Any) -> dict[str, Any]:
    """The trees that tell who takes part in an act without being named in its sentence."""
    sides: dict[int, dict[str, list[Any]]] = {}
    for at, name, each in zip(of_name, (n.key for row in rows for n in row.names), chances, strict=True):
        sides.setdefault(at, {}).setdefault(name, []).append(each)
    asked: list[tuple[joining.Told, Row]] = []
    for at, row in enumerate(rows):
        if row.told is None:
            continue
        named = {
            key: dict(zip(SIDES, np.mean(each, axis=0).tolist(), strict=True))
            for key, each in sides.get(at, {}).items()
        }
        told = row.told._replace(sides=named, more=more[at])
        asked.append((told, row))
    columns = [
        *_frequent(joining.cues_of_candidate(key, told) for told, _ in asked for key in joining.candidates(told)),
        *joining.NUMBERS,
    ]
    table, labels, counts = [], [], []
    for told, row in asked:
        for key, values in joining.rows_of_candidates(columns, told).items():
            table.append(values)
            labels.append(code_of(key) in row.line.sides)
            counts.append(row.weight)
    return _grown(table, labels, counts, columns)


def _frequent(cues: Iterable[Iterable[str]]) -> list[str]:
    seen = Counter(cue for each in cues for cue in each)
    return [cue for cue, _ in sorted(seen.items(), key=lambda each: (-each[1], each[0]))[:COLUMNS]]


def _grown(table: Sequence[Any], labels: Sequence[bool], counts: Sequence[float], columns: list[str]) -> dict[str, Any]:
    import lightgbm

    data = lightgbm.Dataset(np.array(table), labels, weight=counts)
    return export(lightgbm.train(FOREST, data, TREES), columns)
