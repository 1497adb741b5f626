"""The page of a list: cards in its order, citations, what changed, and what is not there."""

from urllib.parse import parse_qs, urlsplit

import pytest

from geodata import citing
from geodata.corpus import Corpus, load
from geodata.frames import select
from geodata.selection import Selection
from layers.listpage import content
from tests.layers.markup import HOSTILE, Markup

IDS = "t003-p04-10,t000-p07-04"


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    """The bundled corpus alone."""
    return load()


def test_the_cards_stand_in_the_order_of_the_list_with_their_citations(bundled: Corpus) -> None:
    page = Markup(content(bundled, {"ids": IDS, "version": ""}))
    assert [node.attributes["id"] for node in page.all("article")] == IDS.split(",")
    for key in IDS.split(","):
        assert citing.as_text(bundled, bundled.claims[key]) in page.text
    blocks = [node.text for node in page.all("pre")]
    assert all(key in block for key in IDS.split(",") for block in blocks)


def test_the_links_hold_the_list_and_nothing_else(bundled: Corpus) -> None:
    page = Markup(content(bundled, {"ids": IDS, "version": ""}))
    links = [str(node.attributes["href"]) for node in page.all("a") if ".geojson?ids=" in str(node.attributes["href"])]
    links += [str(node.attributes["href"]) for node in page.all("a") if ".csv?ids=" in str(node.attributes["href"])]
    links += [str(node.attributes["href"]) for node in page.all("a") if "&ids=" in str(node.attributes["href"])]
    exercises = [link for link in links if link.startswith("exercises?")]
    links = [link for link in links if link not in exercises]
    assert len(links) == 3
    for link in links:
        query = urlsplit(link).query
        assert set(select(bundled, Selection.from_query(query, bundled)).claims.index) == set(IDS.split(","))
        assert parse_qs(query)["ids"]
    asked = [parse_qs(urlsplit(link).query) for link in exercises]
    assert asked == [{"kind": [kind], "ids": [IDS]} for kind in ("sort", "prompts")]


def test_what_changed_since_a_version_is_said_and_what_did_not(bundled: Corpus) -> None:
    page = Markup(content(bundled, {"ids": "t000-p02-02", "version": "2026.11"}))
    assert "Changed since version 2026.11" in [node.text for node in page.all("h2")]
    assert bundled.history["t000-p02-02"][-1].why in page.text
    same = next(key for key in bundled.claims if key not in bundled.history)
    assert "None of them has changed" in Markup(content(bundled, {"ids": same, "version": "2026.11"})).text


def test_unknown_ids_are_text_and_an_empty_list_says_how_to_begin(bundled: Corpus) -> None:
    page = Markup(content(bundled, {"ids": HOSTILE, "version": ""}))
    assert not page.all("script")
    assert "No statement has the id" in page.text
    assert "Add to my list" in Markup(content(bundled, {"ids": "", "version": ""})).text


def test_those_that_there_are_can_be_kept_by_a_script_and_without_one_nothing_shows(bundled: Corpus) -> None:
    page = Markup(content(bundled, {"ids": f"{IDS},t999,t000-p06-06", "version": ""}))
    (kept,) = (node for node in page.all("p") if node.has_class("keep-these"))
    assert kept.attributes["data-ids"] == f"{IDS},t000-p06-06"
    assert "hidden" in kept.attributes
    none = Markup(content(bundled, {"ids": "t999", "version": ""}))
    assert not [node for node in none.all("p") if node.has_class("keep-these")]
