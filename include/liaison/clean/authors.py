"""Who wrote it: names only, from JSON-LD, meta tags, marked elements or the byline near the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from liaison.clean.head import Head
from liaison.clean.jsonld import Graph, text_of
from liaison.clean.page import Page
from liaison.clean.region import foreign, near_headline
from liaison.clean.text import plain_words, tidy
from liaison.clean.words import words

META = ("author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "cxenseparse:author", "authors", "creator", "citation_author", "mrf:authors", "dable:author")  # fmt: skip
MARKED = (
    '[itemprop="author"] [itemprop="name"]',
    'a[rel~="author"], [itemprop="author"]',
    '[class*="author-name" i], [class*="author__name" i], [class*="authorname" i], [class*="author_name" i], [class*="byline-name" i], [class*="byline__name" i]',
    '[class*="author" i] a, [class*="byline" i] a, [class*="autor" i] a, [class*="auteur" i] a',
    '[class*="author" i], [class*="byline" i], [class*="autor" i], [class*="auteur" i], [class*="writer" i]',
)  # fmt: skip
"""Elements that sites mark as an author's name, the surest first."""
BY = r"by|written by|reported by|reporting by|story by|von|ein (?:\w+ )?von|eine (?:\w+ )?von|text|autor(?:en|in|innen|ka|zy)?|автор(?:ы|и|ка)?|текст|par|auteur(?:e)?|publié par|tekst|oprac(?:ował|owała|owanie)?|por|escrito por|di|a cura di|yazar|بقلم|كتب|от|scris de|door|av|af|author"  # fmt: skip
WRITTEN_BY = ("written by", "verfasst von", "geschrieben von", "écrit par", "escrito por", "scritto da", "napisane przez", "автор", "написано", "yazan", "geschreven door", "napsal", "scris de", "بواسطة")  # fmt: skip
LEADING = re.compile(rf"^(?:{BY})(?:\s*[:.]\s*|\s+)", re.I)
SPLIT = re.compile(r"\s*(?:,|;|/|\||•|·|\n|、|\s&\s|\s(?:and|und|et|и|та|і|й|y|e|i|oraz|ve|en|og|och|și|a)\s)\s*", re.I)
LINKED = re.compile(r"https?://|www\.|@|\.(?:com|org|net|info)\b", re.I)
ADDRESS = re.compile(r"\S*(?:https?://|www\.|@)\S*", re.I)
INVERTED = re.compile(r"^([^\W\d_]{2,}),\s+([^\W\d_]{2,})$")
"""Family name, first name."""
PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "zu",
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "af",
        "av",
        "y",
        "e",
        "i",
    ]
)
BARE_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+){1,2}")
"""Some sites sign with their address."""
MAX_NAME = 60
MAX_AUTHORS = 12
MAX_MARKED = 60


def find_authors(page: Page, head: Head, publisher: str | None, feed: Iterable[str] = ()) -> tuple[str, ...]:
    """Names in the page's order; empty where no signal gives one.

    A stated author that is only the publisher again gives way to a name in the byline; a desk of the publisher stays beside it.
    """
    stated = _first((_from_graph(head), _from_meta(head), _from_labels(head)))
    house = {plain_words(n) for n in (publisher, head.first("og:site_name")) if n}
    if stated and not all(_is_house(name, house) for name in stated):
        return stated
    marked = _first((_from_marks(page), _from_byline(page)))
    desks = tuple(name for name in stated if DESK.search(name) and plain_words(name) not in house)
    return tuple(dict.fromkeys((*marked, *desks))) or stated or _first((iter(feed),))


DESK = re.compile(r"redaktion|newsdesk|news desk|rédaction|редакці|редакци|redakcj|redacción|redazione", re.I)


def byline(authors: tuple[str, ...], head: Head) -> str | None:
    """The author line as printed: what the head states of these authors, else their names."""
    if not authors:
        return None
    article = head.article or {}
    stated = [_printed(head.graph, v) for key in ("author", "creator") for v in head.graph.many(article.get(key))]
    line = ", ".join(dict.fromkeys(v for v in stated if v))
    spoken = plain_words(line)
    fits = line and len(line) <= MAX_LINE and all(plain_words(name) in spoken for name in authors)
    return line if fits else ", ".join(authors)


MAX_LINE = 200


def _printed(graph: Graph, value: object) -> str:
    name = value.get("name") if isinstance(value, dict) else value
    return tidy(ADDRESS.sub(" ", tidy(text_of(name)))) if isinstance(name, str) else ""


def _first(signals: Iterable[Iterator[str]]) -> tuple[str, ...]:
    """The distinct names of the first signal that gives any."""
    for signal in signals:
        kept: dict[str, str] = {}
        for name in signal:
            kept.setdefault(plain_words(name), name)
        kept.pop("", None)
        if kept:
            return tuple(kept.values())[:MAX_AUTHORS]
    return ()


def _is_house(name: str, house: set[str]) -> bool:
    words_of = plain_words(name)
    return any(words_of == h or h in words_of or words_of in h for h in house)


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
    written = tidy(text_of(name))
    yield from [written] if BARE_DOMAIN.fullmatch(written) else names_of(written)


def _from_meta(head: Head) -> Iterator[str]:
    for key in META:
        found = [name for value in head.meta.get(key, ()) for name in names_of(INVERTED.sub(r"\2 \1", value))]
        if found:
            yield from found
            return


def _from_labels(head: Head) -> Iterator[str]:
    """The pairs of label and value that common systems write for cards ("Written by" and the name)."""
    for place in ("1", "2", "3"):
        label = head.first(f"twitter:label{place}").casefold()
        if any(word in label for word in WRITTEN_BY):
            yield from names_of(head.first(f"twitter:data{place}"))
    yield from names_of(head.first("twitter:misc:written by"))


def _from_marks(page: Page) -> Iterator[str]:
    """Names in elements marked as author, of the surest mark that gives any; those of comments and side columns aside."""
    for mark in MARKED:
        found: list[str] = []
        for node in page.tree.css(mark)[:MAX_MARKED]:
            place = page.places.get(node.mem_id)
            if place is None or foreign(page, place[0]):
                continue
            text = tidy(node.text(separator=" "))
            if text and len(text) < 120:
                found += [
                    name for name in names_of(text) if _looks_like_name(name) or (mark in SURE and SIGN.match(text))
                ]
        if found:
            yield from found
            return


SURE = MARKED[:2]
SIGN = re.compile(r"[a-zà-ž]{2,6}(?:[/;, ]+[a-zà-ž]{2,6}){0,3}$")
"""The signs that some papers print for a name: "srf/abcd;efgh"."""


def _from_byline(page: Page) -> Iterator[str]:
    for block in near_headline(page):
        if len(block.text) <= 120 and LEADING.match(block.text):
            yield from (name for name in names_of(block.text) if _looks_like_name(name))
            return


def names_of(line: str) -> Iterator[str]:
    """The names in a byline: leading words, job titles, dates and addresses dropped."""
    line = LEADING.sub("", ADDRESS.sub(" ", tidy(line)).strip())
    if not line or len(line) > 300:
        return
    for part in SPLIT.split(line):
        name = LEADING.sub("", _without_titles(part.strip(' .,:;-–—|()[]"«»')))
        if _may_be_name(name):
            yield name


def _without_titles(text: str) -> str:
    """`text` without a job title before or behind the name and without words such as Follow; empty where only that is left."""
    parts = text.split()
    noise = words("people_noise")
    while parts and parts[-1].casefold() in noise:
        parts.pop()
    while parts and parts[0].casefold() in noise:
        parts.pop(0)
    at = [i for i, word in enumerate(parts) if word.casefold().strip(".:") in words("titles")]
    if not at or len(parts) <= len(at):
        return " ".join(parts) if len(parts) > len(at) else ""
    behind, before = parts[at[-1] + 1 :], parts[: at[0]]
    if len(behind) >= 2:
        return " ".join(behind)
    return " ".join(before) if _looks_like_name(" ".join(before)) else " ".join(parts)


def _may_be_name(text: str) -> bool:
    if not 1 < len(text) <= MAX_NAME or LINKED.search(text) or len(text.split()) > 6 or LEADING.match(text + " "):
        return False
    return not any(c.isdigit() for c in text.replace("24", "").replace("20", "")) and any(c.isalpha() for c in text)


def _looks_like_name(text: str) -> bool:
    """Two to five words that begin with a capital letter, or letters of a script without capitals."""
    parts = text.split()
    if any(w.casefold().strip(".:") in words("titles") for w in parts):
        return False
    if text and not any(c.isupper() or c.islower() for c in text):
        return 2 <= len(text) <= 20
    return 2 <= len(parts) <= 5 and all(w[0].isupper() or w.casefold() in PARTICLES for w in parts)
