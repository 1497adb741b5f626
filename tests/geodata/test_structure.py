"""What a corpus cannot do without, and that folders of an older schema have it."""

import csv
import json
from pathlib import Path

import pytest

from geodata.__main__ import main
from geodata.corpus import load
from geodata.reading import DataError
from geodata.registry import FILES
from tests.conftest import SMALL
from tests.geodata.conftest import Complaints, Drop, Edit


@pytest.mark.parametrize(
    ("file", "key", "same_as", "column"),
    [
        ("claims.csv", "log-p02-02", "log-p02-01", "id"),
        ("places.csv", "old-anchorage", "tokula", "id"),
        ("layers.csv", "tellings", "customs", "id"),
        ("routes.csv", "lane-old-anchorage", "lane-tokula-anuhau", "place"),
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
    assert "duplicate 'log' (first on line 2)" in complaints()[0]


def test_shares_that_do_not_fill_the_axis(edit: Edit, complaints: Complaints) -> None:
    edit("axis.csv", "1800", "share", "0.35")
    assert complaints() == ["axis.csv: shares add up to 1.1; make them add up to 1"]


@pytest.mark.parametrize(
    ("rule", "file", "message"),
    [
        ("tellings", "claims.csv", "no layer takes l"),
        ("towns-and-points", "places.csv", "no layer takes tokula"),
    ],
)
def test_a_claim_or_place_that_no_layer_takes(
    *, rule: str, file: str, message: str, copy: Path, drop: Drop, complaints: Complaints
) -> None:
    drop("layers.csv", rule)
    found = complaints()
    assert any(each.startswith(f"{file}:") and message in each for each in found)
    assert all(each.endswith("add a rule without conditions to layers.csv") for each in found)
    with pytest.raises(DataError, match="no layer takes"):
        load(copy)


def test_more_claim_layers_than_can_be_told_apart(copy: Path, complaints: Complaints) -> None:
    path = copy / "layers.csv"
    path.write_text(
        path.read_text(encoding="utf-8") + "more,More,,claim,,,,,,true\neven-more,More,,claim,,,,,,true\n",
        encoding="utf-8",
    )
    (found,) = complaints()
    assert found == "layers.csv:9: is one of more than 4 claim layers; join two of them"


@pytest.mark.parametrize(
    ("name", "message"),
    [("axis.csv", "axis.csv: has no stretch; add one"), ("layers.csv", "places.csv:2: no layer takes tokula; ")],
)
def test_a_table_without_rows_that_the_map_needs(name: str, message: str, copy: Path, complaints: Complaints) -> None:
    path = copy / name
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert complaints()[0].startswith(message)
    with pytest.raises(DataError):
        load(copy)


def test_a_stretch_of_the_axis_that_ends_before_it_begins(copy: Path, edit: Edit, complaints: Complaints) -> None:
    line = edit("axis.csv", "1800", "end", "1799")
    assert complaints() == [f"axis.csv:{line}: ends before it begins; exchange start and end"]
    with pytest.raises(DataError, match="ends before it begins"):
        load(copy)


@pytest.mark.parametrize(("start", "gap"), [("1801", "a gap"), ("1799", "an overlap")])
def test_the_stretches_of_the_axis_join(start: str, gap: str, edit: Edit, complaints: Complaints) -> None:
    line = edit("axis.csv", "1800", "start", start)
    assert complaints() == [f"axis.csv:{line}: does not begin the day after the last segment; join them"], gap


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


def test_a_missing_hash(drop: Drop, complaints: Complaints) -> None:
    drop("paragraphs.csv", "log", "6")
    found, *others = complaints()
    assert [other.split(": ")[1].split(";")[0] for other in others] == ["unknown paragraph 'log 6'"]
    assert found.startswith("sources.json:2: paragraphs.csv does not hold paragraphs 1 to 6 of log; ")


def test_a_folder_of_an_older_schema_stays_sound(copy: Path, drop: Drop) -> None:
    """Without the columns and vocabularies that came later, as such folders are."""
    with (copy / "vocabularies.csv").open(encoding="utf-8", newline="") as opened:
        terms = [row for row in csv.DictReader(opened) if row["vocabulary"] in ("topic", "measure")]
    with (copy / "claims.csv").open(encoding="utf-8", newline="") as opened:
        claims = [row for row in csv.DictReader(opened) if row["source"] != "survey"]
    later = {"locator", "time", "definition", "drawn_as"}
    for file in FILES:
        if file.optional:
            (copy / file.path).unlink()
    for name, rows in (("vocabularies.csv", terms), ("claims.csv", claims)):
        with (copy / name).open("w", encoding="utf-8", newline="") as opened:
            columns = [column for column in rows[0] if column not in later]
            writer = csv.DictWriter(opened, columns, extrasaction="ignore", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    drop("figures.csv", "survey-01")
    drop("figures.csv", "survey-05")
    assert main(["--data", str(copy), "check"]) == 0
    corpus, whole = load(copy), load(SMALL)
    assert corpus.title("place-kind", corpus.places["tokula"].kind) == "harbour town"
    assert corpus.drawn_as("harbour-town") is None
    assert set(whole.claims) - set(corpus.claims) == {f"survey-0{number}" for number in range(1, 6)}
    for key, claim in corpus.claims.items():
        assert claim == whole.claims[key].model_copy(update={"time": None})
    assert main(["--data", str(copy), "verify", "--texts", str(copy / "texts")]) == 0
    assert main(["--data", str(copy), "export", "--to", str(copy / "out")]) == 0


def test_hashes_in_the_right_number_but_of_another_paragraph(copy: Path, complaints: Complaints) -> None:
    path = copy / "paragraphs.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("log,6,", "log,7,"), encoding="utf-8")
    assert complaints() == [
        "sources.json:2: paragraphs.csv does not hold paragraphs 1 to 6 of log; add the missing hashes",
        "claims.csv:10: unknown paragraph 'log 6'; correct it or add it to paragraphs.csv",
    ]


def test_the_period_that_the_map_opens_with_is_one_of_the_chapters(copy: Path, complaints: Complaints) -> None:
    meta = json.loads((copy / "corpus.json").read_text(encoding="utf-8"))
    (copy / "corpus.json").write_text(json.dumps({**meta, "opening": "long-ago"}), encoding="utf-8")
    assert complaints() == ["corpus.json: opening 'long-ago' is not in chapters.csv; name a chapter, or none"]


def test_a_period_does_not_run_backwards(edit: Edit, complaints: Complaints) -> None:
    line = edit("chapters.csv", "letter-years", "end", "1889")
    assert complaints() == [f"chapters.csv:{line}: ends before it begins; exchange start and end"]
