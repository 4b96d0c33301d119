"""The labelled sentences and short reports that the model of sentences is learned from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from liaison.enrich import ENRICHERS
from liaison.enrich.facts import find_facts
from liaison.enrich.findings import Findings
from liaison.enrich.text import Text
from liaison.model.article import Cleaned
from liaison.model.vocabulary import Vocabulary

LABELLED = Path(__file__).parent / "labelled"
SIDES = ("initiator", "recipient")
PUBLISHED = "2026-01-15"
"""The day on which sentences and short reports are read."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence. `kind`: a type of act, `same` (tells more of one stated before) or `none`; `sides` by ISO code or INT;
    `means` and `topics` None where they are not labelled."""

    text: str
    kind: str
    status: str
    sides: dict[str, str]
    means: frozenset[str] | None
    topics: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Short:
    """A short report, or a sentence alone: then without a headline. `event_type` None where it is no cooperation."""

    name: str
    language: str
    lines: tuple[Line, ...]
    headline: str | None = None
    event_type: str | None = None
    countries: frozenset[str] = field(default_factory=frozenset)
    topics: frozenset[str] = field(default_factory=frozenset)
    means: frozenset[str] = field(default_factory=frozenset)

    def cleaned(self) -> Cleaned:
        """The report as the pipeline gets it."""
        body = " ".join(line.text for line in self.lines)
        return Cleaned(headline=self.headline, body_text=body, published_at=PUBLISHED)


def before_facts(text: Text, vocabulary: Vocabulary) -> Findings:
    """What the enrichers before that of facts find."""
    findings = Findings()
    for enricher in ENRICHERS[: ENRICHERS.index(find_facts)]:
        findings = findings.plus(enricher(text, vocabulary, findings))
    return findings


def single_sentences() -> Iterator[Short]:
    """The sentences of benchmarks/labelled/acts."""
    for path in sorted((LABELLED / "acts").glob("*.tsv")):
        for number, row in enumerate(path.read_text(encoding="utf-8").splitlines()):
            cells = row.split("\t")
            if len(cells) >= 4:
                yield Short(f"{path.stem}:{number}", path.stem[:2], (_line(cells),))


def short_reports() -> Iterator[Short]:
    """The reports of benchmarks/labelled/short, each line labelled."""
    for path in sorted((LABELLED / "short").glob("*.tsv")):
        for number, block in enumerate(path.read_text(encoding="utf-8").strip().split("\n\n")):
            head, *rows = (row.split("\t") for row in block.strip().split("\n"))
            _, headline, kind, countries, topics, means = head
            yield Short(
                f"{path.stem}/{number}",
                path.stem[:2],
                tuple(_line(row) for row in rows),
                headline,
                None if kind == "none" else kind,
                _ids(countries),
                _ids(topics),
                _ids(means),
            )


def _line(cells: list[str]) -> Line:
    kind, status, parties, text, *more = cells
    means, topics = (_ids(each) for each in more) if len(more) == 2 else (None, None)
    return Line(text, kind, status, _sides(parties), means, topics)


def _ids(cell: str) -> frozenset[str]:
    return frozenset() if cell == "-" else frozenset(cell.split(","))


def _sides(parties: str) -> dict[str, str]:
    if parties == "-":
        return {}
    groups = [group.split("+") for group in parties.split(">")]
    if len(groups) == 1:
        return dict.fromkeys(groups[0], "both")
    return {key: side for side, group in zip(SIDES, groups, strict=True) for key in group}
