"""The program's own words: dates, figures, attributions and citations as plain text (not HTML).

Every sentence about the past is put in a source's mouth here and nowhere else.
"""

import calendar
from itertools import groupby

import numpy as np

from geodata.corpus import Corpus
from geodata.dates import span
from geodata.model import Claim, DateBasis, Figure, Holds, Precision, Source

MONTHS = tuple(calendar.month_name[1:])

BASIS = {
    DateBasis.GIVEN: "date given by the source",
    DateBasis.INFERRED: "date inferred from its context in the source",
    DateBasis.YEAR_MISSING: "the source gives no year; year taken from its context",
    DateBasis.NONE: "the source gives no date",
}

PRECISION = {
    Precision.EXACT: "exact location",
    Precision.SETTLEMENT: "location of the settlement",
    Precision.AREA: "area, generalised outline",
    Precision.APPROXIMATE: "approximate location",
    Precision.DIRECTION: "only a direction is known",
    Precision.UNLOCATED: "not located",
}


def _day(number: int) -> tuple[int, str, int]:
    """Year, month name and day of a day number."""
    month = np.datetime64(number, "D").astype("datetime64[M]")
    year = int(month.astype("datetime64[Y]").astype(int)) + 1970
    name = MONTHS[int(month.astype(int)) % 12]
    return (
        year,
        name,
        int((np.datetime64(number, "D") - month.astype("datetime64[D]")).astype(int)) + 1,
    )


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _single(text: str) -> tuple[str, ...]:
    """Day, month and year of one EDTF date as words, as many as it gives, the year last."""
    text = text.replace("-XX", "")  # a day or month left open is one that is not given
    found = span(text)
    if found.start is None or found.end is None:
        raise ValueError(f"'{text}' is no single date")
    year, month, day = _day(found.start)
    if found.precision == "day":
        return (str(day), month, _year(year))
    if found.precision == "month":
        return (month, _year(year))
    if found.precision == "year":
        return (_year(year),)
    if found.precision == "decade":
        return (f"{year}s",)
    return (f"between {_year(year)} and {_year(_day(found.end)[0])}",)


def _hedge(text: str) -> str:
    """What EDTF's marks for an uncertain and for an approximate date say in words."""
    return ("perhaps " if set(text) & set("?%") else "") + ("about " if set(text) & set("~%") else "")


def _words(text: str) -> str:
    return _hedge(text) + " ".join(_single(text))


def _range(first: str, last: str) -> str:
    """Two dates with what they share said once: 25–26 February 1992."""
    if _hedge(last) not in ("", _hedge(first)):
        return f"{_words(first)} – {_words(last)}"
    start, end = _single(first), _single(last)
    if start == end:
        return _words(first)
    kept = start
    while len(kept) > 1 and len(start) == len(end) and kept[-1] == end[len(kept) - 1]:
        kept = kept[:-1]
    dash = "–" if len(kept) == 1 and len(start) == len(end) else " – "
    return f"{_hedge(first)}{' '.join(kept)}{dash}{' '.join(end)}"


def date_text(when: str | None) -> str:
    """An EDTF date in words: `1992-02-25/1992-02-26` is "25–26 February 1992"."""
    if when is None:
        return "undated"
    if when[0] in "[{":
        joint = "one of: " if when[0] == "[" else "each of: "
        return joint + ", ".join(_words(part.strip()) for part in when[1:-1].split(","))
    first, slash, last = when.partition("/")
    if not slash:
        return _words(first)
    if first in ("", ".."):
        return f"until {_words(last)}"
    if last in ("", ".."):
        return f"since {_words(first)}"
    return _range(first, last)


def when_text(claim: Claim) -> str:
    """A claim's date in words, with what it means for a claim to hold on some day of a range."""
    text = date_text(claim.when)
    if claim.when is None or claim.holds is not Holds.SOME:
        return text
    found = span(claim.when)
    if None not in found[:2] and found.start != found.end:
        text += " (on some day or days of it)"
    return text


def number_text(value: float) -> str:
    """A number with thin grouping: 1275 is "1,275", 4600000 is "4,600,000", 2.5 stays."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def counted(number: int, noun: str = "statement") -> str:
    """A number with its noun: "1 statement", "12 statements"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def figure_text(figure: Figure, measures: dict[str, str]) -> str:
    """One figure in words, for instance "more than 1,000 persons: ...", with what it counts."""
    if figure.value is not None:
        number = number_text(figure.value)
    elif figure.low is not None or figure.high is not None:
        low = "" if figure.low is None else number_text(figure.low)
        high = "" if figure.high is None else number_text(figure.high)
        number = f"{low}–{high}"
    else:
        return f"{measures[figure.measure]}: {figure.counts}"
    qualifier = "" if figure.qualifier in (None, "exactly") else f"{figure.qualifier} "
    return f"{measures[figure.measure]}: {qualifier}{number} {figure.unit} ({figure.counts})"


def attributed(claim: Claim, source: Source) -> str:
    """A claim's statement in its source's name, as a full sentence."""
    return f"{source.custom.label} states that {claim.statement}."


def issued_text(source: Source) -> str:
    """When a source was issued, as far as its CSL date tells."""
    if source.issued.date_parts is None:
        return source.issued.literal or "undated"
    parts = source.issued.date_parts[0]
    words = [MONTHS[part - 1] if at == 1 else str(part) for at, part in enumerate(parts)]
    return " ".join(reversed(words))


def author_text(source: Source) -> str:
    """The authors' names, or nothing."""
    names = (
        author.get("literal") or f"{author.get('given', '')} {author.get('family', '')}".strip()
        for author in source.author
    )
    return ", ".join(names)


def citation(source: Source, paragraph: int | None = None) -> str:
    """Author, title, publisher and date of a source, with the paragraph where one is meant."""
    parts = [author_text(source), f"“{source.title}”", source.publisher, issued_text(source)]
    if paragraph is not None:
        parts.append(f"paragraph {paragraph}")
    return ", ".join(part for part in parts if part)


def toponyms(corpus: Corpus, place: str) -> list[tuple[str, str]]:
    """Each of a place's names with who uses it, names that several use once."""
    rows = sorted(corpus.names.get(place, ()), key=lambda row: (row.lang != "en", row.lang, row.toponym))
    found = []
    for (lang, toponym), group in groupby(rows, key=lambda row: (row.lang, row.toponym)):
        language = corpus.meta.languages.get(lang, lang)
        users = []
        for row in group:
            user = corpus.sources[row.source].custom.label if row.source else row.used_by
            period = f"{row.since or ''}–{row.until or ''}" if row.since or row.until else ""
            users.append(" ".join(part for part in (user if user != language else "", period) if part))
        known = "; ".join(user for user in dict.fromkeys(users) if user)
        found.append((toponym, f"{language}: {known}" if known else language))
    return found
