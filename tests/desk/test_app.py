"""The desk over a stand-in for the index: routes, guard, headers, escaping, states of the page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from fastapi import HTTPException, Request
from fastapi.testclient import TestClient

from liaison.desk.__main__ import COOKIE, make_app
from liaison.desk.app import create_app
from liaison.errors import ServerUnavailable
from liaison.search.documents import article_document
from liaison.search.labels import Labels
from liaison.search.request import SearchRequest
from liaison.search.results import Results, read_results
from tests.search.reports import reports

DOCUMENTS = {record["article_id"]: article_document(record) for record in reports()}
PAGE = {"Accept": "text/html"}


@dataclass
class Stored:
    """Answers each search with the first documents of the invented reports."""

    labels: Labels = field(default_factory=Labels)
    hits: int = 3
    total: int = 45

    def search(self, request: SearchRequest) -> Results:
        hits = [{"_id": key, "_source": value} for key, value in list(DOCUMENTS.items())[: self.hits]]
        buckets = [{"key": "DE", "doc_count": 30}, {"key": "UA", "doc_count": 2}]
        months = [{"key_as_string": "2026-11", "doc_count": 4}, {"key_as_string": "2026-08", "doc_count": 1}]
        response = {
            "hits": {"total": {"value": self.total, "relation": "eq"}, "hits": hits},
            "aggregations": {
                "country": {"values": {"buckets": [dict(b, key=b["key"]) for b in buckets]}},
                "month": {"values": {"buckets": [dict(b, key=0) for b in months]}},
            },
        }
        return read_results(response, request, self.labels)

    def suggestion(self, request: SearchRequest) -> str | None:
        return "vehicle" if request.text == "vehicel" else None

    def export(self, request: SearchRequest, rows: int) -> list[Mapping[str, Any]]:
        return list(DOCUMENTS.values())[:rows]

    def article(self, article_id: str) -> Mapping[str, Any] | None:
        return DOCUMENTS.get(article_id)


def client(reader: Any = None, guard: Any = None, login: str | None = None) -> TestClient:
    app = create_app(lambda: reader or Stored(), guard or (lambda: None), lambda _request: login)
    return TestClient(app, follow_redirects=False, headers=PAGE)


def refuse() -> None:
    raise HTTPException(401, "no")


def test_every_path_stands_behind_the_guard() -> None:
    asked = client(guard=refuse, login="/login?next=x")
    for path in ("/", "/article/x", "/export.csv", "/static/desk.css", "/docs", "/openapi.json", "/redoc", "/a/b/c"):
        answer = asked.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=x"), path
        assert asked.get(path, headers={"Accept": "application/json"}).status_code == 401, path
        assert asked.post(path).status_code == 303, path


def test_a_guard_that_breaks_shows_nothing() -> None:
    def broken() -> None:
        raise RuntimeError("no auth manager")

    with pytest.raises(RuntimeError):
        client(guard=broken).get("/")


def test_pages_forbid_everything_foreign() -> None:
    for path in ("/", "/static/desk.css", "/nowhere"):
        headers = client().get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "script-src" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_search_page_shows_hits_facets_chips_and_pages() -> None:
    page = client().get("/?q=cars&country=DE&since=2026-01-01&page=2").text
    assert "45 reports" in page
    assert "German liaison officer and Ukrainian police" in page
    assert page.count('class="value chosen"') == 1
    assert 'href="./?q=cars&amp;country=DE&amp;country=UA&amp;since=2026-01-01"' in page, "UA can be added"
    assert 'href="./?q=cars&amp;since=2026-01-01"' in page, "the chip takes DE away"
    assert 'href="./?q=cars&amp;country=DE&amp;since=2026-01-01&amp;page=3"' in page
    assert 'type="hidden" name="country" value="DE"' in page
    assert "<svg" in page


def test_what_is_typed_and_what_is_indexed_is_escaped() -> None:
    page = client(Stored(hits=9)).get("/", params={"q": '"><script>alert(1)</script>', "person": "<img src=x>"}).text
    assert "<script>" not in page
    assert "<img" not in page
    assert "&lt;b&gt;despite rain&lt;/b&gt; &amp; wind" in page
    assert "javascript:" not in page


@pytest.mark.parametrize(
    "text", ["*" * 100, "/.*.*.*x/", "a:(((((", "word " * 10_000, '"; DROP', "_exists_:x", "\x00\x1b[31m", "\ud800"]
)
def test_any_query_gives_a_page(text: str) -> None:
    params = {"q": text.encode("utf-8", "surrogatepass")}
    assert client().get("/", params=params).status_code == 200


def test_article_shows_marks_facts_and_the_way_back() -> None:
    article_id = next(iter(DOCUMENTS))
    page = client().get(f"/article/{article_id}?q=cars&country=DE").text
    assert 'href="../?q=cars&amp;country=DE"' in page
    assert '<mark class="ev person"' in page
    assert "person:title and name" in page
    assert page.count('<tr id="fact-') == 3
    assert 'rel="noopener noreferrer nofollow"' in page
    assert 'lang="en" dir="ltr"' in page


def test_article_with_an_unsafe_address_has_no_link() -> None:
    article_id = next(key for key, value in DOCUMENTS.items() if value["source_id"] == "liaison_files")
    page = client().get(f"/article/{article_id}").text
    assert 'href="javascript' not in page
    assert "Original report" not in page
    assert "&lt;script&gt;" in page


def test_in_a_frame_the_original_is_an_address_to_copy() -> None:
    article_id = next(iter(DOCUMENTS))
    framed = {**PAGE, "Sec-Fetch-Dest": "iframe"}
    assert "_blank" not in client().get("/", headers=framed).text
    page = client().get(f"/article/{article_id}", headers=framed).text
    assert "_blank" not in page
    assert '<span class="address" dir="ltr">https://northgate.example/' in page


def test_an_article_of_which_little_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = {"article_id": "bare", "body_text": "A text.", "language": "und", "@timestamp": "2026-01-01T12:00:00+00:00"}
    monkeypatch.setitem(DOCUMENTS, "bare", bare)
    page = client().get("/article/bare")
    assert page.status_code == 200
    assert '<h1 lang="" dir="auto">A text.</h1>' in page.text
    assert 'dir="auto"' in page.text
    assert client(Stored(hits=len(DOCUMENTS))).get("/").status_code == 200


def test_unknown_article_and_path() -> None:
    assert client().get("/article/none").status_code == 404
    assert "There is no such report." in client().get("/article/none").text
    assert client().get("/article/none", headers={"Accept": "*/*"}).json() == {"detail": "There is no such report."}


def test_empty_result_names_what_can_be_taken_away() -> None:
    page = client(Stored(hits=0, total=0)).get("/?q=zzz&topic=fraud").text
    assert "No report matches all of this" in page
    assert "without topic" in page
    assert "There are no reports yet" in client(Stored(hits=0, total=0)).get("/").text


def test_other_words_are_offered_where_nothing_is_found() -> None:
    empty = client(Stored(hits=0, total=0))
    assert 'Did you mean <a href="./?q=vehicle&amp;country=DE">vehicle</a>' in empty.get("/?q=vehicel&country=DE").text
    assert "Did you mean" not in empty.get("/?q=zzz").text


def test_server_down_is_one_clear_line() -> None:
    class Down(Stored):
        def search(self, request: SearchRequest) -> Results:
            raise ServerUnavailable("Elasticsearch cannot be reached")

    answer = client(Down()).get("/?q=x")
    assert answer.status_code == 503
    assert "Elasticsearch cannot be reached" in answer.text
    assert "Traceback" not in answer.text


def test_export_is_csv_for_spreadsheets() -> None:
    answer = client().get("/export.csv?q=x")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.text.startswith("\ufeffarticle_id,")
    assert "'=HYPERLINK(" in answer.text


def test_alone_the_desk_opens_by_its_token_only() -> None:
    asked = TestClient(make_app("secret-token", Stored), follow_redirects=False, headers=PAGE)
    assert asked.get("/").status_code == 401
    assert asked.get("/?token=wrong").status_code == 401
    opened = asked.get("/?token=secret-token")
    assert (opened.status_code, opened.headers["location"]) == (303, "./")
    assert "HttpOnly" in opened.headers["set-cookie"]
    assert asked.get("/").status_code == 200, "the cookie is kept"
    asked.cookies.clear()
    assert asked.get("/", headers={"Cookie": f"{COOKIE}=wrong"}).status_code == 401


def test_refusals_tell_programs_in_json() -> None:
    answer = client(guard=refuse).get("/", headers={"Accept": "application/json"})
    assert json.loads(answer.text) == {"detail": "no"}


def test_login_address_is_asked_with_the_request() -> None:
    seen = []

    def login(request: Request) -> str:
        seen.append(request.url.path)
        return "/login"

    app = create_app(Stored, refuse, login)
    TestClient(app, follow_redirects=False, headers=PAGE).get("/article/x")
    assert seen == ["/article/x"]
