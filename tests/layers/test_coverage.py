"""The tables of coverage: each number leads to what it counts, and what is nought is said in a word."""

from urllib.parse import parse_qs, urlsplit

import pytest

from geodata.corpus import Corpus
from geodata.frames import select
from geodata.selection import Selection
from layers import coverage
from tests.layers.markup import Markup


def test_every_number_is_the_number_of_statements_its_link_asks_for(corpus: Corpus) -> None:
    page = Markup(coverage.tables(corpus))
    links = page.all("a")
    assert links
    for link in links[:: max(1, len(links) // 60)]:
        query = urlsplit(str(link.attributes["href"])).query
        assert len(select(corpus, Selection.from_query(query, corpus)).claims) == int(link.text), query


def test_a_text_that_says_nothing_at_a_place_is_silent_there(corpus: Corpus) -> None:
    page = Markup(coverage.tables(corpus))
    empty = [node.text for node in page.all("span") if node.has_class("silent")]
    assert set(empty) == {"none", "silent"}
    asked = [parse_qs(urlsplit(str(link.attributes["href"])).query) for link in page.all("a")]
    assert all(len(query) >= 2 for query in asked)


@pytest.mark.parametrize("heading", ["By topic", "By period", "By place", "What no text speaks of"])
def test_its_parts_have_headings(corpus: Corpus, heading: str) -> None:
    assert heading in [node.text for node in Markup(coverage.tables(corpus)).all("h2")]
