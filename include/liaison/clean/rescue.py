"""Text that a page carries outside its tree: JSON-LD's articleBody, a script's state, the feed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from liaison.clean.feed import fragment_paragraphs
from liaison.clean.head import Head
from liaison.clean.jsonld import text_of
from liaison.clean.text import plain_words
from liaison.model.entry import Entry

LITERAL = re.compile(r'"((?:[^"\\]|\\.){400,})"', re.S)
MARKUP = re.compile(r"<(?:p|br|div)\b", re.I)
JSON = re.compile(r'":(?:"|\[|\{|null|true|false)')
MAX_STATE = 4 * 2**20
LONGER = 4.0
DOUBTED = 1.5
"""How many times as long another text must be: sites put captions and offers into articleBody, so the tree is believed first."""
SURE = 0.8
SHORT = 250
SAME = 0.6


def fuller(
    paragraphs: list[str], chance: float, head: Head, entry: Entry | None, html: bytes
) -> tuple[list[str], str | None]:
    """Paragraphs of a fuller text than the tree gave, and where they are from; (`paragraphs`, None) where there is none.

    JSON-LD or feed text counts where it is much longer (less so where the trees' `chance` is low) and holds what was found.
    """
    found = " ".join(paragraphs)
    longer = LONGER if chance > SURE else DOUBTED
    for source, other in (("json-ld", _stated(head)), ("feed-content", _fed(entry))):
        text = " ".join(other)
        if len(text) >= SHORT and len(text) > longer * len(found) and (len(found) < SHORT or _holds(text, paragraphs)):
            return other, source
    if len(found) < SHORT:
        state: list[str] = max(_states(html), key=lambda p: sum(map(len, p)), default=[])
        if sum(map(len, state)) > max(SHORT, longer * len(found)):
            return state, "script"
    return paragraphs, None


def _stated(head: Head) -> list[str]:
    body = text_of((head.article or {}).get("articleBody"))
    return fragment_paragraphs(body.replace("\r", "")) if len(body) >= SHORT else []


def _fed(entry: Entry | None) -> list[str]:
    return fragment_paragraphs(entry.content_html) if entry and entry.content_html else []


def _holds(text: str, paragraphs: list[str]) -> bool:
    """Whether most of the paragraphs' beginnings stand in `text`."""
    plain = plain_words(text)
    starts = [plain_words(p[:80])[:50].rsplit(" ", 1)[0] for p in paragraphs if len(p) > 40]
    return bool(starts) and sum(s in plain for s in starts) >= SAME * len(starts)


def _states(html: bytes) -> Iterator[list[str]]:
    """Paragraphs of the long strings with markup in a page's scripts (React and Next.js put the article there)."""
    text = html[:MAX_STATE].decode("utf-8", "replace")
    for literal in LITERAL.finditer(text):
        yield from _fragments(literal.group(1), 0)


def _fragments(literal: str, depth: int) -> Iterator[list[str]]:
    try:
        value = json.loads(f'"{literal}"', strict=False)
    except ValueError:
        return
    inner = list(LITERAL.finditer(value)) if depth < 2 else []
    if inner:
        for found in inner:
            yield from _fragments(found.group(1), depth + 1)
    elif len(MARKUP.findall(value)) > 1 and not JSON.search(value):
        yield [p for p in fragment_paragraphs(value) if "$$" not in p]
