// Names beside symbols: none over another, none beyond the edges, the most important first.

import assert from "node:assert/strict";
import { test } from "node:test";

import { halvesOf, leastCount, ordered, placeNames } from "../../../layers/browser/map/labels.js";

/** @import { Box } from "../../../layers/browser/map/boxes.js" */
/** @import { Name } from "../../../layers/browser/map/labels.js" */

/** @type {[number, number]} */
const WIDE = [-1e6, 1e6];

/**
 * @param {Partial<Name>} parts
 * @returns {Name}
 */
const name = (parts = {}) => ({ width: 60, x: 100, y: 100, across: 8, along: 0, leads: false, ...parts });

/**
 * The symbol of a place, as far as it reaches.
 * @param {Name} one
 * @returns {Box}
 */
const symbol = ({ x, y, across }) => [x - across, y - across, x + across, y + across];

/**
 * What a name covers where it stands.
 * @param {Name} one
 * @param {number[]} spot
 * @returns {Box}
 */
const box = (one, [x, y]) => [x, y - 7, x + one.width, y + 7];

/**
 * @param {Box} a
 * @param {Box} b
 */
const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** @param {number} seed */
function randomly(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

test("a name alone stands to the right of its symbol, in the same line", () => {
  const one = name();
  assert.deepEqual(placeNames([one], [symbol(one)], WIDE), [[119, 100]]);
});

test("a name that would reach over the right edge stands to the left", () => {
  const one = name();
  assert.deepEqual(placeNames([one], [symbol(one)], [0, 178]), [[100 - 8 - 11 - 60, 100]]);
  assert.deepEqual(placeNames([one], [symbol(one)], [0, 179]), [[119, 100]]);
});

test("a name with room on neither side stands above or below", () => {
  const one = name();
  const [spot] = placeNames([one], [symbol(one)], [60, 140]);
  assert.deepEqual(spot, [70, 83]);
  assert.deepEqual(placeNames([one], [symbol(one), [0, 80, 200, 92]], [60, 140]), [[70, 117]]);
});

test("a name without any room is left out", () => {
  const one = name();
  assert.deepEqual(placeNames([one], [symbol(one)], [90, 140]), [null]);
  assert.deepEqual(placeNames([name({ leads: true })], [symbol(one)], [90, 140]), [null]);
});

/** The places that a name may have, the best first, each with a point that lies in no other. */
const SPOTS = /** @type {{ spot: [number, number], at: [number, number] }[]} */ ([
  { spot: [119, 100], at: [150, 100] },
  { spot: [21, 100], at: [50, 100] },
  { spot: [70, 83], at: [100, 83] },
  { spot: [70, 117], at: [100, 117] },
  { spot: [105, 84], at: [150, 84] },
  { spot: [105, 116], at: [150, 116] },
  { spot: [35, 84], at: [50, 84] },
  { spot: [35, 116], at: [50, 116] },
]);

/**
 * A symbol of a width and height that one of those places touches alone.
 * @param {number} k
 * @returns {Box}
 */
function on(k, width = 1, height = 1) {
  const [x, y] = SPOTS[k].at;
  return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
}

test("where symbols stand beside, above and below, a name stands in a corner", () => {
  SPOTS.forEach(({ spot }, k) => {
    const before = SPOTS.slice(0, k).map((_, i) => on(i));
    assert.deepEqual(placeNames([name()], before, WIDE), [spot]);
  });
  const all = SPOTS.map((_, i) => on(i));
  assert.deepEqual(placeNames([name()], all, WIDE), [null]);
});

// Of a symbol that reaches far beyond a name, only what lies under the name counts.
test("a name that leads stands where it covers least of the symbols, however far those reach beyond it", () => {
  SPOTS.forEach(({ spot }, least) => {
    const symbols = SPOTS.map((_, k) => (k === least ? on(k, 2, 3) : on(k, 2, 4)));
    assert.deepEqual(placeNames([name({ leads: true })], symbols, WIDE), [spot], `with least at ${spot}`);
  });
  const two = SPOTS.flatMap((_, k) => (k === 3 ? [on(k, 2, 5)] : [on(k, 2, 3), on(k, 2, 3)]));
  assert.deepEqual(placeNames([name({ leads: true })], two, WIDE), [SPOTS[3].spot]);
  /** @type {Box[]} */
  const far = [[160, 99, 500, 107], [-300, 93, 22, 500], ...SPOTS.slice(2).map((_, k) => on(k + 2, 5, 4))];
  assert.deepEqual(placeNames([name({ leads: true })], far, WIDE), [SPOTS[1].spot]);
});

test("symbols that only touch a name's edge leave it there", () => {
  const [x, y] = SPOTS[0].spot;
  for (const other of /** @type {Box[]} */ ([
    [x - 9, y - 50, x, y + 50],
    [x + 67, y - 50, x + 90, y + 50],
    [x - 9, y - 20, x + 90, y - 7],
    [x - 9, y + 7, x + 90, y + 20],
  ])) {
    assert.deepEqual(placeNames([name()], [other], WIDE), [[x, y]]);
  }
});

test("a name keeps its far end clear of another place's symbol, whose it could be taken for", () => {
  const [x, y] = SPOTS[0].spot;
  const near = /** @type {Box} */ ([x + 63, y - 9, x + 81, y + 9]);
  assert.deepEqual(placeNames([name()], [near], WIDE), [SPOTS[1].spot]);
});

test("between two names there is a gap, and no more than that", () => {
  const second = (/** @type {Partial<Name>} */ parts) => placeNames([name(), name(parts)], [], WIDE)[1];
  assert.deepEqual(second({ y: 115 }), [119, 115]);
  assert.notDeepEqual(second({ y: 114 }), [119, 114]);
  assert.deepEqual(second({ y: 85 }), [119, 85]);
  assert.notDeepEqual(second({ y: 86 }), [119, 86]);
  assert.deepEqual(second({ x: 163 }), [182, 100]);
  assert.notDeepEqual(second({ x: 162 }), [181, 100]);
  assert.deepEqual(second({ x: 37 }), [56, 100]);
  assert.notDeepEqual(second({ x: 38 }), [57, 100]);
});

test("a name may reach up to the edges", () => {
  const one = name();
  assert.deepEqual(placeNames([one], [symbol(one)], [21, 140]), [[21, 100]]);
  assert.notDeepEqual(placeNames([one], [symbol(one)], [21.5, 140]), [[21, 100]]);
});

test("names and symbols far apart, in whatever direction, do not concern one another", () => {
  const names = [-700, -64, 0, 64, 5000].flatMap((x) => [-640, 0, 128].map((y) => name({ x, y, width: 20 })));
  const spots = placeNames(names, names.map(symbol), WIDE);
  spots.forEach((spot, i) => assert.deepEqual(spot, [names[i].x + 19, names[i].y]));
});

test("places are put in the order of their weights, equals as they were", () => {
  const weights = [3, -(2 ** 21), 0, 3, -5, 0, 2 ** 21];
  const weight = (/** @type {number} */ p) => weights[p];
  assert.deepEqual(ordered([0, 1, 2, 3, 4, 5, 6], weight), [1, 4, 2, 5, 0, 3, 6]);
  assert.deepEqual(ordered([6, 5, 3, 2, 0], weight), [5, 2, 3, 0, 6]);
  assert.deepEqual(ordered([], weight), []);
});

test("the more important of two names has its place first", () => {
  const [a, b] = [name(), name({ y: 104 })];
  const symbols = [symbol(a), symbol(b)];
  const [first, second] = placeNames([a, b], symbols, WIDE);
  assert.deepEqual(first, [119, 100]);
  assert.notDeepEqual(second, [119, 104]);
  assert.deepEqual(placeNames([b, a], symbols, WIDE)[0], [119, 104]);
});

test("a name that leads touches symbols where it must, as little as it can; another is left out", () => {
  const around = /** @type {Box[]} */ ([[0, 0, 200, 99]]); // half of what lies right and left, none of what lies below
  const narrow = /** @type {[number, number]} */ ([110, 190]);
  const everywhere = /** @type {Box[]} */ ([[0, 0, 400, 400]]);
  assert.deepEqual(placeNames([name()], everywhere, WIDE), [null]);
  assert.deepEqual(placeNames([name({ leads: true })], everywhere, WIDE), [[119, 100]]);
  assert.deepEqual(placeNames([name()], [...around, [0, 101, 200, 200]], narrow), [null]);
  const [spot] = placeNames([name({ leads: true })], [...around, [0, 118, 200, 200]], narrow);
  assert.deepEqual(spot, [119, 100]); // 8 of 14 pixels lie on a symbol: less than above or below
});

test("a name that others leave no other place stands beside its symbol, out of its line", () => {
  const others = [name({ y: 83, width: 200, x: 30 }), name({ y: 114, width: 200, x: 30 })];
  const spots = placeNames([...others, name()], [], [20, 1e6]);
  assert.deepEqual(spots.slice(0, 2), [
    [49, 83],
    [49, 114],
  ]);
  assert.deepEqual(spots[2], null);
  const apart = placeNames([others[0], name({ ...others[1], y: 122 }), name()], [], [20, 1e6]);
  assert.deepEqual(apart[2], [119, 100]);
  const low = placeNames([name({ ...others[0], y: 86 }), name({ ...others[1], y: 122 }), name()], [], [20, 1e6]);
  assert.deepEqual(low[2], [119, 107]);
});

test("a name that leads and says two things stands on two lines where one has no room", () => {
  assert.deepEqual(halvesOf("Khankendi (Stepanakert)"), ["Khankendi", "(Stepanakert)"]);
  assert.deepEqual(halvesOf("One / Other"), ["One /", "Other"]);
  assert.equal(halvesOf("Khojaly district"), null);
  const long = name({ width: 170, folded: 80, leads: true });
  assert.deepEqual(placeNames([long], [], [60, 210]), [[119, 100, 2]]);
  assert.deepEqual(placeNames([long], [], [0, 300]), [[119, 100]]);
  assert.deepEqual(placeNames([{ ...long, leads: false }], [], [60, 210]), [null]);
  const [, second] = placeNames([long, name({ y: 110 })], [], [60, 210]);
  assert.ok(second === null || Math.abs(second[1] - 100) >= 22 || second[0] + 60 <= 119);
});

test("a name that leads is not put over another name", () => {
  const names = Array.from({ length: 30 }, () => name({ leads: true }));
  const spots = placeNames(names, [], WIDE);
  const boxes = spots.flatMap((spot, i) => (spot ? [box(names[i], [spot[0], spot[1]])] : []));
  assert.ok(boxes.length > 1 && boxes.length < names.length);
  boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => assert.ok(!overlap(a, b))));
});

for (const seed of [1, 2, 3, 4, 5]) {
  test(`of names anywhere none lies over another, over an edge or, unless it leads, over a symbol (${seed})`, () => {
    const random = randomly(seed);
    const names = Array.from({ length: 120 }, () =>
      name({ x: random(800), y: random(500), width: 20 + random(90), across: 5 + random(20), leads: random(8) === 0 }),
    );
    const symbols = names.map(symbol);
    /** @type {[number, number]} */
    const edges = [0, 800];
    const spots = placeNames(names, symbols, edges);
    assert.equal(spots.length, names.length);
    const placed = spots.flatMap((spot, i) => (spot ? [{ one: names[i], at: box(names[i], [spot[0], spot[1]]) }] : []));
    assert.ok(placed.length > 20 && placed.length < names.length);
    placed.forEach(({ one, at }, i) => {
      assert.ok(at[0] >= edges[0] && at[2] <= edges[1]);
      if (!one.leads) assert.ok(!symbols.some((other) => overlap(at, other)));
      placed.slice(i + 1).forEach((other) => {
        const wide = /** @type {Box} */ ([at[0] - 3, at[1] - 1, at[2] + 3, at[3] + 1]); // with a gap around it
        assert.ok(!overlap(wide, other.at));
      });
    });
  });
}

test("few places can all be labelled", () => {
  const counts = new Uint32Array([0, 5, 300]);
  assert.equal(leastCount([0, 1, 2], counts, 1), 0);
});

test("of many places those with the most claims are labelled", () => {
  const counts = Uint32Array.from({ length: 1000 }, (_, i) => i % 50);
  const points = Array.from(counts, (_, i) => i); // 20 places have each of the counts from 0 to 49
  assert.equal(leastCount(points, counts, 20), 49);
  assert.equal(leastCount(points, counts, 21), 48);
  assert.equal(leastCount(points, counts, 100), 45);
  assert.equal(leastCount(points.slice(0, 80), counts, 20), 0);
  assert.equal(leastCount(points.slice(0, 81), counts, 20), 30); // 31 to 49 have one place each, 30 has two
});

test("counts beyond those that are told apart are the most, and places without any claim the least", () => {
  const many = Uint32Array.from({ length: 100 }, (_, i) => (i < 10 ? 1000 + i : 0));
  const points = Array.from(many, (_, i) => i);
  assert.equal(leastCount(points, many, 5), 255);
  assert.equal(leastCount(points, many, 20), 1);
});

test("only the places given are counted", () => {
  const counts = Uint32Array.from({ length: 1000 }, (_, i) => (i < 500 ? 9 : 3));
  const points = Array.from({ length: 500 }, (_, i) => 500 + i);
  assert.equal(leastCount(points, counts, 100), 3);
});
