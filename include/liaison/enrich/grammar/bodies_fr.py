"""French names of bodies: a head with adjectives and complements ("Direction générale de la sûreté nationale")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from liaison.enrich.grammar.bodies import BodyWords, Named, text_of
from liaison.enrich.grammar.tokens import Token
from liaison.enrich.grammar.unknown_media import closing

_LINKS_WORDS = """
de du des d la le les l à au aux en et pour contre sur
"""
LINKS = frozenset(_LINKS_WORDS.split())
PLACING = frozenset(["à", "au", "aux", "en", "sur", "pour", "contre"])
_DOMAIN_WORDS = """
national nationale nationaux général générale généraux central centrale centraux fédéral fédérale régional
régionale régionaux départemental départementale départementales territorial territoriale judiciaire judiciaires
criminel criminelle criminelles interministériel interministérielle spécialisé spécialisée spécialisées cantonal
cantonale communal municipale intercantonal intercantonale ducale grand maritime routière routières scientifique
technique militaire militaires anti stupéfiants antistupéfiants antidrogue antidrogues antiterroriste
antiterroristes intérieur intérieure extérieures extérieure sûreté sécurité publique publiques public police
polices gendarmerie douanes douane frontières frontière lutte criminalité organisée trafic trafics drogues
drogue migrants traite êtres humains terrorisme cybercriminalité blanchiment corruption immigration irrégulière
clandestine recherches recherche investigations investigation renseignement renseignements enquêtes enquête
affaires étrangères justice défense finances coopération internationale international protection civile enfance
genre mœurs environnement territoire surveillance répression fraudes fraude santé droits indirects état
personnes patrimoine délinquance financière économique économiques grande grands itinérante numérique cyber
instance première appel cassation mineurs fugitifs liaison opérationnel opérationnelle renforcement formation
supérieure police magistrature administration pénitentiaire stratégique analyse information informations
intelligence matière illicite population populations migrations asile réfugiés homicides brigades véhicules
biens culturels armes explosifs faux monnayage documentaire européen européenne étrangers intégrée gestion
commun commune mixte antigang antimafia élite intervention rapide spéciale spéciales forces royal royale presse
recherche nationales républicaine républicain anticorruption anticriminalité contrebande numériques financiers cryptomonnaies
identité fichiers empreintes aéroportuaire portuaire fluviale lacustre montagne motorisée motorisé banditisme stups avoirs
répressive répressif documentaires passeports atteintes délits infractions nomades cynophile mobile mobiles antitrafic
métropolitaine urbaine environnementale faune flore braconnage piraterie pêche opérations affaire écoles agents cadres
genevoise vaudoise bernoise valaisanne fribourgeoise neuchâteloise jurassienne tessinoise zurichoise bâloise lucernoise
air crime crimes antifraude anticorruption organisé organisée organisés grave interrégional interrégionale zonal zonale interarmes
accises accise courses jeux pénale pénal pénales impôts fiscal fiscale fiscales travail narcotiques biodiversité pollution navigation
écologique durable supérieur numérique sociale solidaire rurale forestière halieutique religieuses locales
"""
DOMAIN = frozenset(_DOMAIN_WORDS.split())
HEADED = (
    "police nationale",
    "gendarmerie nationale",
    "garde nationale",
    "police fédérale",
    "police judiciaire fédérale",
    "garde côtière",
    "ministère public",
    "police cantonale",
    "sûreté nationale",
    "gendarmerie royale",
    "police républicaine",
    "police grand-ducale",
    "police aux frontières",
    "garde républicaine",
    "délégation générale à la sûreté nationale",
    "préfecture de police",
)
_PLURALS_WORDS = """
services directions bureaux agences offices polices douaniers unités tribunaux parquets ministères sections brigades gendarmeries écoles forces
"""
PLURALS = frozenset(_PLURALS_WORDS.split())
_STOP_WORDS = """
M Mme MM Mlle Le La Les Il Elle En Un Une Selon
"""
STOP = frozenset(_STOP_WORDS.split())
ARTICLED = frozenset(["du", "des", "de"])
"""After "et" these go on with what a ministry is of: « de l'Environnement et du Développement durable »."""


def french(
    tokens: tuple[Token, ...], sentence: str, words: BodyWords, country: Callable[[int], bool]
) -> Iterator[Named]:
    """The bodies in a French sentence; `country(i)` says whether word i names or describes a country."""
    at = 0
    while at < len(tokens):
        several = list(_several(tokens, at, sentence, country)) if tokens[at].key in SEVERAL else []
        if several:
            yield from several
            at = several[-1].last
            continue
        hit = words.heads.at(tokens, at)
        if (
            hit is None
            or tokens[at].key in PLURALS
            or tokens[at].key in ("cours", "centraux", "central", "centrale")
            or (
                hit.last - at == 1
                and tokens[at].key
                in (
                    "service",
                    "force",
                    "section",
                    "centre",
                    "école",
                    "ecole",
                    "unité",
                    "bureau",
                    "cellule",
                    "cour",
                    "office",
                    "direction",
                    "agence",
                    "administration",
                    "département",
                    "pôle",
                    "plateforme",
                    "laboratoire",
                    "division",
                    "corps",
                    "escadron",
                    "peloton",
                )
                and not _opens_name(tokens, at, country)
            )
        ):
            at += 1
            continue
        last = _to_bracket(tokens, at, _end(tokens, hit.last, country, hit.value, tokens[at].key.endswith("s")))
        if (
            tokens[at].key in ("école", "ecole", "académie")
            and last < len(tokens)
            and QUOTE.fullmatch(tokens[last].glue)
        ):
            last = closing(tokens, last, sentence) or last
        if (
            last > at + 1
            and tokens[at].key in FEMININE
            and country(at + 1)
            and not tokens[at + 1].upper
            and MASCULINE.search(tokens[at + 1].key)
        ):
            at += 1
            continue  # « un attaché de police espagnol »
        span = tokens[at:last]
        text = re.sub(r"\s?[«»“”\"]\s?", " ", text_of(span, sentence)).strip()
        if _named(tokens, at, last, hit.last, hit.value, text, country):
            press = tokens[at].key == "agence" and any(t.key == "presse" for t in span)
            yield Named(at, last, "media" if press else hit.value, text[0].upper() + text[1:])
            at = last
        else:
            at = hit.last


SEVERAL = {
    "parquets": ("Parquet", "prosecutor"),
    "polices": ("Police", "police"),
    "gendarmeries": ("Gendarmerie", "police"),
    "tribunaux": ("Tribunal", "court"),
    "ambassades": ("Ambassade", "embassy"),
}
"""Plurals that places or states share: « les parquets de Lille et de Bruges », « les polices française et belge »."""
OF = frozenset(["de", "d", "du"])


def _several(tokens: tuple[Token, ...], at: int, sentence: str, country: Callable[[int], bool]) -> Iterator[Named]:
    """The bodies that a plural before two places or two adjectives of states names."""
    single, kind = SEVERAL[tokens[at].key]
    parts: list[tuple[int, int]] = []
    end, ended = at + 1, False
    while end < len(tokens) and not ended:
        ended = bool(parts) and tokens[end].key == "et"
        end += ended
        placed = end + 1 < len(tokens) and tokens[end].key in OF and tokens[end + 1].upper
        described = end < len(tokens) and country(end) and not tokens[end].upper
        if described and end + 1 < len(tokens) and tokens[end + 1].glue == "-" and not tokens[end + 1].upper:
            parts.append((end, end + 2))  # « équato-guinéenne »
            end += 2
            continue
        if not placed and not described:
            return
        parts.append((end, end + 1 + placed))
        end += 1 + placed
        if not ended and end < len(tokens) and tokens[end].glue not in (" ", ", "):
            return
    if ended and len(parts) > 1:
        for place, (first, last) in enumerate(parts):
            name = f"{single} {text_of(tokens[first:last], sentence)}"
            yield Named(at if place == 0 else first, last, kind, name)


QUOTE = re.compile(r"\s[«“\"]\s?")
CONTINENTS = frozenset(["afrique", "europe", "asie", "amérique", "océanie"])
FEMININE = frozenset(["police", "gendarmerie", "douane", "justice", "sûreté"])
MASCULINE = re.compile(r"(?:[oae]l|ais|ois|ain|ien|éen|ar|in|ol)$")
"""Ends of adjectives that belong to an officer and not to his service."""


def _to_bracket(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """On to an abbreviation in brackets that begins like the head: what lies between is the name ("Office … (Ocriest)")."""
    for index in range(last, min(last + 14, len(tokens))):
        token = tokens[index]
        if any(c in token.glue for c in ".;:«»") or (token.glue.startswith(",") and index - last > 8):
            break
        if token.glue == " (":
            return index if token.upper and token.key[0] == tokens[first].key[0] and len(token.text) < 12 else last
    return last


WHOLE = frozenset(["central", "centrale", "général", "générale", "national", "nationale", "fédéral", "fédérale"])
"""Behind a head and before what it is of these make a name in small letters: « le laboratoire central de la police scientifique »."""


def _opens_name(tokens: tuple[Token, ...], at: int, country: Callable[[int], bool]) -> bool:
    """Common words are heads where they are capitalised or an adjective of the trade follows, or a state's and then the trade."""
    if (tokens[at].upper and at > 0) or _of_state(tokens, at, country) or _of_matter(tokens, at):
        return True
    return at + 1 < len(tokens) and tokens[at + 1].key in (
        "central",
        "centrale",
        "général",
        "générale",
        "national",
        "nationale",
        "fédéral",
        "fédérale",
        "régional",
        "régionale",
        "interrégional",
        "interrégionale",
        "zonale",
        "interministériel",
        "interministérielle",
        "départemental",
        "départementale",
        "territoriale",
        "européen",
        "européenne",
    )


def _of_matter(tokens: tuple[Token, ...], at: int) -> bool:
    """ "le département de la Sécurité publique": the capital tells that a name goes on."""
    row = tokens[at + 1 : at + 5]
    small = next((i for i, t in enumerate(row) if t.key not in LINKS), len(row))
    if (
        not 0 < small < len(row)
        or row[0].key not in ("de", "du", "des")
        or any(t.glue not in " '’" for t in row[:small])
    ):
        return False
    matter = row[small]
    return matter.upper and not matter.caps and matter.key in DOMAIN


def _of_state(tokens: tuple[Token, ...], at: int, country: Callable[[int], bool]) -> bool:
    """ "la direction irakienne des stupéfiants", "la force antidrogue pakistanaise"."""
    row = tokens[at + 1 : at + 4]
    if len(row) < 2 or any(t.glue not in (" ", "'", "’") for t in row[:2]):
        return False
    if country(at + 1) and not row[0].upper and _singular(row[0].key):
        return row[1].key in ("de", "des", "du", "d", "contre") and len(row) > 2 and row[2].key in DOMAIN
    return row[0].key in TRADES and country(at + 2) and not row[1].upper and _singular(row[1].key)


TRADES = frozenset(
    [
        "antidrogue",
        "antidrogues",
        "antiterroriste",
        "anticorruption",
        "antistupéfiants",
        "antifraude",
        "antitrafic",
        "anticriminalité",
    ]
)
"""Adjectives that make a service of a common word where a state's follows."""


def _end(tokens: tuple[Token, ...], last: int, country: Callable[[int], bool], kind: str, plural: bool) -> int:
    end = last
    while end < len(tokens):
        ahead = end
        while (
            ahead < len(tokens)
            and tokens[ahead].key in LINKS
            and tokens[ahead].glue in (" ", "'", "’")
            and ahead - end < 3
        ):
            ahead += 1
        if ahead >= len(tokens):
            break
        if _hyphened(tokens, end):
            end += 2  # Port-au-Prince, Aix-en-Provence
            continue
        token = tokens[ahead]
        town = ahead == end > last and kind != "ministry" and not token.upper
        if town and _placed(tokens, end) and not country(end):
            break  # « le parquet de Lyon enquête »
        if token.glue not in (" ", "-", "'", "’", ", ") or token.text in STOP:
            break
        if country(ahead) and ahead + 1 < len(tokens) and tokens[ahead + 1].glue == "-" and country(ahead + 1):
            break  # « police germano-suisse »: of two states
        if ahead > end and tokens[end].key in PLACING and country(end - 1) and not tokens[end - 1].upper:
            break  # « la police grecque à Lesbos »
        if ahead > end and kind == "embassy" and tokens[end].key in ("pour", "contre", "sur"):
            break
        if token.glue == ", " and not (token.key in LINKS or (token.key in DOMAIN and end > last)):
            break
        if token.glue == ", ":
            if not _listed(tokens, ahead):
                break
            end = ahead + 1
            continue
        joined = ahead > end and tokens[end].key == "et"
        goes_on = joined and kind == "ministry" and ahead - end > 1 and tokens[end + 1].key in ARTICLED
        if (
            token.upper
            and (not joined or goes_on)
            and (ahead > end or token.glue == "-" or tokens[end - 1].upper or country(ahead))
        ):
            if ahead > end and tokens[end].key in PLACING and not token.upper:
                break
            end = ahead + 1
            continue
        if token.key in DOMAIN or (
            not token.upper and country(ahead) and ahead == end and (plural or _singular(token.key))
        ):
            if (
                joined
                and ahead + 1 < len(tokens)
                and tokens[ahead].key
                in ("police", "gendarmerie", "douane", "douanes", "justice", "forces", "brigades", "parquet")
                and tokens[ahead - 1].key in ("la", "les", "le")
            ):
                break
            end = ahead + 1
            continue
        break
    return end


def _placed(tokens: tuple[Token, ...], end: int) -> bool:
    """Whether a place ends there, after which a name goes on with no small word: "de Lyon", but not "de la Police"."""
    before = tokens[end - 1]
    joined = tokens[end - 2].key in LINKS or before.glue == "-"
    return before.upper and joined and before.key not in DOMAIN and tokens[end].key in DOMAIN


def _hyphened(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a small word joins two capitals of one town there."""
    if at + 1 >= len(tokens) or tokens[at].upper or not tokens[at - 1].upper:
        return False
    return tokens[at].glue == tokens[at + 1].glue == "-" and tokens[at + 1].upper


def _singular(key: str) -> bool:
    """Whether an adjective can be of one body: « français », « marocaine », but not « guinéens »."""
    return not key.endswith("s") or key.endswith(("ais", "ois", "çais"))


def _listed(tokens: tuple[Token, ...], at: int) -> bool:
    """ "pour la protection du genre, de l'enfance et des mœurs": a list inside a name ends with "et" and a word of the trade."""
    keys = [t.key for t in tokens[at : at + 8]]
    return (
        "et" in keys and keys[0] in ("de", "d", "des", "du") and any(k in DOMAIN for k in keys[keys.index("et") + 1 :])
    )


def _named(
    tokens: tuple[Token, ...],
    first: int,
    last: int,
    head_last: int,
    kind: str,
    text: str,
    country: Callable[[int], bool],
) -> bool:
    if head_last + 1 < last and tokens[head_last].key in OF and tokens[head_last + 1].key in CONTINENTS:
        return False  # « les chefs de police d'Afrique centrale »
    if last == head_last:
        return text.lower() in HEADED or (kind == "court" and tokens[first].caps)
    lower = text.lower()
    if any(lower.startswith(name) for name in HEADED):
        return True
    inside = range(head_last, last)
    if any(tokens[i].upper or country(i) for i in inside):
        return True
    if kind == "ministry":
        return True
    if last < len(tokens) and tokens[last].glue == " (" and tokens[last].upper:
        return True
    if tokens[head_last].key in WHOLE and last > head_last + 2 and tokens[head_last + 1].key in ("de", "des", "du"):
        return True
    return tokens[first].upper and first > 0 and any(tokens[i].key in DOMAIN for i in inside)
