"""The bridge between the map page and a Streamlit script: one component, the only module here that knows Streamlit."""

from typing import Any

import streamlit as st

from layers.mappage import STATIC

_HTML = "<div class='map-host'></div>"
_CSS = """
.map-host { width: 100%; }
.map-host iframe {
  display: block; width: 100%; height: min(86vh, 1000px); min-height: 480px; border: 0; border-radius: 8px;
}
@media (max-width: 640px) { .map-host iframe { height: 82vh; } }
"""


@st.cache_resource(max_entries=1, show_spinner=False)
def _component() -> Any:
    script = (STATIC / "bridge.js").read_text(encoding="utf-8")
    return st.components.v2.component("evidence_map", html=_HTML, css=_CSS, js=script)


def evidence_map(title: str, serial: int, view: dict[str, Any] | None, key: str = "map") -> dict[str, Any] | None:
    """Show the map page and return the view it last settled on, or `None` before it has.

    `view` is sent to the page whenever `serial` changes; keys as in the page's view: `first`, `last` (days since
    1970-01-01), `layers`, `place`, `claim`, `names`.
    """
    result = _component()(
        key=key,
        data={"title": title, "serial": serial, "view": view},
        on_view_change=lambda: None,
    )
    settled = result.get("view")
    return settled if isinstance(settled, dict) else None
