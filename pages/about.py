"""What this is and is not: the notes, the terms, the sources."""

import streamlit as st

from layers import cards
from pages.shared import corpus_or_stop, styles

corpus = corpus_or_stop()
styles()
with st.container(key="text"):
    st.title("About and notes", anchor=False)
    st.html(cards.notes(corpus))
    st.header("Terms", anchor=False)
    st.markdown(
        """
- **Statement** (claim): something one source asserts. Two sources make two statements; figures are never merged.
- **Date**: as the source gives it, or inferred from its context; each statement says which. A statement may hold on
  every day of its dates, or on some day of them. Undated statements are listed apart.
- **Place, name, location** are three things. A location is exact, that of a settlement, an area, approximate, only a
  direction, or unknown.
- **Routes** are straight lines between their named ends, not roads.
- **Editor's note**: added where a reader might take what stands in the text for our slip. Nothing is corrected.
"""
    )
    st.header("Sources", anchor=False)
    for source_id in corpus.sources:
        st.html(cards.source_head(corpus, source_id))
    st.header("Data", anchor=False)
    st.text(f"{corpus.meta.citation}\n{corpus.meta.licence}")
