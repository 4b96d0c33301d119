"""News agencies, papers and portals in a sentence: known ones, web addresses, and names that an attribution quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from liaison.enrich.grammar.bodies import Body, BodyWords, Named
from liaison.enrich.grammar.tokens import Token
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence, Text

DOMAIN = re.compile(
    r"\b[\w-]{2,}(?:\.[\w-]{2,})?\.(ua|com\.ua|kz|kg|uz|tj|az|ge|am|by|md|ru|pl|de|fr|ch|at|be|nl|es|it|pt|ro|bg|rs|ba|hr|si|sk|cz|hu|lt|lv|ee|gr|tr|cn|in|lu|me|mk|al|uk|ie|us|info|news|net|com|org|media|live|gov|int|ma|tn|dz|sn|ci|cm|ng|gh|ke|za|tv|press|today|online)\b",
    re.IGNORECASE,
)
COUNTRY = {"uk": "GB", "com.ua": "UA", "us": "US"}
CUES = re.compile(
    r"(?:\b(?:report(?:s|ed)?|cit(?:es|ed|ing)|quot(?:es|ed|ing)|told|tells|says|said|according|writes|wrote|agency|newspaper|daily|portal|website|site|broadcaster|channel|news|outlet|magazine|via|by|"
    r"melde[nt]|meldeten?|berichte[nt]|berichteten?|schreib(?:t|en)|zitier(?:t|en|te)|laut|Berufung|Verweis|gegenüber|vorliegt|sagte|(?<=/)red|Agentur|Zeitung|Portal|Sender|Nachrichtenagentur|"
    r"rapporte|contactée?s?|interrogée?s?|confié|cité|citant|selon|agence|journal|quotidien|site|chaîne|radio|indique|écrit|auprès|"
    r"podaje|podał|podała|donosi|informuje|poinformował\w*|pisze|powołując|agencja|portal|dziennik|radio|gazeta|według|"
    r"повідомля\w+|пише|писал\w*|посиланням|переда\w+|агентств\w+|видання|порталу?|інформу\w+|газет\w+|"
    r"сообща\w+|пишет|ссылкой|переда[её]т|агентств\w+|издани\w+|портал\w*|информиру\w+|газет\w+|корр)\b)",
    re.IGNORECASE,
)


GENERIC = words(
    "agentur nachrichtenagentur presseagentur zeitung tageszeitung wochenzeitung sender fernsehsender radiosender portal nachrichtenportal onlineportal magazin nachrichtenmagazin boulevardblatt "
    "agencja агентство агенція издание видання телеканал"
)
"""Capitalised nouns before the name of a medium: „die Nachrichtenagentur NNA“."""


FOLLOW = re.compile(
    r"\W*(?:(?:for|get) (?:all |more |the )?[\w ]{0,30}\bnews,? )?(?:follow|join|suivre|suivez|abonnez|folgen sie|folge uns|folgt uns|obserwuj|śledź|стежте|слідкуйте|"
    r"следите|подписывайтесь|підписуйтесь|читайте)\b",
    re.IGNORECASE,
)
"""The beginning of a line that asks readers to follow a medium."""


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
        elif len(span) > 1:
            body, name = _hosted(tokens, span, body, known)
        yield Named(span[0], span[-1] + 1, "media", name, body, rule="media-address")
    if text.language == "fr":
        yield from _contracted(tokens, sentence.text, known)
    if text.language == "de":
        yield from _without_article(tokens, sentence.text, known)
    for hit in known.media.find(tokens):
        body, form = hit.value
        if text.language == "pl" and hit.last - hit.first == 1 and tokens[hit.first].key in PEOPLES:
            continue
        after = tokens[hit.last] if hit.last < len(tokens) else None
        if after is not None and after.glue == "-" and after.upper:
            continue  # «Дарё-Медиа» is another one
        if form == "РИА" and after is not None and after.glue.endswith(("«", '"', "“", "„")):
            continue  # «РИА «Степь»», too
        single = hit.last - hit.first == 1 and form.isascii() and form.isalpha() and text.language in UNCHANGED
        if single and not tokens[hit.first].text.lower().startswith(form.lower()):
            continue  # "Politiker" are no "Politiken"
        if taken & set(range(hit.first, hit.last)):
            continue
        opening = sentence.where != "headline" and sentence.start + tokens[hit.first].start < OPENING
        if form in known.ambiguous and not (opening and _in_dateline(tokens, hit.first, hit.last, sentence.text)):
            if cued is None:
                cued = any(p.search(sentence.text) for p in (CUES, _OF_THIS)) or _bracketed(sentence.text)
            if not (cued and _close_cue(tokens, hit.first, hit.last, sentence.text)) or _goes_on(tokens, hit.last):
                continue
            first, last = _widened(tokens, hit.first, hit.last)
            if (first, last) != (hit.first, hit.last):
                name = sentence.text[tokens[first].start : tokens[last - 1].end]
                yield Named(first, last, "media", name, None, rule="media-name")
                continue
        shown = next(name for name in body.names if name.lower() == form.lower().partition("/")[0] or name == form)
        if hit.first and tokens[hit.first].glue == "." and tokens[hit.first - 1].key in EDITIONS:
            name = sentence.text[tokens[hit.first - 1].start : tokens[hit.last - 1].end]
            yield Named(hit.first - 1, hit.last, "media", name, None, rule="media-name")
            continue
        last = hit.last + 2 if [t.key for t in tokens[hit.last : hit.last + 2]] == ["news", "agency"] else hit.last
        yield Named(hit.first, last, "media", shown, body, rule="media-name")


def _hosted(tokens: tuple[Token, ...], span: list[int], address: Body, known: BodyWords) -> tuple[Body, str]:
    """The medium that is called like the host of an address ("rus.delfi.lv"), else the address itself."""
    hit = known.media.at(tokens, span[-2])
    if hit is None or hit.last != span[-1] or "." in hit.value[1] or hit.value[1] in known.ambiguous:
        return address, address.names[0]
    body, form = hit.value
    return (body, form) if body.country in (None, address.country) else (address, address.names[0])


def _contracted(tokens: tuple[Token, ...], sentence: str, known: BodyWords) -> Iterator[Named]:
    """Papers whose article is hidden in the word before them: « a indiqué au Parisien », « les informations du Figaro »."""
    for at, token in enumerate(tokens[:-1]):
        if token.key not in ("du", "au") or not tokens[at + 1].upper or not _CONFIDED.search(sentence[: token.start]):
            continue
        hit = known.media.at((token._replace(text="Le", key="le", stem="le", upper=True), *tokens[at + 1 : at + 4]), 0)
        if hit is not None:
            yield Named(at + 1, at + hit.last, "media", hit.value[1], hit.value[0], rule="media-name")


def _without_article(tokens: tuple[Token, ...], sentence: str, known: BodyWords) -> Iterator[Named]:
    """German papers whose article stands before the quotation: „wie sie dem „Standard“ sagte“, „das der „Presse“ vorliegt“."""
    for at, token in enumerate(tokens[1:], 1):
        if token.glue not in (" „", " «", ' "', " “") or tokens[at - 1].key not in ARTICLES:
            continue
        if sentence[token.end : token.end + 1] not in '“”»"' or known.media.at(tokens, at) is not None:
            continue
        for article in ("Die", "Der", "Das"):
            first = token._replace(text=article, key=article.lower(), stem=article.lower(), upper=True)
            hit = known.media.at((first, token._replace(glue=" ")), 0)
            if hit is not None:
                yield Named(at, at + 1, "media", hit.value[1], hit.value[0], rule="media-name")


ARTICLES = ("der", "dem", "des", "den")
_CONFIDED = re.compile(
    r"\b(?:informations|indiqué|confié|déclaré|précisé|expliqué|raconté|révélé|affirmé|assuré|confirmé|colonnes|site|journalistes?|interview|entretien|parole) $"
)
EDITIONS = frozenset({"rus", "ru", "eng", "en", "ukr", "ua", "news"})
"""What stands before a medium's name with a stop where one of its editions is meant: "Rus.Postimees"."""
UNCHANGED = ("en", "de", "fr")
"""Languages in which the names of media take no other ending than one more letter."""
PEOPLES = frozenset(["belgów", "belgii", "belgom", "belgami", "belgach", "belgię", "belgią", "belgia", "belgowie"])
"""Polish forms of a nation that are like those of a medium: "Belga"."""
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
        and tokens[first - 1].key not in GENERIC
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
    return (
        quoted
        or bool(CUES.search(around))
        or any(p.search(sentence[: tokens[first].start][-12:]) for p in (_HOW, _OF_THIS))
    )


_HOW = re.compile(r"\b(?:wie|as|comme|jak|як|как) (?:(?:the|der|die|das|le|la) |l['’])?$", re.IGNORECASE)
"""The word before the subject of "as X reported on Monday"."""
_OF_THIS = re.compile(r"\b(?:[Оо]б этом|[Пп]ро це|[Oo] tym) (?=$|[A-Z])")
"""Before the medium that was told something: «Об этом Trend сообщили в министерстве»."""
