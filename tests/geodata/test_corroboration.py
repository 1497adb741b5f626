"""What depends on what: texts, parties, where a number comes from, documentation by party; no grade."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import corroboration
from geodata.corpus import Corpus
from geodata.model import Figure, Qualifier
from geodata.questions import Answer
from geodata.records import figure as record

GRADES = ("reliable", "credible", "confirmed", "proven", "true", "false", "score", "likely", "weak", "strong")


def _figure(corpus: Corpus, claim: str, measure: str) -> Figure:
    return next(figure for figure in corpus.figures[claim] if figure.measure == measure)


def _line(corpus: Corpus, claim: str, measure: str) -> str:
    figure = _figure(corpus, claim, measure)
    return corroboration.line(corpus, corroboration.of_figure(corpus, figure), corpus.claims[claim].source)


def test_what_five_texts_repeat_is_one_party_s_and_documentation_is_told_by_side(corpus: Corpus) -> None:
    found = corroboration.of_figure(corpus, _figure(corpus, "t000-p06-01", "killed"))
    assert [voice.source for voice in found.texts] == list(corpus.texts)
    assert corroboration.parties(found.texts) == ("azerbaijan",)
    assert set(found.traced) & set(corpus.texts) == {"t001", "t004"}
    assert {"doc-czech-resolution-2013", "doc-un-azerbaijan-2005"} <= {voice.source for voice in found.documentation}
    assert {"doc-hrw-1993", "doc-los-angeles-times-1992"} <= {voice.source for voice in found.near}
    others = {voice.source: voice.party for voice in found.others}
    assert others["doc-appeal-1994"] == "azerbaijan"
    line = _line(corpus, "t000-p06-01", "killed")
    assert line.startswith("in 5 texts of one party; 2 of them say where the number comes from; ")
    assert "documentation with another number: Azerbaijani sources" in line


def test_an_officials_number_in_a_newspaper_is_the_officials_side_s(corpus: Corpus) -> None:
    found = corroboration.of_figure(corpus, _figure(corpus, "t000-p07-06", "captured"))
    assert corroboration.Voice("doc-boston-globe-0303", "azerbaijan") in found.others
    assert corroboration.Voice("doc-demoyan-summary", "armenia") in found.others


@pytest.mark.parametrize(
    ("claim", "measure"), [("t000-p06-02", "killed_women"), ("t004-p34-01", "released"), ("t004-p92-07", "temples")]
)
def test_what_no_other_party_has_is_said_in_the_same_form(claim: str, measure: str, corpus: Corpus) -> None:
    assert _line(corpus, claim, measure).endswith("; documentation of no other party was found")


def test_a_number_that_documentation_alone_has_is_in_none_of_the_texts_or_not_compared(corpus: Corpus) -> None:
    shared = _line(corpus, "doc-maraga-encyclopedias-03", "killed")
    assert shared == (
        "in none of the texts; it says where the number comes from; documentation with a number that can hold beside "
        "it: Armenian sources"
    )
    assert _line(corpus, "doc-al-jazeera-2023-03", "killed") == (
        "not compared with the texts; it says where the number comes from"
    )


def test_no_line_grades_and_all_have_one_form(corpus: Corpus) -> None:
    for figures in corpus.figures.values():
        for figure in figures:
            line = record(corpus, figure)["corroboration"]
            assert line.startswith(("in ", "not compared with the texts"))
            assert not any(f" {word}" in f" {line} " for word in GRADES), line
    for claim in corpus.claims.values():
        for line in corroboration.lines(corpus, claim):
            assert "? The same in " in line
            assert line.endswith(".")


def test_a_source_does_not_bear_itself_out(corpus: Corpus) -> None:
    for claim, figures in corpus.figures.items():
        for figure in figures:
            found = corroboration.of_figure(corpus, figure)
            own = corpus.claims[claim].source
            said = {voice for voice in (*found.texts, *found.documentation) if voice.source == own}
            assert said
            assert said.isdisjoint((*found.near, *found.others))


def test_a_publication_that_passes_on_the_number_of_another_side_is_said_to_have_it(corpus: Corpus) -> None:
    assert _line(corpus, "doc-hrw-encyclopedia-01", "killed") == (
        "in none of the texts; it says where the number comes from; "
        "documentation with another number: Azerbaijani sources"
    )
    assert _line(corpus, "doc-dw-2023-01", "arrived").endswith("hold beside it: Intergovernmental organisations")


def test_statements_are_compared_by_their_short_answers(corpus: Corpus) -> None:
    (line,) = corroboration.lines(corpus, corpus.claims["t003-p03-02"])[1:]
    assert line.startswith("Did the 366th regiment take part in the attack? The same in 4 texts of one party; ")
    assert "something else: Human-rights organisations, Armenian sources" in line


def test_one_line_of_the_small_corpus(small: Corpus) -> None:
    assert _line(small, "log-p03-01", "lanterns_lost") == (
        "in 1 text of one party; it does not say where the number comes from; 1 other text gives another number; "
        "documentation with another number: Surveyors"
    )
    assert corroboration.not_found(small, small.claims["log-p02-02"]) == (
        "A list of the crew was looked for and not found.",
    )
    assert corroboration.not_found(small, small.claims["survey-05"]) == (
        "The harbour rule itself was looked for and not found.",
        "A list of the crew was looked for and not found.",
    )


@given(st.sampled_from([None, *Qualifier]), st.integers(0, 2000), st.integers(0, 2000))
def test_a_bound_leaves_room_for_what_lies_within_it(qualifier: Qualifier | None, value: int, other: int) -> None:
    figure = Figure(claim="c", measure="killed", value=value, qualifier=qualifier, unit="persons", counts="people")
    low, high = corroboration.span_of(figure)
    if qualifier in {Qualifier.MORE_THAN, Qualifier.OVER, Qualifier.AT_LEAST}:
        assert (low, high) == (value, math.inf)
    elif qualifier in {Qualifier.UP_TO, Qualifier.LESS_THAN}:
        assert (low, high) == (-math.inf, value)
    else:
        assert low <= other <= high or other != value


def test_questions_to_which_several_answers_hold_set_nothing_against_each_other(small: Corpus) -> None:
    (line,) = corroboration.lines(small, small.claims["letter-p03-01"])
    assert "says something else that can hold beside it" in line or "say something else that can hold beside it" in line
    closed = replace(small, questions={k: q.model_copy(update={"several": None}) for k, q in small.questions.items()})
    assert "that can hold beside it" not in corroboration.lines(closed, closed.claims["letter-p03-01"])[0]


def test_an_answer_may_be_of_another_side_than_its_source(small: Corpus) -> None:
    answers = tuple(
        Answer.model_validate(one.model_dump() | {"party": "tokula"}) if one.claim == "survey-01" else one
        for one in small.answers
    )
    changed = replace(small, answers=answers)
    found = corroboration.of_figure(changed, _figure(changed, "log-p03-01", "lanterns_lost"))
    assert corroboration.Voice("survey", "tokula") in found.others
