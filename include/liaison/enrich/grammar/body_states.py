"""The other way to say whose a body is in Russian and Ukrainian: «белорусская Генпрокуратура», «Генпрокуратура Беларуси»."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.wordlists import words

ALONE = words("мвд мвс мид мзс минюст мін'юст минобороны міноборони минфин мінфін генпрокуратура")
"""Bodies that a state has one of, so that with the state's name they are the same."""
FULL = (
    "генеральная прокуратура",
    "генеральна прокуратура",
    "министерство ",
    "міністерство ",
    "национальная полиция",
    "національна поліція",
)
"""Beginnings of names that are so, too."""


def of_state(name: str, country: str | None, language: str, described: bool) -> tuple[str, ...]:
    """The name with its state's in the genitive; `described`: its first word is the state's adjective, which then falls."""
    if language not in morphology.LANGUAGES or country in (None, "INT"):
        return ()
    rest = name.partition(" ")[2] if described else name
    key = rest.lower()
    if not rest or not (described or key in ALONE or (key.startswith(FULL) and rest.count(" ") < MOST)):
        return ()
    state = genitive(str(country), language)
    return (f"{rest[:1].upper()}{rest[1:]} {state}",) if state else ()


MOST = 3
"""Blanks in a full name without a state."""


USUAL = {
    "ru": {"US": "США", "KG": "Кыргызстана", "KR": "Республики Корея"},
    "uk": {"US": "США", "AE": "ОАЕ", "GB": "Великої Британії"},
}
"""Where reports write another name than CLDR."""


@lru_cache(maxsize=1024)
def genitive(country: str, language: str) -> str | None:
    """The genitive of a state's name, where each word of it can be one."""
    if country in USUAL[language]:
        return USUAL[language][country]
    name = Locale.parse(language).territories.get(country)
    if name is None:
        return None
    parts = []
    for word in name.split():
        if word.isupper():
            parts.append(word)
            continue
        forms = (r.inflect({"gent"}) for r in morphology.readings(word.lower(), language) if r.tag.case == "nomn")
        form = next((f for f in forms if f is not None), None)
        if form is None:
            return None
        parts.append(morphology.like(str(form.word), word))
    return " ".join(parts)
