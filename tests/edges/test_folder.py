"""Directory sources: what is read, what is passed over, what is told."""

from __future__ import annotations

import gzip
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from liaison.edges.folder import project_folder, read_folder
from liaison.errors import PermanentFetchError
from liaison.model.outcome import DropReason

ENDINGS = (".txt", ".html", ".html.gz")


def names(root: Path, limit: int = 1000) -> dict[str, DropReason | None]:
    return {file.name: file.reason for file in read_folder(root, ENDINGS, limit)}


def test_files_come_in_the_order_of_their_names_with_folders_kept(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", "a.html", "ignored.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert list(names(tmp_path)) == ["a.html", "a/c.txt", "b.txt"]


def test_links_pipes_and_other_kinds_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    os.mkfifo(tmp_path / "inside" / "pipe.txt")
    (tmp_path / "inside" / "link.txt").symlink_to("/etc/hostname")
    (tmp_path / "inside" / "folder.txt").mkdir()
    (tmp_path / "inside" / "loop").symlink_to(tmp_path)
    (tmp_path / "inside" / "real.txt").write_text("x")
    assert names(tmp_path) == {"inside/real.txt": None}


def test_large_and_broken_files_are_told(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"x" * 1001)
    (tmp_path / "bomb.html.gz").write_bytes(gzip.compress(b"\0" * 10**6))
    (tmp_path / "broken.html.gz").write_bytes(b"\x1f\x8bnonsense")
    assert names(tmp_path) == {
        "bomb.html.gz": DropReason.TOO_LARGE,
        "broken.html.gz": DropReason.UNREADABLE,
        "large.txt": DropReason.TOO_LARGE,
    }


def test_a_name_that_is_not_utf8_is_read(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\n.txt")).write_text("x")
    assert list(names(tmp_path)) == ["\ufffd\n.txt"]


@pytest.fixture
def ordinary_folder() -> Iterator[Path]:
    """A folder that an ordinary user may read, and, where root runs the tests, the rights of such a user."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        was = os.geteuid()
        for closed in ("closed.txt", "shut"):
            (folder / closed).mkdir() if closed == "shut" else (folder / closed).write_text("x")
            (folder / closed).chmod(0)
        (folder / "open.txt").write_text("x")
        if was == 0:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            os.seteuid(was)
            (folder / "shut").chmod(0o755)


def test_what_may_not_be_read_is_told(ordinary_folder: Path) -> None:
    found = names(ordinary_folder)
    assert found == {"open.txt": None, "closed.txt": DropReason.UNREADABLE, "shut": DropReason.UNREADABLE}


def test_a_root_that_may_not_be_read_is_an_error_of_the_source(ordinary_folder: Path) -> None:
    with pytest.raises(PermanentFetchError, match="Permission denied"):
        list(read_folder(ordinary_folder / "shut", ENDINGS, 10))


def test_a_folder_that_is_not_there_is_an_error_of_the_source(tmp_path: Path) -> None:
    with pytest.raises(PermanentFetchError, match="no folder"):
        list(read_folder(tmp_path / "nowhere", ENDINGS, 10))


def test_relative_locations_are_looked_up_below_home_then_the_project(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    assert project_folder("reports", tmp_path) == tmp_path / "reports"
    assert project_folder("examples/dated", tmp_path).is_dir()
    assert project_folder("/srv/x", tmp_path) == Path("/srv/x")
