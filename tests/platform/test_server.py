"""The embedded server as the rest of Liaison meets it: security on, three keys that may do their own work and no other."""

from __future__ import annotations

import json
import stat

import pytest
from elasticsearch import ApiError, AuthorizationException, Elasticsearch

pytestmark = pytest.mark.integration


@pytest.fixture
def index(elasticsearch_server):
    name = f"{elasticsearch_server.prefix}-platform-keys"
    with Elasticsearch(elasticsearch_server.url, api_key=elasticsearch_server.keys["setup"]) as setup:
        setup.indices.create(index=name)
        yield name
        setup.indices.delete(index=name)


def client(server, role):
    return Elasticsearch(server.url, api_key=server.keys[role])


def test_server_is_the_pinned_release_and_refuses_strangers(elasticsearch_server):
    with client(elasticsearch_server, "reader") as reader:
        assert reader.info()["version"]["number"] == "9.4.3"
    with Elasticsearch(elasticsearch_server.url) as stranger, pytest.raises(ApiError) as refused:
        stranger.info()
    assert refused.value.status_code == 401


def test_writer_writes_and_reader_reads_what_it_wrote(elasticsearch_server, index):
    with client(elasticsearch_server, "writer") as writer, client(elasticsearch_server, "reader") as reader:
        writer.index(index=index, id="1", document={"headline": "Two ministries sign"}, refresh=True)
        assert reader.count(index=index)["count"] == 1
        writer.delete(index=index, id="1", refresh=True)
        assert reader.count(index=index)["count"] == 0


@pytest.mark.parametrize(
    ("role", "deed"),
    [
        ("reader", lambda client, index: client.index(index=index, document={})),
        ("reader", lambda client, index: client.delete_by_query(index=index, query={"match_all": {}})),
        ("writer", lambda client, index: client.indices.create(index=index + "-more")),
        ("writer", lambda client, index: client.indices.delete(index=index)),
        ("writer", lambda client, index: client.index(index="other", document={})),
        ("setup", lambda client, index: client.indices.create(index="other")),
        ("setup", lambda client, index: client.security.get_user()),
        ("setup", lambda client, index: client.security.create_api_key(name="more")),
    ],
)
def test_keys_do_not_reach_beyond_their_role(elasticsearch_server, index, role, deed):
    with client(elasticsearch_server, role) as limited, pytest.raises(AuthorizationException):
        deed(limited, index)


def test_connection_file_is_the_owners_alone(elasticsearch_server):
    file = elasticsearch_server.state / "connection.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text())["keys"] == elasticsearch_server.keys
