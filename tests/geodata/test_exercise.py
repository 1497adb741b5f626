"""Exercises: what an address asks for, what makes no sense in it, and that nothing graphic is worked on."""

from urllib.parse import parse_qsl

import pytest

from geodata import exercise
from geodata.comparison import topics
from geodata.corpus import Corpus
from geodata.exercise import BOXES, PROMPTS, Box, Exercise, Kind
from geodata.lesson import Show
from geodata.model import Mode


def _asked(corpus: Corpus, query: str) -> Exercise | None:
    return exercise.asked(corpus, dict(parse_qsl(query)))


@pytest.mark.parametrize("kind", Kind)
def test_an_example_makes_sense_and_its_query_asks_for_it(corpus: Corpus, small: Corpus, kind: Kind) -> None:
    for one in (corpus, small):
        example = exercise.example(one, kind)
        assert example is not None
        assert list(exercise.unfit(one, example.query)) == []
        assert _asked(one, example.query) == example


def test_the_query_is_the_same_however_it_was_asked_for(corpus: Corpus) -> None:
    one = _asked(corpus, "kind=sort&ids=t001-p03-01,t000-p06-01")
    other = _asked(corpus, "ids=T001-P03-01+t000-p06-01,,nothing&topic=khojaly-deaths&kind=sort&ask=sourcing")
    assert one is not None
    assert other is not None
    assert one.query == other.query == "kind=sort&ids=t001-p03-01,t000-p06-01"
    assert (one.missing, other.missing) == ((), ("nothing",))


def test_statements_with_graphic_detail_are_left_out_and_counted(corpus: Corpus) -> None:
    graphic = [claim.id for claim in corpus.claims.values() if claim.sensitivity]
    found = _asked(corpus, f"kind=prompts&ids=t001-p03-01,{','.join(graphic)}")
    assert found is not None
    assert (found.claims, found.graphic) == (("t001-p03-01",), len(graphic))
    for kind in (Kind.SORT, Kind.PROMPTS):
        example = exercise.example(corpus, kind)
        assert example is not None
        assert not {*example.claims} & {*graphic}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "there is no kind of exercise ''"),
        ("kind=guess", "there is no kind of exercise 'guess'"),
        ("kind=sort", "the exercise has no statement"),
        ("kind=sort&ids=t009-p01-01,t001-p03-01", "there is no statement 't009-p01-01'"),
        ("kind=sort&ids=t000-p06-06,t001-p03-01", "1 statement with graphic detail"),
        ("kind=sort&ids=t001-p03-01&topic=khojaly-deaths", "an exercise of kind sort takes no 'topic'"),
        ("kind=prompts&ids=t001-p03-01&ask=all", "there are no questions 'all' to ask"),
        ("kind=grid&topic=nothing", "no question has the topic 'nothing'"),
        ("kind=words&one=t001&other=t001", "'one' and 'other' are not two texts"),
        ("kind=words&one=t001", "'one' and 'other' are not two texts"),
    ],
)
def test_what_makes_no_sense_is_told_with_a_remedy(corpus: Corpus, query: str, said: str) -> None:
    ((message, remedy),) = exercise.unfit(corpus, query)
    assert message == said
    assert remedy


def test_one_sort_of_questions_alone_can_be_asked(corpus: Corpus) -> None:
    every = _asked(corpus, "kind=prompts&ids=t001-p03-01")
    one = _asked(corpus, "kind=prompts&ids=t001-p03-01&ask=sourcing")
    assert every is not None
    assert one is not None
    assert every.prompts == PROMPTS
    assert one.prompts == {"sourcing": PROMPTS["sourcing"]}


def test_boxes_go_by_what_is_recorded(corpus: Corpus) -> None:
    assert set(BOXES) == set(Box)
    for claim in corpus.claims.values():
        found = exercise.boxes(corpus, claim)
        assert (Box.HEARSAY in found) == bool(claim.quoted_source)
        assert (Box.JUDGEMENT in found) == (claim.mode is Mode.CHARACTERISATION)
    assert exercise.boxes(corpus, corpus.claims["t001-p03-03"]) == (Box.NUMBER, Box.HEARSAY)


def test_a_grid_has_the_questions_of_its_topic_and_words_are_counted_in_both_texts(corpus: Corpus) -> None:
    for topic in topics(corpus):
        assert exercise.rows(corpus, topic)
    words = dict(exercise.predicted(corpus, ("t001", "t004")))
    assert words.keys() == corpus.keywords.keys()
    assert words["genocide"] == (6, 70)


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("exercises?kind=grid&topic=a#b", "kind=grid&topic=a"),
        ("exercises", None),
        ("compare?topic=a", None),
    ],
)
def test_a_lesson_s_step_can_show_one(page: str, query: str | None) -> None:
    assert Show(title="A title", page=page).exercise == query
