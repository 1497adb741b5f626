"""The start: the server's own routes beside the Streamlit script. Run it with `streamlit run app.py`.

Under Streamlit's base path: `/` is Streamlit's first page with the map begun in it, `/evidence/map` the map page,
`/evidence/panel.json` all that the panel can show, `/evidence/assets/` the components' scripts and styles, `/api/` the
data. Nothing is fetched from another host.
"""

import gc
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route

from geodata.reading import DataError
from geodata.selection import SelectionError
from layers import api, bridge, cards, framework, mappage, opening
from layers.links import view_of
from layers.serving import Built
from pages.shared import corpus

ASSET_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
log = logging.getLogger(__name__)


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


def send_built(request: Request) -> Response:
    """The map page or the panel's file."""
    return built()[request.url.path.rsplit("/", 1)[-1]].answer(request)


def send_asset(request: Request) -> Response:
    """A script or a style sheet."""
    file = assets().get(request.path_params["name"])
    return file.answer(request) if file else PlainTextResponse("Not found", status_code=404)


def send_first(request: Request) -> Response:
    """The first page, with the map begun at the view that the address asks for."""
    asked = dict(request.query_params)
    embedded = asked.pop("embed", "").lower() == "true"
    try:
        evidence = corpus()
        view = view_of(asked, evidence) if asked else None
    except (SelectionError, DataError):  # the screen says what is wrong with the link, or with the data
        page = framework.index()
    else:
        page = opening.first_page(evidence, view, embedded)
    return Built.of(page, "text/html; charset=utf-8").answer(request)


def say_what_is_wrong(_: Request, error: Exception) -> Response:
    """The problems of data that is not sound, each with file, line and remedy."""
    return PlainTextResponse(f"The data cannot be used.\n{error}", status_code=500)


base = framework.base_path()
routes = [
    Route(f"{base}/", send_first),
    Mount(
        f"{base}/evidence",
        routes=[
            Route("/map", send_built),
            Route("/panel.json", send_built),
            Route("/assets/{name}", send_asset),
        ],
    ),
    api.mount(f"{base}/api", corpus),
]


@asynccontextmanager
async def ready(_: st.App) -> AsyncIterator[None]:
    """Build everything before the first visitor comes, and say on the console what is not as it should be.

    Streamlit collects garbage after every run of a script; what is built here stays for good, and frozen it is not
    walked through each time.
    """
    for fault in framework.missing():
        log.warning(
            "Streamlit %s is not the one this was tested with (%s): %s", st.__version__, framework.TESTED, fault
        )
    assets()
    try:
        built()
    except DataError as error:  # every page says so too
        log.error("The data cannot be used.\n%s", error)
    gc.collect()
    gc.freeze()
    yield


app = st.App("pages/start.py", routes=routes, exception_handlers={DataError: say_what_is_wrong}, lifespan=ready)
