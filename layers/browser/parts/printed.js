// A view on paper: the whole map with legend, window, filters and citation, and every statement listed, or the table.

import { windowText } from "../dates.js";
import { counted, make } from "../dom.js";
import { documentsIn, filtersOf, listed, listOf, numbers, tally } from "../lists.js";
import { legendOf } from "./legend.js";
import { listing } from "./listing.js";
import { inReadingOrder } from "./reading.js";
import { citationOf } from "./share.js";
import { tableOf } from "./table.js";

/** @import { Evidence } from "../evidence.js" */
/** @import { Store } from "../store.js" */
/** @import { Theme } from "../types.d.ts" */
/** @import { MapPage } from "../map/page.js" */

/**
 * The light theme's colours as custom properties, for the legend's samples.
 * @param {HTMLElement} root
 * @param {Theme} theme
 */
function colour(root, { claims, ...colours }) {
  const named = { ...colours, ...Object.fromEntries(claims.map((value, bit) => [`claim-${bit}`, value])) };
  Object.entries(named).forEach(([name, value]) => {
    root.style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  });
}

/**
 * Window, counts and filters in words.
 * @param {Evidence} evidence
 */
function said(evidence) {
  const { data, view, shown, shownDocuments, shownPlaces, undated, undatedDocuments } = evidence;
  const on = data.layers.filter(({ id }) => evidence.layerOn(id)).map(({ title }) => title);
  const off = data.layers.filter(({ id }) => !evidence.layerOn(id)).map(({ title }) => title);
  const only = filtersOf(evidence).map(({ text }) => text);
  return [
    `Time: ${windowText(view.first, view.last)}. In it: ${tally(evidence, shown, shownDocuments)} at ` +
      `${counted(shownPlaces, "place")}; ${numbers(evidence, undated, undatedDocuments)} without a date, ` +
      `${view.undated ? "on the map with a dotted outline" : "not on the map"}.`,
    `Layers: ${on.join("; ")}${off.length ? `. Not shown: ${off.join("; ")}` : ""}.`,
    ...(only.length ? [`Only ${only.join("; ")}.`] : []),
  ];
}

/**
 * What is listed: cards in reading order, or the rows of the table where that is open. What has not come from the
 * server yet is said to be missing.
 * @param {Evidence} evidence
 * @param {Store} store
 * @param {number[] | null} rows of the open table, in its order
 */
function list(evidence, store, rows) {
  const all = rows ?? inReadingOrder(evidence, listed(evidence));
  const entries = all.map((i) => store.now({ at: i, id: evidence.claims.id[i] }));
  const there = all.filter((_, n) => entries[n]);
  const read = entries.filter((entry) => entry !== null);
  const missing = all.length - there.length;
  const title = `Statements ${listOf(evidence.view).said}: ${tally(evidence, all.length, documentsIn(evidence, all))}`;
  return [
    make("h2", {}, evidence.view.claim === null ? title : "1 statement, chosen"),
    ...(read.some(({ card }) => card.includes('<details class="graphic"'))
      ? [make("p", {}, "Statements with graphic detail stand folded; each can be read on its own page, statement/ID.")]
      : []),
    ...(missing
      ? [make("p", {}, `${missing} of these had not been loaded when this was printed; print again for all.`)]
      : []),
    ...(rows ? [tableOf(evidence, there, read)] : listing(evidence, there, there, read)),
  ];
}

/**
 * Put a view on paper into an element.
 * @param {HTMLElement} root
 * @param {{ evidence: Evidence, store: Store, map: MapPage | null, address: string, panel: HTMLElement }} from the map
 *   within the frame, the address of the view, and the panel, whose head of a place is repeated
 */
export function print(root, { evidence, store, map, address, panel }) {
  const { data, view } = evidence;
  const place = view.place === null ? null : evidence.name(/** @type {number} */ (evidence.placeIndex.get(view.place)));
  const head = panel.querySelector(".place-head")?.cloneNode(true);
  const ways = [...panel.querySelectorAll("section.way")].map((way) => way.cloneNode(true));
  const canvas = make("canvas", { role: "img", "aria-label": "The map" });
  const rows = map?.table.rowsShown ?? null;
  if (map && !rows) {
    const picture = map.picture();
    Object.assign(canvas, { width: picture.width, height: picture.height });
    canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(picture); // what is drawn now would be scaled anew
  }
  colour(root, data.themes.light);
  root.replaceChildren(
    make("h1", {}, data.title),
    make("p", {}, data.shortNote),
    ...said(evidence).map((text) => make("p", {}, text)),
    ...(rows ? [] : [make("figure", {}, canvas, make("figcaption", {}, `North is above. ${data.mapNote}`))]),
    ...(rows ? [] : [make("section", { class: "legend" }, ...legendOf(data, evidence.mixed))]),
    make("p", { class: "citation" }, citationOf(evidence, address)),
    ...(place === null ? [] : [make("h2", {}, place), ...(head ? [head] : [])]),
    ...list(evidence, store, rows),
    ...(rows ? [] : ways),
  );
}
