"""The server's own routes, asked as a browser asks them: finished files, their headers, and what is refused."""

import asyncio
import gc
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

import app
from geodata.corpus import Corpus, load
from layers import bridge, cards, mappage, room
from layers.links import TOO_LONG, view_of
from pages import shared

SERVER = Starlette(routes=app.routes, middleware=[Middleware(app.Front)])


@dataclass
class Answer:
    """A status, headers by lower-case name, and the body, uncompressed."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    sent: bytes = b""

    @property
    def text(self) -> str:
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.sent) if packed and self.sent else self.sent).decode("utf-8")


def ask(path: str, query: str = "", method: str = "GET", **headers: str) -> Answer:
    """Ask the server for a path exactly as it is written: nothing in it is tidied on the way."""
    answer = Answer()

    asked = False

    async def receive() -> dict[str, Any]:
        nonlocal asked
        if asked:  # nothing follows, and the connection stays
            await asyncio.Event().wait()
        asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = {name.decode().lower(): value.decode() for name, value in message["headers"]}
        else:
            answer.sent += message.get("body", b"")

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(b"host", b"localhost"), *((k.replace("_", "-").encode(), v.encode()) for k, v in headers.items())],
        "server": ("localhost", 80),
        "client": ("localhost", 1),
    }
    asyncio.run(SERVER(scope, receive, send))  # type: ignore[arg-type]
    return answer


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
    app.built.cache_clear()


def test_the_map_page_comes_with_its_policy(corpus: Corpus) -> None:
    answer = ask("/evidence/map")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"] == mappage.policy(answer.text)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert f"<title>{corpus.meta.title}</title>" in answer.text


def test_all_that_the_panel_can_show_comes_as_json(corpus: Corpus) -> None:
    answer = ask("/evidence/panel.json")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    file = json.loads(answer.text)
    assert file == json.loads(json.dumps(cards.panel_file(corpus)))
    assert list(file["claims"]) == list(corpus.claims)
    assert all(f'id="{key}"' in row["card"] for key, row in file["claims"].items())


@pytest.mark.parametrize("path", ["/evidence/map", "/evidence/panel.json", "/evidence/assets/panel.js"])
def test_a_file_the_browser_has_is_not_sent_again(path: str) -> None:
    tag = ask(path).headers["etag"]
    again = ask(path, if_none_match=tag)
    assert (again.status, again.sent) == (304, b"")
    assert again.headers["etag"] == tag
    assert ask(path, if_none_match='"another"').status == 200


def test_another_text_has_another_tag() -> None:
    one, other = (app.Built.of(text, "text/plain") for text in ("one", "other"))
    assert one.headers["ETag"] != other.headers["ETag"]
    assert one == app.Built.of("one", "text/plain")


@pytest.mark.parametrize(
    ("name", "media_type", "words"),
    [
        ("panel.js", "javascript", "export class Panel"),
        ("screen.js", "javascript", "evidence:apply"),
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
        "panel.js/../../mappage.py",
        "panel.js/../../../../../../../../../../etc/passwd",
        "..\\mappage.py",
        "/etc/passwd",
        "....//mappage.py",
        "%2e%2e/mappage.py",
        "",
        "map",
        "panel.json",
        "nothing.js",
    ],
)
def test_nothing_but_assets_can_be_had(path: str) -> None:
    answer = ask(f"/evidence/assets/{path}")
    assert answer.status == 404
    assert "import" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize("path", ["/evidence/map", "/evidence/panel.json", "/evidence/assets/panel.js"])
def test_files_are_only_read(path: str) -> None:
    assert ask(path, method="POST").status == 405


@pytest.mark.parametrize("path", ["/evidence/map", "/evidence/panel.json"])
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


def test_mended_data_is_served_without_a_restart(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask("/evidence/map").status == 500
    monkeypatch.setattr(shared, "load", load)
    assert ask("/evidence/map").status == 200


@pytest.mark.parametrize(
    ("query", "begun"),
    [("", True), ("embed=true", True), ("place=khojaly", True), ("place=nowhere", False), (f"{TOO_LONG}=1", False)],
)
def test_the_first_page_begins_the_map_unless_the_link_makes_no_sense(query: str, begun: bool) -> None:
    answer = ask("/", query=query)
    assert answer.status == 200
    assert '<div id="root"></div>' in answer.text
    assert ("evidence/map" in answer.text) == begun
    assert ("screen embedded" in answer.text) == ("embed" in query)


def test_with_broken_data_the_first_page_is_streamlit_s_alone(broken: Path) -> None:
    assert ask("/").text == room.index()


def test_an_overlong_address_is_sent_to_one_that_says_so(corpus: Corpus) -> None:
    answer = ask("/", query="claim=" + "A" * app.LONGEST_QUERY)
    assert answer.status == 303
    assert answer.headers["location"] == f"/?{TOO_LONG}=1"
    with pytest.raises(ValueError, match="too long"):
        view_of({TOO_LONG: "1"}, corpus)


def test_other_addresses_pass(corpus: Corpus) -> None:
    longest = "x" * app.LONGEST_QUERY
    assert ask("/evidence/map", query=longest).status == 200
    assert ask("/evidence/map", query=f"{TOO_LONG}=1").status == 200


def test_the_app_has_these_routes_and_sends_overlong_addresses_away() -> None:
    assert app.app is not None
    paths = [getattr(route, "path", None) for route in app.routes]
    assert paths == ["/", "/evidence/map", "/evidence/panel.json", "/evidence/assets/{name}"]
    assert app.app._user_middleware[0].cls is app.Front


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
    app.assets.cache_clear()

    _start()
    assert (app.built.cache_info().currsize, app.assets.cache_info().currsize) == (1, 1)
    assert app.built() is app.built()
    assert app.assets().keys() == bridge.assets().keys()


def test_the_server_starts_with_broken_data(broken: Path) -> None:
    _start()
    assert app.built.cache_info().currsize == 0
    assert ask("/evidence/assets/panel.js").status == 200
