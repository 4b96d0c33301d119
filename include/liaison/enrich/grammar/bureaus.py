"""The world's bureaus of police and justice, and where they are mere channels."""

from __future__ import annotations

import re

from liaison.enrich.text import Sentence
from liaison.model.mention import Mention

BUREAU = re.compile(
    r"interpol|europol|eurojust|frontex|інтерпол|європол|євроюст|фронтекс|интерпол|европол|евроюст", re.IGNORECASE
)
"""The world's bureaus of police and justice."""
NATIONAL = re.compile(r"national|ncb|bcn|нцб|бюро|biuro", re.IGNORECASE)
"""A national bureau of Interpol is its country's body."""
OF_POLICE = re.compile(
    rf"{BUREAU.pattern}|\bEU[A-Z]{{2,5}}\b|pol\b|UNODC|ONUDC|УНП ООН|УНЗ ООН|CEPOL|OLAF|EPPO|polic|polizei|поліц|полиц|drug|drog|narkot|нарко|crim|злочин|преступ|"
    r"zoll|customs|douan|митн|тамож|celn|prosecut|прокур|border|grenz|frontali|кордон|границ|гранич|justi|юсти|terror|терор|террор",
    re.IGNORECASE,
)
"""Names of international bodies that are of police, borders or justice."""
CHANNEL = re.compile(
    r"notice|wanted|channel|database|alert|fahndung|ausschreib|datenbank|rotecke|\bred\b|канал|баз[аиуы]|карт[ко]|розшук|розыск|циркуляр|уведомлен|бюллетен|картотек|облік|учёт|учет|fichier|base|diffusion|baz[aiy]|not[aąyę]|poszukiw|\blist|centra(?:l|ux) nationa|\bbcn\b|\bncb\b|нцб|бюро",
    re.IGNORECASE,
)
"""Around Interpol these make it a mere channel: its notices, its databases, its national bureaus."""
VIA = re.compile(
    r"(?<!\w)(?:via|through|by way of|über|mittels|par l['’]intermédiaire (?:de la|du|de|d['’])|par le (?:canal|biais|truchement) (?:de la|du|de|d['’])|par l['’]entremise (?:de la|du|de|d['’])|через|за посередництвом|при посредничестве|"
    r"za pośrednictwem|(?<![ao]ni )(?<![ao]ne )(?<![ao]na )(?<![ao]ny )(?<!anej )(?<!anych )(?<!onej )(?<!onych )(?<!arci )(?<!arte )(?<!arta )(?<!ano )(?<!ono )przez)\s?(?:the |das |den |die |der |le |la |l['’])?$",
    re.IGNORECASE,
)
"""Before an international body these make it a mere channel."""


def is_world_bureau(name: str) -> bool:
    """Whether a name is one of the world's bureaus of police and justice, and no national bureau of it."""
    return BUREAU.search(name) is not None and NATIONAL.search(name) is None


def is_mere_channel(sentence: Sentence, mention: Mention, country: str | None) -> bool:
    """Whether a sentence names an international body only as the way of a message: "an Interpol notice", "through Europol"."""
    around = sentence.text[max(0, mention.start - sentence.start - 28) : mention.end - sentence.start + 22]
    if not country and CHANNEL.search(around.replace(mention.value, "")) and _is_interpol(mention.value):
        return True
    return VIA.search(sentence.text, 0, mention.start - sentence.start) is not None


def _is_interpol(name: str) -> bool:
    return name.lower().startswith(("interpol", "інтерпол", "интерпол"))
