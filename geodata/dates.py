"""Dates that carry their precision: EDTF (ISO 8601-2), read once into an object that filters and words can ask.

Bounds are days since 1970-01-01 in the proleptic Gregorian calendar, which JavaScript counts alike, years before 1
included. They are strict: fuzzy dates are not stretched, "about October 1991" has the bounds of October 1991.

The accepted forms are a closed list, which `model.Claim.when` spells out: those that words, cards and exports can say.
Everything else of EDTF is refused: seasons, ranges inside a set, a month left open before a given day, marks inside.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, PlainSerializer, PlainValidator

_DATE = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%]?)", re.ASCII)
_UNSPECIFIED = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX))?(?:-(XX))?([?~%]?)", re.ASCII)
_YEARLESS = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?([?~%]?)", re.ASCII)
_HOURS = re.compile(r"(?:(\d\d):(\d\d)(~?)|\.\.)(?:/(?:(\d\d):(\d\d)(~?)|\.\.))?", re.ASCII)
_CYCLE, _CYCLE_DAYS = 400, 146_097  # the Gregorian calendar repeats after so many years, which have so many days
_EPOCH = date(1970, 1, 1).toordinal()
SETS = ("one of several", "each of several")  # the precisions of dates that name several, written [A,B] and {A,B}
_LEAP = 2000  # any leap year: a day without its year may be 29 February


class Span(NamedTuple):
    """First and last day (days since 1970-01-01), `None` where the end is open."""

    start: int | None
    end: int | None

    def meets(self, first: int, last: int) -> bool:
        """Whether any day lies both in the span and in the window from `first` to `last`."""
        return (self.start is None or self.start <= last) and (self.end is None or self.end >= first)


def day_number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01. Raises `ValueError` where the calendar has no such day."""
    cycles = 0 if year > 0 else -year // _CYCLE + 1  # `datetime.date` counts from year 1
    return date(year + cycles * _CYCLE, month, day).toordinal() - cycles * _CYCLE_DAYS - _EPOCH


FIRST_DAY, LAST_DAY = day_number(-9999, 1, 1), day_number(9999, 12, 31)


def year_month_day(number: int) -> tuple[int, int, int]:
    """Year (0 is 1 BC), month and day of a day number."""
    ordinal = number + _EPOCH
    cycles = 0 if ordinal > 0 else -ordinal // _CYCLE_DAYS + 1
    found = date.fromordinal(ordinal + cycles * _CYCLE_DAYS)
    return found.year - cycles * _CYCLE, found.month, found.day


def iso_day(number: int | None) -> str | None:
    """The ISO 8601 date of a day number; `None` stays `None`.

    A year before 0 has six digits: JavaScript reads that, and GDAL does not take it for a date it cannot hold.
    """
    if number is None:
        return None
    year, month, day = year_month_day(number)
    return f"{f'-{-year:06d}' if year < 0 else f'{year:04d}'}-{month:02d}-{day:02d}"


@dataclass(frozen=True, slots=True)
class Part:
    """One date of those an EDTF string is made of, with what it leaves open as `None`.

    `span` is `None` where the year is open, for then no day is known.
    """

    year: int | None
    month: int | None
    day: int | None
    precision: str
    span: Span | None
    uncertain: bool = False
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Edtf:
    """An EDTF date: its text, what it spans, and the dates it is made of.

    `parts` holds the one date, the two ends of an interval (`None` where open) or the members of a set; `members` holds
    the spans in which its days lie, which for a set are those of its members and not the days between. `span` is `None`
    for a day or month without a year: such a statement is undated, though there are words for its day.
    """

    text: str
    precision: str
    parts: tuple[Part | None, ...]
    members: tuple[Span, ...]
    span: Span | None

    def __str__(self) -> str:
        return self.text

    @property
    def is_set(self) -> bool:
        """Whether it names several dates, of which the days between are no part."""
        return self.precision in SETS

    @property
    def bounds(self) -> tuple[int, int] | None:
        """First and last day, an open end as the first or last day there is; `None` where no day is known."""
        if self.span is None:
            return None
        start, end = self.span
        return FIRST_DAY if start is None else start, LAST_DAY if end is None else end

    @property
    def days(self) -> tuple[int, int]:
        """First and last day of a date with both ends. Raises `ValueError` where one is open."""
        if self.span is None or self.span.start is None or self.span.end is None:
            raise ValueError(f"'{self.text}' has an open end; here both are needed")
        return self.span.start, self.span.end

    def meets(self, first: int, last: int) -> bool:
        """Whether one of its days lies in the window from `first` to `last`."""
        return any(member.meets(first, last) for member in self.members)


def _month_end(year: int, month: int) -> int:
    return day_number(year + month // 12, month % 12 + 1, 1) - 1 if (year, month) != (9999, 12) else LAST_DAY


def _dated(text: str) -> Part | None:
    found = _DATE.fullmatch(text)
    if not found or found[1] == "-0000":
        return None
    year, month, day = (None if part is None else int(part) for part in found.group(1, 2, 3))
    assert year is not None
    if day is not None and month is not None:
        number = day_number(year, month, day)
        return _part((year, month, day), "day", Span(number, number), found[4])
    if month is not None:
        return _part((year, month, None), "month", Span(day_number(year, month, 1), _month_end(year, month)), found[4])
    return _part((year, None, None), "year", Span(day_number(year, 1, 1), day_number(year, 12, 31)), found[4])


def _part(given: tuple[int | None, int | None, int | None], precision: str, span: Span | None, mark: str) -> Part:
    return Part(*given, precision, span, uncertain=mark in ("?", "%"), approximate=mark in ("~", "%"))


def _unspecified(text: str) -> Part | None:
    found = _UNSPECIFIED.fullmatch(text)
    if not found or "X" not in text or (found[1].endswith("X") and found[2]) or found[1] == "000X":
        return None
    if found[1].endswith("X"):
        first, last = int(found[1].replace("X", "0")), int(found[1].replace("X", "9"))
        precision = "decade" if found[1].count("X") == 1 else "unspecified"
        span = Span(day_number(first, 1, 1), day_number(last, 12, 31))
        return _part((first, None, None), precision, span, found[4])
    if found[2] != "XX" and not found[3]:
        return None
    year, month = int(found[1]), None if found[2] == "XX" else int(found[2])
    span = Span(day_number(year, month or 1, 1), _month_end(year, month or 12))
    return _part((year, month, None), "unspecified", span, found[4])


def _yearless(text: str) -> Part | None:
    found = _YEARLESS.fullmatch(text)
    if not found:
        return None
    month, day = int(found[1]), int(found[2]) if found[2] else None
    day_number(_LEAP, month, day or 1)
    return _part((None, month, day), "no year", None, found[3])


def _single(text: str) -> Part:
    part = _dated(text) or _unspecified(text)
    if part is None:
        raise ValueError("no form of the list")
    return part


def _interval(text: str) -> tuple[tuple[Part | None, ...], Span]:
    first, last = text.split("/")
    ends = tuple(None if end in ("", "..") else _single(end) for end in (first, last))
    start, end = (part.span if part else None for part in ends)
    return ends, Span(start.start if start else None, end.end if end else None)


@lru_cache(maxsize=2**16)
def parse(text: str) -> Edtf:
    """The date that an EDTF string of one of the accepted forms stands for.

    Raises `ValueError` where the string is none of them, names no day of the calendar, has no bound or ends before it
    begins.
    """
    try:
        return _parsed(text)
    except ValueError as error:
        told = str(error)
        raise ValueError(
            told if told.startswith("'") else f"'{text}' is not an EDTF date of an accepted form"
        ) from None


def _parsed(text: str) -> Edtf:
    if text[:1] + text[-1:] in ("[]", "{}"):
        parts = tuple(_single(part.strip()) for part in text[1:-1].split(","))
        spans = tuple(part.span for part in parts if part.span)
        if len(set(spans)) < 2:
            raise ValueError(f"'{text}' is a set of one date; write it without brackets")
        days = [day for span in spans for day in span if day is not None]
        precision = SETS["[{".index(text[0])]
        return Edtf(text, precision, parts, spans, Span(min(days), max(days)))
    if text.count("/") == 1:
        ends, span = _interval(text)
        if span == (None, None):
            raise ValueError(f"'{text}' has no bound at all")
        if span.start is not None and span.end is not None and span.start > span.end:
            raise ValueError(f"'{text}' ends before it begins")
        return Edtf(text, "interval", ends, (span,), span)
    if yearless := _yearless(text):
        return Edtf(text, yearless.precision, (yearless,), (), None)
    part = _single(text)
    assert part.span is not None
    return Edtf(text, part.precision, (part,), (part.span,), part.span)


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of a day as a source gives them, in minutes after midnight; `None` where an end is open.

    One moment has two equal ends. `end` before `start` lies on the next day.
    """

    text: str
    start: int | None
    end: int | None
    about: tuple[bool, bool] = (False, False)

    def __str__(self) -> str:
        return self.text


def parse_hours(text: str) -> Hours:
    """Hours of the forms `HH:MM` and `HH:MM/HH:MM`, one end open as `..`, `~` behind one that is approximate.

    Raises `ValueError` where the string has another form or names no time of day.
    """
    found = _HOURS.fullmatch(text)
    ends = text.split("/")
    times = [] if not found else [_minutes(found[1], found[2]), _minutes(found[4], found[5])]
    if not found or (times[0] is None and times[-1] is None) or (len(ends) == 1 and times[0] is None):
        raise ValueError(f"'{text}' is not a time of day: HH:MM, or HH:MM/HH:MM with one end perhaps ..")
    if len(ends) == 1:
        return Hours(text, times[0], times[0], (bool(found[3]),) * 2)
    return Hours(text, times[0], times[1], (bool(found[3]), bool(found[6])))


def _minutes(hour: str | None, minute: str | None) -> int | None:
    if hour is None or minute is None:
        return None
    if int(hour) > 23 or int(minute) > 59:
        raise ValueError(f"{hour}:{minute} is not a time of day")
    return int(hour) * 60 + int(minute)


def _read(value: Any) -> Edtf:
    return value if isinstance(value, Edtf) else parse(str(value).strip())


def _read_hours(value: Any) -> Hours:
    return value if isinstance(value, Hours) else parse_hours(str(value).strip())


def _known(value: Edtf) -> Edtf:
    if value.span is None:
        raise ValueError(f"'{value.text}' has no year; here one is needed")
    return value


def _closed(value: Edtf) -> Edtf:
    _ = value.days
    return value


EdtfDate = Annotated[Edtf, PlainValidator(_read), PlainSerializer(str)]
DatedEdtf = Annotated[EdtfDate, AfterValidator(_known)]
ClosedEdtf = Annotated[DatedEdtf, AfterValidator(_closed)]
HoursOfDay = Annotated[Hours, PlainValidator(_read_hours), PlainSerializer(str)]
