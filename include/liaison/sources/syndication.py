"""RSS 0.9x to 2.0, RDF and Atom 0.3 and 1.0 as one reader: the formats differ in names, publishers mix them."""

from __future__ import annotations

import base64
import binascii
import html
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from lxml import etree

from liaison.model.entry import Entry
from liaison.sources.parts import (
    Context,
    Polled,
    Rejected,
    author_name,
    entry_key,
    is_markup,
    language_code,
    plain,
    plain_html,
    unique,
)
from liaison.sources.xml import base_of, inner_markup, lang_of, tag_of, text_of

Tag = tuple[str, str]
ITEMS = {("", "item"), ("", "entry"), ("atom", "entry"), ("atom", "item")}
TITLES: tuple[Tag, ...] = (("", "title"), ("atom", "title"), ("dc", "title"), ("media", "title"))
SUMMARIES: tuple[Tag, ...] = (
    ("", "description"),
    ("atom", "summary"),
    ("", "summary"),
    ("dc", "description"),
    ("itunes", "summary"),
    ("media", "description"),
)
CONTENTS: tuple[Tag, ...] = (
    ("content", "encoded"),
    ("atom", "content"),
    ("", "content"),
    ("xhtml", "body"),
    ("", "fulltext"),
)
PUBLISHED: tuple[Tag, ...] = (
    ("", "pubdate"),
    ("atom", "published"),
    ("", "published"),
    ("atom", "issued"),
    ("dc", "date"),
    ("dcterms", "issued"),
    ("dcterms", "created"),
    ("dcterms", "date"),
    ("atom", "created"),
    ("", "date"),
)
MODIFIED: tuple[Tag, ...] = (
    ("atom", "updated"),
    ("", "updated"),
    ("atom", "modified"),
    ("dcterms", "modified"),
    ("", "lastmod"),
)
AUTHORS: tuple[Tag, ...] = (("atom", "author"), ("", "author"), ("dc", "creator"), ("dc", "author"))
CATEGORIES: tuple[Tag, ...] = (("", "category"), ("atom", "category"), ("dc", "subject"), ("media", "category"))
IDS: tuple[Tag, ...] = (("", "guid"), ("atom", "id"), ("", "id"), ("dc", "identifier"))


class Children:
    """The children of one item by name, those of media:group and media:content left out: they speak of pictures."""

    def __init__(self, item: etree._Element) -> None:
        self.by_tag: dict[Tag, list[etree._Element]] = {}
        for child in item:
            if isinstance(child.tag, str):
                self.by_tag.setdefault(tag_of(child), []).append(child)

    def every(self, tags: tuple[Tag, ...]) -> Iterator[etree._Element]:
        """Children with one of `tags`, in the order of `tags`."""
        for tag in tags:
            yield from self.by_tag.get(tag, ())

    def texts(self, tags: tuple[Tag, ...]) -> list[str]:
        """What they say, without those that say nothing."""
        return [text for child in self.every(tags) if (text := text_of(child))]


def read_syndication(root: etree._Element, context: Context) -> Polled:
    """The entries of the tree; items whose reading fails are rejected, the others are kept."""
    channel = next((node for node in root if tag_of(node) in (("", "channel"), ("atom", "channel"))), root)
    head = Children(channel)
    link = next(iter(head.texts((("", "link"),))), None) or _atom_link(head, context, context.url)
    said = next(iter(head.texts((("", "language"), ("dc", "language")))), None) or lang_of(channel)
    context = replace(context, base=context.link(link), language=said or context.source.language)
    authors = _authors(head)
    entries, rejected = [], []
    for item in root.iter("{*}item", "{*}entry", "item", "entry", "{*}Item", "Item"):
        if tag_of(item) not in ITEMS:
            continue
        entry = _entry(item, context, authors)
        if entry.url or entry.title or entry.summary or entry.content_html:
            entries.append(entry)
        else:
            raw = etree.tostring(item, encoding="unicode")[:4000]
            rejected.append(Rejected(entry.entry_id, "an item without link, title and text", raw))
    return Polled(tuple(entries), rejected=tuple(rejected))


def _entry(item: etree._Element, context: Context, feed_authors: tuple[str, ...]) -> Entry:
    parts = Children(item)
    base = base_of(item, context.base or context.url)
    title = plain(next((_markup(node) for node in parts.every(TITLES) if text_of(node)), None))
    guid = next(iter(parts.texts(IDS)), None) or item.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about")
    url = _link(parts, context, base, guid)
    published, flags = context.date(*parts.texts(PUBLISHED))
    modified, modified_flags = context.date(*parts.texts(MODIFIED))
    summary, content = _texts(parts)
    said = next(iter(parts.texts((("dc", "language"), ("", "language")))), None) or lang_of(item)
    return Entry(
        source_id=context.source.source_id,
        entry_id=guid or entry_key(url, title, published or modified, summary),
        url=url,
        title=title,
        summary=summary,
        content_html=content,
        published_at=published,
        modified_at=modified,
        authors=_authors(parts) or feed_authors,
        categories=unique(*(_category(node) for node in parts.every(CATEGORIES))),
        language=language_code(said) or language_code(context.language),
        flags=unique(*flags, *(flag for flag in modified_flags if flag != "bad-date" or not published)),
    )


def _markup(node: etree._Element) -> str:
    """The element's content as HTML: escaped or CDATA markup as it is, XHTML children serialised, plain text escaped."""
    kind = (node.get("type") or "").lower()
    text = text_of(node) or ""
    if (node.get("mode") or "").lower() == "base64" or (
        kind and "/" in kind and not kind.startswith("text/") and "xml" not in kind
    ):
        with suppress(binascii.Error, ValueError):
            text = base64.b64decode(text, validate=True).decode("utf-8", errors="replace")
    if any(isinstance(child.tag, str) for child in node):
        return inner_markup(node)
    if tag_of(node)[0] == "atom" and kind in ("text", "text/plain") and is_markup(text) and tag_of(node)[1] != "title":
        return html.escape(text, quote=False)
    return text


def _texts(parts: Children) -> tuple[str | None, str | None]:
    """(summary as text, content as HTML); a description with markup is the content where the feed brings no other."""
    summaries = [markup for node in parts.every(SUMMARIES) if (markup := _markup(node))]
    contents = [markup for node in parts.every(CONTENTS) if not node.get("src") and (markup := _markup(node))]
    content = max(contents, key=len, default=None)
    summary = summaries[0] if summaries else None
    if content is None and summary and is_markup(html.unescape(summary) if "&lt;" in summary else summary):
        content = html.unescape(summary) if not is_markup(summary) else summary
    return plain_html(summary), content


def _link(parts: Children, context: Context, base: str | None, guid: str | None) -> str | None:
    """The page's address: the publisher's own before a redirector's, then link, permanent guid, and what is enclosed."""
    guids = parts.by_tag.get(("", "guid"), [])
    permanent = guid if not guids or (guids[0].get("isPermaLink") or "true").lower() != "false" else None
    candidates = (
        *parts.texts((("feedburner", "origlink"),)),
        *parts.texts((("", "link"),)),
        _atom_link(parts, context, base),
        permanent if permanent and "://" in permanent else None,
        *(node.get("src") for node in parts.every((("atom", "content"),))),
        guid if guid and guid.startswith(("http://", "https://")) else None,
        *(node.get("url") for node in parts.every((("", "enclosure"), ("media", "content")))),
        *(node.get("href") for node in _atom_links(parts, ("enclosure",))),
    )
    return next((url for raw in candidates if (url := context.link(raw, base))), None)


def _atom_links(parts: Children, relations: tuple[str, ...]) -> Iterator[etree._Element]:
    for node in parts.every((("atom", "link"), ("", "link"))):
        if node.get("href") and (node.get("rel") or "alternate").lower().rpartition("/")[2] in relations:
            yield node


def _atom_link(parts: Children, context: Context, base: str | None) -> str | None:
    pages = sorted(_atom_links(parts, ("alternate",)), key=lambda node: "html" not in (node.get("type") or "html"))
    related = list(_atom_links(parts, ("related", "via")))
    node = next(iter(pages), None)
    if node is None:
        node = next(iter(related), None)
    return None if node is None else context.link(node.get("href"), base_of(node, base))


def _authors(parts: Children) -> tuple[str, ...]:
    names: list[str | None] = []
    for node in parts.every(AUTHORS):
        inside = Children(node)
        name = next(iter(inside.texts((("atom", "name"), ("", "name")))), None)
        names.append(author_name(name if name or len(inside.by_tag) else text_of(node)))
    return unique(*names)


def _category(node: etree._Element) -> str | None:
    return plain(node.get("label") or text_of(node) or node.get("term"))
