"""Run by test_plugin.py in a process of its own: Airflow's real application with our plugin, asked on every route.

Prints JSON: {"routes": [...], "anonymous": {"METHOD path": [status as page, login it is sent to, status as API]}, "viewer": {path: status},
"menu": [...], "import_errors": [...]}.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

PATHS = (
    "/",
    "/article/x",
    "/export.csv",
    "/static/desk.css",
    "/docs",
    "/redoc",
    "/openapi.json",
    "/static/../x",
    "/no/such/page",
)


def main() -> None:
    from airflow.api_fastapi.app import create_app
    from airflow.plugins_manager import get_fastapi_plugins, get_import_errors
    from fastapi.testclient import TestClient

    app = create_app(apps="all")
    (desk,) = [plugin["app"] for plugin in get_fastapi_plugins()[0] if plugin["url_prefix"] == "/liaison"]
    routes = [(method, route.path) for route in desk.app.routes for method in sorted(route.methods)]
    asked = routes + [("GET", path) for path in PATHS]
    with TestClient(app, base_url="http://localhost:8080", follow_redirects=False) as client:
        anonymous = {}
        for method, path in asked:
            address = "/liaison" + path.replace("{article_id}", "x").replace("{path:path}", "x/y")
            page = client.request(method, address, headers={"Accept": "text/html"})
            api = client.request(method, address, headers={"Accept": "application/json"})
            wrong = client.request(method, address, headers={"Authorization": "Bearer nonsense"})
            shown = "liaison" in (page.text + api.text + wrong.text).lower().replace("/liaison", "")
            login = page.headers.get("location")
            anonymous[f"{method} {path}"] = [page.status_code, login, api.status_code, wrong.status_code, shown]
        password = json.loads(Path(os.environ["AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE"]).read_text())[
            "reader"
        ]
        token = client.post("/auth/token", json={"username": "reader", "password": password}).json()["access_token"]
        headers = {"Authorization": f"Bearer {token}", "Accept": "text/html"}
        viewer = {path: client.get("/liaison" + path, headers=headers).status_code for path in PATHS}
        menu = client.get("/api/v2/plugins", headers={"Authorization": f"Bearer {token}"})
    views = [
        view
        for plugin in menu.json().get("plugins", [])
        if plugin["name"] == "liaison"
        for view in plugin["external_views"]
    ]
    names = [f"{method} {path}" for method, path in routes]
    answer = {
        "routes": names,
        "anonymous": anonymous,
        "viewer": viewer,
        "menu": views,
        "import_errors": get_import_errors(),
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    sys.exit(main())
