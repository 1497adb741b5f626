// Where places stand, with a projection that is easy to follow: ten pixels a degree, north above.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Projection } from "../../../layers/browser/map/projection.js";
import { page } from "./data.js";

/** @import { LonLat, Place } from "../../../layers/browser/types.d.ts" */

const HERE = { x: 0, y: 0, scale: 1 };

/** @param {LonLat} at */
const pixel = ([lon, lat]) => ({ x: lon * 10, y: -lat * 10 });

/**
 * @param {Partial<Place>} parts
 * @returns {Place}
 */
const place = (parts) => ({ ...page().places[0], anchor: null, shape: null, rank: 1, ...parts });

test("places are shifted and scaled with the map", () => {
  const made = new Projection([place({ anchor: [1, 2] }), place({ anchor: [1, 2.00001] })], pixel);
  assert.deepEqual(made.at(0, HERE), { x: 10, y: -20 });
  assert.deepEqual(made.at(0, { x: 5, y: 7, scale: 4 }), { x: 45, y: -73 });
});

test("a point of a line is found by the share of its length", () => {
  /** @type {LonLat[][]} */
  const bent = [
    [
      [0, 0],
      [3, 0],
      [3, -1],
    ],
  ];
  const made = new Projection([place({ anchor: [3, 0], shape: bent, form: "line" })], pixel);
  assert.deepEqual(made.along(0, 0, HERE), { x: 0, y: 0 });
  assert.deepEqual(made.along(0, 0.5, HERE), { x: 20, y: 0 });
  assert.deepEqual(made.along(0, 0.75, { x: 1, y: 2, scale: 2 }), { x: 61, y: 2 });
  assert.deepEqual(made.along(0, 1, HERE), { x: 30, y: 10 });
});

/** @type {LonLat[][]} */
const SHAPE = [
  [
    [1, 2],
    [5, 3],
    [4, -6],
    [1, 2],
  ],
  [
    [-2, 0],
    [0, 1],
    [-2, 0],
  ],
];

test("lines and areas have the bounds of all their rings, points have none", () => {
  const made = new Projection(
    [place({ anchor: [2, 1], shape: SHAPE, form: "area" }), place({ anchor: [2, 1] })],
    pixel,
  );
  assert.deepEqual(made.bounds[0], [-20, -30, 50, 60]);
  assert.equal(made.bounds[1], undefined);
});

test("rings are projected when first asked for, and once", () => {
  let asked = 0;
  const counting = (/** @type {LonLat} */ at) => {
    asked += 1;
    return pixel(at);
  };
  const made = new Projection([place({ anchor: [2, 1], shape: SHAPE }), place({ anchor: [0, 0] })], counting);
  const before = asked;
  const rings = made.rings(0);
  assert.deepEqual(rings[0].slice(0, 2), [
    { x: 10, y: -20 },
    { x: 50, y: -30 },
  ]);
  assert.deepEqual(
    rings.map((ring) => ring.length),
    [4, 3],
  );
  assert.equal(asked - before, 7);
  assert.equal(made.rings(0), rings);
  assert.equal(asked - before, 7);
  assert.deepEqual(made.rings(1), []);
});

test("places of the small corpus lie within the bounds of their shapes", () => {
  const { places } = page();
  const made = new Projection(places, pixel);
  places.forEach(({ anchor, shape }, p) => {
    assert.equal(made.bounds[p] !== undefined, shape !== null);
    const bounds = made.bounds[p];
    if (!bounds || !anchor) return;
    const { x, y } = pixel(anchor);
    assert.ok(bounds[0] <= x + 0.01 && x <= bounds[2] + 0.01 && bounds[1] <= y + 0.01 && y <= bounds[3] + 0.01);
  });
});
