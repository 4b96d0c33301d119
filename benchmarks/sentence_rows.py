"""The sentences that the models learn from, with their features as the pipeline reads them, beside what is labelled."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from rich.console import Console
from rich.progress import track
from scipy.sparse import csr_matrix

from benchmarks import enrichment
from benchmarks.sentences import Line, Short, before_facts, short_reports, single_sentences
from liaison import settings
from liaison.edges.vocabulary import load_vocabulary
from liaison.enrich.acts import made
from liaison.enrich.case import Case
from liaison.enrich.facts import walk
from liaison.enrich.findings import Findings
from liaison.enrich.grammar.actors import INTERNATIONAL
from liaison.enrich.learned.cues import cues_of, cues_of_names
from liaison.enrich.learned.grams import BITS, SIZE, text_places
from liaison.enrich.learned.joining import NONE, Told
from liaison.enrich.learned.mentions import Named, named_in
from liaison.enrich.learned.model import features_of, with_cues
from liaison.enrich.learned.reading import ACT, beside, cues_of_more, cues_of_type, sentence_hashes
from liaison.enrich.reviewed import outcome_of, party_of
from liaison.enrich.statements import Statement, home_of
from liaison.enrich.text import Text, make_text
from liaison.model.fact import Fact
from liaison.pipeline import LOCAL, clean_entry
from liaison.sources.directory import split_reports

FEWEST = 3
"""Sentences in which a letter group must occur to be learned from."""
TRAP = 4
"""Lines up to which a short report is one of those that only look like cooperation: they are far more than in the news."""
TRAP_WEIGHT = 0.35
"""What their sentences count."""
WHOLE_WEIGHT = 2.0
"""What the sentences of whole reports count: they are what is read."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with its features and labels; `names` of the parties in it and `sides`: features and label of each; `place` of
    `length` in its report; `told`: what else is known of its act, None where it states none or stands alone."""

    source: str
    line: Line
    hashes: Any
    cues: list[str]
    names: Sequence[Named]
    sides: list[tuple[Any, list[str], str]]
    weight: float
    place: int
    length: int
    told: Told | None


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
        asked = names if line.sides and trusted else []
        told = cues_of_names(statement, case, known, fact, line.kind, names) if asked else []
        sides = []
        for at, name in enumerate(asked):
            hashes, forms = beside(own, names, at)
            sides.append((hashes, [*told[at], *forms], line.sides.get(code_of(name.key), NONE)))
        joined = None
        if line.sides and trusted and not alone:
            joined = Told(statement, case, tuple(known), fact, outcome, line.kind, place, {}, 0.0)
        weight = weight_of(report, trusted)
        hashes = sentence_hashes(own, tuple(names))
        found.append(Row(report.name, line, hashes, cues, asked, sides, weight, place, case.length, joined))
        if trusted:
            _correct(case, known, line, statement, [name.key for name in names])

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
    told = {code_of(key): key for key in reversed(keys)}
    parties = tuple(party_of(told.get(code, code), side) for code, side in line.sides.items())
    fact = new[0] if new else made(statement, line.kind, line.status, [], {}, (), None)
    case.facts.append(replace(fact, event_type=line.kind, status=line.status, parties=parties))


def code_of(key: str) -> str:
    """The code under which a party's key is labelled."""
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
        number = int(name[3:])
        yield report, text, False, number in enrichment.LAST_SERIES or number in enrichment.HARD_SERIES


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
    elif head == "more":
        return _of_more([row for row in rows if row.told is not None], rarity)
    elif head == "status":
        chosen = [(row, row.line.status) for row in rows if row.line.sides and row.cues]
    else:
        chosen = [(row, row.line.means) for row in rows if row.line.means is not None and row.cues]
    features = matrix([(row.hashes, row.cues if head != "said" else []) for row, _ in chosen], rarity)
    return features, [label for _, label in chosen], [row.weight for row, _ in chosen]


def _of_more(rows: Sequence[Row], rarity: Any) -> tuple[csr_matrix, list[Any], list[float]]:
    """Of the acts of reports: whether they have parties that their sentences do not name."""
    pairs, labels = [], []
    for row in rows:
        language = row.told.statement.scene.language if row.told else ""
        pairs.append((row.hashes, cues_of_more(row.names, row.line.kind, language)))
        unnamed = row.line.sides.keys() - {code_of(name.key) for name in row.names}
        labels.append(frozenset(["more"] if unnamed else []))
    return matrix(pairs, rarity), labels, [row.weight for row in rows]
