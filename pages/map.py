"""The map, and beside it the panel that says what each source states."""

import streamlit as st

from geodata.corpus import Corpus
from geodata.selection import View
from layers import cards
from layers.bridge import evidence_map
from pages import panel
from pages.shared import corpus_or_stop


def _view(settled: dict[str, object] | None) -> View:
    """The map page's view as the data side knows it; before the page reports, the whole range."""
    if not settled:
        return View()
    first, last = settled.get("first"), settled.get("last")
    layers = settled.get("layers")
    place, claim = settled.get("place"), settled.get("claim")
    fallback = View()
    return View(
        first=first if isinstance(first, int) else fallback.first,
        last=last if isinstance(last, int) else fallback.last,
        layers=frozenset(map(str, layers)) if isinstance(layers, list) else None,
        place=place if isinstance(place, str) else None,
        claim=claim if isinstance(claim, str) else None,
    )


@st.fragment
def screen(corpus: Corpus) -> None:
    """Map and panel in one fragment: a settled window reruns this and nothing else."""
    left, right = st.columns([9, 5], gap="medium")
    with left:
        settled = evidence_map(corpus.meta.title, st.session_state.get("serial", 0), st.session_state.get("sent"))
    with right, st.container(height=panel.HEIGHT, border=False, key="panel"):
        panel.show(corpus, _view(settled), settled or {})


st.html(cards.style())
screen(corpus_or_stop())
