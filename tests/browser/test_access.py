"""Everything by keyboard, nothing that axe-core calls serious or critical, names in the viewer's choice."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Frame, Page, expect

from geodata.dates import day_number
from tests.browser.conftest import NARROW, OPENING, WIDE, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]


def _findings(page: Page | Frame) -> list[str]:
    violations = Axe().run(page).response["violations"]  # type: ignore[arg-type]
    return [
        f"{found['id']}: {node['html'][:120]}"
        for found in violations
        if found["impact"] in ("serious", "critical")
        for node in found["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("path", ["", "?place=khojaly&from=1992-02-25&to=1992-02-26", "statements", "about"])
def test_axe_finds_nothing_serious(visit: Open, path: str, size: dict[str, int], scheme: str) -> None:
    page = visit(path, size, color_scheme=scheme)
    if path == "about":
        page.page.get_by_role("heading", name="The texts", exact=True).wait_for()
    else:
        page.page.locator("article.claim").first.wait_for()
    assert _findings(page.page) == []
    for frame in page.page.frames:
        if "/evidence/map" in frame.url:
            assert _findings(frame) == []
            page.map.get_by_role("button", name="Legend").click()
            page.map.get_by_role("button", name="Table").click()
            page.map.locator(".table tbody tr[data-claim]").first.wait_for()
            assert _findings(frame) == []


def test_places_are_reached_and_opened_by_keyboard(visit: Open) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26")
    cursor = page.map.locator(".cursor")
    cursor.focus()
    expect(cursor).to_have_attribute("aria-label", re.compile("^Khojaly"))
    seen = {cursor.get_attribute("aria-label")}
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        cursor.press(key)
        seen.add(cursor.get_attribute("aria-label"))
    assert len(seen) >= 4
    name = str(cursor.get_attribute("aria-label")).split(":")[0]
    expect(page.map.locator(".tooltip strong")).to_have_text(name)
    cursor.press("Enter")
    expect(page.panel.get_by_role("heading", name=name, exact=True)).to_be_visible()
    cursor.press("Escape")
    expect(page.panel.get_by_role("heading", name="Khojaly: what sources say")).to_be_visible()


def test_places_at_one_point_are_set_apart_and_those_under_one_click_are_listed(visit: Open) -> None:
    page = visit()
    apart = page.js(
        """() => {
          const {layer, evidence} = window.evidencePage;
          const [a, b] = ["khojaly", "khojaly-monuments"].map((id) => layer.position(evidence.placeIndex.get(id)));
          return Math.hypot(a.x - b.x, a.y - b.y);
        }"""
    )
    assert float(str(apart)) > 20
    page.map.get_by_label("Go to a map extent").select_option("world")
    page.js(
        """() => new Promise((done) => {
          const {map} = window.evidencePage;
          map.once("moveend", () => done());
          map.setZoom(2);
        })"""
    )
    page.click_place("khojaly")
    chooser = page.map.get_by_role("dialog", name="Places here")
    assert chooser.get_by_role("button").count() > 3
    chooser.get_by_role("button").nth(1).press("Escape")
    expect(chooser).to_be_hidden()


def test_names_follow_the_viewers_choice(visit: Open) -> None:
    page = visit()
    name = (
        "() => { const {evidence} = window.evidencePage; return evidence.name(evidence.placeIndex.get('khankendi')); }"
    )
    assert page.js(name) == "Khankendi (Stepanakert)"
    page.map.get_by_role("button", name="Legend").click()
    page.map.get_by_label("Names of places").select_option("Azerbaijani names")
    assert page.js(name) == "Xankəndi"
    page.map.get_by_label("Names of places").select_option("As in: Hasanov 2017")
    assert page.js(name) == "Khankandi"


def test_names_are_those_in_use_in_the_window_and_say_since_when(visit: Open) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26&names=hy")
    name = "(id) => { const { evidence } = window.evidencePage; return evidence.name(evidence.placeIndex.get(id)); }"
    assert [page.js(name, place) for place in ("khojaly", "aghdam")] == ["Խոջալու", "Աղդամ"]
    tip = "(id) => { const { cursor, evidence } = window.evidencePage; cursor.tip(evidence.placeIndex.get(id)); }"
    page.js(tip, "khojaly")
    expect(page.map.locator(".tooltip")).to_contain_text("Իվանյան (since 2001)")
    page.map.get_by_role("button", name="2023", exact=True).click()
    expect(page.map.locator(".readout")).to_have_text("2023")
    assert [page.js(name, place) for place in ("khojaly", "aghdam")] == ["Իվանյան / Խոջալու", "Ակնա / Աղդամ"]


def test_layers_switch_and_reset(visit: Open) -> None:
    page = visit("?from=1992-01-01&to=1992-12-31")
    page.map.get_by_role("button", name="Legend").click()
    before = page.map.locator("html").get_attribute("data-shown")
    page.map.get_by_label("Events 1987–1992").uncheck()
    expect(page.map.locator("html")).not_to_have_attribute("data-shown", str(before))
    page.map.get_by_label("In passing").check()
    page.map.get_by_role("button", name="Reset").click()
    expect(page.map.get_by_label("Events 1987–1992")).to_be_checked()
    expect(page.map.get_by_label("In passing")).not_to_be_checked()
    expect(page.map.locator(".readout")).to_have_text(OPENING)


FOCUS = "() => document.activeElement.textContent"


def test_the_focus_stays_in_the_table_and_escape_closes_it_first(visit: Open) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26")
    page.map.get_by_role("button", name="Table").click()
    row = page.map.locator("tbody button").nth(3)
    text = row.inner_text()
    row.press("Enter")
    expect(page.map.locator("tbody tr[data-claim]")).to_have_count(1)
    assert page.js(FOCUS) == text
    chosen = page.js("() => window.evidencePage.evidence.view.claim")
    page.map.get_by_role("button", name="Back to the list").press("Enter")
    expect(page.map.locator(f"tr[data-claim={chosen}]")).to_be_visible()
    page.map.get_by_role("button", name=re.compile("^Undated")).press("Enter")
    assert str(page.js(FOCUS)).startswith("Undated")
    page.map.get_by_role("button", name=re.compile(r"^Show \d+ more")).press("Enter")
    expect(page.map.locator("tbody tr[data-claim]").nth(100).locator("button")).to_be_focused()
    page.map.locator(".handle.first").press("Escape")
    expect(page.map.locator(".table")).to_be_hidden()
    assert page.js(FOCUS) == "Table"
    page.js("() => window.evidencePage.evidence.update({place: 'khojaly'})")
    page.map.get_by_role("button", name="Table").press("Escape")
    assert page.js("() => window.evidencePage.evidence.view.place") is None


def test_what_the_table_covers_cannot_be_reached(visit: Open) -> None:
    page = visit()
    page.map.get_by_role("button", name="Table").click()
    reach = """() => {
      const covered = document.querySelector(".views");
      covered.focus();
      return document.activeElement === covered;
    }"""
    assert not page.js(reach)
    page.map.get_by_role("button", name="Close table").click()
    assert page.js(reach)


def test_the_focus_stays_in_the_panel_and_escape_goes_back(visit: Open) -> None:
    page = visit()
    focused = page.panel.locator(":focus")
    page.panel.get_by_role("button", name="Next page").first.press("Enter")
    expect(page.panel.get_by_text("13–24 of").first).to_be_visible()
    expect(focused).to_have_attribute("aria-label", "Next page")
    page.panel.get_by_role("button", name="Show on the map").first.press("Enter")
    expect(focused).to_have_role("heading")
    focused.press("Escape")
    expect(page.panel.get_by_text("13–24 of").first).to_be_visible()


def test_a_list_of_places_closes_when_time_moves(visit: Open) -> None:
    page = visit("?map=39.9,46.8,6")
    page.click_place("khojaly")
    expect(page.map.locator(".chooser")).to_be_visible()
    page.map.get_by_role("button", name="2023", exact=True).click()
    expect(page.map.locator(".chooser")).to_be_hidden()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_window_of_two_days_can_be_dragged(visit: Open, size: dict[str, int]) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26", size)
    page.map.locator(".span").scroll_into_view_if_needed()
    box = page.map.locator(".span").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"]
    page.page.mouse.move(x, y)
    page.page.mouse.down()
    page.page.mouse.move(x - 30, y, steps=6)
    page.page.mouse.up()
    view = page.js("() => window.evidencePage.evidence.view")
    assert isinstance(view, dict)
    assert view["last"] < day_number(1992, 2, 25)
    assert 0 <= view["last"] - view["first"] <= 3
