from datetime import date, timedelta

import edtf
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.corpus import Corpus
from geodata.dates import FIRST_DAY, LAST_DAY, Span, day_number, iso_day, parse, year_month_day
from tests.geodata import dated

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
    assert (part.year, part.month, part.day) == (None, 2, int(text[8:]) if text[8:] else None)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "Feb 1992", "Feb-92", "26.02.1992", "1992-13", "1992-00", "1992-02-30", "1991-02-29", "1992-2-5"),
        *("1989-1992", "1992-02-25/26", "../..", "/", "1993/1992", "1992/1993/1994", "unknown", "1992-21", "-0000"),
        *("{1992..1994}", "[1992-02-25..1992-02-27]", "[..1992]", "1992-XX-26", "198X-02", "000X", "XXXX", "XXXX-13"),
        *(
            "XXXX-02-30",
            "XXXX-02-26/1992",
            "[1992]",
            "{1992-02,1992-02}",
            "[]",
            "{}",
            "[1992,XXXX-02]",
            "[1992/1993,1995]",
            "1992~-02",
        ),
        *(
            "[1992-02-25..]",
            "{..1992}",
            "1992-24",
            "-0000-01",
            "0000X",
            "-198X",
            "-0043-03-XX",
            "XXXX-XX-26",
            "[~1992,1993]",
        ),
        *(
            "Y17000",
            "1992-02-26T10:00",
            "١٩٩٢",
            "1992-٠٢",
            "XXXX-٠٢",
            "٢٠XX",
            "१९९२",
            "１９９２",
            "1992-02-26\n",
            "2001-23~",
            "1992-13-XX",
        ),
    ],
)
def test_what_is_no_accepted_form_is_refused_by_name(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"is not an EDTF date of an accepted|no bound at all|ends before it begins|set of one date"
    ):
        parse(text)


def _days(text: str) -> Span:
    """The bounds that the library edtf gives a date or set, in our count."""
    found = edtf.parse_edtf(text)
    return Span(day_number(*found.lower_strict()[:3]), day_number(*found.upper_strict()[:3]))


@settings(max_examples=120)
@given(dated.MARKED | dated.SETS)
def test_bounds_are_those_of_the_edtf_library(text: str) -> None:
    assert parse(text).span == _days(text)


@settings(max_examples=60)
@given(dated.MARKED, dated.MARKED)
def test_bounds_of_intervals_are_those_of_the_edtf_library(first: str, last: str) -> None:
    start, end = _days(first).start, _days(last).end
    assert start is not None
    assert end is not None
    if start > end:
        with pytest.raises(ValueError, match="ends before it begins"):
            parse(f"{first}/{last}")
    else:
        assert parse(f"{first}/{last}").span == Span(start, end)
        if "X" not in first + last:  # the library reads not all of these in an interval
            assert Span(start, end) == _days(f"{first}/{last}")
    assert parse(f"{first}/..").span == Span(start, None)
    assert parse(f"../{last}").span == Span(None, end)


@given(dated.MARKED | dated.HALF_OPEN | dated.SETS | dated.YEARLESS)
def test_every_form_of_the_list_is_accepted_and_refused_with_anything_before_or_behind(text: str) -> None:
    assert parse(text).text == text
    for spoilt in (f"x{text}", f"{text}x", f"{text}~~", f"{text}0", f"{text},1992"):
        with pytest.raises(ValueError, match="is not an EDTF date of an accepted form"):
            parse(spoilt)


@given(dated.SETS)
def test_a_set_spans_its_members_and_keeps_them_apart(text: str) -> None:
    found = parse(text)
    assert found.members == tuple(parse(part).span for part in text[1:-1].split(","))
    assert found.bounds == (min(one.start or 0 for one in found.members), max(one.end or 0 for one in found.members))
    assert [part.span for part in found.parts if part] == list(found.members)


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


@given(st.integers(FIRST_DAY, LAST_DAY) | st.sampled_from([FIRST_DAY, LAST_DAY]))
def test_days_are_counted_as_numpy_counts_them(number: int) -> None:
    day = np.datetime64(number, "D")
    year, month, day_of_month = year_month_day(number)
    assert year == int(day.astype("datetime64[Y]").astype(int)) + 1970
    assert month == int((day.astype("datetime64[M]") - day.astype("datetime64[Y]")).astype(int)) + 1
    assert day_of_month == int((day - day.astype("datetime64[M]")).astype(int)) + 1
    assert day_number(year, month, day_of_month) == number
    said = iso_day(number)
    assert said == (str(day) if year >= 0 else f"-{str(day).lstrip('-').zfill(12)}")


@pytest.mark.parametrize(
    ("number", "day"),
    [(FIRST_DAY, (-9999, 1, 1)), (LAST_DAY, (9999, 12, 31)), (0, (1970, 1, 1)), (-719_528, (0, 1, 1))],
)
def test_the_first_and_last_day_there_are(number: int, day: tuple[int, int, int]) -> None:
    assert (year_month_day(number), day_number(*day)) == (day, number)


@pytest.mark.parametrize("day", [(1991, 2, 29), (-1, 2, 29), (1900, 2, 29), (1992, 13, 1), (1992, 0, 1), (0, 4, 31)])
def test_what_the_calendar_lacks_has_no_number(day: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"day|month"):
        day_number(*day)


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


@given(st.lists(dated.DAYS, min_size=2, max_size=4, unique=True), st.dates(), st.integers(0, 400_000))
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


def test_every_date_of_the_data_has_a_known_precision(corpus: Corpus) -> None:
    found = {claim.when.precision for claim in corpus.claims.values() if claim.when}
    assert found <= {"day", "month", "year", "decade", "interval", "one of several", "each of several", "no year"}
