"""GeoPackage: what is selected as tables, and on top of them map layers, one for each kind of geometry.

QGIS paints no geometry collection, so a claim at a town and in a district is one row of `claims` and stands in two
layers, under the same id. Dates are real dates; those before year 1, which GDAL cannot hold, are texts in columns of
their own (`start_before_1`, `end_before_1`). The same data gives the same bytes.
"""

import datetime
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyogrio
import shapely

from geodata.formats.tabular import about_texts, attributes, joined
from geodata.frames import CRS, Selected, plain
from geodata.geometry import together

_KINDS = {"points": "Point", "lines": "LineString", "areas": "Polygon"}
_STAMP = "2000-01-01T00:00:00.000Z"  # instead of the time of writing
_PIECE = 2**18  # bytes
_ONE_AT_A_TIME = Lock()


@contextmanager
def _timeless() -> Iterator[None]:
    """GDAL writes a fixed time. Its options are those of the process, so one file is written at a time."""
    with _ONE_AT_A_TIME:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _STAMP})
        try:
            yield
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _is_early(text: str | None) -> bool:
    """Whether a day lies before year 1."""
    return text is not None and text.startswith(("-", "0000"))


def _date(text: str | None) -> datetime.date | None:
    return None if text is None or _is_early(text) else datetime.date.fromisoformat(text)


def _table(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame without geometry, with columns that GDAL can hold."""
    columns: dict[str, Any] = {}
    for name in frame.columns:
        values = plain(frame[name])
        if frame[name].dtype.kind == "M":
            early = [text if _is_early(text) else None for text in values]
            columns[name] = pd.array([_date(text) for text in values], dtype=pd.ArrowDtype(pa.date32()))
            columns[f"{name}_before_1"] = pd.array(early, dtype="string")
        elif frame[name].dtype == object:
            columns[name] = pd.array([joined(row) for row in values], dtype="string")
        elif frame[name].dtype.kind in "if":
            columns[name] = frame[name].array
        else:
            columns[name] = pd.array(values, dtype="string")
    return pd.DataFrame(columns)


def _layers(name: str, frame: gpd.GeoDataFrame) -> Iterator[tuple[str, pd.DataFrame, str | None]]:
    """The table of all rows, and a layer for each kind of geometry that some of them have."""
    table = _table(attributes(frame))
    yield name, table, None
    for suffix, kind in _KINDS.items():
        parts = [None if one is None else _of_kind(one, kind) for one in frame.geometry]
        held = [at for at, one in enumerate(parts) if one is not None]
        if held:
            located = gpd.GeoSeries([parts[at] for at in held], crs=CRS)
            rows = table.iloc[held].reset_index(drop=True)
            yield f"{name}_{suffix}", gpd.GeoDataFrame(rows, geometry=located), f"Multi{kind}"


def _of_kind(geometry: Any, kind: str) -> Any:
    """The parts of a geometry that are of a kind; `None` where there are none."""
    return together(part for part in shapely.get_parts(geometry) if part.geom_type == kind)


def chunks(selected: Selected) -> Iterator[bytes]:
    """The file in pieces. It is made whole first: its format is a database."""
    sources = pd.DataFrame(
        {
            "id": [source.id for source in selected.sources],
            "label": [source.custom.label for source in selected.sources],
            "title": [source.title for source in selected.sources],
            "source_class": [source.custom.source_class.value for source in selected.sources],
            "party": [source.custom.party for source in selected.sources],
        },
        dtype="string",
    )
    about = about_texts(selected)
    tables: list[tuple[str, pd.DataFrame, str | None]] = [
        *_layers("claims", selected.claims),
        *_layers("places", selected.places),
        ("figures", _table(selected.figures), None),
        ("names", _table(selected.names), None),
        ("sources", sources, None),
        ("about", pd.DataFrame({"key": list(about), "value": list(about.values())}, dtype="string"), None),
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "evidence.gpkg"
        with _timeless():
            for name, table, kind in tables:
                shape = {} if kind is None else {"geometry_type": kind, "promote_to_multi": True}
                pyogrio.write_dataframe(
                    table, path, layer=name, driver="GPKG", use_arrow=True, dataset_metadata=about, **shape
                )
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
