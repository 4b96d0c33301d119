"""Which of the names of bodies that vocabulary and grammar find over the same words stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from liaison.enrich.grammar.bodies import Named
from liaison.enrich.grammar.tokens import Token

KINDS = (
    ("customs", re.compile(r"zoll|douan|customs|митн|тамож|celn", re.IGNORECASE)),
    ("border_guard", re.compile(r"grenz|frontière|border|прикордон|кордону|погран|границ|granic", re.IGNORECASE)),
    ("prosecutor", re.compile(r"anwaltschaft|parquet|prosecut|прокур|prokurat", re.IGNORECASE)),
    (
        "police",
        re.compile(
            r"poli[cz]|поліц|полиц|gendarm|жандарм|criminal|crime|kriminal|krymin|кримінал|карн|слідч|уголовн|МВД|МВС|УВД|ГУНП|следств|"
            r"Interpol|Інтерпол|Интерпол|investigat|розслідув|расследов|śledcz|ermittlung|enquêtes|"
            r"corrupt|korrup|корупц|коррупц|antykorup|narcotic|drug|rauschgift|drogen|stupéfiant|antidrog|наркот|наркок|наркоб|narkot|"
            r"state patrol|highway patrol|surveillance du territoire|злочин|преступн|преступл|przestępcz|крим|gardes? nationale|держбезпек|"
            r"(?:національн|державн|служб|национальн|государственн)\w* (?:безпек|безопасност)|дорожного движения|госбезопасн|security service|state security|national security|sicherheitsdienst|staatssicherheit|"
            r"public security|sécurité publique|общественной безопасност|громадської безпеки|öffentliche sicherheit|bezpieczeństwa publiczn",
            re.IGNORECASE,
        ),
    ),
)
"""What a department's own name says about its kind, in this order."""
SCHOOLS = re.compile(
    r"academ|akadem|académ|академ|college|колед|institut|інститут|институт|school|école|schule|szkoł|школ|кинолог|кінолог",
    re.IGNORECASE,
)
WORLD = re.compile(r"united nations|\bUN\b|ООН|ОБСЄ|ОБСЕ|OSCE|OSZE|\bEU\b|ЄС\b|\bЕС\b|СНГ|СНД", re.IGNORECASE)
"""Bodies of unions of states fight crime, too, and are no police."""


def without_overlaps(known: Sequence[Named], grammar: Sequence[Named], tokens: Sequence[Token]) -> list[Named]:
    """Known names and grammar's together: the longer of two that begin alike; a known parent inside a longer name stays."""
    kept: list[Named] = []
    absorbed: set[int] = set()
    for item in grammar:
        if _apposed(tokens, item, known):
            continue
        inside = [k for k in known if k.first < item.last and item.first < k.last]
        if any(k.first > item.first and k.last > item.last for k in inside):
            continue
        if any(k.first <= item.first and k.last >= item.last for k in inside):
            continue
        if any(_is_apposed_short(tokens, item, k) for k in inside):
            continue
        heading = [k for k in inside if k.first <= item.first]
        if any(k.first < item.first for k in heading):
            continue
        owned = {id(k) for k in heading if k.last < len(tokens) and tokens[k.last].key == "s"}
        absorbed |= {id(k) for k in heading} - owned | {
            id(k) for k in inside if k.body is not None and k.body.key == "Interpol"
        }
        if tokens[item.first].text in HEADQUARTERS:
            absorbed |= {id(k) for k in inside if k.first == item.first + 1}
        tail = next(
            (k for k in inside if k.last == item.last and _joins(tokens[k.first - 1]) and k.first > item.first), None
        )
        if tail is not None:
            absorbed.add(id(tail))
        kept.append(_with_kind(item, heading, tail))
    return kept + [k for k in known if id(k) not in absorbed]


def _is_apposed_short(tokens: Sequence[Token], item: Named, known: Named) -> bool:
    """Whether a phrase only describes the abbreviation at its end: «румынское управление DIICOT»."""
    short = tokens[known.first]
    ends = known.last == item.last == known.first + 1 and known.first - item.first in (1, 2)
    foreign = short.text.isascii() and not tokens[item.first].text.isascii()  # in Cyrillic
    return ends and short.caps and foreign and known.kind not in ("ministry", "international", "media")


HEADQUARTERS = frozenset({"ГУ", "УТ"})
"""Regional headquarters of a ministry, named after it: «ГУ МВД России по г. Москве» is one body."""


def _joins(before: Token) -> bool:
    """Whether the word before a known name belongs to it ("State Drug Control Agency"), and is no unit («ГУУР МВД»)."""
    return before.upper and not before.caps


def _with_kind(item: Named, heading: Sequence[Named], tail: Named | None) -> Named:
    """The kind of the known name at its head or end, else the kind that its own words say."""
    if heading and heading[0].kind not in ("other", "international"):
        return replace(item, kind=heading[0].kind)
    if heading and heading[0].body is not None and heading[0].body.key != "Interpol":
        return replace(item, kind=heading[0].kind)
    if item.kind == "police":
        return item  # a bureau of Interpol in a ministry
    if tail is not None and not (tail.kind == "ministry" and SCHOOLS.search(item.name)):
        return replace(item, kind=tail.kind)
    if item.kind != "other" or WORLD.search(item.name):
        return item
    return replace(item, kind=next((kind for kind, words in KINDS if words.search(item.name)), "other"))


def _apposed(tokens: Sequence[Token], item: Named, known: Sequence[Named]) -> bool:
    """Whether a known name follows that says what the phrase describes ("die EU-Justizagentur Eurojust")."""
    after = next((k for k in known if k.first == item.last), None)
    if after is None or item.rule != "body-grammar" or tokens[after.first].glue != " " or item.kind == "media":
        return False
    short = after.last - after.first == 1 and (tokens[after.first].caps or after.kind == "international")
    short = short or (
        item.last - item.first == 2 and after.kind == item.kind == "police"
    )  # "Katalońska policja Mossos d'Esquadra"
    return short and after.kind != "ministry" and not (item.last - item.first == 1 and tokens[item.first].caps)
