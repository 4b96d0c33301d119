"""Speed of the cleaning stage: pages a second beside stock extractors, where its time goes, and its cost by page size.

    python -m benchmarks.pages_speed FOLDER [--picture FILE.svg]

FOLDER holds .html or .html.gz pages. One core: tools take turns on each page in one process, so that they share what else
the machine does; times are of the processor.
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.pages import STOCK, ours
from liaison.clean import body
from liaison.clean.authors import find_authors
from liaison.clean.dates import find_dates
from liaison.clean.decode import to_utf8
from liaison.clean.features import Rows
from liaison.clean.head import read_head
from liaison.clean.headline import find_headline
from liaison.clean.page import parse, walk
from liaison.errors import Discarded

COLOURS = ("#1b4965", "#5fa8d3", "#62b6cb", "#bee9e8", "#cae9ff", "#f4a259", "#bc4b51", "#8cb369")
GROWTH = (1, 2, 4, 8, 16)


def read_folder(folder: Path, limit: int = 200) -> list[bytes]:
    """The pages of a folder, unpacked, in the order of their names."""
    paths = sorted(p for p in folder.rglob("*") if p.name.endswith((".html", ".html.gz")))[:limit]
    return [gzip.decompress(p.read_bytes()) if p.suffix == ".gz" else p.read_bytes() for p in paths]


def bench_pages(pages: Sequence[bytes]) -> dict[str, float]:
    """Pages a second per tool, headline, dates and authors included where the tool gives them."""
    tools: dict[str, Callable[[bytes, str], object]] = {"Liaison": ours, **STOCK}
    spent = dict.fromkeys(tools, 0.0)
    for html in [pages[0], *pages]:
        for name, tool in tools.items():
            start = time.process_time()
            tool(html, "https://example.org/a")
            spent[name] += (time.process_time() - start) if html is not pages[0] else 0.0
    counted = sum(html is not pages[0] for html in pages)
    return {name: counted / seconds for name, seconds in spent.items() if seconds}


def share_of_steps(pages: Sequence[bytes]) -> dict[str, float]:
    """Milliseconds a page per step."""
    spent: dict[str, float] = {}

    @contextmanager
    def step(name: str) -> Iterator[None]:
        start = time.process_time()
        yield
        spent[name] = spent.get(name, 0.0) + time.process_time() - start

    for html in pages:
        try:
            with step("decode"):
                utf8, _ = to_utf8(html)
            with step("parse"):
                tree = parse(utf8)
            with step("head, JSON-LD"):
                head = read_head(tree, None)
            with step("walk"):
                page = walk(tree)
            if not page.blocks:
                continue
            with step("features"):
                rows = Rows(page, body.hints_of(head)).matrix()
            with step("trees"):
                body._trees().chance(rows)
            with step("dates, authors, headline"):
                find_dates(page, head, None)
                find_authors(page, head, None)
                find_headline(page, head, None)
        except Discarded:
            continue
    return {name: 1000 * seconds / len(pages) for name, seconds in spent.items()}


def cost_by_size(html: bytes) -> list[tuple[int, float]]:
    """(bytes, milliseconds) of a page whose body is repeated 1, 2, 4 … times."""
    start, end = html.lower().find(b"<body"), html.lower().rfind(b"</body")
    start = html.find(b">", start) + 1
    found = []
    for times in GROWTH:
        grown = html[:start] + html[start:end] * times + html[end:]
        begin = time.process_time()
        ours(grown, "https://example.org/a")
        found.append((len(grown), 1000 * (time.process_time() - begin)))
    return found


def picture(steps: dict[str, float]) -> str:
    """One bar with the share of each step, as SVG."""
    total = sum(steps.values()) or 1.0
    x, parts = 20.0, []
    for spent, colour in zip(steps.values(), COLOURS, strict=False):
        width = 760 * spent / total
        parts.append(f'<rect x="{x:.1f}" y="40" width="{width:.1f}" height="46" fill="{colour}"/>')
        x += width
    for place, ((name, spent), colour) in enumerate(zip(steps.items(), COLOURS, strict=False)):
        left, top = 20 + 380 * (place % 2), 112 + 24 * (place // 2)
        parts.append(f'<rect x="{left}" y="{top - 11}" width="12" height="12" fill="{colour}"/>')
        label = f"{name}: {spent:.2f} ms, {100 * spent / total:.0f} %"
        parts.append(f'<text x="{left + 20}" y="{top}" font-size="14">{label}</text>')
    title = f'<text x="20" y="26" font-size="16">Cleaning a page: {total:.1f} ms of processor time by step</text>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 220" font-family="sans-serif" fill="#222">{title}{"".join(parts)}</svg>\n'


def report(folder: Path, target: Path | None = None) -> str:
    """All figures as Markdown; the picture goes to `target`."""
    pages = read_folder(folder)
    speeds = bench_pages(pages)
    stock = speeds["trafilatura default"]
    lines = ["| tool | pages/s | against trafilatura default |", "| --- | --- | --- |"]
    lines += [f"| {name} | {speed:.0f} | {speed / stock:.1f} |" for name, speed in speeds.items()]
    steps = share_of_steps(pages)
    lines += [
        "",
        "| step | ms a page |",
        "| --- | --- |",
        *(f"| {name} | {spent:.2f} |" for name, spent in steps.items()),
    ]
    sizes = cost_by_size(sorted(pages, key=len)[len(pages) // 2])
    lines += ["", "| body repeated | KB | ms | ms per repetition |", "| --- | --- | --- | --- |"]
    for times, (size, spent) in zip(GROWTH, sizes, strict=True):
        lines.append(f"| {times} | {size / 1000:.0f} | {spent:.1f} | {spent / times:.1f} |")
    if target is not None:
        target.write_text(picture(steps), encoding="utf-8")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the report on a folder of pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--picture", type=Path)
    options = parser.parse_args()
    print(report(options.folder, options.picture))


if __name__ == "__main__":
    main()
