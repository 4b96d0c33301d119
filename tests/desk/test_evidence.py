"""The text is cut where evidence begins and ends, and nothing of it is lost."""

from __future__ import annotations

from typing import Any

import pytest

from liaison.desk.evidence import paragraphs, read_marks
from liaison.search.documents import article_document
from liaison.search.labels import Labels
from tests.search.reports import reports

DOCUMENTS = [article_document(record) for record in reports()[:9]]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["source_id"])
@pytest.mark.parametrize("where", ["headline", "lead", "body_text"])
def test_segments_together_are_the_text(document: dict[str, Any], where: str) -> None:
    marks = read_marks(document, Labels())
    found = paragraphs(document, where, marks, document["evidence"]["facts"])
    text = "\n\n".join("".join(segment.text for segment in paragraph) for paragraph in found)
    assert text == document.get(where, "")


def test_each_mark_opens_once_and_covers_its_words() -> None:
    document = DOCUMENTS[0]
    marks = read_marks(document, Labels())
    assert len(marks) == len(document["evidence"]["mentions"])
    segments = [
        segment
        for where in ("headline", "lead", "body_text")
        for paragraph in paragraphs(document, where, marks, document["evidence"]["facts"])
        for segment in paragraph
    ]
    opened = [mark.number for segment in segments for mark in segment.opens]
    assert sorted(opened) == [mark.number for mark in marks]
    for mark in marks:
        assert "".join(segment.text for segment in segments if mark in segment.marks) == mark.text


def test_the_shortest_mark_speaks_for_an_overlap() -> None:
    document = DOCUMENTS[0]
    marks = read_marks(document, Labels())
    (inside,) = [
        segment
        for paragraph in paragraphs(document, "body_text", marks, [])
        for segment in paragraph
        if segment.text == "Ukraine" and segment.marks
    ]
    assert {mark.field for mark in inside.marks} == {"countries", "organizations"}
    assert inside.main is not None
    assert inside.main.field == "countries"


def test_a_mark_says_field_value_and_rule() -> None:
    marks = read_marks(DOCUMENTS[0], Labels({"rules": {"person:title-and-name": "a name after its title"}}))
    person = next(mark for mark in marks if mark.field == "people")
    assert (person.label, person.value) == ("Person", "Jonas Merkl")
    assert person.detail == "liaison officer, Federal Criminal Police Office, Germany"
    assert person.rule == "a name after its title"


@pytest.mark.parametrize("span", [(-1, 4), (5, 5), (0, 10_000), (None, 3)])
def test_spans_outside_the_text_are_left_out(span: tuple[Any, Any]) -> None:
    mention = {"field": "countries", "value": "DE", "where": "body_text", "start": span[0], "end": span[1], "rule": "x"}
    document = {"body_text": "short text", "evidence": {"mentions": [mention]}}
    assert read_marks(document, Labels()) == []
    fact = {"where": "body_text", "start": span[0], "end": span[1]}
    ((segment,),) = paragraphs(document, "body_text", [], [fact])
    assert segment.facts == ()


def test_a_span_as_long_as_a_sentence_is_listed_and_not_coloured() -> None:
    text = "The police of Ukraine and the police of Germany, which have worked together for years, signed an agreement in Kyiv."
    spans = [(0, len(text), "parties", "UA"), (14, 21, "countries_mentioned", "UA")]
    mentions = [
        {
            "field": field,
            "value": value,
            "where": "body_text",
            "start": start,
            "end": end,
            "rule": "x",
            "properties": {"country": "UA"},
        }
        for start, end, field, value in spans
    ]
    document = {"body_text": text, "evidence": {"mentions": mentions}}
    sentence, word = read_marks(document, Labels())
    assert (sentence.is_sentence, word.is_sentence) == (True, False)
    assert sentence.value == "Ukraine"
    assert sentence.short_text.endswith(" …")
    ((before, inside, after),) = paragraphs(document, "body_text", [sentence, word], [])
    assert (before.main, inside.main, after.main) == (None, word, None)
    assert before.opens == (sentence,)
