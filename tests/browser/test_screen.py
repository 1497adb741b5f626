"""What a screen of another kind needs: targets to touch, sharp symbols, a locator to press, a title for each page."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]


def test_controls_are_large_enough_to_touch_and_none_is_cut(visit: Open) -> None:
    page = visit("", NARROW, has_touch=True, is_mobile=True)
    page.panel.locator("article").first.wait_for()
    small = """(buttons) => buttons.filter((one) => one.checkVisibility()).map((one) => [one.textContent,
      one.getBoundingClientRect(), one.scrollWidth > one.clientWidth + 1]).filter(([, { width, height }, cut]) =>
      width < 43.5 || height < 43.5 || cut).map(([text]) => text.trim())"""
    assert page.map.locator("button:not(.cursor, .link), select, .chip").evaluate_all(small) == []
    assert page.panel.locator("button, select, summary").evaluate_all(small) == []


@pytest.mark.parametrize("width", [390, 768])
def test_nothing_is_cut_and_no_control_covers_another(visit: Open, width: int) -> None:
    page = visit("", {"width": width, "height": 1024}, has_touch=True, is_mobile=True)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = page.map.locator(".tools, .chips, .leaflet-control, .time-bar").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect()).map(({ x, y, right, bottom }) => [x, y, right, bottom])"
    )
    for i, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[i + 1 :]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top, (boxes[i], other)


def test_show_on_the_map_goes_to_the_map_on_a_phone(visit: Open) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26", NARROW, has_touch=True, is_mobile=True)
    button = page.panel.get_by_role("button", name="Show on the map").nth(4)
    button.scroll_into_view_if_needed()
    button.tap()
    expect(page.page.locator(".screen iframe")).to_be_in_viewport(ratio=0.6)


def test_a_screen_of_another_pixel_ratio_is_drawn_sharply(visit: Open) -> None:
    page = visit("about")
    page.page.goto(f"{page.app}evidence/map")  # alone: to a frame in a page the ratio set here is not told
    page.page.locator("html[data-ready=true]").wait_for()
    before = page.page.evaluate("window.evidencePage.layer._container.width")
    client = page.page.context.new_cdp_session(page.page)
    client.send(
        "Emulation.setDeviceMetricsOverride", {"width": 1280, "height": 800, "deviceScaleFactor": 2, "mobile": False}
    )
    page.page.get_by_role("slider", name="End of the time window").press("ArrowLeft")
    page.page.wait_for_function("(before) => window.evidencePage.layer._container.width > 1.8 * before", arg=before)


def test_the_locator_can_be_pressed(visit: Open) -> None:
    page = visit()
    inset = page.map.locator(".inset")
    inset.wait_for()
    inset.click(position={"x": 30, "y": 25})  # North America
    expect(page.page).to_have_url(re.compile("map="))
    lat, lng, zoom = page.js("() => window.evidencePage.evidence.view.map")  # type: ignore[misc]
    assert 25 < lat < 50
    assert -130 < lng < -90
    assert zoom <= 4


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("", "Khojaly: what sources say"),
        ("statements", "All statements – Khojaly: what sources say"),
        ("about", "About and notes – Khojaly: what sources say"),
    ],
)
def test_each_page_has_its_own_title(visit: Open, path: str, title: str) -> None:
    expect(visit(path).page).to_have_title(title)


def test_on_a_phone_a_place_that_is_chosen_says_where_its_text_stands_and_leads_there(visit: Open) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26", NARROW, has_touch=True, is_mobile=True)
    page.click_place("khojaly")
    notice = page.map.locator(".notice")
    expect(notice).to_contain_text("Khojaly: what is stated there stands below the map.")
    notice.get_by_role("button", name="Read it").tap()
    heading = page.panel.get_by_role("heading", name="Khojaly", exact=True)
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
