// Symbols of neighbouring places: none over another, each as near to its place as there is room.

import assert from "node:assert/strict";
import { test } from "node:test";

import { reachAt, setApart } from "../../../layers/browser/map/apart.js";

/** @import { Group } from "../../../layers/browser/map/apart.js" */

/**
 * @param {Partial<Group>} parts
 * @returns {Group}
 */
const group = (parts = {}) => ({ x: 200, y: 200, wide: 8, high: 10, ...parts });

test("places with room keep their place", () => {
  assert.deepEqual(setApart([group(), group({ x: 218 })], 96), [
    { x: 200, y: 200, led: false },
    { x: 218, y: 200, led: false },
  ]);
});

test("places at one point stand around it, the first in the middle, none over another, all within reach", () => {
  const groups = Array.from({ length: 24 }, (_, i) => group({ wide: 8 + (i % 3) * 8 }));
  const spots = setApart(groups, 96);
  assert.deepEqual(spots[0], { x: 200, y: 200, led: false });
  spots.forEach((one, i) => {
    assert.ok(one);
    assert.equal(one.led, i > 0);
    assert.ok(Math.hypot(one.x - 200, one.y - 200) <= 96.001);
    spots.slice(i + 1).forEach((other, j) => {
      assert.ok(other);
      const wide = groups[i].wide + groups[i + 1 + j].wide;
      assert.ok(Math.abs(one.x - other.x) >= wide || Math.abs(one.y - other.y) >= 20);
    });
  });
});

test("the nearest ring is taken first", () => {
  const [, second] = setApart([group(), group()], 96);
  assert.ok(second);
  assert.ok(Math.abs(Math.hypot(second.x - 200, second.y - 200) - 20) < 0.001);
});

test("where there is no room within reach there is no spot, and the rest is not disturbed", () => {
  const spots = setApart([group({ wide: 40, high: 40 }), group(), group({ x: 300 })], 20);
  assert.equal(spots[1], null);
  assert.deepEqual(spots[2], { x: 300, y: 200, led: false });
});

test("a way's symbols go along its line before they leave it", () => {
  const spots = [[230, 210]].map(([x, y]) => /** @type {[number, number]} */ ([x, y]));
  const [, along, aside] = setApart([group(), group({ spots }), group({ spots })], 96);
  assert.deepEqual(along, { x: 230, y: 210, led: false });
  assert.equal(aside?.led, true);
});

test("symbols stay near on a map of the world and may go further on one of the region", () => {
  assert.deepEqual([0, 5, 9, 14].map(reachAt), [20, 20, 96, 96]);
  assert.ok(reachAt(7) > 20 && reachAt(7) < 96);
});
