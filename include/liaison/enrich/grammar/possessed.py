"""Offices whose body stands elsewhere: "its director Jane Hill", "Inspector Jane Hill of the Malawi Police Service"."""

from __future__ import annotations

from dataclasses import replace

from liaison.enrich.grammar.offices import Context, Role
from liaison.enrich.grammar.wordlists import words

POSSESSIVES = words(
    "its their sa son leur dont ihr ihre sein seine deren dessen jego jej ich którego której його її их їх его ее её чий"
)
"""Words before an office by which it is that of a body named before."""
HANGING = frozenset({"officer", "prosecutor", "representative", "spokesperson"})
"""Offices and ranks that a body behind the name completes."""
OF = {
    "en": words("of from"),
    "fr": words("de du"),
    "pl": words("z ze"),
    "uk": words("з із"),
    "ru": words("из"),
    "de": words("von vom"),
}
"""Prepositions between a name and the body it serves."""


def with_body(context: Context, role: Role, name_last: int, before: str | None) -> Role:
    """An office with the body that it leaves out; `before`: the body that a possessive stands for."""
    if role.counterpart or any(context.body(i) is not None for i in range(role.first, role.last)):
        return role
    if before is not None and " " not in role.text:
        return replace(role, text=of_body(role.text, before, context.language))
    return _with_body_behind(context, role, name_last) if role.role_id in HANGING else role


def of_body(office: str, body: str, language: str) -> str:
    """An office in a body; in brackets where the body's name would change its case."""
    of = {"en": " of ", "fr": " de "}.get(language)
    return f"{office}{of}{body}" if of else f"{office} ({body})"


def _with_body_behind(context: Context, role: Role, at: int) -> Role:
    tokens = context.tokens
    if at + 1 >= len(tokens) or tokens[at].glue != " " or tokens[at].key not in OF.get(context.language, ()):
        return role
    first = at + 2 if tokens[at + 1].key in ("the", "la", "l", "der", "dem") and at + 2 < len(tokens) else at + 1
    span = context.body(first)
    if span is None or span[0] != first:
        return role
    if role.role_id not in ("officer", "prosecutor") and (" " in role.text or context.language == "de"):
        return role
    slavic = context.language in ("pl", "uk", "ru")
    body = context.sentence[tokens[first if slavic else at].start : tokens[span[1] - 1].end]
    return replace(role, text=f"{role.text} {' '.join(body.split())}")
