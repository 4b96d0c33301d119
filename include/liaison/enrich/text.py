"""The cleaned text as enrichers see it: cut into sentences, each knowing its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from liaison.enrich.sections import BACKGROUND, MAIN, NOISE, is_noise, opens_background
from liaison.model.article import Cleaned, repeats_body
from liaison.model.source import Source

PARTS = ("headline", "lead", "body_text")


class Word(NamedTuple):
    """One word or run of digits: `text` in lower case with plain apostrophes; offsets as in its sentence's field."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text == part[start:end]` of the record's field `where`; `paragraph` counts within that field from 0.

    `section`: main | background (recalls earlier news) | noise (share lines, other headlines, copyright: counts for nothing).
    """

    where: str
    start: int
    end: int
    text: str
    paragraph: int
    index: int
    section: str = MAIN
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """What enrichers read. `language` is ISO 639-1 or `und`; `published_at` as in Cleaned."""

    headline: str | None
    lead: str | None
    body_text: str
    language: str
    published_at: str | None
    publisher: str | None
    publisher_country: str | None
    sentences: tuple[Sentence, ...]

    def part(self, where: str) -> str:
        """The text of a field, empty where the record has none."""
        return {"headline": self.headline, "lead": self.lead, "body_text": self.body_text}[where] or ""


def make_text(cleaned: Cleaned, language: str, source: Source) -> Text:
    """The text of an article with its sentences in reading order: headline, lead, body.

    A lead that only repeats the body is left out: evidence belongs to the body then, and nothing is counted twice.
    """
    lead = None if repeats_body(cleaned.lead, cleaned.body_text) else cleaned.lead
    parts = {"headline": cleaned.headline, "lead": lead, "body_text": cleaned.body_text}
    sentences: list[Sentence] = []
    for where in PARTS:
        part = parts[where] or ""
        spans = list(split_sentences(part))
        for (paragraph, start, end), section in zip(spans, _sections(part, spans, where), strict=True):
            words = tuple(words_of(part, start, end))
            sentences.append(Sentence(where, start, end, part[start:end], paragraph, len(sentences), section, words))
    return Text(
        headline=cleaned.headline,
        lead=lead,
        body_text=cleaned.body_text,
        language=language,
        published_at=cleaned.published_at,
        publisher=cleaned.publisher or source.publisher or None,
        publisher_country=source.publisher_country,
        sentences=tuple(sentences),
    )


ABBREVIATION = re.compile(
    r"(?:^|[\s(«„“\"])(?:[A-ZÀ-ÞА-ЯІЇЄҐ]|[A-Za-z]\.[A-Za-z]|m\.in|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Insp|Supt|Det|St|No|vs|approx|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|"
    r"bzw|ca|Nr|Abs|Art|Hr|Fr|bzgl|usw|z\.\s?B|d\.\s?h|u\.\s?a|i\.\s?d|Mio|Mrd|Std|Str|M|Mme|Mlle|MM|art|env|"
    r"ім|вул|м|р|рр|ст|обл|гр|грн|тис|млн|млрд|см|напр|ген|полк|ул|г|гг|руб|тыс|им|т\.\s?д|т\.\s?п|т\.\s?е|др|пр|ok|tys|mln|mld|ul|woj|ppłk|płk|gen|insp|nadinsp|podinsp|mł|st|kom|nadkom|podkom|asp|sierż|mjr|kpt|hab|inż|prok|dyr|por|ppor|chor|bryg|szt|sztab|kmdr|ks|św|tzw|mec|adw|mgr|wicemin|rtm|plut|nadbryg|dyw|zast|ds|Ga|Fla|Calif|Tex|Va|Pa|Ill|Brig|Adm|Cmdr|Hon|Jr|Sr)$"
)
OPENED = re.compile(
    r"^\W*(?:(?:Już|Jeszcze|Dopiero|Także|Również|Z kolei|Natomiast|Potem|Następnie|A|I) ){0,2}(?:[Ww]e?|[Oo]d|[Dd]o|[Zz]e?|[Pp]o) (?:\w+ ){0,2}(?:19|20)\d\d r$|"
    r"^\W*(?:(?!\w*(?:ł|ła|ło|li|ły|no|to|ny|na|ne|je|ją|uje|est)\b)\w+ ){1,5}(?:19|20)\d\d r$"
)
"""What opens a Polish sentence and does not end it: "W styczniu 2023 r. Holandia …", "Latem 2020 r. …"."""
END = re.compile(r"([.!?…]+[\"'”»“’)\]]*)(\s+|$)|(\n\s*\n|\n)")


def split_sentences(text: str) -> Iterator[tuple[int, int, int]]:
    """(paragraph, start, end) of each sentence; blanks at the edges are left out, ends after abbreviations do not count."""
    paragraph, start = 0, 0
    for stop in END.finditer(text):
        line_end = stop.group(3) is not None
        if not line_end and not _ends_sentence(text, start, stop):
            continue
        yield from _trimmed(text, paragraph, start, stop.start() if line_end else stop.end(1))
        start = stop.end()
        if "\n" in stop.group(0):
            paragraph += 1
    yield from _trimmed(text, paragraph, start, len(text))


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    following = text[stop.end() : stop.end() + 1]
    if stop.group(1) == "." and following:
        if following.islower():
            return False
        before = text[max(start, stop.start() - 12) : stop.start()]
        if ABBREVIATION.search(before) or (before.endswith(" r") and OPENED.search(text[start : stop.start()])):
            return False
        # German ordinals and dates: "am 3. Mai", "die 2. Sitzung"; no Cyrillic language writes them so
        if (
            before[-1:].isdigit()
            and following < "\u0400"
            and re.search(r"(?:^|\s)\d{1,2}$", before)
            and following.isalpha()
        ):
            return False
    return True


def _trimmed(text: str, paragraph: int, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield paragraph, start, end


def _sections(part: str, spans: list[tuple[int, int, int]], where: str) -> Iterator[str]:
    """The section of each sentence: noise goes by the line, background from its mark to the end of the paragraph."""
    lines: dict[int, list[str]] = {}
    for paragraph, start, end in spans:
        lines.setdefault(paragraph, []).append(part[start:end])
    noise = {p for p, texts in lines.items() if where == "body_text" and is_noise(" ".join(texts))}
    background = -1
    for paragraph, start, end in spans:
        if where == "body_text" and opens_background(part[start:end]):
            background = paragraph
        if paragraph in noise:
            yield NOISE
        else:
            yield BACKGROUND if paragraph == background else MAIN


def lowered(text: str) -> str:
    """`text` in lower case with every letter at its place. A pattern searched in it is three times as fast as one that ignores
    case."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`](?=[Ѐ-ӿ])[^\W\d_]+)*|\d+")
APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'"})


def words_of(text: str, start: int, end: int) -> Iterator[Word]:
    """The words of `text[start:end]`; an apostrophe belongs to a word only before a Cyrillic letter (об'єднання, l'État)."""
    make = tuple.__new__  # without the call of Word itself: texts have thousands of words
    for found in WORD.finditer(text, start, end):
        word = found.group().lower()
        yield make(Word, (word if word.isalpha() else word.translate(APOSTROPHES), *found.span()))
