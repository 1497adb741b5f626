// Where places stand, in pixels of zoom 0, so that a frame only scales and shifts them.

/** @import { LonLat, Place } from "../types.d.ts" */
/** @typedef {(at: LonLat) => { x: number, y: number }} Project */
/** @typedef {{ x: number, y: number, scale: number }} Shift from zoom-0 pixels to those of the screen */

// Of a way's length, at which its symbols can stand, the middle first.
const SHARES = [0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((n) => [0.5 - n / 20, 0.5 + n / 20]);

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
    /** @type {([number, number, number, number] | undefined)[]} west, north, east, south of lines and areas */
    this.bounds = new Array(n);
    /** @type {({ x: number, y: number }[][] | undefined)[]} */
    this.made = new Array(n);
    /** @type {(Path2D | undefined)[]} */
    this.paths = new Array(n);
    places.forEach(({ anchor, shape }, p) => {
      if (!anchor) return;
      const { x, y } = pixel(anchor);
      this.x0[p] = x;
      this.y0[p] = y;
      if (shape) this.bounds[p] = this.boundsOf(shape);
    });
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
   * Where a place stands.
   * @param {number} p
   * @param {Shift} shift
   */
  at(p, { x, y, scale }) {
    return { x: this.x0[p] * scale + x, y: this.y0[p] * scale + y };
  }

  /**
   * The points of a line where its symbols can stand.
   * @param {number} p
   * @param {Shift} shift
   */
  spots(p, shift) {
    return SHARES.map((share) => {
      const { x, y } = this.along(p, share, shift);
      return /** @type {[x: number, y: number]} */ ([x, y]);
    });
  }

  /**
   * The point of a line at a share of its length.
   * @param {number} p
   * @param {number} share
   * @param {Shift} shift
   */
  along(p, share, { x, y, scale }) {
    const [line] = this.rings(p);
    const lengths = line.slice(1).map((to, i) => Math.hypot(to.x - line[i].x, to.y - line[i].y));
    let rest = share * lengths.reduce((sum, length) => sum + length, 0);
    let i = 0;
    while (i < lengths.length - 1 && rest > lengths[i]) {
      rest -= lengths[i];
      i += 1;
    }
    const [from, to, part] = [line[i], line[i + 1], lengths[i] ? rest / lengths[i] : 0];
    return { x: (from.x + (to.x - from.x) * part) * scale + x, y: (from.y + (to.y - from.y) * part) * scale + y };
  }
}
