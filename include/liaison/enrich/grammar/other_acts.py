"""Words of telling that say something else where they stand: a gang that was handed over, a colleague who got a tip."""

from __future__ import annotations

import re
from functools import lru_cache

OTHER_ACTS = {
    "en": re.compile(
        # a word to those who work with one, a wanted notice made public
        r"\b(?:told|informed|warned|notified|alerted|advised)(?= (?:(?:its|their|his|her|the) )?(?:[A-Za-z]+ ){0,2}(?:colleagues?|counterparts?|partners?|hosts?|court|judges?|"
        r"authorities|agencies|officers|detectives|investigators)\b)|"
        r"\b(?:published|issued|released|posted)(?= (?:a|an|the|its|two|several|\d+)?\s?(?:\w+ ){0,2}(?:[Nn]otices?|alerts?|diffusions?|warrants?|appeals?|photos?|images?|passports?|visas?|permits?|licen[cs]es?|list)\b)"
    ),
    "de": re.compile(
        r"\b(?:veröffentlichte|meldete|verbreitete|veröffentlichten|meldeten)(?= (?:\w+ ){0,5}(?:red notice|rotecke|fahndung|fahndungsaufruf|kollegen|kolleginnen|partnern)\b)",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        # handed over
        r"(?<!jak )(?<!czym )(?<!tym )(?<![,–—-] )\bprzekaz(?:ał\w*|uj\w+)\b(?=\s[^\W\d])(?![^.;]*(?:\bże\b|informacj))(?! (?:PAP|mediom|dziennikarzom|portalowi|w (?:komunikacie|oświadczeniu|rozmowie)))(?! rzeczni)|"
        r"\b(?:dzięki|na podstawie|po) (?:\w+ )?(?:informacj\w+|danych|danym|komunikat\w+)\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        # found guilty, warned somebody, gave a tip
        r"\bпризнал\w*(?=[^.;,]*\b(?:не)?виновн)|"
        r"\b(?:известил|оповестил|уведомил|проинформировал)\w*(?=\s(?!об?\b|что\b|в\b|во\b|на\b|[А-ЯЁ])\w)|"
        r"\b(?:их|его|её) (?:известил|оповестил|уведомил)\w+",
        re.IGNORECASE,
    ),
    "uk": re.compile(
        # the same, filed, shared what one knows
        r"\bвизна\w+(?=[^.;,]*\bвинн)|\bпода(?:в|л[аио])(?= (?:\w+ )?(?:апеляц|позов|клопотан|запит|скарг|касац))|"
        r"\bподіли\w+(?= (?:\w+ )?(?:досвід|напрацюван|практик|знан|методик|навичк))|"
        r"\b(?:сповісти|поінформува|проінформува)\w+(?=\s(?!про\b|що\b|в\b|у\b|на\b|[А-ЯІЇЄҐ])\w)|"
        r"\b(?:їх|його|її) (?:сповісти|поінформува)\w+",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:renseignements?|informations?|signalements?|données|alertes?|demandes?|éléments?|preuves?|listes?|images?|fichiers?|pistes?)(?: \w+)? (?:transmis|signalé|communiqué|confirmé|fourni)e?s? par\b|"
        r"\b(?:a|ont) informé (?:ses|son|sa|leurs?)\b",
        re.IGNORECASE,
    ),
}
"""Words that else tell, where they say something else: a body that handed over a man has not told the news."""


@lru_cache(maxsize=64)  # each body named in a sentence asks for it
def without_other_acts(sentence: str, language: str) -> str:
    """The sentence with such words blanked out, so that places in it stay the same."""
    words = OTHER_ACTS.get(language)
    if words is None:
        return sentence
    return words.sub(lambda found: found.group() if _is_news(found) else "_" * len(found.group()), sentence)


def _is_news(found: re.Match[str]) -> bool:
    """Whether what was handed on is word of it: „Informację przekazała …”."""
    return found.group().lower().startswith("przekaz") and "nformacj" in found.string[: found.start()]
