"""Polish forms: the nominatives that a town's name in another case may come from, and names of a country's people."""

from __future__ import annotations

from functools import lru_cache

from liaison.enrich.grammar.wordlists import words

_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("odzi", ("ódź",)),
    ("dniu", ("deń",)),
    ("dnia", ("deń",)),
    ("dniem", ("deń",)),
    ("ymstoku", ("ystok",)),
    ("cu", ("ec", "iec", "c", "ce")),
    ("ca", ("ec", "iec")),
    ("owie", ("ów", "owo", "owa", "owy", "owie")),
    ("owa", ("ów", "owo")),
    ("owem", ("ów", "owo")),
    ("owu", ("ów", "owo")),
    ("szcie", ("szt", "szta", "szcz")),
    ("ście", ("st", "sta", "sto")),
    ("cie", ("t", "ta", "to")),
    ("ździe", ("zd", "zda")),
    ("dzie", ("d", "da", "do")),
    ("źnie", ("zno", "zna", "zień")),
    ("nie", ("n", "na", "no", "ń", "ny")),
    ("śle", ("sł", "sło")),
    ("le", ("l", "ł", "la", "ła", "ło")),
    ("rze", ("r", "ra", "ro")),
    ("dze", ("ga",)),
    ("sze", ("cha",)),
    ("ce", ("ka", "ca", "ce")),
    ("ie", ("", "a", "o", "i", "y")),
    ("niu", ("ń", "nie")),
    ("ciu", ("ć", "cie")),
    ("lu", ("l", "le")),
    ("iu", ("", "ie", "i")),
    ("u", ("", "o", "e")),
    ("nia", ("ń", "nie")),
    ("wia", ("w",)),
    ("mia", ("m",)),
    ("bia", ("b",)),
    ("szczy", ("szcz",)),
    ("odzią", ("ódź",)),
    ("nek", ("nki",)),
    ("lc", ("lce",)),
    ("łk", ("łki",)),
    ("egostoku", ("ystok",)),
    ("ii", ("ia",)),
    ("ji", ("ja",)),
    ("gi", ("ga",)),
    ("ki", ("ka",)),
    ("li", ("la",)),
    ("dzi", ("dź",)),
    ("ni", ("nia", "ń")),
    ("i", ("ia", "a", "")),
    ("y", ("a",)),
    ("ach", ("y", "e", "i", "a")),
    ("om", ("y", "e", "i")),
    ("ami", ("y", "e", "i")),
    ("ą", ("a",)),
    ("ę", ("a",)),
    ("iem", ("", "ie")),
    ("em", ("", "o", "e")),
    ("owowi", ("ów",)),
    ("niowi", ("ń", "eń")),
    ("biowi", ("b",)),
    ("owi", ("", "o")),
    ("a", ("", "o", "e")),
    ("ic", ("ice",)),
    ("yc", ("yce",)),
    ("en", ("eny",)),
)
_ADJECTIVES = (
    ("iej", "a"),
    ("ej", "a"),
    ("iego", "i"),
    ("ego", "y"),
    ("im", "i"),
    ("ym", "y"),
    ("ich", "ie"),
    ("ych", "e"),
)
SHORTEST = 1


@lru_cache(maxsize=16384)
def place_nominatives(word: str) -> tuple[str, ...]:
    """What a town's name of one word (lower case) may be in the nominative, the word itself left out."""
    found: list[str] = []
    for ending, news in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            found += [word[: -len(ending)] + new for new in news]
    return tuple(dict.fromkeys(n for n in found if n != word))


@lru_cache(maxsize=16384)
def town_nominatives(name: str) -> tuple[str, ...]:
    """The same of a name of several words: "nowym jorku" gives "nowy jork"."""
    row = name.split(" ")
    if len(row) == 1:
        return place_nominatives(row[0])
    firsts = [row[0], *(row[0][: -len(e)] + new for e, new in _ADJECTIVES if row[0].endswith(e))]
    rest = " ".join(row[1:-1])
    lasts = (
        row[-1],
        *place_nominatives(row[-1]),
        *(row[-1][: -len(e)] + n for e, n in _ADJECTIVES if row[-1].endswith(e)),
    )
    return tuple(" ".join(p for p in (first, rest, last) if p) for first in dict.fromkeys(firsts) for last in lasts)


_GROUP = (
    "ycy", "icy", "acy", "ecy", "ńcy", "rcy", "dzy", "ini", "anie", "ianie", "owie", "rzy", "zi", "esi", "łosi", "aci", "umuni", "ysze",
    "kom", "com", "nom", "szom", "gom", "rom", "tom", "dom", "kami", "cami", "nami", "szami", "rami", "tami", "dami",
)  # fmt: skip
_ONE = (
    "czyk", "czyka", "czykiem", "czykowi", "czyków", "anin", "anina", "aninem", "aninowi", "gruzin", "gruzina", "gruzinem", "litwin", "litwina",
    "polak", "polaka", "polakiem", "polka", "polkę", "polką", "polki", "słowak", "słowaka", "turek", "turka", "turkiem", "czecha", "grek", "greka",
    "niemka", "niemkę", "rosjanka", "rosjankę", "ukrainka", "ukrainkę", "ukrainiec", "ukraińca", "ukraińcem", "niemca", "niemcem", "białorusin",
    "białorusina", "białorusinem", "węgra", "węgrem", "włocha", "włochem", "szweda", "szwedem", "francuz", "francuza", "francuzem", "serb", "serba",
    "chorwat", "chorwata", "rumun", "rumuna", "rumunem", "bułgar", "bułgara", "anglik", "anglika", "brytyjka", "czeszka", "czeszkę", "holender",
    "holendra", "hiszpan", "hiszpana", "łotysz", "łotysza", "mołdawian", "rosjan", "ormian", "amerykan", "hiszpanka", "afgańca", "irakijczyk",
    "ów", "szek", "czeczen", "czeczena", "kazach", "kazacha", "uzbek", "uzbeka", "kirgiz", "kirgiza", "tadżyk", "tadżyka", "algierczyk",
)  # fmt: skip
_COUNTRIES = (
    "stanie", "iranie", "sudanie", "libanie", "omanie", "bhutanie", "tajwanie", "kosowie", "białorusi", "rusi", "niemcom", "niemcami", "czechom",
    "czechami", "włochom", "włochami", "węgrom", "węgrami", "chinom", "chinami", "stanom", "stanami", "indiom", "indiami", "filipinami", "emiratami",
    "niderlandami", "niderlandom", "niemiec", "emiratów", "stanów", "niderlandów", "sowietów", "bahamów",
)  # fmt: skip
"""Forms of countries that end like forms of their people."""


@lru_cache(maxsize=4096)
def people_of(word: str) -> str | None:
    """`group`: the people of a country as one who acts or receives (Czesi, Polakom); `one`: a person of it, or people counted
    (Turka, Gruzinów); None for a country's own name and everything else."""
    if word.endswith(_COUNTRIES):
        return None
    if word.endswith(_GROUP):
        return "group"
    return "one" if word.endswith(_ONE) else None


_DATIVES = words(
    "polsce ukrainie litwie łotwie niemcom włochom czechom węgrom chinom indiom stanom niderlandom emiratom brytyjczykom amerykanom kazachstanowi "
    "uzbekistanowi kirgistanowi azerbejdżanowi kosowu maroku egiptowi libanowi meksykowi brazylijczykom czarnogórze ghanie kubie kenii"
)


@lru_cache(maxsize=4096)
def is_dative(word: str) -> bool:
    """Whether a country's name or adjective (lower case, no preposition before it) says to whom: "wydała Włochom", "polskiemu"."""
    return word in _DATIVES or word.endswith("emu") or (people_of(word) == "group" and word.endswith("om"))


@lru_cache(maxsize=4096)
def is_with(word: str) -> bool:
    """Whether a name after "z" stands in the instrumental, so that "z" means with: "umowa z Gruzją", "z Niemcami"."""
    return word.endswith(("ą", "em", "ami", "ymi", "imi"))


NUMBERS = words(
    "dwaj dwóch dwie dwoje trzech trzej trzy czterech cztery pięć pięciu sześć sześciu siedem siedmiu osiem ośmiu dziewięć dziewięciu dziesięć "
    "dziesięciu jedenastu dwunastu kilku kilkunastu kilkudziesięciu dwudziestu trzydziestu czterdziestu pięćdziesięciu stu setki dziesiątki"
)


@lru_cache(maxsize=4096)
def is_subject(word: str) -> bool:
    """Whether the people of a country stand in the nominative: "Słowacy przesłali"."""
    return people_of(word) == "group" and not word.endswith(("om", "ami"))
