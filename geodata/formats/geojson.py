"""GeoJSON as RFC 7946 has it: WGS 84, no `crs`, exterior rings counter-clockwise, a `bbox`, stable ids.

Members beside the features say query, versions, licence, citation, credits and the boundary note. One feature stands on
a line, so that a diff shows which changed.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.frames import Selected, plain

DECIMALS = 6  # about 0.1 m, finer than any coordinate in the data
_BATCH = 500  # features that are made before they are handed on


def _rounded(one: BaseGeometry) -> BaseGeometry:
    """The geometry in `DECIMALS`, without the slivers that rounding would leave as broken rings."""

    def rounded(geometry: BaseGeometry) -> BaseGeometry:
        return shapely.transform(geometry, lambda xy: np.round(xy, DECIMALS))

    simple = rounded(one)
    return simple if simple.is_valid else rounded(shapely.set_precision(one, 10**-DECIMALS))


@lru_cache(maxsize=4096)  # many claims stand at the same places
def _shaped(one: BaseGeometry) -> tuple[str, list[float] | None]:
    """A geometry as GeoJSON text, and its bounds."""
    oriented = shapely.orient_polygons(_rounded(one), exterior_cw=False)
    return _dumps(shapely.geometry.mapping(oriented)), None if oriented.is_empty else _bbox(oriented)


def _bbox(geometry: BaseGeometry) -> list[float]:
    """West, south, east, north; of what was cut at the 180th meridian, west is the greater (RFC 7946, 5.2)."""
    west, south, east, north = (float(bound) for bound in geometry.bounds)
    if (west, east) == (-180, 180):
        sides = [part.bounds for part in shapely.get_parts(geometry)]
        if all(minx >= 0 or maxx <= 0 for minx, _, maxx, _ in sides):
            west = min(minx for minx, *_ in sides if minx >= 0)
            east = max(maxx for _, _, maxx, _ in sides if maxx <= 0)
    return [west, south, east, north]


def _dumps(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, allow_nan=False)


def _chunks(selected: Selected, what: str, frame: gpd.GeoDataFrame, more: dict[str, list[Any]]) -> Iterator[bytes]:
    """A feature collection of a frame's rows, with further properties by name."""
    about = {"type": "FeatureCollection", **selected.about}
    about["title"] = f"{about['title']}: {what}"
    if frame.geometry.notna().any():
        about["bbox"] = [round(float(bound), DECIMALS) for bound in frame.total_bounds]
    yield f'{_dumps(about)[:-1]}, "features": [\n'.encode()
    columns = {name: plain(frame[name]) for name in frame.columns if name != frame.geometry.name} | more
    geometries, ids, comma = list(frame.geometry), list(frame.index), ""
    for start in range(0, len(ids), _BATCH):
        lines = []
        for at in range(start, min(start + _BATCH, len(ids))):
            properties = {name: values[at] for name, values in columns.items()}
            lines.append(feature(ids[at], properties, geometries[at]))
        yield (comma + ",\n".join(lines)).encode()
        comma = ",\n"
    yield b"\n]}\n"


def feature(key: str, properties: dict[str, Any], geometry: BaseGeometry | None) -> str:
    """A feature as GeoJSON text."""
    shape, bounds = ("null", None) if geometry is None else _shaped(geometry)
    bbox = "" if bounds is None else f', "bbox": {_dumps(bounds)}'
    head = f'{{"id": {_dumps(key)}, "type": "Feature", "properties": {_dumps(properties)}'
    return f'{head}, "geometry": {shape}{bbox}}}'


def places_chunks(selected: Selected) -> Iterator[bytes]:
    """One feature a place; geometry `null` where it is unlocated."""
    return _chunks(selected, "places", selected.places, {})


def claims_chunks(selected: Selected) -> Iterator[bytes]:
    """One feature a claim, with its figures, so that sums count once."""
    figures: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for claim, figure in zip(plain(selected.figures["claim_id"]), _rows(selected.figures), strict=True):
        figures[claim].append(figure)
    return _chunks(
        selected, "claims", selected.claims, {"figures": [figures.get(claim, []) for claim in selected.claims.index]}
    )


def _rows(figures: pd.DataFrame) -> Iterator[dict[str, Any]]:
    columns = {name: plain(figures[name]) for name in figures.columns if name != "claim_id"}
    for at in range(len(figures)):
        yield {name: values[at] for name, values in columns.items()}
