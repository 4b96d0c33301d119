"""`python -m deploy COMMAND`: what the one-shot services of docker-compose.yaml run."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from deploy.setup import Passwords, set_up
from embedded.configuration import DICTIONARIES, copy_dictionaries
from embedded.layout import write_secret
from liaison.errors import ConfigError, LiaisonError

USAGE = """usage: python -m deploy COMMAND
  dictionaries FOLDER           put the hunspell dictionaries there, for Elasticsearch's config/hunspell
  setup KEYS WORKER READER      passwords, users, API keys, indices; each folder gets the connection.json of its role
  logins                        the file of Airflow's logins, from AIRFLOW_ADMIN_PASSWORD and ANALYST_PASSWORD
"""


def dictionaries(folder: str) -> None:
    """Copy the dictionaries, readable by the server's own user."""
    os.umask(0o022)
    copy_dictionaries(Path(folder))
    sys.stdout.write(f"dictionaries in {folder}: {', '.join(DICTIONARIES)}\n")


def setup(keys: str, worker: str, reader: str) -> None:
    """Set the server up; its address, passwords and the prefix of the indices come from the environment."""
    passwords = Passwords(_needed("ELASTIC_PASSWORD"), _needed("KIBANA_PASSWORD"), _needed("ANALYST_PASSWORD"))
    prefix = os.environ.get("LIAISON_INDEX_PREFIX") or "liaison"
    copies = {Path(worker): ("reader", "writer"), Path(reader): ("reader",)}
    set_up(_needed("ELASTICSEARCH_URL"), passwords, prefix, Path(keys), copies, _say)


def logins() -> None:
    """Two logins: one who may change things in Airflow, and one who may look."""
    found = {"admin": _needed("AIRFLOW_ADMIN_PASSWORD"), "analyst": _needed("ANALYST_PASSWORD")}
    write_secret(Path(_needed("AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE")), json.dumps(found))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _needed(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        raise ConfigError(f"{name} is not set; `python3 -m deploy.env` makes the secrets")
    return value


COMMANDS: dict[str, tuple[Callable[..., None], int]] = {
    "dictionaries": (dictionaries, 1),
    "setup": (setup, 3),
    "logins": (logins, 0),
}
"""Each command with the number of arguments that it takes."""


def main(argv: list[str]) -> int:
    """Exit status 0; 1 with one line where something is wrong, 2 for wrong arguments."""
    command, count = COMMANDS.get(argv[0] if argv else "", (None, 0))
    if command is None or len(argv) - 1 != count:
        sys.stderr.write(USAGE)
        return 2
    try:
        command(*argv[1:])
    except (LiaisonError, OSError) as error:
        sys.stderr.write(f"deploy: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
