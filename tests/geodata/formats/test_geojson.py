"""GeoJSON: RFC 7946, the names of the contract, and a real reader."""

import json
import math
from dataclasses import replace
from typing import Any

import pyogrio
import pytest
import shapely
from geojson_pydantic import FeatureCollection
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon, shape
from shapely.geometry.base import BaseGeometry

from geodata.corpus import Corpus
from geodata.dates import iso_day
from geodata.formats import BY_NAME, geojson
from geodata.frames import select
from geodata.geometry import together
from geodata.selection import Selection

PLACE_PROPERTIES = {
    *("title", "kind", "role", "names", "location_precision", "accuracy_m", "coordinate_source", "coordinate_id"),
    *("source_ids", "claim_ids"),
}
CLAIM_PROPERTIES = {
    *("statement", "kind", "mode", "topic", "when", "time", "start", "end", "date_precision", "place_ids", "source_id"),
    *("source_class", "source_title", "locator", "paragraph", "quote", "figures", "sensitivity"),
}
COLLECTIONS = ("places", "claims")


def _bytes(corpus: Corpus, name: str, query: str = "") -> bytes:
    return BY_NAME["geojson"].to_bytes(name, select(corpus, Selection.from_query(query, corpus)))


def _content(corpus: Corpus, name: str, query: str = "") -> dict[str, Any]:
    content: dict[str, Any] = json.loads(_bytes(corpus, name, query))
    return content


def _polygons(geometry: BaseGeometry) -> list[Polygon]:
    if hasattr(geometry, "geoms"):
        return [polygon for part in geometry.geoms for polygon in _polygons(part)]
    return [geometry] if isinstance(geometry, Polygon) else []


def _expected(corpus: Corpus, name: str) -> dict[str, BaseGeometry | None]:
    if name == "places":
        return corpus.geometries
    located = corpus.geometries
    return {claim.id: together(located[place] for place in claim.places) for claim in corpus.claims.values()}


@pytest.mark.parametrize("name", COLLECTIONS)
@pytest.mark.parametrize("which", ["small", "corpus"])
def test_gdal_reads_every_feature_with_its_geometry(which: str, name: str, request: pytest.FixtureRequest) -> None:
    corpus: Corpus = request.getfixturevalue(which)
    frame = pyogrio.read_dataframe(_bytes(corpus, name)).set_index("id")
    expected = _expected(corpus, name)
    assert frame.crs.to_epsg() == 4326
    assert list(frame.index) == list(expected)
    assert frame.geometry.isna().sum() == sum(one is None for one in expected.values())
    assert frame.geometry.dropna().is_valid.all()
    for key, geometry in expected.items():
        if geometry is not None:
            read = frame.geometry[key]
            assert read.geom_type == geometry.geom_type
            assert read.bounds == pytest.approx(geometry.bounds, abs=1e-5)
            assert read.area == pytest.approx(geometry.area, abs=1e-5)


@pytest.mark.filterwarnings("ignore:BBOX crossing the Antimeridian")  # as RFC 7946, 5.2 has it
@pytest.mark.parametrize("name", COLLECTIONS)
@pytest.mark.parametrize("which", ["small", "corpus"])
def test_it_is_geojson_with_the_members_of_the_contract(which: str, name: str, request: pytest.FixtureRequest) -> None:
    corpus: Corpus = request.getfixturevalue(which)
    content = _content(corpus, name)
    FeatureCollection.model_validate(content)
    assert "crs" not in content
    for member in ("version", "licence", "citation", "boundary_note"):
        assert content[member] == getattr(corpus.meta, member)
    assert (content["query"], content["schema_version"]) == ("", "2.2")
    assert content["title"] == f"{corpus.meta.title}: {name}"
    assert content["credits"] == [f"{credit.title} {credit.path}" for credit in corpus.meta.credits]
    located = [shape(feature["geometry"]) for feature in content["features"] if feature["geometry"]]
    assert content["bbox"] == pytest.approx(shapely.total_bounds(located))
    for feature in content["features"]:
        assert (feature["geometry"] is None) == ("bbox" not in feature)
        for polygon in _polygons(shape(feature["geometry"])) if feature["geometry"] else []:
            assert polygon.exterior.is_ccw
            assert not any(hole.is_ccw for hole in polygon.interiors)


@pytest.mark.parametrize(("name", "properties"), [("places", PLACE_PROPERTIES), ("claims", CLAIM_PROPERTIES)])
def test_every_feature_has_the_properties_of_the_contract(name: str, properties: set[str], small: Corpus) -> None:
    features = _content(small, name)["features"]
    assert all(properties <= feature["properties"].keys() for feature in features)
    assert len({feature["id"] for feature in features}) == len(features)


def test_places_list_their_names_with_since_until_and_origin(small: Corpus) -> None:
    found = {feature["id"]: feature["properties"] for feature in _content(small, "places")["features"]}
    assert {
        "toponym": "Tocoolah",
        "lang": "en",
        "used_by": "sailors",
        "since": "1790",
        "until": "1884",
        "origin": "Made-up sea atlas, sheet 3",
    } in found["tokula"]["names"]
    assert found["tokula"]["names"][0] == {
        "toponym": "Tōkulā",
        "lang": "en",
        "used_by": "log",
        "since": None,
        "until": None,
        "origin": None,
    }
    for key, properties in found.items():
        assert set(properties["source_ids"]) == small.sources_naming.get(key, set())
        assert properties["claim_ids"] == [claim.id for claim in small.claims_at.get(key, ())]


def test_claims_carry_dates_as_given_and_as_bounds(corpus: Corpus) -> None:
    found = {feature["id"]: feature["properties"] for feature in _content(corpus, "claims")["features"]}
    for key, claim in corpus.claims.items():
        dates = tuple(found[key][name] for name in ("when", "start", "end", "date_precision"))
        if claim.when is None:
            assert dates == (None, None, None, None)
        else:
            start, end = claim.when.span or (None, None)
            assert dates == (claim.when.text, iso_day(start), iso_day(end), claim.when.precision)


def test_texts_have_paragraphs_and_documentation_other_locators(small: Corpus) -> None:
    found = {feature["id"]: feature["properties"] for feature in _content(small, "claims")["features"]}
    wanted = ("source_class", "locator", "paragraph", "quote", "time")
    assert [found["log-p03-01"][name] for name in wanted] == [
        *("text", "paragraph 3", 3, "went out one after another over the Lantern Banks", "23:00")
    ]
    assert [found["survey-01"][name] for name in wanted] == ["documentation", "pages 12–14", None, None, None]
    assert found["survey-04"]["locator"] is None
    assert found["log-p06-01"]["date_precision"] == "no year"


def test_each_statement_stands_in_its_sources_name(corpus: Corpus) -> None:
    for feature in _content(corpus, "claims")["features"]:
        source = corpus.sources[feature["properties"]["source_id"]]
        assert feature["properties"]["statement"].startswith(f"{source.custom.label} states that ")
        assert feature["properties"]["source_title"] == source.title


def test_sums_count_each_figure_once(corpus: Corpus) -> None:
    features = _content(corpus, "claims")["features"]
    exported = [one for feature in features for one in feature["properties"]["figures"]]
    recorded = [figure for figures in corpus.figures.values() for figure in figures]
    assert len(exported) == len(recorded)
    for measure in corpus.terms["measure"]:
        total = sum(one["value"] or 0 for one in exported if one["measure"] == measure)
        assert total == sum(figure.value or 0 for figure in recorded if figure.measure == measure)
    assert b'"value": 613,' in _bytes(corpus, "claims")


def test_a_selection_is_written_with_its_query(small: Corpus) -> None:
    content = _content(small, "claims", "to=1901&source=letter&dated=yes")
    assert content["query"] == "to=1901-12-31&source=letter&dated=yes"
    assert {feature["properties"]["source_id"] for feature in content["features"]} == {"letter"}
    for name in COLLECTIONS:
        nothing = _content(small, name, "layers=")
        assert FeatureCollection.model_validate(nothing).features == []
        assert ("bbox" in nothing, nothing["query"]) == (False, "layers=")


@pytest.mark.parametrize("batch", [1, 2, 1000])
def test_pieces_make_one_whole(batch: int, small: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _bytes(small, "claims")
    monkeypatch.setattr(geojson, "_BATCH", batch)
    assert _bytes(small, "claims") == whole
    assert whole.count(b'\n{"id"') == len(small.claims)  # one a line


def test_what_crosses_the_180th_meridian_is_cut_and_its_box_crosses_it(small: Corpus) -> None:
    found = {feature["id"]: feature for feature in _content(small, "places")["features"]}
    lane = found["lane-tokula-anuhau"]
    assert lane["geometry"]["type"] == "MultiLineString"
    for line in lane["geometry"]["coordinates"]:
        assert len({lon >= 0 for lon, _ in line}) == 1
        assert any(abs(lon) == 180 for lon, _ in line)
    for key in ("lane-tokula-anuhau", "lantern-banks"):
        west, south, east, north = found[key]["bbox"]
        assert west > 170
        assert east < -170
        assert south < north
    assert found["lane-old-anchorage"]["geometry"]["type"] == "LineString"


@st.composite
def _geometries(draw: st.DrawFn) -> BaseGeometry:
    """A point, or a star-shaped polygon with or without a hole, its rings in any direction."""
    lon, lat = draw(st.floats(-170, 170)), draw(st.floats(-80, 80))
    if draw(st.booleans()):
        return Point(lon, lat)
    radii = draw(st.lists(st.floats(0.5, 5), min_size=3, max_size=12))
    angles = [2 * math.pi * at / len(radii) for at in range(len(radii))]
    spokes = [(radius * math.cos(a), radius * math.sin(a)) for radius, a in zip(radii, angles, strict=True)]
    outer, inner = ([(lon + size * x, lat + size * y) for x, y in spokes] for size in (1, 0.4))
    ring = outer[::-1] if draw(st.booleans()) else outer
    hole = inner[::-1] if draw(st.booleans()) else inner
    return Polygon(ring, [hole] if draw(st.booleans()) else [])


def _placed(corpus: Corpus, geometries: list[BaseGeometry | None]) -> Corpus:
    """The corpus with only as many places as there are geometries."""
    places = dict(list(corpus.places.items())[: len(geometries)])
    return replace(corpus, places=places, geometries=dict(zip(places, geometries, strict=True)), claims={}, figures={})


@given(st.lists(_geometries() | st.none(), max_size=6))
def test_any_geometry_is_written_as_rfc_7946_asks(small: Corpus, geometries: list[BaseGeometry | None]) -> None:
    corpus = _placed(small, geometries)
    content = _content(corpus, "places")
    FeatureCollection.model_validate(content)
    assert [feature["id"] for feature in content["features"]] == list(corpus.places)
    for feature, given_one in zip(content["features"], geometries, strict=True):
        if given_one is None:
            assert feature["geometry"] is None
            continue
        written = shape(feature["geometry"])
        assert written.is_valid
        assert written.hausdorff_distance(given_one) < 1e-5
        assert tuple(feature["bbox"]) == written.bounds
        for polygon in _polygons(written):
            assert polygon.exterior.is_ccw
            assert not any(hole.is_ccw for hole in polygon.interiors)
    bounds = [one for one in geometries if one is not None]
    assert content.get("bbox") == (pytest.approx(shapely.total_bounds(bounds), abs=1e-5) if bounds else None)


def test_neighbours_together_make_a_valid_area() -> None:
    west, east = shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)
    joined = together([west, east, shapely.box(0.5, 0, 1.5, 1)])
    assert joined is not None
    assert joined.is_valid
    assert joined.equals(shapely.box(0, 0, 2, 1))


def test_a_sliver_that_rounds_to_nothing_leaves_a_valid_area(small: Corpus) -> None:
    sliver = Polygon([(1, 1), (1 + 1e-8, 1), (1, 1 + 1e-8)])
    area = Polygon(shapely.box(0, 0, 3, 3).exterior, [sliver.exterior])
    (feature,) = _content(_placed(small, [area]), "places")["features"]
    assert shape(feature["geometry"]).equals(shapely.box(0, 0, 3, 3))
