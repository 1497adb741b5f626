"""The open interface: every file of every format, of what a query asks for, at `/api/NAME?QUERY`.

Parameters are those of `geodata.selection`. Any site may read it.
"""

from collections.abc import Callable

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route

from geodata.corpus import Corpus
from geodata.formats import BY_FILE
from geodata.frames import select
from geodata.selection import Selection, SelectionError
from layers.serving import HEADERS, encoding, named, not_modified, refused, tag_of

_READING = Middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_methods=["GET", "HEAD"],
    allow_headers=["If-None-Match"],
    expose_headers=["ETag", "Content-Disposition"],
)


def mount(path: str, corpus: Callable[[], Corpus]) -> Mount:
    """The interface at a path, over a corpus that is there when it is asked; what else lies below is not found."""

    def send(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in BY_FILE:
            return PlainTextResponse(f"Not found. There are: {', '.join(BY_FILE)}\n", status_code=404)
        made, content = BY_FILE[name]
        evidence = corpus()
        try:
            selection = Selection.from_params(request.query_params.multi_items(), evidence)
        except SelectionError as error:
            return refused(error)
        tag = tag_of(evidence.fingerprint, evidence.meta.version, name, selection.query(evidence))
        headers = {**HEADERS, "Vary": "Accept-Encoding", **named(name)}
        if known := not_modified(request, tag, headers):
            return known
        headers |= {"Content-Type": made.media_type, "ETag": f'W/"{tag}"', **encoding(request)}
        if request.method == "HEAD":
            return StreamingResponse(iter(()), headers=headers)  # of a length that is not known, as for GET
        return StreamingResponse(made.contents[content](select(evidence, selection)), headers=headers)

    return Mount(path, routes=[Route("/{name:path}", send)], middleware=[_READING])
