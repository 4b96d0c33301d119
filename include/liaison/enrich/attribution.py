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

REACH = 70
"""Characters beside a name in which the words that tie a statement to it may stand."""
MAX_SOURCES = 2
"""Original sources taken beside the media: all of one sentence; bodies that later sentences quote only comment."""
LATE = 0.66
NO_SOURCES = ("media", "company")
ANNOUNCED = re.compile(
    r"\b(?:announc\w+|повідоми\w+|написа\w+|сообщи\w+|annonc\w+|kündigte\w*|teilten?|poinformowa\w+|przekaza\w+|написал\w*)\b"
)
JOINED = re.compile(
    r"^\s*(?:\(?[^()]*\)\s*)?(?:and|und|sowie|et|i|oraz|та|і|й|и)\s(?:[a-zäöüß]+\s|l['’]){0,3}(?:[A-ZÄÖÜ][\w'’-]+\s)?$"
)


@dataclass(frozen=True, slots=True)
class Ties:
    """The attribution words of one language, as patterns that end or begin at the source's name.

    `closed`: words before a source that ends its clause; `release`: marks of a report that a body itself put out.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    closed: re.Pattern[str]
    release: re.Pattern[str]


@lru_cache(maxsize=32)
def ties(vocabulary: Vocabulary, language: str) -> Ties:
    """Compiled once; languages without words of their own use the English ones."""
    known = vocabulary["attribution"]
    words = known["languages"].get(language, known["languages"]["en"])
    small = rf"(?:[\s-](?:{words['between']})(?![^\W_])){{0,6}}"
    name = r"(?-i:\s(?:[A-ZÀ-ÞА-ЯІЇЄҐ][\w.’'-]+\s?){1,4}(?=\s?(?:of|from|vom|von|der|des|de|du|z|ze|из|з|із)\s))?"
    apposition = r"(?:,\s(?!and|but|who|which)[^,.;\d]{2,50},)?" if "closed" in words else ""
    before = [*words["before"], *([] if "closed" in words else [words["tells"]])]
    return Ties(
        before=_compiled(rf"(?:{'|'.join(before)}){small}{name}{small}\s?[«„“\"‚]?$"),
        after=_compiled(
            rf"^[»“”\"‘]?(?:\s\([^)]*\))?{apposition}{small}\s?(?:{'|'.join(words['after'])}|{words['tells']})"
        ),
        closed=_compiled(rf"(?:{words.get('closed', '(?!)')}){small}\s?$"),
        release=_compiled("|".join(known["release"])),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


CLOSED = re.compile(
    r"\s*(?:\([^)]*\))?\s*(?:$|[.,;:!?)»”\"–—]|(?:on|in|at|late|early|after|when|as|while|today|yesterday|this|last|via)\b)"
)
"""What may follow a source that ends its clause: "said the ministry on Monday", but not "said the ministry wanted"."""


def attribution(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """One mention for each source, publisher first; `position` counts from 0 along the chain."""
    words = ties(vocabulary, text.language)
    carriers = frozenset(vocabulary["media"]["carriers"])
    chain: list[tuple[str, Mention]] = []
    for sentence in text.sentences:
        if sentence.section not in (NOISE, BACKGROUND):
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
            elif body and CITED.search(sentence.text[: person.start - sentence.start]):
                named.setdefault(str(body), person)
            elif body and (not by_medium or _told_medium(sentence, findings)):
                spoke = spoke or (str(body), person)
        if not named:
            named = _coreferent(sentence, text, words, findings)
        if named:
            yield from list(named.items())[:MAX_SOURCES]
            return
    if announced is not None:
        yield announced
    elif spoke is not None:
        yield spoke
    elif not by_medium:
        yield from _released(text, words, findings)


CITED = re.compile(
    r"\b(?:quoting|citing|unter Berufung auf|citant|powołując się na|(?:с|со) ссылкой на|ссылаясь на|(?:з|із) посиланням на|посилаючись на)\b[^.]{0,60}$",
    re.IGNORECASE,
)


def _told_medium(sentence: Sentence, findings: Findings) -> bool:
    """Whether a sentence names a medium: what a body's man told it is the body's news."""
    return any(m.properties["kind"] == "media" for m in findings.within(sentence, "organizations"))


BARE = re.compile(
    r"\b(?:department|ministry|agency|office|bureau|service|force|embassy|mission|organi[sz]ation|institution|body|Behörde|Ministerium|Ministeriums|Botschaft|Polizeidirektion|Direktion|Amt|Amtes|"
    r"Pressestelle|ministère|parquet|service|ambassade|organisation|institution|agence|direction|resort\w*|komend\w+|ministerstw\w+|відомств\w+|міністерств\w+|департамент\w*|главк\w*|"
    r"управлінн\w+|пресслужб\w+|пресс-служб\w+|прес-служб\w+|ведомств\w+|министерств\w+|управлени\w+)\b(?:'s)?"
)
ALSO_INTERNATIONAL = ("organi", "instit", "mission", "agenc", "body")
"""Beginnings of the words that may stand for an international body, too."""
OPENING = 40
"""Characters at the start of a sentence in which its subject begins."""
NAMED = re.compile(r"\s(?:[«„“\"]|(?-i:[A-ZÀ-ÞА-ЯІЇЄҐ]))")
"""After a bare noun these begin its name: « l'agence AGI »."""
PRONOUN = re.compile(
    r"(?:,\s(?:it|they)\s(?:said|added|announced)\b|a-t-(?:il|elle)(?:\s\w+)?\s(?:fait savoir|annoncé|indiqué|précisé|déclaré|affirmé|expliqué)\b"
    r"|ont-(?:ils|elles)\s(?:fait savoir|annoncé|indiqué|précisé|déclaré|affirmé|expliqué)\b|,\steilte\s(?:sie|es|er)\b[^.]{0,30}\bmit\b)"
)
"""A clause of telling whose subject is the body with which the sentence begins."""


def _coreferent(sentence: Sentence, text: Text, words: Ties, findings: Findings) -> dict[str, Mention]:
    """The body that "the department said" means: the first of the report whose name has the word, else its first body."""
    known = [m for m in findings.of("organizations") if m.properties["kind"] not in NO_SOURCES]
    own = [m for m in known if m.where == sentence.where and sentence.start <= m.start < sentence.end]
    if own and own[0].start - sentence.start < OPENING and PRONOUN.search(sentence.text):
        return {own[0].value: own[0]}
    for found in BARE.finditer(sentence.text):
        left, right = sentence.text[max(0, found.start() - REACH) : found.start()], sentence.text[found.end() :][:REACH]
        if not (words.before.search(left) or words.after.match(right) or words.closed.search(left)):
            continue
        if any(m.start <= sentence.start + found.start() < m.end for m in own) or NAMED.match(right):
            continue
        stem = found.group().lower()[:7]
        wide = stem.startswith(ALSO_INTERNATIONAL)
        bodies = [m for m in known if wide or m.properties["kind"] != "international"] or known
        best = next((m for m in bodies if stem in m.value.lower()), bodies[0] if bodies else None)
        return {best.value: best} if best is not None else {}
    return {}


def _released(text: Text, words: Ties, findings: Findings) -> Iterator[tuple[str, Mention]]:
    """The first body of a report that calls itself a release: it put it out."""
    if not (words.release.search(text.body_text) or words.release.search(text.headline or "")):
        return
    bodies = [
        m for m in findings.of("organizations") if m.where != "headline" and m.properties["kind"] not in NO_SOURCES
    ]
    if bodies:
        yield bodies[0].value, bodies[0]


def _is_late(sentence: Sentence, text: Text) -> bool:
    """Whether a sentence stands in the last third: bodies quoted there comment, where a medium tells the story."""
    return sentence.where == "body_text" and sentence.start > LATE * len(text.body_text)


def _told_by(sentence: Sentence, told: list[Mention], words: Ties) -> dict[str, Mention]:
    """The bodies tied to the sentence's statement, those joined to them by "and" included."""
    told = [
        m
        for m in told
        if not any(
            o.start <= m.start and m.end <= o.end and o is not m and o.end - o.start > m.end - m.start for o in told
        )
    ]
    tied = {m.start for m in told if _tied(sentence, m, words)}
    for one, other in pairwise(sorted(told, key=lambda m: m.start)):
        between = sentence.text[one.end - sentence.start : other.start - sentence.start]
        if JOINED.match(between) and tied & {one.start, other.start}:
            tied |= {one.start, other.start}
    return {m.value: m for m in sorted(told, key=lambda m: m.start) if m.start in tied}


def _tied(sentence: Sentence, mention: Mention, words: Ties) -> bool:
    start, end = mention.start - sentence.start, mention.end - sentence.start
    left, right = sentence.text[max(0, start - REACH) : start], sentence.text[end : end + REACH]
    if words.before.search(left) or words.after.match(right):
        return True
    return bool(CLOSED.match(right) and words.closed.search(left))


def _role_tied(sentence: Sentence, mention: Mention, words: Ties) -> bool:
    """Whether the words of telling stand before the role that stands before the name."""
    role = mention.properties.get("role")
    if not role:
        return False
    start = mention.start - sentence.start
    head = str(role).split()[0].lower()[:5]
    at = sentence.text.lower().rfind(head, max(0, start - 160), start)
    return at >= 0 and bool(words.before.search(sentence.text[max(0, at - REACH) : at]))
