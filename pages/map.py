"""The map with its panel. The browser owns the view; this script is told nothing of it and never reads the address."""

import streamlit as st

from layers.bridge import evidence_screen
from pages.shared import corpus_or_stop, styles
from pages.sparing import is_kept

corpus = corpus_or_stop()
styles(holds_map=True)
embedded = bool(st.context.is_embedded)
evidence_screen(corpus, embedded, is_kept())
if embedded:
    st.caption(f"{corpus.meta.citation}. {corpus.meta.licence}.")
