"""The search desk inside the Airflow UI: a menu entry, and a page of its own, both behind Airflow's login."""

from functools import cached_property
from typing import Any
from urllib.parse import urlencode, urlsplit

from airflow.configuration import conf
from airflow.plugins_manager import AirflowPlugin

PREFIX = "/liaison"
ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32' fill='none' stroke='{colour}' "
    "stroke-width='3'%3E%3Ccircle cx='11' cy='16' r='8'/%3E%3Ccircle cx='21' cy='16' r='8'/%3E%3C/svg%3E"
)


def base_path() -> str:
    """The path under which Airflow is served, with a slash at its end."""
    return urlsplit(conf.get("api", "base_url", fallback="/")).path.rstrip("/") + "/"


def login_url(request: Any) -> str:
    """Airflow's login, which comes back to the page that was asked for."""
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return f"{base_path()}api/v2/auth/login?{urlencode({'next': wanted})}"


class Desk:
    """The desk as an ASGI application, built when it is first asked: scheduler and workers load plugins, too.

    Airflow mounts plugins' applications without its login. The guard is part of the desk, and where it cannot be built
    (an Airflow without these functions) the request fails and nothing is shown.
    """

    @cached_property
    def app(self) -> Any:
        """The desk behind the right to see the UI (viewers have it), with the reader's key."""
        from airflow.api_fastapi.auth.managers.models.resource_details import AccessView
        from airflow.api_fastapi.core_api.security import requires_access_view

        from liaison.desk.app import create_app
        from liaison.desk.connection import current_reader

        return create_app(
            open_reader=current_reader,
            guard=requires_access_view(AccessView.WEBSITE),
            login_url=login_url,
        )

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self.app(scope, receive, send)


class LiaisonPlugin(AirflowPlugin):
    """`url_route` shows the desk in a frame of the UI; the entry without it opens a tab of its own."""

    name = "liaison"
    fastapi_apps = [{"app": Desk(), "url_prefix": PREFIX, "name": "Liaison search"}]  # noqa: RUF012
    external_views = [  # noqa: RUF012
        {
            "name": "Search",
            "href": f"{base_path()}{PREFIX[1:]}/",
            "destination": "nav",
            "url_route": "liaison",
            "nav_top_level": True,
            "icon": ICON.format(colour="%23333"),
            "icon_dark_mode": ICON.format(colour="%23ddd"),
        },
        {
            "name": "Search (own tab)",
            "href": f"{base_path()}{PREFIX[1:]}/",
            "destination": "nav",
            "category": "browse",
        },
    ]
