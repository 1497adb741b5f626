"""The bridge between the browser and a Streamlit script: two components.

The script sends little: what is chosen, not what is to be read. Streamlit sends a component's text anew on every run,
so that text only names the modules and styles, which the browser fetches once from the app's own routes.
"""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from geodata.model import Claim
from layers.mappage import STATIC
from layers.opening import frame

# The line break tells Streamlit that this is a text, not a path.
_STUB = "export default async c =>\n(await import(new URL('evidence/assets/{name}.js', document.baseURI))).default(c)"
_MAP = f"<template>{frame()}</template>"  # for where the first page has not begun it

_FILES = ("screen.js", "panel.js", "cards.js", "file.js", "dates.js", "screen.css", "cards.css")


def assets() -> dict[str, str]:
    """The scripts and style sheets that the components ask for, by name."""
    return {name: (STATIC / name).read_text(encoding="utf-8") for name in _FILES}


@st.cache_resource(max_entries=4, show_spinner=False)
def _component(name: str, styles: tuple[str, ...], content: str = "") -> Any:
    links = "".join(f"<link rel=stylesheet href=evidence/assets/{style}.css>" for style in styles)
    html = f"{links}\n<div class={name}>{content}</div>"
    return st.components.v2.component(f"evidence_{name}", html=html, js=_STUB.format(name=name))


def evidence_screen(
    serial: int, view: dict[str, Any] | None, notice: str, embedded: bool, on_settled: Callable[[], None]
) -> dict[str, Any]:
    """Show map and panel (embedded, the map alone) and return the view last settled on, empty before there is one.

    `view` and `notice` are sent to the page when `serial` changes; keys as in `links.view_of`. `on_settled` is called
    before the run in which another view has settled.
    """
    data = {"serial": serial, "view": view, "notice": notice, "embedded": embedded}
    component = _component("screen", ("cards", "screen"), _MAP)
    settled = component(key="screen", data=data, on_view_change=on_settled).get("view")
    return settled if isinstance(settled, dict) else {}


def claim_cards(claims: Sequence[Claim], key: str) -> None:
    """Show the cards of some claims."""
    _component("cards", ("cards",))(key=key, data={"ids": [claim.id for claim in claims]})
