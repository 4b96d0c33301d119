"""`liaison feed` and `liaison sources`: what users and scripts rely on."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import yaml
from pytest_httpserver import HTTPServer

from liaison.cli import main

FEED = "<rss version='2.0'><channel><title>Q</title><item><title>One &amp;amp; two</title><link>https://q.example.org/1</link><pubDate>Tue, 07 May 2024 08:40:00 CEST</pubDate></item></channel></rss>"
KEYS = {"feed", "entry_id", "url", "title", "summary", "content_html", "published_at", "modified_at", "authors", "categories", "language"}  # fmt: skip


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(args))
    return int(ended.value.code or 0)


def test_feed_gives_one_list_of_all_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = tmp_path / "one.xml", tmp_path / "two.json"
    one.write_text(FEED)
    two.write_text(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "x", "title": "J"}]}))
    assert run("feed", str(one), str(two)) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["title"] for row in rows] == ["One & two", "J"]
    assert rows[0].keys() >= KEYS
    assert (rows[0]["feed"], rows[0]["published_at"]) == (str(one), "2024-05-07T06:40:00Z")


def test_a_file_that_is_no_feed_is_told_and_the_others_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.xml").write_text("<html><body>login</body></html>")
    (tmp_path / "b.xml").write_text(FEED)
    assert run("feed", str(tmp_path / "a.xml"), str(tmp_path / "nowhere.xml"), str(tmp_path / "b.xml")) == 1
    out, err = capsys.readouterr()
    assert len(json.loads(out)) == 1
    assert f"liaison feed: {tmp_path / 'a.xml'}: an HTML page, not a feed" in err.splitlines()
    assert len(err.splitlines()) == 2
    assert "Traceback" not in err


def test_wrong_arguments_are_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("feed") == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, httpserver: HTTPServer) -> Path:
    for name in [name for name in os.environ if name.startswith(("LIAISON_", "ELASTICSEARCH_"))]:
        monkeypatch.delenv(name)
    (tmp_path / "home" / "catalogue").mkdir(parents=True)
    monkeypatch.setenv("LIAISON_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LIAISON_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("LIAISON_EXAMPLES_URL", httpserver.url_for("").rstrip("/"))
    return tmp_path / "home"


def test_a_source_is_added_listed_and_previewed(
    home: Path, httpserver: HTTPServer, capsys: pytest.CaptureFixture[str]
) -> None:
    httpserver.expect_request("/feed.xml").respond_with_data(FEED)
    url = "http://quay.liaison.example/feed.xml"
    assert run("sources", "add", "quay_post", url, "--country", "GB", "--language", "en", "--title", "Quay Post") == 0
    path = home / "catalogue" / "gb" / "quay_post.yaml"
    assert capsys.readouterr().out.strip() == str(path)
    assert yaml.safe_load(path.read_text())["enabled"] is False
    assert run("sources", "list") == 0
    assert "quay_post  paused  feed" in capsys.readouterr().out
    assert run("sources", "preview", "quay_post") == 0
    assert "One & two" in capsys.readouterr().out
    assert run("sources", "add", "quay_post", url) == 1
    assert "there is a source quay_post" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("preview", "nobody"), "no source nobody"),
        (("preview", "http://127.0.0.1/feed"), "refused address 127.0.0.1"),
        (("preview", "file:///etc/passwd"), "no source file:///etc/passwd"),
        (("add", "X", "https://q.example.org/"), "source_id"),
        (("add", "q_q", "https://q.example.org/", "--timezone", "Moon/Sea"), "no time zone"),
        (("add", "q_q", "http://gone.liaison.example/feed.xml"), "HTTP 500"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    home: Path, arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("sources", *arguments) == 1
    err = capsys.readouterr().err
    assert told in err
    assert len(err.splitlines()) == 1
    assert list((home / "catalogue").rglob("*.yaml")) == []


def test_a_wrong_entry_is_listed_as_such(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "catalogue" / "bad.yaml").write_text("source_id: [")
    assert run("sources", "list") == 1
    assert "catalogue/bad.yaml: line" in capsys.readouterr().err


def test_status_without_a_server_says_so_and_fails(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("status") == 1
    out, err = capsys.readouterr()
    assert "not reached" in out
    assert "no Elasticsearch: start one with `make run`" in err
    assert "Traceback" not in err
    assert run("status", "--json") == 1
    assert json.loads(capsys.readouterr().out)["server"] is None
