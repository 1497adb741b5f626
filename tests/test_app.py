"""The server as it starts: its routes, what it builds, and what it says of broken data."""

import asyncio
import gc
import gzip
import importlib
import json
import logging
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.routing import Mount, Route
from streamlit.web.server.starlette.starlette_app import create_streamlit_middleware

import app
from geodata.corpus import Corpus, load
from geodata.frames import words
from geodata.reading import DataError
from layers import bridge, cards, framework, mappage, opening, pieces, plainpage
from pages import shared
from tests import asking
from tests.asking import Answer
from tests.layers.markup import Markup


def ask(path: str, query: str = "", method: str = "GET", **headers: str) -> Answer:
    """Ask the app's own routes behind Streamlit's middleware, with the app's handler of errors."""
    handlers = {DataError: app.say_what_is_wrong}
    server = Starlette(routes=app.routes, middleware=create_streamlit_middleware(), exception_handlers=handlers)
    return asking.ask(server, path, query, method, **headers)


@pytest.fixture
def broken(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The server reads a copy of the data that has a fault."""
    path = copy / "claims.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("1992-02", "1992-99", 1), encoding="utf-8")
    monkeypatch.setattr(shared, "load", lambda: load(copy))
    _forget()
    yield path
    _forget()


def _forget() -> None:
    """What was read and built is read and built anew."""
    shared.corpus.cache_clear()
    for file in (app.first_page, app.plain_page, pieces.map_page, pieces.assets):
        file.cache_clear()


def test_the_map_page_comes_with_its_policy(corpus: Corpus) -> None:
    answer = ask("/evidence/map")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"] == mappage.policy(answer.text)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert f"<title>{corpus.meta.title}</title>" in answer.text


def test_all_that_the_panel_can_show_comes_in_pieces(corpus: Corpus) -> None:
    found = []
    for number in count():
        answer = ask(f"/evidence/claims/{number}.json")
        if answer.status == 404:
            break
        assert answer.headers["content-type"] == "application/json"
        found += json.loads(answer.text)
    assert [entry["id"] for entry in found] == list(corpus.claims)
    place = json.loads(ask("/evidence/places/khojaly.json").text)
    assert place == json.loads(json.dumps(cards.place_entry(corpus, corpus.places["khojaly"])))
    assert json.loads(ask("/evidence/sources/t002.json").text) == {"head": cards.source_head(corpus, "t002")}
    assert json.loads(ask("/evidence/words.json").text) == words(corpus)


@pytest.mark.parametrize(
    "path",
    [
        *("claims/999999.json", "claims/-1.json", "claims/x.json", "claims/\u0663.json", "claims/1e1.json"),
        *("claims/99999999999999999999.json", "places/nowhere.json", "sources/khojaly.json"),
        *("other.json", "words/words.json", "topics/words.json", "claims.json"),
    ],
)
def test_no_other_piece_is_there(path: str) -> None:
    assert ask(f"/evidence/{path}").status == 404


def test_the_plain_page_needs_nothing_of_streamlit(corpus: Corpus) -> None:
    answer = ask("/map", query="place=khojaly")
    assert answer.status == 200
    assert answer.text == plainpage.render(corpus)
    markup = Markup(answer.text)
    assert markup.one("title").text == corpus.meta.title
    assert "_stcore" not in answer.text
    assert [node.attributes["href"] for node in markup.all("a")][:14] == [
        "./",
        "search",
        "statements",
        "compare",
        "coverage",
        "acts",
        "sources",
        "method",
        "glossary",
        "lessons",
        "exercises",
        "own",
        "list",
        "about",
    ]
    assert corpus.meta.citation in markup.one("footer").text


@pytest.mark.parametrize("path", ["/evidence/map", "/map", "/evidence/claims/0.json", "/evidence/assets/host.js"])
def test_a_file_the_browser_has_is_not_sent_again(path: str) -> None:
    tag = ask(path).headers["etag"]
    again = ask(path, if_none_match=f'"other", {tag}')
    assert (again.status, again.sent) == (304, b"")
    assert again.headers["etag"] == tag
    assert ask(path, if_none_match='"another"').status == 200


@pytest.mark.parametrize("path", ["/", "/map", "/evidence/map", "/evidence/claims/0.json", "/api/claims.geojson"])
def test_what_is_sent_is_compressed_once_and_only_for_who_takes_it(path: str) -> None:
    plain = ask(path, accept_encoding="identity")
    assert plain.headers.get("content-encoding", "identity") == "identity"
    assert plain.sent[:2] != b"\x1f\x8b"
    for refusal in ("gzip;q=0", "gzip; q=0.0, identity"):
        assert ask(path, accept_encoding=refusal).sent == plain.sent
    packed = ask(path, accept_encoding="br, gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.sent) == plain.sent
    assert "Accept-Encoding" in plain.headers["vary"]
    assert "Accept-Encoding" in packed.headers["vary"]


@pytest.mark.parametrize(
    ("name", "media_type", "words"),
    [
        ("host.js", "javascript", "evidence:apply"),
        ("streamlit.css", "text/css", "--st-text-color"),
        ("cards.css", "text/css", ".claim"),
    ],
)
def test_assets_are_served(name: str, media_type: str, words: str) -> None:
    answer = ask(f"/evidence/assets/{name}")
    assert answer.status == 200
    assert media_type in answer.headers["content-type"]
    assert words in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "../mappage.py",
        "../../app.py",
        "leaflet/leaflet.js",
        "host.js/../../mappage.py",
        "host.js/../../../../../../../../../../etc/passwd",
        "..\\mappage.py",
        "/etc/passwd",
        "....//mappage.py",
        "%2e%2e/mappage.py",
        "",
        "map",
        "claims/0.json",
        "nothing.js",
    ],
)
def test_nothing_but_assets_can_be_had(path: str) -> None:
    alone = asking.ask(Starlette(routes=app.routes), f"/evidence/assets/{path}")
    behind = ask(f"/evidence/assets/{path}")
    assert alone.status == 404
    assert behind.status in (400, 404)  # Streamlit refuses some of them before they come here
    for answer in (alone, behind):
        assert "import" not in answer.text
        assert "root:" not in answer.text


@pytest.mark.parametrize("path", ["/evidence/map", "/map", "/evidence/claims/0.json", "/evidence/assets/host.js"])
def test_files_are_only_read(path: str) -> None:
    assert ask(path, method="POST").status == 405


@pytest.mark.parametrize(
    "path", ["/map", "/evidence/map", "/evidence/claims/0.json", "/api/claims.geojson", "/api/sources.json"]
)
def test_broken_data_is_reported_with_file_and_line_and_no_traceback(path: str, broken: Path) -> None:
    answer = ask(path)
    assert answer.status == 500
    assert answer.headers["content-type"].startswith("text/plain")
    first, *problems = answer.text.splitlines()
    assert first == "The data cannot be used."
    assert problems
    assert problems[0].startswith("claims.csv:")
    assert "1992-99" in answer.text
    assert "Traceback" not in answer.text
    assert str(broken.parent) not in answer.text
    if path.startswith("/api/"):  # another site's script can say so too
        assert ask(path, origin="https://example.org").headers["access-control-allow-origin"] == "*"


def test_mended_data_is_served_without_a_restart(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask("/evidence/map").status == 500
    monkeypatch.setattr(shared, "load", load)
    assert ask("/evidence/map").status == 200


@pytest.mark.parametrize("query", ["", "embed=true", "place=khojaly", "place=nowhere", "q=anything"])
def test_the_first_page_is_the_same_whatever_the_address_says(query: str, corpus: Corpus) -> None:
    answer = ask("/", query=query)
    assert answer.status == 200
    assert answer.text == opening.first_page(corpus)


def test_with_broken_data_the_first_page_is_streamlit_s_alone(broken: Path) -> None:
    assert ask("/").text == framework.index()


@pytest.mark.parametrize("path", ["/evidence/nothing", "/evidence/", "/evidence/map/more", "/api/nothing", "/api/a/b"])
def test_what_is_not_there_is_not_found(path: str) -> None:
    assert ask(path).status == 404


def test_data_can_be_had_of_the_bundled_corpus(corpus: Corpus) -> None:
    answer = ask("/api/claims.geojson", query="claim=t004-p45-05")
    (feature,) = json.loads(answer.text)["features"]
    assert feature["id"] == "t004-p45-05"


def _paths(routes: list[Any], above: str = "") -> Iterator[str]:
    for route in routes:
        if isinstance(route, Mount):
            yield from _paths(list(route.routes), above + route.path)
        else:
            assert isinstance(route, Route)
            yield above + route.path


def test_the_app_has_these_routes() -> None:
    assert list(_paths(app.routes)) == [
        *(
            "/",
            "/map",
            "/statement/{id}",
            "/place/{id}",
            "/source/{id}",
            "/source/{id}/text",
            "/source/{id}/beside",
            "/read/{name}",
            "/picture.svg",
            "/picture.png",
            "/evidence/map",
            "/evidence/assets/{name}",
            "/evidence/{name}.json",
        ),
        *(
            "/evidence/{kind}/{name}.json",
            "/handout.pdf",
            "/handout/{id}.pdf",
            "/code.svg",
            "/exercise.pdf",
            "/api/{name:path}",
        ),
    ]


def test_all_routes_lie_under_streamlit_s_base_path(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = st.get_option
    monkeypatch.setattr(st, "get_option", lambda name: "/atlas/" if name == "server.baseUrlPath" else usual(name))
    try:
        importlib.reload(app)
        assert list(_paths(app.routes))
        assert all(path.startswith("/atlas/") for path in _paths(app.routes))
        for path in (
            "/",
            "/evidence/map",
            "/map",
            "/evidence/claims/0.json",
            "/evidence/assets/host.js",
            "/api/claims.csv",
        ):
            assert ask(f"/atlas{path}").status == 200, path
            assert ask(path).status == 404, path
    finally:
        monkeypatch.undo()
        importlib.reload(app)


def _start() -> None:
    """What the server does before the first visitor comes."""

    async def start() -> None:
        async with app.ready(app.app):
            pass

    try:
        asyncio.run(start())
    finally:
        gc.unfreeze()


def test_all_is_built_before_the_first_visitor_and_kept() -> None:
    _forget()
    _start()
    assert {file.cache_info().currsize for file in (app.first_page, pieces.map_page, pieces.assets)} == {1}
    assert app.first_page() is app.first_page()
    assert pieces.assets().keys() == bridge.assets().keys()


def test_the_server_starts_with_broken_data_and_says_so_on_the_console(
    broken: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        _start()
    (said,) = caplog.messages
    assert said.splitlines()[0] == "The data cannot be used."
    assert said.splitlines()[1].startswith("claims.csv:")
    assert app.first_page.cache_info().currsize == 0
    assert ask("/evidence/assets/host.js").status == 200


def test_what_a_later_streamlit_lacks_is_said_on_the_console(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(framework, "missing", lambda: ["its first page has no <title>"])
    with caplog.at_level(logging.WARNING):
        _start()
    (said,) = caplog.messages
    assert said == (
        f"Streamlit {st.__version__} is not the one this was tested with ({framework.TESTED}): "
        "its first page has no <title>"
    )
