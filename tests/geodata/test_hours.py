"""Hours of a day as a source gives them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.date_words import hours_text
from geodata.dates import parse_hours

TIMES = st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59))
ENDS = st.builds("{}{}".format, TIMES, st.sampled_from(["", "~"]))


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


@given(st.integers(0, 99), st.integers(0, 99), st.sampled_from(["{}", "{}~", "{}/..", "../{}", "12:00/{}", "{}/12:00"]))
def test_a_time_of_day_is_one_that_a_clock_shows(hour: int, minute: int, form: str) -> None:
    text = form.format(f"{hour:02d}:{minute:02d}")
    if hour < 24 and minute < 60:
        assert hour * 60 + minute in (parse_hours(text).start, parse_hours(text).end)
    else:
        with pytest.raises(ValueError, match="time of day"):
            parse_hours(text)


@given(ENDS | st.builds("{}/{}".format, ENDS, ENDS) | ENDS.map("{}/..".format) | ENDS.map("../{}".format))
def test_all_hours_can_be_said(text: str) -> None:
    said = hours_text(parse_hours(text))
    assert not set("~/.") & set(said)
    assert ("about" in said) == ("~" in text)
    for end in text.replace("~", "").split("/"):
        assert end == ".." or end in said
    assert said.startswith("from ") == text.endswith("/..")
    assert said.startswith("until ") == text.startswith("../")


@given(st.text("0123456789:/.~ ", max_size=12) | st.text(max_size=8))
def test_any_text_is_hours_or_refused(text: str) -> None:
    try:
        found = parse_hours(text)
    except ValueError:
        return
    assert (found.start, found.end) != (None, None)
