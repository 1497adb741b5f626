"""Dates and hours in words."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.corpus import Corpus
from geodata.date_words import MONTHS, date_text, hours_text
from geodata.dates import parse, parse_hours
from geodata.wording import when_text


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
        ("-0043-03-15", "15 March 44 BC"),
        ("-0043-03", "March 44 BC"),
        ("00XX", "between 1 BC and 99"),
        ("198X~", "about 1980s"),
        ("XXXX-02-26", "26 February, no year given"),
        ("XXXX-02", "February, no year given"),
    ],
)
def test_dates_in_words(when: str | None, text: str) -> None:
    assert date_text(parse(when) if when else None) == text


@given(st.dates(), st.dates())
def test_a_range_names_both_its_days(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert date_text(parse(first.isoformat())) == f"{first.day} {MONTHS[first.month - 1]} {first.year}"
    text = date_text(parse(f"{first}/{last}"))
    assert text.startswith(f"{first.day}")
    assert text.endswith(date_text(parse(last.isoformat())))
    assert f" {MONTHS[first.month - 1]}" in text
    assert re.search(rf"\b{first.year}\b", text)


def test_every_date_of_the_data_can_be_said(corpus: Corpus) -> None:
    for claim in corpus.claims.values():
        text = when_text(claim)
        assert text
        assert not set("~%[]{}/X") & set(text)
        assert ("about" in text) == ("~" in str(claim.when or ""))


@pytest.mark.parametrize(
    ("time", "text"),
    [
        ("23:00", "23:00"),
        ("23:00~", "about 23:00"),
        ("21:00/05:00", "21:00–05:00"),
        ("21:00~/05:00", "about 21:00–05:00"),
        ("22:00/..", "from 22:00"),
        ("../05:00~", "until about 05:00"),
    ],
)
def test_hours_in_words(time: str, text: str) -> None:
    assert hours_text(parse_hours(time)) == text


def test_every_form_of_date_of_the_small_corpus_can_be_said(small: Corpus) -> None:
    said = {key: when_text(claim) for key, claim in small.claims.items()}
    assert said["log-p03-01"] == "15 March 44 BC, 23:00"
    assert said["log-p04-02"] == "one of: 14 March 44 BC, 16 March 44 BC"
    assert said["log-p06-01"] == "15 March, no year given"
    assert said["letter-p03-01"].endswith("16 March 44 BC, from about 22:00")
    assert said["log-p01-01"] == "undated"
