"""Every statement, undated and unlocated ones too: searched, filtered, downloaded."""

from dataclasses import replace

import streamlit as st

from geodata.frames import select
from geodata.selection import Selection
from geodata.sources import SourceClass
from geodata.sparing import graphic
from geodata.wording import DOCUMENTATION, counted
from layers import sparing
from layers.bridge import claim_cards
from layers.screen import SPARING
from pages.shared import corpus_or_stop, styles, widget, write_address
from pages.sparing import keep

PAGE = 25
ALL = "All"
CLASSES = {
    "Texts and documentation": None,
    "Texts alone": SourceClass.TEXT,
    "Documentation alone": SourceClass.DOCUMENTATION,
}

corpus = corpus_or_stop()
styles()
st.title("All statements", anchor=False)
left, middle, right, last = st.columns(4)
source_class = CLASSES[last.selectbox("Whose statements", CLASSES)]
source = left.selectbox(
    "Source",
    [ALL, *(key for key, item in corpus.sources.items() if source_class in (None, item.custom.source_class))],
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
asked = SPARING.value(st.query_params.get(sparing.NAME, "")) if graphic(corpus) else ""
spared = bool(graphic(corpus) and widget(SPARING, asked))
keep(spared)
write_address({sparing.NAME: sparing.LEFT_OUT} if spared else {})

selection = Selection(
    sources=None if source == ALL else frozenset({source}),
    source_class=source_class,
    topics=None if topic == ALL else frozenset({topic}),
    dated=False if which == "Undated" else None,
    located=False if which == "Not located" else None,
    figures=True if which == "With figures" else None,
    words=" ".join(words.split()),
)
if spared:
    every = select(corpus, selection).claims.index
    st.html(sparing.of_list(len(graphic(corpus).keys() & set(every)), "statements"))
    selection = replace(selection, graphic=False)
selected = select(corpus, selection)
claims = [corpus.claims[key] for key in selected.claims.index]
texts = [claim for claim in claims if corpus.sources[claim.source].is_text]
undated = sum(not claim.dated for claim in claims)
unplaced = sum(not corpus.located(claim) for claim in claims)
st.caption(
    f"{counted(len(texts))} of the texts, {len(claims) - len(texts)} of documentation; "
    f"{undated} of them undated, {unplaced} not located"
)
pages = -(-len(claims) // PAGE)
page = st.pagination(pages, key=f"page-{len(claims)}") if pages > 1 else 1
shown = claims[(page - 1) * PAGE : page * PAGE]
of_texts = [claim.id for claim in shown if corpus.sources[claim.source].is_text]
if of_texts or not shown:
    claim_cards(corpus, of_texts, selection, key="cards")
if len(of_texts) < len(shown):
    st.subheader(DOCUMENTATION, anchor=False)
    st.markdown(corpus.meta.documentation_note)
    documents = [claim.id for claim in shown[len(of_texts) :]]
    claim_cards(corpus, documents, None if of_texts else selection, key="documentation")
