"""Every statement, undated and unlocated ones too: searched, filtered, downloaded."""

import streamlit as st

from geodata.exports import claims_geojson, dumps
from geodata.selection import unlocated
from geodata.wording import attributed, counted
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
topic = middle.selectbox(
    "Topic",
    [ALL, *sorted(corpus.topics, key=corpus.topics.__getitem__)],
    format_func=lambda item: item if item == ALL else corpus.topics[item],
)
which = right.selectbox("Which", [ALL, "Undated", "Not located", "With figures"])
words = st.text_input("Words in the statement, the passage or the place").strip().casefold()

nowhere = {claim.id for claim in unlocated(corpus, corpus.claims.values())}
claims = [
    claim
    for claim in corpus.claims.values()
    if source in (ALL, claim.source)
    and topic in (ALL, claim.topic)
    and (which != "Undated" or claim.when is None)
    and (which != "Not located" or claim.id in nowhere)
    and (which != "With figures" or claim.id in corpus.figures)
    and words
    in " ".join(
        [
            attributed(claim, corpus.sources[claim.source]),
            claim.quote,
            *(corpus.places[place].title for place in claim.places),
        ]
    ).casefold()
]
undated = sum(claim.when is None for claim in claims)
unplaced = sum(claim.id in nowhere for claim in claims)
st.caption(f"{counted(len(claims))}, {undated} of them undated, {unplaced} not located")
st.download_button(
    "Download these as GeoJSON",
    data=lambda: dumps(claims_geojson(corpus, claims)),
    file_name="claims-selected.geojson",
    mime="application/geo+json",
    on_click="ignore",
)
pages = -(-len(claims) // PAGE)
page = st.pagination(pages, key=f"page-{len(claims)}") if pages > 1 else 1
claim_cards(claims[(page - 1) * PAGE : page * PAGE], key="cards")
