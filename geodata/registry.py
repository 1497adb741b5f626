"""The files of a data folder: what each is called, what a row of it is and which columns tell rows apart.

Reading, the checks of ids and references, and `datapackage.json` all go by this list: a new data file is an entry here
and its record in `model` or `display`.
"""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from geodata.acts import Act, Body, Mention
from geodata.changes import Change, Released
from geodata.display import AxisSegment, Chapter, LayerRule, Meta
from geodata.model import Claim, Figure, Paragraph, Place, Route, Term, Toponym
from geodata.questions import Answer, NotFound, Question, Sum
from geodata.sources import Source
from geodata.words import Entry, Keyword, Occurrence

SCHEMA_VERSION = "2.2"  # of the data files and the exports; the first number changes where readers must

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True)
class DataFile(Generic[R]):
    """A file of records: CSV rows, the items of a JSON list, or (`single`) the one object of a JSON file.

    `key` names the columns that no two records share; an `optional` file may be missing.
    """

    path: str
    model: type[R]
    title: str
    description: str
    key: tuple[str, ...] = ()
    single: bool = False
    optional: bool = False

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return PurePath(self.path).stem


@dataclass(frozen=True)
class Attachment:
    """A file that is not made of records."""

    path: str
    name: str
    title: str
    description: str
    media_type: str


META = DataFile(
    "corpus.json",
    Meta,
    "Corpus",
    "What is said of the corpus as a whole: title, version, licence, citation, notes, map views (west, south, east, "
    "north in degrees, WGS 84) and language names; audits (what each reading against the sources found), ties (of "
    "its makers to a party) and report_to (where errors are reported: mailto:name@host, or the https address of a form "
    "that takes title and body), each empty where nothing is known.",
    single=True,
)
SOURCES = DataFile(
    "sources.json",
    Source,
    "Sources",
    "The sources as CSL-JSON items; under custom: who issued it, its class, a label, and of a text the file name, its "
    "SHA-256 and its number of paragraphs, of documentation the perspective and how it was seen.",
    key=("id",),
)
PARAGRAPHS = DataFile(
    "paragraphs.csv",
    Paragraph,
    "Paragraphs of the sources",
    "The SHA-256 of every paragraph of every text, so that a copy can be told to be the same. A paragraph is a "
    "non-empty line, with no-break spaces as spaces and runs of white space as one space.",
    key=("source", "paragraph"),
)
PLACES = DataFile(
    "places.csv",
    Place,
    "Places",
    "The places that the sources name. A place that no record locates is listed without a location.",
    key=("id",),
)
NAMES = DataFile("names.csv", Toponym, "Names", "The names of places, by language and by who uses them.")
ROUTES = DataFile(
    "routes.csv", Route, "Routes", "Lines between named places. None follows a surveyed road.", key=("place",)
)
CLAIMS = DataFile(
    "claims.csv",
    Claim,
    "Claims",
    "What one source asserts, with where it stands there and, of texts, the passage it rests on. Two sources, two "
    "claims; none is merged.",
    key=("id",),
)
FIGURES = DataFile(
    "figures.csv",
    Figure,
    "Figures",
    "The numbers inside claims: a value, or a low and a high one, or none where the source gives no number.",
    key=("claim", "measure"),
)
BODIES = DataFile(
    "bodies.csv",
    Body,
    "Bodies",
    "Parliaments, organisations, offices and persons that act in claims, with their names as the sources write them.",
    key=("id",),
    optional=True,
)
ACTS = DataFile(
    "acts.csv",
    Act,
    "Acts",
    "Resolutions, statements, proclamations, decrees, laws, speeches and the like that the sources speak of, one row "
    "for all sources.",
    key=("id",),
    optional=True,
)
MENTIONS = DataFile(
    "mentions.csv",
    Mention,
    "Mentions of acts",
    "What each source says of an act: its position, the word used, and the claims that speak of it.",
    key=("act", "source"),
    optional=True,
)
QUESTIONS = DataFile(
    "questions.csv",
    Question,
    "Questions",
    "Questions that several sources answer, so that it can be told how many give the same number or say the same.",
    key=("id",),
    optional=True,
)
ANSWERS = DataFile(
    "answers.csv",
    Answer,
    "Answers",
    "Which claims, and which figures in them, answer a question.",
    key=("question", "claim", "measure"),
    optional=True,
)
SUMS = DataFile(
    "sums.csv",
    Sum,
    "Sums",
    "Numbers of one source that can be added up, beside its number for the whole; it is told where they differ.",
    key=("id",),
    optional=True,
)
NOT_FOUND = DataFile(
    "not_found.csv",
    NotFound,
    "Not found",
    "What was looked for outside the texts and not found, and beside which claims that is said.",
    key=("id",),
    optional=True,
)
KEYWORDS = DataFile(
    "keywords.csv",
    Keyword,
    "Keywords",
    "Words that the texts use for the events, with the forms that are counted.",
    key=("id",),
    optional=True,
)
OCCURRENCES = DataFile(
    "occurrences.csv",
    Occurrence,
    "Occurrences of keywords",
    "Where in the texts the keywords stand, of whatever they are said; written by `verify --write`.",
    key=("keyword", "source", "paragraph", "start"),
    optional=True,
)
GLOSSARY = DataFile(
    "glossary.csv",
    Entry,
    "Glossary",
    "Words of this map and plain terms of the sources, with what they mean; contested words, which are not defined, "
    "with the forms that are looked for in statements.",
    key=("id",),
    optional=True,
)
TERMS = DataFile(
    "vocabularies.csv",
    Term,
    "Vocabularies",
    "The terms of the corpus with their definitions: kinds of places and claims, roles, forms of acts, topics, "
    "measures, perspectives.",
    key=("vocabulary", "id"),
)
CHAPTERS = DataFile("chapters.csv", Chapter, "Chapters", "Named time windows.", key=("id",))
AXIS = DataFile(
    "axis.csv",
    AxisSegment,
    "Time axis",
    "Stretches of the uneven time axis, in order and without gaps.",
    key=("start",),
)
CHANGES = DataFile(
    "changes.csv",
    Change,
    "Changes",
    "What changed in claims and places since the last release, and why.",
    key=("id", "version"),
    optional=True,
)
RELEASED = DataFile(
    "released.csv",
    Released,
    "Last release",
    "The claims and places of the last release, each with a hash of what a citation of it rests on.",
    key=("id",),
    optional=True,
)
LAYERS = DataFile(
    "layers.csv",
    LayerRule,
    "Layers",
    "Which places or claims a map layer holds. The first rule that fits wins; an empty cell fits all.",
    key=("id",),
)

FILES: tuple[DataFile[Any], ...] = (
    META,
    SOURCES,
    PARAGRAPHS,
    PLACES,
    NAMES,
    ROUTES,
    CLAIMS,
    FIGURES,
    BODIES,
    ACTS,
    MENTIONS,
    QUESTIONS,
    ANSWERS,
    SUMS,
    NOT_FOUND,
    KEYWORDS,
    OCCURRENCES,
    GLOSSARY,
    TERMS,
    CHAPTERS,
    AXIS,
    LAYERS,
    CHANGES,
    RELEASED,
)

LESSONS = "lessons"  # the folder that holds one file a lesson
LOADED_WORDS = Attachment(
    "loaded_words.txt",
    "loaded-words",
    "Loaded words",
    "Beginnings of words, one a line, that statements use only inside quotations or characterisations.",
    "text/plain",
)
OUTLINES = Attachment(
    "outlines.geojson",
    "outlines",
    "Outlines",
    "Generalised polygons of districts, regions, states and countries, WGS 84; error_m is how far in metres an outline "
    "may lie from the boundary it generalises, source is whom to credit.",
    "application/geo+json",
)
BASE_REGION = Attachment(
    "base/region.geojson",
    "base-region",
    "Base map of the region",
    "Land, rivers and lakes without names, WGS 84, for scales of about 1:10 million.",
    "application/geo+json",
)
BASE_WORLD = Attachment(
    "base/world.geojson",
    "base-world",
    "Base map of the world",
    "Land without names, WGS 84, for scales of about 1:110 million.",
    "application/geo+json",
)
RELIEF = Attachment(
    "base/relief.webp",
    "base-relief",
    "Relief of the region",
    "Shaded relief without names, within the bounds that corpus.json gives (relief_bounds).",
    "image/webp",
)

ATTACHMENTS = (LOADED_WORDS, OUTLINES, BASE_REGION, BASE_WORLD, RELIEF)
