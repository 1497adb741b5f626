import csv
import json
from pathlib import Path

import pytest

from geodata import wording
from geodata.__main__ import main
from geodata.corpus import load
from geodata.reading import DataError
from tests.geodata.conftest import Complaints, Edit

THIRTEEN = "one two three four five six seven eight nine ten eleven twelve thirteen"


@pytest.mark.parametrize(
    ("file", "key", "column", "value", "message"),
    [
        ("claims.csv", "log-p03-01", "when", "1992-02-30", "when: '1992-02-30' is not an EDTF date"),
        ("claims.csv", "log-p03-01", "when", "[-0043-03-14..-0043-03-16]", "is not an EDTF date of an accepted form"),
        ("claims.csv", "log-p03-01", "when", "{1992..1994}", "is not an EDTF date of an accepted form"),
        ("claims.csv", "log-p03-01", "when", "1992-XX-26", "is not an EDTF date of an accepted form"),
        ("claims.csv", "log-p03-01", "when", "1992-03/1992-02", "ends before it begins"),
        ("claims.csv", "log-p03-01", "when", "", "when and date_basis disagree"),
        ("claims.csv", "log-p03-01", "when", "XXXX-03-15", "when and holds disagree"),
        ("claims.csv", "log-p03-01", "holds", "some", "a single day cannot hold on some day only"),
        ("claims.csv", "log-p03-01", "holds", "", "when and holds disagree"),
        ("claims.csv", "log-p04-02", "holds", "every", "a set of dates cannot hold on every day"),
        ("claims.csv", "letter-p05-01", "holds", "every", "a set of dates cannot hold on every day"),
        ("claims.csv", "log-p06-01", "holds", "every", "when and holds disagree"),
        ("claims.csv", "log-p03-01", "time", "25:00", "time: "),
        ("claims.csv", "log-p01-01", "time", "23:00", "has a time but no date"),
        ("claims.csv", "log-p03-01", "date_basis", "year-missing", "the year is missing from the text"),
        ("claims.csv", "log-p03-01", "places", "tokula;nowhere", "unknown place 'nowhere'"),
        ("claims.csv", "log-p03-01", "places", "tokula;tokula", "names a place twice"),
        ("claims.csv", "log-p03-01", "topic", "weather", "unknown topic 'weather'"),
        ("claims.csv", "log-p03-01", "kind", "murder", "unknown claim-kind 'murder'"),
        ("claims.csv", "letter-p05-01", "legal_form", "treaty", "unknown form 'treaty'"),
        ("claims.csv", "log-p03-01", "paragraph", "19", "unknown paragraph 'log 19'"),
        ("claims.csv", "log-p03-01", "paragraph", "", "a text is cited by its paragraph"),
        ("claims.csv", "log-p03-01", "locator", "page 3", "a text is cited by its paragraph"),
        ("claims.csv", "log-p03-01", "quote", "", "quote is empty"),
        ("claims.csv", "survey-01", "paragraph", "1", "only texts are cited by a paragraph of their copy"),
        ("claims.csv", "survey-01", "locator", "verse 3", "locator: 'verse 3' is no locator"),
        ("claims.csv", "log-p03-01", "source", "diary", "unknown source 'diary'"),
        ("claims.csv", "log-p03-01", "paragraph", "4", "id differs from its source and paragraph"),
        ("claims.csv", "survey-01", "source", "letter", "id does not begin with its source"),
        ("claims.csv", "log-p03-01", "statement", "", "statement is empty"),
        ("claims.csv", "log-p03-01", "statement", "it was so.", "statement ends with a full stop"),
        ("claims.csv", "log-p03-01", "quote", THIRTEEN, "quote has more than 12 words"),
        ("claims.csv", "log-p03-01", "quote", "On  March", "quote has doubled or outer white space"),
        ("claims.csv", "log-p03-01", "statement", "a wicked night came", "uses the loaded word 'wicked'"),
        ("claims.csv", "log-p03-01", "statement", "it saw heroically", "uses the loaded word 'heroically'"),
        ("claims.csv", "log-p05-02", "note", "the monstrous cat", "note uses the loaded word 'monstrous'"),
        ("places.csv", "tokula", "note", "a heroic town", "note uses the loaded word 'heroic'"),
        ("places.csv", "tokula", "kind", "harbour", "unknown place-kind 'harbour'"),
        ("places.csv", "tokula", "role", "hero", "unknown place-role 'hero'"),
        ("chapters.csv", "letter-years", "title", "The wicked years", "title uses the loaded word 'wicked'"),
        ("figures.csv", "log-p03-01", "claim", "log-p99-01", "unknown claim 'log-p99-01'"),
        ("figures.csv", "log-p03-01", "measure", "sorrows", "unknown measure 'sorrows'"),
        ("figures.csv", "log-p03-01", "low", "600", "has both a value and a range"),
        ("figures.csv", "log-p03-01", "value", "many", "value: "),
        ("figures.csv", "log-p03-01", "value", "nan", "value: "),
        ("figures.csv", "log-p03-01", "value", "inf", "value: "),
        ("names.csv", "tokula", "place", "nowhere", "unknown place 'nowhere'"),
        ("names.csv", "tokula", "source", "diary", "unknown source 'diary'"),
        ("names.csv", "tokula", "paragraph", "77", "unknown paragraph 'log 77'"),
        ("routes.csv", "lane-old-anchorage", "path", "tokula;nowhere", "unknown place 'nowhere'"),
        (
            "routes.csv",
            "lane-old-anchorage",
            "path",
            "tokula;sleeping-reef",
            "passes 'sleeping-reef', which is unlocated",
        ),
        ("routes.csv", "lane-old-anchorage", "path", "tokula", "path: "),
        ("places.csv", "tokula", "within", "nowhere", "unknown outline 'nowhere'"),
        ("places.csv", "tokula", "within", "", "does not say what it lies within"),
        ("places.csv", "tokula", "lat", "", "only one of lon and lat is given"),
        ("places.csv", "tokula", "lat", "95", "lat: "),
        ("places.csv", "tokula", "precision", "unlocated", "is unlocated but has a location"),
        ("places.csv", "tokula", "coordinate_id", "", "has a location without coordinate_source"),
        ("places.csv", "sleeping-reef", "precision", "exact", "needs exactly one location"),
        ("places.csv", "tokula", "outline", "tokula-district", "needs exactly one location"),
        ("axis.csv", "-0043-03-01", "start", "-0043-03-03", "does not begin the day after the last segment"),
        ("axis.csv", "1800", "start", "../1800", "start: '../1800' has an open end"),
        ("axis.csv", "1800", "end", "1799", "ends before it begins"),
        ("chapters.csv", "letter-years", "end", "1901/..", "end: '1901/..' has an open end"),
        ("chapters.csv", "letter-years", "end", "XXXX-03", "end: 'XXXX-03' has no year"),
        ("layers.csv", "lanes-and-areas", "visible", "perhaps", "visible: "),
        ("layers.csv", "lanes-and-areas", "kinds", "sea-lane;canal", "unknown term 'canal' in kinds"),
        ("layers.csv", "named-only", "roles", "name-only;hero", "unknown term 'hero' in roles"),
        ("layers.csv", "tellings", "modes", "celebration", "unknown term 'celebration' in modes"),
        ("layers.csv", "the-loss", "since", "XXXX-03", "since: 'XXXX-03' has no year"),
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


def test_swapped_coordinates_are_recognised(copy: Path, complaints: Complaints) -> None:
    path = copy / "outlines.geojson"
    content = json.loads(path.read_text(encoding="utf-8"))
    square = [[[10, 20], [12, 20], [12, 22], [10, 22], [10, 20]]]
    properties = {"title": "Square", "error_m": 10, "source": "made up"}
    geometry = {"type": "Polygon", "coordinates": square}
    content["features"].append({"type": "Feature", "id": "square", "properties": properties, "geometry": geometry})
    path.write_text(json.dumps(content), encoding="utf-8")
    places = copy / "places.csv"
    text = places.read_text(encoding="utf-8").replace("178.45,-16.8,,exact,300", "21,11,,exact,300")
    places.write_text(text.replace("gaz:6,tokula-district", "gaz:6,square"), encoding="utf-8")
    (found,) = complaints()
    assert found.startswith("places.csv:7: old-anchorage: lies ")
    assert found.endswith("km outside square; lon and lat look swapped, exchange them")


def test_a_point_outside_its_district(edit: Edit, complaints: Complaints) -> None:
    edit("places.csv", "tokula", "lon", "175.0")
    line = edit("places.csv", "tokula", "lat", "-17.0")
    (found,) = complaints()
    assert found.startswith(f"places.csv:{line}: tokula: lies 2")  # some 210 km
    assert found.endswith("km outside tokula-district; correct the coordinates or within")


@pytest.mark.parametrize("parts", [[2001, 26, 5], [2001, 0], [2001, 6, 31], [2001, 13], [2001, 2, 0], [10000]])
def test_a_source_is_issued_on_a_day_of_the_calendar(parts: list[int], copy: Path, complaints: Complaints) -> None:
    items = json.loads((copy / "sources.json").read_text(encoding="utf-8"))
    items[1]["issued"] = {"date-parts": [parts]}
    text = json.dumps(items, indent=1)
    (copy / "sources.json").write_text(text, encoding="utf-8")
    line = text[: text.index('"letter"')].count("\n")
    assert complaints()[0].startswith(f"sources.json:{line}: issued: ")


@pytest.mark.parametrize("column", ["file", "sha256", "paragraphs"])
def test_a_text_can_be_verified(column: str, copy: Path, complaints: Complaints) -> None:
    items = json.loads((copy / "sources.json").read_text(encoding="utf-8"))
    del items[0]["custom"][column]
    (copy / "sources.json").write_text(json.dumps(items, indent=1), encoding="utf-8")
    assert "a text needs file, sha256 and paragraphs" in complaints()[0]


def test_definitions_are_worded_neutrally(copy: Path, complaints: Complaints) -> None:
    path = copy / "vocabularies.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Where ships lie", "A wicked place where ships lie"))
    assert "definition uses the loaded word 'wicked'" in complaints()[0]


def test_a_record_that_cannot_be_shown_is_a_problem(
    copy: Path, complaints: Complaints, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ValueError("no words for it")

    monkeypatch.setattr(wording, "claim_texts", refuse)
    assert complaints()[0] == "claims.csv:2: cannot be shown (ValueError('no words for it')); correct the record"


def test_a_folder_of_an_older_schema_stays_sound(copy: Path) -> None:
    """Without the columns and vocabularies that came later, as such folders are."""
    with (copy / "vocabularies.csv").open(encoding="utf-8", newline="") as opened:
        terms = [row for row in csv.DictReader(opened) if row["vocabulary"] in ("topic", "measure")]
    with (copy / "claims.csv").open(encoding="utf-8", newline="") as opened:
        claims = [row for row in csv.DictReader(opened) if row["source"] != "survey"]
    later = {"locator", "time", "definition", "drawn_as"}
    for name, rows in (("vocabularies.csv", terms), ("claims.csv", claims)):
        with (copy / name).open("w", encoding="utf-8", newline="") as opened:
            columns = [column for column in rows[0] if column not in later]
            writer = csv.DictWriter(opened, columns, extrasaction="ignore", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    _drop(copy / "figures.csv", "survey-01")
    _drop(copy / "figures.csv", "survey-05")
    assert main(["--data", str(copy), "check"]) == 0
    corpus = load(copy)
    assert corpus.title("place-kind", corpus.places["tokula"].kind) == "harbour town"


def test_a_range_the_wrong_way_round(edit: Edit, complaints: Complaints) -> None:
    for column, value in (("value", ""), ("low", "20"), ("high", "10")):
        line = edit("figures.csv", "log-p03-01", column, value)
    assert complaints() == [f"figures.csv:{line}: low is above high; exchange them"]


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
    path.write_text(
        path.read_text(encoding="utf-8") + "more,More,claim,,,,,,true\neven-more,More,claim,,,,,,true\n",
        encoding="utf-8",
    )
    (found,) = complaints()
    assert found == "layers.csv:9: is one of more than 4 claim layers; join two of them"


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
    _drop(copy / "paragraphs.csv", "log", "6")
    found, *others = complaints()
    assert [other.split(": ")[1].split(";")[0] for other in others] == ["unknown paragraph 'log 6'"]
    assert found.startswith("sources.json:2: paragraphs.csv does not hold paragraphs 1 to 6 of log; ")


def test_a_figure_claim_without_a_figure(copy: Path, complaints: Complaints) -> None:
    _drop(copy / "figures.csv", "letter-p05-02")
    (found,) = complaints()
    assert "letter-p05-02 has no figure" in found


def test_a_place_without_a_name(copy: Path, complaints: Complaints) -> None:
    _drop(copy / "names.csv", "sleeping-reef")
    (found,) = complaints()
    assert found.endswith("sleeping-reef has no name; add one to names.csv")


@pytest.mark.parametrize(
    ("key", "statement"),
    [
        ("log-p03-01", "the ship was lost, which it calls “a wicked, monstrous night”"),
        ("log-p05-02", "it was a wicked night"),  # a characterisation
        ("log-p03-01", "the unwicked cat, called “heroic”, came home"),
    ],
    ids=["quoted", "characterisation", "other words"],
)
def test_loaded_words_have_their_place(key: str, statement: str, copy: Path, edit: Edit) -> None:
    edit("claims.csv", key, "statement", statement)
    assert main(["--data", str(copy), "check"]) == 0


@pytest.mark.parametrize("quoted", ['"wicked night"', "‘wicked night’", "“wicked night"])
def test_only_closed_curly_quotation_marks_excuse(quoted: str, edit: Edit, complaints: Complaints) -> None:
    line = edit("claims.csv", "log-p03-01", "statement", f"the town saw a {quoted}")
    assert complaints()[0].startswith(f"claims.csv:{line}: statement uses the loaded word 'wicked'")
