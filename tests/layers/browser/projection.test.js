// Where places stand, with a projection that is easy to follow: ten pixels a degree, north above.

import assert from "node:assert/strict";
import { test } from "node:test";

import { fanAt, Projection } from "../../../layers/browser/map/projection.js";
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

/**
 * How far each place is set apart from its point.
 * @param {Projection} projection
 */
const offsets = ({ places, dx, dy }) => places.map((_, p) => [dx[p], dy[p]]);

/** @param {number[]} offset */
const distance = ([x, y]) => Math.hypot(x, y);

test("places at points of their own stand there, with no offset", () => {
  const made = new Projection([place({ anchor: [1, 2] }), place({ anchor: [1, 2.00001] })], pixel);
  assert.deepEqual(made.at(0, HERE, 1), { x: 10, y: -20 });
  assert.deepEqual(offsets(made), [
    [0, 0],
    [0, 0],
  ]);
});

test("places are shifted and scaled with the map, offsets only with the fan", () => {
  const made = new Projection([place({ anchor: [1, 2], rank: 0 }), place({ anchor: [1, 2] })], pixel);
  const shift = { x: 5, y: 7, scale: 4 };
  assert.deepEqual(made.at(1, shift, 0), { x: 45, y: -73 });
  const there = made.at(1, shift, 0.5);
  assert.deepEqual([there.x, there.y], [45 + made.dx[1] / 2, -73 + made.dy[1] / 2]);
  assert.deepEqual(made.at(0, shift, 1), { x: 45, y: -73 });
});

test("of places at one point the settlement stays in the middle, the others stand around it, each apart", () => {
  for (let many = 2; many < 30; many += 1) {
    const places = Array.from({ length: many }, (_, i) => place({ anchor: [3, 4], rank: i === many - 1 ? 0 : 1 }));
    const set = offsets(new Projection(places, pixel));
    assert.deepEqual(set[many - 1], [0, 0]);
    const ring = set.slice(0, -1);
    const radius = Math.max(24, many * 5);
    ring.forEach((one, i) => {
      assert.ok(Math.abs(distance(one) - radius) < 1e-3);
      ring.slice(i + 1).forEach((other) => {
        assert.ok(distance([one[0] - other[0], one[1] - other[1]]) > 24);
      });
    });
  }
});

test("the places around a point stand evenly, as many on the left as on the right", () => {
  const rings = [3, 4, 5].map((many) => {
    const places = Array.from({ length: many }, (_, i) => place({ anchor: [3, 4], rank: i }));
    return offsets(new Projection(places, pixel)).slice(1);
  });
  const near = (/** @type {number[][]} */ set) => set.map((one) => one.map((part) => Math.round(part * 10) / 10 + 0));
  assert.deepEqual(near(rings[0]), [
    [24, 0],
    [-24, 0],
  ]);
  assert.deepEqual(near(rings[1]), [
    [20.8, -12],
    [0, 24],
    [-20.8, -12],
  ]);
  assert.deepEqual(near(rings[2])[0], [17.7, -17.7]);
  const made = new Projection(
    [0, 1, 2].map((rank) => place({ anchor: [3, 4], rank })),
    pixel,
  );
  assert.deepEqual(made.at(1, HERE, 0.5).x, 30 + 12);
  assert.deepEqual(made.at(2, HERE, 0.5).x, 30 - 12);
});

test("where none is a settlement, the first stays in the middle, and places elsewhere are left alone", () => {
  const places = [
    place({ anchor: [9, 9] }),
    place({ anchor: [3, 4] }),
    place({ anchor: null }),
    place({ anchor: [3, 4] }),
    place({ anchor: null }),
  ];
  const set = offsets(new Projection(places, pixel));
  assert.deepEqual(
    set.map((one) => distance(one) > 0),
    [false, false, false, true, false],
  );
});

test("setting apart leaves the places in their order", () => {
  const places = [place({ anchor: [3, 4], rank: 1, id: "a" }), place({ anchor: [3, 4], rank: 0, id: "b" })];
  const made = new Projection(places, pixel);
  assert.deepEqual(
    made.places.map(({ id }) => id),
    ["a", "b"],
  );
  assert.deepEqual(offsets(made)[1], [0, 0]);
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

test("places at one point are together on a map of the world and apart on one of the region", () => {
  assert.deepEqual([0, 6, 8.5, 19].map(fanAt), [0, 0, 1, 1]);
  assert.ok(fanAt(7) > 0 && fanAt(7) < fanAt(8) && fanAt(8) < 1);
});
