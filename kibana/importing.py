"""Puts the saved objects into a running Kibana. Done again, it overwrites them with the same."""

from __future__ import annotations

import time

import httpx2

from kibana.objects import PREFIX, compile_objects, to_ndjson
from liaison.errors import ServerRefused, ServerUnavailable

REQUEST_SECONDS = 60
READY_SECONDS = 300
"""Kibana is up one to two minutes after Elasticsearch; on a slow machine later."""
BETWEEN_SECONDS = 3


def import_objects(
    url: str, auth: tuple[str, str] | str, *, prefix: str = PREFIX, ready_seconds: float = READY_SECONDS
) -> int:
    """Import all objects into the Kibana at `url`, waiting until it is ready; returns how many there are.

    `auth` is (user, password) or an encoded API key. Raises ServerUnavailable where Kibana does not come up in time,
    ServerRefused with the first reason where it does not take an object.
    """
    headers = {"kbn-xsrf": "liaison"}
    if isinstance(auth, str):
        headers["Authorization"] = f"ApiKey {auth}"
    pair = None if isinstance(auth, str) else auth
    body = to_ndjson(compile_objects(prefix)).encode("utf-8")
    end = time.monotonic() + ready_seconds
    with httpx2.Client(base_url=url, headers=headers, auth=pair, timeout=REQUEST_SECONDS, trust_env=False) as client:
        while True:
            try:
                answer = client.post(
                    "/api/saved_objects/_import",
                    params={"overwrite": "true"},
                    files={"file": ("objects.ndjson", body, "application/ndjson")},
                )
            except httpx2.TransportError as error:
                problem = f"Kibana at {url} cannot be reached ({type(error).__name__})"
            else:
                if answer.status_code not in (429, 502, 503, 504):
                    return _imported(answer)
                problem = f"Kibana at {url} is not ready (HTTP {answer.status_code})"
            if time.monotonic() >= end:
                raise ServerUnavailable(problem)
            time.sleep(min(BETWEEN_SECONDS, ready_seconds))


def _imported(answer: httpx2.Response) -> int:
    if answer.status_code != 200:
        raise ServerRefused(f"Kibana does not take the objects (HTTP {answer.status_code}): {answer.text[:300]}")
    result = answer.json()
    if not result.get("success"):
        first = (result.get("errors") or [{}])[0]
        raise ServerRefused(f"Kibana does not take {first.get('type')} {first.get('id')}: {first.get('error')}")
    return int(result["successCount"])
