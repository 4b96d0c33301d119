"""Creates the indices behind their aliases; run again, it changes nothing but adds fields that are new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from liaison.errors import ServerRefused
from liaison.model.fields import Index
from liaison.search.mapping import index_body, mappings
from liaison.search.versions import alias_name, index_name

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch


def create_indices(client: Elasticsearch, prefix: str) -> None:
    """Make sure that each index exists, its alias points at it and its mapping has every declared field.

    Raises ServerRefused where an existing index has another type for a field, or its alias is in the way as an index.
    """
    for index in Index:
        name, alias = index_name(prefix, index), alias_name(prefix, index)
        if not client.indices.exists(index=name):
            _create(client, index, name)
        else:
            _add_fields(client, index, name)
        _point_alias(client, alias, name)


def _create(client: Elasticsearch, index: Index, name: str) -> None:
    """With the Ukrainian dictionary where the server has it: creating an index with a missing one is refused."""
    from elasticsearch import BadRequestError

    try:
        client.indices.create(index=name, **index_body(index, hunspell=True))
    except BadRequestError as error:
        if error.error == "resource_already_exists_exception":
            return
        if "hunspell" not in str(error.body):
            raise ServerRefused(f"{name}: {error.message}") from error
        client.options(ignore_status=400).indices.create(index=name, **index_body(index, hunspell=False))


def _add_fields(client: Elasticsearch, index: Index, name: str) -> None:
    from elasticsearch import BadRequestError

    try:
        client.indices.put_mapping(index=name, **mappings(index))
    except BadRequestError as error:
        raise ServerRefused(
            f"{name} has another mapping ({error.message}); raise MAPPING_VERSION and rebuild"
        ) from error


def _point_alias(client: Elasticsearch, alias: str, name: str) -> None:
    if client.indices.exists_alias(name=alias):
        holders = set(client.indices.get_alias(name=alias))
    elif client.indices.exists(index=alias):
        raise ServerRefused(f"an index named {alias} is where the alias belongs; move it away")
    else:
        holders = set()
    actions: list[dict[str, Any]] = [{"remove": {"index": old, "alias": alias}} for old in sorted(holders - {name})]
    if name not in holders:
        actions.append({"add": {"index": name, "alias": alias, "is_write_index": True}})
    if actions:
        client.indices.update_aliases(actions=actions)
