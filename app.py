"""The start: the server's own routes beside the Streamlit script. Run it with `streamlit run app.py`.

`/evidence/map` is the map page, built once; `/evidence/assets/` holds its scripts and styles. Nothing is
fetched from another host.
"""

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from geodata.corpus import load
from geodata.reading import DataError
from layers import mappage


@dataclass(frozen=True)
class Built:
    """The finished map page, compressed once, with the headers it is sent with."""

    body: bytes
    headers: dict[str, str]


@lru_cache(maxsize=1)
def built() -> Built:
    """The map page of the bundled corpus. Raises `DataError` where the data is not sound."""
    html = mappage.render(load())
    body = html.encode("utf-8")
    return Built(
        body=gzip.compress(body, mtime=0),
        headers={
            "Content-Encoding": "gzip",
            "Content-Security-Policy": mappage.policy(html),
            "Cache-Control": "no-cache",
            "ETag": f'"{hashlib.sha256(body).hexdigest()[:32]}"',
            "Vary": "Accept-Encoding",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
        },
    )


def map_page(request: Request) -> Response:
    """The map page, or 304 where the browser has it already."""
    try:
        page = built()
    except DataError as error:
        return PlainTextResponse(f"The data cannot be used.\n{error}", status_code=500)
    if request.headers.get("if-none-match") == page.headers["ETag"]:
        return Response(status_code=304, headers={"ETag": page.headers["ETag"]})
    return Response(page.body, media_type="text/html; charset=utf-8", headers=page.headers)


routes = [
    Route("/evidence/map", map_page),
    Mount("/evidence/assets/leaflet", StaticFiles(directory=mappage.leaflet_folder())),
    Mount("/evidence/assets", StaticFiles(directory=mappage.STATIC)),
]

app = st.App("pages/start.py", routes=routes)
