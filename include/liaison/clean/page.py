"""One walk over a page's tree: its elements and its blocks of text as arrays, and what its head says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from liaison.clean.classes import BIT, class_bits
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
MAX_BLOCKS = 12_000
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
    """A run of inline text inside one block element; `element` indexes the page's element arrays."""

    text: str
    element: int
    link_chars: int
    links: int
    bold_chars: int


@dataclass(slots=True)
class Page:
    """Elements in document order (`parent` of the root is 0); `blocks` in document order, too."""

    tree: LexborHTMLParser
    tags: list[str] = field(default_factory=list)
    parent: list[int] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    own_bits: list[int] = field(default_factory=list)
    context: list[int] = field(default_factory=list)
    inherited: list[int] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    times: list[tuple[LexborNode, int]] = field(default_factory=list)
    index: dict[int, int] = field(default_factory=dict)


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
    index = page.index
    tags, parent, classes, own, context, inherited = (
        page.tags, page.parent, page.classes, page.own_bits, page.context, page.inherited,
    )  # fmt: skip
    block_of: list[int] = []
    link_of: list[int] = []
    bold_of: list[bool] = []
    pieces: list[str] = []
    characters = 0
    current, link_chars, links, last_link, bold_chars = -1, 0, 0, 0, 0

    def close() -> None:
        nonlocal pieces, link_chars, links, last_link, bold_chars
        if pieces:
            _add_blocks(page, "".join(pieces), current, link_chars, links, bold_chars)
            pieces = []
        link_chars = links = last_link = bold_chars = 0

    for node in root.traverse(include_text=True):
        tag = node.tag
        if tag == "-text":
            text = node.text_content
            above = node.parent
            if not text or above is None:
                continue
            at = index.get(above.mem_id)
            if at is None:
                continue
            characters += len(text)
            if characters > MAX_TEXT or len(page.blocks) > MAX_BLOCKS:
                raise Discarded(DropReason.TOO_LARGE, f"over {MAX_TEXT} characters or {MAX_BLOCKS} blocks of text")
            block = block_of[at]
            if block != current:
                if text.isspace():
                    continue
                close()
                current = block
            pieces.append(text)
            if bold_of[at]:
                bold_chars += len(text)
            if link_of[at]:
                link_chars += len(text)
                if link_of[at] != last_link:
                    links += 1
                    last_link = link_of[at]
            continue
        if tag == "br":
            if pieces:
                pieces.append(BREAK)
            continue
        if tag in UNREAD or tag is None or not node.is_element_node:
            continue
        above = node.parent
        up = index.get(above.mem_id, -1) if above is not None else -1
        here = len(tags)
        index[node.mem_id] = here
        attributes = node.attributes
        name = attributes.get("class") or ""
        ident = attributes.get("id")
        bits = class_bits(f"{name} {ident}" if ident else name) if name or ident else 0
        tags.append(tag)
        parent.append(up if up >= 0 else 0)
        classes.append(name)
        own.append(bits)
        marks = CONTEXT_OF.get(tag, 0)
        if attributes and _hidden(attributes):
            marks |= HIDDEN
        if tag in OTHER_TAGS or (bits & OTHER_CLASS and not bits & STORY_CLASS and tag not in FRAME_TAGS):
            marks |= FOREIGN
        if up < 0:
            context.append(marks)
            inherited.append(0)
            block_of.append(here)
            link_of.append(0)
            bold_of.append(False)
            continue
        context.append(context[up] | marks)
        inherited.append(inherited[up] | (0 if tags[up] in FRAME_TAGS else own[up]))
        link_of.append(here if tag == "a" else link_of[up])
        bold_of.append(bold_of[up] or tag in BOLD)
        if tag in INLINE:
            block_of.append(block_of[up])
            if tag == "time":
                page.times.append((node, here))
            continue
        block_of.append(here)
        close()
        current = -1
    close()
    return page


def _hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and HIDING.search(style))


def _add_blocks(page: Page, text: str, element: int, link_chars: int, links: int, bold: int) -> None:
    if BREAK not in text:
        if text := " ".join(text.split()):
            page.blocks.append(Block(text, element, min(link_chars, len(text)), links, min(bold, len(text))))
        return
    total = max(1, len(text))
    for part in DOUBLE_BREAK.split(text):
        line = " ".join(part.replace(BREAK, " ").split())
        if line:
            share = len(part) / total
            counts = min(int(link_chars * share), len(line)), links, min(int(bold * share), len(line))
            page.blocks.append(Block(line, element, *counts))
