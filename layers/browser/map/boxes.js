// Boxes on the map that are to keep clear of one another: symbols, names, controls.

/** @typedef {[left: number, top: number, right: number, bottom: number]} Box */

const CLEAR = 7; // CSS pixels that a name keeps from other places' symbols, so that it is not read as theirs
const CELL = 64; // CSS pixels of a side of the grid in which boxes are looked for
const COLUMNS = 2 ** 16; // more than a map has

/**
 * The box of a name with what it keeps clear at its ends, but not where its own symbol stands.
 * @param {Box} box
 * @param {number} own where that is, across
 * @returns {Box}
 */
export const clear = ([left, top, right, bottom], own) => [
  left >= own ? left : left - CLEAR,
  top,
  right <= own ? right : right + CLEAR,
  bottom,
];

/** Boxes in a grid, so that only near ones are compared. */
export class Boxes {
  constructor() {
    /** @type {Map<number, Box[]>} */
    this.cells = new Map();
  }

  /**
   * Do something with each cell that a box lies in, until something is true.
   * @param {Box} box
   * @param {(key: number) => boolean} act
   */
  some([left, top, right, bottom], act) {
    for (let row = Math.floor(top / CELL); row <= bottom / CELL; row += 1) {
      for (let column = Math.floor(left / CELL); column <= right / CELL; column += 1) {
        if (act(row * COLUMNS + column)) return true;
      }
    }
    return false;
  }

  /** @param {Box} box */
  add(box) {
    this.some(box, (key) => {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
      return false;
    });
  }

  /**
   * The boxes near one, each once.
   * @param {Box} box
   */
  near(box) {
    const found = /** @type {Set<Box>} */ (new Set());
    this.some(box, (key) => {
      this.cells.get(key)?.forEach((other) => found.add(other));
      return false;
    });
    return found;
  }

  /**
   * Whether a box has an area in common with one of these.
   * @param {Box} box
   */
  meet(box) {
    return this.some(box, (key) => {
      for (const other of this.cells.get(key) ?? []) {
        if (box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) return true;
      }
      return false;
    });
  }

  /**
   * The area that a box has in common with these.
   * @param {Box} box
   */
  common(box) {
    let sum = 0;
    this.near(box).forEach((other) => {
      const wide = Math.min(box[2], other[2]) - Math.max(box[0], other[0]);
      const high = Math.min(box[3], other[3]) - Math.max(box[1], other[1]);
      sum += Math.max(0, wide) * Math.max(0, high);
    });
    return sum;
  }
}
