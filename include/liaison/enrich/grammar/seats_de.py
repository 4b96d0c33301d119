"""The towns behind German courts, stations and directorates that no list of towns has: „am Amtsgericht Plön“."""

from __future__ import annotations

import re

from liaison.enrich.grammar.tokens import Token

SEATED = (
    "amtsgericht",
    "landgericht",
    "bezirksgericht",
    "staatsanwaltschaft",
    "polizeistation",
    "polizeidienststelle",
    "polizeiposten",
    "polizeirevier",
    "polizeiinspektion",
    "polizeidirektion",
    "polizeipräsidium",
    "polizeikommissariat",
    "kriminalpolizei",
    "kantonspolizei",
    "hauptzollamt",
    "zollfahndungsamt",
    "quästur",
    "polizeischule",
    "polizeiakademie",
    "justizanstalt",
    "justizvollzugsanstalt",
    "kommandantur",
    "präfektur",
)
"""Bodies that many towns have, so that the town behind them is a part of their name, whether it is known or not."""
BEFORE_SEATED = frozenset({"am", "vom", "beim", "im", "zum", "zur", "der", "des", "dem"})
"""Before such a body these tell that what follows is no object of its verb (but „ordnete das Amtsgericht Haft an“)."""
NO_SEAT = re.compile(
    r"(?:ung|ungen|heit|keit|schaft|tion|tionen|nis|haft|klage|befehl|befehle|schutz|verfahren|beamten?|beamtinnen|leute|kräfte|mann|"
    r"antrag|beschwerde|urteil|prozess|strafe|hilfe|trag|mittel|material|zeuge|geräte|fahrzeuge?|polizei|spezialisten|experten|innen|er|ern)s?$"
)
"""Ends of nouns that are no towns, as a court's objects or a station's officers."""


def is_seat(tokens: tuple[Token, ...], at: int, place: int) -> bool:
    """Whether an unknown word with a capital right behind a body can be the town of it: „ein Richter am Amtsgericht Plön“."""
    if not tokens[at].key.removesuffix("s").endswith(SEATED) or not at:
        return False
    opens = at == 1 and tokens[0].key in (
        "die",
        "das",
    )  # „Die Kriminalpolizei Bergen hat …“: before the verb is one phrase
    if tokens[at - 1].key not in BEFORE_SEATED and not opens:
        return False
    town = tokens[place]
    goes_on = place + 1 < len(tokens) and tokens[place + 1].upper and tokens[place + 1].glue == " "
    return town.glue == " " and not town.caps and len(town.key) > 3 and not goes_on and not NO_SEAT.search(town.key)
