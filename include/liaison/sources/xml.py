"""XML of feeds as lxml trees: no entities, no network, and mended where publishers commonly break it."""

from __future__ import annotations

import html
import re

from lxml import etree

from liaison.errors import NotAFeed

CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
ENTITY_DECLARATION = re.compile(r"<!ENTITY\b", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]{0,2000}+(?:\[[^\]]{0,20000}+\])?+[^>]{0,2000}+>", re.IGNORECASE)
PROLOG = 50_000
"""Characters in which a document type is looked for."""
ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
ILLEGAL_REFERENCE = re.compile(r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));")
WINDOWS_REFERENCE = re.compile(r"&#(?:0*1(?:2[89]|[34]\d|5\d)|[xX]0*[89][0-9a-fA-F]);")
"""Characters 128 to 159 are control characters in XML; who writes them means windows-1252."""
BARE_AMPERSAND = re.compile(r"&(?!(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)")
BARE_ANGLE = re.compile(r"<(?![A-Za-z_/!?])")
NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
KEPT = {"amp", "lt", "gt", "quot", "apos"}
ROOT = re.compile(r"<(?![!?])\s*((?:[\w.-]+:)?([\w.-]+))")
ITEM_ENDS = re.compile(r"</(?:[\w.-]+:)?(?:item|entry|url|sitemap)\s*>", re.IGNORECASE)

FAMILIES = (
    ("content", ("purl.org/rss/1.0/modules/content",)),
    ("dcterms", ("purl.org/dc/terms",)),
    ("dc", ("purl.org/dc/elements", "purl.org/dc/1.")),
    ("media", ("search.yahoo.com/mrss",)),
    ("atom", ("w3.org/2005/atom", "purl.org/atom/ns")),
    ("itunes", ("itunes.com/dtds", "itunes.apple.com")),
    ("feedburner", ("rssnamespace.org/feedburner", "feedburner.com")),
    ("news", ("google.com/schemas/sitemap-news",)),
    ("xhtml", ("w3.org/1999/xhtml",)),
    (
        "",
        (
            "purl.org/rss/1.0",
            "my.netscape.com/rdf",
            "channel.netscape.com",
            "backend.userland.com",
            "blogs.law.harvard.edu",
            "sitemaps.org/schemas/sitemap",
            "google.com/schemas/sitemap/",
            "22-rdf-syntax-ns",
            "cyber.law.harvard.edu",
        ),
    ),
)
"""Namespaces by what their address contains; publishers write http, https, slashes and versions as they like."""
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parse_xml(text: str) -> tuple[etree._Element, bool]:
    """(root, truncated). Raises NotAFeed where entities are declared or no element is found.

    Truncated text is cut after its last whole item, so that no half item is taken for a whole one.
    """
    parts = CDATA.split(text)
    if any(ENTITY_DECLARATION.search(part) for part in parts[::2]):
        raise NotAFeed("declares XML entities, which is refused")
    text = "".join(_mended(part) if number % 2 == 0 else ILLEGAL.sub("", part) for number, part in enumerate(parts))
    text = DECLARATION.sub("", text, count=1)
    text = DOCTYPE.sub("", text[:PROLOG], count=1) + text[PROLOG:]
    found = ROOT.search(text)
    if found is None:
        raise NotAFeed("XML without an element")
    truncated = not re.search(rf"</{re.escape(found.group(1))}\s*>|<{re.escape(found.group(1))}[^<>]*/>", text[-2000:])
    if truncated and found.group(2).lower() != "html":
        last = max((match.end() for match in ITEM_ENDS.finditer(text)), default=0)
        text = text[: last or found.end()] + ("" if last else ">")
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as err:
        raise NotAFeed(f"XML that cannot be read: {err}") from err
    if root is None:
        raise NotAFeed("XML that cannot be read")
    return root, truncated


def _mended(text: str) -> str:
    text = ILLEGAL_REFERENCE.sub("", ILLEGAL.sub("", _without_comments(text)))
    text = WINDOWS_REFERENCE.sub(lambda found: html.unescape(found.group(0)), text)
    text = BARE_ANGLE.sub("&lt;", BARE_AMPERSAND.sub("&amp;", text))
    return NAMED.sub(_character, text)


def _without_comments(text: str) -> str:
    """In one pass: a pattern would look for the end of each of many comments that have none."""
    kept, place = [], 0
    while (start := text.find("<!--", place)) >= 0:
        kept.append(text[place:start])
        end = text.find("-->", start + 4)
        if end < 0:
            return "".join(kept)
        place = end + 3
    return "".join((*kept, text[place:]))


def _character(reference: re.Match[str]) -> str:
    name = reference.group(1)
    if name in KEPT:
        return reference.group(0)
    character = html.unescape(reference.group(0))
    return character if character != reference.group(0) else f"&amp;{name};"


def tag_of(element: etree._Element) -> tuple[str, str]:
    """(family, local name in lower case): ("dc", "creator"); an unknown namespace has itself as family."""
    if not isinstance(element.tag, str):
        return "#", ""
    space, _, local = element.tag.rpartition("}")
    space = space.lstrip("{").lower()
    if not space:
        prefix, colon, rest = local.partition(":")
        return (prefix.lower(), rest.lower()) if colon else ("", local.lower())
    for family, addresses in FAMILIES:
        if any(address in space for address in addresses):
            return family, local.lower()
    return space, local.lower()


def local_name(element: etree._Element) -> str:
    """The element's name without namespace, in lower case."""
    return tag_of(element)[1]


def text_of(element: etree._Element | None) -> str | None:
    """All text in the element; None where there is none."""
    if element is None:
        return None
    return "".join(element.itertext("*")).strip() or None


def inner_markup(element: etree._Element) -> str:
    """The element's content as markup, namespace prefixes of XHTML removed."""
    inner = html.escape(element.text or "", quote=False)
    inner += "".join(etree.tostring(child, encoding="unicode") for child in element if isinstance(child.tag, str))
    return re.sub(r"(</?)(?:xhtml|html|x|h):", r"\1", re.sub(r"\sxmlns(?::\w+)?=\"[^\"]*\"", "", inner)).strip()


def base_of(element: etree._Element, outer: str | None) -> str | None:
    """The xml:base in force at the element, resolved against `outer`."""
    from urllib.parse import urljoin

    chain = [node.get(XML_BASE) for node in (element, *element.iterancestors()) if node.get(XML_BASE)]
    base = outer
    for part in reversed(chain):
        base = urljoin(base or "", part)
    return base


def lang_of(element: etree._Element) -> str | None:
    """The nearest xml:lang."""
    return next((node.get(XML_LANG) for node in (element, *element.iterancestors()) if node.get(XML_LANG)), None)
