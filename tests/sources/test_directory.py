"""Dated text files: where a report begins, and which line is its headline."""

from __future__ import annotations

import pytest

from liaison.errors import Discarded
from liaison.sources.directory import split_reports

TEXT = "The police chiefs of Malta and Cyprus met in Valletta."
OTHER = "Two customs officers from Riga spent the week in Tallinn."


def reports(text: str) -> list[tuple[str | None, str | None, str]]:
    return [
        (e.title, e.published_at, " ".join((e.text or "").split())) for e in split_reports(text.encode(), "s", "f.txt")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f" date 2024-05-15 {TEXT}", [(None, "2024-05-15", TEXT)]),
        (f"Island chiefs meet\n date 2024-05-15 {TEXT}", [("Island chiefs meet", "2024-05-15", TEXT)]),
        (f"Island chiefs meet\n\n date 2024-05-15 {TEXT}", [("Island chiefs meet", "2024-05-15", TEXT)]),
        (f"No bail for Marek W.\n date 2024-05-15 {TEXT}", [("No bail for Marek W.", "2024-05-15", TEXT)]),
        (f" date 2024-05-15 Island chiefs meet\n\n{TEXT}", [("Island chiefs meet", "2024-05-15", TEXT)]),
        (
            f" date 2024-05-15 {TEXT}\n\nCustoms on tour\n date 2024-05-16 {OTHER}",
            [(None, "2024-05-15", TEXT), ("Customs on tour", "2024-05-16", OTHER)],
        ),
        (f"{TEXT} date 2024-05-16 {OTHER}", [(None, None, TEXT), (None, "2024-05-16", OTHER)]),
        (
            f" date 2024-05-15 {TEXT}\n\n{TEXT}\n\n date 2024-05-16 {OTHER}",
            [(None, "2024-05-15", f"{TEXT} {TEXT}"), (None, "2024-05-16", OTHER)],
        ),
        (TEXT, [(None, None, TEXT)]),
    ],
)
def test_reports_and_headlines(text: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    assert reports(text) == expected


def test_a_day_that_no_calendar_has_is_flagged() -> None:
    (entry,) = split_reports(f" date 2025-02-31 {TEXT}".encode(), "s", "f.txt")
    assert (entry.published_at, entry.flags) == (None, ("bad-date",))


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\x7fELF\x00\x01\x02"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Discarded):
        split_reports(data, "s", "f.txt")
