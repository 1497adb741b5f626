"""The map goes to what is chosen and to its period, and comes back to where it was."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW, WIDE, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

# Whether the map shows all of a place (its outline, line or point), on at least a share of its width or height.
SHOWS = """([id, least]) => {
  const { map, evidence, placing } = window.evidencePage;
  const bounds = placing.extentOf(evidence.placeIndex.get(id));
  const corners = [bounds.getNorthWest(), bounds.getSouthEast()];
  const [one, other] = corners.map((corner) => map.latLngToContainerPoint(corner));
  const { x, y } = map.getSize();
  const share = Math.max((other.x - one.x) / x, (other.y - one.y) / y);
  return map.getBounds().contains(bounds) && share >= least;
}"""
STANDS = """() => { const { map } = window.evidencePage; const { lat, lng } = map.getCenter();
  return [lat, lng, map.getZoom()].map((number) => number.toFixed(2)).join(); }"""
AT = "(name) => { const { map, evidence } = window.evidencePage; const [w, s, e, n] = evidence.data.views[name];" + (
    " return map.getBounds().contains([[s, w], [n, e]]); }"
)


def _until(page: Visit, script: str, argument: object = None) -> None:
    frame = next(frame for frame in page.page.frames if "/evidence/map" in frame.url)
    frame.wait_for_function(script, arg=argument)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize(
    ("place", "least"), [("florida", 0.1), ("honduras", 0.1), ("pakistan", 0.2), ("flight-khojaly-aghdam", 0.1)]
)
def test_a_link_to_an_outline_or_a_line_shows_all_of_it(
    visit: Open, place: str, least: float, size: dict[str, int]
) -> None:
    page = visit(f"?place={place}", size)
    _until(page, SHOWS, [place, least])


def test_a_link_to_a_point_far_from_the_detailed_map_shows_the_states_around_it(visit: Open) -> None:
    page = visit("?place=paris")
    _until(page, SHOWS, ["paris", 0])
    assert page.js("() => window.evidencePage.map.getZoom()") <= 6  # type: ignore[operator]


def test_show_on_the_map_goes_there_and_back_comes_back(visit: Open) -> None:
    page = visit("?from=1993-01-01&map=39.9,46.8,9&q=pakistan")
    before = page.js(STANDS)
    card = page.panel.locator("article", has_text="Pakistan").first
    card.get_by_role("button", name="Show on the map").click()
    _until(page, f"() => ({STANDS})() !== {before!r}")
    page.panel.get_by_role("button", name="Back to all places").click()
    _until(page, f"() => ({STANDS})() === {before!r}")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_period_brings_its_extent_and_reset_the_first_one(visit: Open, size: dict[str, int]) -> None:
    page = visit("", size)
    page.map.get_by_role("button", name="After 1992").click()
    _until(page, AT, "world")
    expect(page.page).to_have_url(f"{page.app}?from=1993-01-01")
    page.open("?from=1993-01-01&to=2025-12-31")
    assert page.js(AT, "world")
    page.map.get_by_role("button", name="March–December 1992").click()
    _until(page, AT, "karabakh")
    assert not page.js(AT, "world")
    page.map.get_by_role("button", name="Reset").click()
    _until(page, AT, "region")
    expect(page.page).to_have_url(page.app)


def test_a_window_moved_from_a_period_leaves_the_map_where_it_is(visit: Open) -> None:
    page = visit("?from=1993-01-01&to=2025-12-31")
    before = page.js(STANDS)
    page.map.get_by_role("slider", name="Start of the time window").press("ArrowRight")
    expect(page.page).to_have_url(re.compile("map="))
    assert page.js(STANDS) == before
    page.page.reload()
    page.map.locator("html[data-ready=true]").wait_for()
    assert page.js(STANDS) == before


def test_periods_follow_one_another_without_a_hole(visit: Open) -> None:
    page = visit()
    spans = page.js("() => window.evidencePage.evidence.data.chapters.map(({ start, end }) => [start, end])")
    assert isinstance(spans, list)
    reached = min(start for start, _ in spans)
    for start, end in sorted(spans):
        assert start <= reached + 1
        reached = max(reached, end)
