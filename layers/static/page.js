// The map page: puts the parts together and talks with the app around it, if there is one.
// It accepts messages from its own parent window of the same origin only, and only of the known forms.

import { BaseMaps } from "./basemap.js";
import { Cursor, Legend } from "./controls.js";
import { EvidenceLayer } from "./draw.js";
import { Inset } from "./inset.js";
import { Share } from "./share.js";
import { Evidence } from "./state.js";
import { Table } from "./table.js";
import { TimeBar } from "./timebar.js";

const PADDING = [12, 12]; // CSS pixels between what is fitted and the map's edge
const COVERED = [".folium-map", "#tools", "#legend", "#cursor"]; // what the table lies over
const SETTLE = 300; // ms without change after which the window counts as settled

const data = JSON.parse(document.getElementById("evidence-data").textContent);
const { map } = window.evidencePage;
const evidence = new Evidence(data);
const byId = (id) => document.getElementById(id);

document.documentElement.dataset.theme = "light";
const themeOf = (dark) => data.themes[dark ? "dark" : "light"];
const layer = new EvidenceLayer(evidence, themeOf(false));
map.createPane("evidence").style.zIndex = 450;
const bar = new TimeBar(byId("bar"), evidence);
map.invalidateSize({ animate: false }); // the bar has taken its part of the height
fit(data.views.region, false);
map.addLayer(layer);
const legend = new Legend(byId("legend"), evidence, themeOf(false));
const cursor = new Cursor(map, layer, evidence, {
  tooltip: byId("tooltip"), cursor: byId("cursor"), chooser: byId("chooser"),
});

const table = new Table(byId("table"), byId("table-open"), evidence, COVERED.map((part) => document.querySelector(part)));
bar.root.addEventListener("stopped", () => settle(0));
bar.root.addEventListener("undated", () => table.open(true));
const share = new Share(byId("share"), byId("share-open"), evidence);
new BaseMaps(map, byId("base-note"), evidence);

function latLngs([west, south, east, north]) {
  return L.latLngBounds([south, west], [north, east]);
}

function fit(view, animate = true) {
  map.fitBounds(latLngs(view), { animate, padding: PADDING });
}

function fitShown() {
  const at = evidence.places.filter((place, p) => evidence.count[p] && evidence.drawn(p)).map(({ anchor }) => anchor);
  if (!at.length) return;
  const lons = at.map(([lon]) => lon);
  const lats = at.map(([, lat]) => lat);
  fit([Math.min(...lons) - 0.05, Math.min(...lats) - 0.05, Math.max(...lons) + 0.05, Math.max(...lats) + 0.05]);
}

byId("views").addEventListener("click", ({ target }) => {
  if (target.dataset.view) fit(data.views[target.dataset.view]);
  else if (target.dataset.fit) fitShown();
});
const choices = ["names", "base"].map((key) => [key, byId(key)]);
choices.forEach(([key, select]) => select.addEventListener("change", () => evidence.update({ [key]: select.value })));

let inset = null;

/** What nobody waits for: legend, histogram, the outlines, rivers and world beneath, and the locator. */
function later() {
  legend.build();
  bar.showHistogram();
  const dark = document.documentElement.dataset.theme === "dark";
  inset = new Inset(byId("inset"), map, evidence, window.evidencePage.showBase(), themeOf(dark));
}

function setTheme(dark) {
  if (document.documentElement.dataset.theme === (dark ? "dark" : "light")) return;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  layer.setTheme(themeOf(dark));
  legend.setTheme(themeOf(dark));
  inset?.setTheme(themeOf(dark));
  bar.histogram();
}

document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || cursor.dismiss()) return;
  const open = [share, table].find(({ root }) => !root.hidden);
  if (open) open.close();
  else cursor.clear();
});

let applying = false; // a view that was asked for, whose position comes after it

// The settled view goes to the app once; what the app asked for is always answered.
let settling = null;
let told = null; // what the app takes the view to be

function report() {
  settling = null;
  const view = { ...evidence.view };
  const text = JSON.stringify(view);
  if (window.parent === window || text === told) return;
  if (!bar.playing) told = text;
  window.parent.postMessage({ type: "evidence:view", view, passing: bar.playing }, window.location.origin);
}

function settle(wait) {
  clearTimeout(settling);
  settling = setTimeout(report, wait);
}

evidence.addEventListener("change", ({ detail }) => {
  layer.redraw();
  choices.forEach(([key, select]) => { select.value = evidence.view[key]; });
  document.documentElement.dataset.shown = evidence.shown;
  if (detail.keys.includes("claim") && evidence.view.claim && !applying) show();
  if (detail.keys.some((key) => ["place", "claim"].includes(key))) settle(0);
  else if (!bar.playing) settle(SETTLE);
  else settling ??= setTimeout(report, SETTLE); // the panel follows as it plays, the address when it has ended
});

/** The parts of a message that are of the known form; anything else is left out. */
function accepted(view) {
  const known = {};
  if (Number.isInteger(view.first) && Number.isInteger(view.last)) Object.assign(known, { first: view.first, last: view.last });
  if (Array.isArray(view.layers)) known.layers = data.layers.map(({ id }) => id).filter((id) => view.layers.includes(id));
  if (view.place === null || evidence.placeIndex.has(view.place)) known.place = view.place;
  if (view.claim === null || evidence.claimIndex.has(view.claim)) known.claim = view.claim;
  if (data.namings.includes(view.names)) known.names = view.names;
  if (view.base === "" || data.basemaps.some(({ id }) => id === view.base)) known.base = view.base;
  return known;
}

/** Whether the map stands where the first view puts it: that is no position to keep, it suits this window only. */
function atFirstView() {
  const bounds = latLngs(data.views.region);
  const [one, other] = [bounds.getSouthWest(), bounds.getNorthEast()].map((corner) => map.project(corner));
  return map.getZoom() === map.getBoundsZoom(bounds, false, L.point(PADDING).multiplyBy(2))
    && map.project(map.getCenter()).distanceTo(one.add(other).divideBy(2)) < 2;
}

let moving = false;
map.on("movestart", () => { moving = true; });
map.on("moveend", () => {
  moving = false;
  const { lat, lng } = map.getCenter();
  evidence.update({ map: atFirstView() ? null : [Number(lat.toFixed(4)), Number(lng.toFixed(4)), map.getZoom()] });
});

/** Go to where a link says (`null`: where the first view is), or else bring what is chosen into view. */
function show(place, animate = true) {
  if (Array.isArray(place) && place.length === 3 && place.every(Number.isFinite)) {
    map.setView([place[0], place[1]], place[2], { animate: false, reset: true }); // to the pixel
    return;
  }
  if (place === null) fit(data.views.region, false);
  const at = [...evidence.chosen()].filter((p) => evidence.places[p].anchor);
  if (!at.length) return;
  const bounds = L.latLngBounds(at.map((p) => [evidence.places[p].anchor[1], evidence.places[p].anchor[0]]));
  if (!map.getBounds().pad(-0.05).contains(bounds)) map.fitBounds(bounds.pad(0.3), { animate, maxZoom: Math.max(map.getZoom(), 9) });
}

function apply(view, animate = true) {
  applying = true;
  evidence.update(accepted(view));
  applying = false;
  show(view.map, animate);
}

/** The view that the page's own address asks for, as the first page writes it; anything else is left out. */
function applyHash() {
  let view = null;
  try {
    view = JSON.parse(decodeURIComponent(window.location.hash.slice(1)));
  } catch {
    return;
  }
  if (typeof view === "object" && view) apply(view, false);
}

function notify(text) {
  const notice = byId("notice");
  notice.textContent = text;
  notice.hidden = !text;
  setTimeout(() => { notice.hidden = true; }, 12000);
}

/** Tell the app that the page answers, and what it shows. */
function hello() {
  if (window.parent === window) return;
  window.parent.postMessage({ type: "evidence:ready", view: evidence.view }, window.location.origin);
}

window.addEventListener("message", ({ data: message, origin, source }) => {
  if (source !== window.parent || origin !== window.location.origin || typeof message !== "object" || !message) return;
  if (message.type === "evidence:apply" && typeof message.view === "object" && message.view) {
    apply(message.view);
    told = null;
    report();
    if (typeof message.notice === "string") notify(message.notice);
  } else if (message.type === "evidence:hello") {
    hello();
    told = opened; // nobody listened until now
    report();
  } else if (message.type === "evidence:theme") {
    setTheme(Boolean(message.dark));
  }
});

new ResizeObserver(([{ target }]) => {
  document.body.style.setProperty("--bar-height", `${target.offsetHeight}px`);
}).observe(byId("bar"));
new ResizeObserver(() => {
  const { map: position } = evidence.view;
  const busy = moving;
  map.invalidateSize({ animate: false });
  moving = busy;
  if (busy) return; // what is under way goes on
  show(position); // what is in the middle stays there, to the pixel
}).observe(map.getContainer());
setTheme(window.matchMedia("(prefers-color-scheme: dark)").matches); // until the app says which

let themeOnScreen = "light"; // kept while a sheet is printed, which is light
window.matchMedia("print").addEventListener("change", ({ matches }) => {
  if (matches) themeOnScreen = document.documentElement.dataset.theme;
  if (themeOnScreen === "light") return;
  setTheme(!matches);
  if (matches) layer.draw(); // there is no other frame before the sheet; drawn this late, it has a white ground
});
applyHash();
const opened = JSON.stringify(evidence.view);
told = opened;
document.documentElement.dataset.shown = evidence.shown;
document.documentElement.dataset.ready = "true";
Object.assign(window.evidencePage, { evidence, layer });
hello();
document.addEventListener("DOMContentLoaded", () => setTimeout(later, 60));
