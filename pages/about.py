"""What this is and is not: the notes, the terms, the sources."""

import streamlit as st

from geodata.wording import DOCUMENTATION
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
- **Texts and documentation** are two classes of sources, never mixed and counted apart. The texts are the pieces this
  map was made for: their passages are quoted and can be verified in a copy. Documentation is what other publications
  say of the same matters; it cannot be verified here, and each of its statements says how far it was seen. On the map
  its symbols have a bar below.
- **How many say so**: beside a figure stands in how many texts it is, from how many parties, whether they say where it
  comes from, and which documentation has the same number or another. Nothing is graded. A text repeated is no proof;
  neither is silence.
- **Party**: whose side a source speaks from. All publications of one side count as one party.
- **Our notes** are what was written down of a publication of documentation when it was seen; what is called our setting
  (a day, a place) follows from them and is not in the words seen.
- **Editor's note**: added where a reader might take what stands in the text for our slip. Nothing is corrected.
"""
    )
    st.header("What was looked for and not found", anchor=False)
    st.markdown("In what could be searched; it is no proof that there is none. It is said beside the statements, too.")
    st.html(cards.not_found(corpus))
    st.header("The texts", anchor=False)
    for source_id in corpus.texts:
        st.html(cards.source_head(corpus, source_id))
    st.header(DOCUMENTATION, anchor=False)
    st.markdown(corpus.meta.documentation_note)
    for title, sources in cards.by_perspective(corpus).items():
        with st.expander(f"{title} ({len(sources)})"):
            for source_id in sources:
                st.html(cards.source_head(corpus, source_id))
    st.header("Data", anchor=False)
    st.text(f"{corpus.meta.citation}\n{corpus.meta.licence}")
