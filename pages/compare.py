"""What each source states on the same question, side by side. The choices stand in the address, topics by their ids."""

import streamlit as st

from geodata.wording import counted
from layers import compare
from pages.shared import corpus_or_stop, styles

EVERY = "all"
YES = "yes"

corpus = corpus_or_stop()
styles(*compare.SHEETS)
st.title("Compare", anchor=False)
st.markdown(
    "What each text states on the same question, with the passage and a link to the statement; documentation below it. "
    "Different answers bear different letters. Nothing is settled: where sources differ, both stand."
)
topics = [EVERY, *compare.topics(corpus)]
asked = st.query_params.get("topic", EVERY)
topic = st.selectbox(
    "Questions about",
    topics,
    index=topics.index(asked) if asked in topics else 0,
    format_func=lambda item: "All topics" if item == EVERY else corpus.title("topic", item),
)
differing = st.toggle("Only where sources differ", value=st.query_params.get("differing") == YES)
st.query_params.from_dict({**({"topic": topic} if topic != EVERY else {}), **({"differing": YES} if differing else {})})
chosen = None if topic == EVERY else topic
found = compare.rows(corpus, chosen, differing)
st.caption(f"{counted(len(found), 'question')}, {sum(row.differs for row in found)} on which sources differ")
st.html(compare.table(corpus, chosen, differing))
