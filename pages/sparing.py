"""That graphic detail is left out lasts from screen to screen, though the links of the navigation drop parameters."""

import streamlit as st

from layers.sparing import LEFT_OUT, NAME

_KEPT, _AT = "graphic-left-out", "screen"


def settle(path: str) -> None:
    """Take the choice from the address, or, where another screen was left with it, put it there.

    The map's address belongs to the browser: from it the choice is only taken.
    """
    asked = st.query_params.get(NAME)
    arriving = st.session_state.get(_AT) != path
    st.session_state[_AT] = path
    if asked is not None:
        keep(asked == LEFT_OUT)
    elif arriving and is_kept() and path:
        st.query_params[NAME] = LEFT_OUT
    elif path and not arriving:
        keep(False)  # gone back to an address without it


def keep(asked: bool) -> None:
    """Have the choice last."""
    st.session_state[_KEPT] = asked


def is_kept() -> bool:
    """Whether graphic detail is left out, as was chosen last."""
    return bool(st.session_state.get(_KEPT))
