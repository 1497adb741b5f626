"""What the server does when a window has settled: nothing in the app, a rerun in the usual way."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from tests.bench.browsing import Traffic, fresh_page, open_app
from tests.bench.moving import open_slider, slider_press
from tests.serving import Server

QUIET = 0.4  # seconds without a message after which a rerun is over
SETTLED = 1.0  # seconds after which a window has settled and been answered, if it were
IDLE = 4.0  # seconds over which the idle server is measured

_PRESS = """(key) => document.querySelector(".handle.last").dispatchEvent(
  new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))"""


@dataclass(frozen=True)
class Settled:
    """Milliseconds of the server's CPU time for each settled window, by block, and the messages it sent in all."""

    cpu: list[float]
    messages: int


def _blocks(page: Page, server: Server, settle: Callable[[Traffic, int], object], blocks: int, times: int) -> Settled:
    """Settle windows in blocks; what the idle server uses in the same time is taken off."""
    traffic = Traffic(page)
    traffic.quiet(1.0)
    began, used = time.monotonic(), server.cpu_seconds()
    page.wait_for_timeout(IDLE * 1000)
    idle = (server.cpu_seconds() - used) / (time.monotonic() - began)
    found, before = [], traffic.frames
    for _ in range(blocks):
        began, used = time.monotonic(), server.cpu_seconds()
        for number in range(times):
            settle(traffic, number)
        spent = server.cpu_seconds() - used - idle * (time.monotonic() - began)
        found.append(max(0.0, spent / times * 1000))
    return Settled(found, traffic.frames - before)


def app_settled(browser: Browser, server: Server, blocks: int, times: int) -> Settled:
    """For the app: the window's end is moved by a key and settles, which shows in the address."""
    with fresh_page(browser) as page:
        frame = open_app(page, server.url)

        def settle(_: Traffic, number: int) -> None:
            before = page.url
            frame.evaluate(_PRESS, "ArrowLeft" if number < times / 2 else "ArrowRight")
            page.wait_for_function("(before) => location.href !== before", arg=before)
            page.wait_for_timeout(SETTLED * 1000)

        return _blocks(page, server, settle, blocks, times)


def rebuild_settled(browser: Browser, server: Server, blocks: int, times: int) -> Settled:
    """For a usual way: Streamlit's slider is moved by a key, and the script runs again."""
    with fresh_page(browser) as page:
        open_slider(page, server.url)

        def settle(traffic: Traffic, number: int) -> None:
            slider_press(page, "ArrowLeft" if number < times / 2 else "ArrowRight")
            traffic.quiet(QUIET)

        return _blocks(page, server, settle, blocks, times)
