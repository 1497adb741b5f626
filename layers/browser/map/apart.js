// Symbols of neighbouring places set apart, so that each can be told from the next: pure functions of boxes.

import { Boxes } from "./boxes.js";

/** @import { Box } from "./boxes.js" */
/**
 * A place's symbols: where it is, how far they reach to either side, up and down, and, of a way, the other points of
 * its line where they can stand.
 * @typedef {{ x: number, y: number, wide: number, high: number, spots?: [x: number, y: number][] }} Group
 */
/** @typedef {{ x: number, y: number, led: boolean }} Spot `led` where it is not the place itself, but led there */

const RINGS = [20, 32, 44, 56, 68, 82, 96]; // CSS pixels from the place, the nearest first
const TURNS = 16; // directions tried on each
const GAP = 1; // CSS pixels between symbols of two places

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
 * Where the symbols of each place stand: at the place, or else as near as there is room, a line leading to them;
 * `null` where there is none within reach.
 * @param {Group[]} groups those that keep their place first
 * @param {number} reach
 * @returns {(Spot | null)[]}
 */
export function setApart(groups, reach) {
  const taken = new Boxes();
  const around = AROUND.filter(({ radius }) => radius <= reach);
  return groups.map(({ x, y, wide, high, spots = [] }) => {
    const box = (/** @type {number} */ at, /** @type {number} */ on) =>
      /** @type {Box} */ ([at - wide - GAP, on - high - GAP, at + wide + GAP, on + high + GAP]);
    const own = [[x, y], ...spots].find(([at, on]) => !taken.meet(box(at, on)));
    const aside = own ? undefined : around.find(({ dx, dy }) => !taken.meet(box(x + dx, y + dy)));
    if (!own && !aside) return null;
    const [at, on] = own ?? [x + (aside?.dx ?? 0), y + (aside?.dy ?? 0)];
    taken.add([at - wide, on - high, at + wide, on + high]);
    return { x: at, y: on, led: !own };
  });
}
