"""Ukrainian and Russian names of bodies: adjectives, a head, and what hangs on it in the genitive or after «по», «з»."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.bodies import BodyWords, Named
from liaison.enrich.grammar.gazetteer import Cities
from liaison.enrich.grammar.nominatives_slavic import JOINS, TROOPS, described, nominative_of
from liaison.enrich.grammar.tokens import Token
from liaison.enrich.grammar.wordlists import words

MAX_WORDS = 14
BY = {
    "по": "datv",
    "з": "ablt",
    "із": "ablt",
    "зі": "ablt",
    "с": "ablt",
    "со": "ablt",
    "за": "ablt",
    "у": "loct",
    "в": "loct",
    "при": "loct",
    "во": "loct",
    "щодо": "gent",
    "про": "accs",
    "для": "gent",
}
_REGION_STEMS = """
област район город міст край республик столиц области регіон регион штат провинц провінц кантон округ аймак велаят воєводств
воеводств графств земл
"""
REGION = frozenset(_REGION_STEMS.split())
_NO_ADJECTIVES_WORDS = """
этот эта это эти этого этой этим весь вся всё все всех другой другие другая цей ця це ці цього цієї весь інший
інша інші свій своя своє свої своєї свого наш наша ваш последний останній новый новий местный місцевий місцева
местная местные украинские указанный вказаний соответствующий відповідний відповідні зарубежный зарубіжні
іноземні иностранные компетентные компетентні самый такий такой такая така данный даний указанной правоохоронні
правоохранительные слідчим слідчому
"""
NO_ADJECTIVES = frozenset(_NO_ADJECTIVES_WORDS.split())
TOWN = frozenset({"города", "г", "м", "міста", "район", "района", "району", "городу", "місту"})
PLURALITY = frozenset(
    {"стран", "країн", "держав", "государств", "двух", "двох", "обеих", "обох", "кількох", "нескольких", "всіх", "всех"}
)
_ACTING_WORDS = """
участю участии участі участием підтримки підтримці поддержке сприяння содействии координации координації посередництва
посредничестве присутності присутствии допомогою помощью рахунок счёт счет листу ордером ордеру рамках межах
следам слідам
"""
ACTING = frozenset(_ACTING_WORDS.split())
"""After a preposition these tell how a body acts: «Рада міністрів СНД за участю …», «полиция при содействии …»."""
SERVICES = ("police", "customs", "border_guard", "prosecutor")
SERVING = ("поліц", "полиц", "прокур", "міліц", "милиц")
PRESS_UNIT = (
    "комунікац",
    "коммуникац",
    "зв'язк",
    "зв’язк",
    "связей",
    "связям",
    "связи",
    "общественных связ",
    "медіа",
    "медиа",
    "пресси",
)
"""Beginnings of the words behind «відділ» and the like that make the office for the press of it."""
SPANS = frozenset({"протягом", "упродовж", "впродовж", "разом", "вместе", "совместно", "спільно"})
RANKS = ("генерал", "полковник", "підполковник", "подполковник", "майор", "капітан", "капитан", "лейтенант")
NO_RANKS = ("генеральн", "комісаріат", "комиссариат")
AGAINST = ("протид", "противодейств", "запобіган", "сприян", "содейств")
"""Nouns that ask for the dative: «департамент протидії злочинам»."""
CONTINENTS = ("європ", "европ", "азі", "ази", "африк", "америк", "балті", "балти", "кавказ")
GENERIC = frozenset(
    {"полиция", "милиция", "поліція", "міліція", "суд", "прокуратура", "посольство", "таможня", "митниця"}
)
_PLACE_HEADS_WORDS = """
нцб гунп посольств поліц прокуратур полиц управлін управлен укрбюр бюр гу увд консульств представництв митниц
"""
PLACE_HEADS = frozenset(_PLACE_HEADS_WORDS.split())


def slavic(
    tokens: tuple[Token, ...],
    sentence: str,
    language: str,
    words: BodyWords,
    country: Callable[[int], bool],
    given: frozenset[str],
    cities: Cities,
    regional: AbstractSet[int],
) -> Iterator[Named]:
    """The bodies in a sentence; `country(i)` says whether word i names or describes a country; `regional`: the adjectives of
    regions and towns."""

    def local(index: int) -> bool:
        return index in regional or cities.at(tokens, index) is not None

    at = 0
    while at < len(tokens):
        hit = words.heads.at(tokens, at)
        troops = hit is not None and tokens[hit.last - 1].key.startswith(TROOPS)
        if hit is None or (_plural(tokens[at], language) and not troops) or _press(tokens, at) or _of_rank(tokens, at):
            at += 1
            continue
        adjective = not tokens[at].caps and morphology.is_adjective(tokens[at].key, language)
        noun = hit.last - 1 if adjective else at
        first = _left(tokens, at, noun, language)
        last = _right(tokens, hit.last, at, language, country, given, cities, words)
        if (
            hit.last < last
            and tokens[hit.last].upper
            and not tokens[hit.last].caps
            and words.heads.at(tokens, hit.last)
            and not _fits(tokens[hit.last], {"gent"}, language)  # but «управління Нацполіції»
        ):
            last = hit.last
        if _is_named(tokens, first, last, at, hit.last, hit.value, country, local):
            joint = next((i for i in range(first + 1, at) if tokens[i].key in JOINS), None)
            paired = joint == first + 1 == at - 2 and country(first) and country(joint + 1)
            if paired and hit.value == "police" and last == hit.last and not tokens[first].upper:
                at = last  # «китайская и мьянманская полиция» is told by country alone
                continue
            if paired and joint is not None:
                name = nominative_of(tokens, joint + 1, last, noun, sentence, language)
                adjective_ = described(tokens, first, noun, language)
                yield Named(first, joint, hit.value, f"{adjective_} {name.partition(' ')[2]}")
                first = joint + 1  # «эстонская и латвийская полиция»
            yield Named(first, last, hit.value, nominative_of(tokens, first, last, noun, sentence, language))
            at = max(last, hit.last)
        else:
            at = hit.last


def _plural(token: Token, language: str) -> bool:
    return not token.caps and all(r.tag.number == "plur" for r in morphology.readings(token.key, language))


def _press(tokens: tuple[Token, ...], at: int) -> bool:
    """«пресс-служба», «відділ комунікації», «отдел по связям с общественностью» speak for their body and are none themselves."""
    unit = at + 1 + (tokens[at + 1].key in ("по", "із", "зі", "з")) if at + 2 < len(tokens) else at
    if tokens[unit].key.startswith(PRESS_UNIT) and tokens[unit].glue == " ":
        return True
    return at > 0 and tokens[at].glue == "-" and tokens[at - 1].key.startswith(("пресс", "прес"))


def _of_rank(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the word belongs to an officer's rank: «полковник поліції», «майор милиции»."""
    if not at or tokens[at].upper or tokens[at].glue != " ":
        return False
    rank = tokens[at - 1].key
    return rank.startswith((*RANKS, "сержант", "старшин", "рядов", "комісар", "комиссар")) and not rank.startswith(
        NO_RANKS
    )


def _left(tokens: tuple[Token, ...], at: int, noun: int, language: str) -> int:
    first = at
    while first > 0 and at - first < 5 and tokens[first].glue in (" ", "-"):
        before = tokens[first - 1]
        joined = (
            before.key in JOINS
            and first - 1 > 0
            and at - first >= 1
            and morphology.is_adjective(tokens[first - 2].key, language)
        )
        if joined:
            first -= 1
            continue
        if before.key in NO_ADJECTIVES or before.caps:
            break
        if first < noun and tokens[first].glue == " " and not _one_case(before.key, tokens[first].key, language):
            break  # «дела, заведённого Национальным бюро»
        if tokens[first].glue == "-" or _agrees(before.key, tokens[noun], language):
            first -= 1
            continue
        break
    while first < at and tokens[first].key in JOINS:
        first += 1
    return first


def _one_case(one: str, other: str, language: str) -> bool:
    """Whether two adjectives can stand in one case."""
    cases = [
        {r.tag.case for r in morphology.readings(word, language) if r.tag.POS in ("ADJF", "PRTF")}
        for word in (one, other)
    ]
    return not all(cases) or bool(cases[0] & cases[1])


def _agrees(adjective: str, head: Token, language: str) -> bool:
    """Whether a word can be an adjective of the head: one case and gender in common."""
    if head.caps:
        return morphology.is_adjective(adjective, language)
    nouns = {
        (r.tag.case, r.tag.gender)
        for r in morphology.readings(head.key, language)
        if r.tag.POS == "NOUN" and r.tag.number != "plur"  # the Ukrainian dictionary leaves the singular unsaid
    }
    return any(
        r.tag.POS in ("ADJF", "PRTF")
        and "Apro" not in r.tag.grammemes
        and r.tag.number != "plur"
        and (not nouns or (r.tag.case, r.tag.gender) in nouns)
        for r in morphology.readings(adjective, language)
    )


def _right(
    tokens: tuple[Token, ...],
    last: int,
    head: int,
    language: str,
    country: Callable[[int], bool],
    given: frozenset[str],
    cities: Cities,
    words: BodyWords,
) -> int:
    end = good = last
    cases = {"gent"}
    joined: set[str] = set()
    while end < len(tokens) and end - head < MAX_WORDS:
        token = tokens[end]
        quoted = token.glue in (" «", " „", ' "', " “") and token.upper
        if not quoted and token.glue not in (" ", "-", " – ", " № ", ". ", " №") and not _series(tokens, end, language):
            break
        if not token.upper and token.key.startswith(RANKS):
            break  # «Держприкордонслужби генерал-майор …»
        if not token.upper and (token.key in SPANS or morphology.is_numeral(token.key, language)):
            break  # «передал таможне Кыргызстана четырёх овчарок»
        if token.glue == ". " and tokens[end - 1].key not in ("г", "м", "обл"):
            break
        if quoted:
            closing = next(
                (i for i in range(end + 1, min(end + 8, len(tokens))) if any(c in tokens[i].glue for c in '»“”"')), None
            )
            ended = len(tokens) if len(tokens) - end < 6 else end + 1
            good = closing if closing is not None else ended
            break
        city = cities.at(tokens, end) if token.upper else None
        if city is not None and tokens[end - 1].key in TOWN:
            end = good = city[0]
            continue
        if _person_begins(tokens, end, head, language, given, cities) and not country(end):
            break
        if not token.upper and _only_verb(token.key, language):
            break
        placed = end > last and tokens[end - 1].upper and (country(end - 1) or cities.at(tokens, end - 1) is not None)
        if placed and token.key in (*JOINS, "за", "с", "со", "зі", "для", "про", "щодо"):
            break  # «МВД Таджикистана и погранслужбы Киргизии»
        if placed and token.key in ("в", "у", "во") and tokens[head].key.startswith(SERVING):
            break  # «Государственная полиция Латвии в Риге»
        if token.key in JOINS and end + 1 < len(tokens) and not tokens[end + 1].upper:
            beyond = end + 2 < len(tokens)  # the sentence goes on
            described = beyond and country(end + 1) and words.heads.at(tokens, end + 2) is not None
            if described or (end > last and tokens[end - 1].caps):
                break  # «жандармерії й болівійської поліції», «Академия МВД и представительства МОМ»
        if token.key in ("для", "с", "з", "із") and end + 1 < len(tokens) and country(end + 1):
            break
        if placed and not tokens[end - 1].caps and not token.upper and _is_given_there(tokens, end, language):
            break
        if token.key in JOINS and tokens[end - 1].upper and words.heads.at(tokens, end + 1) is not None:
            break  # «Академия МВД и представительства МОМ»
        if token.key in JOINS or token.key in ("питань", "вопросам", "справам", "г", "м", "города", "міста"):
            following = tokens[end + 1] if end + 1 < len(tokens) else None
            if token.key in JOINS and (
                following is None
                or following.upper
                or not _fits(following, cases | joined | {"gent"}, language)
                or _is_head_word(following)
            ):
                break
            if token.key not in JOINS:
                cases = {"gent"} if token.key in ("питань", "міста", "города") else {"gent", "datv", "loct", "nomn"}
            elif joined:
                cases = cases | joined
            end += 1
            continue
        if token.key == "по" and end + 1 < len(tokens) and (town := cities.at(tokens, end + 1)) is not None:
            end = good = town[0]  # «ГУ МВД по Санкт-Петербургу»
            continue
        if token.key in BY:
            case = BY[token.key]
            joined = {"datv"} if token.key == "по" else set()
            if not _may_follow(tokens, end, head, case, language):
                break
            cases = {case, "gent"} if case != "datv" else {"datv", "loct", "gent"}
            if token.key in ("з", "із") and end + 1 < len(tokens) and tokens[end + 1].key == "питань":
                cases = {"gent"}
            if token.key in ("з", "із", "за"):
                cases |= {"gent", "ablt", "accs"}
            end += 1
            continue
        if (
            end + 2 < len(tokens)
            and tokens[end + 1].glue == "-"
            and not tokens[end + 1].upper
            and _fits(tokens[end + 1], cases, language)
        ):
            end += 2  # «УВД Иссык-Кульской области» has capitals in both, and is read below
            good = end
            continue
        if token.upper and end + 2 < len(tokens) and tokens[end + 1].glue == "-" and tokens[end + 2].stem in REGION:
            end += 2
            good = end
            continue
        if token.upper and tokens[end - 1].stem in REGION and not token.caps:
            end += 1
            good = end
            continue
        if token.text.isdigit() and "№" not in token.glue:
            break
        if end == last and (token.stem in PLURALITY or token.key in PLURALITY):
            break
        if (
            token.caps
            or token.text.isdigit()
            or _fits(token, cases, language)
            or (country(end) and token.upper and not _is_subject(token, language))
        ):
            end += 1
            if token.upper:
                end = _hyphened(tokens, end)  # «прокуратура Франкфурта-на-Майне»
            good = end
            if "NOUN" in morphology.tags(token.key, language) and not token.caps:
                cases = {"gent"} | (cases & {"ablt"})
            if token.stem in ("управлен", "управлін"):
                cases.add("ablt")  # «по управлению границами»
            if token.stem.startswith(AGAINST):
                cases.add("datv")
            continue
        break
    while good > last + 1 and _hangs(tokens[good - 1], language):
        good -= 1
    return good


def _is_subject(token: Token, language: str) -> bool:
    """Whether a state's name stands in the nominative for certain: «от того же министерства Кыргызстан получил …»."""
    cases = {r.tag.case for r in morphology.readings(token.key, language) if r.tag.POS == "NOUN"}
    return "nomn" in cases and cases <= {"nomn", "accs", "voct"} and morphology.known(token.key, language)


def _series(tokens: tuple[Token, ...], at: int, language: str) -> bool:
    """Whether adjectives with commas go on: «центр співробітництва прикордонних, поліцейських та митних служб»."""
    if not _hangs(tokens[at - 1], language):
        return False
    while at < len(tokens) and tokens[at].glue == ", " and morphology.is_adjective(tokens[at].key, language):
        at += 1
    joined = at + 1 < len(tokens) and tokens[at].key in JOINS and not tokens[at + 1].upper
    return joined and morphology.is_adjective(tokens[at + 1].key, language)


def _hangs(token: Token, language: str) -> bool:
    """Whether a small word can only describe what follows it."""
    return (
        not token.upper
        and morphology.is_adjective(token.key, language)
        and "NOUN" not in morphology.tags(token.key, language)
    )


def _is_given_there(tokens: tuple[Token, ...], at: int, language: str) -> bool:
    """Whether the word after a country is what its body gets: «передав поліції Камбоджі обладнання»."""
    token = tokens[at]
    if token.stem in REGION or token.key in TOWN or token.key in (*JOINS, *BY) or token.glue != " ":
        return False
    if morphology.is_adjective(tokens[at - 1].key, language):
        return False
    return bool({"NOUN", "ADJF", "PRTF"} & morphology.tags(token.key, language))


def _hyphened(tokens: tuple[Token, ...], end: int) -> int:
    """The end of a name of several parts with hyphens, the last of which has a capital."""
    last = end
    while last < len(tokens) and tokens[last].glue == "-":
        last += 1
    return last if tokens[last - 1].upper else end


NOBLE = frozenset(
    ["ван", "фон", "де", "да", "ді", "ди", "дель", "бин", "бін", "бен", "ибн", "ібн", "аль", "ель", "эль"]
)
"""Small words inside people's names."""


def _person_begins(
    tokens: tuple[Token, ...], at: int, head: int, language: str, given: frozenset[str], cities: Cities
) -> bool:
    """Whether a person's name follows the body ("… УВД Жениш Аширбаев"): two capitals that are no place."""
    token = tokens[at]
    if token.upper and tokens[at - 1].stem in REGION and token.text in given:
        return True  # «поліції Одеської області Марина Коваль»
    if (
        not token.upper
        or token.caps
        or tokens[at - 1].stem in REGION
        or tokens[at - 1].key in ("г", "м", "города", "міста", "района", "району")
    ):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    full = token.text in given and following is not None and following.upper and following.glue == token.glue == " "
    third = tokens[at + 2] if at + 2 < len(tokens) else None
    if following is not None and following.key in NOBLE and not following.upper and third is not None and third.upper:
        return True  # «полиции Нидерландов Хенк ван Эссен»
    if cities.at(tokens, at) is not None and not full:  # there is a town Roman, too
        return False
    if token.text in given or ("Name" in morphology.tags(token.key, language) and at > head + 1):
        return True
    paired = (
        following is not None and following.upper and not following.caps and following.glue == " " and token.glue == " "
    )
    if (
        paired
        and {"Name"} & morphology.tags(token.key, language)
        and "Geox" not in morphology.tags(token.key, language)
    ):
        return True
    syllables = (token, following, third)
    if all(t is not None and t.upper and not t.caps and t.glue in " -" and len(t.text) < 6 for t in syllables):
        return True  # «агентства Пак Чон Хун»
    return (paired and not morphology.is_adjective(token.key, language) and not _fits(token, {"gent"}, language)) or (
        paired
        and "NOUN" in morphology.tags(token.key, language)
        and "Sgtm" not in morphology.tags(token.key, language)
        and not morphology.is_adjective(token.key, language)
        and _foreign(token.key, language)
    )


def _only_verb(key: str, language: str) -> bool:
    """Whether a small word is a verb, whatever surname is spelled like it: «прокуратура надала»."""
    found = [r.tag for r in morphology.readings(key, language) if not {"Surn", "Name", "Patr"} & r.tag.grammemes]
    return bool(found) and all(tag.POS in ("VERB", "INFN", "GRND") for tag in found)


def _foreign(key: str, language: str) -> bool:
    """Whether the dictionary does not have the word, so that its case is a guess."""
    return not morphology.known(key, language)


def _is_head_word(token: Token) -> bool:
    return token.caps


def _fits(token: Token, cases: set[str] | frozenset[str], language: str) -> bool:
    found = morphology.tags(token.key, language)
    return (
        any(f"{pos}:{case}" in found for pos in ("NOUN", "ADJF", "PRTF", "NUMR") for case in cases)
        and "Apro" not in found
    )


ASKED = words(
    "запросу запросам просьбе просьбам поручению ориентировке наводке информации ордеру ходатайству обращению данным "
    "подозрению итогам сигналу приглашению линии пути запиту проханню дорученню запрошенню підозрі"
)
"""After «по» these tell why or how a body acts, and are no part of its name."""


def _may_follow(tokens: tuple[Token, ...], at: int, head: int, case: str, language: str) -> bool:
    """Whether a preposition goes on with the name: «по борьбе с …» always, «в» only before a region or after some heads."""
    if at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    if tokens[at].key == "по" and following.key in ASKED:
        return False
    if any(t.key in ACTING for t in tokens[at + 1 : at + 3]):
        return False
    if tokens[at].key in ("по", "з", "із", "зі", "щодо", "с", "со", "за", "про", "для", "при"):
        if (
            tokens[at].key in ("с", "со", "зі", "за", "із", "з", "для", "про", "при", "щодо")
            and tokens[at].key not in ("з", "із")
            and at - head < 2
        ):
            return False
        if (
            tokens[at].key in ("з", "із")
            and following.key != "питань"
            and (following.upper or not _fits(following, {"ablt", "gent", "accs"}, language))
        ):
            return False
        return following.key in ("г", "м", "питань", "вопросам") or _fits(
            following, {case, "datv", "loct", "gent"} if case == "datv" else {case, "accs"}, language
        )
    if not following.upper:
        return False
    if tokens[head].key.startswith("суд") and head > 0 and _agrees(tokens[head - 1].key, tokens[head], language):
        return True  # «Окружний суд у Познані»
    region = any(tokens[i].stem in REGION for i in range(at + 2, min(at + 3, len(tokens))))
    return region or tokens[head].stem in PLACE_HEADS


def _is_named(
    tokens: tuple[Token, ...],
    first: int,
    last: int,
    head: int,
    head_last: int,
    kind: str,
    country: Callable[[int], bool],
    local: Callable[[int], bool],
) -> bool:
    if tokens[head].caps:
        return True
    complement = range(head_last, last)
    seated = last == head_last or (last == head_last + 2 and tokens[head_last].key in ("в", "у", "во"))
    if kind == "court" and first == head - 1 and seated and (local(first) or country(first)):
        return False  # «бельгийский суд», «советский суд в Минске»
    if first == head and last > head_last and kind != "ministry":
        placed = not tokens[head].upper and tokens[head_last].key in ("в", "у", "во")
        if placed and tokens[head].key.startswith(("полиц", "поліц", "милиц", "міліц", "бюро")):
            return False  # «шефів поліції в Манаусі»
        if kind in SERVICES and last - head_last < 3 and tokens[last - 1].key.startswith(CONTINENTS):
            return False  # «митниці Північної Європи»
    if (
        tokens[head].key.startswith(("полиц", "поліц", "милиц", "міліц"))
        and tokens[head].stem == tokens[head_last - 1].stem
        and not tokens[head].upper
    ):
        described = first == head - 1 and last == head_last and not tokens[first].upper and not local(first)
        town = last == head_last + 1 and tokens[head_last].upper and not country(head_last)
        town = town and (not local(head_last) or (last < len(tokens) and tokens[last].glue == ", " and local(last)))
        if described or town:
            return False
    if head == first == last - 1 and tokens[head].upper and tokens[head].key.startswith(MINISTRIES):
        return True
    if any(tokens[i].upper and not _opens_compound(tokens, i) for i in complement):
        return True
    if any(country(i) for i in range(first, last)) and kind != "other":
        return True
    if kind == "ministry":
        return last - first > 1
    if head_last - head > 1 and kind != "other" and tokens[head].upper:
        return True
    opens = first == 0
    capital = any(tokens[i].upper for i in range(first, head + 1) if not (i == first and opens))
    if capital and last - first > 1:
        return True
    opened = tokens[first].upper and opens
    if opened and last - first > 2 and head > first and local(first):
        return True  # «Одеський державний університет внутрішніх справ»
    return (last < len(tokens) and tokens[last].glue == " (" and tokens[last].caps) or bool(
        opened and last - first > 2 and kind != "other"
    )


MINISTRIES = ("минюст", "минобороны", "мін'юст", "міноборони", "генпрокуратур", "минфин", "мінфін")
"""Short names that stand for the body of the report's own state."""


def _opens_compound(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether an abbreviation only begins a common noun: «лабораторию ДНК-анализа»."""
    ended = at + 1 < len(tokens) and tokens[at + 1].glue == "-" and not tokens[at + 1].upper
    return tokens[at].caps and ended
