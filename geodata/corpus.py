"""A corpus in memory: every record of a data folder, joined and with geometries.

`read` gives the raw tables with line numbers (for the checks), `load` a sound `Corpus` or a `DataError`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from shapely.geometry.base import BaseGeometry

from geodata import geometry
from geodata.model import (
    AxisSegment,
    Chapter,
    Claim,
    Figure,
    LayerRule,
    Meta,
    Paragraph,
    Place,
    Route,
    Source,
    Term,
    Toponym,
)
from geodata.reading import DataError, Problem, R, Table, read_one, read_records, read_rows

DATA = Path(__file__).parent / "data"


@dataclass
class Tables:
    """The files of a corpus as they were read."""

    meta: Meta | None
    sources: Table[Source]
    paragraphs: Table[Paragraph]
    places: Table[Place]
    names: Table[Toponym]
    routes: Table[Route]
    claims: Table[Claim]
    figures: Table[Figure]
    terms: Table[Term]
    chapters: Table[Chapter]
    axis: Table[AxisSegment]
    layers: Table[LayerRule]
    outlines: dict[str, geometry.Outline]


@dataclass(frozen=True)
class Corpus:
    """Everything the program knows, keyed by id; `geometries` holds `None` for an unlocated place."""

    folder: Path
    meta: Meta
    sources: dict[str, Source]
    paragraphs: dict[tuple[str, int], str]
    places: dict[str, Place]
    names: dict[str, tuple[Toponym, ...]]
    routes: dict[str, Route]
    claims: dict[str, Claim]
    figures: dict[str, tuple[Figure, ...]]
    topics: dict[str, str]
    measures: dict[str, str]
    chapters: tuple[Chapter, ...]
    axis: tuple[AxisSegment, ...]
    layers: tuple[LayerRule, ...]
    outlines: dict[str, geometry.Outline]
    geometries: dict[str, BaseGeometry | None]
    claims_at: dict[str, tuple[Claim, ...]]

    def claims_of(self, source: str) -> tuple[Claim, ...]:
        """A source's claims in the order of its paragraphs."""
        return tuple(claim for claim in self.claims.values() if claim.source == source)

    def sources_at(self, place: str) -> tuple[str, ...]:
        """The ids of the sources that state something there or name the place."""
        naming = {name.source for name in self.names.get(place, ()) if name.source}
        stating = {claim.source for claim in self.claims_at.get(place, ())}
        return tuple(source for source in self.sources if source in naming | stating)


def read(folder: Path, problems: list[Problem]) -> Tables:
    """All tables of a corpus folder; what could not be read is noted in `problems`."""
    return Tables(
        meta=read_one(folder / "corpus.json", Meta, problems),
        sources=read_records(folder / "sources.json", Source, problems),
        paragraphs=read_rows(folder / "paragraphs.csv", Paragraph, problems),
        places=read_rows(folder / "places.csv", Place, problems),
        names=read_rows(folder / "names.csv", Toponym, problems),
        routes=read_rows(folder / "routes.csv", Route, problems),
        claims=read_rows(folder / "claims.csv", Claim, problems),
        figures=read_rows(folder / "figures.csv", Figure, problems),
        terms=read_rows(folder / "vocabularies.csv", Term, problems),
        chapters=read_rows(folder / "chapters.csv", Chapter, problems),
        axis=read_rows(folder / "axis.csv", AxisSegment, problems),
        layers=read_rows(folder / "layers.csv", LayerRule, problems),
        outlines=geometry.read_outlines(folder / "outlines.geojson", problems),
    )


def references(tables: Tables) -> Iterator[Problem]:
    """Ids that stand twice, and ids that stand for nothing."""
    yield from _twice(tables.sources, lambda row: row.id)
    yield from _twice(tables.places, lambda row: row.id)
    yield from _twice(tables.claims, lambda row: row.id)
    yield from _twice(tables.routes, lambda row: row.place)
    yield from _twice(tables.paragraphs, lambda row: f"{row.source} {row.paragraph}")
    yield from _twice(tables.terms, lambda row: f"{row.vocabulary} {row.id}")
    yield from _twice(tables.layers, lambda row: row.id)
    known = {
        "source": ({row.id for row in tables.sources.rows}, "sources.json"),
        "paragraph": ({f"{row.source} {row.paragraph}" for row in tables.paragraphs.rows}, "paragraphs.csv"),
        "place": ({row.id for row in tables.places.rows}, "places.csv"),
        "outline": (set(tables.outlines), "outlines.geojson"),
        "claim": ({row.id for row in tables.claims.rows}, "claims.csv"),
        "topic": ({row.id for row in tables.terms.rows if row.vocabulary == "topic"}, "vocabularies.csv"),
        "measure": ({row.id for row in tables.terms.rows if row.vocabulary == "measure"}, "vocabularies.csv"),
    }
    for file, line, what, value in _mentions(tables):
        ids, where = known[what]
        if value not in ids:
            yield Problem(file, line, f"unknown {what} '{value}'", f"correct it or add it to {where}")


def _mentions(tables: Tables) -> Iterator[tuple[str, int, str, str]]:
    """Every id that one record names of another: file, line, what it is the id of, and the id."""
    for line, paragraph in tables.paragraphs.located():
        yield "paragraphs.csv", line, "source", paragraph.source
    for line, place in tables.places.located():
        yield from (("places.csv", line, "outline", outline) for outline in (*place.outline, *place.within))
    for line, name in tables.names.located():
        yield "names.csv", line, "place", name.place
        if name.source:
            yield "names.csv", line, "source", name.source
    for line, route in tables.routes.located():
        yield from (("routes.csv", line, "place", place) for place in (route.place, *route.path))
    for line, claim in tables.claims.located():
        yield "claims.csv", line, "source", claim.source
        yield "claims.csv", line, "paragraph", f"{claim.source} {claim.paragraph}"
        yield "claims.csv", line, "topic", claim.topic
        yield from (("claims.csv", line, "place", place) for place in claim.places)
    for line, figure in tables.figures.located():
        yield "figures.csv", line, "claim", figure.claim
        yield "figures.csv", line, "measure", figure.measure


def _twice(table: Table[R], key: Callable[[R], str]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for line, row in table.located():
        value = key(row)
        if value in first:
            yield Problem(
                table.name,
                line,
                f"duplicate '{value}' (first on line {first[value]})",
                "give it an id of its own or remove it",
            )
        first.setdefault(value, line)


def load(folder: Path = DATA) -> Corpus:
    """The corpus in a folder. Raises `DataError` where a file cannot be read or an id stands for nothing."""
    problems: list[Problem] = []
    tables = read(folder, problems)
    if not problems:
        problems.extend(references(tables))
    if problems or tables.meta is None:
        raise DataError(problems)
    places = {row.id: row for row in tables.places.rows}
    names, figures, claims_at = defaultdict(list), defaultdict(list), defaultdict(list)
    for name in tables.names.rows:
        names[name.place].append(name)
    for figure in tables.figures.rows:
        figures[figure.claim].append(figure)
    for claim in tables.claims.rows:
        for place in claim.places:
            claims_at[place].append(claim)
    routes = {row.place: row for row in tables.routes.rows}
    return Corpus(
        folder=folder,
        meta=tables.meta,
        sources={row.id: row for row in tables.sources.rows},
        paragraphs={(row.source, row.paragraph): row.sha256 for row in tables.paragraphs.rows},
        places=places,
        names={place: tuple(rows) for place, rows in names.items()},
        routes=routes,
        claims={row.id: row for row in tables.claims.rows},
        figures={claim: tuple(rows) for claim, rows in figures.items()},
        topics={row.id: row.title for row in tables.terms.rows if row.vocabulary == "topic"},
        measures={row.id: row.title for row in tables.terms.rows if row.vocabulary == "measure"},
        chapters=tuple(tables.chapters.rows),
        axis=tuple(tables.axis.rows),
        layers=tuple(tables.layers.rows),
        outlines=tables.outlines,
        geometries={
            place.id: geometry.place_geometry(place, places, routes, tables.outlines) for place in places.values()
        },
        claims_at={place: tuple(rows) for place, rows in claims_at.items()},
    )
