"""How a corpus is shown: its layers, periods, time axis, titles and notes. One class is one row, or one file."""

import re
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, model_validator

from geodata.dates import ClosedEdtf, DatedEdtf
from geodata.fields import Record, Since, Slug, Text, Texts

Bounds = tuple[float, float, float, float]


class Chapter(Record):
    """A named time window."""

    id: Slug
    """Id of the chapter"""
    title: Text
    """Name of the chapter"""
    start: ClosedEdtf
    """Date whose first day the window begins on, EDTF"""
    end: ClosedEdtf
    """Date whose last day the window ends on, EDTF"""
    view: Annotated[Slug | None, Since("2.2")] = None
    """Which of the corpus's views the map shows with it; the first one's where empty"""

    @property
    def days(self) -> tuple[int, int]:
        """First and last day, in days since 1970-01-01."""
        return self.start.days[0], self.end.days[1]


class AxisSegment(Record):
    """A stretch of the time axis, its share of the bar's length and the step a key press makes in it."""

    start: ClosedEdtf
    """Date whose first day the stretch begins on, EDTF; a year before 1 is astronomical (-0699 is 700 BC)"""
    end: ClosedEdtf
    """Date whose last day the stretch ends on, EDTF"""
    step: Literal["day", "month", "year", "century"]
    """Step that one key press makes in the stretch"""
    share: Annotated[float, Field(gt=0, le=1)]
    """Share of the axis' length, 0 to 1; all shares add up to 1"""

    @property
    def days(self) -> tuple[int, int]:
        """First and last day, in days since 1970-01-01."""
        return self.start.days[0], self.end.days[1]


class LayerRule(Record):
    """Which places or claims a map layer holds; the first rule that fits wins, an empty cell fits all."""

    id: Slug
    """Id of the layer"""
    title: Text
    """Name of the layer"""
    short: Annotated[Text | None, Since("2.2")] = None
    """Name of the layer where there is little room; the title where empty"""
    feature: Literal["place", "claim"]
    """Whether the rule takes places or claims"""
    kinds: Texts = ()
    """Kinds of place or claim that the layer takes, joined by ;"""
    roles: Texts = ()
    """Roles of place that the layer takes, joined by ;"""
    modes: Texts = ()
    """Modes of claim that the layer takes, joined by ;"""
    since: DatedEdtf | None = None
    """The layer takes claims that begin on or after this date's first day, EDTF"""
    until: DatedEdtf | None = None
    """The layer takes claims that begin on or before this date's last day, EDTF"""
    visible: bool
    """Whether the layer is shown on opening"""


class Credit(Record):
    """Somebody to be credited, or a licence: a title and an address."""

    title: Text
    path: Text
    name: Text | None = None


def _reachable(address: str) -> str:
    """An address for reports of errors: of mail, or of a form that takes `title` and `body`; empty where none is."""
    parts = urlsplit(address)
    mail = re.fullmatch(r"mailto:[^@\s?&#]+@[^@\s?&#]+\.[^@\s?&#]+", address)
    form = parts.scheme == "https" and parts.hostname and not parts.fragment and not re.search(r"\s", address)
    if address and not mail and not form:
        raise ValueError(f"'{address}' is neither mailto:name@host nor an https address without #")
    return address


class Meta(Record):
    """What the program says of a corpus as a whole, in `corpus.json`; `short_note` says beside an embedded map whose
    sources it shows, `documentation_note` stands over documentation, `status_note` on the map,
    `parties` calls the sources that speak for a country by the country's id.

    Of the method: `audits` are what was found when statements were read against their sources again, a reading each;
    `ties` says what ties its makers to a party; `report_to` is where errors are reported, a mailto address or the https
    address of a form that takes `title` and `body`. Each is empty where nothing is known.

    Bounds are west, south, east, north in degrees; the map opens on the view `region`, with the chapter `opening`.
    """

    id: Slug
    title: Text
    summary: Text
    version: Text
    licence: Text
    licences: tuple[Credit, ...] = ()
    citation: Text
    credits: tuple[Credit, ...] = ()
    content_note: Text
    short_note: str = ""
    documentation_note: str = ""
    boundary_note: Text
    names_note: Text
    graphic_note: Text
    map_credit: Text
    status_note: str = ""
    audits: tuple[Text, ...] = ()
    ties: str = ""
    report_to: Annotated[str, AfterValidator(_reachable)] = ""
    opening: Slug | None = None
    relief_bounds: Bounds
    views: dict[str, Bounds]
    languages: dict[str, str]
    parties: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _opens(self) -> "Meta":
        if "region" not in self.views:
            raise ValueError("views lacks 'region', on which the map opens")
        return self
