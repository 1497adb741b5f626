from datetime import date, timedelta

import pytest
from geodata.rules import claim_layer, place_layer
from hypothesis import given
from hypothesis import strategies as st

from geodata.corpus import Corpus
from geodata.dates import day_number, span
from geodata.model import Claim, LayerRule
from geodata.selection import View, default_layers, shown, unlocated

EPOCH = date(1970, 1, 1)
NEAR = st.dates(date(1991, 10, 1), date(1992, 6, 30))
LENGTH = st.integers(0, 45)


def _all(corpus: Corpus) -> frozenset[str]:
    return frozenset(rule.id for rule in corpus.layers)


def _dated(corpus: Corpus, when: str | None) -> Claim:
    return next(iter(corpus.claims.values())).model_copy(update={"when": when})


@given(st.lists(st.tuples(NEAR, LENGTH), max_size=8), NEAR, LENGTH)
def test_a_window_holds_the_claims_that_share_a_day_with_it(
    corpus: Corpus, ranges: list[tuple[date, int]], opens: date, width: int
) -> None:
    claims = [_dated(corpus, f"{start}/{start + timedelta(length)}") for start, length in ranges]
    closes = opens + timedelta(width)
    view = View((opens - EPOCH).days, (closes - EPOCH).days, _all(corpus))
    found = shown(corpus, view, claims)
    inside = [
        claim
        for claim, (start, length) in zip(claims, ranges, strict=True)
        if any(opens <= start + timedelta(n) <= closes for n in range(length + 1))
    ]
    assert sorted(claim.when or "" for claim in found.inside) == sorted(claim.when or "" for claim in inside)
    assert len(found.inside) + len(found.outside) == len(claims)


@given(st.integers(-300_000, 30_000), st.integers(0, 300_000))
def test_every_claim_is_inside_outside_or_undated(corpus: Corpus, first: int, length: int) -> None:
    view = View(first, first + length, _all(corpus))
    found = shown(corpus, view)
    everything = [claim.id for claim in (*found.inside, *found.outside, *found.undated)]
    assert sorted(everything) == sorted(corpus.claims)
    assert {claim.id for claim in found.undated} == {claim.id for claim in corpus.claims.values() if claim.when is None}
    assert all(span(claim.when or "").meets(view.first, view.last) for claim in found.inside)
    assert not any(span(claim.when or "").meets(view.first, view.last) for claim in found.outside)


def test_the_widest_window_leaves_no_dated_claim_out(corpus: Corpus) -> None:
    assert shown(corpus, View(layers=_all(corpus))).outside == ()


def test_claims_come_in_order_of_date_the_closer_dated_first(corpus: Corpus) -> None:
    whens = ["1992", "1992-02-26", "1992-01", "../1992-02-26", "1991-12-31", "1992-01-01"]
    claims = [_dated(corpus, when) for when in whens]
    found = shown(corpus, View(day_number(1992, 1, 1), day_number(1992, 12, 31), _all(corpus)), claims)
    assert [claim.when for claim in found.outside] == ["1991-12-31"]
    order = [claim.when for claim in found.inside]
    assert order[-1] == "1992-02-26"
    assert order[:2] == ["1992-01-01", "1992-01"]
    assert order.index("1992-01") < order.index("1992")


def test_every_place_and_every_claim_has_a_layer(corpus: Corpus) -> None:
    assert {place_layer(place, corpus.layers) for place in corpus.places.values()} == {
        rule.id for rule in corpus.layers if rule.feature == "place"
    }
    assert {claim_layer(claim, corpus.layers) for claim in corpus.claims.values()} == {
        rule.id for rule in corpus.layers if rule.feature == "claim"
    }


def test_layers_partition_the_claims(corpus: Corpus) -> None:
    counts = []
    for layer in _all(corpus):
        found = shown(corpus, View(layers=frozenset({layer})))
        counts.append(len(found.inside) + len(found.outside) + len(found.undated))
    assert sum(counts) == len(corpus.claims)
    assert shown(corpus, View(layers=frozenset())) == shown(corpus, View(), [])


def test_no_layers_named_means_the_default_ones(corpus: Corpus) -> None:
    assert shown(corpus, View()) == shown(corpus, View(layers=default_layers(corpus)))
    assert default_layers(corpus) == {rule.id for rule in corpus.layers if rule.visible} < _all(corpus)


def test_a_place_shows_its_own_claims(corpus: Corpus) -> None:
    found = shown(corpus, View(place="garagaya", layers=_all(corpus)))
    assert [claim.id for claim in found.inside] == ["t004-p45-04"]
    assert shown(corpus, View(place="no-such-place")) == shown(corpus, View(), [])


@pytest.mark.parametrize(
    ("when", "layer"),
    [
        ("1986-12-31", "rest"),
        ("1987-01-01", "early"),
        ("1992-12-31/2020", "early"),
        ("1993-01-01", "late"),
        ("../1990", "rest"),
        (None, "rest"),
    ],
)
def test_the_first_rule_that_fits_wins_and_its_bounds_hold_the_first_day(
    when: str | None, layer: str, corpus: Corpus
) -> None:
    rules = [
        LayerRule(id="early", title="E", feature="claim", since="1987", until="1992", visible=True),
        LayerRule(id="places", title="P", feature="place", visible=True),
        LayerRule(id="late", title="L", feature="claim", since="1993", visible=True),
        LayerRule(id="rest", title="R", feature="claim", visible=False),
        LayerRule(id="never", title="N", feature="claim", visible=False),
    ]
    assert claim_layer(_dated(corpus, when), rules) == layer
    assert place_layer(corpus.places["khojaly"], rules) == "places"


def test_claims_without_a_located_place_are_listed(corpus: Corpus) -> None:
    found = {claim.id for claim in unlocated(corpus, corpus.claims.values())}
    assert "t004-p45-04" in found  # Garagaya
    assert "t004-p45-07" not in found  # Asgaran, located, and other places
    assert {claim.id for claim in corpus.claims.values() if not claim.places} <= found
