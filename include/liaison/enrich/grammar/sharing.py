"""Names that share what is said once: an office in the plural before several names, one person's other names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.offices import ARTICLES, JOINS, Context, Role, RoleWords
from liaison.enrich.grammar.similar import fold
from liaison.enrich.grammar.tokens import Token, tokens_of
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.sections import NOISE
from liaison.enrich.text import Text

BOTH = re.compile(
    r"\s+(?:двух|обеих|двох|обох|трех|трёх|трьох|dwóch|obu|obojga|trzech|beider|zweier|dreier|der beiden|des deux|des trois|of (?:the )?(?:two|both|three))\s+\w+$"
)
"""What an office in the plural adds for all of its bearers: «министры юстиции двух стран»."""
POLISH_PLURALS = ("owie", "ów", "om", "rzy", "rów", "cy", "ści", "ami", "dzi", "nci", "eci", "awcy")
RESPECTIVE = re.compile(r"\s+respecti(?:fs|ves?)\b")
KNOWN_AS = words(
    "known alias aka dit dite surnommé surnommée ps pseudonim vel zwany zwana genannt bekannt прозвищу кличке прізвисько прозванный"
)
"""Words that give one person another name; with them stand `BESIDE_KNOWN`."""
BESIDE_KNOWN = words(
    "also as better auch als besser alias unter dem namen sous le nom de także jako po по на или або також"
)
GROUPS = frozenset({"minister", "deputy_minister", "prosecutor", "head_of_service", "ambassador"})
"""Offices whose bearers of several countries a report names together."""
BETWEEN = 4
"""Words between two names that share an office, at most: a bracket with the country, "and"."""


def is_plural(context: Context, role: Role) -> bool:
    """Whether an office is that of several: "interior ministers", „die Innenminister“, «главы ведомств»."""
    return bool(role.form) and _plural(context.tokens, role.head, role.form, context.language)


def _plural(row: Sequence[Token], at: int, form: str, language: str) -> bool:
    length = len(form.replace("-", " ").split()) or 1
    keys = [t.key for t in row[at : at + length]]
    if language in ("en", "fr"):
        said = form.lower().replace("-", " ").split()
        return any(k.endswith("s") and k != w and not w.endswith("s") for k, w in zip(keys, said, strict=False))
    if language == "de":
        before = [t.key for t in row[max(0, at - 3) : at]]
        several = "die" in before or "beiden" in before or (("den" in before) and keys[0].endswith("n"))
        return keys[0].endswith("innen") or (several and not keys[0].endswith("in"))
    if language == "pl":
        return keys[0] != form.split()[0].lower() and keys[0].endswith(POLISH_PLURALS)
    return "plur" in morphology.tags(keys[0], language) if language in morphology.LANGUAGES else False


def for_one(context: Context, role: Role) -> Role:
    """An office in the plural as one of its bearers has it."""
    text = RESPECTIVE.sub("", BOTH.sub("", role.text))
    if context.language in ("en", "fr"):
        length = len(role.form.replace("-", " ").split())
        head = context.tokens[role.head : role.head + length]
        said = context.sentence[head[0].start : head[-1].end]
        text = text.replace(said, role.form[:1].upper() + role.form[1:] if said[:1].isupper() else role.form, 1)
    return replace(role, text=text)


def are_joined(context: Context, last: int, first: int) -> bool:
    """Whether only "and", a comma or countries in brackets stand between the name that ends and the one that begins."""
    tokens = context.tokens
    if first - last > BETWEEN or any(c in t.glue for t in tokens[last : first + 1] for c in ";:.—–"):
        return False
    if first == last:
        return tokens[first].glue in (", ", "), ")
    between = range(last, first)
    return all(tokens[i].key in JOINS | ARTICLES or context.country(i) for i in between)


def is_other_name(context: Context, before: tuple[int, int], name: tuple[int, int]) -> bool:
    """Whether a name is another one of the person named before it: in brackets and alike, or after "known as"."""
    tokens = context.tokens
    last, begin = before[1], name[0]
    if last == begin and "(" in tokens[begin].glue:
        mine, other = ({fold(t.text) for t in tokens[a:b] if len(t.text) > 2} for a, b in (before, name))
        return bool(mine & other) or _same_letters(tokens, before, name)
    between = [t.key for t in tokens[last:begin]]
    return (
        0 < len(between) < 6
        and any(k in KNOWN_AS for k in between)
        and all(k in KNOWN_AS | BESIDE_KNOWN for k in between)
    )


VAGUE = words(
    "minister ministers ministre ministerin міністр міністерка министр ministra ressortchef ressortchefin departementschef staatsminister chef head leader"
)
"""Offices that do not say whose they are."""


def _same_letters(tokens: Sequence[Token], first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether the words of two names begin alike, as two spellings of one do: "Rusłana Gałuszki (Ruslan Galușca)"."""
    mine, other = ([fold(t.text)[:2] for t in tokens[a:b]] for a, b in (first, second))
    return len(mine) == len(other) > 1 and mine == other


def group_office(text: Text, role_words: RoleWords) -> tuple[str, str] | None:
    """(id, nominative) of the first office that a report gives several people, "the interior ministers of the Balkans"; of vague
    and full ones the first full one."""
    vague = None
    for sentence in text.sentences:
        if sentence.section == NOISE:
            continue
        tokens = tokens_of(sentence.text, text.language)
        for hit in role_words.heads.find(tokens):
            if hit.value[0] in GROUPS and _plural(tokens, hit.first, hit.value[1], text.language):
                role_id, form = hit.value
                if form.lower() not in VAGUE:
                    return role_id, form[:1].upper() + form[1:] if text.language == "de" else form
                vague = vague or hit.value
    return vague
