"""People of the report: every spelling merged, with role, body and the employer's country."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from liaison.enrich.candidates import Around, may_describe, names_beside, towns
from liaison.enrich.countries import countries_of
from liaison.enrich.employers import properties_of
from liaison.enrich.findings import Findings
from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.bodies import body_words
from liaison.enrich.grammar.gazetteer import cities_of, local_adjectives
from liaison.enrich.grammar.home import home_country
from liaison.enrich.grammar.leading import led
from liaison.enrich.grammar.name_forms import nominative_name
from liaison.enrich.grammar.names import Name, NameWords, name_words
from liaison.enrich.grammar.offices import JOINS, PRIVATE, Context, Role, RoleWords, find_heads, role_words
from liaison.enrich.grammar.peers import are_own_heads, group_states, named_together, of_place, peer_state
from liaison.enrich.grammar.possessed import POSSESSIVES, of_body, with_body
from liaison.enrich.grammar.roles import role_after, role_before, skip_ranks
from liaison.enrich.grammar.sharing import are_joined, for_one, group_office, is_other_name, is_plural
from liaison.enrich.grammar.speaking_for import spoken_for
from liaison.enrich.grammar.tokens import Token, tokens_of
from liaison.enrich.ministers import bare_ministers, complete_ministers, hosts
from liaison.enrich.person import RANK, Person, Seen, merge, surnames
from liaison.enrich.rivals import part_rivals
from liaison.enrich.sections import NOISE
from liaison.enrich.stated import described_country, stated_country, town_of
from liaison.enrich.text import Sentence, Text
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary

AGE = re.compile(r"^\s*,?\s*\(?\d{2}\)?[,)\s]")
_ADDRESS_WORDS = """
mr mrs ms dr prof sir dame his her excellency hon honourable honorable madam sheikh lord lady herr frau m mme
mlle monsieur madame maître sieur me pan pani panu hab пан пані господин госпожа erster
"""
ADDRESS = frozenset(_ADDRESS_WORDS.split())
DEGREES = frozenset({"mec", "mecenas", "ks", "red", "inż", "mgr", "hab", "docteur", "maître", "pastor", "eng", "engr"})
SHORTENED = {"prok": "prokurator", "sędz": "sędzia", "mec": "mecenas"}
"""Polish offices that stand before names in short, as ranks do."""
_PLACED_WORDS = """
in near at bei nahe à в у під под w we koło біля italian
"""
PLACED = frozenset(_PLACED_WORDS.split())
ARTICLED = frozenset({"the", "a", "an", "der", "die", "das", "des", "dem", "den"})

_LEADING_WORDS = """
heads leads runs commands directs chairs leitet führt befehligt dirige commande préside pilote kieruje dowodzi очолює
керує возглавляет
"""
LEADING = frozenset(_LEADING_WORDS.split())
"""Verbs that say which body someone has: "Harouna Samaké heads the Malian police"."""


NEAR = 250
"""Letters between a body and the sentence that speaks of "its" head, at most."""


def people(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """One mention for each place that names a person; mentions of one person share their value, the fullest nominative."""
    names, roles = name_words(vocabulary, text.language), role_words(vocabulary, text.language)
    home = home_country(text, findings, vocabulary)
    persons: list[Person] = []
    for sentence in text.sentences:
        if sentence.section == NOISE:
            continue
        for seen in _in_sentence(sentence, text, vocabulary, findings, names, roles):
            merge(persons, seen)
    for seen in list(surnames(persons, text)):
        next(p for p in persons if p.name == seen.name).seen.append(seen)
    resolved: list[tuple[Person, dict[str, object]]] = []
    for person in persons:
        resolved.append((person, properties_of(person, resolved, findings, home, text)))
    unsaid = [told for p, told in resolved if told["role"] is None and any(s.country for s in p.seen)]
    receiving = list(hosts(resolved)) if unsaid else []
    office = group_office(text, roles) if unsaid or bare_ministers(resolved) else None
    if office is not None:
        for told in (*unsaid, *receiving):
            told.update(role=office[1], role_id=office[0], country=told["country"] or home)
    shared = office[1] if office is not None and office[0] == "minister" else None
    complete_ministers(resolved, findings, text.language, shared)
    part_rivals(resolved, findings)
    for person, properties in resolved:
        del properties["stated"]
        for seen in sorted(person.seen, key=lambda s: (s.sentence.index, s.start)):
            yield Mention(
                "Person",
                "people",
                person.name,
                seen.sentence.where,
                seen.start,
                seen.end,
                "name-grammar" if seen.role is None else "name-with-role",
                confidence=0.7 + 0.1 * min(3, seen.evidence),
                properties=properties,
            )


def _in_sentence(
    sentence: Sentence, text: Text, vocabulary: Vocabulary, findings: Findings, names: NameWords, roles: RoleWords
) -> list[Seen]:
    tokens = tokens_of(sentence.text, text.language)
    if not tokens:
        return []
    bodies = _spans(tokens, findings.within(sentence, "organizations"), sentence)
    cities = cities_of(vocabulary, text.language)
    adjectives = local_adjectives(sentence.text, vocabulary, text.language)
    codes = {i: country for i, country in adjectives.items() if may_describe(tokens, i, text.language)}
    codes |= {
        i: h.value for h in countries_of(sentence.text, vocabulary, text.language) for i in range(h.first, h.last)
    }
    offices = {i: span for i, (span, mention) in bodies.items() if mention.properties["kind"] != "media"}
    places = towns(tokens, cities, text.language, names)
    heads = [h for h in find_heads(tokens, roles, offices.get) if h.first not in places]  # "Port-au-Prince"
    inner = {i for h in heads for i in range(h.first, h.last)}
    ranks = [h for h in roles.ranks.find(tokens) if h.first not in inner]
    peers = roles.counterparts.find(tokens) if text.language == "de" else []
    around = Around(tokens, text.language, bodies, codes, places, heads, ranks, peers)
    found = names_beside(around, names, cities, body_words(vocabulary, text.language).heads)
    inside = {i for n in found for i in range(n.first, n.last)}
    context = Context(
        tokens,
        sentence.text,
        text.language,
        roles,
        heads,
        ranks,
        offices.get,
        codes.__contains__,
        inside.__contains__,
    )
    seen: list[tuple[Name, Seen]] = []
    states = group_states(context, [_span(n) for n in found], codes) if len(found) > 1 else {}
    for place, name in enumerate(found):
        state = states.get(place)
        item = _seen(name, context, sentence, bodies, codes, names, text, vocabulary, findings, state)
        if item is not None:
            seen.append((name, _beside_others(name, item, context, codes, seen)))
    return _in_groups(seen, context, bodies) if len(seen) > 1 else [item for _, item in seen]


def _in_groups(
    seen: Sequence[tuple[Name, Seen]],
    context: Context,
    bodies: dict[int, tuple[tuple[int, int], Mention]],
) -> list[Seen]:
    """What is read beside names, with the bodies that are told one after the other before several names."""
    spans = [_span(name) for name, _ in seen]
    items = [item for _, item in seen]
    for at, item in enumerate(items):
        role = item.role
        if role is None or role.counterpart or not is_plural(context, role) or not are_own_heads(context, role.first):
            continue
        named = [bodies[i][1] for i in range(role.first) if i in bodies and bodies[i][1].properties["kind"] != "media"]
        served = list({body.value: body for body in named}.values())
        group = named_together(context, spans, spans[at][0])
        if len(group) == len(served) > 1:
            for place, body in zip(group, served, strict=True):
                own = replace(role, text=of_body(role.form, str(body.value), context.language))
                items[place] = replace(items[place], role=own, organization=body)
    return items


def _beside_others(
    name: Name, item: Seen, context: Context, codes: dict[int, str], others: Sequence[tuple[Name, Seen]]
) -> Seen:
    """What is read beside a name, with what it shares with the names before it."""
    if item.role is not None and item.role.form != RANK:
        return replace(item, role=for_one(context, item.role)) if is_plural(context, item.role) else item
    if not others or others[-1][1].role is None:
        same = bool(others) and is_other_name(context, _span(others[-1][0]), _span(name))
        return replace(item, name=others[-1][1].name) if same else item
    before, last = others[-1]
    if is_other_name(context, _span(before), _span(name)):
        return replace(item, name=last.name)
    shared = Role(name.first, name.last, name.first, None, "", counterpart=True)
    group = [s.role for _, s in others if s.role is not None and not s.role.counterpart][-1:]
    if group and is_plural(context, group[0]) and are_joined(context, before.last, skip_ranks(context, name.first)):
        states = list(dict.fromkeys(codes[i] for i in range(group[0].first, group[0].last) if i in codes))
        place = next(i for i, (_, s) in enumerate(reversed(others), 1) if s.role is group[0])
        country = states[place] if len(states) > place else None
        return replace(item, role=shared, country=item.country or country)
    return replace(item, role=shared) if item.country and item.role is None else item


def _span(name: Name) -> tuple[int, int]:
    return name.first, name.last


def _spans(
    tokens: Sequence[Token], mentions: Sequence[Mention], sentence: Sentence
) -> dict[int, tuple[tuple[int, int], Mention]]:
    spans: dict[int, tuple[tuple[int, int], Mention]] = {}
    for mention in sorted(mentions, key=lambda m: m.start - m.end):
        inside = [i for i, t in enumerate(tokens) if mention.start <= sentence.start + t.start < mention.end]
        for index in inside:
            spans.setdefault(index, ((inside[0], inside[-1] + 1), mention))
    return spans


def _seen(
    name: Name,
    context: Context,
    sentence: Sentence,
    bodies: dict[int, tuple[tuple[int, int], Mention]],
    codes: dict[int, str],
    names: NameWords,
    text: Text,
    vocabulary: Vocabulary,
    findings: Findings,
    state: str | None,
) -> Seen | None:
    """What is read beside one name; `state`: the one that is told of it in a list of states before a list of names."""
    tokens = context.tokens
    before = role_before(context, name.first)
    after = role_after(context, name.last)
    followed = after is not None
    if (
        after is not None
        and context.language == "fr"
        and is_plural(context, after)
        and not _is_joined(context, name.first)
    ):
        after = None  # « Reçus par le général Jean Martin, les directeurs … »
    rank = skip_ranks(context, name.first) < name.first
    if before is not None and before.role_id == PRIVATE and not before.oblique and _is_declined(context, name.first):
        before = None  # «брат Ивана Петрова»
    if before is not None and before.counterpart:
        before = replace(before, text=of_place(context, before.head + 1, before.last))
    leads = led(context, skip_ranks(context, name.first), name.last) if before is None else None
    role = before or leads or after
    if before is not None and after is not None and before.role_id == "officer":
        role = after
    if before is not None and before.counterpart and after is not None:
        role = after
    if (
        role is not None
        and role is before
        and role.role_id == PRIVATE
        and rank
        and _is_service_rank(context, name.first)
    ):
        role = replace(role, role_id="officer")  # "ratowniczka medyczna sierż. Anna Nowak"
    if role is None and rank:
        role = _rank_role(context, name.first)
    if role is None and state is not None:
        role = Role(name.first, name.last, name.first, None, "", counterpart=True)
    end = tokens[name.last - 1].end
    rest = sentence.text[end : end + 8]
    spoken = any(
        t.key in context.words.speech and t.glue.strip() in ("", ",")
        for t in (*tokens[max(0, name.first - 2) : name.first], *tokens[name.last : name.last + 2])
    )
    described = name.first > 0 and tokens[name.first - 1].key in context.words.descriptors
    evidence = (
        2 * (before is not None)
        + 2 * (followed or leads is not None)
        + 2 * name.known
        + (2 if rank and context.language == "de" and tokens[name.first - 1].key not in ADDRESS else rank)
        + spoken
        + 2 * bool(AGE.match(rest))
        + 2 * (state is not None)
        + described
        + 2 * (name.last < len(tokens) and name.last in codes and "(" in tokens[name.last].glue)
    )
    evidence += _is_national(tokens, name.first, codes, context.language)
    evidence += context.language in HANGS and evidence == 0 and _hangs_on_body(context, name.last)
    words = name.last - name.first
    needed = 2 if context.language == "de" or words > 3 else 1
    if words == 1 and before is None and not rank:
        return None
    if evidence < needed or _is_somewhere(tokens, name, role is not None):
        return None
    raw = " ".join(sentence.text[tokens[name.first].start : end].split())
    upright = before is not None and not before.oblique and not before.counterpart and not before.text.endswith("ше")
    upright = (upright or (before is None and rank and _is_upright(context, name.first))) and not _is_oblique(
        context, name.first
    )
    oblique = bool(before and before.oblique) or _is_oblique(context, name.first) or _is_leader(context, name.first)
    oblique = oblique or (not upright and _is_declined(context, name.first))
    full = nominative_name(tokens[name.first : name.last], sentence.text, context.language, oblique, names)
    if upright and context.language in morphology.LANGUAGES:
        full = raw  # «прокурор Юрате Навицкене»
    organization = _body_of(role, name, context, bodies)
    if organization is None and (role is None or role.form == RANK) and _is_leader(context, name.first):
        organization = _body_before(name.first, bodies)
    if organization is None and role is not None and role.form == RANK:
        organization = _body_before(name.first, bodies)
    if role is not None:
        whose = _body_named_before(role, context, bodies, sentence, findings)
        organization = organization or whose
        role = with_body(context, role, name.last, None if whose is None else str(whose.value))
    country = state or stated_country(role, name, tokens, codes, cities_of(vocabulary, text.language))
    if country is None:
        country = spoken_for(context, name.first, name.last, codes)
    if country is None and role is not None and (role is before or role.form == RANK):
        country = peer_state(context, role.first, codes)
    if country is None and context.language == "pl" and (role is None or role.form == RANK):
        country = described_country(tokens, role.first if role else name.first, codes)
    if country is None and role is not None:
        country = context.words.national.get(role.form) or town_of(role, tokens, cities_of(vocabulary, text.language))
    return Seen(
        sentence,
        sentence.start + tokens[name.first].start,
        sentence.start + end,
        raw,
        " ".join(full.split()),
        role,
        organization,
        country,
        evidence,
    )


HANGS = ("pl", "fr", "en")
"""Languages where a body behind a name and a preposition shows that someone bears the name: "Anna Berg z policji"."""


def _hangs_on_body(context: Context, at: int) -> bool:
    """Whether what follows a name says which body someone is of."""
    tokens = context.tokens
    if at + 1 >= len(tokens) or tokens[at].glue != " " or tokens[at].key not in ("z", "ze", "of", "from", "du", "de"):
        return False
    near = [i for i in range(at + 1, min(at + 4, len(tokens))) if context.body(i) is not None]
    return bool(near) and all(t.glue in (" ", "’", "'") for t in tokens[at + 1 : near[0] + 1])


def _is_joined(context: Context, name_first: int) -> bool:
    """Whether another name is joined with the one that begins there."""
    first = skip_ranks(context, name_first)
    between = range(max(0, first - 3), first)
    return any(context.name(i) for i in between) or any(context.tokens[i].key in JOINS for i in between)


def _is_national(tokens: Sequence[Token], first: int, codes: dict[int, str], language: str) -> bool:
    """Whether an article and a nation stand before a name: « le Burkinabè Seydou Tapsoba »."""
    if language != "fr" or first < 2 or first - 1 not in codes or not tokens[first - 1].upper:
        return False
    return tokens[first - 2].key in ("le", "la", "l", "un", "une") and tokens[first].glue == " "


def _is_oblique(context: Context, name_first: int) -> bool:
    """Whether the rank before a name stands in another case than the nominative («з полковником …»)."""
    if context.language not in morphology.LANGUAGES or not any(h.last == name_first for h in context.ranks):
        return False
    found = morphology.tags(context.tokens[name_first - 1].key, context.language)
    return "NOUN" in found and "NOUN:nomn" not in found


def _is_leader(context: Context, name_first: int) -> bool:
    """Whether «на чолі з», «во главе с» stand before a name."""
    before = [t.key for t in context.tokens[max(0, skip_ranks(context, name_first) - 2) : name_first]][:2]
    return len(before) == 2 and before[0] in ("чолі", "главе") and before[1] in ("з", "із", "с", "со")


def _is_upright(context: Context, name_first: int) -> bool:
    """Whether the word before a name can stand in the nominative: «комісар Думітру Стратан»."""
    if context.language not in morphology.LANGUAGES:
        return False
    return "NOUN:nomn" in morphology.tags(context.tokens[name_first - 1].key, context.language)


def _is_declined(context: Context, name_first: int) -> bool:
    """Whether a given name can only stand in another case than the nominative: «Ігоря Клименка прийняв …»."""
    if context.language not in morphology.LANGUAGES:
        return False
    found = [r.tag for r in morphology.readings(context.tokens[name_first].key, context.language)]
    given = any("Name" in tag.grammemes and tag.number != "plur" for tag in found)
    return given and all(tag.case != "nomn" for tag in found)


def _is_somewhere(tokens: Sequence[Token], name: Name, with_role: bool) -> bool:
    """Whether a preposition of place or an article stands before: "in Ben Guerdane", "the Yorkshire Post"."""
    if name.first == 0:
        return False
    before = tokens[name.first - 1].key
    if before in ("im", "imienia"):
        return not with_role  # "Uniwersytet im. Adama Mickiewicza"
    return (before in PLACED and not with_role) or (before in ARTICLED and not name.known)


def _rank_role(context: Context, name_first: int) -> Role | None:
    """The rank as the role of a person of whom the report says no more; forms of address are none."""
    first = skip_ranks(context, name_first)
    if context.language == "fr" and first < name_first and context.tokens[name_first - 1].key in ("me", "maître"):
        return Role(first, name_first, first, PRIVATE, "avocat", form="avocat")
    words = [t for t in context.tokens[first:name_first] if t.key not in ADDRESS]
    if not words:
        return None
    text = context.sentence[words[0].start : words[-1].end]
    text = SHORTENED.get(text.lower(), text)
    return Role(first, name_first, first, "officer", text, form=RANK)


def _is_service_rank(context: Context, name_first: int) -> bool:
    """Whether the word before a name is a rank of police or army, and no form of address or academic degree."""
    return context.tokens[name_first - 1].key not in ADDRESS | DEGREES


def _body_before(first: int, bodies: dict[int, tuple[tuple[int, int], Mention]]) -> Mention | None:
    """The service named at most six words before a rank ("a delegation of the Hellenic Police led by Brigadier …")."""
    near = [bodies[i][1] for i in range(max(0, first - 6), first) if i in bodies]
    return next((m for m in reversed(near) if m.properties["kind"] not in ("media", "embassy", "international")), None)


def _body_named_before(
    role: Role,
    context: Context,
    bodies: dict[int, tuple[tuple[int, int], Mention]],
    sentence: Sentence,
    findings: Findings,
) -> Mention | None:
    """The body that "its" before an office stands for: the last one named in this sentence or the one before."""
    if (
        role.counterpart
        or role.role_id == PRIVATE
        or role.first < 1
        or context.tokens[role.first - 1].key not in POSSESSIVES
    ):
        return None
    named = [bodies[i][1] for i in range(role.first) if i in bodies]
    if not named:
        before = sentence.index - 1
        near = [m for m in findings.of("organizations") if m.where == sentence.where and m.end <= sentence.start]
        named = sorted((m for m in near if sentence.start - m.end < NEAR), key=lambda m: m.end) if before >= 0 else []
    named = [m for m in named if m.properties["kind"] != "media"]
    return named[-1] if named else None


def _body_of(
    role: Role | None, name: Name, context: Context, bodies: dict[int, tuple[tuple[int, int], Mention]]
) -> Mention | None:
    """The body in the role phrase, nearest to its head; else the one that the name hangs on ("Hofer von der …")."""
    if role is not None and not role.counterpart:
        inside = [
            bodies[i]
            for i in range(role.first, role.last)
            if i in bodies and bodies[i][1].properties["kind"] != "media"
        ]
        after = [b for b in inside if b[0][0] >= role.head] or inside
        if after:
            return after[0][1]
    at = name.last
    tokens = context.tokens
    if at < len(tokens) and tokens[at].key in LEADING and tokens[at].glue == " ":
        led = next((i for i in range(at + 1, min(at + 4, len(tokens))) if i in bodies), None)
        if led is not None and not any("," in t.glue for t in tokens[at + 1 : led + 1]):
            return bodies[led][1]
    while (
        at < len(tokens)
        and at - name.last < 3
        and tokens[at].key
        in ("von", "vom", "of", "from", "der", "the", "du", "de", "la", "z", "из", "з", "із", "aus", "at", "des")
    ):
        at += 1
    if at > name.last and at in bodies and "," not in tokens[name.last].glue:
        return bodies[at][1]
    return None
