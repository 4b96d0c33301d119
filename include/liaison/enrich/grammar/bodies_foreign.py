"""Names of bodies in another language than the report's: "Royal Oman Police" in German, "Polícia Nacional" anywhere."""

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


def is_english(named: Named, tokens: tuple[Token, ...]) -> bool:
    """Whether a name in a German sentence ends with an English head."""
    return tokens[named.last - 1].key in HEADS and tokens[named.last - 1].key not in ("police", "office")


NATIVE = {
    "polícia": words("nacional federal judiciária civil militar"),
    "policía": words("nacional federal local judicial"),
    "polizia": words("locale penitenziaria stradale giudiziaria"),
    "police": words("nationale fédérale cantonale municipale"),
    "gendarmerie": words("nationale royale"),
    "garde": words("nationale"),
    "guardia": words("nacional"),
    "guarda": words("nacional"),
    "gendarmería": words("nacional"),
    "fiscalía": words("general nacional"),
    "ministério": words("público"),
    "ministerio": words("público"),
    "policie": words("čr"),
}
"""How forces and prosecutors are called in languages that a report does not have to be in, with what must follow."""
PROSECUTORS = ("fiscal", "minist")


def native(tokens: tuple[Token, ...], sentence: str, language: str) -> Iterator[Named]:
    """The bodies that stand with the names they have at home; French ones only where the report is not French."""
    for index in range(len(tokens) - 1):
        following = NATIVE.get(tokens[index].key)
        if following is None or not tokens[index].upper or tokens[index + 1].key not in following:
            continue
        if tokens[index + 1].glue != " " or (
            language == "fr" and tokens[index].key in ("police", "gendarmerie", "garde")
        ):
            continue
        kind = "prosecutor" if tokens[index].key.startswith(PROSECUTORS) else "police"
        yield Named(index, index + 2, kind, text_of(tokens[index : index + 2], sentence))


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
