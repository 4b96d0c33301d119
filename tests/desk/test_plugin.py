"""The plugin in Airflow's real application: nobody reads without its login, on any route."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.airflow, pytest.mark.timeout(600)]

ROUTES = {
    "GET /",
    "GET /article/{article_id}",
    "GET /export.csv",
    "GET /static/desk.css",
    *(f"{method} /{{path:path}}" for method in ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")),
}
"""A route that is not in this list fails the test: whoever adds one looks at its guard."""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    home = tmp_path_factory.mktemp("airflow")
    (home / "dags").mkdir()
    environment = {
        **os.environ,
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__DAGS_FOLDER": str(home / "dags"),
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(ROOT / "plugins"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": "reader:viewer",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(home / "passwords.json"),
        "AIRFLOW__API_AUTH__JWT_SECRET": "0123456789abcdef" * 4,
        "ELASTICSEARCH_URL": "http://127.0.0.1:9",
        "ELASTICSEARCH_API_KEY": "not-a-key",
        "LIAISON_STATE": str(home / "state"),
    }
    migrate = [str(Path(sys.executable).with_name("airflow")), "db", "migrate"]
    subprocess.run(migrate, env=environment, check=True, capture_output=True, timeout=300)
    script = [sys.executable, str(Path(__file__).with_name("airflow_routes.py"))]
    done = subprocess.run(script, check=False, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def test_the_list_of_routes_is_known(asked: dict[str, Any]) -> None:
    assert set(asked["routes"]) == ROUTES


def test_no_route_answers_without_login(asked: dict[str, Any]) -> None:
    assert len(asked["anonymous"]) > len(ROUTES)
    for route, (page, location, api, wrong_token, shows_something) in asked["anonymous"].items():
        assert page == 303, route
        assert location.startswith("/api/v2/auth/login?next=%2Fliaison%2F"), route
        assert api == 401, route
        assert wrong_token in (401, 403), route
        assert not shows_something, route


def test_a_viewer_may_read_and_documentation_routes_are_off(asked: dict[str, Any]) -> None:
    viewer = asked["viewer"]
    assert viewer["/static/desk.css"] == 200
    assert viewer["/"] == 503, "the login is passed; there is no server behind this test"
    assert {viewer[path] for path in ("/docs", "/redoc", "/openapi.json", "/no/such/page")} == {404}


def test_menu_entries(asked: dict[str, Any]) -> None:
    framed, own_tab = asked["menu"]
    assert (framed["url_route"], framed["href"], framed["destination"]) == ("liaison", "/liaison/", "nav")
    assert (own_tab["url_route"], own_tab["href"]) == (None, "/liaison/")
    assert asked["import_errors"] == {}
