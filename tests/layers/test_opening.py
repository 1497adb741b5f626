"""Streamlit's first page with the map begun in it."""

import json
import re
from dataclasses import replace

from geodata.corpus import Corpus
from layers.bundle import bundle, style
from layers.framework import index
from layers.opening import first_page, screen_styles
from tests.layers.markup import HOSTILE, Markup

BEGUN = re.compile(r"evidenceOpening\.open\((.*)\);")
PADDING = re.compile(r"padding: ([\d. rem]+);")


def _begun(page: str) -> Markup:
    """What the page's script puts into the place of the map."""
    (content,) = BEGUN.findall(page)
    return Markup(json.loads(content))


def test_the_first_page_is_streamlit_s_with_the_map_begun_before_it(corpus: Corpus) -> None:
    page = first_page(corpus)
    assert Markup(page).by_id("evidence-opening").text == ""
    assert page.index("evidence-opening") < page.index('<div id="root">')
    title, start = [line.strip() for line in index().splitlines() if line.strip() not in page]
    assert title == "<title>Streamlit</title>"
    assert start.startswith('<script type="module"')  # which the opening page starts
    assert Markup(page).one("title").text == corpus.meta.title
    assert _begun(page).one("iframe").attributes == {
        "title": "Map of the statements"
    }  # the script opens it at the view
    assert bundle("opening") in page


def test_it_is_the_same_for_every_view(corpus: Corpus) -> None:
    assert first_page(corpus) == first_page(corpus)


def test_the_map_begins_where_the_screen_will_have_it(corpus: Corpus) -> None:
    begun = _begun(first_page(corpus))
    sheet = begun.one("style").text
    assert style("host") in sheet
    assert begun.one("iframe").ancestors[-1].has_class("screen")
    alone, embedded = PADDING.findall(sheet)[:2]
    assert f"padding: {alone};" in screen_styles(embedded=False, holds_map=True)
    assert f"padding: {embedded};" in screen_styles(embedded=True, holds_map=True)
    assert alone != embedded


def test_the_plain_page_is_offered_hidden_at_first(corpus: Corpus) -> None:
    (offer,) = (node for node in Markup(first_page(corpus)).all("p") if node.has_class("evidence-offer"))
    assert "hidden" in offer.attributes
    (link,) = (node for node in Markup(first_page(corpus)).all("a") if offer in node.ancestors)
    assert link.attributes["href"] == "map"


def test_screens_without_the_map_hide_one_that_was_begun() -> None:
    assert "#evidence-opening" not in screen_styles(embedded=False, holds_map=True)
    assert "#evidence-opening { display: none; }" in screen_styles(embedded=False, holds_map=False)


def test_hostile_text_stays_text(corpus: Corpus) -> None:
    page = first_page(replace(corpus, meta=corpus.meta.model_copy(update={"title": HOSTILE})))
    assert Markup(page).one("title").text == HOSTILE
    assert len(Markup(page).all("script")) == len(Markup(index()).all("script")) + 1
