"""A list of statements that the viewer has gathered."""

import streamlit as st

from layers import listpage
from layers.bridge import claim_cards
from pages.shared import corpus_or_stop, show

show(listpage.SCREEN)
if not st.query_params.get("ids"):
    claim_cards(corpus_or_stop(), [], None, key="kept")  # the link to the list that this browser keeps
