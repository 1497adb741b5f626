// The locator: a small world that shows where the map is and where statements lie outside it.

/** @import { Evidence } from "../evidence.js" */
/** @import { LonLat, Theme } from "../types.d.ts" */
/** @typedef {import("geojson").FeatureCollection<import("geojson").Polygon | import("geojson").MultiPolygon>} World */

const [WIDTH, HEIGHT] = [168, 84]; // CSS pixels
const [NORTH, SOUTH] = [78, -62]; // degrees that it shows
const STATES = 4; // the zoom up to which the map goes there
const WAIT = 120; // ms after which things count as at rest, so that it costs a drag nothing

/** @param {number[]} at */
const project = ([lon, lat]) => [((lon + 180) / 360) * WIDTH, ((NORTH - lat) / (NORTH - SOUTH)) * HEIGHT];

/** Sends `shown` when it comes or goes. */
export class Inset extends EventTarget {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {L.Map} map
   * @param {Evidence} evidence
   * @param {World} world
   * @param {Theme} theme
   */
  constructor(canvas, map, evidence, world, theme) {
    super();
    this.canvas = canvas;
    this.map = map;
    this.evidence = evidence;
    this.theme = theme;
    this.land = new Path2D();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    world.features.forEach(({ geometry }) => {
      const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
      polygons.forEach(([ring]) => {
        ring.map(project).forEach(([x, y], i) => (i ? this.land.lineTo(x, y) : this.land.moveTo(x, y)));
        this.land.closePath();
      });
    });
    canvas.addEventListener("click", ({ offsetX, offsetY }) => this.go(offsetX, offsetY));
    map.on("moveend", () => this.later());
    evidence.addEventListener("change", () => this.later());
    this.later();
  }

  /** @param {Theme} theme */
  setTheme(theme) {
    this.theme = theme;
    this.later();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.draw(), WAIT);
  }

  /**
   * The map goes to where the locator was pressed, to a zoom at which states can be told.
   * @param {number} x
   * @param {number} y
   */
  go(x, y) {
    const at = L.latLng(NORTH - (y / HEIGHT) * (NORTH - SOUTH), (x / WIDTH) * 360 - 180);
    this.map.setView(at, Math.min(this.map.getZoom(), STATES), { animate: false });
  }

  outside() {
    const bounds = this.map.getBounds();
    const at = (/** @type {number} */ p) => /** @type {LonLat} */ (this.evidence.places[p].anchor);
    return this.evidence.places
      .map((_, p) => p)
      .filter((p) => this.evidence.stated(p) && this.evidence.drawn(p))
      .map(at)
      .filter(([lon, lat]) => !bounds.contains([lat, lon]));
  }

  draw() {
    const { canvas, theme } = this;
    const outside = this.outside();
    const before = canvas.hidden;
    canvas.hidden = !outside.length;
    if (canvas.hidden !== before) this.dispatchEvent(new Event("shown"));
    if (!outside.length) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = WIDTH * ratio;
    canvas.height = HEIGHT * ratio;
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.scale(ratio, ratio);
    pen.fillStyle = theme.insetSea;
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.fillStyle = theme.insetLand;
    pen.fill(this.land);
    pen.fillStyle = theme.claims[0];
    outside.map(project).forEach(([x, y]) => pen.fillRect(x - 1.5, y - 1.5, 3, 3));
    const bounds = this.map.getBounds();
    const [left, top] = project([Math.max(-180, bounds.getWest()), Math.min(NORTH, bounds.getNorth())]);
    const [right, bottom] = project([Math.min(180, bounds.getEast()), Math.max(SOUTH, bounds.getSouth())]);
    pen.strokeStyle = theme.chosen;
    pen.lineWidth = 1.5;
    const size = Math.max(4, right - left);
    pen.strokeRect(left - (size - right + left) / 2, top, size, Math.max(4, bottom - top));
    const said = `${outside.length} places with statements lie outside this part of the map; press to go there`;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", said);
    canvas.title = said;
  }
}
