// Pictures of symbols, made once for each combination of layers and kept as bitmaps.

import { drawSymbol } from "../symbols.js";

/** @import { Layer, Theme } from "../types.d.ts" */

const STEP = 16; // CSS pixels from one symbol to the next
const SIDE = 20; // CSS pixels of one symbol with its halo

/**
 * How far the symbols of a place reach to either side of its middle, in CSS pixels.
 * @param {number} bits of the layers with a visible claim
 */
export function spreadOf(bits) {
  let symbols = 0;
  for (let rest = bits; rest; rest &= rest - 1) symbols += 1;
  return Math.max(0, symbols - 1) * (STEP / 2);
}

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
   * One symbol for each layer, side by side and never sized by a number; for none a faint ring.
   * @param {number} full bits of layers where a claim holds on every day
   * @param {number} some bits of layers where a claim holds on some day
   * @param {Theme} theme
   * @param {number} ratio
   */
  get(full, some, theme, ratio) {
    const key = (full << 8) | some;
    const known = this.kept.get(key);
    if (known) return known;
    const layers = this.layers.filter(({ bit }) => (full | some) & (1 << bit));
    const width = Math.max(0, layers.length - 1) * STEP + SIDE;
    const canvas = new OffscreenCanvas(Math.ceil(width * ratio), Math.ceil(SIDE * ratio));
    const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.scale(ratio, ratio);
    pen.translate(SIDE / 2, SIDE / 2);
    if (!layers.length) {
      pen.arc(0, 0, 3, 0, 2 * Math.PI);
      pen.fillStyle = theme.halo;
      pen.fill();
      pen.lineWidth = 1.2;
      pen.strokeStyle = theme.faint;
      pen.stroke();
    }
    layers.forEach(({ bit, shape }) => {
      drawSymbol(pen, this.symbols[shape], theme.claims[bit], Boolean(full & (1 << bit)), theme.halo);
      pen.translate(STEP, 0);
    });
    const made = canvas.transferToImageBitmap();
    this.kept.set(key, made);
    return made;
  }
}
