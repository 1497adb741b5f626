"""The map answers before Streamlit has started, and is then taken over as it is."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import NARROW, OPENING, WIDE, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

# Collects the views that the map page reports to the app.
REPORTS = """
window.reports = [];
window.addEventListener("message", ({ data }) => {
  if (data?.type === "evidence:view" && data.state === "settled") window.reports.push(data.query);
});
"""
# Resolves when the map has taken the size of its frame, which is another than before.
RESIZED = """
(before) => new Promise((done) => {
  const look = () => {
    const { map } = window.evidencePage;
    const { clientWidth } = map.getContainer();
    if (clientWidth !== before && map.getSize().x === clientWidth) done(clientWidth);
    else requestAnimationFrame(look);
  };
  look();
})
"""
WIDTH = "() => window.evidencePage.map.getContainer().clientWidth"
STREAMLIT = re.compile(r"/static/js/index\.")


def _hold(page: Page, files: re.Pattern[str]) -> Callable[[], None]:
    """Keep files from the browser; what is returned lets them go."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    def release() -> None:
        for route in held:
            route.continue_()

    page.route(files, hold)
    return release


def _place(page: Page) -> dict[str, float]:
    frame = page.locator(".screen iframe")
    frame.evaluate("(part) => { for (; part; part = part.parentNode ?? part.host) part.scrollTop = 0; }")
    box = frame.bounding_box()
    assert box is not None
    return dict(box)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("query", ["", "?embed=true"], ids=["app", "embedded"])
def test_the_map_can_be_used_before_streamlit_starts_and_goes_on(visit: Open, size: dict[str, int], query: str) -> None:
    page = visit("about", size)
    release = _hold(page.page, STREAMLIT)
    page.page.goto(page.app + query, wait_until="commit")
    page.map.get_by_role("button", name="25–26 February 1992").click()
    expect(page.map.locator(".readout")).to_have_text("25–26 Feb 1992")
    expect(page.panel).to_have_count(0)
    page.js("() => { window.kept = true; }")
    before = _place(page.page)
    release()
    expect(page.page).to_have_url(re.compile("from=1992-02-25&to=1992-02-26"))
    expect(page.page.locator("#evidence-opening")).to_have_count(0)
    if not query:
        expect(page.panel.get_by_role("button", name=re.compile(r"^In the window \(\d+ \+ \d+\)"))).to_be_visible()
    assert page.js("() => window.kept") is True
    expect(page.map.locator(".readout")).to_have_text("25–26 Feb 1992")
    assert _place(page.page) == pytest.approx(before, abs=1)


def test_a_link_is_opened_at_its_view_from_the_start(visit: Open) -> None:
    page = visit("about")
    release = _hold(page.page, STREAMLIT)
    link = "?from=1992-02-25&to=1992-02-26&place=garadagli&names=hy&map=39.9,46.9,9.5"
    page.page.goto(page.app + link, wait_until="commit")
    expect(page.map.locator(".readout")).to_have_text("25–26 Feb 1992")
    view = page.js("() => window.evidencePage.evidence.view")
    assert isinstance(view, dict)
    assert (view["place"], view["names"], view["map"]) == ("garadagli", "hy", [39.9, 46.9, 9.5])
    release()
    expect(page.panel.get_by_role("heading", name="Garadagli")).to_be_visible()
    assert page.js("() => window.evidencePage.evidence.view") == view


@pytest.mark.parametrize("path", ["", "?embed=true", "?place=khojaly"])
def test_opening_leaves_the_address_as_it_is(visit: Open, path: str) -> None:
    page = visit("about")
    page.page.add_init_script(REPORTS)
    page.open(path)
    assert page.page.url == page.app + path
    # the host is there; before, it would take the window as it is
    page.page.wait_for_function("history.state?.evidence")
    page.map.get_by_role("button", name="2023", exact=True).click()
    expect(page.page).to_have_url(re.compile("from=2023-01-01&to=2023-12-31"))
    assert "map=" not in page.page.url
    assert len(page.page.evaluate("window.reports")) == 1


def test_a_window_of_another_size_shows_the_same(visit: Open) -> None:
    page = visit("?map=39.9,46.9,9.5")
    width = page.js(WIDTH)
    page.page.set_viewport_size({"width": 1000, "height": 700})
    page.js(RESIZED, width)
    assert page.js("() => window.evidencePage.evidence.view.map") == [39.9, 46.9, 9.5]
    for less in (1, 2, 4):  # the middle of an odd size lies between two pixels
        width = page.js(WIDTH)
        page.js(
            "(width) => { window.evidencePage.map.getContainer().style.width = `${width}px`; }", int(str(width)) - less
        )
        page.js(RESIZED, width)
        assert page.js("() => window.evidencePage.evidence.view.map") == [39.9, 46.9, 9.5]
    page.page.set_viewport_size(WIDE)
    page.page.goto(page.app)
    page.map.locator("html[data-ready=true]").wait_for()
    before, width = page.js("() => window.evidencePage.map.getZoom()"), page.js(WIDTH)
    page.page.set_viewport_size(NARROW)
    page.js(RESIZED, width)
    assert page.js("() => window.evidencePage.evidence.view.map") is None
    assert page.js("() => window.evidencePage.map.getZoom()") < before  # type: ignore[operator]
    assert page.js(
        "() => { const { map, evidence } = window.evidencePage; const [w, s, e, n] = evidence.data.views.region;"
        " return map.getBounds().contains([[s, w], [n, e]]); }"
    )


def test_back_at_the_first_view_the_address_holds_no_position(visit: Open) -> None:
    page = visit()
    page.map.get_by_label("Go to a map extent").select_option("world")
    expect(page.page).to_have_url(re.compile("map="))
    page.map.get_by_label("Go to a map extent").select_option("region")
    expect(page.page).to_have_url(page.app)


def test_a_browser_that_cannot_move_a_running_frame_opens_the_map_with_its_screen(visit: Open) -> None:
    page = visit("about")
    page.page.add_init_script("delete Element.prototype.moveBefore")
    page.open("?place=garadagli")
    expect(page.panel.get_by_role("heading", name="Garadagli")).to_be_visible()
    expect(page.page.locator("iframe")).to_have_count(1)


def test_coming_back_from_another_screen_shows_the_map_and_its_view_again(visit: Open) -> None:
    page = visit()
    page.click_place("garadagli")
    expect(page.page).to_have_url(re.compile("place=garadagli"))
    page.page.get_by_role("link", name="All statements").click()
    expect(page.page.get_by_role("heading", name="All statements")).to_be_visible()
    page.page.go_back()
    expect(page.panel.get_by_role("heading", name="Garadagli")).to_be_visible()
    assert page.js("() => window.evidencePage.evidence.view.place") == "garadagli"
    page.page.get_by_role("link", name="All statements").click()
    expect(page.page.get_by_role("heading", name="All statements")).to_be_visible()
    page.page.get_by_role("link", name="Map", exact=True).click()
    expect(page.panel.get_by_role("heading", name="Garadagli")).to_be_visible()
    expect(page.page).to_have_url(re.compile("place=garadagli"))


def test_a_map_begun_does_not_lie_over_another_screen(visit: Open) -> None:
    page = visit("about")
    release = _hold(page.page, re.compile("assets/host.js"))
    page.page.goto(page.app)
    page.page.get_by_role("link", name="About and notes").click()
    expect(page.page.get_by_role("heading", name="The texts", exact=True)).to_be_visible()
    expect(page.page.locator("iframe")).to_be_hidden()
    page.page.get_by_role("link", name="Map", exact=True).click()
    release()
    expect(page.panel.get_by_role("button", name=re.compile(r"^In the window \(\d+ \+ \d+\)"))).to_be_visible()
    expect(page.page.locator("iframe")).to_be_visible()


@pytest.mark.parametrize(
    "asked",
    ["nonsense", "%7B%22first%22", "place=nowhere", "from=9&to=x&layers=7", "map=1,2,NaN", "__proto__=a&constructor=b"],
)
def test_nonsense_in_the_map_page_s_own_address_is_left_out(visit: Open, asked: str) -> None:
    page = visit("about")
    page.page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.page.goto(f"{page.app}evidence/map#{asked}")
    page.page.locator("html[data-ready=true]").wait_for()
    expect(page.page.locator(".readout")).to_have_text(OPENING)
    assert page.page.evaluate("window.evidencePage.evidence.view.place") is None
    if "=" in asked and "proto" not in asked:
        expect(page.page.locator(".notice")).to_contain_text("The link could not be read")


@pytest.fixture
def elsewhere(app: str, tmp_path: Path) -> Iterator[str]:
    """The address of another site's page with the map in it."""
    html = f'<iframe src="{app}?embed=true&place=garadagli" width="800" height="600"></iframe>'
    (tmp_path / "index.html").write_text(html, encoding="utf-8")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


def test_another_site_can_embed_the_map(visit: Open, elsewhere: str) -> None:
    page = visit("about")
    page.page.goto(elsewhere)
    shown = page.page.frame_locator("iframe").frame_locator(".screen iframe")
    expect(shown.locator(".readout")).to_have_text("All dates")
    shown.get_by_role("button", name="25–26 February 1992").click()
    expect(shown.locator(".readout")).to_have_text("25–26 Feb 1992")
    expect(page.page.frame_locator("iframe").get_by_text("An evidence-first map, version")).to_be_visible()
    assert {urlsplit(address).netloc for address in page.foreign} == {urlsplit(elsewhere).netloc}
    page.foreign.clear()
    page.faults.clear()  # that site has no icon


def test_streamlit_starts_even_where_the_map_does_not_come(visit: Open) -> None:
    page = visit("about")
    page.page.route(re.compile("evidence/map$"), lambda route: route.abort())
    page.page.goto(page.app, wait_until="commit")
    page.page.get_by_role("link", name="All statements").click()
    expect(page.page.locator("article").first).to_contain_text("states that")
    page.faults.clear()  # the map that did not come
