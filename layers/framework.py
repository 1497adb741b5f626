"""What is taken from inside Streamlit, which promises none of it: first page, names of its parts and of its scripts.

All of it is written down here and looked for once at the start (`missing`). What a later Streamlit has otherwise is
done without: its own first page, no hints, its own look.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import streamlit as st

TESTED = "1.67"
_FILES = Path(st.__file__).parent / "static"
_TITLE = "<title>Streamlit</title>"
_HEAD_END = "</head>"
_ROOT = '<div id="root"></div>'
_START = re.compile(r'<script type="module" crossorigin src="(\./static/js/index\.[\w.-]+\.js)"></script>')
_FONTS = ("SourceSansVF-Upright.*.woff2", "Source Sans", "200 900")  # file, family, weights
_COMPONENT_SCRIPTS = "BidiComponent.*.js"  # the part of it that draws a component, fetched only when one is there

# The parts of a screen that the style sheet speaks of, by our names for them.
PARTS: Mapping[str, str] = {
    "main": "stMainBlockContainer",
    "element": "stElementContainer",
    "caption": "stCaptionContainer",
    "header": "stHeader",
    "download": "stDownloadButton",
    "app": "stApp",
    "select": "stSelectbox",
    "words": "stTextInput",
    "switch": "stCheckbox",
}


def base_path() -> str:
    """The path under which the server answers: empty, or `/` and what `server.baseUrlPath` says."""
    asked = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{asked}" if asked else ""


def background(theme: str) -> str:
    """The background colour of the light or dark theme."""
    return str(st.get_option(f"theme.{theme}.backgroundColor") or "Canvas")


@lru_cache(maxsize=1)
def index() -> str:
    """Streamlit's first page, with a hint to fetch the part of it that draws the map from the start."""
    hints = "".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{script.name}">'
        for script in sorted((_FILES / "static" / "js").glob(_COMPONENT_SCRIPTS))
    )
    return (_FILES / "index.html").read_text(encoding="utf-8").replace(_HEAD_END, f"{hints}{_HEAD_END}", 1)


def first_page(title: str, begun: str) -> str:
    """The first page with another title (HTML) and something begun in it; as it is where it has another form.

    Its own program is fetched and left to what is begun to be started (`browser/opening.js`), by the link's id.
    """
    page = index()
    if page.count(_TITLE) != 1 or page.count(_ROOT) != 1:
        return page
    page = _START.sub(r'<link rel="modulepreload" crossorigin href="\1" id="evidence-start">', page, count=1)
    return page.replace(_TITLE, f"<title>{title}</title>").replace(_ROOT, f"{begun}\n{_ROOT}")


@lru_cache(maxsize=2)
def font_face(base: str) -> str:
    """The family that Streamlit's screens are written in, as a CSS rule; empty where it has no such file.

    `base` leads from the page to the app's address: empty, or `../` for a page in a folder below it.
    """
    pattern, family, weights = _FONTS
    for file in sorted((_FILES / "static" / "media").glob(pattern)):
        source = f"url({base}static/media/{file.name}) format('woff2')"
        return f"@font-face {{ font-family: '{family}'; font-weight: {weights}; src: {source}; }}\n"
    return ""


def missing() -> list[str]:
    """What the installed Streamlit does not have as it is written here, in words; nothing of it stops the app."""
    page = index()
    found = [f"its first page has no {text}" for text in (_TITLE, _ROOT, _HEAD_END) if page.count(text) != 1]
    if len(_START.findall(page)) != 1:
        found.append("its first page does not start one program")
    scripts = list((_FILES / "static" / "js").glob("*.js"))
    if not any(script.match(_COMPONENT_SCRIPTS) for script in scripts):
        found.append(f"it has no script {_COMPONENT_SCRIPTS}")
    if not font_face(""):
        found.append(f"it has no font {_FONTS[0]}")
    unseen = set(PARTS.values())
    for script in scripts:
        if not unseen:
            break
        text = script.read_text(encoding="utf-8")
        unseen -= {part for part in unseen if part in text}
    return [*found, *(f"no part of its screens is called {part}" for part in sorted(unseen))]
