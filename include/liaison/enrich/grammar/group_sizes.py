"""Numbers inside adjectives that tell how many people a group has: „fünfköpfige Delegation“, "pięcioosobowa delegacja"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from liaison.enrich.grammar.number_words import number_words, value_of
from liaison.enrich.grammar.numbers import Number
from liaison.enrich.text import Sentence, lowered
from liaison.model.vocabulary import Vocabulary

MARKS = {"de": "köpfig", "pl": "osobow", "ru": "членн", "uk": "особов"}
"""What the adjectives of a language have in common."""
GROUP = {
    "de": "",
    "pl": r" (?:\w+ ){0,2}?(?:delegacj|grup|zesp|załog|ekip|komisj|szajk|band|gang|rodzin|kontyngent|patrol|misj|reprezentacj|drużyn|obsad|siatk)",
    "ru": r" (?:\w+ ){0,2}?(?:делегаци|групп|команд|комисси|банд|экипаж|миссии|бригад)",
    "uk": r" (?:\w+ ){0,2}?(?:делегаці|груп|команд|комісі|банд|екіпаж|місії|бригад)",
}
"""The groups that follow; without one the adjective is a car's: "5-osobowy samochód"."""
SLAVIC = {
    "pl": {"dwu": 2, "trzy": 3, "trój": 3, "cztero": 4, "pięcio": 5, "sześcio": 6, "siedmio": 7, "ośmio": 8, "dziewięcio": 9, "dziesięcio": 10, "jedenasto": 11,
           "dwunasto": 12, "trzynasto": 13, "czternasto": 14, "piętnasto": 15, "szesnasto": 16, "osiemnasto": 18, "dwudziesto": 20, "trzydziesto": 30, "stu": 100},
    "ru": {"двух": 2, "трёх": 3, "трех": 3, "четырёх": 4, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9, "десяти": 10},
    "uk": {"двох": 2, "трьох": 3, "чотирьох": 4, "п'яти": 5, "шести": 6, "семи": 7, "восьми": 8, "дев'яти": 9, "десяти": 10},
}  # fmt: skip
"""Numbers as they stand inside such adjectives."""
_SIZED = {
    language: re.compile(rf"(?<![\w-])(?P<size>\d{{1,4}}|[^\W\d]+?(?:'[^\W\d]+?)?)-?{mark}\w*(?={GROUP[language]})")
    for language, mark in MARKS.items()
}


def group_sizes(sentence: Sentence, language: str, vocabulary: Vocabulary) -> Iterator[Number]:
    """The sizes of the groups that a sentence describes so."""
    mark = MARKS.get(language)
    if mark is None or mark not in lowered(sentence.text):
        return
    for found in _SIZED[language].finditer(lowered(sentence.text)):
        size = found["size"]
        value = float(size) if size.isdigit() else SLAVIC.get(language, {}).get(size)
        if value is None and language == "de":
            value = value_of(size, number_words(vocabulary, language))
        if value is not None and value > 1:
            start, end = sentence.start + found.start(), sentence.start + found.end()
            yield Number(value, 0, 0, start, end, digits=size.isdigit())
