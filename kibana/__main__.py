"""`python -m kibana`: compile to objects.ndjson. `python -m kibana import`: put the objects into KIBANA_URL."""

from __future__ import annotations

import os
import sys

from kibana.importing import import_objects
from kibana.objects import COMPILED, PREFIX, compile_objects, to_ndjson
from liaison.errors import ConfigError, LiaisonError


def main(args: list[str]) -> int:
    """Exit status 0; 1 with one line where something is wrong, 2 for a wrong argument."""
    if args == ["import"]:
        return _import()
    if args:
        sys.stderr.write("usage: python -m kibana [import]\n")
        return 2
    objects = compile_objects()
    COMPILED.write_text(to_ndjson(objects), encoding="utf-8")
    sys.stdout.write(f"{len(objects)} objects in {COMPILED.name}\n")
    return 0


def _import() -> int:
    """Reads KIBANA_URL and either KIBANA_API_KEY or KIBANA_USER and KIBANA_PASSWORD; LIAISON_INDEX_PREFIX as everywhere."""
    try:
        url, key = os.environ.get("KIBANA_URL"), os.environ.get("KIBANA_API_KEY")
        user, password = os.environ.get("KIBANA_USER"), os.environ.get("KIBANA_PASSWORD")
        if not url or not (key or (user and password)):
            raise ConfigError("set KIBANA_URL, and KIBANA_API_KEY or KIBANA_USER and KIBANA_PASSWORD")
        prefix = os.environ.get("LIAISON_INDEX_PREFIX") or PREFIX
        count = import_objects(url, key or (user or "", password or ""), prefix=prefix)
    except LiaisonError as error:
        sys.stderr.write(f"kibana: {error}\n")
        return 1
    sys.stdout.write(f"{count} objects are in Kibana\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
