"""What makes a number no quantity: names, dates, addresses, articles of law, telephone numbers."""

from __future__ import annotations

from liaison.enrich.grammar.number_lines import YEAR, Line
from liaison.enrich.grammar.numbers import Number
from liaison.enrich.grammar.wordlists import words

LABELS = words(
    "article articles art § no nr n° № number section chapter page room flight route road highway autobahn "
    "bundesstraße a b paragraph absatz abs artikel artikels стаття статті статтею ст частини частина ч пункт "
    "п номер interstate mile exit runway gate рейс стор траса статья статьи статьёй статьей статьями часть части трассе рейсом кабинет artykuł "
    "artykułu ust pkt numer numéro aged age lot line channel kanal since depuis seit из-за"
)
MONTHS = words(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sept sep oct nov dec janvier février mars avril juin juillet août septembre octobre novembre "
    "décembre"
)
ROADS = ("a", "b")
"""Letters of roads; in small ones these are an article, a verb or "and"."""
STREETS = ("straße", "strasse", "weg", "platz", "allee", "gasse", "ufer", "damm")
EMERGENCY = words("112 110 911 999 997 998 101 102 103 104 15 17 18 117 118 144")
EMERGENCY_WORDS = (
    *(
        "emergenc",
        "notruf",
        "notfall",
        "urgence",
        "secours",
        "екстрен",
        "экстрен",
        "ratunk",
        "alarm",
        "hotline",
        "dial",
        "call",
    ),
    *("номер", "numer", "служб", "ліні", "лини"),
)
"""Beginnings of words beside a telephone number of the police or the ambulance: the "112 Emergency Centre"."""


def is_part_of_name(line: Line, number: Number) -> bool:
    """CX-5, I-20, A4, 24/7, 40-year-old, 46-річний, 5G, 3rd, Nr. 12, XIV-7."""
    if line.field[number.end : number.end + 7] == "-member":
        return False  # "a four-member delegation"
    if not number.digits:
        following = line.field[number.end : number.end + 2]
        return following[:1] == "-" and following[1:].isalpha() and line.language == "en"
    before = line.field[max(0, number.start - 2) : number.start]
    after = line.field[number.end : number.end + 2]
    if before and (before[-1].isalpha() or before[-1] in "/#_" or (before[-1] in "-‑" and before[:1].isalnum())):
        return True
    if after[:1] in "/_" and after[1:].isalnum():
        return True
    if after[:1] in "-‑." and after[1:].isalpha() and line.language != "de":
        return True
    if after[:1] in "-‑" and after[1:].isalpha():
        return True
    return (
        after[:1].isalpha()
        and not number.scaled
        and line.sentence.words[number.last - 1].end == number.end
        and not line.has_glued_unit(number)
    )


def is_emergency(line: Line, number: Number) -> bool:
    """The "112 Emergency Centre", «служба 102»."""
    if number.bare not in EMERGENCY:
        return False
    words = line.sentence.words
    around = (*words[max(0, number.first - 2) : number.first], *words[number.last : number.last + 2])
    return any(word.text.startswith(EMERGENCY_WORDS) for word in around)


def is_label(line: Line, number: Number) -> bool:
    """Article 5, § 12, 3. Mai, 12 May, a street's number."""
    words = line.sentence.words
    if number.first and not number.scaled:
        before = words[number.first - 1].text
        road = before not in ROADS or line.field[words[number.first - 1].start].isupper()  # "a 13-member team", "A 13"
        if number.digits and (
            (before in LABELS and road)
            or (before in MONTHS and number.value < 2100 and not _is_parted_from(line, number))
        ):
            return True
    if line.field[max(0, number.start - 2) : number.start].strip().endswith(("§", "№", "#")):
        return True
    if _is_address(line, number) or (number.bare.endswith(".0") and line.language == "en"):
        return True
    # "am 3. Mai", "die 2. Sitzung": German and Polish ordinals
    dot = line.field[number.end : number.end + 2]
    return (
        number.digits
        and line.language in ("de", "pl")
        and dot == ". "
        and not number.scaled
        and "." not in number.bare
        and number.end + 2 < line.sentence.end
    )


def _is_address(line: Line, number: Number) -> bool:
    """ "Ratzeburger Landstraße 4, 23562 Lübeck"; the Group of Seven."""
    words = line.sentence.words
    before = [w.text for w in words[max(0, number.first - 2) : number.first]]
    if before == ["group", "of"]:
        return line.field[number.start].isupper() or number.digits
    street = line.language == "de" and bool(before) and before[-1].endswith(STREETS)
    postcode = line.language == "de" and len(number.bare) == 5 and number.bare.isdigit() and number.last < len(words)
    return number.digits and (
        street or (postcode and line.field[words[number.last].start].isupper() and not line.is_listed(number.last))
    )


def _is_parted_from(line: Line, number: Number) -> bool:
    """Whether a comma parts a count from the day before it: "on 5 November, 220 officers", but "November 5, 2021"."""
    words = line.sentence.words
    comma = "," in line.field[words[number.first - 1].end : number.start]
    return comma and not YEAR.fullmatch(number.bare)


LAST_DAY = 31


def follows_date(line: Line, number: Number, before: Number) -> bool:
    """ "Sept. 12 and 19": a number linked to one that is part of a date."""
    days = number.value <= LAST_DAY and not YEAR.fullmatch(before.bare)  # « en mars 2016, cinquante-sept officiers »
    return days and line.is_range(before, number) and before.digits and is_label(line, before)
