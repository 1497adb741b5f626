"""Facts that a reader of the texts would look up."""

import pytest
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geodata.corpus import Corpus
from geodata.model import Claim, Figure, Holds, Precision
from geodata.quotes import words


def _geometry(corpus: Corpus, place: str) -> BaseGeometry:
    found = corpus.geometries[place]
    assert found is not None
    return found


def _figures(corpus: Corpus, value: float) -> list[tuple[str, Figure]]:
    """The figures of the texts that give a number, with their source."""
    return [
        (corpus.claims[claim].source, figure)
        for claim, figures in corpus.figures.items()
        for figure in figures
        if figure.value == value and corpus.claims[claim].source in corpus.texts
    ]


@pytest.mark.parametrize(
    ("place", "measure", "value"),
    [
        ("khojaly", "killed", 111),
        ("ketik-forest", "killed", 16),
        ("road-nakhchivanik", "killed", 130),
        ("garagaya", "killed", 23),
        ("dehraz", "killed", 23),
        ("flight-shelli", "killed", 8),
        ("asgaran", "killed", 6),
        ("asgaran-police", "tortured_to_death", 18),
    ],
)
def test_deaths_by_place_in_paragraph_45(place: str, measure: str, value: int, corpus: Corpus) -> None:
    found = [
        (figure.measure, figure.value, figure.qualifier)
        for claim in corpus.claims_at[place]
        if (claim.source, claim.paragraph) == ("t004", 45)
        for figure in corpus.figures.get(claim.id, ())
    ]
    assert (measure, value, None) in found
    assert len(found) == (2 if place == "asgaran" else 1)  # there also eighteen in the Interior Affairs Department


def test_each_of_the_five_texts_says_613(corpus: Corpus) -> None:
    found = _figures(corpus, 613)
    assert {source for source, _ in found} == {"t000", "t001", "t002", "t003", "t004"} == set(corpus.texts)
    assert {figure.measure for _, figure in found} == {"killed"}
    assert {corpus.claims[figure.claim].places for _, figure in found} == {("khojaly",)}


def test_487_is_counted_in_three_meanings(corpus: Corpus) -> None:
    assert {source: figure.measure for source, figure in _figures(corpus, 487)} == {
        "t000": "maimed",
        "t003": "wounded",
        "t004": "disabled",
    }


def test_georgia_the_country_and_the_state_are_two_places(corpus: Corpus) -> None:
    country, state = _geometry(corpus, "georgia-country"), _geometry(corpus, "georgia-state")
    assert country.contains(Point(44.79, 41.72))  # Tbilisi
    assert state.contains(Point(-84.39, 33.75))  # Atlanta
    assert country.disjoint(state)


def test_aghdam_the_town_and_the_district_are_two_places(corpus: Corpus) -> None:
    town, district = _geometry(corpus, "aghdam"), _geometry(corpus, "aghdam-district")
    assert (town.geom_type, district.geom_type) == ("Point", "Polygon")
    assert district.contains(town)
    assert not set(corpus.claims_at["aghdam"]) & set(corpus.claims_at["aghdam-district"])


def test_garagaya_is_listed_though_nothing_locates_it(corpus: Corpus) -> None:
    assert corpus.places["garagaya"].precision is Precision.UNLOCATED
    assert corpus.geometries["garagaya"] is None
    assert corpus.claims_at["garagaya"]
    assert corpus.names["garagaya"]


def test_vaziani_lies_in_georgia(corpus: Corpus) -> None:
    assert _geometry(corpus, "georgia-country").contains(_geometry(corpus, "vaziani"))


def _of_texts(corpus: Corpus) -> list[Claim]:
    return [claim for claim in corpus.claims.values() if claim.source in corpus.texts]


def test_every_claim_of_a_text_quotes_a_short_fragment_of_a_known_paragraph(corpus: Corpus) -> None:
    for claim in _of_texts(corpus):
        assert 1 <= (claim.paragraph or 0) <= (corpus.sources[claim.source].custom.paragraphs or 0)
        assert 1 <= words(claim.quote or "") <= 12


def test_nothing_precise_is_claimed_of_a_direction_or_an_unlocated_place(corpus: Corpus) -> None:
    for place in corpus.places.values():
        if place.precision in (Precision.DIRECTION, Precision.UNLOCATED):
            assert place.lon is None
            assert place.coordinate_id is None


def test_every_term_in_use_and_every_kind_role_form_and_topic_is_defined(corpus: Corpus) -> None:
    for vocabulary in ("place-kind", "place-role", "claim-kind", "form", "topic", "level", "position", "perspective"):
        for term in corpus.terms[vocabulary].values():
            assert term.definition, f"{vocabulary} {term.id}"
    assert all(term.drawn_as for term in corpus.terms["place-kind"].values())
    assert not any(term.drawn_as for term in corpus.terms["claim-kind"].values())


def test_every_claim_of_a_text_is_cited_by_its_paragraph(corpus: Corpus) -> None:
    for claim in _of_texts(corpus):
        assert claim.locator is None
        assert str(claim.cited_at) == f"paragraph {claim.paragraph}"


def test_terms_in_use_are_all_rows_of_the_vocabularies(corpus: Corpus) -> None:
    used = {
        "place-kind": {place.kind for place in corpus.places.values()},
        "place-role": {place.role for place in corpus.places.values()},
        "claim-kind": {claim.kind for claim in corpus.claims.values()},
        "form": {
            *(claim.legal_form for claim in corpus.claims.values() if claim.legal_form),
            *(act.form for act in corpus.acts.values() if act.form),
        },
        "level": {*(body.level for body in corpus.bodies.values()), *(act.level for act in corpus.acts.values())},
        "position": {position for mention in corpus.mentions for position in mention.position},
        "answer": {answer.answer for answer in corpus.answers if answer.answer},
        "topic": {claim.topic for claim in corpus.claims.values()},
        "measure": {figure.measure for figures in corpus.figures.values() for figure in figures},
        "perspective": {source.custom.perspective or "" for source in corpus.sources.values() if not source.is_text},
    }
    assert set(corpus.terms) == set(used)
    for vocabulary, terms in used.items():
        assert terms <= set(corpus.terms[vocabulary]), vocabulary


def test_holds_is_given_just_where_days_are_known(corpus: Corpus) -> None:
    for claim in corpus.claims.values():
        assert (claim.holds is not None) == claim.dated
        if claim.when and claim.when.is_set:
            assert claim.holds is Holds.SOME


def test_acts_passed_on_one_unknown_day_do_not_hold_on_every_day(corpus: Corpus) -> None:
    for key in ("t004-p88-01", "t004-p88-02"):
        claim = corpus.claims[key]
        assert claim.when is not None
        assert claim.when.is_set
        assert claim.holds is Holds.SOME
