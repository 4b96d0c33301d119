"""Services in small letters that a country, region or town describes: "Greek police", "Palmi prosecutor's office", "czeska policja"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from liaison.enrich.grammar.bodies import Named, text_of
from liaison.enrich.grammar.gazetteer import Cities
from liaison.enrich.grammar.tokens import Token
from liaison.enrich.grammar.wordlists import words

ENGLISH = {
    "police": "police",
    "customs": "customs",
    "gendarmerie": "police",
    "embassy": "embassy",
    "prosecutor": "prosecutor",
    "prosecutors": "prosecutor",
}
PAIRS = {
    ("interior", "ministry"): "ministry",
    ("justice", "ministry"): "ministry",
    ("coast", "guard"): "border_guard",
    ("border", "guard"): "border_guard",
    ("border", "service"): "border_guard",
    ("prison", "service"): "other",
    ("immigration", "service"): "other",
    ("tax", "authority"): "customs",
    ("customs", "service"): "customs",
    ("narcotics", "bureau"): "police",
    ("security", "service"): "police",
    ("prosecution", "service"): "prosecutor",
    ("national", "guard"): "police",
}
"""Services of two words."""
MODIFIERS = words(
    "federal national state cantonal provincial regional municipal city metropolitan border immigration aliens traffic anti narcotics drug "
    "drugs criminal judicial financial military riot cyber cybercrime highway transport railway port airport river maritime special operations "
    "counter terrorism organised organized crime fraud public chief general district corruption trafficking and"
)
"""May stand between the country and its service: "Colombia's anti-narcotics police"."""
TITLES = words(
    "chief commissioner commander attaché attache spokesman spokeswoman spokesperson captain inspector union chiefs"
)
"""Behind a service these make an office of it."""
POLISH = {
    "policj": "police",
    "cyberpolicj": "police",
    "żandarmer": "police",
    "żandarmeri": "police",
    "służb": "customs",
    "straż": "border_guard",
    "prokuratur": "prosecutor",
    "ambasad": "embassy",
}
"""Polish heads by their stems."""
REGIONAL = re.compile(r"(?<=[sc]k)(?:a|iej|ą)$|(?<=dzk)(?:a|iej|ą)$")
ADJECTIVAL = ("ka", "ki", "kie", "kiej", "kiego", "kiemu", "kim", "ką", "na", "nej", "ną", "wa", "wej", "wą")
"""Ends of the Polish adjectives that say whose a service is."""
SHORTEST = 4
"""Letters of an adjective: "na" ends like one, too."""
LEVELS = ("polsk", "miejsk", "wojsk", "wojewódzk", "powiatow", "europejsk", "tutejsz", "lokaln")
"""Beginnings of Polish adjectives that tell no region."""


def english_services(
    tokens: tuple[Token, ...], sentence: str, described: Callable[[int], bool], cities: Cities
) -> Iterator[Named]:
    """`described(i)`: whether word i names or describes a country, a region or a town."""
    for index, token in enumerate(tokens):
        kind = ENGLISH.get(token.key)
        paired = kind is None and index > 1 and token.glue == " " and not tokens[index - 1].upper
        kind = PAIRS.get((tokens[index - 1].key, token.key)) if paired else kind
        if kind is None or token.upper:
            continue
        end = index + 1
        office = [t.key for t in tokens[end : end + 2]] == ["s", "office"]
        if kind == "prosecutor" and office:
            end += 2
            seat = cities.at(tokens, end + 1) if end + 1 < len(tokens) and tokens[end].key in ("in", "of") else None
            if seat is not None:
                yield Named(index, seat[0], kind, text_of(tokens[index : seat[0]], sentence), rule="country-service")
                continue
        elif token.key == "prosecutor":
            continue
        first = index - paired
        while first > 0 and tokens[first].glue in (" ", "-") and tokens[first - 1].key in MODIFIERS:
            first -= 1
        if tokens[first].glue != " " or tokens[first].key == "and":
            continue
        owner = first - 1
        if owner > 0 and tokens[owner].key == "s":
            owner -= 1
        if owner < 0 or any(t.glue not in (" ", "-", "'", "’") for t in tokens[owner + 1 : first]):
            continue
        town = _town_before(tokens, owner + 1, cities)
        if town is None and (not described(owner) or (kind == "prosecutor" and not office)):
            continue  # "Lyon prosecutors" are their office, "Lithuanian prosecutors" are people
        if end < len(tokens) and tokens[end].key in TITLES and tokens[end].glue == " ":
            continue  # "Haiti's police chief"
        if kind == "police" and any(t.key == "border" for t in tokens[first:index]):
            kind = "border_guard"
        start = owner if town is None else town
        while start > 0 and described(start) and described(start - 1) and tokens[start].glue == " ":
            start -= 1  # "Costa Rican police"
        yield Named(start, end, kind, text_of(tokens[start:end], sentence), rule="country-service")


def _town_before(tokens: tuple[Token, ...], last: int, cities: Cities) -> int | None:
    """Where a town's name begins that ends before `last`."""
    for first in range(max(0, last - 3), last):
        hit = cities.at(tokens, first)
        if hit is not None and hit[0] == last:
            return first
    return None


def polish_services(
    tokens: tuple[Token, ...], sentence: str, described: Callable[[int], bool], cities: Cities
) -> Iterator[Named]:
    """The same in Polish, with the adjective before or after: "czeska policja", "policja berlińska", "policja z Brna"."""
    yield from _polish_agencies(tokens, described)
    yield from _polish_ministries(tokens, sentence, described)
    for index, token in enumerate(tokens):
        kind = POLISH.get(token.stem)
        if kind is None or (kind == "border_guard" and not _guards_border(tokens, index)):
            continue
        if kind == "customs" and not (index + 1 < len(tokens) and tokens[index + 1].key.startswith("celn")):
            continue
        end = index + 1 + (kind in ("border_guard", "customs"))
        if end > index + 1 and tokens[index + 1].key.endswith("ne"):
            continue  # "służby celne Litwy, Łotwy i Estonii": many, and none by name
        if (
            not token.upper
            and index
            and token.glue == " "
            and end + 1 < len(tokens)
            and tokens[end].key in ("w", "we", "z", "ze")
        ):
            placed = cities.at(tokens, end + 1)
            last = placed[0] if placed is not None else end + 2
            if tokens[end + 1].upper and not (index and described(index - 1)):
                rest = sentence[tokens[index].end : tokens[last - 1].end]
                yield Named(index, last, kind, _nominative(token, kind) + rest, rule="country-service")
                continue
        first, last = index, end
        while last < len(tokens) and last - end < 2 and tokens[last].glue == " " and _tells(tokens[last], True):
            last += 1
        if last < len(tokens) and tokens[last].glue == " " and tokens[last].upper and described(last):
            rest = sentence[tokens[index].end : tokens[last].end]  # "policja federalna Belgii"
            name = _nominative(token, kind) + rest
            yield Named(index, last + 1, kind, name[:1].upper() + name[1:], rule="country-service")
            continue
        after = index + 1 < len(tokens) and tokens[index + 1].glue == " " and not tokens[index + 1].upper
        if index and token.glue == " " and _tells(tokens[index - 1], described(index - 1)):
            first, last = index - 1, _trade_end(tokens, end)
        elif after and described(index + 1) and _tells(tokens[index + 1], True):
            first, last = index, _trade_end(tokens, index + 2)
        else:
            continue
        names = [
            _nominative(t, kind if t is token else None, t.start >= tokens[end - 1].end) for t in tokens[first:last]
        ]
        name = " ".join(names)
        yield Named(first, last, kind, name[:1].upper() + name[1:], rule="country-service")


TRADES = (
    "federaln", "narodow", "państwow", "graniczn", "kryminaln", "antynarkotykow", "antymafijn", "antyterrorystyczn", "finansow", "sądow", "drogow",
    "autostradow", "kolejow", "wojskow", "morsk", "portow", "lotniskow", "turystyczn", "skarbow", "celn", "migracyjn", "imigracyjn", "śledcz",
    "kantonaln", "cudzoziemsk", "ekologiczn", "leśn", "wodn", "rzeczn", "królewsk", "republikańsk", "generaln", "krajow", "okręgow", "specjaln",
    "konsularn",
)  # fmt: skip
"""How adjectives begin that belong to a service's name behind it: "brazylijska policja federalna"."""


def _trade_end(tokens: tuple[Token, ...], end: int) -> int:
    """Behind the adjectives of the trade that follow a service."""
    last = end
    while last < len(tokens) and last - end < 2 and tokens[last].glue == " " and _is_trade(tokens[last].key):
        last += 1
    return last


def _is_trade(key: str) -> bool:
    return key.startswith(TRADES) and key.endswith(("a", "ej", "ą"))


AGENCIES = words(
    "agencja agencji agencję agencją służba służby służbie służbę służbą urząd urzędu urzędowi urzędem straż straży strażą formacja formacji jednostka jednostki jednostce jednostkę jednostką"
)
"""Common words that an abbreviation of a body follows: "kanadyjska agencja CBSA"."""
ABBREVIATION = range(3, 9)


def _polish_agencies(tokens: tuple[Token, ...], described: Callable[[int], bool]) -> Iterator[Named]:
    """The abbreviation behind a state's agency: "kanadyjska agencja CBSA", "peruwiański urząd celny SUNAT"."""
    for index in range(1, len(tokens) - 1):
        if tokens[index].key not in AGENCIES or not described(index - 1) or tokens[index].glue != " ":
            continue
        at = index + 1
        while at < len(tokens) - 1 and at - index < 3 and not tokens[at].upper and tokens[at].glue == " ":
            at += 1
        if tokens[at].caps and tokens[at].glue == " " and len(tokens[at].text) in ABBREVIATION:
            kind = "border_guard" if tokens[index].key.startswith("straż") else "other"
            kind = "customs" if any(t.key.startswith("celn") for t in tokens[index:at]) else kind
            yield Named(at, at + 1, kind, tokens[at].text, rule="country-service")


MATTERS = words("sprawiedliwości spraw obrony finansów bezpieczeństwa środowiska transportu zdrowia")
"""What a ministry is of."""


def _polish_ministries(tokens: tuple[Token, ...], sentence: str, described: Callable[[int], bool]) -> Iterator[Named]:
    """ "szwajcarskie ministerstwo sprawiedliwości"."""
    for index in range(1, len(tokens) - 1):
        token = tokens[index]
        if not token.key.startswith("ministerstw") or token.upper or not described(index - 1) or token.glue != " ":
            continue
        if tokens[index - 1].key.endswith("ich") or tokens[index + 1].key not in MATTERS:
            continue
        last = index + 2
        while (
            last < len(tokens)
            and last - index < 4
            and tokens[last].key in ("wewnętrznych", "zagranicznych", "publicznego", "narodowej")
        ):
            last += 1
        owner = re.sub(r"(?:iego|iemu|im)$", "ie", tokens[index - 1].text)
        rest = sentence[tokens[index + 1].start : tokens[last - 1].end]
        yield Named(
            index - 1, last, "ministry", f"{owner[:1].upper()}{owner[1:]} ministerstwo {rest}", rule="country-service"
        )


def _guards_border(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a guard is the border's and not the fire brigade ("straż pożarna")."""
    return index + 1 < len(tokens) and tokens[index + 1].key.startswith(("graniczn", "przybrzeżn"))


def _tells(token: Token, described: bool) -> bool:
    """Whether an adjective says whose a service is: a country's, or a region's by its ending."""
    if token.key.startswith(LEVELS) or len(token.key) < SHORTEST or not token.key.endswith(ADJECTIVAL):
        return False  # "w Niemczech policja rozbiła gang"
    return described or REGIONAL.search(token.key) is not None


def _nominative(token: Token, kind: str | None, behind: bool = False) -> str:
    if behind:
        return re.sub(r"(?:ej|ą)$", "a", token.text)
    if kind is None:
        return re.sub(r"(?:iej|ej|ą)$", "a", REGIONAL.sub("a", token.text))
    if token.stem.startswith("żandarmer"):
        return "żandarmeria"
    return f"{token.stem}{'a' if kind != 'border_guard' else ''}"
