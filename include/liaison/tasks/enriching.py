"""From clean text to the record."""

from __future__ import annotations

from liaison import pipeline
from liaison.edges.files import read_rows, write_rows
from liaison.model.article import Cleaned, LanguageGuess
from liaison.model.entry import Entry
from liaison.tasks.cleaning import WARM_UP, guarded, summary
from liaison.tasks.run import Row, Run, entry_from


def enrich(run_id: str, batch: Row) -> Row:
    """Enriches a batch: {label, items …}. One row an item: the record, or an outcome handed on from before.

    What the enrichers load is loaded before the worker processes are forked.
    """
    english = LanguageGuess("en", 1.0)
    pipeline.make_article(Cleaned(body_text=WARM_UP), english, Entry("local", "warm-up"), pipeline.LOCAL)
    run = Run.of(run_id)
    rows = list(read_rows(run.part(batch["token"], "clean", batch["part"])))
    sources = run.sources()

    def work(item: Row) -> Row:
        row = item["row"]
        entry = entry_from(item["entry"])
        cleaned, language = Cleaned(**_lists(row["cleaned"])), LanguageGuess(**_lists(row["language"]))
        provenance = provenance_of(item, row["content_hash"], run_id)
        article = pipeline.make_article(cleaned, language, entry, sources[item["source_id"]], **provenance)
        return {"n": item["n"], "known": bool(item["known"]), "record": article.to_record()}

    items = [{**row["item"], "row": row} for row in rows if "cleaned" in row]
    done = guarded("enrich", work, items, batch["processes"])
    done += [row for row in rows if "outcome" in row]
    write_rows(run.part(batch["token"], "enrich", batch["part"]), sorted(done, key=lambda row: int(row["n"])))
    return summary(batch, done)


def provenance_of(item: Row, content_hash: str, run_id: str) -> Row:
    """retrieved_at, first_seen_at, revision, run_id and capture, decided against what was known before the run."""
    before = item["known"] or {}
    changed = bool(before) and before["content_hash"] != content_hash
    return {
        "retrieved_at": item["retrieved_at"],
        "first_seen_at": before.get("first_seen_at") or item["retrieved_at"],
        "revision": int(before.get("revision") or 1) + (1 if changed else 0),
        "run_id": run_id,
        "capture": item["capture"],
    }


def _lists(row: Row) -> Row:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
