"""`make clean`: the state folder goes, with index, archive and keys; never under a running server, never a foreign folder."""

from __future__ import annotations

import shutil

from embedded import PlatformError
from embedded.layout import MARK, Layout
from embedded.lock import hold


def remove_state(place: Layout) -> int:
    """Remove the state folder, and the server where it lies apart. Raises PlatformError where it is in use or not Liaison's."""
    if not (place.state / MARK).exists():
        raise PlatformError(f"{place.state} held other things before Liaison came; nothing in it was removed")
    with hold(place):
        if place.state not in place.server.parents:
            shutil.rmtree(place.server)
        shutil.rmtree(place.state)
    print(f"removed {place.state}")
    return 0
