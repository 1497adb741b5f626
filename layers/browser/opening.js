// In the first page, before Streamlit's own program: the map's frame is begun, and Streamlit is started once the map
// answers, for it takes the one thread they share for a while. Back and forward between views of the map are kept from
// Streamlit, whose listener would otherwise run the map's script for every step.

import { isEmbedded } from "./embedding.js";

const FIRST = 60; // ms that the map has to itself once it answers
const LATEST = 1500; // ms after which Streamlit starts in any case
const PATIENCE = 12000; // ms without Streamlit's screen after which the plain page is offered

/**
 * Begin the map where the screen will have it; a frame can be moved as it runs only where there is `moveBefore`.
 * @param {string} content HTML of the frame's surroundings
 */
export function open(content) {
  const place = /** @type {HTMLElement} */ (document.getElementById("evidence-opening"));
  const query = window.location.search.slice(1);
  const embedded = isEmbedded(query);
  const begun = "moveBefore" in Element.prototype;
  if (begun) {
    const holder = document.createElement("template"); // a frame in the page would first load an empty document
    holder.innerHTML = content;
    holder.content.querySelector("iframe")?.setAttribute("src", query ? `evidence/map#${query}` : "evidence/map");
    holder.content.querySelector(".screen")?.classList.toggle("embedded", embedded);
    place.classList.toggle("embedded", embedded);
    place.attachShadow({ mode: "open" }).append(holder.content);
  }
  if (begun) window.addEventListener("message", answered);
  setTimeout(start, begun ? LATEST : 0);
  setTimeout(() => offer(query), PATIENCE);
}

/** @param {MessageEvent} message */
function answered({ data, origin }) {
  if (origin === window.location.origin && data?.type === "evidence:ready") setTimeout(start, FIRST);
}

/** Start Streamlit's program, which has been fetched by now. */
function start() {
  const link = document.getElementById("evidence-start");
  if (!link) return; // it was started
  link.removeAttribute("id");
  window.removeEventListener("message", answered);
  const script = document.createElement("script");
  Object.assign(script, { type: "module", crossOrigin: "", src: link.getAttribute("href") });
  document.head.append(script);
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
