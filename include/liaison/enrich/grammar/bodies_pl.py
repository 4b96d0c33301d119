"""Names of bodies in Polish: a capitalised head with its adjectives and what hangs on it ("Komenda Główna Policji")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from liaison.enrich.grammar.bodies import Named, text_of
from liaison.enrich.grammar.bodies_latin import LINKS, Line, run_end
from liaison.enrich.grammar.tokens import Token


def polish(line: Line, is_name: Callable[[Token], bool]) -> Iterator[Named]:
    """Polish bodies: a capitalised head with its adjectives, to the end of the run of capitalised words."""
    tokens = line.tokens
    at = 0
    while at < len(tokens):
        hit = line.words.heads.at(tokens, at) if tokens[at].upper else None
        if hit is None or (at + 1 < len(tokens) and tokens[at + 1].key.startswith(PRESS_UNIT)):
            at += 1
            continue
        first = at
        while (
            (first > 1 or (first and (line.country(0) or tokens[0].key.startswith(OPENING))))
            and _agrees(tokens[first - 1])
            and not tokens[first - 1].key.startswith(PRESS_UNIT)
            and tokens[first].glue == " "
        ):
            first -= 1
        last = run_end(tokens, at, LINKS["pl"], frozenset(), frozenset(), line.country)
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
            if first and tokens[first].glue == "-" and tokens[first - 1].key.endswith("o") and tokens[first - 1].upper:
                first, name = first - 1, f"{tokens[first - 1].text}-{name}"  # "Polsko-Słowackie Centrum"
            yield Named(first, last, hit.value, name)
        at = max(last, hit.last)


PRESS_UNIT = ("komunikacji", "prasow", "promocji", "mediów", "społecznej")
"""Beginnings of the words behind "Wydział" and the like that make the office for the press of it, which is no body of its own."""
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
            return token.text == _HEADS[token.stem][0] or at > index + 1 or token.key.endswith(("ię", "ję"))
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
    "laboratorium": ("Laboratorium", "e"),
    "archiwum": ("Archiwum", "e"),
    "muzeum": ("Muzeum", "e"),
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
                "ckie",
                "ckim",
                "dzkie",
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
                "czą",
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
