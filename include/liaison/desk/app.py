"""The desk's routes. Every path, also one that does not exist, stands behind the guard that the host gives."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException as AnyHTTPException

from liaison.desk.pages import article_page, search_page
from liaison.errors import LiaisonError
from liaison.search.reader import Reader
from liaison.search.request import MAX_WINDOW, SearchRequest
from liaison.search.results import csv_text

log = logging.getLogger(__name__)

STYLES = Path(__file__).parent / "static" / "desk.css"
SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-cache",
}


def create_app(
    open_reader: Callable[[], Reader], guard: Callable[..., Any], login_url: Callable[[Request], str | None]
) -> FastAPI:
    """The desk. `guard` is a dependency that raises HTTPException 401 or 403 for those who may not read.

    A page asked for without login is answered with a redirect to `login_url(request)` where there is one, anything else
    with the plain status. Documentation routes are off: mounted ones would stand outside the guard.
    """
    app = FastAPI(title="Liaison", docs_url=None, redoc_url=None, openapi_url=None, dependencies=[Depends(guard)])
    app.middleware("http")(_add_headers)
    app.add_exception_handler(AnyHTTPException, _refusals(login_url))
    app.add_exception_handler(LiaisonError, _troubles)
    _add_routes(app, open_reader)
    return app


def _add_routes(app: FastAPI, open_reader: Callable[[], Reader]) -> None:
    @app.get("/", response_class=HTMLResponse)
    def search(request: Request) -> str:
        reader = open_reader()
        results = reader.search(SearchRequest.from_params(request.query_params.multi_items()))
        other = reader.suggestion(results.request) if not results.total and results.request.text else None
        values = search_page(results, reader.labels, datetime.now(UTC).date(), other)
        return render("search.html", framed=_is_framed(request), **values)

    @app.get("/article/{article_id}", response_class=HTMLResponse)
    def article(request: Request, article_id: str) -> str:
        reader = open_reader()
        document = reader.article(article_id[:512])
        if document is None:
            raise HTTPException(404, "There is no such report.")
        wanted = SearchRequest.from_params(request.query_params.multi_items())
        return render("article.html", framed=_is_framed(request), **article_page(document, wanted, reader.labels))

    @app.get("/export.csv")
    def export(request: Request) -> StreamingResponse:
        wanted = SearchRequest.from_params(
            [(k, v) for k, v in request.query_params.multi_items() if k not in ("page", "size")]
        )
        rows = open_reader().export(wanted, MAX_WINDOW - wanted.offset)
        headers = {"Content-Disposition": 'attachment; filename="liaison.csv"'}
        return StreamingResponse(_utf8(csv_text(rows)), media_type="text/csv; charset=utf-8", headers=headers)

    @app.get("/static/desk.css")
    def styles() -> Response:
        return Response(STYLES.read_bytes(), media_type="text/css")

    @app.api_route("/{path:path}", methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
    def nothing(path: str) -> Response:
        raise HTTPException(404, "There is no such page.")


def render(template: str, **values: Any) -> str:
    """A page of the desk; every value is escaped."""
    return _TEMPLATES.get_template(template).render(**values)


_TEMPLATES = Environment(
    loader=PackageLoader("liaison.desk"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def _utf8(lines: Iterator[str]) -> Iterator[bytes]:
    yield "\ufeff".encode()  # Excel reads a CSV without it as the system's own code page
    for line in lines:
        yield line.encode("utf-8")


async def _add_headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await call_next(request)
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _refusals(login_url: Callable[[Request], str | None]) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, AnyHTTPException) else 500
        detail = str(error.detail) if isinstance(error, AnyHTTPException) else ""
        if not _wants_page(request):
            return JSONResponse({"detail": detail}, status)
        if status == 401 and (login := login_url(request)):
            return RedirectResponse(login, 303)
        if status in (401, 403):
            detail = "Please log in to read here." if status == 401 else "Your account may not read here."
            return HTMLResponse(render("message.html", title="Not open to you", detail=detail, root=None), status)
        return HTMLResponse(render("message.html", title="Not found", detail=detail, root=_root(request)), status)

    return answer


def _troubles(request: Request, error: Exception) -> Response:
    log.warning("search_failed error=%s", " ".join(str(error).split()))
    if not _wants_page(request):
        return JSONResponse({"detail": str(error)}, 503)
    page = render("message.html", title="The search is not available", detail=f"{error}", root=_root(request))
    return HTMLResponse(page, 503)


def _is_framed(request: Request) -> bool:
    """Whether the page is shown in a frame: Airflow's allows no new tab, so that links to originals would do nothing."""
    return request.headers.get("sec-fetch-dest") == "iframe"


def _wants_page(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")


def _root(request: Request) -> str:
    """The way from the asked path up to the desk's first page."""
    path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    return "../" * max(0, path.count("/") - 1) or "./"
