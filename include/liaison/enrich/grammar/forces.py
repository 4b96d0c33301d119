"""Forces whose names tell their country in any language."""

from __future__ import annotations

import re

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.actors import Actor
from liaison.enrich.grammar.nations import countries_named
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence

FORCE_COUNTRIES = {"es": "ES", "it": "IT", "ie": "IE", "us": "US", "de": "DE", "pt": "PT", "nl": "NL"}
"""The country of each group of the pattern below."""
FORCES = re.compile(
    r"(?P<es>guardia civil|mossos|polic[ií]a nacional|ertzaintza)|(?P<it>carabinieri|karabinier(?:zy|ów|om|ami)|guardia di finanza|polizia)|(?P<ie>garda)|"
    r"(?P<us>\bFBI\b|\bDEA\b|homeland security)|(?P<de>bundespolizei|bundeskriminalamt|\bBKA\b)|(?P<pt>pol[ií]cia judiciária)|(?P<nl>marechaussee)",
    re.IGNORECASE,
)
"""Forces whose names tell their country in any language."""
FORCE_WORDS = words(
    "guardia mossos policia policía ertzaintza carabinieri karabinierzy karabinierów karabinierom karabinierami polizia garda fbi dea homeland bundespolizei "
    "bundeskriminalamt bka polícia marechaussee"
)
"""A word of each of them: the pattern is tried only where one stands (it took 0.3 ms a report)."""
LUSOPHONE = frozenset({"PT", "CV", "AO", "MZ", "GW", "ST", "TL", "MO", "BR"})
"""States whose forces have Portuguese names."""


def country_of_force(name: str) -> str | None:
    """The country that a force's name tells: "Carabinieri" are Italy's."""
    force = FORCES.search(name)
    return FORCE_COUNTRIES[force.lastgroup or ""] if force else None


def from_forces(sentence: Sentence, found: list[Actor], findings: Findings) -> list[Actor]:
    """Forces whose names the report's language does not translate: « la Guardia civil »."""
    if FORCE_WORDS.isdisjoint(word.text for word in sentence.words):
        return []
    spans = [(a.start, a.end) for a in found]
    forces = []
    for match in FORCES.finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if not any(first < end and start < last for first, last in spans):
            country = FORCE_COUNTRIES[match.lastgroup or ""]
            named = findings.within(sentence, "countries_mentioned")
            if any(0 <= start - nation.end <= 1 and nation.value != country for nation in named):
                continue  # "Moldovan carabinieri"
            if country == "PT" and (told := countries_named(findings) & LUSOPHONE) and "PT" not in told:
                continue  # the Polícia Judiciária of Cape Verde
            place = next((i for i, word in enumerate(sentence.words) if word.end > start), 0)
            forces.append(Actor(country, match.group(), (), place, start, end, "core"))
    return forces
