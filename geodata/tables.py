"""The files of a data folder as they were read: every record with its line, for the checks and for `corpus.load`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
from geodata.reading import Problem, Table, read_json, read_one, read_records, read_rows

BASE = ("world", "region")  # outlines beneath the evidence: land of the world; rivers, lakes and borders of the region
RELIEF = "relief.webp"


@dataclass
class Tables:
    """The files of a corpus as they were read; `base` holds GeoJSON by name."""

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
    base: dict[str, Any]


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
        base=_read_base(folder / "base", problems),
    )


def _read_base(folder: Path, problems: list[Problem]) -> dict[str, Any]:
    if not (folder / RELIEF).is_file():
        problems.append(Problem(f"{folder.name}/{RELIEF}", 0, "is missing", "restore the file"))
    found = {name: read_json(folder / f"{name}.geojson", problems) for name in BASE}
    for name, content in found.items():
        if content is not None and not (isinstance(content, dict) and isinstance(content.get("features"), list)):
            problems.append(Problem(f"{name}.geojson", 1, "has no features", "restore the file"))
    return found
