"""Words as records: those that the texts use for the events, where they stand, and the entries of the glossary."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from geodata.fields import Record, References, Slug, Slugs, Text, Texts


class Keyword(Record):
    """A word that sources use for the events."""

    id: Slug
    """Id of the keyword"""
    title: Text
    """The word as it is listed"""
    forms: Texts
    """The forms that are counted, whole words in any case, joined by ;"""


class Occurrence(Record):
    """One place in a text where a form of a keyword stands."""

    keyword: Annotated[Slug, References("keywords")]
    """Id of the keyword"""
    source: Annotated[Slug, References("sources")]
    """Id of the text"""
    paragraph: Annotated[int, Field(ge=1)]
    """Number of the paragraph"""
    start: Annotated[int, Field(ge=0)]
    """How many characters of the folded paragraph stand before it"""


class EntryKind(StrEnum):
    """Whose word it is."""

    MAP = "map"
    NEUTRAL = "neutral"
    CONTESTED = "contested"


class Entry(Record):
    """A word of the glossary."""

    id: Slug
    """Id of the entry"""
    title: Text
    """The word or words; contested ones in “ ”"""
    kind: EntryKind
    """map: a word of this map, defined by us; neutral: a plain term of the sources; contested: a word or name whose
    use is disputed, which is not defined"""
    definition: Text | None = None
    """What it means; empty for contested ones"""
    law: Text | None = None
    """What it means in the law or document of law_source, in plain words; of contested ones only"""
    law_source: Text | None = None
    """The law or document, with the article"""
    forms: Texts = ()
    """The forms that are looked for in statements, whole words in any case, joined by ;"""
    keyword: Annotated[Slug | None, References("keywords")] = None
    """Id of the keyword that counts it in the whole texts"""
    places: Annotated[Slugs, References("places")] = ()
    """Ids of the places of whose names it speaks, joined by ;"""
    see: Annotated[Slugs, References("glossary")] = ()
    """Ids of related entries, joined by ;"""
