"""Bytes to text for feeds: byte order mark, then valid UTF-8, then what is declared if it holds, then the likeliest."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from itertools import islice

from charset_normalizer import from_bytes

DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([A-Za-z0-9._:-]{2,40})""", re.IGNORECASE)
HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{2,40})", re.IGNORECASE)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
UNMARKED = ((b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be"))
REFUSED = {"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
BROWSERS_READ = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
"""Pages say the left and mean the right, as in the encoding standard of browsers."""
GUESSES = ["cp1251", "koi8_u", "cp1252", "cp1250", "iso8859_2", "iso8859_5", "cp1253", "cp1254", "cp1257", "cp866"]
WORD = re.compile(r"[^\W\d_]{3,}")
WORDS_LOOKED_AT = 500
ALL_ACCENTS = re.compile(r"[\u00a1-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192]{3,}")
TAG = re.compile(r"<[^<>]*>")
FEW_BAD_BYTES = 0.02
"""UTF-8 with at most this share of broken characters is UTF-8 that was cut or patched, not another encoding."""


def decode(data: bytes, content_type: str | None = None) -> tuple[str, tuple[str, ...]]:
    """(text, flags): the text of a feed; `charset-lie` where the declared encoding does not fit the bytes.

    UTF-8 that is valid wins over a one-byte declaration: no other text with high bytes is valid UTF-8 by chance.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(f"{name}-le" if mark[0] == 0xFF else name, errors="replace"), ()
    for start, name in UNMARKED:
        if data.startswith(start):
            return data.decode(name, errors="replace"), ()
    declared = [_codec(name) for name in _declared(data, content_type)]
    names = [name for name in declared if name]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        lie = bool(names) and names[0] != "utf-8" and not text.isascii()
        return text, ("charset-lie",) if lie else ()
    # A host that knows nothing better says latin-1 for everything: what the document itself says comes first then.
    for name in sorted(dict.fromkeys(names), key=lambda name: name == "cp1252"):
        with suppress(UnicodeDecodeError):
            text = data.decode(name) if name != "utf-8" else ""
            if text and _is_plausible(text):
                return text, () if name == names[-1] else ("charset-lie",)
    return _likeliest(data), ("charset-lie",)


def _declared(data: bytes, content_type: str | None) -> list[str]:
    header = HEADER.search(content_type or "")
    inside = DECLARED.search(data[:500])
    return ([header.group(1)] if header else []) + ([inside.group(1).decode("ascii")] if inside else [])


def _codec(name: str) -> str | None:
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    found = BROWSERS_READ.get(found, found)
    return None if found in REFUSED or found.endswith(("_codec", "codec")) else found


def _is_plausible(text: str) -> bool:
    """False where words are of accented letters alone, of two scripts, or with large and small swapped: text read in the wrong one-byte encoding."""
    high = (found.group() for found in WORD.finditer(TAG.sub(" ", text)) if not found.group().isascii())
    words = list(islice(high, WORDS_LOOKED_AT))
    swapped = any(word[0].islower() and word[1:].isupper() for word in words)
    odd = sum(_is_odd(word) or (swapped and word[1:].isupper()) for word in words)
    return bool(odd <= 0.3 * len(words))


def _is_odd(word: str) -> bool:
    scripts = {_script(character) for character in word} - {None}
    return bool(ALL_ACCENTS.fullmatch(word)) or len(scripts) > 1


def _script(character: str) -> str | None:
    if not character.isalpha():
        return None
    return (
        "cyrillic" if "\u0400" <= character <= "\u052f" else "greek" if "\u0370" <= character <= "\u03ff" else "latin"
    )


def _likeliest(data: bytes) -> str:
    loose = data.decode("utf-8", errors="replace")
    high = sum(byte > 0x7F for byte in data)
    if loose.count("\ufffd") <= max(1, FEW_BAD_BYTES * high / 2):
        return loose
    words = re.sub(rb"<[^<>]*>", b" ", data)
    sample = b" ".join(word for word in words.split() if any(byte > 0x7F for byte in word))[:20_000]
    likely = [match.encoding for match in from_bytes(sample, cp_isolation=GUESSES)] if len(sample) >= 8 else ["cp1252"]
    texts = [data.decode(name, errors="replace") for name in (*likely, *GUESSES)]
    return next((text for text in texts if _is_plausible(text)), texts[0])
