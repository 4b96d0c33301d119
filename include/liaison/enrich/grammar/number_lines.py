"""A sentence as numbers are read in it: its words, what is listed among them, and where phrases end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.lexicon import Hit
from liaison.enrich.grammar.numbers import AGAIN, Number
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence

STOPS = words(
    "and or in on at to for from with by of had have has was were are is been be that which who while but as "
    "when after before during per und oder im am an auf zu zum zur für von vom mit bei aus nach durch hat "
    "haben hatte wurde wurden war waren sind ist als dass die der das den dem des sowie davon et ou à au aux "
    "en dans sur pour par avec chez a ont avait était étaient est sont qui que dont lors і й та або в у на до "
    "для від з із зі за по під при було були є що які який яка а але и или во от с со из под было были есть "
    "что которые который но i oraz lub w we na do dla od z ze za po pod przy było były są że które który ale côté fest sicher "
    "vor gegen über unter ohne zwischen wegen müssen mussten sollen sollten können konnten dürfen durften wollen wollten werden wird bleiben blieben kamen gingen "
    "live lived died fled came went remain remained will would must should could may might "
    "devraient doivent devront peuvent pourraient seront seraient restent restaient sera serait"
)
LINKS = words("and or to und bis oder et ou à і й та до и или i lub do")
MASS = frozenset({"kilograms", "tonnes", "grams", "litres", "percent"})
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Line:
    """`field` is the whole text that the sentence is part of; `hits`: the nouns of quantities.yaml in the sentence."""

    sentence: Sentence
    field: str
    language: str
    hits: list[Hit]

    def is_parted(self, number: Number, place: int) -> bool:
        """Whether a mark of punctuation stands before a word that follows the number; the stop of «млн.» is none."""
        words = self.sentence.words
        gap = self.field[words[place - 1].end if place > number.last else number.end : words[place].start]
        stop = "." in gap and len(gap) > 1
        if stop and place == number.last:
            stop = self.language in morphology.LANGUAGES and self.field[words[place].start].isupper()
        return stop or any(c in ",;:()–—?!…" for c in gap)

    def ends_phrase(self, number: Number) -> bool:
        """Whether no noun can follow a number: a mark of punctuation, a small word or nothing does."""
        words = self.sentence.words
        return number.last >= len(words) or self.is_parted(number, number.last) or words[number.last].text in STOPS

    def looks_like_year(self, number: Number) -> bool:
        """1998, 2024."""
        return number.digits and not number.scaled and bool(YEAR.fullmatch(number.bare))

    def is_range(self, number: Number, following: Number) -> bool:
        """ "40 to 50", "12 and 19", "7–10", „um 113 und um 278“."""
        between = self.sentence.words[number.last : following.first]
        gap = self.field[number.end : following.start]
        if not between:
            return gap.strip() in ("-", "–", "—", ",")
        linked = between[0].text in LINKS and all(word.text in AGAIN for word in between[1:])
        return linked and len(between) <= 2

    def is_listed(self, place: int) -> bool:
        """Whether a word is part of a noun that quantities.yaml has."""
        return any(hit.first <= place < hit.last for hit in self.hits)

    def has_glued_unit(self, number: Number) -> bool:
        """ "4kg", "12%"."""
        return any(hit.first == number.last and hit.id in MASS for hit in self.hits)
