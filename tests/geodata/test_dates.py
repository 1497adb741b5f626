from datetime import date, timedelta

import edtf
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.corpus import Corpus
from geodata.dates import FIRST_DAY, LAST_DAY, Span, day_number, iso_day, parse, parse_hours, year_month_day

EPOCH = date(1970, 1, 1)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("1992-02-25", "1992-02-25", "1992-02-25", "day"),
        ("1992-02", "1992-02-01", "1992-02-29", "month"),
        ("1991-02", "1991-02-01", "1991-02-28", "month"),
        ("9999-12", "9999-12-01", "9999-12-31", "month"),
        ("1992", "1992-01-01", "1992-12-31", "year"),
        ("198X", "1980-01-01", "1989-12-31", "decade"),
        ("19XX", "1900-01-01", "1999-12-31", "unspecified"),
        ("1992-02-XX", "1992-02-01", "1992-02-29", "unspecified"),
        ("1992-XX", "1992-01-01", "1992-12-31", "unspecified"),
        ("1992-XX-XX", "1992-01-01", "1992-12-31", "unspecified"),
        ("1992-02-25/1992-02-26", "1992-02-25", "1992-02-26", "interval"),
        ("1991-10/1992", "1991-10-01", "1992-12-31", "interval"),
        ("1992-02-26/..", "1992-02-26", None, "interval"),
        ("../1991", None, "1991-12-31", "interval"),
        ("[1992-02-25,1992-02-27]", "1992-02-25", "1992-02-27", "one of several"),
        ("{1991-06,1991-12}", "1991-06-01", "1991-12-31", "each of several"),
        ("-0699", "-000699-01-01", "-000699-12-31", "year"),
        ("0000-02", "0000-02-01", "0000-02-29", "month"),
        ("-0699/1899", "-000699-01-01", "1899-12-31", "interval"),
    ],
)
def test_bounds_are_the_first_and_last_day(text: str, first: str | None, last: str | None, precision: str) -> None:
    found = parse(text)
    assert found.span is not None
    assert (iso_day(found.span.start), iso_day(found.span.end), found.precision) == (first, last, precision)
    assert str(found) == found.text == text
    bounds = found.bounds
    assert bounds == (
        FIRST_DAY if found.span.start is None else found.span.start,
        LAST_DAY if found.span.end is None else found.span.end,
    )


@pytest.mark.parametrize("text", ["1991-10", "1991-10-05", "1991", "198X", "1992-XX", "1991-10/1992-02"])
@pytest.mark.parametrize("mark", ["~", "?", "%"])
def test_fuzzy_dates_are_not_stretched(text: str, mark: str) -> None:
    fuzzy = parse("/".join(f"{part}{mark}" for part in text.split("/")))
    assert (fuzzy.span, fuzzy.precision) == (parse(text).span, parse(text).precision)
    for part in fuzzy.parts:
        assert part is not None
        assert (part.uncertain, part.approximate) == (mark in "?%", mark in "~%")


@pytest.mark.parametrize("text", ["XXXX-02-26", "XXXX-02-29", "XXXX-02"])
def test_a_day_without_a_year_is_undated_but_keeps_its_day(text: str) -> None:
    found = parse(text)
    assert (found.span, found.members, found.bounds, found.precision) == (None, (), None, "no year")
    assert not found.meets(FIRST_DAY, LAST_DAY)
    (part,) = found.parts
    assert part is not None
    assert (part.year, part.month) == (None, 2)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "Feb 1992", "Feb-92", "26.02.1992", "1992-13", "1992-00", "1992-02-30", "1991-02-29", "1992-2-5"),
        *("1989-1992", "1992-02-25/26", "../..", "/", "1993/1992", "1992/1993/1994", "unknown", "1992-21", "-0000"),
        *("{1992..1994}", "[1992-02-25..1992-02-27]", "[..1992]", "1992-XX-26", "198X-02", "000X", "XXXX", "XXXX-13"),
        *("XXXX-02-30", "XXXX-02-26/1992", "[1992]", "[]", "{}", "[1992,XXXX-02]", "[1992/1993,1995]", "1992~-02"),
        *("Y17000", "1992-02-26T10:00", "١٩٩٢", "1992-02-26\n", "2001-23~", "1992-13-XX"),
    ],
)
def test_what_is_no_accepted_form_is_refused_by_name(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"is not an EDTF date of an accepted|no bound at all|ends before it begins|set of one date"
    ):
        parse(text)


YEARS = st.integers(1, 9999).map(lambda year: f"{year:04d}") | st.integers(1, 9998).map(lambda year: f"-{year:04d}")
DAYS = st.dates().map(date.isoformat)
MONTHS = st.builds("{}-{:02d}".format, YEARS, st.integers(1, 12))
PLAIN = YEARS | MONTHS | DAYS
MARKED = st.builds("{}{}".format, PLAIN, st.sampled_from(["", "~", "?", "%"]))
LEFT_OPEN = st.integers(100, 999).map("{}X".format) | st.integers(10, 99).map("{}XX".format)
SETS = st.builds(
    lambda dates, form: form.format(",".join(dates)),
    st.lists(DAYS, min_size=2, max_size=4, unique=True).map(sorted),
    st.sampled_from(["[{}]", "{{{}}}"]),
)


@settings(max_examples=120)
@given(MARKED | LEFT_OPEN | SETS)
def test_bounds_are_those_of_the_edtf_library(text: str) -> None:
    oracle = edtf.parse_edtf(text)
    lower, upper = oracle.lower_strict(), oracle.upper_strict()
    assert parse(text).span == Span(day_number(*lower[:3]), day_number(*upper[:3]))


@given(st.text(alphabet="0129-X/.,[]{}~?% ", max_size=24) | st.text(max_size=12))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        found = parse(text)
    except ValueError:
        return
    assert found.parts
    if found.span is not None:
        assert found.members
        assert (found.bounds or (1, 0))[0] <= (found.bounds or (1, 0))[1]


@given(st.dates())
def test_days_count_from_1970(day: date) -> None:
    number = (day - EPOCH).days
    assert day_number(day.year, day.month, day.day) == number
    assert parse(day.isoformat()).span == Span(number, number)
    assert iso_day(number) == day.isoformat()


@given(st.integers(FIRST_DAY, LAST_DAY))
def test_days_are_counted_as_numpy_counts_them(number: int) -> None:
    year, month, day = year_month_day(number)
    assert day_number(year, month, day) == number
    assert np.datetime64(number, "D").astype("datetime64[M]").astype(int) == (year - 1970) * 12 + month - 1
    assert iso_day(number) == f"{year:04d}-{month:02d}-{day:02d}" or year < 0


@given(st.integers(-9999, -1), st.integers(1, 12))
def test_years_before_0_have_months_too(year: int, month: int) -> None:
    found = parse(f"-{-year:04d}-{month:02d}")
    assert found.span is not None
    assert found.span.start == day_number(year, month, 1)
    assert iso_day(found.span.start) == f"-{-year:06d}-{month:02d}-01"


def test_no_day_is_no_date() -> None:
    assert iso_day(None) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 40), st.integers(-60, 60), st.integers(0, 40))
def test_a_date_meets_a_window_when_they_share_a_day(start: date, length: int, offset: int, width: int) -> None:
    end, opens = start + timedelta(days=length), start + timedelta(days=offset)
    closes = opens + timedelta(days=width)
    own = {start + timedelta(days=n) for n in range(length + 1)}
    shared = own & {opens + timedelta(days=n) for n in range(width + 1)}
    first, last = (opens - EPOCH).days, (closes - EPOCH).days
    assert parse(f"{start}/{end}").meets(first, last) == bool(shared)
    assert parse(f"{start}/..").meets(first, last) == (closes >= start)
    assert parse(f"../{end}").meets(first, last) == (opens <= end)


@given(st.lists(DAYS, min_size=2, max_size=4), st.dates(), st.integers(0, 400_000))
def test_a_set_meets_a_window_by_its_members_only(days: list[str], opens: date, width: int) -> None:
    first = (opens - EPOCH).days
    inside = any(first <= (date.fromisoformat(day) - EPOCH).days <= first + width for day in days)
    for form in ("[{}]", "{{{}}}"):
        found = parse(form.format(",".join(days)))
        assert found.is_set
        assert found.meets(first, first + width) == inside


def test_only_a_date_with_both_ends_has_days() -> None:
    assert parse("1992").days == (day_number(1992, 1, 1), day_number(1992, 12, 31))
    for text in ("1992/..", "../1992", "XXXX-02-26"):
        with pytest.raises(ValueError, match="open end"):
            _ = parse(text).days


@pytest.mark.parametrize(
    ("text", "start", "end", "about"),
    [
        ("23:00", 1380, 1380, (False, False)),
        ("23:00~", 1380, 1380, (True, True)),
        ("21:00/05:30", 1260, 330, (False, False)),
        ("21:00~/05:30", 1260, 330, (True, False)),
        ("22:00/..", 1320, None, (False, False)),
        ("../05:00~", None, 300, (False, True)),
    ],
)
def test_hours_are_minutes_after_midnight(
    text: str, start: int | None, end: int | None, about: tuple[bool, bool]
) -> None:
    found = parse_hours(text)
    assert (found.start, found.end, found.about, str(found)) == (start, end, about, text)


@pytest.mark.parametrize(
    "text", ["", "..", "../..", "24:00", "12:60", "5:00", "23:00/", "/05:00", "../", "11 pm", "23:00/01:00/02:00"]
)
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="time of day"):
        parse_hours(text)


def test_every_date_of_the_data_has_a_known_precision(corpus: Corpus) -> None:
    found = {claim.when.precision for claim in corpus.claims.values() if claim.when}
    assert found <= {"day", "month", "year", "decade", "interval", "one of several", "each of several", "no year"}
