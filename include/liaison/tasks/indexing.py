"""Writes the records of a batch: whole documents under their own versions, with a verdict for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import batched
from typing import TYPE_CHECKING

from liaison import settings
from liaison.edges.elastic import CHUNK_ITEMS, Answer, Verdict, Write, bulk, connect, delete_surplus_facts
from liaison.edges.files import read_rows, write_rows
from liaison.edges.vocabulary import load_vocabulary
from liaison.model.fields import Index
from liaison.model.outcome import Disposition
from liaison.search.documents import article_document, document_version, fact_documents, plover_categories
from liaison.search.versions import alias_name
from liaison.tasks.cleaning import summary
from liaison.tasks.run import Row, Run, outcome_row, stamp

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch


def index(run_id: str, batch: Row) -> Row:
    """Indexes a batch: {label, indexed, updated …}. Run again, it writes the same documents and gives the same outcomes.

    Raises ServerUnavailable or ServerRefused; what was written until then stays and is written again at the next try.
    """
    run = Run.of(run_id)
    dry = bool(run.load_options()["params"].get("dry_run"))
    rows = list(read_rows(run.part(batch["token"], "enrich", batch["part"])))
    done = [row for row in rows if "outcome" in row]
    where = settings.load("writer")
    client = connect(where)
    categories = plover_categories(load_vocabulary(where.vocabulary).files.get("event_types"))
    for chunk in batched((row for row in rows if "record" in row), CHUNK_ITEMS):
        answers = [Answer(row["record"]["article_id"], Verdict.WRITTEN) for row in chunk]
        if not dry:
            answers = write_records(client, where.index_prefix, chunk, categories)
        done += [_outcome(row, answer) for row, answer in zip(chunk, answers, strict=True)]
    write_rows(run.part(batch["token"], "index", batch["part"]), sorted(done, key=lambda row: int(row["n"])))
    return summary(batch, done)


def write_records(
    client: Elasticsearch, prefix: str, rows: tuple[Row, ...], categories: Mapping[str, str] | None = None
) -> list[Answer]:
    """Writes articles, then the facts of those that were taken, and deletes facts that a revision no longer states.

    In this order, since an old run that is cleared must not bring back the facts of a text that has been replaced.
    """
    facts_alias = alias_name(prefix, Index.FACTS)
    now = stamp()
    for row in rows:
        row["record"]["indexed_at"] = now
    answers = list(bulk(client, _articles(rows, alias_name(prefix, Index.ARTICLES))))
    taken = [row for row, answer in zip(rows, answers, strict=True) if answer.verdict is Verdict.WRITTEN]
    facts = {row["record"]["article_id"]: fact_documents(row["record"], categories) for row in taken}
    versions = {row["record"]["article_id"]: document_version(row["record"]) for row in taken}
    writes = (
        Write(facts_alias, fact["fact_id"], versions[article_id], fact)
        for article_id, documents in facts.items()
        for fact in documents
    )
    refused = {answer.id: answer for answer in bulk(client, writes) if answer.verdict is Verdict.REJECTED}
    known = [row["record"]["article_id"] for row in taken if row["known"]]
    kept = {article_id: [fact["fact_id"] for fact in facts[article_id]] for article_id in known}
    delete_surplus_facts(client, facts_alias, kept)
    return [_with_facts(answer, refused) for answer in answers]


def _articles(rows: tuple[Row, ...], alias: str) -> Iterator[Write]:
    for row in rows:
        record = row["record"]
        yield Write(alias, record["article_id"], document_version(record), article_document(record))


def _with_facts(answer: Answer, refused: dict[str, Answer]) -> Answer:
    """An article one of whose facts was refused is not whole: it counts as rejected."""
    for fact_id, fact in refused.items():
        if fact_id.startswith(f"{answer.id}-"):
            return Answer(answer.id, Verdict.REJECTED, fact.reason, f"fact {fact_id}: {fact.detail}")
    return answer


def _outcome(row: Row, answer: Answer) -> Row:
    record = row["record"]
    item = {"n": row["n"], **{key: record[key] for key in ("article_id", "source_id", "capture")}}
    item["entry"] = {"url": record["source_url"]}
    if answer.verdict is Verdict.REJECTED:
        return outcome_row(item, Disposition.QUARANTINED, "index", answer.reason, answer.detail)
    if answer.verdict is Verdict.STALE:
        return outcome_row(item, Disposition.DUPLICATE, "index", "stale")
    return outcome_row(item, Disposition.UPDATED if row["known"] else Disposition.INDEXED)
