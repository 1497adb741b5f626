"""Who speaks about what, when and where; silence is shown as silence."""

import streamlit as st

from layers import coverage
from pages.shared import corpus_or_stop, styles

corpus = corpus_or_stop()
styles(*coverage.SHEETS)
st.title("Coverage", anchor=False)
st.markdown(
    "How many statements each text makes, and documentation by whose it is. A number leads to what it counts. "
    "A statement is counted in each period that one of its days lies in, and at each of its places. The numbers count "
    "statements, not events, and say nothing of whether they are right."
)
st.html(coverage.tables(corpus))
