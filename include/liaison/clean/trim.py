"""What the trees cannot know from a few hundred pages: lines that are never an article's text, in any place."""

from __future__ import annotations

import re

from liaison.clean.page import CONTEXT_OF, FOREIGN, HIDDEN, Block, Page
from liaison.clean.words import LISTS, words

BIT = {kind: 1 << place for place, kind in enumerate(LISTS)}
SHORT_LINE = 200
SHARE_LINE = 60
EMBEDS = ("twitter-tweet", "instagram-media", "tiktok-embed", "fb-post", "telegram-post")
OFFER_SHARE = 0.65
OWN_SHARE = 0.3
SEEN_SHARE = 0.9
ARTICLE_BEFORE = 200
NUMBERS = re.compile(r"[\d()\[\]:.,]+")
PARAGRAPH = 60
MENU_WORD = 40
SENTENCE_ENDS = frozenset(".!?…:。！？؟।")


def trim(page: Page, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks` without read-also lines, share lines, captions, embedded posts, rights lines and the offers of a wall."""
    end = comments_start(page, blocks)
    kept = tuple(b for b in (blocks if end is None else blocks[:end]) if not _is_frame(page, b))
    return _without_opening(page, _without_offers(page, _without_foreign(page, kept)))


def comments_start(page: Page, blocks: tuple[Block, ...]) -> int | None:
    """Place in `blocks` from which readers comment: behind a heading that says so, with the article before it; None without one."""
    place = {id(block): at for at, block in enumerate(blocks)}
    seen = read = 0
    for block in page.blocks:
        if id(block) in place:
            seen, read = place[id(block)] + 1, read + len(block.text)
        if read >= ARTICLE_BEFORE and seen < len(blocks) and _heads_comments(page, block):
            return seen
    return None


def _heads_comments(page: Page, block: Block) -> bool:
    if len(block.text) > MENU_WORD or not page.context[block.element] & (CONTEXT_OF["heading"] | CONTEXT_OF["summary"]):
        return False
    return NUMBERS.sub("", block.text).strip().casefold() in words("comments")


def _without_opening(page: Page, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Menu words, byline and date line before the first paragraph go; a heading stays."""
    first = next((i for i, b in enumerate(blocks) if len(b.text) >= PARAGRAPH and not _is_credit(b)), 0)
    opening = (b for b in blocks[:first] if not _is_credit(b) and not _is_menu_word(page, b))
    return (*opening, *blocks[first:])


def _is_credit(block: Block) -> bool:
    return (
        len(block.text) < SHORT_LINE and bool(block.opens & (BIT["byline"] | BIT["date"])) and not _is_sentence(block)
    )


def _is_menu_word(page: Page, block: Block) -> bool:
    heading = page.context[block.element] & CONTEXT_OF["heading"]
    return len(block.text) < MENU_WORD and not heading and not _is_sentence(block)


def _is_sentence(block: Block) -> bool:
    return block.text.rstrip("\"'”“»’)")[-1:] in SENTENCE_ENDS


def _without_foreign(page: Page, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Asides, comments and related stories go where a good part of the text stands outside them.

    Of 126 given pages 9 have all of their text in such an element (a class of their layout), 3 at most 4 %, the others none.
    """
    total = sum(len(b.text) for b in blocks)
    seen = tuple(b for b in blocks if not page.context[b.element] & HIDDEN)
    if sum(len(b.text) for b in seen) >= SEEN_SHARE * total:
        blocks = seen  # a hidden line, not a text hidden behind "read more"
    own = tuple(b for b in blocks if not page.context[b.element] & FOREIGN)
    enough = sum(len(b.text) for b in own) >= OWN_SHARE * total
    return own if enough else blocks


def _is_frame(page: Page, block: Block) -> bool:
    if page.context[block.element] & CONTEXT_OF["figcaption"] or _embedded(page, block.element):
        return True
    length = len(block.text)
    if length > 2 * SHORT_LINE:
        return False
    opens = block.opens
    linked = block.link_chars / length
    if opens & BIT["related"] and length < 2 * SHORT_LINE and (linked > 0.3 or block.text.endswith(":")):
        return True
    if opens & BIT["share"] and (length < SHARE_LINE and (linked > 0 or length < 25)):
        return True
    if opens & BIT["legal"] and length < SHORT_LINE:
        return True
    return bool(opens & BIT["cookie"] and length < 2 * SHORT_LINE)


def _embedded(page: Page, element: int) -> bool:
    for _ in range(4):
        if page.classes[element] and any(name in page.classes[element] for name in EMBEDS):
            return True
        element = page.parent[element]
    return False


def _without_offers(page: Page, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Subscription offers go with the whole box that opens with one, where the article began before it."""
    if not blocks:
        return blocks
    total = sum(len(b.text) for b in blocks)
    dropped: set[int] = set()
    for offer in page.blocks:
        if len(offer.text) > 2 * SHORT_LINE or not offer.opens & BIT["paywall"]:
            continue
        box = page.parent[offer.element]
        inside = [b for b in blocks if _within(page, b.element, box)]
        if blocks[0] not in inside and sum(len(b.text) for b in inside) < OFFER_SHARE * total:
            dropped.update(id(b) for b in inside)
    return tuple(b for b in blocks if id(b) not in dropped)


def _within(page: Page, element: int, box: int) -> bool:
    while element > box:
        element = page.parent[element]
    return element == box
