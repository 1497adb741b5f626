// The map page: map, time bar, legend, table and the rest put together in an element; it can be made more than once.

import { find } from "../dom.js";
import { Evidence } from "../evidence.js";
import { Legend } from "../parts/legend.js";
import { Share } from "../parts/share.js";
import { Table } from "../parts/table.js";
import { bringWords, Store } from "../store.js";
import { OnlineMaps } from "./basemap.js";
import { Cursor } from "./cursor.js";
import { Inset } from "./inset.js";

/** @import { TimeBar } from "../parts/timebar.js" */
/** @import { Extent, View } from "../types.d.ts" */
/** @import { BundledBase } from "./basemap.js" */
/** @import { EvidenceLayer } from "./layer.js" */

/** @type {[number, number]} */
const PADDING = [12, 12]; // CSS pixels between what is fitted and the map's edge
const COVERED = [".folium-map", ".tools", ".legend", ".cursor"]; // what the table lies over
const AROUND = 0.05; // degrees around the places shown that are fitted with them
const NEAREST = 9; // the zoom up to which the map goes to bring something into view
const NOTICE = 12000; // ms that a notice stands

/** @param {Extent} extent */
const latLngs = ([west, south, east, north]) => L.latLngBounds([south, west], [north, east]);

export class MapPage {
  /**
   * @param {HTMLElement} root holds the elements of templates/controls.html
   * @param {L.Map} map
   * @param {EvidenceLayer} layer not on the map yet
   * @param {TimeBar} bar
   * @param {BundledBase} base
   * @param {URL | string} pieces where cards are read from
   */
  constructor(root, map, layer, bar, base, pieces) {
    const { evidence } = layer;
    const part = (/** @type {string} */ name) => find(root, `.${name}`);
    this.root = root;
    this.map = map;
    this.layer = layer;
    this.bar = bar;
    this.base = base;
    this.evidence = evidence;
    this.moving = false;
    this.resizing = false;
    /** @type {Inset | null} */
    this.inset = null;
    this.dark = false;
    const store = new Store(pieces, evidence.data.piece);
    this.legend = new Legend(part("legend"), evidence);
    this.cursor = new Cursor(root, map, layer, evidence);
    this.table = new Table(
      part("table"),
      part("table-open"),
      evidence,
      store,
      COVERED.map((name) => find(root, name)),
    );
    this.share = new Share(part("share"), part("share-open"), evidence);
    this.notice = part("notice");
    new OnlineMaps(map, part("base-note"), evidence);
    bringWords(evidence, store);
    bar.addEventListener("undated", () => this.table.openUndated());
    this.listen();
    if (this.inSight) this.fit(evidence.data.views.region, false);
    else map.setView(latLngs(evidence.data.views.region).getCenter(), NEAREST); // placed when there is room
    root.ownerDocument.documentElement.dataset.theme = "light"; // as the layer is at first
    map.addLayer(layer); // only now: it is drawn once
  }

  listen() {
    const { root, evidence, map } = this;
    find(root, ".views").addEventListener("click", ({ target }) => {
      const { view, fit } = /** @type {HTMLElement} */ (target).dataset;
      if (view) this.fit(evidence.data.views[view]);
      else if (fit) this.fitShown();
    });
    const selects = /** @type {const} */ (["names", "base"]).map((key) => {
      const select = /** @type {HTMLSelectElement} */ (find(root, `.${key}-select`));
      select.addEventListener("change", () => evidence.update({ [key]: select.value }));
      return { key, select };
    });
    evidence.addEventListener("change", (event) => {
      selects.forEach(({ key, select }) => {
        if (Evidence.changed(event, [key])) select.value = evidence.view[key];
      });
      this.said();
      if (Evidence.changed(event, ["claim"]) && evidence.view.claim !== null && !this.applying) this.bring();
    });
    root.ownerDocument.addEventListener("keydown", ({ key }) => this.escape(key));
    map.on("movestart", () => {
      this.moving = true;
    });
    map.on("moveend", () => {
      this.moving = false;
      if (!this.resizing) evidence.update({ map: this.position() });
    });
    new ResizeObserver(() => this.resized()).observe(map.getContainer());
    new ResizeObserver(() => {
      root.style.setProperty("--bar-height", `${this.bar.root.offsetHeight}px`);
    }).observe(this.bar.root);
  }

  /** What stands on the page for whoever drives it from outside. */
  said() {
    this.root.ownerDocument.documentElement.dataset.shown = String(this.evidence.shown);
  }

  /** @param {string} key */
  escape(key) {
    if (key !== "Escape" || this.cursor.dismiss()) return;
    const open = [this.share, this.table].find((part) => !part.root.hidden);
    if (open) open.close();
    else this.cursor.clear();
  }

  /** Whether there is room for a view; in a frame that is hidden or not laid out yet there is none until later. */
  get inSight() {
    const { x, y } = this.map.getSize();
    return x > 2 * PADDING[0] && y > 2 * PADDING[1];
  }

  /**
   * @param {Extent} extent
   * @param {boolean} animate
   */
  fit(extent, animate = true) {
    if (!this.inSight) return;
    this.map.fitBounds(latLngs(extent), { animate, padding: PADDING });
  }

  fitShown() {
    const { evidence } = this;
    const at = evidence.places.flatMap(({ anchor }, p) =>
      anchor && evidence.count[p] && evidence.drawn(p) ? [L.latLng(anchor[1], anchor[0])] : [],
    );
    if (!at.length) return;
    const { lat: south, lng: west } = L.latLngBounds(at).getSouthWest();
    const { lat: north, lng: east } = L.latLngBounds(at).getNorthEast();
    this.fit([west - AROUND, south - AROUND, east + AROUND, north + AROUND]);
  }

  /** Legend, histogram, the outlines, rivers and world beneath, and the locator: nobody waits for them on opening. */
  complete() {
    this.legend.build();
    this.bar.showHistogram();
    /** @type {HTMLCanvasElement} */
    const canvas = find(this.root, ".inset");
    this.inset = new Inset(canvas, this.map, this.evidence, this.base.show(), this.theme);
    this.map.getContainer().classList.add("with-sea");
  }

  get theme() {
    return this.evidence.data.themes[this.dark ? "dark" : "light"];
  }

  /** @param {boolean} dark */
  setTheme(dark) {
    if (this.dark === dark) return;
    this.dark = dark;
    this.root.ownerDocument.documentElement.dataset.theme = dark ? "dark" : "light";
    this.layer.setTheme(this.theme);
    this.inset?.setTheme(this.theme);
    this.bar.histogram();
  }

  /** Where the map stands; `null` where the first view puts it: that suits this window only, and is not kept. */
  position() {
    const { map } = this;
    if (!this.inSight) return this.evidence.view.map;
    const bounds = latLngs(this.evidence.data.views.region);
    const [one, other] = [bounds.getSouthWest(), bounds.getNorthEast()].map((corner) => map.project(corner));
    const zoom = map.getBoundsZoom(bounds, false, L.point(PADDING).multiplyBy(2));
    const middle = one.add(other).divideBy(2);
    if (map.getZoom() === zoom && map.project(map.getCenter()).distanceTo(middle) < 2) return null;
    const { lat, lng } = map.getCenter();
    return /** @type {View["map"]} */ ([Number(lat.toFixed(4)), Number(lng.toFixed(4)), map.getZoom()]);
  }

  /** Bring what is chosen into view. */
  bring(animate = true) {
    const { map, evidence } = this;
    if (!this.inSight) return;
    const at = [...evidence.chosen()].flatMap((p) => {
      const { anchor } = evidence.places[p];
      return anchor ? [L.latLng(anchor[1], anchor[0])] : [];
    });
    if (!at.length) return;
    const bounds = L.latLngBounds(at);
    if (map.getBounds().pad(-0.05).contains(bounds)) return;
    map.fitBounds(bounds.pad(0.3), { animate, maxZoom: Math.max(map.getZoom(), NEAREST) });
  }

  /** Go to the view's position, to the pixel, or to that of the first view and what is chosen. */
  place() {
    if (!this.inSight) return;
    const { map: position } = this.evidence.view;
    if (position) {
      const [lat, lng, zoom] = position;
      // `reset` is what lets a view be set that is nearly the one there is
      this.map.setView([lat, lng], zoom, /** @type {L.ZoomPanOptions} */ ({ animate: false, reset: true }));
      return;
    }
    this.fit(this.evidence.data.views.region, false);
    this.bring(false);
  }

  resized() {
    const busy = this.moving;
    this.resizing = true; // its middle moves by half a pixel where the size is odd; the view's position does not
    this.map.invalidateSize({ animate: false });
    this.resizing = false;
    this.moving = busy;
    if (!busy) this.place(); // what is in the middle stays there; what is under way goes on
  }

  /**
   * Show the view of a query. Throws `AddressError`.
   * @param {string} query
   * @param {boolean} bring what is chosen onto the screen, rather than go to a position
   */
  apply(query, bring = false) {
    const view = this.evidence.viewOf(query);
    this.applying = true;
    this.evidence.update(view);
    this.applying = false;
    if (bring) this.bring();
    else this.place();
  }

  /** @param {string} text */
  notify(text) {
    this.notice.textContent = text;
    this.notice.hidden = !text;
    clearTimeout(this.noticed);
    this.noticed = setTimeout(() => {
      this.notice.hidden = true;
    }, NOTICE);
  }
}
