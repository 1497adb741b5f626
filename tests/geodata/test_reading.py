import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.__main__ import main
from geodata.corpus import load
from geodata.display import Meta
from geodata.fields import Since, marks
from geodata.geometry import read_outlines
from geodata.model import Claim, Route
from geodata.reading import DataError, Problem, read_one, read_records, read_rows
from geodata.registry import FILES as REGISTERED
from geodata.sources import Source
from tests.conftest import SMALL
from tests.geodata.conftest import Complaints, Edit

TABLES = tuple(file.name for file in REGISTERED if file.path.endswith(".csv") and not file.optional)
FILES = ("corpus.json", "sources.json", "outlines.geojson", "loaded_words.txt", *(f"{name}.csv" for name in TABLES))


@pytest.mark.parametrize("file", FILES)
def test_missing_file(file: str, copy: Path, complaints: Complaints) -> None:
    (copy / file).unlink()
    assert complaints() == [f"{file}: file is missing; restore it from the repository"]


@pytest.mark.parametrize("command", ["check", "verify", "export"])
def test_every_command_reports_broken_data(command: str, copy: Path, complaints: Complaints) -> None:
    (copy / "claims.csv").unlink()
    options = {"verify": ("--texts", str(copy)), "export": ("--to", str(copy / "out"))}
    assert "claims.csv: file is missing" in complaints(command, *options.get(command, ()))[0]
    assert not (copy / "out").exists()


@pytest.mark.parametrize("file", FILES)
def test_text_that_is_not_utf8(file: str, copy: Path, complaints: Complaints) -> None:
    content = (copy / file).read_bytes()
    end = content.index(b"\n") + 1
    (copy / file).write_bytes(content[:end] + "Ağdam".encode("cp1254") + content[end:])
    assert complaints() == [f"{file}:2: text is not UTF-8; save the file with UTF-8 encoding"]


def test_a_folder_in_place_of_a_file(copy: Path, complaints: Complaints) -> None:
    (copy / "axis.csv").unlink()
    (copy / "axis.csv").mkdir()
    assert complaints()[0].startswith("axis.csv: cannot be read")


@pytest.mark.parametrize("file", [f"{name}.csv" for name in TABLES])
def test_wrong_column(file: str, copy: Path, complaints: Complaints) -> None:
    header, rest = (copy / file).read_text(encoding="utf-8").split("\n", 1)
    first, *others = header.split(",")
    (copy / file).write_text(",".join(["colour", *others]) + "\n" + rest, encoding="utf-8")
    found = complaints()[0]
    assert found.startswith(f"{file}:1: columns differ from the expected ones (")
    assert "colour" in found.split(";")[0]
    assert first in found.split(";")[0]
    assert found.endswith(f"use exactly: {header}")


def test_columns_may_stand_in_any_order(copy: Path) -> None:
    path = copy / "claims.csv"
    with path.open(encoding="utf-8", newline="") as opened:
        rows = [row[::-1] for row in csv.reader(opened)]
    with path.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, lineterminator="\n").writerows(rows)
    assert load(copy).claims == load(SMALL).claims


@pytest.mark.parametrize("name", TABLES)
def test_only_columns_that_came_later_may_be_missing(name: str, copy: Path, complaints: Complaints) -> None:
    (file,) = (file for file in REGISTERED if file.name == name)
    path = copy / file.path
    with path.open(encoding="utf-8", newline="") as opened:
        header, *rows = csv.reader(opened)
    later = marks(file.model, Since)
    for column in header:
        if column in later:
            continue
        at = header.index(column)
        with path.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened, lineterminator="\n").writerows(row[:at] + row[at + 1 :] for row in (header, *rows))
        assert complaints()[0].startswith(f"{file.path}:1: columns differ from the expected ones ({column});")


def test_a_column_that_stands_twice(copy: Path, complaints: Complaints) -> None:
    path = copy / "axis.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("step", "start", 1), encoding="utf-8")
    assert complaints()[0].startswith("axis.csv:1: columns differ from the expected ones")


def test_empty_table(copy: Path, complaints: Complaints) -> None:
    (copy / "claims.csv").write_text("")
    assert complaints()[0].startswith("claims.csv:1: columns differ")


@pytest.mark.parametrize("file", ["corpus.json", "sources.json", "outlines.geojson"])
def test_truncated_json(file: str, copy: Path, complaints: Complaints) -> None:
    kept = (copy / file).read_text(encoding="utf-8")[:700]
    (copy / file).write_text(kept, encoding="utf-8")
    found = complaints()[0]
    assert found.startswith(f"{file}:")
    assert 1 <= int(found.split(":")[1]) <= kept.count("\n") + 1
    assert "not JSON" in found


@pytest.mark.parametrize(
    "content", ["[" * 100_000, "1" * 5000, '["\\ud800"]'], ids=["nested", "endless", "half a letter"]
)
@pytest.mark.parametrize("file", ["corpus.json", "sources.json", "outlines.geojson"])
def test_json_beyond_measure(file: str, content: str, copy: Path, complaints: Complaints) -> None:
    (copy / file).write_text(content, encoding="utf-8")
    assert complaints()[0].startswith(f"{file}:1: not JSON that can be used (")


def test_sources_that_are_no_list(copy: Path, complaints: Complaints) -> None:
    (copy / "sources.json").write_text('{"id": "log"}')
    assert complaints() == ["sources.json:1: is not a list; wrap the items in [ ]"]


def test_a_fault_in_json_names_the_line_of_its_item(copy: Path, complaints: Complaints) -> None:
    items = json.loads((copy / "sources.json").read_text(encoding="utf-8"))
    items[1]["custom"]["sha256"] = "abc"
    text = json.dumps(items, indent=1)
    (copy / "sources.json").write_text(text)
    line = text[: text.index('"letter"')].count("\n")  # the brace before the id
    assert complaints()[0].startswith(f"sources.json:{line}: custom.sha256")


def test_meta_without_a_boundary_note(copy: Path, complaints: Complaints) -> None:
    content = json.loads((copy / "corpus.json").read_text(encoding="utf-8"))
    del content["boundary_note"]
    (copy / "corpus.json").write_text(json.dumps(content))
    assert complaints() == ["corpus.json:1: boundary_note is empty; fill it in"]


@pytest.mark.parametrize("line", [2, 10, 25])
def test_an_unbalanced_quote_names_the_row_it_opens_in(line: int, copy: Path, complaints: Complaints) -> None:
    rows = (copy / "claims.csv").read_text(encoding="utf-8").split("\n")
    rows[line - 1] = f'"{rows[line - 1]}'
    (copy / "claims.csv").write_text("\n".join(rows), encoding="utf-8")
    assert complaints()[0].startswith(f"claims.csv:{line}: ")


def test_a_row_with_a_bare_comma(copy: Path, complaints: Complaints) -> None:
    path = copy / "chapters.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("The years of the letter", "The years, of the letter"),
        encoding="utf-8",
    )
    assert complaints() == [
        "chapters.csv:3: 6 cells where 5 are expected; put cells that hold a comma in double quotes"
    ]


def test_lines_count_those_inside_a_cell(copy: Path, edit: Edit, complaints: Complaints) -> None:
    edit("places.csv", "tokula", "note", "two\nlines")
    line = edit("places.csv", "old-anchorage", "precision", "rough")
    assert complaints()[0].startswith(f"places.csv:{line + 1}: precision: ")


@pytest.mark.parametrize(
    ("file", "key", "column", "value", "told"),
    [
        (
            "routes.csv",
            "lane-old-anchorage",
            "method",
            "rowed",
            "'schematic' or 'direction' (here: 'rowed'); use a term",
        ),
        ("claims.csv", "log-p03-01", "when", "soon", "when: 'soon' is not an EDTF date of an accepted form; correct"),
        ("places.csv", "tokula", "lat", "95", "lat: Input should be less than or equal to 90 (here: '95'); correct"),
        (
            "places.csv",
            "tokula",
            "id",
            "Tōkulā",
            "id has the wrong form (here: 'Tōkulā'); see the column in datapackage",
        ),
        ("places.csv", "tokula", "id", "", "id is empty; fill it in"),
    ],
)
def test_a_problem_shows_the_value_once_and_says_what_to_do(
    *, file: str, key: str, column: str, value: str, told: str, edit: Edit, complaints: Complaints
) -> None:
    line = edit(file, key, column, value)
    (found,) = [one for one in complaints() if one.startswith(f"{file}:{line}: ")]
    assert told in found
    assert found.count(f"'{value}'") == bool(value)


@pytest.mark.parametrize(
    ("feature", "message"),
    [
        ({}, "is not an outline"),
        ({"id": "x", "geometry": None, "properties": {"title": "X", "error_m": 1, "source": "s"}}, "is not an outline"),
        (
            {
                "id": "x",
                "geometry": {"type": "Polygon", "coordinates": []},
                "properties": {"title": "X", "error_m": 1, "source": "s"},
            },
            "no coordinates",
        ),
    ],
)
def test_broken_outline(feature: dict[str, object], message: str, copy: Path, complaints: Complaints) -> None:
    content = json.loads((copy / "outlines.geojson").read_text(encoding="utf-8"))
    content["features"].append(feature)
    (copy / "outlines.geojson").write_text(json.dumps(content))
    found = complaints()[0]
    assert found.startswith(f"outlines.geojson: feature {len(content['features'])} is not an outline")
    assert message in found


def test_outlines_without_features(copy: Path, complaints: Complaints) -> None:
    (copy / "outlines.geojson").write_text("[]")
    assert complaints() == ["outlines.geojson:1: has no features; restore the file"]


def test_an_outline_that_stands_twice(copy: Path, complaints: Complaints) -> None:
    content = json.loads((copy / "outlines.geojson").read_text(encoding="utf-8"))
    content["features"].append(content["features"][0])
    (copy / "outlines.geojson").write_text(json.dumps(content))
    assert f"duplicate '{content['features'][0]['id']}'" in complaints()[0]


def test_files_saved_by_a_spreadsheet_are_read_alike(copy: Path) -> None:
    for name in TABLES:
        path = copy / f"{name}.csv"
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert main(["--data", str(copy), "check"]) == 0
    assert load(copy).claims == load(SMALL).claims


def test_one_run_reports_every_fault(edit: Edit, complaints: Complaints) -> None:
    lines = [
        edit("places.csv", "tokula", "precision", "rough"),
        edit("places.csv", "old-anchorage", "lat", "95"),
        edit("claims.csv", "log-p03-01", "statement", ""),
    ]
    found = complaints()
    assert [line.rsplit(":", maxsplit=1)[0].split(": ")[0] for line in found] == [
        f"places.csv:{lines[0]}",
        f"places.csv:{lines[1]}",
        f"claims.csv:{lines[2]}",
    ]


def test_loading_broken_data_names_every_problem(copy: Path) -> None:
    (copy / "axis.csv").unlink()
    (copy / "layers.csv").unlink()
    with pytest.raises(DataError) as caught:
        load(copy)
    assert {problem.file for problem in caught.value.problems} == {"axis.csv", "layers.csv"}


@given(content=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
def test_no_content_of_a_file_raises(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    header = ",".join(Route.model_fields).encode()
    for start in (b"", header + b"\n", header + b'\nroad,"a;b",schematic,\n'):
        path.write_bytes(start + content)
        problems: list[Problem] = []
        read_rows(path, Claim, problems)
        assert problems
        read_rows(path, Route, problems)
        read_records(path, Source, problems)
        read_one(path, Meta, problems)
        read_outlines(path, problems)
        assert all(str(problem).count("; ") for problem in problems)
