// Symbols of neighbouring places set apart, so that each can be told from the next: pure functions of boxes.

import { Boxes, clear } from "./boxes.js";

/** @import { Box } from "./boxes.js" */
/**
 * Symbols of a place: where it is, how far they reach to either side, up and down, of a way the other points of its
 * line where they can stand, and of an important one how wide its name is.
 * @typedef {{ x: number, y: number, wide: number, high: number, spots?: [x: number, y: number][],
 *   name?: number }} Group
 */
/**
 * Where they stand: `led` where that is not the place itself; and the left end and middle of the name, if it has room.
 * @typedef {{ x: number, y: number, led: boolean, name?: [x: number, y: number] }} Spot
 */

const RINGS = [20, 32, 44, 56, 68, 82, 96]; // CSS pixels from the place, the nearest first
const TURNS = 16; // directions tried on each
const GAP = 1; // CSS pixels between symbols of two places
const [BESIDE, LINE] = [4, 8]; // CSS pixels between symbols and name, and of half a name's height

/** @type {{ closed: Box[], edges: [left: number, right: number] }} */
const EVERYWHERE = { closed: [], edges: [-Infinity, Infinity] };

const AROUND = RINGS.flatMap((radius, ring) =>
  Array.from({ length: TURNS }, (_, i) => {
    const angle = (2 * Math.PI * (i + (ring % 2) / 2)) / TURNS;
    return { radius, dx: radius * Math.cos(angle), dy: radius * Math.sin(angle) };
  }),
);

/**
 * How far from its place a symbol may stand, in CSS pixels: on a map of the world that would be another country.
 * @param {number} zoom
 */
export function reachAt(zoom) {
  const [least, most] = [RINGS[0], RINGS[RINGS.length - 1]];
  return least + (most - least) * Math.min(1, Math.max(0, (zoom - 5) / 4));
}

/**
 * The places of a name about symbols, as its left end and middle, the best first.
 * @param {number} name
 * @param {Group} group
 * @returns {[x: number, y: number][]}
 */
const about = (name, { x, y, wide, high }) => [
  [x + wide + BESIDE, y],
  [x - wide - BESIDE - name, y],
  [x - name / 2, y - high - LINE],
  [x - name / 2, y + high + LINE],
];

/**
 * Where the symbols of each place stand: at the place, or else as near as there is room, a line leading to them;
 * `null` where there is none within reach. Important names are given room before less important places are.
 * @param {Group[]} groups those that keep their place first
 * @param {number} reach
 * @param {{ closed: Box[], edges: [left: number, right: number] }} room where names may stand: not in `closed`
 * @returns {(Spot | null)[]}
 */
export function setApart(groups, reach, { closed, edges: [left, right] } = EVERYWHERE) {
  const [taken, shut] = [new Boxes(), new Boxes()];
  closed.forEach((box) => shut.add(box));
  const around = AROUND.filter(({ radius }) => radius <= reach);
  return groups.map((group) => {
    const { x, y, wide, high, spots = [], name } = group;
    const box = (/** @type {number} */ at, /** @type {number} */ on) =>
      /** @type {Box} */ ([at - wide - GAP, on - high - GAP, at + wide + GAP, on + high + GAP]);
    const own = [[x, y], ...spots].find(([at, on]) => !taken.meet(box(at, on)));
    const aside = own ? undefined : around.find(({ dx, dy }) => !taken.meet(box(x + dx, y + dy)));
    if (!own && !aside) return null;
    const [at, on] = own ?? [x + (aside?.dx ?? 0), y + (aside?.dy ?? 0)];
    taken.add([at - wide, on - high, at + wide, on + high]);
    const spot = { x: at, y: on, led: !own };
    if (name === undefined) return spot;
    const line = (/** @type {[x: number, y: number]} */ [start, middle]) =>
      clear([start, middle - LINE, start + name, middle + LINE], at);
    const free = about(name, { ...group, x: at, y: on }).find((one) => {
      return one[0] >= left && one[0] + name <= right && !taken.meet(line(one)) && !shut.meet(line(one));
    });
    if (free) taken.add(line(free));
    return { ...spot, name: free };
  });
}
