"""Bodies that the report names, with kind and country: known ones by vocabulary, others by the grammar of their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache

from liaison.enrich.countries import american_names, countries_of, country_names
from liaison.enrich.findings import Findings
from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.bodies import BodyWords, Named, body_words, initials
from liaison.enrich.grammar.bodies_de import german
from liaison.enrich.grammar.bodies_foreign import english_in_german, is_english, native
from liaison.enrich.grammar.bodies_fr import french
from liaison.enrich.grammar.bodies_known import KNOWN_SHORT, bureau, known_of_state, of_another, of_other_states
from liaison.enrich.grammar.bodies_latin import Line, english
from liaison.enrich.grammar.bodies_letters import lettered
from liaison.enrich.grammar.bodies_lower import english_services, polish_services
from liaison.enrich.grammar.bodies_pl import polish
from liaison.enrich.grammar.bodies_shared import shared
from liaison.enrich.grammar.bodies_slavic import slavic
from liaison.enrich.grammar.body_groups import Found, addresses_named, group_bodies, merge_bare, merge_described
from liaison.enrich.grammar.body_states import of_state
from liaison.enrich.grammar.gazetteer import Cities, cities_of, local_adjectives
from liaison.enrich.grammar.home import home_country, home_told
from liaison.enrich.grammar.media import OPENING, media_in
from liaison.enrich.grammar.names import is_given, name_words
from liaison.enrich.grammar.overlaps import without_overlaps
from liaison.enrich.grammar.tokens import Token, tokens_of
from liaison.enrich.grammar.unknown_media import closing, media_cues, unknown_media
from liaison.enrich.sections import NOISE
from liaison.enrich.text import Sentence, Text
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary

SCHEMA = {"media": "Organization", "company": "Company", "international": "Organization"}


def organizations(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """One mention for each place that names a body; mentions of one body share their value, the fullest name."""
    words = body_words(vocabulary, text.language)
    american = american_names(text, country_names(vocabulary, text.language))
    found: list[Found] = []
    for sentence in text.sentences:
        if sentence.section != NOISE:
            found += _in_sentence(sentence, text, vocabulary, words, american)
    found = [_with_short(f) for f in found]
    found = addresses_named(found)
    own = {alias for f in found for alias in f.named.aliases if f.named.body is None or f.named.kind != "media"}
    found = [f for f in found if f.named.kind != "media" or f.named.name not in own or _of_dateline(f)]
    found += _abbreviations_again(found, text)
    groups = group_bodies(found, text.language)
    groups = merge_described(merge_bare(groups, home_country(text, findings, vocabulary)), text.language)
    stated = [m for group in groups for m in _mentions(group, findings, None, text.language)]
    home = home_country(text, findings.plus(stated), vocabulary)
    told = home_told(text, findings.plus(stated), vocabulary)
    mentioned = {m.value for m in findings.of("countries_mentioned")}
    for group in groups:
        yield from _mentions(
            _at_home(group, words.common, mentioned, told, text.language), findings, home, text.language
        )


def _of_dateline(found: Found) -> bool:
    """Whether a medium stands where a dateline has its agency: "SYDNEY (AFP) - The Australian Federal Police …"."""
    start = found.start - found.sentence.start
    return found.sentence.where != "headline" and found.start < DATELINE and found.sentence.text[:start][-1:] in "(/,"


def _at_home(
    group: Sequence[Found], common: frozenset[str], mentioned: set[str], home: str | None, language: str
) -> Sequence[Found]:
    """Bodies without the one known by a name that others use, too, where the report is from elsewhere: the "Department of
    Justice" of a report from Manila that does not mention the United States."""
    body = next((f.named.body for f in group if f.named.body is not None), None)
    if body is None or home in (None, body.country) or body.country in mentioned:
        return group
    if not all(f.named.name in common for f in group):
        return group
    if language == "de" and body.country == "DE" and home not in ("AT", "CH"):
        return group  # in German no other state has a „Bundespolizei“, wherever the report is from
    return [replace(f, named=replace(f.named, body=None, kind=body.kind), country=home) for f in group]


def _in_sentence(
    sentence: Sentence, text: Text, vocabulary: Vocabulary, words: BodyWords, american: frozenset[str]
) -> list[Found]:
    tokens = tokens_of(sentence.text, text.language)
    codes = {
        i: "US" if tokens[hit.first].key in american else hit.value
        for hit in countries_of(sentence.text, vocabulary, text.language)
        for i in range(hit.first, hit.last)
    }
    cities = cities_of(vocabulary, text.language)
    adjectives = local_adjectives(sentence.text, vocabulary, text.language)
    local = {i: country for i, country in adjectives.items() if i not in codes}
    known = [
        Named(h.first, h.last, h.value[0].kind, h.value[1], h.value[0], rule="body-name")
        for h in words.known.find(tokens)
    ]
    known = [
        n for n in known if not (n.first and tokens[n.first].key == "states")
    ]  # "the United States Department of …"
    if text.language == "pl":
        known = [of_another(n, tokens, codes, sentence.text) for n in known]
    known = [bureau(n, tokens, codes, sentence.text) for n in known]
    if text.language in morphology.LANGUAGES:
        known = [own for n in known if (own := known_of_state(n, tokens, codes, text.language)) is not None]
    grammar = list(_by_grammar(tokens, sentence.text, text.language, words, codes.keys(), local.keys(), vocabulary))
    held = {i for n in (*known, *grammar) for i in range(n.first, n.last)}
    if text.language not in morphology.LANGUAGES:
        grammar += [n for n in native(tokens, sentence.text, text.language) if n.first not in held]
        known, others = of_other_states(known, grammar, tokens, codes, text.language)
        grammar += others
        held |= {i for n in grammar for i in range(n.first, n.last)}
    grammar += lettered(tokens, sentence.text, text.language, held, codes.keys())
    named = without_overlaps(known, grammar, tokens)
    named = [_as_medium(n, tokens, words, sentence.text) for n in named]
    named = _with_translations(named, tokens, sentence.text, text.language)
    named = shared(named, tokens, codes, sentence.text, text.language)
    taken = {i for n in named for i in range(n.first, n.last)}
    named += [n for n in media_in(tokens, sentence, text, words) if not taken & set(range(n.first, n.last))]
    taken |= {i for n in named for i in range(n.first, n.last)}
    opening = sentence.where != "headline" and sentence.start < OPENING
    names = name_words(vocabulary, text.language)
    cues = media_cues(vocabulary, text.language)
    named += list(
        unknown_media(
            tokens,
            sentence,
            cues,
            taken,
            set(codes),
            opening,
            words.carriers,
            lambda t: is_given(t, text.language, names),
            sentence.where == "body_text" and _is_last_line(sentence, text),
        )
    )
    result = []
    for item in sorted(named, key=lambda n: (n.first, n.last)):
        item, stop = _with_abbreviation(item, tokens, text.language)
        country = next((codes[i] for i in range(item.first, item.last) if i in codes), None)
        if item.kind == "embassy":
            country = _sender(item, tokens, codes)
        if country is None:
            inner = (n.body.country for n in known if n.body and item.first <= n.first < item.last)
            seat_of = next((code for code in inner if code != "INT"), None)
            town = _country_of_town(item, tokens, cities)
            town = town or next((local[i] for i in range(item.first, item.last) if i in local), None)
            # a town goes before a body known elsewhere: "Jakarta Metropolitan Police"
            country = (town or seat_of) if item.body is None else (seat_of or town)
        if country is None and item.body is None and text.language in SEATED:
            country = _seat(item, tokens, codes, cities)
        embassy = next((n for n in named if n.kind == "embassy" and item.last < n.first <= item.last + 2), None)
        if embassy is not None and [t.key for t in tokens[item.last : embassy.first]] in (
            ["at", "the"],
            ["bei", "der"],
            ["an", "der"],
        ):
            country = _sender(embassy, tokens, codes)
        adjective = item.first in codes and codes[item.first] == country and not tokens[item.first].caps
        aliases = of_state(item.name, country, text.language, adjective and item.body is None)
        item = replace(item, aliases=(*item.aliases, *aliases)) if aliases else item
        start = sentence.start + tokens[item.first].start
        result.append(Found(sentence, start, sentence.start + tokens[stop - 1].end, item, country))
    return result


SEATED = frozenset({"en", "de"})
"""Languages in which a body's seat stands behind it after "in", "of" or „von“."""
SEATLESS = frozenset({"embassy", "media", "international"})


def _seat(item: Named, tokens: tuple[Token, ...], codes: dict[int, str], cities: Cities) -> str | None:
    """The country where a body says it sits: "the Ministry of Justice in Tashkent", "of the Mexican state of …"."""
    at = item.last + 1
    if item.kind in SEATLESS or at >= len(tokens) or tokens[item.last].glue != " ":
        return None
    link, described = tokens[item.last].key, tokens[at].key == "the"
    if described:
        return codes.get(at + 1) if link == "of" else None
    if link not in ("in", "von") or not tokens[at].upper:
        return None
    city = cities.at(tokens, at)
    return codes.get(at) or (city[1].country if city is not None else None)


def _country_of_town(item: Named, tokens: tuple[Token, ...], cities: Cities) -> str | None:
    found = (city for i in range(item.first, item.last) if (city := cities.at(tokens, i)) is not None)
    return next((city[1].country for city in found), None)


def _is_last_line(sentence: Sentence, text: Text) -> bool:
    """Whether a sentence is a line of its own with which the news ends."""
    last = next((s for s in reversed(text.sentences) if s.where == "body_text" and s.section != NOISE), None)
    if sentence.section == NOISE or (last is not None and last.start > sentence.start):
        return False
    return text.body_text[: sentence.start].rstrip(" \t").endswith("\n")


def _as_medium(named: Named, tokens: tuple[Token, ...], words: BodyWords, sentence: str) -> Named:
    """A known medium where grammar took its full name for an agency of the state ("Kazinform News Agency")."""
    if named.kind != "other" or named.body is not None:
        return named
    hit = words.media.at(tokens, named.first)
    if hit is not None:
        return replace(named, kind="media", body=hit.value[0])
    if named.name.lower().endswith(("news agency", "press agency", "news service")) or _in_dateline(
        named, tokens, sentence
    ):
        return replace(named, kind="media")
    after = named.first + 1
    if not tokens[named.first].key.startswith(AGENCIES) or named.last <= after:
        return named
    hit = words.media.at(tokens, after)
    if hit is not None:  # «агентство УНІАН»
        return replace(named, first=after, last=hit.last, kind="media", name=hit.value[1], body=hit.value[0])
    if tokens[after].text.isascii() or tokens[after].caps:  # «агентство BNS»
        name = sentence[tokens[after].start : tokens[named.last - 1].end]
        return replace(named, first=after, kind="media", name=name)
    if tokens[after].glue[-1:] in '«„“"':
        last = closing(tokens, after, sentence) or named.last
        name = sentence[tokens[after].start : tokens[last - 1].end]
        return replace(named, first=after, last=last, kind="media", name=name)
    return named


def _with_translations(named: Sequence[Named], tokens: tuple[Token, ...], sentence: str, language: str) -> list[Named]:
    """Without the names in brackets right behind a body, which are its own in another language or its letters: „die Zentralstelle
    für Finanztransaktionsuntersuchungen (Financial Intelligence Unit, FIU)“."""
    behind = {n.last: n for n in named if n.kind != "media"}
    merged: dict[int, Named] = {}
    inner: set[int] = set()
    for item in named:
        owner = behind.get(item.first)
        if owner is None or not (_is_its_name(owner, item) or _abbreviates_tail(owner, item)):
            continue
        if (
            language == "de"
            and tokens[item.first].glue == " "
            and is_english(item, tokens)
            and not is_english(owner, tokens)
        ):
            merged[id(owner)] = replace(owner, last=item.last, aliases=(*owner.aliases, item.name))
            inner.add(id(item))  # „der ghanaischen Einwanderungsbehörde Ghana Immigration Service“
            continue
        if not tokens[item.first].glue.endswith("("):
            continue
        if _abbreviates_tail(owner, item):
            inner.add(id(item))  # "Office of the Prosecutor of the International Criminal Court (ICC)"
            continue
        last = item.last
        while last < len(tokens) and tokens[last].glue in (" ", "-") and tokens[last].upper:
            last += 1  # a word of another language that grammar does not know
        letters = tokens[last] if last < len(tokens) else None
        both = letters is not None and letters.caps and letters.glue == ", "
        closing_at = last + both
        name = item.name if last == item.last else sentence[tokens[item.first].start : tokens[last - 1].end]
        if closing_at < len(tokens) and ")" not in tokens[closing_at].glue:
            continue
        aliases = (*owner.aliases, name, *((letters.text,) if both and letters is not None else ()))
        body = owner.body or (item.body if last == item.last else None)
        merged[id(owner)] = replace(
            owner, aliases=aliases, body=body, kind=body.kind if body is not None else owner.kind
        )
        inner.add(id(item))
    return [merged.get(id(n), n) for n in named if id(n) not in inner]


def _is_its_name(owner: Named, item: Named) -> bool:
    """Whether a body in brackets can be the one before them: of one kind, and not two that are known apart."""
    if owner.body is not None and item.body is not None:
        return owner.body.key == item.body.key
    if item.kind == "media" or (item.body is not None and item.body.country == "INT"):
        return False
    return item.kind == owner.kind or "other" in (item.kind, owner.kind)


def _abbreviates_tail(owner: Named, item: Named) -> bool:
    """Whether a known body is the one with which the name before it ends: "Office of the Prosecutor of the … Court (ICC)"."""
    return item.body is not None and owner.body is not item.body and owner.name.endswith(item.body.names)


def _in_dateline(named: Named, tokens: tuple[Token, ...], sentence: str) -> bool:
    """ "NAIROBI, March 22 (Capital Bureau) – …"."""
    start, end = tokens[named.first].start, tokens[named.last - 1].end
    return start < DATELINE and sentence[:start].endswith("(") and DATELINE_END.match(sentence, end) is not None


DATELINE = 60
DATELINE_END = re.compile(r"\)\s?[–—-]")
AGENCIES = ("агентств", "агенці")
"""Before a name in quotation marks these are news agencies: «агентство «Гірські вісті»»."""


def _with_short(found: Found) -> Found:
    """With the abbreviations that stand for a known body only where its full name stands too."""
    short = found.named.body.short if found.named.body is not None else ()
    return replace(found, named=replace(found.named, aliases=(*found.named.aliases, *short))) if short else found


def _by_grammar(
    tokens: tuple[Token, ...],
    sentence: str,
    language: str,
    words: BodyWords,
    countries: AbstractSet[int],
    regional: AbstractSet[int],
    vocabulary: Vocabulary,
) -> Iterable[Named]:
    """The bodies that grammar finds; `countries`: the words that name or describe one; `regional`: the adjectives of regions
    and towns."""
    named: Callable[[int], bool] = (countries | regional).__contains__
    cities = cities_of(vocabulary, language)
    if language in ("uk", "ru"):
        given = country_names(vocabulary, language).given_names
        return slavic(tokens, sentence, language, words, named, given, cities, regional)
    if language == "fr":
        return french(tokens, sentence, words, named)
    if language == "de":
        found = list(german(tokens, sentence, _german_heads(vocabulary), named, cities))
        taken = {i for n in found for i in range(n.first, n.last)}
        others = english_in_german(tokens, sentence, countries.__contains__, cities)
        return [*found, *(n for n in others if taken.isdisjoint(range(n.first, n.last)))]
    line = Line(tokens, sentence, words, country_names(vocabulary, language).given_names, named)
    if language == "pl":
        found = list(polish(line, lambda t: is_given(t, "pl", name_words(vocabulary, "pl"))))
        services = polish_services(tokens, sentence, named, cities)
    else:
        found = list(english(line))
        services = english_services(tokens, sentence, named, cities)
    taken = {i for n in found for i in range(n.first, n.last)}
    return [*found, *(n for n in services if taken.isdisjoint(range(n.first, n.last)))]


@lru_cache(maxsize=8)
def _german_heads(vocabulary: Vocabulary) -> dict[str, str]:
    heads = vocabulary["organizations"]["heads"]["de"]
    pairs = [(ending, kind) for kind, endings in heads.items() for ending in endings]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


def _with_abbreviation(item: Named, tokens: tuple[Token, ...], language: str) -> tuple[Named, int]:
    """Takes in an abbreviation in brackets after the name, or around which it is bracketed: "… (DGST)", "(LKA)"."""
    stop = item.last
    if stop < len(tokens) and tokens[stop].glue.strip() in ("(", "(«") and (item.kind != "media" or item.body is None):
        short = tokens[stop]
        closed = stop + 1 >= len(tokens) or ")" in tokens[stop + 1].glue
        if closed and (short.caps or (len(short.text) < 12 and _abbreviates(short.text, item.name, language))):
            return replace(item, aliases=(*item.aliases, short.text)), stop
    inner = [t for t in tokens[item.first : item.last] if t.glue.endswith("(") and t.caps]
    if inner:
        plain = re.sub(r"\s*\([^)]*\)", "", item.name)
        return replace(
            item, name=plain, aliases=(*item.aliases, item.name, plain.replace(plain.split()[0], inner[0].text, 1))
        ), stop
    return item, stop


def _abbreviates(short: str, name: str, language: str) -> bool:
    letters = initials(name, language)
    return short[0].upper() == letters[:1] and sum(c in letters for c in short.upper()) >= 2


def _sender(item: Named, tokens: tuple[Token, ...], codes: dict[int, str]) -> str | None:
    """The country whose embassy it is: described before the word or named after "of", not the host after "in"."""
    for index in range(item.first, item.last):
        if index in codes and (
            index == item.first or tokens[index - 1].key not in ("in", "en", "w", "в", "у", "au", "à")
        ):
            return codes[index]
    before = item.first - 1
    return codes.get(before)


def _abbreviations_again(found: Sequence[Found], text: Text) -> list[Found]:
    """Where an abbreviation that the report ties to a name stands alone."""
    short = {alias: f for f in found for alias in f.named.aliases if " " not in alias}
    spans = [(f.sentence.where, f.start, f.end) for f in found]
    more = []
    for sentence in text.sentences:
        if sentence.section == NOISE or not short:
            continue
        for token in tokens_of(sentence.text, text.language):
            owner = short.get(token.text)
            start = sentence.start + token.start
            if owner is None or any(w == sentence.where and s <= start < e for w, s, e in spans):
                continue
            named = replace(owner.named, rule="body-abbreviation")
            more.append(Found(sentence, start, start + len(token.text), named, owner.country))
    return more


def _mentions(group: Sequence[Found], findings: Findings, home: str | None, language: str) -> Iterable[Mention]:
    body = next((f.named.body for f in group if f.named.body is not None), None)
    names = sorted({f.named.name for f in group}, key=lambda n: (n.isupper(), -len(n), n))
    full = names[0]
    if group[0].named.kind == "media":
        full = min(group, key=lambda f: (f.sentence.index, f.start)).named.name
    if body is not None and not full.isupper():
        full = next((n for n in body.names if n.isupper() and _is_declined(full, n)), full)
    if body is not None and body.key in KNOWN_SHORT:
        full = min(names, key=len)
    kinds = [f.named.kind for f in group]
    kind = body.kind if body is not None else next((k for k in kinds if k != "other"), kinds[0])
    country = body.country if body is not None else next((f.country for f in group if f.country), None)
    unknown = body is None and kind not in ("embassy", "media")
    of_world = unknown and _OF_WORLD.search(full) is not None
    of_union = of_world or (unknown and _OF_UNIONS.search(full) is not None)
    if of_union:
        kind, country = "international" if kind == "other" or of_world else kind, None
    if country is None and body is None:
        country = next((state for forms, state in OF_ONE_STATE if full.startswith(forms)), None)
    if body is None and _AMERICAN.search(full):
        country = "US"
    if country is None and not of_union and kind not in ("international", "media"):
        country = _country_near(group, findings) or home
        if full.startswith("Bundes") and home not in ("AT", "CH"):
            country = "DE"
    aliases = {a for f in group for a in f.named.aliases} | set(names)
    aliases |= set(of_state(full, country, language, described=False))
    if body is not None:
        aliases |= set(body.names)
    properties = {
        "kind": kind,
        "country": None if country == "INT" else country,
        "aliases": tuple(sorted(aliases - {full})),
    }
    for item in sorted(group, key=lambda f: (f.sentence.index, f.start)):
        yield Mention(
            schema=SCHEMA.get(kind, "PublicBody"),
            field="organizations",
            value=full,
            where=item.sentence.where,
            start=item.start,
            end=item.end,
            rule=item.named.rule,
            confidence=1.0 if item.named.rule == "body-name" else 0.8,
            properties=properties,
        )


def _is_declined(form: str, letters: str) -> bool:
    """Whether a form is an abbreviation with a case's ending: «КОРДу»."""
    ending = form.removeprefix(letters)
    return form.startswith(letters) and 0 < len(ending) < len("ові") and ending.islower() and ending.isalpha()


OF_ONE_STATE = (
    (
        (
            "Komenda ",
            "Prokuratura Rejonowa",
            "Prokuratura Okręgowa",
            "Prokuratura Regionalna",
            "Izba Administracji Skarbowej",
        ),
        "PL",
    ),
    (("Hauptzollamt", "Zollfahndungsamt", "Bundespolizeiinspektion", "Bundespolizeidirektion"), "DE"),
    (("Landespolizeidirektion", "Bezirkshauptmannschaft"), "AT"),
    (("Kantonspolizei", "Staatsanwaltschaft des Kantons", "Police cantonale"), "CH"),
    (
        (
            "Office fédéral de la ",
            "Office fédéral des ",
            "Administration fédérale des ",
            "Ministère public de la Confédération",
        ),
        "CH",
    ),
    (("ГУНП",), "UA"),
    (("ГУ МВД", "УМВД"), "RU"),
)
"""Beginnings of names that bodies of one state alone have, whatever country is named beside them."""


_AMERICAN = re.compile(r"Sheriff['’]s (?:Office|Department)$|(?:Highway|State) Patrol$|County (?:Sheriff|Police)")
"""Names that bodies of the United States alone have, whatever country is named beside them."""
_OF_UNIONS = re.compile(
    r"\b(?:EU|UN|OSCE|UE|ONU|OBWE|ONZ|OSZE|ЄС|Європейського Союзу|Євросоюзу|ООН|ОБСЄ|Ради Європи|ЕС|Евросоюза|ОБСЕ|СНД|СНГ)\b"
)
"""Missions, offices and centres of unions of states serve no single one."""


_OF_WORLD = re.compile(r"(?:прокуратур|прокурор|офіс|офис|секретар|місі|мисси)\w* (?:МКС|МУС|Інтерпол|Интерпол|Європол|Европол|Євроюст|Евроюст)", re.IGNORECASE)  # fmt: skip
"""Parts of bodies that serve no single state: «Польовий офіс МКС», «Генеральный секретариат Интерпола»."""


def _country_near(group: Sequence[Found], findings: Findings) -> str | None:
    """The country named nearest before the body in its sentence."""
    for item in group:
        before = [m for m in findings.within(item.sentence, "countries_mentioned") if m.end <= item.start]
        if before and item.start - before[-1].end < 25:
            return before[-1].value
    return None
