"""Offices beside names: the role phrase before or after a name, with its id and its reading in the nominative."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.offices import ARTICLES, JOINS, LINKS, PRIVATE, Context, Role
from liaison.enrich.grammar.phrases import Hit
from liaison.enrich.grammar.readings import acting, reading
from liaison.enrich.grammar.tokens import Token
from liaison.enrich.grammar.wordlists import words

DIVISIONS = frozenset(["state", "province", "region", "county", "district", "canton", "city", "island"])
"""Parts of countries between an office and their names: "Attorney General of the Mexican state of Chihuahua"."""
MAX_COMPLEMENT = 16
FROM = frozenset({"from", "aus", "ze", "из", "з", "із"})
"""Before the town of a counterpart: "his counterpart from Kingston, General …"."""
BEING = words("ma mają być jest są był była letni letnia letniego letnią")
"""Polish words between a calling and a name that are no part of it: "organizatorem ma być 34-letni Artem H."."""
HOLDING = words(
    "objął objęła obejmie obejmuje pełni pełnił pełniła sprawuje sprawował sprawowała przejął przejęła został została zostanie"
)
"""Polish verbs between an office and the name of who takes it."""
OF_WHICH = words("яких якого якої которых которого которой których którego której")
"""Behind an office these say that it is one of the body named before."""
DEEDS = re.compile(r"\w{2,}(?:ał|ił|ył|ął|ęła|ała|iła|yła|eła|eli|ali|ili|yli)")
"""Polish verbs of the past; `THINGS` end so, too."""
THINGS = words(
    "oddział wydział dział udział podział pododdział generał kapitał materiał trybunał kanał arsenał personał personel szpital artykuł tytuł protokół skala sala hala cała mała biała"
)
PLACED = frozenset({"w", "we", "na", "z", "ze", "do"})
"""Behind these a Polish noun is a place and no part of the office after it: "odebrał we Włoszech prokurator …"."""


AGENCIES = words("pap iar dpa apa afp ap bns čtk tass unian tvn tvp rmf tok trwam rdc")
"""Polish reports' media that only stand before an office as those it speaks to: "powiedziała PAP rzeczniczka …"."""


def skip_ranks(context: Context, first: int) -> int:
    """Where the ranks and forms of address before a name begin."""
    if first > 1 and context.tokens[first - 1].caps and len(context.tokens[first - 1].text) <= 4:
        service = next((h for h in context.ranks if h.last == first - 1), None)
        first = service.first if service is not None else first
    moved = True
    while moved:
        moved = False
        for hit in context.ranks:
            if (
                hit.last == first
                and first < len(context.tokens)
                and context.tokens[first].glue in (" ", ". ", ".", " (", "-", "), ", ") ", ".) ")
            ):
                first, moved = hit.first, True
    return first


def _apposed(tokens: Sequence[Token], article: int) -> bool:
    """Whether a comma, an article and a nation with a capital stand there."""
    return (
        tokens[article].key in ("le", "la", "l") and tokens[article].glue.startswith(",") and tokens[article + 1].upper
    )


def role_before(context: Context, name_first: int) -> Role | None:
    """The office that stands directly before a name, ranks and a comma between allowed."""
    tokens = context.tokens
    stop = skip_ranks(context, name_first)
    if stop > 1 and tokens[stop - 1].key in ("le", "la", "the", "der", "die") and tokens[stop - 1].glue.startswith(","):
        stop -= 1
    elif stop > 2 and context.language == "fr" and context.country(stop - 1) and _apposed(tokens, stop - 2):
        stop -= 2  # « un officier de liaison, l'Espagnol Iker Zubieta »
    elif stop > 1 and tokens[stop - 1].key in OF_WHICH and tokens[stop].glue == tokens[stop - 1].glue == " ":
        stop -= 1  # «прокурори Риги, речниця яких Анна Берг …»
    if stop >= len(tokens) or (stop > 0 and (not _near(tokens[stop].glue) or tokens[stop - 1].key in JOINS)):
        return None
    best = nearest = None
    for hit in reversed(context.heads):
        if hit.last > stop:
            continue
        if stop - hit.last > MAX_COMPLEMENT or not _complement(context, hit.last, stop, best is not None):
            break
        if best is not None and (hit.value[0] == PRIVATE or not _adjoins(context, hit, best)):
            break
        nearest = nearest or hit
        best = hit
    if best is None or nearest is None:
        return _counterpart(context, stop)
    if nearest is not best and tokens[stop].key in OF_WHICH:
        whole, own = _role(context, best, stop), _role(context, nearest, stop)
        of = context.sentence[tokens[whole.first].start : tokens[own.first - 1].end]
        return replace(own, first=whole.first, text=f"{own.text} ({of})")
    return _role(context, best, _before_rank(context, best, nearest, stop))


def _before_rank(context: Context, office: Hit[tuple[str, str]], nearest: Hit[tuple[str, str]], stop: int) -> int:
    """Where an office ends that a comma parts from a rank: « son chef, le commissaire Jean Martin »."""
    if nearest is office or nearest.value[0] != "officer" or office.value[0] in (PRIVATE, "officer"):
        return stop
    comma = next((i for i in range(nearest.first, office.last - 1, -1) if context.tokens[i].glue.startswith(",")), stop)
    between = range(comma, nearest.first)
    return comma if all(context.tokens[i].key in ARTICLES for i in between) else stop


def _near(glue: str) -> bool:
    return glue in (
        " ",
        ", ",
        " – ",
        " - ",
        " — ",
        "), ",
        ") ",
        '", ',
        "», ",
        "“, ",
        " (",
        "» ",
        "“ ",
        '" ',
        ". ",
        "-",
        "' ",
        "', ",
        ": ",
    )


def _adjoins(context: Context, left: Hit[tuple[str, str]], right: Hit[tuple[str, str]]) -> bool:
    """Whether an office to the left belongs to the one found ("State Secretary – Deputy Minister")."""
    tokens = context.tokens
    if (
        right.first < len(tokens)
        and left.last <= right.first
        and any(context.name(i) for i in range(left.last, right.first))
    ):
        return False
    between = [t.key for t in tokens[left.last : right.first]]
    if len(between) > 10:
        return False
    if context.language == "en" and tokens[left.last - 1].key.endswith("s"):
        return False  # several have that office, or it is none: "in garden chairs at the port, the commissioner"
    glue = tokens[right.first].glue if not between else tokens[left.last].glue
    return glue in (" ", ", ", " – ", " - ", "-") and not any(
        k in ("and", "und", "et", "i", "и", "та", "і", "й", "oraz", "with", "mit", "avec") for k in between
    )


def _complement(context: Context, first: int, last: int, chained: bool) -> bool:
    """Whether the words between an office and a name can all hang on the office."""
    tokens = context.tokens
    lower = 0
    for index in range(first, last):
        token = tokens[index]
        if context.name(index) and context.body(index) is None:
            return False
        glue = token.glue
        if any(c in glue for c in ";:!?") or (glue.startswith(".") and not chained and len(tokens[index - 1].text) > 2):
            return False
        if glue.startswith(",") and not chained and not _lists_on(context, index, last):
            return False
        if (
            context.body(index) is not None
            or context.country(index)
            or token.upper
            or token.key in LINKS
            or token.key in DIVISIONS
            or token.text.isdigit()
        ):
            lower = 0 if token.key not in LINKS else lower
            continue
        if context.language in ("uk", "ru"):
            found = morphology.tags(token.key, context.language)
            if {"VERB", "INFN", "GRND", "NPRO"} & found and not {"NOUN", "ADJF"} & found:
                return False
            continue
        if any(hit.first <= index < hit.last for hit in (*context.heads, *context.ranks)):
            continue
        if context.language == "pl" and _is_deed(token.key) and token.key not in HOLDING:
            return False
        lower += 1
        linked = (index > first and tokens[index - 1].key in LINKS) or lower > 1
        adjective = context.language in ("fr", "pl")
        if lower > 3 or not (linked or adjective) or token.key in context.words.speech:
            return False
    return True


def _lists_on(context: Context, comma: int, last: int) -> bool:
    """Whether what follows a comma is one more matter of an office: « de l'Intérieur, des Collectivités et du Territoire »."""
    tokens = context.tokens
    join = next((i for i in range(comma + 1, min(comma + 6, last - 1)) if tokens[i].key in JOINS), None)
    if join is None or any(t.glue.startswith(",") for t in tokens[comma + 1 : last]):
        return False
    if context.language == "fr":
        return tokens[comma].key in OF_FRENCH and tokens[join + 1].key in OF_FRENCH
    if context.language in ("en", "de"):
        return tokens[comma].upper and tokens[join + 1].upper
    return not tokens[comma].upper and not tokens[join + 1].upper and _are_genitives(context, (comma, join + 1))


OF_FRENCH = frozenset({"de", "des", "du", "d"})


def _are_genitives(context: Context, places: tuple[int, ...]) -> bool:
    """Whether Slavic words can be what an office is of: «министр внутренних дел, информации и печати»."""
    if context.language == "pl":
        return all(context.tokens[i].key.endswith(("i", "y", "u", "a", "ych", "ich", "ej", "ego")) for i in places)
    return all({"NOUN:gent", "ADJF:gent"} & morphology.tags(context.tokens[i].key, context.language) for i in places)


def _is_deed(key: str) -> bool:
    """Whether a Polish word is a verb of the past: "szef policji rozmawiał z …"."""
    return DEEDS.fullmatch(key) is not None and key not in THINGS


def _role(context: Context, hit: Hit[tuple[str, str]], stop: int) -> Role:
    first = _left(context, hit.first)
    begin = acting(context, first) if context.language in ("pl", "uk", "ru") else first
    last = stop
    tokens = context.tokens
    while last > hit.last and (
        (tokens[last - 1].key in LINKS and tokens[last - 1].key not in ("s",))
        or _is_party(tokens, last - 1)
        or tokens[last - 1].key in HOLDING
        or (context.language == "pl" and (tokens[last - 1].key in BEING or tokens[last].key.startswith("letni")))
    ):
        last -= 1
    if begin < first:  # the office stays in the genitive, and the name has its own case
        text = " ".join(context.sentence[tokens[begin].start : tokens[last - 1].end].split())
        return Role(begin, last, hit.first, hit.value[0], text, form=hit.value[1])
    text, oblique = reading(context, first, hit, last)
    return Role(first, last, hit.first, hit.value[0], text, oblique, form=hit.value[1])


def _is_party(tokens: Sequence[Token], index: int) -> bool:
    return "(" in tokens[index].glue and tokens[index].caps


def _left(context: Context, first: int) -> int:
    """Where the modifiers of an office begin: bodies, countries, capitals, "deputy" and the like; adjectives in Slavic."""
    tokens = context.tokens
    while first > 0:
        token, glue = tokens[first - 1], tokens[first].glue
        if glue not in (" ", "-", "'", "’", "' ", "’ ") or context.name(first - 1):
            break
        span = context.body(first - 1)
        if token.key in AGENCIES and token.caps and context.language == "pl":
            break
        if context.language == "pl" and token.upper and first > 1 and tokens[first - 2].key in PLACED:
            break
        if span is not None and span[1] == first and context.language in ("en", "de", "pl"):
            first = span[0]
            continue
        if context.language in ("uk", "ru"):
            if not morphology.is_adjective(token.key, context.language) or token.text == "Я":
                break
        elif context.language in ("fr",):
            if token.key not in context.words.modifiers:
                break
        elif context.language == "en" and _is_unit(context, first - 1):
            pass
        elif context.language == "de":
            if not (
                (context.country(first - 1) and not token.upper)
                or token.key in context.words.modifiers
                or glue == "-"
                or (token.caps and token.text != "CDU")
            ):
                break
        elif not (
            token.key == "s"
            or token.key in context.words.modifiers
            or context.country(first - 1)
            or (
                token.upper
                and token.key not in ("the", "a", "an", "and", "but", "on", "in", "his", "her")
                and (first - 1 > 0 or token.caps)
            )
        ):
            break
        first -= 1
    while first < len(tokens) and tokens[first].key in ("s", "the", "new", "then", "former"):
        first += 1
    return first


def _is_unit(context: Context, at: int) -> bool:
    """Whether a small word behind an article and a nation can only be what an office leads: "the Fijian contingent commander"."""
    token, tokens = context.tokens[at], context.tokens
    if at < 2 or token.upper or not context.country(at - 1) or tokens[at - 2].key not in ("the", "a", "an"):
        return False
    return len(token.key) > 3 and not token.key.endswith(("ed", "ing", "ly")) and token.key not in context.words.speech


def _counterpart(context: Context, stop: int) -> Role | None:
    tokens = context.tokens
    for first in range(max(0, stop - 4), stop):
        hit = context.words.counterparts.at(tokens, first)
        if (
            hit is not None
            and hit.last <= stop
            and all(
                context.country(i) or tokens[i].upper or tokens[i].key in LINKS or tokens[i].key in FROM
                for i in range(hit.last, stop)
            )
        ):
            begin = first
            while begin > 0 and context.country(begin - 1):
                begin -= 1
            oblique = context.language not in morphology.LANGUAGES or not _may_be_nominative(context, begin)
            return Role(begin, stop, first, None, "", oblique, True)
    return None


def role_after(context: Context, name_last: int) -> Role | None:
    """The office that follows a name after a comma, a dash or a bracket."""
    tokens = context.tokens
    if name_last >= len(tokens) or tokens[name_last].glue not in (
        ", ",
        " – ",
        " - ",
        " — ",
        " (",
        ", „",
        ", «",
        " –",
        ") – ",
    ):
        return None
    at = name_last
    while (
        at < len(tokens)
        and tokens[at].key in ARTICLES
        and at - name_last < 5
        and (at == name_last or tokens[at].glue in (" ", "'", "’"))
    ):
        at += 1
    hit = next((h for h in context.heads if h.first >= at), None)
    if hit is None or hit.first - at > 8:
        return None
    for index in range(at, hit.first):
        token = tokens[index]
        if index > at and "," in token.glue:
            return None
        if context.name(index) or (
            context.language == "pl" and (_is_deed(token.key) or token.key in context.words.speech)
        ):
            return None
        known = (
            context.body(index) is not None
            or context.country(index)
            or token.key in context.words.modifiers
            or token.key in ("s", "of", "the", "der", "des", "stv")
        )
        if (
            not known
            and not token.upper
            and not (
                context.language in ("uk", "ru", "pl")
                and (context.language == "pl" or morphology.is_adjective(token.key, context.language))
            )
        ):
            return None
    last = right_of(context, hit.last)
    for later in context.heads:
        if hit.last <= later.first <= last + 2 and all(t.glue == " " for t in tokens[hit.last : later.last]):
            last = max(last, right_of(context, later.last))
    following = next((h for h in context.heads if h.first >= last), None)
    if (
        following is not None
        and following.first <= last + 1
        and last < len(tokens)
        and tokens[last].glue in (", ", " – ")
    ):
        last = right_of(context, following.last)
    first = at
    while first < hit.first and tokens[first].key in ("of", "the"):
        first += 1
    text, _ = reading(context, first, hit, last)
    return Role(first, last, hit.first, hit.value[0], text, form=hit.value[1])


def right_of(context: Context, last: int) -> int:
    tokens = context.tokens
    end = last
    while end < len(tokens) and end - last < MAX_COMPLEMENT:
        glue = tokens[end].glue
        span = context.body(end)
        if glue not in (" ", "-", "'", "’", " «", "» ", " (", ") ", " – ") and not (span is not None and span[0] < end):
            break
        if not _complement(context, last, end + 1, False) or context.name(end):
            break
        if tokens[end].key in ("and", "und", "et", "и", "та", "і", "who", "die", "qui") and context.body(end) is None:
            break
        end += 1
    while end > last and (tokens[end - 1].key in LINKS):
        end -= 1
    if context.language in ("uk", "ru"):
        while (
            end > last
            and not ({"NOUN", "ADJF", "PRTF", "UNKN"} & morphology.tags(tokens[end - 1].key, context.language))
            and not tokens[end - 1].upper
        ):
            end -= 1
    return end


def _may_be_nominative(context: Context, first: int) -> bool:
    found = morphology.tags(context.tokens[first].key, context.language)
    return bool({"ADJF:nomn", "NOUN:nomn"} & found)
