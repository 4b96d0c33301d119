"""Whose officials and bodies a report means where it names no country."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.gazetteer import cities_of
from liaison.enrich.grammar.tokens import Token, tokens_of
from liaison.enrich.sections import NOISE
from liaison.enrich.text import Text, lowered
from liaison.model.vocabulary import Vocabulary

WORLDWIDE = frozenset(
    {"Reuters", "AFP", "AP", "Xinhua", "Sputnik", "BBC", "DW", "Anadolu", "MENAFN", "Agence France-Presse"}
)
"""Agencies that write from everywhere: their own country says nothing about the report."""
STATE = re.compile(
    r", (?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|N\.H|N\.J|N\.M|N\.Y|N\.C|N\.D|Okla|Ore|Pa|R\.I|S\.C|S\.D|Tenn|Tex|Texas|Vt|Va|Wash|W\.Va|Wis|Wyo)\b"
)
GERMAN = frozenset({"DE", "AT", "CH", "LI", "LU"})
"""Where reports in German come from; Germany's own name none of the others beside it need."""
BY_LANGUAGE = {"uk": ("UA",), "pl": ("PL",), "de": ("DE", "AT", "CH", "LI")}
"""Where the language leaves little doubt whose "police" a report means, if it is not about other states only."""
OPENING = 4
"""Sentences, headline included, that tell which states a report is about."""
OWN = {
    "UA": re.compile(
        r"україн|київ|києв|нацпол|нацгвард|держприкордон|держмит|укрбюро|генпрокур|офіс\w* генерального|верховн\w+ рад|(?:одес|львів|харків|київ|дніпров|запоріз|волин|рівнен|чернівец|вінниц|полтав|сум|чернігів|житомир|хмельниц|терноп|франків|луц|миколаїв|херсон|черкас|кропивниц|донец|луган|ужгород)\w*ськ|наш\w{0,3} (?:правоохорон|прикордон|поліц|кордон|слідч|держав|країн)|(?-i:\b(?:СБУ|ДБР|НАБУ|ДСНС|ДПСУ|САП|БЕБ|ГУНП|НПУ|ОГП)\b)|"
        r"закарпат|буковин|прикарпат|поділл|волин|донбас|крим|полісс|слобожан|чорнобил|дніпропетров|(?-i:[А-ЯІЇЄҐ]\w+щин[аіиуо]\w?\b)|\w+ськ(?:а|ій|ої|у) област|облуправл|облпрок",
        re.IGNORECASE,
    ),
    "PL": re.compile(
        r"pols|polak|polac|polek|warsza|kraj(?:u|ow)|wojewódz|rzeczypospol|podkarpa|podlask|małopols|wielkopols|śląsk|mazow|pomor|lubels|lubus|opols|łódz|krakow|"
        r"straż\w* graniczn|komend\w+ główn|(?-i:\b(?:KGP|KWP|KMP|KPP|CBŚP|CBŚ|CBZC|CBA|ABW|MSWiA|KAS|BMWP)\b)",
        re.IGNORECASE,
    ),
}
"""Words by which a report shows that it speaks of the country of its language, too."""
SWISS = re.compile(
    r"\b(?:(?:gross|gröss|grüss|begrüss|ausser|äusser|weiss|heiss|beweiss|schliess|abschliess|ausschliess|anschliess|entschliess|einschliess|fliess|strass|massnahm|massgeb|"
    r"gemäss|mässig|regelmäss|dreissig|draussen|aussen|süss|fuss|stoss|verstoss|vorstoss|verstöss|bloss|heisst|hiess|liess|verliess|reiss|schiess|erschoss\B|giess|geniess|spass|mutmass|einigermass)\w*"
    r"|\w+(?:strasse|schliesslich|schliessend|grösste|mässig|mässige))\b"
)
"""Words that only the Swiss and Liechtensteiners write without „ß“, in lower case."""
AUSTRIAN = re.compile(
    r"\b(?:jänner|feber|heuer|heurige\w*|suchtgift\w*|rückfragehinweis|einvernahme\w*|schwerpunktaktion\w*|sicherheitsakademie|schlepperei|"
    r"bundesministerium für inneres|kleine zeitung|kronen zeitung|orf|oe24|die presse|salzburger nachrichten|oberösterreichische\w* nachrichten|tiroler tageszeitung|"
    r"vorarlberger nachrichten|landespolizeidirektion \w+|landespolizeidirektor\w*|öamtc|paktier\w+|angelobt|angelobung|exekutivbeamt\w+|postenkommandant\w*)\b"
    r"|\((?:apa|öv?p|övp|spö|fpö|bk|bvt|dsn|ots/bmi)[)/]"
)
"""Words and letters of Austrian reports."""
FRENCH = re.compile(
    r"\b(?:haute-savoie|haut-rhin|bas-rhin|pas-de-calais|pyrénées-(?:orientales|atlantiques)|hautes-pyrénées|alpes-maritimes|hautes-alpes|bouches-du-rhône|seine-saint-denis|seine-maritime|"
    r"seine-et-marne|val-de-marne|val-d['’]oise|hauts-de-seine|meurthe-et-moselle|territoire de belfort|île-de-france|hauts-de-france|hérault|haute-garonne|isère|finistère|"
    r"loire-atlantique|ille-et-vilaine|maine-et-loire|indre-et-loire|puy-de-dôme|saône-et-loire|haute-saône|haute-vienne|lot-et-garonne|tarn-et-garonne|charente-maritime|"
    r"côtes-d['’]armor|côte-d['’]or|eure-et-loir|alpes-de-haute-provence|haute-corse|corse-du-sud|vaucluse|yvelines|essonne|"
    r"sous-préfecture|sous-préfet\w*|beauvau|place vendôme|parquet national|ofast|dgsi|raid|gign|crs|police aux frontières)\b"
)
"""Words of French home news: départements, seats and services."""
ENOUGH = 2
"""Words of a variety that tell where a report was written."""
SPOKEN = {
    "de": GERMAN | {"IT", "BE"},
    "fr": frozenset(["FR", "BE", "CH", "LU", "CA", "MC", "DZ", "TN", "MA", "MR", "SN", "ML", "BF", "CI", "GN", "NE", "TD", "BJ", "TG", "CM", "GA", "CD", "CG", "CF", "BI", "RW", "DJ", "MG", "HT", "KM", "MU", "LB"]),
    "ru": frozenset(["RU", "BY", "KZ", "KG", "TJ", "UZ", "TM", "AM", "AZ", "GE", "MD", "UA", "LV", "LT", "EE", "IL"]),
}  # fmt: skip
"""Where reports of a language are published; a medium from elsewhere is only quoted."""
FEW = 3
"""Sentences that are too few to tell that they leave it out."""


def home_country(text: Text, findings: Findings, vocabulary: Vocabulary) -> str | None:
    """The publisher's country, else the language's, the dateline's, the first medium's; else the country most named."""
    told = home_told(text, findings, vocabulary)
    if told is not None:
        return told
    named = [m.value for m in findings.of("countries_mentioned")]
    named += _towns(text, vocabulary)
    if text.language == "de" and not is_abroad(text, findings, vocabulary):
        named += [str(m.properties["country"]) for m in findings.of("organizations") if m.properties.get("country")]
        named = [country for country in named if country in GERMAN]
        if "DE" in named or not named:
            return "DE"
    return max(dict.fromkeys(named), key=named.count) if named else None


def _variety(text: Text) -> str | None:
    """Whether a report in German is written as the Swiss or the Austrians do, or one in French tells of France."""
    return _variety_of(text.body_text, text.language) if text.language in ("de", "fr") else None


@lru_cache(maxsize=8)  # asked several times of one report
def _variety_of(body: str, language: str) -> str | None:
    told = lowered(body)
    if language == "fr":
        return "FR" if len({m[0] for m in FRENCH.finditer(told)}) >= ENOUGH else None
    if "ß" not in told and len({m[0] for m in SWISS.finditer(told)}) >= ENOUGH:
        return "CH"
    return "AT" if len({m[0] for m in AUSTRIAN.finditer(told)}) >= ENOUGH else None


def home_told(text: Text, findings: Findings, vocabulary: Vocabulary) -> str | None:
    """The same by what the report tells: publisher, language, dateline, first medium; None where these are silent."""
    if text.publisher_country:
        return text.publisher_country
    usual = BY_LANGUAGE.get(text.language, ())
    if len(usual) == 1 and not is_abroad(text, findings, vocabulary):
        return usual[0]
    opening = next((s for s in text.sentences if s.where != "headline"), None)
    if opening is not None:
        tokens = tokens_of(opening.text[:60], text.language)
        if text.language == "en" and STATE.search(opening.text[:60]):
            return "US"
        cities = cities_of(vocabulary, text.language)
        for index in range(min(4, len(tokens))):
            city = cities.at(tokens, index)
            if city is None or (index == 0 and _is_seat(tokens, city[0])):
                continue
            place = opening.start + tokens[index].start
            named = [m for m in findings.within(opening, "countries_mentioned") if m.start <= place < m.end]
            if any(m.value != city[1].country for m in named):
                continue  # "Trinidad and Tobago" is no town in Bolivia
            country = city[1].country
            written = _variety(text) if country == "DE" else None
            return written or country
    written = _variety(text)
    if written is not None:
        return written
    titled = _of_headline(text, vocabulary)
    if titled is not None:
        return titled
    for mention in findings.of("organizations"):
        country = mention.properties["country"]
        quoted = country in (None, *usual) or mention.value in WORLDWIDE
        if mention.properties["kind"] == "media" and not quoted and country in SPOKEN.get(text.language, (country,)):
            return str(country)
    return None


def _of_headline(text: Text, vocabulary: Vocabulary) -> str | None:
    """The country of a town with which a headline begins: « Libreville : deux arrestations »."""
    headline = next((s for s in text.sentences if s.where == "headline"), None)
    if headline is None or ":" not in headline.text[:40]:
        return None
    tokens = tokens_of(headline.text[:60], text.language)
    city = cities_of(vocabulary, text.language).at(tokens, 0) if tokens else None
    return city[1].country if city is not None and city[0] < len(tokens) and ":" in tokens[city[0]].glue else None


SEATS = frozenset(["brüssel", "brussels", "bruxelles", "den haag", "haag", "the hague", "la haye", "luxemburg", "luxembourg", "straßburg", "strasbourg"])  # fmt: skip


def _is_seat(tokens: Sequence[Token], last: int) -> bool:
    """Whether a dateline of two towns begins with the seat of European bodies: the other is where the report belongs („Brüssel/Bern“)."""
    seat = " ".join(t.key for t in tokens[:last]) in SEATS
    return seat and last < len(tokens) and tokens[last].glue == "/" and tokens[last].upper


def is_abroad(text: Text, findings: Findings, vocabulary: Vocabulary) -> bool:
    """Whether a report tells of other states only: its opening names two others or their bodies, and it names neither a country of its
    language nor a body or a town of one."""
    usual = BY_LANGUAGE.get(text.language, ())
    told = {m.value for m in findings.of("countries_mentioned")}
    bodies = [m for m in findings.of("organizations") if m.properties["kind"] != "media" and m.properties["country"]]
    if (told | {str(m.properties["country"]) for m in bodies}) & set(usual):
        return False
    own = [s for s in text.sentences if s.section != NOISE]
    opening = own[:OPENING]
    states = {m.value for s in opening for m in findings.within(s, "countries_mentioned")}
    states |= {
        str(b.properties["country"])
        for s in opening
        for b in bodies
        if s.where == b.where and s.start <= b.start < s.end
    }
    own_words = [OWN[country] for country in usual if country in OWN]
    if len(states) < 2 and (not told or len(own) <= FEW):
        return False
    if any(words.search(sentence.text) for words in own_words for sentence in own):
        return False
    cities = cities_of(vocabulary, text.language)
    for sentence in own:
        tokens = tokens_of(sentence.text, text.language)
        for index, token in enumerate(tokens):
            city = cities.at(tokens, index) if token.upper else None
            if city is not None and city[1].country in usual:
                return False
    return True


def _towns(text: Text, vocabulary: Vocabulary) -> list[str]:
    """The countries of the towns that stand after "in", "at" and the like, one for each time."""
    cities = cities_of(vocabulary, text.language)
    found = []
    for sentence in text.sentences:
        tokens = tokens_of(sentence.text, text.language) if sentence.section != NOISE else ()
        for index in range(1, len(tokens)):
            if tokens[index].upper and tokens[index - 1].key in ("in", "at", "near", "from", "в", "во", "à", "de"):
                city = cities.at(tokens, index)
                found += [city[1].country] if city is not None else []
    return found
