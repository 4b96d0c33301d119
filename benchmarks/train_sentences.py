"""Learns what sentences state from the labelled ones, and writes the weights; the same sentences give the same file.

    python -m benchmarks.train_sentences [--check]

--check learns from four fifths, prints how often each question is answered rightly on the rest and how well the pipeline then reads
the reports held out, and leaves the weights as they were. The rules have not seen these sentences: what they make of them is a
feature, and the model learns how far to trust them. Reports kept aside are not read.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.progress import track
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks import enrichment, short_scores, train_reports
from benchmarks.sentences import Line, Short, before_facts, short_reports, single_sentences
from benchmarks.train_blocks import export
from liaison import settings
from liaison.edges.vocabulary import load_vocabulary
from liaison.enrich.acts import made
from liaison.enrich.case import Case
from liaison.enrich.facts import walk
from liaison.enrich.findings import Findings
from liaison.enrich.grammar.actors import INTERNATIONAL
from liaison.enrich.learned.acting import NUMBERS, row_of
from liaison.enrich.learned.cues import cues_of, cues_of_parties
from liaison.enrich.learned.grams import BITS, SIZE, text_places
from liaison.enrich.learned.mentions import named_in
from liaison.enrich.learned.model import HEADS, Features, Head, features_of, model, with_cues
from liaison.enrich.learned.reading import ACT, NONE, beside, cues_of_type, sentence_hashes
from liaison.enrich.reviewed import outcome_of, party_of
from liaison.enrich.statements import Statement, home_of
from liaison.enrich.text import Text, make_text
from liaison.model.fact import Fact
from liaison.pipeline import LOCAL, clean_entry
from liaison.sources.directory import split_reports
from liaison.trees import LEAVES

OUT = Path(__file__).resolve().parents[1] / "include/liaison/enrich/data/sentences.npz"
ACTS = OUT.with_name("acts.npz")
FEWEST = 3
"""Sentences in which a letter group must occur to be learned from."""
MOST = 100
"""Largest stored value, either side of 0."""
TOGETHER = ("act", "said", "means")
"""Questions of which several answers may be right, or none."""
STRENGTH = {"act": 5.0, "said": 5.0, "kind": 15.0, "status": 5.0, "side": 10.0, "means": 50.0}
"""How closely each head follows the sentences (inverse of the regularisation); set on the fifth held out with --check."""
FOLDS = 4
COLUMNS = 400
"""Cues that the trees may ask for, the most frequent ones."""
TREES = 100
FOREST = {
    "objective": "binary", "num_leaves": LEAVES, "learning_rate": 0.1, "min_child_samples": 30, "feature_fraction": 0.5,
    "lambda_l2": 5.0, "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
HELD = 5
TRAP = 4
"""Lines up to which a short report is one of those that only look like cooperation: they are far more than in the news."""
TRAP_WEIGHT = 0.35
"""What their sentences count."""
WHOLE_WEIGHT = 2.0
"""What the sentences of whole reports count: they are what is read."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with its features and labels; `sides`: features and label of each name; `place` of `length` in its report."""

    source: str
    line: Line
    hashes: Any
    cues: list[str]
    sides: list[tuple[Any, list[str], str]]
    weight: float
    place: int
    length: int


def rows_of(report: Short, text: Text, vocabulary: Any, alone: bool, trusted: bool = True) -> list[Row]:
    """The sentences of a report as the pipeline reads them, beside what is labelled; not `trusted`: rules were written on it."""
    findings = before_facts(text, vocabulary)
    found: list[Row] = []

    def note(statement: Statement, case: Case, known: Sequence[Fact], seen: Findings, place: int) -> None:
        own = statement.sentence.text
        line = next((line for line in report.lines if own in line.text or line.text in own), None)
        if line is None:
            return
        fact, outcome = outcome_of(case, known)
        names = named_in(statement.sentence, seen)
        cues = cues_of(statement, case, fact, outcome, None if alone else place) if trusted else []
        keys = list(dict.fromkeys(name.key for name in names))
        parties = cues_of_parties(statement, case, fact, line.kind, keys)
        sides = []
        for at, name in enumerate(names if line.sides and trusted else ()):
            hashes, forms = beside(own, names, at)
            sides.append((hashes, [*parties[name.key], *forms], line.sides.get(_code(name.key), NONE)))
        found.append(
            Row(
                report.name,
                line,
                sentence_hashes(own, tuple(names)),
                cues,
                sides,
                weight_of(report, trusted),
                place,
                case.length,
            )
        )
        if trusted:
            _correct(case, known, line, statement, keys)

    walk(text, vocabulary, findings, home_of(text, findings, vocabulary), note)
    return found


def weight_of(report: Short, trusted: bool) -> float:
    """What the sentences of a report count."""
    if "/" in report.name:
        return TRAP_WEIGHT if len(report.lines) <= TRAP else 1.0
    return WHOLE_WEIGHT if trusted and ":" not in report.name else 1.0


def _correct(case: Case, known: Sequence[Fact], line: Line, statement: Statement, keys: Sequence[str]) -> None:
    """Put what is labelled in the place of what the rules read: what follows is read in its light, as the pipeline reads it in that
    of the facts that the model voted on."""
    new = case.facts[len(known) :]
    del case.facts[len(known) :]
    if not line.sides:
        return
    told = {_code(key): key for key in reversed(keys)}
    parties = tuple(party_of(told.get(code, code), side) for code, side in line.sides.items())
    fact = new[0] if new else made(statement, line.kind, line.status, [], {}, (), None)
    case.facts.append(replace(fact, event_type=line.kind, status=line.status, parties=parties))


def _code(key: str) -> str:
    return INTERNATIONAL if key.startswith(INTERNATIONAL) else key


def learned_reports() -> Iterator[tuple[Short, Text, bool, bool]]:
    """Single sentences, short reports, and the labelled reports that are not kept aside."""
    for report in single_sentences():
        yield report, make_text(report.cleaned(), report.language, LOCAL), True, True
    for report in short_reports():
        yield report, make_text(report.cleaned(), report.language, LOCAL), False, True
    for name, gold, path in enrichment.labelled():
        if enrichment.part_of(name) == "kept aside":
            continue
        cleaned = clean_entry(split_reports(path.read_bytes(), LOCAL.source_id, path.name)[0], None, LOCAL)
        text = make_text(cleaned, gold["language"], LOCAL)
        told = {fact["evidence"]: fact for fact in reversed(gold["facts"])}
        lines = [_labelled(told, sentence.text) for sentence in text.sentences if sentence.where != "headline"]
        values = (frozenset(gold[key]) for key in ("countries", "topics", "instruments"))
        report = Short(name, gold["language"], tuple(lines), None, gold["event_type"], *values)
        yield report, text, False, int(name[3:]) in enrichment.LAST_SERIES


def _labelled(told: dict[str, Any], text: str) -> Line:
    fact = next((fact for evidence, fact in told.items() if evidence in text or text in evidence), None)
    if fact is None:
        return Line(text, NONE, "-", {}, None, None)
    sides = {party["country"] or INTERNATIONAL: party["side"] for party in fact["parties"]}
    return Line(text, fact["event_type"], fact["status"], sides, frozenset(fact["instruments"]), None)


def read_rows(reports: Sequence[tuple[Short, Text, bool, bool]]) -> list[Row]:
    """All rows, in order."""
    vocabulary = load_vocabulary(settings.load().vocabulary)
    shown = track(reports, "sentences", console=Console(stderr=True), disable=not sys.stderr.isatty())
    return [row for each in shown for row in rows_of(*each[:2], vocabulary, *each[2:])]


def rarity_of(rows: Sequence[Row]) -> Any:
    """How much each letter group counts: more the fewer sentences have it, nothing where hardly any has."""
    seen = np.zeros(1 << BITS)
    for row in rows:
        seen[np.unique(text_places(row.hashes))] += 1
    return np.where(seen < FEWEST, 0, np.log((1 + len(rows)) / (1 + seen)) + 1).astype(np.float16).astype(np.float32)


def matrix(pairs: Sequence[tuple[Any, list[str]]], rarity: Any) -> csr_matrix:
    """One row of features for each (hashes, cues)."""
    features = [with_cues(features_of(hashes, rarity), cues) for hashes, cues in pairs]
    ends = np.cumsum([0, *(len(each.places) for each in features)])
    places, values = (np.concatenate([getattr(each, name) for each in features]) for name in ("places", "values"))
    return csr_matrix((values, places, ends), shape=(len(features), SIZE))


def examples(rows: Sequence[Row], head: str, rarity: Any) -> tuple[csr_matrix, list[Any], list[float]]:
    """Features, labels and weights for one question."""
    if head == "side":
        sides = [(*side, row.weight) for row in rows for side in row.sides]
        features = matrix([(hashes, cues) for hashes, cues, *_ in sides], None)
        return features, [label for *_, label, _ in sides], [weight for *_, weight in sides]
    if head == "kind":
        acts = [row for row in rows if row.line.sides]
        features = matrix([(row.hashes, cues_of_type(row.cues)) for row in acts], rarity)
        return features, [row.line.kind for row in acts], [row.weight for row in acts]
    if head in ("act", "said"):
        chosen = [(row, frozenset([ACT] if row.line.sides else [])) for row in rows]
    elif head == "status":
        chosen = [(row, row.line.status) for row in rows if row.line.sides and row.cues]
    else:
        chosen = [(row, row.line.means) for row in rows if row.line.means is not None and row.cues]
    features = matrix([(row.hashes, row.cues if head != "said" else []) for row, _ in chosen], rarity)
    return features, [label for _, label in chosen], [row.weight for row, _ in chosen]


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


def unseen_odds(features: csr_matrix, right: Any, weights: Any, held: Any, strength: float) -> Any:
    """The log-odds of the rows held out by a regression of the others."""
    one = LogisticRegression(C=strength, solver="liblinear")
    one.fit(features[~held], right[~held], weights[~held])
    return one.decision_function(features[held])


def learn_trees(rows: Sequence[Row], rarity: Any) -> dict[str, Any]:
    """The trees that tell acts in reports, as arrays of `liaison.trees.Trees`: of each sentence they are given what heads say
    that have not learned from its report."""
    import lightgbm

    fold = np.array([zlib.crc32(f"fold {row.source}".encode()) % FOLDS for row in rows])
    odds = np.zeros((2, len(rows)))
    with ProcessPoolExecutor(2) as pool:
        for number, head in enumerate(("said", "act")):
            features, labels, counts = examples(rows, head, rarity)
            right, weights = np.array([bool(each) for each in labels]), np.array(counts)
            jobs = {
                held: pool.submit(unseen_odds, features, right, weights, fold == held, STRENGTH[head])
                for held in range(FOLDS)
            }
            for held, job in jobs.items():
                odds[number, fold == held] = job.result()
    used = [at for at, row in enumerate(rows) if row.cues and ":" not in row.source]
    seen = Counter(cue for at in used for cue in rows[at].cues)
    columns = [*(cue for cue, _ in sorted(seen.items(), key=lambda each: (-each[1], each[0]))[:COLUMNS]), *NUMBERS]
    table = [row_of(columns, rows[at].cues, *odds[:, at], rows[at].place, rows[at].length) for at in used]
    labels = [bool(rows[at].line.sides) for at in used]
    data = lightgbm.Dataset(np.array(table), labels, weight=[rows[at].weight for at in used])
    return export(lightgbm.train(FOREST, data, TREES), columns)


def learn(rows: Sequence[Row], rarity: Any) -> dict[str, dict[str, Any]]:
    """All heads, two at a time."""
    with ProcessPoolExecutor(2) as pool:
        jobs = {head: pool.submit(fitted, *examples(rows, head, rarity), head) for head in HEADS}
        return {head: job.result() for head, job in jobs.items()}


def check(rows: Sequence[Row], reports: Sequence[tuple[Short, Text, bool, bool]]) -> None:
    """Prints how well each question is answered on the fifth held out, and how well the pipeline reads its reports with what was
    learned from the rest. The weights in use stay as they are."""
    train, rest = [r for r in rows if not is_held(r.source)], [r for r in rows if is_held(r.source) and r.cues]
    kept = {path: path.read_bytes() for path in (OUT, ACTS)}
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
    np.savez_compressed(ACTS, **{f"acts.{key}": value for key, value in learn_trees(rows, rarity).items()})
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
