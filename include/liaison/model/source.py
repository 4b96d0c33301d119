"""One entry of the catalogue: where news comes from and how it is read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SourceType(StrEnum):
    """Who speaks."""

    OFFICIAL = "official"
    AGENCY = "agency"
    PRESS = "press"
    INTERNATIONAL = "international"


@dataclass(frozen=True, slots=True)
class Source:
    """A feed or folder.

    `kind` names the module in `liaison.sources` that reads it (feed, directory …); `location` is its URL or folder.
    `timezone` (IANA) is applied to dates without a zone. `identity` is `url` or `entry` (several items under one link).
    `checked` is the day on which the address was last looked up (ISO 8601).
    """

    source_id: str
    kind: str
    location: str
    title: str
    publisher: str
    publisher_country: str | None = None
    source_type: SourceType = SourceType.PRESS
    language: str | None = None
    timezone: str = "UTC"
    identity: str = "url"
    enabled: bool = False
    fetch_pages: bool = True
    checked: str | None = None
    homepage: str | None = None
    notes: str = ""
