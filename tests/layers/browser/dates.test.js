// Days, windows in words, step-units and the uneven axis.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  Axis,
  dayAt,
  dayOf,
  dayText,
  isoDay,
  meets,
  segmentText,
  unitEnd,
  unitStart,
  windowText,
} from "../../../layers/browser/dates.js";
import { cases, page } from "./data.js";

/** @import { Segment } from "../../../layers/browser/types.d.ts" */

/**
 * @param {string} text
 * @param {"first" | "last"} [end]
 */
function day(text, end = "first") {
  const found = dayAt(text, end);
  assert.notEqual(found, null, text);
  return Number(found);
}

cases("windows").forEach(({ when, start, end, members, from, to, meets: expected }) => {
  test(`${when} ${expected ? "has" : "has not"} a day in the window ${from} to ${to}`, () => {
    assert.equal(meets({ start, end, members }, day(from), day(to, "last")), expected);
  });
});

test("days are counted from 1970, in one calendar before and after year 0", () => {
  assert.equal(dayOf(1970, 1, 1), 0);
  assert.equal(dayOf(1969, 12, 31), -1);
  assert.equal(dayOf(2000, 3, 1) - dayOf(2000, 2, 28), 2);
  assert.equal(dayOf(1900, 3, 1) - dayOf(1900, 2, 28), 1);
  assert.equal(dayOf(0, 3, 1) - dayOf(0, 2, 28), 2);
  assert.equal(dayOf(99, 1, 1), day("0099")); // and not 1999
  assert.equal(dayOf(-43, 3, 15), -735160);
});

test("months and days beyond their range run on", () => {
  assert.equal(dayOf(1991, 13, 1), day("1992-01-01"));
  assert.equal(dayOf(1992, 3, 0), day("1992-02-29"));
  assert.equal(dayOf(1, 0, 1), day("0000-12-01"));
});

test("a date has a first and a last day", () => {
  assert.equal(isoDay(day("1992-02", "last")), "1992-02-29");
  assert.equal(isoDay(day("1991-12", "last")), "1991-12-31");
  assert.equal(isoDay(day("1992", "last")), "1992-12-31");
  assert.equal(day("1992-02-26", "last"), day("1992-02-26"));
  assert.equal(isoDay(day("-0044-02", "last")), "-000044-02-29");
});

test("what is no plain date has no day", () => {
  for (const text of ["", "1992-2", "1991-02-29", "1992-00", "1992-13-01", "-0000", "-000000-01-01", "-010000-01-01"]) {
    assert.equal(dayAt(text, "first"), null, text);
    assert.equal(dayAt(text, "last"), null, text);
  }
});

test("every day is read as it was written", () => {
  for (let one = day("-0401-12-25"); one < day("0405-01-05"); one += 13) {
    assert.equal(day(isoDay(one)), one);
    assert.equal(day(isoDay(one), "last"), one);
  }
  for (const text of ["-009999-01-01", "-000001-12-31", "0000-01-01", "0001-01-01", "9999-12-31"]) {
    assert.equal(isoDay(day(text)), text);
  }
});

test("days and windows are said as shortly as they can be", () => {
  /** @type {[string, string, string][]} */
  const said = [
    ["1992-02-26", "1992-02-26", "26 Feb 1992"],
    ["1992-02-01", "1992-02-29", "1–29 Feb 1992"],
    ["1992-02-26", "1992-03-01", "26 Feb 1992 – 1 Mar 1992"],
    ["1991-02-26", "1992-02-27", "26 Feb 1991 – 27 Feb 1992"],
    ["1992-01-01", "1992-12-31", "1992"],
    ["1991-01-01", "1992-12-31", "1991 – 1992"],
    ["1991-01-01", "1991-12-30", "1 Jan 1991 – 30 Dec 1991"],
    ["1991-01-02", "1991-12-31", "2 Jan 1991 – 31 Dec 1991"],
    ["-0043-03-15", "-0043-03-15", "15 Mar 44 BC"],
    ["-0043-03-01", "-0043-03-31", "1–31 Mar 44 BC"],
    ["-0043-01-01", "-0043-12-31", "44 BC"],
    ["-0099-01-01", "2000-12-31", "100 BC – 2000"],
    ["0000-01-01", "0001-12-31", "1 BC – 1"],
    ["0099-05-05", "0099-05-05", "5 May 99"],
  ];
  for (const [from, to, text] of said) assert.equal(windowText(day(from), day(to)), text);
  assert.equal(dayText(0), "1 Jan 1970");
});

test("what stands under a segment of the axis says its years, those before year 1 too", () => {
  assert.deepEqual(page().axis.map(segmentText), ["100 BC", "45 BC", "Mar 44 BC", "Apr 44 BC", "…", "1800"]);
  /** @type {[string, string, Segment["step"], string][]} */
  const said = [
    ["1992-02-01", "1992-02-29", "day", "Feb 92"],
    ["1992-02-01", "1992-06-30", "month", "Feb 92"],
    ["1991-11-01", "1992-06-30", "month", "1991"],
    ["1992-01-01", "1992-12-31", "year", "1992"],
    ["1901-01-01", "2000-12-31", "century", "…"],
  ];
  for (const [from, to, step, text] of said) {
    assert.equal(segmentText({ start: day(from), end: day(to), step, share: 1 }), text);
  }
});

test("a step-unit begins and ends with its month, year or century", () => {
  const one = day("1992-02-26");
  assert.deepEqual([unitStart(one, "day"), unitEnd(one, "day")], [one, one]);
  const units = /** @type {const} */ (["month", "year", "century"]);
  assert.deepEqual(
    units.map((step) => [isoDay(unitStart(one, step)), isoDay(unitEnd(one, step))]),
    [
      ["1992-02-01", "1992-02-29"],
      ["1992-01-01", "1992-12-31"],
      ["1900-01-01", "1999-12-31"],
    ],
  );
});

test("step-units before year 0 lie as those after it", () => {
  const one = day("-0043-03-15");
  assert.equal(isoDay(unitStart(one, "century")), "-000100-01-01");
  assert.equal(isoDay(unitEnd(one, "century")), "-000001-12-31");
  assert.equal(isoDay(unitEnd(day("0000-02-01"), "month")), "0000-02-29");
  assert.equal(isoDay(unitStart(day("0000-06-01"), "century")), "0000-01-01");
});

test("step-units further on and back follow one another without a gap", () => {
  for (const step of /** @type {const} */ (["day", "month", "year", "century"])) {
    for (let by = -15; by < 15; by += 1) {
      const one = day("0001-01-31");
      assert.equal(unitEnd(one, step, by) + 1, unitStart(one, step, by + 1));
      assert.equal(unitStart(unitStart(one, step, by), step), unitStart(one, step, by));
      assert.equal(unitStart(unitEnd(one, step, by), step), unitStart(one, step, by));
    }
  }
  assert.equal(isoDay(unitStart(day("1992-01-31"), "month", 1)), "1992-02-01");
  assert.equal(isoDay(unitStart(day("1992-01-31"), "month", -1)), "1991-12-01");
  assert.equal(unitStart(10, "day", -3), 7);
});

const SEGMENTS = page().axis;

/**
 * Some days of a segment, its first and last among them.
 * @param {Segment} segment
 */
function daysOf({ start, end }) {
  const found = [start, end];
  for (let one = start; one < end; one += Math.max(1, Math.floor((end - start) / 997))) found.push(one);
  return found;
}

test("each segment has its own share of the axis", () => {
  const axis = new Axis(SEGMENTS);
  let from = 0;
  SEGMENTS.forEach(({ start, end, share }) => {
    assert.ok(Math.abs(axis.position(start) - from) < 1e-9);
    assert.ok(Math.abs(axis.position(end, 1) - (from + share)) < 1e-9);
    const middle = axis.position(start + (end + 1 - start) / 2);
    assert.ok(Math.abs(middle - (from + share / 2)) < 1e-9);
    from += share;
  });
  assert.equal(axis.position(SEGMENTS[0].start), 0);
  assert.equal(axis.position(SEGMENTS[SEGMENTS.length - 1].end, 1), 1);
});

test("positions grow with the days", () => {
  const axis = new Axis(SEGMENTS);
  const days = [...new Set(SEGMENTS.flatMap(daysOf))].sort((a, b) => a - b);
  for (let i = 1; i < days.length; i += 1) assert.ok(axis.position(days[i]) > axis.position(days[i - 1]));
});

test("a day is found again from anywhere within it", () => {
  const axis = new Axis(SEGMENTS);
  for (const one of SEGMENTS.flatMap(daysOf)) {
    const [begin, end] = [axis.position(one), axis.position(one, 1)];
    for (const part of [0.01, 0.5, 0.99]) assert.equal(axis.day(begin + (end - begin) * part), one);
  }
});

test("beyond the ends of the axis lies its first or last day", () => {
  const axis = new Axis(SEGMENTS);
  const [start, end] = [SEGMENTS[0].start, SEGMENTS[SEGMENTS.length - 1].end];
  assert.deepEqual([axis.day(-1), axis.day(0), axis.day(1), axis.day(2)], [start, start, end, end]);
  assert.deepEqual([axis.position(start - 5000), axis.position(end + 5000, 1)], [0, 1]);
  assert.equal(axis.segment(start - 1), axis.segments[0]);
  assert.equal(axis.segment(end + 1), axis.segments[axis.segments.length - 1]);
});

test("where two segments meet lies the last day of the first", () => {
  const axis = new Axis(SEGMENTS);
  axis.segments.forEach(({ to, end }) => assert.equal(axis.day(to), end));
});

test("a day belongs to the segment that holds it", () => {
  const axis = new Axis(SEGMENTS);
  SEGMENTS.forEach(({ start, end }, i) => {
    assert.equal(axis.segment(start), axis.segments[i]);
    assert.equal(axis.segment(end), axis.segments[i]);
  });
});

test("shares that do not quite add up to one still end at one, and what was given stays as it was", () => {
  const given = /** @type {Segment[]} */ ([0, 1, 2].map((i) => ({ start: i, end: i, step: "day", share: 0.3333 })));
  const before = structuredClone(given);
  const axis = new Axis(given);
  assert.equal(axis.segments[2].to, 1);
  assert.equal(axis.day(1), 2);
  assert.deepEqual(given, before);
});
