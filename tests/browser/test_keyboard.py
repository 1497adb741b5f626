"""By keyboard alone: dates typed, the next statement one key away, arrows that stay in sight, a window announced."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

STANDS = "() => [window.evidencePage.map.getCenter().toString(), window.evidencePage.map.getZoom()].join()"
WINDOW = "() => { const { first, last } = window.evidencePage.evidence.view; return [first, last]; }"


def test_dates_can_be_typed(visit: Open) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26")
    start, end = (page.map.get_by_role("textbox", name=f"{name} (date)") for name in ("From", "to"))
    expect(start).to_have_value("1992-02-25")
    end.fill("1992-03")
    end.press("Enter")
    expect(page.page).to_have_url(re.compile("from=1992-02-25&to=1992-03-31"))
    start.fill("long ago")
    start.press("Enter")
    expect(start).to_have_attribute("aria-invalid", "true")
    expect(page.map.locator(".readout")).to_have_text("25 Feb 1992 – 31 Mar 1992")
    start.fill("1993")
    start.press("Enter")
    expect(page.page).to_have_url(re.compile("from=1993-01-01&to=1993-01-01"))


def test_the_next_and_the_previous_statement_are_one_key_away(visit: Open) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26")
    page.map.locator(".cursor").focus()
    page.page.keyboard.press("n")
    first, last = page.js(WINDOW)  # type: ignore[misc]
    begun = "() => { const { evidence } = window.evidencePage; const { first, last } = evidence.view;" + (
        " return [...evidence.start].some((day, i) => evidence.fits[i] && day >= first && day <= last); }"
    )
    assert page.js(begun)
    page.page.keyboard.press("n")
    assert page.js(WINDOW)[0] > last  # type: ignore[index]
    page.page.keyboard.press("p")
    assert page.js(WINDOW) == [first, last]


def test_arrows_among_places_stay_in_what_is_shown(visit: Open) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26")
    page.map.locator(".cursor").focus()
    before = page.js("() => window.evidencePage.map.getZoom()")
    bounds = "() => { const { map, cursor, evidence } = window.evidencePage;" + (
        " const [lon, lat] = evidence.places[cursor.current].anchor; "
        " return map.getBounds().pad(0.1).contains([lat, lon]); }"
    )
    for key in ["ArrowUp"] * 8 + ["ArrowRight"] * 12 + ["ArrowDown"] * 6:
        page.page.keyboard.press(key)
        assert page.js(bounds)
    assert page.js("() => window.evidencePage.map.getZoom()") == before


def test_a_moved_window_is_announced(visit: Open) -> None:
    page = visit()
    said = page.map.locator(".readout")
    expect(said).to_have_attribute("aria-live", "polite")
    page.map.get_by_role("slider", name="End of the time window").press("ArrowLeft")
    expect(said).to_have_text("1 Dec 1991 – 28 Feb 1992")


def test_the_focus_on_the_links_between_pages_is_visible(visit: Open) -> None:
    page = visit("statements")
    page.page.locator("article").first.wait_for()
    page.page.get_by_role("link", name="All statements").wait_for()
    outline = (
        "() => { const found = document.activeElement; return [found.tagName, getComputedStyle(found).outlineStyle]; }"
    )
    for _ in range(4):
        page.page.keyboard.press("Tab")
        if page.page.evaluate("document.activeElement.textContent") == "All statements":
            break
    assert page.page.evaluate(outline) == ["A", "solid"]


def test_after_choosing_a_place_its_text_is_one_key_away_and_one_key_back(visit: Open) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26")
    cursor = page.map.locator(".cursor")
    cursor.focus()
    cursor.press("Enter")
    heading = page.panel.get_by_role("heading", name="Khojaly", exact=True)
    expect(heading).to_be_visible()
    cursor.press("Enter")
    expect(heading).to_be_focused()
    heading.press("Escape")
    expect(page.panel.get_by_role("heading", name="Khojaly: what sources say")).to_be_visible()
    expect(cursor).to_be_focused()


def test_what_is_no_date_is_said_with_what_a_field_takes(visit: Open) -> None:
    page = visit()
    field = page.map.get_by_label("From (date)")
    field.fill("26 Feb 1992")
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert "1992-02-25" in str(field.evaluate("(field) => field.validationMessage"))
    field.fill("1992-01")
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "false")
    assert field.evaluate("(field) => field.validationMessage") == ""
