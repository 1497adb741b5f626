"""The open interface: every file of every format, of what a query asks for."""

import json
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from streamlit.web.server.starlette.starlette_app import create_streamlit_middleware

from geodata.corpus import Corpus
from geodata.formats import BY_FILE
from geodata.frames import select
from geodata.selection import PARAMETERS, Selection
from layers import api
from tests.asking import Answer, ask


def _ask(corpus: Corpus, name: str, query: str = "", method: str = "GET", **headers: str) -> Answer:
    server = Starlette(routes=[api.mount("/api", lambda: corpus)], middleware=create_streamlit_middleware())
    return ask(server, f"/api/{name}", query, method, **headers)


@pytest.mark.parametrize("name", BY_FILE)
@pytest.mark.parametrize("query", ["", "source=letter&dated=yes", "layers="])
def test_every_file_is_what_its_format_makes_of_the_selection(name: str, query: str, small: Corpus) -> None:
    answer = _ask(small, name, query)
    made, content = BY_FILE[name]
    assert answer.status == 200
    assert answer.headers["content-type"] == made.media_type
    assert answer.headers["content-disposition"] == f'inline; filename="{name}"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.body == made.to_bytes(content, select(small, Selection.from_query(query, small)))


def test_the_files_of_the_contract_are_there() -> None:
    assert BY_FILE.keys() == {
        *("claims.geojson", "places.geojson", "claims.csv", "places.csv", "figures.csv", "names.csv"),
        *("acts.json", "disagreements.json", "sources.json", "evidence.gpkg"),
    }


def test_a_query_narrows_what_is_sent(small: Corpus) -> None:
    found = json.loads(_ask(small, "claims.geojson", "source=letter&dated=no").text)["features"]
    assert [feature["id"] for feature in found] == ["letter-p03-02"]
    assert len(json.loads(_ask(small, "claims.geojson").text)["features"]) == len(small.claims)


def test_it_is_compressed_for_who_takes_it_only(small: Corpus) -> None:
    packed = _ask(small, "claims.geojson", accept_encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    for taken in ("identity", "gzip;q=0", ""):
        plain = _ask(small, "claims.geojson", accept_encoding=taken)
        assert plain.sent == packed.body
        assert "Accept-Encoding" in plain.headers["vary"]


def test_the_tag_tells_queries_and_data_apart_but_not_orders_of_parameters(small: Corpus) -> None:
    tag = _ask(small, "claims.csv", "source=log&dated=yes").headers["etag"]
    assert tag.startswith('W/"')
    assert _ask(small, "claims.csv", "dated=yes&source=log").headers["etag"] == tag
    others = [
        _ask(small, "claims.csv", "source=log"),
        _ask(small, "places.csv", "source=log&dated=yes"),
        _ask(replace(small, fingerprint="other"), "claims.csv", "source=log&dated=yes"),
        _ask(replace(small, meta=small.meta.model_copy(update={"version": "2"})), "claims.csv", "source=log&dated=yes"),
    ]
    assert len({tag, *(other.headers["etag"] for other in others)}) == len(others) + 1
    again = _ask(small, "claims.csv", "dated=yes&source=log", if_none_match=f'"x", {tag}')
    assert (again.status, again.sent, again.headers["etag"]) == (304, b"", tag)
    assert "Accept-Encoding" in again.headers["vary"]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("dated=perhaps", "dated: takes yes, no or any"),
        ("place=<script>", "place: takes the id of a place"),
        ("from=1992-02-30", "from: takes a date"),
        ("form=1992", "unknown parameter: takes from, to"),
        ("place=tokula&place=anuhau", "place: takes one value"),
        ("from=1992&to=1991", "to: takes a date that is not before from"),
        ("q=" + "x" * 3000, "q: takes words"),
        ("xxxx=1", "unknown parameter: takes from, to"),
        ("<script>=1", "unknown parameter: takes from, to"),
        ("source=%00script", "source: takes"),
        ("base=https://script.example", "base: takes"),
    ],
)
def test_a_bad_parameter_is_named_with_what_it_takes(query: str, told: str, small: Corpus) -> None:
    answer = _ask(small, "claims.geojson", query)
    assert answer.status == 400
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.startswith(told)
    assert "script" not in answer.text
    assert "xxx" not in answer.text


@pytest.mark.parametrize("path", ["", "nothing", "claims", "a.GEOJSON", "claims.csv/more", "../app.py", "%2e%2e"])
def test_what_is_no_file_is_not_found(path: str, small: Corpus) -> None:
    answer = _ask(small, path)
    assert answer.status in (400, 404)
    assert "import" not in answer.text


def test_any_site_may_read_it_and_none_may_write(small: Corpus) -> None:
    origin = {"origin": "https://example.org"}
    answer = _ask(small, "claims.geojson", **origin)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "ETag" in answer.headers["access-control-expose-headers"]
    asked = {"access_control_request_method": "GET", "access_control_request_headers": "if-none-match"}
    preflight = _ask(small, "claims.geojson", method="OPTIONS", **origin, **asked)
    assert preflight.status == 200
    assert preflight.headers["access-control-allow-origin"] == "*"
    assert "if-none-match" in preflight.headers["access-control-allow-headers"].lower()
    refused = _ask(small, "claims.geojson", method="OPTIONS", **origin, access_control_request_method="POST")
    assert refused.status == 400
    for method in ("POST", "PUT", "DELETE"):
        assert _ask(small, "claims.geojson", method=method).status == 405


def test_a_site_can_read_what_is_wrong_too(small: Corpus) -> None:
    for name, query, status in (("claims.geojson", "place=nowhere", 400), ("nothing", "", 404)):
        answer = _ask(small, name, query, origin="https://example.org")
        assert (answer.status, answer.headers["access-control-allow-origin"]) == (status, "*")


def test_head_says_the_same_and_sends_nothing(small: Corpus) -> None:
    head, full = (_ask(small, "claims.geojson", method=method) for method in ("HEAD", "GET"))
    assert (head.status, head.sent) == (200, b"")
    for name in ("etag", "content-type", "content-disposition", "cache-control"):
        assert head.headers[name] == full.headers[name]
    assert head.headers.get("content-length") == full.headers.get("content-length")  # RFC 9110, 8.6


def test_every_parameter_can_be_asked_for(small: Corpus) -> None:
    asked = Selection.from_query("from=-0043&to=1901&q=lanterns&located=yes&class=text&names=he&map=1,2,3", small)
    assert set(asked.params(small)) < set(PARAMETERS)
    assert _ask(small, "claims.geojson", urlencode(asked.params(small))).status == 200
