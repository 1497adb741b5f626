import pytest

from geodata.corpus import Corpus
from geodata.dates import parse
from geodata.display import LayerRule
from geodata.layering import claim_layer, place_layer
from geodata.model import Claim


def _dated(corpus: Corpus, when: str | None) -> Claim:
    return corpus.claims["log-p01-01"].model_copy(update={"when": parse(when) if when else None})


@pytest.mark.parametrize("which", ["small", "corpus"])
def test_every_place_and_every_claim_has_a_layer_and_no_layer_is_empty(
    which: str, request: pytest.FixtureRequest
) -> None:
    corpus: Corpus = request.getfixturevalue(which)
    assert {place_layer(place, corpus.layers) for place in corpus.places.values()} == {
        rule.id for rule in corpus.layers if rule.feature == "place"
    }
    assert {claim_layer(claim, corpus.layers) for claim in corpus.claims.values()} == {
        rule.id for rule in corpus.layers if rule.feature == "claim"
    }


@pytest.mark.parametrize(
    ("when", "layer"),
    [
        ("1986-12-31", "rest"),
        ("1987-01-01", "early"),
        ("1992-12-31/2020", "early"),
        ("1993-01-01", "late"),
        ("[1992-12-31,1993-02-01]", "early"),
        ("../1990", "rest"),
        ("XXXX-02-26", "rest"),
        (None, "rest"),
    ],
)
def test_the_first_rule_that_fits_wins_and_its_bounds_hold_the_first_day(
    when: str | None, layer: str, small: Corpus
) -> None:
    rules = [
        LayerRule(id="early", title="E", feature="claim", since="1987", until="1992", visible=True),
        LayerRule(id="places", title="P", feature="place", visible=True),
        LayerRule(id="late", title="L", feature="claim", since="1993", visible=True),
        LayerRule(id="rest", title="R", feature="claim", visible=False),
        LayerRule(id="never", title="N", feature="claim", visible=False),
    ]
    assert claim_layer(_dated(small, when), rules) == layer
    assert place_layer(small.places["tokula"], rules) == "places"


def test_what_no_rule_takes_has_no_layer(small: Corpus) -> None:
    rules = [LayerRule(id="late", title="L", feature="claim", since="1993", until="1994/..", visible=True)]
    assert claim_layer(_dated(small, "1992"), rules) is None
    assert claim_layer(_dated(small, "2020"), rules) == "late"
    assert place_layer(small.places["tokula"], rules) is None
