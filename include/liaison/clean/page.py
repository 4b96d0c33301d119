"""One walk over a page's tree: its elements and its blocks of text as arrays, and what its head says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from liaison.clean.classes import BIT, class_bits
from liaison.clean.words import opening_bits
from liaison.errors import Discarded
from liaison.model.outcome import DropReason

INLINE = frozenset(["a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"])  # fmt: skip
DROPPED = ["script", "style", "svg", "noscript", "template", "iframe", "select", "textarea", "object", "math", "canvas", "video", "audio"]  # fmt: skip
CONTEXT = ("article", "main", "aside", "nav", "footer", "header", "figure", "form", "ul", "table", "blockquote", "details", "section", "button", "dialog", "figcaption", "p", "heading", "summary", "dl")  # fmt: skip
CONTEXT_OF = {name: 1 << bit for bit, name in enumerate(CONTEXT)}
CONTEXT_OF |= {f"h{n}": CONTEXT_OF["heading"] for n in range(1, 7)} | {"ol": CONTEXT_OF["ul"]}
HIDDEN = 1 << len(CONTEXT)
FOREIGN = 1 << (len(CONTEXT) + 1)
"""Context of what speaks of other stories or of the site: menus, footers, comments, related links."""
OTHER_CLASS = BIT["related"] | BIT["recommend"] | BIT["comment"] | BIT["ad"] | BIT["foot"] | BIT["cookie"] | BIT["side"]
STORY_CLASS = BIT["article"] | BIT["body"] | BIT["main"]
OTHER_TAGS = frozenset({"aside", "nav", "footer", "dialog"})
FRAME_TAGS = frozenset({"html", "body", "main"})
UNREAD = frozenset(
    ["area", "base", "col", "embed", "img", "input", "link", "meta", "param", "picture", "source", "track"]
)
BOLD = frozenset(["b", "strong"])
MAX_TAGS = 200_000
"""More tags would need over 300 MB: a node of the tree costs up to 350 bytes."""
MAX_BLOCKS = 5_000
MAX_TEXT = 3_000_000
"""Blocks and characters of text: the longest given page has 700 and 90,000; beyond them 2 s cannot be kept."""
SCAN_FROM = 8_000
MAX_WORK = 80_000_000
"""Steps of the parser's walk over its open elements: 10,000 nested levels take 50 million (0.24 s), 200,000 took 204 s."""
VOID = frozenset(b"area base br col embed hr img input link meta source track wbr p li td tr th dt dd option".split())
TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,30})")
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
BREAK = "\x00"
DOUBLE_BREAK = re.compile(r"\x00\s*\x00[\x00\s]*")


@dataclass(slots=True)
class Block:
    """A run of inline text inside one block element; `element` indexes the page's element arrays, `opens` is `opening_bits`."""

    text: str
    element: int
    link_chars: int
    links: int
    bold_chars: int
    opens: int


@dataclass(slots=True)
class Page:
    """Block elements in document order (`parent` of the root is 0); `blocks` in document order, too.

    `places`: a node's mem_id → the block element that it is or stands in, its link (0: none) and whether it is bold.
    """

    tree: LexborHTMLParser
    tags: list[str] = field(default_factory=list)
    parent: list[int] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    own_bits: list[int] = field(default_factory=list)
    context: list[int] = field(default_factory=list)
    inherited: list[int] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    times: list[tuple[LexborNode, int]] = field(default_factory=list)
    places: dict[int, tuple[int, int, bool]] = field(default_factory=dict)


def parse(html: bytes) -> LexborHTMLParser:
    """The tree of UTF-8 bytes. Raises Discarded (too-large, too-deep) before a tree that would break the limits is built."""
    tags = html.count(b"<")
    if tags > MAX_TAGS:
        raise Discarded(DropReason.TOO_LARGE, f"{tags} tags")
    if tags > SCAN_FROM:
        _refuse_depth(html)
    return LexborHTMLParser(html)


def _refuse_depth(html: bytes) -> None:
    depth = work = 0
    for closing, name in TAG.findall(html):
        if name.lower() in VOID:
            continue
        if closing:
            depth -= depth > 0
        else:
            depth += 1
            work += depth
    if work > MAX_WORK:
        raise Discarded(DropReason.TOO_DEEP, f"{depth} levels")


def walk(tree: LexborHTMLParser) -> Page:
    """Elements and blocks of the tree; what readers do not see (scripts, styles …) is taken out of it first."""
    tree.strip_tags(DROPPED)
    page = Page(tree)
    root = tree.root
    if root is None:
        return page
    places = page.places
    pieces: list[str] = []
    characters = 0
    current, link_chars, links, last_link, bold_chars = -1, 0, 0, 0, 0

    def close() -> None:
        nonlocal pieces, link_chars, links, last_link, bold_chars
        if pieces:
            _add_blocks(page, "".join(pieces), current, link_chars, links, bold_chars)
            pieces = []
        link_chars = links = last_link = bold_chars = 0

    # One loop and no calls for inline elements: it sees 2,300 nodes a page and is a third of the stage's time.
    for node in root.traverse(include_text=True):
        tag = node.tag
        above = node.parent
        place = places.get(above.mem_id) if above is not None else None
        if tag == "-text":
            if place is None or not (text := node.text_content):
                continue
            block, link, bold = place
            if block != current:
                if text.isspace():
                    continue
                close()
                current = block
            size = len(text)
            characters += size
            if characters > MAX_TEXT or len(page.blocks) > MAX_BLOCKS:
                raise Discarded(DropReason.TOO_LARGE, f"over {MAX_TEXT} characters or {MAX_BLOCKS} blocks of text")
            pieces.append(text)
            if bold:
                bold_chars += size
            if link:
                link_chars += size
                if link != last_link:
                    links += 1
                    last_link = link
        elif tag == "br":
            if pieces:
                pieces.append(BREAK)
        elif tag in INLINE and place is not None:
            block, link, bold = place
            if tag == "a":
                link = node.mem_id
            elif tag in BOLD:
                bold = True
            elif tag == "time":
                page.times.append((node, block))
            places[node.mem_id] = (block, link, bold)
        elif tag is not None and tag not in UNREAD and node.is_element_node:
            here = _add_element(page, tag, node.attributes, place[0] if place else -1)
            places[node.mem_id] = (here, place[1], place[2]) if place else (here, 0, False)
            if pieces:
                close()
            current = -1
    close()
    return page


def _add_element(page: Page, tag: str, attributes: dict[str, str | None], up: int) -> int:
    """Append a block element below element `up` (-1: none) and return its number."""
    name = attributes.get("class") or ""
    ident = attributes.get("id")
    bits = class_bits(f"{name} {ident}" if ident else name) if name or ident else 0
    marks = CONTEXT_OF.get(tag, 0)
    if attributes and _hidden(attributes):
        marks |= HIDDEN
    if tag in OTHER_TAGS or (bits & OTHER_CLASS and not bits & STORY_CLASS and tag not in FRAME_TAGS):
        marks |= FOREIGN
    page.parent.append(max(up, 0))
    page.context.append(page.context[up] | marks if up >= 0 else marks)
    page.inherited.append(
        page.inherited[up] | (0 if page.tags[up] in FRAME_TAGS else page.own_bits[up]) if up >= 0 else 0
    )
    page.tags.append(tag)
    page.classes.append(name)
    page.own_bits.append(bits)
    return len(page.tags) - 1


def _hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and HIDING.search(style))


def _add_blocks(page: Page, text: str, element: int, link_chars: int, links: int, bold: int) -> None:
    if BREAK not in text:
        if text := " ".join(text.split()):
            size = len(text)
            page.blocks.append(Block(text, element, min(link_chars, size), links, min(bold, size), opening_bits(text)))
        return
    total = max(1, len(text))
    for part in DOUBLE_BREAK.split(text):
        line = " ".join(part.replace(BREAK, " ").split())
        if line:
            share = len(part) / total
            counts = min(int(link_chars * share), len(line)), links, min(int(bold * share), len(line))
            page.blocks.append(Block(line, element, *counts, opening_bits(line)))
