"""An office as one writes it: its head in the nominative, the adjectives before it agreeing."""

from __future__ import annotations

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.offices import Context
from liaison.enrich.grammar.phrases import Hit

ACTING = ("p o", "и о", "в о", "т в о")
"""Letters before an office in the genitive that someone only holds for a time: "p.o. dyrektora"."""


def acting(context: Context, first: int) -> int:
    """Where "p.o." before an office begins; the office itself where there is none."""
    for said in ACTING:
        begin = first - len(said.split())
        row = context.tokens[max(0, begin) : first]
        if (
            begin >= 0
            and " ".join(t.key for t in row) == said
            and all("." in t.glue for t in context.tokens[begin + 1 : first + 1])
        ):
            return begin
    return first


def reading(context: Context, first: int, hit: Hit[tuple[str, str]], last: int) -> tuple[str, bool]:
    """(the phrase with its head in the nominative, whether it stood in another case)."""
    tokens = context.tokens
    form = hit.value[1]
    plain = " ".join(t.key for t in tokens[hit.first : hit.last])
    wanted = " ".join(k for k in form.lower().replace("-", " ").split())
    oblique = plain != wanted and context.language in ("uk", "ru", "pl")
    head = context.sentence[tokens[hit.first].start : tokens[hit.last - 1].end]
    if context.language == "uk" and tokens[hit.first].key.endswith("а") and _is_subject(tokens[hit.first].key):
        plain, oblique = (
            wanted,
            False,
        )  # «тимчасова повірена»: the feminine of a form that the list has in the masculine
    if context.language == "pl" and plain[:-1] == wanted[:-1] and plain.endswith("a") and wanted.endswith(("y", "i")):
        plain, oblique = wanted, False  # "śledcza", "dyrektor generalna": feminine
    if plain != wanted and context.language in ("de", "pl", "uk", "ru"):
        head = (
            morphology.like(form, head)
            if not (context.language == "de" and head[:1].isupper())
            else form[:1].upper() + form[1:]
        )
    gender = "femn" if form.split()[-1].endswith(("ка", "ця", "а")) and context.language in ("uk", "ru") else "masc"
    before = [_adjective(context, i, gender, head) for i in range(first, hit.first)]
    joined = ""
    for index, word in zip(range(first, hit.first), before, strict=True):
        joined += (tokens[index].glue if index > first else "") + word
    if before:
        joined += tokens[hit.first].glue
    rest = context.sentence[tokens[hit.last - 1].end : tokens[last - 1].end] if last > hit.last else ""
    text = " ".join((joined + head + rest).split()).strip(" ,–-")
    return text.replace(" (", " (") if text.count("(") == text.count(")") else text.replace("(", "").replace(
        ")", ""
    ), oblique


def _is_subject(adjective: str) -> bool:
    return morphology.tags(adjective, "uk") >= {"ADJF:nomn", "femn"}


def _adjective(context: Context, index: int, gender: str, head: str) -> str:
    token = context.tokens[index]
    if context.language in ("uk", "ru") and not token.caps:
        return morphology.like(morphology.nominative(token.key, context.language, gender, "ADJF"), token.text)
    if context.language == "pl" and not token.upper:
        return _polish_adjective(token.text, head)
    if context.language == "de" and not token.upper:
        feminine = head.endswith("in")
        for ending in ("en", "em", "er", "es", "e"):
            if token.text.endswith(ending):
                return token.text[: -len(ending)] + ("e" if feminine else "er")
    return token.text


def _polish_adjective(word: str, head: str) -> str:
    """In the nominative: "byłego" before "szef" is "były", "byłą" before "szefowa" is "była"."""
    if head.split()[0].endswith("a"):
        ending = next((e for e in ("iej", "ej", "ą") if word.endswith(e)), None)
        return word if ending is None else word[: -len(ending)] + ("a" if ending != "iej" or word[-4] in "kg" else "ia")
    ending = next((e for e in ("iego", "iemu", "ego", "emu", "im", "ym") if word.endswith(e)), None)
    if ending is None:
        return word
    return word[: -len(ending)] + ("i" if ending.startswith("i") else "y")
