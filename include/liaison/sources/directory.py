"""Dated text files: ` date YYYY-MM-DD` and text, one or several reports per file."""

from __future__ import annotations

import re
from datetime import date

from charset_normalizer import from_bytes

from liaison.errors import Discarded
from liaison.model.entry import Entry
from liaison.model.ids import digest
from liaison.model.outcome import DropReason

MARKER = re.compile(r"(?:^[ \t]*|(?<=[.!?…»”\"'])[ \t]+)date[ \t]+(\d{4}-\d{1,2}-\d{1,2})\b[ \t]*", re.MULTILINE)
"""At a line's start; or after a sentence end in mid-line, where files were joined."""
ID_CHARACTERS = 200
INITIAL = re.compile(r"(?<!\w)[^\W\d_]\.$")
"""A name's initial, as papers print those of suspects, ends no sentence: "Extradition of Sebastian M."."""


def split_reports(data: bytes, source_id: str, relative_path: str) -> list[Entry]:
    """The reports of one file in order; a text without a date line is one report without a date.

    A date that cannot be keeps its report under the flag `bad-date`, without a date. Raises Discarded for files that are empty or not text.
    """
    text = decode(data)
    if not text.strip():
        raise Discarded(DropReason.EMPTY, "an empty file")
    markers = list(MARKER.finditer(text))
    if not markers:
        return [_entry(source_id, relative_path, None, None, text, ())]
    entries = []
    head = text[: markers[0].start()]
    if head.strip().count("\n") == 0:
        # a line alone at the start is the headline, whatever empty lines follow: it is no report
        head = head.rstrip() + "\n"
    for number, marker in enumerate(markers):
        end = markers[number + 1].start() if number + 1 < len(markers) else len(text)
        body = text[marker.end() : end]
        headline = None
        rest, title = take_headline(head)
        if title and (number == 0 or at_line_start(text, marker)):
            headline, head = title, rest
        if number == 0 and head.strip():
            entries.append(_entry(source_id, relative_path, None, None, head, ()))
        elif number:
            entries[-1] = _with_text(entries[-1], source_id, relative_path, head)
        day, flags = valid_day(marker.group(1))
        entries.append(_entry(source_id, relative_path, headline, day, body, flags))
        head = body
    return entries


def decode(data: bytes) -> str:
    """Text of a file: UTF-8 or UTF-16 by its mark, else what charset-normalizer finds. Discarded (not-text) for binary data."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:8192]:
        raise Discarded(DropReason.NOT_TEXT, "binary data")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(data).best()
    if best is None:
        raise Discarded(DropReason.NOT_TEXT, "no known character encoding")
    return str(best)


def valid_day(text: str) -> tuple[str | None, tuple[str, ...]]:
    """(YYYY-MM-DD or None, flags): a day that the calendar does not have is flagged, not guessed."""
    year, month, day = (int(part) for part in text.split("-"))
    try:
        return date(year, month, day).isoformat(), ()
    except ValueError:
        return None, ("bad-date",)


def take_headline(before: str) -> tuple[str, str | None]:
    """(what stays, headline): the single line directly before a marker, after a blank line or at the start, no full stop."""
    lines = before.rstrip(" \t").split("\n")
    if lines and not lines[-1].strip():
        lines.pop()
    if not lines or not lines[-1].strip():
        return before, None
    line = lines[-1].strip()
    alone = len(lines) == 1 or not lines[-2].strip()
    if not alone or (line.endswith(".") and not INITIAL.search(line)) or len(line) > 300:
        return before, None
    return "\n".join(lines[:-1]), line


def at_line_start(text: str, marker: re.Match[str]) -> bool:
    """Whether nothing but blanks stands before the marker on its line."""
    return not text[text.rfind("\n", 0, marker.start()) + 1 : marker.start()].strip()


def _with_text(entry: Entry, source_id: str, path: str, text: str) -> Entry:
    return _entry(source_id, path, entry.title, entry.published_at, text, entry.flags)


def _entry(
    source_id: str, path: str, headline: str | None, day: str | None, text: str, flags: tuple[str, ...]
) -> Entry:
    first_line, _, rest = text.strip().partition("\n")
    if headline is None and day and rest.startswith("\n") and _is_headline(first_line):
        headline, text = first_line.strip(), rest
    start = " ".join(text.split())[:ID_CHARACTERS]
    return Entry(
        source_id=source_id,
        entry_id=digest(path, day or "", start),
        title=headline,
        text=text,
        published_at=day,
        flags=flags,
    )


def _is_headline(line: str) -> bool:
    return 0 < len(line.strip()) <= 200 and line.strip()[-1] not in '.!?…:;,»”"'
