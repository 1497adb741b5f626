"""The browser owns the view: addresses, back and forward ask nothing of the server; the map outlives it."""

import os
import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, WebSocket, expect

from geodata.corpus import Corpus
from layers.cards import PIECE
from tests.browser.conftest import NARROW, OPENING, WIDE, Visit
from tests.serving import Server, restarted, serving

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]


# Counts the websockets that have opened.
CONNECTIONS = """
window.connections = 0;
const Usual = window.WebSocket;
window.WebSocket = class extends Usual {
  constructor(...given) {
    super(...given);
    this.addEventListener("open", () => { window.connections += 1; });
  }
};
"""


READ = "(n) => performance.getEntriesByType('resource').filter(({ name }) => /claims.\\d+.json/.test(name)).length >= n"


class Frames:
    """The frames that a page's websocket carries, from now on."""

    def __init__(self, page: Page) -> None:
        self.sent: list[object] = []
        self.received: list[object] = []
        page.on("websocket", self._opened)

    def _opened(self, socket: WebSocket) -> None:
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, frame: object) -> None:
        self.sent.append(frame)

    def _received(self, frame: object) -> None:
        self.received.append(frame)

    def forget(self) -> None:
        self.sent.clear()
        self.received.clear()


def _idle(page: Visit) -> None:
    """Wait until Streamlit has nothing more to do."""
    page.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def test_a_settled_window_and_back_and_forward_ask_nothing_of_the_server(visit: Open, corpus: Corpus) -> None:
    page = visit("about")
    frames = Frames(page.page)
    page.open()
    page.page.wait_for_function(READ, arg=-(-len(corpus.claims) // PIECE))  # all cards are at hand then
    _idle(page)
    asked: list[str] = []
    page.page.on("request", lambda request: asked.append(request.url))
    frames.forget()
    page.map.get_by_role("button", name="25–26 February 1992").click()
    expect(page.page).to_have_url(f"{page.app}?from=1992-02-25&to=1992-02-26")
    page.map.get_by_role("button", name="2023", exact=True).click()
    expect(page.page).to_have_url(f"{page.app}?from=2023-01-01&to=2023-12-31")
    page.page.go_back()
    expect(page.map.locator(".readout")).to_have_text("25–26 Feb 1992")
    page.page.go_back()
    expect(page.map.locator(".readout")).to_have_text(OPENING)
    assert page.page.url == page.app
    page.page.go_forward()
    expect(page.map.locator(".readout")).to_have_text("25–26 Feb 1992")
    page.page.go_forward()
    expect(page.map.locator(".readout")).to_have_text("2023")
    expect(page.panel.get_by_role("button", name="In the window")).to_have_attribute("aria-pressed", "true")
    assert (frames.sent, frames.received) == ([], [])
    assert [address for address in asked if "favicon" not in address] == []


def test_pages_and_the_map_go_back_and_forward_into_each_other(visit: Open) -> None:
    page = visit("?place=garadagli")
    page.map.get_by_role("button", name="2023", exact=True).click()
    expect(page.page).to_have_url(re.compile("from=2023-01-01&to=2023-12-31&place=garadagli"))
    page.page.get_by_role("link", name="All statements").click()
    expect(page.page.get_by_role("heading", name="All statements")).to_be_visible()
    page.page.go_back()
    expect(page.map.locator(".readout")).to_have_text("2023")
    expect(page.panel.get_by_role("heading", name="Garadagli")).to_be_visible()
    page.page.go_back()
    expect(page.map.locator(".readout")).to_have_text("All dates")
    page.page.go_forward()
    page.page.go_forward()
    expect(page.page.get_by_role("heading", name="All statements")).to_be_visible()
    page.page.get_by_role("link", name="Map", exact=True).click()
    expect(page.map.locator(".readout")).to_have_text("2023")
    expect(page.page).to_have_url(re.compile("from=2023-01-01&to=2023-12-31&place=garadagli"))


def test_the_first_view_that_was_left_is_found_again_by_back(visit: Open) -> None:
    page = visit()
    page.map.get_by_role("button", name="2023", exact=True).click()
    expect(page.page).to_have_url(re.compile("from=2023"))
    page.page.go_back()
    expect(page.map.locator(".readout")).to_have_text(OPENING)
    page.page.get_by_role("link", name="About and notes").click()
    expect(page.page.get_by_role("heading", name="The texts", exact=True)).to_be_visible()
    page.page.go_back()
    expect(page.map.locator(".readout")).to_have_text(OPENING)
    assert page.page.url == page.app


def test_parameters_of_others_stay_in_the_address(visit: Open) -> None:
    page = visit("?embed=true&course=7b")
    page.map.get_by_role("button", name="2023", exact=True).click()
    expect(page.page).to_have_url(re.compile(r"\?from=2023-01-01&to=2023-12-31&embed=true&course=7b$"))


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_plain_page_is_the_same_map_and_panel_without_a_websocket(visit: Open, size: dict[str, int]) -> None:
    page = visit("about", size)
    page.page.add_init_script(CONNECTIONS)
    page.open("map?from=1992-02-25&to=1992-02-26&place=dehraz")
    expect(page.panel.locator("article#t004-p45-05")).to_be_visible()
    page.map.get_by_role("button", name="2023", exact=True).click()
    expect(page.page).to_have_url(f"{page.app}map?from=2023-01-01&to=2023-12-31&place=dehraz")
    page.page.go_back()
    expect(page.map.locator(".readout")).to_have_text("25–26 Feb 1992")
    page.panel.get_by_role("button", name="Back to all places").click()
    expect(page.panel.get_by_role("heading", name="Khojaly: what sources say")).to_be_visible()
    page.page.reload()
    page.map.locator("html[data-ready=true]").wait_for()
    expect(page.map.locator(".readout")).to_have_text("25–26 Feb 1992")
    with page.page.expect_download() as waiting:
        page.panel.get_by_role("link", name="Download these (GeoJSON)").click()
    assert waiting.value.path().stat().st_size > 1000
    assert page.page.evaluate("window.connections") == 0
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_the_panel_leads_to_the_plain_page_at_its_view(visit: Open) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26&place=dehraz")
    page.panel.get_by_role("link", name="Plain page").click()
    expect(page.page).to_have_url(f"{page.app}map?from=1992-02-25&to=1992-02-26&place=dehraz")
    expect(page.panel.locator("article#t004-p45-05")).to_be_visible()


def test_where_no_live_connection_comes_the_plain_page_is_offered(visit: Open) -> None:
    page = visit("about")
    page.page.clock.install()
    page.page.route_web_socket(re.compile("stream"), lambda socket: socket.close())
    page.page.goto(f"{page.app}?place=dehraz")
    page.map.locator("html[data-ready=true]").wait_for()
    page.page.clock.fast_forward(13_000)
    page.page.get_by_role("link", name="Open the plain page").click()
    expect(page.page).to_have_url(f"{page.app}map?place=dehraz")
    expect(page.panel.get_by_role("heading", name="Dehraz")).to_be_visible()
    page.faults.clear()  # what Streamlit says of its connection


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[Server]:
    """A server of this test's own, to be killed."""
    with serving("app", tmp_path) as server:
        yield server


@pytest.mark.parametrize("moved", [True, False], ids=["moved", "as opened"])
def test_killed_and_started_again_the_server_finds_the_viewer_where_he_is(
    mortal: Server, browser: Browser, moved: bool
) -> None:
    context = browser.new_context(viewport=WIDE)
    context.add_init_script(CONNECTIONS)
    page = Visit(context.new_page(), f"{mortal.url}/").open("?from=1992-02-25&to=1992-02-26")
    _idle(page)
    if moved:
        page.map.get_by_role("button", name="1988–1991").click()
        expect(page.page).to_have_url(re.compile("from=1988-01-01"))
    os.kill(mortal.process.pid, signal.SIGKILL)
    mortal.process.wait()
    page.map.get_by_role("button", name="2023", exact=True).click()  # while there is no server
    expect(page.map.locator(".readout")).to_have_text("2023")
    expect(page.page).to_have_url(re.compile("from=2023-01-01&to=2023-12-31"))
    page.js("() => { window.kept = true; }")
    with restarted(mortal):
        page.page.wait_for_function("window.connections > 1", timeout=60_000)
        _idle(page)
        expect(page.map.locator(".readout")).to_have_text("2023")
        expect(page.page).to_have_url(re.compile("from=2023-01-01&to=2023-12-31"))
        page.map.get_by_role("button", name="25–26 February 1992").click()
        expect(page.page).to_have_url(f"{mortal.url}/?from=1992-02-25&to=1992-02-26")
        page.panel.get_by_role("button", name="Try again").or_(page.panel.locator("article").first).first.wait_for()
        with page.page.expect_download() as waiting:
            page.panel.get_by_role("link", name="Download these (GeoJSON)").click()
        assert b"1992-02-2" in waiting.value.path().read_bytes()
        page.page.go_back()
        expect(page.map.locator(".readout")).to_have_text("2023")
        page.page.get_by_role("link", name="About and notes").click()
        expect(page.page.get_by_role("heading", name="The texts", exact=True)).to_be_visible()
    context.close()
