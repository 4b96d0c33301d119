"""Who wrote it: names only, from JSON-LD, meta tags, marked elements or the byline near the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from liaison.clean.classes import BIT
from liaison.clean.head import Head
from liaison.clean.jsonld import Graph, text_of
from liaison.clean.page import Page
from liaison.clean.region import near_headline
from liaison.clean.text import plain_words, tidy
from liaison.clean.words import words

META = ("author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "cxenseparse:author", "twitter:creator:name", "authors", "creator")  # fmt: skip
LEADING = re.compile(
    r"^(?:by|written by|reported by|reporting by|story by|von|ein (?:\w+ )?von|eine (?:\w+ )?von|text|autor(?:en|in|innen)?|"
    r"автор(?:ы|и)?|текст|par|auteur|publié par|tekst|oprac(?:ował|owanie)?|por|escrito por|di|a cura di|yazar|"
    r"بقلم|от|scris de|door|av|af|author)\s*[:.]?\s+",
    re.I,
)
SPLIT = re.compile(r"\s*(?:,|;|/|\||•|·|\n|\s&\s|\s(?:and|und|et|и|та|і|й|y|e|i|oraz|ve|en|og|och|și|a)\s)\s*", re.I)
LINKED = re.compile(r"https?://|www\.|@|\.(?:com|org|net|de|uk)\b", re.I)
MAX_NAME = 60
MAX_AUTHORS = 12


def find_authors(page: Page, head: Head, feed: Iterable[str] = ()) -> tuple[str, ...]:
    """Names in the page's order; empty where no signal gives one."""
    for signal in (_from_graph(head), _from_meta(head), _from_page(page), iter(feed)):
        if names := tuple(dict.fromkeys(signal))[:MAX_AUTHORS]:
            return _distinct(names)
    return ()


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(plain_words(name), name)
    return tuple(kept.values())


def _from_graph(head: Head) -> Iterator[str]:
    article = head.article or {}
    for key in ("author", "creator"):
        found = [name for value in head.graph.many(article.get(key)) for name in _people(head.graph, value)]
        if found:
            yield from found
            return


def _people(graph: Graph, value: object) -> Iterator[str]:
    name: object = value
    if isinstance(value, dict):
        name = value.get("name")
        if isinstance(name, list | dict):
            for item in graph.many(name):
                yield from _people(graph, item)
            return
        if not name:
            parts = (text_of(value.get("givenName")), text_of(value.get("familyName")))
            name = " ".join(p for p in parts if p)
    yield from names_of(tidy(text_of(name)))


def _from_meta(head: Head) -> Iterator[str]:
    for key in META:
        found = [name for value in head.meta.get(key, ()) for name in names_of(value)]
        if found:
            yield from found
            return


def _from_page(page: Page) -> Iterator[str]:
    marked = BIT["byline"]
    for block in near_headline(page):
        if len(block.text) > 150:
            continue
        at = block.element
        if (page.own_bits[at] | page.own_bits[page.parent[at]]) & marked or LEADING.match(block.text):
            yield from names_of(block.text)


def names_of(line: str) -> Iterator[str]:
    """The names in a byline: leading words, job titles, dates and addresses dropped."""
    line = LEADING.sub("", tidy(line))
    if not line or len(line) > 300:
        return
    for part in SPLIT.split(line):
        name = LEADING.sub("", part.strip(" .,:;-–—|()[]"))
        if _is_name(name):
            yield name


def _is_name(text: str) -> bool:
    if not 1 < len(text) <= MAX_NAME or LINKED.search(text) or len(text.split()) > 6:
        return False
    lower = text.casefold()
    if any(c.isdigit() for c in text) or lower in words("people_noise"):
        return False
    parts = lower.split()
    return parts[-1] not in words("titles") and parts[0] not in words("people_noise")
