"""The opening page: Streamlit's first page with the map begun in it, and the style sheet of the screens.

Streamlit takes about a second to start in the browser; the map does not need it. So the first page has the map's
frame where the screen will have it, and the screen's module takes the frame over as it runs (`browser/streamlit.js`).
"""

from html import escape

from geodata.corpus import Corpus
from layers import framework
from layers.bundle import bundle, style
from layers.rendering import TEMPLATES

_EMBEDDED = "0.4rem 0.4rem 0"
_BELOW_NAVIGATION = "4rem 1.2rem 1rem"
_FRAME = (
    "<div class='screen'><header class='intro'><h1>{title}</h1><p>{note}</p></header>"
    "<iframe title='Map of the statements'></iframe></div>"
)


def screen_styles(embedded: bool, holds_map: bool) -> str:
    """The style sheet that all screens share; one that does not hold the map hides a map begun in the first page."""
    return TEMPLATES.get_template("screens.css").render(
        padding=_EMBEDDED if embedded else _BELOW_NAVIGATION, holds_map=holds_map, parts=framework.PARTS
    )


def first_page(corpus: Corpus) -> str:
    """Streamlit's first page with the map's frame begun in it, at the view that the page's address asks for."""
    place = (
        ":host { position: fixed; z-index: 1; inset: 0 0 auto; max-height: 100%; overflow: auto; "
        f"box-sizing: border-box; padding: {_BELOW_NAVIGATION}; }}\n"
        f":host(.embedded) {{ padding: {_EMBEDDED}; }}"
    )
    begun = TEMPLATES.get_template("opening.html").render(
        content=f"<style>{place}\n{style('host')}</style>"
        + _FRAME.format(title=escape(corpus.meta.title), note=escape(corpus.meta.short_note)),
        script=f"const evidenceOpening = {bundle('opening')};",
        light=framework.background("light"),
        dark=framework.background("dark"),
    )
    return framework.first_page(escape(corpus.meta.title), begun)
