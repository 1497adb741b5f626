"""`datapackage.json` is made from the registry and the models, and true of the files."""

import csv
import json
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

from geodata import descriptor, registry, structure, tables
from geodata.corpus import DATA, Corpus, load
from geodata.fields import Record, References, Slug
from geodata.registry import FILES, DataFile

PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}
TABLES = {file.name: file for file in FILES if file.path.endswith(".csv")}


def test_the_bundled_descriptor_is_the_one_the_models_make(corpus: Corpus) -> None:
    assert (DATA / "datapackage.json").read_text(encoding="utf-8") == descriptor.text(corpus.meta)


def test_the_descriptor_lists_every_file(corpus: Corpus) -> None:
    described = [resource["path"] for resource in PACKAGE["resources"]]
    files = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*") if path.is_file()}
    assert sorted(described) == sorted(files - {"datapackage.json"})
    assert (PACKAGE["name"], PACKAGE["version"]) == (corpus.meta.id, corpus.meta.version)
    assert (PACKAGE["licenses"], PACKAGE["sources"]) != ([], [])
    assert {name for name, one in RESOURCES.items() if one["profile"] == "tabular-data-resource"} == set(TABLES)


def _parts(annotation: Any) -> list[Any]:
    return [annotation, *(inner for part in get_args(annotation) for inner in _parts(part))]


def _terms(annotation: Any) -> list[str] | None:
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, StrEnum):
            return [str(term) for term in part]
        if get_origin(part) is Literal:
            return list(get_args(part))
    return None


@pytest.mark.parametrize("name", TABLES)
def test_the_descriptor_agrees_with_the_model_and_the_file(name: str) -> None:
    model = TABLES[name].model
    fields = RESOURCES[name]["schema"]["fields"]
    assert [field["name"] for field in fields] == list(model.model_fields)
    with (DATA / RESOURCES[name]["path"]).open(encoding="utf-8", newline="") as opened:
        assert set(next(csv.reader(opened))) <= set(model.model_fields)
    for field in fields:
        known = model.model_fields[field["name"]]
        constraints = field.get("constraints", {})
        assert constraints.get("enum") == _terms(known.annotation)
        assert constraints.get("required", False) == known.is_required()
        types = {float: "number", int: "integer", bool: "boolean"}
        assert field["type"] == next((types[part] for part in types if part in _parts(known.annotation)), "string")
        assert len(field["description"]) > 5


def test_constraints_and_vocabularies_are_said() -> None:
    fields = {field["name"]: field for field in RESOURCES["places"]["schema"]["fields"]}
    assert fields["lon"]["constraints"] == {"minimum": -180, "maximum": 180}
    assert fields["id"]["constraints"]["pattern"] == "^[a-z0-9]+(-[a-z0-9]+)*$"
    assert fields["within"]["constraints"]["pattern"].endswith(")*)*$")
    assert fields["kind"]["vocabulary"] == "place-kind"


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


class Remark(Record):
    """A remark on a place."""

    id: Slug
    """Id of the remark"""
    place: Slug
    """Id of the place"""


class Pointed(Remark):
    """A remark that names its place as a reference."""

    other: Slug | None = None
    """Another place"""


def test_a_new_file_is_one_entry_of_the_registry(small_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once registered it is read, its ids and references are checked, and it is described; missing, if optional."""
    Pointed.model_fields["place"].metadata.append(References("places"))
    remarks = DataFile("remarks.csv", Pointed, "Remarks", "What we say of places.", key=("id",), optional=True)
    for module in (registry, tables, structure, descriptor):
        monkeypatch.setattr(module, "FILES", (*FILES, remarks))
    corpus = load(small_copy)
    assert "remarks" in [resource["name"] for resource in descriptor.descriptor(corpus.meta)["resources"]]
    (small_copy / "remarks.csv").write_text("id,place,other\none,tokula,\none,nowhere,\n")
    problems: list[Any] = []
    read = tables.read(small_copy, problems)
    assert problems == []
    assert [row.place for row in read[remarks].rows] == ["tokula", "nowhere"]
    assert [str(fault) for fault in structure.faults(read)] == [
        "remarks.csv:3: duplicate 'one' (first on line 2); give it an id of its own or remove it",
        "remarks.csv:3: unknown place 'nowhere'; correct it or add it to places.csv",
    ]
