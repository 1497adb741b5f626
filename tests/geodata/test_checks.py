import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from geodata import records, wording
from geodata.__main__ import main
from geodata.corpus import Corpus, load
from geodata.formats import geojson
from tests.conftest import SMALL
from tests.geodata.conftest import Complaints, Drop, Edit

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
        ("routes.csv", "lane-tokula-anuhau", "note", "a heroic line", "note uses the loaded word 'heroic'"),
        ("figures.csv", "survey-05", "counts", "heroic crew", "counts uses the loaded word 'heroic'"),
        ("layers.csv", "customs", "title", "Heroic customs", "title uses the loaded word 'Heroic'"),
        ("places.csv", "tokula", "title", "Wickedtown", "title uses the loaded word 'Wickedtown'"),
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
        ("chapters.csv", "letter-years", "view", "moon", "view 'moon' is not in corpus.json"),
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


@pytest.mark.parametrize(
    ("module", "function", "first"),
    [
        (wording, "claim_texts", "claims.csv:2"),
        (wording, "citation", "sources.json:2"),
        (wording, "toponyms", "places.csv:2"),
        (records, "claim", "claims.csv:2"),
        (records, "place", "places.csv:2"),
        (geojson, "feature", "places.csv:2"),
    ],
)
def test_a_record_whose_words_citation_or_feature_cannot_be_made_is_a_problem(
    module: ModuleType, function: str, first: str, complaints: Complaints, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ValueError("no words for it")

    monkeypatch.setattr(module, function, refuse)
    assert complaints()[0] == f"{first}: cannot be shown (ValueError('no words for it')); correct the record"


def test_everything_is_shown_once_in_a_check(small: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    feature = geojson.feature

    def watched(key: str, *rest: Any) -> Any:
        shown.append(key)
        return feature(key, *rest)

    monkeypatch.setattr(geojson, "feature", watched)
    assert main(["--data", str(SMALL), "check"]) == 0
    assert sorted(shown) == sorted([*small.places, *small.claims])


def test_a_claim_of_documentation_needs_neither_quote_nor_locator(copy: Path, edit: Edit) -> None:
    edit("claims.csv", "survey-01", "locator", "")
    edit("claims.csv", "survey-02", "quote", "words that no copy holds")
    assert main(["--data", str(copy), "check"]) == 0
    claims = load(copy).claims
    assert claims["survey-01"].cited_at is None
    assert (claims["survey-02"].quote, str(claims["survey-02"].cited_at)) == ("words that no copy holds", "footnote 3")


@pytest.mark.parametrize("when", ["XXXX-03-15", "XXXX-03", "-0043-03-15", "-0043", "[-0043-03-14,-0043-03-16]"])
def test_hours_may_stand_beside_any_date(when: str, copy: Path, edit: Edit) -> None:
    dated = when[:4] != "XXXX"
    single = when == "-0043-03-15"
    edit("claims.csv", "log-p03-01", "when", when)
    edit("claims.csv", "log-p03-01", "holds", "every" if single else "some" if dated else "")
    if not dated:
        edit("claims.csv", "log-p03-01", "date_basis", "year-missing")
        edit("claims.csv", "log-p03-01", "note", "No year is given.")
    assert main(["--data", str(copy), "check"]) == 0


def test_a_range_the_wrong_way_round(edit: Edit, complaints: Complaints) -> None:
    for column, value in (("value", ""), ("low", "20"), ("high", "10")):
        line = edit("figures.csv", "log-p03-01", column, value)
    assert complaints() == [f"figures.csv:{line}: low is above high; exchange them"]


def test_a_figure_claim_without_a_figure(drop: Drop, complaints: Complaints) -> None:
    drop("figures.csv", "letter-p05-02")
    (found,) = complaints()
    assert "letter-p05-02 has no figure" in found


def test_a_place_without_a_name(drop: Drop, complaints: Complaints) -> None:
    drop("names.csv", "sleeping-reef")
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


@pytest.mark.parametrize(("column", "value"), [("title", "A wicked reef"), ("definition", "Where the heroic sail")])
def test_terms_and_their_definitions_are_worded_neutrally(
    column: str, value: str, copy: Path, complaints: Complaints
) -> None:
    path = copy / "vocabularies.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("place-kind,reef,"))
    title, definition = (value, "Rock") if column == "title" else ("Reef", value)
    lines[at] = f"place-kind,reef,{title},{definition},point"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    word = "wicked" if column == "title" else "heroic"
    assert complaints() == [
        f"vocabularies.csv:{at + 1}: {column} uses the loaded word '{word}'; reword it, or quote it in “ ”"
    ]


@pytest.mark.parametrize(
    "note", ["title", "summary", "content_note", "boundary_note", "names_note", "graphic_note", "map_credit"]
)
def test_what_is_said_of_the_corpus_is_worded_neutrally(note: str, copy: Path, complaints: Complaints) -> None:
    content = json.loads((copy / "corpus.json").read_text(encoding="utf-8"))
    content[note] = "A monstrosity"
    (copy / "corpus.json").write_text(json.dumps(content), encoding="utf-8")
    assert complaints()[0].startswith(f"corpus.json:1: {note} uses the loaded word 'monstrosity'; ")


def test_without_loaded_words_nothing_is_loaded(copy: Path, edit: Edit) -> None:
    edit("claims.csv", "log-p03-01", "statement", "a wicked night came")
    (copy / "loaded_words.txt").write_text("# none\n\n", encoding="utf-8")
    assert main(["--data", str(copy), "check"]) == 0


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("tokula;lane-tokula-anuhau", "the path passes 'lane-tokula-anuhau', which is a route; name a place on it"),
        ("tokula;lane-old-anchorage", "the path passes 'lane-old-anchorage', which is a route; name a place on it"),
        ("tokula;tokula", "the path names a place twice in a row; name it once"),
    ],
)
def test_a_route_leads_from_place_to_place(path: str, message: str, edit: Edit, complaints: Complaints) -> None:
    line = edit("routes.csv", "lane-old-anchorage", "path", path)
    assert f"routes.csv:{line}: {message}" in complaints()
