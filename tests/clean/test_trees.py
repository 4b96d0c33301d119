"""The evaluation of trees gives what LightGBM gives, and the shipped weights fit the features."""

from __future__ import annotations

import numpy as np

from benchmarks.pages import as_trees
from benchmarks.train_blocks import Sample, export, train
from liaison.clean import body
from liaison.clean.features import Hints, Rows
from liaison.clean.page import parse, walk

HTML = b"<html><body><h1>Title</h1><p>Some words that stand in a block of their own.</p><div>Menu</div></body></html>"


def samples() -> list[Sample]:
    """Pages of random numbers whose label follows two of the columns."""
    random = np.random.default_rng(7)
    found = []
    for number in range(12):
        rows = random.normal(size=(6, 150)).astype(np.float32)
        labels = ((rows[0] + rows[3] > 0.2) ^ (rows[1] > 1.0)).astype(int)
        texts = tuple("word " * random.integers(1, 30) for _ in range(150))
        found.append(Sample(f"p{number}", f"p{number}", tuple("abcdef"), rows, labels, texts, (), ()))
    return found


def test_numpy_trees_agree_with_lightgbm() -> None:
    pages = samples()
    booster = train(pages)
    trees = as_trees(export(booster, pages[0].names))
    for page in pages:
        assert np.allclose(trees.chance(page.rows), booster.predict(page.rows.T), atol=1e-5)


def test_training_again_gives_the_same_weights() -> None:
    first, second = (export(train(samples()), "abcdef") for _ in range(2))
    assert all(np.array_equal(first[key], second[key]) for key in first)


def test_shipped_weights_name_the_columns_of_the_features() -> None:
    rows = Rows(walk(parse(HTML)), Hints())
    assert body._trees().columns == tuple(rows.columns)
    assert rows.matrix().shape == (len(rows.columns), 3)
