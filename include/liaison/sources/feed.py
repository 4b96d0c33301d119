"""Feeds and sitemaps: bytes in, entries out. The kind is read from the content, not from name or content type."""

from __future__ import annotations

import zlib

from liaison.errors import NotAFeed
from liaison.model.source import Source
from liaison.sources.charset import decode
from liaison.sources.parts import Context, Polled, finish
from liaison.sources.xml import local_name, parse_xml

MAX_FEED_BYTES = 50 * 2**20
"""Unpacked. A feed of this size holds some 50,000 items; sitemaps may not be larger by their protocol."""
UNNAMED = Source(source_id="local", kind="feed", location="", title="Local files", publisher="")


def read_feed(data: bytes, source: Source = UNNAMED, url: str | None = None, content_type: str | None = None) -> Polled:
    """The entries of one RSS, RDF, Atom or JSON feed, sitemap or sitemap index (then `children`).

    `url` is where the bytes came from: relative links are resolved against it where the feed names no base. Raises NotAFeed
    with a reason where the bytes are none.
    """
    data = _unpacked(data)
    text, flags = decode(data, content_type)
    text = text.strip("\ufeff \t\r\n\0")
    if not text:
        raise NotAFeed("empty: no bytes but blanks")
    context = Context(source=source, url=url or source.location or None)
    if text[0] in "{[":
        from liaison.sources.jsonfeed import read_json_feed

        return finish(read_json_feed(text, context), flags)
    if text[0] == "<":
        return finish(_read_xml(text, context), flags)
    lines = text.split()
    if all(line.startswith(("http://", "https://")) for line in lines):
        from liaison.sources.sitemap import from_lines

        return finish(from_lines(lines, context), flags)
    before, bracket, rest = text.partition("<?xml")
    if bracket and len(before) < 500:
        return finish(_read_xml(bracket + rest, context), flags)
    raise NotAFeed("neither XML nor JSON")


def _read_xml(text: str, context: Context) -> Polled:
    from liaison.sources.sitemap import read_index, read_urlset
    from liaison.sources.syndication import read_syndication

    root, truncated = parse_xml(text)
    name = local_name(root)
    readers = {
        "rss": read_syndication,
        "rdf": read_syndication,
        "channel": read_syndication,
        "feed": read_syndication,
        "entry": read_syndication,
        "urlset": read_urlset,
        "sitemapindex": read_index,
    }
    if name not in readers:
        raise NotAFeed("an HTML page, not a feed" if name in ("html", "body", "head") else f"XML with root <{name}>")
    polled = readers[name](root, context)
    if truncated and not (polled.entries or polled.children):
        raise NotAFeed("cut off before the first whole item")
    return Polled(
        polled.entries, polled.children, polled.rejected, polled.flags + (("truncated",) if truncated else ())
    )


def _unpacked(data: bytes) -> bytes:
    if data[:2] == b"\x1f\x8b":
        unpacker = zlib.decompressobj(31)
        try:
            data = unpacker.decompress(data, MAX_FEED_BYTES + 1)
        except zlib.error as err:
            raise NotAFeed(f"broken gzip: {err}") from err
    if len(data) > MAX_FEED_BYTES:
        raise NotAFeed(f"larger than {MAX_FEED_BYTES} bytes")
    return data
