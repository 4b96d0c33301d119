"""The one hook for runs that need a person: a line in the log, and a message to LIAISON_ALERT_URL where that is set."""

from __future__ import annotations

import json
import logging
import os
import urllib.request
from collections.abc import Mapping
from typing import Any

from liaison.edges.files import read_json
from liaison.tasks.run import Run

logger = logging.getLogger(__name__)


def run_is_red(context: Mapping[str, Any]) -> None:
    """Tells that a run is red, and why. Called by Airflow with the run's context; never raises."""
    run_id = str(context.get("run_id") or getattr(context.get("dag_run"), "run_id", ""))
    try:
        reasons = read_json(Run.of(run_id).account)["reasons"]
    except (OSError, ValueError, KeyError):
        reasons = ["the run has no account"]
    send(f"Liaison: run {run_id} is red: {'; '.join(reasons)}")


async def deadline_missed(**kwargs: Any) -> None:
    """Tells that a run is not done in time. Called by Airflow's triggerer."""
    send(f"Liaison: {kwargs.get('text') or 'the daily run is not done in time'}")


def send(text: str) -> None:
    """One message; `{"text": …}` is what chat systems take. The address is the operator's own and not guarded."""
    logger.error("alert text=%s", " ".join(text.split()))
    address = os.environ.get("LIAISON_ALERT_URL", "")
    if not address.startswith(("http://", "https://")):
        return
    body = json.dumps({"text": text}).encode()
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})  # noqa: S310
    try:
        urllib.request.urlopen(request, timeout=10).close()  # noqa: S310
    except OSError as error:
        logger.error("alert not sent error=%s", error)
