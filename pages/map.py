"""The map with its panel. The address carries the view."""

from typing import Any

import streamlit as st

from geodata.corpus import Corpus
from geodata.formats import BY_NAME
from geodata.frames import select
from layers.bridge import evidence_screen
from layers.links import params_of, selection_of, view_of
from pages.shared import corpus_or_stop, styles

state = st.session_state


def follow_address(corpus: Corpus) -> None:
    """Where the map is new or the address is not the one last written here (a link, the back button), send its view."""
    asked, last = st.query_params.to_dict(), None
    first_visit = "written" not in state
    if state.get("entered"):
        last, state.settled = state.get("settled"), None  # the map it belonged to is gone
    elif asked == state.get("written"):
        return
    state.written, state.notice = asked, ""
    try:
        view = last if last and not asked else view_of(asked, corpus)
    except ValueError as error:
        view = view_of({}, corpus)
        state.notice = f"The link could not be read ({error}). This is the first view."
    if asked or not first_visit:
        state.sent, state.serial = view, state.get("serial", 0) + 1


def arrived() -> None:
    """A view has settled: what was sent down has arrived and need not be sent again."""
    state.sent = None


def write_address(corpus: Corpus, settled: dict[str, Any]) -> None:
    """Put the settled view into the address."""
    if not settled or state.get("settled") == settled:
        return
    state.settled = settled
    params = params_of(settled, corpus)
    if params != state.written:
        state.written = params
        st.query_params.from_dict(params)


def download(corpus: Corpus, settled: dict[str, Any]) -> bytes:
    """The claims in the window and layers shown, and the undated ones, of the chosen place or of all, as GeoJSON."""
    return BY_NAME["geojson"].to_bytes("claims", select(corpus, selection_of(settled)))


@st.fragment
def screen(corpus: Corpus) -> None:
    """Map, panel and download in one fragment: a settled window reruns this and nothing else."""
    embedded = bool(st.context.is_embedded)
    settled = evidence_screen(state.get("serial", 0), state.get("sent"), state.get("notice", ""), embedded, arrived)
    write_address(corpus, settled)
    if embedded:
        st.caption(f"{corpus.meta.citation}. {corpus.meta.licence}.")
        return
    view = settled or state.get("sent") or view_of({}, corpus)
    st.download_button(
        "Download these and the undated statements (GeoJSON)",
        data=lambda: download(corpus, view),
        file_name="claims-shown.geojson",
        mime="application/geo+json",
        on_click="ignore",
    )


evidence = corpus_or_stop()
styles(holds_map=True)
follow_address(evidence)
screen(evidence)
