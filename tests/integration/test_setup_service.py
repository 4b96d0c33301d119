"""The code of compose's set-up service against the real server, and its Kibana import against a server that looks closely."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import AuthenticationException, AuthorizationException, Elasticsearch
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from deploy.__main__ import main
from deploy.setup import Passwords, set_up
from kibana.__main__ import main as kibana_main
from liaison import settings
from liaison.errors import ConfigError, ServerUnavailable
from liaison.model.fields import Index
from liaison.search.versions import alias_name

pytestmark = pytest.mark.integration

PREFIX = "compose-test"


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, Path]:
    made = {name: tmp_path / name for name in ("keys", "worker", "reader")}
    for folder in made.values():
        folder.mkdir()
    return made


@pytest.fixture
def environment(elasticsearch_server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELASTICSEARCH_URL", elasticsearch_server.url)
    monkeypatch.setenv("ELASTIC_PASSWORD", elasticsearch_server.password)
    monkeypatch.setenv("KIBANA_PASSWORD", "kibana-password-1")
    monkeypatch.setenv("ANALYST_PASSWORD", "analyst-password-1")
    monkeypatch.setenv("LIAISON_INDEX_PREFIX", PREFIX)


def run(folders: dict[str, Path]) -> int:
    return main(["setup", *(str(folders[name]) for name in ("keys", "worker", "reader"))])


def connection(folder: Path) -> dict[str, Any]:
    file = folder / "connection.json"
    assert file.stat().st_mode & 0o777 == 0o600
    found: dict[str, Any] = json.loads(file.read_bytes())
    return found


def user(server: Any, name: str, password: str) -> Elasticsearch:
    return Elasticsearch(server.url, basic_auth=(name, password))


@pytest.mark.usefixtures("environment")
def test_an_empty_server_is_set_up_and_a_second_time_changes_nothing(
    elasticsearch_server: Any, folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(folders) == 0
    before = {name: connection(folder) for name, folder in folders.items()}
    assert {name: set(found["keys"]) for name, found in before.items()} == {
        "keys": {"setup", "writer", "reader"},
        "worker": {"writer", "reader"},
        "reader": {"reader"},
    }
    indices = Elasticsearch(elasticsearch_server.url, api_key=before["keys"]["keys"]["setup"]).indices
    names = {name: set(indices.get_alias(name=name)) for name in (alias_name(PREFIX, index) for index in Index)}
    monkeypatch.setenv("KIBANA_PASSWORD", "kibana-password-2")

    assert run(folders) == 0
    assert {name: connection(folder) for name, folder in folders.items()} == before
    assert {name: set(indices.get_alias(name=name)) for name in names} == names
    assert user(elasticsearch_server, "kibana_system", "kibana-password-2").security.authenticate()
    with pytest.raises(AuthenticationException):
        user(elasticsearch_server, "kibana_system", "kibana-password-1").security.authenticate()


@pytest.mark.usefixtures("environment")
def test_keys_and_users_may_do_their_own_work_and_no_other(elasticsearch_server: Any, folders: dict[str, Path]) -> None:
    assert run(folders) == 0
    url, keys = elasticsearch_server.url, connection(folders["keys"])["keys"]
    articles = alias_name(PREFIX, Index.ARTICLES)
    reader, writer, setup = (Elasticsearch(url, api_key=keys[role]) for role in ("reader", "writer", "setup"))
    analyst = user(elasticsearch_server, "analyst", "analyst-password-1")
    document = {"article_id": "a", "headline": "H"}

    writer.index(index=articles, id="a", document=document, refresh=True)
    for client in (reader, analyst):
        assert client.count(index=articles)["count"] == 1
        with pytest.raises(AuthorizationException):
            client.index(index=articles, id="b", document=document)
    for client in (reader, writer, analyst):
        with pytest.raises(AuthorizationException):
            client.indices.delete(index=articles)
        with pytest.raises(AuthorizationException):
            client.search(index="liaison-articles")
    for client in (reader, writer, setup, analyst):
        with pytest.raises(AuthorizationException):
            client.security.put_user(username="x", password="password-1", roles=["superuser"])
    may = analyst.security.has_privileges(
        application=[{"application": "kibana-.kibana", "privileges": ["space_all"], "resources": ["space:default"]}]
    )
    assert may["has_all_requested"]


@pytest.mark.usefixtures("environment")
def test_workers_and_the_search_page_find_their_keys(
    elasticsearch_server: Any, folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(folders) == 0
    keys = connection(folders["keys"])["keys"]
    monkeypatch.delenv("ELASTICSEARCH_URL")
    monkeypatch.setenv("LIAISON_STATE", str(folders["worker"]))
    found = settings.load("writer")
    assert (found.elasticsearch_url, found.elasticsearch_api_key) == (elasticsearch_server.url, keys["writer"])
    monkeypatch.setenv("LIAISON_STATE", str(folders["reader"]))
    assert settings.load("reader").elasticsearch_api_key == keys["reader"]
    with pytest.raises(ConfigError):
        settings.load("writer")


@pytest.mark.usefixtures("environment")
def test_keys_that_the_server_no_longer_takes_are_made_anew(
    elasticsearch_server: Any, folders: dict[str, Path]
) -> None:
    assert run(folders) == 0
    lost = connection(folders["keys"])["keys"]
    user(elasticsearch_server, "elastic", elasticsearch_server.password).security.invalidate_api_key(
        name=f"{PREFIX}-writer"
    )
    assert run(folders) == 0
    fresh = connection(folders["keys"])["keys"]
    assert fresh["writer"] != lost["writer"]
    assert connection(folders["worker"])["keys"]["writer"] == fresh["writer"]
    assert Elasticsearch(elasticsearch_server.url, api_key=fresh["writer"]).security.authenticate()


def test_a_wrong_password_and_a_server_that_is_down_are_told_in_a_line(
    elasticsearch_server: Any, folders: dict[str, Path]
) -> None:
    passwords = Passwords("wrong", "kibana-password-1", "analyst-password-1")
    with pytest.raises(ConfigError, match="does not take ELASTIC_PASSWORD"):
        set_up(elasticsearch_server.url, passwords, PREFIX, folders["keys"], {}, ready_seconds=0)
    with pytest.raises(ServerUnavailable, match="is not ready"):
        set_up("http://127.0.0.1:9", passwords, PREFIX, folders["keys"], {}, ready_seconds=0)
    assert "wrong" not in repr(passwords)
    assert not list(folders["keys"].iterdir())


class Kibana:
    """Takes an import as Kibana does: multipart file of ndjson, kbn-xsrf, basic authentication; not ready at first."""

    def __init__(self) -> None:
        self.refusals: list[str] = []
        self.objects: dict[tuple[str, str], dict[str, Any]] = {}
        self.asked = 0

    def __call__(self, request: Request) -> Response:
        self.asked += 1
        if self.asked == 1:
            return Response("Kibana server is not ready yet", status=503)
        file = request.files.get("file")
        wrong = {
            "no kbn-xsrf": not request.headers.get("kbn-xsrf"),
            "no login": request.headers.get("Authorization") != "Basic " + base64.b64encode(b"elastic:secret").decode(),
            "does not overwrite": request.args.get("overwrite") != "true",
            "no .ndjson file": file is None or not (file.filename or "").endswith(".ndjson"),
        }
        self.refusals += [what for what, so in wrong.items() if so]
        if self.refusals or file is None:
            return Response(json.dumps(self.refusals), status=400)
        lines = [json.loads(line) for line in file.stream.read().splitlines()]
        for item in lines:
            self.objects[item["type"], item["id"]] = item
        missing = {
            (reference["type"], reference["id"]) for item in lines for reference in item["references"]
        } - self.objects.keys()
        self.refusals += [f"missing {reference}" for reference in missing]
        return Response(json.dumps({"success": not missing, "successCount": len(lines)}))


def test_kibana_gets_its_objects_once_however_often_they_are_sent(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    kibana = Kibana()
    httpserver.expect_request("/api/saved_objects/_import", method="POST").respond_with_handler(kibana)
    monkeypatch.setenv("KIBANA_URL", httpserver.url_for("").rstrip("/"))
    monkeypatch.setenv("KIBANA_USER", "elastic")
    monkeypatch.setenv("KIBANA_PASSWORD", "secret")
    monkeypatch.setenv("LIAISON_INDEX_PREFIX", PREFIX)
    monkeypatch.delenv("KIBANA_API_KEY", raising=False)
    monkeypatch.setattr("kibana.importing.BETWEEN_SECONDS", 0.01)
    assert kibana_main(["import"]) == 0
    first = dict(kibana.objects)
    assert kibana_main(["import"]) == 0
    assert kibana.refusals == []
    assert kibana.objects == first
    kinds = [kind for kind, _ in first]
    assert {kind: kinds.count(kind) for kind in kinds} == {"index-pattern": 2, "search": 1, "dashboard": 1}
    titles = {item["attributes"]["title"] for (kind, _), item in first.items() if kind == "index-pattern"}
    assert titles == {alias_name(PREFIX, Index.ARTICLES), alias_name(PREFIX, Index.FACTS)}
