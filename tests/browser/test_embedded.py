"""Embedded in another page: statements come up as a sheet, the note stands there, finger and wheel stay the page's."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from geodata.corpus import Corpus
from tests.browser.conftest import NARROW, WIDE, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
ZOOM = "() => window.evidencePage.map.getZoom()"


@SIZES
def test_a_place_and_a_row_open_a_sheet_with_their_statements(visit: Open, size: dict[str, int]) -> None:
    page = visit("?embed=true&from=1992-02-25&to=1992-02-26", size)
    sheet = page.page.locator(".panel.sheet")
    expect(sheet).to_be_hidden()
    page.js("() => window.evidencePage.evidence.update({ place: 'dehraz' })")
    expect(sheet.locator("article#t004-p45-05 cite")).to_be_visible()
    box, bar = sheet.bounding_box(), page.map.locator("#bar").bounding_box()
    assert box
    assert bar
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    assert box["y"] + box["height"] <= bar["y"], "the time bar stays free"
    sheet.get_by_role("button", name="Back to all places").click()
    expect(sheet).to_be_hidden()
    page.map.get_by_role("button", name="Table").click()
    page.map.locator("tr[data-claim=t004-p45-05] button").click()
    expect(sheet.locator("article#t004-p45-05")).to_be_visible()


@SIZES
def test_the_note_and_a_link_to_the_whole_map_stand_there(visit: Open, corpus: Corpus, size: dict[str, int]) -> None:
    page = visit("?embed=true&from=1992-02-25&to=1992-02-26", size)
    strip = page.page.locator(".strip")
    expect(strip).to_contain_text(corpus.meta.short_note)
    link = strip.get_by_role("link", name="Open the whole map")
    expect(link).to_have_attribute("href", re.compile(r"\?from=1992-02-25&to=1992-02-26$"))
    page.js("() => window.evidencePage.evidence.update({ place: 'dehraz' })")
    page.page.locator(".panel.sheet article").first.wait_for()
    found = Axe().run(page.page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_the_wheel_scrolls_the_page_and_with_ctrl_zooms_the_map(visit: Open) -> None:
    page = visit("?embed=true")
    box = page.map.locator(".folium-map").bounding_box()
    assert box
    before = page.js(ZOOM)
    page.page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.6)
    page.page.mouse.wheel(0, -400)
    expect(page.map.locator(".notice")).to_contain_text("Ctrl and the wheel")
    assert page.js(ZOOM) == before
    page.page.keyboard.down("Control")
    page.page.mouse.wheel(0, -400)
    page.page.keyboard.up("Control")
    frame = next(frame for frame in page.page.frames if "/evidence/map" in frame.url)
    frame.wait_for_function("(before) => window.evidencePage.map.getZoom() > before", arg=before)


@pytest.mark.parametrize("path", ["", "?embed=true"], ids=["app", "embedded"])
def test_one_finger_scrolls_past_the_map_and_two_move_it(visit: Open, path: str) -> None:
    page = visit(path, NARROW, has_touch=True, is_mobile=True)
    touch = "() => getComputedStyle(document.querySelector('.folium-map')).touchAction"
    drags = "() => window.evidencePage.map.dragging.enabled()"
    assert page.js(touch) != "none"
    assert not page.js(drags)
    fingers = """(number) => {
      const map = document.querySelector(".folium-map");
      const at = (n) => new Touch({ identifier: n, target: map, clientX: 50 + 40 * n, clientY: 200 });
      const touches = Array.from({ length: number }, (_, n) => at(n));
      map.dispatchEvent(new TouchEvent("touchstart", { touches, bubbles: true, cancelable: true }));
      return window.evidencePage.map.dragging.enabled();
    }"""
    assert page.js(fingers, 2)
    assert not page.js(fingers, 1)


def test_a_snippet_to_embed_the_view_can_be_copied(visit: Open) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26")
    page.map.get_by_role("button", name="Link and cite").click()
    snippet = page.map.get_by_role("textbox", name="Embed this view in a page")
    src = f'<iframe src="{page.app}?from=1992-02-25&amp;to=1992-02-26&amp;embed=true"'
    expect(snippet).to_have_value(re.compile(re.escape(src)))
    page.map.get_by_role("button", name="Copy snippet").click()
    expect(page.map.get_by_role("button", name="Copied")).to_be_visible()
    assert str(page.page.evaluate("navigator.clipboard.readText()")).startswith(src)


@pytest.mark.parametrize("size", [(700, 600), (390, 700), (1100, 600)])
def test_in_the_frame_of_the_snippet_the_map_has_room_and_nothing_hangs_out_of_it(
    visit: Open, size: tuple[int, int]
) -> None:
    width, height = size
    page = visit("?embed=true&from=1992-02-25&to=1992-02-26", {"width": width, "height": height})
    if width > NARROW["width"]:
        page.map.locator(".inset").wait_for()
    # All boxes at one moment: what is above and below the map still finds its height as the page opens.
    chart, *parts = page.map.locator(".folium-map, .inset, .leaflet-control").evaluate_all(
        "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect())"
        ".map(({ top, bottom }) => [top, bottom]).sort(([a, b], [c, d]) => d - c - (b - a))"
    )
    assert chart[1] - chart[0] >= 200
    assert len(parts) >= 3
    for top, bottom in parts:
        assert chart[0] <= top
        assert bottom <= chart[1] + 1
