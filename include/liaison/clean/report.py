"""Dated reports that arrive as plain text."""

from __future__ import annotations

import re

from liaison.errors import Discarded
from liaison.model.article import Cleaned
from liaison.model.entry import Entry
from liaison.model.outcome import DropReason

PARAGRAPH = re.compile(r"\n\s*\n")


def clean_report(entry: Entry) -> Cleaned:
    """The report of a directory entry: its text with paragraphs kept and blanks inside lines folded.

    Raises Discarded (empty, no-text) where nothing is left to read.
    """
    lines = (" ".join(line.split()) for line in (entry.text or "").splitlines())
    paragraphs = [p.strip() for p in PARAGRAPH.split("\n".join(lines)) if p.strip()]
    body = "\n\n".join(paragraphs)
    if not body:
        raise Discarded(DropReason.EMPTY, "a date line without text")
    if not any(c.isalpha() for c in body):
        raise Discarded(DropReason.NO_TEXT, "no letters")
    return Cleaned(
        body_text=body,
        headline=entry.title,
        published_at=entry.published_at,
        published_precision="day" if entry.published_at else None,
        published_from="date-line" if entry.published_at else None,
        body_source="text",
    )
