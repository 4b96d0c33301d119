"""Nations in one phrase with the word of a body: "German and Dutch officers"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from itertools import pairwise

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.actors import LINKING, OF
from liaison.enrich.grammar.nations import ADJECTIVES, REGIONAL
from liaison.enrich.grammar.private_people import FORMER, SPIES, is_aside, is_one_person
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence, Text
from liaison.model.mention import Mention

BREAKS = '.;:!?()–—«»"„“'
"""Marks that end a phrase."""
SKIPPED = 2
"""Words of other kinds that may stand between a nation and its body."""
REACH = 7
"""Words from a nation within which its body stands."""
FORMER_REACH = 3
"""Words before a nation in which "former" may stand."""
AT = words("у в во")
"""East Slavic prepositions before where a body serves."""
HOSTED = words("w we na")
"""Polish prepositions before where a body serves: "polskiej Policji na Węgrzech"."""


def beside_bodies(
    sentence: Sentence,
    text: Text,
    nations: dict[tuple[int, int], Mention],
    bodies: dict[int, str],
    owned: set[int],
    capitals: frozenset[str],
) -> tuple[dict[int, str], set[int]]:
    """The strength of each nation that stands in one phrase with a body's word, by the place of its first word, and the
    places of those body words. A town is only where a body is whose country is told (`owned`: words of named bodies):
    „der Verbindungsbeamte des Bundeskriminalamts in Lima“."""
    field = text.part(sentence.where)
    inside = {place for first, last in nations for place in range(first, last)}
    accepted: dict[int, str] = {}
    reached: set[int] = set()
    for (first, last), mention in nations.items():
        if first and (sentence.words[first - 1].text.startswith(SPIES) or is_aside(sentence, first)):
            continue
        if any(FORMER.fullmatch(word.text) for word in sentence.words[max(0, first - FORMER_REACH) : last]):
            continue  # „der frühere Innenminister von Gambia“
        noun = text.language != "en" and first > 0 and field[mention.start].isupper() and mention.rule != REGIONAL
        noun = noun and not (text.language == "de" and sentence.words[first].text.endswith(ADJECTIVES))
        found, skipped = (None, 0) if noun else _walk(sentence, field, last - 1, 1, inside, bodies, LINKING)
        if found is not None and mention.field == "places" and found > last:
            own = text.language == "en" and (found == last or _owns(sentence, last, found, mention.value in capitals))
            found = found if own else None
        private = found is not None and bodies[found] in ("private", "outside")
        if mention.rule != REGIONAL and (found is None or (private and skipped)):
            before, passed = _walk(sentence, field, first, -1, inside, bodies, LINKING | OF)
            if before is not None and passed and text.language in morphology.LANGUAGES:
                between = sentence.words[before + 1 : first]
                if any(morphology.is_verb(word.text, text.language) for word in between):
                    before = None  # «колеги подарували українцям»
            if passed <= (0 if mention.field == "places" else 1) and not is_one_person(sentence, first, text.language):
                found = found if before is None else before
        if (
            (mention.field == "places" or (text.language == "pl" and sentence.words[first - 1].text in HOSTED))
            and found is not None
            and (found in owned or (found in reached and sentence.words[first - 1].text in (AT | HOSTED)))
        ):
            continue
        if found is not None:
            reached.add(found)
            if bodies[found] not in ("private", "outside"):
                accepted[first] = bodies[found]
    spread(sentence, field, list(nations), accepted)
    return accepted, reached


def _owns(sentence: Sentence, last: int, found: int, capital: bool) -> bool:
    """Whether a town stands in the genitive before a body: "Seoul's police", "Nairobi's second contingent of officers"."""
    return (capital or found == last + 1) and sentence.words[last].text == "s"


def _walk(
    sentence: Sentence,
    field: str,
    edge: int,
    step: int,
    inside: set[int],
    bodies: dict[int, str],
    passing: frozenset[str],
) -> tuple[int | None, int]:
    """The place of the first body word on the way from `edge`, None where the phrase ends before; and how many other words
    were passed."""
    skipped, place = 0, edge + step
    while 0 <= place < len(sentence.words) and abs(place - edge) <= REACH:
        left, right = sorted((place - step, place))
        gap = field[sentence.words[left].end : sentence.words[right].start]
        listed = place in inside or (place - step in inside and sentence.words[place].text in passing)
        if any(mark in gap for mark in BREAKS) or ("," in gap and not listed):
            return None, skipped
        if place not in inside and sentence.words[place].text not in passing:
            if place in bodies:
                return place, skipped
            skipped += 1
            if skipped > SKIPPED:
                return None, skipped
        place += step
    return None, skipped


def spread(sentence: Sentence, field: str, nations: list[tuple[int, int]], accepted: dict[int, str]) -> None:
    """Members of a list go together: "officers from France, Germany and the Netherlands"."""
    for pairs in (itertools.pairwise(nations), zip(nations[::-1], nations[::-1][1:], strict=False)):
        for one, other in pairs:
            if one[0] not in accepted or other[0] in accepted:
                continue
            left, right = sorted((one, other))
            between = sentence.words[left[1] : right[0]]
            gap = field[sentence.words[left[1] - 1].end : sentence.words[right[0]].start]
            if (
                len(between) <= 3
                and (between or gap.strip())
                and all(w.text in LINKING | OF and w.text not in HOSTED for w in between)
                and not any(c in gap for c in ".;:()")
            ):
                accepted[other[0]] = accepted[one[0]]


def common_forms(sentence: Sentence, text: Text, nations: list[tuple[int, int]], forms: set[int]) -> Iterator[int]:
    """Two nations that share an operation, a patrol, a team: « une opération franco-belge », "German-Polish patrol"."""
    field = text.part(sentence.where)
    for one, other in pairwise(nations):
        gap = field[sentence.words[one[1] - 1].end : sentence.words[other[0]].start]
        joined = gap in ("-", "–", "‑") or (len(gap) < 6 and gap.strip() in LINKING)
        if joined and forms & {one[0] - 2, one[0] - 1, other[1], other[1] + 1}:
            yield from (one[0], other[0])
