import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.corpus import Corpus
from geodata.model import Figure, Holds
from geodata.wording import (
    MONTHS,
    attributed,
    author_text,
    citation,
    date_text,
    figure_text,
    issued_text,
    number_text,
    toponyms,
    when_text,
)


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (None, "undated"),
        ("1992-02-25", "25 February 1992"),
        ("1992-02", "February 1992"),
        ("1992", "1992"),
        ("198X", "1980s"),
        ("19XX", "between 1900 and 1999"),
        ("1992-02-XX", "February 1992"),
        ("1992-XX", "1992"),
        ("1992-02-25/1992-02-26", "25–26 February 1992"),
        ("1992-02-25/1992-02-25", "25 February 1992"),
        ("1992-01/1992-03", "January–March 1992"),
        ("1992-01-31/1992-02-02", "31 January – 2 February 1992"),
        ("1991-12-31/1992-01-01", "31 December 1991 – 1 January 1992"),
        ("1991-02/1992-02", "February 1991 – February 1992"),
        ("1988/1990", "1988–1990"),
        ("1991-10/1992", "October 1991 – 1992"),
        ("1992-02-26/..", "since 26 February 1992"),
        ("../1991", "until 1991"),
        ("1991-10~", "about October 1991"),
        ("1991?", "perhaps 1991"),
        ("1991%", "perhaps about 1991"),
        ("1988~/1990~", "about 1988–1990"),
        ("1992-02-26/2015-02~", "26 February 1992 – about February 2015"),
        ("1992~/..", "since about 1992"),
        ("../1991~", "until about 1991"),
        ("[1992-02-25,1992-02-27]", "one of: 25 February 1992, 27 February 1992"),
        ("{1991-06,1991-12}", "each of: June 1991, December 1991"),
        ("-0699/-0300", "700 BC–301 BC"),
        ("0000", "1 BC"),
    ],
)
def test_dates_in_words(when: str | None, text: str) -> None:
    assert date_text(when) == text


@given(st.dates(), st.dates())
def test_a_range_names_both_its_days(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert date_text(first.isoformat()) == f"{first.day} {MONTHS[first.month - 1]} {first.year}"
    text = date_text(f"{first}/{last}")
    assert text.startswith(f"{first.day}")
    assert text.endswith(date_text(last.isoformat()))
    assert f" {MONTHS[first.month - 1]}" in text
    assert re.search(rf"\b{first.year}\b", text)


def test_every_date_of_the_data_can_be_said(corpus: Corpus) -> None:
    for claim in corpus.claims.values():
        text = when_text(claim)
        assert text
        assert not set("~%[]{}/X") & set(text)
        assert ("about" in text) == ("~" in (claim.when or ""))


def test_some_day_of_a_range_is_said_and_every_day_is_not(corpus: Corpus) -> None:
    claim = corpus.claims["t004-p45-01"]
    ranged = {"when": "1992-02-25/1992-02-26"}
    assert when_text(claim.model_copy(update=ranged | {"holds": Holds.SOME})).endswith("(on some day or days of it)")
    assert when_text(claim.model_copy(update=ranged | {"holds": Holds.EVERY})) == "25–26 February 1992"
    assert (
        when_text(claim.model_copy(update={"when": "1992-02-26/..", "holds": Holds.SOME})) == "since 26 February 1992"
    )


def test_a_statement_is_attributed(corpus: Corpus) -> None:
    claim = corpus.claims["t004-p45-01"]
    assert (
        attributed(claim, corpus.sources["t004"])
        == "Ali Hasanov (2017) states that “Those armed units” killed 111 people in Khojaly."
    )


def test_a_citation_names_author_title_date_and_paragraph(corpus: Corpus) -> None:
    assert citation(corpus.sources["t004"], 45) == (
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
        ({}, "killed: people"),
    ],
)
def test_figures_keep_their_qualifier(values: dict[str, object], text: str, corpus: Corpus) -> None:
    row = {"claim": "t000-p06-01", "measure": "killed", "unit": "persons", "counts": "people"}
    assert figure_text(Figure.model_validate(row | values), corpus.measures) == text


def test_names_say_who_uses_them_and_english_comes_first(corpus: Corpus) -> None:
    found = toponyms(corpus, "khojaly")
    assert found[0][0] == "Khojaly"
    assert "Ali Hasanov (2017)" in found[0][1]
    assert len(found) == len(set(found))
    languages = {users.split(":")[0] for _, users in found}
    assert {"Azerbaijani", "Armenian", "Russian"} <= languages
