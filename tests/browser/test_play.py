"""Play stays in its period, says what has just appeared, and passes over what is empty."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from geodata.dates import day_number
from tests.browser.conftest import NARROW, WIDE, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

# Keeps every window that is played, and what is said of it.
RECORD = """() => {
  const { evidence, bar } = window.evidencePage;
  window.played = [];
  const own = bar.play.say;
  bar.play.say = (text) => { window.played.push([evidence.view.first, evidence.view.last, text]); own(text); };
}"""
PERIODS = {
    "Winter 1991–92": (day_number(1991, 12, 1), day_number(1992, 2, 29)),
    "After 1992": (day_number(1993, 1, 1), day_number(2025, 12, 31)),
}


def _played(page: Visit, period: str, way: str) -> list[tuple[int, int, str]]:
    page.map.get_by_role("button", name=period).click()
    page.js(RECORD)
    page.map.get_by_label("Speed").select_option("fast")
    page.map.get_by_label("How the window plays").select_option(way)
    page.js("() => { window.evidencePage.bar.play.speed.selectedOptions[0].value = '0.01'; }")
    page.map.get_by_role("button", name="Play").click()
    expect(page.map.locator(".scale-note")).to_contain_text("Played to the end")
    *frames, end = page.js("() => window.played")  # type: ignore[misc]
    assert tuple(end[:2]) == PERIODS[period]
    return [tuple(frame) for frame in frames]


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("way", ["step by step", "growing"])
def test_play_stays_in_its_period_and_every_window_brings_something(visit: Open, period: str, way: str) -> None:
    page = visit()
    frames = _played(page, period, way)
    first, last = PERIODS[period]
    assert len(frames) > 5
    assert all(first <= start <= end <= last for start, end, _ in frames)
    assert all("New: " in text and not re.search(r"New: 0 ", text) for *_, text in frames)
    assert [end for _, end, _ in frames] == sorted({end for _, end, _ in frames})
    if way == "growing":
        assert {start for start, *_ in frames} == {first}
    else:
        assert all(one[1] < other[0] for one, other in pairwise(frames))


def test_what_is_empty_is_passed_over_with_a_sign(visit: Open) -> None:
    page = visit()
    frames = _played(page, "After 1992", "step by step")
    assert any(text.startswith("⋯ ") and "nothing begins" in text for *_, text in frames)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_pause_is_gone_on_from_and_the_caption_takes_no_room_of_the_map(visit: Open, size: dict[str, int]) -> None:
    page = visit("?from=1992-02-01&to=1992-02-29", size)
    height = page.map.locator(".folium-map").evaluate("(map) => map.clientHeight")
    note = page.map.locator(".scale-note")
    page.map.get_by_role("button", name="Play").click()
    expect(note).to_contain_text("New: ")
    page.map.get_by_role("button", name="Pause").click()
    assert page.map.locator(".folium-map").evaluate("(map) => map.clientHeight") == height
    left = page.js("() => window.evidencePage.evidence.view.last")
    page.map.get_by_role("button", name="Play").click()
    page.map.get_by_role("button", name="Pause").click()
    assert page.js("() => window.evidencePage.evidence.view.last") > left  # type: ignore[operator]
    assert page.js("() => window.evidencePage.evidence.view.first") > left  # type: ignore[operator]
    page.map.get_by_role("slider", name="End of the time window").press("ArrowRight")
    expect(note).to_contain_text("Uneven scale")


def test_with_reduced_motion_the_map_does_not_glide(visit: Open) -> None:
    page = visit(reduced_motion="reduce")
    page.js("() => { window.glides = 0; window.evidencePage.map.on('zoomanim', () => { window.glides += 1; }); }")
    page.map.get_by_role("button", name="After 1992").click()
    page.map.get_by_role("button", name="March–December 1992").click()
    page.map.get_by_label("Go to a map extent").select_option("khojaly")
    expect(page.page).to_have_url(re.compile("map="))
    assert page.js("() => window.glides") == 0
