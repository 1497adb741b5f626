// Steps of a time window along the uneven axis of the small corpus: years, months and days around March 44 BC,
// centuries, and years again.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Axis, dayAt, isoDay } from "../../../layers/browser/dates.js";
import { frameAfter, frameFrom, moved, placed, shifted, wholeOf } from "../../../layers/browser/parts/steps.js";
import { page } from "./data.js";

/** @import { Span } from "../../../layers/browser/types.d.ts" */

const axis = new Axis(page().axis);
/** @type {Span} */
const extent = [axis.segments[0].start, axis.segments[axis.segments.length - 1].end];

/** @param {string} text */
const day = (text) => Number(dayAt(text, "first"));

/**
 * @param {"first" | "last"} edge
 * @param {string} from
 * @param {number} by
 */
const step = (edge, from, by) => isoDay(moved(axis, edge, day(from), extent, by));

/**
 * @param {string} from
 * @param {string} to
 * @param {number} by
 */
function shift(from, to, by) {
  const { first, last } = shifted(axis, { first: day(from), last: day(to) }, extent, by);
  return [isoDay(first), isoDay(last)];
}

test("an edge moves by the step of its segment", () => {
  assert.equal(step("first", "-0043-03-15", 1), "-000043-03-16");
  assert.equal(step("last", "-0043-03-15", -1), "-000043-03-14");
  assert.equal(step("first", "-0044-05-01", 1), "-000044-06-01");
  assert.equal(step("last", "-0044-05-31", 1), "-000044-06-30");
  assert.equal(step("last", "-0044-03-31", -1), "-000044-02-29");
  assert.equal(step("first", "1900-01-01", -1), "1899-01-01");
  assert.equal(step("last", "1900-12-31", 2), "1902-12-31");
  assert.equal(step("first", "0100-01-01", 1), "0200-01-01");
  assert.equal(step("last", "0099-12-31", 1), "0199-12-31");
  assert.equal(step("first", "1900-01-01", 0), "1900-01-01");
});

test("an edge within a unit goes to the unit's end or beginning first", () => {
  assert.equal(step("first", "1900-05-05", -1), "1900-01-01");
  assert.equal(step("first", "1900-05-05", 1), "1901-01-01");
  assert.equal(step("last", "1900-05-05", 1), "1900-12-31");
  assert.equal(step("last", "1900-05-05", -1), "1899-12-31");
});

test("crossing into another segment an edge takes that one's step", () => {
  assert.equal(step("first", "-0043-03-01", -1), "-000043-02-01");
  assert.equal(step("last", "-0043-02-28", 1), "-000043-03-01");
  assert.equal(step("last", "-0043-03-31", 1), "-000043-04-30");
  assert.equal(step("first", "-0043-03-31", 1), "-000043-04-01");
  assert.equal(step("first", "-0044-01-01", -1), "-000045-01-01");
  assert.equal(step("first", "1800-01-01", -1), "1700-01-01");
  assert.equal(step("last", "1799-12-31", 1), "1800-12-31");
});

test("several steps are as many single ones", () => {
  for (const edge of /** @type {const} */ (["first", "last"])) {
    for (const by of [1, -1]) {
      let one = day("-0043-03-10");
      for (let i = 1; i <= 60; i += 1) {
        one = moved(axis, edge, one, extent, by);
        assert.equal(moved(axis, edge, day("-0043-03-10"), extent, i * by), one);
      }
    }
  }
});

test("an edge stops at the ends of the axis", () => {
  for (const edge of /** @type {const} */ (["first", "last"])) {
    assert.equal(moved(axis, edge, extent[0], extent, -3), extent[0]);
    assert.equal(moved(axis, edge, extent[1], extent, 3), extent[1]);
    assert.equal(moved(axis, edge, day("-0043-03-10"), extent, 1000), extent[1]);
    assert.equal(moved(axis, edge, day("-0043-03-10"), extent, -1000), extent[0]);
  }
});

test("every step leads on, and back", () => {
  let one = extent[0];
  while (one < extent[1]) {
    const next = moved(axis, "last", one, extent, 1);
    assert.ok(next > one);
    one = next;
  }
  while (one > extent[0]) {
    const next = moved(axis, "first", one, extent, -1);
    assert.ok(next < one);
    one = next;
  }
});

test("a window of days moves by days, one of years by years", () => {
  assert.deepEqual(shift("-0043-03-14", "-0043-03-16", 1), ["-000043-03-15", "-000043-03-17"]);
  assert.deepEqual(shift("-0043-03-14", "-0043-03-16", -2), ["-000043-03-12", "-000043-03-14"]);
  assert.deepEqual(shift("1890-01-01", "1899-12-31", 5), ["1895-01-01", "1904-12-31"]);
  assert.deepEqual(shift("1890-01-01", "1899-12-31", 0), ["1890-01-01", "1899-12-31"]);
});

test("a window stops where one of its edges has come to the end", () => {
  assert.deepEqual(shift("1998-01-01", "1999-12-31", 5), ["1999-01-01", "2000-12-31"]);
  assert.deepEqual(shift("-0098-01-01", "-0097-12-31", -5), ["-000099-01-01", "-000098-12-31"]);
  assert.deepEqual(shift("1999-01-01", "2000-12-31", 1), ["1999-01-01", "2000-12-31"]);
  assert.deepEqual(shift("-0099-01-01", "-0098-12-31", -1), ["-000099-01-01", "-000098-12-31"]);
  assert.deepEqual(shift("-0099-01-01", "2000-12-31", 1), ["-000099-01-01", "2000-12-31"]);
});

test("a window is never turned round by moving", () => {
  for (const by of [1, -1]) {
    let window = { first: day("-0043-03-15"), last: day("-0043-03-15") };
    for (let i = 0; i < 200; i += 1) {
      window = shifted(axis, window, extent, by);
      assert.ok(extent[0] <= window.first && window.first <= window.last && window.last <= extent[1]);
    }
  }
});

test("a window put where it stands covers the units it touches", () => {
  const put = (/** @type {string} */ from, /** @type {string} */ to) => {
    const { first, last } = placed(axis, axis.position(day(from)), axis.position(day(to), 1));
    return [isoDay(first), isoDay(last)];
  };
  assert.deepEqual(put("-0043-03-14", "-0043-03-16"), ["-000043-03-14", "-000043-03-16"]);
  assert.deepEqual(put("-0043-03-15", "-0043-03-15"), ["-000043-03-15", "-000043-03-15"]);
  assert.deepEqual(put("1890-01-01", "1899-12-31"), ["1890-01-01", "1899-12-31"]);
  assert.deepEqual(put("1890-03-01", "1899-05-31"), ["1890-01-01", "1899-12-31"]);
  assert.deepEqual(put("-0044-05-02", "-0043-03-02"), ["-000044-05-01", "-000043-03-02"]);
});

test("a window put anywhere keeps its width at the ends of the bar", () => {
  const width = axis.position(day("1899-12-31"), 1) - axis.position(day("1890-01-01"));
  assert.deepEqual(placed(axis, -1, width - 1), placed(axis, 0, width));
  assert.deepEqual(placed(axis, 2, 2 + width), placed(axis, 1 - width, 1));
  const { first, last } = placed(axis, 2, 2 + width);
  assert.deepEqual([isoDay(first), isoDay(last)], ["1991-01-01", "2000-12-31"]);
  assert.equal(placed(axis, -1, width - 1).first, extent[0]);
});

test("a window put on the whole bar is the whole axis", () => {
  const { first, last } = placed(axis, 0, 1);
  assert.deepEqual([first, last], extent);
});

test("a window that has no width is a unit, not turned round", () => {
  for (let x = 0; x <= 1; x += 0.01) {
    const { first, last } = placed(axis, x, x);
    assert.ok(first <= last);
  }
});

test("a period is played step by step, to its end and no further", () => {
  const { segments } = axis;
  for (const grows of [false, true]) {
    for (const { start, end } of segments) {
      /** @type {[number, number]} */
      const period = [start, Math.min(end, start + 400)];
      const frames = /** @type {{ first: number, last: number }[]} */ ([]);
      for (let frame = frameAfter(axis, null, period, grows); frame; frame = frameAfter(axis, frame, period, grows)) {
        frames.push(frame);
      }
      assert.equal(frames[0].first, period[0]);
      assert.equal(frames.at(-1)?.last, period[1]);
      frames.slice(1).forEach(({ first, last }, i) => {
        assert.equal(first, grows ? period[0] : frames[i].last + 1);
        assert.ok(last > frames[i].last);
      });
    }
  }
});

test("of all dates what is played begins where the axis steps by months, of any other window all", () => {
  const months = axis.segments.find((one) => one.step === "month") ?? axis.segments[0];
  assert.deepEqual(wholeOf(axis, extent, extent), [months.start, extent[1]]);
  assert.deepEqual(wholeOf(axis, [extent[0], extent[1] - 1], extent), [extent[0], extent[1] - 1]);
});

test("the next day of some is gone to with its step, and none beyond the axis", () => {
  const days = [extent[0] - 9, extent[0], extent[0] + 400, extent[1], extent[1] + 9];
  const all = { first: extent[0], last: extent[1] };
  assert.equal(frameFrom(axis, days, all, 1), null);
  assert.equal(frameFrom(axis, days, all, -1), null);
  const next = frameFrom(axis, days, { first: extent[0], last: extent[0] + 1 }, 1);
  assert.ok(next && next.first <= extent[0] + 400 && next.last >= extent[0] + 400);
  const before = frameFrom(axis, days, { first: extent[0] + 399, last: extent[0] + 401 }, -1);
  assert.ok(before && before.first <= extent[0] && before.last >= extent[0]);
});
