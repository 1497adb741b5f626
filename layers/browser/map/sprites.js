// Pictures of symbols, made once for each combination of layers and kept as bitmaps.

import { DOCUMENTED } from "../evidence.js";
import { drawSymbol } from "../symbols.js";

/** @import { Layer, Theme } from "../types.d.ts" */

const STEP = 16; // CSS pixels from one symbol to the next
const SIDE = 20; // CSS pixels of one symbol with its halo
export const PLATE = 3; // CSS pixels that the plate of a way reaches beyond its symbols
const TAIL = 3; // CSS pixels that the mark of documentation reaches below that
export const HALF = { x: STEP / 2, y: STEP / 2 + TAIL / 2 }; // how far a symbol reaches from its own middle
export const DOT = 2.5; // CSS pixels of radius: a place whose symbols are elsewhere, or have no room

/**
 * The rows in which a place's symbols stand: those of the texts above, those of documentation below.
 * @param {number} bits of the layers with a visible claim, as `Evidence` has them
 */
const rowsOf = (bits) => [bits & (2 ** DOCUMENTED - 1), bits >> DOCUMENTED].map(bitsIn);

/** @param {number} bits */
function bitsIn(bits) {
  let number = 0;
  for (let rest = bits; rest; rest &= rest - 1) number += 1;
  return number;
}

/**
 * How far the middles of a place's symbols lie from its own, to either side and up and down, in CSS pixels.
 * @param {number} bits
 */
export function reachOf(bits) {
  const rows = rowsOf(bits);
  return {
    across: Math.max(0, Math.max(...rows) - 1) * (STEP / 2),
    along: Math.min(...rows) > 0 ? STEP / 2 + 1 : 0,
  };
}

/**
 * What symbols of a way stand on: a plate with the line's edge, so that they do not look like a place's.
 * @param {OffscreenCanvasRenderingContext2D} pen
 * @param {number} across
 * @param {number} along
 * @param {Theme} theme
 */
function plate(pen, across, along, theme) {
  const [wide, high] = [across + SIDE / 2 + 1, along + SIDE / 2 + 1];
  pen.beginPath();
  pen.roundRect(-wide, -high, 2 * wide, 2 * high + TAIL / 2, SIDE / 2);
  pen.fillStyle = theme.halo;
  pen.fill();
  pen.lineWidth = 1.6;
  pen.strokeStyle = theme.route;
  pen.stroke();
}

const NO_ROOM = -(2 ** 30); // the key of the dot among the pictures

export class Sprites {
  /**
   * @param {Layer[]} layers of claims
   * @param {Record<string, string>} symbols
   */
  constructor(layers, symbols) {
    this.layers = layers;
    this.symbols = symbols;
    /** @type {Map<number, ImageBitmap>} */
    this.kept = new Map();
  }

  clear() {
    this.kept.clear();
  }

  /**
   * What stands for the symbols of a place that have no room at this zoom.
   * @param {Theme} theme
   * @param {number} ratio
   */
  dot(theme, ratio) {
    const known = this.kept.get(NO_ROOM);
    if (known) return known;
    const side = Math.ceil(2 * (DOT + 2) * ratio);
    const canvas = new OffscreenCanvas(side, side);
    const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.scale(ratio, ratio);
    pen.arc(DOT + 2, DOT + 2, DOT, 0, 2 * Math.PI);
    pen.fillStyle = theme.ink;
    pen.strokeStyle = theme.halo;
    pen.lineWidth = 3;
    pen.stroke();
    pen.fill();
    const made = canvas.transferToImageBitmap();
    this.kept.set(NO_ROOM, made);
    return made;
  }

  /**
   * One symbol for each layer, side by side and never sized by a number, those of documentation in a row of their own;
   * for none a faint ring.
   * @param {number} full bits of layers where a claim holds on every day
   * @param {number} some bits of layers where a claim holds on some day
   * @param {number} none bits of layers where a claim has no date
   * @param {boolean} way whether they are about a way: then they stand in a plate on its line
   * @param {Theme} theme
   * @param {number} ratio
   */
  get(full, some, none, way, theme, ratio) {
    const bits = (((full << (2 * DOCUMENTED)) | some) << (2 * DOCUMENTED)) | none;
    const key = way ? -1 - bits : bits;
    const known = this.kept.get(key);
    if (known) return known;
    const { across, along } = reachOf(full | some | none);
    const edge = way ? PLATE : 0;
    const canvas = new OffscreenCanvas(
      Math.ceil((2 * (across + edge) + SIDE) * ratio),
      Math.ceil((2 * (along + TAIL + edge) + SIDE) * ratio),
    );
    const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.scale(ratio, ratio);
    pen.translate(across + edge + SIDE / 2, along + edge + TAIL + SIDE / 2);
    if (way) plate(pen, across, along, theme);
    if (!(full | some | none)) {
      pen.arc(0, 0, 3, 0, 2 * Math.PI);
      pen.fillStyle = theme.halo;
      pen.fill();
      pen.lineWidth = 1.2;
      pen.strokeStyle = theme.faint;
      pen.stroke();
    }
    [0, DOCUMENTED].forEach((offset, row) => {
      const drawn = this.layers.filter(({ bit }) => (full | some | none) & (1 << (bit + offset)));
      pen.save();
      pen.translate((-(drawn.length - 1) * STEP) / 2, row ? along : -along);
      drawn.forEach(({ bit, shape }) => {
        const own = 1 << (bit + offset);
        const days = full & own ? "every" : some & own ? "some" : "none";
        drawSymbol(pen, this.symbols[shape], theme.claims[bit], days, theme.halo, offset > 0);
        pen.translate(STEP, 0);
      });
      pen.restore();
    });
    const made = canvas.transferToImageBitmap();
    this.kept.set(key, made);
    return made;
  }
}
