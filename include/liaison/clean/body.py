"""Which blocks of a page are the article: learned trees, and a guard against bodies cut short."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from liaison.clean.features import Hints, Rows
from liaison.clean.head import Head
from liaison.clean.jsonld import text_of
from liaison.clean.page import Block, Page
from liaison.clean.text import plain_words
from liaison.trees import Trees, load_trees

KEPT = 0.5
LOWEST = 0.2
EXPECTED = 0.7
"""Where the kept blocks hold less of the text than the chances promise (a page unlike those learned from), the bar is lowered."""
MAX_BLOCKS = 20_000
TAGS = re.compile(r"<[^>]{0,1000}>")


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen blocks in their order, and the mean chance of their text."""

    blocks: tuple[Block, ...]
    chance: float


@cache
def _trees() -> Trees:
    return load_trees(Path(__file__).with_name("blocks.npz"))["blocks"]


def choose(page: Page, hints: Hints) -> Choice:
    """The article's blocks."""
    if not page.blocks:
        return Choice((), 0.0)
    chance = _trees().chance(Rows(page, hints).matrix())
    length = np.array([len(b.text) for b in page.blocks], dtype=np.float64)
    kept = chance > _bar(chance, length)
    total = float(length[kept].sum())
    mean = float((chance * length)[kept].sum()) / total if total else 0.0
    return Choice(tuple(b for b, keep in zip(page.blocks, kept, strict=True) if keep), mean)


def _bar(chance: NDArray[np.float32], length: NDArray[np.float64]) -> float:
    promised = EXPECTED * float((chance * length).sum())
    bar = KEPT
    while bar > LOWEST and float(length[chance > bar].sum()) < promised:
        bar -= 0.05
    return bar


def hints_of(head: Head) -> Hints:
    """What the head says in words that blocks can be compared with."""
    article = head.article or {}
    titles = (text_of(article.get("headline")), head.first("og:title"), head.first("twitter:title"), head.title)
    body = text_of(article.get("articleBody"))
    return Hints(
        headlines=tuple(dict.fromkeys(plain_words(t[:120]) for t in titles if t)),
        description=plain_words(head.first("og:description", "description")),
        body=plain_words(TAGS.sub(" ", body[:200_000])) if len(body) > 200 else "",
    )
