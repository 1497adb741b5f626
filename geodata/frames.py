"""The evidence as GeoDataFrames and DataFrames: places, claims, figures and names, and a selection as a mask on them.

Columns bear the names of the export contract; `start` and `end` are days (`datetime64[s]`, which holds years before 0;
`NaT` where open or undated), terms are categories, geometries are WGS 84 degrees. What is returned may be changed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

from geodata import records
from geodata.corpus import Corpus
from geodata.dates import SETS, iso_day, parse
from geodata.folding import folded, patterns
from geodata.geometry import together
from geodata.registry import SCHEMA_VERSION
from geodata.selection import Selection
from geodata.sources import Source
from geodata.sparing import without_graphic

CRS = "EPSG:4326"
_KEPT = 4  # corpora whose frames are kept
_TERM, _DAY, _TEXT, _LIST = "category", "datetime64[s]", "string", "object"
_PLACE_TYPES = dict.fromkeys(("kind", "role", "layer", "location_precision", "route_method"), _TERM) | {
    "accuracy_m": "Int64",
    "text_claims": "Int64",
    "documentation_claims": "Int64",
    **dict.fromkeys(("names", "source_ids", "claim_ids"), _LIST),
}
_CLAIM_TYPES = (
    dict.fromkeys(("kind", "mode", "topic", "layer", "date_precision", "date_basis", "holds"), _TERM)
    | dict.fromkeys(("source_id", "source_class", "source_title", "legal_form", "sensitivity"), _TERM)
    | dict.fromkeys(("perspective", "seen_as", "confidence"), _TERM)
    | {"start": _DAY, "end": _DAY, "paragraph": "Int64", "place_ids": _LIST}
)
_FIGURE_TYPES = (
    dict.fromkeys(("source_class", "measure", "qualifier", "unit", "question"), _TERM)
    | dict.fromkeys(("value", "low", "high"), "Float64")
    | dict.fromkeys(("broken_down_by", "in_texts", "in_documentation", "saying_where_from", "near_in"), _LIST)
    | dict.fromkeys(("otherwise_in", "silent_parties"), _LIST)
)
_NAME_TYPES = {"lang": _TERM}


def _column(values: Sequence[Any], dtype: str) -> Any:
    if dtype == _DAY:
        return np.array(
            [np.datetime64("NaT", "D") if day is None else np.datetime64(day, "D") for day in values], dtype
        )
    if dtype == _TERM:
        return pd.Categorical(values)
    if dtype != _LIST:
        return pd.array(values, dtype=dtype)
    column = np.empty(len(values), dtype=_LIST)
    column[:] = [tuple(value) for value in values]
    return column


def plain(column: pd.Series) -> list[Any]:
    """The values of a column as Python and JSON have them: days as ISO 8601, whole numbers as such, `None` for none."""
    if column.dtype.kind == "M":
        return [
            None if pd.isna(day) else iso_day(int(day.astype("datetime64[D]").astype(int))) for day in column.to_numpy()
        ]
    values = column.astype(object).where(column.notna(), None).tolist()
    if column.dtype.kind == "f":
        return [int(value) if value is not None and value.is_integer() else value for value in values]
    return list(values)


def _columns(record: type, rows: Sequence[Any], types: Mapping[str, str]) -> dict[str, Any]:
    """The columns of records; those of a kind without any records are there too."""
    return {name: _column([row[name] for row in rows], types.get(name, _TEXT)) for name in record.__annotations__}


@lru_cache(maxsize=_KEPT)
def _places(corpus: Corpus) -> gpd.GeoDataFrame:
    rows = [records.place(corpus, place) for place in corpus.places.values()]
    geometry = gpd.GeoSeries(list(corpus.geometries.values()), crs=CRS)
    return gpd.GeoDataFrame(_columns(records.PlaceRecord, rows, _PLACE_TYPES), geometry=geometry).set_index("id")


def places(corpus: Corpus) -> gpd.GeoDataFrame:
    """One row a place, by id; the geometry is empty (`None`) where it is unlocated."""
    return _places(corpus).copy()


@lru_cache(maxsize=2**14)  # many claims stand at the same places
def geometry_at(corpus: Corpus, places: tuple[str, ...]) -> BaseGeometry | None:
    """The geometry of several places together, of those that are located; `None` where none is."""
    return together(corpus.geometries[place] for place in places)


@lru_cache(maxsize=_KEPT)
def _claims(corpus: Corpus) -> gpd.GeoDataFrame:
    rows = [records.claim(corpus, claim) for claim in corpus.claims.values()]
    geometry = gpd.GeoSeries([geometry_at(corpus, claim.places) for claim in corpus.claims.values()], crs=CRS)
    return gpd.GeoDataFrame(_columns(records.ClaimRecord, rows, _CLAIM_TYPES), geometry=geometry).set_index("id")


def claims(corpus: Corpus) -> gpd.GeoDataFrame:
    """One row a claim, by id; the geometry holds all its places, and is empty where none is located."""
    return _claims(corpus).copy()


@lru_cache(maxsize=_KEPT)
def _figures(corpus: Corpus) -> pd.DataFrame:
    rows = [figure for claim in corpus.claims for figure in corpus.figures.get(claim, ())]
    columns = _columns(records.FigureRecord, [records.figure(corpus, row) for row in rows], _FIGURE_TYPES)
    return pd.DataFrame({"claim_id": _column([row.claim for row in rows], _TEXT), **columns})


def figures(corpus: Corpus) -> pd.DataFrame:
    """One row a figure, in the order of the claims they stand in."""
    return _figures(corpus).copy()


@lru_cache(maxsize=_KEPT)
def _names(corpus: Corpus) -> pd.DataFrame:
    rows = [name for place in corpus.places for name in corpus.names.get(place, ())]
    columns = _columns(records.NameRecord, [records.name(row) for row in rows], _NAME_TYPES)
    return pd.DataFrame({"place_id": _column([row.place for row in rows], _TEXT), **columns})


def names(corpus: Corpus) -> pd.DataFrame:
    """One row a name, in the order of the places that bear them."""
    return _names(corpus).copy()


@lru_cache(maxsize=_KEPT)
def _words(corpus: Corpus) -> pd.Series:
    """What a search looks in, folded: statement, fragment, source, ids, and all names of a claim's places.

    Of a source not the title: it names what the whole corpus is about, and its words would find everything.
    """
    place_words = {
        place.id: " ".join([place.id, place.title, *(name.toponym for name in corpus.names.get(place.id, ()))])
        for place in corpus.places.values()
    }
    source_words = {
        source.id: " ".join([source.id, source.publisher or "", *map(" ".join, _authors(source))])
        for source in corpus.sources.values()
    }
    found = {}
    for claim, statement in _claims(corpus)["statement"].items():
        row = corpus.claims[claim]
        at = (place_words[place] for place in row.places)
        found[claim] = folded(" ".join([statement, row.quote or "", row.id, source_words[row.source], *at]))
    return pd.Series(found, dtype=object)


def words(corpus: Corpus) -> list[str]:
    """What a search looks in, folded, for each claim in its order."""
    return list(_words(corpus))


def _authors(source: Source) -> list[list[str]]:
    return [list(author.values()) for author in source.author]


def mask(corpus: Corpus, selection: Selection) -> pd.Series:
    """For each row of `claims`, whether the selection holds it."""
    frame = _claims(corpus)
    fits = pd.Series(True, index=frame.index)
    chosen = {
        "layer": selection.layers,
        "topic": selection.topics,
        "source_id": selection.sources,
        "source_class": None if selection.source_class is None else [selection.source_class.value],
    }
    for column, allowed in chosen.items():
        if allowed is not None:
            fits &= frame[column].isin(list(allowed))
    dated = frame["start"].notna() | frame["end"].notna()
    inside = dated & _meets(frame, selection)
    fits &= (inside | ~dated) if selection.within else (dated & ~inside)
    if selection.paragraph is not None:
        fits &= frame["paragraph"].eq(selection.paragraph).fillna(False).astype(bool)
    if selection.ids is not None:
        fits &= frame.index.isin(list(selection.ids))
    if not selection.graphic:
        fits &= ~frame.index.isin([claim.id for claim in corpus.claims.values() if claim.sensitivity])
    if selection.figures is not None:
        fits &= frame.index.isin(list(corpus.figures)) == selection.figures
    if selection.dated is not None:
        fits &= dated == selection.dated
    if selection.located is not None:
        fits &= frame.geometry.notna() == selection.located
    if selection.claim is not None:
        fits &= frame.index == selection.claim
    if selection.place is not None:
        fits &= frame.index.isin([claim.id for claim in corpus.claims_at.get(selection.place, ())])
    if selection.words:
        wanted = patterns(selection.words)
        fits &= _words(corpus).map(lambda words: all(one.search(words) for one in wanted)).astype(bool)
    return fits


def _meets(frame: pd.DataFrame, selection: Selection) -> pd.Series:
    """Whether a claim's days lie in the window; those of a set are its members, not the days between them."""
    first, last = (None if day is None else np.datetime64(day, "D") for day in (selection.first, selection.last))
    meets = pd.Series(True, index=frame.index)
    if first is not None:
        meets &= frame["end"].isna() | (frame["end"] >= first)
    if last is not None:
        meets &= frame["start"].isna() | (frame["start"] <= last)
    for claim in frame.index[meets & frame["date_precision"].isin(SETS)]:
        meets[claim] = selection.meets(parse(frame.at[claim, "when"]))
    return meets


@dataclass(frozen=True)
class Selected:
    """What a selection holds of a corpus, and what a file made of it says of itself."""

    corpus: Corpus
    selection: Selection
    claims: gpd.GeoDataFrame
    places: gpd.GeoDataFrame
    figures: pd.DataFrame
    names: pd.DataFrame
    sources: tuple[Source, ...]

    @property
    def about(self) -> dict[str, Any]:
        """Title, versions, query, licence, citation, credits and the boundary note."""
        meta = self.corpus.meta
        return {
            "title": meta.title,
            "version": meta.version,
            "schema_version": SCHEMA_VERSION,
            "query": self.selection.query(self.corpus.whole),
            "licence": meta.licence,
            "citation": meta.citation,
            "credits": [f"{credit.title} {credit.path}" for credit in meta.credits] or [meta.map_credit],
            "boundary_note": meta.boundary_note,
        }

    def only(self, claims: Iterable[str]) -> "Selected":
        """The same with no other claims than these."""
        return replace(self, claims=self.claims[self.claims.index.isin(list(claims))])


def select(corpus: Corpus, selection: Selection | None = None) -> Selected:
    """The claims that a selection holds, the places where they stand, their figures, names and sources.

    Where nothing is asked of what claims say, places and sources without any claim are held too. Where graphic detail
    is left out, no record that is held names a claim that has it.
    """
    selection = selection or Selection()
    corpus = corpus if selection.graphic else without_graphic(corpus)
    held = _claims(corpus)[mask(corpus, selection)]
    at = places(corpus)
    if selection.layers is not None:
        at = at[at["layer"].isin(list(selection.layers))]
    if selection.located is not None:
        at = at[at.geometry.notna() == selection.located]
    if selection.place is not None:
        at = at[at.index == selection.place]
    if selection.narrows_claims:
        at = at[at.index.isin({place for ids in held["place_ids"] for place in ids})]
    every_figure, every_name = _figures(corpus), _names(corpus)
    sources = corpus.sources.keys() if selection.is_everything else set(held["source_id"])
    return Selected(
        corpus=corpus,
        selection=selection,
        claims=held,
        places=at,
        figures=every_figure[every_figure["claim_id"].isin(held.index)],
        names=every_name[every_name["place_id"].isin(at.index)],
        sources=tuple(source for key, source in corpus.sources.items() if key in sources),
    )
