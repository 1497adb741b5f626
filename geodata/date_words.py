"""Dates and hours in words: `1992-02-25/1992-02-26` is "25–26 February 1992"."""

import calendar

from geodata.dates import Edtf, Hours, Part, year_month_day

MONTHS = tuple(calendar.month_name[1:])


def year_text(year: int) -> str:
    """A year in words, 0 being 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def _words(part: Part) -> tuple[str, ...]:
    """Day, month and year of one date as words, as many as it gives, the year last."""
    given: tuple[str, ...] = ()
    if part.month is not None:
        given = (MONTHS[part.month - 1],)
    if part.day is not None:
        given = (str(part.day), *given)
    if part.year is None or part.span is None:
        return given
    if part.precision == "decade":
        return (f"{part.year}s",)
    first, last = (year_month_day(day or 0)[0] for day in part.span)
    return (*given, year_text(part.year)) if first == last else (f"between {year_text(first)} and {year_text(last)}",)


def _hedge(part: Part) -> str:
    """What EDTF's marks for an uncertain and for an approximate date say in words."""
    return ("perhaps " if part.uncertain else "") + ("about " if part.approximate else "")


def _one(part: Part) -> str:
    return _hedge(part) + " ".join(_words(part))


def _range(first: Part, last: Part) -> str:
    """Two dates with what they share said once: 25–26 February 1992."""
    if _hedge(last) not in ("", _hedge(first)):
        return f"{_one(first)} – {_one(last)}"
    start, end = _words(first), _words(last)
    if start == end:
        return _one(first)
    kept = start
    while len(kept) > 1 and len(start) == len(end) and kept[-1] == end[len(kept) - 1]:
        kept = kept[:-1]
    dash = "–" if len(kept) == 1 and len(start) == len(end) else " – "
    return f"{_hedge(first)}{' '.join(kept)}{dash}{' '.join(end)}"


def date_text(when: Edtf | None) -> str:
    """An EDTF date in words."""
    if when is None:
        return "undated"
    parts = [part for part in when.parts if part]
    if when.is_set:
        joint = "one of: " if when.precision == "one of several" else "each of: "
        return joint + ", ".join(map(_one, parts))
    if when.span is None:
        return f"{_one(parts[0])}, no year given"
    if len(when.parts) == 1:
        return _one(parts[0])
    first, last = when.parts
    if first and last:
        return _range(first, last)
    return f"since {_one(parts[0])}" if first else f"until {_one(parts[0])}"


def hours_text(time: Hours) -> str:
    """Hours in words: "about 23:00", "21:00–05:00", "from 23:00"."""
    first, last = (
        None if minutes is None else f"{'about ' if about else ''}{minutes // 60:02d}:{minutes % 60:02d}"
        for minutes, about in zip((time.start, time.end), time.about, strict=True)
    )
    if first is None or last is None:
        return f"until {last}" if first is None else f"from {first}"
    return first if first == last else f"{first}–{last}"
