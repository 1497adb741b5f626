"""Dates that carry their precision: EDTF (ISO 8601-2) in, strict day bounds and plain words out.

Bounds are days since 1970-01-01 in the proleptic Gregorian calendar, which NumPy and JavaScript count alike,
years before 1 included. Fuzzy dates are not stretched: "about October 1991" has the bounds of October 1991.
"""

from functools import lru_cache
from typing import Annotated, Any, NamedTuple

import edtf
import numpy as np
from pydantic import AfterValidator


class Span(NamedTuple):
    """First and last day (days since 1970-01-01), `None` where the end is open, and the precision's name."""

    start: int | None
    end: int | None
    precision: str

    def meets(self, first: int, last: int) -> bool:
        """Whether any day lies both in the span and in the window from `first` to `last`."""
        return (self.start is None or self.start <= last) and (self.end is None or self.end >= first)


def day_number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01."""
    sign = "-" if year < 0 else ""
    return int(np.datetime64(f"{sign}{abs(year):04d}-{month:02d}-{day:02d}", "D").astype(int))


FIRST_DAY, LAST_DAY = day_number(-9999, 1, 1), day_number(9999, 12, 31)


def iso_day(number: int | None) -> str | None:
    """The ISO 8601 date of a day number; `None` stays `None`.

    A year before 0 has six digits: JavaScript reads that, and GDAL does not take it for a date it cannot hold.
    """
    if number is None:
        return None
    text = str(np.datetime64(number, "D"))
    return f"-{text[1:].zfill(12)}" if text.startswith("-") else text


def _precision(text: str, parsed: Any) -> str:
    if isinstance(parsed, edtf.OneOfASet):
        return "one of several"
    if isinstance(parsed, edtf.MultipleDates):
        return "each of several"
    if "X" in text:
        return "decade" if text.count("X") == 1 else "unspecified"
    return ("year", "month", "day")[text.lstrip("-").count("-")]


@lru_cache(maxsize=4096)
def span(text: str) -> Span:
    """Strict bounds of an EDTF string: a date, an interval (an end may be open: `..`) or one of a set.

    Raises `ValueError` where the string is no EDTF date, has no bound or ends before it begins.
    """
    if text.count("/") == 1:
        first, last = (part.strip() for part in text.split("/", 1))
        start = None if first in ("..", "") else span(first).start
        end = None if last in ("..", "") else span(last).end
        result = Span(start, end, "interval")
    else:
        try:
            parsed = edtf.parse_edtf(text)
            if isinstance(parsed, edtf.Interval | edtf.Season):
                raise ValueError("a season has no days of its own")
            lower, upper = parsed.lower_strict(), parsed.upper_strict()
            result = Span(day_number(*lower[:3]), day_number(*upper[:3]), _precision(text, parsed))
        except Exception as error:  # the library lets many kinds of its own errors through
            raise ValueError(f"'{text}' is not an EDTF date") from error
    if result.start is None and result.end is None:
        raise ValueError(f"'{text}' has no bound at all")
    if result.start is not None and result.end is not None and result.start > result.end:
        raise ValueError(f"'{text}' ends before it begins")
    return result


def _valid(text: str) -> str:
    span(text)
    return text


def days(text: str) -> tuple[int, int]:
    """First and last day of an EDTF string, as `span` has them. Raises `ValueError` where an end is open."""
    start, end, _ = span(text)
    if start is None or end is None:
        raise ValueError(f"'{text}' has an open end; here both are needed")
    return start, end


def _closed(text: str) -> str:
    days(text)
    return text


Edtf = Annotated[str, AfterValidator(_valid)]
ClosedEdtf = Annotated[Edtf, AfterValidator(_closed)]
