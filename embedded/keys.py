"""The least-privilege API keys of set-up, writer and reader, and the file that tells the rest of Liaison of them."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from elasticsearch import AuthenticationException, Elasticsearch, NotFoundError

from embedded.layout import write_secret

ROLES = ("reader", "writer", "setup")
USERS_SECONDS = 60.0


def descriptors(prefix: str) -> dict[str, dict[str, Any]]:
    """What each key may do, on the indices of `prefix` alone; none may manage users, keys or other indices."""
    names = [f"{prefix}-*"]
    return {
        "reader": {
            "cluster": ["monitor"],
            "indices": [{"names": names, "privileges": ["read", "view_index_metadata", "monitor"]}],
        },
        "writer": {
            "cluster": ["monitor"],
            "indices": [
                {"names": names, "privileges": ["read", "write", "maintenance", "view_index_metadata", "monitor"]}
            ],
        },
        "setup": {
            "cluster": ["monitor", "manage_index_templates", "manage_ingest_pipelines", "manage_search_synonyms"],
            "indices": [{"names": names, "privileges": ["manage", "read", "write"]}],
        },
    }


def patiently[T](ask: Callable[[], T]) -> T:
    """`ask()`, again for up to USERS_SECONDS while the server does not know its superuser.

    The first key or user makes the server's index of users, and until that is allocated nobody is taken (seen on a busy machine).
    """
    end = time.monotonic() + USERS_SECONDS
    while True:
        try:
            return ask()
        except AuthenticationException:
            if time.monotonic() >= end:
                raise
        time.sleep(0.5)


def make_keys(superuser: Elasticsearch, prefix: str) -> dict[str, str]:
    """A fresh key for each role; older ones of the same names are made invalid."""
    keys = {}
    for role, descriptor in descriptors(prefix).items():
        name = f"{prefix}-{role}"
        with contextlib.suppress(NotFoundError):
            superuser.security.invalidate_api_key(name=name)
        keys[role] = superuser.security.create_api_key(name=name, role_descriptors={role: descriptor})["encoded"]
    return keys


def write_connection(path: Path, superuser: Elasticsearch, url: str, prefix: str) -> dict[str, str]:
    """The keys, kept from the last start where the server still takes them; `path` holds them and the URL, 0600."""
    keys = _kept(path, url, prefix) or patiently(lambda: make_keys(superuser, prefix))
    write_secret(path, json.dumps({"url": url, "prefix": prefix, "keys": keys}, indent=1) + "\n")
    return keys


def _kept(path: Path, url: str, prefix: str) -> dict[str, str] | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        keys = {role: str(found["keys"][role]) for role in ROLES}
        if found.get("prefix") != prefix:
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    for key in keys.values():
        with Elasticsearch(url, api_key=key) as client:
            try:
                client.security.authenticate()
            except AuthenticationException:
                return None
    return keys
