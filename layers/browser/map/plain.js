// The evidence on a map that is not the app's page, as in a notebook: its own legend, tips and cards in a popup.

import { button, make, rendered } from "../dom.js";
import { Evidence } from "../evidence.js";
import { listed } from "../lists.js";
import { Legend } from "../parts/legend.js";
import { Cursor } from "./cursor.js";

/** @import { Entry } from "../types.d.ts" */
/** @import { EvidenceLayer } from "./layer.js" */

const MOST = 12; // cards in a popup

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
 * Give an evidence layer what the app's page has around it.
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
  new Cursor(parts, map, layer, evidence);
  const legend = make("details", { class: "legend" }, make("summary", {}, "Layers, legend"));
  legend.append(
    make("div", { class: "legend-body" }, make("div", { class: "layers" }), make("div", { class: "samples" })),
  );
  control(legend, "topright").addTo(map);
  new Legend(legend, evidence).build();
  evidence.addEventListener("change", (event) => {
    if (Evidence.changed(event, ["place"]) && evidence.view.place !== null) openPopup(layer, entries);
  });
}

/**
 * What is stated at the chosen place in the window.
 * @param {EvidenceLayer} layer
 * @param {Entry[] | null} entries
 */
function openPopup({ map, evidence }, entries) {
  const p = /** @type {number} */ (evidence.placeIndex.get(/** @type {string} */ (evidence.view.place)));
  const { anchor } = evidence.places[p];
  if (!anchor) return;
  const found = listed(evidence);
  const content = make("div", { class: "evidence cards" }, make("h2", {}, evidence.name(p)));
  content.append(make("p", { class: "hint" }, `${found.length} statements in the time window`));
  found
    .slice(0, MOST)
    .forEach((i) => content.append(entries ? rendered(entries[i].card) : make("p", {}, evidence.claims.id[i])));
  if (found.length > MOST) content.append(make("p", { class: "hint" }, `and ${found.length - MOST} more`));
  const popup = L.popup({ maxWidth: 380, maxHeight: 320 }).setLatLng([anchor[1], anchor[0]]).setContent(content);
  popup.on("remove", () => evidence.update({ place: null }));
  content.append(button("Close", () => popup.remove(), { class: "plain" }));
  popup.openOn(map);
}
