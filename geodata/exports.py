"""Exports that other programs rely on: the names and forms here are a contract.

GeoJSON follows RFC 7946: WGS 84, no `crs`, exterior rings counter-clockwise, a `bbox`, stable ids, and members for
licence, citation and the boundary note. A file is written whole or not at all.
"""

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.corpus import Corpus
from geodata.dates import iso_day, span
from geodata.geometry import together
from geodata.model import Claim, Figure, Place
from geodata.wording import attributed

DECIMALS = 6  # about 0.1 m, finer than any coordinate in the data


def _rounded(one: BaseGeometry) -> BaseGeometry:
    """The geometry in `DECIMALS`, without the slivers that rounding would leave as broken rings."""

    def rounded(geometry: BaseGeometry) -> BaseGeometry:
        return shapely.transform(geometry, lambda xy: np.round(xy, DECIMALS))

    simple = rounded(one)
    return simple if simple.is_valid else rounded(shapely.set_precision(one, 10**-DECIMALS))


def _feature_collection(
    corpus: Corpus, title: str, records: list[dict[str, Any]], geometries: list[Any]
) -> dict[str, Any]:
    """Records with an `id` and their geometries as one GeoJSON object."""
    ids = [record.pop("id") for record in records]
    oriented = [
        None if one is None else shapely.orient_polygons(_rounded(one), exterior_cw=False) for one in geometries
    ]
    frame = gpd.GeoDataFrame(geometry=gpd.GeoSeries(oriented, index=ids, crs="EPSG:4326"))
    features = frame.to_geo_dict(show_bbox=False)["features"]
    for feature, record, one in zip(features, records, oriented, strict=True):
        feature["properties"] = record
        if one is not None and not one.is_empty:
            feature["bbox"] = [float(bound) for bound in one.bounds]
    collection: dict[str, Any] = {
        "type": "FeatureCollection",
        "title": f"{corpus.meta.title}: {title}",
        "version": corpus.meta.version,
        "licence": corpus.meta.licence,
        "citation": corpus.meta.citation,
        "boundary_note": corpus.meta.boundary_note,
    }
    if any(one is not None for one in oriented):
        collection["bbox"] = [float(bound) for bound in frame.total_bounds]
    collection["features"] = features
    return collection


def _names(corpus: Corpus, place: Place) -> list[dict[str, str]]:
    return [
        {"toponym": name.toponym, "lang": name.lang, "used_by": name.source or name.used_by or ""}
        for name in corpus.names.get(place.id, ())
    ]


def places_geojson(corpus: Corpus, places: Iterable[Place] | None = None) -> dict[str, Any]:
    """One feature a place (of all places, or of those given); geometry `null` where it is unlocated."""
    chosen = list(corpus.places.values() if places is None else places)
    records = [
        {
            "id": place.id,
            "title": place.title,
            "kind": place.kind.value,
            "role": place.role.value,
            "layer": corpus.place_layers[place.id],
            "names": _names(corpus, place),
            "location_precision": place.precision.value,
            "accuracy_m": place.accuracy_m,
            "coordinate_source": place.coordinate_source,
            "coordinate_id": place.coordinate_id,
            "route_method": corpus.routes[place.id].method.value if place.id in corpus.routes else None,
            "note": place.note,
            "source_ids": list(corpus.sources_at(place.id)),
            "claim_ids": [claim.id for claim in corpus.claims_at.get(place.id, ())],
        }
        for place in chosen
    ]
    return _feature_collection(corpus, "places", records, [corpus.geometries[place.id] for place in chosen])


def _figure(figure: Figure) -> dict[str, Any]:
    fields = ("measure", "value", "low", "high", "qualifier", "unit", "counts")
    values = {name: getattr(figure, name) for name in fields}
    return {
        name: int(value) if isinstance(value, float) and value == int(value) else value
        for name, value in values.items()
    }


def claims_geojson(corpus: Corpus, claims: Iterable[Claim] | None = None) -> dict[str, Any]:
    """One feature a claim (of all claims, or of those given), so that sums count once."""
    chosen = list(corpus.claims.values() if claims is None else claims)
    records = []
    for claim in chosen:
        source = corpus.sources[claim.source]
        found = span(claim.when) if claim.when else None
        records.append(
            {
                "id": claim.id,
                "statement": attributed(claim, source),
                "kind": claim.kind.value,
                "mode": claim.mode.value,
                "topic": claim.topic,
                "layer": corpus.claim_layers[claim.id],
                "when": claim.when,
                "start": iso_day(found.start) if found else None,
                "end": iso_day(found.end) if found else None,
                "date_precision": found.precision if found else None,
                "date_basis": claim.date_basis.value,
                "holds": claim.holds.value if claim.holds else None,
                "place_ids": list(claim.places),
                "source_id": claim.source,
                "source_title": source.title,
                "paragraph": claim.paragraph,
                "quote": claim.quote,
                "quoted_source": claim.quoted_source,
                "body": claim.body,
                "legal_form": claim.legal_form,
                "figures": [_figure(figure) for figure in corpus.figures.get(claim.id, ())],
                "sensitivity": claim.sensitivity,
                "note": claim.note,
            }
        )
    geometries = [together(corpus.geometries[place] for place in claim.places) for claim in chosen]
    return _feature_collection(corpus, "claims", records, geometries)


def sources_json(corpus: Corpus) -> list[dict[str, Any]]:
    """The sources as CSL-JSON items."""
    return [source.model_dump(mode="json", exclude_none=True, by_alias=True) for source in corpus.sources.values()]


def dumps(content: Any) -> str:
    """JSON text; a feature collection has one feature a line, so that a diff shows which changed."""
    if isinstance(content, dict) and "features" in content:
        head = {key: value for key, value in content.items() if key != "features"}
        features = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in content["features"])
        return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "features": [\n{features}\n]}}\n'
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


FORMATS: Mapping[str, Callable[[Corpus], dict[str, str]]] = {
    "geojson": lambda corpus: {
        "places.geojson": dumps(places_geojson(corpus)),
        "claims.geojson": dumps(claims_geojson(corpus)),
    },
    "csl-json": lambda corpus: {"sources.json": dumps(sources_json(corpus))},
}


def write(corpus: Corpus, folder: Path, formats: Iterable[str] = tuple(FORMATS)) -> list[Path]:
    """Write the files of the given formats into a folder and return their paths.

    Everything is made before anything is written, and each file is renamed into place when it is complete.
    Raises `OSError` where the folder cannot be written.
    """
    texts = {name: text for chosen in formats for name, text in FORMATS[chosen](corpus).items()}
    folder.mkdir(parents=True, exist_ok=True)
    pending: list[tuple[str, Path]] = []
    try:
        for name, text in texts.items():
            handle, path = tempfile.mkstemp(dir=folder, prefix=f".{name}.")
            pending.append((path, folder / name))
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            os.chmod(path, 0o644)
        for path, final in pending:
            os.replace(path, final)
    finally:
        for path, _ in pending:
            Path(path).unlink(missing_ok=True)
    return [final for _, final in pending]
