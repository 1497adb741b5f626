"""GeoPackage as GDAL and SQLite read it."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pyogrio
import pytest

from geodata.corpus import Corpus
from geodata.dates import parse
from geodata.formats import BY_NAME
from geodata.frames import select
from geodata.selection import Selection

TABLES = {"claims", "places", "figures", "names", "sources", "about"}


def _written(corpus: Corpus, folder: Path, query: str = "") -> Path:
    path = folder / "evidence.gpkg"
    path.write_bytes(BY_NAME["gpkg"].to_bytes("evidence", select(corpus, Selection.from_query(query, corpus))))
    return path


def _layers(path: Path) -> dict[str, str | None]:
    return dict(pyogrio.list_layers(path))


@pytest.mark.parametrize("which", ["small", "corpus"])
def test_each_layer_holds_one_kind_of_geometry(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    corpus: Corpus = request.getfixturevalue(which)
    path = _written(corpus, tmp_path)
    layers = _layers(path)
    assert {name for name, kind in layers.items() if kind is None} == TABLES
    kinds = {"points": "MultiPoint", "lines": "MultiLineString", "areas": "MultiPolygon"}
    for name, kind in layers.items():
        if kind is not None:
            assert kind == kinds[name.partition("_")[2]]
            frame = pyogrio.read_dataframe(path, layer=name)
            assert set(frame.geometry.geom_type) == {kind}
            assert frame.crs.to_epsg() == 4326
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_claim_at_a_point_and_in_an_area_is_one_row_and_on_two_layers(small: Corpus, tmp_path: Path) -> None:
    path = _written(small, tmp_path)
    found = {name: list(pyogrio.read_dataframe(path, layer=name)["id"]) for name in _layers(path) if "claims" in name}
    assert found["claims"] == list(small.claims)
    assert [name for name, ids in found.items() if "log-p05-01" in ids] == ["claims_points", "claims_areas", "claims"]
    on_a_layer = {key for name, ids in found.items() if name != "claims" for key in ids}
    assert on_a_layer == {key for key, claim in small.claims.items() if small.located(claim)}


def test_dates_are_dates_and_those_before_year_1_texts_of_their_own(small: Corpus, tmp_path: Path) -> None:
    path = _written(small, tmp_path)
    claims = pyogrio.read_dataframe(path, layer="claims").set_index("id")
    assert str(claims.at["letter-p05-01", "start"])[:10] == "1899-03-15"
    assert claims.at["log-p03-01", "start_before_1"] == "-000043-03-15"
    assert claims["start"].isna()["log-p03-01"]
    assert claims["start_before_1"].isna()["letter-p05-01"]
    assert claims.at["log-p03-01", "when"] == "-0043-03-15"


@pytest.mark.parametrize("query", ["", "dated=no", "from=1890&dated=yes", "layers="])
def test_columns_have_the_same_types_whatever_is_selected(query: str, small: Corpus, tmp_path: Path) -> None:
    path = _written(small, tmp_path, query)
    wanted = {"start": "datetime64[D]", "end": "datetime64[D]", "start_before_1": "object", "paragraph": "int64"}
    declared = {"start": "DATE", "end": "DATE", "end_before_1": "TEXT", "paragraph": "INTEGER", "when": "TEXT"}
    for layer in [name for name in _layers(path) if name.startswith("claims")]:
        info = pyogrio.read_info(path, layer=layer)
        types = dict(zip(info["fields"], map(str, info["dtypes"]), strict=True))
        assert {name: types[name] for name in wanted} == wanted
        with closing(sqlite3.connect(path)) as database:
            columns = dict(database.execute("SELECT name, type FROM pragma_table_info(?)", [layer]).fetchall())
        assert {name: columns[name] for name in declared} == declared
    figures = pyogrio.read_info(path, layer="figures")
    assert dict(zip(figures["fields"], map(str, figures["dtypes"]), strict=True))["value"] == "float64"


def test_a_day_of_year_0_is_before_year_1_too(small: Corpus, tmp_path: Path) -> None:
    claim = small.claims["log-p02-01"].model_copy(update={"when": parse("0000-02")})
    path = _written(replace(small, claims={claim.id: claim}, claims_at={}, figures={}), tmp_path)
    (row,) = pyogrio.read_dataframe(path, layer="claims").to_dict("records")
    assert (row["start_before_1"], row["end_before_1"]) == ("0000-02-01", "0000-02-29")


def test_it_says_what_it_is(small: Corpus, tmp_path: Path) -> None:
    path = _written(small, tmp_path, "source=log")
    said = dict(pyogrio.read_dataframe(path, layer="about").to_numpy().tolist())
    assert (said["query"], said["version"], said["schema_version"]) == ("source=log", "1", "2.2")
    assert (said["licence"], said["citation"]) == (small.meta.licence, small.meta.citation)
    assert said["boundary_note"] == small.meta.boundary_note
    assert all(f"{credit.title} {credit.path}" in said["credits"] for credit in small.meta.credits)
    assert pyogrio.read_info(path, layer="claims")["dataset_metadata"] == said


def test_figures_and_names_join_by_id(small: Corpus, tmp_path: Path) -> None:
    path = _written(small, tmp_path)
    figures = pyogrio.read_dataframe(path, layer="figures")
    assert set(figures["claim_id"]) == set(small.figures)
    assert set(pyogrio.read_dataframe(path, layer="names")["place_id"]) == set(small.names)
    assert list(pyogrio.read_dataframe(path, layer="sources")["id"]) == list(small.sources)


def test_the_same_data_gives_the_same_bytes(small: Corpus, tmp_path: Path) -> None:
    first = _written(small, tmp_path).read_bytes()
    assert _written(small, tmp_path).read_bytes() == first


def test_nothing_selected_is_a_sound_file_too(small: Corpus, tmp_path: Path) -> None:
    path = _written(small, tmp_path, "layers=")
    assert set(_layers(path)) == TABLES
    assert {name: pyogrio.read_info(path, layer=name)["features"] for name in TABLES - {"about"}} == dict.fromkeys(
        TABLES - {"about"}, 0
    )
    assert dict(pyogrio.read_dataframe(path, layer="about").to_numpy().tolist())["query"] == "layers="
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
