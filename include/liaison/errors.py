"""The exceptions that carry a decision: which outcome an item gets, or whether a task is tried again."""

from __future__ import annotations

from liaison.model.outcome import DropReason


class LiaisonError(Exception):
    """Base of all errors whose message is written for the user."""


class ConfigError(LiaisonError):
    """A setting, catalogue entry or vocabulary is wrong; nothing was started."""


class Discarded(LiaisonError):
    """The input is not an article; counted as `discarded` under `reason`."""

    def __init__(self, reason: DropReason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.detail = detail


class Quarantined(LiaisonError):
    """The item can never succeed as it is; kept with its input under `stage` and `reason` for replay."""

    def __init__(self, stage: str, reason: str, detail: str = "") -> None:
        super().__init__(f"{stage}: {reason}: {detail}" if detail else f"{stage}: {reason}")
        self.stage = stage
        self.reason = reason
        self.detail = detail


class NotAFeed(LiaisonError):
    """What a source answered is no feed or sitemap; a state of the source, not of an item."""


class FetchError(LiaisonError):
    """A page or feed could not be had now; counted as `failed` and tried again at the next poll."""


class PermanentFetchError(FetchError):
    """Asking again cannot help: refused address, not found, too large."""


class TooLarge(PermanentFetchError):
    """More bytes than may be read; the item is discarded as `too-large`."""


class ServerUnavailable(LiaisonError):
    """Elasticsearch cannot be reached or is not ready; worth another try."""


class RunIsRed(LiaisonError):
    """The run needs a person; doing its account again changes nothing."""


class ServerRefused(LiaisonError):
    """Elasticsearch refuses for a reason that waiting does not mend: privileges, disk, missing index."""
