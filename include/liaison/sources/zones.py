"""Names of time zones in dates: offsets in minutes east of UTC."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_HOURS = {
    0: "UTC UT GMT Z WET ZULU",
    1: "CET MET MEZ WEST BST WAT",
    2: "CEST MEST MESZ EET SAST CAT",
    3: "EEST MSK МСК TRT EAT",
    4: "GST SAMT MSD AZT GET",
    5: "PKT YEKT UZT TJT TMT",
    6: "OMST ALMT KGT",
    7: "WIB KRAT NOVT ICT",
    8: "HKT SGT AWST IRKT PHT WITA",
    9: "JST KST YAKT WIT",
    10: "AEST VLAT",
    11: "AEDT MAGT",
    12: "NZST PETT",
    13: "NZDT",
    -3: "BRT ART ADT UYT",
    -4: "EDT AST CLT BOT VET",
    -5: "EST CDT COT PET ECT",
    -6: "MDT",
    -7: "MST PDT",
    -8: "PST AKDT",
    -9: "AKST",
    -10: "HST",
}
OFFSETS = {name: hours * 60 for hours, names in _HOURS.items() for name in names.split()}
OFFSETS |= {
    "CST": -360,
    "ACST": 570,
    "ACDT": 630,
    "NST": -210,
    "NDT": -150,
    "NPT": 345,
    "MMT": 390,
    "IRST": 210,
    "AFT": 270,
}
"""Fixed offsets of names that mean one zone nearly everywhere. IST (India, Israel, Ireland) is left out: the source's zone
decides. CST and AST are the American ones unless the source's own zone uses the name."""


SEASONAL = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}
"""American names that stand for winter and summer time."""


def zone(name: str | None) -> tzinfo | None:
    """The IANA zone, or None where there is no such zone."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def named_zone(name: str, local: datetime, source_zone: tzinfo) -> tzinfo | None:
    """The zone that `name` means for a source in `source_zone`; None for a name that nobody knows.

    A name that the source's own zone uses in that season (IST in Dublin or Kolkata) has its meaning there.
    """
    upper = name.upper()
    for month in (1, 7):
        there = local.replace(month=month, day=1, tzinfo=source_zone)
        if (there.tzname() or "").upper() == upper:
            return timezone(there.utcoffset() or timedelta())
    if upper in OFFSETS:
        return timezone(timedelta(minutes=OFFSETS[upper]))
    return zone(SEASONAL.get(upper, name if "/" in name else None))
