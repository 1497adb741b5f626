"""Moving time of the usual ways that ask the server: from a key press on Streamlit's slider to the changed map."""

from playwright.sync_api import Page

# In the page with Streamlit's slider. The markers drawn are counted in whichever component frame is there.
_WATCH = """
() => {
  const count = () => [...document.querySelectorAll("iframe")].reduce((sum, { contentDocument: inner }) =>
    sum + (inner ? inner.querySelectorAll("path.leaflet-interactive").length : 0), 0);
  const before = count();
  window.benchTime = null;
  let began = null;
  document.addEventListener("keydown", () => { began = performance.now(); }, { capture: true, once: true });
  const look = () => {
    const now = count();
    if (began !== null && now > 0 && now !== before) {
      bench.afterFrame().then((after) => { window.benchTime = after - began; });
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return before;
}
"""
_DRAWN = """() => [...document.querySelectorAll("iframe")].some(({ contentDocument: inner }) =>
  inner?.querySelector("path.leaflet-interactive"))"""


def open_slider(page: Page, address: str) -> None:
    """Open a usual way, wait for its map and put the focus on Streamlit's slider."""
    page.goto(address)
    page.wait_for_function(_DRAWN)
    page.wait_for_timeout(1500)
    page.get_by_role("slider").focus()


def slider_press(page: Page, key: str) -> float:
    """Press a key on Streamlit's slider; ms until the number of markers in the component's frame has changed."""
    page.evaluate(_WATCH)
    page.keyboard.press(key)
    page.wait_for_function("window.benchTime !== null", polling=50)
    taken: float = page.evaluate("window.benchTime")
    return taken


def slider_presses(page: Page, wanted: int, pause: int = 500) -> list[float]:
    """Half of the presses back in time, half on again."""
    taken = []
    for press in range(wanted):
        taken.append(slider_press(page, "ArrowLeft" if press < wanted / 2 else "ArrowRight"))
        page.wait_for_timeout(pause)
    return taken
