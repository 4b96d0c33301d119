"""English names of bodies in German sentences: "Royal Oman Police", "Customs and Excise Department"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from liaison.enrich.grammar.bodies import Named, text_of
from liaison.enrich.grammar.gazetteer import Cities
from liaison.enrich.grammar.tokens import Token
from liaison.enrich.grammar.wordlists import words

HEADS = words(
    "police department authority agency bureau directorate constabulary office unit service force commission guard division branch"
)
MATTERS = words(
    "royal national federal republic state central general special serious joint metropolitan regional border customs excise immigration "
    "checkpoints revenue financial intelligence fraud crime crimes criminal investigation investigations investigative drug drugs narcotics "
    "enforcement control security public coast air corruption anti-corruption anti economic cyber cybercrime maritime fisheries wildlife "
    "prison correctional correction protection services police secret marshals human trafficking organised organized homeland asset recovery "
    "citizenship tax taxation prosecution prosecutions director prosecutor attorney justice home migration transport counter terrorism terrorist"
)
"""English words that German lacks or rarely begins with a capital; only they, countries and towns stand before a head."""
KINDS = {
    "police": "police",
    "constabulary": "police",
    "customs": "customs",
    "excise": "customs",
    "border": "border_guard",
    "coast": "border_guard",
    "prosecution": "prosecutor",
    "prosecutions": "prosecutor",
    "criminal": "police",
    "investigation": "police",
    "crime": "police",
    "drug": "police",
    "narcotics": "police",
}
LINKS = words("of and for the")


def english_in_german(
    tokens: tuple[Token, ...], sentence: str, is_country: Callable[[int], bool], cities: Cities
) -> Iterator[Named]:
    """The bodies that stand in a German sentence with their English names; a head with no English word before it is none."""
    if not any(token.key in HEADS and token.upper for token in tokens):
        return
    at = 0
    while at < len(tokens):
        last = _run_end(tokens, at, is_country, cities)
        heads = [i for i in range(at, last) if tokens[i].key in HEADS and tokens[i].upper]
        english = [i for i in range(at, last) if tokens[i].key in MATTERS]
        if last - at < 2 or not heads or (not english and tokens[heads[-1]].key != "police"):
            at = max(last, at + 1)
            continue
        kind = next((KINDS[t.key] for t in tokens[at:last] if t.key in KINDS), "other")
        yield Named(at, last, kind, text_of(tokens[at:last], sentence))
        at = last


def _run_end(tokens: tuple[Token, ...], first: int, is_country: Callable[[int], bool], cities: Cities) -> int:
    """The place after the last word of a run that begins at `first`; `first` itself where none begins."""
    last = first
    while last < len(tokens):
        token = tokens[last]
        if last > first and token.glue not in (" ", " & ", "-"):
            break
        word = token.key in MATTERS or token.key in HEADS
        if token.upper and (word or is_country(last) or cities.at(tokens, last) is not None):
            last += 1
            continue
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        if last > first and token.key in LINKS and following is not None and following.upper:
            last += 1
            continue
        break
    while last > first and not tokens[last - 1].upper:
        last -= 1
    return last
