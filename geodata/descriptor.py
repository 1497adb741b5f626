"""`datapackage.json`, the Frictionless descriptor of a data folder, made from the registry and the models.

Specification: Data Package and Table Schema, version 1 (frictionless data).
"""

import json
from collections.abc import Iterable
from enum import StrEnum
from pathlib import PurePath
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from geodata.display import Meta
from geodata.fields import OfVocabulary, References, marks
from geodata.lesson import Lesson
from geodata.registry import ATTACHMENTS, FILES, LESSONS, SCHEMA_VERSION, TERMS, DataFile

_MEDIA_TYPES = {".csv": "text/csv", ".json": "application/json"}
_TYPES = {float: "number", int: "integer", bool: "boolean"}
_LIST = r"^{one}(; ?{one})*$"


def _parts(annotation: Any) -> list[Any]:
    """A type and all that it is made of."""
    return [annotation, *(inner for part in get_args(annotation) for inner in _parts(part))]


def _enum(annotation: Any) -> list[str] | None:
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, StrEnum):
            return [str(term) for term in part]
        if get_origin(part) is Literal:
            return list(get_args(part))
    return None


def _bound(metadata: list[Any], name: str) -> Any:
    """A constraint that pydantic keeps of a field, by its name."""
    return next((found for mark in metadata if (found := getattr(mark, name, None)) is not None), None)


def _field(name: str, field: FieldInfo) -> dict[str, Any]:
    parts = _parts(field.annotation)
    inner = [*field.metadata, *(mark for part in parts for mark in getattr(part, "__metadata__", ()))]
    inner += [mark for known in inner if isinstance(known, FieldInfo) for mark in known.metadata]
    pattern = _bound(inner, "pattern")
    if pattern and any(get_origin(part) is tuple for part in parts):
        pattern = _LIST.format(one=pattern.strip("^$"))
    constraints = {
        "required": field.is_required() or None,
        "enum": _enum(field.annotation),
        "pattern": pattern,
        "minimum": _bound(inner, "ge"),
        "maximum": _bound(inner, "le"),
    }
    given = {key: value for key, value in constraints.items() if value is not None}
    kind = next((_TYPES[part] for part in parts if part in _TYPES), "string")
    described = {"name": name, "type": kind, "description": " ".join((field.description or "").split())}
    return {**described, "constraints": given} if given else described


def _holds_several(file: DataFile[Any], column: str) -> bool:
    return any(get_origin(part) is tuple for part in _parts(file.model.model_fields[column].annotation))


def _foreign_keys(file: DataFile[Any]) -> list[dict[str, Any]]:
    """What refers to other files; a cell that may hold several ids cannot be said in a table schema."""
    one = {
        column: reference.files[0]
        for column, reference in marks(file.model, References).items()
        if len(reference.files) == 1 and not _holds_several(file, column)
    }
    keyed = {other.name: other for other in FILES}
    found = [
        {"fields": column, "reference": {"resource": other, "fields": keyed[other].key[0]}}
        for column, other in one.items()
        if keyed[other].path.endswith(".csv")
    ]
    found += [
        {"fields": column, "reference": {"resource": TERMS.name, "fields": "id"}}
        for column in marks(file.model, OfVocabulary)
        if not _holds_several(file, column)
    ]
    return found


def _schema(file: DataFile[Any]) -> dict[str, Any]:
    model: type[BaseModel] = file.model
    schema: dict[str, Any] = {"fields": [_field(name, field) for name, field in model.model_fields.items()]}
    vocabularies = {column: mark.name for column, mark in marks(model, OfVocabulary).items()}
    for field in schema["fields"]:
        if field["name"] in vocabularies:
            field["vocabulary"] = vocabularies[field["name"]]
    if file.key:
        schema["primaryKey"] = list(file.key) if len(file.key) > 1 else file.key[0]
    if keys := _foreign_keys(file):
        schema["foreignKeys"] = keys
    return schema


def _resource(file: DataFile[Any]) -> dict[str, Any]:
    suffix = PurePath(file.path).suffix
    tabular = suffix == ".csv"
    resource = {
        "name": file.name,
        "path": file.path,
        "profile": "tabular-data-resource" if tabular else "data-resource",
        "title": file.title,
        "description": file.description,
        "format": suffix.lstrip("."),
        "mediatype": _MEDIA_TYPES[suffix],
        "encoding": "utf-8",
    }
    return {**resource, "schema": _schema(file)} if tabular else resource


def _lesson(lesson: Lesson) -> dict[str, Any]:
    return {
        "name": f"lesson-{lesson.id}",
        "path": f"{LESSONS}/{lesson.id}.json",
        "profile": "data-resource",
        "title": lesson.title,
        "description": lesson.summary,
        "format": "json",
        "mediatype": "application/json",
    }


def descriptor(meta: Meta, lessons: Iterable[Lesson] = ()) -> dict[str, Any]:
    """The descriptor of the folder of a corpus, with its lessons."""
    return {
        "profile": "data-package",
        "name": meta.id,
        "title": meta.title,
        "description": meta.summary,
        "version": meta.version,
        "schema_version": SCHEMA_VERSION,
        "licenses": [licence.model_dump(exclude_none=True) for licence in meta.licences],
        "sources": [credit.model_dump(exclude_none=True) for credit in meta.credits],
        "resources": [
            *(_resource(file) for file in FILES),
            *(
                {
                    "name": file.name,
                    "path": file.path,
                    "profile": "data-resource",
                    "title": file.title,
                    "description": file.description,
                    "format": PurePath(file.path).suffix.lstrip("."),
                    "mediatype": file.media_type,
                }
                for file in ATTACHMENTS
            ),
            *map(_lesson, lessons),
        ],
    }


def text(meta: Meta, lessons: Iterable[Lesson] = ()) -> str:
    """The descriptor as the text of `datapackage.json`."""
    return json.dumps(descriptor(meta, lessons), ensure_ascii=False, indent=2) + "\n"
