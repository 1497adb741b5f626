"""The bridge between the browser and a Streamlit script: two components, the only module here that knows Streamlit.

The scripts send little: the map page is told a view, the cards are told which claims; both read the rest from the app's
own routes, once.
"""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from geodata.model import Claim
from layers import cards
from layers.mappage import STATIC


@st.cache_resource(max_entries=4, show_spinner=False)
def _component(name: str, html: str, css: str) -> Any:
    script = (STATIC / f"{name}.js").read_text(encoding="utf-8")
    return st.components.v2.component(f"evidence_{name}", html=html, css=css, js=script)


def evidence_map(title: str, serial: int, view: dict[str, Any] | None, notice: str = "") -> dict[str, Any]:
    """Show the map page and return the view it last settled on, empty before it has.

    `view` and `notice` are sent to the page whenever `serial` changes; keys as in `links.view_of`.
    """
    css = (STATIC / "map-host.css").read_text(encoding="utf-8")
    component = _component("bridge", "<div class='map-host'></div>", css)
    data = {"title": title, "serial": serial, "view": view, "notice": notice}
    settled = component(key="map", data=data, on_view_change=lambda: None).get("view")
    return settled if isinstance(settled, dict) else {}


def claim_cards(claims: Sequence[Claim], key: str, on_choose: Callable[[str], None] | None = None) -> None:
    """Show the cards of some claims; with `on_choose`, each offers to be shown on the map."""
    component = _component("cards", "<div class='cards'></div>", cards.styles())

    def chosen() -> None:
        claim = st.session_state[key].get("chosen")
        if on_choose and isinstance(claim, str):
            on_choose(claim)

    component(
        key=key,
        data={"ids": [claim.id for claim in claims], "choose": on_choose is not None},
        on_chosen_change=chosen,
    )
