"""Moving time: from a key press to the changed map, in the app and in the usual ways."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Frame, Page

SPACING = (40, 80)  # ms between presses in the app: a key held down, at no fixed phase of the screen's frames
TURN = 20  # presses in one direction, then as many back: the map stays nearly full, which is the dearest case

_APP = """
async ([wanted, [least, most], turn]) => {
  const { evidence, layer } = window.evidencePage;
  const handle = document.querySelector(".handle.last");
  const own = layer.draw;
  let tell = () => {};
  layer.draw = function (...given) {
    const began = performance.now();
    own.apply(this, given);
    tell(began, performance.now());
  };
  const found = [];
  for (let press = 0; found.length < wanted && press < wanted * 5; press += 1) {
    await bench.pause(least + Math.random() * (most - least));
    const before = evidence.visible.slice();
    let began;
    const drawn = new Promise((done) => {
      tell = (start, end) => {
        tell = () => {};
        const next = new Promise((then) => requestAnimationFrame(() => then(performance.now())));
        bench.afterFrame().then(async (after) => done([start, end, after, await next]));
      };
    });
    const key = Math.floor(press / turn) % 2 ? "ArrowRight" : "ArrowLeft";
    began = performance.now();
    handle.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    const handled = performance.now();
    const changed = evidence.visible.some((seen, i) => seen !== before[i]);
    const times = await Promise.race([drawn, bench.pause(1000).then(() => null)]);
    if (!changed || !times) continue;
    const [start, end, after, next] = times;
    found.push({
      compute: handled - began, draw: end - start, paint: after - end, shown: after - began, next: next - began,
    });
  }
  layer.draw = own;
  return found;
}
"""


@dataclass(frozen=True)
class Press:
    """One key press that changed the map; times in ms.

    `compute` and `draw` are the page's own work, `paint` is the browser's afterwards, `shown` the time from the key
    until the frame with the new picture is done, `next` until the frame after it begins.
    """

    compute: float
    draw: float
    paint: float
    shown: float
    next: float

    @property
    def work(self) -> float:
        """The page's own work, without the wait for the frame."""
        return self.compute + self.draw


def app_presses(frame: Frame, wanted: int) -> list[Press]:
    """Press the arrow keys on the end of the time window; presses that change no claim are not counted."""
    times = frame.evaluate(_APP, [wanted, SPACING, TURN])
    if len(times) < wanted:
        raise RuntimeError(f"only {len(times)} of {wanted} presses changed the map")
    return [Press(**entry) for entry in times]


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


_TIMELINE = """
async (wanted) => {
  const slider = document.querySelector("input.time-slider");
  const days = window.benchDays;
  const count = () => document.querySelectorAll("path.leaflet-interactive").length;
  const found = [];
  let at = days.length - 1;
  const move = () => { slider.value = days[at]; slider.dispatchEvent(new Event("input", { bubbles: true })); };
  move();
  await bench.pause(1000);
  for (let press = 0; press < wanted; press += 1) {
    at += press < wanted / 2 ? -1 : 1;
    await bench.pause(40 + Math.random() * 40);
    const before = count();
    const began = performance.now();
    move();
    const shown = await new Promise((done) => requestAnimationFrame(() => bench.afterFrame().then(done)));
    if (count() !== before) found.push(shown - began);
  }
  return found;
}
"""


def timeline_presses(page: Page, address: str, wanted: int) -> list[float]:
    """Move the slider of folium's Timeline by single steps, back and on; ms until the frame with the change is done."""
    page.goto(address)
    page.wait_for_selector("input.time-slider")
    taken: list[Any] = page.evaluate(_TIMELINE, wanted)
    if not taken:
        raise RuntimeError("folium's Timeline did not change")
    return [float(entry) for entry in taken]
