"""The search page in Chromium, without JavaScript, over the real server: search, facets, chips, paging, evidence, phone."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from elasticsearch import Elasticsearch, helpers
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from liaison.desk.__main__ import make_app
from liaison.model.fields import Index
from liaison.search.documents import article_document
from liaison.search.labels import Labels
from liaison.search.reader import Reader
from liaison.search.setup import create_indices
from liaison.search.versions import alias_name
from tests.search.reports import reports

pytestmark = [pytest.mark.browser, pytest.mark.integration]
CHROMIUM = "/usr/bin/chromium"
TOKEN = "token-of-the-test"
NOTICES = 30
START = 30
"""Seconds that the server may take to listen."""


@pytest.fixture(scope="module")
def address(elasticsearch_server: Any) -> Iterator[str]:
    """The desk on loopback, over an index of its own."""
    prefix = f"{elasticsearch_server.prefix}-browser"
    keys = elasticsearch_server.keys
    create_indices(Elasticsearch(elasticsearch_server.url, api_key=keys["setup"], request_timeout=60), prefix)
    actions = [
        {"_index": alias_name(prefix, Index.ARTICLES), "_id": record["article_id"], "_source": article_document(record)}
        for record in reports()
    ]
    writer = Elasticsearch(elasticsearch_server.url, api_key=keys["writer"], request_timeout=60)
    helpers.bulk(writer, actions, refresh=True)
    reader = Reader(
        Elasticsearch(elasticsearch_server.url, api_key=keys["reader"], request_timeout=60), prefix, Labels()
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = uvicorn.Config(make_app(TOKEN, lambda: reader), host="127.0.0.1", port=port, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + START
    while not server.started and thread.is_alive() and time.monotonic() < until:
        time.sleep(0.05)  # the first page must not come before the server listens
    yield f"http://127.0.0.1:{port}/"
    server.should_exit = True
    thread.join(timeout=20)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if not os.access(CHROMIUM, os.X_OK):
        if os.environ.get("CI"):
            pytest.fail(f"{CHROMIUM} is missing; CI must not skip the browser tests")
        pytest.skip(f"no {CHROMIUM}: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def open_page(browser: Browser, address: str, width: int, height: int = 900) -> Iterator[Page]:
    """A page with the login done; fails the test where any request leaves the desk's own address."""
    context = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=False)
    page = context.new_page()
    foreign: list[str] = []

    def watch(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme != "data" and parts.netloc != urlsplit(address).netloc:
            foreign.append(request.url)

    page.on("request", watch)
    page.goto(f"{address}?token={TOKEN}")
    yield page
    context.close()
    assert foreign == []


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    yield from open_page(chromium, address, 1440)


@pytest.fixture
def phone(chromium: Browser, address: str) -> Iterator[Page]:
    yield from open_page(chromium, address, 390, 844)


def total(page: Page) -> str:
    return page.locator("h1").inner_text()


def facet_value(page: Page, facet: str, value: str) -> Any:
    return (
        page.locator("details.facet", has=page.locator("summary", has_text=facet)).get_by_role("link", name=value).first
    )


def test_without_the_token_nothing_is_shown(chromium: Browser, address: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    response = page.goto(address)
    assert response is not None
    assert response.status == 401
    assert "report" not in page.content().lower()
    context.close()


def test_search_marks_what_matched(page: Page) -> None:
    page.get_by_label("Search the reports").fill("vehicle")
    page.get_by_role("button", name="Search").click()
    assert total(page) == "1 report"
    expect(page.locator(".hits mark").first).to_have_text("vehicles")
    assert "q=vehicle" in page.url


def test_facets_add_up_and_chips_take_away(page: Page, address: str) -> None:
    facet_value(page, "Country", "Moldova").click()
    assert total(page) == "2 reports"
    facet_value(page, "Country", "Belgium").click()
    assert total(page) == "3 reports"
    expect(facet_value(page, "Country", "Belgium")).to_have_attribute("aria-current", "true")
    facet_value(page, "Topic", "Cybercrime").click()
    assert total(page) == "1 report"
    assert page.locator(".chip").count() == 3
    page.locator(".chip", has_text="Cybercrime").click()
    assert total(page) == "3 reports"
    permalink = page.url
    page.get_by_role("link", name="Clear all").click()
    assert total(page) == f"{len(reports())} reports"
    page.goto(permalink)
    assert total(page) == "3 reports", "the address is the whole state"


def test_a_search_keeps_the_chosen_values(page: Page) -> None:
    facet_value(page, "Country", "Moldova").click()
    page.get_by_label("Search the reports").fill("passports")
    page.get_by_role("button", name="Search").click()
    assert total(page) == "1 report"
    assert page.locator(".chip").count() == 2


def test_pages_and_order(page: Page) -> None:
    facet_value(page, "Source", "border_bulletin").click()
    assert total(page) == f"{NOTICES} reports"
    first = page.locator(".hits h2").all_inner_texts()
    page.get_by_role("link", name="Next").click()
    second = page.locator(".hits h2").all_inner_texts()
    assert len(first) == 20
    assert len(second) == NOTICES - 20
    assert not set(first) & set(second)
    page.reload()
    assert page.locator(".hits h2").all_inner_texts() == second
    page.get_by_role("link", name="Oldest").click()
    assert page.locator(".hits time").first.get_attribute("datetime", timeout=5000) == "2026-01-01T09:30:00+00:00"


def test_months_are_a_picture_that_filters(page: Page) -> None:
    page.goto(page.url + "?q=report | police")
    bars = page.locator(".months a")
    assert bars.count() > 5
    label = bars.first.get_attribute("aria-label")
    assert label is not None
    page.goto(urlsplit(page.url)._replace(query="", fragment="").geturl() + str(bars.first.get_attribute("href"))[2:])
    name, _, count = label.rpartition(": ")
    assert page.locator(".chip", has_text=name).count() == 1
    assert total(page).split()[0] == count


def test_dates(page: Page) -> None:
    page.get_by_label("From").fill("2026-11-12")
    page.get_by_label("to", exact=True).fill("2026-11-17")
    page.get_by_role("button", name="Search").click()
    assert total(page) == "3 reports"
    assert page.locator(".chip").count() == 2


def test_nothing_found_names_what_to_take_away(page: Page, address: str) -> None:
    page.goto(f"{address}?q=zzzz&country=DE")
    assert total(page) == "0 reports"
    page.get_by_role("link", name="without words zzzz").click()
    assert "reports" in total(page)
    assert total(page) != "0 reports"


def test_article_shows_its_evidence(page: Page, address: str) -> None:
    page.goto(f"{address}?q=vehicle")
    page.locator(".hits h2 a").click()
    expect(page.locator("h1")).to_contain_text("German liaison officer")
    mark = page.locator(".text mark.person").first
    expect(mark).to_contain_text("Jonas Merkl")
    expect(mark.locator(".tip")).to_be_hidden()
    mark.focus()
    expect(mark.locator(".tip")).to_be_visible()
    expect(mark.locator(".tip")).to_contain_text("Person: Jonas Merkl")
    expect(mark.locator(".tip")).to_contain_text("person:title and name")
    assert page.locator(".facts tbody tr").count() == 3
    expect(page.locator("#fact-2")).to_contain_text("Ukraine will send six officers")
    page.locator("#fact-2 a.badge").click()
    assert page.url.endswith("#sentence-2")
    page.get_by_role("link", name="Back to the search").click()
    assert page.url.endswith("?q=vehicle")


def test_links_to_originals_tell_nothing_and_are_web_links(page: Page) -> None:
    links = page.locator(".original a")
    assert links.count() > 5
    for place in range(links.count()):
        link = links.nth(place)
        assert str(link.get_attribute("href")).startswith("https://")
        assert "noopener" in str(link.get_attribute("rel"))
        assert link.get_attribute("referrerpolicy") == "no-referrer"


def test_markup_in_reports_is_text(page: Page, address: str) -> None:
    page.goto(f"{address}?q=tricks")
    page.locator(".hits h2 a").click()
    expect(page.locator(".text")).to_contain_text("<script>alert('forged')</script>")
    assert page.locator(".text script").count() == 0


def test_each_text_carries_its_language(page: Page) -> None:
    assert {"en", "de", "uk", "fr", "ru"} <= {
        str(heading.get_attribute("lang")) for heading in page.locator(".hits h2").all()
    }


def test_the_focus_can_be_seen(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Tab")
    outline = page.locator(":focus").evaluate("element => getComputedStyle(element).outlineStyle")
    assert outline == "solid"


@pytest.mark.parametrize("path", ["", "?q=vehicle&country=DE&country=UA&topic=vehicle_crime&since=2026-01-01"])
def test_a_phone_never_scrolls_sideways(phone: Page, address: str, path: str) -> None:
    phone.goto(address + path)
    assert_fits(phone)
    phone.locator("label.filters-switch").click()
    expect(phone.locator(".facets")).to_be_visible()
    assert_fits(phone)


def test_an_empty_result_on_a_phone(phone: Page, address: str) -> None:
    phone.goto(f"{address}?q=zzzz")
    assert_fits(phone)
    assert phone.locator("label.filters-switch").count() == 0


def test_an_article_on_a_phone(phone: Page, address: str) -> None:
    phone.goto(f"{address}?q=vehicle")
    phone.locator(".hits h2 a").click()
    phone.wait_for_load_state()  # the page has no width of its own before its style sheet
    assert_fits(phone)
    phone.locator(".text mark").first.focus()
    assert_fits(phone)


def assert_fits(page: Page) -> None:
    width = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert width[0] <= width[1]
