// How many claims hold on some day of each stretch of the bar, against a plain count of them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Axis, meets } from "../../../layers/browser/dates.js";
import { Evidence } from "../../../layers/browser/evidence.js";
import { totals } from "../../../layers/browser/parts/histogram.js";
import { evidence, page } from "./data.js";

/** @import { PageData, Segment, Span } from "../../../layers/browser/types.d.ts" */

/**
 * A page with nothing in it but claims of these days, on an axis of as many days as there are to be stretches.
 * @param {(Span | null | Span[])[]} dates
 * @param {number} days
 */
function made(dates, days) {
  /** @type {PageData} */
  const data = page();
  /** @type {Segment[]} */
  const axis = [{ start: 0, end: days - 1, step: "day", share: 1 }];
  const isSet = (/** @type {unknown} */ date) => Array.isArray(date) && Array.isArray(date[0]);
  const flat = dates.map((date) => /** @type {number[]} */ (date?.flat() ?? []));
  const none = dates.map(() => 0);
  data.axis = axis;
  data.claims = {
    id: dates.map((_, i) => `claim-${i}`),
    start: flat.map((all) => (all.length ? Math.min(...all) : null)),
    end: flat.map((all) => (all.length ? Math.max(...all) : null)),
    layer: dates.map(() => data.layers.findIndex(({ feature }) => feature === "claim")),
    topic: none,
    source: none,
    every: none,
    figures: none,
    paragraph: none,
    graphic: none,
    places: dates.map(() => []),
    times: {},
    members: Object.fromEntries(dates.flatMap((date, i) => (isSet(date) ? [[i, /** @type {Span[]} */ (date)]] : []))),
  };
  return { axis: new Axis(axis), evidence: new Evidence(data) };
}

/**
 * The claims with a day in each of as many stretches, where the axis has one segment that they divide evenly.
 * @param {Evidence} found
 * @param {number} bins
 * @param {number} days
 */
function counted(found, bins, days) {
  const wide = days / bins;
  return Array.from({ length: bins }, (_, bin) => {
    const [first, last] = [bin * wide, (bin + 1) * wide - 1];
    let count = 0;
    for (let i = 0; i < found.size; i += 1) {
      const claim = { start: found.start[i], end: found.end[i], members: found.members.get(i) };
      if (found.fits[i] && found.dated(i) && meets(claim, first, last)) count += 1;
    }
    return count;
  });
}

test("a claim counts in each stretch that has one of its days, and in no other", () => {
  const { axis, evidence: found } = made([[0, 0], [2, 4], [4, 4], [9, 9], null], 10);
  assert.deepEqual(totals(axis, found, 10), [1, 0, 1, 1, 2, 0, 0, 0, 0, 1]);
  assert.deepEqual(totals(axis, found, 5), [1, 1, 2, 0, 1]);
  assert.deepEqual(totals(axis, found, 1), [4]);
});

test("a set of dates counts at its dates and not between them", () => {
  const { axis, evidence: found } = made(
    [
      [
        [1, 1],
        [4, 5],
      ],
    ],
    8,
  );
  assert.deepEqual(totals(axis, found, 8), [0, 1, 0, 0, 1, 1, 0, 0]);
});

test("a set of dates counts once where several of its dates lie in one stretch", () => {
  const { axis, evidence: found } = made(
    [
      [
        [6, 6],
        [0, 0],
        [2, 2],
        [3, 5],
      ],
    ],
    8,
  );
  assert.deepEqual(totals(axis, found, 1), [1]);
  assert.deepEqual(totals(axis, found, 2), [1, 1]);
  assert.deepEqual(totals(axis, found, 4), [1, 1, 1, 1]);
});

test("open ends reach to the ends of the bar", () => {
  const { axis, evidence: found } = made(
    [
      [-4371587, 3],
      [6, 2932896],
    ],
    8,
  );
  assert.deepEqual(totals(axis, found, 8), [1, 1, 1, 1, 0, 0, 1, 1]);
});

for (const days of [60, 98]) {
  test(`whatever the dates, the stretches of ${days} days hold what a plain count gives`, () => agrees(days));
}

/** @param {number} days */
function agrees(days) {
  let seed = 7;
  const random = (/** @type {number} */ below) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  for (let round = 0; round < 40; round += 1) {
    const dates = Array.from({ length: 12 }, () => {
      const span = () => {
        const start = random(days);
        return /** @type {Span} */ ([start, Math.min(days - 1, start + random(9))]);
      };
      const kind = random(5);
      return kind === 0 ? null : kind === 1 ? [span(), span(), span()] : span();
    });
    const { axis, evidence: found } = made(dates, days);
    for (let bins = 1; bins <= days; bins += 1) {
      if (days % bins) continue;
      assert.deepEqual(totals(axis, found, bins), counted(found, bins, days), JSON.stringify({ dates, bins }));
    }
  }
}

test("what the filters leave out is not counted, what the window leaves out is", () => {
  const found = evidence();
  const axis = new Axis(found.data.axis);
  const all = totals(axis, found, 1);
  assert.deepEqual(all, [17]); // of the first layers, with the open ends, without the undated
  found.update({ first: found.extent[1] });
  assert.deepEqual(totals(axis, found, 1), all);
  found.update({ layers: ["customs"] });
  assert.deepEqual(totals(axis, found, 1), [2]);
  found.update({ layers: [] });
  assert.deepEqual(totals(axis, found, 3), [0, 0, 0]);
});

test("each segment of the axis gets the stretches of its share", () => {
  const found = evidence();
  found.update({ layers: ["customs"], topics: ["memory"] }); // two days of March 1899, and the year 1898
  const axis = new Axis(found.data.axis);
  const bins = totals(axis, found, 1000);
  const at = bins.flatMap((count, i) => (count ? [i] : []));
  const [from, to] = [axis.position(found.start[17]), axis.position(found.end[16], 1)];
  assert.deepEqual(found.claims.id.slice(16, 18), ["letter-p05-01", "letter-p05-02"]);
  assert.ok(at[0] === Math.floor(from * 1000) && at[at.length - 1] === Math.floor(to * 1000), String(at));
  assert.ok(at[0] > 750); // the years from 1800 on have the last quarter
});
