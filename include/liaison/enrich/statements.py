"""Each sentence of a report as a statement: who is in it, which acts and means it names, when, and whether it looks back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.actors import Actor, Scene
from liaison.enrich.grammar.dates import Day, days_in
from liaison.enrich.grammar.home import BY_LANGUAGE, is_abroad
from liaison.enrich.grammar.lexicon import BROAD, Hit, hits_in
from liaison.enrich.grammar.nations import countries_named
from liaison.enrich.grammar.scenes import scene_of
from liaison.enrich.grammar.status import clause_of, goes_on, is_recalled, plan_ends
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.sections import NOISE, dateline_end
from liaison.enrich.text import Sentence, Text
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary

LOOSE = 4
"""How much less an act weighs that only classes of words state."""
LEAD = 1
"""Sentences of the text that are news whatever their tense."""
DATELINE_WORDS = 5
"""Up to so many words a first sentence is the place and day of the report: "Київ. 22 листопада."."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act's words in a sentence with its entry in acts.yaml."""

    hit: Hit
    event_type: str
    side: str
    weight: int
    instruments: tuple[str, ...]
    intended: bool
    broad: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence read. `start`: where its evidence begins, after the dateline."""

    sentence: Sentence
    start: int
    scene: Scene
    acts: tuple[Act, ...]
    instruments: tuple[str, ...]
    topics: tuple[str, ...]
    day: Day | None
    recalled: bool
    plan: bool
    quantities: tuple[Mention, ...]
    place: str | None

    def actors(self) -> list[Actor]:
        """The parties that it names through their bodies."""
        return self.scene.states()


@lru_cache(maxsize=8)
def act_terms(vocabulary: Vocabulary) -> Mapping[str, Mapping[str, Any]]:
    """acts.yaml by id."""
    return {term["id"]: term for term in vocabulary["acts"]}


def published_on(text: Text) -> date | None:
    """The day of publication."""
    try:
        return date.fromisoformat((text.published_at or "")[:10])
    except ValueError:
        return None


def home_of(text: Text, findings: Findings, vocabulary: Vocabulary) -> str | None:
    """The country whose bodies a report names without saying whose they are."""
    if text.publisher_country:
        return text.publisher_country
    counted = Counter(
        str(m.properties["country"])
        for m in findings.of("organizations")
        if m.properties.get("country") and m.properties.get("kind") not in ("media", "company", "embassy")
    )
    candidates = BY_LANGUAGE.get(text.language, ())
    spoken = counted + Counter(str(m.properties.get("country")) for m in findings.of("places"))
    usual = max(candidates, key=lambda country: spoken[country], default=None)
    if usual and is_abroad(text, findings, vocabulary):
        usual = None
    if usual and (usual in counted or not counted):
        return usual
    best, times = counted.most_common(1)[0] if counted else (None, 0)
    return best if times > 1 else usual


def _by_cities(findings: Findings) -> set[str]:
    """Countries of which a report names two cities or more."""
    cities = {(m.properties.get("country"), m.value) for m in findings.of("places")}
    counted = Counter(country for country, _ in cities if country)
    return {country for country, times in counted.items() if times > 1}


def statements_of(text: Text, vocabulary: Vocabulary, findings: Findings, home: str | None) -> list[Statement]:
    """All sentences but noise, in reading order; `home`: whose bodies are meant where the report does not say."""
    published = published_on(text)
    named = countries_named(findings) | ({home} if home else set()) | _by_cities(findings)
    found: list[Statement] = []
    first, told = True, 0
    for sentence in text.sentences:
        if sentence.section == NOISE:
            continue
        start = sentence.start
        if first and sentence.where != "headline":
            start, first = start + dateline_end(sentence.text), False
        opens = sentence.where == "headline" or told < LEAD
        told += sentence.where != "headline" and len(sentence.words) > DATELINE_WORDS
        after = bool(found) and found[-1].recalled
        found.append(_statement(sentence, start, text, vocabulary, findings, home, named, published, opens, after))
    return found


def _statement(
    sentence: Sentence,
    start: int,
    text: Text,
    vocabulary: Vocabulary,
    findings: Findings,
    home: str | None,
    named: frozenset[str],
    published: date | None,
    opens: bool,
    after_recalled: bool,
) -> Statement:
    language = text.language
    scene = scene_of(sentence, text, vocabulary, findings, home, named)
    news = text.part(sentence.where)[start : sentence.end]
    plans = plan_ends(sentence, language)
    plan = bool(plans)
    days = [day for _, day in days_in(news, language, published, ahead=False)]
    if plan and published is not None:
        ahead = [d for _, d in days_in(news, language, published, ahead=True)]
        days = [d for d in ahead if d.is_after(published) and not (opens and d.day)] or days
    day = next((d for d in days if d.day), None) or next((d for d in days if d.month), None) or next(iter(days), None)
    recalled = is_recalled(sentence, language, _last_day(days, day), published, opens) or (
        after_recalled and goes_on(sentence)
    )
    terms = act_terms(vocabulary)
    names = findings.within(sentence, "organizations")  # the "Special Operations Unit" states no operation
    sure = hits_in(sentence, vocabulary, "acts", language)
    stated = {hit.id for hit in sure}
    broad = [hit for hit in hits_in(sentence, vocabulary, BROAD, language) if hit.id not in stated]
    acts = tuple(
        Act(
            hit,
            terms[hit.id]["event_type"],
            terms[hit.id]["side"],
            terms[hit.id]["weight"] - (LOOSE if loose else 0),
            tuple(terms[hit.id].get("instruments") or ()),
            bool(terms[hit.id].get("planned"))
            or _is_intended(hit.end - sentence.start, plans, sentence)
            or (plan and language == "pl" and _is_planned_noun(sentence, hit, plans[0])),
            loose,
        )
        for loose, hits in ((False, sure), (True, broad))
        for hit in hits
        if hit.start >= start and not any(m.start <= hit.start and hit.end <= m.end for m in names)
    )
    return Statement(
        sentence,
        start,
        scene,
        acts,
        _ids(sentence, vocabulary, "instruments", language),
        _ids(sentence, vocabulary, "topics", language),
        day,
        recalled,
        plan,
        tuple(findings.within(sentence, "quantities")),
        _place(sentence, start, findings),
    )


def _last_day(days: Sequence[Day], first: Day | None) -> Day | None:
    """The end of a span that `first` begins: "between April 28 and May 28" is news in June, "from June to August" in August."""
    if first is None:
        return None
    if first.day is None:
        months = [d for d in days if d.month and d.year == first.year]
        return max(months, key=lambda d: d.month or 0) if first.month else first
    return max((d for d in days if d.day), key=lambda d: (d.year, d.month or 0, d.day or 0))


def _is_intended(end: int, plans: Sequence[int], sentence: Sentence) -> bool:
    """Whether an intention is expressed before the end of an act's words, in its own clause."""
    before = [plan for plan in plans if plan <= end]
    if not before:
        return False
    text = sentence.text.replace("’", "'")
    own = clause_of(text, end)
    return any(clause_of(text, plan) in (own, 0) for plan in before)


_VERBS = ("ł", "ła", "ło", "li", "ły", "no", "to")
_NEAR = 5


def _is_planned_noun(sentence: Sentence, hit: Hit, plan_end: int) -> bool:
    """Whether a Polish act is a noun that the plan's verb follows: "Wspólne patrole ruszą w maju", "kolejny zjazd odbędzie się"."""
    if any(word.text.endswith(_VERBS) for word in sentence.words[hit.first : hit.last]):
        return False
    between = sentence.text[hit.end - sentence.start : plan_end]
    return len(between.split()) <= _NEAR and not any(mark in between for mark in ",;:–")


IN = words("in at near im bei nahe à en au aux w we pod koło у в во під біля под близ около")
"""Words after which a town is where something happens; after "to" or "from" it is not."""


def _place(sentence: Sentence, start: int, findings: Findings) -> str | None:
    """The first town that the sentence says it happens in."""
    towns = [m for m in findings.within(sentence, "places") if m.rule == "city" and m.start >= start]
    before = {word.start: one.text for one, word in pairwise(sentence.words)} if towns else {}
    return next((m.value for m in sorted(towns, key=lambda m: m.start) if before.get(m.start) in IN), None)


def _ids(sentence: Sentence, vocabulary: Vocabulary, name: str, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.id for hit in hits_in(sentence, vocabulary, name, language)))
