"""The country that the words beside a name state: brackets, the office, "from", „für“, «с … стороны»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from liaison.enrich.employers import FOREIGN_OFFICES
from liaison.enrich.grammar.gazetteer import Cities
from liaison.enrich.grammar.names import Name
from liaison.enrich.grammar.offices import Role
from liaison.enrich.grammar.tokens import Token

PARTIES = {
    **dict.fromkeys(("SPD", "CDU", "CSU", "FDP", "Grüne", "Linke", "BSW"), "DE"),
    **dict.fromkeys(("ÖVP", "SPÖ", "FPÖ", "NEOS"), "AT"),
    **dict.fromkeys(("SVP", "GLP"), "CH"),
}
"""Parties that stand in brackets behind a minister's name, by country."""
_AWAY_WORDS = """
in to en au aux à w we в у при bei for auprès
"""
AWAY = frozenset(_AWAY_WORDS.split())


def described_country(tokens: Sequence[Token], first: int, codes: dict[int, str]) -> str | None:
    """The country whose adjective describes the calling before a rank and name: "słowacka tropicielka mjr Zuzana Hricová"."""
    if first < 2 or first - 2 not in codes or tokens[first - 1].upper or (tokens[first - 2].upper and first > 2):
        return None
    return codes[first - 2] if tokens[first].glue == tokens[first - 1].glue == " " else None


def _owns(tokens: Sequence[Token], at: int) -> bool:
    """Whether a state stands before an office as its owner or as a German adjective: „Schwedens“, „Luxemburger“."""
    owns = tokens[at].key.endswith(("s", "er"))
    return tokens[at].upper and owns and tokens[at + 1].glue == " " and tokens[at + 1].upper


def town_of(role: Role, tokens: Sequence[Token], cities: Cities) -> str | None:
    """The country of the town that an office names, unless people are sent there ("Verbindungsbeamter in Kyjiw")."""
    if role.role_id in FOREIGN_OFFICES:
        return None
    found = (cities.at(tokens, index) for index in range(role.first, role.last) if index != role.head)
    return next((city[1].country for city in found if city is not None), None)


def stated_country(
    role: Role | None,
    name: Name,
    tokens: Sequence[Token],
    codes: dict[int, str],
    cities: Cities,
) -> str | None:
    """The country that the role phrase or the words beside the name state; of two, the one served, not the one served in."""
    at = name.last
    if at < len(tokens) and at in codes and "(" in tokens[at].glue:
        return codes[at]
    if at < len(tokens) and tokens[at].text in PARTIES and "(" in tokens[at].glue:
        return PARTIES[tokens[at].text]
    if role is not None:
        stated = [i for i in range(role.first, role.last) if i in codes]
        served = [i for i in stated if i == role.first or tokens[i - 1].key not in AWAY]
        if served:
            return codes[served[0]]
        if role.first and role.first - 1 in codes and _owns(tokens, role.first - 1):
            return codes[role.first - 1]  # „Schwedens Reichspolizeichefin“
        if role.first and tokens[role.first].glue == " " and tokens[role.first - 1].upper:
            local = cities.country_of(tokens[role.first - 1])
            if local is not None:
                return local  # „der Schaffhauser Staatsanwalt“
    if (
        at + 1 < len(tokens)
        and tokens[at].key in ("of", "from", "из", "з", "із", "aus", "z", "du", "de")
        and at + 1 in codes
        and tokens[at].glue == " "
    ):
        return codes[at + 1]
    if (
        at + 1 < len(tokens)
        and tokens[at].key in ("from", "aus", "z", "ze", "из", "з", "із")
        and tokens[at].glue == " "
    ):
        town = cities.at(tokens, at + 1)
        if town is not None:
            return town[1].country
    if at < len(tokens) and tokens[at].key in ("for", "für", "pour") and tokens[at].glue == " ":
        ahead = next((i for i in range(at + 1, min(at + 6, len(tokens))) if i in codes), None)
        if ahead is not None and not any("," in t.glue for t in tokens[at + 1 : ahead + 1]):
            return codes[ahead]
    before = name.first - 1
    if before >= 1 and tokens[before].key == "s" and before - 1 in codes:
        return codes[before - 1]
    if (role is None or role.first > name.first) and name.first - 1 in codes and _is_native(tokens, name.first):
        return codes[name.first - 1]
    return _of_side(role.first if role is not None and role.first < name.first else name.first, tokens, codes)


NATIVE = re.compile(
    r"\w+(?:ин|анин|янин|ець|єць|ец|[йнм]ц[яюа]|[йнмв]ц[еу]м?|анка|янка|ijczyk|czyk|anin|ianin|janin|anka|czka)(?:а|у|ом|a|owi|iem|em)?|\w*(?:француз|грек|серб|поляк|чех|латиш|латыш|румун|угорець|фін|финн|литв|швед)\w{0,2}|"
    r"(?:pol|austri|słow|bośni|anglik|rod)ak(?:a|owi|iem)?|(?:czech|włoch|węgier|węgr|rumun|bułgar|szwed|szwajcar|fin|norweg|serb|chorwat|grek|turek|turk|francuz|rosjanin|łotysz|belg|duńczyk|portugal|hiszpan|irlandczyk)(?:a|owi|em|iem)?|"
    r"(?:ukrai|niem|słowe)(?:niec|iec|ca|cowi|cem|ńca|ńcem|ńcowi)|(?:gruz|litw|amerykan)in(?:a|owi|em)?"
)
"""Slavic words for one citizen of a state: «молдованин», "Mołdawianin"."""
ONE = frozenset(["der", "die", "den", "dem", "des", "ein", "eine", "einen", "einem", "eines"])
LANDS = ("schweiz", "türkei", "slowakei", "ukraine", "mongolei", "niederland", "usa", "emirate", "iran", "irak", "sudan", "libanon", "jemen", "kongo",
         "vatikan", "republik", "tschad", "elfenbein", "gambia", "philippinen", "staaten", "bundesrepublik", "eidgenossen", "königreich", "malediven",
         "bahamas", "seychellen", "komoren")  # fmt: skip
"""How the German names of states begin that have an article."""


def _is_native(tokens: Sequence[Token], first: int) -> bool:
    """Whether the word before a name says whose citizen its bearer is: «молдованин», „der Pole“."""
    if first == 0 or tokens[first].glue != " ":
        return False
    word = tokens[first - 1]
    if NATIVE.fullmatch(word.key) is not None:
        return True
    one = first > 1 and word.upper and tokens[first - 2].key in ONE and tokens[first - 1].glue == " "
    return one and not word.caps and not word.key.startswith(LANDS)


LED = ("возглав", "представл", "очол")


def _of_side(first: int, tokens: Sequence[Token], codes: dict[int, str]) -> str | None:
    """The country for which an office acts: «с молдавской стороны назначен прокурор …», «китайскую — полковник …»."""
    if first - 1 in codes and tokens[first].glue in (" — ", " – ", " - ") and tokens[first - 1].key[0] >= "а":
        return codes[first - 1]
    for index in range(first - 1, max(0, first - 6), -1):
        if tokens[index + 1].glue != " ":
            return None
        if tokens[index].key in ("стороны", "сторони", "боку") and index - 1 in codes:
            return codes[index - 1]
        led = tokens[index].key in ("сторону", "делегацию", "делегацію") and tokens[index + 1].key.startswith(LED)
        if led and index - 1 in codes:
            return codes[index - 1]
        if index in codes and tokens[index - 1].key in ("від", "от"):
            return codes[index]
    return None
