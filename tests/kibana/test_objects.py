"""The saved objects are current, whole and fit our mapping; Kibana takes them through its import."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from kibana.__main__ import main
from kibana.importing import import_objects
from kibana.objects import COMPILED, compile_objects, to_ndjson
from liaison.errors import ServerRefused, ServerUnavailable
from liaison.model.fields import Index, Kind, leaves
from tests.kibana.lens import RECORDS, layers, panels

OBJECTS = compile_objects()
BY_ID = {item["id"]: item for item in OBJECTS}
DASHBOARD = BY_ID["liaison-overview"]
COUNTABLE = {Kind.KEYWORD, Kind.NAME, Kind.BOOLEAN}
NESTED_JSON = (
    "panelsJSON",
    "optionsJSON",
    "searchSourceJSON",
    "fieldAttrs",
    "fieldFormatMap",
    "sourceFilters",
    "fields",
)


def kinds(view: str) -> dict[str, Kind]:
    """The kind of each field name that a data view offers."""
    index = Index(BY_ID[view]["attributes"]["title"].rpartition("-")[2])
    return {name: leaf.kind for leaf in leaves(index) for name in (leaf.name, leaf.path)}


def test_the_committed_objects_are_current() -> None:
    assert COMPILED.read_text(encoding="utf-8") == to_ndjson(OBJECTS), "run `python -m kibana`"


def test_two_data_views_one_session_one_dashboard() -> None:
    types = sorted(item["type"] for item in OBJECTS)
    assert types == ["dashboard", "index-pattern", "index-pattern", "search"]
    assert len(BY_ID) == len(OBJECTS)


def test_another_prefix_reaches_the_data_views() -> None:
    titles = [item["attributes"]["title"] for item in compile_objects("staging") if item["type"] == "index-pattern"]
    assert titles == ["staging-articles", "staging-facts"]


def test_every_reference_is_in_the_file() -> None:
    for item in OBJECTS:
        for reference in item["references"]:
            assert BY_ID[reference["id"]]["type"] == reference["type"]


def test_nested_json_parses() -> None:
    def walk(value: Any) -> Iterator[tuple[str, Any]]:
        if isinstance(value, dict):
            for key, inner in value.items():
                yield key, inner
                yield from walk(inner)

    found = [(key, inner) for item in OBJECTS for key, inner in walk(item) if key in NESTED_JSON]
    assert len(found) > 8
    for _, inner in found:
        json.loads(inner)


def test_data_views_have_labels_links_and_hide_evidence() -> None:
    articles = BY_ID["liaison-articles"]["attributes"]
    labels = json.loads(articles["fieldAttrs"])
    assert labels["countries"] == {"customLabel": "Country"}
    assert labels["people.name.keyword"] == {"customLabel": "Person (exact)"}
    assert json.loads(articles["fieldFormatMap"])["source_url"]["id"] == "url"
    assert {"value": "evidence"} in json.loads(articles["sourceFilters"])
    assert articles["timeFieldName"] == "@timestamp"
    for item in OBJECTS:
        if item["type"] == "index-pattern":
            assert set(json.loads(item["attributes"]["fieldAttrs"])) <= set(kinds(item["id"]))
            assert set(json.loads(item["attributes"]["fieldFormatMap"])) <= set(kinds(item["id"]))


def test_discover_columns_exist() -> None:
    session = BY_ID["liaison-latest-articles"]
    (view,) = [reference["id"] for reference in session["references"]]
    assert set(session["attributes"]["columns"]) <= set(kinds(view))
    assert {column for column, _ in session["attributes"]["sort"]} <= set(kinds(view))


def test_panels_use_fields_that_can_do_what_is_asked() -> None:
    asked = 0
    for panel in panels(DASHBOARD):
        for view, layer in layers(panel):
            assert set(layer["columnOrder"]) == set(layer["columns"])
            for column in layer["columns"].values():
                field = column["sourceField"]
                if field == RECORDS:
                    continue
                asked += 1
                kind = kinds(view)[field]
                if column["operationType"] == "terms":
                    assert kind in COUNTABLE, field
                    assert kind is not Kind.NAME or field.endswith(".keyword"), "text cannot be counted"
                elif column["operationType"] in ("date_histogram", "max"):
                    assert kind is Kind.DATE, field
                else:
                    raise AssertionError(f"nobody checks {column['operationType']}")
    assert asked >= 7


def test_controls_use_countable_fields() -> None:
    group = json.loads(DASHBOARD["attributes"]["controlGroupInput"]["panelsJSON"])
    assert len(group) == 4
    for control in group.values():
        wanted = control["explicitInput"]
        assert kinds(wanted["dataViewId"])[wanted["fieldName"]] in COUNTABLE


def test_panels_lie_in_the_grid_and_not_on_each_other() -> None:
    taken: set[tuple[int, int]] = set()
    for panel in panels(DASHBOARD):
        grid = panel["gridData"]
        assert 0 <= grid["x"] < grid["x"] + grid["w"] <= 48
        cells = {
            (x, y) for x in range(grid["x"], grid["x"] + grid["w"]) for y in range(grid["y"], grid["y"] + grid["h"])
        }
        assert not cells & taken, panel["panelIndex"]
        taken |= cells


def test_import_waits_for_kibana_and_sends_all_objects(httpserver: HTTPServer) -> None:
    sent: list[Request] = []
    states = iter([503, 200])

    def answer(request: Request) -> Response:
        sent.append(request)
        status = next(states)
        if status == 503:
            return Response("Kibana server is not ready yet", 503)
        lines = request.files["file"].read().decode("utf-8").splitlines()
        assert [json.loads(line)["id"] for line in lines] == [item["id"] for item in OBJECTS]
        return Response(json.dumps({"success": True, "successCount": len(lines)}), content_type="application/json")

    httpserver.expect_request("/api/saved_objects/_import", method="POST").respond_with_handler(answer)
    assert import_objects(httpserver.url_for(""), ("elastic", "secret"), ready_seconds=5) == len(OBJECTS)
    assert sent[-1].headers["kbn-xsrf"]
    assert sent[-1].args["overwrite"] == "true"
    assert sent[-1].authorization is not None
    assert sent[-1].authorization.username == "elastic"


def test_import_says_why_it_failed(httpserver: HTTPServer) -> None:
    refusal = {"success": False, "errors": [{"type": "dashboard", "id": "x", "error": {"type": "missing_references"}}]}
    httpserver.expect_request("/api/saved_objects/_import").respond_with_json(refusal)
    with pytest.raises(ServerRefused, match="missing_references"):
        import_objects(httpserver.url_for(""), "key", ready_seconds=0)
    with pytest.raises(ServerUnavailable, match="cannot be reached"):
        import_objects("http://127.0.0.1:9", "key", ready_seconds=0)


def test_import_command_without_settings(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("KIBANA_URL", "KIBANA_API_KEY", "KIBANA_USER", "KIBANA_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    assert main(["import"]) == 1
    assert "KIBANA_URL" in capsys.readouterr().err
    assert main(["export"]) == 2
