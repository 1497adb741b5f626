"""The evidence as frames, and selections as masks on them."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import frames
from geodata.corpus import Corpus
from geodata.dates import FIRST_DAY, LAST_DAY, day_number
from geodata.frames import select
from geodata.selection import Selection

UNDATED = {"log-p01-01", "log-p06-01", "letter-p03-02", "survey-02", "survey-04"}
NOWHERE = {"log-p01-01", "letter-p06-01", "survey-04"}
NEAR = st.integers(day_number(-44, 12, 1), day_number(-42, 2, 1)) | st.integers(
    day_number(1890, 1, 1), day_number(1980, 1, 1)
)


def _type(column: pd.Series) -> str:
    return str(column.dtype)


def _ids(corpus: Corpus, **asked: object) -> set[str]:
    return set(select(corpus, Selection(**asked)).claims.index)  # type: ignore[arg-type]


def test_columns_have_real_types(small: Corpus) -> None:
    claims, places = frames.claims(small), frames.places(small)
    assert claims.crs == places.crs == "EPSG:4326"
    for column in ("kind", "mode", "topic", "layer", "source_id", "source_class", "holds"):
        assert isinstance(claims[column].dtype, pd.CategoricalDtype), column
    assert str(claims["start"].dtype) == str(claims["end"].dtype) == "datetime64[s]"
    assert (str(claims["paragraph"].dtype), str(places["accuracy_m"].dtype)) == ("Int64", "Int64")
    assert str(claims["statement"].dtype) == str(claims["time"].dtype) == "string"
    assert str(frames.figures(small)["value"].dtype) == "Float64"
    assert str(frames.names(small)["toponym"].dtype) == "string"
    assert (claims.index.name, places.index.name) == ("id", "id")
    assert claims["start"].isna().sum() == sum(
        not (one.when and one.when.span and one.when.span.start is not None) for one in small.claims.values()
    )


def test_one_row_is_one_record(small: Corpus) -> None:
    claims = frames.claims(small)
    assert list(claims.index) == list(small.claims)
    assert list(frames.places(small).index) == list(small.places)
    assert len(frames.figures(small)) == sum(map(len, small.figures.values()))
    assert len(frames.names(small)) == sum(map(len, small.names.values()))
    assert {key for key in claims.index if claims.geometry[key] is None} == NOWHERE
    assert claims.loc["log-p05-01"].geometry.geom_type == "GeometryCollection"
    assert claims["start"].to_numpy()[3].astype("datetime64[D]").astype(int) == day_number(-43, 3, 15)


def test_frames_can_be_grouped_and_joined(small: Corpus) -> None:
    claims, figures = frames.claims(small), frames.figures(small)
    by_source = claims.groupby("source_id", observed=True).size()
    assert dict(by_source) == {"log": 9, "letter": 10, "survey": 5}
    joined = figures.join(claims["source_id"], on="claim_id")
    lost = joined[joined["measure"] == "lanterns_lost"]
    assert dict(zip(lost["source_id"], lost["value"].fillna(-1), strict=True)) == {
        "log": 120,
        "letter": -1,
        "survey": 100,
    }


def test_what_is_returned_may_be_changed(small: Corpus) -> None:
    first = frames.claims(small)
    first.loc["log-p01-01", "statement"] = "changed"
    first.loc["log-p02-02", "geometry"] = None
    first["start"] = None
    first.drop(index="log-p01-01", inplace=True)
    again = frames.claims(small)
    assert "log-p01-01" in again.index
    assert not (again["statement"] == "changed").any()
    assert again.geometry["log-p02-02"] is not None
    assert again["start"].notna().any()
    for frame in (frames.places, frames.figures, frames.names):
        changed = frame(small)
        changed.loc[changed.index[0], changed.columns[0]] = "changed"
        assert frame(small).iloc[0, 0] != "changed"


def test_a_corpus_without_claims_has_all_columns(small: Corpus) -> None:
    empty = replace(small, claims={}, claims_at={}, figures={}, places={}, names={}, geometries={})
    for frame in (frames.claims, frames.places, frames.figures, frames.names):
        without, filled = frame(empty), frame(small)
        assert len(without) == 0
        assert without.index.name == filled.index.name
        assert {name: _type(without[name]) for name in without} == {name: _type(filled[name]) for name in filled}
    assert frames.claims(empty).crs == frames.places(empty).crs == "EPSG:4326"
    assert [source.id for source in select(empty).sources] == list(small.sources)  # nothing asked leaves nothing out
    assert len(select(empty).claims) == len(select(empty, Selection.from_query("from=1992&q=x", empty)).claims) == 0


def test_nothing_asked_is_everything(small: Corpus) -> None:
    found = select(small)
    assert list(found.claims.index) == list(small.claims)
    assert list(found.places.index) == list(small.places)
    assert [source.id for source in found.sources] == list(small.sources)


@given(NEAR, st.integers(0, 60_000))
def test_a_window_holds_the_claims_with_a_day_in_it(small: Corpus, first: int, width: int) -> None:
    last = first + width
    inside = {
        key
        for key, claim in small.claims.items()
        if claim.when
        and any(
            (FIRST_DAY if start is None else start) <= last and (LAST_DAY if end is None else end) >= first
            for start, end in claim.when.members
        )
    }
    assert _ids(small, first=first, last=last, dated=True) == inside
    assert _ids(small, first=first, last=last) == inside | UNDATED
    assert _ids(small, first=first, last=last, within=False) == set(small.claims) - inside - UNDATED
    assert _ids(small, first=first, last=last, dated=False) == UNDATED
    assert _ids(small, first=first) | _ids(small, last=last) == set(small.claims) or width == 0


def test_a_set_of_dates_is_met_on_its_days_only(small: Corpus) -> None:
    for day, held in ((14, True), (15, False), (16, True)):
        number = day_number(-43, 3, day)
        assert ("log-p04-02" in _ids(small, first=number, last=number, dated=True)) == held
    number = day_number(1899, 3, 16)
    assert "letter-p05-01" not in _ids(small, first=number, last=number)
    assert "letter-p05-01" in _ids(small, first=number, last=number, within=False)


def test_without_a_window_nothing_lies_outside_it(small: Corpus) -> None:
    assert _ids(small, within=False) == set()


def test_undated_and_unlocated_ones_can_be_had_alone_or_left_out(small: Corpus) -> None:
    assert _ids(small, dated=False) == UNDATED
    assert _ids(small, dated=True) == set(small.claims) - UNDATED
    assert _ids(small, located=False) == NOWHERE
    assert _ids(small, located=True) == set(small.claims) - NOWHERE
    assert set(select(small, Selection(located=False)).places.index) == {"sleeping-reef"}


def test_topics_sources_classes_layers_places_and_claims_narrow_each_other(small: Corpus) -> None:
    assert _ids(small, topics=frozenset({"memory"})) == {
        key for key, claim in small.claims.items() if claim.topic == "memory"
    }
    assert _ids(small, topics=frozenset({"unused-topic"})) == set()
    assert _ids(small, sources=frozenset({"log"}), topics=frozenset({"memory"})) == {"log-p01-01", "log-p06-01"}
    assert _ids(small, place="tokula") == {claim.id for claim in small.claims_at["tokula"]}
    assert _ids(small, place="gull-point") == set()
    assert _ids(small, claim="log-p03-01") == {"log-p03-01"}
    assert _ids(small, claim="log-p03-01", place="tokula") == set()
    documentation = Selection.from_query("class=documentation", small)
    assert set(select(small, documentation).claims["source_id"]) == {"survey"}
    texts = Selection.from_query("class=text", small)
    assert set(select(small, texts).claims["source_id"]) == {"log", "letter"}


def test_layers_partition_claims_and_places(small: Corpus) -> None:
    each = [select(small, Selection(layers=frozenset({rule.id}))) for rule in small.layers]
    assert sorted(key for found in each for key in found.claims.index) == sorted(small.claims)
    assert sorted(key for found in each for key in found.places.index) == sorted(small.places)
    nothing = select(small, Selection(layers=frozenset()))
    assert (len(nothing.claims), len(nothing.places)) == (0, 0)


@pytest.mark.parametrize("query", ["q=reef", "source=log", "from=1890&to=1901&dated=yes", "topic=memory&located=yes"])
def test_places_figures_names_and_sources_are_those_of_the_claims(query: str, small: Corpus) -> None:
    found = select(small, Selection.from_query(query, small))
    claims = [small.claims[key] for key in found.claims.index]
    places = {place for claim in claims for place in claim.places}
    if "located=yes" in query:
        places -= {"sleeping-reef"}
    assert claims
    assert set(found.places.index) == places
    assert set(found.figures["claim_id"]) == {claim.id for claim in claims if claim.id in small.figures}
    assert set(found.names["place_id"]) == {place for place in places if small.names.get(place)}
    assert {source.id for source in found.sources} == {claim.source for claim in claims}


def test_a_chosen_place_is_had_with_all_that_is_known_of_it(small: Corpus) -> None:
    found = select(small, Selection(place="still-cape"))
    assert (list(found.places.index), len(found.claims), list(found.names["toponym"])) == (
        ["still-cape"],
        0,
        ["Still Cape"],
    )


def test_lists_of_a_view_are_every_claim_once(corpus: Corpus) -> None:
    window = {"first": day_number(1992, 2, 25), "last": day_number(1992, 2, 26)}
    lists = [
        _ids(corpus, **window, dated=True),
        _ids(corpus, **window, within=False),
        _ids(corpus, dated=False),
    ]
    assert sum(map(len, lists)) == len(corpus.claims)
    assert set.union(*lists) == set(corpus.claims)


def test_without_graphic_detail_no_such_claim_is_selected(corpus: Corpus) -> None:
    graphic = {claim.id for claim in corpus.claims.values() if claim.sensitivity}
    found = set(select(corpus, Selection(graphic=False)).claims.index)
    assert found == set(corpus.claims) - graphic
