"""Names of bodies in English and Polish: runs of capitalised words around a head ("Police Training Centre")."""

from __future__ import annotations

import re
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
        last = _run_end(tokens, at, LINKS["en"], PLACED, line.given, line.country)
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
        name = f"Ministry {text_of(tokens[index + 1 : end], line.sentence)}"
        yield Named(index + 2, end, "ministry", name, rule="minister-title")


def _run_end(
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
        if tokens[ahead].key in DAYS or (token.key == "and" and _given_at(tokens, ahead, given, country)):
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
        if tokens[index + 1].key == "the":
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
    if [t.key for t in tokens[start : start + 3]] == ["office", "of", "the"] and index - start < OFFICE:
        return False  # "Office of the Attorney General of the Republic of Mexico"
    return tokens[index].key in ROLES and not _office_follows(tokens, index)


def _after_person(line: Line, start: int, last: int, run: int) -> int:
    """Behind a person's name and "of the", where a run begins with a given name ("Brian Brown of the Department …")."""
    tokens = line.tokens
    titled = start > run and tokens[start - 1].key in ROLES
    named = titled or (tokens[start].text in line.given and not line.country(start))
    if start + 1 >= last or not named or not tokens[start + 1].upper:
        return start
    links = [i for i in range(start + 1, last) if tokens[i].key in ("of", "for", "from")]
    return links[0] + 1 if links else last


def _office_follows(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Sheriff's Office", "Commissioner's Office", "Council of Ministers": the title is part of the body's name."""
    rest = [t.key for t in tokens[index + 1 : index + 4]]
    return (rest[:1] == ["s"] and rest[1:2] in (["office"], ["department"])) or (
        rest[:1] in (["office"], ["general"]) and "office" in rest
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
    while first < last and (tokens[first].key in OPENERS or not tokens[first].upper):
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


def polish(line: Line, is_name: Callable[[Token], bool]) -> Iterator[Named]:
    """Polish bodies: a capitalised head with its adjectives, to the end of the run of capitalised words."""
    tokens = line.tokens
    at = 0
    while at < len(tokens):
        hit = line.words.heads.at(tokens, at) if tokens[at].upper else None
        if hit is None:
            at += 1
            continue
        first = at
        while (
            (first > 1 or (first and (line.country(0) or tokens[0].key.startswith(OPENING))))
            and _agrees(tokens[first - 1])
            and tokens[first].glue == " "
        ):
            first -= 1
        last = _run_end(tokens, at, LINKS["pl"], frozenset(), frozenset(), line.country)
        last = next((i for i in range(hit.last, last) if _another_at(line, i, last)), last)
        last = next((i for i in range(hit.last, last) if _person_at(line, i, last, is_name)), last)
        if at and line.country(at - 1):  # "polskiej Policji na Węgrzech": the host is no part of the name
            hosts = (i for i in range(hit.last, last - 1) if tokens[i].key in ("na", "w", "we") and tokens[i + 1].upper)
            last = next(hosts, last)
        own = line.words.known.at(tokens, first)
        if own is not None and hit.last <= own.last < last and tokens[own.last].key in PLACING:
            last = own.last  # "Krajowa Administracja Skarbowa w Lublinie": the seat is no part of a known name
        while last > hit.last and not tokens[last - 1].upper:
            last -= 1
        titled = first > 0 and tokens[first - 1].key.startswith("komendant") and first < at
        titled = titled and tokens[first].key.startswith(COMMANDANTS)
        if not titled and (last - first > 1 or tokens[at].caps):
            name = _polish_nominative(tokens[first:last], at - first, line.sentence)
            yield Named(first, last, hit.value, name)
        at = max(last, hit.last)


PLACING = frozenset({"w", "we", "na", "z", "ze"})
OPENING = ("główn", "wojewódzk", "miejsk", "powiatow", "stołeczn", "rejonow", "okręgow", "krajow", "narodow", "centraln", "federaln", "państwow",
           "regionaln", "podlask", "nadbużańsk", "nadodrzańsk", "bieszczadzk", "morsk", "śląsk", "karpack", "nadwiślańsk", "warmińsk")  # fmt: skip
"""How adjectives begin that open a body's name at the start of a sentence, too."""
COMMANDANTS = ("główn", "wojewódzk", "miejsk", "powiatow", "stołeczn", "rejonow")
"""Adjectives of a "komendant": those behind him are no part of a body's name."""


def _another_at(line: Line, index: int, last: int) -> bool:
    """Whether "i" parts two bodies there: a head in the nominative follows ("… i Agencja Bezpieczeństwa Wewnętrznego")."""
    if line.tokens[index].key not in ("i", "oraz"):
        return False
    for at in range(index + 1, min(index + 3, last)):
        token = line.tokens[at]
        if token.stem in _HEADS and line.words.heads.at(line.tokens, at) is not None:
            return token.text == _HEADS[token.stem][0] or at > index + 1
    return False


def _person_at(line: Line, index: int, last: int, is_name: Callable[[Token], bool]) -> bool:
    """Whether a person's name begins there: a given name, or two more capitals after the country."""
    token = line.tokens[index]
    if is_name(token) and index + 1 < last and line.tokens[index + 1].upper:
        return True
    if index + 2 == last and _agrees(line.tokens[index - 1]) and NOMINATIVE.search(token.key):
        following = line.tokens[index + 1]
        if (
            token.upper
            and following.upper
            and not _agrees(token)
            and token.glue == following.glue == " "
            and not OBLIQUE.search(following.key)
        ):
            return not token.caps and not following.caps  # "Komitetu Antykorupcyjnego Artak Melikian"
    return (
        line.country(index - 1)
        and index + 1 < last
        and token.upper
        and line.tokens[index + 1].upper
        and token.glue == " "
    )


NOMINATIVE = re.compile(r"[bcdfghjklmnprstvzłńśźż]$|o$")
"""Ends of foreign given names in the nominative, which no word that hangs on a body has …"""
OBLIQUE = re.compile(r"(?:ych|ich|ego|ej|ów|ji|ii|wa|nia|cia)$")
"""… and ends of words that do hang on it: "Spraw Wewnętrznych"."""

_HEADS = {
    "komend": ("Komenda", "a"),
    "komendz": ("Komenda", "a"),
    "prokuratur": ("Prokuratura", "a"),
    "prokuraturz": ("Prokuratura", "a"),
    "policj": ("Policja", "a"),
    "straż": ("Straż", "a"),
    "biur": ("Biuro", "e"),
    "biurz": ("Biuro", "e"),
    "centr": ("Centrum", "e"),
    "ministerstw": ("Ministerstwo", "e"),
    "departament": ("Departament", "y"),
    "departamenc": ("Departament", "y"),
    "wydział": ("Wydział", "y"),
    "wydzial": ("Wydział", "y"),
    "urz": ("Urząd", "y"),
    "urzęd": ("Urząd", "y"),
    "urzędz": ("Urząd", "y"),
    "agencj": ("Agencja", "a"),
    "służb": ("Służba", "a"),
    "służbi": ("Służba", "a"),
    "akademi": ("Akademia", "a"),
    "szkoł": ("Szkoła", "a"),
    "gwardi": ("Gwardia", "a"),
    "komitet": ("Komitet", "y"),
    "komisj": ("Komisja", "a"),
    "oddział": ("Oddział", "y"),
    "oddzial": ("Oddział", "y"),
    "placówk": ("Placówka", "a"),
    "placówc": ("Placówka", "a"),
    "misj": ("Misja", "a"),
    "zarząd": ("Zarząd", "y"),
    "zarządz": ("Zarząd", "y"),
    "ambasad": ("Ambasada", "a"),
    "ambasadz": ("Ambasada", "a"),
    "sąd": ("Sąd", "y"),
    "sądz": ("Sąd", "y"),
    "komisariat": ("Komisariat", "y"),
    "komisariac": ("Komisariat", "y"),
    "inspekcj": ("Inspekcja", "a"),
    "żandarmer": ("Żandarmeria", "a"),
    "żandarmeri": ("Żandarmeria", "a"),
    "inspektorat": ("Inspektorat", "y"),
    "inspektorac": ("Inspektorat", "y"),
    "ośrodk": ("Ośrodek", "y"),
    "zakład": ("Zakład", "y"),
    "zakładz": ("Zakład", "y"),
    "dyrekcj": ("Dyrekcja", "a"),
    "administracj": ("Administracja", "a"),
    "jednostk": ("Jednostka", "a"),
    "jednostc": ("Jednostka", "a"),
    "zespoł": ("Zespół", "y"),
    "zespol": ("Zespół", "y"),
    "instytut": ("Instytut", "y"),
    "instytuc": ("Instytut", "y"),
    "uniwersytet": ("Uniwersytet", "y"),
    "uniwersytec": ("Uniwersytet", "y"),
    "rad": ("Rada", "a"),
    "radz": ("Rada", "a"),
    "konsulat": ("Konsulat", "y"),
    "konsulac": ("Konsulat", "y"),
    "trybunał": ("Trybunał", "y"),
    "trybunal": ("Trybunał", "y"),
    "izb": ("Izba", "a"),
    "sekcj": ("Sekcja", "a"),
    "brygad": ("Brygada", "a"),
    "brygadz": ("Brygada", "a"),
    "korpus": ("Korpus", "y"),
    "sztab": ("Sztab", "y"),
    "kancelari": ("Kancelaria", "a"),
    "fundacj": ("Fundacja", "a"),
    "delegatur": ("Delegatura", "a"),
    "delegaturz": ("Delegatura", "a"),
    "posterunk": ("Posterunek", "y"),
    "laboratori": ("Laboratorium", "e"),
    "przedstawicielstw": ("Przedstawicielstwo", "e"),
    "organizacj": ("Organizacja", "a"),
    "sekretariat": ("Sekretariat", "y"),
    "sekretariac": ("Sekretariat", "y"),
    "cyberpolicj": ("Cyberpolicja", "a"),
    "akadem": ("Akademia", "a"),
    "gward": ("Gwardia", "a"),
    "kancelar": ("Kancelaria", "a"),
    "pododdział": ("Pododdział", "y"),
    "pododdzial": ("Pododdział", "y"),
    "central": ("Centrala", "a"),
    "formacj": ("Formacja", "a"),
}


def _polish_nominative(tokens: tuple[Token, ...], head: int, sentence: str) -> str:
    """The name with head and adjectives in the nominative; what hangs on them stays."""
    head = next(
        (i for i in range(head, min(head + 3, len(tokens))) if tokens[i].stem in _HEADS or not _agrees(tokens[i])), head
    )
    known = _HEADS.get(tokens[head].stem)
    if known is None:
        return text_of(tokens, sentence)
    base = tokens[0].start
    text = sentence[base : tokens[-1].end]
    shift = 0
    for index, token in enumerate(tokens):
        if index == head:
            new = known[0]
        elif (
            index < head
            or (index == head + 1 and _agrees(token))
            or (token.glue == "-" and index == head + 2 and _agrees(token))
        ):
            new = _adjective(token.text, known[1])
        elif index == head + 2 and _agrees(token) and _agrees(tokens[head + 1]) and tokens[head].text != known[0]:
            new = token.text
        else:
            continue
        start = token.start - base + shift
        text = text[:start] + new + text[start + len(token.text) :]
        shift += len(new) - len(token.text)
    return " ".join(text.split())


def _agrees(token: Token) -> bool:
    return (
        token.upper
        and token.key.endswith(("ej", "ego", "emu", "ym", "im", "ą", "a", "y", "e", "i"))
        and token.key.endswith(
            (
                "ska",
                "skiej",
                "dzka",
                "dzkiej",
                "dzką",
                "dzki",
                "dzkiego",
                "dzkim",
                "ską",
                "ckiej",
                "cka",
                "cką",
                "na",
                "nej",
                "ną",
                "ny",
                "nego",
                "nym",
                "nemu",
                "ne",
                "ski",
                "skiego",
                "skim",
                "skie",
                "cki",
                "ckiego",
                "wa",
                "wej",
                "wą",
                "wy",
                "wego",
                "wym",
                "we",
                "cze",
                "czego",
                "czym",
                "czej",
                "cza",
                "szy",
                "szego",
                "szym",
                "szemu",
                "sza",
                "szej",
                "szą",
                "skiemu",
                "ckiemu",
                "dzkiemu",
                "wemu",
                "czemu",
            )
        )
    )


def _adjective(word: str, ending: str) -> str:
    for old in ("iej", "ej", "iego", "ego", "iemu", "emu", "ią", "im", "ym", "ą"):
        if word.endswith(old):
            base = word[: -len(old)]
            if ending == "y" and base.endswith(("k", "g")):
                return base + "i"
            if ending == "e" and base.endswith(("k", "g")):
                return base + "ie"
            return base + ending
    return word
