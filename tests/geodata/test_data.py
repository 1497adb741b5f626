"""Facts that a reader of the texts would look up, and the descriptor of the files."""

import csv
import json
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geodata import model
from geodata.corpus import DATA, Corpus
from geodata.model import Figure, Precision

TABLES: dict[str, type[BaseModel]] = {
    "paragraphs": model.Paragraph,
    "places": model.Place,
    "names": model.Toponym,
    "routes": model.Route,
    "claims": model.Claim,
    "figures": model.Figure,
    "vocabularies": model.Term,
    "chapters": model.Chapter,
    "axis": model.AxisSegment,
    "layers": model.LayerRule,
}
PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}


def _geometry(corpus: Corpus, place: str) -> BaseGeometry:
    found = corpus.geometries[place]
    assert found is not None
    return found


def _figures(corpus: Corpus, value: float) -> list[tuple[str, Figure]]:
    return [
        (corpus.claims[claim].source, figure)
        for claim, figures in corpus.figures.items()
        for figure in figures
        if figure.value == value
    ]


@pytest.mark.parametrize(
    ("place", "measure", "value"),
    [
        ("khojaly", "killed", 111),
        ("ketik-forest", "killed", 16),
        ("road-nakhchivanik", "killed", 130),
        ("garagaya", "killed", 23),
        ("dehraz", "killed", 23),
        ("flight-shelli", "killed", 8),
        ("asgaran", "killed", 6),
        ("asgaran-police", "tortured_to_death", 18),
    ],
)
def test_deaths_by_place_in_paragraph_45(place: str, measure: str, value: int, corpus: Corpus) -> None:
    found = [
        (figure.measure, figure.value, figure.qualifier)
        for claim in corpus.claims_at[place]
        if (claim.source, claim.paragraph) == ("t004", 45)
        for figure in corpus.figures.get(claim.id, ())
    ]
    assert found == [(measure, value, "exactly")]


def test_each_of_the_five_sources_says_613(corpus: Corpus) -> None:
    found = _figures(corpus, 613)
    assert {source for source, _ in found} == {"t000", "t001", "t002", "t003", "t004"} == set(corpus.sources)
    assert {figure.measure for _, figure in found} == {"killed"}
    assert {corpus.claims[figure.claim].places for _, figure in found} == {("khojaly",)}


def test_487_is_counted_in_three_meanings(corpus: Corpus) -> None:
    assert {source: figure.measure for source, figure in _figures(corpus, 487)} == {
        "t000": "maimed",
        "t003": "wounded",
        "t004": "disabled",
    }


def test_georgia_the_country_and_the_state_are_two_places(corpus: Corpus) -> None:
    country, state = _geometry(corpus, "georgia-country"), _geometry(corpus, "georgia-state")
    assert country.contains(Point(44.79, 41.72))  # Tbilisi
    assert state.contains(Point(-84.39, 33.75))  # Atlanta
    assert country.disjoint(state)


def test_aghdam_the_town_and_the_district_are_two_places(corpus: Corpus) -> None:
    town, district = _geometry(corpus, "aghdam"), _geometry(corpus, "aghdam-district")
    assert (town.geom_type, district.geom_type) == ("Point", "Polygon")
    assert district.contains(town)
    assert not set(corpus.claims_at["aghdam"]) & set(corpus.claims_at["aghdam-district"])


def test_garagaya_is_listed_though_nothing_locates_it(corpus: Corpus) -> None:
    assert corpus.places["garagaya"].precision is Precision.UNLOCATED
    assert corpus.geometries["garagaya"] is None
    assert corpus.claims_at["garagaya"]
    assert corpus.names["garagaya"]


def test_vaziani_lies_in_georgia(corpus: Corpus) -> None:
    assert _geometry(corpus, "georgia-country").contains(_geometry(corpus, "vaziani"))


def test_every_claim_quotes_a_short_fragment_of_a_known_paragraph(corpus: Corpus) -> None:
    for claim in corpus.claims.values():
        assert 1 <= claim.paragraph <= corpus.sources[claim.source].custom.paragraphs
        assert 1 <= len(claim.quote.split()) <= 12


def test_nothing_precise_is_claimed_of_a_direction_or_an_unlocated_place(corpus: Corpus) -> None:
    for place in corpus.places.values():
        if place.precision in (Precision.DIRECTION, Precision.UNLOCATED):
            assert place.lon is None
            assert place.coordinate_id is None


def _parts(annotation: Any) -> list[Any]:
    """A type and all that it is made of."""
    return [annotation, *(inner for part in get_args(annotation) for inner in _parts(part))]


def _terms(annotation: Any) -> list[str] | None:
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, StrEnum):
            return [str(term) for term in part]
        if get_origin(part) is Literal:
            return list(get_args(part))
    return None


def test_the_descriptor_lists_every_file(corpus: Corpus) -> None:
    described = [resource["path"] for resource in PACKAGE["resources"]]
    files = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*") if path.is_file()}
    assert sorted(described) == sorted(files - {"datapackage.json"})
    assert (PACKAGE["name"], PACKAGE["version"]) == (corpus.meta.id, corpus.meta.version)
    assert {name for name, one in RESOURCES.items() if one["profile"] == "tabular-data-resource"} == set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_the_descriptor_agrees_with_the_model_and_the_file(name: str) -> None:
    fields = RESOURCES[name]["schema"]["fields"]
    columns = list(TABLES[name].model_fields)
    assert [field["name"] for field in fields] == columns
    with (DATA / RESOURCES[name]["path"]).open(encoding="utf-8", newline="") as opened:
        assert next(csv.reader(opened)) == columns
    for field in fields:
        known = TABLES[name].model_fields[field["name"]]
        constraints = field.get("constraints", {})
        assert constraints.get("enum") == _terms(known.annotation)
        assert constraints.get("required", False) == known.is_required()
        types = {float: "number", int: "integer", bool: "boolean"}
        assert field["type"] == next((types[part] for part in types if part in _parts(known.annotation)), "string")
        assert len(field["description"]) > 5


@pytest.mark.parametrize("name", TABLES)
def test_keys_of_the_descriptor_hold_in_the_files(name: str) -> None:
    def keys(resource: str, columns: str | list[str]) -> list[tuple[str, ...]]:
        path: Path = DATA / RESOURCES[resource]["path"]
        with path.open(encoding="utf-8", newline="") as opened:
            return [
                tuple(row[column] for column in ([columns] if isinstance(columns, str) else columns))
                for row in csv.DictReader(opened)
            ]

    schema = RESOURCES[name]["schema"]
    if "primaryKey" in schema:
        own = keys(name, schema["primaryKey"])
        assert len(own) == len(set(own))
    for key in schema.get("foreignKeys", ()):
        named = {one for one in keys(name, key["fields"]) if any(one)}
        assert named <= set(keys(key["reference"]["resource"], key["reference"]["fields"]))
