"""The start: the server's own routes beside the Streamlit script. Run it with `streamlit run app.py`.

Under Streamlit's base path: `/` is Streamlit's first page with the map begun in it, `/map` map and panel without
Streamlit, `/statement/ID`, `/place/ID` and `/source/ID` a page for every record, `/read/NAME` a screen as a plain page,
`/picture.svg` and `/picture.png` a view for paper, `/evidence/` the map page and what the panel shows, piece by piece,
`/api/` the data. Nothing is fetched from another host.
"""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import lru_cache
from threading import Thread

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geodata.reading import DataError
from geodata.sparing import without_graphic
from layers import (
    api,
    coverage,
    exercisepaper,
    framework,
    lessonhandout,
    opening,
    pictureroute,
    pieces,
    plainpage,
    plainscreens,
    records,
)
from layers.serving import HTML, Built
from pages.shared import copies, corpus

log = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def first_page() -> Built:
    """The first page, with the map begun in it. Raises `DataError` where the data is not sound."""
    return Built.of(opening.first_page(corpus()), HTML)


@lru_cache(maxsize=1)
def plain_page() -> Built:
    """Map and panel without Streamlit. Raises `DataError` where the data is not sound."""
    return Built.of(plainpage.render(corpus()), HTML)


def send_first(request: Request) -> Response:
    """The first page; where the data is not sound it is Streamlit's own, whose screens say so."""
    try:
        return first_page().answer(request)
    except DataError:
        return Built.of(framework.index(), HTML).answer(request)


def send_plain(request: Request) -> Response:
    """The plain page."""
    return plain_page().answer(request)


def say_what_is_wrong(_: Request, error: Exception) -> Response:
    """The problems of data that is not sound, each with file, line and remedy."""
    return PlainTextResponse(f"The data cannot be used.\n{error}", status_code=500)


base = framework.base_path()
routes = [
    Route(f"{base}/", send_first),
    Route(f"{base}/map", send_plain),
    *records.routes(base, corpus, copies),
    plainscreens.mount(f"{base}/read", corpus),
    *pictureroute.routes(base, corpus),
    pieces.mount(f"{base}/evidence", corpus),
    *lessonhandout.routes(base, corpus),
    *exercisepaper.routes(base, corpus),
    api.mount(f"{base}/api", corpus),
]


def draw_ahead() -> None:
    """Draw what takes longest the first time, so that its first reader does not wait for it."""
    with suppress(DataError):  # every page says so
        coverage.tables(corpus())
        coverage.tables(without_graphic(corpus()))


@asynccontextmanager
async def ready(_: st.App) -> AsyncIterator[None]:
    """Build what the first visitor waits for, and say on the console what is not as it should be.

    Streamlit collects garbage after every run of a script; what is built here stays for good, and frozen it is not
    walked through each time.
    """
    for fault in framework.missing():
        log.warning(
            "Streamlit %s is not the one this was tested with (%s): %s", st.__version__, framework.TESTED, fault
        )
    pieces.assets()
    try:
        pieces.map_page(corpus())
        first_page()
    except DataError as error:  # every page says so too
        log.error("The data cannot be used.\n%s", error)
    gc.collect()
    gc.freeze()
    Thread(target=draw_ahead, daemon=True).start()
    yield


app = st.App("pages/start.py", routes=routes, exception_handlers={DataError: say_what_is_wrong}, lifespan=ready)
