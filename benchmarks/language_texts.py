"""The labelled texts that language detection is measured on: given sentences, titles cut from them, word pairs, and texts of no language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

ROOT = Path(__file__).resolve().parents[1]
TITLE_CHARACTERS = 40
UNDETERMINED = ROOT / "tests" / "language" / "undetermined.txt"


@dataclass(frozen=True, slots=True)
class Row:
    """One text, its kind (sentence, title, pair, und) and its right code."""

    kind: str
    code: str
    text: str


def rows(folder: Path) -> list[Row]:
    """All texts of `folder` (sentences.tsv, word-pairs.tsv) and the project's own texts of no language.

    A title is a sentence cut at a word end to at most 40 characters.
    """
    found = []
    for code, text in _table(folder / "sentences.tsv"):
        found += [Row("sentence", code, text), Row("title", code, title(text))]
    found += [Row("pair", code, text) for code, text in _table(folder / "word-pairs.tsv")]
    return found + [Row("und", "und", text) for text in UNDETERMINED.read_text(encoding="utf-8").splitlines()]


def title(sentence: str) -> str:
    return sentence if len(sentence) <= TITLE_CHARACTERS else sentence[: TITLE_CHARACTERS + 1].rsplit(" ", 1)[0]


def is_calibrating(row: Row) -> bool:
    """Whether the row is of the half that confidences are fitted on; by its content, so that order does not matter."""
    return crc32(row.text.encode()) % 2 == 1


def _table(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(code, text) for code, _, text in (line.partition("\t") for line in lines)]
