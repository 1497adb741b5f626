"""The bridge between the browser and a Streamlit script: three components, which tell the script nothing.

The script sends little: what is to be shown, not what is to be read. Streamlit sends a component's text anew on every
run, so that text only names the module and styles, which the browser fetches once from the app's own routes.
"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from geodata.corpus import Corpus
from geodata.selection import Selection
from layers.bundle import bundle, style
from layers.cards import PIECE

# The line break tells Streamlit that this is a text, not a path.
_STUB = "export default async c =>\n(await import(new URL('evidence/assets/host.js', document.baseURI))).{door}(c)"
_STYLES = ("cards", "host", "streamlit")


def assets() -> dict[str, str]:
    """The modules and the style sheets that components and plain pages ask for, by name."""
    module = f"export const {{ screen, cards, reading }} = {bundle('streamlit')};\n"
    live = f"{bundle('live')};\n"
    return {"host.js": module, "live.js": live, **{f"{name}.css": style(name) for name in _STYLES}}


@st.cache_resource(max_entries=4, show_spinner=False)
def _component(name: str) -> Any:
    links = "".join(f"<link rel=stylesheet href=evidence/assets/{sheet}.css>" for sheet in _STYLES)
    html = f"{links}\n<div class={name}></div>"
    return st.components.v2.component(f"evidence_{name}", html=html, js=_STUB.format(door=name))


@st.cache_resource(max_entries=1, show_spinner=False)
def _reading() -> Any:
    html = "<div class=evidence-reading></div>"
    js = _STUB.format(door="reading")
    return st.components.v2.component("evidence_reading", html=html, js=js, isolate_styles=False)


def reading(html: str) -> None:
    """Show a screen's HTML as it is, plots too: `st.html` lets no SVG through."""
    _reading()(key="reading", data={"html": html})


def evidence_screen(corpus: Corpus, embedded: bool, sparing: bool = False) -> None:
    """Show map and panel; embedded, the map alone; `sparing` where graphic detail was left out on the screen before."""
    said: dict[str, Any] = {"title": corpus.meta.title, "note": corpus.meta.short_note}
    if sparing:
        said["sparing"] = True
    _component("screen")(key="screen", data={"embedded": embedded, **said})


def claim_cards(corpus: Corpus, claims: Sequence[str], selection: Selection | None, key: str) -> None:
    """Show the cards of some claims, by their ids, and a link to the data of all that a selection holds, if given."""
    numbers = {claim: number for number, claim in enumerate(corpus.claims)}
    listed = [{"at": numbers[claim], "id": claim} for claim in claims]
    query = None if selection is None else selection.query(corpus)
    _component("cards")(
        key=key, data={"claims": listed, "piece": PIECE, "query": query, "version": corpus.meta.version}
    )
