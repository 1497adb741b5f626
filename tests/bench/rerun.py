"""The server's CPU time for one settled rerun."""

import time
from collections.abc import Callable

from playwright.sync_api import Browser, Page

from tests.bench.browsing import Traffic, fresh_page, open_app
from tests.bench.moving import open_slider, slider_press
from tests.serving import Server

QUIET = 0.4  # seconds without a message after which a rerun is over
IDLE = 4.0  # seconds over which the idle server is measured

_PRESS = """(key) => document.querySelector(".handle.last").dispatchEvent(
  new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))"""


def _blocks(page: Page, server: Server, press: Callable[[str], object], blocks: int, reruns: int) -> list[float]:
    """Milliseconds of CPU time a rerun, for each block; what the idle server uses in the same time is taken off."""
    traffic = Traffic(page)
    traffic.quiet(1.0)
    began, used = time.monotonic(), server.cpu_seconds()
    page.wait_for_timeout(IDLE * 1000)
    idle = (server.cpu_seconds() - used) / (time.monotonic() - began)
    found = []
    for _ in range(blocks):
        began, used = time.monotonic(), server.cpu_seconds()
        for rerun in range(reruns):
            frames = traffic.frames
            press("ArrowLeft" if rerun < reruns / 2 else "ArrowRight")
            while traffic.frames == frames:
                if time.monotonic() - began > reruns * 10:
                    raise RuntimeError("the server does not answer")
                page.wait_for_timeout(20)
            traffic.quiet(QUIET)
        spent = server.cpu_seconds() - used - idle * (time.monotonic() - began)
        found.append(spent / reruns * 1000)
    return found


def app_cpu(browser: Browser, server: Server, blocks: int, reruns: int) -> list[float]:
    """For the app: the window's end is moved by a key and settles."""
    with fresh_page(browser) as page:
        frame = open_app(page, server.url)
        return _blocks(page, server, lambda key: frame.evaluate(_PRESS, key), blocks, reruns)


def rebuild_cpu(browser: Browser, server: Server, blocks: int, reruns: int) -> list[float]:
    """For a usual way: Streamlit's slider is moved by a key."""
    with fresh_page(browser) as page:
        open_slider(page, server.url)
        return _blocks(page, server, lambda key: slider_press(page, key), blocks, reruns)
