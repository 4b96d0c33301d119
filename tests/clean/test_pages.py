"""Pages of many kinds, written for this project, with the right answers; the floors of quality that the repository can pin."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from liaison.clean import clean_page
from liaison.errors import Discarded

PAGES = Path(__file__).with_name("pages")
EXPECTED: dict[str, dict[str, Any]] = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))
ARTICLES = [name for name, want in EXPECTED.items() if "body" in want]
OTHERS = [name for name, want in EXPECTED.items() if "reason" in want]
BODY_F1_FLOOR = 0.98


def cleaned(name: str) -> Any:
    html = (PAGES / f"{name}.html").read_bytes()
    return clean_page(html, url=None, headers=EXPECTED[name].get("headers"))


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


@pytest.mark.parametrize("name", ARTICLES)
def test_clean_finds_what_the_page_says(name: str) -> None:
    want, got = EXPECTED[name], cleaned(name)
    assert got.headline == want["headline"]
    for text in want["body"]:
        assert text in got.body_text.split("\n\n"), "a paragraph is missing or was not kept as one"
    for text in want.get("absent", ()):
        assert text not in got.body_text
    if "published_at" in want:
        assert dt.datetime.fromisoformat(got.published_at) == dt.datetime.fromisoformat(want["published_at"])
        assert got.published_precision == "minute"
    if "published_day" in want:
        assert got.published_at.startswith(want["published_day"])
    if "authors" in want:
        assert list(got.authors) == want["authors"]
    for field in ("publisher", "published_from", "body_source"):
        if field in want:
            assert getattr(got, field) == want[field]
    assert set(want.get("flags", ())) <= set(got.flags)


@pytest.mark.parametrize("name", OTHERS)
def test_clean_refuses_what_is_no_article(name: str) -> None:
    with pytest.raises(Discarded) as refused:
        cleaned(name)
    assert refused.value.reason == EXPECTED[name]["reason"]


def test_body_f1_stays_above_the_floor() -> None:
    scores = []
    for name in ARTICLES:
        want, got = words(" ".join(EXPECTED[name]["body"])), words(cleaned(name).body_text)
        scores.append(2 * (want & got).total() / (want.total() + got.total()))
    assert sum(scores) / len(scores) >= BODY_F1_FLOOR
