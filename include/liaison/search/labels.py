"""Readable words for the codes of the index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from liaison.model.fields import Index, leaves

UNKNOWN_LANGUAGE = "Unknown"
BOOLEANS = {"true": "Yes", "false": "No"}
SOURCE_TYPES = {
    "official": "Official",
    "agency": "News agency",
    "press": "Press",
    "international": "International body",
}


@dataclass(frozen=True, slots=True)
class Labels:
    """`vocabulary` holds the parsed vocabulary files by name, `sources` the titles of sources by id.

    Every lookup falls back to the code itself: a term that is new in the index and not in the vocabulary is still shown.
    """

    vocabulary: Mapping[str, Any] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)

    def label(self, name: str, value: str) -> str:
        """The English label of a facet's or field's value."""
        match _VOCABULARIES.get(name):
            case "countries":
                return country(value)
            case "country_pairs":
                return " – ".join(country(code) for code in value.split("|"))
            case "languages":
                return language(value)
            case "booleans":
                return BOOLEANS.get(value, value)
            case "source_types":
                return SOURCE_TYPES.get(value, value)
            case "sources":
                return self.sources.get(value) or value
            case None:
                return month(value) if name == "month" else value
            case vocabulary:
                return self._term(vocabulary, value)

    def terms(self, name: str) -> dict[str, str]:
        """All codes that a facet can have, with their labels; empty where any value may occur."""
        match _VOCABULARIES.get(name):
            case "countries":
                return {
                    code: label for code, label in _names("territories").items() if len(code) == 2 and code.isalpha()
                }
            case "languages":
                return {**_names("languages"), "und": UNKNOWN_LANGUAGE}
            case "source_types":
                return SOURCE_TYPES
            case "booleans":
                return BOOLEANS
            case None:
                return {}
            case vocabulary:
                return dict(_terms(self.vocabulary.get(vocabulary)))

    def code(self, name: str, value: str) -> str:
        """The code that `value` stands for, written as code or as label, in any case; `value` itself where it is neither."""
        wanted = value.strip().casefold()
        for code, label in (self.sources if name == "source" else self.terms(name)).items():
            if wanted in (code.casefold(), label.casefold()):
                return code
        return value.strip()

    def _term(self, vocabulary: str, value: str) -> str:
        for term, label in _terms(self.vocabulary.get(vocabulary)):
            if term == value:
                return label
        return value.replace("_", " ").capitalize()


def country(code: str) -> str:
    """English short name of an ISO 3166 code."""
    return _names("territories").get(code, code) if code != "INT" else "International bodies"


def language(code: str) -> str:
    """English name of an ISO 639-1 code."""
    return UNKNOWN_LANGUAGE if code == "und" else _names("languages").get(code, code)


def month(value: str) -> str:
    """`2025-01` as January 2025."""
    try:
        return date.fromisoformat(f"{value}-01").strftime("%B %Y")
    except ValueError:
        return value


@lru_cache(maxsize=2)
def _names(kind: str) -> Mapping[str, str]:
    from babel import Locale

    return dict(getattr(Locale("en"), kind))


def _terms(content: Any) -> Iterator[tuple[str, str]]:
    """(id, label) of a vocabulary file, whatever else stands in it: the analyst's file must not break the page."""
    for term in content if isinstance(content, list) else ():
        if isinstance(term, Mapping) and isinstance(term.get("id"), str):
            label = term.get("label")
            words = label.get("en") if isinstance(label, Mapping) else label
            yield term["id"], _capital(str(words or term["id"].replace("_", " ")))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


_VOCABULARIES = {
    key: leaf.vocabulary
    for index in (Index.ARTICLES, Index.FACTS)
    for leaf in leaves(index)
    for key in (leaf.name, leaf.facet)
    if key and leaf.vocabulary
}
