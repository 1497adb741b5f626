// In the first page, before Streamlit's own script: the map's frame is begun, and back and forward between views of the
// map are kept from Streamlit, whose listener would otherwise run the map's script for every step.

const PATIENCE = 12000; // ms without Streamlit's screen after which the plain page is offered

/**
 * Begin the map where the screen will have it; a frame can be moved as it runs only where there is `moveBefore`.
 * @param {string} content HTML of the frame's surroundings
 */
export function open(content) {
  const place = /** @type {HTMLElement} */ (document.getElementById("evidence-opening"));
  const query = window.location.search.slice(1);
  const embedded = new URLSearchParams(query).get("embed")?.toLowerCase() === "true";
  if ("moveBefore" in Element.prototype) {
    const root = place.attachShadow({ mode: "open" });
    root.innerHTML = content;
    place.classList.toggle("embedded", embedded);
    root.querySelector(".screen")?.classList.toggle("embedded", embedded);
    root.querySelector("iframe")?.setAttribute("src", query ? `evidence/map#${query}` : "evidence/map");
  }
  setTimeout(() => offer(query), PATIENCE);
}

/** @param {string} query */
function offer(query) {
  const said = /** @type {HTMLElement} */ (document.querySelector(".evidence-offer"));
  if (!document.getElementById("evidence-opening")?.checkVisibility()) return;
  if (query) said.querySelector("a")?.setAttribute("href", `map?${query}`);
  said.hidden = false;
}

let { pathname } = window.location;
window.addEventListener(
  "popstate",
  (event) => {
    const same = pathname === window.location.pathname;
    ({ pathname } = window.location);
    if (!same || document.documentElement.dataset.evidencePath !== pathname) return;
    event.stopImmediatePropagation();
    window.dispatchEvent(new Event("evidence:history"));
  },
  true,
);
