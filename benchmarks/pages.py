"""Quality of the cleaning stage on pages with answers, beside stock extractors in the same run.

`evaluate_pages(shared)` reads shared/pages (truth.jsonl, html/, score.py). Our stage is measured twice: with weights trained on
other publishers' pages only (the figure that counts), and with the shipped weights, which have seen these pages.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import sys
import zlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from rich.progress import track

from benchmarks import train_blocks
from liaison.clean import body, clean_page
from liaison.errors import Discarded
from liaison.trees import Trees

FOLDS = 5
ENGLISH = "en"
Cleaner = Callable[[bytes, str], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Row:
    """One tool on one set of pages; shares are 0..1, null where the tool gives no such value."""

    tool: str
    pages: int
    f1: float
    low: float
    high: float
    precision: float
    recall: float
    headline: float | None = None
    day: float | None = None
    minute: float | None = None
    authors: float | None = None


def ours(html: bytes, url: str) -> dict[str, Any]:
    """What `liaison clean` gives for a page; empty where it is discarded."""
    try:
        return asdict(clean_page(html, url=url))
    except Discarded:
        return {}


def trafilatura_default(html: bytes, url: str) -> dict[str, Any]:
    """trafilatura with its default settings."""
    import trafilatura

    return _trafilatura(trafilatura.bare_extraction(html, url=url, with_metadata=True))


def trafilatura_precision(html: bytes, url: str) -> dict[str, Any]:
    """trafilatura with favor_precision."""
    import trafilatura

    return _trafilatura(trafilatura.bare_extraction(html, url=url, with_metadata=True, favor_precision=True))


def _trafilatura(found: Any) -> dict[str, Any]:
    if found is None:
        return {}
    values = found.as_dict()
    return {
        "body_text": values.get("text"),
        "headline": values.get("title"),
        "published_at": values.get("date"),
        "byline": values.get("author"),
    }


def resiliparse(html: bytes, url: str) -> dict[str, Any]:
    """resiliparse's main content."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    text = bytes_to_str(html, detect_encoding(html))
    return {"body_text": extract_plain_text(text, main_content=True, preserve_formatting=False)}


STOCK: dict[str, Cleaner] = {
    "trafilatura default": trafilatura_default,
    "trafilatura favor_precision": trafilatura_precision,
    "resiliparse": resiliparse,
}


def evaluate_pages(shared: Path, more: Sequence[Path] = ()) -> dict[str, Any]:
    """Figures of all tools: {"rows": [...], "english": [...], "markdown": text}. `more` as in train_blocks."""
    folder = shared / "pages"
    score = _load_score(folder)
    truths = [json.loads(line) for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    pages = {t["page"]: gzip.decompress((folder / "html" / f"{t['page']}.html.gz").read_bytes()) for t in truths}
    results = {"Liaison, publishers held out": _held_out(folder, more, truths, pages)}
    for name, cleaner in {"Liaison, shipped weights (have seen these pages)": ours, **STOCK}.items():
        results[name] = {t["page"]: cleaner(pages[t["page"]], t["url"]) for t in _shown(truths, name)}
    rows = [_row(name, truths, found, score) for name, found in results.items()]
    in_english = [t for t in truths if _language(pages[t["page"]]) == ENGLISH]
    english = [_row(name, in_english, found, score) for name, found in results.items()]
    return {"rows": rows, "english": english, "markdown": _markdown(rows, english)}


def _held_out(
    folder: Path, more: Sequence[Path], truths: Sequence[dict[str, Any]], pages: dict[str, bytes]
) -> dict[str, dict[str, Any]]:
    """Each page cleaned with trees that saw no page of its publisher."""
    samples = train_blocks.read_pages(folder)
    extra = [sample for place in more for sample in train_blocks.read_more(place)]
    found: dict[str, dict[str, Any]] = {}
    for fold in _shown(range(FOLDS), "training without a fold"):
        seen = [s for s in samples if _fold(s.publisher) != fold]
        booster = train_blocks.train([*seen, *extra])
        trees = as_trees(train_blocks.export(booster, samples[0].names))
        with patch.object(body, "_trees", lambda trees=trees: trees):
            for truth in truths:
                if _fold(truth["page"].rsplit("-", 1)[0]) == fold:
                    found[truth["page"]] = ours(pages[truth["page"]], truth["url"])
    return found


def as_trees(arrays: dict[str, Any]) -> Trees:
    """The trees of exported arrays, as `load_trees` would give them."""
    names = tuple(str(name) for name in arrays["columns"])
    return Trees(names, arrays["column"].astype("int64"), arrays["threshold"], arrays["mask"], arrays["leaf"])


def _fold(publisher: str) -> int:
    return zlib.crc32(publisher.encode()) % FOLDS


def _language(html: bytes) -> str:
    from liaison.clean.head import read_head
    from liaison.clean.page import parse

    return read_head(parse(html), None).language or "und"


def _shown(items: Any, name: str) -> Any:
    return track(list(items), description=name, disable=not sys.stderr.isatty())


def _load_score(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("page_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _row(tool: str, truths: Sequence[dict[str, Any]], found: dict[str, dict[str, Any]], score: ModuleType) -> Row:
    body_scores, shares = [], {"headline": [], "day": [], "minute": [], "authors": []}  # type: ignore[var-annotated]
    for truth in truths:
        got = found.get(truth["page"], {})
        if truth["body"]:
            body_scores.append(score.body_score(got.get("body_text") or "", truth["body"], truth["summary"]))
        if truth["headline"]:
            shares["headline"].append(score.words(got.get("headline")) == score.words(truth["headline"]))
        if want := score.instant(truth["published_at"]):
            when = score.instant(got.get("published_at"))
            shares["day"].append(score.same_day(when, want))
            if want.tzinfo:
                shares["minute"].append(score.same_minute(when, want))
        if truth["authors"]:
            names = set(score.words(got.get("byline")))
            shares["authors"].append(all(set(score.words(n)) <= names for n in truth["authors"]))
    low, high = score.interval(body_scores)
    precision, recall = (sum(s[i] for s in body_scores) / len(body_scores) for i in (0, 1))
    means = {key: sum(values) / len(values) if values else None for key, values in shares.items()}
    if tool == "resiliparse":
        means = dict.fromkeys(means)
    return Row(tool, len(truths), score.f_of_means(body_scores), low, high, precision, recall, **means)


def _markdown(rows: Sequence[Row], english: Sequence[Row]) -> str:
    head = "| tool | body F1 [95 %] | precision | recall | headline | day | minute | authors |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n"
    parts = [f"{rows[0].pages} pages in all languages.\n\n{head}" + "\n".join(map(_line, rows))]
    parts.append(f"{english[0].pages} pages in English.\n\n{head}" + "\n".join(map(_line, english)))
    return "\n\n".join(parts) + "\n"


def _line(row: Row) -> str:
    shares = (row.headline, row.day, row.minute, row.authors)
    cells = [f"{row.precision:.3f}", f"{row.recall:.3f}", *("–" if s is None else f"{s:.3f}" for s in shares)]
    return f"| {row.tool} | {row.f1:.3f} [{row.low:.3f}, {row.high:.3f}] | " + " | ".join(cells) + " |"


if __name__ == "__main__":
    print(evaluate_pages(Path(sys.argv[1]), [Path(p) for p in sys.argv[2:]])["markdown"])
