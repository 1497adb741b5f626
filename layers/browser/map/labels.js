// Names of places beside their symbols, without one over another: pure functions of boxes.

import { Boxes, clear } from "./boxes.js";

/** @import { Box } from "./boxes.js" */
/**
 * A name to be placed: how wide it is, where its symbol stands and how far that reaches to either side; how wide it is
 * on two lines, if it can be.
 * @typedef {{ width: number, x: number, y: number, across: number, along: number, leads: boolean,
 *   folded?: number }} Name
 */

const GAP = 11; // CSS pixels between symbol and name
export const LINE = 14; // CSS pixels from one line of a name to the next
const SHIFT = 7; // CSS pixels that a name beside its symbol may stand above or below its middle
const [ABOVE, BELOW] = [7, 7]; // of the name's middle

/**
 * The number of claims a place needs to be among the `most` that can be labelled; sorting thousands would be slow.
 * @param {number[]} points
 * @param {Uint32Array} counts
 * @param {number} most
 */
export function leastCount(points, counts, most) {
  if (points.length <= 4 * most) return 0;
  const having = new Uint32Array(256);
  points.forEach((p) => {
    having[Math.min(255, counts[p])] += 1;
  });
  let least = 255;
  for (let sum = having[255]; sum < most && least > 1; sum += having[least]) least -= 1;
  return least;
}

/**
 * Numbers of places in the order of their weights, the least first; equals stay as they were. A weight is whole.
 * @param {number[]} places
 * @param {(p: number) => number} weight
 */
export function ordered(places, weight) {
  const most = 2 ** 24; // places; one number holds weight and place in line, as plain numbers are sorted fastest
  const keys = Float64Array.from(places, (p, i) => weight(p) * most + i).sort();
  return Array.from(keys, (key) => places[key - Math.floor(key / most) * most]);
}

/**
 * The two lines of a name that says two things, "Khankendi (Stepanakert)" or "One / Other"; `null` for others.
 * @param {string} name
 */
export function halvesOf(name) {
  const at = /\s(?=\()|(?<=\s\/)\s/u.exec(name);
  return at ? [name.slice(0, at.index), name.slice(at.index + 1)] : null;
}

/**
 * The places a name may have, the best first.
 * @param {Name} name
 * @returns {[x: number, y: number][]}
 */
function spots({ width, x, y, across, along }) {
  const [right, left] = [x + across + GAP, x - across - GAP - width];
  const [over, under] = [y - along - 17, y + along + 17];
  return [
    [right, y],
    [left, y],
    [x - width / 2, over],
    [x - width / 2, under],
    [right - 14, over + 1],
    [right - 14, under - 1],
    [left + 14, over + 1],
    [left + 14, under - 1],
  ];
}

/** @param {Name} name the same on two lines */
const onTwo = (name) => ({ ...name, width: name.folded ?? name.width, along: name.along + LINE / 2 });

/**
 * The places that remain where other names have all of these: beside the symbol, out of its line.
 * @param {Name} name
 */
function shifted(name) {
  return spots(name)
    .slice(0, 2)
    .flatMap(([x, y]) => /** @type {[number, number][]} */ ([y - SHIFT, y + SHIFT].map((line) => [x, line])));
}

/**
 * Where each name stands (its left end and middle), `null` where there is no room. Names keep clear of one another and
 * of symbols; those that lead stand even where they must touch another place's symbol.
 * @param {Name[]} names the most important first
 * @param {Box[]} symbols
 * @param {[left: number, right: number]} edges within which a name must stand
 * @param {Box[]} closed where none may stand: under controls
 * @returns {([x: number, y: number, lines?: number] | null)[]}
 */
export function placeNames(names, symbols, [left, right], closed = []) {
  const [taken, held] = [new Boxes(), new Boxes()];
  symbols.forEach((box) => held.add(box));
  closed.forEach((box) => taken.add(box));
  /**
   * @param {Name} name
   * @param {[x: number, y: number][]} among
   * @param {number} half of what is added to a line's height
   */
  const bestOf = (name, among, half = 0) => {
    let best = null;
    let least = Infinity;
    for (const spot of among) {
      const [x, y] = spot;
      const box = /** @type {Box} */ ([x, y - ABOVE - half, x + name.width, y + BELOW + half]);
      if (x < left || box[2] > right || taken.meet(box)) continue;
      if (!held.meet(clear(box, name.x))) {
        best = spot;
        break;
      }
      const cost = name.leads ? held.common(box) : Infinity;
      if (cost < least) [best, least] = [spot, cost];
    }
    return best;
  };
  return names.map((name) => {
    const take = (/** @type {[number, number]} */ [x, y], /** @type {number} */ width, /** @type {number} */ half) =>
      taken.add([x - 3, y - ABOVE - 1 - half, x + width + 3, y + BELOW + 1 + half]);
    const best = bestOf(name, spots(name)) ?? bestOf(name, shifted(name));
    if (best) take(best, name.width, 0);
    if (best || name.folded === undefined || !name.leads) return best;
    const two = onTwo(name);
    const lower = bestOf(two, [...spots(two), ...shifted(two)], LINE / 2);
    if (!lower) return null;
    take(lower, two.width, LINE / 2);
    return [...lower, 2];
  });
}
