"""Finished files: conditional requests, and the encoding that a client takes."""

import gzip
import socket
import threading
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp
from streamlit.web.server.starlette.starlette_app import create_streamlit_middleware

from layers.serving import Built
from tests.asking import Answer, ask

TEXT = "what sources say, " * 200
FILE = Built.of(TEXT, "text/plain; charset=utf-8", **{"Referrer-Policy": "no-referrer"})


def _answer(request: Request) -> Response:
    return FILE.answer(request)


ROUTES = [Route("/file", _answer)]
BARE = Starlette(routes=ROUTES)
BEHIND = Starlette(routes=ROUTES, middleware=create_streamlit_middleware())  # as it is in the app


@pytest.fixture(params=[BARE, BEHIND], ids=["bare", "behind Streamlit's middleware"])
def server(request: pytest.FixtureRequest) -> ASGIApp:
    app: ASGIApp = request.param
    return app


def _tag(answer: Answer) -> str:
    return answer.headers["etag"]


@pytest.mark.parametrize("taken", ["gzip", "br, gzip", "GZIP", "gzip;q=0.5", "deflate, gzip; q=1.0", "*", "*;q=0.1"])
def test_who_takes_gzip_gets_it_once(taken: str, server: ASGIApp) -> None:
    answer = ask(server, "/file", accept_encoding=taken)
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.sent).decode() == TEXT
    assert answer.headers["content-length"] == str(len(answer.sent))
    assert "Accept-Encoding" in answer.headers["vary"]


@pytest.mark.parametrize("taken", [None, "", "identity", "br", "gzip;q=0", "gzip; q=0.0, br", "*;q=0", "gzip;q=x"])
def test_who_does_not_gets_it_plain(taken: str | None, server: ASGIApp) -> None:
    answer = ask(server, "/file", **({} if taken is None else {"accept_encoding": taken}))
    assert answer.headers.get("content-encoding", "identity") == "identity"
    assert answer.sent.decode() == TEXT
    assert "Accept-Encoding" in answer.headers["vary"]


def test_headers_are_those_of_the_file(server: ASGIApp) -> None:
    answer = ask(server, "/file")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-cache"
    assert _tag(answer).startswith('W/"')


@pytest.mark.parametrize("known", ["{}", '"other", {}', '{}, W/"other"', "*", " {} ", "{strong}", 'W/"a",{strong}'])
def test_what_the_client_has_is_not_sent_again(known: str, server: ASGIApp) -> None:
    tag = _tag(ask(server, "/file"))
    answer = ask(server, "/file", if_none_match=known.replace("{strong}", tag[2:]).replace("{}", tag))
    assert (answer.status, answer.sent) == (304, b"")
    assert _tag(answer) == tag
    assert "Accept-Encoding" in answer.headers["vary"]
    assert answer.headers["cache-control"] == "no-cache"
    assert "content-type" not in answer.headers


@pytest.mark.parametrize("known", ['"other"', 'W/"other"', '"a", "b"', "", "nonsense"])
def test_what_it_does_not_have_is_sent(known: str, server: ASGIApp) -> None:
    assert ask(server, "/file", if_none_match=known).status == 200


def test_the_tag_is_the_same_in_every_encoding_and_another_for_another_text(server: ASGIApp) -> None:
    assert _tag(ask(server, "/file", accept_encoding="gzip")) == _tag(ask(server, "/file"))
    assert Built.of("one", "text/plain").tag != Built.of("other", "text/plain").tag
    assert Built.of("one", "text/plain") == Built.of("one", "text/plain")


def test_files_are_only_read(server: ASGIApp) -> None:
    assert ask(server, "/file", method="POST").status == 405
    head = ask(server, "/file", method="HEAD")
    assert (head.status, _tag(head)) == (200, _tag(ask(server, "/file")))


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of a server that Streamlit, too, has its answers sent by."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        running = uvicorn.Server(uvicorn.Config(BEHIND, log_level="error", lifespan="off"))
        thread = threading.Thread(target=running.run, args=([listening],))
        thread.start()
        yield int(listening.getsockname()[1])
        running.should_exit = True
        thread.join(10)


@pytest.mark.parametrize("taken", ["gzip", "identity", "gzip;q=0"])
def test_head_has_the_headers_of_the_file_and_no_body(taken: str, port: int) -> None:
    found = []
    for method in ("HEAD", "GET"):
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request(method, "/file", headers={"Accept-Encoding": taken})
        answer = connection.getresponse()
        body = answer.read()
        found.append({name.lower(): value for name, value in answer.getheaders() if name.lower() != "date"})
        assert answer.status == 200
        assert (body == b"") == (method == "HEAD")
        connection.close()
    assert found[0] == found[1]
    assert found[0]["etag"].startswith('W/"')
