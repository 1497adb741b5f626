"""The map of a picture: land and water, areas and ways, symbols and names, as the browser's map draws them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import shapely
from matplotlib.path import Path
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geodata.corpus import Corpus
from geodata.model import Precision
from layers.labels import Box, Spot
from layers.picture_extent import Extent, mercator
from layers.picture_marks import DOT, HALF_HIGH, PLATE, STEP, THEME, Pen, Sign, hatching, outline_of
from layers.picture_placing import LINE, Group, Name, Stand, halves, place_names, reach_at, set_apart
from layers.picture_text import SMALL, width
from layers.picture_view import Row, Shown, View, ordered
from layers.styles import BASE

LEADING = 12  # places whose names have room before less important places do
ALL_NAMED = 11  # the zoom from which points without a statement are named too
_FITS = (0.5, 0.6)  # of the map's width and height: a larger area is outlined only, not tinted
_SHARES = [0.5 + sign * step / 20 for step in range(9) for sign in (-1, 1)]  # of a way, where its symbols can stand
_SCALES = [digit * 10**power for power in range(5) for digit in (1, 2, 5)]  # kilometres
_BAR = 150.0  # pixels, at most, of the scale
_UNEVEN = 1.05  # how much the scale may differ between the map's edges before it is said


@dataclass
class Occurring:
    """What is on a map: signs, and by name what else a legend explains; how many places with statements are beyond."""

    signs: set[Sign] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    beyond: int = 0


@lru_cache(maxsize=4)
def _ground(corpus: Corpus) -> list[tuple[str, BaseGeometry]]:
    """Land, countries and water from the bundled files, in metres, with their kinds, what lies beneath first."""
    kinds, shapes = [], []
    for content in sorted(corpus.base, key=lambda name: name != "world"):
        for feature in corpus.base[content]["features"]:
            kinds.append(str(feature["properties"].get("kind") or "land"))
            shapes.append(shape(feature["geometry"]))
    return [(kind, one) for kind, one in zip(kinds, mercator(shapes), strict=True) if one is not None]


def _draw_ground(pen: Pen, corpus: Corpus, extent: Extent) -> None:
    pen.box(*extent.box, fill=THEME["sea"])
    for kind, geometry in _ground(corpus):
        style = BASE.get(kind)
        drawn = extent.cut(extent.pixels(geometry))
        if style and not drawn.is_empty:
            fill = style.get("fillColor") if style.get("fill", True) else None
            pen.path(outline_of(shapely.simplify(drawn, 0.1)), fill=fill, edge=style["color"], width=style["weight"])


def _reach(rows: tuple[Row, Row]) -> tuple[float, float]:
    """How far the middles of symbols lie from their own, to either side and up and down."""
    counts = [len(row) for row in rows]
    return max(0, max(counts) - 1) * STEP / 2, STEP / 2 + 1 if min(counts) else 0


@dataclass(frozen=True)
class _Placed:
    """A place in pixels: its shape, where it is, and how far its symbols reach."""

    shown: Shown
    shape: BaseGeometry
    at: Spot
    across: float
    along: float

    @classmethod
    def of(cls, shown: Shown, extent: Extent) -> "_Placed":
        anchor = extent.pixels(shown.anchor)
        return cls(shown, extent.pixels(shown.geometry), Spot(anchor.x, anchor.y), *_reach(shown.rows))

    @property
    def group(self) -> Group:
        way = PLATE if self.shown.form == "line" else 0
        spots: tuple[Spot, ...] = ()
        if way:
            (line, *_) = shapely.get_parts(self.shape)
            found = (shapely.line_interpolate_point(line, share, normalized=True) for share in _SHARES)
            spots = tuple(Spot(point.x, point.y) for point in found)
        return Group(self.at, self.across + STEP / 2 + way, self.along + HALF_HIGH + way, spots)


def draw(pen: Pen, view: View, extent: Extent) -> Occurring:
    """Draw a view within the pen's part of the sheet; says what is on it."""
    there = Occurring()
    placed = [_Placed.of(shown, extent) for shown in view.places]
    _draw_ground(pen, view.corpus, extent)
    for kind in ("area", "line"):
        for one in placed:
            if one.shown.form == kind:
                _draw_shape(pen, one, extent, there)
    seen = [one for one in placed if _inside(one.at, extent)]
    there.beyond = sum(bool(one.shown.signs) for one in placed if one not in seen)
    for one in seen:
        _draw_circle(pen, one, extent, there)
    stated = [one for one in seen if one.shown.signs or one.shown.chosen]
    by_weight = {shown.id: at for at, shown in enumerate(ordered([one.shown for one in stated]))}
    stated.sort(key=lambda one: by_weight[one.shown.id])
    scale = _scale(extent)
    stands = _set_apart(stated, extent, [scale.box])
    for one in seen:
        if not one.shown.signs and not one.shown.chosen and one.shown.form == "point":
            there.marks.add("ring")
            pen.circle(one.at, 3, fill=THEME["halo"], edge=THEME["faint"], width=1.2)
    _draw_symbols(pen, stated, stands, there)
    _draw_names(pen, extent, seen, stands=dict(zip(by_weight, stands, strict=True)), shut=[scale.box])
    scale.draw(pen)
    return there


def _inside(at: Spot, extent: Extent) -> bool:
    return 2 <= at.x <= extent.width - 2 and 2 <= at.y <= extent.height - 2


def _draw_shape(pen: Pen, one: _Placed, extent: Extent, there: Occurring) -> None:
    """An area (tinted, hatched where approximate) or a line (dashed where schematic, an arrow for a direction)."""
    shown = one.shown
    drawn = extent.cut(one.shape)
    if drawn.is_empty:
        return
    path = outline_of(shapely.simplify(drawn, 0.1))
    approximate = shown.precision is Precision.APPROXIMATE
    if shown.form == "area":
        west, north, east, south = one.shape.bounds
        small = east - west < extent.width * _FITS[0] and south - north < extent.height * _FITS[1]
        there.marks.add("hatched" if approximate else "area")
        if small or shown.chosen:
            pen.path(path, fill=_hex(THEME["outline"], 0.06))
            if approximate:
                pen.path(outline_of(hatching(drawn)), edge=_hex(THEME["outline"], 0.3), width=1.1)
        edge, width_ = (THEME["chosen"], 2.5) if shown.chosen else (THEME["outline"], 1.2)
        pen.path(path, edge=edge, width=width_, dashes=(5, 4) if approximate else ())
        return
    arrow = shown.precision is Precision.DIRECTION
    there.marks.add("arrow" if arrow else "line")
    colour = THEME["chosen"] if shown.chosen else THEME["route"]
    wide = 3.5 if shown.chosen else 2.2
    pen.path(path, edge=THEME["halo"], width=wide + 2.8)
    pen.path(path, edge=colour, width=wide, dashes=() if arrow else (7, 5))
    if arrow:
        draw_head(pen, one.shape, colour)


def draw_head(pen: Pen, line: BaseGeometry, colour: str) -> None:
    """The head of an arrow at the end of a line."""
    *_, (x1, y1), (x, y) = shapely.get_coordinates(line)
    head = shapely.linestrings([(x1, y1), (x, y)])
    length = max(head.length, 1e-6)
    east, south = (x - x1) / length, (y - y1) / length
    corners = [(x - 4 * east, y - 4 * south)]
    corners += [(x - 16 * east - turn * 7 * south, y - 16 * south + turn * 7 * east) for turn in (1, -1)]
    pen.path(Path([*corners, corners[0]], closed=True), fill=colour, edge=THEME["halo"], width=1.5)


def _hex(colour: str, opacity: float) -> str:
    return f"{colour}{round(255 * opacity):02x}"


def _draw_circle(pen: Pen, one: _Placed, extent: Extent, there: Occurring) -> None:
    """The circle within which an approximate place lies; of any other point only when it is chosen."""
    shown = one.shown
    approximate = shown.precision is Precision.APPROXIMATE
    if shown.form != "point" or not shown.accuracy or not (shown.chosen or (approximate and shown.signs)):
        return
    radius = shown.accuracy * extent.metre(extent.latitude(one.at.y))
    if radius < 7:
        return
    there.marks.add("circle")
    disc = extent.cut(shapely.Point(one.at).buffer(radius, quad_segs=32))
    if approximate:
        pen.path(outline_of(hatching(disc)), edge=_hex(THEME["outline"], 0.3), width=1.1)
    edge, wide = (THEME["chosen"], 2) if shown.chosen else (THEME["outline"], 1.1)
    pen.path(outline_of(disc), edge=edge, width=wide, dashes=(4, 4))


def _set_apart(stated: Sequence[_Placed], extent: Extent, shut: Sequence[Box]) -> list[Stand | None]:
    groups = []
    for at, one in enumerate(stated):
        group, name = one.group, width(one.shown.name) if at < LEADING else None
        groups.append(Group(group.at, group.wide, group.high, group.spots, name))
    return set_apart(groups, reach_at(extent.zoom), extent.room, shut)


def _draw_symbols(pen: Pen, stated: Sequence[_Placed], stands: Sequence[Stand | None], there: Occurring) -> None:
    for one, stand in zip(stated, stands, strict=True):
        if stand and stand.led:
            there.marks.add("aside")
            pen.lines([one.at, stand.at], edge=THEME["halo"], width=3.2)
            pen.lines([one.at, stand.at], edge=THEME["ink"], width=1.2)
            pen.circle(one.at, DOT, fill=THEME["ink"])
    for one, stand in reversed(list(zip(stated, stands, strict=True))):  # the most important above the others
        if stand is None:
            there.marks.add("dot")
            pen.circle(one.at, DOT, fill=THEME["ink"], edge=THEME["halo"], width=1.5)
            pen.circle(one.at, DOT, fill=THEME["ink"])
        else:
            _draw_group(pen, one, stand.at, there)


def _draw_group(pen: Pen, one: _Placed, at: Spot, there: Occurring) -> None:
    """A place's symbols side by side, those of documentation in a row of their own; ringed where it is chosen."""
    shown = one.shown
    if shown.form == "line" and shown.signs:
        there.marks.add("way")
        wide, high = one.across + 11, one.along + 11
        box = (at.x - wide, at.y - high, at.x + wide, at.y + high + 1.5)
        pen.box(*box, round_by=10, fill=THEME["halo"], edge=THEME["route"], width=1.6)
    for row, down in zip(shown.rows, (-one.along, one.along), strict=True):
        for number, sign in enumerate(row):
            there.signs.add(sign)
            pen.symbol((at.x + (number - (len(row) - 1) / 2) * STEP, at.y + down), sign)
    if not shown.signs:
        pen.circle(at, 3, fill=THEME["halo"], edge=THEME["faint"], width=1.2)
    if shown.chosen:
        there.marks.add("chosen")
        wide, high = one.across + 12, one.along + 12
        edges = (at.x - wide, at.y - high, at.x + wide, at.y + high)
        pen.box(*edges, round_by=12, edge=THEME["chosen"], width=2.5)


def _named(extent: Extent, seen: Sequence[_Placed], stands: dict[str, Stand | None]) -> Iterator[_Placed]:
    """The places that are named if there is room: chosen ones, then by what is drawn there, dated statements first."""
    found = [
        one
        for one in seen
        if one.shown.chosen
        or (one.shown.signs and stands.get(one.shown.id))
        or (one.shown.form == "point" and not one.shown.signs and extent.zoom >= ALL_NAMED)
    ]
    yield from sorted(found, key=lambda one: (not one.shown.chosen, -one.shown.dated, -one.shown.undated))


def _draw_names(
    pen: Pen, extent: Extent, seen: Sequence[_Placed], *, stands: dict[str, Stand | None], shut: Sequence[Box]
) -> None:
    symbols = [one.group.box(stand.at) for one in seen if (stand := stands.get(one.shown.id))]
    names, held = [], list(shut)
    for one in _named(extent, seen, stands):
        stand = stands.get(one.shown.id)
        if stand and stand.name:
            at = stand.name
            _write(pen, [one.shown.name], at, THEME["ink"])
            held.append(Box(at.x - 3, at.y - LINE / 2 - 1, at.x + width(one.shown.name) + 3, at.y + LINE / 2 + 1))
        else:
            at, text, group = (stand.at if stand else one.at), one.shown.name, one.group
            ring = 4 if one.shown.chosen else 0
            name = Name(text, width(text), at, group.wide + ring, group.high + ring, one.shown.chosen)
            names.append((one, name, max(map(width, halves(text)))))
    written = place_names([(name, folded) for _, name, folded in names], symbols, extent.room, held)
    for (one, _, _), found in zip(names, written, strict=True):
        if found:
            _write(pen, found.lines, found.at, THEME["ink"] if one.shown.signs else THEME["faint"])


def _write(pen: Pen, lines: Sequence[str], at: Spot, colour: str) -> None:
    top = at.y - (len(lines) - 1) * LINE / 2
    for number, line in enumerate(lines):
        pen.text((at.x, top + number * LINE + SMALL * 0.36), line, colour=colour, halo=THEME["halo"])


@dataclass(frozen=True)
class _Scale:
    """A scale in kilometres, in the lower left corner."""

    text: str
    length: float
    box: Box

    def draw(self, pen: Pen) -> None:
        left, bottom = self.box.left + 8, self.box.bottom - 8
        pen.box(*self.box, fill=_hex(THEME["paper"], 0.85))
        ends = [(left, bottom - 5), (left, bottom), (left + self.length, bottom), (left + self.length, bottom - 5)]
        pen.lines(ends, edge=THEME["ink"], width=1.4)
        pen.text((left + 4, bottom - 7), self.text)


def _scale(extent: Extent) -> _Scale:
    """The longest round number of kilometres that fits; where it does not hold for the whole map, where it does."""
    middle = extent.latitude(extent.height / 2)
    kilometre = 1000 * extent.metre(middle)
    number = max((one for one in _SCALES if one * kilometre <= _BAR), default=_SCALES[0])
    edges = [extent.metre(extent.latitude(y)) for y in (0, extent.height)]
    uneven = max(*edges, extent.metre(middle)) / min(*edges, extent.metre(middle)) > _UNEVEN
    where = f" at {abs(middle):.0f}° {'N' if middle >= 0 else 'S'}" if uneven else ""
    text = f"{number:,} km{where}"
    wide = max(number * kilometre, width(text)) + 20
    return _Scale(text, number * kilometre, Box(8, extent.height - 42, 8 + wide, extent.height - 8))
