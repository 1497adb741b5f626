"""The opening page: Streamlit's first page with the map begun in it, and the style sheet of the screens.

Streamlit takes about a second to start in the browser; the map does not need it. So the first page has the map's
frame where the screen will have it, and the screen's module takes the frame over as it runs (`static/screen.js`).
"""

import json
from functools import lru_cache
from html import escape
from typing import Any
from urllib.parse import quote

from geodata.corpus import Corpus
from layers import framework
from layers.mappage import STATIC, TEMPLATES


def padding(embedded: bool) -> str:
    """The space around a screen, below the navigation; embedded, there is none."""
    return "0.4rem 0.4rem 0" if embedded else "4rem 1.2rem 1rem"


def page_styles(embedded: bool, holds_map: bool) -> str:
    """The style sheet that all screens share; one that does not hold the map hides a map begun in the first page."""
    return TEMPLATES.get_template("page.css").render(
        padding=padding(embedded), holds_map=holds_map, parts=framework.PARTS
    )


def frame(view: dict[str, Any] | None = None) -> str:
    """The map's frame as HTML, opened at a view if one is given; keys as in `links.view_of`."""
    asked = f"#{quote(json.dumps(view, separators=(',', ':')))}" if view else ""
    return f"<iframe title='Map of the statements' src='evidence/map{asked}'></iframe>"


@lru_cache(maxsize=1)
def _sheet() -> str:
    return (STATIC / "screen.css").read_text(encoding="utf-8")


def first_page(corpus: Corpus, view: dict[str, Any] | None, embedded: bool) -> str:
    """Streamlit's first page with the map's frame begun in it, opened at a view if one is given."""
    place = f":host {{ position: fixed; z-index: 1; inset: 0 0 auto; padding: {padding(embedded)}; }}"
    screen = f"<div class='screen{' embedded' if embedded else ''}'>{frame(view)}</div>"
    begun = TEMPLATES.get_template("opening.html").render(
        content=f"<style>{place}\n{_sheet()}</style>{screen}",
        light=framework.background("light"),
        dark=framework.background("dark"),
    )
    return framework.first_page(escape(corpus.meta.title), begun)
