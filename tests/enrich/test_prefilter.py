"""A prefilter may let through what its patterns do not meet, and must let through all that they meet."""

from __future__ import annotations

import importlib
import re

import pytest

from benchmarks.enrichment import LABELLED
from liaison import settings
from liaison.edges.vocabulary import load_vocabulary
from liaison.enrich.grammar.prefilter import Prefilter
from liaison.enrich.text import split_sentences

LANGUAGES = ("en", "de", "fr", "pl", "ru", "uk")


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"according to (?:the )?(?:\w+ )?(?:paper|agency)\s", "as it says, according to the Harbour agency today"),
        (r"(?<!\w)cup\b", "the cup"),
        (r"поліці\w+ повідомила", "ПОЛІЦІЯ ПОВІДОМИЛА"),
        (r"refus\w* .{0,40}(?:remise|extrad)", "il refuse toute extradition"),
        (r"(?:press )?office$", "the Press Office\n"),
        (r"[\w.-]{3,} reports|\d{2}:\d{2}", "at ٠٣:٤٥"),
        (r"\(ots\)(?= - )", "Berlin (ots) - Die Polizei"),
    ],
)
def test_what_a_pattern_meets_passes(pattern: str, text: str) -> None:
    assert re.search(pattern, text, re.IGNORECASE)
    assert Prefilter(pattern, ignore_case=True).may_match(text)


def test_other_words_do_not_pass() -> None:
    sieve = Prefilter(r"(?:\w+ )?(?:reported|quoted) by (?:the )?paper", r"refus\w+ .{0,40}extrad", ignore_case=True)
    assert not sieve.may_match("Two services met in Vienna and spoke of training.")
    assert sieve.may_match("REPORTED BY PAPER and pencil")
    assert sieve.may_match("an extradition")  # what is left of the second pattern, not all of it
    assert not Prefilter("cup").may_match("CUP")


@pytest.mark.parametrize("pattern", [r"(?:a )?", r"x*", r"(?!no)", r"(a)\1", r"[\W_]+x"])
def test_what_no_prefilter_can_be_made_of_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError):
        Prefilter(pattern)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_telling_pass_in_real_sentences(language: str) -> None:
    module = importlib.import_module("liaison.enrich.attribution")
    words = module.ties(load_vocabulary(settings.load().vocabulary), language)
    met = 0
    for path in sorted(LABELLED.glob(f"{language}_1*.txt"))[:12]:
        text = path.read_text(encoding="utf-8")
        for _, start, end in split_sentences(text):
            for place in range(start + 1, end):
                if text[place] == " " and words.before.pattern.search(
                    text[max(start, place - module.REACH) : place + 1]
                ):
                    met += 1
                    assert words.before.prefilter.may_match(text[max(start, place - module.REACH) : place + 1])
                    assert words.some.may_match(text[start:end])
    assert met
