"""What of a text is prose: addresses of the net, code, names and numbers say nothing about its language."""

from __future__ import annotations

import re

NOT_PROSE = re.compile(
    r"https?://\S+|www\.\S+|ftp://\S+|\S+@\S+\.\w+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|info|ua|ru|de|fr|pl|eu|uk)\b\S*"
    r"|\bt\.me/\S+|(?<!\w)[@#][\w-]+|(?<!\w)/?(?:[\w.-]+/){2,}[\w.-]*|\b\w+\.(?:pdf|docx?|xlsx?|jpe?g|png|html?|py|js|txt|xml|json|zip|csv)\b"
    r"|\b\w*_\w+\b|\b[a-z]+[A-Z]\w*\b|\b(?=\w*\d)(?=\w*[^\W\d_])\w+\b"
)
WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ`][^\W\d_]+)*")
REFERENCE = re.compile(r"\[(?:\d{1,3}|[A-Z]{2,6})\]")
"""A note's number or an abbreviation in square brackets is no code."""
CODE = re.compile(
    r"[{}<>=|\\$\[\]]|;(?!\s+[^\W\d_])|\w_\w|\(\)|\)\s*[;{:]|&&|--\w|::|->|\w\.\w+\(|\w\[\w*\]|^\s*[@#]\w+|(?<!\w)-{1,2}[a-z]\b|\w\(\w*\)|\b(?:GET|POST|PUT|HEAD) /|\dT\d\d:\d\d"
)
IMPORT = re.compile(r"^(?:import|from) [\w.]+(?:, [\w.]+)*$")
COMMANDS = re.compile(
    r"^(?:sudo|git|npm|npx|pip|apt(?:-get)?|kubectl|docker|ssh|curl|wget|export|import|from|def|class|return|public|private|static|const|let|var|"
    r"if|for|while|try|SELECT|INSERT|UPDATE|DELETE|ALTER|CREATE|DROP|rm|cp|mv|ls|cd|make|echo|printf?|SetEnv|ERROR|INFO|WARN|DEBUG)\b"
)
TURKISH_DAMAGE = re.compile("[þðÞÐ]|ý.*[üöçÜÖÇ]|[üöçÜÖÇ].*ý", re.DOTALL)
TURKISH_LETTERS = str.maketrans("ýþðÝÞÐ", "ışğİŞĞ")
ICELANDIC = re.compile("[áéíóúæåčěřžšůľťďň]", re.IGNORECASE)
"""Letters of the languages that do write ý, þ or ð."""
POSTAL_CODE = re.compile(r"\b(?!(?:19|20)\d\d\b)\d{4,6}\b|\b\d{2}-\d{3}\b|\b[A-Z]{1,2}\d{1,2} ?\d[A-Z]{2}\b")
PARTICLES = frozenset(
    [
        "von",
        "van",
        "de",
        "der",
        "den",
        "del",
        "della",
        "di",
        "da",
        "du",
        "dos",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "abu",
        "ter",
        "ten",
        "zu",
        "y",
        "e",
        "i",
        "van't",
        "d'",
        "св",
        "ul",
        "ул",
        "вул",
        "просп",
        "пр",
        "пл",
        "м",
        "г",
        "д",
        "кв",
        "str",
        "st",
        "via",
        "rue",
        "calle",
    ]
)
"""Lower-case words that stand inside names and addresses."""


def repaired(text: str) -> str:
    """`text` with the commonest damage undone: Turkish read as Western European, twice-decoded replacement signs."""
    text = text.replace("\ufffd", "").replace("ďż˝", "").replace("ï¿½", "")
    if DOUBLY_ENCODED.search(text):
        text = _decoded_again(text)
    if TURKISH_DAMAGE.search(text) and not ICELANDIC.search(text):
        text = text.translate(TURKISH_LETTERS)
    return text


DOUBLY_ENCODED = re.compile("[ÃÅÄÂÐÑĂĹĐŃ][\x80-\xbf¡-¿™‚-‰Š-žˇ˘˛˙˝ŁĄŻŔ]")
"""UTF-8 read as Western or Central European: "Ã©", "Ĺ™"."""


def _decoded_again(text: str) -> str:
    """`text` read as the UTF-8 that it was; unchanged where it was none."""
    for encoding in ("cp1252", "cp1250", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return text


def strip(text: str) -> str:
    """`text` without addresses, file names, identifiers and number plates."""
    return NOT_PROSE.sub(" ", text)


def words(text: str) -> list[str]:
    """The words of `text` as written."""
    return WORD.findall(text)


def looks_like_code(text: str) -> bool:
    """Whether code signs are at least a quarter as many as words, or a command starts a line that has one."""
    signs = len(CODE.findall(REFERENCE.sub(" ", text)))
    count = max(1, len(WORD.findall(text)))
    if IMPORT.match(text):
        return True
    return signs / count >= 0.34 or (signs >= 1 and bool(COMMANDS.match(text)))


def is_label(tokens: list[str]) -> bool:
    """Whether all words are names, initials or name particles by their case: `Igor Zubov`, `FBI DEA`, `12 Rue de Rivoli`.

    Scripts without case are never labels.
    """
    return all(_capital(token) or token.lower() in PARTICLES for token in tokens)


def has_postal_code(text: str) -> bool:
    """Whether a number of four to six digits that is no year stands in the text, as in addresses."""
    return bool(POSTAL_CODE.search(text))


STREET = re.compile(
    r"\b(?:ул|вул|пр|просп|пл|пер|бул|str|ul|al|pl|rue|via|calle|rua|avenue|street|road)\b\.?[^\d]{1,40}\d|\b(?:д|кв|буд|корп)\.\s?\d",
    re.IGNORECASE,
)


def is_address(text: str) -> bool:
    """Whether a street word with a number makes a label an address: «ул. Ленина, д. 5»."""
    return bool(STREET.search(text))


def has_initial(tokens: list[str]) -> bool:
    """Whether a short label has a single capital between words, as names do: Harry S. Truman."""
    return 2 < len(tokens) <= 4 and any(len(t) == 1 and t.isupper() for t in tokens[1:-1])


def _capital(token: str) -> bool:
    return token[0].isupper()
