"""What this is and is not: the notes, the sources, the data."""

import streamlit as st

from geodata.corroboration import party_title
from geodata.wording import DOCUMENTATION
from layers import cards
from pages.shared import corpus_or_stop, styles

corpus = corpus_or_stop()
styles()
with st.container(key="text"):
    st.title("About and notes", anchor=False)
    st.html(cards.notes(corpus))
    st.markdown("Terms, rules, known gaps, and what was looked for and not found: see [Method](method).")
    st.header("The texts", anchor=False)
    for source_id in corpus.texts:
        st.html(cards.source_head(corpus, source_id))
    st.header(DOCUMENTATION, anchor=False)
    st.markdown(corpus.meta.documentation_note)
    for side, sources in cards.by_side(corpus).items():
        with st.expander(f"{party_title(corpus, side)} ({len(sources)})"):
            for source_id in sources:
                st.html(cards.source_head(corpus, source_id))
    st.header("Data", anchor=False)
    st.text(f"{corpus.meta.citation}\n{corpus.meta.licence}")
