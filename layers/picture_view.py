"""What a picture holds: the places of a view with the signs of what is stated there, and the extent that is drawn.

The map's own rules: `place` and `claim` choose, they narrow nothing; a claim without a date is drawn unless the view
leaves those out.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import geopandas as gpd
import shapely
from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry

from geodata import frames
from geodata.corpus import Corpus
from geodata.display import Bounds
from geodata.geometry import symbol_point
from geodata.model import DrawnAs, Holds, Precision
from geodata.selection import Selection
from layers.picture_extent import Extent, around, mercator, widened
from layers.picture_marks import Days, Sign
from layers.picture_words import name_of
from layers.styles import symbols

_AROUND = 0.05  # degrees around the places shown
_SHARE = 0.15  # of what is chosen, around it
_DETAILED, _FAR = (
    10.0,
    5.0,
)  # the zoom that is gone to for what is chosen where the map is drawn in detail, and elsewhere
_METRES = 111_320  # in a degree of latitude

Row = tuple[Sign, ...]


@dataclass(frozen=True)
class Shown:
    """A place that is drawn, in metres of Web Mercator, with its signs: a row of the texts', one of documentation's,
    both empty where nothing is stated. `dated` and `undated` count what is drawn there, `total` all that is stated.
    """

    id: str
    name: str
    geometry: BaseGeometry
    anchor: Point
    precision: Precision
    accuracy: int | None
    settlement: bool
    rows: tuple[Row, Row]
    dated: int
    undated: int
    total: int
    chosen: bool

    @property
    def signs(self) -> Row:
        """All of them."""
        return self.rows[0] + self.rows[1]

    @property
    def form(self) -> str:
        """Point, line or area."""
        kind = self.geometry.geom_type
        return "point" if kind == "Point" else "line" if "Line" in kind else "area"


@dataclass(frozen=True)
class View:
    """What a selection shows: places, and numbers of statements of texts and of documentation with a date and without;
    at how many places the dated ones stand; how many of all stand nowhere on the map.
    """

    corpus: Corpus
    selection: Selection
    places: tuple[Shown, ...]
    dated: tuple[int, int]
    undated: tuple[int, int]
    elsewhere: int

    @property
    def stated(self) -> int:
        """At how many places something is stated that has a date."""
        return sum(place.dated > 0 for place in self.places)

    def extent(self, size: tuple[float, float]) -> Extent:
        """What is drawn: the view's own position, else that of its period, else of all that is stated; what is chosen
        is brought into it.
        """
        if self.selection.map is not None:
            return Extent.at(self.selection.map, size)
        views, chosen = self.corpus.meta.views, self._chosen()
        home = self._period() or (None if chosen else self._all())
        if chosen is None:
            return Extent.fitting(home or views["region"], size)
        detailed = box(*views.get("wider", views["region"])).contains(box(*chosen))
        extent = Extent.fitting(home, size) if home else None
        if extent and extent.shows(chosen) and (detailed or extent.zoom <= _FAR + 1):
            return extent
        west, south, east, north = chosen
        wide, high = _SHARE * (east - west), _SHARE * (north - south)
        return Extent.fitting(
            (west - wide, south - high, east + wide, north + high), size, _DETAILED if detailed else _FAR
        )

    def _period(self) -> Bounds | None:
        asked, views = (self.selection.first, self.selection.last), self.corpus.meta.views
        if asked == self.corpus.extent:
            return views["region"]
        return next((views[one.view or "region"] for one in self.corpus.chapters if one.days == asked), None)

    def _all(self) -> Bounds | None:
        points = [symbol_point(self.corpus.geometries[place.id]) for place in self.places if place.signs]
        found = around(point.bounds for point in points if point is not None)
        return found and widened(found, _AROUND)

    def _chosen(self) -> Bounds | None:
        """What is chosen takes up; beside a point or a line areas are only where it lies."""
        found = [place for place in self.places if place.chosen]
        narrow = [place for place in found if place.form != "area"] or found
        shapes = ((place, self.corpus.geometries[place.id]) for place in narrow)
        return around(
            widened(part.bounds, (place.accuracy or 0) / _METRES)
            for place, shape in shapes
            for part in shapely.get_parts(shape)
        )


@lru_cache(maxsize=4)
def _located(corpus: Corpus) -> gpd.GeoDataFrame:
    """The places that have a geometry, in metres, with the point where their symbols stand."""
    places = frames.places(corpus)
    there = places[places.geometry.notna()].copy()
    there["anchor"] = mercator(symbol_point(corpus.geometries[place]) for place in there.index).to_numpy()
    there.geometry = mercator(there.geometry).set_axis(there.index)
    return there


def _signs(claims: gpd.GeoDataFrame) -> dict[str, dict[tuple[bool, str], Days]]:
    """For each place the signs of what is stated there, by class and layer: the surest way in which one is dated."""
    ways: dict[str, dict[tuple[bool, str], Days]] = defaultdict(dict)
    order: list[Days] = ["none", "some", "every"]
    dated = claims["start"].notna() | claims["end"].notna()
    columns = (claims[name] for name in ("holds", "source_class", "layer", "place_ids"))
    for has_date, holds, source_class, layer, places in zip(dated, *columns, strict=True):
        days: Days = "none" if not has_date else "every" if holds == Holds.EVERY else "some"
        key = (source_class != "text", str(layer))
        for place in places:
            ways[place][key] = max(days, ways[place].get(key, "none"), key=order.index)
    return ways


def look(corpus: Corpus, selection: Selection) -> View:
    """What a selection shows of a corpus."""
    held = frames.select(corpus, replace(selection, place=None, claim=None)).claims
    dated = held["start"].notna() | held["end"].notna()
    drawn = held if selection.undated else held[dated]
    signs = _signs(drawn)
    counts = [Counter(place for ids in part["place_ids"] for place in ids) for part in (held[dated], held[~dated])]
    chosen = set(corpus.claims[selection.claim].places) if selection.claim else {selection.place}
    bits = symbols(corpus.layers)
    places = _located(corpus)
    if selection.layers is not None:
        places = places[places["layer"].isin(list(selection.layers)) | places.index.isin(list(chosen))]
    shown = []
    for row in places.itertuples():
        place, ways = str(row.Index), signs.get(str(row.Index), {})
        if not ways and row.geometry.geom_type != "Point" and place not in chosen:
            continue
        rows = [
            tuple(
                Sign(*bits[layer], ways[(documented, layer)], documented)
                for layer in bits
                if (documented, layer) in ways
            )
            for documented in (False, True)
        ]
        record = corpus.places[place]
        shown.append(
            Shown(
                id=place,
                name=name_of(corpus, place, selection),
                geometry=row.geometry,
                anchor=row.anchor,
                precision=record.precision,
                accuracy=record.accuracy_m,
                settlement=corpus.drawn_as(record.kind) is DrawnAs.SETTLEMENT,
                rows=(rows[0], rows[1]),
                dated=counts[0][place],
                undated=counts[1][place],
                total=len(corpus.claims_at.get(place, ())),
                chosen=place in chosen,
            )
        )
    there = {place.id for place in shown}
    return View(
        corpus=corpus,
        selection=selection,
        places=tuple(shown),
        dated=_by_class(held[dated]),
        undated=_by_class(held[~dated]),
        elsewhere=sum(not there.intersection(ids) for ids in drawn["place_ids"]),
    )


def _by_class(claims: gpd.GeoDataFrame) -> tuple[int, int]:
    texts = int((claims["source_class"] == "text").sum())
    return texts, len(claims) - texts


def ordered(places: Sequence[Shown]) -> list[Shown]:
    """Settlements first, then by what is stated in the whole corpus: these keep their place, whatever the window."""
    return sorted(places, key=lambda place: (not place.settlement, -place.total))
