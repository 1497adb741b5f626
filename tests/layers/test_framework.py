"""What is taken from inside Streamlit is there; where it is not, its own page is served as it is."""

import pytest
import streamlit as st

from geodata.corpus import Corpus
from layers import framework, opening
from tests.layers.markup import Markup


def test_nothing_is_missing_in_the_installed_streamlit() -> None:
    assert framework.missing() == []
    assert st.__version__.startswith(f"{framework.TESTED}.")


def test_the_part_of_streamlit_that_draws_the_map_is_fetched_from_the_start() -> None:
    hints = [node for node in Markup(framework.index()).all("link") if "BidiComponent" in str(node.attributes["href"])]
    assert hints


@pytest.mark.parametrize(
    ("page", "lacking"),
    [
        ("", ["<title>Streamlit</title>", '<div id="root"></div>', "</head>"]),
        ('<title>Streamlit 2</title></head><div id="root"></div>', ["<title>Streamlit</title>"]),
        ("<title>Streamlit</title></head><div id=root></div>", ['<div id="root"></div>']),
        ('<title>Streamlit</title></head><div id="root"></div><div id="root"></div>', ['<div id="root"></div>']),
    ],
)
def test_a_first_page_of_another_form_is_served_as_it_is_and_what_it_lacks_is_said(
    page: str, lacking: list[str], small: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(framework, "index", lambda: page)
    assert framework.first_page("Title", "<p>begun</p>") == page
    assert opening.first_page(small) == page
    found = [f"its first page has no {text}" for text in lacking]
    assert framework.missing() == [*found, "its first page does not start one program"]


def test_the_program_is_fetched_and_left_to_be_started() -> None:
    (address,) = framework._START.findall(framework.index())
    page = Markup(framework.first_page("Title", ""))
    assert address not in [node.attributes.get("src") for node in page.all("script")]
    link = page.by_id("evidence-start")
    assert (link.attributes["rel"], link.attributes["href"]) == ("modulepreload", address)


def test_the_first_page_takes_the_title_and_what_is_begun_in_it() -> None:
    page = framework.first_page("A &amp; B", "<p>begun</p>")
    assert Markup(page).one("title").text == "A & B"
    assert page.index("<p>begun</p>") < page.index('<div id="root"></div>')


def test_parts_of_other_names_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(framework, "PARTS", {**framework.PARTS, "main": "stNoSuchPart"})
    monkeypatch.setattr(framework, "_COMPONENT_SCRIPTS", "NoSuchScript.*.js")
    assert framework.missing() == [
        "it has no script NoSuchScript.*.js",
        "no part of its screens is called stNoSuchPart",
    ]


@pytest.mark.parametrize(
    ("asked", "path"), [("", ""), ("/", ""), ("atlas", "/atlas"), ("/atlas/", "/atlas"), ("a/b", "/a/b")]
)
def test_the_base_path_is_what_streamlit_has(asked: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "get_option", lambda _: asked)
    assert framework.base_path() == path
