// The names of places, written on the evidence's canvas.

import { halvesOf, leastCount, LINE, ordered, placeNames } from "./labels.js";

/** @import { Evidence } from "../evidence.js" */
/** @import { Theme } from "../types.d.ts" */
/** @import { Box } from "./boxes.js" */
/** @import { EvidenceLayer } from "./layer.js" */

const MOST_LABELS = 220; // more would be unreadable, and slow with thousands of places
const MOST_BOXES = 400; // symbols that labels keep clear of
const FIRST = 2 ** 21; // weighs more than any number of claims at a place
const ALL_NAMED = 11; // the zoom from which points without a claim are named too

export class Captions {
  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Evidence} evidence
   * @param {string} font
   */
  constructor(context, evidence, font) {
    this.context = context;
    this.font = font;
    this.evidence = evidence;
    /** @type {Map<string, number>} */
    this.widths = new Map();
  }

  /** Measure names anew: the font has come. */
  forget() {
    this.widths.clear();
  }

  /**
   * Names, those of the places with most visible claims first.
   * @param {{ points: number[], chosen: Set<number>, layer: EvidenceLayer, theme: Theme }} drawn places whose symbols
   *   are drawn, and the layer that knows where
   */
  draw({ points, chosen, layer, theme }) {
    const { context, evidence } = this;
    const { count } = evidence;
    const { map, x, y } = layer;
    const all = map.getZoom() >= ALL_NAMED;
    const stated = points.filter((p) => evidence.stated(p) || chosen.has(p));
    const symbols = stated.slice(0, MOST_BOXES).map((p) => {
      const { across, along } = layer.reach(p);
      const [wide, high] = [across + 8, along + 8];
      return /** @type {Box} */ ([x[p] - wide, y[p] - high, x[p] + wide, y[p] + high]);
    });
    const enough = leastCount(stated, count, MOST_LABELS);
    const named = (/** @type {number} */ p) => {
      const { form } = evidence.places[p];
      return count[p] >= enough && (evidence.stated(p) || (form === "point" && all));
    };
    const kept = points.filter((p) => layer.names.has(p));
    const candidates = points.filter((p) => !layer.names.has(p) && (chosen.has(p) || named(p)));
    const order = ordered(candidates, (p) => (chosen.has(p) ? -FIRST : -layer.weight(p))).slice(0, MOST_LABELS);
    context.font = this.font;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = theme.halo;
    const names = order.map((p) => {
      const leads = chosen.has(p); // named even where its name must touch another place's symbol
      const name = evidence.name(p);
      const halves = halvesOf(name);
      const folded = halves ? Math.max(...halves.map((half) => this.width(half))) : undefined;
      return { width: this.width(name), folded, x: x[p], y: y[p], ...layer.reach(p), leads };
    });
    const { closed, edges } = this.room(layer);
    kept.forEach((p) => {
      const [left, middle] = /** @type {[number, number]} */ (layer.names.get(p));
      closed.push([left - 3, middle - LINE / 2 - 1, left + this.width(evidence.name(p)) + 3, middle + LINE / 2 + 1]);
      this.write([evidence.name(p)], left, middle, theme.ink);
    });
    placeNames(names, symbols, edges, closed).forEach((spot, i) => {
      if (!spot) return;
      const name = evidence.name(order[i]);
      const [left, middle, lines] = spot;
      const parts = (lines === 2 && halvesOf(name)) || [name];
      this.write(parts, left, middle, evidence.stated(order[i]) ? theme.ink : theme.faint);
    });
  }

  /**
   * @param {string[]} lines
   * @param {number} left
   * @param {number} middle
   * @param {string} colour
   */
  write(lines, left, middle, colour) {
    const { context } = this;
    const from = middle - ((lines.length - 1) * LINE) / 2;
    context.fillStyle = colour;
    lines.forEach((line, n) => context.strokeText(line, left, from + n * LINE));
    lines.forEach((line, n) => context.fillText(line, left, from + n * LINE));
  }

  /**
   * Where names may stand, on the canvas: not under controls, and within the map's left and right edge.
   * @param {EvidenceLayer} layer
   * @returns {{ closed: Box[], edges: [left: number, right: number] }}
   */
  room({ map, bounds, controls }) {
    const { x, y } = map.layerPointToContainerPoint(/** @type {L.Point} */ (bounds.min)); // of the canvas
    const over = controls().map((box) => /** @type {Box} */ ([box[0] - x, box[1] - y, box[2] - x, box[3] - y]));
    return { closed: over, edges: [-x, map.getSize().x - x] };
  }

  /** @param {string} name */
  width(name) {
    const known = this.widths.get(name);
    if (known !== undefined) return known;
    this.context.font = this.font;
    const { width } = this.context.measureText(name);
    this.widths.set(name, width);
    return width;
  }
}
