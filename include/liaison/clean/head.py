"""What a page says about itself outside its text: meta tags, JSON-LD, microdata, canonical address."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from liaison.clean.jsonld import Graph, Node, text_of
from liaison.clean.text import plain_words, tidy

HEAD = 'meta, title, link[rel], script[type*="ld+json" i], html[lang], base[href]'
MAX_SCRIPT = 2_000_000
MAX_SCRIPTS = 50


@dataclass(slots=True)
class Head:
    """`meta`: lower-case name, property or itemprop → contents in order. `article` is the JSON-LD node of this page's article."""

    meta: dict[str, list[str]] = field(default_factory=dict)
    graph: Graph = field(default_factory=lambda: Graph([]))
    article: Node | None = None
    title: str = ""
    language: str | None = None
    canonical: str | None = None

    def first(self, *names: str) -> str:
        """The first non-empty content of the given names, in their order."""
        for name in names:
            for value in self.meta.get(name, ()):
                if value:
                    return value
        return ""


def read_head(tree: LexborHTMLParser, url: str | None) -> Head:
    """The head of the tree; to be called before scripts are taken out of it."""
    head = Head()
    scripts: list[str] = []
    base = url or ""
    links: dict[str, str] = {}
    for node in tree.css(HEAD):
        attributes = node.attributes
        match node.tag:
            case "meta":
                content = attributes.get("content")
                name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
                if name and content:
                    head.meta.setdefault(name.lower().strip(), []).append(tidy(content))
                elif (attributes.get("http-equiv") or "").lower() == "content-language" and content:
                    head.meta.setdefault("content-language", []).append(tidy(content))
            case "script":
                if len(scripts) < MAX_SCRIPTS and len(text := node.text()) < MAX_SCRIPT:
                    scripts.append(text)
            case "title":
                head.title = head.title or tidy(node.text())
            case "link":
                if (rel := (attributes.get("rel") or "").lower()) in ("canonical", "amphtml"):
                    links.setdefault(rel, attributes.get("href") or "")
            case "html":
                head.language = _language(attributes.get("lang") or attributes.get("xml:lang"))
            case "base":
                base = urljoin(base, attributes.get("href") or "")
    head.graph = Graph(scripts)
    head.canonical = _canonical(base, links.get("canonical"), head.first("og:url"))
    head.article = _article(head, url)
    head.language = head.language or _declared_language(head)
    return head


def _language(value: str | None) -> str | None:
    """Primary tag of a language tag, lower case; None where it is none."""
    code = (value or "").strip().replace("_", "-").split("-")[0].lower()
    return code if code.isascii() and code.isalpha() and 2 <= len(code) <= 3 else None


def _declared_language(head: Head) -> str | None:
    stated = text_of(head.article.get("inLanguage")) if head.article else ""
    return _language(stated) or _language(head.first("content-language", "language", "og:locale", "dc.language"))


def _canonical(base: str, *candidates: str | None) -> str | None:
    for candidate in candidates:
        if not candidate:
            continue
        try:
            address = urljoin(base, candidate.strip())
            parts = urlsplit(address)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname:
            return address
    return None


def _article(head: Head, url: str | None) -> Node | None:
    """The article node that is about this page: by address, by headline, else the first outside lists of other stories."""
    nodes = head.graph.articles()
    if len(nodes) < 2:
        return (
            nodes[0] if nodes and (id(nodes[0]) not in head.graph.listed or _about(nodes[0], head, url) > 0) else None
        )
    best = max(nodes, key=lambda node: _about(node, head, url))  # the first of equals
    return best if _about(best, head, url) > 0 or id(best) not in head.graph.listed else None


def _about(node: Node, head: Head, url: str | None) -> float:
    here = {_address(a) for a in (head.canonical, url) if a}
    points = [node.get("url"), node.get("@id"), node.get("mainEntityOfPage")]
    named = {_address(str(p.get("@id") or p.get("url") or "") if isinstance(p, dict) else str(p)) for p in points if p}
    score = 3.0 if here & named - {""} else 0.0
    title = plain_words(text_of(node.get("headline") or node.get("name")))
    if title and any(title in plain_words(t) for t in (head.first("og:title", "twitter:title"), head.title)):
        score += 2.0
    fields = ("headline", "datePublished", "author", "articleBody", "publisher", "dateModified")
    score += sum(0.1 for f in fields if node.get(f))
    return score - (2.5 if id(node) in head.graph.listed else 0.0)


def _address(url: str) -> str:
    return url.split("#")[0].split("?")[0].split("://")[-1].removeprefix("www.").rstrip("/").lower()
