"""Bodies that put a report out themselves: in the dateline, in the first words, in a last line, or in one that says whom to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from liaison.enrich.findings import Findings
from liaison.enrich.sections import NOISE
from liaison.enrich.text import Text
from liaison.model.mention import Mention

NO_SOURCES = ("media", "company")
"""Kinds of bodies that are no original source."""
DATELINE = re.compile(r"[^()\n]{2,45}\((?P<body>[^()\n]{2,60})\)\s?[-–—]\s")
"""Place and source before the first sentence: "Almaty (Innenministerium) - ..."."""


def of_dateline(text: Text, findings: Findings) -> tuple[str, Mention] | None:
    """The body that stands in the dateline where agencies stand."""
    found = DATELINE.match(text.body_text)
    if found is None:
        return _heading(text, findings)
    for mention in findings.of("organizations"):
        inside = found.start("body") <= mention.start and mention.end <= found.end("body")
        if mention.where == "body_text" and inside and mention.properties["kind"] not in NO_SOURCES:
            return mention.value, mention
    return None


HEADING = re.compile(
    r"(?-i:\s[A-ZÀ-Þ][\w-]+)?(?:,? (?:press|public|media|presse|medien|öffentlichkeits|service|cellule|bureau|biuro|zespół|wydział|пресс?|відділ|отдел|управл)[^–—\n.:;]{0,40})?\s[–—-]{1,2}\s(?=[A-ZÀ-ÞА-ЯЁІЇЄҐŁŚŻŹ])",
    re.IGNORECASE,
)
"""After a body with which a report opens as others do with their place: „Deutsche Botschaft Oslo, Pressereferat – Im …“."""
SIGNED = re.compile(
    r"\W*(?:(?:text|tekst|текст|texte)\s?:\s?)?(?:(?:[^\W\d]+\s){0,2}(?:press|presse|prasow|comm|komm|комун|коммун|прес|пресс|зв'язк|связ|social|społeczn|relat|öffentlichkeit)[^\W\d]*\s(?:[^\W\d]+\s){0,4})?",
    re.IGNORECASE,
)
"""Before a body that signs a report in its last line: nothing, or its unit for the press: "Zespół Prasowy KWP w Opolu"."""


STOPS = (".", "!", "?", "»", "”", "“", '"')
"""Ends of the last sentence of the news, behind which its signature stands, and no address."""
PUBLIC = re.compile(
    r"public (?:relations|affairs|information)|communications?\b|öffentlichkeitsarbeit|media relations", re.IGNORECASE
)
"""Names of offices for the press, which do not say whose they are."""


def _heading(text: Text, findings: Findings) -> tuple[str, Mention] | None:
    """The body that stands before the first sentence as a place does."""
    for mention in findings.of("organizations"):
        if mention.where == "body_text" and mention.start < 2 and mention.properties["kind"] not in NO_SOURCES:
            found = HEADING.match(text.body_text, mention.end)
            return (mention.value, mention) if found is not None else None
    return None


def signed(text: Text, findings: Findings) -> Iterator[tuple[str, Mention]]:
    """The body that signs a report in a last line of its own."""
    last = next((s for s in reversed(text.sentences) if s.where == "body_text" and s.section != NOISE), None)
    before = text.body_text[: last.start].rstrip(" \t") if last is not None else ""
    news_ends = before.endswith("\n") and before.rstrip().endswith(STOPS)
    if last is None or not news_ends or last.text.rstrip().endswith("."):
        return
    for mention in findings.within(last, "organizations"):
        alone = SIGNED.fullmatch(last.text[: mention.start - last.start]) is not None
        if PUBLIC.search(mention.value):
            continue
        if alone and not last.text[mention.end - last.start :].strip() and mention.properties["kind"] not in NO_SOURCES:
            yield mention.value, mention


def released(text: Text, findings: Findings) -> Iterator[tuple[str, Mention]]:
    """The first body of a report that calls itself a release: it put it out."""
    bodies = [
        m for m in findings.of("organizations") if m.where != "headline" and m.properties["kind"] not in NO_SOURCES
    ]
    wired = WIRED.match(text.body_text)
    if wired is not None:  # the wire says that a body put it out, its first sentence which
        bodies = [m for m in bodies if m.where == "body_text" and m.end <= wired.end()]
    if bodies:
        yield bodies[0].value, bodies[0]


WIRED = re.compile(r"[^()\n]{2,60}\(ots\)[^.!?\n]*")

CREDIT_LINE = re.compile(
    r"^\W*(?:presse-?|medien-?)?(?:rückfragen?(?:hinweis)?(?: bitte)?(?: richten sie)?(?: bitte)?(?: an)?|kontakt|herausgeber(?:in)?|original-content von|"
    r"(?:press|media) (?:contact|enquiries|inquiries)|issued by|released by|published by|contacts? presse|publié par|"
    r"kontakt dla mediów|opracowa(?:ł|ła|nie|li)|контакты? для (?:сми|змі)|підготу\w+|подготов\w+)\s?:\s*"
    r"(?:(?:der|die|das|the|le|la)\s|l['’])?(?P<body>[^,;|\n(–]{4,80}?)\s*(?:[,;|\n(–]|$)",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that says who put a report out or whom to ask about it: „Rückfragehinweis: Bundesministerium für Inneres, Pressestelle“."""
MARKS = ("rückfrag", "kontakt", "herausgeb", "original-content", "contact", "enquir", "issued by", "released by", "publi", "opracowa", "для зм", "для см", "підготу", "подготов")  # fmt: skip
"""Words of which each such line has one."""
BODY = re.compile(
    r"polic|polizei|полиц|поліц|minist|міністер|министер|prosecut|prokurat|прокурат|anwalt|parquet|douan|zoll|customs|таможн|митн|skarbow|border|grenz|погран|прикорд|granicz|"
    r"gendarm|straż|komend|amt\b|präsidium|direktion|direction|directorate|agency|department|botschaft|embassy|ambasad|посольств|europol|eurojust|interpol|frontex|служб|управл|департамент|"
    r"gericht|inspektion|bureau of|office of",
    re.IGNORECASE,
)
"""What names of bodies are made of, as against those of people and streets."""
PRESS_UNIT = re.compile(
    r"(?:zespół|wydział|biuro|press|presse|medien|service|bureau|пресс?|відділ|отдел|pressestelle|referat)",
    re.IGNORECASE,
)


def credited(text: Text, findings: Findings) -> tuple[str, Mention] | None:
    """The body of the line that says who put the report out, as it is named there: such lines are no part of the news."""
    body = text.body_text
    tail = max(0, len(body) - TAIL)
    small = body[tail:].lower()
    if not any(mark in small for mark in MARKS):
        return None
    for found in CREDIT_LINE.finditer(body, tail):
        name = found["body"].strip()
        if not name[:1].isupper() or not BODY.search(name) or PRESS_UNIT.match(name):
            continue
        known = (m.value for m in findings.of("organizations") if name in (m.value, *m.properties["aliases"]))
        value = next(known, name)
        start, end = found.span("body")
        return value, Mention("Organization", "organizations", value, "body_text", start, end, "credit", confidence=0.9)
    return None


TAIL = 600
"""Characters at the end of a report in which such a line stands."""
