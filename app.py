"""The start: the server's own routes beside the Streamlit script. Run it with `streamlit run app.py`.

`/` is Streamlit's first page with the map begun in it, `/evidence/map` the map page, `/evidence/panel.json` all that
the panel can show, both built once and sent compressed; `/evidence/assets/` holds the components' scripts and styles.
Nothing is fetched from another host.
"""

import gc
import gzip
import hashlib
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http import h11_impl

from geodata.reading import DataError
from layers import bridge, cards, mappage, room
from layers.links import TOO_LONG, view_of
from pages.shared import corpus

ASSET_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
LONGEST_QUERY = 20_000  # bytes; an honest link stays far below
# Read addresses of up to 4 MB, so that an overlong one is answered by the app and not by a bare error; Streamlit has no
# setting for this limit of its server.
h11_impl.DEFAULT_MAX_INCOMPLETE_EVENT_SIZE = 4 * 2**20  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Built:
    """A finished file, compressed once, with the headers it is sent with."""

    body: bytes
    headers: dict[str, str]

    @classmethod
    def of(cls, text: str, media_type: str, **headers: str) -> "Built":
        """The file of a text; its ETag is the hash of its content."""
        body = text.encode("utf-8")
        return cls(
            gzip.compress(body, mtime=0),
            {
                "Content-Type": media_type,
                "Content-Encoding": "gzip",
                "Cache-Control": "no-cache",
                "ETag": f'"{hashlib.sha256(body).hexdigest()[:32]}"',
                "X-Content-Type-Options": "nosniff",
                **headers,
            },
        )


@lru_cache(maxsize=1)
def built() -> dict[str, Built]:
    """The files of the bundled corpus by name. Raises `DataError` where the data is not sound."""
    evidence = corpus()
    html = mappage.render(evidence)
    policy = {"Content-Security-Policy": mappage.policy(html), "Referrer-Policy": "strict-origin-when-cross-origin"}
    panel = json.dumps(cards.panel_file(evidence), ensure_ascii=False, separators=(",", ":"))
    return {
        "map": Built.of(html, "text/html; charset=utf-8", **policy),
        "panel.json": Built.of(panel, "application/json"),
    }


@lru_cache(maxsize=1)
def assets() -> dict[str, Built]:
    """The components' scripts and style sheets by name."""
    return {name: Built.of(text, ASSET_TYPES[Path(name).suffix]) for name, text in bridge.assets().items()}


def send(request: Request, file: Built) -> Response:
    """A finished file, or 304 where the browser has it already."""
    if request.headers.get("if-none-match") == file.headers["ETag"]:
        return Response(status_code=304, headers={"ETag": file.headers["ETag"]})
    return Response(file.body, headers=file.headers)


async def send_built(request: Request) -> Response:
    """The map page or the panel's file; where the data is not sound, what is wrong with it."""
    try:
        return send(request, built()[request.url.path.rsplit("/", 1)[-1]])
    except DataError as error:
        return PlainTextResponse(f"The data cannot be used.\n{error}", status_code=500)


async def send_asset(request: Request) -> Response:
    """A script or a style sheet."""
    file = assets().get(request.path_params["name"])
    return send(request, file) if file else PlainTextResponse("Not found", status_code=404)


async def send_first(request: Request) -> Response:
    """The first page, with the map begun at the view that the address asks for."""
    asked = dict(request.query_params)
    embedded = asked.pop("embed", "").lower() == "true"
    try:
        evidence = corpus()
        view = view_of(asked, evidence) if asked else None
    except (ValueError, DataError):  # the screen says what is wrong with the link, or with the data
        page = room.index()
    else:
        page = room.first_page(evidence, view, embedded)
    return send(request, Built.of(page, "text/html; charset=utf-8"))


class Front:
    """Middleware: an address too long for any honest link is sent to one that says so."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or redirect it."""
        if scope["type"] == "http" and len(scope["query_string"]) > LONGEST_QUERY:
            await RedirectResponse(f"{scope['path']}?{TOO_LONG}=1", 303)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


routes = [
    Route("/", send_first),
    Route("/evidence/map", send_built),
    Route("/evidence/panel.json", send_built),
    Route("/evidence/assets/{name}", send_asset),
]


@asynccontextmanager
async def ready(_: st.App) -> AsyncIterator[None]:
    """Build everything before the first visitor comes.

    Streamlit collects garbage after every run of a script; what is built here stays for good, and frozen it is not
    walked through each time.
    """
    assets()
    with suppress(DataError):  # said to whoever opens a page
        built()
    gc.collect()
    gc.freeze()
    yield


app = st.App("pages/start.py", routes=routes, middleware=[Middleware(Front)], lifespan=ready)
