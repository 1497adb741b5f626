"""The pen that draws a picture, and the map's symbols and lines as it draws them, all in CSS pixels from the top left.

Text is drawn as outlines: an SVG then shows the same letters on any computer, on paper and within a PDF, whatever fonts
there are; what it says stands in its title and description too.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Literal, NamedTuple

import numpy as np
import shapely
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Affine2D
from shapely.geometry.base import BaseGeometry

from layers.picture_text import SMALL, font, legible
from layers.styles import SHAPES, THEMES

THEME = THEMES["light"]
PIXEL = 0.75  # points, in which matplotlib counts lines and type
INCH = 96  # pixels
DOTS = (1.6, 2.2)  # the outline of what has no date: dots and gaps
BAR = "M-6,9.2H6"  # the mark of documentation, below its symbol
STEP = 16.0  # from one symbol to the next
HALF_HIGH = 9.5  # how far a symbol with its bar reaches up and down
PLATE = 3.0  # how far the plate of a way reaches beyond its symbols
DOT = 2.5  # radius: a place whose symbols stand elsewhere, or have no room
_TOKEN = re.compile(r"[MLHVAZ]|-?\d+(?:\.\d+)?")

Days = Literal["every", "some", "none"]


class Sign(NamedTuple):
    """A symbol of statements: the number and shape of their layer, how they are dated, whether documentation's."""

    bit: int
    shape: str
    days: Days
    barred: bool = False

    @property
    def colour(self) -> str:
        """The colour of its layer."""
        return str(THEME["claims"][self.bit])


def _arc(start: np.ndarray, end: np.ndarray, radius: float, large: bool) -> Path:
    """A circle's arc from point to point, clockwise on the page."""
    half, middle = (start - end) / 2, (start + end) / 2
    apart = float(np.hypot(*half))
    aside = (max(radius**2 - apart**2, 0) ** 0.5 / apart) * (-1 if large else 1)
    centre = middle + aside * np.array([half[1], -half[0]])
    first, last = (float(np.degrees(np.arctan2(*(point - centre)[::-1]))) for point in (start, end))
    arc = Path.arc(first, last if last > first else last + 360)
    return Path(np.asarray(arc.vertices) * radius + centre, arc.codes)


@lru_cache(maxsize=64)
def path_of(data: str) -> Path:
    """SVG path data as a path: the commands that the symbols are made of, absolute M, L, H, V, Z and A clockwise."""
    tokens = iter(_TOKEN.findall(data))
    vertices: list[Any] = []
    codes: list[int] = []
    at = np.zeros(2)

    def numbers(count: int) -> np.ndarray:
        return np.array([float(next(tokens)) for _ in range(count)])

    for command in tokens:
        if command == "Z":
            vertices.append(at)
            codes.append(int(Path.CLOSEPOLY))
            continue
        if command == "A":
            radius, _, _, large, _, *end = numbers(7)
            arc = _arc(at, np.array(end), radius, bool(large))
            vertices += list(np.asarray(arc.vertices)[1:])
            codes += [int(code) for code in np.asarray(arc.codes)[1:]]
            at = np.array(end)
            continue
        if command in "ML":
            at = numbers(2)
        else:
            value = float(next(tokens))
            at = np.array([value, at[1]] if command == "H" else [at[0], value])
        vertices.append(at)
        codes.append(int(Path.MOVETO if command == "M" else Path.LINETO))
    return Path(vertices, codes)


def _rings(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            yield from (part.exterior, *part.interiors)
        elif part.geom_type in ("LineString", "LinearRing"):
            yield part


def outline_of(geometry: BaseGeometry) -> Path | None:
    """The lines and rings of a geometry in pixels as a path; `None` where it has none."""
    paths = [
        Path(shapely.get_coordinates(ring), closed=ring.geom_type == "LinearRing")
        for ring in _rings(geometry)
        if not ring.is_empty
    ]
    return Path.make_compound_path(*paths) if paths else None


def hatching(geometry: BaseGeometry, step: float = 8 / 2**0.5) -> BaseGeometry:
    """Slanted lines within an area in pixels: as lines they are the same in every format."""
    west, north, east, south = geometry.bounds
    high = south - north
    starts = np.arange(west - high, east, step * 2**0.5)
    slanted = [[(start, south), (start + high, north)] for start in starts]
    return shapely.intersection(shapely.multilinestrings(slanted), geometry)


class Pen:
    """Draws on a sheet of a size, each thing over those before it."""

    def __init__(self, width: float, height: float) -> None:
        self.figure = Figure(dpi=INCH, facecolor="white")
        self.axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self.axes.axis("off")
        self.resize(width, height)
        self.clip: Rectangle | None = None
        self.origin = (0.0, 0.0)
        self.drawn = 0

    def resize(self, width: float, height: float) -> None:
        """Another size of the sheet; what is drawn stays where it is."""
        self.figure.set_size_inches(width / INCH, height / INCH)
        self.axes.set(xlim=(0, width), ylim=(height, 0))

    @contextmanager
    def within(self, left: float, top: float, width: float, height: float) -> Iterator[None]:
        """Draw in a part of the sheet only, in pixels from its own corner."""
        self.origin = (left, top)
        self.clip = Rectangle((left, top), width, height, transform=self.axes.transData)
        try:
            yield
        finally:
            self.origin, self.clip = (0.0, 0.0), None

    def path(
        self,
        path: Path | None,
        at: tuple[float, float] = (0, 0),
        *,
        fill: str | None = None,
        edge: str | None = None,
        width: float = 1,
        dashes: Sequence[float] = (),
        turned: float = 0,
    ) -> None:
        """A path about a point, turned by degrees; filled, stroked, or both."""
        if path is None:
            return
        moved = path.transformed(Affine2D().rotate_deg(turned).translate(*at).translate(*self.origin))
        self.drawn += 1
        patch = PathPatch(
            moved,
            facecolor=fill or "none",
            edgecolor=edge or "none",
            linewidth=width * PIXEL,
            linestyle=(0, [dash / width for dash in dashes]) if dashes else "solid",
            capstyle="butt" if dashes else "round",
            joinstyle="miter" if fill else "round",
            zorder=self.drawn,
        )
        self.axes.add_artist(patch)
        if self.clip is not None:
            patch.set_clip_path(self.clip)

    def lines(self, *lines: Sequence[tuple[float, float]], **style: Any) -> None:
        """Lines through points."""
        self.path(Path.make_compound_path(*(Path(line) for line in lines)), **style)

    def circle(self, at: tuple[float, float], radius: float, **style: Any) -> None:
        """A circle about a point."""
        self.path(Path.circle((0, 0), radius), at, **style)

    def box(self, left: float, top: float, right: float, bottom: float, *, round_by: float = 0, **style: Any) -> None:
        """A rectangle, its corners rounded by a radius."""
        if not round_by:
            self.path(Path([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]), **style)
            return
        middles = [(left, top, 180), (right, top, 270), (right, bottom, 0), (left, bottom, 90)]
        corners = []
        for x, y, angle in middles:
            inward = np.array([x + (round_by if x == left else -round_by), y + (round_by if y == top else -round_by)])
            corners.append(np.asarray(Path.arc(angle, angle + 90).vertices) * round_by + inward)
        arc = np.asarray(Path.arc(0, 90).codes)
        codes = np.concatenate([arc, *([Path.LINETO, *arc[1:]] for _ in corners[1:]), [Path.CLOSEPOLY]])
        self.path(Path(np.concatenate([*corners, corners[0][:1]]), codes), **style)

    def text(
        self, at: tuple[float, float], text: str, *, size: float = SMALL, bold: bool = False, **style: str | None
    ) -> None:
        """A line of text from the left end of its base line; nothing in it is read as mathematics."""
        self.drawn += 1
        halo = style.get("halo")
        written = self.axes.text(
            at[0] + self.origin[0],
            at[1] + self.origin[1],
            legible(text),
            fontproperties=font(bold),
            fontsize=size * PIXEL,
            color=style.get("colour") or THEME["ink"],
            va="baseline",
            parse_math=False,
            zorder=self.drawn,
        )
        if halo:
            written.set_path_effects([withStroke(linewidth=3.5 * PIXEL, foreground=halo)])

    def symbol(self, at: tuple[float, float], sign: Sign) -> None:
        """A symbol: filled, hollow or dotted, with the bar of documentation below, never sized by a number."""
        shape, bar, halo = path_of(SHAPES[sign.shape]), path_of(BAR), THEME["halo"]
        self.path(shape, at, edge=halo, width=4.5)
        if sign.barred:
            self.path(bar, at, edge=halo, width=4.5)
        dated = sign.days != "none"
        self.path(
            shape,
            at,
            fill=sign.colour if sign.days == "every" else halo,
            edge=sign.colour,
            width=2 if dated else 1.6,
            dashes=() if dated else DOTS,
        )
        if sign.barred:
            self.path(bar, at, edge=sign.colour, width=2)
