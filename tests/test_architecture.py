"""The import rules of CONTRIBUTING.md: which room may import which, and that only dags/ and plugins/ know Airflow."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "include" / "liaison"

PURE = ("sources", "clean", "language", "enrich", "resolve")
MAY_IMPORT = {
    "model": set(),
    "trees": set(),
    **{room: {"model", "errors", "trees"} for room in PURE},
    "pipeline": {"model", "errors", "settings", "edges.vocabulary", *PURE},
    "search": {"model", "errors", "settings", "edges.vocabulary", "edges.elastic"},
    "edges": {"model", "settings", "errors"},
    "tasks": {"model", "errors", "settings", "accounting", "pipeline", "search", "edges", *PURE},
    "desk": {"model", "errors", "settings", "pipeline", "search", "edges"},
    "commands": {"model", "errors", "settings", "accounting", "pipeline", "search", "edges", "tasks", "desk", *PURE},
    "cli": {"errors", "commands"},
    "settings": {"errors"},
    "errors": {"model"},
    "accounting": {"model", "errors"},
}
"""Rooms and single modules of the package → the rooms (or modules of rooms) that they may import beside their own; names of the package itself
(`from liaison import PIPELINE_VERSION`) are free to all."""


def imports(file: Path) -> Iterator[str]:
    """Dotted names of everything that `file` imports, at any depth of its code."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import; imports always read `from liaison...`"
            assert node.module
            yield node.module
            if node.module == "liaison":
                yield from (f"liaison.{alias.name}" for alias in node.names)


def room(dotted: str) -> str:
    return dotted.split(".")[1] if "." in dotted else ""


def python_files(*folders: str) -> list[Path]:
    return [file for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]


@pytest.mark.parametrize("name", sorted(MAY_IMPORT))
def test_room_imports_only_what_it_may(name):
    files = sorted((PACKAGE / name).rglob("*.py")) if (PACKAGE / name).is_dir() else [PACKAGE / f"{name}.py"]
    present = {path.name.removesuffix(".py") for path in PACKAGE.iterdir()}
    wrong = [
        f"{file.relative_to(ROOT)} imports {module}"
        for file in files
        if file.exists()
        for module in imports(file)
        if module.split(".")[0] == "liaison"
        and room(module) in present
        and not {room(module), module.removeprefix("liaison.")} & (MAY_IMPORT[name] | {name, ""})
    ]
    assert not wrong, "\n".join(wrong)


def test_every_room_has_its_rule():
    rooms = {
        path.name.removesuffix(".py")
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert rooms - {"__init__"} <= MAY_IMPORT.keys(), "a new room needs its line in MAY_IMPORT"


def test_model_needs_the_standard_library_alone():
    wrong = [
        f"{file.name} imports {module}"
        for file in python_files("include/liaison/model")
        for module in imports(file)
        if module.split(".")[0] not in sys.stdlib_module_names | {"liaison"}
    ]
    assert not wrong, "\n".join(wrong)


def test_only_dags_and_plugins_import_airflow():
    wrong = [
        f"{file.relative_to(ROOT)} imports {module}"
        for file in python_files("include", "embedded", "benchmarks", "examples")
        for module in imports(file)
        if module.split(".")[0] == "airflow"
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("folder", "allowed"), [("dags", "tasks"), ("plugins", "desk")])
def test_wiring_imports_its_one_room(folder, allowed):
    wrong = [
        f"{file.relative_to(ROOT)} imports {module}"
        for file in python_files(folder)
        for module in imports(file)
        if module.split(".")[0] == "liaison" and room(module) not in {allowed, ""}
    ]
    assert not wrong, "\n".join(wrong)


def test_dag_files_are_wiring():
    long = [f"{file.name}: {len(file.read_text(encoding='utf-8').splitlines())} lines" for file in python_files("dags")]
    assert not [name for name in long if int(name.split(": ")[1].split()[0]) > 80], long


def test_pure_rooms_touch_no_network_disk_or_clock():
    doors = {"socket", "requests", "httpx", "httpx2", "urllib.request", "elasticsearch", "http.client", "subprocess"}
    wrong = [
        f"{file.relative_to(ROOT)} imports {module}"
        for name in (*PURE, "model")
        for file in python_files(f"include/liaison/{name}")
        for module in imports(file)
        if module in doors or module.split(".")[0] in doors
    ]
    assert not wrong, "\n".join(wrong)
