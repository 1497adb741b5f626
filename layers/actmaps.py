"""Which states are named as having acted, as maps of the world and of US states, and acts over time as a curve.

What a mark means stands in a pattern, in the shape of a symbol and in words; no colour is needed to tell.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, Literal

import altair as alt
import shapely
from pyproj import Proj
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from geodata import actions
from geodata.actions import Curve, Mark, Said
from geodata.corpus import Corpus
from geodata.geometry import symbol_point
from layers.charts import svg
from layers.labels import Box, Spot, apart, beside, leader

# Symbols as SVG path data in a box from -1 to 1, as Vega takes them.
SYMBOLS: dict[str, str] = {
    Mark.NAMED: "M-0.8,0A0.8,0.8,0,1,1,0.8,0A0.8,0.8,0,1,1,-0.8,0Z",
    Mark.UNDATED: "M0,-1L1,0L0,1L-1,0Z",
    Mark.DOCUMENTED: "M0,-0.9L0.95,0.75H-0.95Z",
    Mark.OTHER: "M-0.8,0A0.8,0.8,0,1,1,0.8,0A0.8,0.8,0,1,1,-0.8,0ZM-0.5,0A0.5,0.5,0,1,0,0.5,0A0.5,0.5,0,1,0,-0.5,0Z",
    Mark.NOT_ADOPTED: "M-.9,-.6L-.6,-.9L0,-.3L.6,-.9L.9,-.6L.3,0L.9,.6L.6,.9L0,.3L-.6,.9L-.9,.6L-.3,0Z",
    Mark.WITHDRAWS: "M-0.95,0L0.75,-0.9V0.9Z",
    Mark.REJECTS: "M0,0.9L-0.95,-0.75H0.95Z",
    Mark.OTHER_MATTER: "M-0.75,-0.75H0.75V0.75H-0.75Z",
    Said.COUNTS: "M-0.8,0A0.8,0.8,0,1,1,0.8,0A0.8,0.8,0,1,1,-0.8,0Z",
}
_STROKES = {  # patterns of areas: lines within a square of 6 pixels
    Mark.UNDATED: "M0,6L6,0",
    Mark.DOCUMENTED: "M1,2H3M4,5H6",
    Mark.NOT_ADOPTED: "M0,0L6,6M0,6L6,0",
    Mark.WITHDRAWS: "M3,0V6",
    Mark.REJECTS: "M0,3H6",
}
_TINTS = {Mark.NAMED: 0.22}
_SIZE = 90.0  # of a symbol, as Vega counts it
_STEP = 13.0  # from one symbol to the next of the same state
_LETTER = 6.8  # width of a letter of a name, in pixels


@dataclass(frozen=True)
class Frame:
    """A map's projection, as Vega does it, and the size of its picture."""

    id: str
    projection: Literal["naturalEarth1", "albersUsa"]
    scale: float
    translate: tuple[float, float]
    width: int
    height: int

    def spot(self, lon: float, lat: float) -> Spot:
        """Where a point is drawn."""
        projected, (east, north), (dx, dy) = self._part(lon, lat)
        x, y = projected(lon, lat)
        return Spot(self.translate[0] + self.scale * (x - east + dx), self.translate[1] - self.scale * (y - north - dy))

    def _part(self, lon: float, lat: float) -> tuple[Proj, tuple[float, float], tuple[float, float]]:
        """The projection at a point, its middle, and by how much what lies apart is moved."""
        if self.projection == "naturalEarth1":
            return Proj(proj="natearth", R=1), (0, 0), (0, 0)
        if lon < -140 and lat < 30:  # Hawaii is drawn below the others
            apart = Proj(proj="aea", lat_1=8, lat_2=18, lat_0=0, lon_0=-157, R=1)
            return apart, apart(-160, 19.9), (-0.205, 0.212)
        lower = Proj(proj="aea", lat_1=29.5, lat_2=45.5, lat_0=0, lon_0=-96, R=1)
        return lower, lower(-96.6, 38.7), (0, 0)


WORLD = Frame("world", "naturalEarth1", 182, (470, 250), 960, 400)
US = Frame("us", "albersUsa", 1070, (460, 255), 960, 530)
_ISLAND = 0.5  # square degrees
_GROUND = "usa"  # the place beneath the map of US states


@dataclass(frozen=True)
class Shown:
    """A state on a map: its name and its marks."""

    place: str
    title: str
    marks: tuple[Mark, ...]


def shown(corpus: Corpus, kind: str, until: int | None) -> list[Shown]:
    """The states of a kind of place that have a mark by the end of a year, by name."""
    found = [
        Shown(place, corpus.places[place].title, held)
        for place, held in actions.marks(corpus, until).items()
        if corpus.places[place].kind == kind
    ]
    return sorted(found, key=lambda one: one.title)


def _inline(rows: Sequence[dict[str, Any]]) -> alt.InlineData:
    # As text it is handed on as it is; Altair would look through every coordinate.
    return alt.InlineData(values=json.dumps(list(rows)), format={"type": "json"})


def _feature(geometry: BaseGeometry) -> dict[str, Any]:
    # Vega takes a ring that runs the other way for the rest of the globe.
    turned = shapely.orient_polygons(geometry, exterior_cw=True)
    return {"type": "Feature", "properties": {}, "geometry": mapping(turned)}


@lru_cache(maxsize=4)
def _world(corpus: Corpus) -> list[dict[str, Any]]:
    """The countries of the base map, coarser and without small islands: the picture is one of the whole world."""
    land = [shape(feature["geometry"]) for feature in corpus.base["world"]["features"]]
    parts = [part for area in shapely.coverage_simplify(land, 0.4) for part in shapely.get_parts(area)]
    return [_feature(part) for part in parts if part.area > _ISLAND]


def _areas(features: Sequence[dict[str, Any]], **look: Any) -> alt.Chart:
    chart: alt.Chart = alt.Chart(_inline(features)).mark_geoshape(clip=False, **look)
    return chart


def _ground(corpus: Corpus, frame: Frame) -> list[dict[str, Any]]:
    if frame is WORLD:
        return _world(corpus)
    ground = corpus.geometries.get(_GROUND)
    return [] if ground is None else [_feature(shapely.simplify(ground, 0.05))]


@lru_cache(maxsize=64)
def picture(corpus: Corpus, frame: Frame, until: int | None, said: str) -> str:
    """A map as an SVG element named by a sentence; empty where no state of it is spoken of."""
    states = shown(corpus, "country" if frame is WORLD else "state", until)
    drawn = [(state, area) for state in states if (area := corpus.geometries[state.place]) is not None]
    if not drawn:
        return ""
    ground = _areas(
        _ground(corpus, frame),
        fill="currentColor",
        fillOpacity=0.06,
        stroke="currentColor",
        strokeOpacity=0.35,
        strokeWidth=0.6,
    )
    by_mark: dict[Mark, list[BaseGeometry]] = {}
    for state, area in drawn:
        mark = next((mark for mark in state.marks if mark in _STROKES or mark in _TINTS), Mark.OTHER)
        by_mark.setdefault(mark, []).append(shapely.simplify(area, 0.02))
    areas = [_filled(frame, mark, held) for mark, held in by_mark.items()]
    shapes = alt.layer(ground, *areas).project(frame.projection, scale=frame.scale, translate=list(frame.translate))
    chart = alt.LayerChart(
        layer=[shapes, *_signs(frame, drawn)],
        width=frame.width,
        height=frame.height,
    )
    return _patterned(svg(chart, said), frame.id)


def _filled(frame: Frame, mark: Mark, areas: Iterable[BaseGeometry]) -> alt.Chart:
    fill = f"url(#{frame.id}-{mark})" if mark in _STROKES else "currentColor"
    opacity = 1.0 if mark in _STROKES else _TINTS.get(mark, 0.0)
    return _areas(list(map(_feature, areas)), fill=fill, fillOpacity=opacity, stroke="currentColor", strokeWidth=0.7)


def pattern(mark: Mark, prefix: str) -> str:
    """The pattern of a mark's area as an SVG element; empty where it has none."""
    if mark not in _STROKES:
        return ""
    return (
        f'<pattern id="{prefix}-{mark}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<path d="{_STROKES[mark]}" stroke="currentColor" stroke-opacity="0.4" fill="none"/></pattern>'
    )


def _patterned(drawn: str, prefix: str) -> str:
    patterns = "".join(pattern(mark, prefix) for mark in _STROKES)
    return _rounded(drawn).replace(">", f"><defs>{patterns}</defs>", 1)


def _rounded(drawn: str) -> str:
    """An SVG element whose coordinates are to a tenth of a pixel."""
    return re.sub(r"(\d\.\d)\d\d+", r"\1", drawn)


def sample(mark: Mark, frame: Frame) -> str:
    """A mark's pattern and symbol as a small picture beside its words."""
    prefix = f"{frame.id}-sample"
    fill = f"url(#{prefix}-{mark})" if mark in _STROKES else "currentColor"
    opacity = 1.0 if mark in _STROKES else _TINTS.get(mark, 0.0)
    return (
        f'<svg class="sample" width="44" height="18" viewBox="0 0 44 18" aria-hidden="true">{pattern(mark, prefix)}'
        f'<rect x="0.5" y="1.5" width="22" height="15" fill="{fill}" fill-opacity="{opacity}" stroke="currentColor"/>'
        f'<path transform="translate(34 9) scale({_SIZE**0.5 / 2:.2f})" d="{SYMBOLS[mark]}" fill="currentColor"/></svg>'
    )


def _signs(frame: Frame, drawn: Sequence[tuple[Shown, BaseGeometry]]) -> Iterator[alt.Chart]:
    """The symbols, the names, and the lines that lead to what is set apart."""
    symbols: list[dict[str, Any]] = []
    names: list[dict[str, Any]] = []
    leaders: list[dict[str, float]] = []
    held: list[Box] = []
    for state, area in drawn:
        point = symbol_point(area)
        assert point is not None
        at = frame.spot(point.x, point.y)
        own = apart(at, _STEP * len(state.marks), held)
        held.append(own)
        middle = (own.top + own.bottom) / 2
        symbols += [
            {"x": own.left + _STEP * (number + 0.5), "y": middle, "mark": mark.value}
            for number, mark in enumerate(state.marks)
        ]
        leaders += leader(own, Box(at.x, at.y, at.x, at.y), 3)
    for (state, _), own in zip(drawn, list(held), strict=True):
        box = beside(own, len(state.title) * _LETTER, (frame.width, frame.height), held)
        held.append(box)
        names.append({"x": box.left, "y": (box.top + box.bottom) / 2, "name": state.title})
        leaders += leader(own, box, 8)
    x = partial(alt.X, type="quantitative", scale=alt.Scale(domain=[0, frame.width], nice=False), axis=None)
    y = partial(alt.Y, type="quantitative", scale=alt.Scale(domain=[frame.height, 0], nice=False), axis=None)
    if leaders:
        lines = alt.Chart(_inline(leaders)).mark_rule(color="currentColor", strokeWidth=0.8)
        yield lines.encode(x=x("x"), y=y("y"), x2="x2:Q", y2="y2:Q")
    kinds = list(dict.fromkeys(symbol["mark"] for symbol in symbols))
    shapes = alt.Scale(domain=kinds, range=[SYMBOLS[kind] for kind in kinds])
    points = alt.Chart(_inline(symbols)).mark_point(filled=True, color="currentColor", opacity=1, size=_SIZE)
    yield points.encode(x=x("x"), y=y("y"), shape=alt.Shape("mark:N", legend=None, scale=shapes))
    words = alt.Chart(_inline(names)).mark_text(align="left", baseline="middle", fontSize=14)
    yield words.encode(x=x("x"), y=y("y"), text="name:N")


@lru_cache(maxsize=4)
def curve(corpus: Corpus, since: int, titles: tuple[str, ...], said: str) -> str:
    """The curves of acts as steps by year, a panel for each that has one, under its title.

    What was done before `since` is in the number a line begins with.
    """
    curves = [(one, title) for one, title in zip(actions.curves(corpus), titles, strict=True) if one.done]
    if not curves:
        return ""
    last = max(one.done[-1][0] for one, _ in curves)
    top = {of: max((one.done[-1][1] for one, _ in curves if one.of_texts is of), default=0) for of in (True, False)}
    years = (min(since, last - 1), last)
    panels = [_panel(one, title, years, top[one.of_texts]) for one, title in curves]
    return _rounded(svg(alt.vconcat(*panels, spacing=14), said))


def _panel(one: Curve, title: str, years: tuple[int, int], top: int) -> Any:
    since, last = years
    at = sorted({since, last, *(year for year, _ in one.done if year > since)})
    steps = [{"year": year, "acts": one.by(year), "new": year in dict(one.done)} for year in at if one.by(year)]
    heading = alt.Title(title, anchor="start", fontSize=15, fontWeight="normal", color="currentColor")
    base = alt.Chart(_inline(steps), title=heading)
    axis = alt.Axis(format="d", tickCount=10)
    x = alt.X("year:Q", title=None, scale=alt.Scale(domain=list(years), nice=False), axis=axis)
    y = alt.Y("acts:Q", title=None, scale=alt.Scale(domain=[0, top]), axis=alt.Axis(tickMinStep=1, tickCount=3))
    line = base.mark_line(interpolate="step-after", color="currentColor").encode(x, y)
    new = base.transform_filter("datum.new")
    dots = new.mark_point(filled=True, color="currentColor", opacity=1, size=_SIZE, shape=SYMBOLS[one.said])
    end = base.transform_filter(f"datum.year == {last}").mark_text(align="left", dx=10, fontSize=15)
    number = end.encode(x, y, text="acts:Q")
    return alt.layer(line, dots.encode(x, y), number).properties(width=600, height=max(36, 3 * top))
