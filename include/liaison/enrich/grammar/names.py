"""People's names in a sentence: runs of capitalised words with the evidence that they are a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.tokens import Token, stem
from liaison.model.vocabulary import Vocabulary

MAX_WORDS = 8
INFLECTED = frozenset({"uk", "ru", "pl"})
PRONOMINAL = frozenset({"Name", "Surn", "Patr"})


@dataclass(frozen=True, slots=True, eq=False)
class NameWords:
    """Given names, particles and the words that begin with a capital without being a name."""

    given: frozenset[str]
    stems: frozenset[str]
    particles: frozenset[str]
    never: frozenset[str]


@lru_cache(maxsize=32)
def name_words(vocabulary: Vocabulary, language: str) -> NameWords:
    """The name vocabulary as one language needs it."""
    words = vocabulary["names"]
    given = frozenset(name for names in words["given"].values() for name in names.split())
    mine = words["never"].get("slavic" if language in ("uk", "ru") else language)
    lists = [mine] if mine else words["never"].values()
    never = frozenset(word for listed in lists for word in listed.split())
    stems = frozenset(stem(name.lower(), language) for name in given) if language in INFLECTED else frozenset()
    return NameWords(given, stems, frozenset(words["particles"]), never)


@dataclass(frozen=True, slots=True)
class Name:
    """`tokens[first:last]`; `known`: a given name or the dictionary says that it is one."""

    first: int
    last: int
    known: bool


def is_given(token: Token, language: str, words: NameWords) -> bool:
    """Whether a word is a known given name, in any case of the inflected languages."""
    if token.text in words.given:
        return True
    if language in ("uk", "ru") and token.upper:
        found = morphology.tags(token.key, language)
        return bool({"Name", "Patr"} & found) and "Geox" not in found
    if language == "pl" and token.upper and len(token.key) > 4:
        return token.stem in words.stems
    return False


def names_in(tokens: Sequence[Token], language: str, blocked: Callable[[int], bool], words: NameWords) -> list[Name]:
    """The runs that may be names of people, longest first; one word alone is none. `blocked(i)`: word i is something else."""
    found = []
    at = 0
    while at < len(tokens):
        if not _begins(tokens, at, blocked, words, language):
            at += 1
            continue
        last = _end(tokens, at, language, blocked, words)
        first = _trimmed(tokens, at, last, language, words)
        if _is_thing(tokens, last, language) and last - first > 1:
            at = last
            continue
        full = [t for t in tokens[first:last] if len(t.text) > 1 and t.upper]
        shortened = last - first == 2 and len(tokens[last - 1].text) == 1 and is_given(tokens[first], language, words)
        if len(full) >= 2 or shortened or (len(full) == 1 and last - first >= 2 and len(tokens[first].text) == 1):
            known = any(is_given(t, language, words) for t in tokens[first:last] if t.upper)
            known = known or (
                language in ("uk", "ru") and any("Surn" in morphology.tags(t.key, language) for t in full)
            )
            known = known or len(tokens[first].text) == 1
            found.append(Name(first, last, known))
        at = max(last, at + 1)
    return found


def _begins(tokens: Sequence[Token], at: int, blocked: Callable[[int], bool], words: NameWords, language: str) -> bool:
    token = tokens[at]
    if not token.upper or blocked(at) or token.key in words.never:
        return False
    if language == "en" and token.key in BEFORE_PLACES and token.glue != "-":
        return False
    if at == 0 and language in morphology.LANGUAGES and _opens(token, language):
        return False
    if len(token.text) == 1:
        return at + 1 < len(tokens) and tokens[at + 1].glue in (".", ". ", ".-") and tokens[at + 1].upper
    return not token.caps or (at + 1 < len(tokens) and tokens[at + 1].caps and is_given_shouted(token, words))


BEFORE_PLACES = frozenset(["co", "st", "ste", "mt", "fort", "port", "lake", "mount", "cape", "camp"])
"""Before a name these make a place of it: "Co Clare", "St James". Nobody's name begins so, but it may go on: "Peter St John"."""
THINGS = frozenset(
    ["platz", "straße", "strasse", "allee", "park", "schule", "kaserne", "stiftung", "universität", "halle", "brücke", "stadion", "preis", "institut", "haus", "gasse", "ring", "ufer", "damm", "weg", "akademie", "klinik", "flughafen", "bahnhof", "gymnasium", "museum", "siedlung"]
)  # fmt: skip
"""Behind a name and a hyphen: „Josef-Holaubek-Platz“."""
ESTABLISHMENTS = frozenset(
    ["center", "centre", "academy", "hospital", "stadium", "bridge", "barracks", "highway", "square", "boulevard", "museum", "foundation", "prison", "college", "institute", "school", "airport", "university", "library", "street", "road", "avenue", "port"]
)  # fmt: skip
"""Behind a person's name in English: "the King Abdullah II Training Center"."""
ARTICLES = frozenset(["as", "ash", "ad", "ar", "an", "at", "az", "ас", "аш", "ад", "ар", "ан", "ат", "аз", "ел"])
"""The Arabic article before some letters, joined by a hyphen: «Салем ас-Сабах»."""
OPENING = frozenset({"Apro", "NPRO", "PREP", "CONJ", "VERB", "GRND", "INFN", "NUMR"})


def _opens(token: Token, language: str) -> bool:
    """Whether the first word of a sentence is a pronoun, a verb or the like, and surely no name («Кожної», «Беседовал»)."""
    found = morphology.tags(token.key, language)
    if "ADVB" in found and not PRONOMINAL & found:
        return True  # «Осенью»
    return (
        bool(OPENING & found)
        and not PRONOMINAL & found
        and not {"NOUN", "Geox"} & found
        and morphology.known(token.key, language)
    )


def _is_thing(tokens: Sequence[Token], end: int, language: str) -> bool:
    """Whether the last word of a run, or the capitals behind it, tell that something is called after a person."""
    last = tokens[end - 1]
    if language == "de":
        return last.glue == "-" and last.key in THINGS
    if language != "en" or last.key in ESTABLISHMENTS:
        return language == "en"
    while end < len(tokens) and tokens[end].key in ("international", "national", "memorial") and tokens[end].upper:
        end += 1
    return end < len(tokens) and tokens[end].glue == " " and tokens[end].upper and tokens[end].key in ESTABLISHMENTS


def is_given_shouted(token: Token, words: NameWords) -> bool:
    """A given name in capitals, as headlines and some agencies print names."""
    return token.text.capitalize() in words.given


def _end(tokens: Sequence[Token], first: int, language: str, blocked: Callable[[int], bool], words: NameWords) -> int:
    last = first + 1
    while last < len(tokens) and last - first < MAX_WORDS:
        token, before = tokens[last], tokens[last - 1]
        initial = len(before.text) == 1 or _is_initials(before)
        if token.glue not in ((". ", ".", " ") if initial else (" ", "-", "'", "’", " '", " “", " „", "‑")):
            break
        if blocked(last):
            break
        if token.glue == "-" and last - first > 1 and _is_second_syllable(token):
            last += 1
            break
        if token.upper and (
            not token.caps
            or len(token.text) == 1
            or token.text in ("II", "III")
            or (before.caps and not _is_initials(before))
            or _is_initials(token)
        ):
            pointed = len(token.text) == 1 and last + 1 < len(tokens) and tokens[last + 1].glue in POINTED
            if len(token.text) == 1 and not pointed:
                break
            never = token.key in words.never and not pointed  # «Володимир З.»
            if never and token.text not in words.given and token.key not in words.particles:
                break
            last += 1
            continue
        if token.key in ARTICLES and last + 1 < len(tokens) and tokens[last + 1].glue == "-" and tokens[last + 1].upper:
            last += 2
            continue
        if language == "de" and token.key == "von" and _is_of_a_body(tokens, last):
            break
        following = tokens[last + 1].key if last + 1 < len(tokens) else ""
        article = token.text in ("der", "den", "des", "dem", "das", "die") and before.key not in words.particles
        if language == "de" and (article or (token.text == "zu" and following in ("den", "dem", "der"))):
            break  # „führte Ladina Caduff das Wort“, „Aussagen zu den Todesschwadronen“
        if language == "de" and token.text in ("zum", "zur") and last - first > 1:
            break  # „empfing Jens Wolter zum Gespräch“
        if (
            token.key in words.particles
            and not token.upper
            and last + 1 < len(tokens)
            and tokens[last + 1].upper
            and not blocked(last + 1)
        ) or (
            token.key in words.particles
            and last + 2 < len(tokens)
            and tokens[last + 1].key in words.particles
            and tokens[last + 2].upper
            and not blocked(last + 2)
        ):
            last += 1
            continue
        break
    while last > first + 1 and not tokens[last - 1].upper and tokens[last - 1].glue != "-":
        last -= 1
    return last


POINTED = (".", ". ", "., ", ".: ", ".; ", ".) ", "., «", ". (", ". – ", ". — ", "., „", ".” ", ".“ ", ".», ")
"""What stands behind an initial."""


def _is_initials(token: Token) -> bool:
    """Whether a word is several initials with points: "Karim A.A. Khan"."""
    return 1 < len(token.text) < 4 and token.end - token.start == 2 * len(token.text)


_BODIES = ("stelle", "polizei", "kapo", "lka", "bka", "behörde", "amt", "direktion", "abteilung", "gruppe", "einheit", "schaft", "zentrale",
           "presse", "kripo", "gericht", "verband", "dezernat", "kommissariat", "ministerium", "police", "polizia", "policía", "politie",
           "agentur", "agency", "office", "service", "botschaft", "universität", "organisation", "mission", "kommission")  # fmt: skip


def _is_of_a_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether "von der …" tells whom someone works for and is no part of a noble name: „Julius Mohn von der Zentralstelle“."""
    following = tokens[at + 1 : at + 3]
    if len(following) < 2 or following[0].key not in ("der", "dem"):
        return False
    return following[1].key.endswith(_BODIES) or (following[1].caps and len(following[1].text) > 2)


SYLLABLE = 6
"""Letters of the second half of a Korean or Chinese given name, at most."""
_COMPOUND_ENDINGS = ("ed", "led", "era", "born", "run", "like", "style", "old", "held", "made", "owned", "linked")


def _is_second_syllable(token: Token) -> bool:
    """Whether a small word after a hyphen ends a given name ("Ko Kwang-hyo", «Юн Сок-йоль») and no compound ("Trump-backed")."""
    short = 1 < len(token.text) <= SYLLABLE and token.text.isalpha()
    return short and not token.upper and not token.key.endswith(_COMPOUND_ENDINGS)


def _trimmed(tokens: Sequence[Token], first: int, last: int, language: str, words: NameWords) -> int:
    """Where the name begins: at a known given name if what stands before it is none (German nouns, sentence openers)."""
    for index in range(first, last - 1):
        if is_given(tokens[index], language, words):
            return index if language == "de" or index - first > 1 else first
    return first
