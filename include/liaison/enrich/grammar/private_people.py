"""What makes a nation or an office one of private people: former ministers, spies, citizens, a Pole."""

from __future__ import annotations

import re

from liaison.enrich.grammar import forms_pl, morphology
from liaison.enrich.grammar.actors import OF
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence

FORMER = re.compile(
    r"(?:former|früher|ehemalig|ancien|колишн|бывш)\w*|ex|екс|экс|eks|były|byłego|byłemu|byłym|byłych|byłą",
    re.IGNORECASE,
)
"""Before an office these make its bearer a private person, an accused most often."""
SPIES = ("spy", "spies", "agenten", "шпигун", "агент", "шпион", "espion", "szpieg")
"""A nation after these is an adversary's: «агента російських спецслужб»."""
ONE_PERSON = words(
    "a an two three four five six seven eight nine ten eleven twelve fünf sechs sieben acht neun zehn elf zwölf quatre cinq six sept huit neuf dix "
    "ein einen einem einer eines alte alten alter jährige jährigen mutmaßlichen zwei drei vier un une deux trois "
    "dwaj dwóch trzech trzej czterech pięciu sześciu siedmiu ośmiu dziewięciu dziesięciu kilku kilkunastu letni letniego letnia letnią "
    "letniemu młody młodego pewien pewnego poszukiwany poszukiwanego podejrzany podejrzanego ścigany ściganego domniemany domniemanego"
)
"""Before a demonym these make a person: "einen Polen", "a Pole"."""
ASIDE = words("than niż чем ніж them davon dont nich них")
"""Before a nation or its preposition these only compare it, or say whose citizens some people are: "fewer than in Denmark", "six
of them Albanian"."""
PEOPLE = (
    "citizen", "nationals", "migrant", "residents", "native", "tourist", "staatsangehörig", "bürger", "männer", "frauen",
    "menschen", "ressortissant", "citoyen", "homme", "femme", "obywatel", "mężczyzn", "kobiet", "громадян", "мігрант", "чоловік", "жін", "вихідц",
    "уродженц", "выходц", "граждан", "мигрант", "мужчин", "женщин", "уроженц",
)  # fmt: skip
"""How words for private people begin, whose state stands behind "of"."""
PEOPLE_WORDS = words("men women people")
FROM = words("from aus de du des z ze із з из")
"""Prepositions of origin behind a number of people."""


def is_one_person(sentence: Sentence, first: int, language: str) -> bool:
    """Whether an article of one makes a nation's name a person: „laut Polizei ein Syrer“."""
    before = sentence.words[first - 1].text if first else ""
    return before in ONE_PERSON and (before not in ("a", "an") or language == "en")


def is_aside(sentence: Sentence, first: int) -> bool:
    """Whether a nation is only compared with, or says whose citizens some people are."""
    return any(word.text in ASIDE for word in sentence.words[max(0, first - 2) : first])


def tells_origin(sentence: Sentence, place: int) -> bool:
    """Whether the words up to the one before a nation say whose citizens some people are: "citizens of Syria", «граждан Непала»,
    "17 from Mozambique"."""
    row = sentence.words
    if place > 0 and row[place].text in OF:
        counted = row[place].text in FROM and (is_number(row[place - 1].text) or row[place - 1].text in ONE_PERSON)
        return counted or _is_people(row[place - 1].text)
    return place >= 0 and _is_people(row[place].text)


def _is_people(word: str) -> bool:
    return word in PEOPLE_WORDS or word.startswith(PEOPLE)


def is_number(word: str) -> bool:
    """Whether a word is a number, in digits or letters."""
    if not "а" <= word[:1] <= "ї":
        return word.isdigit() or word in forms_pl.NUMBERS
    return morphology.is_numeral(word, "uk")
