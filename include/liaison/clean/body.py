"""Which blocks of a page are the article."""

from __future__ import annotations

from liaison.clean.page import Page
from liaison.clean.region import foreign

PROSE = 80


def choose(page: Page) -> list[str]:
    """The article's paragraphs in their order."""
    weight: dict[int, float] = {}
    for block in page.blocks:
        if len(block.text) >= PROSE and block.link_chars < len(block.text) / 2 and not foreign(page, block.element):
            at, share = page.parent[block.element], float(len(block.text))
            for _ in range(3):
                weight[at] = weight.get(at, 0.0) + share
                at, share = page.parent[at], share * 0.6
    if not weight:
        return []
    best = max(weight, key=lambda at: weight[at])
    return [
        b.text for b in page.blocks if _inside(page, b.element, best) and _keep(page, b.text, b.link_chars, b.element)
    ]


def _inside(page: Page, element: int, container: int) -> bool:
    while element > container:
        element = page.parent[element]
    return element == container


def _keep(page: Page, text: str, link_chars: int, element: int) -> bool:
    return len(text) >= 40 and link_chars < len(text) / 2 and not foreign(page, element)
