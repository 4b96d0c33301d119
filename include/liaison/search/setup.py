"""Creates the indices behind their aliases; run again, it changes nothing but adds fields that are new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from liaison.errors import ServerRefused
from liaison.model.fields import LANGUAGES, Index, fields_of
from liaison.search.mapping import index_body, mappings
from liaison.search.versions import MAPPING_VERSION, alias_name, index_name

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch

COPY_SECONDS = 6 * 3600
"""An index of a million reports is copied in well under an hour."""
RESTORE_LANGUAGE_FIELDS = """
if (params.languages.contains(ctx._source.language)) {
  for (stem in params.stems.entrySet()) {
    def text = ctx._source[stem.getKey()];
    if (text != null) { ctx._source[stem.getValue() + '_' + ctx._source.language] = text; }
  }
}
"""
"""They are not in `_source`, so a copy has to make them again."""


def create_indices(client: Elasticsearch, prefix: str, version: int = MAPPING_VERSION) -> None:
    """Make sure that each index exists in this version, has every declared field, and its alias points at it.

    Where the alias points at an older version, its documents are copied over first, and readers see the old index until all
    are there; the old index stays. Raises ServerRefused where a field exists with another type, or an index stands where
    the alias belongs.
    """
    for index in Index:
        name, alias = index_name(prefix, index, version), alias_name(prefix, index)
        holders = _holders(client, alias)
        if not client.indices.exists(index=name):
            _create(client, index, name)
        else:
            _add_fields(client, index, name)
        for old in sorted(holders - {name}):
            _copy(client, index, old, name)
        _point_alias(client, alias, name, holders)


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
        raise ServerRefused(f"{name} has another mapping ({error.message}); raise MAPPING_VERSION") from error


def _copy(client: Elasticsearch, index: Index, old: str, new: str) -> None:
    """Copies what is not there yet in the same or a newer version of the document."""
    stems = {field.name: field.stem for field in fields_of(index) if field.stem} if index is Index.ARTICLES else {}
    script = {"source": RESTORE_LANGUAGE_FIELDS, "params": {"stems": stems, "languages": list(LANGUAGES)}}
    answer = client.options(request_timeout=COPY_SECONDS).reindex(
        source={"index": old},
        dest={"index": new, "version_type": "external"},
        script=script if stems else None,
        conflicts="proceed",
        refresh=True,
    )
    if answer["failures"]:
        raise ServerRefused(f"{old} cannot be copied to {new}: {answer['failures'][0].get('cause')}")


def _holders(client: Elasticsearch, alias: str) -> set[str]:
    """The indices behind an alias. Raises ServerRefused where an index has its name."""
    if client.indices.exists_alias(name=alias):
        return set(client.indices.get_alias(name=alias))
    if client.indices.exists(index=alias):
        raise ServerRefused(f"an index named {alias} is where the alias belongs; move it away")
    return set()


def _point_alias(client: Elasticsearch, alias: str, name: str, holders: set[str]) -> None:
    actions: list[dict[str, Any]] = [{"remove": {"index": old, "alias": alias}} for old in sorted(holders - {name})]
    if name not in holders:
        actions.append({"add": {"index": name, "alias": alias, "is_write_index": True}})
    if actions:
        client.indices.update_aliases(actions=actions)
