"""What screens share: the corpus, read once for the server and all viewers; and how a screen for reading is shown."""

import logging
import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import streamlit as st

from geodata import passages
from geodata.corpus import Corpus, load
from geodata.passages import Passages
from geodata.reading import DataError
from layers.bridge import reading
from layers.opening import screen_styles
from layers.screen import Choice, Screen
from layers.sparing import is_asked
from pages.sparing import keep

log = logging.getLogger(__name__)
_IN_A_ROW = 3  # choices side by side


@lru_cache(maxsize=1)
def corpus() -> Corpus:
    """The bundled corpus. Raises `DataError` where the data is not sound."""
    return load()


@lru_cache(maxsize=1)
def copies() -> Passages:
    """The viewer's own copies of the texts, from the folder that `ATLAS_TEXTS` names; none where it names none."""
    folder = os.environ.get("ATLAS_TEXTS")
    found = passages.read(corpus(), Path(folder)) if folder else passages.NONE
    for problem in found.problems:
        log.warning("ATLAS_TEXTS: %s", problem)
    return found


def corpus_or_stop() -> Corpus:
    """The corpus; where the data is not sound, the problems are shown and the script stops."""
    try:
        return corpus()
    except DataError as error:
        st.error("The data cannot be used. Each line names the file, the line and what to do.")
        st.code("\n".join(str(problem) for problem in error.problems), language=None)
        st.stop()


def styles(*sheets: str, holds_map: bool = False) -> None:
    """The style sheet that all screens share, and those of a screen of its own."""
    # Not st.html: its parts would have to be fetched before the map can be shown.
    sheet = "\n".join([screen_styles(bool(st.context.is_embedded), holds_map), *sheets])
    st.markdown(f"<style>{sheet}</style>", unsafe_allow_html=True)


def write_address(params: Mapping[str, str]) -> None:
    """Put parameters into the address, unless they stand there: what is written late, when the viewer has gone back
    already, would be written into the address of another screen.
    """
    if st.query_params.to_dict() != params:
        st.query_params.from_dict(params)


def show(screen: Screen) -> None:
    """A screen for reading, with Streamlit's widgets for its choices, which stand in the address."""
    evidence = corpus_or_stop()
    styles(*screen.styles())
    st.title(screen.title, anchor=False)
    st.markdown(screen.lead)
    contents = st.container(key="contents") if screen.contents else None
    asked = screen.chosen(evidence, st.query_params)
    values = dict(asked)
    every = screen.choices(evidence)
    for choices in ([one for one in every if not one.when], [one for one in every if one.when]):
        asked_for = [choice for choice in choices if choice.is_asked(values)]
        for at in range(0, len(asked_for), _IN_A_ROW):
            row = asked_for[at : at + _IN_A_ROW]
            for choice, column in zip(row, st.columns(len(row)), strict=True):
                with column:
                    values[choice.name] = widget(choice, asked[choice.name])
    keep(is_asked(values))
    write_address(screen.written(evidence, values))
    if contents is not None:
        contents.markdown("\n".join(f"1. [{title}](#{part})" for part, title in screen.parts(evidence, values)))
    reading(screen.shown(evidence, values))


def widget(choice: Choice, value: str) -> str:
    """The widget of a choice at a value; returns the value that is chosen there."""
    if choice.is_switch:
        return choice.on if st.toggle(choice.label, value=value == choice.on) else ""
    if choice.is_words:
        return choice.value(st.text_input(choice.label, value=value))
    options = list(choice.options)
    return st.selectbox(choice.label, options, index=options.index(value), format_func=choice.options.__getitem__)
