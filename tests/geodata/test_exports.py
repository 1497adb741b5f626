import json
import math
import resource
from dataclasses import replace
from pathlib import Path
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
from geodata.dates import span
from geodata.exports import claims_geojson, places_geojson, sources_json, write
from geodata.geometry import together

PLACE_PROPERTIES = {
    *("title", "kind", "role", "names", "location_precision", "accuracy_m", "coordinate_source", "coordinate_id"),
    *("source_ids", "claim_ids"),
}
CLAIM_PROPERTIES = {
    *("statement", "kind", "mode", "topic", "when", "start", "end", "date_precision", "place_ids", "source_id"),
    *("source_title", "paragraph", "quote", "figures", "sensitivity"),
}
COLLECTIONS = ("places", "claims")


@pytest.fixture(scope="module")
def folder(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("exports")
    write(corpus, made)
    return made


def _content(folder: Path, name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / f"{name}.geojson").read_text(encoding="utf-8"))
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
def test_gdal_reads_every_feature_with_its_geometry(name: str, folder: Path, corpus: Corpus) -> None:
    frame = pyogrio.read_dataframe(folder / f"{name}.geojson").set_index("id")
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


@pytest.mark.parametrize("name", COLLECTIONS)
def test_it_is_geojson_with_the_members_of_the_contract(name: str, folder: Path, corpus: Corpus) -> None:
    content = _content(folder, name)
    FeatureCollection.model_validate(content)
    assert "crs" not in content
    assert content["licence"] == corpus.meta.licence
    assert content["citation"] == corpus.meta.citation
    assert content["boundary_note"] == corpus.meta.boundary_note
    located = [shape(feature["geometry"]) for feature in content["features"] if feature["geometry"]]
    assert content["bbox"] == pytest.approx(shapely.total_bounds(located))
    for feature in content["features"]:
        assert (feature["geometry"] is None) == ("bbox" not in feature)
        for polygon in _polygons(shape(feature["geometry"])) if feature["geometry"] else []:
            assert polygon.exterior.is_ccw
            assert not any(hole.is_ccw for hole in polygon.interiors)


@pytest.mark.parametrize(("name", "properties"), [("places", PLACE_PROPERTIES), ("claims", CLAIM_PROPERTIES)])
def test_every_feature_has_the_properties_of_the_contract(name: str, properties: set[str], folder: Path) -> None:
    features = _content(folder, name)["features"]
    assert all(properties <= feature["properties"].keys() for feature in features)
    assert len({feature["id"] for feature in features}) == len(features)


def test_places_list_their_names_sources_and_claims(folder: Path, corpus: Corpus) -> None:
    for feature in _content(folder, "places")["features"]:
        properties = feature["properties"]
        assert properties["names"]
        assert all(set(name) == {"toponym", "lang", "used_by"} for name in properties["names"])
        assert set(properties["source_ids"]) <= set(corpus.sources)
        assert all(feature["id"] in corpus.claims[claim].places for claim in properties["claim_ids"])


def test_claims_carry_dates_as_given_and_as_bounds(folder: Path, corpus: Corpus) -> None:
    found = {feature["id"]: feature["properties"] for feature in _content(folder, "claims")["features"]}
    for key, claim in corpus.claims.items():
        dates = tuple(found[key][name] for name in ("when", "start", "end", "date_precision"))
        if claim.when is None:
            assert dates == (None, None, None, None)
            continue
        bounds = span(claim.when)
        assert dates[0] == claim.when
        assert (dates[1] is None, dates[2] is None) == (bounds.start is None, bounds.end is None)
        assert all(day is None or span(day.replace("-00", "-", 1)).precision == "day" for day in dates[1:3])


def test_each_statement_stands_in_its_sources_name(folder: Path, corpus: Corpus) -> None:
    for feature in _content(folder, "claims")["features"]:
        source = corpus.sources[feature["properties"]["source_id"]]
        assert feature["properties"]["statement"].startswith(f"{source.custom.label} states that ")
        assert feature["properties"]["source_title"] == source.title


def test_sums_count_each_figure_once(folder: Path, corpus: Corpus) -> None:
    exported = [one for feature in _content(folder, "claims")["features"] for one in feature["properties"]["figures"]]
    recorded = [figure for figures in corpus.figures.values() for figure in figures]
    assert len(exported) == len(recorded)
    for measure in corpus.measures:
        total = sum(one["value"] or 0 for one in exported if one["measure"] == measure)
        assert total == sum(figure.value or 0 for figure in recorded if figure.measure == measure)


def test_whole_numbers_are_written_as_such(folder: Path) -> None:
    text = (folder / "claims.geojson").read_text(encoding="utf-8")
    assert '"value": 613,' in text
    assert '"value": 613.0' not in text


def test_sources_are_csl_json_with_what_csl_lacks_under_custom(folder: Path, corpus: Corpus) -> None:
    items = json.loads((folder / "sources.json").read_text(encoding="utf-8"))
    assert items == sources_json(corpus)
    assert [item["id"] for item in items] == list(corpus.sources)
    for item in items:
        assert {"id", "type", "title", "issued"} <= item.keys()
        assert {"file", "sha256", "paragraphs", "party"} <= item["custom"].keys()


def test_an_export_of_nothing_is_an_empty_collection(corpus: Corpus) -> None:
    for content in (places_geojson(corpus, []), claims_geojson(corpus, [])):
        assert FeatureCollection.model_validate(content).features == []
        assert "bbox" not in content


def test_the_same_data_makes_the_same_bytes(corpus: Corpus, folder: Path, tmp_path: Path) -> None:
    for path in write(corpus, tmp_path):
        assert path.read_bytes() == (folder / path.name).read_bytes()


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


@given(st.lists(_geometries() | st.none(), max_size=6))
def test_any_geometry_is_written_as_rfc_7946_asks(corpus: Corpus, geometries: list[BaseGeometry | None]) -> None:
    chosen = list(corpus.places.values())[: len(geometries)]
    located = dict(zip((place.id for place in chosen), geometries, strict=True))
    content = places_geojson(replace(corpus, geometries=corpus.geometries | located), chosen)
    FeatureCollection.model_validate(content)
    assert [feature["id"] for feature in content["features"]] == list(located)
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


def test_a_sliver_that_rounds_to_nothing_leaves_a_valid_area(corpus: Corpus) -> None:
    sliver = Polygon([(1, 1), (1 + 1e-8, 1), (1, 1 + 1e-8)])
    area = Polygon(shapely.box(0, 0, 3, 3).exterior, [sliver.exterior])
    place = corpus.places["khojaly"]
    (feature,) = places_geojson(replace(corpus, geometries={place.id: area}), [place])["features"]
    assert shape(feature["geometry"]).equals(shapely.box(0, 0, 3, 3))


def _limited(corpus: Corpus, folder: Path, size: int) -> None:
    """Write where no file can grow beyond a size, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        write(corpus, folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("size", [1000, 300_000])  # the first file fails, a later one does
def test_a_write_that_fails_midway_leaves_the_old_files(size: int, corpus: Corpus, tmp_path: Path) -> None:
    for name in ("places.geojson", "claims.geojson"):
        (tmp_path / name).write_text("old")
    with pytest.raises(OSError, match="File too large"):
        _limited(corpus, tmp_path, size)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "places.geojson": "old",
        "claims.geojson": "old",
    }


def test_nothing_is_written_where_making_fails(corpus: Corpus, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        write(replace(corpus, sources={}), tmp_path)
    assert list(tmp_path.iterdir()) == []
