"""`python -m liaison.desk`: the desk without Airflow, on loopback, open to whoever has the address with its token."""

from __future__ import annotations

import os
import secrets
import sys
from hmac import compare_digest
from typing import Any

from fastapi import HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from liaison.desk.app import create_app
from liaison.desk.connection import current_reader
from liaison.errors import ConfigError, LiaisonError

COOKIE = "liaison_desk"
PORT = 8765
HOST = "127.0.0.1"


def make_app(token: str, reader: Any) -> Any:
    """The desk behind `token`: the first page takes it from the address and keeps it in a cookie of this browser."""

    def guard(request: Request) -> None:
        given = request.cookies.get(COOKIE, "")
        if not compare_digest(given.encode(), token.encode()):
            raise HTTPException(401, "Open the address that was printed when the desk started.")

    app = create_app(reader, guard, lambda _request: None)

    async def take_token(request: Request, call_next: Any) -> Response:
        given = request.query_params.get("token", "")
        if given and compare_digest(given.encode(), token.encode()):
            response = RedirectResponse("./", 303)
            response.set_cookie(COOKIE, token, httponly=True, samesite="strict")
            return response
        answer: Response = await call_next(request)
        return answer

    app.middleware("http")(take_token)
    return app


def main() -> None:
    """Serve on loopback until Ctrl-C. There is no option to listen elsewhere: Airflow's login is the way to many readers."""
    import uvicorn

    try:
        port = int(os.environ.get("LIAISON_DESK_PORT") or PORT)
    except ValueError as error:
        raise ConfigError("LIAISON_DESK_PORT is not a number") from error
    current_reader()  # where the settings name no server, say so now
    token = secrets.token_urlsafe(24)
    sys.stdout.write(f"Search desk: http://{HOST}:{port}/?token={token}  (Ctrl-C ends it)\n")
    sys.stdout.flush()
    uvicorn.run(make_app(token, current_reader), host=HOST, port=port, log_level="warning", access_log=False)


if __name__ == "__main__":
    try:
        main()
    except LiaisonError as error:
        sys.exit(f"liaison desk: {error}")
