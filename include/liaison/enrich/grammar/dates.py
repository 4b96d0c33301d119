"""Dates in a sentence, resolved by the day of publication: weekdays, day and month, month, year, in six languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from liaison.enrich.grammar.prefilter import Prefilter, Sifted

RECENT = 21
"""Days: a full date further back than this is no news of the report any more."""

_MONTHS: Mapping[str, str] = {
    "en": "jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)? oct(?:ober)? nov(?:ember)? dec(?:ember)?",
    "de": "jan(?:uar)?|jänner feb(?:ruar)? märz apr(?:il)? mai juni? juli? aug(?:ust)? sept?(?:ember)? okt(?:ober)? nov(?:ember)? dez(?:ember)?",
    "fr": "janv(?:ier)? févr?(?:ier)? mars avril mai juin juil(?:let)? août sept(?:embre)? oct(?:obre)? nov(?:embre)? déc(?:embre)?",
    "uk": r"січ(?:ень|н\w+) лют(?:ий|о\w+) берез(?:ень|н\w+) квіт(?:ень|н\w+) трав(?:ень|н\w+) черв(?:ень|н\w+) лип(?:ень|н\w+) серп(?:ень|н\w+) верес(?:ень|н\w+) жовт(?:ень|н\w+) листопад\w* груд(?:ень|н\w+)",
    "ru": r"январ\w+ феврал\w+ март\w* апрел\w+ ма[йяе] июн\w+ июл\w+ август\w* сентябр\w+ октябр\w+ ноябр\w+ декабр\w+",
    "pl": r"stycz(?:eń|n\w+) lut(?:y|ego|ym) mar(?:zec|c\w+) kwie(?:cień|tni\w+) maj(?:a|u|em|owy\w*)? czerw(?:iec|c\w+) lip(?:iec|c\w+) sierp(?:ień|ni\w+) wrze(?:sień|śni\w+) październik\w* listopad\w* grud(?:zień|ni\w+)",
}
_WEEKDAYS: Mapping[str, str] = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "de": "montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "uk": r"понеділ\w+ вівтор\w+ серед[ауи] четвер\w* п['’ʼ]ятниц\w+ субот\w+ неділ[яюі]",
    "ru": r"понедельник\w* вторник\w* сред[ауы] четверг\w* пятниц\w+ суббот\w+ воскресень\w+",
    "pl": r"poniedział\w+ wtor\w+ środ[aęy] czwart\w+ piąt\w+ sobot\w+ niedziel\w+",
}
_TODAY: Mapping[str, str] = {
    "en": "today", "de": "heute", "fr": "aujourd'hui|ce jour", "uk": "сьогодні", "ru": "сегодня", "pl": "dziś|dzisiaj",
}  # fmt: skip
_YESTERDAY: Mapping[str, str] = {
    "en": "yesterday", "de": "gestern", "fr": "hier", "uk": "учора|вчора", "ru": "вчера", "pl": "wczoraj",
}  # fmt: skip
_LAST_YEAR: Mapping[str, str] = {
    "en": "last year", "de": "(?:im )?(?:vergangenen|letzten|vorigen) jahr|voriges jahr", "fr": "l'an(?:née)? (?:dernier|dernière|passée?)",
    "uk": r"торік|минулого року|минулий рік", "ru": r"в прошлом году|прошлого года|прошлый год", "pl": r"w (?:ubiegłym|zeszłym|minionym) roku|(?:ubiegłego|zeszłego|minionego) roku|rok temu|przed rokiem|w ub\. ?r",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is said: year, year and month, or the day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = (f"{self.year:04d}", self.month and f"{self.month:02d}", self.day and f"{self.day:02d}")
        return "-".join(part for part in parts if part)

    def is_before(self, published: date) -> bool:
        """Whether it lies so far back that it is no news of a report of `published`."""
        if self.month is None:
            return self.year < published.year
        if self.day is None:
            return (self.year, self.month) < (published.year, published.month)
        return (published - date(self.year, self.month, self.day)).days > RECENT

    def is_of_the_week(self, published: date) -> bool:
        """Whether it is a day of the last seven."""
        if self.month is None or self.day is None:
            return False
        return 0 <= (published - date(self.year, self.month, self.day)).days < 7

    def is_after(self, published: date) -> bool:
        """Whether it lies ahead."""
        if self.month is None:
            return self.year > published.year
        if self.day is None:
            return (self.year, self.month) > (published.year, published.month)
        return date(self.year, self.month, self.day) > published


@dataclass(frozen=True, slots=True, eq=False)
class _Forms:
    every: Sifted
    months: tuple[re.Pattern[str], ...]
    weekdays: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=32)
def _forms(language: str) -> _Forms:
    spoken = language if language in _MONTHS else "en"
    months, weekdays = _MONTHS[spoken].split(), _WEEKDAYS[spoken].split()
    month, weekday = "|".join(months), "|".join(weekdays)
    joint = r"(?:\s?[–-]\s?|\s(?:to|and|bis|und|au|et|до|по|та|й|і|и|do|i)\s)"
    every = re.compile(
        rf"(?<!\w)(?:"
        rf"(?P<day>\d{{1,2}})(?:\.|er|st|nd|rd|th)?(?:{joint}\d{{1,2}}\.?)?\s(?:of\s)?(?P<month>{month})\.?(?:\s(?:de\s)?(?P<year>(?:19|20)\d\d))?|"
        rf"(?P<month2>{month})\.?\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s(?P<year2>(?:19|20)\d\d))?|"
        rf"(?P<daydot>\d{{1,2}})\.(?P<monthdot>\d{{1,2}})\.(?P<yeardot>(?:19|20)\d\d)|"
        rf"(?P<month3>{month})\.?\s(?:of\s|de\s)?(?P<year3>(?:19|20)\d\d)|"
        rf"(?P<weekday>{weekday})|(?P<today>{_TODAY[spoken]})|(?P<yesterday>{_YESTERDAY[spoken]})|(?P<lastyear>{_LAST_YEAR[spoken]})|"
        rf"(?P<month4>{month})|(?P<year4>(?:19|20)\d\d)(?![\d-]|\s?(?:euro|dollar|people|vehicle))"
        rf")(?!\w)",
        re.IGNORECASE,
    )
    words = (*months, *weekdays, _TODAY[spoken], _YESTERDAY[spoken], _LAST_YEAR[spoken])
    some = Prefilter(r"\d", *words, ignore_case=True)
    return _Forms(Sifted(some, every), tuple(map(_whole, months)), tuple(map(_whole, weekdays)))


def _whole(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{form})", re.IGNORECASE)


def days_in(text: str, language: str, published: date | None, ahead: bool = False) -> list[tuple[int, Day]]:
    """(offset, date) of each date expression; `ahead`: weekdays and months without year are those to come."""
    forms = _forms(language)
    found = []
    for match in forms.every.finditer(text):
        day = _resolve(match, forms, published, ahead)
        if day is not None:
            found.append((match.start(), day))
    return found


def _resolve(match: re.Match[str], forms: _Forms, published: date | None, ahead: bool) -> Day | None:
    part = match.groupdict()
    written = part["month"] or part["month2"] or part["month3"] or part["month4"]
    year = next((int(part[k]) for k in ("year", "year2", "year3", "yeardot", "year4") if part[k]), None)
    day = next((int(part[k]) for k in ("day", "day2", "daydot") if part[k]), None)
    month = _index(forms.months, written) if written else (int(part["monthdot"]) if part["monthdot"] else None)
    if written or part["monthdot"]:
        if match.group("month4") and _is_name(match):
            return None
        return _month_day(year, month, day, published, ahead)
    if year is not None:
        return Day(year)
    if published is None:
        return None
    if part["weekday"]:
        return _weekday(_index(forms.weekdays, part["weekday"]) or 1, published, ahead)
    if part["lastyear"]:
        return Day(published.year - 1)
    when = published - timedelta(days=1 if part["yesterday"] else 0)
    return Day(when.year, when.month, when.day)


def _is_name(match: re.Match[str]) -> bool:
    """English "may" and "march" in small letters are words, no months."""
    return match.group() in ("may", "march", "mars", "mai", "mar", "dec", "jan", "nov", "sept", "лип")


def _index(forms: tuple[re.Pattern[str], ...], written: str) -> int | None:
    return next((i for i, form in enumerate(forms, 1) if form.fullmatch(written)), None)


def _month_day(year: int | None, month: int | None, day: int | None, published: date | None, ahead: bool) -> Day | None:
    if month is None or not 1 <= month <= 12:
        return None
    if year is None and published is not None:
        later = (month, day or 0) > (published.month, published.day if day else 0)
        year = published.year - 1 if later and not ahead and month - published.month > 1 else published.year
        if ahead and month < published.month:
            year = published.year + 1
    if year is None:
        return None
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return Day(year, month, day)


def _weekday(number: int, published: date, ahead: bool) -> Day:
    """The last such day up to the publication; the next one where the act lies ahead."""
    back = (published.isoweekday() - number) % 7
    when = published + timedelta(days=(7 - back) % 7) if ahead else published - timedelta(days=back)
    return Day(when.year, when.month, when.day)
