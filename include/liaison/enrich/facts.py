"""Cooperation facts: each act that the report states between bodies of two states, or of a state and an international body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from liaison.enrich.acts import fact_of_act
from liaison.enrich.case import Case, main_parties
from liaison.enrich.chances import may_cooperate
from liaison.enrich.findings import Findings
from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.actors import ARTICLES, distinct
from liaison.enrich.grammar.home import home_told
from liaison.enrich.grammar.side_names import BOTH
from liaison.enrich.grammar.status import BACKGROUND, HAPPENED
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.involved import DETAILS
from liaison.enrich.means import fact_of_means, fact_of_parties
from liaison.enrich.rosters import roster_of
from liaison.enrich.statements import Act, Statement, home_of, statements_of
from liaison.enrich.text import Text
from liaison.model.fact import Fact, Party
from liaison.model.vocabulary import Vocabulary

LARGE = frozenset({"operation", "conference"})
"""A report's news has one of these; its parties come together from several sentences."""


PRESENCE = re.compile(
    r"(?<!\w)(?:present\b|attend|took part|participat|were there|with them|accompan|anwesend|teilgenommen|nahmen|dabei|angereist|участ|прибул|присутн|прийшли|"
    r"приехали|за столом|прибыли|présent|participé|assist|udział|obecn|wzięli)",
    re.IGNORECASE,
)
"""Words of a sentence that says who else was there."""


def find_facts(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Fact]:
    """The facts in reading order, each with the sentence that states it first."""
    if not may_cooperate(text, vocabulary, findings):
        return ()
    home = home_of(text, findings, vocabulary)
    facts = _facts(text, vocabulary, findings, home)
    if home is None and all(fact.status == BACKGROUND for fact in facts):
        # only now: the place of the dateline is often that of a conference or of Europol, and no party
        told = home_told(text, findings, vocabulary)
        facts = (told and _facts(text, vocabulary, findings, told)) or facts
    return facts


def _facts(text: Text, vocabulary: Vocabulary, findings: Findings, home: str | None) -> list[Fact]:
    statements = statements_of(text, vocabulary, findings, home)
    main = main_parties(statements)
    roster = roster_of(statements)
    if roster is not None:
        main = distinct([*main, *roster[1]])
    case = Case(main, bool(main) and not _is_military(statements), roster=roster, sought=_seekers(statements))
    for statement in statements:
        if statement.sentence.where == "headline":
            continue
        _read(statement, case)
    _join_international(statements, case)
    _named_by_headline(statements, case)
    bodies = [actor for actor in main if actor.by_body]
    if len(bodies) > 1 and not any(fact.status == HAPPENED for fact in case.facts):
        for statement in statements:
            if statement.sentence.where == "headline" and not case.facts:
                _read(statement, case)
    if _comes_late(case.facts, statements):
        return [replace(fact, status=BACKGROUND) for fact in case.facts]
    if not _names_bodies_of_two(statements):
        opening = next((s.sentence.end for s in statements if s.sentence.where == "body_text"), 0)
        return [
            f
            for f in case.facts
            if f.status == BACKGROUND or f.rule not in (OF_BODIES if f.start < opening else OF_ANY)
        ]
    return case.facts


OF_BODIES = frozenset(f"act.{act}" for act in words("talks discuss hold_conference declare"))
OF_ANY = OF_BODIES | {"means", "act.visit", "act.inform", "act.be_informed", "act.agree"}
"""Rules that find acts which anybody does with anybody: they hold where the news names bodies of two parties; some do in the
sentence that opens it: "Turkey and Bulgaria agreed to swap data on truck thefts"."""


def _names_bodies_of_two(statements: Sequence[Statement]) -> bool:
    """Whether some sentence of the news names bodies of two parties, or police, interior or justice bodies of two stand in it."""
    news = [s for s in statements if not s.recalled]
    core = {actor.key for s in news for actor in s.scene.actors if actor.core}
    return len(core) > 1 or any(len({actor.key for actor in s.scene.actors}) > 1 for s in news)


def _is_military(statements: Sequence[Statement]) -> bool:
    """Whether a report opens with armies or other ministries, and no word of police, interior or justice beside them: then it is
    one of cooperation only in sentences that have such a word."""
    opening = [s for s in statements if not s.recalled][:OPENING]
    return any(s.scene.outside for s in opening) and not any("core" in s.scene.bodies.values() for s in opening)


def _seekers(statements: Sequence[Statement]) -> frozenset[str]:
    """The states that some sentence says want a person: the one it names alone beside words of seeking."""
    alone = ([a for a in s.actors() if a.country] for s in statements if s.scene.asked and s.scene.language == "pl")
    return frozenset(actors[0].key for actors in alone if len(actors) == 1)


OPENING = 4
"""Sentences of the text in which a report of cooperation states its first act (156 of 158 labelled) or names two parties of it."""


def _comes_late(facts: Sequence[Fact], statements: Sequence[Statement]) -> bool:
    """Whether the acts that seem to be news come late in a report whose opening names no two of their parties: then, if there
    are just two, they belong to what a court report or a crime story recalls."""
    body = [s for s in statements if s.sentence.where != "headline"]
    opening = [s for s in statements if s.sentence.where == "headline"] + body[:OPENING]
    last = opening[-1].sentence if opening else None
    news = [fact for fact in facts if fact.status != BACKGROUND]
    if last is None or len(body) <= OPENING or not news:
        return False
    if any(fact.where != last.where or fact.start < last.end for fact in news):
        return False
    named = {a.key for s in opening for a in (*s.scene.actors, *s.scene.names, *(a for a, _ in s.scene.placed))}
    parties = {p.key for fact in news for p in fact.parties}
    return len(named & parties) < 2 and len(parties) < 3


def _join_international(statements: Sequence[Statement], case: Case) -> None:
    """International bodies that the news names take part in its operation: they coordinate, send experts, announce it."""
    place = next((i for i, f in enumerate(case.facts) if f.event_type == "operation" and f.status == HAPPENED), None)
    if place is None:
        return
    known = {p.organization for p in case.facts[place].parties}
    bodies = distinct(a for s in statements if not s.recalled for a in s.scene.actors if a.country is None)
    added = tuple(Party(None, a.organization, (), BOTH) for a in bodies if a.organization not in known)
    case.facts[place] = replace(case.facts[place], parties=case.facts[place].parties + added)


HEADLINE = 5
"""Weight from which an act in the headline says what kind of act the report opens with."""


def _named_by_headline(statements: Sequence[Statement], case: Case) -> None:
    """Where the words of the first fact state no act that is known, the headline's act is its kind."""
    if not case.facts or not _is_bare(case.facts[0]):
        return
    acts = ((s, a) for s in statements if s.sentence.where == "headline" for a in _ranked(s) if a.weight >= HEADLINE)
    statement, act = next(acts, (None, None))
    if statement is None or act is None:
        return
    told = fact_of_act(statement, act, case)
    sides = {p.country or p.organization: p.side for p in told.parties} if told else {}
    parties = tuple(replace(p, side=sides.get(p.country or p.organization, p.side)) for p in case.facts[0].parties)
    own = told.instruments if told else ()
    case.facts[0] = replace(
        case.facts[0], event_type=act.event_type, parties=parties, instruments=own, rule=f"act.{act.hit.id}"
    )


def _is_bare(fact: Fact) -> bool:
    """Whether a fact rests on its parties alone: the sentence names no act and no means."""
    return fact.rule == "means" and not fact.instruments


def _read(statement: Statement, case: Case) -> None:
    """Add what a sentence states to the case: a new fact, or more about a known one."""
    acts = _ranked(statement)
    repeated = False
    told: list[Act] = []
    for act in acts:
        if any(act.hit.first < known.hit.last and known.hit.first < act.hit.last for known in told):
            continue  # the same words state one act only
        fact = fact_of_act(statement, act, case)
        if fact is None:
            continue
        known = _same(fact, case.facts)
        if known is None and fact.event_type == "visit" and fact.status == HAPPENED:
            present = PRESENCE.search(statement.sentence.text) is not None
            known = _gathering(fact, case.facts) if present else None
        if known is None:
            case.facts.append(_earlier(fact, case.facts))
            return
        case.facts[known] = _filled(_named_better(case.facts[known], fact), fact)
        repeated = True
        told.append(act)
        if fact.event_type in DETAILS:
            return
    if repeated:
        return
    fact = fact_of_means(statement, case) or fact_of_parties(statement, case)
    if fact is None:
        return
    if _act_free(fact) and _inside(fact, case.facts):
        return
    present = PRESENCE.search(statement.sentence.text) is not None
    known = _gathering(fact, case.facts) if fact.status == HAPPENED and (present or not fact.instruments) else None
    known = _same(fact, case.facts) if known is None else known
    if known is None:
        case.facts.append(_earlier(fact, case.facts))
    else:
        case.facts[known] = _filled(case.facts[known], fact)


def _named_better(known: Fact, more: Fact) -> Fact:
    """A meeting of several states that a later sentence names a conference is one."""
    several = len({p.country for p in known.parties if p.country}) > 2
    named = known.event_type == "meeting" and more.event_type == "conference" and several
    return replace(known, event_type=more.event_type, rule=more.rule) if named else known


CASES = frozenset({"arrest", "seizure", "operation", "extradition"})
"""A report of one of these tells how it came about: what else happened in it are steps of the same case (59 of 67 labelled)."""
TALKS = frozenset({"meeting", "conference", "visit"})


def _earlier(fact: Fact, facts: Sequence[Fact]) -> Fact:
    """A fact as background where the report's news is another: an earlier step of the case, an earlier act of the same kind
    (27 of 31 labelled), a standing help beside an act (40 of 51)."""
    news = next((f for f in facts if f.status == HAPPENED), None)
    if news is None or fact.status != HAPPENED or (fact.where, fact.start) == (news.where, news.start):
        return fact
    handed = news.event_type == "arrest" and fact.event_type == "extradition"
    step = news.event_type in CASES and fact.event_type != "deployment" and not handed
    step = step and not (fact.event_type == "operation" and news.event_type in DETAILS)
    again = fact.event_type == news.event_type
    help_ = fact.event_type == "other" and news.event_type not in TALKS
    return replace(fact, status=BACKGROUND) if step or again or help_ else fact


def _ranked(statement: Statement) -> list[Act]:
    """One act for each event type, heaviest first; what stands first in the sentence goes first among equals."""
    best: dict[str, Act] = {}
    asked = next((act for act in statement.acts if act.hit.id == "ask"), None)
    discussed = any(act.hit.id == "discuss" for act in statement.acts)
    for act in statement.acts:
        if act.hit.id == "stand" or (
            discussed and act.event_type not in ("meeting", "agreement", "visit", "conference")
        ):
            continue
        if asked is not None and act.event_type == "extradition" and act.hit.first >= asked.hit.first:
            continue  # the request is the act: "asked Britain to extradite two men"
        if asked is not None and act.event_type in DETAILS and _is_asked_for(act, asked, statement):
            continue  # «попросили коллег арестовать счета»
        if _is_denied(act, statement) or _is_content(act, statement) or _has_nearer_object(act, statement):
            continue
        known = best.get(act.event_type)
        if known is not None and _is_first_verb(known, act, statement):
            continue  # «Лондон готуватиме слідчих: у Райтоні повчаться шістдесят»
        if known is None or act.weight > known.weight:
            best[act.event_type] = act
        elif act.hit.id == known.hit.id and act.intended:
            best[act.event_type] = replace(known, intended=True)
    _settle(best, statement)
    return sorted(best.values(), key=lambda a: (-a.weight, a.hit.first))


def _settle(best: dict[str, Act], statement: Statement) -> None:
    """Leave out an operation in which one person was held, or only goods were seized: that is the act then, by several bodies."""
    operation, arrest, seizure = (best.get(kind) for kind in ("operation", "arrest", "seizure"))
    if operation is None or operation.hit.id == "operation" or operation.intended or statement.recalled:
        return
    many = any(m.properties["unit"] == "persons" and float(m.properties["value"]) > 1 for m in statement.quantities)
    if arrest is not None and not arrest.broad and not many and seizure is None:
        best["arrest"] = replace(arrest, instruments=operation.instruments)
        del best["operation"]
    elif seizure is not None and not seizure.broad and arrest is None:
        best["seizure"] = replace(seizure, instruments=operation.instruments)
        del best["operation"]


def _is_asked_for(act: Act, asked: Act, statement: Statement) -> bool:
    """Whether an act is told by an infinitive after words of asking."""
    language = statement.scene.language
    word = statement.sentence.words[act.hit.first].text
    return (
        act.hit.first > asked.hit.first
        and language in morphology.LANGUAGES
        and "INFN" in morphology.tags(word, language)
    )


PACT_WORDS = (
    "protocole",
    "accord",
    "convention",
    "traité",
    "agreement",
    "treaty",
    "abkommen",
    "vertrag",
    "umow",
    "угод",
    "договор",
    "договір",
    "меморандум",
    "конвенц",
    "протокол",
    "соглашени",
)


ABOUT = words("про о об on about sur über o")


DENIED = words(
    "kein keine keinen keinem keiner no aucun aucune brak żadnego żadnych нет никакого никаких немає жодного жодної"
)


def _is_denied(act: Act, statement: Statement) -> bool:
    """Whether a word right before an act says that there is none: „kein Auslieferungsabkommen“."""
    row = statement.sentence.words
    return act.hit.first > 0 and row[act.hit.first - 1].text in DENIED


def _is_content(act: Act, statement: Statement) -> bool:
    """Whether an act is only what a pact is about: «готують договір про передачу засуджених»."""
    first, row = act.hit.first, statement.sentence.words
    if first > 2 and row[first - 1].text in ARTICLES:
        first -= 1  # « un protocole sur la remise des fugitifs »
    about = act.event_type == "extradition" and first > 1 and row[first - 1].text in ABOUT
    return about and row[first - 2].text.startswith(PACT_WORDS)


def _has_nearer_object(act: Act, statement: Statement) -> bool:
    """Whether the verb of handing over has news as its object: «передавати персональні дані підозрюваних»."""
    return act.hit.id in ("extradite", "hand_over") and any(
        each.hit.id == "inform" and not each.broad and each.hit.first == act.hit.first and each.hit.last < act.hit.last
        for each in statement.acts
    )


def _is_first_verb(known: Act, act: Act, statement: Statement) -> bool:
    """Whether the verb of an earlier act of giving or teaching leads the sentence, where a later one of receiving weighs more."""
    word = statement.sentence.words[known.hit.first].text
    language = statement.scene.language
    led = known.side == "gives" and act.side == "receives" and known.hit.first < act.hit.first and not known.broad
    return led and language in morphology.LANGUAGES and morphology.is_verb(word, language)


def _same(fact: Fact, facts: Sequence[Fact]) -> int | None:
    """The place of the fact that a new one only repeats or details."""
    keys = _keys(fact)
    for place, known in enumerate(facts):
        if known.status != fact.status:
            continue
        shared = keys & _keys(known)
        near = 2 * len(shared) >= 0.66 * (len(keys) + len(_keys(known)))
        near = near or (bool(shared) and known.event_type in LARGE and known.status == HAPPENED)
        if not near:
            continue
        if known.event_type == fact.event_type:
            if fact.status == BACKGROUND and fact.date and known.date and fact.date[:4] != known.date[:4]:
                continue
            if fact.event_type == "other" and not set(fact.instruments) <= set(known.instruments):
                continue
            return place
        if {known.event_type, fact.event_type} == {"meeting", "conference"} and fact.status == HAPPENED:
            return place
        if known.event_type == "operation" and fact.event_type in DETAILS:
            return place
    return None


def _act_free(fact: Fact) -> bool:
    """Whether a fact that happened rests on its parties alone."""
    return fact.status == HAPPENED and _is_bare(fact)


def _inside(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether the parties are those of an act that happened: then a sentence without an act tells a detail of it."""
    return any(known.status == HAPPENED and _keys(fact) <= _keys(known) for known in facts)


def _gathering(fact: Fact, facts: Sequence[Fact]) -> int | None:
    """The place of the meeting, conference, visit or operation of which a sentence only says who else was there."""
    for place, known in enumerate(facts):
        if known.status == HAPPENED and known.event_type in ("meeting", "conference", "visit", "operation", "training"):
            return place
    return None


def _keys(fact: Fact) -> set[str]:
    return {p.country or "INT" for p in fact.parties}


def _filled(known: Fact, more: Fact) -> Fact:
    """A known fact with what a later sentence adds to it."""
    named = {p.country or p.organization for p in known.parties}
    sides = {p.side for p in known.parties}
    added = (
        tuple(replace(p, side=BOTH) for p in more.parties if (p.country or p.organization) not in named)
        if sides == {BOTH}
        else ()
    )
    return replace(
        known,
        parties=known.parties + added,
        instruments=tuple(dict.fromkeys((*known.instruments, *more.instruments))),
        topics=tuple(dict.fromkeys((*known.topics, *more.topics))),
        date=known.date or more.date,
        place=known.place or more.place,
        quantity=known.quantity or more.quantity,
    )
