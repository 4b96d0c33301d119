"""Who acts in a sentence: states through their bodies, and international bodies."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from liaison.enrich.findings import Findings
from liaison.enrich.grammar import forms_pl, morphology
from liaison.enrich.grammar.gazetteer import capitals_of, local_adjectives
from liaison.enrich.grammar.lexicon import hits_in
from liaison.enrich.grammar.tokens import tokens_of
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence, Text
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary

INTERNATIONAL = "INT"
CORE_KINDS = words("police ministry prosecutor customs border_guard court international")
OUTSIDE = re.compile(
    r"foreign|external|defen[cs]e|trade|econom|industr|investment|invest[ií]|инвестиц|промышл|przemysł|промислов|інвестиц|agrar|landwirt|сельск|сільськ|rolnict|kultur|cultur|культур|tourism|туризм|turyst|finance(?! police)|transport|health|education|agricult|energy|army|armed|military|sport|"
    r"außen|auswärtig|verteidigung|wirtschaft|verkehr|gesundheit|armee|bundeswehr|"
    r"закордонн|оборон|економ|транспорт|здоров|армі|збройн|торг|мзс|"
    r"иностранн|эконом|здравоохр|арми|вооруж|мид\b|"
    r"étrang|défense|commerce|santé|armée|économie|"
    r"zagranicz|obrony|gospodark|zdrowia|wojsk|armi",
    re.IGNORECASE,
)
MANOEUVRES = re.compile(
    r"(?:military|naval|army) (?:exercise|drill|manoeuvre|maneuver)|war games?\b|exercices? (?:militaire|naval)|manœuvres? (?:militaire|naval)|"
    r"militärübung|marineübung|flottenübung|\bmanövers?\b|militärmanöver|військов\w+ (?:навчан|маневр)|військово-морськ\w+ навчан|"
    r"(?:военн|военно-морск)\w+ (?:учени|маневр|манёвр)|(?:ćwicze\w+|manewr\w+) (?:wojskow|morsk)",
    re.IGNORECASE,
)
"""Exercises of armies and navies, whoever else takes part in them."""
CHANNEL = re.compile(
    r"notice|wanted|channel|database|alert|fahndung|ausschreib|datenbank|rotecke|\bred\b|канал|баз[аиуы]|карт[ко]|розшук|розыск|циркуляр|уведомлен|бюллетен|картотек|облік|учёт|учет|fichier|base|diffusion|baz[aiy]|not[aąyę]|poszukiw|\blist|centra(?:l|ux) nationa|\bbcn\b|\bncb\b|нцб|бюро",
    re.IGNORECASE,
)
VIA = re.compile(
    r"(?<!\w)(?:via|through|by way of|über|mittels|par l['’]intermédiaire (?:de la|du|de|d['’])|par le (?:canal|biais) (?:de la|du|de|d['’])|через|за посередництвом|при посредничестве|"
    r"za pośrednictwem|(?<![ao]ni )(?<![ao]ne )(?<![ao]na )(?<![ao]ny )(?<!anej )(?<!anych )(?<!onej )(?<!onych )(?<!arci )(?<!arte )(?<!arta )(?<!ano )(?<!ono )przez)\s?(?:the |das |den |die |der |le |la |l['’])?$",
    re.IGNORECASE,
)
"""Before an international body these make it a mere channel."""
FORCE_COUNTRIES = {"es": "ES", "it": "IT", "ie": "IE", "us": "US", "de": "DE", "pt": "PT", "nl": "NL"}
FORCES = re.compile(
    r"(?P<es>guardia civil|mossos|polic[ií]a nacional|ertzaintza)|(?P<it>carabinieri|karabinier(?:zy|ów|om|ami)|guardia di finanza|polizia)|(?P<ie>garda)|"
    r"(?P<us>\bFBI\b|\bDEA\b|homeland security)|(?P<de>bundespolizei|bundeskriminalamt|\bBKA\b)|(?P<pt>pol[ií]cia judiciária)|(?P<nl>marechaussee)",
    re.IGNORECASE,
)
"""Forces whose names tell their country in any language."""
FORCE_WORDS = words(
    "guardia mossos policia policía ertzaintza carabinieri karabinierzy karabinierów karabinierom karabinierami polizia garda fbi dea homeland bundespolizei "
    "bundeskriminalamt bka polícia marechaussee"
)
"""A word of each of them: the pattern is tried only where one stands (it took 0.3 ms a report)."""
BUREAU = re.compile(
    r"interpol|europol|eurojust|frontex|інтерпол|європол|євроюст|фронтекс|интерпол|европол|евроюст", re.IGNORECASE
)
NATIONAL = re.compile(r"national|ncb|bcn|нцб|бюро|biuro", re.IGNORECASE)
"""A national bureau of Interpol is its country's body."""


OF_POLICE = re.compile(
    rf"{BUREAU.pattern}|\bEU[A-Z]{{2,5}}\b|pol\b|UNODC|ONUDC|УНП ООН|УНЗ ООН|CEPOL|OLAF|EPPO|polic|polizei|поліц|полиц|drug|drog|narkot|нарко|crim|злочин|преступ|"
    r"zoll|customs|douan|митн|тамож|celn|prosecut|прокур|border|grenz|frontali|кордон|границ|гранич|justi|юсти|terror|терор|террор",
    re.IGNORECASE,
)
"""Names of international bodies that are of police, borders or justice."""


def is_world_bureau(name: str) -> bool:
    """Whether a name is one of the world's bureaus of police and justice, and no national bureau of it."""
    return BUREAU.search(name) is not None and NATIONAL.search(name) is None


LINKING = words("and or as well und sowie et ainsi que і й та а також и также i oraz with mit avec з із ze z")
OF = words(
    "of from the by der des von aus dem den die vom de du la le les l d en z ze w з із зі від из с со от od in у в во"
)
AT = words("у в во")
HOSTED = words("w we na")
"""Polish prepositions before where a body serves: "polskiej Policji na Węgrzech"."""
BREAKS = '.;:!?()–—«»"„“'
SKIPPED = 2
REACH = 7


@dataclass(frozen=True, slots=True)
class Actor:
    """A party as a sentence names it. `country` is null for an international body; `strength`: core (police, interior,
    justice bodies), side (colleagues, experts, a person), state (embassies), name (only the country's name), people,
    capital or city (only its name)."""

    country: str | None
    organization: str | None
    people: tuple[str, ...]
    first: int
    start: int
    end: int
    strength: str

    @property
    def key(self) -> str:
        """The state, or the body where it is international."""
        return self.country or f"{INTERNATIONAL}:{self.organization}"

    @property
    def core(self) -> bool:
        """Whether the party is a body of police, interior or justice: of a state, or one of the bureaus of such bodies. The
        United Nations are none, though they help such bodies."""
        return self.strength == "core" and (
            self.country is not None or OF_POLICE.search(self.organization or "") is not None
        )

    @property
    def by_body(self) -> bool:
        """Whether a body or a person of the state is named, and not only its country, people or town."""
        return self.strength in ("core", "side", "state")


@dataclass(frozen=True, slots=True)
class Scene:
    """What a sentence says about who acts. `placed`: countries after a preposition, with "in", "to" or "from";
    `bodies`: kind of body word by place; `refers`: names the parties of before; `asked`: the words of "at the request of";
    `outside`: of bodies that are not police, interior or justice; `matter`: of a matter of theirs, such as stolen cars."""

    actors: tuple[Actor, ...]
    names: tuple[Actor, ...]
    placed: tuple[tuple[Actor, str], ...]
    bodies: dict[int, str]
    refers: bool
    asked: tuple[tuple[int, int], ...]
    outside: bool
    matter: bool
    language: str = ""

    def states(self) -> list[Actor]:
        """One actor for each party, the strongest."""
        return distinct(self.actors)


def distinct(actors: Iterable[Actor]) -> list[Actor]:
    """One actor for each party in order, with its body and people gathered."""
    kept: dict[str, Actor] = {}
    order = {"core": 0, "state": 1, "side": 2, "name": 3, "people": 4, "capital": 5, "city": 6}
    for actor in actors:
        known = kept.get(actor.key)
        if known is None:
            kept[actor.key] = actor
            continue
        strongest = min((known, actor), key=lambda a: order[a.strength])
        kept[actor.key] = replace(
            known,
            organization=known.organization or actor.organization,
            people=tuple(dict.fromkeys(known.people + actor.people)),
            strength=strongest.strength,
        )
    return list(kept.values())


def scene_of(
    sentence: Sentence, text: Text, vocabulary: Vocabulary, findings: Findings, home: str | None, named: frozenset[str]
) -> Scene:
    """The actors of a sentence; `named`: the countries of the report, whose cities may stand for them."""
    hits = hits_in(sentence, vocabulary, "bodies", text.language)
    bodies: dict[int, str] = {}
    for hit in hits:
        if hit.id in ("refer", "wanted", "form", "matter"):
            continue
        for place in range(hit.first, hit.last):
            if _rank(hit.id) < _rank(bodies.get(place, "")):
                bodies[place] = hit.id
    bodies |= {place: "outside" for place, kind in bodies.items() if kind == "core" and _is_of_army(sentence, place)}
    capitals = capitals_of(vocabulary)
    nations = _nations(sentence, findings, named, capitals, bodies)
    nations = dict(sorted((_regional(sentence, text, vocabulary, bodies, nations) | nations).items()))
    found = list(_from_organizations(sentence, findings, home))
    found += _from_people(sentence, findings)
    found += _from_forces(sentence, found, findings)
    taken = [(a.start, a.end) for a in found]
    owned = {i for i, word in enumerate(sentence.words) if any(start <= word.start < end for start, end in taken)}
    accepted, reached = _beside_bodies(sentence, text, nations, bodies, owned, capitals)
    forms = {place for hit in hits if hit.id == "form" for place in range(hit.first, hit.last)}
    for first in _common_forms(sentence, text, list(nations), forms):
        accepted.setdefault(first, "side")
    names, placed = [], []
    where = _preceded(sentence, text, nations)
    beyond = _only_describing(sentence, text, nations)
    for (first, _), mention in nations.items():
        strength = accepted.get(first)
        if (strength is None and first in beyond) or beyond.get(first) == "people":
            continue
        city = mention.field == "places"
        country = mention.properties["country"] if city else mention.value
        alone = "name" if not city else "capital" if mention.value in capitals else "city"
        if (
            alone == "name"
            and text.language in morphology.LANGUAGES
            and _is_a_people(sentence.words[first].text, text.language)
        ):
            alone = "people"
        if alone == "name" and text.language == "pl" and forms_pl.people_of(sentence.words[first].text) == "group":
            alone = "people"
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
        elif _is_bare_name(sentence, text, first, mention, bodies, where, alone == "people"):
            names.append(actor)
        elif first in where and not _is_aside(sentence, first) and not _is_seat(sentence, first, where[first], bodies):
            placed.append((actor, where[first]))
        elif text.language == "pl" and _is_government(sentence, first):
            names.append(replace(actor, strength="name"))
        elif text.language == "pl" and _is_of_border(sentence, first):
            placed.append((actor, "to"))
    if text.language == "pl":
        found += _of_that_place(sentence, bodies, placed, names)
    if home is not None and not any(a.country == home for a in found):
        named_here = [*found, *names] if text.language in morphology.LANGUAGES else found
        bare = _bare_body(sentence, bodies, reached, named_here, text.language)
        if bare is not None:
            word = sentence.words[bare]
            found.append(Actor(home, None, (), bare, word.start, word.end, "core"))
    found = _without_speakers(found, names, sentence)
    return Scene(
        tuple(found),
        tuple(names),
        tuple(placed),
        bodies,
        any(hit.id == "refer" and bodies.get(hit.last) != "private" for hit in hits),  # "both men" are no parties
        tuple((hit.first, hit.last) for hit in hits if hit.id == "wanted"),
        ("outside" in bodies.values() and "core" not in bodies.values())
        or MANOEUVRES.search(sentence.text) is not None,
        any(hit.id == "matter" for hit in hits),
        text.language,
    )


def _is_of_army(sentence: Sentence, place: int) -> bool:
    """Whether a police word is that of an army's police: "military police", « police militaire »."""
    around = sentence.words[max(0, place - 1) : place + 2]
    return any(word.text.startswith(("military", "militaire", "военн", "військов", "wojskow")) for word in around)


SPEAKS = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:[\w'’.-]+\s){0,3}?(?:said|says|announced|reported|reports|told|stated|has announced|informed|confirmed|teilte|teilten|mitteilte|mitteilten|berichtet|sagte|повідом|розпов|зазнач|сообщ|рассказ|заяви|indiqu|annonc|précis|poinformowa|informuj|przekaza(?:ł|ła|li|ło)\b|zapowiedzia|podał|podaj|oświadczy|powiadomi)",
    re.IGNORECASE,
)
SPOKEN = re.compile(
    r"(?<!\w)(?:according to|reported by|announced by|citing|said by|press (?:office|service) of|nach angaben|laut|wie|teilte|teilten|mitteilung|selon|(?:appris|confirmé|indiqué|précisé|appris-on|apprend-on)[^,.]{0,25} auprès d\w*|indiqu\w+|annonc\w+|communiqué d\w+|повідомля\w+|повідоми\w+|пресслужб\w+|посиланням на|за даними|за словами|сообщ\w+|пресс-служб\w+|пресс-центр\w*|со ссылкой на|по данным|по словам|podaje|podają|poinformowa\w+|informuje|informują|przekaza\w+|zapowiedzia\w+|według|jak informuje)\s(?:[\w'’.-]+\s){0,3}$",
    re.IGNORECASE,
)


def _without_speakers(found: list[Actor], names: list[Actor], sentence: Sentence) -> list[Actor]:
    """The actors without those that only tell the news, where two others act."""
    ordered = sorted(found, key=lambda a: (a.first, a.start))
    acting = [a for a in ordered if not _speaks(a, sentence)]
    return acting if len({a.key for a in (*acting, *names)}) >= 2 else ordered


def _speaks(actor: Actor, sentence: Sentence) -> bool:
    start, end = actor.start - sentence.start, actor.end - sentence.start
    return bool(SPOKEN.search(sentence.text[:start]) or (start > 40 and SPEAKS.match(sentence.text[end:])))


GOVERNMENT = words("rząd rządu rządowi rządem rządzie")


def _is_government(sentence: Sentence, first: int) -> bool:
    """Whether a nation's adjective stands before its government: "indyjski rząd podarował"."""
    return first + 1 < len(sentence.words) and sentence.words[first + 1].text in GOVERNMENT


def _is_of_border(sentence: Sentence, first: int) -> bool:
    """Whether a nation's adjective stands before its border: "pojechali pilnować litewskiej granicy"."""
    after = sentence.words[first + 1].text if first + 1 < len(sentence.words) else ""
    return after.startswith("granic") and sentence.words[first].text.endswith(("iej", "ą", "ę"))


def _of_that_place(
    sentence: Sentence, bodies: dict[int, str], placed: list[tuple[Actor, str]], names: list[Actor]
) -> list[Actor]:
    """The bodies "of there": "cynk nadszedł z Brazylii: tamtejsza policja zauważyła …"."""
    found = []
    for place, kind in bodies.items():
        local = kind == "core" and place > 0 and sentence.words[place - 1].text.startswith("tamtejsz")
        before = [a for a in (*(a for a, _ in placed), *names) if a.first < place]
        if local and before:
            nation, word = max(before, key=lambda a: a.first), sentence.words[place]
            found.append(Actor(nation.country, None, (), place, word.start, word.end, "core"))
    return found


def _rank(kind: str) -> int:
    return {"core": 0, "outside": 1, "state": 2, "side": 3, "private": 4}.get(kind, 9)


def _nations(
    sentence: Sentence, findings: Findings, named: frozenset[str], capitals: frozenset[str], bodies: dict[int, str]
) -> dict[tuple[int, int], Mention]:
    """Mentions of countries by the words they cover, of capitals, of cities of countries that the report names otherwise, and of
    cities right after a body: "a judge in Chicago"."""
    starts = {word.start: place for place, word in enumerate(sentence.words)}
    places = findings.within(sentence, "places")
    cities = [
        m
        for m in places
        if m.properties.get("country") in named
        or m.value in capitals
        or (m.properties.get("country") and _follows_body(sentence, starts.get(m.start, 0), bodies))
    ]
    found: dict[tuple[int, int], Mention] = {}
    taken: set[int] = set()
    for mention in (*findings.within(sentence, "countries_mentioned"), *cities):
        first = starts.get(mention.start)
        if first is None or first in taken:
            continue
        last = first
        while last < len(sentence.words) and sentence.words[last].start < mention.end:
            last += 1
        found[first, last] = mention
        taken |= set(range(first, last))
    return dict(sorted(found.items()))


REGIONAL = "regional"
"""The rule of an adjective of a region or town: it makes the body after it an actor and stands for nothing by itself."""


def _regional(
    sentence: Sentence,
    text: Text,
    vocabulary: Vocabulary,
    bodies: dict[int, str],
    nations: dict[tuple[int, int], Mention],
) -> dict[tuple[int, int], Mention]:
    """The states of regions and towns whose adjective stands right before a body: «оренбургские таможенники», „Wiener
    Ermittler“."""
    if not bodies:
        return {}
    starts = {word.start - sentence.start: place for place, word in enumerate(sentence.words)}
    tokens = tokens_of(sentence.text, text.language)
    taken = {place for first, last in nations for place in range(first, last)}
    found = {}
    for index, country in local_adjectives(sentence.text, vocabulary, text.language).items():
        place = starts.get(tokens[index].start)
        if place is not None and place not in taken and bodies.get(place + 1) in ("core", "side"):
            start, end = sentence.words[place].start, sentence.words[place].end
            found[place, place + 1] = Mention(
                "Country", "countries_mentioned", country, sentence.where, start, end, REGIONAL
            )
    return found


def _follows_body(sentence: Sentence, place: int, bodies: dict[int, str]) -> bool:
    """Whether only "of" parts a word from one for police or justice before it."""
    return place > 1 and sentence.words[place - 1].text in OF and bodies.get(place - 2) == "core"


def countries_named(findings: Findings) -> frozenset[str]:
    """The countries that a report names, or whose bodies and people it names."""
    bodies = (*findings.of("organizations"), *findings.of("people"))
    named = frozenset(m.value for m in findings.of("countries_mentioned"))
    return named | frozenset(str(m.properties["country"]) for m in bodies if m.properties.get("country"))


def _from_organizations(sentence: Sentence, findings: Findings, home: str | None) -> Iterator[Actor]:
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
            around = sentence.text[max(0, mention.start - sentence.start - 28) : mention.end - sentence.start + 22]
            if (
                not country
                and "nterpol" in mention.value.lower() + "nterpol"
                and CHANNEL.search(around.replace(mention.value, ""))
                and _is_interpol(mention.value)
            ):
                continue
            if VIA.search(sentence.text, 0, mention.start - sentence.start):
                continue
            yield _actor(sentence, mention, None, mention.value, "core")
        elif country or home or FORCES.search(mention.value):
            force = FORCES.search(mention.value)
            country = _adjective_before(sentence, mention, findings) or country
            country = FORCE_COUNTRIES[force.lastgroup or ""] if force and not country else country
            country = country or _seat(sentence, mention, findings)
            yield _actor(sentence, mention, country or home, mention.value, "state" if kind == "embassy" else "core")


_SEATED = re.compile(r",? (?:in|at|of|à|en|de|im|zu|w|we|у|в|во) $")


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


LUSOPHONE = frozenset({"PT", "CV", "AO", "MZ", "GW", "ST", "TL", "MO", "BR"})
"""States whose forces have Portuguese names."""


def _from_forces(sentence: Sentence, found: list[Actor], findings: Findings) -> list[Actor]:
    """Forces whose names the report's language does not translate: « la Guardia civil »."""
    if FORCE_WORDS.isdisjoint(word.text for word in sentence.words):
        return []
    spans = [(a.start, a.end) for a in found]
    forces = []
    for match in FORCES.finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if not any(first < end and start < last for first, last in spans):
            country = FORCE_COUNTRIES[match.lastgroup or ""]
            named = findings.within(sentence, "countries_mentioned")
            if any(0 <= start - nation.end <= 1 and nation.value != country for nation in named):
                continue  # "Moldovan carabinieri"
            if country == "PT" and (told := countries_named(findings) & LUSOPHONE) and "PT" not in told:
                continue  # the Polícia Judiciária of Cape Verde
            place = next((i for i, word in enumerate(sentence.words) if word.end > start), 0)
            forces.append(Actor(country, match.group(), (), place, start, end, "core"))
    return forces


SECRET = re.compile(r"СБУ|ФСБ|КГБ|SBU|FSB|KGB|Служб\w+ (?:безпеки|безопасности)|Федеральн\w+ служб\w+ безопасности")


def _is_spied_for(sentence: Sentence, mention: Mention) -> bool:
    """Whether a security service is an adversary's: «агента СБУ»."""
    before = sentence.text[: mention.start - sentence.start].lower().split()
    return bool(before) and before[-1].startswith(SPIES)


def _is_interpol(name: str) -> bool:
    return name.lower().startswith(("interpol", "інтерпол", "интерпол"))


NO_OFFICE = frozenset({"other", "president", "prime_minister"})
"""Roles whose bearers act for no police, interior or justice body: businessmen, heads of state."""


def _from_people(sentence: Sentence, findings: Findings) -> list[Actor]:
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


OFFICE = 45
"""Letters before a name in which its office stands."""


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


def _beside_bodies(
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
        if first and (sentence.words[first - 1].text.startswith(SPIES) or _is_aside(sentence, first)):
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
            if passed <= (0 if mention.field == "places" else 1) and not _is_one(sentence, first, text.language):
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
    _spread(sentence, field, list(nations), accepted)
    return accepted, reached


def _is_one(sentence: Sentence, first: int, language: str) -> bool:
    """Whether an article of one makes a nation's name a person: „laut Polizei ein Syrer“."""
    before = sentence.words[first - 1].text if first else ""
    return before in ONE_PERSON and (before not in ("a", "an") or language == "en")


def _owns(sentence: Sentence, last: int, found: int, capital: bool) -> bool:
    """Whether a town stands in the genitive before a body: "Seoul's police", "Nairobi's second contingent of officers"."""
    return (capital or found == last + 1) and sentence.words[last].text == "s"


ADJECTIVES = ("ische", "ischen", "ischer", "isches", "ischem")
"""German words that are no nouns, though they open the news after its dateline with a capital."""
FORMER = re.compile(
    r"(?:former|früher|ehemalig|ancien|колишн|бывш)\w*|ex|екс|экс|eks|były|byłego|byłemu|byłym|byłych|byłą",
    re.IGNORECASE,
)
"""Before an office these make its bearer a private person, an accused most often."""
FORMER_REACH = 3
SPIES = ("spy", "spies", "agenten", "шпигун", "агент", "шпион", "espion", "szpieg", "agent ros")
"""A nation after these is an adversary's: «агента російських спецслужб»."""


def _common_forms(sentence: Sentence, text: Text, nations: list[tuple[int, int]], forms: set[int]) -> Iterator[int]:
    """Two nations that share an operation, a patrol, a team: « une opération franco-belge », "German-Polish patrol"."""
    field = text.part(sentence.where)
    for one, other in pairwise(nations):
        gap = field[sentence.words[one[1] - 1].end : sentence.words[other[0]].start]
        joined = gap in ("-", "–", "‑") or (len(gap) < 6 and gap.strip() in LINKING)
        if joined and forms & {one[0] - 2, one[0] - 1, other[1], other[1] + 1}:
            yield from (one[0], other[0])


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


def _spread(sentence: Sentence, field: str, nations: list[tuple[int, int]], accepted: dict[int, str]) -> None:
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


ONE_PERSON = words(
    "a an two three four five six seven eight nine ten eleven twelve fünf sechs sieben acht neun zehn elf zwölf quatre cinq six sept huit neuf dix "
    "ein einen einem einer eines alte alten alter jährige jährigen mutmaßlichen zwei drei vier un une deux trois "
    "dwaj dwóch trzech trzej czterech pięciu sześciu siedmiu ośmiu dziewięciu dziesięciu kilku kilkunastu letni letniego letnia letnią "
    "letniemu młody młodego pewien pewnego poszukiwany poszukiwanego podejrzany podejrzanego ścigany ściganego domniemany domniemanego"
)
"""Before a demonym these make a person: "einen Polen", "a Pole"."""
PLACING = {
    **dict.fromkeys(
        [
            "in",
            "at",
            "near",
            "within",
            "across",
            "inside",
            "en",
            "au",
            "aux",
            "dans",
            "chez",
            "im",
            "bei",
            "nahe",
            "у",
            "в",
            "во",
            "w",
            "we",
            "pod",
            "na",
            "на",
            "через",
        ],
        "in",
    ),
    **dict.fromkeys(["to", "into", "towards", "nach", "zu", "zur", "zum", "vers", "до", "do", "через"], "to"),
    **dict.fromkeys(
        [
            "from",
            "via",
            "out",
            "through",
            "aus",
            "von",
            "depuis",
            "із",
            "зі",
            "из",
            "с",
            "со",
            "od",
            "z",
            "ze",
            "par",
            "über",
            "durch",
            "przez",
        ],
        "from",
    ),
}
"""Prepositions that make a country a place."""


YEAR = 4
"""Digits of a year."""


def _is_bare_name(
    sentence: Sentence,
    text: Text,
    first: int,
    mention: Mention,
    bodies: dict[int, str],
    elsewhere: dict[int, str],
    people: bool,
) -> bool:
    """A country's own name, or its people's, where no preposition makes it a place: "Germany and Georgia have signed"."""
    field = text.part(sentence.where)
    if not (field[mention.start].isupper() or people) or first in elsewhere or _is_aside(sentence, first):
        return False
    if text.language == "pl" and forms_pl.people_of(sentence.words[first].text) == "one":
        return False  # "zatrzymano trzech Gruzinów"
    noun = text.language != "en" and first > 0  # «передала Польщі громадянина»: a noun, and no citizen of it
    noun = noun and not (text.language == "de" and sentence.words[first].text.endswith(ADJECTIVES))
    gap = field[sentence.words[first - 1].end : mention.start] if first else ""
    parted = any(mark in gap for mark in ",;:")  # "their citizens, France will"
    around = (None if noun else bodies.get(first + 1), None if parted else bodies.get(first - 1))
    if around[0] in ("private", "outside") or around[1] == "private":
        return False
    before = sentence.words[first - 1].text if first else ""
    compound = field[mention.end : mention.end + 1] in ("-", "–")  # "an Australian-Indonesian sting"
    counted = before.isdigit() and len(before) < YEAR  # "In 2021 Berlin"
    return compound or not (_is_one(sentence, first, text.language) or counted)


RESIDENT = words(
    "lives lived living resides residing resident born wohnt wohnhaft wohnende wohnender lebt lebende lebender geboren né née domicilié "
    "domiciliée réside résidant живе живуть проживає мешкає мешканець живёт живет проживает проживающий родился mieszka mieszkający urodzony"
)
"""After these a country is a person's, not the place of an act."""
ASIDE = words("than niż чем ніж them davon dont nich них")
"""Before a nation or its preposition these only compare it, or say whose citizens some people are: "fewer than in Denmark", "six
of them Albanian"."""


def _is_aside(sentence: Sentence, first: int) -> bool:
    return any(word.text in ASIDE for word in sentence.words[max(0, first - 2) : first])


ARTICLES = words("the la le les l der die das dem den des")


def _preceded(sentence: Sentence, text: Text, nations: dict[tuple[int, int], Mention]) -> dict[int, str]:
    """The nations after a preposition of place: "in", "to" or "from", with the rest of their lists ("in Latvia and Canada")."""
    found: dict[int, str] = {}
    for first, _ in nations:
        place = first - 1
        if place > 0 and sentence.words[place].text in ARTICLES:
            place -= 1
        where = PLACING.get(sentence.words[place].text) if place >= 0 else None
        if where == "from" and text.language == "pl" and sentence.words[place].text in ("z", "ze"):
            where = None if forms_pl.is_with(sentence.words[first].text) else where
        if (
            where == "in"
            and text.language in morphology.LANGUAGES
            and _is_goal(sentence.words[first].text, text.language)
        ):
            where = "to"
        if where is not None and not (place > 0 and sentence.words[place - 1].text in RESIDENT):
            found[first] = where
    for (one, last), (other, end) in pairwise(nations):
        town, state = nations[one, last], nations[other, end]
        if last == other and one in found and town.field == "places" and town.properties.get("country") == state.value:
            found[other] = found[one]  # "in Mielec, Poland"
    _spread(sentence, text.part(sentence.where), list(nations), found)
    return found


def _is_goal(word: str, language: str) -> bool:
    """Whether the case of a name after "in" tells where someone goes: «в Россию»."""
    cases = morphology.tags(word, language)
    return "NOUN:accs" in cases and not cases & {"NOUN:loct", "ADJF:loct"}


BORDERS = (
    "border", "frontier", "grenz", "frontière", "кордон", "границ", "granic",
)  # fmt: skip
NEIGHBOURS = words("with between mit zu zwischen avec entre з із зі між с со между z ze między")


PEOPLE = (
    "citizen", "nationals", "migrant", "men", "women", "people", "residents", "native", "tourist", "staatsangehörig", "bürger", "männer", "frauen",
    "menschen", "ressortissant", "citoyen", "homme", "femme", "obywatel", "mężczyzn", "kobiet", "громадян", "мігрант", "чоловік", "жін", "вихідц",
    "уродженц", "выходц", "граждан", "мигрант", "мужчин", "женщин", "уроженц",
)  # fmt: skip
"""Private people, and where they are from behind "of"."""


COMPANIES = ("compan", "firm", "manufactur", "supplier", "hersteller", "entreprise", "société", "spółk", "компани", "фирм", "фірм", "виробник", "производител")  # fmt: skip


def _is_seat(sentence: Sentence, first: int, where: str, bodies: dict[int, str]) -> bool:
    """Whether a place only tells where private people or companies are: "widows in Canada", «компания из Ханчжоу»."""
    before = sentence.words[first - 2].text if first > 1 else ""
    return before.startswith(COMPANIES) or (where == "in" and first > 1 and bodies.get(first - 2) == "private")


def _tells_origin(sentence: Sentence, place: int) -> bool:
    """Whether the words up to the one before a nation say whose citizens some people are: "citizens of Syria", «граждан Непала»,
    "17 from Mozambique"."""
    row = sentence.words
    if place > 0 and row[place].text in OF:
        counted = row[place].text in FROM and (_is_number(row[place - 1].text) or row[place - 1].text in ONE_PERSON)
        return counted or row[place - 1].text.startswith(PEOPLE)
    return place >= 0 and row[place].text.startswith(PEOPLE)


FROM = words("from aus de du des z ze із з из")


def _only_describing(sentence: Sentence, text: Text, nations: dict[tuple[int, int], Mention]) -> dict[int, str]:
    """The nations that only tell which border is meant or where private people are from, by place: "forests near the border with
    Cameroon" (border), "citizens of Syria and India" (people)."""
    found: dict[int, str] = {}
    for first, _ in nations:
        place = first - 1
        if place > 0 and sentence.words[place].text in ARTICLES:
            place -= 1
        if (
            place > 0
            and sentence.words[place].text in NEIGHBOURS
            and sentence.words[place - 1].text.startswith(BORDERS)
        ):
            found[first] = "border"
        elif _tells_origin(sentence, place):
            found[first] = "people"
    _spread(sentence, text.part(sentence.where), list(nations), found)
    return found


def _bare_body(
    sentence: Sentence, bodies: dict[int, str], reached: set[int], found: list[Actor], language: str
) -> int | None:
    """The place of a core body that stands without a country: the home country's own."""
    joined = set(reached)
    for place in sorted(bodies):
        listed = (
            place > 1 and place - 2 in joined and sentence.words[place - 1].text in LINKING
        )  # «рятувальники та поліція»
        if listed or place - 1 in joined:
            joined.add(place)
    for place in sorted(bodies, reverse=True):
        if place + 1 in joined:
            joined.add(place)
    for place, kind in sorted(bodies.items()):
        word = sentence.words[place]
        inside = any(a.start <= word.start < a.end for a in found)
        counted = found and place and _is_number(sentence.words[place - 1].text)  # «скерує ще тридцять прикордонників»
        if kind == "core" and place not in joined and not inside and not counted:
            states = {a.key for a in found if a.strength in ("name", "capital") and a.first < place}
            if len(states) > 1:
                continue  # "Pretoria and Maputo have agreed on patrols by police"
            if language in morphology.LANGUAGES and _describes(sentence, place, bodies, language):
                continue  # «поліцейський меморандум»
            return place
    return None


def _describes(sentence: Sentence, place: int, bodies: dict[int, str], language: str) -> bool:
    """Whether a body's word is the adjective of a thing after it, with which it agrees: «митний контроль»."""
    if place + 1 >= len(sentence.words) or place + 1 in bodies:
        return False
    own = {(r.tag.case, r.tag.number) for r in _readings(sentence, place, language) if r.tag.POS == "ADJF"}
    thing = [r.tag for r in _readings(sentence, place + 1, language)]
    if not thing or thing[0].POS != "NOUN" or "anim" in thing[0].grammemes or {"Name", "Surn"} & thing[0].grammemes:
        return False
    return any((tag.case, tag.number) in own for tag in thing if tag.POS == "NOUN")


def _readings(sentence: Sentence, place: int, language: str) -> tuple[Any, ...]:
    return morphology.readings(sentence.words[place].text, language)


def _is_number(word: str) -> bool:
    if not "а" <= word[:1] <= "ї":
        return word.isdigit() or word in forms_pl.NUMBERS
    return any(r.tag.POS == "NUMR" for r in morphology.readings(word, "uk"))


def _is_a_people(word: str, language: str) -> bool:
    """Whether a word names the people of a country as one who acts or receives: «румуни передали полякам»; in the genitive it
    counts suspects and crowds."""
    found = [r.tag for r in morphology.readings(word, language) if r.tag.POS == "NOUN"]
    return any("anim" in t.grammemes and t.number == "plur" and t.case in ("nomn", "datv", "ablt") for t in found)
