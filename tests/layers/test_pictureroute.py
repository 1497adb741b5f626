"""Pictures over HTTP: the parameters of the interface, kept, and no more at a time than the server can bear."""

import gzip
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from streamlit.web.server.starlette.starlette_app import create_streamlit_middleware

from geodata.corpus import Corpus
from layers import picture, pictureroute
from tests.asking import Answer, ask


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What was drawn, by query; a picture is its query."""
    found: list[str] = []

    def svg(corpus: Corpus, selection: object, address: str) -> str:
        found.append(f"{address}?{selection.query(corpus)}")  # type: ignore[attr-defined]
        return f"<svg>{found[-1]}</svg>"

    monkeypatch.setattr(picture, "svg", svg)
    monkeypatch.setattr(picture, "png", lambda *asked: svg(*asked).encode())
    pictureroute.made.cache_clear()
    yield found
    pictureroute.made.cache_clear()


def _ask(corpus: Corpus, name: str, query: str = "", method: str = "GET", **headers: str) -> Answer:
    server = Starlette(routes=pictureroute.routes("/base", lambda: corpus), middleware=create_streamlit_middleware())
    return ask(server, f"/base/{name}", query, method, **headers)


@pytest.mark.parametrize(("name", "media_type"), [("picture.svg", "image/svg+xml"), ("picture.png", "image/png")])
def test_a_view_is_sent_once_drawn(name: str, media_type: str, small: Corpus, drawn: list[str]) -> None:
    answer = _ask(small, name, "from=-0043-03&place=tokula")
    assert answer.status == 200
    assert answer.headers["content-type"] == media_type
    assert answer.headers["content-disposition"] == f'inline; filename="{name}"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-cache"
    assert "http://localhost/base/?from=-000043-03-01&place=tokula" in answer.text.replace("&amp;", "&")
    _ask(small, name, "place=tokula&from=-0043-03-01")  # the same, said otherwise
    assert len(drawn) == 1
    again = _ask(small, name, "from=-0043-03&place=tokula", if_none_match=answer.headers["etag"])
    assert (again.status, again.sent) == (304, b"")
    assert _ask(small, name, "place=tokula").headers["etag"] != answer.headers["etag"]


def test_an_svg_is_compressed_for_who_takes_it_and_runs_nothing(small: Corpus) -> None:
    plain = _ask(small, "picture.svg", accept_encoding="identity")
    packed = _ask(small, "picture.svg", accept_encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.sent) == plain.sent
    assert plain.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("place=%3Cscript%3E", "place: takes the id of a place"),
        ("from=1992-02-30", "from: takes a date"),
        ("form=1992", "unknown parameter: takes from, to"),
        ("map=1,2", "map: takes latitude, longitude and zoom"),
    ],
)
def test_nonsense_is_told_what_a_parameter_takes(query: str, told: str, small: Corpus, drawn: list[str]) -> None:
    answer = _ask(small, "picture.png", query)
    assert answer.status == 400
    assert answer.text.startswith(told)
    assert "script" not in answer.text
    assert drawn == []


def test_where_several_wait_the_next_is_asked_to_come_again(small: Corpus, drawn: list[str]) -> None:
    held = 0
    while pictureroute._places.acquire(blocking=False):
        held += 1
    try:
        answer = _ask(small, "picture.svg")
        assert (answer.status, answer.headers["retry-after"]) == (503, "5")
    finally:
        for _ in range(held):
            pictureroute._places.release()
    assert held == 4
    assert _ask(small, "picture.svg").status == 200
    assert len(drawn) == 1


def test_pictures_are_only_read(small: Corpus) -> None:
    assert _ask(small, "picture.svg", method="POST").status == 405
