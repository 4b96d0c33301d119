"""One Liaison for one state folder: two would stop each other's server and mix their keys."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from embedded import PlatformError
from embedded.layout import Layout


@contextmanager
def hold(place: Layout) -> Iterator[None]:
    """Hold the state folder; the kernel lets go of it however this process ends. Raises PlatformError where it is held."""
    with (place.state / "lock").open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as err:
            file.seek(0)
            raise PlatformError(
                f"Liaison runs from {place.state} (process {file.read().strip()}); stop it first"
            ) from err
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
