// Whose a finger and a wheel are: a page that holds the map can be scrolled past it.

const HINTS = { fingers: "Two fingers move the map.", wheel: "Ctrl and the wheel zoom the map." };

/**
 * One finger scrolls the page, two move the map; in another site's page the wheel does so only with Ctrl.
 * @param {L.Map} map
 * @param {boolean} embedded
 * @param {(text: string) => void} hint is told what would have moved the map
 */
export function gestures(map, embedded, hint) {
  const container = map.getContainer();
  const options = { capture: true, passive: true };
  const grip = (/** @type {boolean} */ on) => (on ? map.dragging.enable() : map.dragging.disable());
  if (window.matchMedia("(pointer: coarse)").matches) grip(false);
  container.addEventListener("touchstart", ({ touches }) => grip(touches.length > 1), options);
  container.addEventListener("mousedown", () => grip(true), options);
  container.addEventListener(
    "touchmove",
    ({ touches }) => {
      if (touches.length === 1) hint(HINTS.fingers);
    },
    options,
  );
  if (!embedded) return;
  map.scrollWheelZoom.disable();
  container.addEventListener(
    "wheel",
    ({ ctrlKey }) => {
      if (ctrlKey) map.scrollWheelZoom.enable();
      else map.scrollWheelZoom.disable();
      if (!ctrlKey) hint(HINTS.wheel);
    },
    options,
  );
}
