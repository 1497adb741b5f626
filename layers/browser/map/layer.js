// The evidence on the map: one canvas for areas, routes, radii, symbols and labels.

/** @import { Evidence } from "../evidence.js" */
import { CanvasLayer } from "./canvas.js";
import { reachAt, setApart } from "./apart.js";
import { Captions } from "./captions.js";
import { ordered } from "./labels.js";
import { Projection } from "./projection.js";
import { Shapes } from "./shapes.js";
import { DOT, HALF, PLATE, reachOf, Sprites } from "./sprites.js";

/** @import { Theme } from "../types.d.ts" */
/** @import { Box } from "./boxes.js" */

const CROWD = 1500; // points on screen above which symbols that would cover one another are drawn once
const CELL = 12; // device pixels: how near counts as the same spot then
const REACH = 14; // how near a pointer must come to a symbol
const FAR = 40; // CSS pixels beyond the canvas at which a symbol can still reach into it
const UNDATED = 2 ** 10; // undated claims at a place beyond which more weigh no more
const SETTLEMENT = 2 ** 20; // weighs more than any number of claims at a place
const LEADING = 12; // places whose names have room before less important places do
const NOTHING = { across: 0, along: 0 }; // how far a dot reaches

export class EvidenceLayer extends CanvasLayer {
  /**
   * @param {Evidence} evidence
   * @param {Theme} theme
   * @param {string} pane
   */
  constructor(evidence, theme, pane) {
    super(pane);
    const n = evidence.places.length;
    this.evidence = evidence;
    this.theme = theme;
    const claimLayers = evidence.data.layers.filter(({ feature }) => feature === "claim");
    this.sprites = new Sprites(claimLayers, evidence.data.symbols);
    this.captions = new Captions(this.context, evidence, theme.font);
    /** @type {number | null} */
    this.hover = null;
    this.x = new Float32Array(n); // CSS pixels on the canvas, as last drawn
    this.y = new Float32Array(n);
    this.aside = new Float32Array(2 * n); // how far from its place each symbol stands, to the right and down
    this.crowded = new Uint8Array(n); // places whose symbols have no room
    /** @type {Map<number, [x: number, y: number]>} */
    this.names = new Map(); // where those of the most important places stand: left end and middle
    this.total = new Uint32Array(n); // claims in the whole data
    evidence.claims.places.flat().forEach((p) => {
      this.total[p] += 1;
    });
    this.controls = () => /** @type {Box[]} */ ([]); // what lies over the map, in its container's pixels
    /** @type {number[]} */
    this.points = []; // places drawn in sight
    this.shift = { x: 0, y: 0, scale: 1 };
    evidence.addEventListener("change", () => this.redraw());
  }

  added() {
    const { crs } = this.map.options;
    const pixel = (/** @type {[number, number]} */ [lon, lat]) =>
      /** @type {L.CRS} */ (crs).latLngToPoint(L.latLng(lat, lon), 0);
    this.projection = new Projection(this.evidence.places, pixel);
    this.shapes = new Shapes(this.evidence.places, this.projection, this.context);
  }

  /** @param {Theme} theme */
  setTheme(theme) {
    this.theme = theme;
    this.forgetPictures();
    this.redraw();
  }

  /** Names are written anew: their font has come. */
  measure() {
    this.captions.forget();
    this.redraw();
  }

  forgetPictures() {
    this.sprites.clear();
    this.shapes?.forgetPictures();
  }

  draw() {
    const { evidence, context, projection, shapes, ratio, theme, x, y } = this;
    if (!projection || !shapes) return;
    const { x: width, y: height } = this.bounds.getSize();
    const corner = /** @type {L.Point} */ (this.bounds.min);
    const origin = this.map.getPixelOrigin();
    const zoom = this.map.getZoom();
    const chosen = evidence.chosen();
    this.shift = { x: -origin.x - corner.x, y: -origin.y - corner.y, scale: 2 ** zoom };
    shapes.begin({ theme, shift: this.shift, ratio, width, height });
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.toScreen();

    let points = /** @type {number[]} */ ([]);
    for (let p = 0; p < evidence.places.length; p += 1) {
      if (!evidence.located[p] || (!evidence.drawn(p) && !chosen.has(p))) continue;
      const at = projection.at(p, this.shift);
      x[p] = at.x;
      y[p] = at.y;
      shapes.draw(p, chosen.has(p), p === this.hover);
      if (at.x > -FAR && at.y > -FAR && at.x < width + FAR && at.y < height + FAR) points.push(p);
    }
    const crowded = points.length > CROWD;
    if (!crowded) points = ordered(points, (p) => this.weight(p));
    points.forEach((p) => {
      if (evidence.point[p] && (evidence.stated(p) || chosen.has(p)))
        shapes.radius(p, { x: x[p], y: y[p] }, chosen.has(p));
    });
    this.setApart(crowded ? [] : points, chosen);
    this.symbols(points, crowded);
    points.forEach((p) => {
      if (chosen.has(p) || p === this.hover) this.halo(p, chosen.has(p));
    });
    this.points = points;
    const named = points.filter((p) => !this.crowded[p]);
    this.captions.draw({ points: named, chosen, layer: this, theme });
  }

  /**
   * Set the symbols of neighbouring places apart and lead lines to those that stand aside. The places with the most
   * claims in the whole data keep their place, so that nothing jumps as the window moves.
   * @param {number[]} points
   * @param {Set<number>} chosen
   */
  setApart(points, chosen) {
    const { evidence, projection, aside, crowded, x, y } = this;
    aside.fill(0);
    crowded.fill(0);
    const stated = points.filter((p) => evidence.stated(p) || chosen.has(p));
    const weight = (/** @type {number} */ p) => this.total[p] + (evidence.places[p].rank ? 0 : SETTLEMENT);
    const order = ordered(stated, (p) => -weight(p));
    const groups = order.map((p, i) => {
      const { across, along } = this.reach(p);
      const way = evidence.places[p].form === "line";
      const [wide, high] = [across + HALF.x + (way ? PLATE : 0), along + HALF.y + (way ? PLATE : 0)];
      const name = i < LEADING ? this.captions.width(evidence.name(p)) : undefined;
      return { x: x[p], y: y[p], wide, high, name, spots: way ? projection?.spots(p, this.shift) : [] };
    });
    this.names.clear();
    setApart(groups, reachAt(this.map.getZoom()), this.captions.room(this)).forEach((spot, i) => {
      const p = order[i];
      if (spot?.name) this.names.set(p, spot.name);
      if (!spot) crowded[p] = chosen.has(p) ? 0 : 1;
      if (spot?.led) this.leader(p, spot.x, spot.y);
      if (!spot) return;
      aside[2 * p] = spot.x - x[p];
      aside[2 * p + 1] = spot.y - y[p];
      [x[p], y[p]] = [spot.x, spot.y];
    });
  }

  /**
   * The line from a place to its symbols that stand aside.
   * @param {number} p
   * @param {number} x
   * @param {number} y
   */
  leader(p, x, y) {
    const { context } = this;
    const line = new Path2D(`M${this.x[p]},${this.y[p]}L${x},${y}`);
    context.lineWidth = 3.2;
    context.strokeStyle = this.theme.halo;
    context.stroke(line);
    context.lineWidth = 1.2;
    context.strokeStyle = this.theme.ink;
    context.stroke(line);
    context.beginPath();
    context.arc(this.x[p], this.y[p], DOT, 0, 2 * Math.PI);
    context.fillStyle = this.theme.ink;
    context.fill();
  }

  /**
   * Symbols of places with a visible claim over the faint rings of those without; in a crowd one for each spot.
   * @param {number[]} points
   * @param {boolean} crowded
   */
  symbols(points, crowded) {
    const { context, evidence, ratio } = this;
    const columns = Math.ceil((this.canvas.width + 2 * FAR * ratio) / CELL) + 1;
    const rows = Math.ceil((this.canvas.height + 2 * FAR * ratio) / CELL) + 1;
    const taken = crowded ? new Uint8Array(columns * rows) : null;
    const pass = (/** @type {boolean} */ stated) => {
      for (const p of points) {
        if (evidence.stated(p) !== stated || (!stated && !evidence.point[p])) continue;
        const [x, y] = [this.x[p] * ratio, this.y[p] * ratio];
        if (taken) {
          // a click there lists them all
          const cell = Math.floor((y + FAR * ratio) / CELL) * columns + Math.floor((x + FAR * ratio) / CELL);
          if (taken[cell]) continue;
          taken[cell] = 1;
        }
        const sprite = this.crowded[p] ? this.sprites.dot(this.theme, ratio) : this.sprite(p);
        context.drawImage(sprite, Math.round(x - sprite.width / 2), Math.round(y - sprite.height / 2));
      }
    };
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (!crowded) pass(false);
    pass(true);
    if (crowded) pass(false);
    this.toScreen();
  }

  /**
   * What is stated in the window comes first, what has no date after it.
   * @param {number} p
   */
  weight(p) {
    const { count, without } = this.evidence;
    return count[p] ? count[p] + UNDATED : Math.min(without[p], UNDATED);
  }

  /** @param {number} p */
  reach(p) {
    return reachOf(this.evidence.some[p] | this.evidence.full[p] | this.evidence.none[p]);
  }

  /** @param {number} p */
  sprite(p) {
    const { full, some, none, places } = this.evidence;
    return this.sprites.get(full[p], some[p], none[p], places[p].form === "line", this.theme, this.ratio);
  }

  /**
   * @param {number} p
   * @param {boolean} chosen
   */
  halo(p, chosen) {
    const { context, theme } = this;
    const { across, along } = this.reach(p);
    const [wide, high] = [across + 12, along + 12];
    context.beginPath();
    context.roundRect(this.x[p] - wide, this.y[p] - high, wide * 2, high * 2, 12);
    context.lineWidth = 2.5;
    context.strokeStyle = chosen ? theme.chosen : theme.ink;
    context.stroke();
  }

  /**
   * The places at a point of the map's container, nearest first: symbols, else lines, else areas.
   * @param {L.Point} containerPoint
   * @returns {number[]}
   */
  at(containerPoint) {
    const { evidence, shapes, projection, context } = this;
    if (!shapes || !projection) return [];
    const corner = /** @type {L.Point} */ (this.bounds.min);
    const { x, y } = this.map.containerPointToLayerPoint(containerPoint).subtract(corner);
    const near = this.points
      .filter((p) => evidence.places[p].form === "point" || evidence.stated(p))
      .map((p) => {
        const { across, along } = this.crowded[p] ? NOTHING : this.reach(p);
        const dx = Math.max(0, Math.abs(this.x[p] - x) - across);
        const dy = Math.max(0, Math.abs(this.y[p] - y) - along);
        return /** @type {[number, number]} */ ([Math.hypot(dx, dy), p]);
      })
      .filter(([distance]) => distance <= REACH)
      .sort((a, b) => a[0] - b[0]);
    if (near.length) {
      const hit = near.filter(([distance]) => distance <= HALF.x); // in the symbol itself
      const found = (hit.length ? hit : near).map(([, p]) => p);
      const stated = found.filter((p) => evidence.stated(p));
      return stated.length ? stated : found;
    }
    const zoomed = /** @type {const} */ ([
      (x - this.shift.x) / this.shift.scale,
      (y - this.shift.y) / this.shift.scale,
    ]);
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.lineWidth = 12 / this.shift.scale;
    context.setLineDash([]);
    const wide = evidence.places.map((_, p) => p).filter((p) => evidence.drawn(p) && shapes.inView(p));
    const of = (/** @type {string} */ form) => wide.filter((p) => evidence.places[p].form === form);
    const lines = of("line").filter((p) => context.isPointInStroke(projection.path(p), ...zoomed));
    const areas = of("area").filter((p) => context.isPointInPath(projection.path(p), ...zoomed, "evenodd"));
    context.restore();
    return lines.length ? lines : areas;
  }

  /**
   * Where a place's symbol stands in the map's container, in CSS pixels.
   * @param {number} p
   */
  position(p) {
    const { projection, map } = this;
    if (!projection) return L.point(0, 0);
    const zoom = map.getZoom();
    const origin = map.getPixelOrigin();
    const { x, y } = projection.at(p, { x: -origin.x, y: -origin.y, scale: 2 ** zoom });
    const { [2 * p]: right, [2 * p + 1]: down } = this.aside;
    return map.layerPointToContainerPoint(L.point(x + right, y + down));
  }
}
