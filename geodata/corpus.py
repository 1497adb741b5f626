"""A corpus in memory: every record of a data folder, joined, with geometries and layers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from shapely.geometry.base import BaseGeometry

from geodata import geometry
from geodata.acts import Act, Body, Mention
from geodata.changes import Change
from geodata.display import AxisSegment, Chapter, LayerRule, Meta
from geodata.layering import claim_layers, place_layer
from geodata.lesson import Lesson
from geodata.model import Claim, DrawnAs, Figure, Paragraph, Place, Route, Term, Toponym
from geodata.questions import Answer, NotFound, Question, Sum
from geodata.reading import DataError, Problem
from geodata.registry import (
    ACTS,
    ANSWERS,
    AXIS,
    BODIES,
    CHANGES,
    CHAPTERS,
    CLAIMS,
    FIGURES,
    GLOSSARY,
    KEYWORDS,
    LAYERS,
    MENTIONS,
    META,
    NAMES,
    NOT_FOUND,
    OCCURRENCES,
    PARAGRAPHS,
    PLACES,
    QUESTIONS,
    RELEASED,
    RELIEF,
    ROUTES,
    SOURCES,
    SUMS,
    TERMS,
)
from geodata.sources import Source
from geodata.structure import faults
from geodata.tables import Tables, read
from geodata.words import Entry, Keyword, Occurrence

DATA = Path(__file__).parent / "data"
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Corpus:
    """Everything the program knows, keyed by id; `geometries` holds `None` for an unlocated place.

    `terms` holds the terms of each vocabulary by id, `base` the GeoJSON beneath the evidence by name, `relief` the
    picture's path; `fingerprint` differs where records or outlines do. `part_of` is the corpus of which this one leaves
    claims out (`sparing.py`). Two corpora are the same only if they are one.
    """

    meta: Meta
    sources: dict[str, Source]
    places: dict[str, Place]
    names: dict[str, tuple[Toponym, ...]]
    routes: dict[str, Route]
    claims: dict[str, Claim]
    figures: dict[str, tuple[Figure, ...]]
    bodies: dict[str, Body]
    acts: dict[str, Act]
    mentions: tuple[Mention, ...]
    questions: dict[str, Question]
    answers: tuple[Answer, ...]
    sums: dict[str, Sum]
    history: dict[str, tuple[Change, ...]]
    released: dict[str, str]
    not_found: dict[str, NotFound]
    paragraphs: dict[str, tuple[Paragraph, ...]]
    keywords: dict[str, Keyword]
    occurrences: tuple[Occurrence, ...]
    glossary: dict[str, Entry]
    terms: Mapping[str, dict[str, Term]]
    chapters: tuple[Chapter, ...]
    axis: tuple[AxisSegment, ...]
    layers: tuple[LayerRule, ...]
    base: dict[str, Any]
    relief: Path
    geometries: dict[str, BaseGeometry | None]
    claims_at: dict[str, tuple[Claim, ...]]
    claim_layers: dict[str, str]
    place_layers: dict[str, str]
    sources_naming: dict[str, frozenset[str]]
    lessons: dict[str, Lesson]
    fingerprint: str
    part_of: "Corpus | None" = None

    @property
    def whole(self) -> "Corpus":
        """The corpus of which this one leaves claims out; itself where it leaves out none."""
        return self.part_of or self

    def sources_at(self, place: str) -> tuple[str, ...]:
        """The ids of the sources that state something there or name the place."""
        naming = self.sources_naming.get(place, frozenset())
        return tuple(source for source in self.sources if source in naming)

    def mentions_in(self, source: str) -> tuple[Mention, ...]:
        """What a source says of acts, in the order of mentions.csv."""
        return tuple(mention for mention in self.mentions if mention.source == source)

    def actors(self, claim: Claim) -> str:
        """Who acts in a claim, in words."""
        return "; ".join(self.bodies[body].title if body in self.bodies else body for body in claim.body)

    def located(self, claim: Claim) -> bool:
        """Whether one of the claim's places has a geometry."""
        return any(self.geometries[place] is not None for place in claim.places)

    @property
    def texts(self) -> tuple[str, ...]:
        """The ids of the sources that are texts."""
        return tuple(key for key, source in self.sources.items() if source.is_text)

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics that have a definition or a claim, those with a definition first."""
        return tuple(dict.fromkeys([*self.terms.get("topic", ()), *(claim.topic for claim in self.claims.values())]))

    @property
    def extent(self) -> tuple[int, int]:
        """First and last day of the time axis."""
        return self.axis[0].days[0], self.axis[-1].days[1]

    def title(self, vocabulary: str, term: str) -> str:
        """A term in words; where the vocabulary does not hold it, the term itself."""
        found = self.terms.get(vocabulary, {}).get(term)
        return found.title if found else re.sub("[-_]", " ", term)

    def drawn_as(self, kind: str) -> DrawnAs | None:
        """What places of a kind are on a map, as the vocabulary says."""
        found = self.terms.get("place-kind", {}).get(kind)
        return found.drawn_as if found else None


def build(tables: Tables) -> Corpus:
    """The corpus of tables in whose structure there is no fault."""
    meta = tables[META].rows[0]
    rules = tables[LAYERS].rows
    places = {row.id: row for row in tables[PLACES].rows}
    routes = {row.place: row for row in tables[ROUTES].rows}
    names: defaultdict[str, list[Toponym]] = defaultdict(list)
    figures: defaultdict[str, list[Figure]] = defaultdict(list)
    claims_at: defaultdict[str, list[Claim]] = defaultdict(list)
    naming: defaultdict[str, set[str]] = defaultdict(set)
    terms: defaultdict[str, dict[str, Term]] = defaultdict(dict)
    paragraphs: defaultdict[str, list[Paragraph]] = defaultdict(list)
    for paragraph in tables[PARAGRAPHS].rows:
        paragraphs[paragraph.source].append(paragraph)
    for name in tables[NAMES].rows:
        names[name.place].append(name)
        if name.source:
            naming[name.place].add(name.source)
    for figure in tables[FIGURES].rows:
        figures[figure.claim].append(figure)
    for claim in tables[CLAIMS].rows:
        for place in claim.places:
            claims_at[place].append(claim)
            naming[place].add(claim.source)
    history: defaultdict[str, list[Change]] = defaultdict(list)
    for change in tables[CHANGES].rows:
        history[change.id].append(change)
    for term in tables[TERMS].rows:
        terms[term.vocabulary][term.id] = term
    return Corpus(
        meta=meta,
        sources={row.id: row for row in tables[SOURCES].rows},
        places=places,
        names=_tuples(names),
        routes=routes,
        claims={row.id: row for row in tables[CLAIMS].rows},
        figures=_tuples(figures),
        bodies={row.id: row for row in tables[BODIES].rows},
        acts={row.id: row for row in tables[ACTS].rows},
        mentions=tuple(tables[MENTIONS].rows),
        questions={row.id: row for row in tables[QUESTIONS].rows},
        answers=tuple(tables[ANSWERS].rows),
        sums={row.id: row for row in tables[SUMS].rows},
        history=_tuples(history),
        released={row.id: row.version for row in tables[RELEASED].rows},
        not_found={row.id: row for row in tables[NOT_FOUND].rows},
        paragraphs=_tuples(paragraphs),
        keywords={row.id: row for row in tables[KEYWORDS].rows},
        occurrences=tuple(tables[OCCURRENCES].rows),
        glossary={row.id: row for row in tables[GLOSSARY].rows},
        terms=dict(terms),
        chapters=tuple(tables[CHAPTERS].rows),
        axis=tuple(tables[AXIS].rows),
        layers=tuple(rules),
        base=tables.base,
        relief=tables.folder / RELIEF.path,
        geometries={
            place.id: geometry.place_geometry(place, places, routes, tables.outlines) for place in places.values()
        },
        claims_at=_tuples(claims_at),
        claim_layers={
            row.id: layer or ""
            for row, layer in zip(tables[CLAIMS].rows, claim_layers(tables[CLAIMS].rows, rules), strict=True)
        },
        place_layers={row.id: place_layer(row, rules) or "" for row in places.values()},
        sources_naming={place: frozenset(found) for place, found in naming.items()},
        lessons={lesson.id: lesson for lesson in tables.lessons.values()},
        fingerprint=tables.fingerprint,
    )


def _tuples(lists: Mapping[str, Iterable[T]]) -> dict[str, tuple[T, ...]]:
    return {key: tuple(rows) for key, rows in lists.items()}


def load(folder: Path = DATA) -> Corpus:
    """The corpus in a folder. Raises `DataError` where a file cannot be read or the structure is not sound."""
    problems: list[Problem] = []
    tables = read(folder, problems)
    if not problems:
        problems.extend(faults(tables))
    if problems:
        raise DataError(problems)
    return build(tables)
