"""Who acts in a sentence by the name of a body or of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.actors import Actor
from liaison.enrich.grammar.bureaus import is_mere_channel, is_world_bureau
from liaison.enrich.grammar.forces import country_of_force
from liaison.enrich.grammar.private_people import FORMER, SPIES
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence
from liaison.model.mention import Mention

CORE_KINDS = words("police ministry prosecutor customs border_guard court international")
"""Kinds of bodies of police, interior and justice."""
OUTSIDE = re.compile(
    r"foreign|external|defen[cs]e|(?<!drug )(?<!narcotics )trade|econom(?!ic (?:crime|security|offence))|industr|investment|invest[ií](?!g)|инвестиц|промышл|przemysł|промислов|інвестиц|agrar|landwirt|сельск|сільськ|rolnict|kultur|cultur|культур|tourism|туризм|turyst|finance(?! police)|transport(?! police)|health|education|agricult|energy|(?<!nd)army|armed(?! robber)|military|(?<!pas)sport|"
    r"außen|auswärtig|verteidigung|wirtschaft(?!s(?:krim|straf))|verkehr(?!spoli)|gesundheit|(?<!nd)armee|bundeswehr|"
    r"закордонн|оборон|економ(?!іч\w+ (?:безпек|злоч))|транспорт|здоров|(?<!нд)армі|збройн|торг(?!івл\w+ (?:людьми|зброєю|наркотик))(?!овл\w+ (?:людьми|оружием|наркотик))|мзс|"
    r"иностранн|эконом(?!ич\w+ (?:безопасн|преступ))|здравоохр|(?<!нд)арми|вооруж|мид\b|"
    r"étrang|défense|commerce|santé|(?<!nd)armée|économie|"
    r"zagranicz|obrony|gospodark|zdrowia|wojsk|(?<!nd)armi",
    re.IGNORECASE,
)
"""Names of ministries and offices that are of none of these; an "Investigation", an "Economic Crime Unit" or a gendarmerie is."""
SECRET = re.compile(r"СБУ|ФСБ|КГБ|SBU|FSB|KGB|Служб\w+ (?:безпеки|безопасности)|Федеральн\w+ служб\w+ безопасности")
"""Security services, which a report may name as an adversary's."""
GERMAN_SPEAKING = frozenset({"DE", "AT", "CH", "LI"})
"""States whose own forces have German names."""
_SEATED = re.compile(r",? (?:in|at|of|à|en|de|im|zu|w|we|у|в|во) $")
"""Between a body and the place where it sits."""
NO_OFFICE = frozenset({"other", "president", "prime_minister"})
"""Roles whose bearers act for no police, interior or justice body: businessmen, heads of state."""
OFFICE = 45
"""Letters before a name in which its office stands."""


def from_organizations(sentence: Sentence, findings: Findings, home: str | None) -> Iterator[Actor]:
    """The parties behind the named bodies of police, interior and justice, and embassies, of a sentence."""
    channels: set[str] = set()
    for mention in findings.within(sentence, "organizations"):
        kind, country = mention.properties.get("kind"), mention.properties.get("country")
        if is_world_bureau(mention.value):
            kind, country = "international", None
        if kind not in CORE_KINDS and kind != "embassy":
            continue
        if kind == "ministry" and OUTSIDE.search(mention.value):
            continue
        if SECRET.match(mention.value) and _is_spied_for(sentence, mention):
            continue
        if kind == "international":
            if mention.value in channels or is_mere_channel(sentence, mention, country):
                channels.add(mention.value)  # "through the Organization for Migration (IOM)"
                continue
            yield _actor(sentence, mention, None, mention.value, "core")
        elif country or home or country_of_force(mention.value):
            country = _adjective_before(sentence, mention, findings) or country or country_of_force(mention.value)
            country = country or _seat(sentence, mention, findings)
            if (
                country == home and home not in GERMAN_SPEAKING
            ):  # « les fonctionnaires de la Bundespolizei » are not Luxembourg's
                country = _german_force(mention.value) or country
            yield _actor(sentence, mention, country or home, mention.value, "state" if kind == "embassy" else "core")


def _german_force(name: str) -> str | None:
    """Germany where a body has the German name of a German force."""
    return "DE" if country_of_force(name) == "DE" else None


def _seat(sentence: Sentence, mention: Mention, findings: Findings) -> str | None:
    """The country of the place right after a body's name: "the National Police Academy in Hyderabad"."""
    for place in (*findings.within(sentence, "places"), *findings.within(sentence, "countries_mentioned")):
        between = sentence.text[mention.end - sentence.start : max(0, place.start - sentence.start)]
        if place.start > mention.end and _SEATED.fullmatch(between):
            return str(place.properties.get("country") or "") or (place.value if len(place.value) == 2 else None)
    return None


def _adjective_before(sentence: Sentence, mention: Mention, findings: Findings) -> str | None:
    """The country of an adjective right before a body's name: „der kanadischen Bundespolizei“."""
    text, start = sentence.text, sentence.start
    for nation in findings.within(sentence, "countries_mentioned"):
        if (
            nation.end + 1 == mention.start
            and text[nation.start - start].islower()
            and text[mention.start - start].isupper()
        ):
            return str(nation.value)
    return None


def _is_spied_for(sentence: Sentence, mention: Mention) -> bool:
    """Whether a security service is an adversary's: «агента СБУ»."""
    before = sentence.text[: mention.start - sentence.start].lower().split()
    return bool(before) and before[-1].startswith(SPIES)


def from_people(sentence: Sentence, findings: Findings) -> list[Actor]:
    """The parties behind the people of a sentence who hold an office of a state."""
    return [
        _actor(sentence, m, m.properties["country"], m.properties.get("organization"), "side", (m.value,))
        for m in findings.within(sentence, "people")
        if m.properties.get("country")
        and not m.properties.get("guessed")
        and m.properties.get("role_id") not in NO_OFFICE
        and not OUTSIDE.search(str(m.properties.get("role") or ""))
        and not _is_former(sentence, m)
    ]


def _is_former(sentence: Sentence, person: Mention) -> bool:
    before = re.split(r"[.;:–—]", sentence.text[: person.start - sentence.start])[-1][-OFFICE:]
    return any(FORMER.fullmatch(word) for word in re.findall(r"\w+", before))


def _actor(
    sentence: Sentence,
    mention: Mention,
    country: str | None,
    organization: str | None,
    strength: str,
    people: tuple[str, ...] = (),
) -> Actor:
    first = next((i for i, word in enumerate(sentence.words) if word.end > mention.start), 0)
    return Actor(country, organization, people, first, mention.start, mention.end, strength)
