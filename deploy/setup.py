"""The set-up of an empty Elasticsearch: passwords, the analyst, API keys, indices. Done again, it changes nothing."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from elasticsearch import ApiError, AuthenticationException, Elasticsearch, TransportError

from embedded.keys import patiently, write_connection
from embedded.layout import write_secret
from liaison.errors import ConfigError, ServerRefused, ServerUnavailable
from liaison.search.setup import create_indices

READY_SECONDS = 300.0
BETWEEN_SECONDS = 1.0
ANALYST = "analyst"
CONNECTION = "connection.json"

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Passwords:
    """`elastic` is the server's own superuser; the others are set here."""

    elastic: str = field(repr=False)
    kibana_system: str = field(repr=False)
    analyst: str = field(repr=False)


def analyst_role(prefix: str) -> dict[str, Any]:
    """Reads Liaison's indices and uses Kibana's default space; no other data, users or settings of the server."""
    return {
        "cluster": [],
        "indices": [{"names": [f"{prefix}-*"], "privileges": ["read", "view_index_metadata"]}],
        "applications": [
            {"application": "kibana-.kibana", "privileges": ["space_all"], "resources": ["space:default"]}
        ],
    }


def set_up(
    url: str,
    passwords: Passwords,
    prefix: str,
    keys: Path,
    copies: Mapping[Path, tuple[str, ...]],
    say: Say = lambda _: None,
    ready_seconds: float = READY_SECONDS,
) -> None:
    """Bring the server at `url` into the state that Kibana and Airflow expect.

    `keys` gets a connection.json with all API keys; each folder of `copies` one with the keys of its roles alone, so that a
    process holds no key that it does not use. Raises ServerUnavailable, ConfigError (wrong password) or ServerRefused.
    """
    logging.getLogger("elastic_transport").setLevel(logging.ERROR)
    with Elasticsearch(url, basic_auth=("elastic", passwords.elastic), max_retries=0, request_timeout=30) as superuser:
        _await_ready(superuser, url, ready_seconds)
        try:
            patiently(lambda: _make_users(superuser, passwords, prefix))
            say("kibana_system has its password, the analyst a role and a user")
            found = write_connection(keys / CONNECTION, superuser, url, prefix)
        except ApiError as error:
            raise ServerRefused(
                f"Elasticsearch refuses the set-up (HTTP {error.meta.status}): {error.message}"
            ) from error
    for folder, roles in copies.items():
        mine = {role: found[role] for role in roles}
        write_secret(folder / CONNECTION, json.dumps({"url": url, "prefix": prefix, "keys": mine}, indent=1) + "\n")
    say("the API keys of setup, writer and reader are there")
    with Elasticsearch(url, api_key=found["setup"], request_timeout=60) as client:
        create_indices(client, prefix)
    say("indices and aliases are there")


def _make_users(superuser: Elasticsearch, passwords: Passwords, prefix: str) -> None:
    security = superuser.security
    security.change_password(username="kibana_system", password=passwords.kibana_system)
    role = f"{prefix}_{ANALYST}"
    security.put_role(name=role, **analyst_role(prefix))
    security.put_user(username=ANALYST, password=passwords.analyst, roles=[role], full_name="Analyst")


def _await_ready(superuser: Elasticsearch, url: str, seconds: float) -> None:
    """Until the server takes requests of its superuser, whose index may come a moment after the first answer."""
    end = time.monotonic() + seconds
    while True:
        error: Exception
        try:
            superuser.cluster.health(wait_for_status="yellow", timeout="20s")
            return
        except AuthenticationException as refused:
            error = ConfigError(
                "Elasticsearch does not take ELASTIC_PASSWORD; it counts only when the data volume is made: "
                "put the old one back into .env, or reset it with elasticsearch-reset-password"
            )
            error.__cause__ = refused
        except (TransportError, ApiError) as problem:
            error = ServerUnavailable(f"Elasticsearch at {url} is not ready ({type(problem).__name__})")
            error.__cause__ = problem
        if time.monotonic() >= end:
            raise error
        time.sleep(BETWEEN_SECONDS)
