"""The screens for reading as plain pages, without a script: their choices are a form, their address lasts."""

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route

from geodata.corpus import Corpus
from layers import acts, compare, coverage, glossary, lessonscreen, listpage, method, searching, sidebyside, sourcelist
from layers.plainpage import built, framed
from layers.screen import Screen
from layers.serving import Built

_ALL = (
    searching.SCREEN,
    compare.SCREEN,
    sidebyside.SCREEN,
    coverage.SCREEN,
    acts.SCREEN,
    sourcelist.SCREEN,
    method.SCREEN,
    glossary.SCREEN,
    listpage.SCREEN,
    lessonscreen.SCREEN,
)
SCREENS = {screen.name: screen for screen in _ALL}
_KEPT = 256  # pages, some 50 kB each


def render(corpus: Corpus, screen: Screen, params: dict[str, str]) -> str:
    """A screen's page as HTML at the choices that the parameters of an address ask for."""
    values = screen.chosen(corpus, params)
    return framed(
        "screen.html",
        corpus,
        sheets=screen.sheets,
        screen=screen,
        choices=[(choice, values[choice.name]) for choice in screen.choices(corpus)],
        contents=screen.parts(corpus, values),
        query=urlencode(screen.written(corpus, values)),
        content=screen.shown(corpus, values),
    )


@lru_cache(maxsize=_KEPT)
def page(corpus: Corpus, name: str, values: tuple[tuple[str, str], ...]) -> Built:
    """The page of a screen's name at values of its choices."""
    return built(render(corpus, SCREENS[name], dict(values)))


def mount(path: str, corpus: Callable[[], Corpus]) -> Mount:
    """The pages at a path, over a corpus that is there when it is asked."""

    def send(request: Request) -> Response:
        screen = SCREENS.get(request.path_params["name"])
        if screen is None:
            return PlainTextResponse("Not found", status_code=404)
        values = screen.chosen(corpus(), request.query_params)
        return page(corpus(), screen.name, tuple(values.items())).answer(request)

    return Mount(path, routes=[Route("/{name}", send)])
