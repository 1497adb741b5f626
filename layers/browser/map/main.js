// What the folium elements call (layers/elements.py): their JavaScript side, one function an element.

import { find, make } from "../dom.js";
import { passKeys } from "../parts/turning.js";
import { isEmbedded, isProjected } from "../embedding.js";
import { Evidence } from "../evidence.js";
import { TimeBar } from "../parts/timebar.js";
import { BundledBase, makePanes } from "./basemap.js";
import { assertRenderer } from "./canvas.js";
import { Framed } from "./framed.js";
import { EvidenceLayer } from "./layer.js";
import { MapPage } from "./page.js";
import { control, equip } from "./plain.js";

const LATER = 60; // ms after the page is there, when it has answered

/**
 * A block of JSON in the page.
 * @param {string} id
 */
const block = (id) => JSON.parse(find(document, `#${id}`).textContent ?? "null");

/** @param {() => void} act */
function whenThere(act) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => setTimeout(act, LATER));
  else setTimeout(act, LATER);
}

/**
 * @param {L.Map} map
 * @param {string} name of the element; its blocks are called after it
 * @param {Record<string, L.PathOptions>} styles
 */
export function bundledBase(map, name, styles) {
  makePanes(map);
  const base = new BundledBase(() => ({ world: block(`${name}-world`), region: block(`${name}-region`) }), styles);
  whenThere(() => base.show());
  return base;
}

/**
 * @param {L.Map} map
 * @param {string} name
 * @param {boolean} plain whether it brings legend, tips and cards of its own
 */
export function evidenceLayer(map, name, plain) {
  assertRenderer();
  makePanes(map);
  const evidence = new Evidence(block(`${name}-data`));
  const layer = new EvidenceLayer(evidence, evidence.data.themes.light, "evidence");
  const entries = document.getElementById(`${name}-entries`) ? block(`${name}-entries`) : null;
  if (plain) layer.once("add", () => equip(layer, entries));
  return layer;
}

/**
 * @param {L.Map} map
 * @param {EvidenceLayer} layer
 * @param {HTMLElement | null} root where it stands; without one it is a control of the map
 */
export function timeBar(map, layer, root) {
  const element = root ?? make("div");
  if (!root) control(element, "bottomright").addTo(map);
  const bar = new TimeBar(element, layer.evidence);
  if (!root) bar.showHistogram();
  bar.addEventListener("undated", () => layer.fire("undated"));
  return bar;
}

/**
 * The app's page, of elements that are there.
 * @param {L.Map} map
 * @param {EvidenceLayer} layer
 * @param {TimeBar} bar
 * @param {BundledBase} base
 */
export function page(map, layer, bar, base) {
  const query = window.location.hash.slice(1);
  const embedded = isEmbedded(query);
  if (embedded) document.documentElement.dataset.embedded = "true"; // page.css: there is less room
  const home = new URL("./", window.location.href);
  const made = new MapPage(find(document, "main"), map, layer, bar, base, home, embedded);
  if (isProjected(query)) {
    document.documentElement.dataset.projected = "true";
    made.legend.hidden = false;
    passKeys();
  }
  new Framed(made);
  made.said();
  document.documentElement.dataset.ready = "true";
  whenThere(() => made.complete());
  return made;
}
