"""News agencies, papers and portals in a sentence: known ones, web addresses, and names that an attribution quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from liaison.enrich.grammar.bodies import Body, BodyWords, Named
from liaison.enrich.grammar.tokens import Token
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence, Text
from liaison.model.vocabulary import Vocabulary

DOMAIN = re.compile(
    r"\b[\w-]{2,}(?:\.[\w-]{2,})?\.(ua|com\.ua|kz|kg|uz|tj|az|ge|am|by|md|ru|pl|de|fr|ch|at|be|nl|es|it|pt|ro|bg|rs|ba|hr|si|sk|cz|hu|lt|lv|ee|gr|tr|cn|in|lu|me|mk|al|uk|ie|us|info|news|net|com|org|media|live|gov|int|ma|tn|dz|sn|ci|cm|ng|gh|ke|za|tv|press|today|online)\b",
    re.IGNORECASE,
)
COUNTRY = {"uk": "GB", "com.ua": "UA", "us": "US"}
CUES = re.compile(
    r"(?:\b(?:report(?:s|ed)?|cit(?:es|ed|ing)|quot(?:es|ed|ing)|told|tells|says|said|according|writes|wrote|agency|newspaper|daily|portal|website|site|broadcaster|channel|news|outlet|magazine|via|by|"
    r"meldet|berichtet|berichtete|zitiert|laut|sagte|Agentur|Zeitung|Portal|Sender|Nachrichtenagentur|"
    r"rapporte|cité|citant|selon|agence|journal|quotidien|site|chaîne|radio|indique|écrit|auprès|"
    r"podaje|podał|podała|donosi|informuje|poinformował\w*|pisze|powołując|agencja|portal|dziennik|radio|gazeta|według|"
    r"повідомля\w+|пише|писал\w*|посиланням|переда\w+|агентств\w+|видання|порталу?|інформу\w+|газет\w+|"
    r"сообща\w+|пишет|ссылкой|переда[её]т|агентств\w+|издани\w+|портал\w*|информиру\w+|газет\w+|корр)\b)",
    re.IGNORECASE,
)


def media_in(tokens: tuple[Token, ...], sentence: Sentence, text: Text, known: BodyWords) -> Iterator[Named]:
    """The media named in a sentence; names that are also common words count only beside an attribution's words."""
    cued: bool | None = None
    taken: set[int] = set()
    addresses = DOMAIN.finditer(sentence.text) if "." in sentence.text[:-1] else ()
    for match in addresses:
        span = [i for i, t in enumerate(tokens) if match.start() <= t.start < match.end()]
        if (
            not span
            or "@" in sentence.text[max(0, match.start() - 1) : match.start()]
            or match.group().lower() in known.carriers
        ):
            continue
        name = match.group().removeprefix("www.")
        ending = match.group(1).lower()
        country = COUNTRY.get(ending, ending.upper() if len(ending) == 2 else None)
        body = Body(name, "media", country, (name,))
        taken |= set(span)
        listed = known.media.at(tokens, span[0])
        if listed is not None and listed.last >= span[-1] + 1:
            body, name = listed.value
        yield Named(span[0], span[-1] + 1, "media", name, body, rule="media-address")
    for hit in known.media.find(tokens):
        body, form = hit.value
        after = tokens[hit.last] if hit.last < len(tokens) else None
        if after is not None and after.glue == "-" and after.upper:
            continue  # «Дарё-Медиа» is another one
        if taken & set(range(hit.first, hit.last)):
            continue
        opening = sentence.where != "headline" and sentence.start + tokens[hit.first].start < OPENING
        if form in known.ambiguous and not (opening and _in_dateline(tokens, hit.first, hit.last, sentence.text)):
            if cued is None:
                cued = bool(CUES.search(sentence.text)) or _bracketed(sentence.text)
            if not (cued and _close_cue(tokens, hit.first, hit.last, sentence.text)) or _goes_on(tokens, hit.last):
                continue
            first, last = _widened(tokens, hit.first, hit.last)
            if (first, last) != (hit.first, hit.last):
                name = sentence.text[tokens[first].start : tokens[last - 1].end]
                yield Named(first, last, "media", name, None, rule="media-name")
                continue
        shown = next(name for name in body.names if name.lower() == form.lower().partition("/")[0] or name == form)
        last = hit.last + 2 if [t.key for t in tokens[hit.last : hit.last + 2]] == ["news", "agency"] else hit.last
        yield Named(hit.first, last, "media", shown, body, rule="media-name")


@dataclass(frozen=True, slots=True)
class MediaCues:
    """Words before and after the name of a medium that no list knows, words of which such names are made, and verbs of telling."""

    before: re.Pattern[str]
    after: re.Pattern[str]
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
    taken = taken | countries
    told = cues.tells.search(sentence.text) is not None or _ALONE.fullmatch(sentence.text) is not None
    at = 0
    while at < len(tokens):
        paper = _is_paper(tokens, at, countries, cues)
        if (
            (at in taken and not paper)
            or not tokens[at].upper
            or len(tokens[at].text) < 2
            or tokens[at].key in NO_NAMES
        ):
            at += 1
            continue
        last = _name_end(tokens, at, taken, cues)
        opened = tokens[at].glue[-1:] in ("«", "„", "“", '"')
        if opened:
            last = closing(tokens, at, sentence.text) or last
        if any(token.text.isdigit() for token in tokens[at:last]):
            at = last  # an exercise or a project: «Степ-2023»
            continue
        left, right = (
            sentence.text[max(0, tokens[at].start - 60) : tokens[at].start],
            sentence.text[tokens[last - 1].end :][:30],
        )
        person = not opened and any(is_person(t) for t in tokens[at:last])
        label = _LABEL.search(left) is not None
        made = (label or told) and _is_made(tokens, at, last, cues)
        if (
            made
            or (not person and label)
            or (not person
            and (
                (cues.before.search(left) and (opened or _nearby(left)))
                or (cues.after.search(right) and not (at == 0 and last == 1))
            ))
        ):
            name = sentence.text[tokens[at].start : tokens[last - 1].end]
            yield Named(at, last, "media", name, None, rule="media-cue")
        at = last


NO_NAMES = words(
    "иа іа monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche"
)
"""Words with a capital that name no medium."""


def _is_paper(tokens: tuple[Token, ...], at: int, countries: set[int], cues: MediaCues) -> bool:
    """Whether a country's name begins the name of a paper: the "Jordan Independent", the "Albanian Daily News"."""
    following = tokens[at + 1 : at + 3] if at in countries else ()
    return any(t.key in cues.names for t in following) and all(t.upper and t.glue == " " for t in following[:1])


def _is_made(tokens: tuple[Token, ...], first: int, last: int, cues: MediaCues) -> bool:
    """Whether a name is made as those of media are: "Vojvodina Today", „Grenzland-Echo“, « Le Courrier de l'Est », «Карпат-Інфо»."""
    start = first + 1 if tokens[first].key in ARTICLES and first + 1 < last else first
    if tokens[last - 1].key.endswith(cues.endings) and len(tokens[last - 1].key) > COMPOUND:
        return True
    return last - start > 1 and (tokens[start].key in cues.names or tokens[last - 1].key in cues.names)


COMPOUND = 7
"""Letters that a German compound has at least: „Rheinpost“, and not „Post“."""
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
_ALONE = re.compile(r"\([^()]{2,30}\)|(?:By|Von|Par|Avec|Autor|Автор|\(Avec) .{3,70}|(?:[\w.'’-]+\s?){1,4}\.?")
"""A line that holds nothing but a byline or a name: "By Mark Lane, Harbour Chronicle", „(Rheinpost)“, «Карпат-Інфо.»."""
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
        if any(mark in after for mark in ".!?;:,") and last < len(tokens):
            return None
    return None


def _nearby(left: str) -> bool:
    """Whether the cue is a word for a medium and not just a verb ("das Portal X", not "sagte X")."""
    return bool(_MEDIUM_NOUN.search(left))


_MEDIUM_NOUN = re.compile(
    r"(?:newspaper|daily|portal|website|agency|site|broadcaster|channel|outlet|magazine|paper|Zeitung|agentur|Sender|Magazin|Blatt|site|quotidien|agence|journal|chaîne|radio|portail|"
    r"hebdomadaire|dziennik|gazeta|agencja|serwis|telewizja|tygodnik|redakcj\w+|видання|агентство|агенція|газета|сайт|телеканал|виданню|издание|изданию|пише|ІА|ИА|пишет|передает|передаёт|передає)(?: \w+)?\s[«„“\"‚]?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^(?:[^()–—]{0,45}?\((?P<a>[^()]{2,40})\)|[^()/.–—]{0,60}?/(?P<b>[^/]{2,30})/\.?)\s?(?:[–—-]{1,2}|\.|:|(?=\s?[A-ZÀ-ÞА-ЯЁІЇЄҐ]))"
)
_DATELINE_COMMA = re.compile(
    r"^[A-ZÀ-Þ][\w' -]{2,30}, (?P<a>[A-Z]{2,10})(?=, [A-Z][a-z]{2,8}\.? \d)|^[A-Z][\w' -]{2,30}, [A-Z][a-z]{2,8}\.? \d{1,2}, (?P<b>[A-Z]{2,10}) [–—-]"
)
_DATELINE_NAME = re.compile(
    r"^[A-ZÀ-Þ][\w' /-]{2,30}, (?P<a>[A-Z][\w-]{1,14}): "
    r"|^[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w'’ /-]{2,30}[.,] \d{1,2}\.? [^\W\d_]{3,10}\.?,? ?[–—-]? ?(?P<b>[A-ZА-ЯЁІЇЄҐ][\w-]{1,14})(?: [–—-] |\. (?=[A-ZÀ-ÞА-ЯЁІЇЄҐ]))"
)
"""The agency at a dateline's end: "DHAKA, UNB:", „Wien, 3. Mai – APA.“"""
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
    for name in re.split(r"/|, ", found.group(group)):
        start = sentence.index(name, found.start(group))
        span = [i for i, t in enumerate(tokens) if start <= t.start < start + len(name)]
        if (
            not span
            or set(span) & taken
            or countries.issuperset(span)
            or name in carriers
            or not name[:1].isalpha()
            or (name.islower() and len(name) < 3)
            or name
            in ("pol", "pm", "red", "lni", "lsw", "lbn", "lby", "lhe", "lrs", "lno", "lmv", "lah", "lth", "Oder")
        ):
            continue
        yield Named(span[0], span[-1] + 1, "media", name, None, rule="media-dateline")


OPENING = 160
"""Characters at the start of the body in which a dateline names its agency."""


def _in_dateline(tokens: tuple[Token, ...], first: int, last: int, sentence: str) -> bool:
    """Whether a name stands where a dateline has its agency: after a dash, a comma or a bracket, before a stop or dash."""
    before, after = tokens[first].glue, sentence[tokens[last - 1].end :][:3]
    return any(c in before for c in "–—-(/,.«") and (not after.strip() or any(c in after for c in ").,–—-/»"))


def _goes_on(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether a capitalised word follows: "Petra Leister" is a person, "Sputnik Grusia" another medium."""
    return (
        last < len(tokens)
        and tokens[last].glue == " "
        and tokens[last].upper
        and tokens[last].key not in ("news", "agency")
    )


def _widened(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """With the capitalised word before it ("Trinidad Guardian") and "News Agency" behind it."""
    if (
        first > 1
        and tokens[first].glue == " "
        and tokens[first - 1].upper
        and tokens[first - 1].key not in ("the", "der", "die")
    ):
        first -= 1
    while last < len(tokens) and tokens[last].glue == " " and tokens[last].key in ("news", "agency"):
        last += 1
    return first, last


def _bracketed(sentence: str) -> bool:
    return bool(re.match(r"[^.]{0,60}[(/][^)/]{2,40}[)/]", sentence))


def _close_cue(tokens: tuple[Token, ...], first: int, last: int, sentence: str) -> bool:
    """An attribution's word, quotation marks or brackets right beside the name."""
    around = sentence[max(0, tokens[first].start - 28) : tokens[min(last, len(tokens) - 1)].end + 14]
    quoted = tokens[first].glue[-1:] in '«„“"(/' if tokens[first].glue else False
    return quoted or bool(CUES.search(around))
