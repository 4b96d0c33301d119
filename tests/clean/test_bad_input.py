"""Hostile and broken pages: a clear outcome, text whole or refused by name."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from liaison.clean import clean_page
from liaison.clean.decode import to_utf8
from liaison.errors import Discarded
from liaison.model.outcome import DropReason

PARAGRAPHS = [
    "The ferry terminal at Grelling Point will open a second customs lane in June, after eighteen months of long queues.",
    "Officers tried the arrangement for three weeks in the winter, and the average wait fell from fifty minutes to nineteen.",
    "The harbour council still has to approve a new drainage channel under the lane before the summer timetable begins.",
]
BODY = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


def page(body: str = BODY, head: str = "") -> str:
    return f"<!doctype html><html><head><title>A second lane</title>{head}</head><body><article><h1>A second lane</h1>{body}</article></body></html>"


@pytest.mark.parametrize("levels", [300, 10_000])
def test_deep_nesting_keeps_the_whole_text(levels: int) -> None:
    html = page("<div>" * levels + BODY + "</div>" * levels)
    assert clean_page(html.encode(), url=None).body_text == "\n\n".join(PARAGRAPHS)


def test_nesting_that_would_take_minutes_is_refused() -> None:
    with pytest.raises(Discarded) as refused:
        clean_page(("<div>" * 60_000 + BODY).encode(), url=None)
    assert refused.value.reason is DropReason.TOO_DEEP


@pytest.mark.parametrize(
    "html",
    [
        "<" * 5_000_000,
        page(BODY + "<table>" + "<tr><td>1</td><td>2</td></tr>" * 60_000 + "</table>"),
        page(BODY + "<p>" + "word and more " * 400_000 + "</p>"),
    ],
    ids=["tags", "table", "text"],
)
def test_pages_beyond_the_limits_are_refused_not_cut(html: str) -> None:
    with pytest.raises(Discarded) as refused:
        clean_page(html.encode(), url=None)
    assert refused.value.reason is DropReason.TOO_LARGE


@pytest.mark.parametrize(
    "html",
    [
        page(BODY + '<table><tr><td colspan="9007199254740991" rowspan="99999999">x</td></tr></table>'),
        page(head="<script>var state = '" + "x" * 8_000_000 + "'</script>"),
        page(head="<!--" + "x" * 8_000_000 + "-->"),
        page(head='<script type="application/ld+json">' + "[" * 1_000_000 + "</script>"),
        page("<b><i>" + BODY + "<p><a><div></b>"),
        page().replace("<html>", "").replace("</article>", ""),
    ],
    ids=["colspan", "script", "comment", "json-depth", "misnested", "unclosed"],
)
def test_odd_markup_leaves_the_article_whole(html: str) -> None:
    body = clean_page(html.encode(), url=None).body_text
    assert all(paragraph in body for paragraph in PARAGRAPHS)


def test_a_20_mb_page_stays_within_300_mb(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(page(BODY + "<i></i>" * 90_000, "<script>" + "x" * 18_000_000 + "</script>"))
    code = f"""
        from liaison.clean import clean_page
        from pathlib import Path
        clean_page(Path({str(path)!r}).read_bytes(), url=None)
        # not ru_maxrss: a process that was forked carries its parent's
        status = Path("/proc/self/status").read_text()
        print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 300_000, "kilobytes"


@pytest.mark.parametrize(
    "raw",
    [
        b"%PDF-1.7 ...",
        b"\x89PNG\r\n\x1a\n....",
        b"PK\x03\x04....",
        b'{"a": "<p>"}',
        b"<?xml version='1.0'?><rss></rss>",
        b"plain words",
    ],
)
def test_other_kinds_of_file_are_not_html(raw: bytes) -> None:
    with pytest.raises(Discarded) as refused:
        clean_page(raw, url=None)
    assert refused.value.reason is DropReason.NOT_HTML


def test_an_empty_page_says_so() -> None:
    with pytest.raises(Discarded) as refused:
        clean_page(b"  \n", url=None)
    assert refused.value.reason is DropReason.EMPTY


def test_text_leaves_without_unseen_characters() -> None:
    html = page(BODY.replace("ferry", "fer\x00ry \u202eand\u200b bu\u00ads e\u0301te\u0301 \ufeff\x0b"))
    body = clean_page(html.encode("utf-8", "surrogatepass"), url=None).body_text
    assert "and bus \u00e9t\u00e9" in body
    assert not any(c in body for c in "\x00\u202e\u200b\u00ad\ufeff\x0b")


def test_half_surrogate_pairs_do_not_change_the_encoding() -> None:
    html = page(BODY.replace("ferry", "fähre \ud800")).encode("utf-8", "surrogatepass")
    assert "fähre terminal" in clean_page(html, url=None).body_text


@pytest.mark.parametrize(
    ("encoding", "header", "meta"),
    [
        ("cp1251", "utf-8", "windows-1251"),
        ("cp1251", "windows-1251", "utf-8"),
        ("cp1251", None, "no-such-charset"),
        ("koi8-r", "koi8-r", "windows-1251"),
        ("utf-8", "windows-1251", "windows-1251"),
        ("utf-8-sig", "iso-8859-1", "iso-8859-1"),
        ("utf-16", None, "utf-8"),
    ],
)
def test_the_right_charset_wins(encoding: str, header: str | None, meta: str) -> None:
    text = (
        "Министры подписали соглашение об обмене сведениями о похищенных автомобилях на границе двух государств. " * 3
    )
    raw = f'<html><head><meta charset="{meta}"></head><body><p>{text}</p></body></html>'.encode(encoding)
    utf8, _ = to_utf8(raw, {"content-type": f"text/html; charset={header}"} if header else None)
    assert text in utf8.decode()


def test_a_script_full_of_backslashes_costs_no_time() -> None:
    script = '<script>var page = "' + "\\" * 2_000_000 + '";</script>'
    assert clean_page(page(head=script).encode(), url=None).body_text == "\n\n".join(PARAGRAPHS)
