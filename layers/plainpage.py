"""Pages without Streamlit: map and panel where no live connection is to be had, and the frame of all the others."""

from collections.abc import Iterable, Mapping
from typing import Any

from geodata.corpus import Corpus
from layers import framework
from layers.bundle import bundle, style
from layers.rendering import TEMPLATES
from layers.serving import HTML, Built
from layers.styles import custom_properties, dark_by_preference

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src 'self' data:; base-uri 'self'; "
    "frame-src 'self'; "
    "form-action 'self'"
)
_LIVE = f"{_POLICY}; script-src 'self'"  # one with parts to be worked on
EMBED, EMBEDDED, PROJECTED = "embed", "true", "projected"  # as browser/embedding.js
PAGES = (
    ("./", "Map with all functions"),
    ("search", "Search"),
    ("statements", "All statements"),
    ("compare", "Compare"),
    ("coverage", "Coverage"),
    ("acts", "Acts of states and bodies"),
    ("sources", "Sources"),
    ("method", "Method"),
    ("glossary", "Glossary"),
    ("lessons", "Lessons"),
    ("exercises", "Exercises"),
    ("own", "Own lesson"),
    ("list", "My list"),
    ("about", "About and notes"),
)


def sheet(home: str, *names: str) -> str:
    """The style sheet of a page without Streamlit; `home` leads from it to the app's address."""
    return "".join([framework.font_face(home), custom_properties(), dark_by_preference(), *map(style, names)])


def framed(template: str, corpus: Corpus, home: str = "../", sheets: Iterable[str] = (), **content: Any) -> str:
    """A page without a script in it, in the frame that all of them share; `home` leads to the app's address.

    Content named `notice` stands above all other, and may be missing.
    """
    return TEMPLATES.get_template(template).render(
        meta=corpus.meta, home=home, pages=PAGES, sheet=sheet(home, "cards", "plain", *sheets), **content
    )


def embedding(params: Mapping[str, str]) -> str:
    """How the parameters of an address ask for a page alone: for the page of another site, or on a slide; or not."""
    asked = params.get(EMBED, "").lower()
    return asked if asked in (EMBEDDED, PROJECTED) else ""


def alone(html: str) -> str:
    """A page without what is around it, for a frame; its links open a new window."""
    html = html.replace('<body class="', '<body class="embedded-page ', 1)
    return html.replace("<base ", '<base target="_blank" ', 1)


def built(html: str, live: bool = False) -> Built:
    """A page as a file. It runs no script, whatever a record in it holds, or, if it is `live`, the app's own alone."""
    return Built.of(html, HTML, **{"Content-Security-Policy": _LIVE if live else _POLICY})


def render(corpus: Corpus) -> str:
    """The page as HTML; map, pieces and interface lie beside it."""
    return TEMPLATES.get_template("plain.html").render(
        meta=corpus.meta, pages=PAGES, sheet=sheet("", "host", "cards", "plain"), script=f"{bundle('plain')};"
    )
