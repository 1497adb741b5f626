"""The map's screen once the map has answered: the address, the way back from another screen, downloads, embedding."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import pages
from geodata.corpus import Corpus
from geodata.frames import select
from geodata.selection import Selection
from layers import bridge
from layers.links import params_of, selection_of, view_of

FOLDER = Path(pages.__file__).parent
ASKED = {"from": "1992-02-25", "to": "1992-02-26", "place": "khojaly"}


class Browser:
    """Stands in for the map in the browser: what it was sent last, and the view it answers with."""

    def __init__(self) -> None:
        self.sent: dict[str, Any] = {}
        self.settled: dict[str, Any] = {}

    def screen(
        self, serial: int, view: dict[str, Any] | None, notice: str, embedded: bool, on_settled: Callable[[], None]
    ) -> dict[str, Any]:
        self.sent = {"serial": serial, "view": view, "notice": notice, "embedded": embedded, "arrived": on_settled}
        return self.settled


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    found = Browser()
    monkeypatch.setattr(bridge, "evidence_screen", found.screen)
    return found


@pytest.fixture
def downloads(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes | Callable[[], bytes]]:
    """What would be downloaded, by the name of the file."""
    found: dict[str, Any] = {}

    def button(_: str, data: Any, file_name: str, mime: str, on_click: str) -> None:
        assert (mime, on_click) == ("application/geo+json", "ignore")
        found[file_name] = data

    monkeypatch.setattr(st, "download_button", button)
    return found


def _screen(name: str = "map.py", **params: str) -> AppTest:
    test = AppTest.from_file(str(FOLDER / name), default_timeout=60)
    for key, value in params.items():
        test.query_params[key] = value
    return _run(test)


def _run(test: AppTest) -> AppTest:
    test.run()
    assert [error.message for error in test.exception] == []
    return test


def _address(test: AppTest) -> dict[str, str]:
    return {name: value if isinstance(value, str) else value[0] for name, value in test.query_params.items()}


def _ids(data: Any) -> list[str]:
    return [feature["id"] for feature in json.loads(data())["features"]]


def test_the_view_that_the_map_settles_on_is_written_into_the_address(browser: Browser, corpus: Corpus) -> None:
    test = _screen()
    assert _address(test) == {}
    browser.settled = view_of(ASKED, corpus)
    _run(test)
    assert _address(test) == params_of(browser.settled, corpus) == ASKED
    _run(test)
    assert browser.sent["serial"] == 0  # the map wrote it; it is not sent back
    assert browser.sent["view"] is None


def test_the_first_view_leaves_the_address_empty(browser: Browser, corpus: Corpus) -> None:
    test = _screen(**ASKED)
    browser.settled = view_of({}, corpus)
    _run(test)
    assert _address(test) == {}


def test_a_link_followed_while_the_map_stands_elsewhere_is_sent_to_it(browser: Browser, corpus: Corpus) -> None:
    test = _screen()
    browser.settled = view_of(ASKED, corpus)
    _run(test)
    test.query_params["place"] = "shusha"
    _run(test)
    assert browser.sent["serial"] == 1
    assert browser.sent["view"] == view_of({**ASKED, "place": "shusha"}, corpus)


@pytest.mark.parametrize("asked", [{}, {"place": "shusha"}])
def test_the_map_comes_back_from_another_screen_as_it_was_unless_a_link_says_otherwise(
    asked: dict[str, str], browser: Browser, corpus: Corpus
) -> None:
    test = _screen()
    browser.settled = view_of(ASKED, corpus)
    _run(test)
    test.session_state["entered"] = True
    test.query_params.clear()
    for name, value in asked.items():
        test.query_params[name] = value
    browser.settled = {}  # the new map has not answered
    _run(test)
    assert browser.sent["view"] == view_of(asked or ASKED, corpus)


@pytest.mark.parametrize("params", [{}, ASKED, {"layers": ""}])
def test_the_download_holds_what_the_map_shows(
    params: dict[str, str], browser: Browser, downloads: dict[str, Any], corpus: Corpus
) -> None:
    view = view_of(params, corpus)
    wanted = list(select(corpus, selection_of(view)).claims.index)
    _screen(**params)
    assert _ids(downloads["claims-shown.geojson"]) == wanted  # before the map has answered
    browser.settled = view
    _screen()
    assert _ids(downloads["claims-shown.geojson"]) == wanted


def test_the_download_of_the_list_holds_what_its_filters_leave(downloads: dict[str, Any], corpus: Corpus) -> None:
    test = _screen("statements.py")
    assert _ids(downloads["claims-selected.geojson"]) == list(corpus.claims)
    test.selectbox[0].select("t004")
    test.selectbox[2].select("With figures")
    _run(test)
    found = select(corpus, Selection(sources=frozenset({"t004"}))).claims.index
    assert _ids(downloads["claims-selected.geojson"]) == [key for key in found if key in corpus.figures]


def test_embedded_the_map_stands_alone_with_its_citation(
    browser: Browser, downloads: dict[str, Any], corpus: Corpus
) -> None:
    test = AppTest.from_file(str(FOLDER / "map.py"), default_timeout=60)
    test.context["is_embedded"] = True
    _run(test)
    assert browser.sent["embedded"] is True
    assert downloads == {}
    (caption,) = test.caption
    assert corpus.meta.citation in caption.value
    assert corpus.meta.licence in caption.value
