"""The evidence as the map page wants it: plain data, compact, without graphic statements' words."""

from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.corpus import Corpus
from geodata.dates import days
from geodata.geometry import symbol_point
from geodata.model import Holds, LayerRule, Place, PlaceKind
from geodata.selection import bounds
from geodata.wording import PRECISION
from layers.basemaps import online
from layers.styles import THEMES, symbols

SHAPE_TOLERANCE = 0.002  # degrees, about 200 m: below the outlines' own error
_SETTLED = {PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.SETTLEMENT}


def _rings(geometry: BaseGeometry) -> list[list[list[float]]]:
    """The coordinate lists of a line or of all the rings of polygons."""
    rings = []
    for part in shapely.get_parts(geometry):
        lines = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
        rings += [np.round(shapely.get_coordinates(line), 3).tolist() for line in lines]
    return rings


def _place(corpus: Corpus, place: Place, layers: dict[str, int]) -> dict[str, Any]:
    geometry = corpus.geometries[place.id]
    form = "point"
    shape = None
    point = symbol_point(geometry)
    if geometry is not None and geometry.geom_type in ("LineString", "MultiLineString"):
        form, shape = "line", _rings(geometry)
    elif geometry is not None and geometry.geom_type in ("Polygon", "MultiPolygon"):
        form, shape = "area", _rings(shapely.simplify(geometry, SHAPE_TOLERANCE))
    names: dict[str, list[str]] = {}
    for name in corpus.names.get(place.id, ()):
        for user in filter(None, (name.lang, name.source)):
            if name.toponym not in names.setdefault(user, []):
                names[user].append(name.toponym)
    return {
        "id": place.id,
        "title": place.title,
        "layer": layers[corpus.place_layers[place.id]],
        "form": form,
        "anchor": None if point is None else [round(point.x, 5), round(point.y, 5)],
        "shape": shape,
        "precision": place.precision.value,
        "precisionText": PRECISION[place.precision],
        "accuracy": place.accuracy_m,
        "rank": 0 if place.kind in _SETTLED else 1,
        "names": names,
    }


def _layer(rule: LayerRule, corpus: Corpus) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": rule.id,
        "title": rule.title,
        "feature": rule.feature,
        "visible": rule.visible,
    }
    if rule.feature == "claim":
        entry["bit"], entry["shape"] = symbols(corpus.layers)[rule.id]
    else:
        kinds = set(rule.kinds)
        lines, points = {"road", "route"}, {"city", "town", "village"}
        entry["sample"] = "line" if kinds & lines else "area" if kinds and not kinds & points else "point"
    return entry


def namings(corpus: Corpus) -> dict[str, str]:
    """The ways a viewer may have places named: our heading, as one source writes them, or in one language."""
    return {
        "source": "Names as in the texts",
        **{key: f"As in: {source.custom.label}" for key, source in corpus.sources.items()},
        **{lang: f"{title} names" for lang, title in corpus.meta.languages.items() if lang != "en"},
    }


def page_data(corpus: Corpus) -> dict[str, Any]:
    """Everything the page shows and filters: places, claims as columns, layers, axis, chapters, views."""
    layers = {rule.id: number for number, rule in enumerate(corpus.layers)}
    places = list(corpus.places.values())
    number = {place.id: at for at, place in enumerate(places)}
    claims: dict[str, list[Any]] = {key: [] for key in ("id", "start", "end", "dated", "layer", "every", "places")}
    for claim in corpus.claims.values():
        start, end = bounds(claim) or (None, None)
        claims["id"].append(claim.id)
        claims["start"].append(start)
        claims["end"].append(end)
        claims["dated"].append(int(start is not None))
        claims["layer"].append(layers[corpus.claim_layers[claim.id]])
        claims["every"].append(int(claim.holds is Holds.EVERY))
        claims["places"].append([number[place] for place in claim.places])

    return {
        "places": [_place(corpus, place, layers) for place in places],
        "claims": claims,
        "layers": [_layer(rule, corpus) for rule in corpus.layers],
        "axis": [
            {
                "start": days(segment.start)[0],
                "end": days(segment.end)[1],
                "step": segment.step,
                "share": segment.share,
            }
            for segment in corpus.axis
        ],
        "chapters": [
            {
                "id": chapter.id,
                "title": chapter.title,
                "start": days(chapter.start)[0],
                "end": days(chapter.end)[1],
            }
            for chapter in corpus.chapters
        ],
        "views": corpus.meta.views,
        "namings": list(namings(corpus)),
        "basemaps": online(),
        "citation": corpus.meta.citation,
        "themes": THEMES,
    }
