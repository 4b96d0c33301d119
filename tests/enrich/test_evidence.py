"""Evidence is real: without its sentence a value is gone or rests on other sentences; order of reading changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from liaison import settings
from liaison.clean.report import clean_report
from liaison.edges.vocabulary import load_vocabulary
from liaison.enrich import enrich
from liaison.enrich.findings import Findings
from liaison.enrich.text import split_sentences
from liaison.model.article import Cleaned
from liaison.model.fact import Fact
from liaison.model.mention import Mention
from liaison.pipeline import LOCAL
from liaison.sources.directory import split_reports

ROOT = Path(__file__).parents[2]
FOLDERS = [ROOT / "benchmarks" / "labelled", ROOT.parent / "shared" / "labelled"]
REPORTS = sorted((p for folder in FOLDERS if folder.is_dir() for p in folder.glob("*.txt")), key=lambda p: p.name)
SAMPLE = REPORTS[::7]
"""One in seven: each is read again for each of its sentences that is evidence."""


def cleaned_of(path: Path) -> tuple[Cleaned, str]:
    language = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["language"]
    entry = split_reports(path.read_bytes(), "local", path.name)[0]
    return clean_report(entry), language


def read(cleaned: Cleaned, language: str) -> Findings:
    return enrich(cleaned, language, LOCAL, load_vocabulary(settings.load().vocabulary))


def sentences(cleaned: Cleaned) -> Iterator[tuple[str, int, int]]:
    for where in ("headline", "body_text"):
        for _, start, end in split_sentences(getattr(cleaned, where) or ""):
            yield where, start, end


def without(cleaned: Cleaned, where: str, start: int, end: int) -> Cleaned:
    text = getattr(cleaned, where)
    return replace(cleaned, **{where: text[:start] + text[end:]})


def evidence(found: Mention | Fact, cleaned: Cleaned) -> str:
    return (getattr(cleaned, found.where) or "")[found.start : found.end]


@pytest.mark.parametrize("path", SAMPLE, ids=[p.stem for p in SAMPLE])
def test_every_span_lies_in_the_text_and_says_something(path: Path) -> None:
    cleaned, language = cleaned_of(path)
    findings = read(cleaned, language)
    for found in (*findings.mentions, *findings.facts):
        text = getattr(cleaned, found.where) or ""
        assert 0 <= found.start < found.end <= len(text)
        assert evidence(found, cleaned).strip()


@pytest.mark.parametrize("path", SAMPLE, ids=[p.stem for p in SAMPLE])
def test_without_its_sentence_a_value_is_gone_or_rests_on_another(path: Path) -> None:
    cleaned, language = cleaned_of(path)
    before = read(cleaned, language)
    for where, start, end in sentences(cleaned):
        inside = [
            x for x in (*before.mentions, *before.facts) if x.where == where and start <= x.start and x.end <= end
        ]
        if not inside:
            continue
        shorter = without(cleaned, where, start, end)
        if any(part == where and begin < start < stop for part, begin, stop in sentences(shorter)):
            continue  # the sentences before and after it are one now
        after = read(shorter, language)
        for found in (*after.mentions, *after.facts):
            text = getattr(shorter, found.where) or ""
            assert text[found.start : found.end].strip()
            assert found.where != where or not (found.start < start < found.end)
        gone = (getattr(cleaned, where) or "")[start:end]
        kept = (getattr(shorter, where) or "") + "\n" + (shorter.headline or "") + "\n" + shorter.body_text
        if gone in kept:
            continue
        facts = {(f.event_type, f.status, evidence(f, shorter)) for f in after.facts}
        lost = {(f.event_type, f.status, evidence(f, cleaned)) for f in inside if isinstance(f, Fact)}
        assert not facts & lost


@pytest.mark.parametrize("path", SAMPLE[:4], ids=[p.stem for p in SAMPLE[:4]])
def test_reading_others_before_changes_nothing(path: Path) -> None:
    cleaned, language = cleaned_of(path)
    alone = read(cleaned, language)
    for other in REPORTS[:5]:
        read(*cleaned_of(other))
    assert read(cleaned, language) == alone
