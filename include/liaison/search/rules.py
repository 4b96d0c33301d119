"""What the rules of the enrichers mean, in the words of vocabulary/rules.yaml and acts.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def rule_in_words(rule: str, files: Mapping[str, Any]) -> str:
    """What a rule means, for readers; `files` are the vocabulary's by name. A rule without words is shown by its id."""
    words: dict[str, Any] = files.get("rules") or {}
    known = max((key for key in words if rule == key or rule.startswith((f"{key}.", f"{key}-"))), key=len, default=None)
    if known is None:
        return rule.replace("-", " ").replace(".", ": ").replace("_", " ")
    acts = files.get("acts") or ()
    act = next((str(a["label"]["en"]) for a in acts if rule.endswith(f"act.{a['id']}")), "an act")
    return str(words[known]).replace("{act}", act).replace("{term}", rule.rsplit(".", 1)[-1].replace("_", " "))
