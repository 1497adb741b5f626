// Measuring: never more exact than the places are.

import assert from "node:assert/strict";
import { test } from "node:test";

import { distanceText, refusal } from "../../../layers/browser/map/distance.js";

/** @import { End } from "../../../layers/browser/map/distance.js" */

/**
 * @param {Partial<End>} parts
 * @returns {End}
 */
const end = (parts) => ({ name: "A", form: "point", anchor: [0, 0], accuracy: 1500, ...parts });

test("a distance is said with the errors of both ends", () => {
  assert.equal(
    distanceText(end({}), end({ name: "B", accuracy: 500 }), 26_340),
    "A to B: about 26 km in a straight line; with the errors of both between 24 and 28 km. " +
      "Located: A to within 1.5 km, B to within 0.5 km.",
  );
});

test("below ten kilometres a tenth is said", () => {
  const text = distanceText(end({ accuracy: 100 }), end({ name: "B", accuracy: 100 }), 4_260);
  assert.match(text, /about 4\.3 km in a straight line; with the errors of both between 4\.1 and 4\.5 km/);
});

test("places within their errors may be at one point", () => {
  const text = distanceText(end({}), end({ name: "B" }), 2_900);
  assert.match(text, /with the errors of both at most 5\.9 km, and they may be at one point/);
  assert.match(distanceText(end({}), end({ name: "B" }), 0), /about 0 km/);
});

test("where an error is not known no bounds are given, and that is said", () => {
  const text = distanceText(end({}), end({ name: "B", accuracy: null }), 26_340);
  assert.equal(
    text,
    "A to B: about 26 km in a straight line. Located: A to within 1.5 km, how exactly B is located is not known.",
  );
});

test("areas, ways and what is not located have no point to measure from", () => {
  assert.match(String(refusal(end({ form: "area" }))), /A is an area/);
  assert.match(String(refusal(end({ form: "line" }))), /A is a way/);
  assert.match(String(refusal(end({ anchor: null }))), /not located/);
  assert.equal(refusal(end({})), null);
});
