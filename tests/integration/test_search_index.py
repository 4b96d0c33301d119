"""The real server: indices, what is found in five languages, facets and their counts, limits, rights, the command."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from elasticsearch import AuthorizationException, Elasticsearch, helpers

from kibana.objects import compile_objects
from liaison.cli import main
from liaison.errors import ServerRefused, ServerUnavailable
from liaison.model.fields import Index, Kind, leaves
from liaison.search.documents import article_document, document_version, fact_documents
from liaison.search.facets import Facet, facet_label
from liaison.search.labels import Labels
from liaison.search.reader import Reader
from liaison.search.request import FACETS, MAX_WINDOW, SearchRequest
from liaison.search.results import CSV_COLUMNS
from liaison.search.setup import create_indices
from liaison.search.versions import alias_name, index_name
from tests.kibana.lens import aggregation, layers, panels
from tests.search.reports import reports

pytestmark = pytest.mark.integration
RECORDS = reports()


def client_of(server: Any, role: str) -> Elasticsearch:
    return Elasticsearch(server.url, api_key=server.keys[role], request_timeout=60)


@pytest.fixture(scope="module")
def prefix(elasticsearch_server: Any) -> str:
    return f"{elasticsearch_server.prefix}-search"


@pytest.fixture(scope="module")
def reader(elasticsearch_server: Any, prefix: str) -> Iterator[Reader]:
    create_indices(client_of(elasticsearch_server, "setup"), prefix)
    actions = []
    for record in RECORDS:
        version = {"_op_type": "index", "version": document_version(record), "version_type": "external_gte"}
        actions.append(
            {
                **version,
                "_index": alias_name(prefix, Index.ARTICLES),
                "_id": record["article_id"],
                "_source": article_document(record),
            }
        )
        actions += [
            {**version, "_index": alias_name(prefix, Index.FACTS), "_id": fact["fact_id"], "_source": fact}
            for fact in fact_documents(record)
        ]
    helpers.bulk(client_of(elasticsearch_server, "writer"), actions, refresh=True)
    yield Reader(client_of(elasticsearch_server, "reader"), prefix, Labels())


def found(reader: Reader, text: str, **filters: tuple[str, ...]) -> list[str]:
    results = reader.search(SearchRequest(text, filters=filters, size=100))
    return [hit.document["source_id"] for hit in results.hits]


def counts(facet: Facet) -> dict[str, int]:
    return {value.value: value.count for value in facet.values}


def test_setting_up_again_changes_nothing(elasticsearch_server: Any, reader: Reader, prefix: str) -> None:
    setup = client_of(elasticsearch_server, "setup")
    before = setup.indices.get(index=f"{prefix}-*").body
    create_indices(setup, prefix)
    assert setup.indices.get(index=f"{prefix}-*").body == before
    assert set(before) == {index_name(prefix, index) for index in Index}
    assert all(alias_name(prefix, index) in before[index_name(prefix, index)]["aliases"] for index in Index)


def test_a_new_mapping_version_takes_the_documents_along(elasticsearch_server: Any, prefix: str) -> None:
    setup, own = client_of(elasticsearch_server, "setup"), f"{prefix}-moved"
    alias = alias_name(own, Index.ARTICLES)
    create_indices(setup, own, version=1)
    record = RECORDS[0]
    version = {"version": document_version(record), "version_type": "external_gte"}
    setup.index(index=alias, id=record["article_id"], document=article_document(record), refresh=True, **version)
    create_indices(setup, own, version=2)
    assert set(setup.indices.get_alias(name=alias)) == {index_name(own, Index.ARTICLES, 2)}
    moved = Reader(client_of(elasticsearch_server, "reader"), own, Labels())
    assert found(moved, "trains examiner") == ["northgate"], "the English copy was made again"
    assert setup.get(index=alias, id=record["article_id"])["_version"] == document_version(record)
    create_indices(setup, own, version=2)
    assert moved.search(SearchRequest()).total == 1


def test_an_index_in_place_of_the_alias_is_refused(elasticsearch_server: Any, prefix: str) -> None:
    setup = client_of(elasticsearch_server, "setup")
    setup.indices.create(index=alias_name(f"{prefix}-odd", Index.ARTICLES))
    with pytest.raises(ServerRefused, match="where the alias belongs"):
        create_indices(setup, f"{prefix}-odd")


def test_the_server_has_the_mapping_that_is_committed(elasticsearch_server: Any, reader: Reader, prefix: str) -> None:
    types = {Kind.TEXT: "text", Kind.NAME: "text", Kind.KEYWORD: "keyword", Kind.DATE: "date", Kind.INTEGER: "long"}
    for index in Index:
        fields = reader.client.field_caps(index=alias_name(prefix, index), fields="*")["fields"]
        for leaf in leaves(index):
            if leaf.kind in types:
                assert types[leaf.kind] in fields[leaf.name], (index, leaf.name)


def test_an_undeclared_field_is_refused(elasticsearch_server: Any, reader: Reader, prefix: str) -> None:
    writer = client_of(elasticsearch_server, "writer")
    with pytest.raises(Exception, match="strict_dynamic_mapping_exception"):
        writer.index(index=alias_name(prefix, Index.ARTICLES), id="odd", document={"surprise": 1})


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("vehicel theft", "vehicle theft"),
        ("cocane", "cocaine"),
        ("zzzzqq", None),
        ('"vehicel"', None),
        ("-vehicel", None),
    ],
)
def test_words_with_a_slip_are_mended(reader: Reader, text: str, other: str | None) -> None:
    assert reader.suggestion(SearchRequest(text)) == other


def test_no_words_are_offered_that_find_nothing_either(reader: Reader) -> None:
    assert reader.suggestion(SearchRequest("vehicel", filters={"country": ("MC",)})) is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("stolen vehicle", "northgate"),
        ("trains examiner", "northgate"),
        ("festgenommener Verdächtiger", "rheinblick"),
        ("convention signée", "quai_est"),
        ("совместного расследования", "stepnaya_gazeta"),
        ("кіберзлочинам", "mvs_portal"),
        ("wspolne patrole", "nadwislanska"),
        ("Dovhan", "northgate"),
        ("Вигівського", "mvs_portal"),
        ("bka", "northgate"),
        ('"action plan" vehicle', "northgate"),
        ("container -patrol", "harbour_times"),
        ("zzzz | bananas", "harbour_times"),
        ("banan*", "harbour_times"),
    ],
)
def test_found_by_words(reader: Reader, text: str, source: str) -> None:
    assert found(reader, text)[0] == source


def test_ukrainian_is_inflected_where_the_dictionary_is(elasticsearch_server: Any, reader: Reader, prefix: str) -> None:
    setup = client_of(elasticsearch_server, "setup")
    name = index_name(prefix, Index.ARTICLES)
    if "hunspell" not in json.dumps(setup.indices.get_settings(index=name).body):
        pytest.skip("this server has no uk_UA dictionary")
    assert found(reader, "робоча група") == ["mvs_portal"]


def test_matches_are_marked_in_the_one_text_whatever_field_matched(reader: Reader) -> None:
    (hit,) = reader.search(SearchRequest("examiner")).hits
    marked = [piece.text for snippet in hit.snippets for piece in snippet if piece.marked]
    assert marked == ["examiners"]
    (hit,) = reader.search(SearchRequest("Geldautomatensprenger")).hits
    assert any(piece.marked for piece in hit.headline)


def test_language_copies_are_not_in_the_source(reader: Reader) -> None:
    document = reader.article(RECORDS[0]["article_id"])
    assert document is not None
    assert document["body_text"] == RECORDS[0]["body_text"]
    assert not any(name.startswith("body_") and name.endswith(("_en", "_uk")) for name in document)
    assert document["evidence"]["facts"][0]["rule"] == "fact:act-between-bodies"


def test_evidence_cannot_be_searched(reader: Reader) -> None:
    assert found(reader, "act-between-bodies") == []


def test_facet_counts_are_those_of_the_records(reader: Reader) -> None:
    results = reader.search(SearchRequest())
    assert results.total == len(RECORDS)
    for name, key in (("language", "language"), ("source", "source_id"), ("event_type", "event_type")):
        expected: dict[str, int] = {}
        for record in RECORDS:
            if record[key]:
                expected[record[key]] = expected.get(record[key], 0) + 1
        assert counts(results.facet(name)) == expected
    assert counts(results.facet("country"))["DE"] == sum("DE" in record["countries"] for record in RECORDS)
    assert counts(results.facet("cooperation")) == {"true": len(RECORDS) - 1, "false": 1}
    assert sum(counts(results.facet("month")).values()) == len(RECORDS)


def test_counts_of_a_facet_ignore_its_own_filter_and_heed_the_others(reader: Reader) -> None:
    free = reader.search(SearchRequest())
    chosen = reader.search(SearchRequest(filters={"country": ("PL",)}))
    assert counts(chosen.facet("country")) == counts(free.facet("country"))
    assert counts(chosen.facet("language")) == {"en": 10, "pl": 1}
    assert chosen.total == 11
    assert chosen.facet("country").values[0].selected


def test_values_of_one_facet_add_up_and_facets_restrict_each_other(reader: Reader) -> None:
    assert set(found(reader, "", country=("MC", "KZ"))) == {"quai_est", "stepnaya_gazeta"}
    assert found(reader, "", country=("DE",), topic=("vehicle_crime",)) == ["northgate"]
    assert found(reader, "", country_pair=("DE|NL",)) == ["rheinblick"]
    assert found(reader, "", person=("Jonas Merkl",)) == ["northgate"]
    assert found(reader, "", month=("2025-12", "2026-08"), language=("en",)).count("liaison_files") == 1
    assert found(reader, "", cooperation=("false",)) == ["northgate"]


def test_a_chosen_value_without_hits_stays_in_the_facet(reader: Reader) -> None:
    results = reader.search(SearchRequest("bananas", filters={"person": ("Nobody",)}))
    assert results.total == 0
    assert [(v.value, v.count, v.selected) for v in results.facet("person").values if v.selected] == [
        ("Nobody", 0, True)
    ]


def test_dates_sort_and_pages(reader: Reader) -> None:
    november = SearchRequest(since=date(2026, 11, 12), until=date(2026, 11, 17))
    assert {hit.document["source_id"] for hit in reader.search(november).hits} == {
        "quai_est",
        "mvs_portal",
        "rheinblick",
    }
    newest, oldest = (reader.search(SearchRequest(sort=sort)).hits[0].document for sort in ("newest", "oldest"))
    assert (newest["source_id"], oldest["source_id"]) == ("northgate", "liaison_files")
    seen = [hit.article_id for page in (1, 2, 3) for hit in reader.search(SearchRequest(page=page, size=15)).hits]
    assert len(seen) == len(set(seen)) == len(RECORDS)


def test_the_last_page_that_can_be_asked_for(reader: Reader) -> None:
    request = SearchRequest.from_params([("page", "1000000000"), ("size", "100000")])
    assert request.offset + request.size <= MAX_WINDOW
    assert reader.search(request).hits == ()


@pytest.mark.parametrize(
    "text",
    [
        "*" * 100,
        "/.*.*.*x/",
        "a:(((((",
        " ".join(f"w{n}" for n in range(10_000)),
        "<script>",
        '"; DROP',
        "_exists_:x",
        "a~9 b~",
        "((",
        '"',
        "-",
        "|",
        "a* b* c*",
        "\\",
    ],
)
def test_no_query_breaks_the_search(reader: Reader, text: str) -> None:
    reader.search(SearchRequest.from_params([("q", text)]))


def test_every_facet_filters(reader: Reader) -> None:
    for facet in reader.search(SearchRequest()).facets:
        value = facet.values[0]
        assert reader.search(SearchRequest(filters={facet.name: (value.value,)})).total == value.count, facet.name


def test_the_readers_key_only_reads_and_only_here(elasticsearch_server: Any, reader: Reader, prefix: str) -> None:
    with pytest.raises(AuthorizationException):
        reader.client.index(index=alias_name(prefix, Index.ARTICLES), id="x", document={})
    with pytest.raises(AuthorizationException):
        reader.client.search(index="another-articles-v1")
    with pytest.raises(AuthorizationException):
        reader.client.indices.delete(index=index_name(prefix, Index.ARTICLES))


def test_missing_index_and_dead_server_are_told_apart(elasticsearch_server: Any) -> None:
    nowhere = Reader(client_of(elasticsearch_server, "reader"), f"{elasticsearch_server.prefix}-none", Labels())
    with pytest.raises(ServerRefused):
        nowhere.search(SearchRequest())
    dead = Elasticsearch("http://127.0.0.1:9", api_key="x", max_retries=0)
    with pytest.raises(ServerUnavailable):
        Reader(dead, "x", Labels()).search(SearchRequest())


@pytest.fixture
def command(
    elasticsearch_server: Any,
    reader: Reader,
    prefix: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Any:
    monkeypatch.setenv("ELASTICSEARCH_URL", elasticsearch_server.url)
    monkeypatch.setenv("ELASTICSEARCH_API_KEY", elasticsearch_server.keys["reader"])
    monkeypatch.delenv("ELASTICSEARCH_READER_API_KEY", raising=False)
    monkeypatch.setenv("LIAISON_INDEX_PREFIX", prefix)

    def run(*args: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            main(["search", *args])
        out, err = capsys.readouterr()
        return int(end.value.code or 0), out, err

    return run


def test_the_command_of_the_issue(command: Any) -> None:
    status, out, _ = command(
        "liaison officer vehicles", "--country", "DE", "--topic", "vehicle_crime", "--since", "2025-01-01"
    )
    assert status == 0
    assert "1 report" in out
    assert "**vehicles**" in out
    for name in FACETS:
        assert facet_label(name) in out
    assert "Germany – Ukraine (DE|UA)" in out


def test_words_may_stand_on_both_sides_of_options(command: Any) -> None:
    status, out, _ = command("stolen", "--country", "Ukraine", "vehicle", "--json")
    assert (status, json.loads(out)["total"]) == (0, 1)


def test_command_json(command: Any) -> None:
    status, out, _ = command("--country", "de,mc", "--json", "--size", "5")
    answer = json.loads(out)
    assert status == 0
    assert answer["total"] == 33
    assert len(answer["hits"]) == 5
    assert {row["value"]: row["count"] for row in answer["facets"]["country"]}["MC"] == 1
    assert "highlights" in answer["hits"][0]


@pytest.mark.parametrize("name", ["Андрій Вигівський", "Вигівського", "вигівський"])
def test_a_person_is_found_under_each_spelling(command: Any, name: str) -> None:
    status, out, _ = command("--person", name, "--json")
    assert (status, json.loads(out)["total"]) == (0, 1)


def test_a_body_is_found_by_its_abbreviation_and_a_pair_in_any_order(command: Any) -> None:
    for args in (("--organization", "bka"), ("--country-pair", "ua,de")):
        status, out, _ = command(*args, "--json")
        assert (status, json.loads(out)["total"]) == (0, 1), args
    status, out, _ = command("--person", "Nobody Known", "--json")
    assert (status, json.loads(out)["total"]) == (0, 0)


def test_command_csv(command: Any) -> None:
    status, out, _ = command("old tricks", "--csv")
    header, row = csv.reader(io.StringIO(out, newline=""))
    assert status == 0
    assert tuple(header) == CSV_COLUMNS
    assert dict(zip(header, row, strict=True))["headline"].startswith("'=HYPERLINK")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--since", "2025-02-30"), "is not a day"),
        (("--size", "1000"), "1 to 100"),
        (("--page", "0"), "--page 0"),
        (("--since", "2026-01-02", "--until", "2026-01-01"), "is after"),
        (("--sort", "best"), "invalid choice"),
        (("--colour", "red"), "unrecognized arguments"),
        (("--month", "2025-13"), "no '2025-13'"),
        (("--country", "Atlantis"), "--country: no 'ATLANTIS'"),
        (("--topic", "nonsense"), "there are drug_trafficking"),
        (("x" * 500,), "400 are allowed"),
    ],
)
def test_wrong_arguments_are_one_line(command: Any, args: tuple[str, ...], told: str) -> None:
    status, out, err = command(*args)
    assert (status, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1


def test_server_down_is_one_line(command: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELASTICSEARCH_URL", "http://127.0.0.1:9")
    status, out, err = command("x")
    assert (status, out) == (1, "")
    assert "cannot be reached" in err
    assert err.count("\n") == 1


def test_every_panel_of_the_kibana_dashboard_can_be_counted(reader: Reader, prefix: str) -> None:
    views = {
        item["id"]: item["attributes"]["title"] for item in compile_objects(prefix) if item["type"] == "index-pattern"
    }
    (dashboard,) = [item for item in compile_objects(prefix) if item["type"] == "dashboard"]
    ran = 0
    for panel in panels(dashboard):
        for view, layer in layers(panel):
            answer = reader.client.search(index=views[view], size=0, aggs=aggregation(layer) or None)
            assert answer["_shards"]["failed"] == 0
            assert answer["hits"]["total"]["value"] > 0
            assert all(found.get("buckets") for found in answer.get("aggregations", {}).values()), panel["panelIndex"]
            ran += 1
    assert ran == 8
