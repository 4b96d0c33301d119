"""Groups of acts and event types that are read alike."""

from __future__ import annotations

from liaison.enrich.grammar.wordlists import words

DETAILS = frozenset({"arrest", "seizure", "operation"})
"""Inside a stated operation these are its results, and no acts of their own."""
TRAVELS = words("deploy visit extradite inform be_informed aid hand_over get ask extradition deport")
"""Acts that go to a country: its name after a preposition is a party."""
