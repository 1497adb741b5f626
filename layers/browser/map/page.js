// The map page: map, time bar, legend, table and the rest put together in an element; it can be made more than once.

import { find } from "../dom.js";
import { Evidence } from "../evidence.js";
import { Chips } from "../parts/chips.js";
import { keys, legendOf, ROOMY } from "../parts/legend.js";
import { Notice } from "../parts/notice.js";
import { Search } from "../parts/search.js";
import { Share } from "../parts/share.js";
import { Table } from "../parts/table.js";
import { bringWords, Store } from "../store.js";
import { OnlineMaps } from "./basemap.js";
import { Cursor } from "./cursor.js";
import { gestures } from "./gestures.js";
import { Inset } from "./inset.js";
import { Measure } from "./measure.js";
import { picture } from "./picture.js";
import { Placing } from "./placing.js";

/** @import { TimeBar } from "../parts/timebar.js" */
/** @import { BundledBase } from "./basemap.js" */
/** @import { Box } from "./boxes.js" */
/** @import { EvidenceLayer } from "./layer.js" */
/** @import { View } from "../types.d.ts" */

const COVERED = [".folium-map", ".views", ".legend", ".cursor"]; // what the table lies over, or is of the map alone
const HINT = 2000; // ms that a hint stands
const MEASURED = 120000; // and a distance

export class MapPage {
  /**
   * @param {HTMLElement} root holds the elements of templates/controls.html
   * @param {L.Map} map
   * @param {EvidenceLayer} layer not on the map yet
   * @param {TimeBar} bar
   * @param {BundledBase} base
   * @param {URL | string} pieces where cards are read from
   * @param {boolean} embedded whether another site's page holds the map
   */
  constructor(root, map, layer, bar, base, pieces, embedded = false) {
    const { evidence } = layer;
    const part = (/** @type {string} */ name) => find(root, `.${name}`);
    this.root = root;
    this.map = map;
    this.layer = layer;
    this.bar = bar;
    this.base = base;
    this.evidence = evidence;
    evidence.begin();
    this.moving = false;
    this.resizing = false;
    /** @type {Box[] | null} */
    this.over = null; // what lies over the map, until something of it changes
    /** @type {Inset | null} */
    this.inset = null;
    this.dark = false;
    const store = new Store(pieces, evidence.data.piece);
    this.notice = new Notice(part("notice"), embedded);
    this.chips = new Chips(part("chips"), evidence);
    this.legend = part("legend");
    this.legend.hidden = embedded || window.innerWidth < ROOMY;
    this.measure = new Measure(part("measure"), map, evidence, (text) => this.notice.say(text, MEASURED));
    this.cursor = new Cursor(root, map, layer, evidence, (p) => this.measure.takes(p));
    this.table = new Table(
      part("table"),
      part("table-open"),
      evidence,
      store,
      COVERED.map((name) => find(root, name)),
    );
    this.search = new Search(
      /** @type {HTMLFormElement} */ (part("search")),
      part("search-found"),
      evidence,
      store,
      (how, change) => this.found(how, change),
    );
    this.share = new Share(part("share"), part("share-open"), evidence, () => this.placing.spelled);
    gestures(map, embedded, (text) => this.notice.say(text, HINT));
    new OnlineMaps(map, part("base-note"), evidence);
    bringWords(evidence, store);
    bar.addEventListener("undated", () => this.table.openUndated());
    bar.addEventListener("period", () => this.placing.fit(this.placing.home));
    this.listen();
    layer.controls = () => this.controls();
    this.placing = new Placing(map, evidence);
    this.placing.open();
    root.ownerDocument.documentElement.dataset.theme = "light"; // as the layer is at first
    map.addLayer(layer); // only now: it is drawn once
    document.fonts.load(layer.theme.font).then((found) => found.length && layer.measure()); // and again in its own type
  }

  listen() {
    const { root, evidence, map } = this;
    const views = /** @type {HTMLSelectElement} */ (find(root, ".views"));
    views.addEventListener("change", () => {
      const { [views.value]: extent } = evidence.data.views;
      if (extent) this.placing.fit(extent);
      else this.placing.fitShown();
      views.value = ""; // so that the same can be gone to again
    });
    const selects = /** @type {const} */ (["names", "base"]).map((key) => {
      const select = /** @type {HTMLSelectElement} */ (find(root, `.${key}-select`));
      select.addEventListener("change", () => evidence.update({ [key]: select.value }));
      return { key, select };
    });
    const graphic = /** @type {HTMLInputElement} */ (find(root, ".graphic-switch"));
    graphic.addEventListener("change", () => evidence.update({ graphic: !graphic.checked }));
    evidence.addEventListener("change", (event) => {
      graphic.checked = !evidence.view.graphic;
      selects.forEach(({ key, select }) => {
        if (Evidence.changed(event, [key])) select.value = evidence.view[key];
      });
      this.said();
      if (Evidence.changed(event, ["first", "last"])) this.kept(event);
      if (Evidence.changed(event, ["place", "claim"]) && !this.applying) this.belowIt();
      if (Evidence.changed(event, ["claim"]) && evidence.view.claim !== null && !this.applying) this.placing.bring();
    });
    root.ownerDocument.addEventListener("keydown", (event) => this.key(event));
    map.on("movestart resize", () => {
      this.over = null;
    });
    map.on("movestart", () => {
      this.moving = true;
    });
    map.getContainer().addEventListener("toggle", () => this.uncovered(), true); // credits opened or closed
    map.on("moveend", () => {
      this.moving = false;
      if (!this.resizing) evidence.update({ map: this.placing.position() });
    });
    this.toggleLegend();
    this.watchRatio();
    new ResizeObserver(() => this.resized()).observe(map.getContainer());
  }

  /** The legend opens beside the map, which makes room for it. */
  toggleLegend() {
    const opener = find(this.root, ".legend-open");
    const say = () => opener.setAttribute("aria-expanded", String(!this.legend.hidden));
    opener.addEventListener("click", () => {
      this.legend.hidden = !this.legend.hidden;
      say();
    });
    say();
  }

  /**
   * The window has changed and the map stays: where it stood at the last period's extent, that is a position now.
   * @param {Event} event
   */
  kept(event) {
    const { evidence, placing } = this;
    if (this.applying || this.moving || Evidence.changed(event, ["map"]) || evidence.view.map || placing.period) return;
    const map = placing.position();
    if (map) evidence.update({ map });
  }

  /** Draw everything anew when the page comes to a screen of another pixel ratio, or is zoomed. */
  watchRatio() {
    const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    const changed = () => {
      this.layer.sharpen();
      this.bar.histogram();
      this.inset?.later();
      this.watchRatio();
    };
    query.addEventListener("change", changed, { once: true });
  }

  /**
   * What lies over the map, in its container's pixels; names keep clear of it.
   * @returns {Box[]}
   */
  controls() {
    if (this.over) return this.over;
    const { left: x, top: y } = this.map.getContainer().getBoundingClientRect();
    this.over = [...this.root.querySelectorAll(".leaflet-control, .inset:not([hidden])")].map((one) => {
      const { left, top, right, bottom } = one.getBoundingClientRect();
      return /** @type {Box} */ ([left - x, top - y, right - x, bottom - y]);
    });
    return this.over;
  }

  /** What lies over the map is no longer what it was: names find their places anew. */
  uncovered() {
    this.over = null;
    this.layer.redraw();
  }

  /** The map as a picture for paper, at once. */
  picture() {
    return picture(this);
  }

  /** What stands on the page for whoever drives it from outside. */
  said() {
    this.root.ownerDocument.documentElement.dataset.shown = String(this.evidence.shown);
  }

  /**
   * Escape closes what is open; n and p go to the next statement in time and the one before.
   * @param {KeyboardEvent} event
   */
  key({ key, target, ctrlKey, metaKey, altKey }) {
    const typing =
      target instanceof Element && target.matches("input[type=text], input[type=search], textarea, select");
    if (!typing && !ctrlKey && !metaKey && !altKey && (key === "n" || key === "p"))
      this.bar.toNext(key === "n" ? 1 : -1);
    if (key !== "Escape" || this.cursor.dismiss()) return;
    const open = [this.share, this.table].find((part) => !part.root.hidden);
    if (open) open.close();
    else if (this.measure.on) this.measure.stop();
    else this.cursor.clear();
  }

  /** Legend, histogram, the outlines, rivers and world beneath, and the locator: nobody waits for them on opening. */
  complete() {
    const { data, mixed } = this.evidence;
    find(this.legend, ".samples").replaceChildren(...legendOf(data, mixed), keys());
    this.bar.showHistogram();
    /** @type {HTMLCanvasElement} */
    const canvas = find(this.root, ".inset");
    this.inset = new Inset(canvas, this.map, this.evidence, this.base.show(), this.theme);
    this.inset.addEventListener("shown", () => this.uncovered());
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

  resized() {
    const busy = this.moving;
    this.resizing = true; // its middle moves by half a pixel where the size is odd; the view's position does not
    this.map.invalidateSize({ animate: false });
    this.resizing = false;
    this.moving = busy;
    if (!busy) this.placing.place(); // what is in the middle stays there; what is under way goes on
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
    if (bring) this.placing.bring();
    else this.placing.place();
  }

  /**
   * What was searched for is shown.
   * @param {"narrowed" | "at" | "back"} how
   * @param {Partial<View>} change the view to go back to
   */
  found(how, change = {}) {
    if (how === "back") {
      this.applying = true;
      this.evidence.update(change);
      this.applying = false;
      this.placing.place();
    } else if (how === "at") this.placing.bring();
    else {
      this.placing.fitShown();
      this.notice.below("What was found", this.read);
    }
  }

  /** Go to where what is chosen can be read. */
  read = () => {
    this.cursor.dispatchEvent(new Event("read"));
  };

  /** @param {string} id */
  placeAt(id) {
    return /** @type {number} */ (this.evidence.placeIndex.get(id));
  }

  /** What is stated at a place that was chosen, or the statement that was. */
  belowIt() {
    const { place, claim } = this.evidence.view;
    if (claim !== null) this.notice.below("The statement", this.read);
    else if (place === null) this.notice.clear();
    else this.notice.below(`${this.evidence.name(this.placeAt(place))}: what is stated there`, this.read);
  }
}
