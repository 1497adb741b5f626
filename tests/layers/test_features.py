"""What the page is given: all places and claims, sound positions, and no graphic words."""

import json
from itertools import pairwise
from typing import Any

import pytest

from geodata.corpus import Corpus
from geodata.layering import claim_layer, place_layer
from geodata.model import Holds
from geodata.selection import PARAMETERS
from layers.features import namings, page_data


@pytest.fixture(scope="module")
def page(corpus: Corpus) -> dict[str, Any]:
    return page_data(corpus)


def test_all_places_and_claims_are_there_in_columns_of_one_length(corpus: Corpus, page: dict[str, Any]) -> None:
    assert [place["id"] for place in page["places"]] == list(corpus.places)
    assert page["claims"]["id"] == list(corpus.claims)
    columns = {name: column for name, column in page["claims"].items() if name not in ("members", "times")}
    assert {len(column) for column in columns.values()} == {len(corpus.claims)}


def test_claims_point_at_their_own_places_and_layers(corpus: Corpus, page: dict[str, Any]) -> None:
    columns = page["claims"]
    for at, claim in enumerate(corpus.claims.values()):
        assert tuple(page["places"][place]["id"] for place in columns["places"][at]) == claim.places
        layer = page["layers"][columns["layer"][at]]
        assert layer["feature"] == "claim"
        assert layer["id"] == claim_layer(claim, corpus.layers)
        assert columns["every"][at] == (claim.holds is Holds.EVERY)


def test_dates_are_the_bounds_of_the_claims_and_undated_ones_are_marked(corpus: Corpus, page: dict[str, Any]) -> None:
    columns = page["claims"]
    for at, claim in enumerate(corpus.claims.values()):
        start, end = columns["start"][at], columns["end"][at]
        if claim.when is None or claim.when.span is None:
            assert (start, end) == (None, None)
            continue
        assert (start, end) == claim.when.bounds
    assert 0 < columns["start"].count(None) < len(corpus.claims)


def test_topics_sources_and_figures_of_claims_are_theirs(corpus: Corpus, page: dict[str, Any]) -> None:
    columns = page["claims"]
    for at, claim in enumerate(corpus.claims.values()):
        topic = page["topics"][columns["topic"][at]]
        assert topic == {"id": claim.topic, "title": corpus.title("topic", claim.topic)}
        assert page["sources"][columns["source"][at]]["id"] == claim.source
        assert columns["figures"][at] == (claim.id in corpus.figures)
    assert [source["class"] for source in page["sources"]] == [
        one.custom.source_class for one in corpus.sources.values()
    ]


def test_what_each_parameter_takes_is_said(page: dict[str, Any]) -> None:
    assert list(page["parameters"]) == list(PARAMETERS)
    assert page["parameters"]["place"] == PARAMETERS["place"].takes
    assert "time axis" in page["parameters"]["from"]


def test_sets_of_dates_have_their_days_and_no_others_do(corpus: Corpus, page: dict[str, Any]) -> None:
    members = page["claims"]["members"]
    sets = {at: claim.when for at, claim in enumerate(corpus.claims.values()) if claim.when and claim.when.is_set}
    assert sets
    assert members == {at: [list(member) for member in when.members] for at, when in sets.items()}


def test_what_kinds_of_places_are_is_said_by_the_vocabulary(small: Corpus) -> None:
    page = page_data(small)
    assert {place["id"] for place in page["places"] if place["rank"] == 0} == {"tokula", "anuhau"}
    samples = {layer["id"]: layer["sample"] for layer in page["layers"] if layer["feature"] == "place"}
    assert samples == {"named-only": "point", "lanes-and-areas": "line", "towns-and-points": "point"}


def test_every_place_has_a_layer_of_places(corpus: Corpus, page: dict[str, Any]) -> None:
    for entry, place in zip(page["places"], corpus.places.values(), strict=True):
        layer = page["layers"][entry["layer"]]
        assert entry["layer"] >= 0
        assert layer["feature"] == "place"
        assert layer["id"] == place_layer(place, corpus.layers)


def test_located_places_have_an_anchor_on_the_earth_and_the_others_none(corpus: Corpus, page: dict[str, Any]) -> None:
    for entry in page["places"]:
        assert (entry["anchor"] is None) == (corpus.geometries[entry["id"]] is None), entry["id"]
        if entry["anchor"]:
            lon, lat = entry["anchor"]
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90


def test_points_stand_where_the_data_says(corpus: Corpus, page: dict[str, Any]) -> None:
    for entry in page["places"]:
        place = corpus.places[entry["id"]]
        if entry["form"] == "point" and place.lon is not None:
            assert entry["anchor"] == pytest.approx([place.lon, place.lat], abs=1e-5)


def test_shapes_are_closed_rings_or_lines(page: dict[str, Any]) -> None:
    forms = {entry["form"] for entry in page["places"]}
    assert forms == {"point", "line", "area"}
    for entry in page["places"]:
        if entry["form"] == "point":
            assert entry["shape"] is None
            continue
        assert entry["shape"]
        for ring in entry["shape"]:
            assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)
            if entry["form"] == "area":
                assert len(ring) >= 4
                assert ring[0] == ring[-1]
            else:
                assert len(ring) >= 2


def test_the_anchor_of_a_line_lies_within_its_box(page: dict[str, Any]) -> None:
    for entry in page["places"]:
        if entry["form"] != "line":
            continue
        lons, lats = zip(*(point for ring in entry["shape"] for point in ring), strict=True)
        lon, lat = entry["anchor"]
        assert min(lons) - 1e-3 <= lon <= max(lons) + 1e-3
        assert min(lats) - 1e-3 <= lat <= max(lats) + 1e-3


def test_the_axis_is_without_gaps_and_chapters_lie_on_it(page: dict[str, Any]) -> None:
    axis = page["axis"]
    assert all(after["start"] == before["end"] + 1 for before, after in pairwise(axis))
    assert sum(segment["share"] for segment in axis) == pytest.approx(1)
    for chapter in page["chapters"]:
        assert axis[0]["start"] <= chapter["start"] <= chapter["end"] <= axis[-1]["end"]


def test_names_are_the_data_s_under_the_ways_of_naming_on_offer(corpus: Corpus, page: dict[str, Any]) -> None:
    offered = set(page["namings"])
    assert offered == {*namings(corpus), *corpus.meta.languages}
    for entry in page["places"]:
        toponyms = {(name.toponym, name.since, name.until) for name in corpus.names[entry["id"]]}
        said = [name for group in entry["names"].values() for name in group]
        assert {(name["toponym"], name.get("since"), name.get("until")) for name in said} <= toponyms
    used = {naming for entry in page["places"] for naming in entry["names"]}
    assert offered - {"source", "en"} - used <= {key for key, one in corpus.sources.items() if not one.is_text}


def test_the_payload_is_plain_json(page: dict[str, Any]) -> None:
    assert json.loads(json.dumps(page, allow_nan=False)) == json.loads(json.dumps(page))


def test_no_graphic_words_are_in_the_payload(corpus: Corpus, page: dict[str, Any]) -> None:
    text = json.dumps(page, ensure_ascii=False)
    graphic = [claim for claim in corpus.claims.values() if claim.sensitivity]
    assert graphic
    for claim in graphic:
        assert claim.statement not in text
        assert not claim.quote or claim.quote not in text
