"""Media that no list knows: by the dateline, by the words beside their names, and by what such names are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from liaison.enrich.grammar.bodies import Named
from liaison.enrich.grammar.media import CUES, GENERIC
from liaison.enrich.grammar.prefilter import Prefilter
from liaison.enrich.grammar.tokens import Token
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence
from liaison.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class MediaCues:
    """Words before and after the name of a medium that no list knows, words of which such names are made, and verbs of telling.

    `some_before`, `some_after`: the same anywhere, to ask a sentence once before its names.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    some_before: Prefilter
    some_after: Prefilter
    tells: re.Pattern[str]
    names: frozenset[str]
    endings: tuple[str, ...]


@lru_cache(maxsize=32)
def media_cues(vocabulary: Vocabulary, language: str) -> MediaCues:
    """Compiled once; languages without words of their own use the English ones."""
    languages = vocabulary["attribution"]["languages"]
    spoken = languages.get(language, languages["en"])
    made = vocabulary["media"]["made_of"]
    return MediaCues(
        re.compile(rf"(?:{'|'.join(spoken['medium'])})\s?[«„“\"‚'’]?$", re.IGNORECASE),
        re.compile(rf"^[»“”\"]?\s(?:{'|'.join(spoken['medium_after'])})"),
        Prefilter(*spoken["medium"], ignore_case=True),
        Prefilter(*spoken["medium_after"]),
        re.compile(rf"\b(?:{spoken['tells']})|{CUES.pattern}", re.IGNORECASE),
        words(made["words"]),
        tuple(made["endings"].split()),
    )


def unknown_media(
    tokens: tuple[Token, ...],
    sentence: Sentence,
    cues: MediaCues,
    taken: set[int],
    countries: set[int],
    opening: bool,
    carriers: frozenset[str],
    is_person: Callable[[Token], bool],
    last_line: bool = False,
) -> Iterator[Named]:
    """Media that no list knows: the agency of a dateline, and capitalised names beside "reports", «пишет», « le quotidien »."""
    if opening:
        whole = _QUOTED_ALONE.fullmatch(sentence.text)
        if whole is not None and not taken:
            yield Named(0, len(tokens), "media", whole["name"], None, rule="media-dateline")
            return
        for named in _of_dateline(tokens, sentence, taken, countries, carriers):
            taken = taken | set(range(named.first, named.last))
            yield named
    if last_line and not taken and not any(is_person(t) for t in tokens):
        signed = list(_signature(tokens, sentence.text, countries))
        if signed:
            yield from signed
            return
    taken = taken | countries
    told: bool | None = None
    some_before = cues.some_before.may_match(sentence.text)
    some_after = cues.some_after.may_match(sentence.text)
    at = 0
    while at < len(tokens):
        if not (tokens[at].upper or tokens[at].text.isdigit()):
            at += 1
            continue
        paper = at in countries and _is_paper(tokens, at, cues)
        opened = tokens[at].glue[-1:] in ("«", "„", "“", '"')
        numbered = opened and tokens[at].text.isdigit()  # «5 канал»
        if (
            (at in taken and not paper)
            or not (numbered or tokens[at].upper)
            or (len(tokens[at].text) < 2 and not numbered)
            or (tokens[at].key in NO_NAMES and not _is_weekly(tokens, at, cues))
            or tokens[at].text in LETTERED
        ):
            at += 1
            continue
        last = _name_end(tokens, at, taken, cues)
        if opened:
            last = closing(tokens, at, sentence.text) or last
        left, right = (
            sentence.text[max(0, tokens[at].start - 60) : tokens[at].start],
            sentence.text[tokens[last - 1].end :][:30],
        )
        cited = opened and some_before and cues.before.search(left) is not None
        if not cited and any(token.text.isdigit() for token in tokens[at:last]):
            at = last  # an exercise or a project: «Степ-2023»
            continue
        label = ":" in left and _LABEL.search(left) is not None
        if tokens[last - 1].text == "I" or (last - at == 2 and _is_column(tokens[at], tokens[at + 1])):
            at = last
            continue
        first = at if opened else _after_noun(tokens, at, last)
        if first == last:
            at = last  # „Die Zeitung berichtet“
            continue
        made = first > at and tokens[first - 1].key.endswith(_PRESS)
        made = made or (_is_made(tokens, at, last, cues) and not _is_site(left, right))
        if made and told is None:
            told = bool(cues.tells.search(sentence.text) or _ALONE.fullmatch(sentence.text))
        quoted = cited or (not opened and some_before and cues.before.search(left) is not None and _nearby(left))
        quoted = quoted or (_CLAUSE_END.match(right) is not None and _REPORTED.search(left) is not None)
        reports = some_after and cues.after.search(right) is not None and not (at == 0 and last == 1)
        reports = reports and (opened or first > at or _PREPOSITION.search(left) is None)
        reports = reports and (opened or last - at > 1 or _COMMON_NOUN.search(tokens[at].key) is None)
        station = _CALL_LETTERS.fullmatch(tokens[at].text) is not None and _TOLD.search(left) is not None
        is_medium = bool(made and (label or told))
        if not is_medium and (label or quoted or reports or station):
            is_medium = opened or not any(t.key in TITLES or is_person(t) for t in tokens[at:last])
        if is_medium:
            name = sentence.text[tokens[first].start : tokens[last - 1].end]
            if opened and first and tokens[first - 1].text in LETTERED:
                first, name = first - 1, f"{tokens[first - 1].text} «{name}»"
            yield Named(first, last, "media", name, None, rule="media-cue")
        at = last


def _after_noun(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """The place where a name begins behind "Agentur" and the like: „die Nachrichtenagentur NNA“."""
    noun = first + (tokens[first].key in ARTICLES and last - first > 1)
    return noun + 1 if tokens[noun].key in GENERIC else first


def _signature(tokens: tuple[Token, ...], line: str, countries: set[int]) -> Iterator[Named]:
    """The papers that sign a report in a last line of their own: « Rhin-Matin », « Rhin-Matin / Le Lac », «Степь», газета."""
    if not _SIGNATURE.fullmatch(line.strip()):
        return
    at = 0
    for part in re.split(r"\s/\s|,\s|\s\(", line):
        start = line.index(part, at)
        at = start + len(part)
        span = [i for i, t in enumerate(tokens) if start <= t.start < at]
        if not span or not tokens[span[0]].upper or countries.issuperset(span) or len(part) < len("DNA"):
            continue
        if (
            "--" in part
            or any(not t.upper and t.key not in INNER for t in (tokens[i] for i in span[1:]))
            or _NO_SIGNATURE.search(part)
        ):
            continue
        name = line[tokens[span[0]].start : tokens[span[-1]].end]
        yield Named(span[0], span[-1] + 1, "media", name, None, rule="media-signature")


_NAME = r"[«„“\"]?(?-i:[A-ZÀ-ÞА-ЯЁІЇЄҐŁŚŻŹĆŃ])[\w'’.-]+(?:\s(?:d[eu]s?\s|la\s|of\s|[ld]['’])?(?-i:[A-ZÀ-ÞА-ЯЁІЇЄҐŁŚŻŹĆŃ])[\w'’.-]*){0,3}[»“”\"]?"
_SIGNATURE = re.compile(
    rf"(?!.*[.!?:]$){_NAME}(?:\s/\s{_NAME})?(?:(?:,\s|\s\()(?:quotidien|hebdomadaire|journal|agence|еженедельник|газета|журнал|агентство|портал|тижневик|агенція|dziennik|tygodnik|portal|agencja)\)?)?",
    re.IGNORECASE,
)
_NO_SIGNATURE = re.compile(
    r"^\W*(?:fin|suite|archives?|rédaction|redakcja|redaktion|редакция|редакція|koniec|конец|кінець|новости|новини|news|фото|foto|photo|video|видео|відео|ende|end|lire|à|read|share|home|menu|back|top|ends|endit|endnote|note|notes)\b",
    re.IGNORECASE,
)


LETTERED = frozenset({"РИА"})
"""Letters that make one name with the quotation behind them: «РИА «Степь»», which is not «РИА Новости»."""
NO_NAMES = words(
    "jede jeder jedes diese dieser dieses beide mehrere viele alle gegenüber laut darüber nach wie what i we he she they it who how why when where if my your our retd rtd ret иа іа monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche"
)
"""Words with a capital that name no medium."""
TITLES = words(
    "dr mr mrs ms prof attorney justice judge minister secretary inspector commissioner commandant colonel captain sergeant president"
)
"""Words in front of a person's name: "Deputy Attorney Dr Silas Agbe wrote that …"."""
SECTIONS = words(
    "local breaking latest top related more other live crime court sports business video recent aktuelle weitere neueste letzte lokale"
)
"""Words that make the name of a column of a paper: "LOCAL NEWS: ...", "Weitere Nachrichten"."""
OFFICES = words(
    "relations contact contacts enquiries inquiries queries office unit team desk centre center release releases advisory kit accreditation department statement briefing conference"
)
"""Words that make "Media" or "Press" the name of an office: "Media Relations", "Press Centre"."""
_PRESS = ("zeitung", "nachrichtenagentur", "presseagentur", "sender")
"""Endings of the nouns that make what follows a medium; a "Portal" or an "Agentur" may be anybody's."""
_PREPOSITION = re.compile(
    r"\b(?:in|of|from|at|about|on|for|über|von|vom|aus|im|an|am|auf|zu|zum|zur|bei|beim|mit|nach|vor|für|gegen|wegen|à|de|du|des|dans|sur|au|en|w|we|z|ze|o|na|do|у|в|з|із|про|до|во|из|с|о|об|на) "
    r"(?:(?:the|a|das|dem|den|der|die|des|eine[nmr]?|ihre[nmr]?|seine[nmr]?|la|le|les) )?$"
    r"|\b(?:jede[rs]?|diese[rs]?|jene[rs]?|keine?|eine?|ihre?|seine?|unsere?|beide|viele|mehrere|manche|each|every|no) $",
    re.IGNORECASE,
)
"""A name after these is no subject of the verb behind it: "the office in Bern reported", „hatte über das Verfahren berichtet“, or is
a noun: „jede Abordnung meldet“."""
_COMMON_NOUN = re.compile(r"(?:(?<!nat)(?<!un)ion|schaft|heit|keit|tät|(?<!zeit)ung|ismus|tum)(?:en)?$")
"""Endings of German nouns that name no paper."""
_TOLD = re.compile(r"\b(?:told|tells|to|by|with|from) (?:the )?$")
_CALL_LETTERS = re.compile(r"[WK][A-Z]{3}")
"""An American station: "the sheriff told WKRN"."""


def _is_column(first: Token, second: Token) -> bool:
    """Whether two words name a column of a paper or an office that deals with papers."""
    return first.key in SECTIONS or (first.key in ("media", "press") and second.key in OFFICES)


def _is_site(left: str, right: str) -> bool:
    """Whether a name tells where something stands or happened: "landed at the Royal Star hangar"."""
    return _PLACED.search(left) is not None and _THING.match(right) is not None


_PLACED = re.compile(r"\b(?:at|into|inside|outside|near|aboard|behind) (?:the |a )?$")
_THING = re.compile(r" (?!report|journalist|news|office|staff)[a-z]{4,}\b(?<!ed)(?<!s)")


def _is_weekly(tokens: tuple[Token, ...], at: int, cues: MediaCues) -> bool:
    """Whether a day begins the name of a paper: the "Sunday Observer"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and following.upper and following.glue == " " and following.key in cues.names


def _is_paper(tokens: tuple[Token, ...], at: int, cues: MediaCues) -> bool:
    """Whether a country's name begins the name of a paper: the "Jordan Independent", the "Albanian Daily News"."""
    following = tokens[at + 1 : at + 3]
    return any(t.key in cues.names for t in following) and all(t.upper and t.glue == " " for t in following[:1])


def _is_made(tokens: tuple[Token, ...], first: int, last: int, cues: MediaCues) -> bool:
    """Whether a name is made as those of media are: "Vojvodina Today", „Grenzland-Echo“, « Le Courrier de l'Est », «Карпат-Інфо»."""
    start = first + 1 if tokens[first].key in ARTICLES and first + 1 < last else first
    if tokens[last - 1].key.endswith(cues.endings) and len(tokens[last - 1].key) > COMPOUND:
        return True
    if any(token.key in AIRED for token in tokens[start + 1 : last - 1]):
        return True
    return last - start > 1 and (tokens[start].key in cues.names or tokens[last - 1].key in cues.names)


COMPOUND = 7
"""Letters that a German compound has at least: „Rheinpost“, and not „Post“."""
AIRED = words("radio tv fm")
"""Words that make a medium of a name in whose middle they stand: "Coast Radio Newport"."""
ARTICLES = words("the le la les l der die das")
INNER = words("du de des la l of")
"""Small words inside French and English names."""


def _name_end(tokens: tuple[Token, ...], at: int, taken: set[int], cues: MediaCues) -> int:
    """The place after the last word of the name that begins at `at`; « Le Cri du Lac » goes on over small words."""
    last = at + 1
    joined = tokens[at].key in ARTICLES or tokens[at].key in cues.names
    while last < len(tokens) and last not in taken:
        if tokens[last].upper and tokens[last].glue in (" ", "-", ".", "'", "’", "/"):
            last += 1
            continue
        end = last
        while joined and end < len(tokens) and tokens[end].key in INNER and tokens[end].glue in (" ", "'", "’"):
            end += 1
        if end in (last, len(tokens)) or not tokens[end].upper or tokens[end].glue not in (" ", "'", "’"):
            break
        last = end + 1
    return last


_LABEL = re.compile(
    r"(?:^|\s|\()(?:sources?|quellen?|źródł[oa]|источники?|джерел[оа]) ?: (?:[^:.;\n]{2,50}, )?(?:the |le |la |ИА |ІА )?[«„“\"]?$",
    re.IGNORECASE,
)
"""The words that name where a report is from: "Source: Coast Monitor"."""
_ALONE = re.compile(
    r"\([^()]{2,30}\)|[\w.'’ -]{3,40}\s\([^()]{4,40}\)|(?:By|Von|Par|Avec|Autor|Автор|\(Avec) .{3,70}|(?:[\w.'’-]+\s?){1,4}\.?"
)
"""A line that holds nothing but a byline or a name: "By Mark Lane, Harbour Chronicle", „(Rheinpost)“, «Карпат-Інфо.»,
« Jean Lacombe (La Voix du Lac) »."""
_QUOTED_ALONE = re.compile(r"\s*[«„“\"](?P<name>[^«»„“”\"]{2,30})[»“”\"]\.?\s*")
"""An agency that a dateline names in quotation marks, cut off as a sentence of its own: «Київ. 9 травня. «Степ-Інформ». …»."""
QUOTED = 6
"""Words of a name in quotation marks: «Прикордонні вісті», « Le Courrier du Sud »."""


def closing(tokens: tuple[Token, ...], first: int, sentence: str) -> int | None:
    """The place after the last word of the quotation that begins at `first`; None where it is longer than a name."""
    for last in range(first + 1, min(len(tokens), first + QUOTED) + 1):
        after = tokens[last].glue if last < len(tokens) else sentence[tokens[last - 1].end :]
        if any(mark in after for mark in '»”"') or ("“" in after and tokens[first].glue[-1:] == "„"):
            return last
        if after != "." and any(mark in after for mark in ".!?;:,") and last < len(tokens):
            return None
    return None


def _nearby(left: str) -> bool:
    """Whether the cue is a word for a medium and not just a verb ("das Portal X", not "sagte X")."""
    return bool(_MEDIUM_NOUN.search(left))


_MEDIUM_NOUN = re.compile(
    r"(?:newspaper|daily|portal|website|agency|site|broadcaster|channel|outlet|magazine|paper|Zeitung|agentur|Sender|Magazin|Blatt|site|quotidien|agence|journal|chaîne|radio|portail|"
    r"hebdomadaire|mensuel|dziennik(?!ar)\w*|gazet\w+|agencj\w+|serwis\w?|telewizj\w+|tygodnik\w*|redakcj\w+|видання\w*|агентств\w+|агенці\w+|газет\w+|тижневик\w*|сайт\w?|телеканал\w?|виданню|"
    r"портал\w*|часопис\w*|телекомпані\w+|телекомпани\w+|"
    r"издани\w+|еженедельник\w*|телеканал\w?|пише|ІА|ИА|пишет|передает|передаёт|передає)(?: \w+)?\s[«„“\"‚]?$",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"[,–—-] (?:rapporte|relate|écrit|révèle|сообщает|передает|передаёт|пишет|повідомляє|передає|пише|podaje|donosi|pisze|relacjonuje)\s[«„“\"‚]?$",
    re.IGNORECASE,
)
"""The verb that ends a sentence with the medium that told it: « …, rapporte Rhin-Matin. »"""
_CLAUSE_END = re.compile(r"[»“”\"]?(?:[.;]|,|$)")
_DATELINE = re.compile(
    r"^(?:[^()–—]{0,45}?\((?P<a>[^()]{2,40})\)|[^()/.–—]{0,60}?/(?P<b>[^/]{2,30})/(?!\w)\.?)\s?(?:[–—-]{1,2}|\.|:|(?=\s?[A-ZÀ-ÞА-ЯЁІЇЄҐ]))"
)
_DATELINE_COMMA = re.compile(
    r"^[A-ZÀ-Þ][\w' -]{2,30}, (?P<a>[A-Z]{2,10})(?=, [A-Z][a-z]{2,8}\.? \d)|^[A-Z][\w' -]{2,30}, [A-Z][a-z]{2,8}\.? \d{1,2}, (?P<b>[A-Z]{2,10}) [–—-]"
)
_DATELINE_NAME = re.compile(
    r"^[A-ZÀ-Þ][\w' /-]{2,30}, (?P<a>[A-Z][\w-]{1,14}): "
    r"|^[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w'’ /-]{2,30}[.,] \d{1,2}\.? [^\W\d_]{3,10}\.?,? ?[–—-]? ?(?P<b>[A-ZА-ЯЁІЇЄҐ][\w-]{1,14})(?: [–—-] |\. (?=[A-ZÀ-ÞА-ЯЁІЇЄҐ]))"
)
"""The agency at a dateline's end: "DHAKA, UNB:", „Wien, 3. Mai – APA.“"""
_DASH = re.compile(r"[–—-]{1,2}$")
_REGION = re.compile(
    r"^(?:landkreis|kreis|bezirk|kanton|canton|département|powiat|gmina|prov\.|woj\.)\s|(?:\b(?:обл|р-н|woj|pow|gm|dép|dpt|kr)\.|\b(?:область|області|района?|районі?|край|края|county|province|district|oblast|region|landkreis|kreis|bezirk|kanton|"
    r"canton|département|województwo|powiat|gmina))\s*$",
    re.IGNORECASE,
)
"""What a dateline's brackets may tell of its place: «Подільськ (Одеська обл.)», „Weiden (Landkreis Neustadt)“."""
CUT_OFF = 40
"""Characters of place and day, cut off as sentences of their own, before the agency: «Бишкек. 6 апреля. КирТАГ – …»."""
_DATELINE_REST = re.compile(r"^(?P<a>[A-ZА-ЯЁІЇЄҐ][\w-]{1,14}) [–—-] (?=[A-ZÀ-ÞА-ЯЁІЇЄҐ])")


def _of_dateline(
    tokens: tuple[Token, ...], opening: Sentence, taken: set[int], countries: set[int], carriers: frozenset[str]
) -> Iterator[Named]:
    sentence = opening.text
    found = _DATELINE.match(sentence) or _DATELINE_COMMA.match(sentence) or _DATELINE_NAME.match(sentence)
    if found is None and 0 < opening.start < CUT_OFF:
        found = _DATELINE_REST.match(sentence)
    if found is None:
        return
    group = "a" if found.group("a") else "b"
    if sentence.startswith("(") and not _DASH.search(found.group()) and not found.group(group).isupper():
        return  # « (Montréal) Des camions … » begins with its place
    for name in re.split(r"/|, | (?:avec|with|mit|und|et|and|i|и|та) ", found.group(group)):
        start = sentence.index(name, found.start(group))
        span = [i for i, t in enumerate(tokens) if start <= t.start < start + len(name)]
        if (
            not span
            or set(span) & taken
            or countries.issuperset(span)
            or name in carriers
            or not name[:1].isalpha()
            or (name.islower() and len(name) < 3)
            or _REGION.search(name)
            or name
            in (
                "retd",
                "Retd",
                "ret",
                "Ret",
                "rtd",
                "Rtd",
                "pol",
                "pm",
                "red",
                "lni",
                "lsw",
                "lbn",
                "lby",
                "lhe",
                "lrs",
                "lno",
                "lmv",
                "lah",
                "lth",
                "Oder",
            )
        ):
            continue
        yield Named(span[0], span[-1] + 1, "media", name, None, rule="media-dateline")
