"""Learns what sentences state from the labelled ones, and writes the weights; the same sentences give the same file.

    python -m benchmarks.train_sentences [--check]

--check learns from four fifths and prints how often each question is answered rightly on the rest. The rules have not seen these
sentences: what they make of them is a feature, and the model learns how far to trust them. Reports kept aside are not read.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks import enrichment
from benchmarks.sentences import Line, Short, short_reports, single_sentences
from liaison import settings
from liaison.edges.vocabulary import load_vocabulary
from liaison.enrich import ENRICHERS
from liaison.enrich.case import Case
from liaison.enrich.facts import find_facts, walk
from liaison.enrich.findings import Findings
from liaison.enrich.grammar.actors import INTERNATIONAL
from liaison.enrich.learned.cues import cues_of, cues_of_parties
from liaison.enrich.learned.grams import BITS, SIZE, text_places
from liaison.enrich.learned.mentions import Named, named_in
from liaison.enrich.learned.model import HEADS, Features, Head, features_of, with_cues
from liaison.enrich.learned.reading import ACT, NONE, beside, cues_of_type, sentence_hashes
from liaison.enrich.reviewed import outcome_of
from liaison.enrich.statements import Statement, home_of
from liaison.enrich.text import Text, make_text
from liaison.model.article import Cleaned
from liaison.model.fact import Fact
from liaison.pipeline import LOCAL, clean_entry
from liaison.sources.directory import split_reports

OUT = Path(__file__).resolve().parents[1] / "include/liaison/enrich/data/sentences.npz"
PUBLISHED = "2026-01-15"
FEWEST = 3
"""Sentences in which a letter group must occur to be learned from."""
MOST = 100
"""Largest stored value, either side of 0."""
TOGETHER = ("act", "means")
"""Questions of which several answers may be right, or none."""
STRENGTH = {"act": 5.0, "kind": 15.0, "status": 5.0, "side": 10.0, "means": 50.0}
"""How closely each head follows the sentences (inverse of the regularisation); set on the fifth held out with --check."""
HELD = 5
TRAP = 4
"""Lines up to which a short report is one of those that only look like cooperation: they are far more than in the news."""
TRAP_WEIGHT = 0.35
"""What their sentences count."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with its features and labels; `sides`: features and label of each name."""

    source: str
    line: Line
    hashes: Any
    cues: list[str]
    sides: list[tuple[Any, list[str], str]]
    weight: float = 1.0


def rows_of(report: Short, text: Text, vocabulary: Any, alone: bool, trusted: bool = True) -> list[Row]:
    """The sentences of a report as the pipeline reads them, beside what is labelled; not `trusted`: rules were written on it."""
    findings = Findings()
    for enricher in ENRICHERS[: ENRICHERS.index(find_facts)]:
        findings = findings.plus(enricher(text, vocabulary, findings))
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
            sides.append((hashes, [*parties[name.key], *forms], line.sides.get(_code(name), NONE)))
        weight = TRAP_WEIGHT if report.headline and len(report.lines) <= TRAP else 1.0
        found.append(Row(report.name, line, sentence_hashes(own, names), cues, sides, weight))

    walk(text, vocabulary, findings, home_of(text, findings, vocabulary), note)
    return found


def _code(name: Named) -> str:
    return INTERNATIONAL if name.key.startswith(INTERNATIONAL) else name.key


def learned_reports() -> Iterator[tuple[Short, Text, bool, bool]]:
    """Single sentences, short reports, and the labelled reports that are not kept aside."""
    for report in single_sentences():
        yield report, _text(report), True, True
    for report in short_reports():
        yield report, _text(report), False, True
    for name, gold, path in enrichment.labelled():
        if enrichment.part_of(name) == "kept aside":
            continue
        cleaned = clean_entry(split_reports(path.read_bytes(), LOCAL.source_id, path.name)[0], None, LOCAL)
        text = make_text(cleaned, gold["language"], LOCAL)
        told = {fact["evidence"]: fact for fact in reversed(gold["facts"])}
        lines = [_labelled(told, sentence.text) for sentence in text.sentences if sentence.where != "headline"]
        yield Short(name, gold["language"], tuple(lines)), text, False, False


def _labelled(told: dict[str, Any], text: str) -> Line:
    fact = next((fact for evidence, fact in told.items() if evidence in text or text in evidence), None)
    if fact is None:
        return Line(text, NONE, "-", {}, None, None)
    sides = {party["country"] or INTERNATIONAL: party["side"] for party in fact["parties"]}
    return Line(text, fact["event_type"], fact["status"], sides, frozenset(fact["instruments"]), None)


def _text(report: Short) -> Text:
    body = " ".join(line.text for line in report.lines)
    return make_text(Cleaned(headline=report.headline, body_text=body, published_at=PUBLISHED), report.language, LOCAL)


def read_rows() -> list[Row]:
    """All rows, in order."""
    vocabulary = load_vocabulary(settings.load().vocabulary)
    return [row for each in learned_reports() for row in rows_of(*each[:2], vocabulary, *each[2:])]


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


def examples(rows: Sequence[Row], head: str, rarity: Any) -> tuple[csr_matrix, list[Any]]:
    """Features and labels for one question."""
    if head == "side":
        sides = [side for row in rows for side in row.sides]
        return matrix([(hashes, cues) for hashes, cues, _ in sides], None), [label for *_, label in sides]
    if head == "kind":
        acts = [row for row in rows if row.line.sides]
        return matrix([(r.hashes, cues_of_type(r.cues)) for r in acts], rarity), [r.line.kind for r in acts]
    if head == "act":
        chosen = [(row, frozenset([ACT] if row.line.sides else [])) for row in rows]
    elif head == "status":
        chosen = [(row, row.line.status) for row in rows if row.line.sides and row.cues]
    else:
        chosen = [(row, row.line.means) for row in rows if row.line.means is not None and row.cues]
    return matrix([(row.hashes, row.cues) for row, _ in chosen], rarity), [label for _, label in chosen]


def fitted(features: csr_matrix, labels: Sequence[Any], head: str, counts: Sequence[float] | None) -> dict[str, Any]:
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
        one = LogisticRegression(C=STRENGTH[head], max_iter=100, tol=1e-6).fit(features, labels)
        answers, weights, bias = list(one.classes_), one.coef_, one.intercept_
    scale = np.abs(weights).max(axis=1) / MOST
    return {
        "answers": np.array(answers),
        "weights": np.round(weights / scale[:, None]).astype(np.int8).T.copy(),
        "scale": scale,
        "bias": bias,
        "single": np.array(head not in TOGETHER),
    }


def head_of(stored: dict[str, Any]) -> Head:
    """The head as the pipeline uses it."""
    return Head(
        tuple(stored["answers"].tolist()), stored["weights"], stored["scale"], stored["bias"], bool(stored["single"])
    )


def learn(rows: Sequence[Row], rarity: Any) -> dict[str, dict[str, Any]]:
    """All heads, two at a time."""
    with ProcessPoolExecutor(2) as pool:
        counts = {"act": [row.weight for row in rows]}
        jobs = {head: pool.submit(fitted, *examples(rows, head, rarity), head, counts.get(head)) for head in HEADS}
        return {head: job.result() for head, job in jobs.items()}


def check(rows: Sequence[Row]) -> None:
    """Prints how well each question is answered on the fifth held out."""
    held = [row.source for row in rows]
    out = {name for name in held if zlib.crc32(name.encode()) % HELD == 0 and ("/" in name or "_2:" in name)}
    train, rest = [r for r in rows if r.source not in out], [r for r in rows if r.source in out]
    rarity = rarity_of(train)
    for head, stored in learn(train, rarity).items():
        print(head, report_of(head_of(stored), *examples(rest, head, rarity)))


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


def main() -> None:
    """Learn, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    rows = read_rows()
    print(f"{len(rows)} sentences, {sum(len(row.sides) for row in rows)} names")
    if parser.parse_args().check:
        check(rows)
        return
    rarity = rarity_of(rows)
    heads = learn(rows, rarity)
    stored = {f"{head}.{key}": value for head, parts in heads.items() for key, value in parts.items()}
    np.savez_compressed(OUT, rarity=rarity.astype(np.float16), **stored)
    print(f"{OUT.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
