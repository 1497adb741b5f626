"""What the server sends while the window is dragged and when it has settled."""

from dataclasses import dataclass

from playwright.sync_api import Browser

from tests.bench.browsing import Traffic, fresh_page, open_app

STEPS = 60  # of one drag, about a second
SETTLED = 2.0  # seconds of silence after which a settled window has been answered


@dataclass(frozen=True)
class Drag:
    """Bytes during a drag of the window's end and after it, and how many different windows the drag went through."""

    during: int
    settled: int
    windows: int


def dragged(browser: Browser, address: str) -> Drag:
    """Drag the end of the time window to the left with the pointer, let go and wait."""
    with fresh_page(browser) as page:
        frame = open_app(page, address)
        traffic = Traffic(page)
        traffic.quiet(SETTLED)
        box = frame.locator(".handle.last").bounding_box()
        track = frame.locator(".track").bounding_box()
        if not box or not track:
            raise RuntimeError("the time bar is not on the screen")
        frame.evaluate(
            """() => {
              window.benchWindows = new Set();
              evidencePage.evidence.addEventListener("change", () => benchWindows.add(evidencePage.evidence.view.last));
            }"""
        )
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        before = traffic.total
        for step in range(1, STEPS + 1):
            page.mouse.move(x - track["width"] * 0.5 * step / STEPS, y)
            page.wait_for_timeout(10)
        during = traffic.total - before
        page.mouse.up()
        traffic.quiet(SETTLED)
        return Drag(during, traffic.total - before - during, frame.evaluate("benchWindows.size"))
