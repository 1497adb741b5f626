"""Single presses of a key, timed in the same manner in every page that answers them by itself."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from playwright.sync_api import Frame, Page

SPACING = (40, 80)  # ms between presses: a key held down, at no fixed phase of the screen's frames
TURN = 20  # presses in one direction, then as many back: the map stays nearly full, which is the dearest case

# `act(number)` presses once, `state()` says what is shown, `day()` where the window ends. Where a page draws later, in
# a frame, `drawing` is an object and the name of its method that does; a press is over once that has been called. All
# that the page's scripts do in frames until then counts as drawing. Presses that change nothing are left out.
_PRESSES = """
window.bench.presses = async ({ wanted, most, spacing: [least, longest], drawing, act, state, day }) => {
  const [drawer, method] = drawing ?? [];
  const own = drawer?.[method];
  let draws = 0;
  if (own) {
    drawer[method] = function (...given) {
      draws += 1;
      return own.apply(this, given);
    };
  }
  const found = [];
  for (let number = 0; found.length < wanted && number < most; number += 1) {
    await bench.pause(least + Math.random() * (longest - least));
    const before = state();
    const [drawn, spent] = [draws, bench.inFrames];
    const began = performance.now();
    act(number);
    const compute = performance.now() - began;
    const times = await new Promise((done) => {
      let frames = 0;
      const look = () => {
        frames += 1;
        if (own && draws === drawn && frames < 60) { bench.frame(look); return; }
        const [draw, end] = [bench.inFrames - spent, performance.now()];
        const following = new Promise((then) => bench.frame(() => then(performance.now() - began)));
        bench.afterFrame().then(async (after) => {
          done({ draw, paint: after - end, shown: after - began, next: await following });
        });
      };
      bench.frame(look);
    });
    if (state() !== before && !(own && draws === drawn)) found.push({ compute, ...times, day: day(number) });
  }
  if (own) drawer[method] = own;
  return found;
};
"""

_APP = """
({ wanted, turn, spacing }) => {
  const { evidence, layer } = window.evidencePage;
  const handle = document.querySelector(".handle.last");
  return bench.presses({
    wanted, most: wanted * 5, spacing, drawing: [layer, "draw"],
    act: (number) => {
      const key = Math.floor(number / turn) % 2 ? "ArrowRight" : "ArrowLeft";
      handle.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    },
    state: () => evidence.visible.join(""),
    day: () => evidence.view.last,
  });
}
"""
_VIEW = """
() => {
  const { map } = window.evidencePage;
  const { x, y } = map.getSize();
  const { lat, lng } = map.getCenter();
  return { width: x, height: y, at: [lat, lng], zoom: map.getZoom() };
}
"""


@dataclass(frozen=True)
class View:
    """Size and position of a map, in CSS pixels, degrees and Leaflet's zoom."""

    width: int
    height: int
    at: tuple[float, float]
    zoom: float


@dataclass(frozen=True)
class Press:
    """One key press that changed the map; times in ms.

    `compute` is the work in the key's handler and `draw` that in the frame afterwards, `paint` is what the browser then
    does, `shown` the time from the key until the frame with the new picture is done, `next` until the frame after it
    begins. The window then ends on `day`.
    """

    compute: float
    draw: float
    paint: float
    shown: float
    next: float
    day: int

    @property
    def work(self) -> float:
        """The page's own work in scripts, without the wait for the frame and without the frame's own part."""
        return self.compute + self.draw


def prepare(page: Page | Frame) -> None:
    """Put the measuring into a page."""
    page.evaluate(f"() => {{ {_PRESSES} }}")


def app_view(frame: Frame) -> View:
    """Where the app's map stands and how large it is."""
    found: dict[str, Any] = frame.evaluate(_VIEW)
    return View(found["width"], found["height"], tuple(found["at"]), found["zoom"])


def app_presses(frame: Frame, wanted: int) -> list[Press]:
    """Press the arrow keys on the end of the time window."""
    prepare(frame)
    taken = frame.evaluate(_APP, {"wanted": wanted, "turn": TURN, "spacing": SPACING})
    if len(taken) < wanted:
        raise RuntimeError(f"only {len(taken)} of {wanted} presses changed the map")
    return [Press(**entry) for entry in taken]


def replayed(page: Page, script: str, days: Iterable[int]) -> list[Press]:
    """Move the window of another page to the days that the app's window ended on; `script` takes days and spacing."""
    prepare(page)
    taken = page.evaluate(script, {"days": list(days), "spacing": SPACING})
    if not taken:
        raise RuntimeError("no press changed the map")
    return [Press(**entry) for entry in taken]


def middle(presses: Iterable[Press], key: Callable[[Press], float]) -> float:
    """The median of something of all presses."""
    return median(key(press) for press in presses)


def summary(presses: list[Press]) -> dict[str, float]:
    """The medians of all times."""
    parts = [key for key in asdict(presses[0]) if key != "day"]
    found = {key: round(median(getattr(press, key) for press in presses), 2) for key in (*parts, "work")}
    return found | {"presses": len(presses)}
