"""Where Liaison's data, state and server are: read once per process from the environment, never at import."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from liaison.errors import ConfigError

PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Settings:
    """`home` holds catalogue/ and vocabulary/; `state` everything a run makes (archive, runs, keys, server)."""

    home: Path
    state: Path
    elasticsearch_url: str | None
    elasticsearch_api_key: str | None
    index_prefix: str
    examples_url: str | None = None
    archive_url: str | None = None

    @property
    def catalogue(self) -> Path:
        return self.home / "catalogue"

    @property
    def archive(self) -> str:
        """Root of the raw archive: a folder, or what LIAISON_ARCHIVE names (s3://bucket/…)."""
        return self.archive_url or str(self.state / "archive")

    @property
    def vocabulary(self) -> Path:
        return self.home / "vocabulary"


def load(role: str = "reader") -> Settings:
    """Settings from LIAISON_HOME, LIAISON_STATE, LIAISON_ARCHIVE, LIAISON_INDEX_PREFIX, ELASTICSEARCH_URL and ELASTICSEARCH_API_KEY.

    Where the last two are unset, the running embedded server's `<state>/connection.json` gives them: {"url": …,
    "keys": {"reader": …, "writer": …, "setup": …}}; `role` picks the key.
    """
    environ = os.environ
    home = Path(environ.get("LIAISON_HOME") or PACKAGE.parent)
    state = Path(environ.get("LIAISON_STATE") or PACKAGE.parents[1] / ".state")
    url, key = environ.get("ELASTICSEARCH_URL"), environ.get("ELASTICSEARCH_API_KEY")
    key = environ.get(f"ELASTICSEARCH_{role.upper()}_API_KEY") or key
    connection = state / "connection.json"
    if not url and connection.exists():
        try:
            found = json.loads(connection.read_text(encoding="utf-8"))
            url, key = found["url"], found["keys"][role]
        except (OSError, ValueError, KeyError) as err:
            raise ConfigError(f"{connection} cannot be read ({err}); stop Liaison and start it again") from err
    return Settings(
        home=home,
        state=state,
        elasticsearch_url=url,
        elasticsearch_api_key=key,
        index_prefix=environ.get("LIAISON_INDEX_PREFIX") or "liaison",
        examples_url=environ.get("LIAISON_EXAMPLES_URL"),
        archive_url=environ.get("LIAISON_ARCHIVE"),
    )
