"""Which sources are due, what is cleared away, and what is told when a run is red."""

from __future__ import annotations

import asyncio
import json
import os
import time
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from liaison.tasks.alerts import deadline_missed, run_is_red
from liaison.tasks.listing import KEPT_DAYS, list_sources, remove_old_work
from liaison.tasks.run import Run, folder_name

OPTIONS = {"params": {}, "now": "2026-11-25T05:00:00+00:00"}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith(("LIAISON_", "ELASTICSEARCH_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LIAISON_HOME", str(tmp_path))
    monkeypatch.setenv("LIAISON_STATE", str(tmp_path / "state"))
    (tmp_path / "catalogue").mkdir()
    return tmp_path


def source(home: Path, name: str, location: str, enabled: bool = True) -> None:
    text = f"source_id: {name}\nkind: feed\nlocation: {location}\ntitle: T\npublisher: P\nenabled: {str(enabled).lower()}\n"
    (home / "catalogue" / f"{name}.yaml").write_text(text)


def test_the_example_site_is_read_only_where_it_is_served(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source(home, "aa", "https://a.example.org/rss")
    source(home, "bb", "http://harbour.liaison.example/rss")
    source(home, "cc", "https://c.example.org/rss", enabled=False)
    assert [group["label"] for group in list_sources("r", OPTIONS)] == ["aa"]
    monkeypatch.setenv("LIAISON_EXAMPLES_URL", "http://127.0.0.1:8010")
    assert [group["label"] for group in list_sources("r", OPTIONS)] == ["aa", "bb"]
    assert [g["sources"] for g in list_sources("r", {**OPTIONS, "params": {"sources": ["cc"]}})] == [["cc"]]


def test_many_sources_share_groups(home: Path) -> None:
    for number in range(300):
        source(home, f"s{number:03}", f"https://s{number}.example.org/rss")
    groups = list_sources("r", OPTIONS)
    assert len(groups) == 150
    assert sum(len(group["sources"]) for group in groups) == 300


def test_old_work_goes_and_accounts_and_archives_stay(tmp_path: Path) -> None:
    long_ago = time.time() - (KEPT_DAYS + 1) * 86_400
    for name, age in (("old", long_ago), ("new", time.time())):
        (tmp_path / "runs" / name / "poll").mkdir(parents=True)
        (tmp_path / "runs" / name / "account.json").write_text("{}")
        os.utime(tmp_path / "runs" / name / "account.json", (age, age))
    day = tmp_path / "archive" / "2026" / "11" / "25"
    day.mkdir(parents=True)
    for name in ("whole.warc.gz", "half.part"):
        (day / name).write_text("x")
        os.utime(day / name, (long_ago, long_ago))
    remove_old_work(tmp_path, tmp_path / "archive")
    left = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file() or path.name == "poll"}
    assert left == {
        "runs/old/account.json",
        "runs/new/account.json",
        "runs/new/poll",
        "archive/2026/11/25/whole.warc.gz",
    }


@pytest.mark.parametrize(("run_id", "name"), [("..", "_.."), ("a/b", "a_b"), ("manual__2026-11-25T05:00:00+00:00", "manual__2026-11-25T05:00:00+00:00")])  # fmt: skip
def test_a_run_stays_in_its_folder(run_id: str, name: str) -> None:
    assert folder_name(run_id) == name


def test_a_red_run_is_told_where_the_operator_wants_it(
    home: Path, monkeypatch: pytest.MonkeyPatch, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/hook", method="POST").respond_with_data("")
    monkeypatch.setenv("LIAISON_ALERT_URL", httpserver.url_for("/hook"))
    Run.of("r").folder.mkdir(parents=True)
    Run.of("r").account.write_text(json.dumps({"reasons": ["no source worked"]}))
    run_is_red({"run_id": "r"})
    run_is_red({"run_id": "without account"})
    asyncio.run(deadline_missed(text="late"))
    told = [json.loads(request.get_data())["text"] for request, _ in httpserver.log]
    assert told == [
        "Liaison: run r is red: no source worked",
        "Liaison: run without account is red: the run has no account",
        "Liaison: late",
    ]


def test_an_alert_that_cannot_be_sent_breaks_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIAISON_ALERT_URL", "http://127.0.0.1:9/")
    run_is_red({"run_id": "r"})
