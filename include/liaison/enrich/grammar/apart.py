"""Sentences that name police, interior or justice bodies of two states and tell no cooperation of theirs: matches of their teams,
exercises of armies, consuls with prisoners, refusals, swindlers who pose as officers, contracts with companies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from liaison.enrich.grammar.prefilter import Prefilter
from liaison.enrich.text import Sentence, lowered

GAME: Mapping[str, str] = {
    "en": r"tournament|championship|match\b|cup\b|league|rugby|football|soccer|cricket|volleyball|handball|hockey|basketball|judo|karate|chess|wrestl|boxing|relay|shield|medal|troph|thriller|(?:semi-?|the )final\b",
    "de": r"\w*turnier|\w*meisterschaft|\w*meistertitel|wm-titel|\w*pokale?\b|\w*spiel\b|fußball\w*|handball\w*|volleyball\w*|eishockey\w*|\w*auswahl\b|\w*lauf\b|medaille|wettkampf|finale\b|endspiel",
    "fr": r"tournoi|championnat|match\b|coupe\b|football|rugby|handball|basket|pétanque|judo|à vélo|médaille|finale\b|l'équipe de la police|sélection",
    "pl": r"turniej|mistrzostw|mecz|puchar|piłk|siatków|koszyków|judo|zawod(?:y|ach|ów)\b|bieg|medal|na mecie|finał|finale",
    "ru": r"турнир|чемпионат|матч|кубок|кубк|футбол|мини-футбол|волейбол|хокке|дзюдо|самбо|спартакиад|медал|забег|финал|сборн(?:ая|ой|ую) (?:мвд|полиц)",
    "uk": r"турнір|чемпіонат|матч|кубок|кубк|футбол|міні-футбол|мініфутбол|волейбол|хоке|дзюдо|самбо|спартакіад|медал|забіг|змаган|фінал",
}
"""Words of games. Officers who keep order at one are no team, so that a word of PLAYED must stand beside it."""
PLAYED: Mapping[str, str] = {
    "en": r"won\b|wins\b|beat\b|beats\b|defeated|edged?\b|drew\b|draw\b|lost to|medal|troph|third place|to lift|\d{1,2}[-–:]\d{1,2}\b",
    "de": r"gewann|gewonnen|besieg|bezwang|geschlagen|unterl(?:ag|ieg)|verlor|platz belegt|medaille|holt\b|\d{1,2}:\d{1,2}\b(?! uhr)",
    "fr": r"remport|battu|bat\b|vainqueur|s'incline|victoire|médaille|au profit de|\d{1,2}[-–]\d{1,2}\b",
    "pl": r"wygra|przegra|pokon|uleg[łl]|zwycięż|zdoby|brąz|lepsi od|medal|najszybsz|drużyn|zagrali|\d{1,2}:\d{1,2}\b",
    "ru": r"выигра|проигра|победил|обыгра|вничью|медал|со сч[её]том|товарищеск|\d{1,2}:\d{1,2}\b",
    "uk": r"вигра|програ|переміг|перемогл|перемож|обігра|внічию|медал|з рахунком|рахунок|товариськ|\d{1,2}:\d{1,2}\b",
}
"""What teams do at a game, and its result."""
ARMY: Mapping[str, str] = {
    "en": r"paratroop|frigate|nato[ -]|navies\b|armed forces|(?:exercise|drill)s? of (?:\w+ ){0,3}(?:army|navy|troops|brigade)|formed police unit",
    "de": r"gefechts|nato-|haubitz|\w*brigade\b|fallschirmj",
    "fr": r"parachut|bérets (?:verts|rouges)|forces spéciales américaines|\botan\b|manœuvres",
    "pl": r"poligon|batalion|dywizj|brygad\w+ (?:pancern|zmechaniz|obrony)|\bnato\b",
    "ru": r"гаубиц|\bнато\b|десантник|армией|полигон\w* .{0,30}(?:армии|бригад)",
    "uk": r"гаубиц|\bнато\b|десантник|тероборон|полігон\w* .{0,30}(?:армії|бригад)",
}
"""Exercises of armies in which gendarmes or border guards serve as soldiers."""
_HELPED_BY_CONSUL = {
    "en": r"citizens|nationals|detain|custody|arrest|prison|held\b|victim|injur|sailor|fisher|workers|students|drivers|crew|widow|compatriot|death of",
    "de": r"staatsbürger|staatsangehör|festgenomm|häftling|gefängnis|verletzt|landsleut|inhaft|angehörige|opfer",
    "fr": r"ressortissant|compatriot|détenu|interpell|marins|prison|arrêté|blessé|victime|travailleurs",
    "pl": r"obywatel|zatrzyma|areszt|więzi|pobit|marynarz|rodak|poszkodowan|rannych|kierowc|ziomk",
    "ru": r"граждан|задерж|арест|тюрьм|моряк|постра|соотечеств|земляк|водител",
    "uk": r"громад|затрим|арешт|в'язниц|моряк|постражд|співвітчизн|земляк|поранен|під вартою|водії",
}
CONSUL: Mapping[str, str] = {
    language: rf"[ck]onsul(?!t)\w*(?=.*?(?:{helped}))"
    if language not in ("ru", "uk")
    else rf"консул(?!ьт)\w*(?=.*?(?:{helped}))"
    for language, helped in _HELPED_BY_CONSUL.items()
}
"""A consul who looks after citizens of his state: he speaks to the police for them, not for a service."""
REFUSED: Mapping[str, str] = {
    "en": r"(?:refus(?:e|ed|es|al|ing)|reject(?:s|ed|ion)|declin(?:ed|es)|turned down|denied)\b(?=.{0,80}(?:(?<!to )extradit|surrender of|request|hand(?:ing)? (?:him|her|them|it) over|proposal|offer))"
    r"(?!.{0,60}(?:challenge|appeal|asylum))|"
    r"ruled out|called off|(?:will|would) not (?:be )?(?:extradite|surrender|hand(?:ed)? over|sign|take part|attend|take place)|did not take place|"
    r"(?:letter|request|question|appeal|call)s?\b.{0,80}(?:unanswered|without an answer)|not (?:yet )?replied|(?:blocked|stopped|overturned|quashed) the (?:extradition|surrender)|"
    r"(?:meeting|talks|visit|summit|consultations|exercise|signing|patrols)\b.{0,60}(?:postponed|cancelled|canceled)",
    "de": r"(?:ausliefer|überstell|rechtshilfe|ersuchen|antr[aä]g).{0,80}(?:verweiger|abgelehnt|unzulässig|ohne antwort)|(?:verweiger|lehnt)\w* .{0,60}(?:ausliefer|überstell|rechtshilfe)|"
    r"nicht aus(?:geliefert|liefern|zuliefern)|(?:treffen|gespräch|besuch|übung|konferenz|tagung|verhandlung)\w*\b.{0,80}(?:abgesagt|ausgesetzt|geplatzt)|frei erfunden",
    "fr": r"refus\w* .{0,40}(?:extrad|remettre|livrer|remise)|rejet\w* .{0,40}(?:demande d'extrad|extradition)|n'extradera|ne sera pas (?:extradé|remis|livré)|n'aur(?:a|ont) pas lieu|"
    r"(?:réunion|rencontre|visite|pourparlers|exercice)\w* .{0,60}(?:annulé|reporté|suspendu)|rest\w+ sans réponse",
    "pl": r"odm(?:ówi|awia|ow)\w* .{0,20}(?:wydani|przekazani|ekstradyc)|odrzuci\w* wniosek .{0,40}(?:wydani|przekazani|ekstradyc)|nie (?:wyda|przekaże)\b|nie doszł|nie ma żadn|nie odbędzie|"
    r"(?:spotkani|rozmow|wizyt|ćwiczeni)\w* .{0,60}(?:odwołan|odłożon)|bez odpowiedzi",
    "ru": r"отказ\w* .{0,30}(?:выда|экстрад|переда)|отклонил\w* .{0,40}(?:запрос|прос|выдач|экстрад)|отверг|не состо(?:ял|ит|ят)|(?:отменил|отменен|отменён)\w* .{0,40}(?:выдач|экстрад|встреч|визит|переговор)|"
    r"(?:встреч|визит|переговор|учени)\w* .{0,60}(?:отмен|перенес)|не (?:прибыл|приехал)|без ответа",
    "uk": r"відмов\w* .{0,30}(?:вида|екстрад|переда)|відхил\w* .{0,40}(?:запит|прохан|видач|екстрад)|відкину|не відбу(?:л|д)|скасу\w* .{0,40}(?:видач|екстрад|зустріч|візит|перемовин)|"
    r"(?:зустріч|візит|перемовин|навчан)\w* .{0,60}(?:скасова|перенес)|не (?:прибул|прибув|приїхал|приїхав)|без відповіді",
}
"""What was asked for or planned and does not come about."""
POSED: Mapping[str, str] = {
    "en": r"alleged (?:interpol|europol|fbi)|posing as|posed as|pretend\w* to be|purport|bearing the name of|in the name of|impersonat|hoax|bogus|fake (?:police|officer|interpol|europol|fbi|agent|detective|website)",
    "de": r"angebliche[rnms]? (?:\w*polizist|\w*ermittler|\w*beamt|\w*staatsanw|interpol|europol|fbi)|gab(?:en)? sich als|ausgegeben|vorgespielt|falsche[rn]? (?:polizist|beamt|staatsanw|ermittler)|frei erfunden",
    "fr": r"se faisai\w+ passer|s'est présenté .{0,40}comme|faux (?:policier|gendarme|douanier|agent|procureur|message)|usurp|prétendu(?:e|s)? (?:agent|policier|enquêteur)",
    "pl": r"rzekom|podawa\w* się|podszywa|udawał|udając|fałszyw\w+ (?:policjan|prokurator|agent|funkcjonariusz|stron)",
    "ru": r"якобы|от имени (?:интерпол|полици|прокур)|представ(?:ился|лялся|лялись|ились) (?:сотрудник|следовател|прокурор|офицер|майор)|лже(?:полиц|прокур|следов)|мошенник\w*,? поверив|фальшив\w+ сайт",
    "uk": r"нібито|псевдо(?:поліц|прокур|слідч|співроб)|від імені .{0,20}(?:інтерпол|європол|поліц|прокур)|видава\w+ себе|фальшив\w+ сайт|підробл\w+ посвідчен|аферист|співробітник\w* інтерполу»",
}
"""Swindlers who pose as officers of a service."""
SPOKEN_OF: Mapping[str, str] = {
    "en": r"criticis|criticiz|blam(?:e|ed|es|ing)\b|rebuk|accus(?:es|ing)\b|(?:has|have) accused|accused (?!of\b)\w+ of|slam(?:s|med)\b|lambast|demand(?:s|ed)\b|protest|"
    r"env(?:y|ies|ied)\b|prais|sanctions (?:list|on|against)|\w+ sanctions (?!bust|eva|viol)|polls?\b|fake\b|\bspy|espionage|leave the country|to depart|expel|candidate\b|pay dispute|resign(?:s|ed|ation)?\b|new rank|promoted to",
    "de": r"kritisier|kritik an|beschuldigt\b|rügt|beklagt\b|lobt|warf\b.*\bvor\b|sanktionsliste|sanktionen gegen|umfrage|\bspion|agententätigkeit|zurückgetreten|rücktritt|kandidat|beim? \w+-?konzern|hersteller",
    "fr": r"critiqu|accuse(?:nt)?\b|a accusé|reproch|fustig|dénonc|mettant en cause|a rejeté|salue |loue |liste (?:noire|des sanctions)|sanctions contre|sondage|espion|démission|candidat",
    "pl": r"krytyk|oskarży|oskarża|zarzuci|zazdro|pochwali|chwali|przykładem|list\w+ sankcyjn|obejm\w+ sankcj|sankcje (?:na|wobec|przeciw)|sonda[żz]|szpieg|dymisj|wezwał\w* ambasad|kandyd|start\w* w wyborach|zaprzecza|związkow",
    "ru": r"критик|обвинил|упрек|похвал|завид|возмут|недоумен|неприемлем|санкционн\w+ спис|санкции против|опрос\w* обществ|шпион|отставк|сопостав|выслал|не отвечают",
    "uk": r"критик|звинуватил|звинуватив|звинувачує|дорік|похвал|заздр|обур|застеріг|санкційн\w+ спис|санкції проти|обмеження проти|опитуван|шпигун|відставк|вислал",
}
"""What one state's people say of another's bodies, do against them or count of them; where a sentence has no word of an act."""
COURTS: Mapping[str, str] = {
    "en": r"(?:court|judge|tribunal|jury)\b.{0,60}(?:sentenced|jailed|(?:gave|given) an? |acquitted|heard |upheld|convicted|found .{0,20}guilty)|choir|match (?:between|was)",
    "de": r"gericht\b.{0,80}(?:verurteil|spricht|freigesprochen|auf freien fuß|angehört)|chor\b",
    "fr": r"(?:tribunal|cour d'appel|cour d'assises)\b.{0,60}(?:condamn|alourdi|entend|relax|acquitt|confirmé)",
    "pl": r"sąd\b.{0,60}(?:skaza|uniewinni|wysłucha|przesłucha|podtrzyma)",
    "ru": r"суд\b.{0,60}(?:приговорил|заслушал|оправдал|осудил|оставил в силе|признал винов)",
    "uk": r"суд\b.{0,60}(?:засудив|заслухав|виправдав|визнав винн|залишив (?:у силі|в силі|без змін))",
}
"""Courts that hear and judge; where a sentence has no word of an act."""
CONTRACT = re.compile(r"(?<!\w)(?:contracts?\b|liefervertr|kaufvertr|marché de|contrats?\b|kontrakt|контракт)")
PACT = re.compile(
    r"(?<!\w)(?:agreement|memorand|treaty|protocol|abkommen|vereinbarung|accord|convention|umow|porozumien|соглаш|меморанд|угод)"
)
"""A contract is of buying, unless a word of a pact stands beside it."""
BUSINESS: Mapping[str, str] = {
    "en": r"(?:investment|business|economic) forum|business trip|trade mission|energy minister|power plant|hydrogen|cocoa|\bcoal\b|production line",
    "de": r"wirtschaftsreise|wirtschaftsdelegation|investition|wasserstoff|gaspipeline|werksbesuch",
    "fr": r"forum (?:économique|d'affaires)|investiss|hydrogène|gazoduc|usine",
    "pl": r"forum (?:gospodarcz|ekonomicz|inwestyc)|misj\w+ gospodarcz|inwestycyjn|gazociąg|elektrown",
    "ru": r"инвестицион\w+ форум|экономическ\w+ форум|министр\w+ энергетики|газопровод|торгов\w+ мисси|завод\w* по|производител\w+ из",
    "uk": r"інвестиційн\w+ форум|економічн\w+ форум|міністр\w+ енергетики|газов\w+ (?:сполуч|інтерконект)|вугілл|виробник\w* гелік|перетворювальн\w+ станц|складальн\w+ цех|торг\w+ місі",
}
"""Matters of trade and energy, for which ministers of the interior stand in at times."""
TRADE: Mapping[str, str] = {
    "en": r"(?:mutual|bilateral|two-way) trade\b|trade turnover|trade volume|chambers? of commerce|double taxation|air services|free trade",
    "de": r"handelsvolumen|handelsumsatz|handelskammer|doppelbesteuerung|freihandel|warenaustausch|handelsabkommen",
    "fr": r"échanges commerciaux|volume des échanges|chambres? de commerce|double imposition|libre-échange",
    "pl": r"obrot\w+ handlow|wymian\w+ handlow|izb\w+ handlow|wolnym handlu|podwójn\w+ opodatk",
    "ru": r"товарооборот|взаимн\w+ торговл|торгов\w+ палат|двойн\w+ налогооблож|свободн\w+ торговл|торгово-эконом",
    "uk": r"товарообіг|товарообор|взаємн\w+ торгівл|торгов\w+ палат|подвійн\w+ оподатк|вільн\w+ торгівл|торговельно-економ",
}
"""What governments agree on that has nothing to do with police."""
DEFENCE: Mapping[str, str] = {
    "en": r"defen[cs]e (?:minist|secretar)|ministr(?:y|ies) of defen[cs]e|armed forces|army\b|soldiers",
    "de": r"verteidigungsminist|verteidigungsressort|streitkräfte|bundeswehr|armee\b|soldaten",
    "fr": r"ministre de la défense|ministère de la défense|ministre des armées|forces armées|armée\b|soldats",
    "pl": r"minist\w+ obrony|szef\w* mon\b|mon\b|sił\w* zbrojn|armi[iąęa]\b|żołnierz",
    "ru": r"минист\w+ обороны|минобороны|вооруж[её]нн\w+ сил|арми[яиюей]+\b|солдат|военнослужащ",
    "uk": r"міністр\w* оборони|міноборони|збройн\w+ сил|зсу\b|армі[яіюєй]+\b|солдат|військовослужб",
}
"""Who receives or gives arms of war; a word of WEAPONS must stand beside it."""
WEAPONS: Mapping[str, str] = {
    "en": r"howitzer|missile|tanks?\b|anti-tank|air[- ]defen[cs]e|fighter jets?|artillery|armou?red (?:personnel|fighting|vehicle)|infantry|grenades|mortars",
    "de": r"haubitz|panzer|raketen|flugabwehr|luftabwehr|kampfjet|artillerie|granaten|mörser|waffenlieferung",
    "fr": r"obusier|missile|chars\b|antichar|défense (?:anti)?aérienne|avions de (?:chasse|combat)|artillerie|blindés|grenades|mortier",
    "pl": r"haubic|rakiet|czołg|przeciwpancern|obron\w+ powietrzn|myśliwc|artyleri|bojow\w+ woz|granat|moździerz|śmigłow\w+ (?:bojow|mi-)",
    "ru": r"гаубиц|ракет|танк|противотанков|истребител|артиллер|бронетехник|миномет|миномёт|снаряд",
    "uk": r"гаубиц|ракет|танк|протитанков|винищувач|артилер|бронетехнік|міномет|снаряд",
}
"""Arms of war, which no police gives another."""
GUESTS: Mapping[str, str] = {
    "en": r"pupils|school ?(?:children|girls|boys)|children (?:of|from)|kids\b|youngsters|private (?:trip|visit)|on holiday|on vacation",
    "de": r"jugendliche|schüler|schulklasse|kinder aus|privatreise|im urlaub|privat(?:en)? (?:reise|besuch)",
    "fr": r"collégiens|lycéens|écoliers|enfants d|déplacement privé|en vacances|visite privée",
    "pl": r"uczni|dzieci z|młodzież|prywatn\w+ (?:wizyt|podróż)|na urlopie",
    "ru": r"школьник|дети из|детей из|подростк\w+ из|частн\w+ (?:визит|поездк)|в отпуск",
    "uk": r"школяр|учнів|учні\b|дітей з|діти з|приватн\w+ (?:візит|поїздк)|у відпустц",
}
"""Guests who come for no service."""
LIFE: Mapping[str, str] = {
    "en": r"(?:was|were) born|born in|studied (?:in|at|law)|(?:took|holds|has) (?:a|his|her) (?:master|degree|doctor)|attended courses",
    "de": r"geboren|studierte|absolvierte ein studium",
    "fr": r"né(?:e)? (?:en|à|le)|a étudié",
    "pl": r"urodzon|ukończył\w* (?:prawo|studia)",
    "ru": r"родил(?:ся|ась)|учил(?:ся|ась) в|окончил(?:а)? (?:университет|академию|институт)",
    "uk": r"народи(?:вся|лася)|закінчи(?:в|ла) (?:академію|університет|інститут)|навча(?:вся|лася) в",
}
"""What tells a single person's life."""
COMPANY = re.compile(
    r"(?<!\w)(?:compan(?:y|ies)\b|firm\b|manufacturer|charit(?:y|ies)\b|ngo\b|\w*konzern|\w*hersteller|\w*unternehmen\b|l'entreprise|entreprises?\b|fabricant|koncern|producent|"
    r"spółk|firma\b|производитель|компани[яией]|виробник|компані[яєї]|концерн|благодійн|благотворит)"
)
"""Who gives a service something that is no gift of another service."""
VISITS, GATHERINGS = frozenset({"visit"}), frozenset({"visit", "meeting", "conference", "agreement"})
"""Types of acts that the matters of GUESTS and BUSINESS are no cooperation in."""
_KINDS: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "any": (ARMY, CONSUL, REFUSED, POSED),
    "game": (GAME,),
    "played": (PLAYED,),
    "opening": (CONSUL,),
    "trade": (TRADE,),
    "defence": (DEFENCE,),
    "weapons": (WEAPONS,),
    "bare": (SPOKEN_OF, COURTS),
    "business": (BUSINESS,),
    "guests": (GUESTS,),
    "life": (LIFE,),
}


QUOTED = re.compile(r"[„“«\"][^„“”«»\"]{30,}[“”»\"]")
"""What somebody says, longer than a name: it tells nothing of the act."""


@lru_cache(maxsize=64)
def _form(kind: str, language: str) -> re.Pattern[str]:
    tables = _KINDS[kind]
    return re.compile(rf"(?<!\w)(?:{'|'.join(table.get(language, table['en']) for table in tables)})")


@lru_cache(maxsize=64)
def _prefilter(language: str) -> Prefilter:
    """Any word of any kind: seven of ten sentences have none."""
    return Prefilter(*(table.get(language, table["en"]) for tables in _KINDS.values() for table in tables))


def is_apart(sentence: Sentence, language: str, event_type: str | None) -> bool:
    """Whether a sentence tells something other than cooperation; `event_type`: of the act that its words seem to state, None
    where it has no words of an act."""
    return _is_apart(sentence.text, language, event_type)


@lru_cache(maxsize=256)  # two rules and a gate ask it of one sentence
def _is_apart(text: str, language: str, event_type: str | None) -> bool:
    low = _told(text)
    kinds = ["any"]
    if event_type is None:
        kinds.append("bare")
    elif event_type == "training":
        kinds.append("life")
    elif event_type == "agreement" and CONTRACT.search(low) and not PACT.search(low):
        return True
    if not _prefilter(language).may_match(low):
        return False
    if event_type in GATHERINGS:
        kinds.append("business")
    if event_type in VISITS:
        kinds.append("guests")
    return _is_game(low, language) or any(_form(kind, language).search(low) for kind in kinds)


def _is_game(low: str, language: str) -> bool:
    """Whether a sentence in lower case tells how teams played."""
    return bool(_form("game", language).search(low) and _form("played", language).search(low))


def opens_apart(sentence: Sentence, language: str) -> bool:
    """Whether a sentence that opens a report tells of a match, or of a consul who looks after prisoners."""
    low = _told(sentence.text)
    return _is_game(low, language) or _form("opening", language).search(low) is not None


def opens_with_trade(sentence: Sentence, language: str) -> bool:
    """Whether a sentence that opens a report tells of trade between states or of arms for an army."""
    low = _told(sentence.text)
    if not _prefilter(language).may_match(low):
        return False
    arms = _form("defence", language).search(low) and _form("weapons", language).search(low)
    return bool(arms) or _form("trade", language).search(low) is not None


def _told(text: str) -> str:
    """A sentence in lower case without what it quotes."""
    return QUOTED.sub(" ", lowered(text).replace("’", "'"))


def is_given_by_company(sentence: Sentence, bodies: Iterable[int], first: int, last: int) -> bool:
    """Whether a company gives: its word stands before the act's words, at `first` to `last` of the text, or among them, and no
    body of a state between it and the act; `bodies`: where bodies begin."""
    before = [at for at in bodies if at < first]
    nearest = max(before, default=sentence.start - 1)
    low = lowered(sentence.text)
    return any(nearest < sentence.start + found.start() < last for found in COMPANY.finditer(low))
