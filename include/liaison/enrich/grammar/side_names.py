"""The sides of an act."""

BOTH, INITIATOR, RECIPIENT = "both", "initiator", "recipient"
