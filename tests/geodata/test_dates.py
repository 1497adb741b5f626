from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.corpus import Corpus
from geodata.dates import Span, day_number, iso_day, span

EPOCH = date(1970, 1, 1)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("1992-02-25", "1992-02-25", "1992-02-25", "day"),
        ("1992-02", "1992-02-01", "1992-02-29", "month"),
        ("1991-02", "1991-02-01", "1991-02-28", "month"),
        ("1992", "1992-01-01", "1992-12-31", "year"),
        ("198X", "1980-01-01", "1989-12-31", "decade"),
        ("1992-02-XX", "1992-02-01", "1992-02-29", "unspecified"),
        ("1992-02-25/1992-02-26", "1992-02-25", "1992-02-26", "interval"),
        ("1991-10/1992", "1991-10-01", "1992-12-31", "interval"),
        ("1992-02-26/..", "1992-02-26", None, "interval"),
        ("../1991", None, "1991-12-31", "interval"),
        ("[1992-02-25,1992-02-27]", "1992-02-25", "1992-02-27", "one of several"),
        ("{1991-06,1991-12}", "1991-06-01", "1991-12-31", "each of several"),
        ("{1992-02-25,1992-02-27}", "1992-02-25", "1992-02-27", "each of several"),
        ("-0699", "-000699-01-01", "-000699-12-31", "year"),
        ("-0699/1899", "-000699-01-01", "1899-12-31", "interval"),
    ],
)
def test_bounds_are_the_first_and_last_day(text: str, first: str | None, last: str | None, precision: str) -> None:
    found = span(text)
    assert (iso_day(found.start), iso_day(found.end), found.precision) == (first, last, precision)


@pytest.mark.parametrize("text", ["1991-10", "1991-10-05", "1991", "1991-10/1992-02"])
def test_fuzzy_dates_are_not_stretched(text: str) -> None:
    fuzzy = "/".join(f"{part}~" for part in text.split("/"))
    assert span(fuzzy) == span(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "Feb 1992", "1992-13", "1992-02-30", "1991-02-29", "1992-2-5", "1989-1992", "1992-02-25/26"),
        *("../..", "/", "1993/1992", "1992/1993/1994", "unknown", "1992-21"),
    ],
)
def test_what_is_no_date_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not an EDTF date|has no bound at all|ends before it begins"):
        span(text)


@given(st.dates())
def test_days_count_from_1970(day: date) -> None:
    number = (day - EPOCH).days
    assert day_number(day.year, day.month, day.day) == number
    assert span(day.isoformat()) == Span(number, number, "day")
    assert iso_day(number) == day.isoformat()


@given(st.integers(-9999, -1), st.integers(1, 12))
def test_years_before_0_have_months_too(year: int, month: int) -> None:
    found = span(f"-{-year:04d}-{month:02d}")
    assert found.start == day_number(year, month, 1)
    assert iso_day(found.start) == f"-{-year:06d}-{month:02d}-01"


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.integers(0, 40),
    st.integers(-60, 60),
    st.integers(0, 40),
)
def test_a_span_meets_a_window_when_they_share_a_day(start: date, length: int, offset: int, width: int) -> None:
    end, opens = start + timedelta(days=length), start + timedelta(days=offset)
    closes = opens + timedelta(days=width)
    shared = {start + timedelta(days=n) for n in range(length + 1)} & {
        opens + timedelta(days=n) for n in range(width + 1)
    }
    first, last = (opens - EPOCH).days, (closes - EPOCH).days
    assert span(f"{start}/{end}").meets(first, last) == bool(shared)
    assert span(f"{start}/..").meets(first, last) == (closes >= start)
    assert span(f"../{end}").meets(first, last) == (opens <= end)


def test_every_date_of_the_data_has_a_known_precision(corpus: Corpus) -> None:
    found = {span(claim.when).precision for claim in corpus.claims.values() if claim.when}
    assert found <= {"day", "month", "year", "decade", "interval", "one of several", "each of several"}
