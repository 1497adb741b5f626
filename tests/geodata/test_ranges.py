"""Figures as points and ranges: each a mark of its own, in one unit, none merged, none left out unsaid."""

import pytest

from geodata.corpus import Corpus
from geodata.figures import by_key
from geodata.ranges import Mark, Series, by_side, series


def one(corpus: Corpus, question: str) -> Series:
    """The only plot of a question."""
    (found,) = series(corpus, question)
    return found


def mark(corpus: Corpus, question: str, claim: str) -> Mark:
    """The mark of a claim in the only plot of a question."""
    (found,) = (mark for mark in one(corpus, question).marks if mark.claim == claim)
    return found


def test_every_figure_that_answers_is_a_mark_and_every_mark_a_figure(corpus: Corpus) -> None:
    plotted = 0
    for question in corpus.questions:
        answers = [answer for answer in corpus.answers if answer.question == question]
        figures = [by_key(corpus)[answer.figure] for answer in answers if answer.figure]
        numbered = sorted(figure.claim for figure in figures if {figure.value, figure.low, figure.high} != {None})
        for found in series(corpus, question):
            plotted += 1
            assert sorted(mark.claim for mark in found.marks) == numbered
            assert all(0 <= mark.low <= mark.high <= found.top for mark in found.marks)
    assert plotted > 20


@pytest.mark.parametrize("question", ["killed-women", "missing", "conflict-killed", "regiment-tanks", "released"])
def test_numbers_that_are_all_the_same_make_no_plot(corpus: Corpus, question: str) -> None:
    assert series(corpus, question) == ()


def test_texts_stand_first_then_documentation_by_side(corpus: Corpus) -> None:
    marks = one(corpus, "killed").marks
    assert [mark.label for mark in marks if mark.side is None] == [
        *(corpus.sources[text].custom.label for text in corpus.texts),
        corpus.sources["t004"].custom.label,
    ]
    assert marks[0].side is None
    grouped = by_side(marks)
    assert [mark for held in grouped.values() for mark in held] == list(marks)
    assert [mark.amount for mark in grouped["Human-rights organisations"]] == [
        *("at least 161", "more than 200", "500–1,000")
    ]


def test_a_bound_is_open_to_its_side_and_a_range_has_two_ends(corpus: Corpus) -> None:
    at_least = mark(corpus, "killed", "doc-hrw-1993-01")
    assert (at_least.low, at_least.high, at_least.open_below, at_least.open_above) == (161, 161, False, True)
    up_to = mark(corpus, "killed", "doc-washington-post-0228-03")
    assert (up_to.high, up_to.open_below, up_to.open_above) == (500, True, False)
    between = mark(corpus, "killed", "doc-hrw-1994-02")
    assert (between.low, between.high, between.open_below, between.open_above) == (500, 1000, False, False)
    nearly = mark(corpus, "killed", "doc-british-press-1992-04")
    assert (nearly.amount, nearly.open_below, nearly.open_above) == ("nearly 700", False, False)


def test_a_part_says_of_what_it_is_a_part(corpus: Corpus) -> None:
    assert mark(corpus, "killed", "t004-p86-03").part == "the same 613, given once more"
    assert mark(corpus, "killed", "t004-p25-01").part is None


def test_miles_are_drawn_in_kilometres_and_given_in_both(corpus: Corpus) -> None:
    found = one(corpus, "town-distance")
    assert (found.unit, found.converted) == ("km", True)
    assert [mark.amount for mark in found.marks] == ["12", "about 10 miles (16 km)", "5 miles (8 km)"]
    assert [round(mark.low, 1) for mark in found.marks] == [12, 16.1, 8]
    assert not one(corpus, "killed").converted


def test_who_answers_without_a_number_is_named(corpus: Corpus) -> None:
    assert one(corpus, "in-town").untold == (("Helsinki Watch 1992", "not known"),)
    assert one(corpus, "nkao-area").untold == ((corpus.sources["t004"].custom.label, "“4,4000”, as printed"),)


def test_what_a_graphic_passage_counts_is_not_said(corpus: Corpus) -> None:
    for question in corpus.questions:
        for found in series(corpus, question):
            for one_mark in found.marks:
                assert (one_mark.counts is None) == bool(corpus.claims[one_mark.claim].sensitivity)
