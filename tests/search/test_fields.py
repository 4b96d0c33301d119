"""The list of fields is consistent, and what is generated from it is committed as it is."""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from pathlib import Path

import pytest

from liaison.model.article import Article
from liaison.model.fields import Index, Kind, facet_fields, fields_of, leaves
from liaison.search.reference import fields_page, mapping_page
from liaison.search.versions import index_name, parse_index_name

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("index", list(Index))
def test_golden_mapping(index: Index) -> None:
    assert mapping_page(index) == (GOLDEN / f"{index}.json").read_text(encoding="utf-8"), (
        "run `python -m liaison.search.reference` and review the difference"
    )


def test_fields_page_is_current() -> None:
    assert fields_page() == (ROOT / "docs" / "fields.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("index", list(Index))
def test_each_name_once_per_index(index: Index) -> None:
    names = [field.name for field in leaves(index)]
    assert len(names) == len(set(names))


def test_every_value_of_the_record_has_a_field() -> None:
    declared = {field.name for field in fields_of(Index.ARTICLES)}
    kept_as_evidence = {"mentions", "facts"}
    assert {field.name for field in dataclass_fields(Article)} - kept_as_evidence <= declared


def test_aliases_point_at_fields_of_the_same_index() -> None:
    for index in Index:
        names = {field.name for field in fields_of(index)}
        for field in fields_of(index):
            if field.kind is Kind.ALIAS:
                assert field.target in names, (index, field.name)


def test_the_facets_of_the_issue() -> None:
    wanted = "source source_type language country country_pair topic instrument event_type person organization month"
    assert set(wanted.split()) <= set(facet_fields())


def test_index_names_round_trip() -> None:
    assert parse_index_name(index_name("my-liaison", Index.FACTS, 12)) == ("my-liaison", Index.FACTS, 12)
    for wrong in ("liaison-articles", "liaison-other-v1", "logs-v1"):
        with pytest.raises(ValueError, match="not an index"):
            parse_index_name(wrong)
