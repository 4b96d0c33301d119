"""docker-compose.yaml and what it is made of: valid, pinned, without default passwords, and calling only what exists."""

from __future__ import annotations

import importlib.util
import inspect
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from deploy.__main__ import COMMANDS, main
from deploy.env import SECRETS, fill
from embedded.distribution import VERSION

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docker-compose.yaml").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load(TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
ONE_SHOT = {name for name, service in SERVICES.items() if service["restart"] == "no"}
LONG_RUNNING = SERVICES.keys() - ONE_SHOT
IN_IMAGE = "/opt/liaison/"
PARSE = """
import json, sys
from airflow.cli.cli_parser import get_parser
for words in json.loads(sys.argv[1]):
    assert get_parser().parse_args(words[1:]).func
"""


def variables() -> dict[str, set[str]]:
    """Each ${NAME…} of the file with what follows the name."""
    found: dict[str, set[str]] = {}
    for name, rest in re.findall(r"(?<!\$)\$\{(\w+)([^}]*)\}", TEXT):
        found.setdefault(name, set()).add(rest)
    return found


def commands(program: str) -> list[list[str]]:
    """Every command line of that program, in the services' commands and health checks."""
    lines: list[list[str]] = []
    for service in SERVICES.values():
        for words in (service.get("command", []), service.get("healthcheck", {}).get("test", [])):
            if words[:2] == ["sh", "-c"] or words[:1] == ["CMD-SHELL"]:
                lines += [part.split() for part in words[-1].replace("exec ", "").split("&&")]
            else:
                lines.append(words[1:] if words[:1] == ["CMD"] else words)
    return [words for words in lines if words and words[0] == program]


def test_the_file_fits_the_compose_specification() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]
    done = subprocess.run([*command, "docker-compose.yaml"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_secret_is_asked_for_and_none_has_a_default() -> None:
    asked = {name for name, rests in variables().items() if any(rest.startswith(":?") for rest in rests)}
    assert asked == SECRETS.keys()
    assert all(rest.startswith(":?") for name in asked for rest in variables()[name])


def test_no_secret_is_written_out() -> None:
    for name, service in SERVICES.items():
        for key, value in service.get("environment", {}).items():
            if re.search(r"PASSWORD$|SECRET|_KEY$|ENCRYPTIONKEY$", key):
                assert re.fullmatch(r"\$\{\w+:\?[^}]+\}", str(value)), f"{name}: {key}={value}"
            assert not re.search(r"://[^$/]*:[^$/]+@", str(value)), f"{name}: {key}={value}"


def test_the_example_of_the_env_file_names_every_variable_and_holds_no_secret() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    assert {line.removesuffix("=") for line in lines if line and not line.startswith("#")} == SECRETS.keys()
    optional = {line[1:].partition("=")[0] for line in lines if re.match(r"#\w+=", line)}
    assert variables().keys() - SECRETS.keys() <= optional


def test_the_long_running_services_are_watched_limited_and_restarted() -> None:
    assert {"dictionaries", "setup", "setup-kibana", "airflow-init"} == ONE_SHOT
    for name in LONG_RUNNING:
        assert SERVICES[name]["healthcheck"]["test"], name
        assert SERVICES[name]["restart"] == "unless-stopped", name
    for name, service in SERVICES.items():
        assert service["mem_limit"], name
        assert service["cpus"], name


def test_services_wait_for_what_they_need_as_it_can_be_waited_for() -> None:
    for name, service in SERVICES.items():
        for other, how in service.get("depends_on", {}).items():
            wanted = "service_completed_successfully" if other in ONE_SHOT else "service_healthy"
            assert how["condition"] == wanted, f"{name} waits for {other}"
    assert "setup" in SERVICES["kibana"]["depends_on"]
    assert {"setup", "airflow-init", "redis"} <= SERVICES["airflow-worker"]["depends_on"].keys()


def test_images_are_pinned_to_a_release() -> None:
    images = {service["image"] for service in SERVICES.values() if "build" not in service}
    assert all(re.search(r":\d+\.\d+(\.\d+)?(-\w+)?$", image) for image in images), images
    assert {image for image in images if image.startswith("docker.elastic.co/")} == {
        f"docker.elastic.co/elasticsearch/elasticsearch:{VERSION}",
        f"docker.elastic.co/kibana/kibana:{VERSION}",
    }
    assert re.search(r"^FROM python:3\.12\.\d+-", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)


def test_nothing_listens_outside_this_machine() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]
    assert len(ports) == 3
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_mounts_exist_and_volumes_are_declared() -> None:
    used = set()
    for service in SERVICES.values():
        for mount in service.get("volumes", []):
            source = mount.split(":")[0]
            if source.startswith("."):
                assert (ROOT / source).is_dir(), source
                assert mount.endswith(":ro"), f"{mount}: the analyst's data is only read"
            else:
                used.add(source)
    assert used == COMPOSE["volumes"].keys()


def test_the_keys_go_only_where_they_are_used() -> None:
    holders = {
        volume: {
            name
            for name, service in SERVICES.items()
            if any(mount.startswith(f"{volume}:") for mount in service.get("volumes", []))
        }
        for volume in ("keys", "state", "reader")
    }
    assert holders["keys"] == {"setup"}
    assert holders["state"] == {"setup", "airflow-worker", "airflow-dag-processor"}
    assert holders["reader"] == {"setup", "airflow-api-server"}
    superuser = {name for name, service in SERVICES.items() if "${ELASTIC_PASSWORD" in str(service)}
    assert superuser == {"elasticsearch", "setup", "setup-kibana"}


def test_airflow_has_logins_with_roles_and_never_all_admins() -> None:
    environment = SERVICES["airflow-api-server"]["environment"]
    assert environment["AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS"] == "False"
    assert environment["AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS"] == "admin:admin,analyst:viewer"
    assert ["python", "-m", "deploy", "logins"] in commands("python")


def test_the_commands_of_the_package_exist() -> None:
    called = commands("python")
    assert {tuple(words[1:3]) for words in called} >= {("-m", "deploy"), ("-m", "kibana")}
    for words in called:
        if words[1] != "-m":
            assert (ROOT / words[1]).is_file(), words
            continue
        assert importlib.util.find_spec(f"{words[2]}.__main__"), words
        if words[2] == "deploy":
            command, count = COMMANDS[words[3]]
            assert len(words) - 4 == count == len(inspect.signature(command).parameters), words


def test_airflow_knows_its_commands() -> None:
    import json

    called = [[word.strip('"') for word in words] for words in commands("airflow")]
    assert len(called) >= 8
    if importlib.util.find_spec("airflow.providers.celery") is None:
        called = [words for words in called if words[1] != "celery"]
    done = subprocess.run(
        [sys.executable, "-c", PARSE, json.dumps(called)], capture_output=True, text=True, timeout=200, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_paths_of_the_image_are_in_the_repository() -> None:
    for path in set(re.findall(rf"{IN_IMAGE}([\w./-]+)", TEXT)):
        assert (ROOT / path).exists(), path


def test_the_image_copies_what_exists_and_what_the_build_may_see() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    shown = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {name for line in re.findall(r"^COPY (.+)$", text, re.MULTILINE) for name in line.split()[:-1]}
    assert copied == shown
    assert all((ROOT / name).exists() for name in copied)
    assert "-r requirements.txt -r requirements-celery.txt" in text
    assert re.search(r"^USER (?!0|root)", text, re.MULTILINE)


def test_celerys_requirements_are_those_of_the_run_and_a_few_more() -> None:
    def pins(name: str) -> dict[str, str]:
        return dict(re.findall(r"^([\w.\[\]-]+)==(\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))

    run, celery = pins("requirements.txt"), pins("requirements-celery.txt")
    assert {name: celery[name] for name in celery.keys() & run.keys()} == {
        name: run[name] for name in celery.keys() & run.keys()
    }
    assert tuple(map(int, celery["celery"].split(".")[:2])) < (5, 7)
    assert {"apache-airflow-providers-celery", "apache-airflow-providers-postgres"} <= celery.keys()


def test_secrets_are_random_and_those_that_are_there_are_kept() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    first, made = fill(example)
    assert made == sorted(SECRETS)
    second, _ = fill(example)
    values = [dict(re.findall(r"^(\w+)=(.+)$", text, re.MULTILINE)) for text in (first, second)]
    assert not set(values[0].values()) & set(values[1].values())
    assert all(len(value) >= 16 and re.fullmatch(r"[\w=-]+", value) for value in values[0].values())
    assert len(values[0]["KIBANA_ENCRYPTION_KEY"]) >= 32
    assert fill(first) == (first, [])
    assert fill(first.replace(f"REDIS_PASSWORD={values[0]['REDIS_PASSWORD']}\n", ""))[1] == ["REDIS_PASSWORD"]


def test_the_env_file_is_written_by_a_bare_python_and_for_its_owner_alone(tmp_path: Path) -> None:
    command = [sys.executable, "-S", "-m", "deploy.env", str(tmp_path / ".env")]
    for _ in range(2):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
    assert "nothing was changed" in done.stdout
    assert [(path.name, path.stat().st_mode & 0o777) for path in tmp_path.iterdir()] == [(".env", 0o600)]
    command[-1] = str(tmp_path / "no" / ".env")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


def test_logins_and_dictionaries_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "logins.json"
    monkeypatch.setenv("AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE", str(file))
    monkeypatch.setenv("AIRFLOW_ADMIN_PASSWORD", "one")
    monkeypatch.setenv("ANALYST_PASSWORD", "two")
    assert main(["logins"]) == 0
    assert file.read_text() == '{"admin": "one", "analyst": "two"}'
    assert file.stat().st_mode & 0o777 == 0o600
    assert main(["dictionaries", str(tmp_path / "hunspell")]) == 0
    assert {path.name for path in (tmp_path / "hunspell" / "uk_UA").iterdir()} == {"uk_UA.aff", "uk_UA.dic"}


def test_a_missing_secret_is_one_clear_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ELASTIC_PASSWORD", raising=False)
    assert main(["setup", "a", "b", "c"]) == 1
    assert capsys.readouterr().err == "deploy: ELASTIC_PASSWORD is not set; `python3 -m deploy.env` makes the secrets\n"
    assert main(["setup"]) == 2
