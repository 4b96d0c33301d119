"""The reader that the desk asks, by the settings of the moment."""

from __future__ import annotations

from functools import lru_cache

from liaison import settings
from liaison.search.reader import Reader, open_reader


def current_reader() -> Reader:
    """A reader with the reader's key; the same one until the settings change (a restarted embedded server has other keys)."""
    return _reader_of(settings.load("reader"))


@lru_cache(maxsize=2)
def _reader_of(found: settings.Settings) -> Reader:
    return open_reader(found)
