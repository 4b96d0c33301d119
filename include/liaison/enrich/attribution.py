"""Who told it: publisher, agency and original source in the order in which the report names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.media import FOLLOW
from liaison.enrich.grammar.other_acts import without_other_acts
from liaison.enrich.grammar.signed import NO_SOURCES, credited, of_dateline, released, signed
from liaison.enrich.grammar.telling import REACH, Ties, is_before, is_tied, ties
from liaison.enrich.grammar.unknown_media import media_cues
from liaison.enrich.sections import BACKGROUND, NOISE
from liaison.enrich.text import Sentence, Text
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary

MAX_SOURCES = 2
"""Original sources taken beside the media: all of one sentence; bodies that later sentences quote only comment."""
LATE = 0.66
ANNOUNCED = re.compile(
    r"\b(?:announc\w+|повідоми\w+|написа\w+|сообщи\w+|annonc\w+|kündigte\w*|teilten?|poinformowa\w+|przekaza\w+|написал\w*)\b"
)
JOINED = re.compile(
    r"^\s*(?:\(?[^()]*\)\s*)?(?:(?:mit|samt|with|avec|wraz z|разом (?:із|зі|з)|вместе с)\s[^.;]{3,80}?\s)?"
    r"(?:and|und|sowie|et|i|oraz|та|і|й|и)\s(?:[a-zäöüß]+\s|l['’]){0,3}(?:[A-ZÄÖÜ][\w'’-]+\s)?$"
)
"""Between two bodies that speak together: "and the", „mit ihrer Zentralstelle … und das“."""
BRINGING = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:(?:mit|samt) (?:ihr|sein)e[rmn]?|with (?:its|their)|avec (?:sa|son|ses))\s$"
)
"""Between a body and its own unit: „die Staatsanwaltschaft mit ihrer Zentralstelle“."""
LISTED = re.compile(r"^\s*(?:\([^()]*\)\s*)?,\s(?:(?:the|die|das|der|le|la|les)\s|l['’])?$")
"""Between the members of a list before its last."""


def attribution(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """One mention for each source, publisher first; `position` counts from 0 along the chain."""
    words = ties(vocabulary, text.language)
    carriers = frozenset(vocabulary["media"]["carriers"])
    chain: list[tuple[str, Mention]] = []
    for sentence in text.sentences:
        if sentence.section not in (NOISE, BACKGROUND) and not (
            FOLLOW.match(sentence.text) or PICTURE.match(sentence.text)
        ):
            chain += [
                (m.value, m)
                for m in findings.within(sentence, "organizations")
                if _is_medium(m, carriers)
                and not (m.rule == "media-address" and _is_contact(sentence, m, text, vocabulary, findings))
            ]
    names = [name for name, _ in chain]
    chain = [(name, mention) for name, mention in chain if not _is_short(name, mention, names)]
    chain += [(name, mention) for name, mention in _sources(text, words, findings, bool(chain)) if name not in names]
    seen: dict[str, int] = {}
    for name, mention in chain:
        position = seen.setdefault(name, len(seen))
        yield Mention(
            "Organization",
            "attribution",
            name,
            mention.where,
            mention.start,
            mention.end,
            "attribution",
            confidence=0.9,
            properties={"position": position},
        )


def _is_medium(mention: Mention, carriers: frozenset[str]) -> bool:
    return mention.properties["kind"] == "media" and mention.value not in carriers


def _is_short(name: str, mention: Mention, names: list[str]) -> bool:
    """Whether a name is short for another of the chain ("PNA" for "Philippine News Agency") or its address ("report.az")."""
    if mention.rule == "media-address":
        host = name.rpartition(".")[0].lower()
        return any(other.lower() == host for other in names)
    return name.isupper() and any(name == "".join(w[0] for w in WORD.findall(other)).upper() for other in names)


PICTURE = re.compile(
    r"\W*(?:photograph|photo|picture|image|foto|bild|zdjęci[ea]|фото|світлин[аи])(?: credits?| by)?\s?:", re.IGNORECASE
)
"""The beginning of a line that says who took the picture."""
WORD = re.compile(r"\w{3,}")
"""The words of a name that give their first letters to its abbreviation."""


def _is_contact(sentence: Sentence, mention: Mention, text: Text, vocabulary: Vocabulary, findings: Findings) -> bool:
    """Whether an address stands in a sentence that tells nothing: it is where readers may turn."""
    if _is_own_address(mention, text, findings) and not is_tied(sentence, mention, ties(vocabulary, text.language)):
        return True
    return (
        sentence.where != "headline"
        and mention.start > OPENING_LINE
        and (len(sentence.text) > REACH or sentence.text.rstrip().endswith("."))
        and not is_tied(sentence, mention, ties(vocabulary, text.language))
        and not media_cues(vocabulary, text.language).tells.search(sentence.text)
    )


def _is_own_address(mention: Mention, text: Text, findings: Findings) -> bool:
    """Whether a host is called like a body of the report: "www.eubam.org"."""
    host = mention.value.lower().partition(".")[0]
    bodies = (m for m in findings.of("organizations") if m.properties["kind"] not in NO_SOURCES)
    return any(host == text.part(m.where)[m.start : m.end].lower() for m in bodies)


OPENING_LINE = 160
"""Characters at the start of the body in which a dateline names a medium."""


def _sources(text: Text, words: Ties, findings: Findings, by_medium: bool) -> Iterator[tuple[str, Mention]]:
    """The body of the dateline, the bodies of the first sentence that tells where its news is from, else who announced it."""
    opening = of_dateline(text, findings)
    if opening is not None:
        yield opening
        return
    credit = None if by_medium else credited(text, findings)
    if credit is not None:
        yield credit
    announced: tuple[str, Mention] | None = None
    spoke: tuple[str, Mention] | None = None
    for sentence in sorted(text.sentences, key=lambda s: s.where == "headline"):  # the body names them in full
        late = by_medium and _is_late(sentence, text) and not CREDIT.match(sentence.text)
        late = late and not (_told_directly(sentence, findings) or SPOKEN_FOR.search(sentence.text))
        if late or sentence.section in (NOISE, BACKGROUND):
            continue
        told = [m for m in findings.within(sentence, "organizations") if m.properties["kind"] != "company"]
        persons = findings.within(sentence, "people")
        tells = bool(told or persons) and _may_tell(sentence, words)
        named = _told_by(sentence, told, words) if tells else {}
        for person in persons if tells else ():
            if not _person_tied(sentence, person, words, findings):
                continue
            body = _employer(person)
            if person.properties.get("role_id") == "spokesperson" and body:
                named.setdefault(str(body), person)
            elif ANNOUNCED.search(sentence.text) and (body or not by_medium or sentence.index < JOINT // 2):
                announced = announced or (str(body or person.value), person)
            elif body and CITED.search(sentence.text[: person.start - sentence.start]):
                named.setdefault(str(body), person)
            elif body and (not by_medium or _told_medium(sentence, findings)):
                spoke = spoke or (str(body), person)
            elif (
                not body
                and person.properties.get("role_id") in SERVING
                and (_told_directly(sentence, findings) or IN_STATEMENT.search(sentence.text))
            ):
                spoke = spoke or (person.value, person)
        if not named:
            named = _coreferent(sentence, text, words, findings)
        if named:
            others = {n: m for n, m in named.items() if credit is None or not (n in credit[0] or credit[0] in n)}
            yield from list(others.items())[: MAX_SOURCES - (credit is not None)]
            if credit is None and len(named) < MAX_SOURCES:
                yield from _cited_later(text, sentence, findings, named, words)
            return
    if credit is not None:
        return
    if announced is not None:
        yield announced
    elif spoke is not None:
        yield spoke
    elif not by_medium:
        yield from list(signed(text, findings)) or (released(text, findings) if _is_release(text, words) else ())


def _cited_later(
    text: Text, first: Sentence, findings: Findings, named: dict[str, Mention], words: Ties
) -> Iterator[tuple[str, Mention]]:
    """The next body after the first source by whose account something is told in so many words, or that tells with it: "according
    to the ...", "the police and the prosecution said"."""
    for sentence in text.sentences[first.index + 1 :]:
        if sentence.section in (NOISE, BACKGROUND):
            continue
        joint = _told_by(sentence, findings.within(sentence, "organizations"), words) if sentence.index < JOINT else {}
        if named.keys() & joint.keys():
            fresh = [(name, mention) for name, mention in joint.items() if name not in named]
            if fresh:
                yield from fresh[:1]
                return
        for person in findings.within(sentence, "people") if _told_directly(sentence, findings) else ():
            body = _employer(person) if person.properties.get("role_id") == "spokesperson" else None
            if body and body not in named and _person_tied(sentence, person, words, findings):
                yield body, person
                return
        for mention in findings.within(sentence, "organizations"):
            left = sentence.text[: mention.start - sentence.start][-REACH:]
            if mention.properties["kind"] in (*NO_SOURCES, "other") or mention.value in named:
                continue
            if ACCOUNT.search(left):
                yield mention.value, mention
                return


JOINT = 8
"""Sentences from the start in which two bodies may tell the story together."""
ACCOUNT = re.compile(
    r"\b(?:according to|nach angaben|laut|selon|d['’]après|по (?:данным|информации|словам)|за (?:даними|інформацією|словами)|według|zdaniem|"
    r"jak (?:informuje|podaje|przekazuje|przekazał\w*|poinformował\w*|podał\w*)|(?:wie|як|как) (?:повідомля\w+|повідомил\w+|сообща\w+|сообщил\w+))"
    r"(?: (?:the|der|des|de|vom|von|la|le|les|du)){0,2} ?(?:l['’])?$",
    re.IGNORECASE,
)
"""Before a body by whose account something is told; weaker words may bring in those who only comment."""
CREDIT = re.compile(r"\s*(?:text|texte|tekst|текст)(?:\s(?:und|et|i|і|та|и|/|&)\s\w+)?\s?:", re.IGNORECASE)
"""A line that says who wrote a report: „Text und Fotos: Bundespolizeipräsidium“."""
CITED = re.compile(
    r"\b(?:quoting|citing|unter Berufung auf|citant|powołując się na|(?:с|со) ссылкой на|ссылаясь на|(?:з|із) посиланням на|посилаючись на)\b[^.]{0,60}$",
    re.IGNORECASE,
)


def _told_medium(sentence: Sentence, findings: Findings) -> bool:
    """Whether a sentence names a medium: what a body's man told it is the body's news."""
    return any(m.properties["kind"] == "media" for m in findings.within(sentence, "organizations"))


SPOKEN_FOR = re.compile(
    r"\b(?:пресс-?служб|пресслужб|прес-служб|пресс-?секретар|прессекретар|речни[кц]|официальн\w+ представител|rzeczni[kc]|porte-parole|[Pp]ressestelle|spokes|[Pp]ress (?:office|service))"
)
"""Words of those who speak for a body: what they say last is the body's news, too, and no comment."""
DIRECT = re.compile(
    r"\b(?:told|confirmed to|said to|gegenüber|sagten?|bestätigten?|(?:dit|indiqué|confié|déclaré|confirmé|expliqué|précisé|assuré|raconté|affirmé|confie|précise|indique|explique|déclare) (?:à|au|aux)|powiedział\w*|mówi|przekazał\w*|potwierdził\w*|"
    r"w rozmowie z|in an interview with|im Gespräch mit|dans un entretien (?:à|avec)|в (?:интервью|беседе с)|у розмові з|в інтерв'ю|рассказал\w*|сообщил\w*|подтвердил\w*|розповіл\w*|розповів|повідомил\w*|сказал\w*|підтвердил\w*)\b[^.,;]{0,25}$"
)
"""Before a medium to which somebody said something."""


def _told_directly(sentence: Sentence, findings: Findings) -> bool:
    """Whether somebody told a medium something: "the police told the Harbour Chronicle"."""
    media = (m for m in findings.within(sentence, "organizations") if m.properties["kind"] == "media")
    return any(DIRECT.search(sentence.text[: m.start - sentence.start][-REACH:]) for m in media)


BARE = re.compile(
    r"(?<![.\w])(?:"
    r"(?:надзорн|наглядов|следственн|таможенн|митн|пограничн|прикордонн|полицейск|поліцейськ)\w+ (?:орган(?!из|із)|ведомств|відомств)\w*|"
    r"Anklagebehörde|Zollbehörde|Polizeibehörde|Grenzschutzbehörde|Grenzpolizeibehörde|"
    r"spokes(?:man|woman|person)|\w*[Ss]precher(?:in)?|department|ministry|agency|office|bureau|service|force|embassy|mission|organi[sz]ation|institution|body|Behörde|Ministerium|Ministeriums|Botschaft|Polizeidirektion|Direktion|Amt|Amtes|"
    r"Pressestelle|ministère|parquet|service|ambassade|organisation|institution|agence|direction|resort\w*|komend\w+|ministerstw\w+|відомств\w+|міністерств\w+|департамент\w*|главк\w*|"
    r"управлінн\w+|пресслужб\w+|пресс-служб\w+|прес-служб\w+|ведомств\w+|министерств\w+|управлени\w+|organizacj\w+|організаці\w+|организаци\w+|"
    r"rzecznik|rzeczniczka|porte-parole|речник|речниця|прессекретар\w?|прес-секретар\w?|пресс-секретарь|"
    r"policj[aię]|prokuratur[ayęz]e?|straż|полиц[ияе]+|милиц[ияе]+|поліц[іїяє]+|прокуратур[аиіые]|таможн[яие]|митниц[яіи]|gendarmerie|police|douane)\b(?!\.\w)(?:'s)?"
)
KINDS = {
    "prosecutor": ("надзорн", "наглядов", "следственн", "anklage"),
    "customs": ("таможенн", "митн", "zollbe"),
    "border_guard": ("пограничн", "прикордонн", "grenz"),
    "police": ("полицейск", "поліцейськ", "polizeibe"),
    "ministry": ("resort",),
}
"""Beginnings of the words that tell what a body is for and do not name it: «надзорное ведомство» is a prosecutor's office."""
UNIT = re.compile(r"комитет\b|комітет\b|отдел|відділ|служба по|abteilung|dezernat", re.IGNORECASE)
"""Beginnings of the names of units, which are not the whole body."""
SERVICES = ("polic", "prokur", "straż", "полиц", "милиц", "поліц", "прокур", "таможн", "митниц", "gendarm", "douane")
"""Beginnings of the names of services: they mean a body of the report with that word, and no other."""
ALSO_INTERNATIONAL = ("organi", "організ", "организ", "instit", "mission", "agenc", "body")
"""Beginnings of the words that may stand for an international body, too."""
OPENING = 40
"""Characters at the start of a sentence in which its subject begins."""
SPEAKER = re.compile(r"spokes\w+|(?:presse|medien|behörden)?sprecher(?:in)?")
"""A bare spokesman's own word says nothing of the body; "Zollsprecherin" does."""
NAMED = re.compile(
    r"\s(?:(?:по|боротьби|борьбы|протидії|противодействия)\b|(?:seine[rs]|ihre[rs]|der|des|vo[mn]|of|for|at|from)\b|[«„“\"]|(?-i:[A-ZÀ-ÞА-ЯІЇЄҐ]))"
)
"""After a bare noun these begin its name or say whose it is: « l'agence AGI », "a spokesman for the firm"."""
PRESS = re.compile(r"(?:пресс?-?(?:служб|секретар)|речни|rzeczni|porte-parole|spokes)", re.IGNORECASE)
OWNER = re.compile(rf"\s(?:[^\W\d]+\s){{0,2}}{BARE.pattern}")
"""After a spokesman or a press service: the body that has it, with its adjectives."""
PRONOUN = re.compile(
    r"(?:,\s(?:it|they)\s(?:said|added|announced)\b|a-t-(?:il|elle)(?:\s\w+)?\s(?:fait savoir|annoncé|indiqué|précisé|déclaré|affirmé|expliqué)\b"
    r"|ont-(?:ils|elles)\s(?:fait savoir|annoncé|indiqué|précisé|déclaré|affirmé|expliqué)\b|,\steilte\s(?:sie|es|er)\b[^.]{0,30}\bmit\b"
    r"|,\swie\s(?:sie|es|er)\b[^.,]{0,30}\b(?:mitteilt|berichte|meldet|erklärt|bekannt))"
)
"""A clause of telling whose subject is the body with which the sentence begins."""


def _coreferent(sentence: Sentence, text: Text, words: Ties, findings: Findings) -> dict[str, Mention]:
    """The body that "the department said" means: the first of the report whose name has the word, else its first body."""
    known = [m for m in findings.of("organizations") if m.properties["kind"] not in NO_SOURCES]
    own = [m for m in known if m.where == sentence.where and sentence.start <= m.start < sentence.end]
    if own and own[0].start - sentence.start < OPENING and PRONOUN.search(sentence.text):
        return {own[0].value: own[0]}
    told = without_other_acts(sentence.text, words.language)
    for found in BARE.finditer(sentence.text):
        left, right = told[max(0, found.start() - REACH) : found.start()], told[found.end() :][:REACH]
        stem = SPEAKER.sub("", found.group().lower())[:7]
        kind = next((k for k, starts in KINDS.items() if found.group().lower().startswith(starts)), None)
        service = None if kind else next((s for s in SERVICES if stem.startswith(s)), None)
        follows = service is None and words.after.match(right)  # «начальник ереванской полиции рассказал»
        if not (is_before(left, words) or follows or words.closed.search(left)):
            continue
        if any(m.start <= sentence.start + found.start() < m.end for m in own) or NAMED.match(right):
            continue
        if PRESS.match(found.group()) and OWNER.match(right):
            continue
        wide = stem.startswith(ALSO_INTERNATIONAL)
        before = [m for m in own if m.end <= sentence.start + found.start()]
        world = next((m for m in reversed(before) if m.properties["kind"] == "international"), None)
        bodies = [m for m in known if wide or m.properties["kind"] != "international"] or known
        if wide and world is not None and bodies[0].properties["kind"] != "international":
            return {world.value: world}  # "Interpol led it, the organisation said"
        if kind is not None:
            best = next((m for m in bodies if m.properties["kind"] == kind and not UNIT.match(m.value)), None)
        else:
            best = next((m for m in bodies if (service or stem) in m.value.lower()), None)
        if (service is not None or kind is not None) and best is None:
            continue
        best = best or (bodies[0] if bodies else None)
        return {best.value: best} if best is not None else {}
    return {}


def _is_release(text: Text, words: Ties) -> bool:
    """Whether a report calls itself a release."""
    return any(words.release.search(part) is not None for part in (text.body_text, text.headline or ""))


def _is_late(sentence: Sentence, text: Text) -> bool:
    """Whether a sentence stands in the last third: bodies quoted there comment, where a medium tells the story."""
    return sentence.where == "body_text" and sentence.start > LATE * len(text.body_text)


def _told_by(sentence: Sentence, told: list[Mention], words: Ties) -> dict[str, Mention]:
    """The bodies tied to the sentence's statement, those joined to them by "and" included, be it to a medium."""
    told = [
        m
        for m in told
        if not any(
            o.start <= m.start and m.end <= o.end and o is not m and o.end - o.start > m.end - m.start for o in told
        )
    ]
    told.sort(key=lambda m: m.start)
    tied = {m.start for m in told if is_tied(sentence, m, words)}
    if tied:
        for group in _joined(sentence, told):
            if tied & group:
                tied |= group
    return {m.value: m for m in told if m.start in tied and m.properties["kind"] not in NO_SOURCES}


def _joined(sentence: Sentence, told: list[Mention]) -> Iterator[set[int]]:
    """The beginnings of the bodies that each list of the sentence names: "A, B and C"."""
    group: set[int] = set()
    for one, other in pairwise(_without_parts(sentence, told)):
        between = sentence.text[one.end - sentence.start : other.start - sentence.start]
        group |= {one.start}
        if JOINED.match(between):
            yield group | {other.start}
        elif LISTED.match(between):
            continue
        group = set()


def _without_parts(sentence: Sentence, told: list[Mention]) -> list[Mention]:
    """The bodies of a sentence without the abbreviations behind their names and the units that they bring along."""
    kept: list[Mention] = []
    last = ""
    for mention in told:
        if mention.value == last:
            continue
        last = mention.value
        if kept and BRINGING.match(sentence.text[kept[-1].end - sentence.start : mention.start - sentence.start]):
            continue
        kept.append(mention)
    return kept


def _may_tell(sentence: Sentence, words: Ties) -> bool:
    """Whether a sentence has any word of telling, or a dash: most have none, and need not be asked name by name."""
    return words.some.may_match(sentence.text) or any(dash in sentence.text for dash in "-–—")


def _person_tied(sentence: Sentence, person: Mention, words: Ties, findings: Findings) -> bool:
    """Whether a sentence is told by somebody: the words of telling stand beside the name, the role, or behind the role that follows it."""
    if is_tied(sentence, person, words) or _role_tied(sentence, person, words, findings):
        return True
    if not person.properties.get("role"):
        return False
    told = without_other_acts(sentence.text, words.language)
    behind = APPOSITION.match(told, person.end - sentence.start)
    return behind is not None and words.after.match(told[behind.end() :][:REACH]) is not None


APPOSITION = re.compile(r",\s[^,.;:!?«„“\"]{4,90},(?=\s)")
"""The role behind a name: "Anna Maj, oficer prasowa Komendy Miejskiej, podkreśla …"."""
COMMAND = re.compile(
    r"\bkomendanta (?P<what>głównego|wojewódzkiego|stołecznego|powiatowego|miejskiego)\b(?P<rest>.*)", re.IGNORECASE
)
"""Whose spokesman speaks for a Polish command: "rzecznik Komendanta Wojewódzkiego Policji w Opolu"."""


def _employer(person: Mention) -> str | None:
    """The body for which somebody speaks: the one of the record, where the role says so or the role is to speak for it."""
    body, role = person.properties.get("organization"), str(person.properties.get("role") or "")
    speaks = role.lower().startswith(("rzeczni", "oficer pras"))
    if not body and speaks and (found := COMMAND.search(role)) is not None:
        return f"Komenda {found['what'][:-3].capitalize()}a{found['rest']}"
    return str(body) if body else None


def _role_tied(sentence: Sentence, mention: Mention, words: Ties, findings: Findings) -> bool:
    """Whether the words of telling stand before the role that stands before the name, or before a medium and the name."""
    start = mention.start - sentence.start
    told = without_other_acts(sentence.text, words.language)
    role = mention.properties.get("role")
    if role:
        head = str(role).split()[0].lower()[:5]
        at = sentence.text.lower().rfind(head, max(0, start - 160), start)
        if at >= 0:
            start = at
            if is_before(told[max(0, at - REACH) : at], words):
                return True
    media = [m for m in findings.within(sentence, "organizations") if m.properties["kind"] == "media"]
    return any(
        m.end - sentence.start <= start
        and start - (m.end - sentence.start) < REACH
        and is_before(_without_listener(told, m.start - sentence.start, m.end - sentence.start, start), words)
        for m in media
    )


def _without_listener(told: str, first: int, last: int, end: int) -> str:
    """The text up to `end` without the medium that was told it: « a précisé à l'AFP le procureur » → « a précisé le procureur »."""
    before = LISTENER.sub(" ", told[max(0, first - REACH) : first])
    return before + told[last:end].lstrip("»”“\"’' ")


LISTENER = re.compile(
    r"\s(?:(?:w (?:rozmowie|wywiadzie) (?:z|dla)|dla|в (?:интервью|беседе с|разговоре с|комментарии)|(?:у|в) (?:розмові з|інтерв'ю|коментарі)|to|à|aux?|auprès d[eu]|gegenüber|de[mr]|"
    r"the|l['’]|la|le|agencji|agentur|portalowi|gazecie|dziennikowi|агентству|газете|порталу|изданию|виданню|газеті)\s?){0,3}[«„“\"'‚]?$",
    re.IGNORECASE,
)
"""Between the word of telling and the medium that was told."""
IN_STATEMENT = re.compile(
    r"\b(?:dans un communiqué|in a (?:written )?statement|in einer (?:Mitteilung|Aussendung|Erklärung)|w (?:komunikacie|oświadczeniu)|в (?:заявлении|сообщении)|(?:у|в) (?:заяві|повідомленні))\b"
)
SERVING = frozenset(
    {"officer", "prosecutor", "head_of_service", "head_of_department", "liaison_officer", "spokesperson"}
)
"""Roles of those who tell of their own work, as ministers and ambassadors mostly do not."""
