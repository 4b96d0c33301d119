"""What of a text is prose: addresses of the net, code, names and numbers say nothing about its language."""

from __future__ import annotations

import re

NOT_PROSE = re.compile(
    r"https?://\S+|www\.\S+|ftp://\S+|\S+@\S+\.\w+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|info|ua|ru|de|fr|pl|eu|uk)\b\S*"
    r"|\bt\.me/\S+|(?<!\w)[@#][\w-]+|(?<!\w)/?(?:[\w.-]+/){2,}[\w.-]*|\b\w+\.(?:pdf|docx?|xlsx?|jpe?g|png|html?|py|js|txt|xml|json|zip|csv)\b"
    r"|\b\w*_\w+\b|\b[a-z]+[A-Z]\w*\b|\b(?=\w*\d)(?=\w*[^\W\d_])\w+\b"
)
WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ`][^\W\d_]+)*")
CODE = re.compile(
    r"[{}<>=;|\\$\[\]]|\(\)|\)\s*[;{:]|&&|--\w|::|->|\w\.\w+\(|\w\[\w*\]|^\s*[@#]\w+|(?<!\w)-{1,2}[a-z]\b|\w\(\w*\)|\b(?:GET|POST|PUT|HEAD) /|\dT\d\d:\d\d"
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
    text = text.replace("\ufffd", "").replace("ďż˝", "")
    if TURKISH_DAMAGE.search(text) and not ICELANDIC.search(text):
        text = text.translate(TURKISH_LETTERS)
    return text


def strip(text: str) -> str:
    """`text` without addresses, file names, identifiers and number plates."""
    return NOT_PROSE.sub(" ", text)


def words(text: str) -> list[str]:
    """The words of `text` as written."""
    return WORD.findall(text)


def looks_like_code(text: str) -> bool:
    """Whether code signs are at least a quarter as many as words, or a command starts a line that has one."""
    signs = len(CODE.findall(text))
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


def _capital(token: str) -> bool:
    return token[0].isupper()
