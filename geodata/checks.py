"""Whether the data is sound: structure, dates, coordinates, quotes' form, neutral wording, and all can be shown."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

from shapely.geometry import Point

from geodata import changes, coding, lessons, records, wording
from geodata.corpus import Corpus, build
from geodata.formats import geojson
from geodata.frames import geometry_at
from geodata.geometry import metres_outside
from geodata.model import Claim, Mode, Place, Precision
from geodata.reading import Problem, R, Table
from geodata.registry import CHANGES, CLAIMS, FIGURES, META, NAMES, PLACES, RELEASED, ROUTES, SOURCES
from geodata.structure import faults
from geodata.tables import Tables, read


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
    problems.extend(coding.faults(tables))
    problems.extend(_changes(tables))
    if sound:
        corpus = build(tables)
        problems.extend(_shown(tables, corpus))
        for file, lesson in tables.lessons.items():
            problems.extend(lessons.faults(corpus, file, lesson))
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


def digests(tables: Tables) -> dict[str, str]:
    """The hash of every claim and place of a folder, by id."""
    return changes.digests(tables[CLAIMS].rows, tables[FIGURES].rows, tables[PLACES].rows)


def _changes(tables: Tables) -> Iterator[Problem]:
    """What changed since the last release without a word in changes.csv, or with a wrong one."""
    if not tables[RELEASED].rows:
        return
    version = tables[META].rows[0].version
    found = changes.faults(digests(tables), tables[RELEASED].rows, tables[CHANGES].located(), version)
    for line, message, remedy in found:
        yield tables[CHANGES].problem(line, message, remedy)


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
