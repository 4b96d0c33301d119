"""The form of the labelled development set: every report can be scored, and every value rests on its text."""

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

LABELLED = Path(__file__).parents[2] / "benchmarks" / "labelled"
IDS = sorted(path.stem for path in LABELLED.glob("*.json"))
KEYS = {
    "id", "language", "published_at", "is_cooperation", "event_type", "countries", "countries_mentioned", "topics",
    "instruments", "people", "organizations", "parties", "attribution", "quantities", "facts",
}  # fmt: skip
PERSON_KEYS = {"name", "variants", "role", "organization", "country"}
FACT_KEYS = {"event_type", "status", "parties", "instruments", "topics", "date", "quantity", "evidence"}
EVENT_TYPES = {
    "meeting",
    "agreement",
    "operation",
    "arrest",
    "extradition",
    "seizure",
    "handover",
    "training",
    "visit",
    "conference",
    "deployment",
    "statement",
    "other",
}
TOPICS = {
    "drug_trafficking",
    "illegal_migration",
    "human_trafficking",
    "migrant_smuggling",
    "vehicle_crime",
    "cybercrime",
    "terrorism",
    "money_laundering",
    "asset_recovery",
    "organized_crime",
    "firearms_trafficking",
    "corruption",
    "fraud",
    "smuggling",
    "war_crimes",
    "child_exploitation",
    "environmental_crime",
    "property_crime",
    "homicide",
    "sanctions_evasion",
    "missing_persons",
    "public_order",
}
INSTRUMENTS = {
    "information_exchange",
    "joint_investigation",
    "liaison_officer",
    "training",
    "experience_exchange",
    "extradition",
    "mutual_legal_assistance",
    "readmission",
    "asset_return",
    "database_access",
    "equipment_handover",
    "agreement",
    "action_plan",
    "joint_operation",
    "joint_patrol",
    "working_group",
}
KINDS = {
    "police",
    "ministry",
    "embassy",
    "prosecutor",
    "international",
    "customs",
    "border_guard",
    "court",
    "media",
    "company",
    "other",
}
UNITS = {"persons", "vehicles", "countries", "kilograms", "tonnes", "grams", "litres", "percent", "items"}
STATUSES = {"happened", "planned", "background"}
SIDES = {"initiator", "recipient", "both"}
COUNTRY = re.compile(r"[A-Z]{2}")
CURRENCY = re.compile(r"[A-Z]{3}")
DATE_LINE = re.compile(r"^[ \t]*date (\d{4}-\d\d-\d\d)", re.MULTILINE)


def read(report_id: str) -> tuple[dict[str, Any], str]:
    record = json.loads((LABELLED / f"{report_id}.json").read_text(encoding="utf-8"))
    return record, (LABELLED / f"{report_id}.txt").read_text(encoding="utf-8")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


def stands_in(name: str, text: str) -> bool:
    """Whether each word of the name stands in the text, in this or an inflected form (the first letters decide)."""
    present = words(text)

    def found(word: str) -> bool:
        stem = word[: max(2, min(len(word) - 2, 5))] if len(word) > 3 else word[:2]
        return any(other.startswith(stem) for other in present)

    named = words(name)
    return bool(named) and sum(map(found, named)) >= 0.7 * len(named)


def test_every_text_has_its_annotation() -> None:
    assert IDS, "no labelled reports"
    assert {path.stem for path in LABELLED.glob("*.txt")} == set(IDS)


@pytest.mark.parametrize("report_id", IDS)
def test_keys_and_ids(report_id: str) -> None:
    record, text = read(report_id)
    assert set(record) - {"optional"} == KEYS
    assert record["id"] == report_id
    assert record["language"] == report_id[:2]
    marker = DATE_LINE.search(text)
    assert marker is not None
    assert record["published_at"] == marker[1]
    assert record["event_type"] is None or record["event_type"] in EVENT_TYPES
    assert set(record["topics"]) <= TOPICS
    assert set(record["instruments"]) <= INSTRUMENTS
    assert all(COUNTRY.fullmatch(code) for code in record["countries"] + record["countries_mentioned"])
    assert not {"EU", "UK"} & {*record["countries"], *record["countries_mentioned"]}
    assert set(record["countries"]) <= set(record["countries_mentioned"])
    assert set(record.get("optional") or {}) <= {"people", "organizations", "attribution"}


@pytest.mark.parametrize("report_id", IDS)
def test_without_cooperation_no_main_event(report_id: str) -> None:
    record, _ = read(report_id)
    if record["is_cooperation"]:
        assert record["event_type"] is not None
        assert record["parties"]
        assert any(fact["status"] != "background" for fact in record["facts"])
    else:
        assert record["event_type"] is None
        assert not any(record[key] for key in ("countries", "topics", "instruments", "parties"))
        assert all(fact["status"] == "background" for fact in record["facts"])


@pytest.mark.parametrize("report_id", IDS)
def test_people_and_organizations_stand_in_the_text(report_id: str) -> None:
    record, text = read(report_id)
    for person in record["people"]:
        assert set(person) == PERSON_KEYS
        assert any(stands_in(name, text) for name in [person["name"], *person["variants"]]), person["name"]
        assert person["country"] is None or COUNTRY.fullmatch(person["country"])
    for body in record["organizations"]:
        assert {"name", "country", "kind"} <= set(body) <= {"name", "country", "kind", "aliases", "optional"}
        assert any(stands_in(name, text) for name in [body["name"], *body.get("aliases", [])]), body["name"]
        assert body["kind"] in KINDS
        assert body["country"] is None or body["country"] == "INT" or COUNTRY.fullmatch(body["country"])


@pytest.mark.parametrize("report_id", IDS)
def test_parties_and_quantities(report_id: str) -> None:
    record, _ = read(report_id)
    named = {person["name"] for person in record["people"]}
    for party in record["parties"]:
        assert set(party) == {"country", "organization", "people"}
        assert set(party["people"]) <= named
        assert party["country"] in {*record["countries"], "INT"}
    for quantity in record["quantities"]:
        assert set(quantity) == {"value", "unit", "what"}
        assert isinstance(quantity["value"], int | float)
        assert quantity["unit"] in UNITS or CURRENCY.fullmatch(quantity["unit"])


@pytest.mark.parametrize("report_id", IDS)
def test_facts_rest_on_sentences_of_the_text(report_id: str) -> None:
    record, text = read(report_id)
    for fact in record["facts"]:
        assert set(fact) == FACT_KEYS
        assert fact["evidence"]
        assert fact["evidence"] in text, fact["evidence"]
        assert fact["event_type"] in EVENT_TYPES
        assert fact["status"] in STATUSES
        assert set(fact["topics"]) <= TOPICS
        assert set(fact["instruments"]) <= INSTRUMENTS
        assert fact["date"] is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", fact["date"])
        assert fact["parties"], fact["evidence"]
        for party in fact["parties"]:
            assert set(party) == {"country", "organization", "side"}
            assert party["side"] in SIDES
            assert party["country"] is None or COUNTRY.fullmatch(party["country"])
        if fact["quantity"] is not None:
            assert set(fact["quantity"]) == {"value", "unit"}
