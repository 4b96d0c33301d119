"""Java is found in a fixed order, installed where it is missing, and missed with one message."""

from __future__ import annotations

import os
from pathlib import Path

import cjdk
import pytest

from embedded import PlatformError
from embedded.java import NEEDED_MODULES, find_java, provide_java
from embedded.layout import server_user


@pytest.fixture
def open_path(tmp_path):
    """tmp_path, with the way to it open to the server's user too (root's temporary folders are closed)."""
    for folder in (tmp_path, *tmp_path.parents):
        if folder.owner() == Path.home().owner() and folder != Path("/") and folder.name != "tmp":
            folder.chmod(folder.stat().st_mode | 0o711)
    return tmp_path


def script(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(0o755)
    return path


def fake_java(home: Path, version: str, modules=NEEDED_MODULES, release=True) -> Path:
    lines = "\n".join(f"{name}@{version}" for name in ("java.base", *modules))
    text = f'case "$1" in --list-modules) cat <<X\n{lines}\nX\n;; *) echo \'openjdk version "{version}"\' >&2;; esac\n'
    script(home / "bin" / "java", text)
    if release:
        (home / "release").write_text(f'IMPLEMENTOR="Nobody"\nJAVA_VERSION="{version}"\n')
    return home


def find(environ, system, own=None):
    return find_java({name: str(value) for name, value in environ.items()}, server_user(), system, own)


def test_es_java_home_comes_before_java_home_before_the_system(open_path):
    system = open_path / "jvm"
    fake_java(system / "java-25", "25.0.1")
    first, second = fake_java(open_path / "first", "21.0.2"), fake_java(open_path / "second", "22")
    assert find({"ES_JAVA_HOME": first, "JAVA_HOME": second}, system).java.home == first
    assert find({"JAVA_HOME": second}, system).java.home == second
    assert find({}, system).java.home == system / "java-25"


def test_newest_of_the_system_is_taken_and_old_ones_are_told(open_path):
    system = open_path / "jvm"
    for name, version in (("a", "17.0.15"), ("b", "21.0.1"), ("c", "25"), ("d", "1.8.0_402")):
        fake_java(system / name, version)
    assert find({}, system).java.version == 25
    old = find({"JAVA_HOME": system / "a"}, open_path / "none")
    assert old.java is None
    assert "is Java 17, 21 or newer is needed" in old.looked[0]


def test_cut_down_runtime_is_refused_with_what_it_lacks(open_path):
    home = fake_java(open_path / "wheel", "21.0.2", modules=("jdk.jdi",))
    looked = find({"ES_JAVA_HOME": home}, open_path / "none").looked
    assert "lacks jdk.incubator.vector, jdk.jlink" in looked[0]


def test_version_is_asked_of_the_program_where_no_release_file_tells_it(open_path):
    assert (
        find({"JAVA_HOME": fake_java(open_path / "plain", "23.0.1", release=False)}, open_path / "none").java.version
        == 23
    )


def test_java_in_the_state_folder_is_found_again(open_path):
    own = open_path / "own"
    home = fake_java(own / "v0" / "jdks" / "abc" / "jdk-21", "21.0.9")
    assert find({}, open_path / "none", own).java.home == home


@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts the server as another user")
def test_java_below_a_closed_folder_is_no_use_to_the_servers_user(open_path):
    closed = open_path / "home"
    home = fake_java(closed / "jdk", "21")
    closed.chmod(0o700)
    search = find({"JAVA_HOME": home}, open_path / "none")
    assert search.java is None
    assert f"cannot enter {closed}" in search.looked[0]


@pytest.fixture
def apt(open_path, monkeypatch):
    """A fake apt that offers `versions` and, on install, puts a Java of that version into the returned folder."""
    system, log, bin_folder = open_path / "jvm", open_path / "apt.log", open_path / "bin"

    def offer(*versions: int, refuses: bool = False) -> Path:
        names = "\n".join(f"openjdk-{version}-jre-headless - OpenJDK Java runtime" for version in versions)
        script(bin_folder / "apt-cache", f"cat <<X\n{names}\nX\n")
        for version in versions:
            fake_java(open_path / "packages" / str(version), f"{version}.0.1")
        install = f"""
echo "$@" >> {log}
case "$*" in
  *install*) {'echo "E: Unable to locate package" >&2; exit 100' if refuses else ""}
    for word in "$@"; do case $word in openjdk-*) v=${{word#openjdk-}}; v=${{v%%-*}};; esac; done
    mkdir -p {system}; cp -r {open_path}/packages/$v {system}/java-$v;;
esac
"""
        script(bin_folder / "apt-get", install)
        return system

    monkeypatch.setenv("PATH", f"{bin_folder}:{os.environ['PATH']}")
    offer.log = log
    return offer


@pytest.fixture
def no_download(monkeypatch):
    def refuse(**_):
        raise ConnectionError("the index cannot be reached")

    monkeypatch.setattr(cjdk, "java_home", refuse)


def provide(open_path, system, is_root=True, say=lambda _: None):
    environ = {"PATH": os.environ["PATH"]}
    return provide_java(environ, server_user(), open_path / "own", say, system, is_root=is_root)


def test_root_gets_the_newest_headless_runtime_that_apt_offers(open_path, apt, no_download):
    system = apt(17, 21, 25, 11)
    assert provide(open_path, system).version == 25
    assert "openjdk-25-jre-headless" in apt.log.read_text()


def test_nothing_is_installed_where_java_is_there(open_path, apt, no_download):
    system = apt(25)
    fake_java(system / "java-21", "21")
    assert provide(open_path, system).version == 21
    assert not apt.log.exists()


def test_a_jdk_is_brought_into_the_state_folder_where_apt_has_none_new_enough(open_path, apt, monkeypatch):
    def fake_download(vendor, version, cache_dir):
        return fake_java(Path(cache_dir) / "v0" / "jdks" / "x" / "jdk", "21.0.5")

    monkeypatch.setattr(cjdk, "java_home", fake_download)
    steps: list[str] = []
    java = provide(open_path, apt(17), say=steps.append)
    assert open_path / "own" in java.home.parents
    assert [step.rsplit(" ", 1)[1] for step in steps] == ["apt", "cjdk"]


def test_ordinary_user_does_not_call_apt(open_path, apt, no_download):
    with pytest.raises(PlatformError):
        provide(open_path, apt(25), is_root=False)
    assert not apt.log.exists()


def test_refusal_says_what_to_install_where_it_looked_and_what_was_tried(open_path, apt, no_download):
    system = apt(21, refuses=True)
    with pytest.raises(PlatformError) as refused:
        provide(open_path, system)
    message = str(refused.value)
    assert "apt-get install openjdk-21-jre-headless" in message
    assert "ES_JAVA_HOME" in message
    assert str(system) in message
    assert "E: Unable to locate package" in message
    assert "the index cannot be reached" in message
