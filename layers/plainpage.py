"""The plain page: the same map and panel without Streamlit, for where a live connection is not to be had."""

from geodata.corpus import Corpus
from layers import framework
from layers.bundle import bundle, style
from layers.rendering import TEMPLATES
from layers.styles import custom_properties, dark_by_preference

PAGES = (
    ("./", "Map with all functions"),
    ("statements", "All statements"),
    ("compare", "Compare"),
    ("coverage", "Coverage"),
    ("about", "About and notes"),
)


def sheet(home: str, *names: str) -> str:
    """The style sheet of a page without Streamlit; `home` leads from it to the app's address."""
    return "".join([framework.font_face(home), custom_properties(), dark_by_preference(), *map(style, names)])


def render(corpus: Corpus) -> str:
    """The page as HTML; map, pieces and interface lie beside it."""
    return TEMPLATES.get_template("plain.html").render(
        meta=corpus.meta, pages=PAGES, sheet=sheet("", "host", "cards", "plain"), script=f"{bundle('plain')};"
    )
