"""When a page was published: machine-readable signals first, then the date line, then the address."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from liaison.clean.head import Head
from liaison.clean.jsonld import text_of
from liaison.clean.page import Page
from liaison.clean.region import foreign, near_headline
from liaison.clean.words import months

ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.I,
)
BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})T?(\d{2})?(\d{2})?(\d{2})?(Z)?$")
NUMERIC = re.compile(r"(?<![\d.:/])(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4})(?![\d])")
SHORT_YEAR = re.compile(r"(?<![\d.:/])(\d{1,2})\.(\d{1,2})\.(\d{2})(?![\d.])")
"""25.04.24: only with dots, as slashes may stand for month/day."""
DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+|of\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+|del\s+)?(\d{4})(?!\d)"
)
MONTH_DAY = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
EAST_ASIA = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
CLOCK = re.compile(r"(?<![\d.])(\d{1,2})[:.h](\d{2})(?!\d|\.\d)(?:\s*([ap])\.?m\b\.?)?", re.I)
IN_URL = re.compile(r"/(20\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)|/(20\d{2})(\d{2})(\d{2})(?=\D|$)")
ZONE_NAMES = {"Z": 0, "UTC": 0, "GMT": 0, "BST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120, "EET": 120, "EEST": 180, "MSK": 180, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420, "IST": 330, "JST": 540, "KST": 540}  # fmt: skip
ZONE = re.compile(r"\b(" + "|".join(ZONE_NAMES) + r")\b")
META_PUBLISHED = ("article:published_time", "og:article:published_time", "article:published", "datepublished", "date_published", "publish_date", "published_time", "publishdate", "pubdate", "publication_date", "publish-date", "published-date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "og:pubdate", "og:published_time", "article.published", "article_date_original", "originalpublicationdate", "last-published", "date", "rnews:datepublished", "bt:pubdate", "citation_publication_date", "citation_date", "iso-8601-publish-date", "pub_date", "shareaholic:article_published_time", "vr:published_time", "publishedat", "article:post_modified_first", "created", "publishedtime", "displaydate")  # fmt: skip
META_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "dcterms.modified", "article:modified", "modified_time", "revised")  # fmt: skip
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
"""Arabic and Persian digits."""
UPDATED = re.compile(r"updat|modif|aktualis|edit", re.I)
EARLIEST = 1990


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time with what is known of it: precision is minute or day; `zoned` where the page gave the zone."""

    when: dt.datetime
    precision: str
    zoned: bool

    def iso(self) -> str:
        return self.when.isoformat()


@dataclass(frozen=True, slots=True)
class Dates:
    """Publication and change of a page, with the signal that gave the first."""

    published: Moment | None = None
    published_from: str | None = None
    modified: Moment | None = None
    flags: tuple[str, ...] = ()


def parse_moment(text: str) -> Moment | None:
    """The instant of a machine-readable date (ISO 8601 in its many spellings, RFC 2822, epoch); None where it is none."""
    text = text.strip()[:80]
    if not text:
        return None
    if text.isdigit() and len(text) in (10, 13):
        seconds = int(text) / (1000 if len(text) == 13 else 1)
        return _moment(dt.datetime.fromtimestamp(seconds, dt.UTC), "minute", True)
    if found := ISO.match(text):
        year, month, day, hour, minute, second, zone = found.groups()
        return _build(int(year), int(month), int(day), hour, minute, second, zone or _zone_name(text))
    if found := BASIC.match(text):
        year, month, day, hour, minute, second, zone = found.groups()
        return _build(int(year), int(month), int(day), hour, minute, second, zone)
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return parse_written(text)
    return _moment(when if when.tzinfo else when.replace(tzinfo=dt.UTC), "minute", when.tzinfo is not None)


def parse_written(text: str) -> Moment | None:
    """The first date that `text` spells out for readers (3 May 2024, 21.03.2024 18:02, 5 травня 2024); None without one."""
    text = text[:300].translate(DIGITS)
    found = _written_day(text)
    if found is None:
        return None
    year, month, day, start, end = found
    clock = _clock(text, start, end)
    if clock is None:
        return _build(year, month, day, None, None, None, None)
    hour, minute, half = int(clock.group(1)), clock.group(2), (clock.group(3) or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return _build(year, month, day, str(hour), minute, None, _zone_name(text[clock.end() :]))


def _clock(text: str, start: int, end: int) -> re.Match[str] | None:
    """The time of day just before the date, else just behind it and before any bar."""
    before = list(CLOCK.finditer(text, max(0, start - 16), start))
    if before:
        return before[-1]
    bar = text.find("|", end)
    return CLOCK.search(text, end, min(end + 25, bar if bar >= 0 else len(text)))


def _written_day(text: str) -> tuple[int, int, int, int, int] | None:
    """Year, month, day, and where the first date of `text` starts and ends."""
    found = []
    for pattern, order in (
        (DAY_MONTH, "dmy"),
        (MONTH_DAY, "mdy"),
        (NUMERIC, "dmy"),
        (SHORT_YEAR, "dmy"),
        (EAST_ASIA, "ymd"),
        (ISO, "ymd"),
    ):
        for hit in pattern.finditer(text):
            parts = dict(zip(order, hit.groups()[:3], strict=True))
            month = int(parts["m"]) if parts["m"].isdigit() else months().get(parts["m"].casefold(), 0)
            if not month:
                continue
            day = int(parts["d"])
            if pattern is SHORT_YEAR:
                parts["y"] = f"20{parts['y']}"
            if pattern is NUMERIC and month > 12 >= day:
                day, month = month, day
            if _day_exists(int(parts["y"]), month, day):
                found.append((hit.start(), int(parts["y"]), month, day, hit.end()))
            break
    if not found:
        return None
    start, year, month, day, end = min(found)
    return year, month, day, start, end


def _day_exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return EARLIEST <= year <= 2100


def _zone_name(text: str) -> str | None:
    found = ZONE.search(text)
    return found.group(1) if found else None


def _build(
    year: int, month: int, day: int, hour: str | None, minute: str | None, second: str | None, zone: str | None
) -> Moment | None:
    if not _day_exists(year, month, day):
        return None
    try:
        when = dt.datetime(year, month, day, int(hour or 0), int(minute or 0), int(second or 0), tzinfo=_zone(zone))
    except ValueError:
        return None
    return _moment(when, "minute" if hour and minute else "day", zone is not None)


def _zone(text: str | None) -> dt.timezone:
    if not text or text.upper() in ("Z", "UTC", "GMT"):
        return dt.UTC
    if text.upper() in ZONE_NAMES:
        return dt.timezone(dt.timedelta(minutes=ZONE_NAMES[text.upper()]))
    digits = text[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:4])
    if minutes > 15 * 60:
        return dt.UTC
    return dt.timezone(dt.timedelta(minutes=-minutes if text[0] == "-" else minutes))


def _moment(when: dt.datetime, precision: str, zoned: bool) -> Moment | None:
    return Moment(when, precision, zoned) if EARLIEST <= when.year <= 2100 else None


def find_dates(page: Page, head: Head, url: str | None, feed_date: str | None = None, html: bytes = b"") -> Dates:
    """The dates of a page. Signals in order: json-ld, meta, microdata, time, date-line, url, page-data (`html`: the page's
    bytes), feed."""
    modified = _modified(head)
    feed = parse_moment(feed_date) if feed_date else None
    for source, moment in _candidates(page, head, url, html):
        if moment is None:
            continue
        moment, doubt = _with_zone(moment, modified, feed, head)
        return Dates(moment, source, modified, doubt)
    return Dates(feed, "feed" if feed else None, modified)


def _candidates(page: Page, head: Head, url: str | None, html: bytes) -> Iterator[tuple[str, Moment | None]]:
    article = head.article or {}
    for key in ("datePublished", "dateCreated", "uploadDate"):
        yield "json-ld", parse_moment(text_of(article.get(key)))
    for node in head.graph.nodes:
        if node is not article and node.get("@type") in ("WebPage", "ItemPage") and id(node) not in head.graph.listed:
            yield "json-ld", parse_moment(text_of(node.get("datePublished")))
    for name in META_PUBLISHED:
        for value in head.meta.get(name, ()):
            yield "meta", parse_moment(value)
    yield from _times(page)
    yield "date-line", _date_line(page, head.first("og:title"))
    for address in (url, head.canonical):
        if address and (found := IN_URL.search(address)):
            year, month, day = (int(g) for g in found.groups() if g)
            yield "url", _build(year, month, day, None, None, None, None)
    yield "page-data", _page_data(html)
    yield "json-ld", parse_moment(text_of(article.get("dateModified")))


PAGE_DATA = re.compile(
    rb'"(?:date_?published|published_?(?:at|date|on|time)|publish_?(?:date|time|ed)|publication_?date|first_?published(?:_?(?:at|date))?|pub_?date|'
    rb'deploy_?dt|release_?date|date_?created|created_?(?:at|date)|display_?date)\\*"\s*:\s*\\*"([^"\\<>]{8,40})',
    re.I,
)
"""Dates in the data that a page's own scripts draw it from, plain or escaped."""


def _page_data(html: bytes) -> Moment | None:
    """The first date of publication in the page's scripts, which hold the article before other stories."""
    found = PAGE_DATA.search(html)
    return parse_moment(found.group(1).decode("utf-8", "replace")) if found else None


def _times(page: Page) -> Iterator[tuple[str, Moment | None]]:
    """`time` elements that belong to the article: marked as its publication, else the first near the headline."""
    rest = []
    for node, element in page.times[:200]:
        attributes = node.attributes
        value = attributes.get("datetime") or attributes.get("content") or node.text()
        if foreign(page, element):
            continue
        if (attributes.get("itemprop") or "") == "datePublished" or "pubdate" in attributes:
            yield "microdata", parse_moment(value or "")
        else:
            rest.append((bool(UPDATED.search(attributes.get("class") or "")), value or ""))
    for _, value in sorted(rest[:5], key=lambda pair: pair[0]):  # what says that it was updated goes last
        yield "time", parse_moment(value)


def _date_line(page: Page, title: str) -> Moment | None:
    for block in near_headline(page, title):
        if len(block.text) < 160 and (moment := parse_written(block.text)):
            return moment
    return None


def _modified(head: Head) -> Moment | None:
    moment = parse_moment(text_of((head.article or {}).get("dateModified")))
    if moment is None:
        found = (parse_moment(value) for name in META_MODIFIED for value in head.meta.get(name, ()))
        moment = next((m for m in found if m), None)
    return moment


def _with_zone(
    moment: Moment, modified: Moment | None, feed: Moment | None, head: Head
) -> tuple[Moment, tuple[str, ...]]:
    """A time without zone takes that of the feed's instant, else that of the page's other dates; else it stands as UTC, flagged."""
    if moment.zoned or moment.precision == "day":
        return moment, ()
    if feed and feed.precision == "minute":
        gap = moment.when - feed.when
        quarter = round(gap.total_seconds() / 900)
        if abs(quarter) <= 56 and abs(gap.total_seconds() - quarter * 900) < 120:
            zone = dt.timezone(dt.timedelta(minutes=15 * quarter))
            return Moment(moment.when.replace(tzinfo=zone), "minute", True), ()
    others = [parse_moment(v) for name in META_PUBLISHED[:3] + META_MODIFIED[:2] for v in head.meta.get(name, ())]
    for other in (modified, *others):
        if (
            other
            and other.zoned
            and other.precision == "minute"
            and abs(other.when - moment.when) < dt.timedelta(days=40)
        ):
            return Moment(moment.when.replace(tzinfo=other.when.tzinfo), "minute", True), ()
    return moment, ("zone-assumed",)
