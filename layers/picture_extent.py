"""Where the pixels of a picture's map lie: Web Mercator, as on the map, so that a position and zoom are the same."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import geopandas as gpd
import shapely
from shapely.affinity import affine_transform, translate
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from geodata.display import Bounds
from geodata.frames import CRS
from layers.labels import Box

NEAREST = 12.0  # the greatest zoom that is fitted
_RADIUS = 6378137.0  # metres
_EARTH = 2 * math.pi * _RADIUS
_TILE = 256  # pixels of a side of the world at zoom 0
_POLE = 85.0  # degrees; Web Mercator has no poles
_PADDING = 12.0  # pixels between what is fitted and the map's edge
_EDGE = 3.0  # pixels that symbols and names keep from it
_WEB_MERCATOR = "EPSG:3857"


def mercator(geometries: Iterable[BaseGeometry | None]) -> gpd.GeoSeries:
    """Geometries in metres of Web Mercator."""
    series = gpd.GeoSeries(list(geometries), crs=CRS)
    return series.clip_by_rect(-180, -_POLE, 180, _POLE).to_crs(_WEB_MERCATOR)


def _metres(longitude: float, latitude: float) -> tuple[float, float]:
    """A point in metres; a longitude beyond 180 degrees stays there, which PROJ would not let it."""
    held = math.radians(max(-_POLE, min(_POLE, latitude)))
    return math.radians(longitude) * _RADIUS, math.asinh(math.tan(held)) * _RADIUS


def around(bounds: Iterable[Bounds]) -> Bounds | None:
    """What holds all of some bounds; the shorter way round, across the 180th meridian too. `None` where none are."""
    found = sorted(bounds)
    if not found:
        return None
    easts = [found[0][2]]
    for one in found[1:]:
        easts.append(max(easts[-1], one[2]))
    starts = [one[0] for one in found[1:]] + [found[0][0] + 360]
    gap = max(range(len(found)), key=lambda at: starts[at] - easts[at])
    south, north = min(one[1] for one in found), max(one[3] for one in found)
    if gap == len(found) - 1:
        return found[0][0], south, easts[-1], north
    return found[gap + 1][0], south, easts[gap] + 360, north


def widened(bounds: Bounds, by: float) -> Bounds:
    """Bounds with some degrees of latitude around them, and as many metres to either side."""
    west, south, east, north = bounds
    wide = by / max(0.1, math.cos(math.radians((south + north) / 2)))
    return west - wide, south - by, east + wide, north + by


@dataclass(frozen=True)
class Extent:
    """The middle of a map in metres, its zoom, its size in pixels."""

    x: float
    y: float
    zoom: float
    width: float
    height: float

    @classmethod
    def at(cls, position: tuple[float, float, float], size: tuple[float, float]) -> "Extent":
        """That about a latitude and longitude at a zoom."""
        latitude, longitude, zoom = position
        return cls(*_metres(longitude, latitude), zoom, *size)

    @classmethod
    def fitting(cls, bounds: Bounds, size: tuple[float, float], nearest: float = NEAREST) -> "Extent":
        """That which shows west, south, east and north."""
        west, south, east, north = bounds
        (left, low), (right, high) = _metres(west, south), _metres(east, north)
        wide, tall = (
            (room - 2 * _PADDING) / max(metres, 1)
            for room, metres in zip(size, (right - left, high - low), strict=True)
        )
        zoom = math.log2(min(wide, tall) * _EARTH / _TILE)
        return cls((left + right) / 2, (low + high) / 2, max(0.0, min(nearest, zoom)), *size)

    @property
    def scale(self) -> float:
        """Pixels to a metre of Web Mercator."""
        return float(_TILE * 2**self.zoom / _EARTH)

    @property
    def box(self) -> Box:
        """The map's edges."""
        return Box(0, 0, self.width, self.height)

    @property
    def room(self) -> Box:
        """Where symbols and names stand: within the edges."""
        return Box(_EDGE, _EDGE, self.width - _EDGE, self.height - _EDGE)

    def latitude(self, y: float) -> float:
        """That of a line of pixels."""
        metres = self.y + (self.height / 2 - y) / self.scale
        return math.degrees(math.atan(math.sinh(metres / _RADIUS)))

    def metre(self, latitude: float) -> float:
        """Pixels to a metre on the ground at a latitude."""
        return self.scale / math.cos(math.radians(latitude))

    def pixels(self, geometry: BaseGeometry) -> BaseGeometry:
        """A geometry in pixels, each part on the side of the 180th meridian that is nearer to the middle."""
        parts = []
        for part in shapely.get_parts(geometry):
            turns = round((self.x - part.centroid.x) / _EARTH) if not part.is_empty else 0
            parts.append(translate(part, turns * _EARTH) if turns else part)
        whole = parts[0] if len(parts) == 1 else shapely.geometrycollections(parts)
        s = self.scale
        return affine_transform(whole, [s, 0, 0, -s, self.width / 2 - s * self.x, self.height / 2 + s * self.y])

    def cut(self, geometry: BaseGeometry, edge: float = 6) -> BaseGeometry:
        """The part of a geometry in pixels that is in sight; the lines at the cut lie beyond the edge."""
        return shapely.clip_by_rect(geometry, -edge, -edge, self.width + edge, self.height + edge)

    def shows(self, bounds: Bounds) -> bool:
        """Whether west, south, east and north are in sight with what is around them."""
        west, south, east, north = bounds
        corners = shapely.linestrings([_metres(west, south), _metres(east, north)])
        wide, high = self.width * 0.05, self.height * 0.05
        return bool(box(wide, high, self.width - wide, self.height - high).contains(self.pixels(corners)))
