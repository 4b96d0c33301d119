"""Which parts of a page are the article's neighbourhood, and which speak of other stories."""

from __future__ import annotations

from liaison.clean.page import FOREIGN, HIDDEN, Block, Page

NEAR_BEFORE = 6
NEAR_AFTER = 14


def foreign(page: Page, element: int) -> bool:
    """Whether the element stands in an aside, menu, footer, comment or block of related stories."""
    return bool(page.context[element] & (FOREIGN | HIDDEN))


def headline_block(page: Page) -> int | None:
    """Index of the block of the first h1 outside foreign parts; None without one."""
    for place, block in enumerate(page.blocks):
        if page.tags[block.element] == "h1" and not foreign(page, block.element):
            return place
    return next((i for i, b in enumerate(page.blocks) if page.tags[b.element] == "h1"), None)


def near_headline(page: Page) -> list[Block]:
    """Blocks just after and just before the headline, where date lines and bylines stand; the nearest first."""
    at = headline_block(page)
    if at is None:
        return [b for b in page.blocks[:40] if not foreign(page, b.element)]
    after = page.blocks[at + 1 : at + 1 + NEAR_AFTER]
    before = page.blocks[max(0, at - NEAR_BEFORE) : at][::-1]
    return [b for b in (*after, *before) if not foreign(page, b.element)]
