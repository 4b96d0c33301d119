"""From archived input to clean text with its language, one batch at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime, timedelta

from liaison import PIPELINE_VERSION, pipeline, settings
from liaison.edges.archive import ArchiveError, ArchiveReader
from liaison.edges.files import read_json, write_rows
from liaison.errors import Discarded, LiaisonError, PermanentFetchError, Quarantined
from liaison.model.article import Cleaned
from liaison.model.entry import Entry
from liaison.model.ids import content_hash
from liaison.model.outcome import Disposition
from liaison.model.source import Source
from liaison.tasks.planning import results, todo
from liaison.tasks.run import Row, Run, entry_from, outcome_row
from liaison.tasks.workers import Broken, work_through

MAX_AHEAD = timedelta(hours=48)
"""A date further ahead of its reading is a mistake of the publisher: it is dropped and flagged, not believed."""
WARM_UP = "Police officers of two countries met on Tuesday."
WHOLE_REPORT = 600
"""Characters from which a feed's text is taken for the report where the page gives none; shorter ones are openings."""
SYSTEMATIC = 0.5
"""If more than this share of ten or more items breaks, the fault is ours: the batch fails and nothing is quarantined."""


def clean_and_detect_language(run_id: str, batch: Row) -> Row:
    """Cleans a batch: {label, items, discarded …}. One row an item: the cleaned text and language, or an outcome."""
    import liaison.clean  # noqa: F401  (loaded before the worker processes are forked, as are the models)

    pipeline.language_of(Cleaned(body_text=WARM_UP))
    run = Run.of(run_id)
    fetched = results(run, batch["token"], "fetch", read_json(run.plan)["parts"])
    sources = run.sources()
    items = [item | fetched.get(item["n"], {}) for item in todo(run, batch)]
    ready = [item for item in items if item.get("capture") and (not item["fetch"] or item["n"] in fetched)]
    ready = [item for item in ready if "disposition" not in item or item.get("permanent")]
    reader = ArchiveReader(settings.load().archive)

    def work(item: Row) -> Row:
        return _clean(item, sources[item["source_id"]], reader)

    rows = guarded("clean", work, ready, batch["processes"])
    for item in items:
        if "disposition" in item and not item.get("permanent"):
            rows.append(outcome_row(item, Disposition(item["disposition"]), "fetch", item["reason"], item["detail"]))
    write_rows(run.part(batch["token"], "clean", batch["part"]), sorted(rows, key=lambda row: int(row["n"])))
    return summary(batch, rows)


def guarded(stage: str, work: Callable[[Row], Row], items: list[Row], processes: int) -> list[Row]:
    """`work` of each item in worker processes; what breaks unexpectedly is quarantined under `stage`.

    Raises RuntimeError where most items break.
    """
    rows = work_through(lambda item: _safely(stage, work, item), items, processes)
    broken = [row for row in rows if isinstance(row, Broken) or row.get("broken")]
    if len(items) >= 10 and len(broken) > SYSTEMATIC * len(items):
        first = broken[0] if isinstance(broken[0], Broken) else broken[0]["outcome"]["detail"]
        raise RuntimeError(f"{stage}: {len(broken)} of {len(items)} items broke, the first by {first}")
    return [
        outcome_row(item, Disposition.QUARANTINED, stage, row.reason, row.detail) if isinstance(row, Broken) else row
        for item, row in zip(items, rows, strict=True)
    ]


def _safely(stage: str, work: Callable[[Row], Row], item: Row) -> Row:
    try:
        return work(item)
    except Discarded as drop:
        return outcome_row(item, Disposition.DISCARDED, stage, str(drop.reason), drop.detail)
    except Quarantined as jail:
        return outcome_row(item, Disposition.QUARANTINED, jail.stage, jail.reason, jail.detail)
    except PermanentFetchError:
        return outcome_row(item, Disposition(item["disposition"]), "fetch", item["reason"], item["detail"])
    except ArchiveError as error:
        return outcome_row(item, Disposition.QUARANTINED, "archive", "no-capture", str(error))
    except LiaisonError:
        raise
    except Exception as error:
        detail = f"{type(error).__name__}: {error}"
        return {**outcome_row(item, Disposition.QUARANTINED, stage, "unexpected-error", detail), "broken": True}


def _clean(item: Row, source: Source, reader: ArchiveReader) -> Row:
    entry = entry_from(item["entry"])
    page = (item["fetch"] or item["page"]) and "disposition" not in item
    html, headers = reader.read(item["capture"]) if page else (None, {})
    cleaned = _page_or_feed(entry, html, source, headers, item)
    cleaned = without_future_date(cleaned, item["retrieved_at"])
    before = item["known"]
    changed = _hash(cleaned)
    if before and before["content_hash"] == changed and before.get("pipeline_version") == PIPELINE_VERSION:
        return outcome_row(item, Disposition.DUPLICATE, "clean", "unchanged")
    guess = pipeline.language_of(cleaned)
    return {
        "n": item["n"],
        "item": item,
        "cleaned": asdict(cleaned),
        "language": asdict(guess),
        "content_hash": changed,
    }


def _hash(cleaned: Cleaned) -> str:
    return content_hash(cleaned.headline, cleaned.body_text)


def _page_or_feed(entry: Entry, html: bytes | None, source: Source, headers: dict[str, str], item: Row) -> Cleaned:
    """The text of the page; where it gives none, that of the feed if that is long enough to be the report itself.

    It never replaces another text of a known article: that was the page's, and better.
    Raises Discarded for the page's reason, or PermanentFetchError where the page could not be had.
    """
    lost: LiaisonError
    if "disposition" in item:
        lost = PermanentFetchError(item["detail"])
    else:
        try:
            return pipeline.clean_entry(entry, html, source, headers)
        except Discarded as drop:
            if html is None:
                raise
            lost = drop
    try:
        cleaned = pipeline.clean_entry(entry, None, source)
    except Discarded:
        raise lost from None
    before = item["known"]
    if len(cleaned.body_text) < WHOLE_REPORT or (before and before["content_hash"] != _hash(cleaned)):
        raise lost
    reason = lost.reason if isinstance(lost, Discarded) else "not-fetched"
    return replace(cleaned, flags=(*cleaned.flags, f"page-{reason}"))


def without_future_date(cleaned: Cleaned, retrieved_at: str) -> Cleaned:
    """`cleaned` without a publication date that lies MAX_AHEAD after it was read."""
    if not cleaned.published_at:
        return cleaned
    latest = (datetime.fromisoformat(retrieved_at) + MAX_AHEAD).date().isoformat()
    if cleaned.published_at[: len(latest)] <= latest:
        return cleaned
    flags = (*cleaned.flags, "future-date")
    return replace(cleaned, published_at=None, published_precision=None, published_from=None, flags=flags)


def summary(batch: Row, rows: list[Row]) -> Row:
    """The counts of a batch, and a label that names what did not go on."""
    counts: dict[str, int] = {}
    for row in rows:
        kind = row["outcome"]["disposition"] if "outcome" in row else "done"
        counts[str(kind)] = counts.get(str(kind), 0) + 1
    told = ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items())) or "nothing"
    return {"label": f"{batch['label']}: {told}", **counts}
