"""Which parts of a page are the article's neighbourhood, and which speak of other stories."""

from __future__ import annotations

from liaison.clean.page import FOREIGN, HIDDEN, Block, Page
from liaison.clean.text import plain_words

NEAR_BEFORE = 6
NEAR_AFTER = 14


def foreign(page: Page, element: int) -> bool:
    """Whether the element stands in an aside, menu, footer, comment or block of related stories."""
    return bool(page.context[element] & (FOREIGN | HIDDEN))


def headline_block(page: Page, title: str = "") -> int | None:
    """Index of the block of the first h1 outside foreign parts, else of the first heading that is the page's stated `title`; None
    without either."""
    for place, block in enumerate(page.blocks):
        if page.tags[block.element] == "h1" and not foreign(page, block.element):
            return place
    named = next((i for i, b in enumerate(page.blocks) if page.tags[b.element] == "h1"), None)
    if named is not None:
        return named
    wanted = plain_words(title)
    heads = ((i, b) for i, b in enumerate(page.blocks) if page.tags[b.element] in ("h2", "h3", "h4"))
    same = (i for i, b in heads if wanted and _is_title(b.text, wanted) and not foreign(page, b.element))
    return next(same, None)


def _is_title(text: str, wanted: str) -> bool:
    """Whether a block is the title that the head states, which may have the site's name behind it or the kicker before it."""
    words_of = plain_words(text)
    return (
        len(words_of) > SHORT_TITLE and (words_of in wanted or wanted in words_of) and len(words_of) < 2 * len(wanted)
    )


SHORT_TITLE = 15


def near_headline(page: Page, title: str = "") -> list[Block]:
    """Blocks just after and just before the headline, where date lines and bylines stand; the nearest first."""
    at = headline_block(page, title)
    if at is None:
        return [b for b in page.blocks[:40] if not foreign(page, b.element)]
    after = page.blocks[at + 1 : at + 1 + NEAR_AFTER]
    before = page.blocks[max(0, at - NEAR_BEFORE) : at][::-1]
    return [b for b in (*after, *before) if not foreign(page, b.element)]
