// Changes of the view: what they make of it, and what listeners are told.

import assert from "node:assert/strict";
import { test } from "node:test";

import { dayAt } from "../../../layers/browser/dates.js";
import { Evidence } from "../../../layers/browser/evidence.js";
import { evidence, page, words } from "./data.js";

/** @import { View } from "../../../layers/browser/types.d.ts" */

/**
 * The keys of the changes that listeners are told, in turn.
 * @param {Evidence} found
 */
function told(found) {
  const all = /** @type {string[][]} */ ([]);
  found.addEventListener("change", (event) => {
    all.push([.../** @type {CustomEvent<{ keys: string[] }>} */ (event).detail.keys].sort());
  });
  return all;
}

test("listeners are told what has changed, and of no change nothing", () => {
  const found = evidence();
  const all = told(found);
  found.update({ first: Number(dayAt("1900", "first")) });
  found.update({ first: Number(dayAt("1900", "first")) });
  found.update({ layers: [...found.view.layers], map: null });
  found.update({ map: [1, 2, 3] });
  found.update({ map: [1, 2, 3] });
  found.update({ place: "tokula", topics: ["memory"], dated: true });
  found.update({});
  assert.deepEqual(all, [["first"], ["map"], ["place", "topics"]]);
});

test("what has changed can be asked of an event", () => {
  const event = new CustomEvent("change", { detail: { keys: ["first", "map"] } });
  assert.ok(Evidence.changed(event, ["map", "words"]));
  assert.ok(!Evidence.changed(event, ["last", "words"]));
  assert.ok(!Evidence.changed(event, []));
});

test("when listeners are told, everything is counted anew", () => {
  const found = evidence();
  let seen = -1;
  found.addEventListener("change", () => {
    seen = found.shown;
  });
  found.update({ layers: ["customs"] });
  assert.equal(seen, 2);
  found.update({ first: found.extent[1] });
  assert.equal(seen, 0);
});

test("a window goes no further than the axis", () => {
  const found = evidence();
  const [from, to] = found.extent;
  found.update({ first: from - 10, last: to + 10 });
  assert.deepEqual([found.view.first, found.view.last], [from, to]);
  found.update({ first: from + 5, last: to + 10 });
  assert.deepEqual([found.view.first, found.view.last], [from + 5, to]);
});

test("a window that lies beyond the axis altogether is not turned round", () => {
  const found = evidence();
  const [from, to] = found.extent;
  found.update({ first: to + 5, last: to + 10 });
  assert.deepEqual([found.view.first, found.view.last], [to, to]);
  found.update({ first: from - 10, last: from - 5 });
  assert.deepEqual([found.view.first, found.view.last], [from, from]);
});

test("edges that have passed one another change places", () => {
  const found = evidence();
  found.update({ first: 10, last: 5 });
  assert.deepEqual([found.view.first, found.view.last], [5, 10]);
  const all = told(found);
  found.update({ first: 20 });
  assert.deepEqual([found.view.first, found.view.last], [10, 20]);
  assert.deepEqual(all, [["first", "last"]]);
});

test("a change leaves the view before it as it was", () => {
  const found = evidence();
  const before = found.view;
  const copy = structuredClone(before);
  /** @type {Partial<View>} */
  const change = { first: 10, last: 5 };
  found.update(change);
  assert.notEqual(found.view, before);
  assert.deepEqual(before, copy);
  assert.deepEqual(change, { first: 10, last: 5 });
});

test("listeners are told when the words have come", () => {
  const found = new Evidence(page());
  const all = told(found);
  found.setWords(words());
  assert.deepEqual(all, [["words"]]);
});
