"""The evidence as the map page wants it: plain data, compact, without graphic statements' words."""

from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.corpus import Corpus
from geodata.display import LayerRule
from geodata.geometry import symbol_point
from geodata.model import Claim, DrawnAs, Holds, Place
from geodata.wording import PRECISION
from layers.basemaps import online
from layers.styles import THEMES, symbols

SHAPE_TOLERANCE = 0.002  # degrees, about 200 m: below the outlines' own error


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
        "rank": 0 if corpus.drawn_as(place.kind) is DrawnAs.SETTLEMENT else 1,
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
        entry["sample"] = _sample({corpus.drawn_as(kind) for kind in rule.kinds})
    return entry


def _sample(kinds: set[DrawnAs | None]) -> str:
    """What stands for a layer of places in the legend."""
    if DrawnAs.LINE in kinds:
        return "line"
    return "area" if DrawnAs.AREA in kinds and DrawnAs.SETTLEMENT not in kinds else "point"


def days_of(claim: Claim) -> tuple[int | None, int | None, list[list[int]] | None]:
    """First and last day of a claim, open ends as the first and last day there is, and the days of a set's members."""
    if claim.when is None or claim.when.bounds is None:
        return None, None, None
    members = [[int(day) for day in member if day is not None] for member in claim.when.members]
    return *claim.when.bounds, members if claim.when.is_set else None


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
    members: dict[int, list[list[int]]] = {}  # of the few claims whose date is a set, by number
    for at, claim in enumerate(corpus.claims.values()):
        start, end, days = days_of(claim)
        if days is not None:
            members[at] = days
        claims["id"].append(claim.id)
        claims["start"].append(start)
        claims["end"].append(end)
        claims["dated"].append(int(start is not None))
        claims["layer"].append(layers[corpus.claim_layers[claim.id]])
        claims["every"].append(int(claim.holds is Holds.EVERY))
        claims["places"].append([number[place] for place in claim.places])

    return {
        "places": [_place(corpus, place, layers) for place in places],
        "claims": {**claims, "members": members},
        "layers": [_layer(rule, corpus) for rule in corpus.layers],
        "axis": [
            {"start": segment.days[0], "end": segment.days[1], "step": segment.step, "share": segment.share}
            for segment in corpus.axis
        ],
        "chapters": [
            {"id": chapter.id, "title": chapter.title, "start": chapter.days[0], "end": chapter.days[1]}
            for chapter in corpus.chapters
        ],
        "views": corpus.meta.views,
        "namings": list(namings(corpus)),
        "basemaps": online(),
        "citation": corpus.meta.citation,
        "themes": THEMES,
    }
