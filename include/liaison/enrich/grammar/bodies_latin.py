"""Names of bodies in English: runs of capitalised words around a head ("Police Training Centre")."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from liaison.enrich.grammar.bodies import BodyWords, Named, text_of
from liaison.enrich.grammar.tokens import Token
from liaison.enrich.grammar.wordlists import words

LINKS = {
    "en": frozenset(["of", "for", "the", "and", "on", "against", "de", "la", "del", "di"]),
    "pl": frozenset(["w", "we", "do", "i", "z", "ze", "ds", "dw", "na", "o", "przy", "dla", "spraw"]),
}
_DAYS_WORDS = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december
"""
DAYS = frozenset(_DAYS_WORDS.split())
NETWORKS = words("telegram facebook twitter x viber whatsapp instagram youtube tiktok linkedin weibo")
"""Behind "on" these tell where a body said something."""
PLACED = frozenset({"in", "to"})
PLACES = words("county township parish city island islands bay creek valley beach park airport university police")
"""Behind a given name these make a place of it: "Scott County"."""
_ROLES_WORDS = """
minister ambassador chief commissioner director head deputy president secretary spokesman spokeswoman
spokesperson officer officers inspector colonel captain superintendent commander attaché attache judge sergeant
lieutenant major detective detectives representative chairman chairwoman chair king prince premier chancellor
mayor governor vice assistant acting senior mr mrs ms dr undersecretary attorney general members member sheriff
agent agents employees investigators analysts sleuths commandant brigadier constables specialists deputies
officials inspectors experts delegates representatives instructors trainees cadets recruits troopers colleagues
heads directors commanders sergeants
"""
ROLES = frozenset(_ROLES_WORDS.split())
_OPENERS_WORDS = """
the a an in on at during after before when while according as by from for to of and but however with this that
these those its his her their it he she they we also both since under last first earlier meanwhile among between
some all many other one two three no not if although because since w we na po z ze do od dla przy o i a ale oraz
jak gdy według podczas ponadto także również jednak
"""
OPENERS = frozenset(_OPENERS_WORDS.split())
MATTERS = words("investigation investigations detective cybercrime customs immigration intelligence")
DEPARTMENTS = words("department division directorate board branch bureau administration unit authority")
"""Behind "and" and another word these tell that one body has two matters: "Investigations and Intelligence Department"."""
GROUPS = words(
    "delegation delegations troops soldiers members representatives teams personnel units experts commissioners ministers secretaries ambassadors judges governors superintendents generals prosecutors inspectors officers chiefs directors heads commanders"
)
"""Before "of" these are people of the body that follows."""
PROSECUTION = words("attorney prosecutor prosecutors prosecutions procurator")
GENERAL = words(
    "operations directorate inspectorate staff customs department administration investigation investigations command intelligence secretariat headquarters prosecution security"
)
"""Behind "General" these make a body and no rank of it."""
COMMANDED = words("branch unit squad section team division")
"""Between a body's letters and a rank these tell whom he leads: "NCA Branch Commander"."""
OFFICE = 6
"""Words within which a title belongs to "Office of the …"."""
PARTS = words("state province region city capital island government")
GENERALS = words("directorate inspectorate secretariat consulate department")
"""Before "General" these are bodies."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as the English grammar needs it; `country(i)` says whether word i names or describes a country."""

    tokens: tuple[Token, ...]
    sentence: str
    words: BodyWords
    given: frozenset[str]
    country: Callable[[int], bool]


def english(line: Line) -> Iterator[Named]:
    """The bodies that a run of capitalised words names."""
    tokens = line.tokens
    at = 0
    while at < len(tokens):
        if not tokens[at].upper or (at == 0 and tokens[at].key in OPENERS):
            at += 1
            continue
        last = run_end(tokens, at, LINKS["en"], PLACED, line.given, line.country)
        yield from _bodies_in(line, at, last)
        yield from _of_minister(line, at, last)
        at = last


def _of_minister(line: Line, first: int, last: int) -> Iterator[Named]:
    """The ministry that a full title names: "Minister of Internal Affairs of the Russian Federation"."""
    tokens = line.tokens
    for index in range(first, last - 3):
        if tokens[index].key != "minister" or tokens[index + 1].key not in ("of", "for"):
            continue
        country = next((i for i in range(index + 3, last) if line.country(i)), None)
        if country is None or tokens[country - 1].key not in ("of", "the"):
            continue
        end = next((i for i in range(country, last) if not line.country(i)), last)
        another = next(
            (i for i in range(index + 3, country - 1) if tokens[i].key == "and" and tokens[i + 1].key in ROLES), None
        )
        name = f"Ministry {text_of(tokens[index + 1 : another or end], line.sentence)}"
        if another is not None:  # "Minister of Justice and Attorney General of Canada"
            name = f"{name} of {text_of(tokens[country:end], line.sentence)}"
        yield Named(index + 2, end, "ministry", name, rule="minister-title")


def run_end(
    tokens: tuple[Token, ...],
    first: int,
    links: frozenset[str],
    placed: frozenset[str],
    given: frozenset[str],
    country: Callable[[int], bool],
) -> int:
    last = first + 1
    while last < len(tokens):
        token = tokens[last]
        if not _glued(token):
            break
        named = token.text in given and token.glue == " " and last + 1 < len(tokens) and tokens[last + 1].upper
        named = named and not country(last)  # "the Royal Solomon Islands Police Force"
        named = named and tokens[last + 1].key not in PLACES  # "Deputies of the Scott County Sheriff's Office"
        if named and tokens[last + 1].glue in (" ", ". ") and tokens[last - 1].upper:
            break
        if token.upper or (token.key == "s" and token.glue in ("'", "’")):
            last += 1
            continue
        ahead = last
        while ahead < len(tokens) and ahead < last + 3 and tokens[ahead].key in links and _glued(tokens[ahead]):
            ahead += 1
        embassy = any(t.key in ("embassy", "consulate") for t in tokens[first:last])
        if ahead == last and embassy and token.key in placed:
            ahead = last + 1
        if ahead == last or ahead >= len(tokens) or not tokens[ahead].upper or not _glued(tokens[ahead]):
            break
        if tokens[ahead].key in DAYS or (token.key == "on" and tokens[ahead].key in NETWORKS):
            break
        if token.key == "and" and _given_at(tokens, ahead, given, country):
            break
        last = ahead + 1
    return last


def _given_at(tokens: tuple[Token, ...], at: int, given: frozenset[str], country: Callable[[int], bool]) -> bool:
    """Whether a person's name begins there: "the National Police of Ukraine and Matthias Keller"."""
    paired = at + 1 < len(tokens) and tokens[at + 1].upper and tokens[at + 1].glue in (" ", ". ")
    return paired and tokens[at].text in given and not country(at) and tokens[at + 1].key not in PLACES


def _glued(token: Token) -> bool:
    return token.glue in (" ", "-", "–", "'", "’", "’ ", "' ", " & ", "/", ". ") and (
        token.glue != ". " or len(token.text) > 1
    )


def _bodies_in(line: Line, first: int, last: int) -> Iterator[Named]:
    """Cut a run at titles and at "and" between two bodies, then take what holds a head."""
    tokens = line.tokens
    start = first
    for index in range(first, last + 1):
        if index < last and not _cuts(line, start, index, last):
            continue
        yield from _with_parents(line, _after_person(line, start, index, first), index)
        start = index + 1
        while start < last and tokens[start].key in ("of", "the", "for", "and", "s"):
            start += 1


def _cuts(line: Line, start: int, index: int, last: int) -> bool:
    """Whether the word at `index` parts two bodies: a title, or "and" between them."""
    tokens = line.tokens
    if tokens[index].key == "and":
        if tokens[index + 1].key in ("the", "of", "for"):
            return True
        if index - start == 1 and tokens[start].caps and _has_head(tokens, index + 1, last, line.words):
            return True  # "FIOD and Dubai Police"
        if tokens[index - 1].key in MATTERS and tokens[index].glue == " " and index - start == 1:
            return not any(t.key in DEPARTMENTS for t in tokens[index + 2 : index + 4])
        both = _has_head(tokens, start, index, line.words) and _has_head(tokens, index + 1, last, line.words)
        ends = _ends_with_head(tokens, start, index, line.words)
        return both and (ends or _starts_with_head(tokens, index + 1, last, line.words))
    if tokens[index].key == "general" and tokens[index - 1].key in GENERALS:
        return False  # "Directorate General of National Police"
    if [t.key for t in tokens[index - 2 : index]] == ["house", "of"]:
        return False  # "House of Representatives"
    if [t.key for t in tokens[start : start + 3]] == ["office", "of", "the"] and index - start < OFFICE:
        return False  # "Office of the Attorney General of the Republic of Mexico"
    if index == start < last - 1 and tokens[index].key == "general" and tokens[index + 1].key in GENERAL:
        return False  # "General Operations Force"
    return tokens[index].key in ROLES and not _office_follows(tokens, index)


def _after_person(line: Line, start: int, last: int, run: int) -> int:
    """Behind a person's name and "of the", where a run begins with a given name ("Brian Brown of the Department …")."""
    tokens = line.tokens
    if start + 1 < last and tokens[start + 1].key in PLACES:
        return start  # "the Scott County Sheriff's Office"
    titled = start > run and (tokens[start - 1].key in ROLES or _named_of(line, start, last))
    named = titled or (tokens[start].text in line.given and not line.country(start))
    if start + 1 >= last or not named or not tokens[start + 1].upper:
        return start
    links = [i for i in range(start + 1, last) if tokens[i].key in ("of", "for", "from")]
    return links[0] + 1 if links else last


def _named_of(line: Line, start: int, last: int) -> bool:
    """Whether after "and" a person follows with the body he is of: "… and Rimantas Zilys of the State Border Guard Service"."""
    tokens = line.tokens
    if tokens[start - 1].key != "and" or [t.key for t in tokens[start + 2 : start + 4]] not in (
        ["of", "the"],
        ["from", "the"],
    ):
        return False
    pair = range(start, start + 2)
    return all(tokens[i].upper and not line.country(i) and not tokens[i].caps for i in pair) and not _has_head(
        tokens, start, start + 2, line.words
    )


def _office_follows(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Sheriff's Office", "Commissioner's Office", "Council of Ministers": the title is part of the body's name."""
    rest = [t.key for t in tokens[index + 1 : index + 4]]
    return (rest[:1] == ["s"] and rest[1:2] in (["office"], ["department"], ["chambers"])) or (
        rest[:1] in (["office"], ["general"]) and ("office" in rest or "chambers" in rest)
    )


def _head_at(tokens: tuple[Token, ...], index: int, last: int, words: BodyWords) -> tuple[int, str] | None:
    hit = words.heads.at(tokens, index)
    return (hit.last, hit.value) if hit is not None and hit.last <= last else None


def _has_head(tokens: tuple[Token, ...], first: int, last: int, words: BodyWords) -> bool:
    return any(_head_at(tokens, i, last, words) for i in range(first, last))


def _ends_with_head(tokens: tuple[Token, ...], first: int, last: int, words: BodyWords) -> bool:
    return any((hit := _head_at(tokens, i, last, words)) and hit[0] == last for i in range(max(first, last - 4), last))


def _starts_with_head(tokens: tuple[Token, ...], first: int, last: int, words: BodyWords) -> bool:
    while first < last and tokens[first].key == "the":
        first += 1
    return first < last and _head_at(tokens, first, last, words) is not None


LONG = 9
"""Longer runs are titles of units ("Division for … of the … Department of the …"): only the bodies above them are taken."""


def _with_parents(line: Line, first: int, last: int) -> Iterator[Named]:
    """The body of a run, and the bodies that it says it belongs to ("… of the Criminal Investigation Department of …")."""
    found = _one_body(line, first, last)
    if found is None:
        return
    tokens = line.tokens
    parents = []
    for index in range(found.first + 2, found.last - 1):
        if tokens[index - 1].key == "the" and tokens[index - 2].key == "of" and tokens[index].upper:
            parent = _one_body(line, index, found.last)
            if parent is not None and parent.last == found.last and not line.country(index):
                parents.append(parent)
    titled = any(t.key == "for" for t in tokens[found.first : found.last])
    if not parents or found.last - found.first <= LONG or not titled:
        yield found
    yield from parents


def _one_body(line: Line, first: int, last: int) -> Named | None:
    tokens = line.tokens
    after_title = first > 1 and tokens[first - 1].key == "of" and tokens[first - 2].key in ROLES
    while first < last and (tokens[first].key in OPENERS or tokens[first].key in DAYS or not tokens[first].upper):
        first += 1
    if first + 2 < last and tokens[first].key in GROUPS and tokens[first + 1].key in ("of", "from"):
        union = any(t.text in ("EU", "European") for t in tokens[first + 2 : first + 4])
        first += 0 if union else 2 + (tokens[first + 2].key == "the")
    for index in range(first + 1, min(first + 4, last)):
        if tokens[index].key == "s" and all(line.country(i) for i in range(first, index)):
            first = index + 1
            break
    if first >= last or (after_title and tokens[first].key in ("police", "mission", "customs", "staff", "state")):
        return None
    head_last, kind = _head_in(line, first, last)
    if head_last < 0 or all(line.country(i) or not tokens[i].upper for i in range(first, last)):
        return None
    if [t.key for t in tokens[first : first + 3]] == ["office", "of", "the"]:
        kind = "prosecutor" if any(t.key in PROSECUTION for t in tokens[first + 3 : first + 7]) else kind
    end = head_last
    if end < last and tokens[end].key == "general" and tokens[end - 1].key in GENERALS:
        end += 1
    if end < last and tokens[end].key in ("of", "for", "on", "against", "in", "to"):
        end = last
    for index in range(head_last + 1, end):
        if tokens[index].key == "for" and any(line.country(i) for i in range(index + 1, min(index + 3, end))):
            end = index
            break
    if (
        end == last < len(tokens)
        and line.country(end - 1)
        and tokens[end].key in PARTS
        and tokens[end - 2].key == "the"
    ):
        end -= 2  # "the Secretariat of Citizen Security of the Mexican state of …"
    while end > first and not tokens[end - 1].upper:
        end -= 1
    led = end < len(tokens) and tokens[end].key in ROLES and tokens[end].glue == " "
    if led and end - first == 2 and tokens[first].caps and tokens[first + 1].key in COMMANDED:
        return None
    lone = ("bureau", "force", "branch", "court", "guard", "board", "school")
    if end - first < 2 or (end - first == 2 and tokens[first].text in line.given and tokens[first + 1].key in lone):
        return None
    return Named(first, end, kind, text_of(tokens[first:end], line.sentence))


def _head_in(line: Line, first: int, last: int) -> tuple[int, str]:
    """(index after the last head before a complement, kind); -1 without a head."""
    head_last, kind = -1, ""
    index = first
    while index < last:
        hit = _head_at(line.tokens, index, last, line.words)
        if hit is None or (head_last > 0 and _linked(line.tokens, head_last, index)):
            index += 1
            continue
        if kind in ("", "other", "police") or hit[1] in ("embassy", "ministry", "court", "prosecutor"):
            kind = hit[1] if hit[1] != "other" or not kind else kind
        head_last = index = hit[0]
    return head_last, kind


def _linked(tokens: tuple[Token, ...], head_last: int, index: int) -> bool:
    """Whether a later head belongs to the complement of an earlier one ("Ministry of the Police Service")."""
    return any(t.key in ("of", "for", "in", "on", "against") for t in tokens[head_last:index])
