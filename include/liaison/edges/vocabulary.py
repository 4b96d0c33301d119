"""Reads include/vocabulary/."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import yaml

from liaison.errors import ConfigError
from liaison.model.vocabulary import Vocabulary


class _Loader(yaml.CSafeLoader):
    """YAML 1.2's booleans: `no` stays a word here, being Norway and a language's refusal."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if tag != "tag:yaml.org,2002:bool"]
    for first, forms in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


@lru_cache(maxsize=4)
def load_vocabulary(folder: Path) -> Vocabulary:
    """All `.yaml` files of `folder`, parsed. Raises ConfigError naming the file and line that cannot be read."""
    files = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            files[path.stem] = yaml.load(path.read_bytes(), Loader=_Loader)  # noqa: S506 (a safe loader)
        except (yaml.YAMLError, OSError) as err:
            raise ConfigError(f"vocabulary {path.name}: {' '.join(str(err).split())}") from err
    if not files:
        raise ConfigError(f"no vocabulary in {folder}")
    return Vocabulary(files)
