"""The explanation of a record: every value with its sentence and its rule in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaison.commands import read
from liaison.search.rules import rule_in_words
from tests.enrich.reading import VOCABULARY

REPORT = " date 2024-05-15 Police of two countries meet\n\nThe police chiefs of Malta and Cyprus met in Valletta on Monday.\n"


def test_values_come_with_sentence_and_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    assert read.run(["--why", str(path)]) == 0
    told = capsys.readouterr().out
    assert "Event type\n  meeting\n" in told
    assert "The police chiefs of Malta and Cyprus met in Valletta on Monday." in told
    assert "the parties meet or talk" in told
    assert "\x1b[" not in told


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert read.run(["--why", str(tmp_path / "none.txt")]) == 1
    assert "no such file" in capsys.readouterr().err


def test_every_rule_of_a_report_has_words() -> None:
    for rule in ("country-name", "act.sign", "party.means", "quantity.money", "topics.fraud", "media-cue"):
        assert rule_in_words(rule, VOCABULARY.files) != rule
