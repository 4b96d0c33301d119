"""The folder of one run: every task writes its results there and hands on where they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from liaison import settings
from liaison.edges.files import read_json, read_rows
from liaison.model.entry import Entry
from liaison.model.outcome import Disposition, Outcome
from liaison.model.source import Source, SourceType

Row = dict[str, Any]
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Run:
    """Paths below `<state>/runs/<run_id>/`."""

    run_id: str
    folder: Path

    @classmethod
    def of(cls, run_id: str) -> Run:
        """The run of that id in the state folder of the settings."""
        return cls(run_id, settings.load().state / "runs" / folder_name(run_id))

    @property
    def options(self) -> Path:
        return self.folder / "run.json"

    @property
    def plan(self) -> Path:
        return self.folder / "plan.json"

    @property
    def account(self) -> Path:
        return self.folder / "account.json"

    def polled(self, source_id: str) -> Path:
        """Entries of one source."""
        return self.folder / "poll" / f"{source_id}.jsonl.gz"

    def poll_state(self, source_id: str) -> Path:
        """What became of one source's poll."""
        return self.folder / "poll" / f"{source_id}.json"

    def part(self, token: str, step: str, number: str) -> Path:
        """Results of one step for one group or batch of the plan `token`."""
        return self.folder / token / step / f"{number}.jsonl.gz"

    def load_options(self) -> Row:
        """What list_sources wrote: params, now, sources, faults."""
        options: Row = read_json(self.options)
        return options

    def sources(self) -> dict[str, Source]:
        """The sources as they were when the run began."""
        return {row["source_id"]: source_from(row) for row in self.load_options()["sources"]}


def folder_name(run_id: str) -> str:
    """The name of a run's folder: its id, unless that leads elsewhere (Airflow allows `..` as an id)."""
    name = run_id.replace("/", "_")
    return name if name.strip(".") else f"_{name}"


def stamp() -> str:
    """Now in UTC with milliseconds, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def source_from(row: Mapping[str, Any]) -> Source:
    """The Source of its JSON."""
    return Source(**{**row, "source_type": SourceType(row["source_type"])})


def entry_from(row: Mapping[str, Any]) -> Entry:
    """The Entry of its JSON."""
    lists = {key: tuple(row.get(key) or ()) for key in ("authors", "categories", "flags")}
    return Entry(**{**row, **lists})


def outcome_row(
    item: Mapping[str, Any], disposition: Disposition, stage: str = "", reason: str = "", detail: str = ""
) -> Row:
    """The outcome of one item as a result row: `n` names the item, `outcome` holds the values of Outcome."""
    outcome = Outcome(
        article_id=item["article_id"],
        source_id=item["source_id"],
        disposition=disposition,
        stage=stage,
        reason=reason,
        detail=" ".join(detail.split())[:500],
        url=(item.get("entry") or {}).get("url") or "",
        capture=item.get("capture"),
    )
    return {"n": item["n"], "outcome": asdict(outcome)}


def rows_if_there(path: Path) -> Iterator[Row]:
    """Rows of a result that may be missing because its task failed."""
    if path.exists():
        yield from read_rows(path)
