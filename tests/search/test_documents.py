"""The projection of the record onto the indices."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest

from liaison.search.documents import (
    article_document,
    document_version,
    fact_documents,
    outcome_document,
    plover_categories,
    timestamp,
)

SENTENCE = "Німеччина передала Україні двадцять автомобілів."


def record(**changes: Any) -> dict[str, Any]:
    return {
        "article_id": "a" * 40,
        "source_id": "local",
        "headline": "Двадцять автомобілів",
        "lead": None,
        "body_text": f"{SENTENCE} Подробиці згодом.",
        "language": "uk",
        "published_at": "2025-01-24T00:00:00+00:00",
        "published_precision": "day",
        "retrieved_at": "2025-01-25T08:00:00.123+00:00",
        "mentions": [{"field": "countries", "value": "DE", "where": "body_text", "start": 0, "end": 9}],
        "facts": [
            {
                "event_type": "handover",
                "status": "happened",
                "where": "body_text",
                "start": 0,
                "end": len(SENTENCE),
                "rule": "handover-verb",
                "confidence": 0.9,
                "parties": [
                    {"country": "DE", "organization": None, "people": [], "side": "initiator"},
                    {"country": "UA", "organization": "Police", "people": ["A B"], "side": "recipient"},
                ],
            }
        ],
        **changes,
    }


def test_text_is_copied_for_the_analyser_of_its_language_alone() -> None:
    document = article_document(record())
    assert document["body_uk"] == document["body_text"]
    assert document["headline_uk"] == document["headline"]
    assert not [name for name in document if name.startswith("body_") and name not in ("body_text", "body_uk")]


def test_a_language_without_analyser_stays_neutral() -> None:
    assert "body_pl" not in article_document(record(language="pl"))
    assert "body_und" not in article_document(record(language="und"))


def test_undeclared_keys_are_left_out_at_every_depth() -> None:
    document = article_document(record(surprise=1, people=[{"name": "A B", "shoe_size": 43}]))
    assert "surprise" not in document
    assert document["people"] == [{"name": "A B"}]


def test_evidence_is_kept_whole() -> None:
    evidence = article_document(record())["evidence"]
    assert evidence["mentions"][0]["value"] == "DE"
    assert evidence["facts"][0]["rule"] == "handover-verb"


def test_not_a_number_and_half_surrogates_do_not_reach_the_server() -> None:
    document = article_document(record(language_confidence=math.nan, headline="half \ud83d pair"))
    assert "language_confidence" not in document
    json.dumps(document, allow_nan=False).encode("utf-8")
    assert document["headline"] == "half ? pair"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "2025-01-24T12:00:00+00:00"),
        ({"published_at": "2025-01-24", "published_precision": None}, "2025-01-24T12:00:00+00:00"),
        ({"published_at": "2025-02", "published_precision": "month"}, "2025-02-01T12:00:00+00:00"),
        (
            {"published_at": "2025-01-24T10:11:00+02:00", "published_precision": "minute"},
            "2025-01-24T10:11:00+02:00",
        ),
        ({"published_at": None, "first_seen_at": "2025-03-01T01:02:03+00:00"}, "2025-03-01T01:02:03+00:00"),
        ({"published_at": None, "first_seen_at": None}, "2025-01-25T08:00:00.123+00:00"),
    ],
)
def test_timestamp(changes: dict[str, Any], expected: str) -> None:
    assert timestamp(record(**changes)) == expected


def test_a_record_without_any_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="no date"):
        timestamp(record(published_at=None, retrieved_at=None))


def test_version_is_milliseconds() -> None:
    assert document_version(record()) == 1737792000123


def test_fact_carries_its_sentence_and_its_own_countries() -> None:
    (fact,) = fact_documents(record(countries=["PL"], topics=["corruption"]))
    assert fact["sentence"] == SENTENCE
    assert fact["countries"] == ["DE", "UA"]
    assert fact["country_pairs"] == ["DE|UA"]
    assert (fact["initiators"], fact["recipients"]) == (["DE"], ["UA"])
    assert fact["fact_id"] == "a" * 40 + "-000"
    assert fact["headline"] == "Двадцять автомобілів"
    assert "topics" not in fact, "the article's topics are not the fact's"


def test_the_category_of_a_fact_follows_from_the_vocabulary() -> None:
    categories = plover_categories([{"id": "handover", "plover": "AID"}, {"id": "other"}])
    assert fact_documents(record(), categories)[0]["plover"] == "AID"
    assert "plover" not in fact_documents(record())[0]


def test_a_fact_of_many_states_fills_no_matrix() -> None:
    parties = [{"country": code, "side": "both"} for code in ("DE", "UA", "PL", "CZ", "SK", "AT", "HU")]
    (fact,) = fact_documents(record(facts=[{**record()["facts"][0], "parties": parties}]))
    assert len(fact["countries"]) == 7
    assert "country_pairs" not in fact


def test_outcome_uses_ecs_names() -> None:
    document = outcome_document(
        {"article_id": "x", "source_id": "s", "disposition": "discarded", "reason": "no-text", "detail": "", "url": ""},
        run_id="r",
        at="2025-01-25T08:00:00+00:00",
        pipeline_version="1",
    )
    assert document["event"] == {"kind": "event", "outcome": "failure", "reason": "no-text"}
    assert "error" not in document
    assert "source_url" not in document
