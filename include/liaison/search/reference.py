"""Renders what is generated from the fields: docs/fields.md and the golden mappings. `python -m liaison.search.reference`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from liaison.model.fields import Field, Index, fields_of
from liaison.search.mapping import index_body

INTRODUCTION = """# Fields

Generated from `include/liaison/model/fields.py` by `python -m liaison.search.reference`; do not edit.
A field in the column *option* filters `liaison search` and the search page by that name; *CSV* marks the exported columns.
"""
ABOUT = {
    Index.ARTICLES: "One document per article, `_id` = `article_id`.",
    Index.FACTS: "One document per fact, `_id` = `fact_id`.",
    Index.OUTCOMES: "One document per item that was not indexed.",
    Index.SOURCES: "One document per source: its health.",
}


def fields_page() -> str:
    """docs/fields.md: a table for each index."""
    return INTRODUCTION + "".join(_section(index) for index in Index)


def mapping_page(index: Index) -> str:
    """The rendered settings and mapping of one index, with the Ukrainian dictionary."""
    return json.dumps(index_body(index, hunspell=True), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _section(index: Index) -> str:
    rows = "".join(_row(field) for field in fields_of(index))
    head = "| field | type | label | meaning | vocabulary | option | CSV |\n|---|---|---|---|---|---|---|\n"
    return f"\n## {index}\n\n{ABOUT[index]}\n\n{head}{rows}"


def _row(field: Field, parent: str = "") -> str:
    cells = (
        f"`{parent}{field.name}`",
        str(field.kind),
        field.label,
        field.meaning.replace("|", "\\|"),
        field.vocabulary or "",
        f"`{field.option}`" if field.option else "",
        "yes" if field.exported else "",
    )
    row = f"| {' | '.join(cells)} |\n"
    return row + "".join(_row(part, f"{parent}{field.name}.") for part in field.parts)


def main() -> None:
    """Write the generated files of the repository in the current folder."""
    Path("docs/fields.md").write_text(fields_page(), encoding="utf-8")
    for index in Index:
        Path(f"tests/search/golden/{index}.json").write_text(mapping_page(index), encoding="utf-8")
    sys.stdout.write("docs/fields.md and tests/search/golden/*.json written\n")


if __name__ == "__main__":
    main()
