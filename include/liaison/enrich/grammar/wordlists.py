"""Closed lists of small words, written as they are read."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of `text`, parted by blanks."""
    return frozenset(text.split())
