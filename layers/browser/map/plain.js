// The evidence on a map that is not the app's page, as in a notebook: its own legend, tips and cards in a popup.

import { button, make, rendered } from "../dom.js";
import { COUNTED, Evidence } from "../evidence.js";
import { documentsIn, listed, tally } from "../lists.js";
import { lead } from "../parts/lead.js";
import { Chips } from "../parts/chips.js";
import { legendOf, ROOMY } from "../parts/legend.js";
import { Cursor } from "./cursor.js";

/** @import { Entry, ListKind } from "../types.d.ts" */
/** @import { EvidenceLayer } from "./layer.js" */

const STEP = 12; // cards in a popup, and with each press for more
const LARGEST = { x: 380, y: 320 }; // of a popup
const LEAST = 120; // its height
const EDGE = { x: 72, y: 90 }; // of the map's size left beside it
const NARROW = 700; // a map on which a popup reaches under the controls at the top
const ABOVE = ".leaflet-control, .leaflet-popup, .chooser"; // what lies above the places
/** @type {ListKind} */
const DATED = { dated: true, within: true, located: null };
/** @type {ListKind} */
const UNDATED = { dated: false, within: true, located: null };

/**
 * A Leaflet control of an element in which the map does not follow pointer and wheel.
 * @param {HTMLElement} element
 * @param {L.ControlPosition} position
 */
export function control(element, position) {
  const made = new L.Control({ position });
  made.onAdd = () => {
    element.classList.add("evidence");
    L.DomEvent.disableClickPropagation(element);
    L.DomEvent.disableScrollPropagation(element);
    return element;
  };
  return made;
}

/**
 * Give an evidence layer what the app's page has around it; with the layer it leaves the map, and comes back.
 * @param {EvidenceLayer} layer
 * @param {Entry[] | null} entries of all claims in their order, if the map carries them
 */
export function equip(layer, entries) {
  const { map, evidence } = layer;
  const cursor = make("button", { type: "button", class: "cursor", "aria-label": "Places on the map" });
  const parts = make("div", { class: "evidence" }, cursor);
  parts.append(make("div", { class: "tooltip", role: "status" }), make("div", { class: "chooser" }));
  [...parts.children].slice(1).forEach((part) => part.setAttribute("hidden", ""));
  map.getContainer().append(parts);
  L.DomEvent.disableClickPropagation(parts);
  const pointer = new Cursor(parts, map, layer, evidence);
  map.on("mousemove", ({ originalEvent: { target } }) => {
    if (target instanceof Element && target.closest(ABOVE)) pointer.hover(null);
  });
  const chips = make("div", { class: "chips" });
  new Chips(chips, evidence);
  const samples = make("div", { class: "samples" }, ...legendOf(evidence.data, evidence.mixed));
  const legend = make("details", { class: "legend" }, make("summary", {}, "Layers, legend"));
  legend.append(make("div", { class: "legend-body" }, chips, samples));
  legend.open = window.innerWidth >= ROOMY;
  const key = control(legend, "topright").addTo(map);
  if (map.getContainer().querySelectorAll(".legend[open]").length > 1) legend.open = false; // there is room for one
  const opened = new Opened(layer, map, entries);
  layer.on("add", () => {
    parts.hidden = false;
    key.addTo(map);
  });
  layer.on("remove", () => {
    parts.hidden = true;
    key.remove();
    opened.close();
    layer.projection = undefined; // without it no place is at any point
  });
}

/**
 * A saved map stands alone: what refers to another paragraph is text, and no statement has a page.
 * @param {ParentNode} card
 */
function unlink(card) {
  card.querySelectorAll("a.reference").forEach((link) => link.replaceWith(link.textContent ?? ""));
  card.querySelectorAll("a.own-page").forEach((link) => link.remove());
}

/** The popup of what is stated at the chosen place in the window, or of what is undated. */
class Opened {
  /**
   * @param {EvidenceLayer} layer
   * @param {L.Map} map
   * @param {Entry[] | null} entries
   */
  constructor(layer, map, entries) {
    this.map = map;
    this.evidence = layer.evidence;
    this.entries = entries;
    this.list = DATED;
    /** @type {L.Popup | null} */
    this.popup = null;
    this.evidence.addEventListener("change", (event) => {
      if (Evidence.changed(event, ["place"])) this.openPlace();
      else if (Evidence.changed(event, COUNTED)) this.popup?.setContent(this.content());
    });
    layer.on("undated", () => this.openUndated());
  }

  openPlace() {
    this.replaced();
    const { place } = this.evidence.view;
    if (place === null) return;
    const { anchor } = this.evidence.places[/** @type {number} */ (this.evidence.placeIndex.get(place))];
    if (anchor) this.open(DATED, L.latLng(anchor[1], anchor[0]));
  }

  openUndated() {
    this.evidence.update({ place: null });
    this.replaced();
    const { x, y } = this.map.getSize();
    this.open(UNDATED, this.map.containerPointToLatLng([x / 2, y / 2]));
  }

  /**
   * @param {ListKind} list
   * @param {L.LatLng} at
   */
  open(list, at) {
    this.list = list;
    const { x, y } = this.map.getSize();
    const popup = L.popup({
      maxWidth: Math.min(LARGEST.x, x - EDGE.x),
      autoPanPaddingTopLeft: [5, x < NARROW ? Math.min(this.covered("top"), y / 4) : 5],
      autoPanPaddingBottomRight: [5, this.covered("bottom")],
    });
    popup.setLatLng(at).setContent(this.content());
    this.popup = popup;
    popup.on("remove", () => {
      if (this.popup !== popup) return; // replaced
      this.popup = null;
      this.evidence.update({ place: null });
    });
    popup.openOn(this.map);
  }

  /**
   * How much of the map's height controls cover.
   * @param {"top" | "bottom"} side
   */
  covered(side) {
    const corners = this.map.getContainer().querySelectorAll(`.leaflet-${side}`);
    return Math.max(...[...corners].map((corner) => corner.clientHeight));
  }

  close() {
    this.popup?.remove();
  }

  /** Another popup follows, or none; the choice of a place stays. */
  replaced() {
    const before = this.popup;
    this.popup = null;
    before?.remove();
  }

  content() {
    const { evidence, entries, list } = this;
    const { place } = evidence.view;
    const found = listed(evidence, list);
    const p = place === null ? null : /** @type {number} */ (evidence.placeIndex.get(place));
    const title = p === null ? "Undated statements" : evidence.name(p);
    const said = tally(evidence, found.length, documentsIn(evidence, found));
    const hint = list === DATED ? `${said} in the time window` : `${said}, at any place or none`;
    const content = make("div", { class: "evidence cards" }, make("h2", {}, title), make("p", { class: "hint" }, hint));
    const room = this.map.getSize().y - this.covered("bottom") - EDGE.y;
    content.style.maxHeight = `${Math.max(LEAST, Math.min(LARGEST.y, room))}px`;
    const more = button("", () => add(), { class: "more" });
    const documents = found.find((i) => evidence.documented[i]);
    let shown = 0;
    const add = () => {
      const next = found.slice(shown, shown + STEP);
      next.forEach((i) => {
        const first = evidence.mixed && i === documents;
        const entry = entries ? rendered(entries[i].card) : make("p", {}, evidence.claims.id[i]);
        if (entry instanceof DocumentFragment) unlink(entry);
        more.before(...(first ? lead(evidence, found) : []), entry);
      });
      shown += next.length;
      more.hidden = shown === found.length;
      more.textContent = `Show more (${found.length - shown})`;
    };
    content.append(more);
    add();
    content.append(button("Close", () => this.close(), { class: "plain" }));
    return content;
  }
}
