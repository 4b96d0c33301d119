"""Feeds and sitemaps as publishers write them."""

from __future__ import annotations

import gzip
import json

import pytest

from liaison.errors import NotAFeed
from liaison.model.entry import Entry
from liaison.model.source import Source
from liaison.sources.feed import read_feed

HEAD = '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><title>Quay Post</title><link>https://quay.example.org/</link><language>en-GB</language>'
TAIL = "</channel></rss>"


def rss(*items: str) -> bytes:
    return (HEAD + "".join(f"<item>{item}</item>" for item in items) + TAIL).encode()


def one(data: bytes, source: Source | None = None) -> Entry:
    polled = read_feed(data, source) if source else read_feed(data)
    (entry,) = polled.entries
    return entry


def atom(entry: str, attributes: str = "") -> bytes:
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" {attributes}><title>Amt</title><link href="https://amt.example.org/"/><entry>{entry}</entry></feed>'.encode()


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("Envoy&amp;#39;s list &amp;amp; the harbour", "Envoy's list & the harbour"),
        ("<![CDATA[Border &#8211; new boats]]>", "Border – new boats"),
        ("<![CDATA[Border &amp;#8211; new boats]]>", "Border – new boats"),
        ("Quay &amp;amp;amp; crane", "Quay & crane"),
        ("Ropes &amp; anchors", "Ropes & anchors"),
        ("&lt;b&gt;Two&lt;/b&gt; arrests", "Two arrests"),
        ("<![CDATA[<em>Two</em> arrests<br/>in Riga]]>", "Two arrests in Riga"),
        ("3 &lt; 5 boats", "3 < 5 boats"),
        ("AT&T sues", "AT&T sues"),
        ("L&eacute;a &nbsp; arrive", "Léa arrive"),
        ("&amp;laquo;Вісник&amp;raquo; повідомляє", "«Вісник» повідомляє"),
        ("  a \n\t b  ", "a b"),
    ],
)
def test_titles_are_plain_text_however_often_they_were_escaped(markup: str, expected: str) -> None:
    assert one(rss(f"<title>{markup}</title><link>https://quay.example.org/1</link>")).title == expected


def test_items_of_one_link_are_all_kept_and_flagged() -> None:
    items = [
        f'<title>Notice {n}</title><link>https://quay.example.org/board</link><guid isPermaLink="false">https://quay.example.org/board#{n}</guid>'
        for n in (1, 2, 3)
    ]
    entries = read_feed(rss(*items)).entries
    assert [entry.entry_id[-2:] for entry in entries] == ["#1", "#2", "#3"]
    assert all("shared-link" in entry.flags for entry in entries)


def test_links_that_differ_in_their_fragment_are_told_apart() -> None:
    items = [f"<title>Notice {n}</title><link>https://quay.example.org/board#{n}</link>" for n in (1, 2)]
    assert [entry.flags for entry in read_feed(rss(*items)).entries] == [("shared-link",)] * 2


def test_items_without_link_under_one_guid_get_ids_of_their_own() -> None:
    items = [f'<title>Notice {n}</title><guid isPermaLink="false">0</guid>' for n in (1, 2)]
    entries = read_feed(rss(*items)).entries
    assert len({entry.entry_id for entry in entries}) == 2


def test_the_same_item_twice_is_one() -> None:
    item = "<title>Notice</title><link>https://quay.example.org/1</link>"
    assert len(read_feed(rss(item, item)).entries) == 1


def test_items_with_the_same_date_are_all_kept() -> None:
    item = (
        "<title>N{0}</title><link>https://quay.example.org/{0}</link><pubDate>Tue, 07 May 2024 08:00:00 GMT</pubDate>"
    )
    assert len(read_feed(rss(*(item.format(n) for n in range(5)))).entries) == 5


def test_an_item_without_title_link_or_date_still_has_a_stable_id() -> None:
    data = rss("<description>Only words</description>")
    assert one(data).entry_id == one(data).entry_id
    assert one(data).summary == "Only words"


def test_an_empty_item_is_rejected_and_told() -> None:
    polled = read_feed(rss("<pubDate>x</pubDate>", "<title>Whole</title>"))
    assert [entry.title for entry in polled.entries] == ["Whole"]
    assert len(polled.rejected) == 1


def test_authors_lose_their_mail_addresses() -> None:
    entry = one(rss("<title>t</title><dc:creator>Ann Lee</dc:creator><author>desk@quay.example.org (Bo Ek)</author>"))
    assert set(entry.authors) == {"Ann Lee", "Bo Ek"}


def test_what_media_elements_say_does_not_replace_title_and_text() -> None:
    entry = one(
        rss(
            "<media:title>Photo</media:title><title>Real</title><description>Text</description><media:content url='https://quay.example.org/i.jpg'><media:title>Photo 2</media:title><media:description>A quay</media:description></media:content>"
        )
    )
    assert (entry.title, entry.summary) == ("Real", "Text")


def test_full_text_and_summary_are_kept_apart() -> None:
    entry = one(
        rss(
            "<title>t</title><description>Short</description><content:encoded><![CDATA[<p>Long &amp; whole</p>]]></content:encoded>"
        )
    )
    assert (entry.summary, entry.content_html) == ("Short", "<p>Long &amp; whole</p>")


def test_a_description_with_markup_is_the_text_where_there_is_no_other() -> None:
    entry = one(rss("<title>t</title><description>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</description>"))
    assert (entry.summary, entry.content_html) == ("One Two", "<p>One</p><p>Two</p>")


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<link>/news/1?a=1&amp;b=2</link>", "https://quay.example.org/news/1?a=1&b=2"),
        ("<link>  https://quay.example.org/a b </link>", "https://quay.example.org/a%20b"),
        ("<link><![CDATA[https://quay.example.org/c]]></link>", "https://quay.example.org/c"),
        ("<guid>https://quay.example.org/perma</guid>", "https://quay.example.org/perma"),
        ("<enclosure url='https://quay.example.org/f.pdf' type='application/pdf'/>", "https://quay.example.org/f.pdf"),
        (
            "<link>https://burn.example.org/~r/1</link><feedburner:origLink>https://quay.example.org/real</feedburner:origLink>",
            "https://quay.example.org/real",
        ),
        ("<atom:link href='https://quay.example.org/a'/>", "https://quay.example.org/a"),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>mailto:a@b.example</link>", None),
        ("<link>http://[broken</link>", None),
    ],
)
def test_the_address_of_the_page(item: str, url: str | None) -> None:
    assert one(rss(f"<title>t</title>{item}")).url == url


def test_xml_base_and_relative_atom_links() -> None:
    entry = one(
        atom(
            '<title>t</title><id>tag:1</id><link rel="alternate" href="meldung/7"/>',
            'xml:base="https://amt.example.org/presse/"',
        )
    )
    assert entry.url == "https://amt.example.org/presse/meldung/7"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<content type="html">&lt;p&gt;Text&lt;/p&gt;</content>', "<p>Text</p>"),
        (
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text</p></div></content>',
            "<div><p>Text</p></div>",
        ),
        ('<content type="text">3 &lt; 5 &amp; &lt;b&gt;</content>', "3 &lt; 5 &amp; &lt;b&gt;"),
        ('<content type="html"><![CDATA[<p>Text</p>]]></content>', "<p>Text</p>"),
        ('<content type="text/html" mode="escaped">&lt;p&gt;Text&lt;/p&gt;</content>', "<p>Text</p>"),
    ],
)
def test_atom_content_types(content: str, expected: str) -> None:
    assert one(atom(f"<title>t</title><id>1</id>{content}")).content_html == expected


def test_atom_dates_authors_categories_language() -> None:
    entry = one(
        atom(
            "<title type='html'>A &amp;amp; B</title><id>1</id><published>2024-05-07T08:40:00+02:00</published><updated>2024-05-07T10:00:00Z</updated><author><name>Eva Ros</name><email>e@r.example</email></author><category term='x1' label='Grenze'/><category term='zoll'/>"
        )
    )
    assert entry.title == "A & B"
    assert (entry.published_at, entry.modified_at) == ("2024-05-07T06:40:00Z", "2024-05-07T10:00:00Z")
    assert (entry.authors, entry.categories, entry.language) == (("Eva Ros",), ("Grenze", "zoll"), "de")


def test_atom_03_and_rdf() -> None:
    old = b'<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>x</title><entry><title>t</title><id>1</id><issued>2004-05-07T08:40:00Z</issued><modified>2004-05-08T08:40:00Z</modified><link rel="alternate" type="text/html" href="https://o.example.org/1"/></entry></feed>'
    assert (one(old).published_at, one(old).url) == ("2004-05-07T08:40:00Z", "https://o.example.org/1")
    rdf = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>c</title><link>https://r.example.org/</link></channel><item rdf:about="https://r.example.org/1"><title>t</title><link>https://r.example.org/1</link><dc:date>2024-05-07T08:40+02:00</dc:date></item></rdf:RDF>'
    assert (one(rdf).published_at, one(rdf).entry_id) == ("2024-05-07T06:40:00Z", "https://r.example.org/1")


def test_the_sources_zone_and_language_read_its_dates() -> None:
    source = Source("s", "feed", "https://q.example.org/", "t", "p", language="uk", timezone="Europe/Kyiv")
    entry = one(
        rss("<title>t</title><pubDate>7 травня 2024, 08:40</pubDate>").replace(b"<language>en-GB</language>", b""),
        source,
    )
    assert entry.published_at == "2024-05-07T05:40:00Z"
    assert entry.language == "uk"


def test_a_date_that_cannot_be_is_flagged_and_left_out() -> None:
    entry = one(rss("<title>t</title><pubDate>31 Feb 2024 10:00:00 GMT</pubDate>"))
    assert (entry.published_at, entry.flags) == (None, ("bad-date",))


CYRILLIC = "Прикордонники двох держав обмінялися списками викрадених човнів"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("cp1251", "windows-1251"),
        ("cp1251", "UTF-8"),
        ("utf-8", "windows-1251"),
        ("utf-16", "UTF-16"),
        ("koi8-u", "koi8-u"),
        ("cp1251", "no-such-charset"),
        ("utf-8-sig", "iso-8859-1"),
        ("utf-16-le", "utf-16"),
    ],
)
def test_charsets_that_lie_are_seen_through(encoding: str, declared: str) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel><item><title>{CYRILLIC}</title></item></channel></rss>'
    assert one(text.encode(encoding)).title == CYRILLIC


def test_a_few_broken_bytes_do_not_make_it_another_charset() -> None:
    data = rss(f"<title>{CYRILLIC}</title>").replace("списками".encode(), "списками".encode()[:-1])
    assert "Прикордонники двох держав" in str(one(data).title)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"<!DOCTYPE html><html><head><title>Login</title></head><body>Sign in</body></html>", "HTML"),
        (b"<html><body>x", "HTML"),
        (b"just words", "neither"),
        (b'{"error": "no"}', "JSON"),
        (b"<catalog><book/></catalog>", "root"),
        (b"\x1f\x8bbroken", "gzip"),
        (b"/etc/passwd", "neither"),
        (
            b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><rss><channel><item><title>&x;</title></item></channel></rss>',
            "entities",
        ),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd" [<!entity % p SYSTEM "http://127.0.0.1/">]><rss/>', "entities"),
    ],
)
def test_what_is_no_feed_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(NotAFeed, match=reason):
        read_feed(data)


def test_an_entity_named_inside_cdata_is_only_text() -> None:
    assert one(rss("<title><![CDATA[The <!ENTITY trick]]></title>")).title == "The <!ENTITY trick"


def test_a_truncated_feed_keeps_its_whole_items() -> None:
    whole = rss(*(f"<title>T{n}</title><link>https://quay.example.org/{n}</link>" for n in range(3)))
    polled = read_feed(whole[: whole.rindex(b"<title>T2") + 8])
    assert [entry.title for entry in polled.entries] == ["T0", "T1"]
    assert "truncated" in polled.flags


def test_bytes_before_the_declaration_and_control_characters_are_forgiven() -> None:
    data = b"\n\xef\xbb\xbf  <?xml version='1.0'?>" + rss("<title>a\x0bb\x00c</title>")
    assert one(data).title == "abc"


def test_json_feeds_of_both_versions() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "home_page_url": "https://j.example.org/",
        "language": "fr-CA",
        "items": [
            {
                "id": 7,
                "url": "/a",
                "title": "A &amp; B",
                "content_text": "un\n\ndeux",
                "date_published": "2024-05-07T08:40:00+02:00",
                "authors": [{"name": "Léa"}],
                "tags": ["x", 3],
            },
            {"id": "https://j.example.org/b", "content_html": "<p>b</p>", "author": {"name": "Bo"}, "url": 5},
            "broken",
            {"id": "z"},
        ],
    }
    polled = read_feed(json.dumps(feed).encode())
    first, second = polled.entries
    assert (first.entry_id, first.url, first.title, first.content_html) == (
        "7",
        "https://j.example.org/a",
        "A & B",
        "<p>un</p><p>deux</p>",
    )
    assert (first.published_at, first.authors, first.categories, first.language) == (
        "2024-05-07T06:40:00Z",
        ("Léa",),
        ("x",),
        "fr",
    )
    assert (second.url, second.authors) == ("https://j.example.org/b", ("Bo",))
    assert len(polled.rejected) == 2


def test_json_without_items_is_no_feed() -> None:
    with pytest.raises(NotAFeed):
        read_feed(b'{"version": "https://jsonfeed.org/version/1", "items": {}}')


NEWS = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://s.example.org/1 </loc><lastmod>2024-05-08</lastmod><news:news><news:publication><news:name>S</news:name><news:language>pl</news:language></news:publication><news:publication_date>2024-05-07T08:40+02:00</news:publication_date><news:title>Granica &amp;amp; port</news:title><news:keywords>port, granica</news:keywords></news:news></url><url><loc>https://s.example.org/2</loc><lastmod>never</lastmod></url><url><lastmod>2024</lastmod></url></urlset>'


def test_a_news_sitemap() -> None:
    polled = read_feed(gzip.compress(NEWS))
    first, second = polled.entries
    assert (first.url, first.title, first.published_at, first.modified_at) == (
        "https://s.example.org/1",
        "Granica & port",
        "2024-05-07T06:40:00Z",
        "2024-05-08",
    )
    assert (first.language, first.categories) == ("pl", ("port", "granica"))
    assert (second.modified_at, second.flags) == (None, ("bad-date",))
    assert len(polled.rejected) == 1


def test_a_sitemap_index_names_its_children_newest_first_and_never_itself() -> None:
    data = b'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://s.example.org/a.xml</loc><lastmod>2024-01-01</lastmod></sitemap><sitemap><loc>https://s.example.org/index.xml</loc></sitemap><sitemap><loc>https://s.example.org/b.xml</loc><lastmod>2024-05-01</lastmod></sitemap></sitemapindex>'
    polled = read_feed(data, url="https://s.example.org/index.xml")
    assert polled.children == ("https://s.example.org/b.xml", "https://s.example.org/a.xml")
    assert polled.entries == ()


def test_a_list_of_addresses_is_a_sitemap() -> None:
    assert [entry.url for entry in read_feed(b"https://s.example.org/1\nhttps://s.example.org/2\n").entries] == [
        "https://s.example.org/1",
        "https://s.example.org/2",
    ]


@pytest.mark.parametrize(
    ("text", "encoding", "declared", "header"),
    [
        ("Le ministre s’est félicité : l’enquête a été menée à Genève", "cp1252", "UTF-8", None),
        ("Polizei prüft Täter in Köln", "cp1252", "UTF-8", None),
        ("Policja zatrzymała w Łodzi członków gangu, śledztwo trwa", "cp1250", "UTF-8", None),
        (CYRILLIC, "cp1251", "windows-1251", "text/xml; charset=iso-8859-1"),
        (CYRILLIC, "cp1251", "iso-8859-1", None),
        (CYRILLIC, "koi8-u", "windows-1251", None),
        (CYRILLIC, "utf-8", "utf-8", "text/xml; charset=iso-8859-1"),
    ],
)
def test_header_declaration_and_bytes_may_all_disagree(
    text: str, encoding: str, declared: str, header: str | None
) -> None:
    data = (
        f'<?xml version="1.0" encoding="{declared}"?><rss><channel><item><title>{text}</title></item></channel></rss>'
    )
    (entry,) = read_feed(data.encode(encoding), content_type=header).entries
    assert entry.title == text


def test_windows_references_comments_and_parameters_that_look_like_entities() -> None:
    entry = one(
        b"<?xml version='1.0'?><!-- <html> --><rss><channel><language>ua</language><item><title>A &#150; B&#x92;s</title>"
        b"<link>https://quay.example.org/?a=1&amp;copy=2&amp;amp;reg=3</link></item></channel></rss>"
    )
    assert (entry.title, entry.language) == ("A – B’s", "uk")
    assert entry.url == "https://quay.example.org/?a=1&copy=2&reg=3"


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "hostile",
    [
        "<!DOCTYPE" * 50_000 + "<rss>",
        "<rss>" + "<!--" * 50_000,
        "<rss>" + "<item>" * 50_000,
        "<" * 100_000,
        "<rss><channel><item><title>" + "&lt;script" * 50_000 + "</title></item></channel></rss>",
        "<rss><channel><item><title>x</title><author>" + "@" * 100_000 + "</author></item></channel></rss>",
        "<rss><channel><item><title>" + "a" * 1_000_000 + "é</title></item></channel></rss>",
        "<rss><item " + "a='1' " * 50_000 + "/></rss>",
    ],
    ids=["doctypes", "comments", "nesting", "angles", "scripts", "author", "word", "attributes"],
)
def test_hostile_text_is_read_or_refused_in_time(hostile: str) -> None:
    try:
        polled = read_feed(hostile.encode())
    except NotAFeed as refused:
        assert str(refused)
    else:
        assert len(polled.entries) <= 1
