"""Page settings and navigation; Streamlit runs this script for every visit."""

import streamlit as st

from layers import searching
from layers.links import carried
from pages.shared import corpus_or_stop
from pages.sparing import is_kept, settle


def search_form(sparing: bool) -> str:
    """The field of the search, which finds what the screens around it show."""
    return carried(searching.form()) if sparing else searching.form()


corpus = corpus_or_stop()
page = st.navigation(
    [
        st.Page("map.py", title="Map", default=True),
        st.Page("search.py", title="Search"),
        st.Page("statements.py", title="All statements"),
        st.Page("compare.py", title="Compare"),
        st.Page("coverage.py", title="Coverage"),
        st.Page("acts.py", title="Acts of states and bodies"),
        st.Page("sources.py", title="Sources"),
        st.Page("method.py", title="Method"),
        st.Page("glossary.py", title="Glossary"),
        st.Page("lessons.py", title="Lessons"),
        st.Page("exercises.py", title="Exercises"),
        st.Page("own.py", title="Own lesson"),
        st.Page("list.py", title="My list"),
        st.Page("about.py", title="About and notes"),
    ],
    position="hidden" if st.context.is_embedded else "top",
)
title = corpus.meta.title if page.url_path == "" else f"{page.title} – {corpus.meta.title}"
st.set_page_config(page_title=title, layout="wide", initial_sidebar_state="collapsed")
settle(page.url_path)
field = st.empty() if page.url_path not in ("", "search") and not st.context.is_embedded else None
before = is_kept()
if field:
    field.html(search_form(before))
page.run()
if field and is_kept() != before:  # chosen on this screen, just now
    field.html(search_form(is_kept()))
