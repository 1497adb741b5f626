"""Streamlit's first page with the map begun in it."""

import json
from dataclasses import replace
from urllib.parse import unquote

import pytest

from geodata.corpus import Corpus
from layers.framework import index
from layers.links import view_of
from layers.mappage import STATIC
from layers.opening import first_page, frame, padding, page_styles
from tests.layers.markup import HOSTILE, Markup


def _begun(page: str) -> Markup:
    """What the page's script puts into the place of the map."""
    line = next(line for line in page.splitlines() if "innerHTML = " in line)
    return Markup(json.loads(line.partition("innerHTML = ")[2].rstrip("; ")))


def test_the_first_page_is_streamlit_s_with_the_map_begun_before_it(corpus: Corpus) -> None:
    page = first_page(corpus, None, embedded=False)
    added = Markup(page).by_id("evidence-opening")
    assert added.attributes["id"] == "evidence-opening"
    assert page.index("evidence-opening") < page.index('<div id="root">')
    assert [line for line in index().splitlines() if line.strip() not in page] == ["    <title>Streamlit</title>"]
    assert Markup(page).one("title").text == corpus.meta.title
    assert _begun(page).one("iframe").attributes["src"] == "evidence/map"


def test_the_frame_carries_the_view_of_a_link(corpus: Corpus) -> None:
    view = view_of({"place": next(iter(corpus.places)), "from": "1992-02", "to": "1999-12-31"}, corpus)
    address = str(_begun(first_page(corpus, view, embedded=False)).one("iframe").attributes["src"])
    path, _, asked = address.partition("#")
    assert path == "evidence/map"
    assert json.loads(unquote(asked)) == view
    assert str(Markup(frame(view)).one("iframe").attributes["src"]) == address


@pytest.mark.parametrize("embedded", [False, True])
def test_the_map_begins_where_the_screen_will_have_it(corpus: Corpus, embedded: bool) -> None:
    begun = _begun(first_page(corpus, None, embedded))
    assert (STATIC / "screen.css").read_text(encoding="utf-8") in begun.one("style").text
    assert f"padding: {padding(embedded)};" in begun.one("style").text
    assert f"padding: {padding(embedded)};" in page_styles(embedded, holds_map=True)
    assert begun.one("iframe").ancestors[-1].has_class("screen")
    assert begun.one("iframe").ancestors[-1].has_class("embedded") == embedded


def test_screens_without_the_map_hide_one_that_was_begun() -> None:
    assert "#evidence-opening" not in page_styles(embedded=False, holds_map=True)
    assert "#evidence-opening { display: none; }" in page_styles(embedded=False, holds_map=False)


def test_hostile_text_stays_text(corpus: Corpus) -> None:
    hostile = replace(corpus, meta=corpus.meta.model_copy(update={"title": HOSTILE}))
    page = first_page(hostile, view_of({}, corpus) | {"place": HOSTILE}, embedded=False)
    assert Markup(page).one("title").text == HOSTILE
    assert len(Markup(page).all("script")) == len(Markup(index()).all("script")) + 1
    begun = _begun(page)
    assert begun.all("script") == begun.all("img") == []
