"""What class names and ids say about an element: data, and one cached look at each string."""

from __future__ import annotations

import re
from functools import lru_cache

KINDS: dict[str, str] = {
    "article": r"article|artikel|story|beitrag|news[-_]?(?:item|text|detail)|noticia|statya",
    "body": r"body|content|inhalt|contenido|corps|texte?(?![a-z-]*(?:align|center|right|left|color|sm|xs|lg|xl))|entry|post(?!er|age)|prose|richtext|copy(?!right)",
    "paragraph": r"para(?:graph)?\b|absatz|parrafo|paragraph|__p\b",
    "lead": r"lead|lede|intro|teaser[-_]?text|standfirst|summary|sommaire|vorspann|kicker|chapo|excerpt|abstract|subtitle|sub-?head|dek\b|bajada|entradilla",
    "headline": r"headline|title|titel|titre|titulo|heading",
    "byline": r"byline|author|autor|auteur|writer|credit|signature|contributor|reporter",
    "date": r"date|datum|fecha|published|timestamp|time\b|updated",
    "comment": r"comment|kommentar|disqus|discussion|respond|reply|forum|diskussion",
    "share": r"share|sharing|social|teilen|facebook|twitter|whatsapp|addthis|follow",
    "related": r"relat|similar|more[-_]|read[-_]?(?:more|next|also)|mehr[-_]|weiter|also|further|seealso|siehe|linklist|recirc",
    "recommend": r"recommend|empfehl|popular|trending|most[-_]?(?:read|viewed)|meist|latest|outbrain|taboola|up[-_]?next|suggest",
    "ad": r"\bads?\b|[-_]ads?[-_]|advert|anzeige|werbung|sponsor|banner|promo|publi\b|\bdfp|commercial|affiliate|marketing",
    "nav": r"nav|menu|breadcrumb|crumb|pagination|pager|toolbar|topbar|skip|burger|dropdown|tabs?\b",
    "side": r"sidebar|side[-_]|aside|rail\b|right[-_]?col|marginal",
    "foot": r"foot|copyright|imprint|impressum|legal|bottom",
    "head": r"header|masthead|logo|brand",
    "cookie": r"cookie|consent|gdpr|privacy|datenschutz|cmp\b|onetrust",
    "newsletter": r"newsletter|subscri|signup|sign-up|register|registr|login|abo\b|abonn|paywall|piano|premium|offer|donat|spende|metered|regwall",
    "caption": r"caption|bildunter|legend|image|img|photo|foto|picture|figure|media|gallery|galerie|slide|video|player|audio|podcast|carousel",
    "tags": r"tags?\b|keyword|topic|theme|categor|rubrik|schlagw|label|badge|section[-_]?name",
    "teaser": r"teaser|card|tile|listing|list[-_]?item|grid|item\b|block[-_]?list|feed",
    "widget": r"widget|embed|modal|popup|overlay|tooltip|alert|notice|survey|poll|quiz|infobox|factbox|box\b|ticker|weather|stock",
    "meta": r"meta|info\b|details|utility|tools|actions|stats|counter|print|download|button|btn|cta\b|icon",
    "biography": r"\bbio\b|biograph|about[-_]|profile|avatar",
    "correction": r"correction|disclaimer|footnote|editor[-_]?note|source|quelle|agency",
    "hidden": r"hidden|hide\b|invisible|sr-only|visually|screen[-_]?reader|d-none|offscreen",
    "quote": r"quote|zitat|pull",
    "toc": r"\btoc\b|table[-_]of|contents\b|anchor|jump",
    "live": r"live(?!r)|liveblog|minute",
    "main": r"main|primary|center|column|wrapper|container|\bpage",
}  # fmt: skip
"""Kind of element → what its class or id contains. The order gives the bits and the columns of the features."""

BIT = {kind: 1 << place for place, kind in enumerate(KINDS)}
_ANY = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in KINDS.items()))
_MANY = 200
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=20_000)
def class_bits(name: str) -> int:
    """One bit per kind of KINDS that the class and id string shows."""
    bits = 0
    for found in _ANY.finditer(_CAMEL.sub("-", name[:_MANY]).lower()):
        bits |= BIT[found.lastgroup or ""]
    return bits
