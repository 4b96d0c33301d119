"""The whole chain on the real server: what goes in comes out once, with the outcome it deserves."""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

pytestmark = pytest.mark.integration

SENTENCES = (
    "Police officers from Germany and Ukraine met in Lviv on Tuesday to agree on a joint plan against car theft.",
    "The two delegations will exchange information about stolen vehicles and the groups that move them across the border.",
    "A liaison officer of the German embassy took part in the meeting, the National Police of Ukraine said.",
)


def page(title: str, extra: str = "") -> str:
    paragraphs = "".join(
        f"<p>{sentence}</p>" for sentence in (*SENTENCES, extra or f"Case {title} is the newest of its kind.")
    )
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title><meta property="og:title" content="{title}">'
        f'<meta property="article:published_time" content="2026-11-20T08:00:00+01:00"></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


def feed(host: str, *numbers: int) -> str:
    items = "".join(
        f"<item><title>Report {n}</title><link>http://{host}.liaison.example/{n}</link><guid>{host}-{n}</guid>"
        f"<pubDate>Fri, 20 Nov 2026 08:00:00 +0100</pubDate></item>"
        for n in numbers
    )
    return f'<rss version="2.0"><channel><title>{host}</title><link>http://{host}.liaison.example/</link>{items}</channel></rss>'


def serve(site: HTTPServer, pages: dict[str, Any]) -> None:
    """Answer `host/path` with text, bytes, a status or a Response; the dict may be changed later."""

    def answer(request: Request) -> Response:
        found = pages.get(request.host.split(".")[0] + request.path, 404)
        if isinstance(found, int):
            return Response("no", status=found)
        if isinstance(found, Response):
            return found
        return Response(found, content_type="text/html" if isinstance(found, str) else "application/octet-stream")

    site.expect_request(__import__("re").compile(".*")).respond_with_handler(answer)


def test_a_second_run_changes_nothing(pipeline: Any) -> None:
    serve(
        pipeline.site,
        {"alpha/feed.xml": feed("alpha", 1, 2, 3), **{f"alpha/{n}": page(f"Report {n}") for n in (1, 2, 3)}},
    )
    pipeline.source("alpha")
    first = pipeline.run("one")
    assert (first["state"], first["reasons"]) == ("green", [])
    assert first["sources"]["alpha"]["indexed"] == 3
    before, facts = pipeline.content(), pipeline.content("facts")
    second = pipeline.run("two")
    assert second["sources"]["alpha"]["duplicate"] == second["sources"]["alpha"]["seen"] == 3
    assert (pipeline.content(), pipeline.content("facts")) == (before, facts)
    assert pipeline.errors == []


def test_clearing_a_run_gives_the_same_documents(pipeline: Any) -> None:
    serve(pipeline.site, {"alpha/feed.xml": feed("alpha", 1, 2), **{f"alpha/{n}": page(f"Report {n}") for n in (1, 2)}})
    pipeline.source("alpha")
    pipeline.run("one")
    ids = set(pipeline.documents())
    again = pipeline.run("one")
    assert again["sources"]["alpha"]["duplicate"] == 2
    assert set(pipeline.documents()) == ids


def test_an_edited_page_is_a_revision_and_loses_its_old_facts(pipeline: Any) -> None:
    pages: dict[str, Any] = {"alpha/feed.xml": feed("alpha", 1), "alpha/1": page("Report 1")}
    serve(pipeline.site, pages)
    pipeline.source("alpha")
    pipeline.run("one")
    (article_id,) = pipeline.documents()
    surplus = {"fact_id": f"{article_id}-999", "article_id": article_id, "sentence": "no longer stated"}
    pipeline.client.index(index=f"{pipeline.prefix}-facts", id=f"{article_id}-999", document=surplus, refresh=True)
    pages["alpha/1"] = page("Report 1 corrected", "A second suspect was released, the prosecutor said on Friday.")
    account = pipeline.run("two")
    assert account["sources"]["alpha"]["updated"] == 1
    document = pipeline.documents()[article_id]
    assert (document["revision"], document["headline"]) == (2, "Report 1 corrected")
    assert f"{article_id}-999" not in pipeline.documents("facts")


def test_an_old_run_that_is_cleared_does_not_overwrite_newer_text(pipeline: Any) -> None:
    pages: dict[str, Any] = {"alpha/feed.xml": feed("alpha", 1), "alpha/1": page("Report 1")}
    serve(pipeline.site, pages)
    pipeline.source("alpha")
    pipeline.step("one", "list_sources", {"params": {}, "now": "2026-11-25T05:00:00+00:00"})
    pipeline.step("one", "poll", {"label": "alpha", "sources": ["alpha"]})
    (part,) = pipeline.step("one", "plan")
    for name in ("fetch", "clean_and_detect_language", "enrich"):
        pipeline.step("one", name, part)
    pages["alpha/1"] = page("Report 1 corrected")
    pipeline.run("two")
    pipeline.step("one", "index", part)
    pipeline.step("one", "account")
    assert pipeline.account("one")["sources"]["alpha"]["duplicate"] == 1
    (document,) = pipeline.documents().values()
    assert document["headline"] == "Report 1 corrected"


def test_one_page_in_two_feeds_is_one_article(pipeline: Any) -> None:
    link = feed("alpha", 1)
    serve(pipeline.site, {"alpha/feed.xml": link, "beta/feed.xml": link, "alpha/1": page("Report 1")})
    pipeline.source("alpha")
    pipeline.source("beta")
    account = pipeline.run("one")
    assert account["sources"]["alpha"]["indexed"] == account["sources"]["beta"]["duplicate"] == 1
    assert len(pipeline.documents()) == 1


def test_a_source_in_trouble_is_named_and_leaves_the_run_green(pipeline: Any) -> None:
    names = ("alpha", "beta", "gamma", "delta", "epsilon")
    pages: dict[str, Any] = {}
    for name in names:
        pipeline.source(name)
        pages |= {f"{name}/feed.xml": feed(name, 1), f"{name}/1": page(f"{name} 1")}
    pages["beta/feed.xml"] = 503
    serve(pipeline.site, pages)
    account = pipeline.run("one")
    assert account["state"] == "green"
    assert (account["sources"]["beta"]["state"], account["sources"]["beta"]["detail"]) == ("failing", "HTTP 503")
    assert "beta: HTTP 503" in pipeline.labels
    assert len(pipeline.documents()) == 4
    health = pipeline.documents("sources")["beta"]
    assert (health["state"], health["failures_in_row"], health["error"]["message"]) == ("failing", 1, "HTTP 503")
    pipeline.run("two")
    pipeline.run("three")
    pipeline.step("three", "account")
    health = pipeline.documents("sources")["beta"]
    assert (health["state"], health["failures_in_row"]) == ("alert", 3)


@pytest.mark.parametrize(
    ("answer", "detail"),
    [
        (b"<html><body>Please sign in</body></html>", "HTML page"),
        (b"", "empty"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><rss/>", "entities"),
        (404, "HTTP 404"),
        (b"\xff\xd8\xff\xe0 not a feed", "neither XML nor JSON"),
    ],
)
def test_a_source_that_gives_no_feed_is_red_where_it_is_alone(pipeline: Any, answer: Any, detail: str) -> None:
    serve(pipeline.site, {"alpha/feed.xml": answer})
    pipeline.source("alpha")
    account = pipeline.run("one")
    assert account["state"] == "red"
    assert "no source worked" in account["reasons"]
    assert detail in account["sources"]["alpha"]["detail"]


def test_bad_pages_get_named_outcomes_and_the_others_are_indexed(pipeline: Any) -> None:
    pages: dict[str, Any] = {
        "alpha/feed.xml": feed("alpha", *range(1, 9)),
        "alpha/1": page("Report 1"),
        "alpha/2": b"",
        "alpha/3": b"%PDF-1.7 \x00\x01binary" * 100,
        "alpha/4": b"<html>" + b"x" * (50 * 2**20),
        "alpha/5": 410,
        "alpha/6": "<html><body><p>Too short.</p></body></html>",
        "alpha/7": page("Звіт сім").encode("cp1251", errors="replace"),
        "alpha/8": "<div>" * 3000 + page("Deep") + "</div>" * 3000,
    }
    serve(pipeline.site, pages)
    pipeline.source("alpha")
    row = pipeline.run("one")["sources"]["alpha"]
    assert row["seen"] == 8
    assert row["indexed"] >= 1
    assert row["failed"] == 1
    outcomes = {o["source_url"].rsplit("/", 1)[-1]: o for o in pipeline.documents("outcomes").values()}
    assert outcomes["4"]["event"]["reason"] == "too-large"
    assert outcomes["5"]["event"]["reason"] == "http-410"
    assert all(o["disposition"] and o["stage"] and o["event"]["reason"] for o in outcomes.values())
    assert row["indexed"] + len(outcomes) == 8


def test_bad_files_of_a_folder_get_named_outcomes(pipeline: Any, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    (folder / "closed").mkdir(parents=True)
    good = f" date 2025-01-24 {' '.join(SENTENCES)}"
    (folder / "good.txt").write_text(good)
    (folder / "two.txt").write_text(f" date 2025-01-25 {SENTENCES[0]} First.\n date 2025-01-26 {SENTENCES[1]} Second.")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02" * 1000)
    (folder / "huge.txt").write_bytes(b"a" * (21 * 2**20))
    (folder / "page.html").write_text(page("A page in the folder"))
    (folder / "broken.html.gz").write_bytes(gzip.compress(b"<html>")[:-9])
    (folder / "bad date.txt").write_text(f" date 2025-02-31 {SENTENCES[0]} No such day.")
    os.mkfifo(folder / "pipe.txt")
    (folder / "link.txt").symlink_to("/etc/hostname")
    pipeline.source("folder", kind="directory", location=str(folder), language="en")
    row = pipeline.run("one")["sources"]["folder"]
    assert row["state"] == "ok"
    reasons = sorted(o["event"]["reason"] for o in pipeline.documents("outcomes").values())
    assert {"empty", "not-text", "too-large"} <= set(reasons)
    documents = pipeline.documents().values()
    assert {d["published_at"][:10] for d in documents if "published_at" in d} >= {
        "2025-01-24",
        "2025-01-25",
        "2025-01-26",
    }
    assert row["indexed"] == len(documents)
    assert row["indexed"] >= 5
    assert pipeline.run("two")["sources"]["folder"]["indexed"] == 0


def test_a_folder_that_is_not_there_is_a_state_of_the_source(pipeline: Any, tmp_path: Path) -> None:
    pipeline.source("folder", kind="directory", location=str(tmp_path / "nowhere"))
    account = pipeline.run("one")
    assert "no folder" in account["sources"]["folder"]["detail"]
    assert account["state"] == "red"


def test_a_wrong_catalogue_file_is_told_and_stops_no_other(pipeline: Any) -> None:
    serve(pipeline.site, {"alpha/feed.xml": feed("alpha", 1), "alpha/1": page("Report 1")})
    pipeline.source("alpha")
    (pipeline.home / "catalogue" / "test" / "wrong.yaml").write_text("source_id: wrong\nkind: fed\n")
    account = pipeline.run("one")
    assert account["sources"]["alpha"]["indexed"] == 1
    assert account["sources"]["wrong"]["detail"] == "catalogue/test/wrong.yaml: missing location, title, publisher"


def test_items_of_one_link_are_articles_of_their_own(pipeline: Any) -> None:
    items = "".join(
        f'<item><title>Notice {n}</title><link>http://alpha.liaison.example/board</link><guid isPermaLink="false">b#{n}</guid>'
        f"<description>{' '.join(SENTENCES)} Notice {n}.</description></item>"
        for n in (1, 2, 3)
    )
    serve(pipeline.site, {"alpha/feed.xml": f"<rss><channel><title>a</title>{items}</channel></rss>"})
    pipeline.source("alpha", fetch_pages=False)
    assert pipeline.run("one")["sources"]["alpha"]["indexed"] == 3
    assert pipeline.run("two")["sources"]["alpha"]["duplicate"] == 3


def test_two_writers_at_once_write_the_same_documents(pipeline: Any) -> None:
    from concurrent.futures import ThreadPoolExecutor

    serve(
        pipeline.site,
        {"alpha/feed.xml": feed("alpha", 1, 2, 3), **{f"alpha/{n}": page(f"Report {n}") for n in (1, 2, 3)}},
    )
    pipeline.source("alpha")
    for group in pipeline.step("one", "list_sources", {"params": {}, "now": "2026-11-25T05:00:00+00:00"}):
        pipeline.step("one", "poll", group)
    (part,) = pipeline.step("one", "plan")
    for name in ("fetch", "clean_and_detect_language", "enrich"):
        pipeline.step("one", name, part)
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda _: pipeline.step("one", "index", part), range(2)))
    pipeline.step("one", "account")
    assert pipeline.account("one")["sources"]["alpha"]["indexed"] == 3
    assert len(pipeline.documents()) == 3
    assert pipeline.errors == []


def test_a_run_without_a_list_of_sources_is_red_and_says_so(pipeline: Any) -> None:
    pipeline.step("one", "plan")
    pipeline.step("one", "account")
    account = pipeline.account("one")
    assert account["state"] == "red"
    assert "the plan was not made" in account["reasons"]
    assert pipeline.errors[0] == "plan: there is no list of sources to plan for"


def test_a_dry_run_writes_nothing(pipeline: Any) -> None:
    serve(pipeline.site, {"alpha/feed.xml": feed("alpha", 1), "alpha/1": page("Report 1")})
    pipeline.source("alpha")
    assert pipeline.run("one", dry_run=True)["sources"]["alpha"]["indexed"] == 1
    assert pipeline.documents() == {}
    assert pipeline.documents("sources") == {}


def test_limit_and_sources_narrow_a_run(pipeline: Any) -> None:
    serve(
        pipeline.site, {"alpha/feed.xml": feed("alpha", 1, 2), "alpha/1": page("Report 1"), "alpha/2": page("Report 2")}
    )
    pipeline.source("alpha", enabled=False)
    pipeline.source("beta")
    account = pipeline.run("one", sources=["alpha"], limit=1)
    assert list(account["sources"]) == ["alpha"]
    assert account["sources"]["alpha"]["seen"] == 1
    assert "left out" in account["sources"]["alpha"]["detail"]


def test_an_unknown_source_is_refused(pipeline: Any) -> None:
    pipeline.step("one", "list_sources", {"params": {"sources": ["nobody"]}, "now": "2026-11-25T05:00:00+00:00"})
    assert pipeline.errors == ["list_sources: no source nobody in the catalogue"]


def test_a_batch_that_gave_nothing_makes_the_run_red_and_its_items_failed(pipeline: Any) -> None:
    serve(pipeline.site, {"alpha/feed.xml": feed("alpha", 1), "alpha/1": page("Report 1")})
    pipeline.source("alpha")
    for group in pipeline.step("one", "list_sources", {"params": {}, "now": "2026-11-25T05:00:00+00:00"}):
        pipeline.step("one", "poll", group)
    (part,) = pipeline.step("one", "plan")
    pipeline.step("one", "fetch", part)
    pipeline.step("one", "account")
    account = pipeline.account("one")
    assert account["state"] == "red"
    assert "batch 1 failed in clean" in account["reasons"]
    assert account["sources"]["alpha"]["failed"] == 1


def test_quarantined_items_are_kept_and_can_be_read_again(pipeline: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from liaison import pipeline as stages
    from liaison.tasks.replay import replay

    serve(
        pipeline.site, {"alpha/feed.xml": feed("alpha", 1, 2), "alpha/1": page("Report 1"), "alpha/2": page("Report 2")}
    )
    pipeline.source("alpha")
    whole = stages.make_article

    def breaks(cleaned: Any, *rest: Any, **more: Any) -> Any:
        if "Report 2" in (cleaned.headline or ""):
            raise ZeroDivisionError("a fault of ours")
        return whole(cleaned, *rest, **more)

    monkeypatch.setattr(stages, "make_article", breaks)
    row = pipeline.run("one")["sources"]["alpha"]
    assert (row["indexed"], row["quarantined"]) == (1, 1)
    (outcome,) = pipeline.documents("outcomes").values()
    assert (outcome["stage"], outcome["event"]["reason"]) == ("enrich", "unexpected-error")
    monkeypatch.setattr(stages, "make_article", whole)
    assert replay() == {"indexed": 1}
    assert len(pipeline.documents()) == 2
    assert replay() == {}


def test_a_server_that_is_gone_at_the_end_makes_the_run_red_until_it_is_back(
    pipeline: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(pipeline.site, {"alpha/feed.xml": feed("alpha", 1), "alpha/1": page("Report 1")})
    pipeline.source("alpha")
    url = os.environ["ELASTICSEARCH_URL"]
    assert pipeline.run("one")["state"] == "green"
    monkeypatch.setenv("ELASTICSEARCH_URL", "http://127.0.0.1:9")
    pipeline.step("one", "account")
    account = pipeline.account("one")
    assert account["state"] == "red"
    assert "outcomes and health were not written" in account["reasons"][0]
    assert account["sources"]["alpha"]["indexed"] == 1
    monkeypatch.setenv("ELASTICSEARCH_URL", url)
    pipeline.step("one", "account")
    assert pipeline.account("one")["state"] == "green"


def test_a_feed_that_carries_the_report_stands_in_for_a_page_that_cannot_be_had(pipeline: Any) -> None:
    text = "".join(f"<p>{sentence} Part {n}.</p>" for n in range(3) for sentence in SENTENCES)
    items = "".join(
        f"<item><title>Report {n}</title><link>http://alpha.liaison.example/{n}</link><description>{body}</description></item>"
        for n, body in (
            (1, f"<![CDATA[{text}]]>"),
            (2, f"<![CDATA[{text} More.]]>"),
            (3, "Only an opening."),
            (4, "Only this."),
        )
    )
    pages = {"alpha/feed.xml": f"<rss><channel><title>a</title>{items}</channel></rss>", "alpha/1": 403, "alpha/3": 403}
    serve(pipeline.site, {**pages, "alpha/2": b"", "alpha/4": b""})
    pipeline.source("alpha")
    row = pipeline.run("one")["sources"]["alpha"]
    assert (row["indexed"], row["failed"], row["discarded"]) == (2, 1, 1)
    flags = {document["headline"]: document["flags"] for document in pipeline.documents().values()}
    assert "page-not-fetched" in flags["Report 1"]
    assert "page-empty" in flags["Report 2"]
    assert pipeline.run("two")["sources"]["alpha"]["duplicate"] == 2
