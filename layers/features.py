"""The evidence as the map page wants it: plain data, compact, without graphic statements' words."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.corpus import Corpus
from geodata.display import LayerRule
from geodata.geometry import symbol_point
from geodata.model import Claim, DrawnAs, Holds, Place
from geodata.selection import PARAMETERS
from geodata.wording import PRECISION
from layers.basemaps import online
from layers.cards import PIECE, notes
from layers.styles import SHAPES, THEMES, symbols

ON_MAPS = {"from": "a date on the time axis", "to": "a date on the time axis, not before from"}  # of an address there
_COLUMNS = ("id", "start", "end", "layer", "topic", "source", "every", "figures", "paragraph", "graphic", "places")
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
    names: dict[str, list[dict[str, str]]] = {}
    for name in corpus.names.get(place.id, ()):
        years = {"since": name.since, "until": name.until}
        written = {"toponym": name.toponym, **{key: year for key, year in years.items() if year}}
        for user in filter(None, (name.lang, name.source)):
            if written not in names.setdefault(user, []):
                names[user].append(written)
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
        "short": rule.short or rule.title,
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
        **{key: f"As in: {source.custom.label}" for key, source in corpus.sources.items() if source.is_text},
        **{lang: f"{title} names" for lang, title in corpus.meta.languages.items() if lang != "en"},
    }


def _claims(corpus: Corpus) -> dict[str, Any]:
    """The claims as columns; layers, topics, sources and places by number."""

    def numbered(ids: Iterable[str]) -> dict[str, int]:
        return {key: number for number, key in enumerate(ids)}

    layers = numbered(rule.id for rule in corpus.layers)
    topics, sources, places = numbered(corpus.topics), numbered(corpus.sources), numbered(corpus.places)
    columns: dict[str, list[Any]] = {key: [] for key in _COLUMNS}
    members: dict[int, list[list[int]]] = {}  # of the few claims whose date is a set, by number
    times: dict[int, int] = {}  # minutes after midnight at which a claim begins or ends, where its source says
    for at, claim in enumerate(corpus.claims.values()):
        start, end, days = days_of(claim)
        if days is not None:
            members[at] = days
        if claim.time and (minutes := claim.time.start if claim.time.start is not None else claim.time.end) is not None:
            times[at] = minutes
        row = (
            claim.id,
            start,
            end,
            layers[corpus.claim_layers[claim.id]],
            topics[claim.topic],
            sources[claim.source],
            int(claim.holds is Holds.EVERY),
            int(claim.id in corpus.figures),
            claim.paragraph or 0,
            int(bool(claim.sensitivity)),
            [places[place] for place in claim.places],
        )
        for column, value in zip(columns.values(), row, strict=True):
            column.append(value)
    return {**columns, "members": members, "times": times}


def page_data(corpus: Corpus) -> dict[str, Any]:
    """Everything the page shows and filters, as `browser/types.d.ts` has it."""
    layers = {rule.id: number for number, rule in enumerate(corpus.layers)}
    return {
        "title": corpus.meta.title,
        "contentNote": corpus.meta.content_note,
        "shortNote": corpus.meta.short_note or corpus.meta.summary,
        "documentationNote": corpus.meta.documentation_note,
        "mapNote": f"{corpus.meta.status_note} {corpus.meta.map_credit}".strip(),
        "notes": notes(corpus),
        "citation": corpus.meta.citation,
        "places": [_place(corpus, place, layers) for place in corpus.places.values()],
        "claims": _claims(corpus),
        "layers": [_layer(rule, corpus) for rule in corpus.layers],
        "topics": [{"id": topic, "title": corpus.title("topic", topic)} for topic in corpus.topics],
        "sources": [
            {
                "id": key,
                "label": source.custom.label,
                "title": source.title,
                "class": source.custom.source_class,
                "party": source.custom.party,
            }
            for key, source in corpus.sources.items()
        ],
        "axis": [
            {"start": segment.days[0], "end": segment.days[1], "step": segment.step, "share": segment.share}
            for segment in corpus.axis
        ],
        "chapters": [
            {
                "title": chapter.title,
                "start": chapter.days[0],
                "end": chapter.days[1],
                "view": chapter.view or "region",
                "opens": chapter.id == corpus.meta.opening,
            }
            for chapter in corpus.chapters
        ],
        "views": corpus.meta.views,
        "namings": ["source", *corpus.texts, *corpus.meta.languages],
        "basemaps": online(),
        "parameters": {name: parameter.takes for name, parameter in PARAMETERS.items()} | ON_MAPS,
        "themes": THEMES,
        "symbols": SHAPES,
        "piece": PIECE,
        "version": corpus.meta.version,
    }
