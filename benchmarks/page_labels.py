"""Which blocks of a page belong to its article, by the words of the right answer."""

from __future__ import annotations

import collections
import html
import re
from collections.abc import Sequence

WORD = re.compile(r"\w+")
GRAM = 4
COVERED = 0.5
SUMMARY = 0.7
ARTICLE, FRAME, EITHER = 1, 0, -1


def words(text: str) -> list[str]:
    """Words in lower case as the scorer of the pages counts them."""
    return WORD.findall(html.unescape(text or "").casefold())


def label_blocks(blocks: Sequence[str], body: Sequence[str], summary: Sequence[str]) -> list[int]:
    """ARTICLE, FRAME or EITHER (the summary may be given or left out) for each block.

    A block is of the article where half of its 4-word runs stand in the answer, in the order of the page: the heaviest chain
    of blocks with rising places in the answer is taken, so that a teaser with the same words elsewhere is no part of it.
    """
    truth, starts, ends = _flat(body)
    grams = collections.defaultdict(list)
    for place in range(len(truth) - GRAM + 1):
        grams[tuple(truth[place : place + GRAM])].append(place)
    whole = collections.defaultdict(list)
    for start, end in zip(starts, ends, strict=True):
        whole[tuple(truth[start:end])].append(start)
    extra = {tuple(s[i : i + GRAM]) for s in map(words, summary) for i in range(max(1, len(s) - GRAM + 1))}
    candidates = []
    labels = [FRAME] * len(blocks)
    for at, text in enumerate(blocks):
        own = words(text)
        if not own:
            continue
        candidates += [(at, *found) for found in _places(own, grams, whole)]
        pieces = [tuple(own[i : i + GRAM]) for i in range(max(1, len(own) - GRAM + 1))]
        if sum(p in extra for p in pieces) >= SUMMARY * len(pieces):
            labels[at] = EITHER
    for at in _chain(candidates):
        labels[at] = ARTICLE
    return labels


def _flat(paragraphs: Sequence[str]) -> tuple[list[str], list[int], list[int]]:
    flat: list[str] = []
    starts, ends = [], []
    for paragraph in paragraphs:
        starts.append(len(flat))
        flat += words(paragraph)
        ends.append(len(flat))
    return flat, starts, ends


def _places(own: list[str], grams: dict[tuple[str, ...], list[int]], whole: dict[tuple[str, ...], list[int]]):  # type: ignore[no-untyped-def]
    """(start, length) in the answer's words for each place where the block may stand."""
    if len(own) < GRAM:
        for start in whole.get(tuple(own), ()):
            yield start, len(own)
        return
    votes: collections.Counter[int] = collections.Counter()
    total = len(own) - GRAM + 1
    covered = 0
    for i in range(total):
        places = grams.get(tuple(own[i : i + GRAM]), ())
        covered += bool(places)
        for place in places[:20]:
            votes[place - i] += 1
    if covered < COVERED * total:
        return
    for start, count in votes.most_common(6):
        if count >= 0.3 * covered:
            yield start, len(own)


def _chain(candidates: list[tuple[int, int, int]]) -> list[int]:
    """Blocks of the heaviest chain with rising block numbers and places that hardly overlap."""
    best: list[tuple[float, int]] = []
    for here, (at, start, length) in enumerate(candidates):
        weight, before = float(length), -1
        for other in range(here):
            at2, start2, length2 = candidates[other]
            if at2 < at and start2 + length2 * 0.6 <= start + 1 and best[other][0] + length > weight:
                weight, before = best[other][0] + length, other
        best.append((weight, before))
    if not best:
        return []
    here = max(range(len(best)), key=lambda i: best[i][0])
    chain = []
    while here >= 0:
        chain.append(candidates[here][0])
        here = best[here][1]
    return chain
