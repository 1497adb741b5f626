"""CSV that spreadsheets open with letters and dates intact: UTF-8 with a BOM, texts quoted, numbers bare.

A text that a spreadsheet would take for a formula or for another number (`-0699`, `007`, `1e3`) has a hair space
(U+200A) before it, which nobody sees and every reader's `strip` removes. The header's last cell says query, versions,
licence, credits and the boundary note; its column is empty, so that rows can be sorted, filtered and counted.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

import geopandas as gpd
import pandas as pd

from geodata.frames import Selected, plain

GUARD = "\u200a"
SEPARATOR = "; "  # between several values in a cell
_BATCH = 500  # rows that are made before they are handed on
# What LibreOffice 7.4 turns into something else on a double click, tried value by value, and what starts a formula.
_RISKY = re.compile(
    r"\s*[=+\-@].*|[\t\r\n].*|(?!(0|[1-9]\d{0,14})(\.\d*[1-9])?$)\s*(\d[\d,]*\.?\d*|\.\d+)(e[+-]?\d+)?\s*",
    re.IGNORECASE | re.DOTALL,
)


def joined(values: Iterable[Any]) -> str:
    """Several ids, or the toponyms of several names, in one cell."""
    return SEPARATOR.join(dict.fromkeys(one if isinstance(one, str) else one["toponym"] for one in values))


def guarded(value: Any) -> Any:
    """A cell as it is written: a text that a spreadsheet would change has the guard before it."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        value = joined(value)
    return GUARD + value if isinstance(value, str) and _RISKY.fullmatch(value) else value


def about_texts(selected: Selected) -> dict[str, str]:
    """What a file says of itself, as texts."""
    about = {key: joined(value) if isinstance(value, list) else str(value) for key, value in selected.about.items()}
    return about | {"query": about["query"] or "everything"}


def _chunks(selected: Selected, frame: pd.DataFrame) -> Iterator[bytes]:
    columns = {name: plain(frame[name]) for name in frame.columns}
    rows = list(zip(*columns.values(), strict=True))
    about = ". ".join(f"{key.replace('_', ' ')}: {text.rstrip('.')}" for key, text in about_texts(selected).items())
    yield b"\xef\xbb\xbf" + _lines([[*columns, f"about: {about}"]])
    for start in range(0, len(rows), _BATCH):
        yield _lines([[*map(guarded, row), ""] for row in rows[start : start + _BATCH]])


def _lines(rows: list[list[Any]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n").writerows(rows)  # RFC 4180
    return out.getvalue().encode()


def claims_chunks(selected: Selected) -> Iterator[bytes]:
    """One row a claim, with the ids of its places; its figures are in the figures' file."""
    return _chunks(selected, attributes(selected.claims))


def places_chunks(selected: Selected) -> Iterator[bytes]:
    """One row a place, with longitude and latitude where it is a point; of its names the toponyms alone."""
    flat = attributes(selected.places)
    points = selected.places.geometry.where(selected.places.geometry.geom_type == "Point")
    flat["lon"], flat["lat"] = points.x.to_numpy(), points.y.to_numpy()
    return _chunks(selected, flat)


def attributes(frame: gpd.GeoDataFrame) -> pd.DataFrame:
    """A frame without its geometry, its id as the first column."""
    return pd.DataFrame(frame.drop(columns=frame.geometry.name)).reset_index()


def figures_chunks(selected: Selected) -> Iterator[bytes]:
    """One row a figure of the selected claims."""
    return _chunks(selected, selected.figures)


def names_chunks(selected: Selected) -> Iterator[bytes]:
    """One row a name of the selected places."""
    return _chunks(selected, selected.names)
