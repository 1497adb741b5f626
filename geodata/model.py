"""The records of the evidence: one class is one row of a data file, the field names are the column names.

Terms of kinds, roles, forms, topics and measures are rows of vocabularies.csv, so that another corpus can have its own.
The vocabularies here are closed because the program acts on each of their terms. Reading lives in `reading`, rules that
span several records in `structure` and `checks`.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from geodata.dates import EdtfDate, HoursOfDay
from geodata.fields import OfVocabulary, Record, References, Sha256, Since, Slug, Slugs, Text, Texts
from geodata.sources import Confidence, Locator, LocatorField, LocatorKind, SeenAs


class Precision(StrEnum):
    """How well a place's location is known."""

    EXACT = "exact"
    SETTLEMENT = "settlement"
    AREA = "area"
    APPROXIMATE = "approximate"
    DIRECTION = "direction"
    UNLOCATED = "unlocated"


class RouteMethod(StrEnum):
    """How a route's line was made; none of them follows a surveyed road."""

    SCHEMATIC = "schematic"
    DIRECTION = "direction"


class Mode(StrEnum):
    """What kind of assertion a claim is."""

    EVENT = "event"
    FIGURE = "figure"
    CHARACTERISATION = "characterisation"
    COMMEMORATION = "commemoration"
    BACKGROUND = "background"


class DateBasis(StrEnum):
    """How a claim's date was obtained."""

    GIVEN = "given"
    INFERRED = "inferred"
    YEAR_MISSING = "year-missing"
    NONE = "none"


class Holds(StrEnum):
    """Whether a claim holds on every day of its date range or on some day of it."""

    EVERY = "every"
    SOME = "some"


class Qualifier(StrEnum):
    """How a source qualifies a number: its own word."""

    ABOUT = "about"
    AROUND = "around"
    SOME = "some"
    MORE_THAN = "more than"
    OVER = "over"
    AT_LEAST = "at least"
    UP_TO = "up to"
    ALMOST = "almost"
    NEARLY = "nearly"
    LESS_THAN = "less than"


class DrawnAs(StrEnum):
    """What the places of a kind are on a map."""

    SETTLEMENT = "settlement"
    LINE = "line"
    AREA = "area"
    POINT = "point"


class Paragraph(Record):
    """The SHA-256 of one folded paragraph of a source, so that a copy can be told to be the same."""

    source: Annotated[Slug, References("sources")]
    """Id of the source in sources.json"""
    paragraph: Annotated[int, Field(ge=1)]
    """Number of the paragraph, counted from 1 over non-empty lines"""
    sha256: Sha256
    """SHA-256 of the folded paragraph's UTF-8 bytes, hexadecimal"""
    words: Annotated[int | None, Field(ge=1), Since("2.2")] = None
    """How many words it has; written by `verify --write`"""


class Place(Record):
    """A place a source names."""

    id: Slug
    """Id of the place"""
    title: Text
    """Name the place is listed under, as the sources write it or a description"""
    kind: Annotated[Text, OfVocabulary("place-kind")]
    """What the place is: a place-kind of vocabularies.csv"""
    role: Annotated[Text, OfVocabulary("place-role")]
    """Why a source names the place: a place-role of vocabularies.csv"""
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    """Longitude in degrees east, WGS 84; empty unless the location is a point"""
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    """Latitude in degrees north, WGS 84; empty unless the location is a point"""
    outline: Slugs = ()
    """Ids of the outlines in outlines.geojson that make up the place, joined by ;"""
    precision: Precision
    """How well the location is known: exact, the settlement's point, an area's generalised outline, approximate, a
    direction only, or unlocated"""
    accuracy_m: Annotated[int, Field(ge=1)] | None = None
    """Radius in metres within which the place lies"""
    coordinate_source: str | None = None
    """Where the location is taken from"""
    coordinate_id: str | None = None
    """Record of that source"""
    within: Slugs = ()
    """Ids of outlines in outlines.geojson of which at least one must hold the point, joined by ;"""
    note: str | None = None
    """How the location was chosen and what speaks against it"""


class Toponym(Record):
    """A name of a place. A name read in a text carries the source and the first paragraph it stands in."""

    place: Annotated[Slug, References("places")]
    """Id of the place"""
    toponym: Text
    """The name, as written"""
    lang: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
    """Language of the name, BCP 47"""
    used_by: str | None = None
    """Who uses the name, where it is not read in a source"""
    source: Annotated[Slug | None, References("sources")] = None
    """Id of the source in sources.json that uses the name"""
    paragraph: Annotated[int, Field(ge=1)] | None = None
    """First paragraph of that source in which the name stands"""
    since: str | None = None
    """Year from which the name has been used"""
    until: str | None = None
    """Year until which the name was used"""
    origin: str | None = None
    """Record the name is taken from, where it is not read in a source"""


class Route(Record):
    """A line between named ends, in order."""

    place: Annotated[Slug, References("places")]
    """Id of the place that is the route"""
    path: Annotated[Slugs, Field(min_length=2), References("places")]
    """Ids of the places the line passes, in order, joined by ;"""
    method: RouteMethod
    """How the line was made: schematic (straight lines between named places) or direction (towards a place, not
    reaching it)"""
    note: str | None = None
    """What the line stands for and what it leaves open"""


class Claim(Record):
    """Something one source asserts, with where it stands there. Two sources, two claims; none is merged."""

    id: Slug
    """Id of the claim: source, paragraph (pNN) and running number"""
    source: Annotated[Slug, References("sources")]
    """Id of the source in sources.json"""
    paragraph: Annotated[int, Field(ge=1)] | None = None
    """Number of the paragraph in the source, from 1; of texts only"""
    locator: Annotated[LocatorField | None, Since("2.0")] = None
    """Where it stands in documentation: paragraph, page, footnote, article or time, and the number: page 12-14"""
    quote: Text | None = None
    """Fragment of at most 12 words, exact after folding white space, found once in the paragraph; several of one
    passage, in their order, are joined by […]; texts need one"""
    prefix: str | None = None
    """Words just before the quote, where needed to find it once"""
    suffix: str | None = None
    """Words just after the quote, where needed to find it once"""
    statement: Text
    """What the source states: a clause that reads on after “states that”, without a full stop; words of the source in
    “ ”"""
    kind: Annotated[Text, OfVocabulary("claim-kind")]
    """What the claim is about: a claim-kind of vocabularies.csv"""
    mode: Mode
    """Whether the claim is an event, a figure, a characterisation, a commemoration or background"""
    topic: Annotated[Slug, OfVocabulary("topic")]
    """Topic of the claim: a topic of vocabularies.csv"""
    body: Annotated[Texts, References("bodies", lax=True)] = ()
    """Ids of the bodies that act in the claim, joined by ;"""
    legal_form: Annotated[str | None, OfVocabulary("form")] = None
    """Form of the act, as the source gives it: a form of vocabularies.csv"""
    places: Annotated[Slugs, References("places")] = ()
    """Ids of the places the claim is about, joined by ;"""
    when: EdtfDate | None = None
    """Date the source gives, EDTF (ISO 8601-2), empty where it gives none; a day without a year (XXXX-02-26) leaves the
    claim undated. Accepted forms: YYYY, YYYY-MM or YYYY-MM-DD (before year 0 -YYYY ...); YYYX, YYXX, YYYY-XX or
    YYYY-MM-XX; each with ?, ~ or % behind it; two of them as A/B, one end open as .. ; several as [A,B] (one of) or
    {A,B} (each of); XXXX-MM-DD or XXXX-MM"""
    time: Annotated[HoursOfDay | None, Since("2.0")] = None
    """Hours the source gives beside the date: 23:00, 21:00/05:00 (the end may lie on the next day), one end open as ..,
    ~ where approximate"""
    date_basis: DateBasis
    """How the date was obtained: given, inferred from context, given without a year, or none"""
    holds: Holds | None = None
    """Whether the claim holds on every day of the date's range or on some day of it; empty where there is no date"""
    sensitivity: Literal["graphic"] | None = None
    """Graphic where the passage describes cruelty in detail, else empty"""
    quoted_source: str | None = None
    """Whom the source itself cites"""
    note: str | None = None
    """Remark on reading, date or place"""
    seen_as: Annotated[SeenAs | None, Since("2.2")] = None
    """How far a statement of documentation was seen: original, the document or an official copy; passage, on a copy of
    someone else; tertiary, in an encyclopedia or the like that cites it; of documentation only"""
    seen_at: Annotated[str | None, Since("2.2")] = None
    """Where it was seen; of documentation only"""
    limits: Annotated[str | None, Since("2.2")] = None
    """What limits what was seen: whose copy it is, what was not read; of documentation only"""
    confidence: Annotated[Confidence | None, Since("2.2")] = None
    """How well what was seen bears it out: high, medium or low; of documentation only"""

    @property
    def dated(self) -> bool:
        """Whether days are known on which it holds; a day without a year is none."""
        return self.when is not None and self.when.span is not None

    @property
    def cited_at(self) -> Locator | None:
        """Where it stands in its source, if that is known."""
        return self.locator if self.paragraph is None else Locator(LocatorKind.PARAGRAPH, str(self.paragraph))


class Figure(Record):
    """A number inside a claim: a value, a low and a high one, or none where the source gives no number."""

    claim: Annotated[Slug, References("claims")]
    """Id of the claim the number stands in"""
    measure: Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z0-9]+)*$"), OfVocabulary("measure")]
    """What is measured: a measure of vocabularies.csv"""
    value: float | None = None
    """The number, in the unit of the row"""
    low: float | None = None
    """Lower end of a range, in the unit of the row"""
    high: float | None = None
    """Upper end of a range, in the unit of the row"""
    qualifier: Qualifier | None = None
    """How the source qualifies the number; empty where it gives none"""
    unit: Text
    """What one is: persons, families, houses, km2, percent, USD ..."""
    counts: Text
    """What exactly the source counts"""
    part_of: Annotated[str | None, StringConstraints(pattern=r"^[a-z0-9-]+/[a-z0-9_]+$"), Since("2.1")] = None
    """The figure of the same source that this one is a part of, as claim/measure; parts are not added to it"""
    reported_by: Annotated[str | None, Since("2.1")] = None
    """Who reported the number to the source; empty where it names nobody"""
    note: Annotated[str | None, Since("2.1")] = None
    """Remark on the reading of the number"""

    @property
    def key(self) -> str:
        """What `part_of` calls it by."""
        return f"{self.claim}/{self.measure}"


class Term(Record):
    """A term of a vocabulary of the corpus."""

    vocabulary: Literal[
        "place-kind",
        "place-role",
        "claim-kind",
        "form",
        "topic",
        "measure",
        "level",
        "position",
        "perspective",
        "answer",
    ]
    """The vocabulary the term belongs to"""
    id: Text
    """Id of the term"""
    title: Text
    """The term in words"""
    definition: Annotated[str | None, Since("2.0")] = None
    """What falls under it, and what does not"""
    drawn_as: Annotated[DrawnAs | None, Since("2.0")] = None
    """Of a place-kind: whether its places are settlements, lines, areas or other points"""
