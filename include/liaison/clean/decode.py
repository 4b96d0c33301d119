"""Bytes of a page to bytes of UTF-8: byte order mark, then header, then meta, then what the bytes look like."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping

META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})")
HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
TAGS = re.compile(rb"<(script|style)\b.*?</\1>|<[^>]{0,2000}>", re.S | re.I)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The WHATWG encoding standard reads these labels as the wider Windows or GB code page.
WIDER = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252",
    "latin-1": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "ks_c_5601-1987": "cp949", "euc-kr": "cp949",
    "big5": "cp950", "tis-620": "cp874", "windows-874": "cp874", "koi8-r": "koi8-u", "x-cp1251": "cp1251",
    "x-mac-cyrillic": "mac-cyrillic", "unicode": "utf-16-le",
}  # fmt: skip
HALF_PAIRS = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
"""Half surrogate pairs, which some writers put into UTF-8."""
MOSTLY = 0.5
"""Broken share up to which bytes are damaged UTF-8: text in another code page has hardly one valid sequence."""
HEAD_BYTES = 8192
SAMPLE_BYTES = 200_000


def to_utf8(raw: bytes, headers: Mapping[str, str] | None = None) -> tuple[bytes, bool]:
    """The page as UTF-8 bytes without mark, and whether its encoding is in doubt.

    Bytes that are valid UTF-8 with letters beyond ASCII are UTF-8 whatever was declared: no text in another code page
    passes that test by chance. Never raises; what cannot be read becomes U+FFFD.
    """
    for mark, name in MARKS:
        if raw.startswith(mark):
            text = raw[len(mark) :]
            return (text, False) if name == "utf-8" and _valid(text) else (_again(text, name), False)
    if b"\x00" in raw[:512] and (wide := _wide(raw[:512])):
        return _again(raw, wide), False
    if _valid(raw):
        return raw, False
    raw = HALF_PAIRS.sub(b"", raw)
    declared = list(dict.fromkeys(_declared(raw, headers)))
    loss = _utf8_loss(raw)
    if loss < MOSTLY:
        return raw.decode("utf-8", "replace").encode(), loss > 0.02
    for name in declared:
        if name != "utf-8" and _fits(raw, name):
            return _again(raw, name), False
    guess = _guess(raw)
    return _again(raw, guess or next((n for n in declared if n != "utf-8"), "cp1252")), True


def _valid(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _again(raw: bytes, name: str) -> bytes:
    return raw.decode(name, "replace").encode("utf-8", "replace")


def _wide(head: bytes) -> str | None:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) // 4:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _declared(raw: bytes, headers: Mapping[str, str] | None) -> Iterator[str]:
    kind = next((v for k, v in (headers or {}).items() if k.lower() == "content-type"), "")
    labels = [m.group(1) for m in [HEADER.search(kind)] if m]
    head = raw[:HEAD_BYTES]
    labels += [m.group(1).decode("ascii") for m in [XML.search(head)] if m]
    labels += [label.decode("ascii") for label in META.findall(head)]
    for label in labels:
        label = label.lower().strip("\"' ;")
        try:
            yield codecs.lookup(WIDER.get(label, label)).name
        except LookupError:
            continue


def _utf8_loss(raw: bytes) -> float:
    """Share of broken sequences among the characters beyond ASCII, read as UTF-8."""
    text = raw[: 5 * SAMPLE_BYTES].decode("utf-8", "replace")
    beyond = len(re.findall(r"[^\x00-\x7f]", text))
    return text.count("\ufffd") / beyond if beyond else 0.0


def _fits(raw: bytes, name: str) -> bool:
    """Whether the sample reads in `name` with hardly a hole and hardly a control character."""
    try:
        text = raw[:SAMPLE_BYTES].decode(name, "replace")
    except (LookupError, ValueError):
        return False
    beyond = [c for c in text if c > "\x7f"]
    bad = sum(c == "\ufffd" or "\x80" <= c < "\xa0" for c in beyond)
    return bad <= 0.02 * max(1, len(beyond))


def _guess(raw: bytes) -> str | None:
    """The code page of the page's own words, by charset-normalizer; None where it does not know."""
    from charset_normalizer import from_bytes

    words = TAGS.sub(b" ", raw[:SAMPLE_BYTES])
    beyond = [line for line in words.split(b"\n") if any(b > 0x7F for b in line)]
    best = from_bytes(b"\n".join(beyond)[:8192]).best()
    return best.encoding if best is not None and best.encoding != "ascii" else None
