"""Writes `.env` with random secrets. Standard library alone: it runs before anything is installed."""

from __future__ import annotations

import base64
import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[1] / ".env.example"


def _fernet_key() -> str:
    return base64.urlsafe_b64encode(os.urandom(32)).decode()


def _long() -> str:
    return secrets.token_hex(24)


def _typed_by_people() -> str:
    return secrets.token_hex(8)


SECRETS: dict[str, Callable[[], str]] = {
    "ELASTIC_PASSWORD": _long,
    "KIBANA_PASSWORD": _long,
    "KIBANA_ENCRYPTION_KEY": _long,
    "POSTGRES_PASSWORD": _long,
    "REDIS_PASSWORD": _long,
    "AIRFLOW_FERNET_KEY": _fernet_key,
    "AIRFLOW_SECRET_KEY": _long,
    "AIRFLOW_JWT_SECRET": _long,
    "AIRFLOW_ADMIN_PASSWORD": _typed_by_people,
    "ANALYST_PASSWORD": _typed_by_people,
}
"""Every secret that docker-compose.yaml asks for. They stand in URLs and on command lines, so they need no quoting there."""


def fill(text: str) -> tuple[str, list[str]]:
    """`text` of an env file with a random value for each secret that is missing or empty; and their names.

    Values that are there are kept: PostgreSQL and Elasticsearch take a password only when their volume is new.
    """
    made: list[str] = []
    lines = []
    found = set()
    for line in text.splitlines():
        name, _, value = line.partition("=")
        if name in SECRETS:
            found.add(name)
            if not value.strip():
                line = f"{name}={SECRETS[name]()}"
                made.append(name)
        lines.append(line)
    for name in SECRETS:
        if name not in found:
            lines.append(f"{name}={SECRETS[name]()}")
            made.append(name)
    return "\n".join(lines) + "\n", sorted(made)


def write_env(path: Path) -> list[str]:
    """Write or complete the env file `path`, readable by its owner alone; returns the names of the secrets that were made.

    Raises OSError where it cannot be read or written.
    """
    text, made = fill((path if path.exists() else EXAMPLE).read_text(encoding="utf-8"))
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    beside.replace(path)
    return made


def main(argv: list[str]) -> int:
    """`python -m deploy.env [FILE]`: exit status 0; 1 with one line where the file is in the way."""
    path = Path(argv[0] if argv else ".env")
    try:
        made = write_env(path)
    except OSError as error:
        sys.stderr.write(f"deploy: {path} cannot be written ({error.strerror})\n")
        return 1
    sys.stdout.write(f"{path}: made {', '.join(made)}\n" if made else f"{path} has every secret; nothing was changed\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
