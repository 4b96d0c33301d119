"""The server's archives: range reads, the whole archive where those are refused, and nothing half done after damage."""

from __future__ import annotations

import hashlib
import io
import os
import re
import zipfile

import pytest
from werkzeug import Request, Response

from embedded import PlatformError, distribution
from embedded.distribution import FOLDER, Archive, install

SERVER_PATH = "/org/example/server/1/server-1.zip"
MODULES_PATH = "/org/example/modules/1/modules-1.zip"
MODULE = os.urandom(200_000)
"""Random, so that it stays large when packed: range reads then ask for more than the archive's end."""


def zipped(files: dict[str, bytes], modes: dict[str, int] | None = None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = (modes or {}).get(name, 0o100644) << 16
            archive.writestr(info, content)
    return buffer.getvalue()


SERVER = zipped(
    {f"{FOLDER}/bin/elasticsearch": b"#!/bin/sh\n", f"{FOLDER}/lib/a.jar": b"jar"},
    {f"{FOLDER}/bin/elasticsearch": 0o100755},
)
MODULES = zipped(
    {
        "product/elasticsearch/modules/one/one.jar": MODULE,
        "product/big.bin": os.urandom(400_000),
        "product/elasticsearch/modules/two/x": b"2",
    }
)


class Repository:
    """A Maven repository on loopback that counts what it is asked for."""

    def __init__(self, httpserver):
        self.base = httpserver.url_for("")
        self.files = {SERVER_PATH: SERVER, MODULES_PATH: MODULES}
        self.ranges = True
        self.whole: list[str] = []
        self.parts: list[str] = []
        httpserver.expect_request(re.compile(".*")).respond_with_handler(self.answer)

    def answer(self, request: Request) -> Response:
        content = self.files[request.path]
        asked = request.range
        if asked is None or not self.ranges:
            self.whole.append(request.path)
            return Response(content)
        self.parts.append(request.path)
        start, end = asked.range_for_length(len(content))
        headers = {"Content-Range": f"bytes {start}-{end - 1}/{len(content)}"}
        return Response(content[start:end], status=206, headers=headers)


@pytest.fixture
def repository(httpserver):
    return Repository(httpserver)


@pytest.fixture
def archives(tmp_path):
    sums = tmp_path / "sums"
    sums.write_text(f"{hashlib.sha256(MODULE).hexdigest()}  modules/one/one.jar\n")
    server = Archive("org.example:server:zip:1", hashlib.sha256(SERVER).hexdigest(), len(SERVER))
    return server, Archive("org.example:modules:zip:1", hashlib.sha256(MODULES).hexdigest(), len(MODULES), sums)


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "a place"
    folder.mkdir()
    return folder


def left(place):
    """What an install left beside the finished distribution and kept downloads."""
    return sorted(path.name for path in place.iterdir() if path.name not in (FOLDER, "downloads"))


def test_modules_are_read_by_range_and_only_those_listed(repository, archives, place):
    target = install(place, archives=archives, base=repository.base)
    assert (target / "modules/one/one.jar").read_bytes() == MODULE
    assert not (target / "modules/two").exists()
    assert repository.whole == [SERVER_PATH]
    assert set(repository.parts) == {MODULES_PATH}
    assert left(place) == []


def test_programs_can_be_run_and_files_read_by_every_user(repository, archives, place):
    before = os.umask(0o077)
    try:
        target = install(place, archives=archives, base=repository.base)
    finally:
        os.umask(before)
    assert (target / "bin/elasticsearch").stat().st_mode & 0o777 == 0o755
    assert (target / "lib/a.jar").stat().st_mode & 0o444 == 0o444
    assert target.stat().st_mode & 0o555 == 0o555


def test_whole_archive_is_fetched_once_where_ranges_are_refused(repository, archives, place):
    repository.ranges = False
    target = install(place, archives=archives, base=repository.base)
    assert (target / "modules/one/one.jar").read_bytes() == MODULE
    assert repository.whole[-1] == MODULES_PATH


def test_second_call_asks_for_nothing(repository, archives, place):
    install(place, archives=archives, base=repository.base)
    repository.whole.clear()
    repository.parts.clear()
    install(place, archives=archives, base=repository.base)
    assert not repository.whole + repository.parts


def test_damaged_download_leaves_nothing_and_the_next_try_succeeds(repository, archives, place):
    repository.files[SERVER_PATH] = SERVER[:-20] + b"x" * 20
    with pytest.raises(PlatformError, match="damaged or changed"):
        install(place, archives=archives, base=repository.base)
    assert left(place) == []
    assert not (place / FOLDER).exists()
    repository.files[SERVER_PATH] = SERVER
    assert install(place, archives=archives, base=repository.base).is_dir()


def test_cut_off_download_is_told_and_leaves_nothing(repository, archives, place):
    repository.files[SERVER_PATH] = SERVER[: len(SERVER) // 2]
    with pytest.raises(PlatformError, match=r"org\.example:server:zip:1"):
        install(place, archives=archives, base=repository.base)
    assert not (place / FOLDER).exists()


def test_archive_that_arrived_is_not_fetched_again_after_a_later_failure(repository, archives, place):
    good, repository.files[MODULES_PATH] = MODULES, b"not a zip"
    with pytest.raises(PlatformError):
        install(place, archives=archives, base=repository.base)
    repository.files[MODULES_PATH] = good
    install(place, archives=archives, base=repository.base)
    assert repository.whole.count(SERVER_PATH) == 1


def test_changed_file_in_the_modules_archive_is_refused(repository, archives, place):
    repository.files[MODULES_PATH] = zipped({"product/elasticsearch/modules/one/one.jar": b"another"})
    with pytest.raises(PlatformError, match="modules"):
        install(place, archives=archives, base=repository.base)
    assert not (place / FOLDER).exists()


def test_every_module_file_has_its_committed_sum():
    sums = distribution.read_sums(distribution.MODULES.sums)
    assert len({name.split("/")[1] for name in sums}) == 15
    assert all(re.fullmatch(r"[0-9a-f]{64}", digest) and name.startswith("modules/") for name, digest in sums.items())
