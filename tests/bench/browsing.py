"""The browser: pages of the app and of the usual ways, and what the server sends to them."""

import base64
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Frame, Page, Route, ViewportSize, sync_playwright

from tests.bench import synthetic
from tests.serving import chromium

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
VIEWPORT: ViewportSize = {"width": 1366, "height": 900}
PATIENCE = 60_000  # ms

# `afterFrame` resolves in the first task after the frame's drawing is done: called in a frame callback, it is the time
# at which the changed picture leaves the page. `frame` asks for a frame as `requestAnimationFrame` does; the page's own
# scripts get another, which adds up in `inFrames` the time that they take in frames.
HELPERS = """
window.bench = {
  inFrames: 0,
  frame: window.requestAnimationFrame.bind(window),
  afterFrame: () => new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now());
    channel.port2.postMessage(null);
  }),
  pause: (ms) => new Promise((done) => setTimeout(done, ms)),
};
window.requestAnimationFrame = (act) => bench.frame((time) => {
  const began = performance.now();
  act(time);
  bench.inFrames += performance.now() - began;
});
"""


@contextmanager
def browsing() -> Iterator[Browser]:
    """A Chromium without graphics card, as on a small server."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def fresh_page(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own: no cache, no history."""
    context = browser.new_context(viewport=VIEWPORT)
    context.add_init_script(HELPERS)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    try:
        yield page
    finally:
        context.close()


def frame_with(page: Page, part: str) -> Frame:
    """The frame whose address holds `part`, once it is there."""
    for _ in range(PATIENCE // 50):
        for frame in page.frames:
            if part in frame.url:
                return frame
        page.wait_for_timeout(50)
    raise RuntimeError(f"no frame at {part}")


def open_app(page: Page, address: str, data: dict[str, Any] | None = None) -> Frame:
    """Open the app, with other page data if given, and return the map's frame when it answers."""

    def replaced(route: Route) -> None:
        answer = route.fetch()
        headers = {key: value for key, value in answer.headers.items() if key not in ("content-encoding", "etag")}
        route.fulfill(status=200, headers=headers, body=synthetic.with_data(answer.text(), data or {}))

    if data is not None:
        page.route("**/evidence/map", replaced)
    page.goto(address)
    frame = frame_with(page, "/evidence/map")
    frame.wait_for_selector("[data-ready]", state="attached")
    if data is not None:
        page.unroute("**/evidence/map")
        if frame.evaluate("window.evidencePage.evidence.size") != len(data["claims"]["id"]):
            raise RuntimeError("the page did not take the other data")
    Traffic(page).quiet(1.0)
    return frame


class Traffic:
    """Bytes that the server sends to a page from now on: websocket payloads and HTTP responses as sent."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.socket = 0
        self.frames = 0
        self.last = time.monotonic()
        self.http: dict[str, int] = {}
        self._paths: dict[str, str] = {}
        session = page.context.new_cdp_session(page)
        session.on("Network.webSocketFrameReceived", self._received)
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def _received(self, event: dict[str, Any]) -> None:
        response = event["response"]
        if response["opcode"] not in (1, 2):
            return  # a ping, no payload
        payload = response["payloadData"]
        self.socket += len(base64.b64decode(payload) if response["opcode"] == 2 else payload.encode())
        self.frames += 1
        self.last = time.monotonic()

    def _answered(self, event: dict[str, Any]) -> None:
        self._paths[event["requestId"]] = urlsplit(event["response"]["url"]).path
        self.last = time.monotonic()

    def _finished(self, event: dict[str, Any]) -> None:
        path = self._paths.get(event["requestId"], "?")
        self.http[path] = self.http.get(path, 0) + int(event["encodedDataLength"])
        self.last = time.monotonic()

    @property
    def total(self) -> int:
        """All bytes received since the start of counting."""
        return self.socket + sum(self.http.values())

    def quiet(self, seconds: float) -> None:
        """Wait until nothing has come for some seconds."""
        self.last = time.monotonic()
        while time.monotonic() - self.last < seconds:
            self.page.wait_for_timeout(25)
