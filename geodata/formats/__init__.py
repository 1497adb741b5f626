"""The formats that a selection can be had in: a registry that export, API and downloads go by."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from geodata.formats import acts, csl, disagreements, geojson, geopackage, tabular
from geodata.frames import Selected


@dataclass(frozen=True)
class Format:
    """A format: its name, the ending of its files, their media type, and what it can write.

    `contents` makes, of what is selected, each file that the format has, by the file's name without ending; it does so
    piece by piece, so that a file can be sent while it is made.
    """

    name: str
    suffix: str
    media_type: str
    contents: Mapping[str, Callable[[Selected], Iterator[bytes]]]

    def to_bytes(self, content: str, selected: Selected) -> bytes:
        """One file of the format, whole."""
        return b"".join(self.contents[content](selected))


FORMATS: tuple[Format, ...] = (
    Format(
        "geojson",
        ".geojson",
        "application/geo+json",
        {"places": geojson.places_chunks, "claims": geojson.claims_chunks},
    ),
    Format("acts", ".json", "application/json", {"acts": acts.chunks}),
    Format("disagreements", ".json", "application/json", {"disagreements": disagreements.chunks}),
    Format("csl-json", ".json", "application/vnd.citationstyles.csl+json", {"sources": csl.sources_chunks}),
    Format(
        "csv",
        ".csv",
        "text/csv; charset=utf-8; header=present",
        {
            "claims": tabular.claims_chunks,
            "places": tabular.places_chunks,
            "figures": tabular.figures_chunks,
            "names": tabular.names_chunks,
        },
    ),
    Format("gpkg", ".gpkg", "application/geopackage+sqlite3", {"evidence": geopackage.chunks}),
)

BY_NAME: Mapping[str, Format] = {each.name: each for each in FORMATS}
BY_FILE: Mapping[str, tuple[Format, str]] = {
    f"{content}{each.suffix}": (each, content) for each in FORMATS for content in each.contents
}
