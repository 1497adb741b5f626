"""The screens for reading as plain pages: their choices are a form, their address lasts.

`embed=true` leaves out what is around a screen, for the page of another site.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route

from geodata.corpus import Corpus
from layers import (
    acts,
    compare,
    coverage,
    exercises,
    glossary,
    lessonscreen,
    listpage,
    method,
    ownlesson,
    searching,
    sidebyside,
    sourcelist,
)
from layers.links import carried, plain
from layers.plainpage import EMBED, PROJECTED, alone, built, embedding, framed
from layers.screen import Screen
from layers.serving import Built
from layers.sparing import is_asked

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
    exercises.SCREEN,
    ownlesson.SCREEN,
)
SCREENS = {screen.name: screen for screen in _ALL}
_KEPT = 256  # pages, some 50 kB each
_LONG = 2000  # characters of choices that make a page which is not kept: a lesson in the address, in all its links


def render(corpus: Corpus, screen: Screen, params: Mapping[str, str], embedded: str = "") -> str:
    """A screen's page as HTML at the choices that the parameters of an address ask for.

    Its links to screens lead to plain pages too; embedded, those to itself alone, and others open a new window. On a
    slide, and where a lesson or an exercise is embedded, what it is about stands without its choices.
    """
    values = screen.chosen(corpus, params)
    kept = {EMBED: embedded} if embedded else {}
    page = framed(
        "screen.html",
        corpus,
        sheets=screen.sheets,
        screen=screen,
        choices=[(choice, values[choice.name]) for choice in screen.choices(corpus) if choice.is_asked(values)],
        carried=[(choice.name, values[choice.name]) for choice in screen.choices(corpus) if choice.carried],
        contents=screen.parts(corpus, values),
        query=urlencode(screen.written(corpus, values)),
        content=screen.shown(corpus, values),
        embedded=embedded,
        alone=embedded == PROJECTED or (embedded and screen.live),
    )
    html = plain(page, [screen.name] if embedded else SCREENS, kept, "_self" if embedded else "")
    html = alone(html) if embedded else html
    return carried(html) if is_asked(values) else html


@lru_cache(maxsize=_KEPT)
def page(corpus: Corpus, name: str, values: tuple[tuple[str, str], ...], embedded: str) -> Built:
    """The page of a screen's name at values of its choices."""
    screen = SCREENS[name]
    return built(render(corpus, screen, dict(values), embedded), screen.live)


def mount(path: str, corpus: Callable[[], Corpus]) -> Mount:
    """The pages at a path, over a corpus that is there when it is asked."""

    def send(request: Request) -> Response:
        screen = SCREENS.get(request.path_params["name"])
        if screen is None:
            return PlainTextResponse("Not found", status_code=404)
        values = screen.chosen(corpus(), request.query_params)
        embedded = embedding(request.query_params)
        made = page if sum(map(len, values.values())) < _LONG else page.__wrapped__
        return made(corpus(), screen.name, tuple(values.items()), embedded).answer(request)

    return Mount(path, routes=[Route("/{name}", send)])
