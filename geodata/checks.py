"""Whether the data is sound: structure, dates, coordinates, quotes' form, neutral wording, and all can be shown."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from shapely.geometry import Point

from geodata import records, wording
from geodata.corpus import Corpus, build
from geodata.formats import geojson
from geodata.frames import geometry_at
from geodata.geometry import metres_outside
from geodata.model import Claim, DateBasis, Figure, Holds, Mode, Place, Precision
from geodata.quotes import MAX_WORDS, fold
from geodata.reading import Problem, R, Table
from geodata.registry import (
    CHAPTERS,
    CLAIMS,
    FIGURES,
    LAYERS,
    META,
    NAMES,
    PLACES,
    ROUTES,
    SOURCES,
    TERMS,
    DataFile,
)
from geodata.structure import faults
from geodata.tables import Tables, read

_OWN_QUOTATION = re.compile("“[^”]*”")

# The columns that hold the program's own words, of every claim but one that is a characterisation.
_OWN_WORDS: tuple[tuple[DataFile[Any], tuple[str, ...]], ...] = (
    (CLAIMS, ("statement", "note")),
    (PLACES, ("title", "note")),
    (ROUTES, ("note",)),
    (FIGURES, ("counts",)),
    (TERMS, ("title", "definition")),
    (CHAPTERS, ("title",)),
    (LAYERS, ("title",)),
    (META, ("title", "summary", "content_note", "boundary_note", "names_note", "graphic_note", "map_credit")),
)


def check(folder: Path) -> list[Problem]:
    """Everything wrong with the data in a folder; an empty list means it is sound."""
    problems: list[Problem] = []
    tables = read(folder, problems)
    if problems:  # what follows would only repeat a missing or broken file
        return problems
    problems.extend(faults(tables))
    sound = not problems
    problems.extend(_coverage(tables))
    problems.extend(_places(tables))
    for line, claim in tables[CLAIMS].located():
        problems.extend(_claim(tables[CLAIMS], line, claim))
    for line, figure in tables[FIGURES].located():
        problems.extend(_figure(tables[FIGURES], line, figure))
    problems.extend(_wording(tables))
    if sound:
        problems.extend(_shown(tables, build(tables)))
    return problems


def _coverage(tables: Tables) -> Iterator[Problem]:
    """Each figure claim has a figure; each place has a name."""
    counted = {figure.claim for figure in tables[FIGURES].rows}
    for line, claim in tables[CLAIMS].located():
        if claim.mode is Mode.FIGURE and claim.id not in counted:
            yield tables[CLAIMS].problem(line, f"{claim.id} has no figure", "add it to figures.csv")
    named = {name.place for name in tables[NAMES].rows}
    for line, place in tables[PLACES].located():
        if place.id not in named:
            yield tables[PLACES].problem(line, f"{place.id} has no name", "add one to names.csv")


def _places(tables: Tables) -> Iterator[Problem]:
    routed = {route.place for route in tables[ROUTES].rows}
    for line, place in tables[PLACES].located():
        for message, remedy in _place(place, place.id in routed, tables):
            yield tables[PLACES].problem(line, f"{place.id}: {message}", remedy)
    unlocated = {row.id for row in tables[PLACES].rows if row.precision is Precision.UNLOCATED}
    for line, route in tables[ROUTES].located():
        for end in route.path:
            if end in unlocated:
                yield tables[ROUTES].problem(line, f"the path passes '{end}', which is unlocated", "leave it out")
            if end in routed:
                yield tables[ROUTES].problem(line, f"the path passes '{end}', which is a route", "name a place on it")
        if any(one == other for one, other in pairwise(route.path)):
            yield tables[ROUTES].problem(line, "the path names a place twice in a row", "name it once")


def _place(place: Place, routed: bool, tables: Tables) -> Iterator[tuple[str, str]]:
    if (place.lon is None) != (place.lat is None):
        yield "only one of lon and lat is given", "give both or none"
        return
    ways = [place.lon is not None, bool(place.outline), routed]
    if place.precision is Precision.UNLOCATED:
        if any(ways):
            yield "is unlocated but has a location", "choose another precision"
        return
    if ways.count(True) != 1:
        yield "needs exactly one location (a point, an outline or a route)", "or precision 'unlocated'"
    if not routed and not (place.coordinate_source and place.coordinate_id and place.accuracy_m):
        yield "has a location without coordinate_source, coordinate_id or accuracy_m", "fill them in"
    if place.lon is None or place.lat is None:
        return
    areas = [tables.outlines[area] for area in place.within if area in tables.outlines]
    if not place.within:
        yield "does not say what it lies within", "fill in within"
    elif areas:
        point = Point(place.lon, place.lat)
        distance, area = min((metres_outside(point, area), area.id) for area in areas)
        if distance > tables.outlines[area].error_m:
            swapped = any(area.geometry.covers(Point(place.lat, place.lon)) for area in areas)
            yield (
                f"lies {distance / 1000:.1f} km outside {area}",
                "lon and lat look swapped, exchange them" if swapped else "correct the coordinates or within",
            )


def _claim(table: Table[Claim], line: int, claim: Claim) -> Iterator[Problem]:
    def problem(message: str, remedy: str) -> Problem:
        return table.problem(line, f"{claim.id}: {message}", remedy)

    if claim.paragraph is not None and not claim.id.startswith(f"{claim.source}-p{claim.paragraph:02d}-"):
        yield problem("id differs from its source and paragraph", "use source-pNN-NN")
    if not claim.id.startswith(f"{claim.source}-"):
        yield problem("id does not begin with its source", "use source- and a number")
    if claim.quote and claim.quote != fold(claim.quote):
        yield problem("quote has doubled or outer white space", "fold it to single spaces")
    if claim.quote and len(claim.quote.split()) > MAX_WORDS:
        yield problem(f"quote has more than {MAX_WORDS} words", "shorten it")
    if len(set(claim.places)) < len(claim.places):
        yield problem("names a place twice", "name it once, or it counts twice there")
    if claim.statement.endswith("."):
        yield problem("statement ends with a full stop", "remove it")
    if (claim.when is None) != (claim.date_basis is DateBasis.NONE):
        yield problem("when and date_basis disagree", "date_basis is none just where when is empty")
    if claim.dated != (claim.holds is not None):
        yield problem("when and holds disagree", "fill in holds just where there is a date with a year")
    if claim.time and claim.when is None:
        yield problem("has a time but no date", "give the date, at least XXXX-MM-DD")
    if claim.when and claim.holds is Holds.SOME and claim.when.span and len(set(claim.when.span)) == 1:
        yield problem("a single day cannot hold on some day only", "set holds to every")
    if claim.when and claim.when.is_set and claim.holds is Holds.EVERY:
        yield problem("a set of dates cannot hold on every day", "set holds to some")
    if claim.date_basis is DateBasis.YEAR_MISSING and not claim.note:
        yield problem("the year is missing from the text", "say in note where the year is taken from")


def _figure(table: Table[Figure], line: int, figure: Figure) -> Iterator[Problem]:
    ranged = figure.low is not None or figure.high is not None
    if figure.value is not None and ranged:
        yield table.problem(line, "has both a value and a range", "keep one of them")
    if figure.low is not None and figure.high is not None and figure.low > figure.high:
        yield table.problem(line, "low is above high", "exchange them")


def _wording(tables: Tables) -> Iterator[Problem]:
    """Loaded words outside quotations; a word of the list also stands for its longer forms."""
    lines = tables.loaded_words.splitlines()
    stems = [word for line in lines if (word := line.split("#")[0].strip().lower())]
    if not stems:
        return
    loaded = re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})\w*", re.IGNORECASE)
    for file, columns in _OWN_WORDS:
        for line, row in tables[file].located():
            for column in columns:
                if column == "statement" and row.mode is Mode.CHARACTERISATION:
                    continue
                for found in loaded.findall(_OWN_QUOTATION.sub("", getattr(row, column) or "")):
                    yield tables[file].problem(
                        line, f"{column} uses the loaded word '{found}'", "reword it, or quote it in “ ”"
                    )


def _shown(tables: Tables, corpus: Corpus) -> Iterator[Problem]:
    """Records whose words, citation or feature cannot be made, whatever the reason."""
    yield from _tried(tables[SOURCES], wording.citation)
    yield from _tried(tables[PLACES], partial(_show_place, corpus))
    yield from _tried(tables[CLAIMS], partial(_show_claim, corpus))


def _show_place(corpus: Corpus, place: Place) -> None:
    wording.toponyms(corpus, place.id)
    geojson.feature(place.id, dict(records.place(corpus, place)), corpus.geometries[place.id])


def _show_claim(corpus: Corpus, claim: Claim) -> None:
    wording.claim_texts(corpus, claim)
    geojson.feature(claim.id, dict(records.claim(corpus, claim)), geometry_at(corpus, claim.places))


def _tried(table: Table[R], show: Callable[[R], object]) -> Iterator[Problem]:
    for line, row in table.located():
        try:
            show(row)
        except Exception as error:  # any failure at all means that the record cannot be shown
            yield table.problem(line, f"cannot be shown ({error!r})", "correct the record")
