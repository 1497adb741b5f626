// What lies beneath the evidence: the bundled base, and maps of other servers, which a viewer turns on.

/** @import { Evidence } from "../evidence.js" */
/** @import { World } from "./inset.js" */

const FAILURES = 3; // tiles that fail before any has come
const PANES = { land: 200, relief: 210, water: 220, online: 230, evidence: 450 };

/**
 * The panes that the layers of this program are drawn in, made where a map has none yet.
 * @param {L.Map} map
 */
export function makePanes(map) {
  Object.entries(PANES).forEach(([name, order]) => {
    const pane = map.getPane(name) ?? map.createPane(name);
    pane.style.zIndex = String(order);
  });
}

/** Land, countries, rivers and lakes from bundled files, drawn when asked to; it bears no labels. */
export class BundledBase extends L.LayerGroup {
  /**
   * @param {() => { world: World, region: World }} read
   * @param {Record<string, L.PathOptions>} styles by kind of feature
   */
  constructor(read, styles) {
    super();
    this.read = read;
    this.styles = styles;
    /** @type {World | null} */
    this.world = null;
  }

  /**
   * Draw it, if it is not yet; nobody waits for it on opening.
   * @returns {World} the world's land
   */
  show() {
    if (this.world) return this.world;
    const { world, region } = this.read();
    const [land, water] = ["land", "water"].map((pane) => L.canvas({ pane, padding: 0.3 }));
    const options = (/** @type {string} */ kind) => ({
      interactive: false,
      pane: kind === "land" ? "land" : "water",
      renderer: kind === "land" ? land : water,
      ...this.styles[kind],
    });
    this.addLayer(L.geoJSON(world, { style: () => options("land") }));
    this.addLayer(L.geoJSON(region, { style: (feature) => options(feature?.properties.kind) }));
    this.world = world;
    return world;
  }
}

/** Maps of other servers: nothing is fetched before a viewer turns one on; without tiles the bundled map stays. */
export class OnlineMaps {
  /**
   * @param {L.Map} map
   * @param {HTMLElement} note
   * @param {Evidence} evidence
   */
  constructor(map, note, evidence) {
    this.map = map;
    this.note = note;
    this.evidence = evidence;
    this.text = note.textContent;
    this.shown = "";
    /** @type {L.TileLayer | null} */
    this.tiles = null;
    evidence.addEventListener("change", () => this.follow());
    this.follow();
  }

  follow() {
    const { base } = this.evidence.view;
    if (base === this.shown) return;
    this.shown = base;
    this.tiles?.remove();
    this.tiles = null;
    this.note.hidden = !base;
    this.note.textContent = this.text;
    const choice = this.evidence.data.basemaps.find(({ id }) => id === base);
    if (!choice) return;
    const { url, attribution, maxZoom } = choice;
    let [came, failed] = [0, 0];
    this.tiles = L.tileLayer(url, { attribution, maxZoom: 19, maxNativeZoom: maxZoom, pane: "online" });
    this.tiles.on("tileload", () => {
      came += 1;
    });
    this.tiles.on("tileerror", () => {
      failed += 1;
      if (came || failed < FAILURES || this.shown !== base) return;
      this.evidence.update({ base: "" });
      this.note.hidden = false;
      this.note.textContent = "The online map did not come; the bundled map stays.";
    });
    this.tiles.addTo(this.map);
  }
}
