"""The screen of the search: hits marked, everything escaped, what is found offered apart."""

import pytest

from geodata.corpus import Corpus, load
from geodata.search import search
from layers.searching import MOST, hits, results
from tests.layers.markup import HOSTILE, Markup


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    """The bundled corpus alone."""
    return load()


def test_places_sources_and_statements_stand_apart_with_links(bundled: Corpus) -> None:
    page = Markup(results(bundled, "stepanakert"))
    assert [node.text for node in page.all("h2")][:3] == ["Places", "Sources", "In the texts"]
    links = [str(node.attributes["href"]) for node in page.all("a")]
    found = search(bundled, "stepanakert")
    assert {f"place/{place}" for place, _ in found.places} <= set(links)
    assert {f"source/{source}" for source in found.sources} <= set(links)
    assert {link for link in links if link.startswith("statement/")} == {f"statement/{key}" for key in found.claims}
    marks = [node.text for node in page.all("mark")]
    assert marks
    assert set(marks) <= {"Stepanakert", "STEPANAKERT", "stepanakert"}


def test_many_statements_are_cut_and_said_to_be(bundled: Corpus) -> None:
    page = Markup(results(bundled, "khojaly"))
    assert f"The first {MOST} of " in page.text
    assert len([node for node in page.all("li") if "statements" in str(node.ancestors[-1].attributes)]) == 2 * MOST


def test_a_statement_with_graphic_detail_stands_folded(bundled: Corpus) -> None:
    for claim in bundled.claims.values():
        if claim.sensitivity:
            page = results(bundled, claim.id)
            assert claim.statement not in page
            assert f"statement/{claim.id}" in page


def test_what_is_typed_is_escaped(bundled: Corpus) -> None:
    page = Markup(results(bundled, HOSTILE))
    assert not page.all("script")
    assert not page.all("img")
    assert "Nothing is found" in page.text
    assert str(hits("<b>Xocalı</b>", "xocali")) == "&lt;b&gt;<mark>Xocalı</mark>&lt;/b&gt;"


def test_without_words_it_says_how_to_search(bundled: Corpus) -> None:
    page = Markup(results(bundled, ""))
    for link in page.all("a"):
        assert str(link.attributes["href"]).startswith("search?q=")
