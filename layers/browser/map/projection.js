// Where places stand, in pixels of zoom 0, so that a frame only scales and shifts them.

/** @import { LonLat, Place } from "../types.d.ts" */
/** @typedef {(at: LonLat) => { x: number, y: number }} Project */
/** @typedef {{ x: number, y: number, scale: number }} Shift from zoom-0 pixels to those of the screen */

const APART = 24; // pixels from a point to the places set around it; more where they are many

/**
 * How far places at one point are set apart: not at all on a map of the world, fully on one of the region.
 * @param {number} zoom
 */
export const fanAt = (zoom) => Math.min(1, Math.max(0, (zoom - 6) / 2.5));

export class Projection {
  /**
   * @param {Place[]} places
   * @param {Project} pixel
   */
  constructor(places, pixel) {
    const n = places.length;
    this.places = places;
    this.pixel = pixel;
    this.x0 = new Float64Array(n);
    this.y0 = new Float64Array(n);
    this.dx = new Float32Array(n); // how far it is set apart from the point it shares, in CSS pixels
    this.dy = new Float32Array(n);
    /** @type {([number, number, number, number] | undefined)[]} west, north, east, south of lines and areas */
    this.bounds = new Array(n);
    /** @type {({ x: number, y: number }[][] | undefined)[]} */
    this.made = new Array(n);
    /** @type {(Path2D | undefined)[]} */
    this.paths = new Array(n);
    const shared = /** @type {Map<string, number[]>} */ (new Map());
    places.forEach(({ anchor, shape }, p) => {
      if (!anchor) return;
      const { x, y } = pixel(anchor);
      this.x0[p] = x;
      this.y0[p] = y;
      const key = anchor.join();
      if (!shared.has(key)) shared.set(key, []);
      shared.get(key)?.push(p);
      if (shape) this.bounds[p] = this.boundsOf(shape);
    });
    shared.forEach((group) => this.setApart(group));
  }

  /**
   * @param {LonLat[][]} shape
   * @returns {[number, number, number, number]}
   */
  boundsOf(shape) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    shape.flat().forEach(([lon, lat]) => {
      west = Math.min(west, lon);
      south = Math.min(south, lat);
      east = Math.max(east, lon);
      north = Math.max(north, lat);
    });
    const [least, last] = [this.pixel([west, north]), this.pixel([east, south])];
    return [least.x, least.y, last.x, last.y];
  }

  /**
   * Places at one point stand in a ring around it, the settlement in the middle.
   * @param {number[]} group
   */
  setApart(group) {
    const order = [...group].sort((a, b) => this.places[a].rank - this.places[b].rank);
    const radius = Math.max(APART, order.length * 5);
    order.slice(1).forEach((p, i) => {
      const angle = -Math.PI / 2 + (2 * Math.PI * (i + 0.5)) / (order.length - 1);
      this.dx[p] = radius * Math.cos(angle);
      this.dy[p] = radius * Math.sin(angle);
    });
  }

  /**
   * A shape's rings, made when first needed.
   * @param {number} p
   */
  rings(p) {
    this.made[p] ??= (this.places[p].shape ?? []).map((ring) => ring.map((lonlat) => this.pixel(lonlat)));
    return this.made[p];
  }

  /**
   * The whole shape as a path, for filling and for what lies under the pointer.
   * @param {number} p
   */
  path(p) {
    const known = this.paths[p];
    if (known) return known;
    const path = new Path2D();
    this.rings(p).forEach((ring) => {
      ring.forEach(({ x, y }, i) => (i ? path.lineTo(x, y) : path.moveTo(x, y)));
    });
    this.paths[p] = path;
    return path;
  }

  /**
   * Where a place's symbol stands.
   * @param {number} p
   * @param {Shift} shift
   * @param {number} fan
   */
  at(p, { x, y, scale }, fan) {
    return { x: this.x0[p] * scale + x + fan * this.dx[p], y: this.y0[p] * scale + y + fan * this.dy[p] };
  }
}
