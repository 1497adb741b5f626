"""What the registry of data files and the marks of their columns bring about, for every file and column there is."""

import csv
from pathlib import Path
from typing import Annotated, Any, get_args

import pytest

from geodata import descriptor, registry, structure, tables
from geodata.__main__ import main
from geodata.corpus import DATA, load
from geodata.fields import OfVocabulary, Record, References, Since, Slug, marks
from geodata.model import Term
from geodata.registry import ATTACHMENTS, FILES, DataFile
from tests.conftest import SMALL
from tests.geodata.conftest import Complaints

TABLES = [file for file in FILES if file.path.endswith(".csv")]
VOCABULARIES = get_args(Term.model_fields["vocabulary"].annotation)
REFERENCES = [(file, column, mark.files) for file in TABLES for column, mark in marks(file.model, References).items()]
TERMS = [(file, column, mark.name) for file in TABLES for column, mark in marks(file.model, OfVocabulary).items()]
LATER = [(file, column) for file in TABLES for column in marks(file.model, Since)]


def _named(value: object) -> str | None:
    return value.path if isinstance(value, DataFile) else None


def _rows(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as opened:
        reader = csv.DictReader(opened)
        return list(reader.fieldnames or ()), list(reader)


def _write(path: Path, columns: list[str], rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize("folder", [DATA, SMALL], ids=["bundled", "small"])
def test_every_file_of_a_folder_is_registered_under_a_name_of_its_own(folder: Path) -> None:
    registered = [*(file.path for file in FILES), *(file.path for file in ATTACHMENTS)]
    names = [*(file.name for file in FILES), *(file.name for file in ATTACHMENTS)]
    assert len(set(registered)) == len(registered)
    assert len(set(names)) == len(names)
    for path in registered:
        assert (folder / path).is_file(), path


@pytest.mark.parametrize("file", FILES, ids=_named)
def test_every_file_says_what_it_holds_and_its_key_is_of_its_columns(file: DataFile[Any]) -> None:
    assert file.title
    assert file.description
    assert set(file.key) <= set(file.model.model_fields)


def test_kinds_roles_forms_topics_and_measures_are_rows_of_vocabularies() -> None:
    found = {(file.name, column): name for file, column, name in TERMS}
    assert found == {
        ("places", "kind"): "place-kind",
        ("places", "role"): "place-role",
        ("claims", "kind"): "claim-kind",
        ("claims", "topic"): "topic",
        ("claims", "legal_form"): "form",
        ("figures", "measure"): "measure",
        ("bodies", "level"): "level",
        ("acts", "level"): "level",
        ("acts", "form"): "form",
        ("mentions", "position"): "position",
        ("mentions", "level"): "level",
        ("questions", "topic"): "topic",
        ("answers", "answer"): "answer",
    }
    assert {*found.values(), "perspective"} == set(VOCABULARIES)  # of sources, which are no table


def test_the_columns_that_came_with_later_schemas_are_known() -> None:
    found = {(file.name, column): mark.version for file in TABLES for column, mark in marks(file.model, Since).items()}
    assert found == dict.fromkeys(
        [("claims", "locator"), ("claims", "time"), ("vocabularies", "definition"), ("vocabularies", "drawn_as")], "2.0"
    ) | dict.fromkeys([("figures", "part_of"), ("figures", "reported_by"), ("figures", "note")], "2.1") | dict.fromkeys(
        [
            *(("claims", name) for name in ("seen_as", "seen_at", "limits", "confidence")),
            ("mentions", "level"),
            ("questions", "topic"),
            ("chapters", "view"),
            ("layers", "short"),
            ("paragraphs", "words"),
        ],
        "2.2",
    )
    assert registry.SCHEMA_VERSION == "2.2"


@pytest.mark.parametrize(("file", "column"), LATER, ids=_named)
def test_a_column_that_came_later_may_be_missing_and_is_then_empty(
    file: DataFile[Any], column: str, small_copy: Path
) -> None:
    header, rows = _rows(small_copy / file.path)
    _write(small_copy / file.path, [name for name in header if name != column], rows)
    assert main(["--data", str(small_copy), "check"]) == 0
    read = tables.read(small_copy, [])[file].rows
    assert len(read) == len(rows)
    assert {getattr(row, column) for row in read} == {None}


@pytest.mark.parametrize("file", [file for file in TABLES if file.key], ids=_named)
def test_a_record_that_stands_twice_is_refused(file: DataFile[Any], small_copy: Path, complaints: Complaints) -> None:
    header, rows = _rows(small_copy / file.path)
    _write(small_copy / file.path, header, [*rows, rows[0]])
    key = " ".join(rows[0][column] for column in file.key)
    (found, *_) = [line for line in complaints() if line.startswith(f"{file.path}:{len(rows) + 2}: duplicate")]
    assert f"duplicate '{key}' (first on line 2); " in found


@pytest.mark.parametrize(("file", "column", "others"), REFERENCES, ids=_named)
def test_an_id_that_refers_to_nothing_is_refused_at_its_line(
    *, file: DataFile[Any], column: str, others: tuple[str, ...], small_copy: Path, complaints: Complaints
) -> None:
    header, rows = _rows(small_copy / file.path)
    at = next(at for at, row in enumerate(rows) if row[column])
    several = ";" in "".join(row[column] for row in rows)
    rows[at][column] = f"{rows[at][column]};nowhere" if several else "nowhere"
    _write(small_copy / file.path, header, rows)
    singular = {"bodies": "body", "glossary": "entry"}
    what = " or ".join(singular.get(other, other.removesuffix("s")) for other in others)
    paths = " or ".join(one.path for other in others for one in FILES if one.name == other)
    told = f"{file.path}:{at + 2}: unknown {what} 'nowhere'; correct it or add it to {paths}"
    assert told in complaints()


@pytest.mark.parametrize(("file", "column", "vocabulary"), TERMS, ids=_named)
def test_a_vocabulary_holds_the_terms_in_use_and_one_without_rows_takes_any(
    *, file: DataFile[Any], column: str, vocabulary: str, small_copy: Path, complaints: Complaints
) -> None:
    header, rows = _rows(small_copy / file.path)
    at = next(at for at, row in enumerate(rows) if row[column])
    rows[at][column] = "murder"
    _write(small_copy / file.path, header, rows)
    told = f"{file.path}:{at + 2}: unknown {vocabulary} 'murder'; correct it or add it to vocabularies.csv"
    assert told in complaints()
    header, terms = _rows(small_copy / "vocabularies.csv")
    _write(small_copy / "vocabularies.csv", header, [term for term in terms if term["vocabulary"] != vocabulary])
    assert main(["--data", str(small_copy), "check"]) == 0
    assert load(small_copy).title(vocabulary, "murder") == "murder"


def test_the_vocabularies_themselves_are_a_closed_list(small_copy: Path, complaints: Complaints) -> None:
    header, terms = _rows(small_copy / "vocabularies.csv")
    new = {"vocabulary": "weather", "id": "rain", "title": "Rain", "definition": "Water", "drawn_as": ""}
    _write(small_copy / "vocabularies.csv", header, [*terms, new])
    assert complaints()[0].startswith(f"vocabularies.csv:{len(terms) + 2}: vocabulary: ")


class Remark(Record):
    """A remark on a place."""

    id: Slug
    """Id of the remark"""
    place: Annotated[Slug, References("places")]
    """Id of the place"""
    kind: Annotated[Slug | None, OfVocabulary("topic")] = None
    """What it is about: a topic of vocabularies.csv"""


@pytest.fixture
def remarks(monkeypatch: pytest.MonkeyPatch) -> DataFile[Remark]:
    """A further data file, registered."""
    file = DataFile("remarks.csv", Remark, "Remarks", "What we say of places.", key=("id",), optional=True)
    for module in (registry, tables, structure, descriptor):
        monkeypatch.setattr(module, "FILES", (*FILES, file))
    return file


def test_a_new_file_is_described(remarks: DataFile[Remark], small_copy: Path) -> None:
    found = {one["name"]: one for one in descriptor.descriptor(load(small_copy).meta)["resources"]}
    assert (found[remarks.name]["path"], found[remarks.name]["title"]) == ("remarks.csv", "Remarks")
    schema = found[remarks.name]["schema"]
    assert [(field["name"], field["description"]) for field in schema["fields"]] == [
        ("id", "Id of the remark"),
        ("place", "Id of the place"),
        ("kind", "What it is about: a topic of vocabularies.csv"),
    ]
    assert schema["primaryKey"] == "id"
    assert {"fields": "place", "reference": {"resource": "places", "fields": "id"}} in schema["foreignKeys"]
    assert schema["fields"][2]["vocabulary"] == "topic"


def test_a_new_file_is_read_and_its_ids_references_and_terms_checked(
    remarks: DataFile[Remark], small_copy: Path
) -> None:
    assert load(small_copy).claims  # optional, and missing
    (small_copy / "remarks.csv").write_text("id,kind,place\none,memory,tokula\none,weather,nowhere\n")
    problems: list[Any] = []
    read = tables.read(small_copy, problems)
    assert problems == []
    assert [row.place for row in read[remarks].rows] == ["tokula", "nowhere"]
    assert [str(fault) for fault in structure.faults(read)] == [
        "remarks.csv:3: duplicate 'one' (first on line 2); give it an id of its own or remove it",
        "remarks.csv:3: unknown place 'nowhere'; correct it or add it to places.csv",
        "remarks.csv:3: unknown topic 'weather'; correct it or add it to vocabularies.csv",
    ]


def test_a_new_file_changes_the_fingerprint(remarks: DataFile[Remark], small_copy: Path) -> None:
    before = load(small_copy).fingerprint
    (small_copy / remarks.path).write_text("id,place,kind\none,tokula,\n", encoding="utf-8")
    assert load(small_copy).fingerprint != before
