"""From opening the address to a map that answers, in a browser that has never been there."""

from playwright.sync_api import Browser

from tests.bench.browsing import Traffic, fresh_page

# A new frame first holds an empty document whose window may go on into the real one: look for parts, not the address.
# In the map's frame: press a key as soon as the page calls itself ready, and note when the map has been redrawn.
_APP = """
if (window !== window.top) {
  const look = () => {
    const { layer } = window.evidencePage ?? {};
    const handle = document.querySelector(".handle.last");
    const seen = window.frameElement?.checkVisibility() && window.innerWidth > 0;
    if (!document.querySelector("[data-ready]") || !layer || !handle || !seen) { setTimeout(look, 4); return; }
    const own = layer.draw;
    layer.draw = function (...given) {
      own.apply(this, given);
      if (!window.benchPressed) return;
      window.benchPressed = false;
      bench.afterFrame().then((after) => {
        window.top.benchOpened = performance.timeOrigin + after - window.top.performance.timeOrigin;
      });
    };
    window.benchPressed = true;
    handle.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true, cancelable: true }));
  };
  look();
}
"""
_BARE = """
if (window !== window.top) {
  const look = () => {
    if (!document.querySelector(".leaflet-marker-icon")) { setTimeout(look, 4); return; }
    window.top.benchOpened = performance.timeOrigin + performance.now() - window.top.performance.timeOrigin;
  };
  look();
}
"""


def _opened(browser: Browser, address: str, script: str) -> float:
    with fresh_page(browser) as page:
        page.context.add_init_script(script)
        page.goto(address, wait_until="commit")
        page.wait_for_function("window.benchOpened", polling=100)
        taken: float = page.evaluate("window.benchOpened")
        return taken


def app_opened(browser: Browser, address: str) -> float:
    """Milliseconds until the app's map has answered a key press."""
    return _opened(browser, address, _APP)


def bare_opened(browser: Browser, address: str) -> float:
    """Milliseconds until the one marker of a bare `st_folium` page is there."""
    return _opened(browser, address, _BARE)


def own_bytes(browser: Browser, address: str) -> dict[str, int]:
    """Bytes of each file that the app sends beside Streamlit's own, compressed as sent, with headers."""
    with fresh_page(browser) as page:
        traffic = Traffic(page)
        page.goto(address)
        traffic.quiet(3.0)
        return {path: size for path, size in traffic.http.items() if "/evidence/" in path}
