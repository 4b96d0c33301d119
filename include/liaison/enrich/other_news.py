"""Reports whose opening tells what no act in them can make cooperation: matches, trade, warnings of swindlers, talks of armies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from liaison.enrich.case import speaks_of_police
from liaison.enrich.gates import is_military
from liaison.enrich.grammar.apart import opens_apart, opens_with_trade
from liaison.enrich.grammar.status import BACKGROUND
from liaison.enrich.statements import DATELINE_WORDS, Statement
from liaison.enrich.text import lowered
from liaison.model.fact import Fact

WARNS = re.compile(
    r"(?<!\w)(?:warn(?:s|ed|ing)?\b|beware|alert(?:s|ed)\b|cautions|warnt|warnen|warnung|gewarnt|met(?:tent)? en garde|mise en garde|alerte|appelle\w* à la vigilance|"
    r"ostrzega|przestrzega|uczula|предупре(?:ди|жда)|предостер|застер|попере(?:ди|джа))"
)
SWINDLE = re.compile(
    r"(?<!\w)(?:scam|fraudster|con ?men|swindl|fake|bogus|hoax|impersonat|phishing|posing|letter bearing|e-?mails? in which|betrüg|falsche|gefälschte|anrufe|masche|"
    r"arnaqu|escroc|faux|fausse|usurp|oszust|oszuś|fałszyw|podszywa|rzekom|naciągacz|мошенн|лже|фальшив|поддельн|якобы|схем|аферист|шахра|псевдо|фейков|нібито|афер)"
)
"""The police warn of swindlers: then nothing that the swindlers told of police abroad is an act."""


def without_other_news(facts: Sequence[Fact], statements: Sequence[Statement]) -> list[Fact]:
    """The facts without the news of a report whose opening tells something other than cooperation."""
    if all(fact.status == BACKGROUND for fact in facts) or not _is_other(facts, statements):
        return list(facts)
    return [fact for fact in facts if fact.status == BACKGROUND]


def _is_other(facts: Sequence[Fact], statements: Sequence[Statement]) -> bool:
    opening = _opening(statements)
    if any(opens_apart(s.sentence, s.scene.language) for s in opening if s.sentence.where != "headline"):
        return True
    unnamed = [s for s in opening if "core" not in s.scene.bodies.values()]
    if any(opens_with_trade(s.sentence, s.scene.language) for s in unnamed):
        return True
    low = " ".join(lowered(s.sentence.text) for s in opening)
    if WARNS.search(low) and SWINDLE.search(low) and not any("joint" in "".join(s.instruments) for s in opening):
        return True
    return is_military(statements) and not any(_is_of_police(fact, statements) for fact in facts)


def _opening(statements: Sequence[Statement]) -> list[Statement]:
    """The headline and the first sentence of the text that is more than place, day and agency: "LUXEMBURG."."""
    told = (place for place, s in enumerate(statements) if s.sentence.where != "headline" and not _is_dateline(s))
    return list(statements[: next(told, len(statements)) + 1])


def _is_dateline(statement: Statement) -> bool:
    return len(statement.sentence.words) <= DATELINE_WORDS


def _is_of_police(fact: Fact, statements: Sequence[Statement]) -> bool:
    """Whether a fact of the news stands in a sentence of police, interior or justice bodies."""
    if fact.status == BACKGROUND:
        return False
    told = (s for s in statements if s.sentence.where == fact.where and s.start == fact.start)
    return any(speaks_of_police(s) and not s.scene.outside for s in told)
