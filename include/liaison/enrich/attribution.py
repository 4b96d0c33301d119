"""Who told it: publisher, agency and original source in the order in which the report names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from liaison.enrich.findings import Findings
from liaison.enrich.sections import BACKGROUND, NOISE
from liaison.enrich.text import Sentence, Text
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary

REACH = 90
"""Characters beside a name in which the words that tie a statement to it may stand."""
MAX_SOURCES = 2
"""Original sources taken beside the media: all of one sentence; bodies that later sentences quote only comment."""
LATE = 0.66
NO_SOURCES = ("media", "company")
ANNOUNCED = re.compile(
    r"\b(?:announc\w+|повідоми\w+|написа\w+|сообщи\w+|annonc\w+|kündigte\w*|teilten?|poinformowa\w+|przekaza\w+|написал\w*)\b"
)
JOINED = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:and|und|sowie|et|i|oraz|та|і|й|и)\s(?:[a-zäöüß]+\s|l['’]){0,3}(?:[A-ZÄÖÜ][\w-]+\s)?$"
)
DAY = (
    r"(?:\s(?:on|am|le|ce|w|we|в|во|у|earlier|später|heute|today|mardi|gestern|late)?\s?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\s(?:am\s)?(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag)"
    r"|\s(?:ce\s)?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|\s(?:w|we)\s(?:poniedziałek|wtorek|środę|czwartek|piątek|sobotę|niedzielę)"
    r"|\s(?:в|во|у)\s(?:понед\w+|вторник|вівторок|сред\w|серед\w|четверг|четвер|пятницу|п'ятницю|суббот\w|субот\w|воскресенье|неділю))?"
)


@dataclass(frozen=True, slots=True)
class Ties:
    """The attribution words of one language, as patterns that end or begin at the source's name."""

    before: re.Pattern[str]
    after: re.Pattern[str]


@lru_cache(maxsize=32)
def ties(vocabulary: Vocabulary, language: str) -> Ties:
    """Compiled once; languages without words of their own use the English ones."""
    languages = vocabulary["attribution"]["languages"]
    words = languages.get(language, languages["en"])
    article = r"(?:\s(?:the|das|die|der|dem|den|des|le|la|les|l'|l’|un|du|de|de la|d'|d’|w|z|в|у|у сфері|на|the press service of the|the press service of))?"
    press = r"(?:\s(?:пресс?-?служб\w+|пресс?-?центр\w*|пресслужб\w+|сайт\w*|press office of the|press service of(?: the)?|речни\w+|представител\w+|spokes\w+ (?:for|of)(?: the)?|porte-parole (?:de|du|de la)|rzeczni\w+(?: prasow\w+)?|Sprecher(?:in)? (?:der|des)))?"
    before = rf"(?:{'|'.join(words['before'])}){DAY}{article}{press}{article}\s?[«„“\"]?$"
    after = rf"^[»“”\"]?(?:\s\([^)]*\))?\s?(?:{'|'.join(words['after'])})"
    return Ties(re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE))


def attribution(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """One mention for each source, publisher first; `position` counts from 0 along the chain."""
    words = ties(vocabulary, text.language)
    carriers = frozenset(vocabulary["media"]["carriers"])
    chain: list[tuple[str, Mention]] = []
    for sentence in text.sentences:
        if sentence.section != NOISE:
            chain += [(m.value, m) for m in findings.within(sentence, "organizations") if _is_medium(m, carriers)]
    names = [name for name, _ in chain]
    chain += [(name, mention) for name, mention in _sources(text, words, findings, bool(chain)) if name not in names]
    seen: dict[str, int] = {}
    for name, mention in chain:
        position = seen.setdefault(name, len(seen))
        yield Mention(
            "Organization",
            "attribution",
            name,
            mention.where,
            mention.start,
            mention.end,
            "attribution",
            confidence=0.9,
            properties={"position": position},
        )


def _is_medium(mention: Mention, carriers: frozenset[str]) -> bool:
    return mention.properties["kind"] == "media" and mention.value not in carriers


def _sources(text: Text, words: Ties, findings: Findings, by_medium: bool) -> Iterator[tuple[str, Mention]]:
    """The bodies of the first sentence that tells where its news is from; else who announced it."""
    announced: tuple[str, Mention] | None = None
    spoke: tuple[str, Mention] | None = None
    for sentence in text.sentences:
        if sentence.section in (NOISE, BACKGROUND) or (by_medium and _is_late(sentence, text)):
            continue
        told = [m for m in findings.within(sentence, "organizations") if m.properties["kind"] not in NO_SOURCES]
        persons = findings.within(sentence, "people")
        named = _told_by(sentence, told, words)
        for person in persons:
            if not (_tied(sentence, person, words) or _role_tied(sentence, person, words)):
                continue
            body = person.properties.get("organization")
            if person.properties.get("role_id") == "spokesperson" and body:
                named.setdefault(str(body), person)
            elif ANNOUNCED.search(sentence.text):
                announced = announced or (str(body or person.value), person)
            elif body:
                spoke = spoke or (str(body), person)
        if not named and not by_medium:
            named = _coreferent(sentence, text, words, findings)
        if named:
            yield from list(named.items())[:MAX_SOURCES]
            return
    if announced is not None:
        yield announced
    elif spoke is not None and not by_medium:
        yield spoke


BARE = re.compile(
    r"\b(?:department|ministry|agency|office|bureau|service|force|embassy|mission|Behörde|Ministerium|Botschaft|Polizeidirektion|Direktion|Amt|ministère|parquet|service|"
    r"ambassade|resort\w*|komend\w+|ministerstw\w+|відомств\w+|міністерств\w+|департамент\w*|главк\w*|управлінн\w+|ведомств\w+|министерств\w+|управлени\w+)\b"
)


def _coreferent(sentence: Sentence, text: Text, words: Ties, findings: Findings) -> dict[str, Mention]:
    """The body that "the department said" means: the first of the report whose name has the word, else its first body."""
    for found in BARE.finditer(sentence.text):
        left, right = sentence.text[max(0, found.start() - REACH) : found.start()], sentence.text[found.end() :][:REACH]
        if not (words.before.search(left) or words.after.search(right)):
            continue
        bodies = [m for m in findings.of("organizations") if m.properties["kind"] not in (*NO_SOURCES, "international")]
        if any(m.start <= sentence.start + found.start() < m.end and m.where == sentence.where for m in bodies):
            continue
        stem = found.group().lower()[:7]
        best = next((m for m in bodies if stem in m.value.lower()), bodies[0] if bodies else None)
        return {best.value: best} if best is not None else {}
    return {}


def _is_late(sentence: Sentence, text: Text) -> bool:
    """Whether a sentence stands in the last third: bodies quoted there comment, where a medium tells the story."""
    return sentence.where == "body_text" and sentence.start > LATE * len(text.body_text)


def _told_by(sentence: Sentence, told: list[Mention], words: Ties) -> dict[str, Mention]:
    """The bodies tied to the sentence's statement, those joined to them by "and" included."""
    tied = {m.start for m in told if _tied(sentence, m, words)}
    for one, other in pairwise(sorted(told, key=lambda m: m.start)):
        between = sentence.text[one.end - sentence.start : other.start - sentence.start]
        if JOINED.match(between) and tied & {one.start, other.start}:
            tied |= {one.start, other.start}
    return {m.value: m for m in sorted(told, key=lambda m: m.start) if m.start in tied}


def _tied(sentence: Sentence, mention: Mention, words: Ties) -> bool:
    start, end = mention.start - sentence.start, mention.end - sentence.start
    left, right = sentence.text[max(0, start - REACH) : start], sentence.text[end : end + REACH]
    return bool(words.before.search(left) or words.after.search(right))


def _role_tied(sentence: Sentence, mention: Mention, words: Ties) -> bool:
    """Whether the words of telling stand before the role that stands before the name."""
    role = mention.properties.get("role")
    if not role:
        return False
    start = mention.start - sentence.start
    head = str(role).split()[0].lower()[:5]
    at = sentence.text.lower().rfind(head, max(0, start - 160), start)
    return at >= 0 and bool(words.before.search(sentence.text[max(0, at - REACH) : at]))
