"""People's names in the nominative: by dictionary in Ukrainian and Russian, by ending in Polish."""

from __future__ import annotations

from collections.abc import Sequence

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.names import NameWords
from liaison.enrich.grammar.tokens import Token


def nominative_name(tokens: Sequence[Token], sentence: str, language: str, oblique: bool, words: NameWords) -> str:
    """The name in the nominative; `oblique` says that the words around it ask for another case."""
    raw = sentence[tokens[0].start : tokens[-1].end]
    if language in ("uk", "ru"):
        return _slavic_nominative(tokens, raw, language, oblique)
    if language == "pl":
        return _polish_nominative(tokens, raw, words)
    if language in ("en", "de"):
        return raw.removesuffix("'s").removesuffix("’s")
    return raw


def _given_form(key: str, language: str) -> bool:
    """Whether the dictionary has the word as a given name in the singular."""
    return morphology.known(key, language) and any(
        "Name" in r.tag.grammemes and r.tag.number == "sing" for r in morphology.readings(key, language)
    )


def _slavic_nominative(tokens: Sequence[Token], raw: str, language: str, oblique: bool) -> str:
    given = next((t for t in tokens if _given_form(t.key, language)), None)
    if given is not None:
        readings = [
            r for r in morphology.readings(given.key, language) if "Name" in r.tag.grammemes and r.tag.number == "sing"
        ]
        if any(r.tag.case == "nomn" for r in readings) and not (
            oblique and any(r.tag.case != "nomn" for r in readings)
        ):
            return raw
        gender = str(readings[0].tag.gender or "masc")
        oblique = True
    else:
        gender = "masc"
    if not oblique:
        return raw
    base, shift, text = tokens[0].start, 0, raw
    for token in tokens:
        if not token.upper or len(token.text) == 1:
            continue
        new = morphology.like(_name_nominative(token.key, language, gender, token is given), token.text)
        start = token.start - base + shift
        text = text[:start] + new + text[start + len(token.text) :]
        shift += len(new) - len(token.text)
    return text


def _name_nominative(key: str, language: str, gender: str, given: bool) -> str:
    found = morphology.tags(key, language)
    for kind in ("Name", "Patr", "Surn"):
        if kind in found:
            return morphology.nominative(key, language, gender, kind)
    if gender == "femn":
        return (
            key
            if not key.endswith(("ої", "ій", "ою", "ой", "ую"))
            else key[:-2] + ("ая" if language == "ru" and key.endswith(("ой", "ую")) else "а")
        )
    for ending, new in (
        ("ського", "ський"),
        ("ському", "ський"),
        ("ским", "ский"),
        ("ского", "ский"),
        ("скому", "ский"),
        ("ським", "ський"),
        ("овим", "ов"),
        ("овым", "ов"),
        ("евым", "ев"),
        ("іним", "ін"),
        ("ином", "ин"),
        ("иным", "ин"),
        ("еві", ""),
        ("ові", ""),
        ("ом", ""),
        ("ем", ""),
        ("єм", "й"),
        ("ку", "к"),
        ("ну", "н"),
        ("ра", "р"),
        ("ка", "ко" if language == "uk" and key.endswith("енка") else "к"),
        ("на", "н"),
        ("та", "т"),
        ("ва", "в"),
        ("ту", "т"),
        ("ру", "р"),
        ("ву", "в"),
        ("лю", "ль"),
        ("ля", "ль"),
        ("са", "с"),
        ("ла", "л"),
        ("да", "д"),
        ("за", "з"),
        ("ха", "х"),
        ("ша", "ш"),
        ("ця", "ць"),
        ("ма", "м"),
        ("ая", "ай"),
        ("ею", "ей"),
        ("ею", "ея"),
    ):
        if key.endswith(ending) and len(key) - len(ending) >= 3:
            return key[: -len(ending)] + new
    return key


def _polish_nominative(tokens: Sequence[Token], raw: str, words: NameWords) -> str:
    first = tokens[0]
    if first.text in words.given or len(first.text) == 1:
        return raw[:-1] + "a" if raw.endswith("ę") else raw  # "Jaime Borję": no nominative ends so
    new = _polish_given(first.text, words)
    if new is None:
        return raw
    parts = raw.split(" ")
    feminine = new.endswith("a") and new not in ("Kuba", "Barnaba", "Kosma", "Bonawentura")
    rest = [part if part.islower() else _polish_surname(part, feminine) for part in parts[1:]]
    return " ".join([new, *rest])


def _polish_given(word: str, words: NameWords) -> str | None:
    for ending, news in (
        ("owi", ("",)),
        ("iem", ("",)),
        ("em", ("", "ek")),
        ("iego", ("i",)),
        ("ego", ("y",)),
        ("kiem", ("ek",)),
        ("ka", ("ek",)),
        ("kowi", ("ek",)),
        ("ią", ("ia",)),
        ("ą", ("a",)),
        ("ę", ("a",)),
        ("ie", ("a",)),
        ("ii", ("ia",)),
        ("y", ("a",)),
        ("i", ("ia", "a")),
        ("a", ("",)),
        ("u", ("",)),
        ("rze", ("ra",)),
        ("łą", ("ła",)),
    ):
        if word.endswith(ending):
            for new in news:
                if word[: -len(ending)] + new in words.given:
                    return word[: -len(ending)] + new
    return None


def _polish_surname(word: str, feminine: bool) -> str:
    if feminine:
        for ending, new in (("skiej", "ska"), ("ckiej", "cka"), ("dzkiej", "dzka"), ("ską", "ska"), ("cką", "cka")):
            if word.endswith(ending):
                return word[: -len(ending)] + new
        return word
    for ending, new in (
        ("skiego", "ski"),
        ("skiemu", "ski"),
        ("skim", "ski"),
        ("ckiego", "cki"),
        ("ckiemu", "cki"),
        ("ckim", "cki"),
        ("dzego", "dze"),
        ("owi", ""),
        ("kiem", "k"),
        ("em", ""),
        ("ego", "y"),
        ("iego", "i"),
        ("ka", "k"),
        ("a", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + new
    return word
