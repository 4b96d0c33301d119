"""Each block of a page as a row of numbers: its text, its place in the tree, its neighbours and its likes on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from liaison.clean.classes import BIT, KINDS
from liaison.clean.page import CONTEXT, FOREIGN, Page
from liaison.clean.text import plain_words
from liaison.clean.words import LISTS

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

PROSE_FROM = 60
"""Characters outside links from which a block counts as prose."""
WIDE_LETTER = 1.5
"""What a Chinese, Japanese or Korean letter counts beyond one: their sentences are shorter in characters."""
READ = 2000
"""Characters of a block that are looked at; no paragraph of the given pages is longer than 1,900."""
TAG_CODE = {"p": 1, "div": 2, "span": 3, "section": 4, "article": 5, "main": 6, "body": 7, "li": 8, "ul": 9, "ol": 10, "blockquote": 11, "h1": 12, "h2": 13, "h3": 14, "h4": 15, "h5": 16, "h6": 17, "td": 18, "th": 19, "tr": 20, "table": 21, "tbody": 22, "dd": 23, "dt": 24, "dl": 25, "figure": 26, "figcaption": 27, "pre": 28, "header": 29, "footer": 30, "nav": 31, "aside": 32, "form": 33, "button": 34, "details": 35, "summary": 36, "address": 37, "a": 38}  # fmt: skip
OTHER_TAG = 40
HEADINGS = (12, 17)

KIND_NAMES = tuple(KINDS)
CLASSES = ("article", "body", "paragraph", "lead", "headline", "date", "related", "side", "foot", "newsletter", "caption", "tags", "teaser", "widget", "meta", "main")  # fmt: skip
"""Kinds with columns of their own. Rare ones only count together: alone they teach the trees single publishers (measured: -0.001)."""
NEAR_FRAME = ("comment", "share", "recommend", "nav", "foot", "head", "cookie", "biography", "byline", "ad", "related")
FAR_FRAME = ("comment", "recommend", "share", "nav", "foot", "head", "cookie", "biography")
STORY = ("article", "body", "paragraph")
CONTEXTS = ("article", "main", "aside", "figure", "ul", "table", "blockquote", "section", "figcaption", "p", "heading", "hidden", "foreign")  # fmt: skip
FRAME_CONTEXT = ("nav", "footer", "header", "aside", "details", "button", "dialog", "form", "dl", "figure")
OPENINGS = ("related", "share", "legal", "caption", "byline")
FRAME_OPENINGS = ("share", "cookie", "legal", "caption", "paywall", "login", "related")

# One byte of class bits per code point: 1 blank, 2 comma, 4 sentence end, 8 digit, 16 capital, 32 quote, 64 bar or slash, 128 wide letter.
_TABLE = np.zeros(0x10000, dtype=np.uint8)
for _code in range(0x10000):
    _c = chr(_code)
    _TABLE[_code] = (
        (_c == " ")
        | (_c in ",،、，;") << 1
        | (_c in ".!?…。！？؟।") << 2
        | _c.isdecimal() << 3
        | _c.isupper() << 4
        | (_c in "\"'“”„‘’«»‹›「」『』") << 5
        | (_c in "|/•·›»→") << 6
        | (0x3040 <= _code <= 0x9FFF or 0xAC00 <= _code <= 0xD7A3) << 7
    )
_UNPACK = ((np.arange(256)[:, None] >> np.arange(8)) & 1).astype(np.int32)


@dataclass(frozen=True, slots=True)
class Hints:
    """What the head says that blocks can be compared with; texts as `plain_words` gives them."""

    headlines: tuple[str, ...] = ()
    description: str = ""
    body: str = ""


class Rows:
    """The columns of a page's blocks by name; `matrix()` has one row per column, one column per block."""

    def __init__(self, page: Page, hints: Hints) -> None:
        self.columns: dict[str, NDArray[Any]] = {}
        self.tree = tree = _Tree(page)
        _add_text(self.columns, page, tree, hints)
        _add_tags(self.columns, page, tree)
        _add_likes(self.columns, page, tree)
        _add_containers(self.columns, page, tree)
        _add_neighbours(self.columns, page, tree)

    def matrix(self) -> Floats:
        """All columns as float32, stacked."""
        return np.array(list(self.columns.values()), dtype=np.float32)


class _Tree:
    """The element arrays as numpy, and sums over subtrees."""

    def __init__(self, page: Page) -> None:
        blocks = page.blocks
        self.parent: Ints = np.array(page.parent, dtype=np.int64)
        self.element: Ints = np.array([b.element for b in blocks], dtype=np.int64)
        self.length: Ints = np.array([len(b.text) for b in blocks], dtype=np.int64)
        self.linked: Ints = np.array([b.link_chars for b in blocks], dtype=np.int64)
        self.tag: Ints = np.array([TAG_CODE.get(t, OTHER_TAG) for t in page.tags], dtype=np.int64)
        read = [b.text[:READ] for b in blocks]
        codes = np.frombuffer("".join(read).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        self.kinds = _TABLE[np.minimum(codes, 0xFFFF)]
        ends = np.cumsum([len(text) for text in read])
        self.starts = np.concatenate(([0], ends[:-1]))
        self.last = self.kinds[ends - 1]
        self.counts = np.add.reduceat(_UNPACK[self.kinds], self.starts, axis=0)
        self.size_read = self.length + WIDE_LETTER * self.counts[:, 7]
        self.prose = self._prose(np.array(page.context)[self.element])
        self.all_prose = float(self.prose.sum()) or 1.0
        self.size, self.depth = _sizes_and_depths(page.parent)
        self.end: Ints = np.arange(len(page.parent)) + self.size
        self.up: list[Ints] = [self.element]
        for _ in range(5):
            self.up.append(self.parent[self.up[-1]])

    def _prose(self, context: Ints) -> NDArray[np.float64]:
        """Characters of running text per block; that of menus, comments and cookie walls only where there is no other."""
        free = self.size_read * (1 - self.linked / self.length)
        prose = np.where((free >= PROSE_FROM) & (self.linked < 0.5 * self.length), free, 0.0)
        own = np.where(context & FOREIGN, 0.0, prose)
        return own if own.sum() > 0.15 * prose.sum() else prose

    def below(self, values: NDArray[Any]) -> NDArray[np.float64]:
        """Sum of the blocks' `values` in the subtree of each element."""
        own = np.bincount(self.element, weights=values, minlength=len(self.parent))
        total = np.concatenate(([0.0], np.cumsum(own)))
        return total[self.end] - total[:-1]


def _sizes_and_depths(parent: Sequence[int]) -> tuple[Ints, Ints]:
    size = [1] * len(parent)
    depth = [0] * len(parent)
    for i in range(1, len(parent)):
        depth[i] = depth[parent[i]] + 1
    for i in range(len(parent) - 1, 0, -1):
        size[parent[i]] += size[i]
    return np.array(size), np.array(depth)


def _add_text(columns: dict[str, NDArray[Any]], page: Page, tree: _Tree, hints: Hints) -> None:
    texts = [b.text for b in page.blocks]
    length, counts = tree.length, tree.counts
    first, last = tree.kinds[tree.starts], tree.last
    words = counts[:, 0] + 1 + counts[:, 7] // 2
    columns["length"] = tree.size_read
    columns["words"] = words
    columns["word_length"] = length / words
    columns["link_share"] = tree.linked / length
    columns["links"] = np.array([b.links for b in page.blocks])
    columns["bold_share"] = np.array([b.bold_chars for b in page.blocks]) / length
    columns["commas"] = counts[:, 1] / words
    columns["ends"] = counts[:, 2]
    columns["digits"] = counts[:, 3] / length
    columns["capitals"] = counts[:, 4] / words
    columns["quotes"] = counts[:, 5]
    columns["bars"] = counts[:, 6]
    columns["first_kind"] = first
    columns["ends_sentence"] = (last & 4) > 0
    columns["ends_quote"] = (last & 32) > 0
    columns["ends_colon"] = np.array([t[-1] in ":：" for t in texts])
    openings = np.array([b.opens for b in page.blocks])
    for kind in OPENINGS:
        columns[f"opens_{kind}"] = (openings >> LISTS.index(kind)) & 1
    columns["opens_frame"] = _count(openings, sum(1 << LISTS.index(kind) for kind in FRAME_OPENINGS))
    seen: dict[str, int] = {}
    for t in texts:
        seen[t] = seen.get(t, 0) + 1
    columns["copies"] = np.array([seen[t] for t in texts])
    columns["sign"] = np.array(["©" in t or "@" in t for t in texts])
    columns["hint"] = np.array([_hint(t, hints) for t in texts])


def _count(bits: Ints, mask: int) -> Ints:
    """How many bits of `mask` each value has."""
    return np.bitwise_count(bits & mask).astype(np.int64)


def _hint(text: str, hints: Hints) -> int:
    """3 in the JSON-LD body, 2 headline, 1 description, -1 in none although there is a body, else 0."""
    if len(text) <= 12 or not (hints.body or len(text) < 200 or text[:6].casefold() in hints.description):
        return 0
    plain = plain_words(text[:120])
    if not plain:
        return 0
    if plain in hints.headlines:
        return 2
    if hints.body:
        return 3 if plain[:60].rsplit(" ", 1)[0] in hints.body else -1
    return 1 if len(plain) > 20 and plain[:60] in hints.description else 0


def _add_tags(columns: dict[str, NDArray[Any]], page: Page, tree: _Tree) -> None:
    for level in range(4):
        columns[f"tag{level}"] = tree.tag[tree.up[level]]
    own = np.array(page.own_bits, dtype=np.int64)
    context = np.array(page.context, dtype=np.int64)[tree.element]
    near = own[tree.up[0]] | own[tree.up[1]]
    far = np.array(page.inherited, dtype=np.int64)[tree.element] | near
    for kind in CLASSES:
        place = KIND_NAMES.index(kind)
        columns[f"near_{kind}"] = (near >> place) & 1
        columns[f"far_{kind}"] = (far >> place) & 1
    names = (*CONTEXT, "hidden", "foreign")
    for name in CONTEXTS:
        columns[f"in_{name}"] = (context >> names.index(name)) & 1
    columns["near_frame"] = _count(near, sum(BIT[kind] for kind in NEAR_FRAME))
    columns["far_frame"] = _count(far, sum(BIT[kind] for kind in FAR_FRAME))
    columns["near_story"] = _count(near, sum(BIT[kind] for kind in STORY))
    columns["in_frame"] = _count(context, sum(1 << names.index(name) for name in FRAME_CONTEXT))
    columns["depth"] = tree.depth[tree.element]


def _add_likes(columns: dict[str, NDArray[Any]], page: Page, tree: _Tree) -> None:
    """The share of the page's prose, the number and the shape of the blocks with the same signature."""
    names: dict[tuple[str, str], int] = {}
    signature = np.array([names.setdefault(key, len(names)) for key in zip(page.tags, page.classes, strict=True)])
    base = len(names) + 1
    own, above, top = (signature[tree.up[level]] for level in range(3))
    grouped = {"own": own, "above": above, "pair": own * base + above, "upper": above * base + top}
    for name, key in grouped.items():
        _, group = np.unique(key, return_inverse=True)
        count = np.bincount(group)
        prose = np.bincount(group, weights=tree.prose)
        length = np.bincount(group, weights=tree.size_read)
        linked = np.bincount(group, weights=tree.linked)
        columns[f"{name}_share"] = (prose / tree.all_prose)[group]
        columns[f"{name}_count"] = count[group]
        columns[f"{name}_length"] = (length / count)[group]
        columns[f"{name}_links"] = (linked / np.bincount(group, weights=tree.length))[group]
        if name == "pair":
            _add_lead(columns, tree, group, prose)


def _add_lead(columns: dict[str, NDArray[Any]], tree: _Tree, group: Ints, prose: NDArray[np.float64]) -> None:
    """Distance to the blocks of the signature that holds most prose."""
    rows = np.flatnonzero((group == int(prose.argmax())) & (tree.prose > 0))
    place = np.arange(len(group))
    if len(rows) == 0:
        rows = place[:1]
    behind = np.searchsorted(rows, place, side="right")
    before = np.where(behind > 0, place - rows[np.maximum(behind - 1, 0)], 99)
    ahead_at = np.searchsorted(rows, place)
    ahead = np.where(ahead_at < len(rows), rows[np.minimum(ahead_at, len(rows) - 1)] - place, 99)
    columns["lead_before"] = np.minimum(before, 99)
    columns["lead_ahead"] = np.minimum(ahead, 99)
    columns["lead_nearest"] = np.minimum(np.minimum(before, ahead), 99)
    columns["lead_share"] = np.full(len(group), float(prose.max()) / tree.all_prose)
    columns["lead_passed"] = behind / len(rows)


def _add_containers(columns: dict[str, NDArray[Any]], page: Page, tree: _Tree) -> None:
    prose, length, linked = tree.below(tree.prose), tree.below(tree.length), tree.below(tree.linked)
    count = tree.below(np.ones(len(tree.element)))
    running = tree.below((tree.prose > 0).astype(np.float64))
    for level in range(5):
        at = tree.up[level]
        columns[f"up{level}_prose"] = prose[at] / tree.all_prose
        columns[f"up{level}_count"] = count[at]
        columns[f"up{level}_links"] = linked[at] / np.maximum(1, length[at])
        columns[f"up{level}_running"] = running[at] / np.maximum(1, count[at])
    weight = np.zeros(len(tree.parent))
    for level, factor in ((1, 1.0), (2, 0.6), (3, 0.3)):
        weight += factor * np.bincount(tree.up[level], weights=tree.prose, minlength=len(weight))
    best = int(weight.argmax())
    holders = np.flatnonzero(prose >= 0.6 * tree.all_prose)
    most = int(holders[tree.depth[holders].argmax()]) if len(holders) else 0
    for name, holder in (("best", best), ("most", most)):
        _add_distance(columns, name, holder, tree)
        columns[f"{name}_prose"] = np.full(len(tree.element), prose[holder] / tree.all_prose)
        columns[f"{name}_links"] = np.full(len(tree.element), linked[holder] / max(1.0, length[holder]))


def _add_distance(columns: dict[str, NDArray[Any]], name: str, container: int, tree: _Tree) -> None:
    """Levels from the container down to the block's element, and up from the container to what holds both."""
    chain = [container]
    while chain[-1]:
        chain.append(int(tree.parent[chain[-1]]))
    rise = np.full(len(tree.element), len(chain))
    common = np.zeros(len(tree.element), dtype=np.int64)
    for steps in range(len(chain) - 1, -1, -1):
        holder = chain[steps]
        inside = (tree.element >= holder) & (tree.element < tree.end[holder])
        rise[inside] = steps
        common[inside] = tree.depth[holder]
    place = np.flatnonzero(rise == 0)
    index = np.arange(len(rise))
    start, stop = (int(place[0]), int(place[-1])) if len(place) else (0, len(rise))
    columns[f"{name}_rise"] = rise
    columns[f"{name}_fall"] = tree.depth[tree.element] - common
    columns[f"{name}_from"] = index - start
    columns[f"{name}_to"] = stop - index


def _add_neighbours(columns: dict[str, NDArray[Any]], page: Page, tree: _Tree) -> None:
    size = len(tree.element)
    links = tree.linked / tree.length
    heading = ((tree.tag[tree.element] >= HEADINGS[0]) & (tree.tag[tree.element] <= HEADINGS[1])).astype(np.float64)
    openings = columns["opens_frame"].astype(np.float64)
    for step in (-3, -2, -1, 1, 2, 3):
        columns[f"length{step:+}"] = _shifted(tree.size_read, step)
        columns[f"links{step:+}"] = _shifted(links, step)
        if abs(step) <= 2:
            columns[f"tag{step:+}"] = _shifted(tree.tag[tree.element], step)
            columns[f"heading{step:+}"] = _shifted(heading, step)
            columns[f"opens{step:+}"] = _shifted(openings, step)
            columns[f"share{step:+}"] = _shifted(columns["pair_share"], step)
            columns[f"sibling{step:+}"] = _shifted(tree.up[1], step) == tree.up[1]
            columns[f"ends{step:+}"] = _shifted(columns["ends_sentence"], step)
    total = np.concatenate(([0.0], np.cumsum(tree.prose)))
    place = np.arange(size)
    for reach in (4, 10):
        low, high = np.maximum(0, place - reach), np.minimum(size, place + reach + 1)
        columns[f"around{reach}"] = (total[high] - total[low]) / (high - low)
    columns["passed"] = total[:-1] / tree.all_prose
    columns["place"] = place / size
    columns["all_prose"] = np.full(size, tree.all_prose)
    columns["blocks"] = np.full(size, size)
    h1 = np.flatnonzero(tree.tag[tree.element] == TAG_CODE["h1"])
    columns["from_h1"] = place - int(h1[0]) if len(h1) else np.full(size, 999)


def _shifted(values: NDArray[Any], step: int) -> NDArray[np.float64]:
    """`values` of the block `step` places on; -1 beyond the ends."""
    moved = np.full(len(values), -1.0)
    if step > 0:
        moved[:-step] = values[step:]
    else:
        moved[-step:] = values[:step]
    return moved
