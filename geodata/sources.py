"""Sources as CSL-JSON items, and where in a source something stands."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, model_validator

from geodata.dates import day_number, parse
from geodata.fields import Record, Sha256, Slug, Text


class SourceClass(StrEnum):
    """A text, whose copy can be verified, or documentation from outside the texts."""

    TEXT = "text"
    DOCUMENTATION = "documentation"


class SeenAs(StrEnum):
    """How far a statement of documentation was seen by who recorded it."""

    ORIGINAL = "original"
    PASSAGE = "passage"
    TERTIARY = "tertiary"


class Confidence(StrEnum):
    """How well what was seen bears out a statement of documentation; nothing is said of whether it is right."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class LocatorKind(StrEnum):
    """What a source is cited by."""

    PARAGRAPH = "paragraph"
    PAGE = "page"
    FOOTNOTE = "footnote"
    ARTICLE = "article"
    TIME = "time"


_LOCATOR = re.compile(rf"({'|'.join(LocatorKind)})s? ([\w():.][\w():.,–\- ]{{0,39}})")


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in a source a statement stands: paragraph 45, pages 12–14, time 00:12:30."""

    kind: LocatorKind
    value: str

    def __str__(self) -> str:
        several = self.kind is not LocatorKind.TIME and re.search("[,–-]", self.value)
        return f"{self.kind}{'s' if several else ''} {self.value}"


def parse_locator(text: str) -> Locator:
    """The locator that a text such as `page 12-14` stands for. Raises `ValueError` where it names no known kind."""
    found = _LOCATOR.fullmatch(text.strip())
    if not found:
        raise ValueError(f"'{text}' is no locator: {', '.join(LocatorKind)}, a space and where it is")
    return Locator(LocatorKind(found[1]), found[2].replace("-", "–"))


def _read(value: Any) -> Locator:
    return value if isinstance(value, Locator) else parse_locator(str(value))


LocatorField = Annotated[Locator, PlainValidator(_read), PlainSerializer(str)]


class SourceCustom(Record):
    """What CSL-JSON has no field for."""

    file: Text | None = None
    """Name of the text's file; texts only"""
    sha256: Sha256 | None = None
    """SHA-256 of that file, hexadecimal; texts only"""
    paragraphs: Annotated[int, Field(ge=1)] | None = None
    """Number of its paragraphs; texts only"""
    party: Text
    """Who issued it, or from whose side it speaks"""
    source_class: SourceClass
    """text: one of the texts the corpus is read from, whose copy can be verified; documentation: from outside them"""
    label: Text
    """The short name it goes by everywhere"""
    country: Slug | None = None
    """Id of the country in places.csv from whose side it speaks; empty where it speaks from none"""
    perspective: Slug | None = None
    """From where documentation speaks: a perspective of vocabularies.csv; documentation only"""
    seen_as: tuple[SeenAs, ...] = ()
    """In which ways its statements were seen, each once; documentation only"""
    copy_from: str | None = None
    """Where the copy came from"""
    copy_taken: str | None = None
    """When the copy was taken"""
    inferred: tuple[Text, ...] = ()
    """What of this record the copy does not say and how it was inferred, a sentence each"""
    note: str = ""
    """What is to be known of the copy"""

    @model_validator(mode="after")
    def _verifiable(self) -> "SourceCustom":
        if self.source_class is SourceClass.TEXT and None in (self.file, self.sha256, self.paragraphs):
            raise ValueError("a text needs file, sha256 and paragraphs")
        return self


class Issued(BaseModel):
    """A CSL date: `date-parts` (year, month, day), or `literal` words where there is no date."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    date_parts: Annotated[
        tuple[Annotated[tuple[int, ...], Field(min_length=1, max_length=3)], ...] | None, Field(alias="date-parts")
    ] = None
    literal: Text | None = None

    @property
    def last_day(self) -> int | None:
        """The last day it can have been issued on, in days since 1970-01-01; `None` where there is no date."""
        if not self.date_parts:
            return None
        year, *rest = self.date_parts[-1]
        span = parse("-".join([f"{year:0{4 + (year < 0)}d}", *(f"{part:02d}" for part in rest)])).span
        return span.end if span else None

    @model_validator(mode="after")
    def _sound(self) -> "Issued":
        if bool(self.date_parts) == bool(self.literal):
            raise ValueError("give either date-parts or literal")
        for parts in self.date_parts or ():
            try:
                day_number(*parts, *(1, 1)[len(parts) - 1 :])
            except (ValueError, OverflowError):
                given = "-".join(map(str, parts))
                raise ValueError(f"'{given}' is no year, month and day of the calendar, in this order") from None
        return self


class Source(BaseModel):
    """A CSL-JSON item; further CSL fields are kept as they are."""

    model_config = ConfigDict(frozen=True, extra="allow")

    id: Slug
    type: Text
    title: Text
    author: tuple[dict[str, str], ...] = ()
    publisher: str | None = None
    issued: Issued
    custom: SourceCustom

    @property
    def is_text(self) -> bool:
        """Whether its quotations can be verified in a copy."""
        return self.custom.source_class is SourceClass.TEXT
