"""Offices beside names: the role phrase before or after a name, with its id and its reading in the nominative."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.phrases import Hit, Phrases
from liaison.enrich.grammar.tokens import Token
from liaison.enrich.grammar.wordlists import words
from liaison.model.vocabulary import Vocabulary

_LINKS_WORDS = """
of for the in to at on and s with de du des d l la le les à en au aux pour chargé chargée der des die das dem
den für im in am von vom zur zum w we ds do na z i e y del della
"""
LINKS = frozenset(_LINKS_WORDS.split())
_ARTICLES_WORDS = """
the a an der die das dem den des ein eine einem einen le la les l un une du who is also its der
"""
ARTICLES = frozenset(_ARTICLES_WORDS.split())
_JOINS_WORDS = """
and und et i oraz и та і й а with mit avec z с з
"""
JOINS = frozenset(_JOINS_WORDS.split())
DIVISIONS = frozenset(["state", "province", "region", "county", "district", "canton", "city", "island"])
"""Parts of countries between an office and their names: "Attorney General of the Mexican state of Chihuahua"."""
MAX_COMPLEMENT = 16
PRIVATE = "other"
"""The id of callings that are no office: lawyers, tycoons, ringleaders."""
FROM = frozenset({"from", "aus", "ze", "из", "з", "із"})
"""Before the town of a counterpart: "his counterpart from Kingston, General …"."""
BEING = words("ma mają być jest są był była letni letnia letniego letnią")
"""Polish words between a calling and a name that are no part of it: "organizatorem ma być 34-letni Artem H."."""
HOLDING = words(
    "objął objęła obejmie obejmuje pełni pełnił pełniła sprawuje sprawował sprawowała przejął przejęła został została zostanie"
)
"""Polish verbs between an office and the name of who takes it."""
DEEDS = re.compile(r"\w{2,}(?:ał|ił|ył|ął|ęła|ała|iła|yła|eła|eli|ali|ili|yli)")
"""Polish verbs of the past; `THINGS` end so, too."""
THINGS = words(
    "oddział wydział dział udział podział pododdział generał kapitał materiał trybunał kanał arsenał personał personel szpital artykuł tytuł protokół skala sala hala cała mała biała"
)
PLACED = frozenset({"w", "we", "na", "z", "ze", "do"})
"""Behind these a Polish noun is a place and no part of the office after it: "odebrał we Włoszech prokurator …"."""


@dataclass(frozen=True, slots=True, eq=False)
class RoleWords:
    """The vocabulary of offices in one language."""

    heads: Phrases[tuple[str, str]]
    ranks: Phrases[str]
    counterparts: Phrases[str]
    modifiers: frozenset[str]
    speech: frozenset[str]
    descriptors: frozenset[str]
    national: dict[str, str]
    compounds: dict[str, str]
    no_compounds: tuple[str, ...]


@lru_cache(maxsize=32)
def role_words(vocabulary: Vocabulary, language: str) -> RoleWords:
    """Compiled once per language; languages without words of their own use the English ones."""
    words = vocabulary["roles"]
    use = language if language in ("en", "de", "fr", "pl", "uk", "ru") else "en"
    heads: Phrases[tuple[str, str]] = Phrases(use)
    for role_id, forms in words["roles"].items():
        for form in forms.get(use, ()):
            written, _, shown = form.partition("=")
            heads.add(written, (role_id, shown or written))
            if use == "de" and written.endswith("er"):
                heads.add(written + "s", (role_id, shown or written))  # the stem of „Leiter“ is not that of „Leiters“
    ranks: Phrases[str] = Phrases(use)
    for form in words["ranks"].get(use, ()):
        ranks.add(form, form)
    counterparts: Phrases[str] = Phrases(use)
    for form in words["counterparts"].get(use, ()):
        counterparts.add(form, form)
    return RoleWords(
        heads,
        ranks,
        counterparts,
        frozenset(words["modifiers"].get(use, ())),
        frozenset(words["speech"].get(use, ())),
        frozenset(words["descriptors"].get(use, ())),
        dict(words["national"].get(use, {})),
        {end: role_id for role_id, ends in words["compounds"].get(use, {}).items() for end in ends},
        tuple(words["no_compounds"]),
    )


@dataclass(frozen=True, slots=True)
class Role:
    """`tokens[first:last]` is the phrase, its head at `head`; `counterpart`: the office is that of the person before."""

    first: int
    last: int
    head: int
    role_id: str | None
    text: str
    oblique: bool = False
    counterpart: bool = False
    form: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What roles need to know about the words of a sentence."""

    tokens: Sequence[Token]
    sentence: str
    language: str
    words: RoleWords
    heads: Sequence[Hit[tuple[str, str]]]
    ranks: Sequence[Hit[str]]
    body: Callable[[int], tuple[int, int] | None]
    country: Callable[[int], bool]
    name: Callable[[int], bool]


def find_heads(
    tokens: Sequence[Token], words: RoleWords, body: Callable[[int], tuple[int, int] | None]
) -> list[Hit[tuple[str, str]]]:
    """The heads of offices outside the names of bodies ("Prosecutor's Office" holds none)."""
    hits = []
    found = words.heads.find(tokens)
    if words.compounds:
        taken = {hit.first for hit in found}
        more = (_compound(token, index, words) for index, token in enumerate(tokens) if index not in taken)
        found = sorted((*found, *(hit for hit in more if hit is not None)), key=lambda hit: hit.first)
    for hit in found:
        span = body(hit.first)
        if span is not None and span[1] - span[0] > 1 and hit.last <= span[1] and span[0] < hit.first:
            continue
        if span is not None and span[0] == hit.first and span[1] > hit.last:
            continue
        hits.append(hit)
    return hits


def _compound(token: Token, index: int, words: RoleWords) -> Hit[tuple[str, str]] | None:
    """The office that the end of a German compound tells; the longest end wins."""
    if not token.upper or token.key.startswith(words.no_compounds):
        return None
    for start in range(3, len(token.key) - 5):
        for end in (token.key[start:], token.key[start:].removesuffix("s")):
            role_id = words.compounds.get(end)
            if role_id is not None:
                return Hit(index, index + 1, (role_id, token.key[:start] + end))
    return None


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
    if stop >= len(tokens) or (stop > 0 and (not _near(tokens[stop].glue) or tokens[stop - 1].key in JOINS)):
        return None
    best = None
    for hit in reversed(context.heads):
        if hit.last > stop:
            continue
        if stop - hit.last > MAX_COMPLEMENT or not _complement(context, hit.last, stop, best is not None):
            break
        if best is not None and (hit.value[0] == PRIVATE or not _adjoins(context, hit, best)):
            break
        best = hit
    if best is None:
        return _counterpart(context, stop)
    return _role(context, best, stop)


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
        if glue.startswith(",") and not chained:
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


def _is_deed(key: str) -> bool:
    """Whether a Polish word is a verb of the past: "szef policji rozmawiał z …"."""
    return DEEDS.fullmatch(key) is not None and key not in THINGS


def _role(context: Context, hit: Hit[tuple[str, str]], stop: int) -> Role:
    first = _left(context, hit.first)
    last = stop
    tokens = context.tokens
    while last > hit.last and (
        (tokens[last - 1].key in LINKS and tokens[last - 1].key not in ("s",))
        or _is_party(tokens, last - 1)
        or tokens[last - 1].key in HOLDING
        or (context.language == "pl" and (tokens[last - 1].key in BEING or tokens[last].key.startswith("letni")))
    ):
        last -= 1
    text, oblique = _reading(context, first, hit, last)
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


def _reading(context: Context, first: int, hit: Hit[tuple[str, str]], last: int) -> tuple[str, bool]:
    """(the phrase with its head in the nominative, whether it stood in another case)."""
    tokens = context.tokens
    form = hit.value[1]
    plain = " ".join(t.key for t in tokens[hit.first : hit.last])
    wanted = " ".join(k for k in form.lower().replace("-", " ").split())
    oblique = plain != wanted and context.language in ("uk", "ru", "pl")
    head = context.sentence[tokens[hit.first].start : tokens[hit.last - 1].end]
    if context.language == "uk" and tokens[hit.first].key.endswith("а") and _is_subject(tokens[hit.first].key):
        plain, oblique = (
            wanted,
            False,
        )  # «тимчасова повірена»: the feminine of a form that the list has in the masculine
    if context.language == "pl" and plain[:-1] == wanted[:-1] and plain.endswith("a") and wanted.endswith(("y", "i")):
        plain, oblique = wanted, False  # "śledcza", "dyrektor generalna": feminine
    if plain != wanted and context.language in ("de", "pl", "uk", "ru"):
        head = (
            morphology.like(form, head)
            if not (context.language == "de" and head[:1].isupper())
            else form[:1].upper() + form[1:]
        )
    gender = "femn" if form.split()[-1].endswith(("ка", "ця", "а")) and context.language in ("uk", "ru") else "masc"
    before = [_adjective(context, i, gender, head) for i in range(first, hit.first)]
    joined = ""
    for index, word in zip(range(first, hit.first), before, strict=True):
        joined += (tokens[index].glue if index > first else "") + word
    if before:
        joined += tokens[hit.first].glue
    rest = context.sentence[tokens[hit.last - 1].end : tokens[last - 1].end] if last > hit.last else ""
    text = " ".join((joined + head + rest).split()).strip(" ,–-")
    return text.replace(" (", " (") if text.count("(") == text.count(")") else text.replace("(", "").replace(
        ")", ""
    ), oblique


def _is_subject(adjective: str) -> bool:
    return morphology.tags(adjective, "uk") >= {"ADJF:nomn", "femn"}


def _adjective(context: Context, index: int, gender: str, head: str) -> str:
    token = context.tokens[index]
    if context.language in ("uk", "ru") and not token.caps:
        return morphology.like(morphology.nominative(token.key, context.language, gender, "ADJF"), token.text)
    if context.language == "pl" and not token.upper:
        return _polish_adjective(token.text, head)
    if context.language == "de" and not token.upper:
        feminine = head.endswith("in")
        for ending in ("en", "em", "er", "es", "e"):
            if token.text.endswith(ending):
                return token.text[: -len(ending)] + ("e" if feminine else "er")
    return token.text


def _polish_adjective(word: str, head: str) -> str:
    """In the nominative: "byłego" before "szef" is "były", "byłą" before "szefowa" is "była"."""
    if head.split()[0].endswith("a"):
        ending = next((e for e in ("iej", "ej", "ą") if word.endswith(e)), None)
        return word if ending is None else word[: -len(ending)] + ("a" if ending != "iej" or word[-4] in "kg" else "ia")
    ending = next((e for e in ("iego", "iemu", "ego", "emu", "im", "ym") if word.endswith(e)), None)
    if ending is None:
        return word
    return word[: -len(ending)] + ("i" if ending.startswith("i") else "y")


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
    text, _ = _reading(context, first, hit, last)
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
