"""What all feed readers share: the context of one document, text without markup, dates, and the last look at all entries."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from liaison.model.entry import Entry
from liaison.model.ids import digest
from liaison.model.source import Source
from liaison.model.url import normalise_url
from liaison.sources.dates import Moment, parse_date

MAX_ENTRIES = 50_000
"""What a sitemap may hold; a feed that holds more is cut and flagged `entries-capped`."""
MAX_AUTHOR = 300
"""Characters of an author line that are looked at: its pattern takes quadratic time."""
TAGS = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|code|del|div|em|font|h[1-6]|i|img|ins|li|mark|nobr|p|q|s|small|span|strike|strong|sub|sup|u|ul|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
SILENT = re.compile(r"<(script|style|template|iframe)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)", re.IGNORECASE | re.DOTALL)
ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
EMAIL_NAME = re.compile(r"^\s*\S+@\S+\s*\((?P<name>[^)]+)\)\s*$|^\s*(?P<before>[^<>]+?)\s*<\S+@\S+>\s*$")
HIDDEN = re.compile(r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u2060\ufeff\ud800-\udfff]")
ESCAPED_AMPERSAND = re.compile(r"&(?:amp|#0*38|#[xX]0*26);")
MISNAMED = {"ua": "uk", "cz": "cs", "gr": "el", "dk": "da", "jp": "ja", "cn": "zh"} | {
    "deu": "de", "ger": "de", "eng": "en", "fra": "fr", "fre": "fr", "rus": "ru", "ukr": "uk", "pol": "pl", "ron": "ro",
    "spa": "es", "ita": "it", "nld": "nl", "ces": "cs", "bel": "be",
}  # fmt: skip
"""Country codes that publishers write for languages, and three-letter codes."""
LANGUAGE = re.compile(r"^([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*$")


@dataclass(frozen=True, slots=True)
class Rejected:
    """An item of a feed that cannot become an entry: kept for quarantine with its raw text."""

    entry_id: str
    reason: str
    raw: str


@dataclass(frozen=True, slots=True)
class Polled:
    """What one feed document holds. `children` are the sitemaps that an index names."""

    entries: tuple[Entry, ...] = ()
    children: tuple[str, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """Where a document comes from; `language` and `base` as the document says, else as the source or its address."""

    source: Source
    url: str | None = None
    language: str | None = None
    base: str | None = None

    def date(self, *raws: str | None) -> tuple[str | None, tuple[str, ...]]:
        """(date, flags) of the first of `raws` that is one; `bad-date` where something is said and none is."""
        given = [raw for raw in raws if raw and raw.strip()]
        for raw in given:
            moment: Moment | None = parse_date(raw, self.source.timezone, self.language or self.source.language)
            if moment:
                return moment.text, moment.flags
        return None, ("bad-date",) if given else ()

    def link(self, raw: str | None, base: str | None = None) -> str | None:
        """`raw` as an absolute http(s) address; None where it is none."""
        # Not html.unescape: it would read the parameter in `?a=1&copy=2` as a sign.
        raw = ESCAPED_AMPERSAND.sub("&", HIDDEN.sub("", raw or "")).strip()
        if not raw:
            return None
        raw = re.sub(r"[\t\r\n]", "", raw).replace(" ", "%20")
        try:
            for start in (base, self.base, self.url):
                if urlsplit(raw).scheme:
                    break
                raw = urljoin(start or "", raw)
            parts = urlsplit(raw)
            usable = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
        except ValueError:
            return None
        return raw if usable else None


def plain(markup: str | None) -> str | None:
    """One line of text: no tags, entities resolved however often they were escaped, blanks folded. None where nothing is left."""
    if not markup:
        return None
    text = SILENT.sub(" ", markup)
    for _ in range(3):
        text = TAGS.sub(_gap, text)
        if not ENTITY.search(text):
            break
        text = SILENT.sub(" ", html.unescape(text))
    text = TAGS.sub(_gap, text)
    return " ".join(HIDDEN.sub("", text).split()) or None


def _gap(tag: re.Match[str]) -> str:
    return " " if re.match(r"</?(?:br|p|div|li|ul|h\d|img)\b", tag.group(0), re.IGNORECASE) else ""


def plain_html(markup: str | None) -> str | None:
    """As `plain`, for text that is known to be HTML: every tag goes, not only the common ones."""
    if not markup:
        return None
    return plain(ANY_TAG.sub(lambda tag: _gap(tag) if TAGS.fullmatch(tag.group(0)) else " ", SILENT.sub(" ", markup)))


def is_markup(text: str | None) -> bool:
    """Whether `text` has HTML tags."""
    return bool(text and ANY_TAG.search(text))


def author_name(raw: str | None) -> str | None:
    """The name in `name`, `mail@host (Name)` or `Name <mail@host>`; None for a bare mail address."""
    raw = (raw or "")[:MAX_AUTHOR]
    text = plain(raw) if raw and "<" not in raw else " ".join(raw.split())
    if not text:
        return None
    if found := EMAIL_NAME.match(text):
        text = (found["name"] or found["before"]).strip()
    text = plain(text) or ""
    return text if text and not re.fullmatch(r"\S+@\S+", text) else None


def language_code(raw: str | None) -> str | None:
    """Primary subtag in lower case: `de` of `de-AT`; None where `raw` is no language tag."""
    found = LANGUAGE.match((raw or "").strip())
    code = found.group(1).lower() if found else None
    return MISNAMED.get(code, code) if code else None


def unique(*values: str | None) -> tuple[str, ...]:
    """Values that are there, each once, in order."""
    return tuple(dict.fromkeys(value for value in values if value))


def entry_key(url: str | None, title: str | None, date: str | None, summary: str | None) -> str:
    """The id of an entry that brings none: its link, else a hash over title, date and summary."""
    return url or digest(title or "", date or "", summary or "")


def finish(polled: Polled, flags: tuple[str, ...] = ()) -> Polled:
    """The entries of one document each once; those that share a link or an id under other content are told apart and flagged."""
    pages = {entry.url: normalise_url(entry.url) for entry in polled.entries if entry.url}
    entries = _each_once(polled.entries, pages)
    capped = len(entries) > MAX_ENTRIES
    entries = _apart_by_id(entries[:MAX_ENTRIES])
    by_link: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.url:
            by_link[pages[entry.url]].add(entry.entry_id)
    shared = {link for link, ids in by_link.items() if len(ids) > 1}
    entries = [
        replace(e, flags=unique(*e.flags, "shared-link")) if e.url and pages[e.url] in shared else e for e in entries
    ]
    every = unique(*polled.flags, *flags, "entries-capped" if capped else None)
    if "charset-lie" in every:
        entries = [replace(e, flags=unique(*e.flags, "charset-lie")) for e in entries]
    return Polled(tuple(entries), polled.children, polled.rejected, every)


def _each_once(entries: tuple[Entry, ...], pages: dict[str, str]) -> list[Entry]:
    """One entry for each id, link and title: of repeated ones that with the latest change."""
    latest: dict[tuple[str, str, str], Entry] = {}
    for entry in entries:
        key = (entry.entry_id, pages[entry.url] if entry.url else "", entry.title or "")
        known = latest.get(key)
        if known is None or (entry.modified_at or "") > (known.modified_at or ""):
            latest[key] = entry
    return list(latest.values())


def _apart_by_id(entries: list[Entry]) -> list[Entry]:
    seen: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        seen[entry.entry_id].add(entry.url or entry.title or "")
    return [
        replace(e, entry_id=f"{e.entry_id}#{digest(e.url or e.title or '')[:12]}", flags=unique(*e.flags, "shared-id"))
        if len(seen[e.entry_id]) > 1
        else e
        for e in entries
    ]
