"""Texts without cooperation that look like it: how many are taken for it."""

from __future__ import annotations

from benchmarks.enrichment import false_alarms

CEILING = 16
"""False alarms of the 168 traps when this was set; 22 before the model of sentences: rules had been mended on these texts. Lower it with every
gain; raise it only with a reason in the commit."""


def test_few_traps_are_taken_for_cooperation() -> None:
    alarms, traps = false_alarms()
    assert traps >= 168
    assert len(alarms) <= CEILING, alarms
