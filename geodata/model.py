"""The records of a corpus and their closed vocabularies.

One class is one row of a data file; the field names are the column names. Reading lives in `reading`,
rules that span several records in `checks`.
"""

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from geodata.dates import ClosedEdtf, Edtf

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1)]


def _split(value: Any) -> Any:
    """Turn a cell such as `a;b` into a tuple of its non-empty parts."""
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(";") if part.strip())
    return value


Slugs = Annotated[tuple[Slug, ...], BeforeValidator(_split)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_split)]


class PlaceKind(StrEnum):
    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    SETTLEMENT = "settlement"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    STATE = "state"
    FORMER_STATE = "former-state"
    FORMER_REGION = "former-region"
    WORLD_REGION = "world-region"
    AREA = "area"
    SITE = "site"
    INSTITUTION = "institution"
    AIRPORT = "airport"
    FOREST = "forest"
    HEIGHT = "height"
    LOCALITY = "locality"
    ROAD = "road"
    ROUTE = "route"
    IDEA = "idea"


class PlaceRole(StrEnum):
    """Why a text names the place."""

    EVENT_SITE = "event-site"
    DESTINATION = "destination"
    BASE = "base"
    WITHDRAWAL = "withdrawal"
    ADMINISTRATIVE = "administrative"
    CONTEXT = "context"
    RECOGNISING = "recognising"
    VENUE = "venue"
    INSTITUTION = "institution"
    COMPARISON = "comparison"
    PUBLICATION = "publication"
    NAME_ONLY = "name-only"


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


class ClaimKind(StrEnum):
    ATTACK = "attack"
    KILLING = "killing"
    INJURY = "injury"
    CAPTURE = "capture"
    RELEASE = "release"
    MISSING = "missing"
    EXPULSION = "expulsion"
    FLIGHT = "flight"
    SIEGE = "siege"
    TRANSPORT_ATTACK = "transport-attack"
    HELICOPTER_DOWNING = "helicopter-downing"
    DESTRUCTION = "destruction"
    PROPERTY_DAMAGE = "property-damage"
    TORTURE = "torture"
    BURIAL = "burial"
    FORENSIC = "forensic"
    FAMILY_LOSS = "family-loss"
    FORCE_COMPOSITION = "force-composition"
    EQUIPMENT_TRANSFER = "equipment-transfer"
    WITHDRAWAL = "withdrawal"
    STRIKE = "strike"
    TERRITORIAL_CLAIM = "territorial-claim"
    POLITICAL_DECISION = "political-decision"
    TAKEOVER = "takeover"
    RETURN = "return"
    POPULATION = "population"
    LOCATION = "location"
    HERITAGE = "heritage"
    INVESTIGATION = "investigation"
    CHARGE = "charge"
    PRESS_REPORT = "press-report"
    NGO_REPORT = "ngo-report"
    TESTIMONY = "testimony"
    RECOGNITION = "recognition"
    RESOLUTION = "resolution"
    DECLARATION = "declaration"
    STATEMENT = "statement"
    DECREE = "decree"
    LAW = "law"
    CAMPAIGN = "campaign"
    PETITION = "petition"
    EXHIBITION = "exhibition"
    CONFERENCE = "conference"
    COMMEMORATION = "commemoration"
    MONUMENT = "monument"
    AGREEMENT = "agreement"
    SPEECH = "speech"
    COMPARISON = "comparison"
    MOTIVE = "motive"
    CONFLICT_TOTAL = "conflict-total"
    DEMAND = "demand"
    LEGAL_NORM = "legal-norm"
    CHARACTERISATION = "characterisation"
    OTHER = "other"


class Mode(StrEnum):
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
    EXACTLY = "exactly"
    ABOUT = "about"
    MORE_THAN = "more than"
    AT_LEAST = "at least"
    UP_TO = "up to"
    ALMOST = "almost"
    LESS_THAN = "less than"


class Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)


class SourceClass(StrEnum):
    TEXT = "text"
    INDEPENDENT = "independent"


class SourceCustom(Record):
    """What CSL-JSON has no field for."""

    file: Text
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    paragraphs: Annotated[int, Field(ge=1)]
    party: Text
    source_class: SourceClass
    label: Text
    note: str = ""


class Issued(BaseModel):
    """A CSL date: `date-parts` (year, month, day), or `literal` words where there is no date."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    date_parts: Annotated[
        tuple[Annotated[tuple[int, ...], Field(min_length=1, max_length=3)], ...] | None, Field(alias="date-parts")
    ] = None
    literal: Text | None = None

    @model_validator(mode="after")
    def _one(self) -> "Issued":
        if bool(self.date_parts) == bool(self.literal):
            raise ValueError("give either date-parts or literal")
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


class Paragraph(Record):
    """The SHA-256 of one folded paragraph of a source, so that a copy can be told to be the same."""

    source: Slug
    paragraph: Annotated[int, Field(ge=1)]
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Place(Record):
    """A place a text names. `accuracy_m` is a radius in metres; `outline` and `within` name outlines."""

    id: Slug
    title: Text
    kind: PlaceKind
    role: PlaceRole
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    outline: Slugs = ()
    precision: Precision
    accuracy_m: Annotated[int, Field(ge=1)] | None = None
    coordinate_source: str | None = None
    coordinate_id: str | None = None
    within: Slugs = ()
    note: str | None = None


class Toponym(Record):
    """A name of a place. A name read in a text carries the source and the first paragraph it stands in."""

    place: Slug
    toponym: Text
    lang: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
    used_by: str | None = None
    source: Slug | None = None
    paragraph: Annotated[int, Field(ge=1)] | None = None
    since: str | None = None
    until: str | None = None
    origin: str | None = None


class Route(Record):
    """A line between named ends, in order."""

    place: Slug
    path: Annotated[Slugs, Field(min_length=2)]
    method: RouteMethod
    note: str | None = None


class Claim(Record):
    """Something one source asserts. `statement` is a clause that reads on after "states that"."""

    id: Slug
    source: Slug
    paragraph: Annotated[int, Field(ge=1)]
    quote: Text
    prefix: str | None = None
    suffix: str | None = None
    statement: Text
    kind: ClaimKind
    mode: Mode
    topic: Slug
    body: str | None = None
    legal_form: str | None = None
    places: Slugs = ()
    when: Edtf | None = None
    date_basis: DateBasis
    holds: Holds | None = None
    sensitivity: Literal["graphic"] | None = None
    quoted_source: str | None = None
    note: str | None = None


class Figure(Record):
    """A number inside a claim: a value, or low and high."""

    claim: Slug
    measure: Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z0-9]+)*$")]
    value: float | None = None
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier | None = None
    unit: Text
    counts: Text


class Term(Record):
    """A term of an open vocabulary of the corpus (topics, measures)."""

    vocabulary: Literal["topic", "measure"]
    id: Text
    title: Text


class Chapter(Record):
    """A named time window."""

    id: Slug
    title: Text
    start: ClosedEdtf
    end: ClosedEdtf


class AxisSegment(Record):
    """A stretch of the time axis, its share of the bar's length and the step a key press makes in it."""

    start: ClosedEdtf
    end: ClosedEdtf
    step: Literal["day", "month", "year", "century"]
    share: Annotated[float, Field(gt=0, le=1)]


class LayerRule(Record):
    """Which places or claims a map layer holds; the first rule that fits wins, an empty cell fits all."""

    id: Slug
    title: Text
    feature: Literal["place", "claim"]
    kinds: Texts = ()
    roles: Texts = ()
    modes: Texts = ()
    since: Edtf | None = None
    until: Edtf | None = None
    visible: bool


class Meta(Record):
    """What the program says of a corpus as a whole, in `corpus.json`.

    Bounds are west, south, east, north in degrees; the map opens on the view `region`.
    """

    id: Slug
    title: Text
    summary: Text
    version: Text
    licence: Text
    citation: Text
    content_note: Text
    boundary_note: Text
    names_note: Text
    graphic_note: Text
    map_credit: Text
    relief_bounds: tuple[float, float, float, float]
    views: dict[str, tuple[float, float, float, float]]
    languages: dict[str, str]

    @model_validator(mode="after")
    def _opens(self) -> "Meta":
        if "region" not in self.views:
            raise ValueError("views lacks 'region', on which the map opens")
        return self
