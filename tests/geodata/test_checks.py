import csv
import json
from pathlib import Path

import pytest

from geodata.__main__ import main
from geodata.corpus import load
from geodata.reading import DataError
from tests.geodata.conftest import Complaints, Edit

THIRTEEN = "one two three four five six seven eight nine ten eleven twelve thirteen"


@pytest.mark.parametrize(
    ("file", "key", "column", "value", "message"),
    [
        ("claims.csv", "t000-p02-01", "when", "1992-02-30", "when: '1992-02-30' is not an EDTF date"),
        ("claims.csv", "t000-p02-01", "when", "1992-03/1992-02", "ends before it begins"),
        ("claims.csv", "t000-p02-01", "when", "", "when and date_basis disagree"),
        ("claims.csv", "t000-p02-01", "holds", "some", "a single day cannot hold on some day only"),
        ("claims.csv", "t000-p02-01", "holds", "", "when and holds disagree"),
        ("claims.csv", "t000-p02-01", "date_basis", "year-missing", "the year is missing from the text"),
        ("claims.csv", "t000-p02-01", "places", "khojaly;nowhere", "unknown place 'nowhere'"),
        ("claims.csv", "t000-p02-01", "places", "khojaly;khojaly", "names a place twice"),
        ("claims.csv", "t000-p02-01", "topic", "weather", "unknown topic 'weather'"),
        ("claims.csv", "t000-p02-01", "paragraph", "19", "unknown paragraph 't000 19'"),
        ("claims.csv", "t000-p02-01", "source", "t009", "unknown source 't009'"),
        ("claims.csv", "t000-p02-01", "paragraph", "3", "id differs from its source and paragraph"),
        ("claims.csv", "t000-p02-01", "kind", "murder", "kind: Input should be"),
        ("claims.csv", "t000-p02-01", "statement", "", "statement is empty"),
        ("claims.csv", "t000-p02-01", "statement", "it was so.", "statement ends with a full stop"),
        ("claims.csv", "t000-p02-01", "quote", THIRTEEN, "quote has more than 12 words"),
        ("claims.csv", "t000-p02-01", "quote", "On  February", "quote has doubled or outer white space"),
        ("claims.csv", "t000-p02-03", "statement", "a brutal night came", "uses the loaded word 'brutal'"),
        ("claims.csv", "t000-p02-03", "statement", "it saw genocidal acts", "uses the loaded word 'genocidal'"),
        ("claims.csv", "t000-p02-02", "note", "the aggressor", "note uses the loaded word 'aggressor'"),
        ("places.csv", "khojaly", "note", "a liberated town", "note uses the loaded word 'liberated'"),
        ("chapters.csv", "2023", "title", "The tragedy", "title uses the loaded word 'tragedy'"),
        ("figures.csv", "t000-p06-01", "claim", "t000-p99-01", "unknown claim 't000-p99-01'"),
        ("figures.csv", "t000-p06-01", "measure", "sorrows", "unknown measure 'sorrows'"),
        ("figures.csv", "t000-p06-01", "low", "600", "has both a value and a range"),
        ("figures.csv", "t000-p06-01", "value", "many", "value: "),
        ("figures.csv", "t000-p06-01", "value", "nan", "value: "),
        ("figures.csv", "t000-p06-01", "value", "inf", "value: "),
        ("names.csv", "khojaly", "place", "nowhere", "unknown place 'nowhere'"),
        ("names.csv", "khojaly", "source", "t009", "unknown source 't009'"),
        ("routes.csv", "road-aghdam-shusha", "path", "aghdam;nowhere", "unknown place 'nowhere'"),
        ("routes.csv", "road-aghdam-shusha", "path", "aghdam;garagaya", "passes 'garagaya', which is unlocated"),
        ("routes.csv", "road-aghdam-shusha", "path", "aghdam", "path: "),
        ("places.csv", "khojaly", "within", "nowhere", "unknown outline 'nowhere'"),
        ("places.csv", "khojaly", "within", "", "does not say what it lies within"),
        ("places.csv", "khojaly", "lat", "", "only one of lon and lat is given"),
        ("places.csv", "khojaly", "lat", "95", "lat: "),
        ("places.csv", "khojaly", "precision", "unlocated", "is unlocated but has a location"),
        ("places.csv", "khojaly", "coordinate_id", "", "has a location without coordinate_source"),
        ("places.csv", "garagaya", "precision", "exact", "needs exactly one location"),
        ("places.csv", "khojaly", "outline", "khojaly-district", "needs exactly one location"),
        ("axis.csv", "1992-02-01", "start", "1992-02-03", "does not begin the day after the last segment"),
        ("axis.csv", "1900", "start", "../1900", "start: '../1900' has an open end"),
        ("chapters.csv", "2023", "end", "2023/..", "end: '2023/..' has an open end"),
        ("layers.csv", "routes", "visible", "perhaps", "visible: "),
        ("layers.csv", "routes", "kinds", "road;canal", "unknown term 'canal' in kinds"),
        ("layers.csv", "passing", "roles", "comparison;hero", "unknown term 'hero' in roles"),
        ("layers.csv", "recognitions", "modes", "celebration", "unknown term 'celebration' in modes"),
    ],
)
def test_a_broken_cell_is_reported_at_its_line(
    *, file: str, key: str, column: str, value: str, message: str, edit: Edit, complaints: Complaints
) -> None:
    line = edit(file, key, column, value)
    assert [found for found in complaints() if found.startswith(f"{file}:{line}: ") and message in found]


@pytest.mark.parametrize(
    ("file", "key", "same_as", "column"),
    [
        ("claims.csv", "t000-p02-02", "t000-p02-01", "id"),
        ("places.csv", "khojaly-airport", "khojaly", "id"),
        ("layers.csv", "regions", "routes", "id"),
        ("routes.csv", "road-aghdam-shusha", "road-asgaran-khankendi", "place"),
    ],
)
def test_an_id_that_stands_twice(
    *, file: str, key: str, same_as: str, column: str, edit: Edit, complaints: Complaints
) -> None:
    line = edit(file, key, column, same_as)
    expected = f"{file}:{line}: duplicate '{same_as}' (first on line "
    assert [found for found in complaints() if found.startswith(expected)]


def test_a_source_that_stands_twice(copy: Path, complaints: Complaints) -> None:
    items = json.loads((copy / "sources.json").read_text(encoding="utf-8"))
    (copy / "sources.json").write_text(json.dumps([*items, items[0]], indent=1), encoding="utf-8")
    assert "duplicate 't000' (first on line 2)" in complaints()[0]


@pytest.mark.parametrize(
    "issued",
    [{}, {"date-parts": []}, {"literal": ""}, {"date-parts": [[2014]], "literal": "2014"}, {"date-parts": [[]]}],
)
def test_a_source_says_when_it_was_issued_in_one_way(
    issued: dict[str, object], copy: Path, complaints: Complaints
) -> None:
    items = json.loads((copy / "sources.json").read_text(encoding="utf-8"))
    items[0]["issued"] = issued
    (copy / "sources.json").write_text(json.dumps(items, indent=1), encoding="utf-8")
    assert complaints()[0].startswith("sources.json:2: issued")


def test_swapped_coordinates_are_recognised(edit: Edit, complaints: Complaints) -> None:
    edit("places.csv", "khojaly", "lon", "39.91361")
    line = edit("places.csv", "khojaly", "lat", "46.79213")
    (found,) = complaints()
    assert found.startswith(f"places.csv:{line}: khojaly: lies ")
    assert found.endswith("km outside khojaly-district; lon and lat look swapped, exchange them")


def test_a_point_outside_its_district(edit: Edit, complaints: Complaints) -> None:
    edit("places.csv", "khojaly", "lon", "49.87")
    line = edit("places.csv", "khojaly", "lat", "40.38")
    (found,) = complaints()
    assert found.startswith(f"places.csv:{line}: khojaly: lies 2")  # 2xx km, Baku
    assert found.endswith("km outside khojaly-district; correct the coordinates or within")


def test_a_range_the_wrong_way_round(edit: Edit, complaints: Complaints) -> None:
    for column, value in (("value", ""), ("low", "20"), ("high", "10")):
        line = edit("figures.csv", "t000-p06-01", column, value)
    assert complaints() == [f"figures.csv:{line}: low is above high; exchange them"]


def test_shares_that_do_not_fill_the_axis(edit: Edit, complaints: Complaints) -> None:
    edit("axis.csv", "1993", "share", "0.2")
    assert complaints() == ["axis.csv: shares add up to 1.1; make them add up to 1"]


@pytest.mark.parametrize(
    ("rule", "file", "message"),
    [
        ("descriptions", "claims.csv", "no layer takes t000-"),
        ("settlements", "places.csv", "no layer takes khojaly"),
    ],
)
def test_a_claim_or_place_that_no_layer_takes(
    rule: str, file: str, message: str, copy: Path, complaints: Complaints
) -> None:
    _drop(copy / "layers.csv", rule)
    found = complaints()
    assert any(each.startswith(f"{file}:") and message in each for each in found)
    assert all(each.endswith("add a rule without conditions to layers.csv") for each in found)
    with pytest.raises(DataError, match="no layer takes"):
        load(copy)


def test_more_claim_layers_than_can_be_told_apart(copy: Path, complaints: Complaints) -> None:
    path = copy / "layers.csv"
    path.write_text(path.read_text(encoding="utf-8") + "more,More,claim,,,,,,true\n", encoding="utf-8")
    (found,) = complaints()
    assert found == "layers.csv:10: is one of more than 4 claim layers; join two of them"


@pytest.mark.parametrize("name", ["axis.csv", "layers.csv"])
def test_a_table_without_rows_that_the_map_needs(name: str, copy: Path, complaints: Complaints) -> None:
    path = copy / name
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert complaints()
    with pytest.raises(DataError):
        load(copy)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("relief.webp", None, "base/relief.webp: is missing; restore the file"),
        ("world.geojson", None, "world.geojson: file is missing; restore it from the repository"),
        ("world.geojson", "[]", "world.geojson:1: has no features; restore the file"),
        ("region.geojson", "{", "region.geojson:1: not JSON"),
    ],
)
def test_the_base_map_is_whole(
    name: str, content: str | None, message: str, copy: Path, complaints: Complaints
) -> None:
    (copy / "base" / name).unlink()
    if content is not None:
        (copy / "base" / name).write_text(content, encoding="utf-8")
    (found,) = complaints()
    assert found.startswith(message)
    with pytest.raises(DataError):
        load(copy)


def _drop(path: Path, *keys: str) -> None:
    with path.open(encoding="utf-8", newline="") as opened:
        rows = [row for row in csv.reader(opened) if tuple(row[: len(keys)]) != keys]
    with path.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, lineterminator="\n").writerows(rows)


def test_a_missing_hash(copy: Path, complaints: Complaints) -> None:
    _drop(copy / "paragraphs.csv", "t000", "18")
    (found,) = complaints()
    assert found.startswith("sources.json:2: paragraphs.csv does not hold paragraphs 1 to 18 of t000; ")


def test_a_figure_claim_without_a_figure(copy: Path, complaints: Complaints) -> None:
    _drop(copy / "figures.csv", "t000-p06-01")
    (found,) = complaints()
    assert "t000-p06-01 has no figure" in found


def test_a_place_without_a_name(copy: Path, complaints: Complaints) -> None:
    _drop(copy / "names.csv", "garagaya")
    (found,) = complaints()
    assert found.endswith("garagaya has no name; add one to names.csv")


@pytest.mark.parametrize(
    ("key", "statement"),
    [
        ("t000-p02-03", "the town was taken, which it calls a “brutal massacre”"),
        ("t000-p02-02", "a brutal massacre took place"),  # a characterisation
        ("t000-p02-03", "the terrain was reoccupied by nobody, for “heroes” had left"),
    ],
    ids=["quoted", "characterisation", "other words"],
)
def test_loaded_words_have_their_place(key: str, statement: str, copy: Path, edit: Edit) -> None:
    edit("claims.csv", key, "statement", statement)
    assert main(["--data", str(copy), "check"]) == 0


@pytest.mark.parametrize("quoted", ['"brutal massacre"', "‘brutal massacre’", "“brutal massacre"])
def test_only_closed_curly_quotation_marks_excuse(quoted: str, edit: Edit, complaints: Complaints) -> None:
    line = edit("claims.csv", "t000-p02-03", "statement", f"the town saw a {quoted}")
    assert complaints()[0].startswith(f"claims.csv:{line}: statement uses the loaded word 'brutal'")
