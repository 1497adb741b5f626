"""Dates in words."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.corpus import Corpus
from geodata.date_words import MONTHS, date_text, year_text
from geodata.dates import parse
from geodata.wording import when_text
from tests.geodata import dated


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
        ("-0043-03-15/-0043-03-16", "15–16 March 44 BC"),
        ("-0043-12/0001", "December 44 BC – 1"),
        ("1988?/1990~", "perhaps 1988 – about 1990"),
        ("198X/199X", "1980s–1990s"),
        ("[1992?,1993~]", "one of: perhaps 1992, about 1993"),
        ("00XX", "between 1 BC and 99"),
        ("198X~", "about 1980s"),
        ("XXXX-02-26", "26 February, no year given"),
        ("XXXX-02", "February, no year given"),
        ("XXXX-02-26~", "about 26 February, no year given"),
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


@given(dated.MARKED | dated.HALF_OPEN | dated.SETS | dated.YEARLESS | dated.INTERVALS)
def test_every_date_that_is_accepted_can_be_said_with_its_doubts(text: str) -> None:
    when = parse(text)
    said = date_text(when)
    assert not set("~?%[]{}/X") & set(said)
    assert " -" not in f" {said}"
    assert ("about " in said) == bool(set("~%") & set(text))
    assert ("perhaps " in said) == bool(set("?%") & set(text))
    assert said.startswith("since ") == text.endswith("/..")
    assert said.startswith("until ") == text.startswith("../")
    assert said.startswith("one of: ") == text.startswith("[")
    assert said.startswith("each of: ") == text.startswith("{")
    for part in when.parts:
        if part and part.year is not None and part.precision in ("year", "month", "day"):
            assert year_text(part.year) in said
        if part and part.month:
            assert MONTHS[part.month - 1] in said
        if part and part.day:
            assert re.search(rf"\b{part.day}\b", said)


@given(dated.PLAIN, dated.PLAIN)
def test_different_days_are_said_differently(one: str, other: str) -> None:
    assert (date_text(parse(one)) == date_text(parse(other))) == (parse(one).span == parse(other).span)


def test_every_date_of_the_data_can_be_said(corpus: Corpus) -> None:
    for claim in corpus.claims.values():
        text = when_text(claim)
        assert text
        assert not set("~%[]{}/X") & set(text)
        assert ("about" in text) == ("~" in f"{claim.when or ''}{claim.time or ''}")


def test_every_form_of_date_of_the_small_corpus_can_be_said(small: Corpus) -> None:
    said = {key: when_text(claim) for key, claim in small.claims.items()}
    assert said["log-p03-01"] == "15 March 44 BC, 23:00"
    assert said["log-p04-02"] == "one of: 14 March 44 BC, 16 March 44 BC"
    assert said["log-p06-01"] == "15 March, no year given"
    assert said["letter-p03-01"].endswith("16 March 44 BC, from about 22:00")
    assert said["log-p01-01"] == said["letter-p03-02"] == said["survey-04"] == "undated"
    assert said["log-p02-01"] == "March 44 BC (on some day or days of it)"
    assert said["log-p04-01"] == "15–16 March 44 BC, 21:00–05:00"
    assert said["log-p05-01"] == "since 16 March 44 BC"
    assert said["letter-p01-01"] == "1890s (on some day or days of it)"
    assert said["letter-p04-01"] == "17 March 44 BC – about 31 March 44 BC"
    assert said["letter-p04-03"] == "until February 44 BC"
    assert said["letter-p05-01"] == "each of: 15 March 1899, 17 March 1899"
    assert said["letter-p05-02"] == "perhaps 1898 (on some day or days of it)"
    assert said["letter-p06-01"] == "between 1800 and 1899 (on some day or days of it)"
    assert said["survey-01"] == "about March 44 BC (on some day or days of it)"
    assert said["survey-02"] == "March, no year given"
    assert said["survey-03"] == "June 1950 (on some day or days of it)"
    assert said["survey-05"] == "perhaps about 1974 (on some day or days of it)"
