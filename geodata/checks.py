"""Whether the data is sound: its structure, coverage, dates, coordinates, quotes' form, neutral wording."""

import re
from collections.abc import Iterator
from pathlib import Path

from shapely.geometry import Point

from geodata.dates import span
from geodata.geometry import metres_outside
from geodata.model import (
    Claim,
    DateBasis,
    Figure,
    Holds,
    Mode,
    Place,
    Precision,
)
from geodata.quotes import MAX_WORDS, fold
from geodata.reading import Problem, read_text
from geodata.structure import faults
from geodata.tables import Tables, read

_OWN_QUOTATION = re.compile("“[^”]*”")


def check(folder: Path) -> list[Problem]:
    """Everything wrong with the data in a folder; an empty list means it is sound."""
    problems: list[Problem] = []
    tables = read(folder, problems)
    words = read_text(folder / "loaded_words.txt", problems)
    if problems:  # what follows would only repeat a missing or broken file
        return problems
    problems.extend(faults(tables))
    problems.extend(_coverage(tables))
    for line, place in tables.places.located():
        problems.extend(_place(line, place, tables))
    for line, route in tables.routes.located():
        problems.extend(_route(line, route.path, tables))
    for line, claim in tables.claims.located():
        problems.extend(_claim(line, claim))
    for line, figure in tables.figures.located():
        problems.extend(_figure(line, figure))
    problems.extend(_wording(tables, words or ""))
    return problems


def _coverage(tables: Tables) -> Iterator[Problem]:
    """Each source has all its paragraph hashes; each figure claim has a figure; each place has a name."""
    for line, source in tables.sources.located():
        numbers = {row.paragraph for row in tables.paragraphs.rows if row.source == source.id}
        if numbers != set(range(1, source.custom.paragraphs + 1)):
            yield Problem(
                "sources.json",
                line,
                f"paragraphs.csv does not hold paragraphs 1 to {source.custom.paragraphs} of {source.id}",
                "add the missing hashes",
            )
    counted = {figure.claim for figure in tables.figures.rows}
    for line, claim in tables.claims.located():
        if claim.mode is Mode.FIGURE and claim.id not in counted:
            yield Problem("claims.csv", line, f"{claim.id} has no figure", "add it to figures.csv")
    named = {name.place for name in tables.names.rows}
    for line, place in tables.places.located():
        if place.id not in named:
            yield Problem("places.csv", line, f"{place.id} has no name", "add one to names.csv")


def _place(line: int, place: Place, tables: Tables) -> Iterator[Problem]:
    def problem(message: str, remedy: str) -> Problem:
        return Problem("places.csv", line, f"{place.id}: {message}", remedy)

    if (place.lon is None) != (place.lat is None):
        yield problem("only one of lon and lat is given", "give both or none")
        return
    routed = any(route.place == place.id for route in tables.routes.rows)
    ways = [place.lon is not None, bool(place.outline), routed]
    if place.precision is Precision.UNLOCATED:
        if any(ways):
            yield problem("is unlocated but has a location", "choose another precision")
        return
    if ways.count(True) != 1:
        yield problem(
            "needs exactly one location (a point, an outline or a route)",
            "or precision 'unlocated'",
        )
    if not routed and not (place.coordinate_source and place.coordinate_id and place.accuracy_m):
        yield problem("has a location without coordinate_source, coordinate_id or accuracy_m", "fill them in")
    if place.lon is None or place.lat is None:
        return
    areas = [tables.outlines[area] for area in place.within if area in tables.outlines]
    if not place.within:
        yield problem("does not say what it lies within", "fill in within")
    elif areas:
        point = Point(place.lon, place.lat)
        distance, area = min((metres_outside(point, area), area.id) for area in areas)
        if distance > tables.outlines[area].error_m:
            swapped = any(area.geometry.covers(Point(place.lat, place.lon)) for area in areas)
            yield problem(
                f"lies {distance / 1000:.1f} km outside {area}",
                "lon and lat look swapped, exchange them" if swapped else "correct the coordinates or within",
            )


def _route(line: int, path: tuple[str, ...], tables: Tables) -> Iterator[Problem]:
    unlocated = {row.id for row in tables.places.rows if row.precision is Precision.UNLOCATED}
    for end in path:
        if end in unlocated:
            yield Problem("routes.csv", line, f"the path passes '{end}', which is unlocated", "leave it out")


def _claim(line: int, claim: Claim) -> Iterator[Problem]:
    def problem(message: str, remedy: str) -> Problem:
        return Problem("claims.csv", line, f"{claim.id}: {message}", remedy)

    if not claim.id.startswith(f"{claim.source}-p{claim.paragraph:02d}-"):
        yield problem("id differs from its source and paragraph", "use source-pNN-NN")
    if claim.quote != fold(claim.quote):
        yield problem("quote has doubled or outer white space", "fold it to single spaces")
    if len(claim.quote.split()) > MAX_WORDS:
        yield problem(f"quote has more than {MAX_WORDS} words", "shorten it")
    if len(set(claim.places)) < len(claim.places):
        yield problem("names a place twice", "name it once, or it counts twice there")
    if claim.statement.endswith("."):
        yield problem("statement ends with a full stop", "remove it")
    if (claim.when is None) != (claim.date_basis is DateBasis.NONE):
        yield problem("when and date_basis disagree", "date_basis is none just where when is empty")
    if (claim.when is None) != (claim.holds is None):
        yield problem("when and holds disagree", "fill in holds just where there is a date")
    if claim.when and claim.holds is Holds.SOME and span(claim.when).start == span(claim.when).end:
        yield problem("a single day cannot hold on some day only", "set holds to every")
    if claim.date_basis is DateBasis.YEAR_MISSING and not claim.note:
        yield problem("the year is missing from the text", "say in note where the year is taken from")


def _figure(line: int, figure: Figure) -> Iterator[Problem]:
    ranged = figure.low is not None or figure.high is not None
    if figure.value is not None and ranged:
        yield Problem("figures.csv", line, "has both a value and a range", "keep one of them")
    if figure.low is not None and figure.high is not None and figure.low > figure.high:
        yield Problem("figures.csv", line, "low is above high", "exchange them")


def _wording(tables: Tables, words: str) -> Iterator[Problem]:
    """Loaded words outside quotations; a word of the list also stands for its longer forms."""
    stems = [word for line in words.splitlines() if (word := line.split("#")[0].strip().lower())]
    if not stems:
        return
    loaded = re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})\w*", re.IGNORECASE)

    def look(file: str, line: int, column: str, text: str | None) -> Iterator[Problem]:
        for found in loaded.findall(_OWN_QUOTATION.sub("", text or "")):
            yield Problem(
                file,
                line,
                f"{column} uses the loaded word '{found}'",
                "reword it, or quote it in “ ”",
            )

    for line, claim in tables.claims.located():
        if claim.mode is not Mode.CHARACTERISATION:
            yield from look("claims.csv", line, "statement", claim.statement)
        yield from look("claims.csv", line, "note", claim.note)
    for line, place in tables.places.located():
        yield from look("places.csv", line, "title", place.title)
        yield from look("places.csv", line, "note", place.note)
    for line, route in tables.routes.located():
        yield from look("routes.csv", line, "note", route.note)
    for line, figure in tables.figures.located():
        yield from look("figures.csv", line, "counts", figure.counts)
    for line, term in tables.terms.located():
        yield from look("vocabularies.csv", line, "title", term.title)
    for line, chapter in tables.chapters.located():
        yield from look("chapters.csv", line, "title", chapter.title)
    for line, layer in tables.layers.located():
        yield from look("layers.csv", line, "title", layer.title)
    if tables.meta:
        for column in (
            "title",
            "summary",
            "content_note",
            "boundary_note",
            "names_note",
            "graphic_note",
            "map_credit",
        ):
            yield from look("corpus.json", 1, column, getattr(tables.meta, column))
