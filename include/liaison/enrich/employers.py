"""Whom an official serves: role, body and country from all that a report says about one person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.body_groups import INTERIOR
from liaison.enrich.grammar.bureaus import is_world_bureau
from liaison.enrich.grammar.leading import GROUPS
from liaison.enrich.grammar.origins import likely_country
from liaison.enrich.grammar.peers import at_place
from liaison.enrich.person import RANK, Person, Seen
from liaison.enrich.text import Text
from liaison.model.mention import Mention

PRIVATE = frozenset({None, "other"})
OF_WORLD = re.compile(
    r"\b(?:EU|UN|UNO|UNODC|OSCE|OSZE|OBWE|ONZ|ONU|ICC|IStGH|CPI|MTK|МКС|МУС|ООН|ОБСЕ|ОБСЄ|ОДКБ|СНГ|СНД|СКПВ|СМВД|БКБОП|ШОС|ЕАЭС|ЄАЕС|ЕС|ЄС|UE)\b(?![’'](?!s\b))(?!\w)"
)
"""Bodies of many states in an office: its bearer serves none of them."""
OF_UNION = re.compile(
    r"єврокомісар|еврокомиссар|європейськ\w+ комісар|европейск\w+ комиссар|eu-(?:\w+)?kommissar|eu[- ](?:\w+ )?commissioner|commissaire europé|komisar\w+ (?:ue|europejsk)|european (?:commission|union)|europäischen (?:kommission|union)|євросоюз|евросоюз|union européenne|unii europejskiej",
    re.IGNORECASE,
)
"""Offices of the European Commission."""
SERVING_STATES = frozenset({"court", "prosecutor", "police", "border_guard", "customs", "other"})
"""Kinds that bodies of states have, and some international ones, too."""
WORLDLY = re.compile(
    r"internation|international|międzynarod|міжнарод|международ|europ|europejsk|європ|европ", re.IGNORECASE
)
"""What a court or prosecutor of no country is called where it is of many."""
FOREIGN_OFFICES = frozenset({"ambassador", "charge_daffaires", "consul", "attache", "liaison_officer"})
HEADS_OF_WORLD = re.compile(
    r"secretary[- ]general|executive director|generalsekretär|exekutivdirektor|secrétaire général|directeur exécutif|directrice exécutive|"
    r"генеральн\w+ секретар|виконавч\w+ директор|исполнительн\w+ директор|sekretarz generaln|dyrektor wykonawcz|"
    r"(?:president|chair) of the (?:agency|organi[sz]ation)|agency['’]s (?:president|director|chief|head)|head of (?:the )?(?:EU |UN |OSCE )?(?:advisory |police |border )?mission|EU commissioner|EU-Kommissar|commissaire européen|єврокомісар|еврокомиссар",
    re.IGNORECASE,
)
"""Offices that international bodies have and states rarely do: no country where the report names such a body and no other."""


def properties_of(
    person: Person, others: Sequence[tuple[Person, dict[str, object]]], findings: Findings, home: str | None, text: Text
) -> dict[str, object]:
    """The properties of a person's mentions; `others`: the people named before, whose offices a "counterpart" shares; `guessed`:
    whether only the sound of the name tells the country."""
    with_role = [s for s in person.seen if s.role is not None]
    offices = [s for s in with_role if s.role and not s.role.counterpart]
    best = next((s for s in offices if s.role and s.role.form != RANK), offices[0] if offices else None)
    if best is not None and best.role is not None and " " not in best.role.text:  # "Minister X" of a headline
        short = best.role.text.lower() + " "
        best = next(
            (s for s in offices if s.role and s.role.form != RANK and s.role.text.lower().startswith(short)), best
        )
    counterpart = next((s for s in with_role if s.role and s.role.counterpart), None)
    role = best.role if best else None
    text_, role_id = (role.text, role.role_id) if role else (None, None)
    body = next((s.organization for s in person.seen if s.organization is not None), None)
    if body is None and best is not None and text_ and role_id in LEADING and not any(s.country for s in person.seen):
        body = _meant_body(best, text_, findings)
    if body is None and text_ and role_id not in PRIVATE:
        body = _lettered(text_, findings)
    country = _country_of(body, findings, home) if body is not None else None
    stated = next((s.country for s in person.seen if s.country), None)
    union = text_ is not None and OF_UNION.search(text_) is not None
    if (
        union
        or (body is not None and _is_of_world(body))
        or (text_ and role_id not in FOREIGN_OFFICES and OF_WORLD.search(text_))
    ):
        stated = country = None
    elif role_id in FOREIGN_OFFICES and stated:
        country = (
            stated
            if body is None
            or body.properties["kind"] not in ("police", "prosecutor", "customs", "border_guard")
            or not country
            else country
        )
    else:
        country = stated or country
    if stated is None:
        country = _by_letters(body, text_) or country
    if stated is None and best is not None and text_ and THERE.search(text_.lower()):
        country = last_named(best, findings.of("countries_mentioned")) or country
    if best is None and counterpart is not None:
        before = _last_before(counterpart, others)
        if before is not None:
            place = counterpart.role.text if counterpart.role else ""
            text_, role_id = _without_country(str(before[1]["role"]), before[0]), str(before[1]["role_id"])
            text_ = at_place(text_, place)
            there = (
                str(before[1]["country"] or "") or None
                if place
                else _other_country(findings, str(before[1]["country"]))
            )
            country = stated or there
    if country is None and text_ and _of_federation(text_):
        country = home if home in ("AT", "CH") else "DE"
    if country is None and role_id in FOREIGN_OFFICES:
        embassy = next((m for m in findings.of("organizations") if m.properties["kind"] == "embassy"), None)
        country = embassy.properties["country"] if embassy is not None else None
    if body is None and stated is None and text_ and HEADS_OF_WORLD.search(text_):
        world = next((m for m in findings.of("organizations") if _is_of_world(m)), None)
        body = world or body
    if body is None and best is not None and role_id == "spokesperson":
        beside = findings.within(best.sentence, "organizations")
        body = _likely_body(best, role_id, country, [m for m in beside if m.properties.get("country") in (None, home)])
        country = country or (body.properties.get("country") if body is not None else None)
    guessed = country is None
    for_world = (
        union or (body is not None and _is_of_world(body)) or (text_ is not None and OF_WORLD.search(text_) is not None)
    )
    if country is None and role_id not in PRIVATE and not for_world:
        foreign = role_id in FOREIGN_OFFICES
        states = [*_states(findings), *([home] if foreign and home else [])]  # an ambassador may be the readers' own
        country = likely_country(person.name, states, _other_country(findings, home) if foreign else home)
    if body is None and best is not None and role_id in SERVED and country is not None:
        body = _likely_body(best, role_id, country, findings.of("organizations"))
    text_ = _explained(text_, findings) if text_ and text.language in EXPLAINED else text_
    variants = {v for s in person.seen for v in (s.raw, s.name)} - {person.name}
    if role_id == "president" and body is not None:
        role_id = "head_of_service"
    return {
        "role": text_,
        "role_id": role_id,
        "organization": body.value if body is not None else None,
        "country": country,
        "guessed": guessed and country != home,
        "stated": not guessed,
        "variants": tuple(sorted(variants)),
    }


LETTERS = re.compile(r"(?<![\w.])[^\W\d_a-zа-яіїєґäöü]{2,7}(?![\w.])")
"""Letters that stand for a body's name in an office: „LKA-Präsident“, «руководитель АП»."""
MANY_STATES = frozenset(["EU", "UN", "ЕС", "ЄС", "ООН", "UE", "ONU", "US", "USA", "UNO", "VN"])


EXPLAINED = ("de", "pl", "uk", "ru")
"""Languages whose reports name the body in full beside the office where they also use its letters; others keep to the letters."""


def _lettered(role: str, findings: Findings) -> Mention | None:
    """The only body whose letters stand in an office."""
    letters = {word for word in LETTERS.findall(role) if word not in MANY_STATES}
    if not letters:
        return None
    named = {
        str(m.value): m
        for m in findings.of("organizations")
        if m.properties["kind"] != "media" and letters & {*m.properties.get("aliases", ())}
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _explained(role: str, findings: Findings) -> str:
    """An office with the name, in brackets, of the body that only its letters tell."""
    body = _lettered(role, findings)
    told = str(body.value).split() if body is not None else []
    long = len(told) > 2 * len(re.findall(r"\w+", role)) or len(told) < 2
    known = {word.lower()[:5] for word in re.findall(r"\w{4,}", role)}
    if body is None or long or "(" in role or all(word.lower()[:5] in known for word in told if len(word) > 3):
        return role
    return f"{role} ({body.value})"


LEADING = frozenset({"head_of_service", "head_of_department", "spokesperson", "representative", "deputy_minister"})
"""Offices that one has in a body."""


STATE_LETTERS = {
    "КР": "KG", "РК": "KZ", "РУз": "UZ", "РБ": "BY", "РФ": "RU", "РТ": "TJ", "РМ": "MD", "РА": "AM", "АР": "AZ", "ФРН": "DE", "ФРГ": "DE", "КНР": "CN",
    "RP": "PL", "RL": "LT", "RFN": "DE", "RC": "CZ",
}  # fmt: skip
"""Letters of republics behind the names of their bodies: «МВД КР», "Ministerstwo Finansów RL"."""
THERE = re.compile(r"\b(?:tamtejsz|dortig|тамошн|тамтешн)\w*|\blà-bas\b")
"""Words in an office by which it is that of the place named last."""


def _by_letters(body: Mention | None, role: str | None) -> str | None:
    """The state whose letters stand behind the name of a body or an office."""
    said = [*(str(body.value).split() if body is not None else ()), *(role or "").split()]
    pairs = pairwise(said)  # «МВД по РТ» is of Tatarstan
    return next((STATE_LETTERS[word] for before, word in pairs if word in STATE_LETTERS and before != "по"), None)


def last_named(seen: Seen, named: Sequence[Mention]) -> str | None:
    """The state named last before someone, in the same part of the report; `named`: mentions of states."""
    before = [m for m in named if m.where == seen.sentence.where and m.start < seen.start]
    return str(max(before, key=lambda m: m.start).value) if before else None


GENERIC = (
    "відомств", "ведомств", "организац", "організац", "органiзац", "agencj", "agenc", "behörde", "organisation", "organization", "organizac", "institut", "місі", "мисси", "misj", "mission", "bureau",
)  # fmt: skip
"""How nouns begin that may stand for any body named before."""
LED_NOUNS = frozenset(
    ["commander", "head", "chief", "director", "spokesperson", "spokesman", "spokeswoman", "leader", "boss", "representative", "member"]
)  # fmt: skip
"""English offices that follow the noun for what they are of: "mission commander"."""


def _meant_body(seen: Seen, role: str, findings: Findings) -> Mention | None:
    """The body named before that a mere noun stands for: "director of the college", «голова місії», "mission commander"."""
    said = re.findall(r"\w+", role)
    noun = said[0 if said[-1] in LED_NOUNS and len(said) == COMPOUND else -1].lower()
    form = seen.role.form.lower().split() if seen.role is not None else []
    if (
        len(said) < COMPOUND
        or len(noun) < 5
        or (noun in form and not noun.startswith((*GROUPS, *GENERIC)))
        or sum(word[:1].isupper() and word.lower() not in form for word in said[1:]) > 1
    ):
        return None
    stem = noun[: max(3, len(noun) - 2)]
    before = [
        m
        for m in findings.of("organizations")
        if m.where == seen.sentence.where and m.start < seen.start and m.properties["kind"] != "media"
    ]
    named = [m for m in before if any(_stands_for(stem, noun, word) for word in m.value.lower().split())]
    if not named and noun.startswith(GENERIC[:2]):
        return _last_in_reach(before, seen)
    states = {m.properties.get("country") for m in named}
    return max(named, key=lambda m: m.start) if len(states) == 1 else None


COMPOUND = 2
"""Words of an English office behind the noun for what it is of."""
REACH = 400
"""Letters between a body and a noun that stands for it, at most."""


def _stands_for(stem: str, noun: str, word: str) -> bool:
    return word.startswith(stem) and len(word) < len(noun) + 3


def _last_in_reach(bodies: Sequence[Mention], seen: Seen) -> Mention | None:
    """The body named last before an office, if that is not far away."""
    own = [m for m in bodies if m.properties["kind"] not in ("international", "embassy")] or bodies
    last = max(own, key=lambda m: m.end, default=None)
    return last if last is not None and seen.start - last.end < REACH else None


OF_MANY = re.compile(
    r"(?:(?:direction|délégation) générale (?:de la|des) )?(?:(?:sûreté|police|gendarmerie|garde) nationale|douanes?)(?: et droits indirects)?|"
    r"DGSN|DGSN-DGST|(?:national|federal) (?:police|guard)(?: force| service)?|customs(?: service| department)?|border (?:guard|police)",
    re.IGNORECASE,
)
"""Names that bodies of many states have."""
SAME_NAMES = {
    "AT": re.compile(
        r"Bundeskriminalamt|Landeskriminalamt|Landesgericht|Oberlandesgericht|Bundespolizei|Finanzpolizei"
    ),
    "CH": re.compile(r"Bundesamt für Justiz|Bundesanwaltschaft|Bundesgericht|Bundespolizei|Staatssekretariat .*"),
}
"""Names that a body of a state shares with one of its larger neighbour."""
FOREIGN_LETTERS = re.compile(r"BKA|BfJ")
"""Letters that only the neighbour's has."""


def _country_of(body: Mention, findings: Findings, home: str | None) -> str | None:
    """The country of a body; the report's own where the name is many states' and nothing else speaks of the one it usually means."""
    country: str | None = body.properties.get("country")
    shared = SAME_NAMES.get(home or "")
    if home is not None and country and shared is not None and shared.fullmatch(str(body.value)):
        return country if any(FOREIGN_LETTERS.fullmatch(a) for a in _stated_letters(body, findings)) else home
    if home in (None, country) or not country or OF_MANY.fullmatch(str(body.value)) is None:
        return country
    named: set[object] = {m.value for m in findings.of("countries_mentioned")}
    named |= {m.properties.get("country") for m in findings.of("organizations") if m.value != body.value}
    return country if country in named else home


def _stated_letters(body: Mention, findings: Findings) -> set[str]:
    """The letters by which a report calls a body."""
    places = (m for m in findings.of("organizations") if m.value == body.value)
    return {alias for m in places for alias in m.properties.get("aliases", ()) if m.end - m.start == len(alias)}


SERVED = {
    "minister": {"ministry"},
    "deputy_minister": {"ministry"},
    "prosecutor": {"prosecutor"},
    "judge": {"court"},
    "ambassador": {"embassy"},
    "charge_daffaires": {"embassy"},
    "spokesperson": {"police", "prosecutor", "court", "customs", "border_guard", "ministry"},
    "head_of_service": {"police", "customs", "border_guard"},
    "head_of_department": {"police", "customs", "border_guard"},
    "officer": {"police", "customs", "border_guard"},
}
"""The kinds of bodies that offices are in. Whoever's body is not said serves the only one that fits."""
INNER = re.compile(r"interior|internal|home|innen|intérieur|wewnętrzn|внутр|MSW|МВД|МВС", re.IGNORECASE)
"""Offices of the interior."""


OF_ANY = frozenset({"spokesperson", "prosecutor", "judge", "head_of_service", "ambassador", "charge_daffaires"})
"""Offices that any such body has; of the others only one that shares a word with the office is taken."""


def _likely_body(seen: Seen, role_id: str, country: object, bodies: Sequence[Mention]) -> Mention | None:
    """The only body that has such an office, in the country where one is told."""
    fitting = [m for m in bodies if m.properties["kind"] in SERVED[role_id]]
    fitting = [m for m in fitting if country in (None, m.properties.get("country"))]
    alike = [m for m in fitting if seen.role is not None and _shares_a_word(seen.role.text, m.value)]
    fitting = fitting if role_id in OF_ANY and not alike else alike
    return fitting[0] if len({m.value for m in fitting}) == 1 else None


def _shares_a_word(role: str, body: str) -> bool:
    """Whether office and body are of one matter: "Interior Minister" and "Ministry of Internal Affairs", "Sheriff"."""
    if INTERIOR.search(body) and INNER.search(role):
        return True
    mine, theirs = (
        {w for w in re.findall(r"\w{4,}", text.lower()) if not w.startswith("minist")} for text in (role, body)
    )
    return any(one[:5] == other[:5] for one in mine for other in theirs)


def _is_of_world(body: Mention) -> bool:
    """Whether a body is no state's: Frontex is a border guard, the ICC a court, and international."""
    if body.properties["kind"] == "international":
        return True
    if body.properties.get("country"):
        return False
    names = " ".join((body.value, *body.properties.get("aliases", ())))
    return is_world_bureau(body.value) or (
        body.properties["kind"] in SERVING_STATES and WORLDLY.search(names) is not None
    )


def _last_before(
    seen: Seen, others: Sequence[tuple[Person, dict[str, object]]]
) -> tuple[Person, dict[str, object]] | None:
    """Who of office is named last before a place."""
    here = (seen.sentence.index, seen.start)
    best = max(
        (
            ((s.sentence.index, s.start), -at)
            for at, (p, told) in enumerate(others)
            if told["role"]
            for s in p.seen
            if (s.sentence.index, s.start) < here
        ),
        default=None,
    )
    return others[-best[1]] if best is not None else None


ABROAD = {
    "garde des sceaux": "ministre de la Justice", "home secretary": "interior minister", "justice secretary": "justice minister",
    "secretary of homeland security": "interior minister", "bundesinnenminister": "Innenminister", "bundesinnenministerin": "Innenminister",
    "bundesjustizminister": "Justizminister", "bundesjustizministerin": "Justizminister", "szef mswia": "szef MSW",
}  # fmt: skip
"""What a peer elsewhere has where an office is called so in one state only."""


def _without_country(role: str, person: Person) -> str:
    """The first office without the country that its holder serves ("Denmark's Justice Minister")."""
    role = role.split(", ")[0]
    role = ABROAD.get(role.lower(), role)
    return re.sub(r"^[A-Z]\w+(?: [A-Z]\w+)?['’]s (?=[A-Z])", "", role) if person.seen else role


def _of_federation(role: str) -> bool:
    """Whether a German role is of the federation ("Bundesinnenministerin", „der Bundesregierung“)."""
    return role.startswith("Bundes") or "der Bundesregierung" in role


def _states(findings: Findings) -> list[str]:
    """The countries that a report names, or whose bodies it names; the one most named first."""
    bodies = (m for m in findings.of("organizations") if m.properties.get("kind") not in ("media", "company"))
    named = [str(m.properties["country"]) for m in bodies if m.properties.get("country")]
    named += [m.value for m in findings.of("countries_mentioned")]
    return sorted(dict.fromkeys(named), key=lambda country: (-named.count(country), country))


def _other_country(findings: Findings, not_this: str | None) -> str | None:
    """The country most often named beside a given one."""
    named = [m.value for m in findings.of("countries_mentioned") if m.value != not_this]
    return max(dict.fromkeys(named), key=named.count) if named else None
