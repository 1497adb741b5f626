"""Dates of every accepted form, for property tests."""

from datetime import date

from hypothesis import strategies as st

from geodata.dates import parse

YEARS = st.integers(1, 9999).map("{:04d}".format) | st.integers(1, 9998).map("-{:04d}".format)
MONTHS = st.builds("{}-{:02d}".format, YEARS, st.integers(1, 12))
DAYS = st.dates().map(date.isoformat)
OLD_DAYS = st.builds("-{:04d}-{:02d}-{:02d}".format, st.integers(1, 9998), st.integers(1, 12), st.integers(1, 28))
PLAIN = YEARS | MONTHS | DAYS | OLD_DAYS
LEFT_OPEN = st.integers(100, 999).map("{}X".format) | st.integers(10, 99).map("{}XX".format)
PARTLY_OPEN = st.builds("{:04d}-{:02d}-XX".format, st.integers(1, 9999), st.integers(1, 12)) | st.builds(
    "{:04d}-XX{}".format, st.integers(1, 9999), st.sampled_from(["", "-XX"])
)
MARKED = st.builds("{}{}".format, PLAIN | LEFT_OPEN | PARTLY_OPEN, st.sampled_from(["", "~", "?", "%"]))
INTERVALS = st.tuples(MARKED, MARKED).map(
    lambda ends: "/".join(sorted(ends, key=lambda end: parse(end).days))  # in order of their first days
)
HALF_OPEN = MARKED.map("{}/..".format) | MARKED.map("../{}".format)
SETS = st.builds(
    lambda dates, form: form.format(",".join(dates)),
    st.lists(PLAIN | LEFT_OPEN, min_size=2, max_size=4, unique=True),
    st.sampled_from(["[{}]", "{{{}}}"]),
)
YEARLESS = st.builds(
    "XXXX-{:02d}{}{}".format,
    st.integers(1, 12),
    st.just("") | st.integers(1, 29).map("-{:02d}".format),
    st.sampled_from(["", "~", "?", "%"]),
)
