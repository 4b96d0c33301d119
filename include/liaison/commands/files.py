"""Input paths and JSON output, the same way in every command that reads files."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from liaison.errors import LiaisonError


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line and exits with 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read and where its result belongs below the output folder, without extension."""

    path: Path
    stem: Path


def complain(command: str, path: Path | str, reason: object) -> None:
    """One line on stderr about one file; line breaks in names or reasons cannot fake another line."""
    text = " ".join(f"liaison {command}: {path}: {reason}".split())
    sys.stderr.write(text + "\n")


def expand(command: str, paths: list[str], endings: tuple[str, ...]) -> tuple[list[Input], int]:
    """The files of all given files and folders, and how many paths could not be read (each told on stderr).

    A folder gives its files with one of `endings`, at any depth, with the folders under it kept in `stem`; files given by
    name are taken as they are. Where two of one folder share a stem, both keep their full names.
    """
    found: list[tuple[Path, Path]] = []
    bad = 0
    for name in paths:
        path = Path(name)
        try:
            if path.is_dir():
                inside = sorted(p for p in path.rglob("*") if p.name.lower().endswith(endings) and p.is_file())
                if not inside:
                    complain(command, path, f"no {', '.join(endings)} files in this folder")
                    bad += 1
                found += [(p, p.relative_to(path)) for p in inside]
            elif path.is_file():
                found.append((path, Path(path.name)))
            else:
                complain(command, path, "no such file or folder" if not path.exists() else "not a regular file")
                bad += 1
        except OSError as error:
            complain(command, path, error.strerror or error)
            bad += 1
    stems = [_stem(relative, endings) for _, relative in found]
    shared = Counter(stems)
    return [
        Input(path, stem if shared[stem] == 1 else relative)
        for (path, relative), stem in zip(found, stems, strict=True)
    ], bad


def _stem(relative: Path, endings: tuple[str, ...]) -> Path:
    for ending in sorted(endings, key=len, reverse=True):
        if relative.name.lower().endswith(ending) and len(relative.name) > len(ending):
            return relative.with_name(relative.name[: -len(ending)])
    return relative.with_suffix("")


def write_results(command: str, inputs: list[Input], bad: int, out: str | None, work: Callable[[Path], Any]) -> int:
    """Apply `work` to each input and write its JSON; an input that fails is told and the others are done.

    Returns the exit status: 0 where every input gave a result.
    """
    for item in inputs:
        try:
            result = work(item.path)
        except (LiaisonError, OSError) as error:
            complain(command, item.path, error.strerror or error if isinstance(error, OSError) else error)
            bad += 1
            continue
        if out is None:
            for row in result if isinstance(result, list) else [result]:
                sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
            continue
        try:
            target = Path(out) / item.stem.with_name(item.stem.name + ".json")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        except OSError as error:
            complain(command, out, error.strerror or error)
            return 1
    return 1 if bad else 0


def lines(stream: Iterator[bytes]) -> Iterator[str]:
    """Text lines of a byte stream without their ends; bytes that are not UTF-8 become U+FFFD."""
    for raw in stream:
        yield raw.decode("utf-8", errors="replace").rstrip("\r\n")
