"""JSON-LD as sites write it: with comments, raw line breaks, stray commas, graphs and references by @id."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]
ARTICLE = frozenset({
    "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle",
    "AskPublicNewsArticle", "ReviewNewsArticle", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "TechArticle",
    "SatiricalArticle", "Report", "ScholarlyArticle", "AdvertiserContentArticle", "Review", "PressRelease",
    "SpecialAnnouncement",
})  # fmt: skip
LISTS = frozenset({"ItemList", "CollectionPage", "SearchResultsPage", "BreadcrumbList"})
MAX_NODES = 5000
MAX_DEPTH = 40
WRAPPED = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*;?\s*$")
COMMENT = re.compile(r'("(?:[^"\\]|\\.)*")|/\*.*?\*/|(?<![:\\])//[^\n]*', re.S)
COMMA = re.compile(r'("(?:[^"\\]|\\.)*")|,\s*(?=[}\]])', re.S)
STRAY = re.compile(r'\\(?!["\\/bfnrtu])|\\u(?![0-9a-fA-F]{4})')


def parse_json(text: str) -> Any:
    """The value that the script holds, mended where sites get it wrong; None where it cannot be read."""
    for mend in (_as_is, _mended):
        try:
            return json.loads(mend(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return _first_value(_mended(text))


def _as_is(text: str) -> str:
    return text


def _mended(text: str) -> str:
    text = WRAPPED.sub("", text.replace("\ufeff", ""))
    if "&quot;" in text and '"' not in text:
        text = html.unescape(text)
    text = COMMENT.sub(lambda m: m.group(1) or " ", text)
    text = COMMA.sub(lambda m: m.group(1) or "", text)
    return STRAY.sub(r"\\\\", text).strip().rstrip(";")


def _first_value(text: str) -> Any:
    """The first complete value of a text with something behind it (two objects in one script)."""
    start = next((i for i, c in enumerate(text) if c in "{["), None)
    if start is None:
        return None
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None


class Graph:
    """All nodes of a page's scripts, with references by @id resolved on demand."""

    def __init__(self, scripts: list[str]) -> None:
        self.nodes: list[Node] = []
        self.listed: set[int] = set()
        self._by_id: dict[str, Node] = {}
        for script in scripts:
            if script.strip():
                self._take(parse_json(script), 0, False)

    def _take(self, value: Any, depth: int, listed: bool) -> None:
        if depth > MAX_DEPTH or len(self.nodes) >= MAX_NODES:
            return
        if isinstance(value, list):
            for item in value:
                self._take(item, depth + 1, listed)
        elif isinstance(value, dict):
            self.nodes.append(value)
            if listed:
                self.listed.add(id(value))
            name = value.get("@id")
            if isinstance(name, str) and len(value) > len(self._by_id.get(name, ())):
                self._by_id[name] = value
            inside = listed or not LISTS.isdisjoint(types(value))
            for key, item in value.items():
                if isinstance(item, dict | list):
                    self._take(item, depth + 1, inside or key in ("hasPart", "itemListElement", "citation", "comment"))

    def resolve(self, value: Any) -> Any:
        """A bare reference ({"@id": …}) becomes the node it names."""
        if isinstance(value, dict) and len(value) <= 2 and isinstance(value.get("@id"), str):
            return self._by_id.get(value["@id"], value)
        return value

    def many(self, value: Any) -> Iterator[Any]:
        """The members of a value that is one thing or a list of things, references resolved."""
        if isinstance(value, dict) and isinstance(value.get("@list"), list):
            value = value["@list"]
        for item in value if isinstance(value, list) else [value]:
            item = self.resolve(item)
            if item is not None and item != "":
                yield item

    def articles(self) -> list[Node]:
        """Nodes that describe an article, those of lists of other stories last."""
        found = [n for n in self.nodes if not ARTICLE.isdisjoint(types(n)) and len(n) > 2]
        return sorted(found, key=lambda n: id(n) in self.listed)


def types(node: Node) -> list[str]:
    """The node's types without their schema.org prefix."""
    value = node.get("@type")
    values = value if isinstance(value, list) else [value]
    return [v.rsplit("/", 1)[-1] for v in values if isinstance(v, str)]


def text_of(value: Any) -> str:
    """The text of a value that is a string, a number, a list of them or a node with a name."""
    if isinstance(value, str):
        return html.unescape(value).strip()
    if isinstance(value, list):
        return next((t for t in map(text_of, value) if t), "")
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value") or "")
    return "" if value is None or isinstance(value, bool) else str(value)
