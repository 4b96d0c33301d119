"""Two real reports of the kind that Liaison reads, through the directory source; read from beside the repository where present."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from liaison.search.labels import Labels
from liaison.search.reader import Reader
from liaison.search.request import SearchRequest

ROOT = Path(__file__).resolve().parents[2]
SEEDS = Path(os.environ.get("LIAISON_SHARED") or ROOT.parent / "shared") / "seeds"
pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(not SEEDS.is_dir(), reason=f"no reports in {SEEDS}"),
]


@pytest.fixture
def find(pipeline: Any, elasticsearch_server: Any) -> Any:
    pipeline.source("seeds", kind="directory", location=str(SEEDS), language="en")
    account = pipeline.run("seeds")
    assert account["sources"]["seeds"]["indexed"] == 2
    documents = pipeline.documents()
    assert {d["language"] for d in documents.values()} == {"en"}
    client = pipeline.client.options(api_key=elasticsearch_server.keys["reader"])
    reader = Reader(client, pipeline.prefix, Labels())

    def search(text: str = "", **filters: Any) -> list[str]:
        dates = {key: date.fromisoformat(filters.pop(key)) for key in ("since", "until") if key in filters}
        results = reader.search(SearchRequest(text, filters=filters, **dates))
        return [hit.document["published_at"] for hit in results.hits]

    return search


def test_the_reports_are_found_by_words_country_person_and_date(find: Any) -> None:
    cars, talks = "2025-01-24", "2021-01-01"
    assert find("liaison officer stolen vehicles")[0] == cars
    assert find("extradition assets pandemic")[0] == talks
    assert find(country=("DE", "UA")) and set(find(country=("UA",))) == {cars}
    assert set(find(country=("RU",))) == {talks}
    assert set(find(country_pair=("DE|UA",))) == {cars}
    assert set(find(country_pair=("DE|RU",))) == {talks}
    for spelling in ("Gesa Andreas von Geir", "Geza Andreas von Geir"):
        assert find(f'"{spelling}"') == [talks]
    assert find(since="2025-01-01") == [cars]
    assert find(until="2021-12-31") == [talks]
