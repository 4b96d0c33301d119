"""Dates of feeds: read from the raw string, with the zone it names or the source's, never invented.

feedparser reads CEST as UTC and makes 2016-11-01 of `2016/6/29`, so dates are read here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from liaison.sources.zones import named_zone, zone

MAX_LENGTH = 120
FIRST_YEAR, LAST_YEAR = 1971, 2100
"""Years before and after are empty fields in disguise: 1970-01-01, 0001-01-01, 9999-12-31."""
LOCALES = [
    "en",
    "de",
    "fr",
    "uk",
    "ru",
    "es",
    "it",
    "pl",
    "pt",
    "nl",
    "cs",
    "sk",
    "sv",
    "da",
    "nb",
    "fi",
    "et",
    "lv",
    "lt",
    "hu",
    "ro",
    "bg",
    "sr",
    "hr",
    "bs",
    "sl",
    "mk",
    "sq",
    "el",
    "tr",
    "ca",
    "be",
    "ka",
    "hy",
    "az",
    "kk",
    "sr_Latn",
    "ga",
    "mt",
    "lb",
]
TIME = re.compile(
    r"(?<![\d.:/-])(?P<h>[01]?\d|2[0-4])\s?(?::|(?P<mark>h|г|год|ч)\s?|\.(?=\d\d\s?(?:uhr|h\b|kl)))(?P<m>[0-5]\d)?"
    r"(?:[:.](?P<s>[0-5]\d|60)(?:[.,]\d+)?)?(?!\d)\s*(?:(?P<half>[ap])\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
HOUR = re.compile(r"(?<![\d.:/-])(?P<h>1[0-2]|0?[1-9])\s?(?P<half>[ap])\.?\s?m\b\.?", re.IGNORECASE)
OFFSET = re.compile(r"(?:gmt|utc|ut|z)?\s*(?P<sign>[+\-−])(?P<h>\d{1,2})(?::?(?P<m>\d\d))?(?![\d./-])", re.IGNORECASE)
IANA = re.compile(r"\[?([A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_]+){1,2})\]?")
NAME = re.compile(r"[A-Za-zА-Я]{1,5}(?![\w])")
NOISE = re.compile(r"^(uhr|h|hrs?|год|ч|г|р|o'?clock|kl|heures?)\b\.?", re.IGNORECASE)
ISO = re.compile(r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?=\D|$)")
BASIC = re.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?)?(?!\d)")
DOTTED = re.compile(r"(?<!\d)(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d\d)(?=\D|$)")
DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|er|º|-|го|-го)?[\s/-]*(?:de\s+|of\s+)?([^\W\d_]{2,}\.?)[\s,./-]*(?:de\s+|del\s+)?'?(\d{4}|\d\d)(?![\d:])",
    re.IGNORECASE,
)
YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[\s/-]([^\W\d_]{3,}\.?)[\s/-](\d{1,2})(?!\d)")
MONTH_FIRST = re.compile(r"([^\W\d_]{2,}\.?)\s+(\d{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(\d{4})(?![\d:])", re.IGNORECASE)
UNIX_DATE = re.compile(r"([^\W\d_]{2,}\.?)\s+(\d{1,2})\s+\d\d:\d\d.*?\s(\d{4})\s*$", re.IGNORECASE)
HAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")


@dataclass(frozen=True, slots=True)
class Moment:
    """`text` is an instant (`2024-04-18T06:40:00Z`) or, where only the day is known, the day (`2024-04-18`)."""

    text: str
    flags: tuple[str, ...] = ()


@lru_cache(maxsize=1024)
def parse_date(raw: str | None, timezone_name: str = "UTC", language: str | None = None) -> Moment | None:
    """What `raw` says; None where it says no date that can be.

    A time without zone is taken in `timezone_name` (flag `no-zone`); with a zone name that nobody knows only the day is
    kept (flag `unknown-zone`). `01/02/2026` is read by `language` (day first, in en-US month first), else not at all.
    """
    text = " ".join(unicodedata.normalize("NFKC", raw or "").split())
    if not text or len(text) > MAX_LENGTH:
        return None
    here = zone(timezone_name) or UTC
    if text.isdigit() and len(text) in (10, 13):
        return _instant(datetime.fromtimestamp(int(text) / (1 if len(text) == 10 else 1000), UTC), ())
    day = _day(text, language)
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    return _with_time(day, text, here)


def _with_time(day: date, text: str, here: tzinfo) -> Moment | None:
    basic = BASIC.search(text)
    if basic and basic.group(4):
        hour, minute, second, rest = int(basic[4]), int(basic[5]), int(basic[6] or 0), text[basic.end() :]
    else:
        found = TIME.search(text.replace("T", " ", 1) if ISO.match(text) else text) or HOUR.search(text)
        if found is None or (found.groupdict().get("m") is None and not found["half"] and not found["mark"]):
            return Moment(day.isoformat())
        parts = found.groupdict()
        hour, minute, second = int(parts["h"]), int(parts.get("m") or 0), int(parts.get("s") or 0)
        if parts["half"]:
            hour = hour % 12 + (12 if parts["half"].lower() == "p" else 0)
        rest = text[found.end() :]
    extra = timedelta(days=hour // 24)
    if hour > 24 or (hour == 24 and (minute or second)):
        return Moment(day.isoformat())
    local = datetime(day.year, day.month, day.day, hour % 24, minute, min(second, 59)) + extra  # noqa: DTZ001
    return _placed(local, rest, here)


def _placed(local: datetime, rest: str, here: tzinfo) -> Moment | None:
    rest = NOISE.sub("", rest.strip(" ,;()-–") if not OFFSET.match(rest.strip()) else rest.strip()).strip(" ,;()")
    last = rest.split()[-1] if rest else ""
    if rest[:1].isdigit() and (OFFSET.fullmatch(last) or named_zone(last, local, here)):
        rest = last
    offset = OFFSET.match(rest)
    if offset:
        minutes = int(offset["h"]) * 60 + int(offset["m"] or 0)
        if minutes > 14 * 60:
            return Moment(local.date().isoformat(), ("unknown-zone",))
        sign = 1 if offset["sign"] == "+" else -1
        return _instant(local.replace(tzinfo=timezone(timedelta(minutes=sign * minutes))), ())
    region = IANA.match(rest)
    name = region.group(1) if region else (found.group(0) if (found := NAME.match(rest)) else "")
    if not name or _month(name, None) or rest[: len(name) + 1].isdigit():
        return _instant(local.replace(tzinfo=here), ("no-zone",))
    there = named_zone(name, local, here)
    if there is None:
        return Moment(local.date().isoformat(), ("unknown-zone",))
    return _instant(local.replace(tzinfo=there), ())


def _instant(moment: datetime, flags: tuple[str, ...]) -> Moment | None:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    return Moment(moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"), flags)


def _day(text: str, language: str | None) -> date | None:
    for pattern in (ISO, HAN, BASIC):
        if found := pattern.search(text):
            return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := DOTTED.search(text):
        return _dotted(found, language)
    for pattern, order in (
        (YEAR_FIRST, (1, 2, 3)),
        (DAY_FIRST, (3, 2, 1)),
        (MONTH_FIRST, (3, 1, 2)),
        (UNIX_DATE, (3, 1, 2)),
    ):
        for found in pattern.finditer(text):
            year, name, day = (found[group] for group in order)
            if month := _month(name, language):
                return _date(_year(year), month, int(day))
    return None


def _dotted(found: re.Match[str], language: str | None) -> date | None:
    first, second, year = int(found[1]), int(found[3]), _year(found[4])
    if first > 12 or (found[2] == "." and second <= 12):
        return _date(year, second, first)
    if second > 12:
        return _date(year, first, second)
    if first == second:
        return _date(year, first, second)
    code = (language or "").lower().replace("_", "-")
    if code == "en-us":
        return _date(year, first, second)
    return _date(year, second, first) if code and code != "en" else None


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else int(text) + (2000 if int(text) < 50 else 1900)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str, language: str | None) -> int | None:
    word = word.casefold().rstrip(".")
    own = (language or "").split("-")[0].split("_")[0].lower()
    if own in LOCALES and word in _months(own):
        return _months(own)[word]
    return _all_months().get(word)


@lru_cache
def _months(locale: str) -> dict[str, int]:
    from babel import Locale

    names: dict[str, int] = {}
    for widths in Locale.parse(locale).months.values():
        for width in ("wide", "abbreviated"):
            for number, name in widths.get(width, {}).items():
                name = name.casefold().rstrip(".")
                if name and not name.isdigit():
                    names[name] = number
                    if len(name) > 4:
                        names.setdefault(name[:3], number)
    return names


@lru_cache
def _all_months() -> dict[str, int]:
    """Month names that mean one month in all languages here; English and German ones always."""
    found: dict[str, set[int]] = {}
    for locale in LOCALES:
        for name, number in _months(locale).items():
            found.setdefault(name, set()).add(number)
    clear = {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}
    return clear | _months("de") | _months("en") | {"sept": 9, "mrz": 3, "jänner": 1, "feber": 2}
