"""German names of bodies: compounds ending in a head, with place, adjective or complement ("Staatsanwaltschaft Dresden")."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from liaison.enrich.grammar.bodies import Named
from liaison.enrich.grammar.gazetteer import Cities
from liaison.enrich.grammar.seats_de import is_seat
from liaison.enrich.grammar.tokens import Token

LOCAL = (
    "direktion",
    "präsidium",
    "inspektion",
    "anwaltschaft",
    "zollamt",
    "fahndungsamt",
    "gericht",
    "revier",
    "kriminalamt",
    "kommissariat",
    "kommando",
    "polizeiamt",
    "polizei",
    "zollfahndung",
    "steuerfahndung",
    "kripo",
    "lka",
    "lagezentrum",
    "polizeistation",
    "polizeidienststelle",
    "polizeiposten",
    "anstalt",
    "polizeibehörde",
    "kommando",
    "zentrum",
    "quästur",
    "polizeischule",
    "polizeiakademie",
    "kommandantur",
    "präfektur",
    "botschaft",
    "konsulat",
)
_STATES_WORDS = """
baden bayern berlin brandenburg bremen hamburg hessen mecklenburg niedersachsen nordrhein rheinland saarland
sachsen schleswig thüringen tirol salzburg kärnten steiermark vorarlberg oberösterreich niederösterreich
burgenland aargau appenzell baselland basel bern freiburg genf glarus graubünden jura luzern neuenburg nidwalden obwalden
schaffhausen schwyz solothurn tessin thurgau uri waadt wallis zug zürich wien mittelhessen südhessen nordhessen osthessen westhessen unterfranken oberfranken mittelfranken
nrw oberpfalz schwaben oberbayern niederbayern rhein westpfalz südosthessen
"""
STATES = frozenset(_STATES_WORDS.split())
_RIVERS_WORDS = """
main rhein inn see neckar lech oder isar donau ruhr der weser saale tauber
"""
RIVERS = frozenset(_RIVERS_WORDS.split())
COMPLEMENTED = (
    "ministerium",
    "amt",
    "zentrum",
    "behörde",
    "agentur",
    "stelle",
    "institut",
    "akademie",
    "hochschule",
    "verwaltung",
    "botschaft",
    "konsulat",
    "kommission",
    "departement",
    "inspektorat",
    "generaldirektion",
    "staatssekretariat",
    "polizeischule",
)
SHARING = ("departement", "ministerium", "dienst", "amt", "behörde", "verwaltung", "direktion")
"""Ends of bodies that two matters share: „Steuer- und Zolldienst“; a „Bundes- und Grenzpolizei“ are two."""
SCHOOLS = ("schule", "akademie", "institut")
ARTICLES = frozenset({"die", "das", "den", "ihre", "seine"})
COMPLEMENTS = frozenset({"des", "der", "für", "zur", "zum", "von", "gegen"})
_BARE_WORDS = """
polizei staatsanwaltschaft behörde botschaft amt dienst zentrum gericht zoll kommission direktion
kriminalpolizei grenzpolizei amtsgericht landgericht inspektion akademie agentur institut universität
polizeidirektion polizeipräsidium polizeiinspektion justizministerium sonderkommission mordkommission
ministerium generalstaatsanwaltschaft stiftung polizeidienststelle hochschule sicherheitsbehörde
strafverfolgungsbehörde ermittlungsbehörde einwanderungsbehörde ausländerbehörde geheimdienst nachrichtendienst
polizeibehörde verwaltungsgericht oberlandesgericht konsulat generalkonsulat schwurgericht rechtsdienst
rettungsdienst grenzschutz küstenwache polizeistation gendarmerie zollverwaltung fachdienst innendienst
generaldirektion ermittlungsbüro außendienst streifendienst bereitschaftsdienst
"""
BARE = frozenset(_BARE_WORDS.split())
GENERIC = frozenset(
    {"behörde", "amt", "dienst", "gericht", "kommission", "agentur", "institut", "akademie", "universität", "zentrum"}
)
"""These are no body's name with a state's adjective alone: „die deutsche Behörde“."""
PLURALS = (
    "behörden",
    "ämter",
    "ministerien",
    "anwaltschaften",
    "dienste",
    "direktionen",
    "gerichte",
    "polizeien",
    "kommissionen",
    "zentren",
    "agenturen",
    "botschaften",
    "dienststellen",
)


SEVERAL = {
    "staatsanwaltschaften": "staatsanwaltschaft",
    "generalstaatsanwaltschaften": "generalstaatsanwaltschaft",
    "polizeipräsidien": "polizeipräsidium",
    "polizeidirektionen": "polizeidirektion",
    "polizeiinspektionen": "polizeiinspektion",
    "bundespolizeiinspektionen": "bundespolizeiinspektion",
    "bundespolizeidirektionen": "bundespolizeidirektion",
    "landespolizeidirektionen": "landespolizeidirektion",
    "landeskriminalämter": "landeskriminalamt",
    "zollfahndungsämter": "zollfahndungsamt",
    "hauptzollämter": "hauptzollamt",
    "kantonspolizeien": "kantonspolizei",
    "landgerichte": "landgericht",
    "amtsgerichte": "amtsgericht",
    "oberlandesgerichte": "oberlandesgericht",
}
"""Bodies of one kind that share a plural: „die Staatsanwaltschaften Aachen und Limburg“."""


def _several(
    tokens: tuple[Token, ...], at: int, sentence: str, heads: dict[str, str], cities: Cities
) -> Iterator[Named]:
    """The bodies that a plural before two towns or more names."""
    single = SEVERAL.get(tokens[at].key)
    if single is None:
        return
    kind = next(kind for ending, kind in heads.items() if single.endswith(ending))
    towns: list[tuple[int, int]] = []
    end = at + 1
    while end < len(tokens):
        if tokens[end].key in ("und", "sowie") and tokens[end].glue == " " and towns:
            end += 1
            continue
        if tokens[end].glue not in ((" ",) if not towns or tokens[end - 1].key in ("und", "sowie") else (", ", "-")):
            break
        city = cities.at(tokens, end)
        local = tokens[end].key in STATES or (tokens[end].upper and _looks_local(tokens[end]))
        last = city[0] if city is not None else end + 1 if local else None
        if last is None:
            break
        towns.append((end, last))
        end = last
    if len(towns) < 2:
        return
    for place, (first, last) in enumerate(towns):
        town = sentence[tokens[first].start : tokens[last - 1].end]
        yield Named(at if place == 0 else first, last, kind, f"{single.capitalize()} {town}")


def german(
    tokens: tuple[Token, ...], sentence: str, heads: dict[str, str], is_demonym: Callable[[int], bool], cities: Cities
) -> Iterator[Named]:
    """The bodies in a German sentence; `heads` maps endings of compounds to kinds, longest first."""
    endings = tuple(heads)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        several = list(_several(tokens, at, sentence, heads, cities)) if token.key in SEVERAL else []
        if several:
            yield from several
            at = several[-1].last
            continue
        kind = _kind(token, heads, endings)
        if kind is None or (token.key == "agentur" and at and tokens[at - 1].key in ("presse", "nachrichten")):
            at += 1
            continue
        first, last = at, at + 1
        while (
            first > 0
            and tokens[first].glue == " "
            and (
                (is_demonym(first - 1) and tokens[first - 1].key[-2:] in ("er", "en", "em", "es", "he"))
                or _proper(tokens, first - 1)
            )
        ):
            first -= 1
        if (
            first > 1
            and base_of(token).endswith(SHARING)
            and not (last < len(tokens) and tokens[last].caps and tokens[last].glue == " ")  # its letters name it
            and tokens[first - 1].key == "und"
            and tokens[first - 1].glue.startswith("-")
        ):
            first -= 2
            if first > 0 and (_proper(tokens, first - 1) or (is_demonym(first - 1) and not tokens[first - 1].upper)):
                first -= 1
        if tokens[first].glue == "-" and first > 0 and tokens[first - 1].upper:
            first -= 1
        start = last
        last = _place(tokens, at, last, cities)
        base = base_of(token)
        if last == start and (token.key.endswith(COMPLEMENTED) or base.endswith(COMPLEMENTED)):
            last = _complement(tokens, last, is_demonym)
        elif (
            last == start
            and last + 1 < len(tokens)
            and tokens[last].key in ("der", "von", "des")
            and is_demonym(last + 1)
            and tokens[last + 1].upper  # „der Polizei der Ukraine“, but „überließ die Bundespolizei der jordanischen …“
        ):
            last += 2
            while last < len(tokens) and is_demonym(last) and (tokens[last].upper or tokens[last].key == "und"):
                last += 1  # „von Bosnien und Herzegowina“
        if last == start and last < len(tokens) and tokens[last].glue == " " and _in_genitive(tokens[last]):
            last += is_demonym(last)  # „die Zollverwaltung Montenegros“
        if base.endswith("hundeschule") and _in_town(tokens, last):
            last += 2
        alone = last - first == 1
        if alone and (base in BARE or not _compound(base)):
            at = last
            continue
        if base in GENERIC and last == at + 1 and all(is_demonym(i) for i in range(first, at)):
            at = last
            continue
        name = _nominative(tokens[first:last], at - first, sentence)
        if base.endswith(SCHOOLS) and last + 1 < len(tokens) and tokens[last].key == "in" and tokens[last].glue == " ":
            town = cities.at(tokens, last + 1)
            last = town[0] if town is not None else last  # the town tells whose school it is
        yield Named(first, last, kind, name)
        at = last


def base_of(token: Token) -> str:
    """A word in lower case without the ending of its genitive."""
    return token.key.removesuffix("es").removesuffix("s") if token.key.endswith("s") else token.key


def _in_town(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "in" and one word with a capital follow: „die Diensthundeschule in Neudorf hat …“."""
    row = tokens[at : at + 3]
    if len(row) < 2 or row[0].key != "in" or any(t.glue != " " for t in row[:2]) or not row[1].upper:
        return False
    return len(row) < 3 or not row[2].upper or row[2].glue != " "


def _in_genitive(token: Token) -> bool:
    return token.upper and token.key.endswith("s")


def _kind(token: Token, heads: dict[str, str], endings: tuple[str, ...]) -> str | None:
    if not token.upper:
        return None
    if token.text == "LKA":
        return "police"
    if token.key.endswith(PLURALS) or token.key.endswith(("presseagentur", "nachrichtenagentur")):
        return None
    for key in (token.key, token.key.removesuffix("es"), token.key.removesuffix("s")):
        if not key.endswith(endings):
            continue
        for ending, kind in heads.items():
            if key.endswith(ending):
                return kind
    return None


def _compound(base: str) -> bool:
    return (
        base.startswith(
            (
                "bundes",
                "landeskriminal",
                "zollkriminal",
                "landespolizei",
                "national",
                "europa",
                "europäisch",
                "haupt",
                "general",
            )
        )
        or base.endswith("innenministerium")
        or (base.endswith("ministerium") and len(base) > 14)
    )


def _proper(tokens: tuple[Token, ...], index: int) -> bool:
    """A capitalised adjective ("Bayerisches Landeskriminalamt") that does not just open the sentence."""
    token = tokens[index]
    return (
        index > 0
        and token.upper
        and token.key.endswith(
            (
                "isches",
                "ische",
                "ischen",
                "ischem",
                "ischer",
                "ales",
                "ale",
                "alen",
                "licher",
                "liche",
                "liches",
                "lichen",
                "oberste",
                "obersten",
                "oberster",
            )
        )
    )


def _place(tokens: tuple[Token, ...], at: int, last: int, cities: Cities) -> int:
    if not tokens[at].key.removesuffix("s").endswith(LOCAL) and tokens[at].text != "LKA":
        return last
    if (
        last < len(tokens)
        and tokens[last].glue == " ("
        and tokens[last].caps
        and last + 1 < len(tokens)
        and tokens[last + 1].glue == ") "
        and _is_place(tokens, last + 1, cities)
    ):
        last += 1
    end = last
    while end < len(tokens) and tokens[end].glue in (" ", "-", "/", ") "):
        if tokens[end].glue == ") " and end != last:
            break
        city = cities.at(tokens, end)
        if city is not None:
            end = city[0]
        elif tokens[end].key in STATES or (tokens[end].upper and tokens[end].glue in ("-", "/") and end > last):
            end += 1
        elif (
            tokens[end].key in ("am", "an", "ob")
            and end > last
            and any(t.key in RIVERS for t in tokens[end + 1 : end + 3])
        ):
            end += 2
        elif (
            tokens[end].upper
            and tokens[at].key.endswith(LOCAL)
            and tokens[at].key != "polizei"
            and (_looks_local(tokens[end]) or is_seat(tokens, at, end))
            and end == last
        ):
            end += 1
        else:
            break
    return end if end > last or tokens[last - 1].caps is False else (last if end == last else end)


def _is_place(tokens: tuple[Token, ...], index: int, cities: Cities) -> bool:
    return cities.at(tokens, index) is not None or tokens[index].key in STATES


def _looks_local(token: Token) -> bool:
    return token.key.endswith(
        (
            "burg",
            "berg",
            "stadt",
            "heim",
            "hausen",
            "ingen",
            "furt",
            "bach",
            "feld",
            "dorf",
            "rück",
            "itz",
            "ow",
            "stein",
            "kirchen",
            "hafen",
            "brück",
            "brücken",
            "walde",
            "gen",
            "münde",
            "haven",
            "see",
            "land",
            "tal",
            "kreis",
            "mitte",
            "nord",
            "süd",
            "west",
            "ost",
        )
    )


def _complement(tokens: tuple[Token, ...], last: int, is_demonym: Callable[[int], bool]) -> int:
    if last + 1 >= len(tokens) or tokens[last].key not in COMPLEMENTS or tokens[last].glue not in (" ", ") "):
        return last
    end = last + 1
    if tokens[last - 1].key.endswith("ministerium") and tokens[last].key == "für" and tokens[end].key in ARTICLES:
        return last  # „dankte dem Bundesinnenministerium für die Fahrzeuge“
    if end < len(tokens) and is_demonym(end) and not tokens[end].upper:
        return last  # „stellte das Innenministerium der jordanischen Grenzpolizei zur Verfügung“: another body
    while (
        end < len(tokens)
        and tokens[end].glue in (" ", "-", "–")
        and (
            tokens[end].key in ("des", "der", "und", "für", "die", "von")
            or (
                tokens[end].key.endswith(("e", "en", "er"))
                and not tokens[end].upper
                and end + 1 < len(tokens)
                and tokens[end + 1].upper
            )
        )
    ):
        end += 1
    if end >= len(tokens) or not tokens[end].upper or tokens[end].glue not in (" ", "-"):
        return last
    while (
        end < len(tokens)
        and tokens[end].upper
        and tokens[end].glue in (" ", "-")
        and (tokens[end].glue == "-" or end - last < 5)
    ):
        end += 1
        if (
            end < len(tokens) - 1
            and tokens[end].key in ("des", "der", "und", "für", "in")
            and tokens[end].glue == " "
            and tokens[end + 1].upper
            and tokens[end].key in ("des", "der", "für")
        ):
            end += 1
            continue
        placed = tokens[last].key == "von" and end == last + 2  # „von Achada Grande“
        goes_on = placed or _describes(tokens[end - 1])
        if end < len(tokens) and tokens[end].glue == " " and tokens[end].upper and not goes_on:
            break
    return end


def _describes(token: Token) -> bool:
    """Whether a word with a capital is an adjective of a name: „für Allgemeine Sicherheit“, „der Organisierten Kriminalität“."""
    return token.key.endswith(DESCRIBING)


DESCRIBING = tuple(
    f"{stem}{ending}"
    for stem in (
        "meine",
        "nale",
        "rale",
        "liche",
        "ische",
        "sierte",
        "ntere",
        "ußere",
        "nnere",
        "soziale",
        "were",
        "zielle",
        "ierte",
    )
    for ending in ("", "n", "r", "s")
)


def _nominative(tokens: tuple[Token, ...], head: int, sentence: str) -> str:
    text = sentence[tokens[0].start : tokens[-1].end]
    word = tokens[head].text
    bare = word
    if word.endswith(
        ("amtes", "amts", "iums", "zentrums", "dienstes", "diensts", "schutzes", "gerichts", "gerichtes", "instituts")
    ):
        bare = word[:-2] if word.endswith(("amtes", "dienstes", "schutzes", "gerichtes")) else word[:-1]
        text = text.replace(word, bare, 1)
    feminine = bare.lower().endswith(
        (
            "polizei",
            "schaft",
            "wache",
            "direktion",
            "behörde",
            "agentur",
            "inspektion",
            "gendarmerie",
            "akademie",
            "fahndung",
            "verwaltung",
            "kommission",
            "garde",
            "bank",
            "aufsicht",
            "kontrolle",
            "präfektur",
            "einheit",
            "zentralstelle",
        )
    )
    masculine = bare.lower().endswith(("schutz", "dienst", "hof"))
    for token in tokens[:head]:
        base = token.text
        for ending in ("en", "em", "er", "es", "e"):
            if (
                base.lower().endswith("isch" + ending)
                or base.lower().endswith("al" + ending)
                or base.lower().endswith("lich" + ending)
            ):
                base = base[: -len(ending)] + ("e" if feminine else "er" if masculine else "es")
                break
        if base.lower() in ("oberste", "obersten"):
            base = f"{base[:6]}{'e' if feminine else 'er' if masculine else 'es'}"
        text = text.replace(token.text, base, 1)
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]
