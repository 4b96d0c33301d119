"""Dates, JSON-LD, authors and headlines: each signal by itself."""

from __future__ import annotations

import pytest

from liaison.clean import clean_feed_entry, clean_page
from liaison.clean.authors import names_of
from liaison.clean.dates import parse_moment, parse_written
from liaison.clean.jsonld import Graph, parse_json
from liaison.clean.text import tidy
from liaison.clean.words import LISTS, opening_bits
from liaison.errors import Discarded
from liaison.model.entry import Entry
from liaison.model.outcome import DropReason

TEXT = "The two ministries agreed to send liaison officers to each other's control rooms from the first of June. " * 3


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("2024-01-07T01:20:00Z", "2024-01-07T01:20:00+00:00", "minute"),
        ("2024-01-07 01:20:00+0530", "2024-01-07T01:20:00+05:30", "minute"),
        ("2024-01-07T01:20:00.123-05:00", "2024-01-07T01:20:00-05:00", "minute"),
        ("Sun, 07 Jan 2024 01:20:00 +0200", "2024-01-07T01:20:00+02:00", "minute"),
        ("1704590400", "2024-01-07T01:20:00+00:00", "minute"),
        ("1704590400000", "2024-01-07T01:20:00+00:00", "minute"),
        ("20240107", "2024-01-07T00:00:00+00:00", "day"),
        ("2024-01-07", "2024-01-07T00:00:00+00:00", "day"),
    ],
)
def test_machine_dates(text: str, iso: str, precision: str) -> None:
    moment = parse_moment(text)
    assert moment is not None
    assert (moment.iso(), moment.precision) == (iso, precision)


@pytest.mark.parametrize("text", ["", "yesterday", "2024-02-31", "0000-00-00", "2024-13-01T10:00:00Z", "9" * 13])
def test_dates_that_cannot_be_give_none(text: str) -> None:
    assert parse_moment(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Rosalind Threlk, farm reporter, 3 May 2024", "2024-05-03"),
        ("Published March 21, 2024 at 6:02 pm", "2024-03-21"),
        ("Stand: 05.11.2024, 14:07 Uhr", "2024-11-05"),
        ("5 травня 2024, 11:35", "2024-05-05"),
        ("14 июня 2024 года", "2024-06-14"),
        ("Publié le 1er août 2024", "2024-08-01"),
        ("20 sierpnia 2024", "2024-08-20"),
        ("12 de octubre de 2024", "2024-10-12"),
        ("2024年3月9日", "2024-03-09"),
        ("٣ مايو ٢٠٢٤", "2024-05-03"),
        ("Fr 03.05.24 | 09:12 Uhr | Von Rosalind Threlk", "2024-05-03"),
    ],
)
def test_written_dates(text: str, day: str) -> None:
    moment = parse_written(text)
    assert moment is not None
    assert moment.iso()[:10] == day


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("Published 10:42 am, March 3, 2024 | Updated 11:00 am", "10:42"),
        ("3 March 2024 | Updated 11:00", "00:00"),
        ("Posted Mar 3, 2024 6:02 pm", "18:02"),
    ],
)
def test_the_clock_of_a_written_date_is_that_beside_it(text: str, clock: str) -> None:
    moment = parse_written(text)
    assert moment is not None
    assert moment.iso()[:16] == f"2024-03-03T{clock}"


@pytest.mark.parametrize(
    "heading", ["<h2>Comments (2)</h2>", "<h3>2 Kommentare</h3>", "<details><summary>Коментарі</summary>"]
)
def test_text_behind_a_heading_of_comments_is_left_out(heading: str) -> None:
    said = "I drive that road every day and I have never seen a single officer there, whatever they may have signed."
    html = f"<body><h1>Patrols</h1><p>{TEXT}</p><p>{TEXT[:100]}.</p><div>{heading}<div><b>user1</b><p>{said}</p></div></div></body>"
    got = clean_page(html.encode(), url=None)
    assert said not in got.body_text
    assert "user1" not in got.body_text


def test_lines_before_the_first_paragraph_are_no_text() -> None:
    html = f"<body><div><div>Home</div><div>News</div></div><h1>Patrols</h1><p>By Anna Kowalska, Staff Writer</p><p>Published 3 March 2024</p><p>{TEXT}</p><p>{TEXT[:100]}.</p></body>"
    got = clean_page(html.encode(), url=None)
    assert got.body_text.startswith("The two ministries")
    assert got.authors == ("Anna Kowalska",)


@pytest.mark.parametrize(
    "title",
    ["Patrols begin - Fenland Observer", "Patrols begin | Fenland Observer", "Patrols begin [Fenland Observer]"],
)
def test_the_title_names_the_publisher_where_nothing_else_does(title: str) -> None:
    html = f"<head><title>{title}</title></head><body><h1>Patrols begin</h1><p>{TEXT}</p></body>"
    got = clean_page(html.encode(), url=None)
    assert (got.headline, got.publisher) == ("Patrols begin", "Fenland Observer")


def test_time_without_zone_takes_the_feeds_instant() -> None:
    html = f'<html><head><meta property="article:published_time" content="2024-05-03T12:30:00"></head><body><p>{TEXT}</p></body></html>'
    entry = Entry(source_id="s", entry_id="1", published_at="2024-05-03T09:30:00+00:00")
    assert clean_page(html.encode(), url=None, entry=entry).published_at == "2024-05-03T12:30:00+03:00"
    alone = clean_page(html.encode(), url=None)
    assert "zone-assumed" in alone.flags


@pytest.mark.parametrize(
    "text",
    [
        '/* note */ {"@type": "NewsArticle", "url": "https://a.example/b", /* more */ "headline": "One\nline",}',
        '<!-- \n{"@type": "NewsArticle", "url": "https://a.example/b", "headline": "One\nline"} // end\n-->',
        '{"@type": "NewsArticle", "url": "https://a.example/b", "headline": "One\nline"}{"@type": "Other"}',
    ],
)
def test_json_ld_is_mended(text: str) -> None:
    value = parse_json(text)
    assert value["headline"] == "One\nline"
    assert value["url"] == "https://a.example/b"


def test_json_ld_that_cannot_be_read_is_no_node() -> None:
    assert Graph(["{{{", "", "null", "[[[[", '{"a": NaN}']).articles() == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ilse Varnholt and Piotr Maslenka", ["Ilse Varnholt", "Piotr Maslenka"]),
        ("Senior crime reporter Ilse Varnholt Follow", ["Ilse Varnholt"]),
        ("Von Friedegund Alsheim, Redakteurin", ["Friedegund Alsheim"]),
        ("Автор: Олена Квітка", ["Олена Квітка"]),
        ("https://social.example.org/varnholt", []),
        ("Published 3 May 2024", []),
    ],
)
def test_bylines_give_names_only(line: str, names: list[str]) -> None:
    assert list(names_of(line)) == names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Читайте також: Міст закрили", "related"),
        ("Lesen Sie auch: Brücke", "related"),
        ("Czytaj też: most", "related"),
        ("Share this article", "share"),
        ("Sie sind schon Kunde? Hier anmelden", "paywall"),
    ],
)
def test_opening_words_are_known_in_many_languages(text: str, kind: str) -> None:
    assert opening_bits(text) >> LISTS.index(kind) & 1


def test_tidy_composes_and_folds() -> None:
    assert tidy("  e\u0301te\u0301\u00a0\n x\u200by\x07 ") == "\u00e9t\u00e9 xy"


def test_feed_text_stands_in_for_a_missing_page() -> None:
    entry = Entry(
        source_id="s",
        entry_id="1",
        title="A &amp; B",
        content_html=f"<p>{TEXT}</p><script>x()</script><p>End<br><br>here",
        summary="Short",
    )
    got = clean_feed_entry(entry)
    assert got.headline == "A & B"
    assert got.body_text.split("\n\n") == [TEXT.strip(), "End", "here"]
    assert (got.body_source, got.lead) == ("feed-content", "Short")


def test_a_feed_entry_without_text_is_refused() -> None:
    with pytest.raises(Discarded) as refused:
        clean_feed_entry(Entry(source_id="s", entry_id="1", title="Only a title"))
    assert refused.value.reason is DropReason.NO_TEXT


def _page(head: str, before: str = "") -> bytes:
    return f"<html><head>{head}</head><body><main>{before}<h1>Two ministries agree</h1><p>{TEXT}</p><p>{TEXT}</p></main></body></html>".encode()


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Rosalind Threlk">', ("Rosalind Threlk",)),
        ('<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Jörn Habermaß">', ("Jörn Habermaß",)),
        ('<meta name="twitter:label1" content="Est. reading time"><meta name="twitter:data1" content="3 minutes">', ()),
        ('<meta name="twitter:misc:Written by" content="Rosalind Threlk">', ("Rosalind Threlk",)),
    ],
)  # fmt: skip
def test_labelled_cards_name_the_author(head: str, authors: tuple[str, ...]) -> None:
    assert clean_page(_page(head), url=None).authors == authors


def test_the_byline_stands_as_the_page_prints_it() -> None:
    graph = '<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Daily Ledger and PAP"},"publisher":{"name":"Elsewhere"}}</script>'
    cleaned = clean_page(_page(graph), url=None)
    assert (cleaned.byline, cleaned.authors) == ("Daily Ledger and PAP", ("Daily Ledger", "PAP"))


def test_a_date_in_the_data_of_the_pages_scripts_is_the_last_resort() -> None:
    data = '<script>window.__STATE__="{\\"story\\":{\\"publishedAt\\":\\"2024-05-03T09:12:00+02:00\\"}}"</script>'
    cleaned = clean_page(_page(data), url=None)
    assert (cleaned.published_at, cleaned.published_from) == ("2024-05-03T09:12:00+02:00", "page-data")


def test_a_heading_that_is_the_stated_title_marks_where_the_date_line_stands() -> None:
    title = '<meta property="og:title" content="Two ministries agree on control rooms">'
    html = _page(title).replace(
        b"<h1>Two ministries agree</h1>",
        b"<ul>"
        + b"<li><a href='/x'>Menu entry</a></li>" * 60
        + b"</ul><h3>Home affairs: Two ministries agree on control rooms</h3><div>Fr 03.05.24 | 09:12 Uhr</div>",
    )
    assert (clean_page(html, url=None).published_at or "")[:10] == "2024-05-03"


def test_the_day_of_a_change_is_no_clock() -> None:
    moment = parse_written("03.05.2024, aktualisiert 05.06.2024")
    assert moment is not None
    assert (moment.iso()[:10], moment.precision) == ("2024-05-03", "day")


def test_a_time_of_change_gives_way_to_the_time_of_publication() -> None:
    times = '<time class="updated" datetime="2024-05-04T10:00:00Z">4 May</time><time class="entry-date" datetime="2024-05-03T09:12:00Z">3 May</time>'
    html = _page("").replace(b"<h1>Two ministries agree</h1>", b"<h1>Two ministries agree</h1>" + times.encode())
    assert (clean_page(html, url=None).published_at or "")[:10] == "2024-05-03"


def test_a_short_text_before_an_offer_to_subscribe_is_a_teaser_behind_a_wall() -> None:
    html = _page("").replace(b"</main>", b"<div>Subscribe to continue reading this article.</div></main>")
    assert clean_page(html, url=None).flags == ("paywall", "teaser")
    assert clean_page(_page(""), url=None).flags == ()


def test_a_title_that_says_live_over_timed_posts_is_a_live_page() -> None:
    posts = "".join(f"<time datetime='2024-05-03T0{n}:00:00Z'>0{n}:00</time><p>{TEXT}</p>" for n in range(5))
    html = _page("").replace(b"<h1>Two ministries agree</h1>", f"<h1>Live: two ministries agree</h1>{posts}".encode())
    assert "live-page" in clean_page(html, url=None).flags
