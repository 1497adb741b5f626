"""What every screen starts with: the corpus, read once for all viewers."""

import streamlit as st

from geodata.corpus import Corpus, load
from geodata.reading import DataError
from layers import cards


@st.cache_resource(max_entries=1, show_spinner="Reading the data …")
def _corpus() -> Corpus:
    return load()


def corpus_or_stop() -> Corpus:
    """The corpus; where the data is not sound, the problems are shown and the script stops."""
    try:
        return _corpus()
    except DataError as error:
        st.error("The data cannot be used. Each line names the file, the line and what to do.")
        st.code("\n".join(str(problem) for problem in error.problems), language=None)
        st.stop()


def styles() -> None:
    """The style sheet that all screens share."""
    st.html(f"<style>{cards.styles(embedded=bool(st.context.is_embedded))}</style>")
