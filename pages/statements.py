"""Every statement, undated and unlocated ones too: searched, filtered, downloaded."""

import streamlit as st

from geodata.frames import select
from geodata.selection import Selection
from geodata.wording import counted
from layers.bridge import claim_cards
from pages.shared import corpus_or_stop, styles

PAGE = 25
ALL = "All"

corpus = corpus_or_stop()
styles()
st.title("All statements", anchor=False)
left, middle, right = st.columns(3)
source = left.selectbox(
    "Source",
    [ALL, *corpus.sources],
    format_func=lambda item: item if item == ALL else corpus.sources[item].custom.label,
)
topics = dict.fromkeys(claim.topic for claim in corpus.claims.values())
topic = middle.selectbox(
    "Topic",
    [ALL, *sorted(topics, key=lambda item: corpus.title("topic", item))],
    format_func=lambda item: item if item == ALL else corpus.title("topic", item),
)
which = right.selectbox("Which", [ALL, "Undated", "Not located", "With figures"])
words = st.text_input("Words in the statement, the passage, the source or a name of the place")

selection = Selection(
    sources=None if source == ALL else frozenset({source}),
    topics=None if topic == ALL else frozenset({topic}),
    dated=False if which == "Undated" else None,
    located=False if which == "Not located" else None,
    figures=True if which == "With figures" else None,
    words=" ".join(words.split()),
)
selected = select(corpus, selection)
claims = [corpus.claims[key] for key in selected.claims.index]
undated = sum(not claim.dated for claim in claims)
unplaced = sum(not corpus.located(claim) for claim in claims)
st.caption(f"{counted(len(claims))}, {undated} of them undated, {unplaced} not located")
pages = -(-len(claims) // PAGE)
page = st.pagination(pages, key=f"page-{len(claims)}") if pages > 1 else 1
shown = claims[(page - 1) * PAGE : page * PAGE]
claim_cards(corpus, [claim.id for claim in shown], selection, key="cards")
