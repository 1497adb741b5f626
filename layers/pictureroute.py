"""Any view as a picture over HTTP: `/picture.svg?QUERY` and `/picture.png?QUERY`, with the parameters of the interface.

A picture takes a second of a processor: the last ones are kept, one is drawn at a time, and where several wait already
the client is asked to come again.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from threading import BoundedSemaphore

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geodata.corpus import Corpus
from geodata.selection import Selection, SelectionError
from layers import picture
from layers.serving import HEADERS, Built, encoding, home_of, named, not_modified, refused, tag_of

_KEPT = 16  # pictures, some 2 MB each
_WAITING = 4  # for a picture, the one that is drawn included
_WAIT = "5"  # seconds
_BUSY = "Several pictures are being drawn; ask again in some seconds.\n"
_SVG, _PNG = "image/svg+xml", "image/png"
_POLICY = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
_places = BoundedSemaphore(_WAITING)


@lru_cache(maxsize=_KEPT)
def made(corpus: Corpus, name: str, selection: Selection, address: str) -> Built | bytes:
    """A picture by the name of its file; a PNG is compressed in itself."""
    if name.endswith(".png"):
        return picture.png(corpus, selection, address)
    return Built.of(picture.svg(corpus, selection, address), _SVG, **_POLICY, **named(name))


def routes(base: str, corpus: Callable[[], Corpus]) -> list[Route]:
    """The routes of pictures below a path, over a corpus that is there when it is asked."""

    def sender(name: str) -> Callable[[Request], Response]:
        def send(request: Request) -> Response:
            evidence = corpus()
            try:
                selection = Selection.from_params(request.query_params.multi_items(), evidence)
            except SelectionError as error:
                return refused(error)
            address = home_of(request, base)
            tag = tag_of(evidence.fingerprint, evidence.meta.version, name, selection.query(evidence), address)
            if known := not_modified(request, tag, {**HEADERS, "Vary": "Accept-Encoding"}):
                return known
            if not _places.acquire(blocking=False):
                return PlainTextResponse(_BUSY, status_code=503, headers={**HEADERS, "Retry-After": _WAIT})
            try:
                file = made(evidence, name, selection, address)
            finally:
                _places.release()
            if isinstance(file, Built):
                return replace(file, tag=tag).answer(request)
            headers = {**HEADERS, **named(name), "Content-Type": _PNG, "ETag": f'W/"{tag}"'}
            return Response(file, headers=headers | encoding(request))

        return send

    return [Route(f"{base}/{name}", sender(name)) for name in ("picture.svg", "picture.png")]
