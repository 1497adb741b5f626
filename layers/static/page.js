// The map page: puts the parts together and talks with the app around it, if there is one.
// It accepts messages from its own parent window of the same origin only, and only of the known forms.

import { Cursor, Legend } from "./controls.js";
import { EvidenceLayer } from "./draw.js";
import { Evidence } from "./state.js";
import { TimeBar } from "./timebar.js";

const SETTLE = 300; // ms without change after which the window counts as settled

const data = JSON.parse(document.getElementById("evidence-data").textContent);
const { map } = window.evidencePage;
const evidence = new Evidence(data);
const byId = (id) => document.getElementById(id);

const themeOf = (dark) => data.themes[dark ? "dark" : "light"];
const layer = new EvidenceLayer(evidence, themeOf(false));
map.createPane("evidence").style.zIndex = 450;
map.addLayer(layer);
const bar = new TimeBar(byId("bar"), evidence);
const legend = new Legend(byId("legend"), evidence, themeOf(false));
const cursor = new Cursor(map, layer, evidence, {
  tooltip: byId("tooltip"), cursor: byId("cursor"), chooser: byId("chooser"),
});

function fit([west, south, east, north], animate = true) {
  map.fitBounds([[south, west], [north, east]], { animate, padding: [12, 12] });
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
const names = byId("names");
names.addEventListener("change", () => evidence.update({ names: names.value }));

function setTheme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  layer.setTheme(themeOf(dark));
  legend.setTheme(themeOf(dark));
  bar.histogram();
}

// The settled view goes to the app once; what the app sends is applied and not sent back.
let settling = null;
let sent = null;

function report() {
  const view = { ...evidence.view };
  const text = JSON.stringify(view);
  if (window.parent === window || text === sent) return;
  sent = text;
  window.parent.postMessage({ type: "evidence:view", view }, window.location.origin);
}

evidence.addEventListener("change", ({ detail }) => {
  layer.redraw();
  names.value = evidence.view.names;
  document.body.dataset.shown = evidence.shown;
  clearTimeout(settling);
  const instant = detail.keys.some((key) => ["place", "claim"].includes(key));
  settling = setTimeout(report, instant ? 0 : SETTLE);
});

/** The parts of a message that are of the known form; anything else is left out. */
function accepted(view) {
  const known = {};
  if (Number.isInteger(view.first) && Number.isInteger(view.last)) Object.assign(known, { first: view.first, last: view.last });
  if (Array.isArray(view.layers)) known.layers = data.layers.map(({ id }) => id).filter((id) => view.layers.includes(id));
  if (view.place === null || evidence.placeIndex.has(view.place)) known.place = view.place;
  if (view.claim === null || evidence.claimIndex.has(view.claim)) known.claim = view.claim;
  if (view.names === "source" || Object.hasOwn(data.languages, view.names)) known.names = view.names;
  return known;
}

function showChosen() {
  const at = [...evidence.chosen()].filter((p) => evidence.places[p].anchor);
  if (!at.length) return;
  const bounds = L.latLngBounds(at.map((p) => [evidence.places[p].anchor[1], evidence.places[p].anchor[0]]));
  if (!map.getBounds().pad(-0.05).contains(bounds)) map.fitBounds(bounds.pad(0.3), { maxZoom: Math.max(map.getZoom(), 9) });
}

window.addEventListener("message", ({ data: message, origin, source }) => {
  if (source !== window.parent || origin !== window.location.origin || typeof message !== "object" || !message) return;
  if (message.type === "evidence:apply" && typeof message.view === "object" && message.view) {
    evidence.update(accepted(message.view));
    sent = JSON.stringify(evidence.view);
    showChosen();
  } else if (message.type === "evidence:theme") {
    setTheme(Boolean(message.dark));
  }
});

new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
fit(data.views.region, false);
setTheme(window.matchMedia("(prefers-color-scheme: dark)").matches && window.parent === window);
document.body.dataset.shown = evidence.shown;
document.body.dataset.ready = "true";
Object.assign(window.evidencePage, { evidence, layer, bar, cursor });
if (window.parent !== window) window.parent.postMessage({ type: "evidence:ready" }, window.location.origin);
