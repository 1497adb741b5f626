"""`datapackage.json` is made from the registry and the models, and true of the files."""

import csv
import json
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

from geodata import descriptor
from geodata.corpus import DATA, Corpus, load
from geodata.fields import OfVocabulary, Since, marks
from geodata.registry import ATTACHMENTS, FILES, SCHEMA_VERSION
from tests.conftest import SMALL

PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}
TABLES = {file.name: file for file in FILES if file.path.endswith(".csv")}


def test_the_bundled_descriptor_is_the_one_the_models_make(corpus: Corpus) -> None:
    assert (DATA / "datapackage.json").read_text(encoding="utf-8") == descriptor.text(
        corpus.meta, corpus.lessons.values()
    )


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
        header = next(csv.reader(opened))
    assert header == [column for column in model.model_fields if column in header]
    assert set(model.model_fields) - set(header) <= marks(model, Since).keys()
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
def test_fields_of_a_vocabulary_name_it_and_no_other_does(name: str) -> None:
    named = {
        field["name"]: field["vocabulary"] for field in RESOURCES[name]["schema"]["fields"] if "vocabulary" in field
    }
    assert named == {column: mark.name for column, mark in marks(TABLES[name].model, OfVocabulary).items()}
    keys = RESOURCES[name]["schema"].get("foreignKeys", ())
    assert {key["fields"] for key in keys if key["reference"]["resource"] == "vocabularies"} == {
        column for column in named if get_origin(TABLES[name].model.model_fields[column].annotation) is not tuple
    }


def test_only_what_the_program_acts_on_is_a_closed_list() -> None:
    closed = {
        (name, field["name"])
        for name in TABLES
        for field in RESOURCES[name]["schema"]["fields"]
        if "enum" in field.get("constraints", {})
    }
    assert closed == {
        ("places", "precision"),
        ("routes", "method"),
        *(("claims", column) for column in ("mode", "date_basis", "holds", "sensitivity", "seen_as", "confidence")),
        ("figures", "qualifier"),
        ("acts", "date_basis"),
        ("questions", "several"),
        ("sums", "complete"),
        ("vocabularies", "vocabulary"),
        ("glossary", "kind"),
        ("vocabularies", "drawn_as"),
        ("axis", "step"),
        ("layers", "feature"),
    }


def test_the_accepted_forms_of_dates_and_locators_stand_in_the_descriptor() -> None:
    fields = {field["name"]: field["description"] for field in RESOURCES["claims"]["schema"]["fields"]}
    for form in ("YYYY-MM-DD", "-YYYY", "YYYX", "YYXX", "YYYY-XX", "YYYY-MM-XX", "A/B", "[A,B]", "{A,B}", "XXXX-MM-DD"):
        assert form in fields["when"]
    for kind in ("paragraph", "page", "footnote", "article", "time"):
        assert kind in fields["locator"]


def test_every_resource_says_what_it_is(corpus: Corpus) -> None:
    lessons = [f"lesson-{lesson}" for lesson in load(DATA).lessons]
    assert list(RESOURCES) == [*(file.name for file in (*FILES, *ATTACHMENTS)), *lessons]
    assert PACKAGE["schema_version"] == SCHEMA_VERSION
    for resource in RESOURCES.values():
        assert {"name", "path", "profile", "title", "description", "format", "mediatype"} <= resource.keys()
        assert resource["format"] == resource["path"].rsplit(".", 1)[1]
    titles = {one["title"] for one in PACKAGE["sources"]}
    assert titles == {credit.title for credit in corpus.meta.credits}


def test_another_corpus_has_the_same_files_under_its_own_title(small: Corpus) -> None:
    made = json.loads(descriptor.text(small.meta))
    assert made["resources"] == [one for one in PACKAGE["resources"] if not one["name"].startswith("lesson-")]
    assert (made["name"], made["title"]) == (small.meta.id, small.meta.title) != (PACKAGE["name"], PACKAGE["title"])


def _keys(folder: Path, resource: str, columns: str | list[str]) -> list[tuple[str, ...]]:
    with (folder / RESOURCES[resource]["path"]).open(encoding="utf-8", newline="") as opened:
        return [
            tuple(row[column] for column in ([columns] if isinstance(columns, str) else columns))
            for row in csv.DictReader(opened)
        ]


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("folder", [DATA, SMALL], ids=["bundled", "small"])
def test_keys_of_the_descriptor_hold_in_the_files(folder: Path, name: str) -> None:
    schema = RESOURCES[name]["schema"]
    if "primaryKey" in schema:
        own = _keys(folder, name, schema["primaryKey"])
        assert len(own) == len(set(own))
    given = any if folder is DATA else all  # documentation has a source and no paragraph
    for key in schema.get("foreignKeys", ()):
        named = {one for one in _keys(folder, name, key["fields"]) if given(one)}
        assert named <= set(_keys(folder, key["reference"]["resource"], key["reference"]["fields"]))
        assert named or folder is DATA
