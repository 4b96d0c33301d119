"""Reads include/vocabulary/."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

from liaison.errors import ConfigError
from liaison.model.vocabulary import Vocabulary


@lru_cache(maxsize=4)
def load_vocabulary(folder: Path) -> Vocabulary:
    """All `.yaml` files of `folder`, parsed. Raises ConfigError naming the file and line that cannot be read."""
    files = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            files[path.stem] = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        except (yaml.YAMLError, OSError) as err:
            raise ConfigError(f"vocabulary {path.name}: {' '.join(str(err).split())}") from err
    if not files:
        raise ConfigError(f"no vocabulary in {folder}")
    return Vocabulary(files)
