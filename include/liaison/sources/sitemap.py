"""Sitemaps, news sitemaps, sitemap indexes and plain lists of addresses."""

from __future__ import annotations

from lxml import etree

from liaison.model.entry import Entry
from liaison.sources.parts import Context, Polled, Rejected, language_code, plain, unique
from liaison.sources.xml import tag_of, text_of

MAX_CHILDREN = 200
"""Sitemaps of one index that are read in one poll, newest first."""


def read_urlset(root: etree._Element, context: Context) -> Polled:
    """One entry a URL; title, date and language where it is a news sitemap."""
    entries, rejected = [], []
    for node in root:
        if tag_of(node) != ("", "url"):
            continue
        told = {tag_of(child): child for child in node}
        raw = text_of(told.get(("", "loc")))
        url = context.link(raw)
        if url is None:
            rejected.append(
                Rejected(
                    raw or "", "a sitemap line without an address", etree.tostring(node, encoding="unicode")[:4000]
                )
            )
            continue
        news = _news(told.get(("news", "news")))
        published, flags = context.date(news.get("publication_date"))
        modified, modified_flags = context.date(text_of(told.get(("", "lastmod"))))
        entries.append(
            Entry(
                source_id=context.source.source_id,
                entry_id=url,
                url=url,
                title=plain(news.get("title")),
                published_at=published,
                modified_at=modified,
                categories=unique(*(plain(word) for word in (news.get("keywords") or "").split(","))),
                language=language_code(news.get("language")) or context.source.language,
                flags=unique(*flags, *modified_flags),
            )
        )
    return Polled(tuple(entries), rejected=tuple(rejected))


def read_index(root: etree._Element, context: Context) -> Polled:
    """The sitemaps that an index names, those changed last first; the index itself never."""
    children: list[tuple[str, str]] = []
    for node in root:
        if tag_of(node) != ("", "sitemap"):
            continue
        told = {tag_of(child): child for child in node}
        url = context.link(text_of(told.get(("", "loc"))))
        if url and url != context.url:
            children.append((context.date(text_of(told.get(("", "lastmod"))))[0] or "", url))
    children.sort(key=lambda child: child[0], reverse=True)
    flags = ("sitemaps-capped",) if len(children) > MAX_CHILDREN else ()
    return Polled(children=unique(*(url for _, url in children))[:MAX_CHILDREN], flags=flags)


def from_lines(lines: list[str], context: Context) -> Polled:
    """A text sitemap: one address a line."""
    urls = [url for line in lines if (url := context.link(line))]
    return Polled(
        tuple(Entry(context.source.source_id, url, url=url, language=context.source.language) for url in urls)
    )


def _news(node: etree._Element | None) -> dict[str, str]:
    """Text of the elements inside news:news, by name."""
    if node is None:
        return {}
    inside = (child for child in node.iter() if isinstance(child.tag, str) and not len(child))
    return {tag_of(child)[1]: text for child in inside if (text := text_of(child))}
