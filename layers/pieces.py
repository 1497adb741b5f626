"""What the browser reads piece by piece: the map page, and what the panel shows of claims, places and sources.

Below one path: `map`, `claims/NUMBER.json`, `places/ID.json`, `sources/ID.json`, `words.json`, `assets/NAME`. Each is
made when it is first asked for and kept; a static site holds the same files.
"""

import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route

from geodata.corpus import Corpus
from geodata.frames import words
from layers import bridge, cards, framework, mappage
from layers.serving import HTML, Built

_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
_KEPT = 1024  # pieces, some 10 kB each


def _json(content: Any) -> Built:
    return Built.of(json.dumps(content, ensure_ascii=False, separators=(",", ":")), "application/json")


@lru_cache(maxsize=2)
def map_page(corpus: Corpus) -> Built:
    """The map page with its policy."""
    html = mappage.render(corpus, framework.font_face("../"))
    policy = {"Content-Security-Policy": mappage.policy(html), "Referrer-Policy": "strict-origin-when-cross-origin"}
    return Built.of(html, HTML, **policy)


@lru_cache(maxsize=1)
def assets() -> dict[str, Built]:
    """The components' module and style sheets by name."""
    return {name: Built.of(text, _TYPES[PurePosixPath(name).suffix]) for name, text in bridge.assets().items()}


@lru_cache(maxsize=_KEPT)
def piece(corpus: Corpus, kind: str, name: str) -> Built | None:
    """A piece as a file; `None` where there is none of that name."""
    if kind == "claims":
        found = cards.piece(corpus, int(name)) if name.isascii() and name.isdigit() and len(name) < 8 else []
        return _json(found) if found else None
    if kind == "places" and name in corpus.places:
        return _json(cards.place_entry(corpus, corpus.places[name]))
    if kind == "sources" and name in corpus.sources:
        return _json({"head": cards.source_head(corpus, name)})
    if (kind, name) == ("", "words"):
        return _json(words(corpus))
    return None


def mount(path: str, corpus: Callable[[], Corpus]) -> Mount:
    """The files at a path, over a corpus that is there when it is asked."""

    def answered(file: Built | None, request: Request) -> Response:
        return file.answer(request) if file else PlainTextResponse("Not found", status_code=404)

    def send_map(request: Request) -> Response:
        return map_page(corpus()).answer(request)

    def send_piece(request: Request) -> Response:
        asked = request.path_params
        return answered(piece(corpus(), asked.get("kind", ""), asked["name"]), request)

    def send_asset(request: Request) -> Response:
        return answered(assets().get(request.path_params["name"]), request)

    return Mount(
        path,
        routes=[
            Route("/map", send_map),
            Route("/assets/{name}", send_asset),
            Route("/{name}.json", send_piece),
            Route("/{kind}/{name}.json", send_piece),
        ],
    )
