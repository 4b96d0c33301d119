"""What a sentence is in its report: part of the news, recalled background, or noise of the page."""

from __future__ import annotations

import re

MAIN, BACKGROUND, NOISE = "main", "background", "noise"

_NOISE_START = re.compile(
    r"^[\s\W]*(?:"
    # other stories
    r"read (?:also|more|on|next|:)|see also|also read|also:|more (?:on|from|news|stories)\b[^.]*$|related(?:\s\w+)?:|other news:|in other news|top stories|promoted:|sponsored:?|advertisement|das könnte sie|anzeige:?\b|реклама\b|publicité\b|reklama\b|lesetipp|don'?t miss|most read|recommended|"
    r"lesen sie (?:auch|mehr|hier|dazu)|lesen sie\b.*:|mehr zum thema|mehr dazu|auch interessant|zum thema:|weitere (?:meldungen|artikel|nachrichten|themen)|top-themen|"
    r"(?:ще|ещё|еще|more|mehr|auch|aussi):|читайте (?:також|також:|також на|більше|нас|ще)|дивіться також|новини партнерів|новини за темою|за темою:|вас також може|"
    r"читайте (?:также|нас|ещё|еще|далее)|ещё:|еще:|сейчас читают|інші новини|зараз читають|смотрите также|по теме:|ранее по теме|новости по теме|другие новости|новости партн[её]ров|новости mail|"
    r"[àa] lire (?:aussi|également)|lire (?:aussi|également|la suite)|voir aussi|sur le même (?:sujet|thème)|autres (?:titres|actualités)|"
    r"czytaj (?:też|także|również|więcej|dalej)|zobacz (?:też|także|również)|przeczytaj (?:też|także|również)|polecamy|więcej na ten temat|inne wiadomości|inni czytali|najczęściej czytane|najpopularniejsze|podobne artykuły|warto przeczytać|zobacz galerię|obejrzyj|posłuchaj:|z ostatniej chwili:|"
    # share, print, subscribe, comment
    r"share\b(?: (?:this|on|via|it|the)\b|:|\W*$| \S+ \|)|e-?mail this|print this|follow us|like us|subscribe|sign up|newsletter|download the|comments? \(|leave a comment|tags?:|"
    r"(?:artikel )?teilen\b|drucken|folgen sie|abonnieren|schlagw[oö]rte?r?:|kommentare? \(|"
    r"поділитис[яь]|підписуйтес|підписатис|підпиш(?:іть|ись)|стежте за|слідкуйте за|долучайтес|приєднуйтес|більше (?:про|новин)\b[^.]*$|схожі (?:матеріали|новини|статті)|"
    r"погода:|до теми|на цю тему|найпопулярніш|вибір редакції|(?:якщо ви )?(?:знайшли|помітили) помилку|надіслати новину|"
    r"підтримати\b.*\||теги:|надрукувати|друк\b|роздрукувати|коментарі|"
    r"поделит(?:ь|есь|ся)|подпис(?:аться|ывайтесь|ка)\b|сообщить об ошибке|распечатать|версия для печати|комментар(?:ии|иев)\b|метки:|нашли ошибку|"
    r"partager\b|imprimer|réagir|abonnez|s'abonner|suivez-nous|mots[- ]clés|commentaires? \(|étiquettes?:|"
    r"udostępnij|drukuj|powrót|tagi:|komentarze|obserwuj nas|polub nas|zapisz się|subskrybuj|"
    # imprint
    r"©|\(c\)|copyright|all rights reserved|reproduction (?:reserved|rights)|original-content von|rückfragen bitte|rückfragen an|pressekontakt|kontakt für medien|weiteres material|"
    r"tous droits|reproduction interdite|crédits? photos?|photo\s?[:©]|foto\s?[:©]|фото\s?[:©]|image:|bild:|zdjęci[ea]:|fot\.|press contact|media contact|contacts? presse|"
    r"передрук|перепечатка|при копіюванні|при копировании|усі права|все права|wszelkie prawa|przedruk|alle rechte|nachdruck"
    r")",
    re.IGNORECASE,
)
_NOISE_ANY = (
    "original-content von", "übermittelt durch news aktuell", "all rights reserved", "reproduction reserved", "все права защищены",
    "усі права захищені", "tous droits réservés", "wszelkie prawa zastrzeżone", "alle rechte vorbehalten",
)  # fmt: skip
"""Anywhere in a line. Strings, as a pattern without regard to case tries every letter of every line."""
_BUTTON = re.compile(
    r"facebook|twitter|telegram|whatsapp|linkedin|viber|\bvk\b|e-?mail|share|teilen|drucken|print|поді|поде|partager|imprimer|drukuj|udost|друк|підпис|подпис|newsletter|instagram|youtube",
    re.IGNORECASE,
)
_HASHTAGS = re.compile(r"^(?:#[\w-]+[\s,;]*)+$")

_BACKGROUND = re.compile(
    r"^[\s\W]*(?:\(?[A-Z][\w/ ]+\)?\s[–-]\s)?(?:"
    r"as (?:\w+ ){0,4}(?:reported|noted|announced|informed) (?:earlier|previously|before)|as (?:previously|earlier|already) (?:\w+ )?(?:reported|noted|announced)|"
    r"(?:it (?:should|must|may) be |to be )?recall(?:ed)?\b|earlier(?:,| (?:it was|this (?:year|month|week)|in|today)\b)|previously\b|it was (?:earlier|previously) reported|background:|"
    r"zur erinnerung|wie (?:bereits |schon |zuvor )(?:gemeldet|berichtet|mitgeteilt)|hintergrund:|zum hintergrund|"
    r"(?:як )?нагада(?:ємо|ти|й(?:мо|те)?)\b|нагадуємо|як (?:\S+ ){0,3}(?:повідомлял|писал|інформувал|зазначал)\S*|раніше\b|довідково|довідка|"
    r"напомн?им\b|напоминаем|как (?:\S+ ){0,3}(?:сообщал|писал|информировал)\S*|ранее\b|справка:|справочно|"
    r"pour (?:rappel|mémoire)|rappelons|rappel\s?:|pour rappeler|comme (?:\w+ ){0,4}(?:rapporté|annoncé|indiqué) (?:précédemment|plus tôt)|précédemment|"
    r"przypomni?jmy|przypominamy|jak (?:\S+ ){0,3}(?:informowa|pisa|podawa)\S* wcześniej|jak (?:już )?(?:wcześniej )?informowa\S*|wcześniej\b|dla przypomnienia"
    r")",
    re.IGNORECASE,
)


def is_noise(line: str) -> bool:
    """Whether a line of a page is its frame: links to other stories, buttons, tags, copyright, press contacts."""
    small = line.lower()
    if _HASHTAGS.match(line) or any(mark in small for mark in _NOISE_ANY):
        return True
    if _NOISE_START.match(line):
        return len(line) < 400
    pieces = [p for p in re.split(r"\s[|•·]\s", line) if p.strip()]
    return len(pieces) > 1 and len(line) < 250 and (len(pieces) > 2 or bool(_BUTTON.search(line)))


def opens_background(sentence: str) -> bool:
    """Whether a sentence says itself that it recalls earlier news ("as reported earlier", «Нагадаємо», « Pour rappel »)."""
    return bool(_BACKGROUND.match(sentence))


_PLACE = r"[A-ZÀ-ÞА-ЯЁІЇЄҐŁŚŻŹĆŃ][^\s.!?,(/:]*"
_DAY = r"(?:\d{1,2}\.?\s[^\W\d]+\.?(?:\s\d{4})?|[^\W\d]+\.?\s\d{1,2}(?:,\s\d{4})?)"
_AGENCY = r"(?:/[^/]{2,30}/|\([^)]{2,40}\))"
_DATELINE = re.compile(
    rf"\s*(?:{_AGENCY}\s*(?:[–—-]\s)?|"
    rf"{_PLACE}(?:[ /-]{_PLACE}|\s\([^)]{{2,20}}\)(?=/|\s?\()|/{_PLACE}){{0,4}},?\s*(?:{_DAY}\s?)?{_AGENCY}\s*(?:[–—-]{{1,2}}\s|\.\s)|"
    rf"{_PLACE}(?:\s{_PLACE}){{0,2}}(?:,\s{_PLACE}(?:\s{_PLACE})?\.?(?:,?\s{_DAY})?|,\s{_DAY})\s(?:{_AGENCY}\s)?[–—-]{{1,2}}\s|"
    rf"{_PLACE}(?:/{_PLACE})*,?\s(?:{_DAY}\s)?[–—-]{{1,2}}\s|"
    rf"(?:[A-ZÀ-ÞА-ЯЁІЇЄҐŁŚŻŹĆŃ]{{2,}}[ /,-]*){{1,4}}(?:{_DAY}\s?)?[–—-]{{1,2}}\s)"
)


def dateline_end(sentence: str) -> int:
    """Where the news begins in the first sentence of a report, after place and agency ("Kleve (ots) - "); 0 without one."""
    found = _DATELINE.match(sentence)
    return found.end() if found and found.end() < 0.8 * len(sentence) else 0
