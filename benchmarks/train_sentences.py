"""Learns what sentences state from the labelled ones, and writes the weights; the same sentences give the same file.

    python -m benchmarks.train_sentences [--check]

--check learns from four fifths, prints how often each question is answered rightly on the rest and how well the pipeline then reads
the reports held out, and leaves the weights as they were. The rules have not seen these sentences: what they make of them is a
feature, and the model learns how far to trust them. Reports kept aside are not read.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks import short_scores, train_reports
from benchmarks.sentence_rows import TRAP, Row, examples, learned_reports, rarity_of, read_rows, weight_of
from benchmarks.sentences import Short
from benchmarks.train_trees import STRENGTH, learn_trees
from liaison.enrich.learned.model import HEADS, Features, Head, model
from liaison.enrich.text import Text

OUT = Path(__file__).resolve().parents[1] / "include/liaison/enrich/data/sentences.npz"
TREES = OUT.with_name("trees.npz")
MOST = 100
"""Largest stored value, either side of 0."""
TOGETHER = ("act", "said", "means", "more")
"""Questions of which several answers may be right, or none."""
HELD = 5


def fitted(features: csr_matrix, labels: Sequence[Any], counts: Sequence[float], head: str) -> dict[str, Any]:
    """Answers, weights [place, answer], scale and bias of a head; `counts`: what each row counts."""
    if head in TOGETHER:
        answers = sorted({answer for each in labels for answer in each})
        models = []
        for answer in answers:
            one = LogisticRegression(C=STRENGTH[head], solver="liblinear")
            models.append(one.fit(features, [answer in each for each in labels], counts))
        weights = np.concatenate([one.coef_ for one in models])
        bias = np.concatenate([one.intercept_ for one in models])
    else:
        one = LogisticRegression(C=STRENGTH[head], max_iter=100, tol=1e-6).fit(features, labels, counts)
        answers, weights, bias = list(one.classes_), one.coef_, one.intercept_
    scale = np.abs(weights).max(axis=1) / MOST
    return {
        "answers": np.array(answers),
        "weights": np.round(weights / scale[:, None]).astype(np.int8).T.copy(),
        "scale": scale,
        "bias": bias,
        "single": np.array(head not in TOGETHER),
    }


def learn(rows: Sequence[Row], rarity: Any) -> dict[str, dict[str, Any]]:
    """All heads, two at a time."""
    with ProcessPoolExecutor(2) as pool:
        jobs = {head: pool.submit(fitted, *examples(rows, head, rarity), head) for head in HEADS}
        return {head: job.result() for head, job in jobs.items()}


def check(rows: Sequence[Row], reports: Sequence[tuple[Short, Text, bool, bool]]) -> None:
    """Prints how well each question is answered on the fifth held out, and how well the pipeline reads its reports with what was
    learned from the rest. The weights in use stay as they are."""
    train, rest = [r for r in rows if not is_held(r.source)], [r for r in rows if is_held(r.source) and r.cues]
    kept = {path: path.read_bytes() for path in (OUT, TREES)}
    try:
        store(train)
        learned = model()
        for name, head in learned.heads.items():
            print(name, report_of(head, *examples(rest, name, learned.rarity)[:2]))
        held = [report for report, *_ in reports if "/" in report.name and is_held(report.name)]
        print(short_scores.table(report for report in held if len(report.lines) > TRAP))
    finally:
        for path, weights in kept.items():
            path.write_bytes(weights)
        model.cache_clear()


def report_of(head: Head, features: csr_matrix, labels: Sequence[Any]) -> str:
    """Figures of one head: share right; where several answers may be right precision and recall where the chance is over a half."""
    chances = [head.chances(Features(row.indices, row.data)) for row in features]
    if head.single:
        told = [max(each, key=each.__getitem__) for each in chances]
        return f"{np.mean([a == b for a, b in zip(told, labels, strict=True)]):.3f} right of {len(labels)}"
    hits = sum(
        len({a for a, p in each.items() if p > 0.5} & set(label)) for each, label in zip(chances, labels, strict=True)
    )
    read = sum(p > 0.5 for each in chances for p in each.values())
    return f"precision {hits / read:.3f}, recall {hits / sum(map(len, labels)):.3f} of {len(labels)} sentences"


def is_held(name: str) -> bool:
    """Whether a report is of the fifth of the short ones, or one of the whole ones, from which the questions about whole reports
    are learned: a first model of sentences does not see them."""
    return zlib.crc32(name.encode()) % HELD == 0 if "/" in name else ":" not in name


def store(rows: Sequence[Row]) -> None:
    """Learn from these sentences and write the weights where the pipeline reads them."""
    rarity = rarity_of(rows)
    heads = learn(rows, rarity)
    stored = {f"{head}.{key}": value for head, parts in heads.items() for key, value in parts.items()}
    np.savez_compressed(OUT, rarity=rarity.astype(np.float16), **stored)
    grown = {
        f"{name}.{key}": value for name, parts in learn_trees(rows, rarity).items() for key, value in parts.items()
    }
    np.savez_compressed(TREES, **grown)
    model.cache_clear()
    print(f"{len(rows)} sentences, {OUT.stat().st_size // 1024} kB")


def main() -> None:
    """Learn, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    checking = parser.parse_args().check
    reports = list(learned_reports())
    rows = read_rows(reports)
    if checking:
        check(rows, reports)
        return
    store([row for row in rows if not is_held(row.source)])
    held = (
        (report, text, weight_of(report, trusted))
        for report, text, _, trusted in reports
        if is_held(report.name) and trusted
    )
    train_reports.write(train_reports.learn_reports(held))
    store(rows)


if __name__ == "__main__":
    main()
