"""Which party of an act gives and which receives, by the act's direction, prepositions, endings and word order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.actors import Actor, Scene
from liaison.enrich.grammar.cues import AT, cue_of
from liaison.enrich.grammar.deeds import Deed, governs, is_passive
from liaison.enrich.grammar.learning import come_from, teaching_side
from liaison.enrich.grammar.lists import coordinated, in_one_list
from liaison.enrich.grammar.side_names import BOTH, INITIATOR, RECIPIENT
from liaison.enrich.grammar.sides_de import german_side
from liaison.enrich.grammar.sides_pl import hosts_or_fetches, is_subject, polish_side
from liaison.enrich.grammar.sides_slavic import side_by_case, side_of_sent
from liaison.enrich.grammar.visits import TOWNS, hosts_of, is_goal, is_host, is_host_of_guest
from liaison.enrich.text import Sentence


def directed(sentence: Sentence, scene: Scene, actors: Sequence[Actor], deed: Deed) -> dict[str, str]:
    """The side of each actor of a directed act."""
    parted = min(a.first for a in actors) < deed.first < max(a.first for a in actors) if actors else False
    shared = deed.event_type in ("training", "visit", "deployment")
    shared = shared or (deed.event_type in ("other", "handover", "extradition") and not parted)
    if len({a.key for a in actors}) > 1 and shared and coordinated(sentence, actors):
        return {actor.key: BOTH for actor in actors}
    goes = deed.event_type in ("visit", "deployment")
    if scene.language == "pl" and hosts_or_fetches(sentence, deed.first, deed.event_type):
        deed = replace(deed, subject=RECIPIENT)
    other = RECIPIENT if deed.subject == INITIATOR else INITIATOR
    # words of learning and receiving tell by themselves who is on which side
    passive = not goes and deed.subject == INITIATOR and is_passive(sentence, deed.first, deed.last, scene.language)
    bodies = {a.key for a in actors if a.by_body}
    leading = [a for a in actors if governs(a, sentence, deed.first)]
    subjects = {a.key for a in leading}
    # of a state named by a body and by a town, the body tells the side: "the Guardia Civil arrested in Alicante …"; but
    # "Kenya has sent 217 policemen"
    ordered = sorted(
        (
            a
            for a in actors
            if a in leading
            or (a.key not in subjects and (a.by_body or a.key not in bodies))
            or any(begin <= a.first < end for begin, end in scene.asked)
        ),
        key=lambda a: a.first,
    )
    embassy = any(actor.strength == "state" for actor in ordered)
    told: dict[str, str] = {}
    for actor in ordered:
        cue = cue_of(sentence, scene, actor, AT if goes else frozenset())
        if deed.event_type == "deployment" and embassy:
            # whose embassy it is sends: «у посольстві Естонії запрацював аташе»
            cue = INITIATOR if actor.strength == "state" else RECIPIENT
        elif deed.event_type == "deployment" and scene.language in morphology.LANGUAGES and actor.by_body:
            cue = side_of_sent(sentence, scene, actor) or cue
        if cue == INITIATOR and deed.event_type == "visit" and is_host_of_guest(sentence, actor):
            cue = RECIPIENT
        if deed.event_type == "training" and deed.subject == RECIPIENT and come_from(sentence, actor):
            told.setdefault(actor.key, RECIPIENT)
            continue
        learned = cue == RECIPIENT and deed.event_type == "training" and deed.subject == RECIPIENT
        after = scene.language == "fr" and actor.first >= deed.last  # « achèvent un stage au tribunal de Bordeaux »
        if learned and (
            after
            or actor.strength in TOWNS
            or teaching_side(sentence, actor, ordered, deed, scene.language) == INITIATOR
        ):
            cue = INITIATOR  # where one goes to learn: « en formation à Berne », « à l'académie indienne »
        if scene.language == "de" and deed.event_type not in ("arrest", "seizure", "operation"):
            cue = german_side(sentence, actor, ordered, cue)
        if cue is None and scene.language in morphology.LANGUAGES:
            if is_goal(sentence, actor, deed, scene.language):
                cue = RECIPIENT  # the goal may stand before the verb: «Казахстан посетил министр»
            cue = cue or side_by_case(sentence, scene, actor, deed, passive)
        if scene.language == "pl":
            cue = polish_side(sentence, actor, deed.first, deed.event_type, deed.subject, cue)
        if cue is None and deed.event_type == "training":
            cue = teaching_side(sentence, actor, ordered, deed, scene.language)
        if cue is None and is_goal(sentence, actor, deed, scene.language):
            cue = RECIPIENT  # «Румунію відвідав міністр»
        if cue is not None:
            told.setdefault(actor.key, cue)
    once = {key for key, times in Counter(actor.key for actor in ordered).items() if times == 1}
    for one, later in pairwise(ordered):
        if later.key in once and in_one_list(sentence, one, later):  # «берегові охорони Барбадосу, Ямайки та Гаяни»
            if one.key in told:
                told[later.key] = told[one.key]
            else:
                told.pop(later.key, None)
    hosts = hosts_of(sentence, scene, bodies, deed)
    if deed.event_type == "training" and deed.subject == RECIPIENT:
        told |= dict.fromkeys(hosts - set(told), INITIATOR)  # who goes to learn in a country learns from it
    opened = any(actor.first < deed.first for actor in ordered)
    sides = dict(told)
    if scene.language == "pl" and not passive:
        for actor in ordered:
            if is_subject(sentence, actor):
                sides.setdefault(actor.key, deed.subject)
    for place, actor in enumerate(ordered):
        before = actor.first < deed.first if opened else place == 0
        if actor.key in hosts and not passive and (goes or not actor.by_body):
            before = False
        default = (other if passive else deed.subject) if before else (deed.subject if passive else other)
        sides.setdefault(actor.key, default)
    taught = deed.event_type == "training" and set(told) == set(sides) and set(told.values()) == {RECIPIENT}
    taught = taught and all(one.by_body and in_one_list(sentence, one, later) for one, later in pairwise(ordered))
    if len(sides) > 1 and len(set(sides.values())) == 1 and not taught:
        _parted(sides, actors, deed, set(told), sentence, scene.language)
    return {actor.key: sides[actor.key] for actor in actors}


def _parted(
    sides: dict[str, str], actors: Sequence[Actor], deed: Deed, told: set[str], sentence: Sentence, language: str
) -> None:
    """Where all came out on one side: what the words tell stays, else the actor next to the act keeps it, if it is not a
    guest's host: "investigators of the agency spent a week with the Swiss prosecutors to learn …"."""
    free = [a for a in actors if not is_host(sentence, a)] or actors
    nearest = min(free, key=lambda a: abs(a.first - deed.first)).key
    if language == "de" and all(a.first < deed.first for a in actors):
        nearest = min(actors, key=lambda a: a.first).key  # the verb stands last: „hat die Inspektion besucht“
    kept = told if told and len(told) < len(sides) else {nearest}
    for key, side in sides.items():
        if key not in kept:
            sides[key] = RECIPIENT if side == INITIATOR else INITIATOR
