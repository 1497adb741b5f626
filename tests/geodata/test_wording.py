import pytest

from geodata.corpus import Corpus
from geodata.dates import parse
from geodata.model import Figure, Holds
from geodata.sources import parse_locator
from geodata.wording import (
    attributed,
    author_text,
    citation,
    claim_texts,
    figure_text,
    issued_text,
    number_text,
    toponyms,
    when_text,
)


@pytest.mark.parametrize(
    ("when", "holds", "text"),
    [
        ("1992-02-25/1992-02-26", Holds.SOME, "25–26 February 1992 (on some day or days of it)"),
        ("1992-02-25/1992-02-26", Holds.EVERY, "25–26 February 1992"),
        ("1992-02-26/..", Holds.SOME, "since 26 February 1992"),
        ("[1992-02-25,1992-02-27]", Holds.SOME, "one of: 25 February 1992, 27 February 1992"),
        ("{1991-06,1991-12}", Holds.SOME, "each of: June 1991, December 1991 (on some day or days of it)"),
    ],
)
def test_some_day_of_a_range_is_said_and_every_day_is_not(when: str, holds: Holds, text: str, small: Corpus) -> None:
    claim = small.claims["log-p01-01"].model_copy(update={"when": parse(when), "holds": holds})
    assert when_text(claim) == text


def test_a_statement_is_attributed(corpus: Corpus) -> None:
    claim = corpus.claims["t004-p45-01"]
    assert (
        attributed(claim, corpus.sources["t004"])
        == "Ali Hasanov (2017) states that “Those armed units” killed 111 people in Khojaly."
    )


def test_a_citation_names_author_title_date_and_paragraph(corpus: Corpus) -> None:
    assert citation(corpus.sources["t004"], parse_locator("paragraph 45")) == (
        "Ali Hasanov, “Khojaly genocide: Causes, consequences and international recognition”, 2017, paragraph 45"
    )
    assert citation(corpus.sources["t000"]) == "“22nd anniversary of Khojaly massacre”, February 2014"
    assert issued_text(corpus.sources["t001"]) == "undated"
    assert author_text(corpus.sources["t001"]) == "Embassy of Azerbaijan in Georgia (press release)"
    assert author_text(corpus.sources["t000"]) == ""


@pytest.mark.parametrize(
    ("number", "text"), [(613, "613"), (1275, "1,275"), (4_600_000, "4,600,000"), (2.5, "2.5"), (0, "0")]
)
def test_numbers(number: float, text: str) -> None:
    assert number_text(number) == text


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"value": 613, "qualifier": "exactly"}, "killed: 613 persons (people)"),
        ({"value": 613}, "killed: 613 persons (people)"),
        ({"value": 1000, "qualifier": "more than"}, "killed: more than 1,000 persons (people)"),
        ({"low": 10, "high": 20, "qualifier": "about"}, "killed: about 10–20 persons (people)"),
        ({"low": 10}, "killed: from 10 persons (people)"),
        ({"high": 20}, "killed: to 20 persons (people)"),
        ({}, "killed: people"),
    ],
)
def test_figures_keep_their_qualifier(values: dict[str, object], text: str, corpus: Corpus) -> None:
    row = {"claim": "t000-p06-01", "measure": "killed", "unit": "persons", "counts": "people"}
    assert figure_text(Figure.model_validate(row | values), corpus.title("measure", "killed")) == text


def test_names_say_who_uses_them_and_english_comes_first(corpus: Corpus) -> None:
    found = toponyms(corpus, "khojaly")
    assert found[0][0] == "Khojaly"
    assert "Ali Hasanov (2017)" in found[0][1]
    assert len(found) == len(set(found))
    languages = {users.split(":")[0] for _, users in found}
    assert {"Azerbaijani", "Armenian", "Russian"} <= languages


def test_all_that_is_said_of_a_claim_of_documentation(small: Corpus) -> None:
    found = claim_texts(small, small.claims["survey-01"])
    assert found.statement.startswith("Lantern survey states that ")
    assert found.citation.endswith(", 1999, pages 12–14")
    assert found.figures == ("lanterns lost: about 100 lanterns (lanterns lost, as most tales have it)",)
    assert claim_texts(small, small.claims["survey-04"]).citation.endswith(", 1999")


def test_a_term_that_no_vocabulary_holds_is_said_as_it_is(small: Corpus) -> None:
    assert small.title("measure", "no_such-term") == "no such term"
