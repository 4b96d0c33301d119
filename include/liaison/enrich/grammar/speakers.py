"""Who in a sentence only tells the news."""

from __future__ import annotations

import re

from liaison.enrich.grammar.actors import Actor
from liaison.enrich.text import Sentence

SPEAKS = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:[\w'’.-]+\s){0,3}?(?:said|says|announced|reported|reports|told|stated|has announced|informed|confirmed|teilte|teilten|mitteilte|mitteilten|berichtet|sagte|повідом|розпов|зазнач|сообщ|рассказ|заяви|indiqu|annonc|précis|poinformowa|informuj|przekaza(?:ł|ła|li|ło)\b|zapowiedzia|podał|podaj|oświadczy|powiadomi)",
    re.IGNORECASE,
)
"""After a party these make it the one who tells the news."""
SPOKEN = re.compile(
    r"(?<!\w)(?:according to|reported by|announced by|citing|said by|press (?:office|service) of|nach angaben|laut|wie|teilte|teilten|mitteilung|selon|(?:appris|confirmé|indiqué|précisé|appris-on|apprend-on)[^,.]{0,25} auprès d\w*|indiqu\w+|annonc\w+|communiqué d\w+|повідомля\w+|повідоми\w+|пресслужб\w+|посиланням на|за даними|за словами|сообщ\w+|пресс-служб\w+|пресс-центр\w*|со ссылкой на|по данным|по словам|podaje|podają|poinformowa\w+|informuje|informują|przekaza\w+|zapowiedzia\w+|według|jak informuje)\s(?:[\w'’.-]+\s){0,3}$",
    re.IGNORECASE,
)
"""Before a party these make it the one who tells the news."""


def without_speakers(found: list[Actor], names: list[Actor], sentence: Sentence) -> list[Actor]:
    """The actors without those that only tell the news, where two others act."""
    ordered = sorted(found, key=lambda a: (a.first, a.start))
    acting = [a for a in ordered if not _speaks(a, sentence)]
    return acting if len({a.key for a in (*acting, *names)}) >= 2 else ordered


def _speaks(actor: Actor, sentence: Sentence) -> bool:
    start, end = actor.start - sentence.start, actor.end - sentence.start
    return bool(SPOKEN.search(sentence.text[:start]) or (start > 40 and SPEAKS.match(sentence.text[end:])))
