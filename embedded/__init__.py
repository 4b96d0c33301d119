"""The embedded platform: a real Elasticsearch and Airflow on one machine, without Docker.

Fetching and checking the server, finding Java, configuration, start and stop, API keys, and the launcher of `make run`.
"""

from __future__ import annotations

from liaison.errors import LiaisonError


class PlatformError(LiaisonError):
    """Something on this machine stands in the way; the message says what and how to get past it."""
