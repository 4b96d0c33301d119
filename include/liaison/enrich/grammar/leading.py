"""Offices that a verb tells: "Anna Berg, who heads the Border Guard", „die von Anna Berg geleitete Behörde“, «яку очолює Ганна Берг»."""

from __future__ import annotations

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.offices import ARTICLES, LINKS, Context, Role
from liaison.enrich.grammar.roles import PLACED, right_of
from liaison.enrich.grammar.wordlists import words

HEAD = {"en": "head of", "de": "Leiter", "fr": "chef", "pl": "szef", "uk": "керівник", "ru": "руководитель"}
"""What who leads a body is called."""
OF_FRENCH = {
    "la": "de la ",
    "le": "du ",
    "l": "de l'",
    "les": "des ",
    "du": "du ",
    "des": "des ",
    "au": "du ",
    "aux": "des ",
}
"""How a French body hangs on an office, by the article before it."""
VERBS = {
    "en": words("heads leads headed led runs commands directs chairs commanded chaired"),
    "de": words("leitet führt befehligt leitete führte befehligte kommandiert"),
    "fr": words("dirige commande préside pilote dirigeait commandait présidait pilotait"),
    "pl": words(
        "kieruje dowodzi kierował kierowała dowodził dowodziła przewodzi kierujący kierująca dowodzący dowodząca"
    ),
    "uk": words("очолює очолював очолюючий очолювала керує керував керувала командує командував"),
    "ru": words(
        "возглавляет возглавлял возглавляла руководит руководил руководила командует командовал возглавляющий возглавляющая руководящий руководящая"
    ),
}
"""Verbs whose subject leads their object."""
LED_BY = {
    "en": (words("led headed commanded chaired"), words("by")),
    "fr": (words("dirigé dirigée dirigés dirigées conduite conduit commandé commandée présidée présidé"), words("par")),
    "pl": (words("kierowana kierowanej kierowany kierowanego dowodzona dowodzonej dowodzony"), words("przez")),
    "uk": (words("чолі"), words("з із зі")),
    "ru": (words("главе"), words("с со")),
}
"""The words before a name by which a body named before is told to be led by it."""
RELATIVES = words(
    "who also which qui que qu który która którą którym którego który co який яка яку який якою що который которая которую которым"
)
FORMERLY = words(
    "also now currently hier encore aujourd'hui jusqu'ici od obecnie jeszcze niedawno also зараз нині сейчас ныне also"
)
REACH = 14
"""Words between a body and the verb that tells who leads it, at most."""
NEAR = 16
"""Words between a body and the clause that tells who leads it, at most."""


def led(context: Context, first: int, last: int) -> Role | None:
    """The office of who bears the name `tokens[:last]` that begins, ranks included, at `first`, where a verb tells what it leads."""
    verbs = VERBS.get(context.language)
    if verbs is None:
        return None
    return _leads(context, last, verbs) or _is_led(context, first, verbs)


def _leads(context: Context, at: int, verbs: frozenset[str]) -> Role | None:
    """The office where the verb follows: "…, who heads the Malian police"."""
    tokens = context.tokens
    while at < len(tokens) and tokens[at].key in RELATIVES:
        at += 1
    if context.language == "de":
        return _leads_at_end(context, at, verbs)
    if at >= len(tokens) or tokens[at].key not in verbs or tokens[at].glue not in (" ", ", "):
        return None
    object_ = at + 1
    while object_ < len(tokens) and tokens[object_].key in ARTICLES and tokens[object_].glue == " ":
        object_ += 1
    return _office(context, at, object_, right_of(context, object_)) if object_ < len(tokens) else None


def _leads_at_end(context: Context, at: int, verbs: frozenset[str]) -> Role | None:
    """The same in a German clause: „…, der das Landeskriminalamt leitet“."""
    tokens = context.tokens
    if at + 2 >= len(tokens) or tokens[at].key not in ("der", "die") or not tokens[at].glue.startswith(","):
        return None
    object_ = at + 1
    while object_ < len(tokens) and tokens[object_].key in ARTICLES:
        object_ += 1
    verb = next((i for i in range(object_ + 1, min(object_ + REACH, len(tokens))) if tokens[i].key in verbs), None)
    if verb is None or any("," in t.glue for t in tokens[object_ : verb + 1]):
        return None
    return _office(context, at, object_, verb)


def _is_led(context: Context, first: int, verbs: frozenset[str]) -> Role | None:
    """The office where a body stands before: « le service que dirige … », "a delegation of the Hellenic Police led by …"."""
    tokens = context.tokens
    at = first - 1
    while at > 0 and tokens[at].key in FORMERLY | ARTICLES:
        at -= 1
    if at < 1 or any(c in t.glue for t in tokens[at + 1 : first + 1] for c in ";:."):
        return None
    passive, by = LED_BY.get(context.language, (frozenset(), frozenset()))
    verb, other = tokens[at].key, tokens[at - 1].key
    stands_for = other in RELATIVES or (context.language in ("pl", "uk", "ru") and other in PRONOUNS)
    if context.language in ("pl", "uk", "ru") and verb in verbs and _ends_group(context, at):
        return _before_verb(context, at)
    inverted = verb in PRONOUNS and other in verbs and context.language in ("pl", "uk", "ru")
    if not (inverted or (verb in by and other in passive) or (verb in verbs and stands_for)):
        return None
    end = at - 2
    near = next((i for i in range(end, max(-1, end - NEAR), -1) if context.body(i) is not None), None)
    return _of_body(context, near) if near is not None else None


def _ends_group(context: Context, at: int) -> bool:
    """Whether the object of a verb of leading stands before it: "Kontyngentem dowodzi …"."""
    return context.tokens[at].glue == " " and (
        context.body(at - 1) is not None or context.tokens[at - 1].key.startswith(GROUPS)
    )


def _before_verb(context: Context, at: int) -> Role | None:
    """The office where the object stands before the verb."""
    tokens = context.tokens
    span = context.body(at - 1)
    begin = span[0] if span is not None else at - 1
    if span is None and begin > 0 and not tokens[begin - 1].upper and _describes(context, begin - 1):
        begin -= 1
    if context.language != "pl":
        return _office(context, begin, begin, at)
    said = " ".join(context.sentence[tokens[begin].start : tokens[at - 1].end].split())
    said = said if span is not None else said[:1].lower() + said[1:]
    text = ("dowodzący " if tokens[at].key.startswith("dow") else "kierujący ") + said
    return Role(begin, at, begin, "head_of_department", text)


def _describes(context: Context, at: int) -> bool:
    key = context.tokens[at].key
    return (
        key.endswith(("im", "ym", "ą")) if context.language == "pl" else morphology.is_adjective(key, context.language)
    )


def _of_body(context: Context, at: int) -> Role | None:
    """The office of leading the body that holds a word, or its delegation; of a name and its letters in brackets, the name."""
    tokens = context.tokens
    span = context.body(at)
    if span is not None and span[0] and "(" in tokens[span[0]].glue:
        span = context.body(span[0] - 1) or span
    if span is None:
        return None
    begin, end = span
    while begin and span[0] - begin < 3 and tokens[begin].glue == " " and tokens[begin - 1].key in OF_WHOM:
        begin -= 1
    begin = (
        begin - 1 if begin and tokens[begin].glue == " " and tokens[begin - 1].key.startswith(DELEGATION) else span[0]
    )
    if end < len(tokens) and tokens[end].key.startswith(DELEGATION):
        end += 1
    return _office(context, begin, begin, end)


GROUPS = (
    "contingent", "kontingent", "kontyngent", "контингент", "загон", "загін", "отряд", "mission", "misj", "місі", "мисси", "einsatzgruppe",
    "zentralstelle", "abteilung", "dienststelle", "einheit", "kommissariat", "dezernat", "referat", "detachment", "détachement", "task", "équipe", "zespoł", "zespół", "grup", "груп", "delegac", "делегац", "ekip",
)  # fmt: skip
"""How the words for groups of officers begin that have no name of their own."""
DELEGATION = ("delegation", "délégation", "delegacj", "делегац")
OF_WHOM = words("of the de du des la l")
PRONOUNS = words("nimi nim nią ними ним нею ими им ею якими яким якою которыми которым которой")
"""Objects of a verb of leading that stand for what was named before: "dowodzi nimi podinsp. …"."""


def _office(context: Context, first: int, begin: int, end: int) -> Role | None:
    """The office of leading `tokens[begin:end]`, if a body is among it."""
    tokens = context.tokens
    while end > begin and tokens[end - 1].key in LINKS | PLACED:
        end -= 1
    if end <= begin or not any(
        context.body(i) is not None or tokens[i].key.startswith(GROUPS) for i in range(begin, end)
    ):
        return None
    if any("," in t.glue for t in tokens[begin + 1 : end]) and context.body(begin) is None:
        return None
    return Role(first, end, begin, "head_of_department", _reading(context, first, begin, end))


def _reading(context: Context, first: int, begin: int, end: int) -> str:
    """The office as one would write it, in the language of the report."""
    tokens, language = context.tokens, context.language
    body = " ".join(context.sentence[tokens[begin].start : tokens[end - 1].end].split())
    if language == "fr":
        article = tokens[begin - 1].key if begin else ""
        return f"{HEAD[language]} {OF_FRENCH.get(article, 'de ')}{body}"
    if language == "pl" and first < begin:  # the verb has its object in the case that its participle has it in
        if tokens[first].key.endswith(("cy", "ca")):
            return f"{tokens[first].key} {body}"
        return ("dowodzący " if tokens[first].key.startswith("dow") else "kierujący ") + body
    if language == "de" and tokens[first].key == "die":
        return f"Leiterin {body}"
    return f"{HEAD[language]} {_genitive(context, begin, end) if language in morphology.LANGUAGES else body}"


def _genitive(context: Context, begin: int, end: int) -> str:
    """The words of a Slavic body, its head and the adjectives before it in the genitive."""
    tokens, language = context.tokens, context.language
    said = []
    open_ = True
    for index in range(begin, end):
        token = tokens[index]
        word = token.text
        if open_ and not token.caps:
            reading = morphology.readings(token.key, language)[0]
            changed = reading.inflect({"gent"}) if reading.tag.POS in ("NOUN", "ADJF") else None
            word = morphology.like(str(changed.word), token.text) if changed is not None else word
            open_ = reading.tag.POS == "ADJF"
        said.append((token.glue if index > begin else "") + word)
    return "".join(said)
