"""Acts by year: what is said of them, which states they mark by when, what a text counts beside what it names."""

from dataclasses import replace
from itertools import pairwise

import pytest

from geodata import actions
from geodata.actions import Mark, Said
from geodata.acts import Act, Mention
from geodata.corpus import Corpus
from geodata.recognitions import named, of_a_state


def bearing(corpus: Corpus, mark: Mark, until: int | None = None) -> set[str]:
    return {place for place, marks in actions.marks(corpus, until).items() if mark in marks}


def test_the_states_marked_as_named_are_those_that_the_texts_name(corpus: Corpus) -> None:
    of_texts = [named(corpus, text) for text in corpus.texts]
    every = {place for one in of_texts for place in (*one.countries, *one.us_states)}
    assert bearing(corpus, Mark.NAMED) | bearing(corpus, Mark.UNDATED) == every
    assert len(every) == 34
    assert bearing(corpus, Mark.UNDATED) == {"turkey", "florida", "california"}
    assert bearing(corpus, Mark.DOCUMENTED) == {"slovenia"}


def test_what_failed_or_goes_the_other_way_is_marked_as_that(corpus: Corpus) -> None:
    assert bearing(corpus, Mark.NOT_ADOPTED) == {"hawaii", "tennessee", "south-dakota", "wyoming"}
    assert bearing(corpus, Mark.REJECTS) == {"armenia"}
    assert "usa" not in actions.marks(corpus), "who declines to act is on no map"
    assert bearing(corpus, Mark.WITHDRAWS) == set()
    assert bearing(corpus, Mark.OTHER_MATTER) == {"maine", "jordan", "mexico", "bosnia-herzegovina"}
    assert actions.marks(corpus)["wyoming"] == (Mark.NOT_ADOPTED,)


def test_acts_of_other_levels_mark_no_state(corpus: Corpus) -> None:
    assert not {"romania", "israel"} & actions.marks(corpus).keys()
    assert Mark.REJECTS not in actions.marks(corpus)["czech-republic"]  # a senator's letter
    for place in actions.marks(corpus):
        assert any(act.actor == place and of_a_state(act) for act in corpus.acts.values())


def test_a_year_holds_what_is_done_by_its_end_and_what_has_no_date(corpus: Corpus) -> None:
    assert bearing(corpus, Mark.NAMED, 2010) == {"massachusetts"}
    undated = {"turkey", "pakistan", "mexico", "colombia", "new-mexico", "arkansas", "florida", "california"}
    assert bearing(corpus, Mark.UNDATED, 2010) == undated
    assert "panama" not in bearing(corpus, Mark.NAMED, 2012)  # 13 August of 2012 or 2013
    assert "panama" in bearing(corpus, Mark.NAMED, 2013)
    assert actions.marks(corpus, actions.years(corpus)[-1]) == actions.marks(corpus)


def test_more_is_marked_with_every_year(corpus: Corpus) -> None:
    years = actions.years(corpus)
    assert years == tuple(sorted(set(years)))
    for first, second in pairwise(years):
        assert bearing(corpus, Mark.NAMED, first) <= bearing(corpus, Mark.NAMED, second)


def test_every_act_is_in_one_curve_once(corpus: Corpus) -> None:
    curves = actions.curves(corpus)
    assert sum((one.done[-1][1] if one.done else 0) + one.undated for one in curves) == len(corpus.acts)
    ends = {(one.of_texts, one.said): (one.by(3000), one.undated) for one in curves}
    assert ends[True, Said.COUNTS] == (36, 13)
    assert ends[True, Said.OTHER] == (24, 9)
    assert ends[False, Said.NOT_ADOPTED] == (4, 0)
    assert ends[False, Said.REJECTS] == (2, 0)
    assert {ends[of, Said.WITHDRAWS] for of in (True, False)} == {(0, 0)}


def test_a_curve_only_climbs(corpus: Corpus) -> None:
    for one in actions.curves(corpus):
        assert list(one.done) == sorted(one.done)
        assert [one.by(year) for year, _ in one.done] == [number for _, number in one.done]
        assert one.by(one.done[0][0] - 1 if one.done else 0) == 0


def test_a_state_s_line_holds_what_every_source_says_of_its_acts(corpus: Corpus) -> None:
    lines = {line.place: line for line in actions.lines(corpus)}
    assert "azerbaijan" not in lines
    assert [len(held) for held in lines["pakistan"].texts.values()] == [1, 1, 1, 0, 2]
    assert [mention.source for mention in lines["hawaii"].documentation] == ["doc-hawaii-hr13", "doc-massis-post-2014"]
    assert not any(lines["wyoming"].texts.values())
    for text in corpus.texts:
        names = named(corpus, text)
        counting = {
            line.place
            for line in lines.values()
            if any(actions.said(corpus, mention) is Said.COUNTS for mention in line.texts[text])
        }
        assert counting == {*names.countries, *names.us_states}


def test_what_texts_count_stands_beside_what_they_name(corpus: Corpus) -> None:
    found = {
        one.text: {field: figure.value for field, figure in one.numbers.items()} for one in actions.counts_of(corpus)
    }
    assert found == {
        "t000": {},
        "t001": {},
        "t002": {"countries": 9},
        "t003": {"countries": 20, "us_states": 24},
        "t004": {"us_states": 21},
    }


@pytest.mark.parametrize(
    ("act", "source", "wanted"),
    [
        ("mexico-chamber-of-deputies-2011-12-20", "doc-mexico-reports", {"2011-12", "2011-12-08", "2011-12-20"}),
        ("armenia-letter-2012-02-24", "doc-un-armenia-2012", set()),  # 25–26 February 1992 is what it is on
        ("mexico-undated", "t004", set()),
    ],
)
def test_the_dates_of_an_act_are_not_those_of_the_events(
    act: str, source: str, wanted: set[str], corpus: Corpus
) -> None:
    (mention,) = (one for one in actions.by_act(corpus)[act] if one.source == source)
    assert {when.text for when in actions.dates(corpus, mention)} == wanted


def _with(small: Corpus, act: dict[str, object], **mention: object) -> Corpus:
    row = {"id": "new", "actor": "anuhau", "level": "parliament", "when": "1900", "date_basis": "given"} | act
    said = {"act": "new", "source": "letter", "position": "on", "claims": "letter-p05-01"} | mention
    places = {key: place.model_copy(update={"kind": "country"}) for key, place in small.places.items()}
    made = Act.model_validate(row)
    return replace(small, acts={"new": made}, mentions=(Mention.model_validate(said),), places=places)


@pytest.mark.parametrize("position", ["not-adopted", "withdraws", "rejects"])
def test_what_failed_is_no_act_on_the_events_though_it_is_on_them(position: str, small: Corpus) -> None:
    corpus = _with(small, {}, position=f"on;{position}")
    assert actions.marks(corpus) == {"anuhau": (Mark(position),)}
    assert actions.said_of(corpus, "new") is Said(position)


@pytest.mark.parametrize(
    ("when", "year"),
    [("1900", 1900), ("1900/1902", 1902), ("[1900,1905]", 1905), ("1900/..", None), ("XXXX-02-26", None), (None, None)],
)
def test_an_act_is_done_by_the_last_year_that_its_date_leaves_open(
    when: str | None, year: int | None, small: Corpus
) -> None:
    corpus = _with(small, {"when": when})
    assert actions.year(corpus.acts["new"]) == year
    mark = Mark.UNDATED if year is None else Mark.NAMED
    assert actions.marks(corpus) == {"anuhau": (mark,)}
    assert actions.marks(corpus, 1850) == ({"anuhau": (mark,)} if year is None else {})


@pytest.mark.parametrize("level", ["party-group", "person", "organisation", "ministers", "summit", "court"])
def test_no_other_level_marks_a_state(level: str, small: Corpus) -> None:
    assert actions.marks(_with(small, {"level": level})) == {}
