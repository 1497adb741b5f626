"""The map, and beside it the panel that says what each source states. The address carries the view."""

from typing import Any

import streamlit as st

from geodata.corpus import Corpus
from geodata.selection import View
from layers.bridge import evidence_map
from layers.links import params_of, view_of
from pages import panel
from pages.shared import corpus_or_stop, styles

state = st.session_state


def follow_address(corpus: Corpus) -> None:
    """Where the address is not the one last written here (a link, the back button), send its view to the map."""
    asked = st.query_params.to_dict()
    if asked == state.get("written"):
        return
    state.written = asked
    try:
        view, state.notice = view_of(asked, corpus), ""
    except ValueError as error:
        view, state.notice = view_of({}, corpus), f"The link could not be read ({error}). This is the first view."
    if asked or "sent" in state:
        panel.send(view)


def write_address(corpus: Corpus, settled: dict[str, Any]) -> None:
    """Put the settled view into the address."""
    if not settled or state.get("settled") == settled:
        return
    state.settled = settled
    params = params_of(settled, corpus)
    if params != state.written:
        state.written = params
        st.query_params.from_dict(params)


def as_view(settled: dict[str, Any]) -> View:
    """The map page's view as the data side knows it."""
    return View(
        first=settled["first"],
        last=settled["last"],
        layers=frozenset(settled["layers"]),
        place=settled["place"],
        claim=settled["claim"],
    )


@st.fragment
def screen(corpus: Corpus) -> None:
    """Map and panel in one fragment: a settled window reruns this and nothing else."""
    embedded = st.context.is_embedded
    left, right = (st.container(), None) if embedded else st.columns([9, 5], gap="medium")
    with left:
        page = evidence_map(corpus.meta.title, state.get("serial", 0), state.get("sent"), state.get("notice", ""))
    write_address(corpus, page)
    settled = page or state.get("sent") or view_of({}, corpus)
    if right is None:
        st.caption(f"{corpus.meta.citation}. {corpus.meta.licence}.")
    else:
        with right, st.container(height=panel.HEIGHT, border=False, key="panel"):
            panel.show(corpus, as_view(settled), settled)


evidence = corpus_or_stop()
styles()
follow_address(evidence)
screen(evidence)
