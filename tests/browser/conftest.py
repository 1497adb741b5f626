"""The running app and a real browser. Every wait is for a state, never for a time."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, FrameLocator, Page, Request, sync_playwright

from tests.serving import chromium, serving

OPENING = "1 Dec 1991 – 29 Feb 1992"  # the time window that the map opens with
ALL = "from=-000699-01-01&to=2025-12-31"  # asks for all dates
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app."""
    with serving("app", tmp_path_factory.mktemp("app")) as server:
        yield f"{server.url}/"
    log = server.log.read_text(encoding="utf-8")
    assert "Traceback" not in log, log


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without its own calls to the network."""
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=flags)
        yield running
        running.close()


class Visit:
    """One visitor's page: what it asked of other hosts, what went wrong in it, and the map page within."""

    def __init__(self, page: Page, app: str) -> None:
        self.page, self.app = page, app
        self.foreign: list[str] = []
        self.faults: list[str] = []
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.app, self.app.replace("http", "ws"), "data:", "blob:")):
            self.foreign.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        # On an inner page's address Streamlit first looks for its server there, in vain.
        if message.type == "error" and "_stcore" not in message.location["url"]:
            self.faults.append(message.text)

    def open(self, path: str = "") -> "Visit":
        """Go to an address and wait until the map answers, if the page has one."""
        self.page.goto(self.app + path)
        if not path.startswith(("statements", "about")):
            self.map.locator("html[data-ready=true]").wait_for()
            if "embed" not in path:
                self.page.locator(".panel[data-ready=true] h2").wait_for()
        return self

    @property
    def map(self) -> FrameLocator:
        """The map page."""
        return self.page.frame_locator(".screen iframe")

    @property
    def panel(self):  # type: ignore[no-untyped-def]
        """The panel beside the map."""
        return self.page.locator(".panel")

    def js(self, script: str, argument: object = None) -> object:
        """Run a script in the map page."""
        frame = next(frame for frame in self.page.frames if "/evidence/map" in frame.url)
        return frame.evaluate(script, argument)

    def click_place(self, place: str) -> None:
        """Click where a place's symbol is drawn."""
        x, y = self.js(
            "id => { const {layer, evidence} = window.evidencePage;"
            " const at = layer.position(evidence.placeIndex.get(id)); return [at.x, at.y]; }",
            place,
        )  # type: ignore[misc]
        self.map.locator(".folium-map").click(position={"x": x, "y": y})


@pytest.fixture
def visit(browser: Browser, app: str) -> Iterator[Callable[..., Visit]]:
    """Opens pages; afterwards none may have met a fault, or asked another host without the test's knowledge."""
    contexts, visits = [], []

    def make(path: str = "", size: dict[str, int] = WIDE, **options: object) -> Visit:
        context = browser.new_context(viewport=size, permissions=["clipboard-read", "clipboard-write"], **options)  # type: ignore[arg-type]
        contexts.append(context)
        visits.append(Visit(context.new_page(), app))
        return visits[-1].open(path)

    yield make
    for context in contexts:
        context.close()
    for each in visits:
        assert each.foreign == []
        assert each.faults == []
