// The door to Streamlit: two components, map with panel and cards. The script is told nothing by them.

import { make, rendered } from "./dom.js";
import { Host, openFrame } from "./host.js";
import { gather, listLink } from "./parts/gather.js";
import { enliven } from "./parts/enliven.js";
import { carry } from "./sparing.js";
import { FAILED, Store } from "./store.js";

/** @typedef {{ parentElement: HTMLElement | ShadowRoot, data: any }} Component what Streamlit hands a component */

/** @type {WeakMap<Element, Host>} */
const hosts = new WeakMap();
/** @type {WeakMap<Element, string>} */
const wanted = new WeakMap();
/** @type {WeakMap<Element, () => void>} */
const ends = new WeakMap();

/**
 * Streamlit's own links drop what the address says: from the map, whose script knows nothing of it, they are followed
 * as any other.
 * @param {HTMLAnchorElement} link
 * @param {Event} event
 */
function leave(link, event) {
  const onMap = document.documentElement.dataset.evidencePath === window.location.pathname;
  const plainly = event instanceof MouseEvent && event.type === "click" && !event.button && !link.target;
  if (!onMap || !plainly || link.getRootNode() !== document) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  window.location.assign(link.href);
}

carry(new URL("./", document.baseURI), leave);

/** @param {Element} node */
function isDark(node) {
  const found = getComputedStyle(node).getPropertyValue("--st-background-color").trim();
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(found);
  if (!hex) return false;
  const [r, g, b] = hex.slice(1).map((part) => parseInt(part, 16));
  return 0.299 * r + 0.587 * g + 0.114 * b < 128;
}

/**
 * The map's frame: that which runs in the first page, where the browser can move it as it runs, or a new one.
 * @param {HTMLElement} root
 * @param {boolean} sparing whether graphic detail is left out
 */
function frameIn(root, sparing) {
  const opening = document.getElementById("evidence-opening");
  const running = opening?.shadowRoot?.querySelector("iframe");
  if (running) /** @type {any} */ (root).moveBefore(running, null); // it goes on running
  opening?.remove();
  return running ?? openFrame(root, sparing);
}

/**
 * Map and panel, or embedded the map alone.
 * @param {Component} component
 */
export function screen({ parentElement, data }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".screen"));
  let host = hosts.get(root);
  if (!host) {
    const home = new URL(document.baseURI);
    host = new Host(root, frameIn(root, data.sparing === true), {
      embedded: data.embedded,
      home,
      isDark: () => isDark(root),
    });
    root.prepend(make("header", { class: "intro" }, make("h1", {}, data.title), make("p", {}, data.note)));
    hosts.set(root, host);
  }
  document.documentElement.dataset.evidencePath = window.location.pathname;
  host.tellTheme();
  return () => {
    hosts.get(root)?.end();
    hosts.delete(root);
    delete document.documentElement.dataset.evidencePath;
  };
}

/**
 * The cards of some claims, and a link to the data of the whole list, if there is a query for it.
 * @param {Component} component
 */
export function cards({ parentElement, data }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".cards"));
  const asked = JSON.stringify(data);
  wanted.set(root, asked);
  const home = new URL(document.baseURI);
  const href = new URL(data.query ? `api/claims.geojson?${data.query}` : "api/claims.geojson", home).href;
  const link = make("a", { class: "download", download: "", href }, "Download these (GeoJSON)");
  const list = listLink(home, data.version);
  const links = data.query === null ? [] : [make("p", {}, link, " · ", list)];
  if (!data.claims.length && data.query === null) links.push(make("p", {}, "Kept in this browser: ", list));
  new Store(new URL("evidence/", home), data.piece).entries(data.claims).then(
    (entries) => {
      const parts = entries.map(({ id, card }) => {
        const made = /** @type {HTMLElement} */ (rendered(card).firstElementChild);
        made.append(gather(id, data.version));
        return made;
      });
      if (wanted.get(root) === asked) root.replaceChildren(...links, ...parts);
    },
    () => {
      root.textContent = `${FAILED} Reload the page to try again.`;
    },
  );
}

/**
 * A screen for reading, as the server made it, with its parts enlivened.
 * @param {Component} component
 */
export function reading({ parentElement, data }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".evidence-reading"));
  if (wanted.get(root) !== data.html) {
    ends.get(root)?.();
    root.replaceChildren(rendered(data.html));
    ends.set(root, enliven(root));
  }
  wanted.set(root, data.html);
  return () => {
    ends.get(root)?.();
    ends.delete(root);
    wanted.delete(root);
  };
}
