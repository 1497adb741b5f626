"""What the records of a corpus are made of: kinds of cell, and what a column says of itself.

A column's description is the docstring under its field; `References`, `OfVocabulary` and `Since` beside its type say
what its values are ids of, and in which schema version it came. The checks and `datapackage.json` are made from these.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


def _split(value: Any) -> Any:
    """Turn a cell such as `a;b` into a tuple of its non-empty parts."""
    if value is None:
        return ()
    if isinstance(value, str):
        if ";" not in value:  # nearly always, and there may be a great many
            return (value.strip(),) if value.strip() else ()
        return tuple(part.strip() for part in value.split(";") if part.strip())
    return value


Slugs = Annotated[tuple[Slug, ...], BeforeValidator(_split)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_split)]


@dataclass(frozen=True, init=False)
class References:
    """The column holds ids of the records of data files, named without their endings.

    `lax`: while none of the files has a row, the column takes any text.
    """

    files: tuple[str, ...]
    lax: bool

    def __init__(self, *files: str, lax: bool = False) -> None:
        object.__setattr__(self, "files", files)
        object.__setattr__(self, "lax", lax)


@dataclass(frozen=True)
class OfVocabulary:
    """The column holds ids of terms of a vocabulary in vocabularies.csv; one that has no row there takes any term."""

    name: str


@dataclass(frozen=True)
class Since:
    """The schema version the column came with; files of older folders may lack it."""

    version: str


M = TypeVar("M", References, OfVocabulary, Since)


class Record(BaseModel):
    """A row of a data file; the field names are the column names."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        allow_inf_nan=False,
        use_attribute_docstrings=True,
    )


def marks(model: type[BaseModel], mark: type[M]) -> dict[str, M]:
    """The columns of a model that carry a mark of a kind, with that mark."""
    return {
        name: found for name, field in model.model_fields.items() for found in field.metadata if isinstance(found, mark)
    }


def values(record: BaseModel, column: str) -> Iterator[str]:
    """The ids in a cell: none, one or several."""
    value = getattr(record, column)
    if value is None:
        return
    if isinstance(value, tuple):
        yield from value
    else:
        yield value
