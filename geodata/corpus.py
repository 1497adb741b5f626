"""A corpus in memory: every record of a data folder, joined, with geometries and layers."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapely.geometry.base import BaseGeometry

from geodata import geometry
from geodata.model import AxisSegment, Chapter, Claim, Figure, LayerRule, Meta, Place, Route, Source, Toponym
from geodata.reading import DataError, Problem
from geodata.rules import claim_layer, place_layer
from geodata.structure import faults
from geodata.tables import RELIEF, read

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Corpus:
    """Everything the program knows, keyed by id; `geometries` holds `None` for an unlocated place.

    `base` holds the GeoJSON beneath the evidence by name, `relief` is the picture's path.
    """

    meta: Meta
    sources: dict[str, Source]
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
    base: dict[str, Any]
    relief: Path
    geometries: dict[str, BaseGeometry | None]
    claims_at: dict[str, tuple[Claim, ...]]
    claim_layers: dict[str, str]
    place_layers: dict[str, str]

    def sources_at(self, place: str) -> tuple[str, ...]:
        """The ids of the sources that state something there or name the place."""
        naming = {name.source for name in self.names.get(place, ()) if name.source}
        stating = {claim.source for claim in self.claims_at.get(place, ())}
        return tuple(source for source in self.sources if source in naming | stating)


def load(folder: Path = DATA) -> Corpus:
    """The corpus in a folder. Raises `DataError` where a file cannot be read or the structure is not sound."""
    problems: list[Problem] = []
    tables = read(folder, problems)
    if not problems:
        problems.extend(faults(tables))
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
        meta=tables.meta,
        sources={row.id: row for row in tables.sources.rows},
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
        base=tables.base,
        relief=folder / "base" / RELIEF,
        geometries={
            place.id: geometry.place_geometry(place, places, routes, tables.outlines) for place in places.values()
        },
        claims_at={place: tuple(rows) for place, rows in claims_at.items()},
        claim_layers={row.id: claim_layer(row, tables.layers.rows) or "" for row in tables.claims.rows},
        place_layers={row.id: place_layer(row, tables.layers.rows) or "" for row in tables.places.rows},
    )
