"""Whether an act took place, is intended, or is recalled, by tense and time words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.dates import Day
from liaison.enrich.sections import BACKGROUND as BACKGROUND_SECTION
from liaison.enrich.text import Sentence

HAPPENED, PLANNED, BACKGROUND = "happened", "planned", "background"

_PLANNED: Mapping[str, str] = {
    "en": r"will|shall|would|plans? to|planned|planning|intend\w*|is to|are to|was to|were to|expected|scheduled|due to|going to|aims? to|agree\w*(?: [\w,]+){0,6}? (?:to|on|that)|it was agreed|"
    r"propos\w+|announced plans|should|provides? for|providing for|envisage\w*|foresee\w*|obliges|ready to|offered to|invit\w+|asked (?:[\w']+ ){0,4}?(?:to|for)|urged|calle?d? (?:on (?:[\w\']+ ){1,8}?to|for)|calls (?:on|for)|demand\w*|offer(?:s|ed|ing)? (?:to|seats|places|help|training|slots)|(?:is|are|was|were) (?:also )?coming|would like|keen to|in the pipeline|under preparation|to be (?:held|signed|built|opened|trained|sent|handed|given|extradited|returned)|undertak\w+ to|vow\w*|look\w* to|tasked with|earmarked|from (?:next|july|august|september|october|november|december|january|february|march|april) (?:\d+ )?on|upcoming|next (?:week|month|year|spring|summer|autumn|meeting)|in the near future|"
    r"hope\w*|wants? to|pledged|promised|commit\w+ to|lets|allows?|enables?|paves|opens the way|can now|considering|being prepared|preparing|cleared the way|close to \w+ing|poised to|set to|about to|undertook to|give the green light|gave the green light",
    "de": r"möchte\w*|forder(?:n|t|te|ten)|(?:vertrag|abkommen|vereinbarung|übereinkommen|memorandum|\w+vertrag|\w+abkommen) (?:\w+ ){0,2}?(?:regelt|erlaubt|ermöglicht|schafft|umfasst|gestattet|enthält|sieht)|muss nun|müssen nun|(?:lud|lädt|luden|laden)(?= .{0,80}\bein\b)|eingeladen|bietet(?= .{0,80}\ban\b)|boten?(?= .{0,60}\ban\b)|angeboten|verpflicht\w+ sich|strebt|streben|in aussicht|ziel ist|hoff(?:t|en|te|ten)|erwartet\w*|vorbereit\w+|bereit(?:et|en)(?= .{0,80}\bvor\b)|startet|starten|(?<!haben )(?<!worden sein )soll(?:en)?(?!(?: [^,.;:]{0,140})? (?:haben|worden sein)\b)|sollte|sollten|wird|werden|würde|würden|will|wollen|wolle|wollten|wollte|werde|solle|geplant\w*|plan(?:t|en|te|ten)|künftig\w*|zukünftig\w*|in zukunft|vorgesehen|(?:sieht|sehen)(?= .{0,90}\bvor\b)|angekündigt\w*|kündig(?:t|en|te|ten)(?= .{0,120}\ban\b)|ankündig\w+|"
    r"beabsichtig\w*|vereinbart\w*|einigten|geeinigt|verabredet\w*|verständigten|nächste[nrs]? (?:woche|monat|jahr|treffen|sitzung|runde)|demnächst|ab (?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|sommer|herbst|winter|frühjahr|dem \d|\d)|sagt\w*(?= (?:[^,.;]{0,120} )?zu(?:[.,;]|$| und ))|zugesagt|zusage\w*|versprach\w*|versprochen|verspricht|in aussicht gestellt|(?:stellt|stellte|stellten)(?= .{0,80}\bin aussicht\b)|verhandel(?:t|n|te|ten)(?= .{0,80}\b\w*(?:abkommen|vertrag|vereinbarung|pakt)s?\b)|bevorsteh\w*|(?:steht|stehen) (?:kurz )?(?:vor|bevor|an)|steht(?= .{0,60}\b(?:bevor|auf dem programm|auf der agenda)\b)|kurz vor|angesetzt|anberaumt|terminiert|unterschriftsreif|bereit|können|könnte\w*|darf|dürfen|erlaubt|ermöglicht\w*|erleichtert werden|gab(?= .{0,60}\bstatt\b)|gibt(?= .{0,60}\bstatt\b)|stattgegeben|auslieferung\w*(?= .{0,80}\b(?:bewilligt|genehmigt|zulässig|zugestimmt)\b)|(?:bewillig|genehmig)\w+(?= .{0,40}\bauslieferung\b)|auslieferungs(?:ersuchen|antrag|gesuch)\w*(?= .{0,60}\b(?:entscheid|prüf|befind)\w+)|grünes licht|für zulässig|(?:gab|geben|gibt)(?= .{0,40}\bfrei\b)|im (?:kommenden|nächsten) \w+|(?:am|in der|ab|im) kommenden \w+|kommende[nrs]? (?:woche|monat|jahr|montag|dienstag|mittwoch|donnerstag|freitag|frühjahr|herbst)|bis (?:ende|mitte|zum|jahresende)(?= .{0,60}\b(?:entsteh|eingerichtet|geliefert|folgen|umgesetzt))|(?:findet|finden)(?= .{0,70}\bstatt\b)|(?:die|der|das) nächste[n]?|arbeite(?:n|t) an (?:einem|einer)|(?:reist|reisen|fliegt|fliegen|kommt|kommen|bricht|brechen|empfängt)(?= (?:\w+ ){0,2}?(?:im|ende|mitte|anfang|nächste\w*|kommende\w*)\b)|(?:schickt|schicken|entsendet)(?! seit)|stock(?:t|en)(?= .{0,80}\bauf\b)|erwäg\w+|prüf(?:t|en) (?:derzeit|nun|die)|vorschlag\w*|schlug(?= .{0,60}\bvor\b)|vorgeschlagen|absicht(?:en)?|anstreb\w*|angestrebt|denkt an|denken an|dringt auf|pocht auf|drängt auf|ebnet\w*|ebnen|beschlossen|beschließt|beschließen|in planung|in vorbereitung|im herbst (?:folgt|beginnt)|(?:ende|mitte|anfang) (?:des monats|der woche|des jahres|nächste\w+|kommende\w+)|noch (?:in diesem|heuer|dieses) ?\w*|folgt im|folgen im|wünsch\w+",
    "uk": r"пообіця\w+|домови\w+|погоди\w+|дозволи\w+ (?:видач|екстрадиц|передач|видат|етапуван)\w+|схвали\w+ (?:видач|екстрадиц|передач)\w+|розгляда\w+|розгляне\w*|не (?:по)?бачи\w+ перешкод|немає перешкод|чи (?:видавати|видати|віддавати|віддати|екстрадувати|передавати)|клопота\w+ про|доопрацьову\w+|збира(?:є|ю)ться|анонсува\w+|має вирішити|чека\w+ (?:суд|екстрадиці|видач)\w*|зобов'язу\w+|зобов'яза\w+|закликал\w*|закликав|має (?:прибути|відбутися|отримати|бути|запрацювати)|сподіва\w+|розрахову\w+|пропону\w+|прагнут\w*|готує\w*|готують\w*|буде|будуть|планує\w*|планують|заплановано|мають|має намір|намір\w*|домовил\w+|домовлен\w+|передбача\w+|найближч\w+ часом|невдовзі|незабаром|наступн\w+ (?:тиж|міся|рок|рік|зустріч|засідан)\w*|очіку\w+|готов\w*|\w+(?:тиме|тимуть)|стартує|пройде|пройдуть|відбудеться|відбудуться|поїдуть|створять|проведуть|отримають|з'являться|дозволив видачу|відпрацюють|працюватим\w+|обіця\w+|погодил\w+|попереду|підготовк\w+|проєкт\w*|дозвол\w+|хоч\w+|прагн\w+|запропонував\w*|запроси\w+|надішл\w+|стануть|передадуть",
    "ru": r"обязу\w+|обязал\w*|призвал\w*|должн\w+|надеют?ся|рассчитыва\w+|предлага\w+|стрем\w+|будет|будут|планиру\w+|запланирован\w*|намерен\w*|договорил\w+|договоренн\w+|договорённ\w+|предусматрива\w+|предусмотрен\w*|в ближайшее время|вскоре|следующ\w+ (?:недел|месяц|год|встреч|заседан)\w*|ожида\w+|готов|готова|готовы|готово|состоится|состоятся|пройд[её]т|пройдут|отправятся|создадут|получат|предстоит|проведут|хотел бы|хотели бы|обеща\w+|условил\w+|позволит|предложил\w*|пригласил\w*|направят|прибудут|приступят|готовит|готовят|начнут|начнется|начнётся|подпишут|поедут|передадут|научат|осенью|весной следующего|примет|примут|собира(?:ет|ют)ся|рассматрива(?:ет|ют)|разрешил\w*|одобрил\w* (?:\w+ ){0,2}(?:экстрадиц|выдач|передач)\w+|наме(?:тил|чен)\w*|готов(?:ит|ят)ся|согласил\w+|дал\w* (?:согласие|добро)|обещан\w*|хочет|хотят|пообещал\w*|на (?:будущей|следующей) неделе|до конца (?:года|месяца|недели)|в ближайш\w+ (?:месяц|недел|дни|врем)\w*|к концу года|желает|желают|вынес\w* на рассмотрение|не исключ\w+|стан(?:ет|ут)|долж(?:ен|на|но|ны)",
    "fr": r"invit\w+|appel\w+ à|propos\w+ (?:de|d')|offr\w+ (?:de|d'|des places)|espèr\w+|ambitionn\w+|s'apprêt\w+|envisag\w*|sur le point|d'ici|va|vont|doit|doivent|devra|devront|devrait|devraient|prévoi\w+|prévu\w*|compte(?:nt)? (?:bien |également |aussi )?(?:s'|se )?\w+(?:er|ir|re)|comptent|sera|seront|aura|auront|ira|iront|finalise(?:nt)?|(?-i:[a-zéèêàâîôûçœ]\w*(?:era|eront|ira|iront|(?:en|oin|ain|on|er|au|ou)dr(?:a|ont)))|(?:pou|ve|enve|renve|cou|acque)rr(?:a|ont)|(?:rece|de|sui|poursui|vi|perce|conce)vr(?:a|ont)|\w*ttr(?:a|ont)|(?:saur|voudr|faudr)(?:a|ont)|prochain\w*|bientôt|à venir|en projet|projet d[e'] ?(?:accord|convention|traité|protocole|mémorandum|loi|création|centre|commissariat|patrouilles?|brigade|jumelage)|projett?ent|projette|s'engag\w+|engag\w+ à|convenu\w*|accepté de|acceptent de|ouvre la voie|permettr\w+|souhait\w+|annoncé (?:que|l|la|le|une?|son|leur|vouloir)|promis|promet\w*|promesse|négoci\w+|feu vert|entend(?:ent)?|veut|veulent|attendu\w*|en préparation|en cours de (?:négociation|rédaction|finalisation|préparation)|à l'étude|dès (?:l'an prochain|l'été|la rentrée|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)|à partir (?:de |d'|du )(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|l'été|l'automne|l'an)|se prépar\w+ à|se dispos\w+ à|en passe de|résolu\w* à|décid\w+ (?:ensemble |conjointement |lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?(?:de|d'|que)|tombé\w* d'accord|(?:se sont|s'est) (?:mis|accordé|entendu)\w* (?:d'accord )?(?:pour|sur|à)|(?:autoris|approuv|valid|avalis|ordonn|accord)(?:é|ée|ent|e|ait|er) (?:\w+ |l'|d'){0,3}?(?:extradition|remise|transfèrement|livraison|extrader)|(?:demand|réclam|sollicit|exig|requ|requér)\w+ (?:[\w']+ ){0,6}?(?:son |sa |l'|leur |d')?(?:extradition|transfèrement)|(?:exig|réclam|demand|somm)\w* (?:[\w'-]+ ){0,9}?(?:livre|livrer|remette|remettre|extrade|extrader)|donn\w+ (?:son|leur|sa) (?:accord|aval|feu vert|assentiment|consentement|approbation)|(?:dit|répondu) oui à|travaill\w+ (?:à|sur) un\w* (?:\w+ )?(?:accord|protocole|convention|traité|mémorandum)|décret d'extradition|demande d'extradition|à extrader|(?:est|sont) (?:programmé|fixé|planifié|agendé)\w*|au programme de|en attente de|en vue d[e']|(?:suivr|recevr|rejoindr|viendr|participer|bénéficier|former|signer|réunir|rendr|accueiller|accueiller|organiser|fournir|livrer|remettr|déploier|enverr|tiendr|pourr|devr|mener|prendr|visiter|dépêcher|seconder|épauler|patrouiller|extrader)(?:ait|aient)",
    "pl": r"zobowiąz\w+|apelow\w+|wezwał\w*|proponuj\w+|zaproponow\w+|liczą na|przygotowuj\w+|ma (?:usprawnia|pomaga|służy|pomóc|poprawi|ułatwi)\w*|czeka na|czekają na|będzie|będą|planuj\w+|zaplanowan\w*|zamierza\w*|ma (?:zosta|odby|powsta|by|trafi|wzi)\w*|mają (?:zosta|odby|powsta|by|trafi|wzi)\w*|zapowie\w+|uzgodni\w+|ustali\w+|umówi\w+|przewiduj\w+|wkrótce|niebawem|przyszł\w+ (?:tygod|miesią|rok)\w*|kolejn\w+ spotkani\w+|chce|chcą|oczekuj\w+|gotow\w*|powstanie|rozpocznie|rozpoczną|odbędzie|odbędą|wyda|otrzyma(?:ją)?\b|zostanie|zostaną|pojadą|zaprosi\w+|umożliwi|pozwoli|obieca\w+|mają się|ma się|mają (?:podpisać|zawrzeć|spotkać)|podpisz\w+|spotkają|przekaż\w+|powoła(?:ją)?|utworz\w+|stworz\w+|wyśl\w+|przeszkolą|zorganizuj\w+|przeprowadzą|zawrą",
}
_PAST: Mapping[str, str] = {
    "en": r"had (?:already |also |earlier |previously |first |then |been |just )*\w+(?:ed|en|n|t|ught|ne|et|ade|ent|eld)|had met|last (?:year|month|week|autumn|fall|spring|summer|winter|january|february|march|april|may|june|july|august|september|october|november|december)|earlier this (?:year|month)|years? ago|months? ago|weeks? ago|previously|in the past|since (?:19|20)\d\d|over the (?:past|last)|in recent (?:years|months)|back in|a year earlier|until then|goes back to|used to|once|already in",
    "de": r"grundlage (?:dafür |hierfür |der zusammenarbeit |des einsatzes |der kooperation )?(?:ist|war|bildet|bilden|sind)|(?:beruht|beruhen|basiert|basieren|fußt|fußen) auf|(?:stützt|stützen) sich .{0,20}auf|hatten?(?! (?:und|oder)\b)(?= [^\W]|\s+[„\"»«])|habe zuvor|war(?:en)? .{0,80}(?:worden|gegangen|gekommen|gereist|geflohen|geflogen|angereist|eingetroffen|zusammengekommen|zusammengetroffen|erfolgt|getreten|aufgeflogen|gelungen|ausgereist|untergetaucht)|im vergangenen (?:jahr|monat|herbst|sommer|winter|frühjahr|frühling|januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)|im (?:letzten|vorigen) (?:jahr|monat|herbst|sommer|winter|frühjahr|frühling)|vergangenes jahr|(?:im|aus dem) vorjahr\w*|in der (?:vergangenen|vorigen|letzten) woche|(?:vergangene|letzte|vorige) woche|in den (?:vergangenen|letzten|zurückliegenden)(?: \w+)? (?:jahren|monaten|wochen)|vor .{1,14}(?:jahren|monaten|wochen)|vor (?:einem|einigen|gut|rund|knapp|mehr als) .{0,14}(?:jahr|monat|woche)\w*|bereits (?:im|am|vor|20|19)\w*|schon (?:im|am|vor|20|19)\w*|erst (?:im|vor|am)|zuvor|früher\w*|damals|seinerzeit|einst|ehemals|seit (?:anfang |ende |mitte )?(?:19|20)\d\d(?! .{0,50}\bgesucht)|seit (?:jahren|monaten|langem|jahresbeginn|beginn des jahres)|letzte[snm]? (?:jahr|monat|woche|herbst|sommer)|voriges jahr|vorige woche|am vergangenen wochenende|bisher|bislang|bis dahin|jahrelang|wie (?:bereits )?berichtet|zuletzt (?:hatte|war|trafen|traf|im|am|gab|kamen|wurden|wurde)|schon einmal|heuer bereits|bereits heuer|mehrfach schon|vergangenen (?:sommer|herbst|winter|frühling|monat)",
    "uk": r"минулого тижня|минулоріч|позаторік|цьогоріч у \w+ вже|не вперше|ще (?:в|у|восени|навесні|влітку|взимку|торік|до)(?= )|(?:в|у) минулому|колишн\w+ разом|за (?:попередн|останн)\w+|востаннє|ще раніше|відтоді|упродовж (?:останн|минул)\w+|(?:рок|міся|тижн)\w* тому|раніше|торік|минул\w+ (?:рок|міся|тиж|осен|літ|зим|весн)\w*|тому|нагадаємо|напередодні|свого часу|колись|раніш|досі|протягом (?:останн|минул)\w+|з початку року|за минул\w+|від \d{4}|з \d{4}|тоді|попередн\w+ (?:зустріч|візит)\w*",
    "ru": r"на прошлой неделе|ранее|в прошлом (?:год|месяц)\w*|прошл\w+ (?:год|месяц|недел|осен|лет|зим|весн)\w*|назад|напомним|накануне|некогда|раньше|в последние (?:год|месяц)\w*|с начала года|за прошл\w+|тогда|с \d{4} года|за три года|за полгода|до этого|позапрошл\w+|ещё в|еще в|минувш\w+ (?:год|месяц|недел|осен|лет|зим|весн|десятилет)\w*|за (?:последн|минувш|прошедш|истекш)\w+|за (?:два|четыре|пять|шесть|семь|восемь|девять|десять) (?:лет|года|месяц\w*)|в своё время|в свое время|прежде|до сих пор|с тех пор|в былые годы|уже (?:проводи|задержива|выдава|передава|получа|обуча|выда|приезжа)\w+|в последние (?:годы|месяцы)|с начала (?:года|десятилетия)|как сообщалось|с января|первая встреча|предыдущ\w+ (?:встреч|визит)\w*",
    "fr": r"avai(?:t|ent)|déjà|l'an(?:née)? (?:dernier|dernière|passé|passée|précédente)\w*|(?:le )?mois (?:dernier|passé|précédent)|la semaine (?:dernière|passée|précédente)|il y a (?:\w+ )?(?:\w+ )?(?:ans?|années?|mois|semaines?|jours|décennies?)|précéde\w+|auparavant|depuis (?:19|20)\d\d|dès (?:19|20)\d\d|jadis|naguère|autrefois|par le passé|ces dernières années|ces derniers mois|au cours des (?:\w+ )?derni\w+|dernièrement|à l'époque|(?:l'été|l'hiver|l'automne|le printemps|au printemps|en (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)) derniers?|entre (?:19|20)\d\d et (?:19|20)\d\d|de (?:19|20)\d\d à (?:19|20)\d\d|pour rappel|rappelons(?:-le)?|on se souvient|quelques (?:mois|semaines|années|jours) (?:plus tôt|auparavant)|(?:mois|ans|semaines|années) plus tôt|à ce jour|jusqu'(?:ici|alors|à présent)|depuis (?:le début|sa création|son lancement|lors)|remont\w+ à|l'édition précédente",
    "pl": r"wcześniej|w (?:ubiegł|zeszł|minion)\w+ (?:rok|miesiąc|tygodni)\w*|(?:rok|lat|lata|miesiąc|miesiące|miesięcy|tygodni|tygodnie) temu|dotychczas|dotąd|przypomn\w+|niegdyś|od (?:19|20)\d\d|poprzedni\w+|ostatni\w+ lat\w*|jeszcze w|z kolei w (?:19|20)\d\d",
}


@lru_cache(maxsize=32)
def _form(kind: str, language: str) -> re.Pattern[str]:
    table = _PLANNED if kind == PLANNED else _PAST
    return re.compile(rf"(?<!\w)(?:{table.get(language, table['en'])})(?!\w)", re.IGNORECASE)


def plan_ends(sentence: Sentence, language: str) -> int | None:
    """Where the first expression of an intention ends, as a position in the sentence's text; None without one."""
    found = _form(PLANNED, language).search(sentence.text.replace("’", "'"))
    ends = [found.end()] if found else []
    if language in morphology.LANGUAGES:
        future = next((word for word in sentence.words if _is_future(word.text, language)), None)
        ends += [future.end - sentence.start] if future else []
    return min(ends, default=None)


@lru_cache(maxsize=32768)
def _is_future(word: str, language: str) -> bool:
    """Whether a word can only be a verb in the future: «приедут», «додадуться»."""
    if len(word) < 4 or not word.endswith(_FUTURE_ENDINGS):
        return False
    found = morphology.readings(word, language)
    if language == "uk":  # «поставить», «зустрінуться» are given as short infinitives, too, which nobody writes
        found = tuple(r for r in found if "infn" not in r.tag.grammemes) or found
    return all(r.tag.POS == "VERB" and "futr" in r.tag.grammemes for r in found)


_FUTURE_ENDINGS = ("т", "тся", "ть", "ться", "є", "ється", "еться", "ме", "меться", "е")


def is_recalled(sentence: Sentence, language: str, day: Day | None, published: date | None, opens: bool) -> bool:
    """Whether the sentence looks back: it says so, or its date lies well before the report's; what `opens` a report does
    so by its date alone."""
    if sentence.section == BACKGROUND_SECTION:
        return True
    if day is not None and published is not None and day.is_before(published):
        return True
    if day is not None and day.day and published is not None and day.is_of_the_week(published):
        return False
    return not opens and _form(BACKGROUND, language).search(sentence.text.replace("’", "'")) is not None


_GOES_ON = re.compile(
    r"\W*(?:later (?:that|the same)|after (?:that|this)|then\b|at (?:that|the) time|danach|damals|daraufhin|після цього|потім|тоді|згодом|затем|тогда|после этого|позже|ensuite|alors|après cela|wtedy|potem|następnie)",
    re.IGNORECASE,
)


def goes_on(sentence: Sentence) -> bool:
    """Whether the sentence begins as the continuation of what was told before it ("Later that month …")."""
    return _GOES_ON.match(sentence.text) is not None
