"""What class names and ids say about an element: data, and one look at each string."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import ahocorasick

KINDS: dict[str, str] = {
    "article": "article artikel story beitrag news-item newsitem news-text newstext news-detail noticia statya",
    "body": "body content inhalt contenido corps text- -texte- textblock entry -post- -post-c -post-b prose richtext rich-text -copy-",
    "paragraph": "paragraph absatz parrafo -para- --p-",
    "lead": "lead lede intro standfirst summary sommaire vorspann kicker chapo excerpt abstract subtitle sub-title subhead sub-head -dek- bajada entradilla",
    "headline": "headline title titel titre titulo heading",
    "byline": "byline author autor auteur writer credit signature contributor reporter",
    "date": "date datum fecha publish timestamp -time- -times-",
    "comment": "comment kommentar disqus discuss diskussion respond reply replies forum",
    "share": "share sharing social teilen facebook twitter whatsapp addthis follow",
    "related": "relat similar more- -more readnext read-next readalso read-also mehr- -mehr weiter -also further see-also linklist link-list recirc",
    "recommend": "recommend empfehl popular trending mostread most-read mostviewed most-viewed meist latest outbrain taboola up-next upnext suggest",
    "ad": "-ad- -ads- -adv advert anzeige werbung sponsor banner promo -publi- publicid -dfp commercial affiliate marketing",
    "nav": "nav menu crumb paginat pager toolbar topbar top-bar -skip burger dropdown -tab- -tabs-",
    "side": "sidebar side- aside rail- right-col rightcol marginal",
    "foot": "foot copyright imprint impressum legal bottom",
    "head": "header masthead logo- -logo brand",
    "cookie": "cookie consent gdpr privacy datenschutz -cmp onetrust",
    "newsletter": "newsletter subscri signup sign-up register registr login -abo- abonn paywall pay-wall piano premium offer donat spende metered regwall",
    "caption": "caption bildunter legend image -img photo foto picture figure media gallery galerie slide video player audio podcast carousel",
    "tags": "-tag- -tags- taglist tag-list keyword topic theme categor rubrik schlagw label badge",
    "teaser": "teaser -card cards tile listing list-item grid -item item- -feed",
    "widget": "widget embed modal popup overlay tooltip -alert notice survey poll- quiz infobox factbox -box box- ticker weather stock",
    "meta": "meta -info- detail utility tools -action stats counter -print download button -btn -cta icon",
    "biography": "-bio- biograph about- profile avatar",
    "correction": "correction disclaimer footnote editor-note editors-note source quelle agency",
    "hidden": "hidden hide- invisible sr-only visually screen-read d-none offscreen",
    "quote": "quote zitat -pull",
    "toc": "-toc- table-of contents- anchor jump",
    "live": "live- -live liveblog",
    "main": "main primary center column wrapper container -page- page-",
}
"""Kind of element → pieces of its class or id, where - stands for any separator and for both ends. The order gives the bits."""

BIT = {kind: 1 << place for place, kind in enumerate(KINDS)}
MANY = 200
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@cache
def _pieces() -> ahocorasick.Automaton:
    found: dict[str, int] = {}
    for kind, pieces in KINDS.items():
        for piece in pieces.split():
            found[piece] = found.get(piece, 0) | BIT[kind]
    automaton = ahocorasick.Automaton()
    for piece, bits in found.items():
        automaton.add_word(piece, bits)
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=20_000)
def class_bits(name: str) -> int:
    """One bit per kind of KINDS that the class and id string shows."""
    name = name[:MANY]
    lower = name.lower()
    if lower != name:
        lower = CAMEL.sub("-", name).lower()
    bits = 0
    lower = lower.replace(" ", "-").replace("_", "-").replace(":", "-").replace("/", "-")
    for _, found in _pieces().iter(f"-{lower}-"):
        bits |= found
    return bits
