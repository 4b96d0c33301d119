"""Text as it leaves this room: composed (NFC), one kind of blank, nothing that a reader cannot see."""

from __future__ import annotations

import re
import unicodedata

# Controls, lone surrogates, direction overrides, zero-width blanks, soft hyphens, byte order marks, non-characters and the
# private use area (icon fonts). The zero-width joiners U+200C/U+200D stay: Persian spelling and emoji need them.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc"
    "\ufffe\uffff\ud800-\udfff\ue000-\uf8ff]"
)


def tidy(text: str) -> str:
    """One line: blanks folded to single spaces, unseen characters gone, NFC."""
    if not text.isascii():
        text = UNSEEN.sub("", text)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
    elif not text.isprintable():
        text = UNSEEN.sub("", text)
    return " ".join(text.split())


def plain_words(text: str) -> str:
    """Words in lower case with single blanks between, for comparing two spellings of one sentence."""
    return " ".join(re.findall(r"\w+", text.casefold()))
