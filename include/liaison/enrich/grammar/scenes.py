"""Who acts in a sentence: bodies, people, nations, and the places among them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from liaison.enrich.findings import Findings
from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.actors import LINKING, Actor, Scene
from liaison.enrich.grammar.bare_bodies import bare_body, of_that_place
from liaison.enrich.grammar.bare_names import is_bare_name, is_government, strength_alone
from liaison.enrich.grammar.beside import beside_bodies, common_forms
from liaison.enrich.grammar.forces import from_forces
from liaison.enrich.grammar.gazetteer import capitals_of
from liaison.enrich.grammar.lexicon import Hit, hits_in
from liaison.enrich.grammar.named_actors import from_organizations, from_people
from liaison.enrich.grammar.nations import REGIONAL, nations_in, regional_nations
from liaison.enrich.grammar.onlookers import onlookers
from liaison.enrich.grammar.placing import is_of_border, is_seat, only_describing, preceded
from liaison.enrich.grammar.prefilter import Prefilter, Sifted
from liaison.enrich.grammar.private_people import is_aside
from liaison.enrich.grammar.speakers import without_speakers
from liaison.enrich.text import Sentence, Text, lowered
from liaison.model.vocabulary import Vocabulary

_MANOEUVRES = (
    r"(?:military|naval|army) (?:exercise|drill|manoeuvre|maneuver)|war games?\b|exercices? (?:militaire|naval)|manœuvres? (?:militaire|naval)|"
    r"militärübung|marineübung|flottenübung|\bmanövers?\b|militärmanöver|військов\w+ (?:навчан|маневр)|військово-морськ\w+ навчан|"
    r"(?:военн|военно-морск)\w+ (?:учени|маневр|манёвр)|(?:ćwicze\w+|manewr\w+) (?:wojskow|morsk)"
)
MANOEUVRES = Sifted(Prefilter(_MANOEUVRES), re.compile(_MANOEUVRES))
"""Exercises of armies and navies, whoever else takes part in them."""


def _tells_of_manoeuvres(sentence: Sentence) -> bool:
    return MANOEUVRES.search(lowered(sentence.text)) is not None


def scene_of(
    sentence: Sentence, text: Text, vocabulary: Vocabulary, findings: Findings, home: str | None, named: frozenset[str]
) -> Scene:
    """The actors of a sentence; `named`: the countries of the report, whose cities may stand for them."""
    hits = hits_in(sentence, vocabulary, "bodies", text.language)
    bodies = _bodies_by_place(sentence, hits)
    capitals = capitals_of(vocabulary)
    nations = nations_in(sentence, findings, named, capitals, bodies)
    nations = dict(sorted((regional_nations(sentence, text, vocabulary, bodies, nations) | nations).items()))
    found = list(from_organizations(sentence, findings, home))
    found += from_people(sentence, findings)
    found += from_forces(sentence, found, findings)
    if not (hits or nations or found):  # half of the sentences
        outside = _tells_of_manoeuvres(sentence)
        return Scene((), (), (), {}, False, (), outside, False, text.language)
    taken = [(a.start, a.end) for a in found]
    owned = {i for i, word in enumerate(sentence.words) if any(start <= word.start < end for start, end in taken)}
    accepted, reached = beside_bodies(sentence, text, nations, bodies, owned, capitals)
    forms = {place for hit in hits if hit.id == "form" for place in range(hit.first, hit.last)}
    for first in common_forms(sentence, text, list(nations), forms):
        accepted.setdefault(first, "side")
    names, placed = [], []
    where = preceded(sentence, text, nations)
    beyond = only_describing(sentence, text, nations)
    for (first, _), mention in nations.items():
        strength = accepted.get(first)
        if (strength is None and first in beyond) or beyond.get(first) == "people":
            continue
        city = mention.field == "places"
        country = mention.properties["country"] if city else mention.value
        alone = strength_alone(sentence, text.language, first, mention, capitals)
        actor = Actor(country, None, (), first, mention.start, mention.end, strength or alone)
        if any(start <= mention.start < end for start, end in taken):
            if country not in {a.country for a in found} and sentence.words[first - 1].text in LINKING:
                found.append(replace(actor, strength="core"))  # "Police of Finland and Estonia"
            continue
        if strength is not None:
            found.append(actor)
        elif mention.rule == REGIONAL:
            continue
        elif any(hit.id == "wanted" and hit.first < first <= hit.last for hit in hits):
            names.append(actor)  # « sur la foi d'un mandat français »
        elif is_bare_name(sentence, text, first, mention, bodies, where, alone == "people"):
            names.append(actor)
        elif first in where and not is_aside(sentence, first) and not is_seat(sentence, first, where[first], bodies):
            placed.append((actor, where[first]))
        elif text.language == "pl" and is_government(sentence, first):
            names.append(replace(actor, strength="name"))
        elif text.language == "pl" and is_of_border(sentence, first):
            placed.append((actor, "to"))
    if text.language == "pl":
        found += of_that_place(sentence, bodies, placed, names)
    if home is not None and not any(a.country == home for a in found):
        named_here = [*found, *names] if text.language in morphology.LANGUAGES else found
        bare = bare_body(sentence, bodies, reached, named_here, text.language)
        if bare is not None:
            word = sentence.words[bare]
            found.append(Actor(home, None, (), bare, word.start, word.end, "core"))
    found = without_speakers(found, names, sentence)
    watching = onlookers(sentence, [*found, *names, *(actor for actor, _ in placed)])
    if watching:
        found = [a for a in found if a.first not in watching]
        names = [a for a in names if a.first not in watching]
        placed = [(a, where) for a, where in placed if a.first not in watching]
    return Scene(
        tuple(found),
        tuple(names),
        tuple(placed),
        bodies,
        any(hit.id == "refer" and bodies.get(hit.last) != "private" for hit in hits),  # "both men" are no parties
        tuple((hit.first, hit.last) for hit in hits if hit.id == "wanted"),
        ("outside" in bodies.values() and "core" not in bodies.values()) or _tells_of_manoeuvres(sentence),
        any(hit.id == "matter" for hit in hits),
        text.language,
    )


def _bodies_by_place(sentence: Sentence, hits: Iterable[Hit]) -> dict[int, str]:
    """The kind of the body at each place that a word of one covers, the strongest kind."""
    bodies: dict[int, str] = {}
    for hit in hits:
        if hit.id in ("refer", "wanted", "form", "matter"):
            continue
        for place in range(hit.first, hit.last):
            if _rank(hit.id) < _rank(bodies.get(place, "")):
                bodies[place] = hit.id
    return bodies | {
        place: "outside" for place, kind in bodies.items() if kind == "core" and _is_of_army(sentence, place)
    }


def _rank(kind: str) -> int:
    return {"core": 0, "outside": 1, "state": 2, "side": 3, "private": 4}.get(kind, 9)


def _is_of_army(sentence: Sentence, place: int) -> bool:
    """Whether a police word is that of an army's police: "military police", « police militaire »."""
    around = sentence.words[max(0, place - 1) : place + 2]
    return any(word.text.startswith(("military", "militaire", "военн", "військов", "wojskow")) for word in around)
