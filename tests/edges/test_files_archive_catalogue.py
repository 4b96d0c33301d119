"""Run files, the archive and the catalogue."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from liaison.edges.archive import ArchiveError, ArchiveReader, ArchiveWriter
from liaison.edges.catalogue import parse_source, read_catalogue, source_ids
from liaison.edges.files import read_rows, replacing, write_rows
from liaison.settings import PACKAGE

AT = "2026-11-25T05:00:00.123+00:00"


def test_rows_come_back_and_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    rows = [{"n": 1, "text": "Вигівський"}, {"n": 2, "text": None}]
    one, two = tmp_path / "a" / "one.jsonl.gz", tmp_path / "two.jsonl.gz"
    assert write_rows(one, rows) == write_rows(two, rows) == 2
    assert list(read_rows(one)) == rows
    assert one.read_bytes() == two.read_bytes()


def test_a_writer_that_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError), replacing(path) as file:
        file.write(b"half")
        raise RuntimeError
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["x"]


def test_captures_are_read_back_and_checked(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path, "run", "fetch-0", AT) as archive:
        first = archive.add_response(
            "https://a.example/1", {"content-type": "text/html", "content-encoding": "gzip"}, b"<p>1", AT
        )
        second = archive.add_resource("file:s/x.txt", b"two", AT, "text/plain")
    reader = ArchiveReader(tmp_path)
    body, headers = reader.read(first)
    assert (body, headers["content-type"]) == (b"<p>1", "text/html")
    assert "content-encoding" not in headers
    assert reader.read(second)[0] == b"two"
    with pytest.raises(ArchiveError, match="other bytes"):
        reader.read({**first, "digest": "sha256:0"})
    with pytest.raises(ArchiveError):
        reader.read({**first, "path": "2026/nowhere.warc.gz"})


def test_the_archive_is_warc_1_1_that_others_read(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path, "manual__2026-11-25T05:00:00+00:00", "poll-a", AT) as archive:
        archive.add_response("https://a.example/1", {}, b"x", AT)
    path = tmp_path / archive.path
    with path.open("rb") as file:
        (record,) = list(ArchiveIterator(file))
    assert record.rec_headers.protocol == "WARC/1.1"
    assert record.rec_headers.get_header("WARC-Target-URI") == "https://a.example/1"
    assert record.rec_headers.get_header("WARC-Date") == "2026-11-25T05:00:00Z"
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_second_attempt_writes_another_file(tmp_path: Path) -> None:
    paths = set()
    for at in (AT, "2026-11-25T05:00:01.000+00:00"):
        with ArchiveWriter(tmp_path, "run", "fetch-0", at) as archive:
            archive.add_response("https://a.example/1", {}, b"x", at)
        paths.add(archive.path)
    assert len(paths) == 2


def test_a_writer_that_fails_or_has_nothing_leaves_no_archive(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), ArchiveWriter(tmp_path, "run", "p", AT) as archive:
        archive.add_response("https://a.example/1", {}, b"x", AT)
        raise RuntimeError
    with ArchiveWriter(tmp_path, "run", "q", AT):
        pass
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_the_archive_can_lie_in_an_object_store() -> None:
    root = "memory://liaison-archive"
    with ArchiveWriter(root, "run", "p", AT) as archive:
        capture = archive.add_response("https://a.example/1", {}, b"x", AT)
    assert ArchiveReader(root).read(capture)[0] == b"x"


GOOD = "source_id: a_b\nkind: feed\nlocation: https://a.example/rss\ntitle: A\npublisher: A\n"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ("nonsense", r"line \d"),
        ("pubisher: x\n", "did you mean 'publisher'"),
        ("enabled: maybe\n", "enabled is true or false"),
        ("timezone: Europe/Berlinn\n", "no time zone 'Europe/Berlinn'"),
        ("publisher_country: NO1\n", "publisher_country is like DE"),
        ("publisher_country: no\n", "publisher_country is text"),
        ("language: german\n", "language is like de"),
        ("source_type: police\n", "official, agency, press, international"),
        ("identity: guid\n", "identity is url or entry"),
        ("kind: rss\n", "kind is one of feed, directory"),
        ("location: a.example/rss\n", "begins with http"),
        ("title: 12\n", "put it in quotes"),
        ("source_id: other\n", "differs from the file's name"),
    ],
)
def test_a_wrong_entry_is_told_precisely(change: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse_source(GOOD + change, "a_b")


def test_days_may_be_written_without_quotes() -> None:
    assert parse_source(GOOD + "checked: 2026-11-25\n", "a_b").checked == "2026-11-25"


def test_every_entry_of_the_catalogue_is_right() -> None:
    folder = PACKAGE.parent / "catalogue"
    catalogue = read_catalogue(folder)
    assert catalogue.faults == {}
    assert list(catalogue.sources) == source_ids(folder)
    real = [s for s in catalogue.sources.values() if ".liaison.example" not in s.location and s.kind != "directory"]
    assert all(not source.enabled and source.checked and source.notes for source in real)
    assert len({source.location for source in catalogue.sources.values()}) == len(catalogue.sources)


def test_a_name_used_twice_is_a_fault(tmp_path: Path) -> None:
    for folder in ("de", "fr"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a_b.yaml").write_text(GOOD)
    catalogue: Any = read_catalogue(tmp_path)
    assert "another file" in catalogue.faults["a_b"]
