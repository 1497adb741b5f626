// The names of places, written on the evidence's canvas.

import { halvesOf, leastCount, LINE, ordered, placeNames } from "./labels.js";

/** @import { Evidence } from "../evidence.js" */
/** @import { Theme } from "../types.d.ts" */
/** @import { Box } from "./boxes.js" */
/** @import { EvidenceLayer } from "./layer.js" */

const MOST_LABELS = 220; // more would be unreadable, and slow with thousands of places
const MOST_BOXES = 400; // symbols that labels keep clear of
const LEADING = 10; // places with the most claims, named even where a name must touch another place's symbol
const FIRST = 2 ** 21; // weighs more than any number of claims at a place
const ALL_NAMED = 11; // the zoom from which points without a claim are named too

export class Captions {
  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Evidence} evidence
   */
  constructor(context, evidence) {
    this.context = context;
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
    const candidates = points.filter((p) => chosen.has(p) || named(p));
    const order = ordered(candidates, (p) => (chosen.has(p) ? -FIRST : -layer.weight(p))).slice(0, MOST_LABELS);
    context.font = theme.font;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = theme.halo;
    const first = new Set(order.filter((p) => evidence.places[p].form !== "line").slice(0, LEADING));
    const names = order.map((p) => {
      const leads = first.has(p) || chosen.has(p);
      const name = evidence.name(p);
      const halves = halvesOf(name);
      const folded = halves ? Math.max(...halves.map((half) => this.width(half))) : undefined;
      return { width: this.width(name), folded, x: x[p], y: y[p], ...layer.reach(p), leads };
    });
    const corner = map.layerPointToContainerPoint(/** @type {L.Point} */ (layer.bounds.min)); // of the canvas
    const controls = layer.controls().map(([left, top, right, bottom]) => {
      return /** @type {Box} */ ([left - corner.x, top - corner.y, right - corner.x, bottom - corner.y]);
    });
    const edges = /** @type {[number, number]} */ ([-corner.x, map.getSize().x - corner.x]);
    placeNames(names, symbols, edges, controls).forEach((spot, i) => {
      if (!spot) return;
      const name = evidence.name(order[i]);
      const [left, middle, lines] = spot;
      context.fillStyle = evidence.stated(order[i]) ? theme.ink : theme.faint;
      const parts = (lines === 2 && halvesOf(name)) || [name];
      const from = middle - ((parts.length - 1) * LINE) / 2;
      parts.forEach((part, n) => context.strokeText(part, left, from + n * LINE));
      parts.forEach((part, n) => context.fillText(part, left, from + n * LINE));
    });
  }

  /** @param {string} name */
  width(name) {
    const known = this.widths.get(name);
    if (known !== undefined) return known;
    const { width } = this.context.measureText(name);
    this.widths.set(name, width);
    return width;
  }
}
