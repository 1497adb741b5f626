"""Where places lie: points, joined outlines and schematic routes. All coordinates are WGS 84 degrees."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import antimeridian
import numpy as np
import shapely
from pyproj import Geod
from shapely.errors import ShapelyError
from shapely.geometry import LineString, Point, shape
from shapely.geometry.base import BaseGeometry

from geodata.model import Place, Route
from geodata.reading import Problem, read_json

WGS84 = Geod(ellps="WGS84")


@dataclass(frozen=True)
class Outline:
    """A generalised polygon, with its error in metres."""

    id: str
    geometry: BaseGeometry
    error_m: int


def read_outlines(path: Path, problems: list[Problem]) -> dict[str, Outline]:
    """The outlines of a GeoJSON feature collection, by id."""
    content = read_json(path, problems)
    if content is None:
        return {}
    outlines: dict[str, Outline] = {}
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        problems.append(Problem(path.name, 1, "has no features", "restore the file"))
        return {}
    for number, feature in enumerate(features, start=1):
        try:
            properties = feature["properties"]
            outline = Outline(
                id=feature["id"],
                geometry=shape(feature["geometry"]),
                error_m=int(properties["error_m"]),
            )
            if outline.geometry.is_empty:
                raise ValueError("no coordinates")
            if not np.isfinite(shapely.get_coordinates(outline.geometry)).all():
                raise ValueError("a coordinate that is no number")
            if shapely.is_empty(shapely.get_rings(outline.geometry)).any():
                raise ValueError("a ring without coordinates")
            if not outline.geometry.is_valid:
                raise ValueError(shapely.is_valid_reason(outline.geometry))
            if outline.id in outlines:
                raise ValueError(f"duplicate '{outline.id}'")
            outlines[outline.id] = outline
        except (KeyError, TypeError, ValueError, AttributeError, ShapelyError) as error:
            problems.append(
                Problem(
                    path.name,
                    0,
                    f"feature {number} is not an outline ({error!r})",
                    "give it id, geometry and the property error_m",
                )
            )
    return outlines


def place_geometry(
    place: Place,
    places: Mapping[str, Place],
    routes: Mapping[str, Route],
    outlines: Mapping[str, Outline],
) -> BaseGeometry | None:
    """A place's geometry: its outlines joined, its route's line, its point, or `None` where unlocated."""
    if place.outline:
        return shapely.union_all([outlines[outline].geometry for outline in place.outline])
    if place.id in routes:
        ends = [symbol_point(place_geometry(places[end], places, {}, outlines)) for end in routes[place.id].path]
        points = [point for point in ends if point is not None]
        # Across the 180th meridian the line is cut in two, as RFC 7946 (3.1.9) asks.
        return antimeridian.fix_line_string(LineString(points), great_circle=False) if len(points) > 1 else None
    return None if place.lon is None or place.lat is None else Point(place.lon, place.lat)


def symbol_point(geometry: BaseGeometry | None) -> Point | None:
    """Where a symbol stands: the point itself, the middle of a line, or inside the largest part of an area."""
    if geometry is None or isinstance(geometry, Point):
        return geometry
    if geometry.geom_type in ("LineString", "MultiLineString"):
        return shapely.line_interpolate_point(geometry, 0.5, normalized=True)
    return shapely.point_on_surface(max(shapely.get_parts(geometry), key=lambda part: part.area))


def together(geometries: Iterable[BaseGeometry | None]) -> BaseGeometry | None:
    """Several geometries as one: itself, a multi-geometry of one kind, or a collection; `None` if none."""
    parts = [part for one in geometries if one is not None for part in shapely.get_parts(one)]
    if len(parts) < 2:
        return parts[0] if parts else None
    kinds = {part.geom_type for part in parts}
    if kinds == {"Point"}:
        return shapely.multipoints(parts)
    if kinds == {"LineString"}:
        return shapely.multilinestrings(parts)
    if kinds == {"Polygon"}:
        joined = shapely.multipolygons(parts)
        return joined if joined.is_valid else shapely.union_all(parts)  # neighbours share a border
    return shapely.geometrycollections(parts)


def metres_outside(point: Point, outline: Outline) -> float:
    """How far a point lies outside an outline, in metres; 0 inside."""
    if outline.geometry.covers(point):
        return 0.0
    nearest = shapely.shortest_line(point, outline.geometry)
    return float(WGS84.geometry_length(nearest))
